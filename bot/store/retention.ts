/** What is not kept any longer. */
import { type RawBuilder, sql } from "kysely";
import { deleteAll, rowsAtOnce } from "./delete-all.ts";
import type { Database } from "./schema.ts";
import { deleteTenant } from "./tenants.ts";

const day = 86_400_000;
/** How long the outbox knows what it has sent: threads go back no further. */
const outboxDays = 90;

export interface Retention {
  /** Of tenants that have not said. */
  retentionDays: number;
  /** Days after a workspace has uninstalled the bot. */
  purgeAfterDays: number;
}

export async function expire(db: Database, now: Date, { retentionDays, purgeAfterDays }: Retention): Promise<number> {
  let expired = await expireEntries(db, now, retentionDays);
  expired += await deleteAll(db, "outbound", receivedBefore(now, retentionDays));
  const told = new Date(now.getTime() - outboxDays * day);
  expired += await deleteAll(db, "outbox", sql`select ctid from mecsa.outbox where done_at < ${told}`);
  expired += await deleteAll(db, "once", sql`select ctid from mecsa.once where until <= ${now}`);
  expired += await deleteAll(db, "bucket", sql`select ctid from mecsa.bucket where full_at <= ${now}`);
  expired += await deleteAll(db, "cannot_show", sql`select ctid from mecsa.cannot_show where until <= ${now}`);
  return expired + (await purge(db, new Date(now.getTime() - purgeAfterDays * day)));
}

/** Tenant by tenant, each by the index of its entries. */
async function expireEntries(db: Database, now: Date, retentionDays: number): Promise<number> {
  const tenants = sql<{ tenant: string; days: number }>`
    with recursive kept (tenant) as (
      select min(tenant) from mecsa.entry
      union all
      select (select min(tenant) from mecsa.entry where entry.tenant > kept.tenant) from kept where tenant is not null
    )
    select tenant, coalesce(retention_days, ${retentionDays}::integer) as days
    from kept left join mecsa.settings using (tenant) where tenant is not null`;
  let expired = 0;
  for (const { tenant, days } of (await tenants.execute(db)).rows) {
    const before = new Date(now.getTime() - days * day);
    expired += await deleteAll(
      db,
      "entry",
      sql`select ctid from mecsa.entry where tenant = ${tenant} and at < ${before}`,
    );
  }
  return expired;
}

/** Of the messages of outbound tests, as long as evidence: there are few. */
function receivedBefore(now: Date, retentionDays: number): RawBuilder<unknown> {
  return sql`
    select outbound.ctid from mecsa.outbound as outbound left join mecsa.settings using (tenant)
    where received_at < ${now}::timestamptz - make_interval(days => coalesce(retention_days, ${retentionDays}::integer))`;
}

/** Workspaces that uninstalled the bot before. */
async function purge(db: Database, before: Date): Promise<number> {
  const gone = db.selectFrom("installation").select("tenant").where("uninstalled_at", "<=", before).limit(rowsAtOnce);
  let deleted = 0;
  for (const { tenant } of await gone.execute()) deleted += await deleteTenant(db, tenant);
  return deleted;
}
