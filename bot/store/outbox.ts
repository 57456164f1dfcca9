import { sql } from "kysely";
import { bounded, jsonText, plainText } from "./bounds.ts";
import type { Database, NewRow, Row } from "./schema.ts";
import type { Outbox, Telling, Waiting } from "./store.ts";

export function outboxIn(db: Database): Outbox {
  return {
    async add(telling) {
      const row = db.insertInto("outbox").values(outboxRow(telling));
      await row.onConflict((conflict) => conflict.column("key").doNothing()).execute();
    },
    take: (now, leaseUntil, limit) => take(db, now, leaseUntil, limit),
    sent: (key, ts, at) => settle(db, key, { ts: ts === "" ? null : ts, done_at: at, leased_until: null }),
    again: (key, notBefore, because, isUnsure = false) =>
      settle(db, key, {
        not_before: notBefore,
        because: plainText(because),
        leased_until: isUnsure ? notBefore : null,
      }),
    dropped: (key, because, at) => settle(db, key, { because: plainText(because), done_at: at, leased_until: null }),
    async tsOf(key) {
      const row = await db.selectFrom("outbox").select("ts").where("key", "=", key).executeTakeFirst();
      return row?.ts ?? undefined;
    },
  };
}

export function outboxRow(telling: Telling): NewRow<"outbox"> {
  const { key, tenant, channel, watch, says, under, notBefore } = telling;
  return {
    key,
    tenant,
    channel,
    watch: watch ?? null,
    says: jsonText(says),
    under: under ?? null,
    due: notBefore,
    not_before: notBefore,
  };
}

/** What has been settled stays as it is: a worker that comes late does not send, or drop, it again. */
async function settle(
  db: Database,
  key: string,
  to: Partial<Pick<Row<"outbox">, "ts" | "done_at" | "not_before" | "because" | "leased_until">>,
): Promise<void> {
  const waiting = db.updateTable("outbox").where("key", "=", key).where("done_at", "is", null);
  await waiting.set(to).execute();
}

type Taken = Row<"outbox"> & { is_repeated: boolean; thread_ts: string | null };

/**
 * The first that is due in each place, unless it is being sent or waits for another attempt: then the place waits with it. What
 * is due later, such as a digest, holds nobody up. The lock reads a row anew, so that of two workers one gets it.
 */
async function take(db: Database, now: Date, leaseUntil: Date, limit: number): Promise<readonly Waiting[]> {
  const { rows } = await sql<Taken>`
    with head as materialized (
      select distinct on (tenant, channel) seq from mecsa.outbox
      where done_at is null and due <= ${now}
      order by tenant, channel, due, seq
    ), taken as materialized (
      select seq, leased_until is not null as is_repeated from mecsa.outbox
      where seq in (select seq from head) and done_at is null and not_before <= ${now}
        and (leased_until is null or leased_until <= ${now})
      order by not_before, seq
      limit ${bounded(limit)}
      for update skip locked
    )
    update mecsa.outbox as told
    set leased_until = ${leaseUntil}, attempts = told.attempts + 1
    from taken
    where told.seq = taken.seq
    returning told.*, taken.is_repeated, (select ts from mecsa.outbox as parent where parent.key = told.under) as thread_ts
  `.execute(db);
  return rows
    .toSorted((a, b) => a.not_before.getTime() - b.not_before.getTime() || Number(a.seq) - Number(b.seq))
    .map(waitingOf);
}

function waitingOf(row: Taken): Waiting {
  return {
    ...tellingOf(row),
    attempts: row.attempts,
    isRepeated: row.is_repeated,
    ...(row.thread_ts === null ? {} : { threadTs: row.thread_ts }),
  };
}

export function tellingOf(row: Row<"outbox">): Telling {
  const { key, tenant, channel, watch, says, under } = row;
  return {
    key,
    tenant,
    channel,
    ...(watch === null ? {} : { watch }),
    says,
    ...(under === null ? {} : { under }),
    notBefore: row.not_before,
  };
}
