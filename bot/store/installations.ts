import type { Installation } from "@slack/oauth";
import type { TenantId } from "../model.ts";
import type { Keyring, Sealed } from "./keyring.ts";
import { persistently } from "./persistently.ts";
import type { Database, Row } from "./schema.ts";
import type { Installations } from "./store.ts";

/** Why watches of a workspace rest that has uninstalled the bot: they go on when it installs it again. */
const uninstalled = "uninstalled";
const rotatedAtOnce = 20;

export function installationsIn(db: Database, keyring: Keyring): Installations {
  return {
    put: (tenant, installation) => put(db, tenant, keyring.seal(tenant, JSON.stringify(installation))),
    get: async (tenant) => (await kept(db, keyring, tenant))?.installation,
    // Slack gives a renewed token once: it is not lost because the database is away for a moment
    renew: (tenant, before, after) => persistently(() => renew(db, keyring, tenant, { before, after })),
    returned: (tenant) => returned(db, tenant),
    uninstall: (tenant, at) => uninstall(db, tenant, at),
    tenants: () => tenants(db),
    rotate: () => rotate(db, keyring),
  };
}

async function put(db: Database, tenant: TenantId, sealed: Sealed): Promise<void> {
  const values = { ...columnsOf(sealed), uninstalled_at: null };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("installation")
      .values({ tenant, ...values })
      .onConflict((conflict) => conflict.column("tenant").doUpdateSet(values))
      .execute();
    await watchAgain(trx, tenant);
  });
}

async function watchAgain(trx: Database, tenant: TenantId): Promise<void> {
  await trx
    .updateTable("watch")
    .set({ paused_because: null })
    .where("tenant", "=", tenant)
    .where("paused_because", "=", uninstalled)
    .execute();
}

async function returned(db: Database, tenant: TenantId): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx.deleteFrom("installation").where("tenant", "=", tenant).where("sealed", "is", null).execute();
    await watchAgain(trx, tenant);
  });
}

interface Kept {
  installation: Installation;
  nonce: Buffer | null;
}

async function kept(db: Database, keyring: Keyring, tenant: TenantId): Promise<Kept | undefined> {
  const row = await db.selectFrom("installation").selectAll().where("tenant", "=", tenant).executeTakeFirst();
  const sealed = row === undefined ? undefined : sealedOf(row);
  if (row === undefined || sealed === undefined) return undefined;
  const installation: Installation = JSON.parse(keyring.open(tenant, sealed)); // authentic: it is what `put` sealed
  return { installation, nonce: row.nonce };
}

async function renew(
  db: Database,
  keyring: Keyring,
  tenant: TenantId,
  { before, after }: Record<"before" | "after", Installation>,
): Promise<boolean> {
  for (;;) {
    const found = await kept(db, keyring, tenant);
    if (found === undefined || found.installation.bot?.refreshToken !== before.bot?.refreshToken) return false;
    if (await replaced(db, tenant, found.nonce, keyring.seal(tenant, JSON.stringify(after)))) return true;
  }
}

/** Leaves alone what was put meanwhile: each has a nonce of its own. */
async function replaced(db: Database, tenant: TenantId, nonce: Buffer | null, sealed: Sealed): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("installation")
    .set(columnsOf(sealed))
    .where("tenant", "=", tenant)
    .where("nonce", "=", nonce)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function uninstall(db: Database, tenant: TenantId, at: Date): Promise<void> {
  const gone = { key_id: null, nonce: null, sealed: null, uninstalled_at: at };
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto("installation")
      .values({ tenant, ...gone })
      .onConflict((conflict) =>
        conflict.column("tenant").doUpdateSet(gone).where("installation.uninstalled_at", "is", null),
      )
      .execute();
    await trx
      .updateTable("watch")
      .set({ paused_because: uninstalled, leased_until: null })
      .where("tenant", "=", tenant)
      .where("paused_because", "is", null)
      .execute();
    await trx
      .updateTable("outbox")
      .set({ done_at: at, because: uninstalled, leased_until: null })
      .where("tenant", "=", tenant)
      .where("done_at", "is", null)
      .execute();
  });
}

async function tenants(db: Database): Promise<readonly TenantId[]> {
  const installed = db.selectFrom("installation").where("sealed", "is not", null);
  const rows = await installed.select("tenant").orderBy("tenant").execute();
  return rows.map(({ tenant }) => tenant);
}

async function rotate(db: Database, keyring: Keyring): Promise<number> {
  const old = db.selectFrom("installation").selectAll().where("key_id", "!=", keyring.newestId).limit(rotatedAtOnce);
  for (let rotated = 0; ;) {
    const rows = await old.execute();
    for (const row of rows) rotated += await resealed(db, keyring, row);
    if (rows.length === 0) return rotated;
  }
}

async function resealed(db: Database, keyring: Keyring, row: Row<"installation">): Promise<number> {
  const sealed = sealedOf(row);
  if (sealed === undefined) return 0;
  const { tenant } = row;
  return Number(await replaced(db, tenant, row.nonce, keyring.seal(tenant, keyring.open(tenant, sealed))));
}

function columnsOf({ keyId, nonce, octets }: Sealed) {
  return { key_id: keyId, nonce: Buffer.from(nonce), sealed: Buffer.from(octets) };
}

function sealedOf({ key_id: keyId, nonce, sealed }: Row<"installation">): Sealed | undefined {
  if (keyId === null || nonce === null || sealed === null) return undefined;
  return { keyId, nonce, octets: sealed };
}
