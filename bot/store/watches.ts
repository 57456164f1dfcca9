import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { DomainName } from "../../src/index.ts";
import type { Place, TenantId, Watch, WatchOptions } from "../model.ts";
import { bounded, jsonText, plainText } from "./bounds.ts";
import { outboxRow } from "./outbox.ts";
import type { Database, Row } from "./schema.ts";
import type { Telling, Watches } from "./store.ts";

const hour = 3_600_000;
/** Watches of one tenant that are listed; the limits of tenants are far below. */
const maxListed = 5_000;

export function watchesIn(db: Database): Watches {
  return {
    put: (place, domain, options, by, now) => put(db, place, domain, options, by, now),
    async remove(place, domain) {
      const { numDeletedRows } = await at(db, place).where("domain", "=", domain).executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async removeAll(place) {
      const { numDeletedRows } = await at(db, place).executeTakeFirst();
      return Number(numDeletedRows);
    },
    async get(id) {
      const row = await db.selectFrom("watch").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? undefined : watchOf(row);
    },
    of: (tenant, channel) => listed(db, tenant, channel),
    count: (tenant) => count(db, tenant),
    takeDue: (now, leaseUntil, limit) => takeDue(db, now, leaseUntil, limit),
    moveOn: (watch, next) => moveOn(db, watch, next),
    mute: async (id, until) => void (await change(db, id, { muted_until: until ?? null })),
    pause: async (id, because) =>
      void (await change(db, id, { paused_because: plainText(because), leased_until: null })),
  };
}

function at(db: Database, { tenant, channel }: Place) {
  return db.deleteFrom("watch").where("tenant", "=", tenant).where("channel", "=", channel);
}

function change(
  db: Database,
  id: string,
  to: Partial<Pick<Row<"watch">, "muted_until" | "paused_because" | "leased_until">>,
) {
  return db.updateTable("watch").set(to).where("id", "=", id).execute();
}

/** A new one is due at once; one that was there keeps its state, runs again if it was paused, and comes no later than its new interval says. */
async function put(
  db: Database,
  { tenant, channel }: Place,
  domain: DomainName,
  options: WatchOptions,
  by: string,
  now: Date,
): Promise<Watch> {
  const latest = new Date(now.getTime() + options.everyHours * hour);
  const row = await db
    .insertInto("watch")
    .values({
      id: randomUUID(),
      tenant,
      channel,
      domain,
      created_by: plainText(by),
      created_at: now,
      options: jsonText(options),
      next_at: now,
      state: "null",
    })
    .onConflict((conflict) =>
      conflict.columns(["tenant", "channel", "domain"]).doUpdateSet({
        options: jsonText(options),
        paused_because: null,
        next_at: sql<Date>`least(watch.next_at, ${latest})`,
      }),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  return watchOf(row);
}

async function listed(db: Database, tenant: TenantId, channel: string | undefined): Promise<readonly Watch[]> {
  const all = db.selectFrom("watch").selectAll().where("tenant", "=", tenant);
  const some = channel === undefined ? all : all.where("channel", "=", channel);
  const rows = await some.orderBy("channel").orderBy("domain").limit(maxListed).execute();
  return rows.map(watchOf);
}

async function count(db: Database, tenant: TenantId): Promise<number> {
  const { rows } = await db
    .selectFrom("watch")
    .select(({ fn }) => fn.countAll<string>().as("rows"))
    .where("tenant", "=", tenant)
    .executeTakeFirstOrThrow();
  return Number(rows);
}

async function takeDue(db: Database, now: Date, leaseUntil: Date, limit: number): Promise<readonly Watch[]> {
  const rows = await db
    .with(
      (cte) => cte("due").materialized(),
      (inner) =>
        inner
          .selectFrom("watch")
          .select("id")
          .where("paused_because", "is", null)
          .where("next_at", "<=", now)
          .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
          .orderBy("next_at")
          .limit(bounded(limit))
          .forUpdate()
          .skipLocked(),
    )
    .updateTable("watch")
    .from("due")
    .set({ leased_until: leaseUntil })
    .whereRef("watch.id", "=", "due.id")
    .returningAll("watch")
    .execute();
  return rows.map(watchOf).toSorted((a, b) => a.nextAt.getTime() - b.nextAt.getTime());
}

/** Its state and when it was due are compared as they were read: JSON is kept as it was written. */
function moveOn(
  db: Database,
  watch: Watch,
  next: { state: unknown; nextAt: Date; tell: readonly Telling[] },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable("watch")
      .set({ state: jsonText(next.state), next_at: next.nextAt, leased_until: null })
      .where("id", "=", watch.id)
      .where("paused_because", "is", null) // nobody would hear of it: what changed is told when it goes on
      .where("next_at", "=", watch.nextAt)
      .where(sql<string>`state::text`, "=", jsonText(watch.state))
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    if (next.tell.length === 0) return true;
    await trx
      .insertInto("outbox")
      .values(next.tell.map(outboxRow))
      .onConflict((conflict) => conflict.column("key").doNothing())
      .execute();
    return true;
  });
}

export function watchOf(row: Row<"watch">): Watch {
  const { id, tenant, channel, domain, options, state } = row;
  return {
    id,
    tenant,
    channel,
    domain,
    createdBy: row.created_by,
    createdAt: row.created_at,
    options,
    nextAt: row.next_at,
    ...(row.muted_until === null ? {} : { mutedUntil: row.muted_until }),
    ...(row.paused_because === null ? {} : { pausedBecause: row.paused_because }),
    state,
  };
}
