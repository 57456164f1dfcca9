import { sql } from "kysely";
import type { DomainName, OutboundObservation } from "../../src/index.ts";
import type { TenantId } from "../model.ts";
import { bounded, jsonText, plainText } from "./bounds.ts";
import { outboxRow } from "./outbox.ts";
import type { Database, Row } from "./schema.ts";
import type { Outbound, OutboundTest, Received, Telling } from "./store.ts";

export function outboundIn(db: Database): Outbound {
  return {
    async begin(test) {
      await db.insertInto("outbound").values(rowOf(test)).execute();
    },
    async waiting(id, now) {
      const row = await open(db, id, now).selectAll().executeTakeFirst();
      return row === undefined ? undefined : testOf(row);
    },
    receive: (id, received, telling) => receive(db, id, received, telling),
    expire: (now, limit, tellingOf) => expire(db, now, limit, tellingOf),
    observed: (tenant, domain) => observed(db, tenant, domain),
  };
}

function rowOf({ id, tenant, domain, user, askedAt, until }: OutboundTest) {
  return { id: plainText(id, 100), tenant, domain, asked_by: plainText(user), asked_at: askedAt, until };
}

const open = (db: Database, id: string, now: Date) =>
  db
    .selectFrom("outbound")
    .where("id", "=", plainText(id, 100))
    .where("received_at", "is", null)
    .where("until", ">", now);

/** The row is changed where it still waits, so that of two messages one is the first. */
function receive(db: Database, id: string, { at, author, observation }: Received, telling: Telling): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("outbound")
      .set({ received_at: at, author: author ?? null, observation: jsonText(observation) })
      .where("id", "=", plainText(id, 100))
      .where("received_at", "is", null)
      .where("until", ">", at)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await tell(trx, [telling]);
    return true;
  });
}

/** Nothing is left of a test without a message but what is told of it. */
function expire(db: Database, now: Date, limit: number, tellingOf: (test: OutboundTest) => Telling): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { rows } = await sql<Row<"outbound">>`
      delete from mecsa.outbound where id = any(array(
        select id from mecsa.outbound where received_at is null and until <= ${now}
        order by until limit ${bounded(limit)} for update skip locked
      ))
      returning *
    `.execute(trx);
    if (rows.length > 0) await tell(trx, rows.map(testOf).map(tellingOf));
    return rows.length;
  });
}

async function tell(db: Database, tellings: readonly Telling[]): Promise<void> {
  await db
    .insertInto("outbox")
    .values(tellings.map(outboxRow))
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
}

async function observed(
  db: Database,
  tenant: TenantId,
  domain: DomainName,
): Promise<{ id: string; observation: OutboundObservation } | undefined> {
  const row = await db
    .selectFrom("outbound")
    .select(["id", "observation"])
    .where("tenant", "=", tenant)
    .where("author", "=", domain)
    .orderBy("received_at", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row === undefined || row.observation === null ? undefined : { id: row.id, observation: row.observation };
}

export function testOf({
  id,
  tenant,
  domain,
  asked_by: user,
  asked_at: askedAt,
  until,
}: Row<"outbound">): OutboundTest {
  return { id, tenant, domain, user, askedAt, until };
}
