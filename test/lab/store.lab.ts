/** An embedded store from its first start to its last: one data directory, two processes, migrations, backups. */
import assert from "node:assert/strict";
import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Readable } from "node:stream";
import { after, before, suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { defaultSettings } from "../../bot/model.ts";
import { type OpenStore, openStore } from "../../bot/store/index.ts";
import { migrate, migrationsOf } from "../../bot/store/migrate.ts";
import { migrations } from "../../bot/store/migrations/index.ts";
import { UsageError } from "../../src/index.ts";
import { openTestStore, testKeyring } from "../bot/store/embedded.ts";
import { acme, days, entry, everyDay, evidence, example, general, minutes, start } from "../bot/store/samples.ts";

const path = (file: string): string => JSON.stringify(new URL(file, import.meta.url).href);

/** A process that keeps keys, one after the other, and says which it has kept. */
function keeper(dataDir: string, tmp: string): ChildProcessByStdio<null, Readable, null> {
  const program = `const { openStore } = await import(${path("../../bot/store/index.ts")});
    const { templateFile, testKeyring } = await import(${path("../bot/store/embedded.ts")});
    const options = { kind: "embedded", dataDir: ${JSON.stringify(dataDir)}, keyring: testKeyring, template: await templateFile() };
    const store = await openStore(options);
    for (let i = 0; ; i++) {
      await store.once(String(i), new Date(0), 1);
      process.stdout.write(i + " ");
    }`;
  return spawn(process.execPath, ["--input-type=module", "--eval", program], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, TMPDIR: tmp }, // where it leaves its socket
  });
}

test("while a process has the data nobody else gets in; what it kept until it was killed is there; a database of a newer program is refused", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-"));
  const dataDir = join(folder, "data");
  const open = () => openStore({ kind: "embedded", dataDir, keyring: testKeyring });
  const refused = (message: string) => (error: unknown) =>
    error instanceof UsageError && error.message.includes(message);

  const child = keeper(dataDir, folder);
  let said = "";
  child.stdout.on("data", (octets) => (said += octets));
  const gone = once(child, "close").then(() => "gone");
  while (said.length < 200) assert.notEqual(await Promise.race([once(child.stdout, "data"), gone]), "gone", said);
  assert.equal(statSync(dataDir).mode & 0o077, 0, "others may not read it");
  await assert.rejects(open(), refused(`process ${child.pid} `));
  child.kill("SIGKILL");
  await gone;

  const store = await open();
  const kept = said.trimEnd().split(" ").length;
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from mecsa.once`.execute(store.db);
  assert.ok([kept, kept + 1].includes(rows[0]?.n ?? 0), `${kept} were said to be kept, ${rows[0]?.n} are there`);
  await sql`insert into mecsa.migration (name, timestamp) values ('9999-later', '')`.execute(store.db);
  await store.close();
  await assert.rejects(open(), refused("9999-later"));
  assert.deepEqual(globSync("data*", { cwd: folder }), ["data"], "no lock, and no backup, is left");
  rmSync(folder, { recursive: true });
});

test("a data directory that is not one is an error, and leaves no lock", async () => {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-"));
  const dataDir = join(folder, "data");
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, "PG_VERSION"), "9.6\n");
  await assert.rejects(openStore({ kind: "embedded", dataDir, keyring: testKeyring }));
  assert.deepEqual(globSync("*", { cwd: folder }), ["data"]);
  rmSync(folder, { recursive: true });
});

suite("one embedded database", () => {
  let store: OpenStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  const folder = join(import.meta.dirname, "../bot/store/released");
  const released = globSync("*.sql", { cwd: folder }).toSorted();
  assert.ok(released.length > 0);
  for (const file of released)
    test(`what version ${basename(file, ".sql")} wrote is read after the migrations since`, async () => {
      await restore(store, readFileSync(join(folder, file), "utf8"));
      await migrate(store.db, () => Promise.resolve());
      assert.deepEqual(await migrationsOf(store.db), Object.keys(migrations));
      await hasWhatWasReleased(store);
    });

  test("before migrations follow on others there is a backup, and on a new database there is none", async () => {
    const before: string[] = [];
    const note = (last: string) => Promise.resolve(void before.push(last));
    await restore(store, "");
    await migrate(store.db, note);
    await migrate(store.db, note);
    assert.deepEqual(before, []);
    const known = Object.keys(migrations);
    const later = {
      ...migrations,
      "9999-later": { up: async () => {} },
    };
    await migrate(store.db, note, later);
    assert.deepEqual([before, await migrationsOf(store.db)], [[known.at(-1)], [...known, "9999-later"]]);
  });

  test("the event loop goes on while the database works", async () => {
    let ticks = 0;
    const over = new AbortController();
    const ticking = (async () => {
      while (!over.signal.aborted) {
        await sleep(1);
        ticks++;
      }
    })();
    await sql`select count(*) from generate_series(1, 1000000)`.execute(store.db);
    over.abort();
    const seen = ticks;
    await ticking;
    assert.ok(seen > 1, `${seen} ticks`);
  });

  test("a request that is longer than what one read brings is not mixed with others", async () => {
    const asked = Array.from({ length: 40 }, async (_, i) => {
      const long = Buffer.alloc(i % 3 === 0 ? 300_000 : 3, i);
      const { rows } =
        await sql`select ${i}::int as i, length(${long}::bytea) as n, get_byte(${long}, 0) as first`.execute(store.db);
      assert.deepEqual(rows, [{ i, n: long.length, first: i }]);
    });
    await Promise.all(asked);
  });
});

/** The schema as it was, in place of the one that is there. */
async function restore({ db }: OpenStore, dump: string): Promise<void> {
  await sql`drop schema mecsa cascade`.execute(db);
  const statements = dump.replaceAll(/^(?:SET |SELECT pg_catalog.set_config|--).*$/gm, ""); // settings of a session, which is everybody's here
  if (statements.trim() !== "") await sql.raw(statements).execute(db);
}

/** What `fillReleased` filled it with. */
async function hasWhatWasReleased(store: OpenStore): Promise<void> {
  assert.equal((await store.installations.get(acme))?.bot?.token, "xoxb-1");
  const [watch] = await store.watches.takeDue(days(1), days(2), 9);
  assert.deepEqual(
    { ...watch, id: "" },
    {
      ...general,
      id: "",
      domain: example,
      createdBy: "U0ANN",
      createdAt: start,
      options: everyDay,
      nextAt: days(1),
      mutedUntil: days(2),
      state: { seen: 1 },
    },
  );
  assert.deepEqual(await store.history.get(acme, "e1"), {
    ...entry("e1", start, { user: "U0ANN" }),
    hasEvidence: true,
  });
  assert.deepEqual(await store.history.evidence(acme, "e1"), evidence());
  const told = await store.outbox.take(start, minutes(5), 9);
  assert.deepEqual(
    told.map(({ key, threadTs }) => [key, threadTs]),
    [["recovery", "1700000000.000100"]],
  );
  assert.deepEqual(await store.settings.get(acme), { ...defaultSettings, timeZone: "Europe/Brussels" });
  assert.equal(await store.once("trigger", start, 60_000), false);
  assert.deepEqual(await store.take("bucket", 2, { size: 2, perMs: 60_000 }, start), {
    ok: false,
    retryAfterMs: 30_000,
  });
  assert.equal(await store.cannotShow(acme, start), true);
}
