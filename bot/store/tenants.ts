/** Everything of a tenant: to take away, and to delete. */
import type { Installation } from "@slack/oauth";
import { sql } from "kysely";
import type { TenantId } from "../model.ts";
import { deleteAll } from "./delete-all.ts";
import { entryOf, readEvidence } from "./history.ts";
import { testOf } from "./outbound.ts";
import { tellingOf } from "./outbox.ts";
import type { Database } from "./schema.ts";
import type { Store } from "./store.ts";
import { watchOf } from "./watches.ts";

/** Rows of one question; those of entries bring their evidence. */
const pageRows = { entry: 10, watch: 200, outbound: 50, message: 200 };

const tablesOfTenant = ["entry", "watch", "outbox", "outbound", "settings", "cannot_show", "installation"] as const;

/** How many rows. Settings and the installation too: without installing it again, the bot cannot answer this tenant any more. */
export async function deleteTenant(db: Database, tenant: TenantId): Promise<number> {
  const entries = await deleteAll(db, "entry", sql`select ctid from mecsa.entry where tenant = ${tenant}`);
  return await db.transaction().execute(async (trx) => {
    let deleted = 0n;
    for (const table of tablesOfTenant)
      deleted += (await trx.deleteFrom(table).where("tenant", "=", tenant).executeTakeFirst()).numDeletedRows;
    return entries + Number(deleted);
  });
}

/** Asks page by page, so that nothing is held for long and what is added meanwhile may or may not be in it. */
export async function* exportOf(
  db: Database,
  tenant: TenantId,
  of: Pick<Store, "installations" | "settings">,
): ReturnType<Store["exportOf"]> {
  const installation = await of.installations.get(tenant);
  if (installation !== undefined) yield { kind: "installation", row: withoutSecrets(installation) };
  yield { kind: "settings", row: await of.settings.get(tenant) };
  yield* watchesOf(db, tenant);
  yield* entriesOf(db, tenant);
  yield* outboundOf(db, tenant);
  yield* messagesOf(db, tenant);
}

/** Names and ids; no token, and no web-hook, which is one. */
function withoutSecrets({ team, enterprise, user, bot, appId, isEnterpriseInstall }: Installation) {
  const person = { id: user.id, scopes: user.scopes };
  const machine = bot === undefined ? undefined : { id: bot.id, userId: bot.userId, scopes: bot.scopes };
  return { team, enterprise, user: person, bot: machine, appId, isEnterpriseInstall };
}

async function* watchesOf(db: Database, tenant: TenantId): ReturnType<Store["exportOf"]> {
  const page = (after: string) =>
    db.selectFrom("watch").selectAll().where("tenant", "=", tenant).where("id", ">", after).orderBy("id");
  for (let after = ""; ;) {
    const rows = await page(after).limit(pageRows.watch).execute();
    for (const row of rows) yield { kind: "watch", row: watchOf(row) };
    after = rows.at(-1)?.id ?? "";
    if (rows.length < pageRows.watch) return;
  }
}

async function* entriesOf(db: Database, tenant: TenantId): ReturnType<Store["exportOf"]> {
  const page = (after: string) =>
    db.selectFrom("entry").selectAll().where("tenant", "=", tenant).where("id", ">", after).orderBy("id");
  for (let after = ""; ;) {
    const rows = await page(after).limit(pageRows.entry).execute();
    for (const row of rows) {
      const evidence = row.evidence === null ? undefined : await readEvidence(row.evidence);
      yield { kind: "entry", row: { ...entryOf({ ...row, has_evidence: row.evidence !== null }), evidence } };
    }
    after = rows.at(-1)?.id ?? "";
    if (rows.length < pageRows.entry) return;
  }
}

/** Without the id, the digest of an address. */
async function* outboundOf(db: Database, tenant: TenantId): ReturnType<Store["exportOf"]> {
  const page = (after: string) =>
    db.selectFrom("outbound").selectAll().where("tenant", "=", tenant).where("id", ">", after).orderBy("id");
  for (let after = ""; ;) {
    const rows = await page(after).limit(pageRows.outbound).execute();
    for (const row of rows) {
      const { id: _, ...test } = testOf(row);
      const { received_at: receivedAt, author, observation } = row;
      yield { kind: "outbound", row: { ...test, receivedAt, author, observation } };
    }
    after = rows.at(-1)?.id ?? "";
    if (rows.length < pageRows.outbound) return;
  }
}

async function* messagesOf(db: Database, tenant: TenantId): ReturnType<Store["exportOf"]> {
  const page = (after: string) =>
    db.selectFrom("outbox").selectAll().where("tenant", "=", tenant).where("seq", ">", after).orderBy("seq");
  for (let after = "0"; ;) {
    const rows = await page(after).limit(pageRows.message).execute();
    for (const row of rows)
      yield { kind: "message", row: { ...tellingOf(row), sentAt: row.done_at, because: row.because } };
    after = rows.at(-1)?.seq ?? "0";
    if (rows.length < pageRows.message) return;
  }
}
