/** The embedded store when things go wrong under it, and before it changes anything. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, suite, test } from "node:test";
import { sql } from "kysely";
import { type OpenStore, openStore } from "../../bot/store/index.ts";
import { templateFile, testKeyring } from "../bot/store/embedded.ts";
import { acme, everyDay, example, general, start } from "../bot/store/samples.ts";

suite("a data directory", () => {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-trouble-"));
  const dataDir = join(folder, "data");
  after(() => rmSync(folder, { recursive: true, force: true }));
  const open = async (more: object = {}): Promise<OpenStore> =>
    openStore({ kind: "embedded", dataDir, keyring: testKeyring, template: await templateFile(), ...more });

  test("is backed up before its tables change, and the backup starts another one", async () => {
    const first = await open();
    await first.watches.put(general, example, everyDay, "U0ANN", start);
    await sql`delete from mecsa.migration where name > '0001-start'`.execute(first.db);
    await sql`drop table mecsa.outbound`.execute(first.db);
    await first.close();
    const second = await open(); // a program with one migration more
    assert.equal((await second.watches.of(acme)).length, 1);
    await second.close();
    const file = join(folder, "data.before-0001-start.tar.gz");
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes("before")),
      ["data.before-0001-start.tar.gz"],
    );
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const restored = await openStore({ kind: "embedded", keyring: testKeyring, template: file });
    assert.equal((await restored.watches.of(acme)).length, 1);
    await restored.close();
  });

  test("breaks under the database: that is told once, and it can be closed", async () => {
    const { promise: ended, resolve: onEnd } = Promise.withResolvers<Error>();
    const store = await open({ onEnd, patience: { everyMs: 20, answerMs: 100, misses: 2 } });
    rmSync(join(dataDir, "global/pg_control"));
    await assert.rejects(sql`checkpoint`.execute(store.db));
    assert.match((await ended).message, /embedded database/);
    await store.close();
  });
});
