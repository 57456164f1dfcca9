/** The store on a real PostgreSQL: the contract that the embedded one keeps, and what only several processes can do. */
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import pg from "pg";
import { type OpenStore, openStore } from "../../bot/store/index.ts";
import { migrations } from "../../bot/store/migrations/index.ts";
import { migrationsOf } from "../../bot/store/migrate.ts";
import { storeContract } from "../bot/store/contract.ts";
import { testKeyring } from "../bot/store/embedded.ts";
import { everyDay, example, fillReleased, general, minutes, start, telling } from "../bot/store/samples.ts";
import { type Postgres, postgresOptions, startPostgres } from "./postgres.ts";

const options = postgresOptions();

suite("PostgreSQL", options, () => {
  let server: Postgres;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.close());
  const open = (url: string): Promise<OpenStore> =>
    openStore({ kind: "postgres", url, keyring: testKeyring, connections: 6 });
  const opened = async (n: number): Promise<readonly OpenStore[]> => {
    const url = await server.newDatabase();
    return Promise.all(Array.from({ length: n }, () => open(url)));
  };
  const closed = (stores: readonly OpenStore[]) => Promise.all(stores.map((store) => store.close()));

  storeContract("the store", async () => open(await server.newDatabase()));

  test("four processes that start at once on an empty database migrate it once", async () => {
    const stores = await opened(4);
    const [first] = stores;
    assert.deepEqual(first && (await migrationsOf(first.db)), Object.keys(migrations));
    await closed(stores);
  });

  test("workers of several processes take each watch and each message once", async () => {
    const stores = await opened(3);
    const [one] = stores;
    assert.ok(one);
    for (let i = 0; i < 60; i++) {
      await one.watches.put({ ...general, channel: `C${i}` }, example, everyDay, "U", start);
      await one.outbox.add(telling(`${i}`, { channel: `C${i}` }));
    }
    const takers = stores.flatMap((store) => [store, store, store]);
    const watches = await drained(takers, (store) => store.watches.takeDue(start, minutes(9), 3));
    const messages = await drained(takers, (store) => store.outbox.take(start, minutes(9), 3));
    for (const taken of [watches.map(({ id }) => id), messages.map(({ key }) => key)])
      assert.deepEqual([taken.length, new Set(taken).size], [60, 60]);
    await closed(stores);
  });

  test("what this version writes can be dumped; LAB_DUMP=FILE keeps it, for test/bot/store/released", async () => {
    const url = await server.newDatabase();
    const store = await open(url);
    await fillReleased(store);
    await store.close();
    const dump = await server.dump(url, "--inserts", "--no-owner", "--no-privileges", "--schema=mecsa");
    assert.match(dump, /create table mecsa\.watch.*insert into mecsa\.watch/is);
    const file = process.env["LAB_DUMP"];
    if (file !== undefined) writeFileSync(file, dump.replaceAll(/^\\.*\n/gm, "")); // without psql's own commands
  });

  test("connections that the server ends are replaced, also where they were being used", async () => {
    const troubles: string[] = [];
    const url = await server.newDatabase();
    const onTrouble = ({ message }: Error) => void troubles.push(message);
    const store = await openStore({ kind: "postgres", url, keyring: testKeyring, onTrouble });
    const asking = assert.rejects(sql`select pg_sleep(20)`.execute(store.db));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const ours = "application_name = 'mecsa-bot' and datname = current_database() and query like '%sleep%'";
    const end = `select pg_terminate_backend(pid) from pg_stat_activity where ${ours}`;
    while ((await client.query(end)).rowCount === 0) await sleep(10);
    await asking;
    while (troubles.length === 0) await sleep(10); // the answer comes before the end of the connection
    await store.ping();
    await client.end();
    await store.close();
  });

  test("of a process that dies in a transaction nothing is left, and others get what it had taken when its lease ends", async () => {
    const url = await server.newDatabase();
    const store = await open(url);
    const watch = await store.watches.put(general, example, everyDay, "U", start);
    await store.watches.takeDue(start, minutes(5), 1);
    const dying = new pg.Client({ connectionString: url });
    dying.on("error", () => {}); // its end
    await dying.connect();
    await dying.query("begin");
    await dying.query("update mecsa.watch set state = '1'");
    // With a time to wait: until it has ended, its locks hold.
    await sql`select pg_terminate_backend(pid, 10000) from pg_stat_activity where state = 'idle in transaction' and datname = current_database()`.execute(
      store.db,
    );
    assert.deepEqual(await store.watches.takeDue(minutes(4), minutes(9), 1), []);
    assert.deepEqual(await store.watches.takeDue(minutes(5), minutes(9), 1), [watch]);
    await dying.end();
    await store.close();
  });
});

async function drained<T>(
  takers: readonly OpenStore[],
  take: (store: OpenStore) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const taken: T[] = [];
  for (;;) {
    const round = (await Promise.all(takers.map(take))).flat();
    taken.push(...round);
    if (round.length === 0) return taken;
  }
}
