/** Opens the store: the same PostgreSQL in both modes, over the same client. */
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { defaultSettings } from "../model.ts";
import { type Embedded, startEmbedded } from "./embedded.ts";
import { historyIn } from "./history.ts";
import { installationsIn } from "./installations.ts";
import type { Keyring } from "./keyring.ts";
import { marksIn } from "./marks.ts";
import { migrate } from "./migrate.ts";
import { outboundIn } from "./outbound.ts";
import { outboxIn } from "./outbox.ts";
import { expire, type Retention } from "./retention.ts";
import type { Database, Tables } from "./schema.ts";
import { settingsIn } from "./settings.ts";
import type { Store } from "./store.ts";
import { deleteTenant, exportOf } from "./tenants.ts";
import { type Patience, watchdog } from "./watchdog.ts";
import { watchesIn } from "./watches.ts";

export type StoreOptions = Partial<Retention> & {
  keyring: Keyring;
  /** Told when connections end, which others replace. */
  onTrouble?: (error: Error) => void;
  /** Told when the embedded database ends by itself, or answers no more: only another process replaces it. */
  onEnd?: (error: Error) => void;
  /** For tests. */
  patience?: Patience;
} & (
    | {
        kind: "embedded";
        /** Made where it is not there; none: in memory, for tests. */
        dataDir?: string;
        /** A dump (`backUp`) that a new data directory starts from, instead of some seconds of `initdb`. */
        template?: string;
      }
    | { kind: "postgres"; url: string; connections?: number }
  );

/** How pg-boss connects, on connections of its own. */
export type BossConnection =
  | { host: string; user: string; database: string; max: number; backend: "pglite" }
  | { connectionString: string; max: number };

export interface OpenStore extends Store {
  /** Which can do what: the embedded one has no LISTEN and NOTIFY, and no second process. */
  kind: "embedded" | "postgres";
  boss: BossConnection;
  /** For transactions that are the jobs' as well. Inside of one, ask only it: the embedded database gives others no turn. */
  db: Kysely<Tables>;
  /** Embedded: all of it in a file, gzip'd, which can be a `template`. */
  backUp?: (file: string) => Promise<void>;
}

const connections = { embedded: 4, postgres: 10, boss: 3 };
/** Milliseconds. */
const waits = { connection: 10_000, statement: 30_000, ping: 1_000 };
const usualPatience: Patience = { everyMs: 30_000, answerMs: 20_000, misses: 4 };

/** Brings the tables up to date first. Throws UsageError where another process has the data, or a newer program wrote them. */
export async function openStore(options: StoreOptions): Promise<OpenStore> {
  const onTrouble = options.onTrouble ?? (() => {});
  const { config, boss, embedded } = await connectionOf(options, onTrouble);
  try {
    await bringUpToDate(config, embedded, onTrouble);
  } catch (error) {
    await embedded?.close();
    throw error;
  }
  const db = kyselyOf(config, onTrouble);
  const backUp = embedded === undefined ? {} : { backUp: (file: string) => embedded.backUp(file) };
  const close = async (): Promise<void> => {
    await db.destroy();
    await embedded?.close();
  };
  const store = { ...storeIn(db.withSchema("mecsa"), options), kind: options.kind, boss, db, ...backUp, close };
  return embedded === undefined ? store : guarded(store, embedded, options);
}

/** One that answers no more is not asked to close either. */
function guarded(store: OpenStore, embedded: Embedded, { patience = usualPatience, onEnd }: StoreOptions): OpenStore {
  let isSilent = false;
  const end = watchdog(
    () => ping(store.db, patience.answerMs),
    patience,
    () => {
      isSilent = true;
      onEnd?.(new Error("the embedded database does not answer any more"));
    },
  );
  return {
    ...store,
    async close() {
      end();
      await (isSilent ? embedded.abandon() : store.close());
    },
  };
}

function kyselyOf(config: pg.PoolConfig, onTrouble: (error: Error) => void): Kysely<Tables> {
  const pool = new pg.Pool({ ...config, connectionTimeoutMillis: waits.connection, application_name: "mecsa-bot" });
  pool.on("error", () => {}); // told by the client, which also speaks while it is used
  pool.on("connect", (client) => client.on("error", onTrouble));
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

/** On a connection of its own: to migrate, and to wait until another process has migrated, may take as long as it takes. */
async function bringUpToDate(
  config: pg.PoolConfig,
  embedded: Embedded | undefined,
  onTrouble: (error: Error) => void,
): Promise<void> {
  const db = kyselyOf({ ...config, max: 1, statement_timeout: false }, onTrouble);
  try {
    await migrate(db, (last) => backUpBefore(last, embedded));
  } finally {
    await db.destroy();
  }
}

interface Connection {
  config: pg.PoolConfig;
  boss: BossConnection;
  embedded?: Embedded;
}

async function connectionOf(options: StoreOptions, onTrouble: (error: Error) => void): Promise<Connection> {
  if (options.kind === "postgres") {
    const { url, connections: max = connections.postgres } = options;
    return {
      config: { connectionString: url, max, statement_timeout: waits.statement },
      boss: { connectionString: url, max: connections.boss },
    };
  }
  const embedded = await startEmbedded({ ...options, onTrouble: options.onEnd ?? onTrouble });
  const server = { host: embedded.host, user: "postgres", database: "postgres" };
  return {
    config: { ...server, max: connections.embedded },
    boss: { ...server, max: connections.boss, backend: "pglite" },
    embedded,
  };
}

async function backUpBefore(lastMigration: string, embedded: Embedded | undefined): Promise<void> {
  if (embedded?.dataDir === undefined) return; // a server's backups are its operator's
  await embedded.backUp(`${embedded.dataDir}.before-${lastMigration}.tar.gz`);
}

function storeIn(db: Database, options: StoreOptions): Omit<Store, "close"> {
  const { keyring, retentionDays = defaultSettings.retentionDays, purgeAfterDays = 30 } = options;
  const installations = installationsIn(db, keyring);
  const settings = settingsIn(db, retentionDays);
  return {
    installations,
    history: historyIn(db),
    watches: watchesIn(db),
    outbox: outboxIn(db),
    outbound: outboundIn(db),
    settings,
    ...marksIn(db),
    expire: (now) => expire(db, now, { retentionDays, purgeAfterDays }),
    exportOf: (tenant) => exportOf(db, tenant, { installations, settings }),
    deleteTenant: async (tenant) => void (await deleteTenant(db, tenant)),
    ping: () => ping(db, waits.ping),
  };
}

async function ping(db: Kysely<Tables>, ms: number): Promise<void> {
  const patience = new AbortController();
  const late = sleep(ms, undefined, { signal: patience.signal, ref: false }).then(() => {
    throw new Error(`the database did not answer within ${ms} ms`);
  });
  late.catch(() => {}); // it was in time
  await Promise.race([sql`select 1`.execute(db), late]).finally(() => patience.abort());
}
