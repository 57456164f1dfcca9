/** Brings the tables to what this program knows. Processes that start at once do it one after the other. */
import { type Kysely, sql } from "kysely";
import { Migrator } from "kysely/migration";
import { UsageError } from "../../src/index.ts";
import { migrations } from "./migrations/index.ts";

const schema = "mecsa";
const table = "migration";

/**
 * `before` is told the last migration that a database has had, if any, before others follow. Throws UsageError where it has had
 * one that this program does not know.
 */
export async function migrate<DB>(
  db: Kysely<DB>,
  before: (last: string) => Promise<void>,
  known = migrations,
): Promise<void> {
  const done = await migrationsOf(db);
  refuseNewer(done, known);
  if (Object.keys(known).every((name) => done.includes(name))) return;
  const last = done.at(-1);
  if (last !== undefined) await before(last);
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(known) },
    migrationTableSchema: schema,
    migrationTableName: table,
    migrationLockTableName: "migration_lock",
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  refuseNewer(await migrationsOf(db), known); // another process, of a newer program, was first
  throw error;
}

/** The names of the migrations that a database has had, in order; none for one that is new. */
export async function migrationsOf<DB>(db: Kysely<DB>): Promise<readonly string[]> {
  const {
    rows: [found],
  } = await sql<{ is: boolean }>`select to_regclass('mecsa.migration') is not null as is`.execute(db);
  if (found?.is !== true) return [];
  const { rows } = await sql<{ name: string }>`select name from mecsa.migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}

function refuseNewer(done: readonly string[], known: typeof migrations): void {
  const unknown = done.filter((name) => !Object.hasOwn(known, name));
  if (unknown.length > 0)
    throw new UsageError(
      `the database was written by a newer version of the bot (${unknown.join(", ")})`,
      "Start the newer version, or restore a backup from before it.",
    );
}
