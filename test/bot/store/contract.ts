/** What a store does, whichever database is under it. */
import assert from "node:assert/strict";
import { after, before, beforeEach, suite, test } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { defaultSettings, type Entry, type TenantId } from "../../../bot/model.ts";
import type { OpenStore } from "../../../bot/store/index.ts";
import { installationsIn } from "../../../bot/store/installations.ts";
import { KeyringError, parseKeyring } from "../../../bot/store/keyring.ts";
import { testKeyring } from "./embedded.ts";
import {
  acme,
  days,
  entry,
  everyDay,
  evidence,
  example,
  general,
  installation,
  minutes,
  noise,
  other,
  start,
  telling,
  tenant,
} from "./samples.ts";
import { name } from "../../../src/dns/name.ts";

const key = (id: string, octet: number): string => `${id}:${Buffer.alloc(32, octet).toString("base64")}`;
const times = <T>(n: number, make: (i: number) => Promise<T>): Promise<readonly T[]> =>
  Promise.all(Array.from({ length: n }, (_, i) => make(i)));

/** Registers the tests. `open` opens a store that is theirs alone, under `testKeyring`. */
export function storeContract(label: string, open: () => Promise<OpenStore>, options: { skip?: string } = {}): void {
  suite(label, options, () => {
    let store: OpenStore;
    before(async () => {
      store = await open();
    });
    after(() => store.close());
    beforeEach(async () => {
      await sql`truncate mecsa.installation, mecsa.settings, mecsa.entry, mecsa.watch, mecsa.outbox, mecsa.outbound, mecsa.once, mecsa.bucket, mecsa.cannot_show`.execute(
        store.db,
      );
    });
    installationTests(() => store);
    renewalTests(() => store);
    historyTests(() => store);
    watchTests(() => store);
    moveOnTests(() => store);
    outboxTests(() => store);
    markTests(() => store);
    retentionTests(() => store);
    tenantTests(() => store);
  });
}

type Get = () => OpenStore;

function installationTests(get: Get): void {
  test("an installation comes back as it was, and a later one takes its place", async () => {
    const { installations } = get();
    assert.equal(await installations.get(acme), undefined);
    await installations.put(acme, installation("xoxb-first"));
    await installations.put(acme, installation("xoxb-second"));
    assert.deepEqual(await installations.get(acme), JSON.parse(JSON.stringify(installation("xoxb-second"))));
    assert.deepEqual(await installations.tenants(), [acme]);
  });

  test("no token stands in the database", async () => {
    const { db, installations } = get();
    await installations.put(acme, installation("xoxb-secret"));
    const row = await db.withSchema("mecsa").selectFrom("installation").selectAll().executeTakeFirstOrThrow();
    const everything = Object.values(row).map((value) =>
      Buffer.isBuffer(value) ? value.toString("latin1") : String(value),
    );
    assert.doesNotMatch(everything.join("\n"), /xoxb|secret|Acme/);
    assert.equal(row.key_id, "k1");
  });

  test("what was changed, given to another tenant, or sealed by an unknown key is not opened", async () => {
    const { db, installations } = get();
    const rows = db.withSchema("mecsa").updateTable("installation");
    await installations.put(acme, installation("xoxb-1"));
    await rows.set({ tenant: sql`${other}` as never }).execute();
    await assert.rejects(installations.get(other), KeyringError);
    await installations.put(acme, installation("xoxb-1"));
    await rows.set({ sealed: sql<Buffer>`set_byte(sealed, 3, get_byte(sealed, 3) # 1)` }).execute();
    await assert.rejects(installations.get(acme), /T0ACME was not sealed for it by key "k1", or was changed since/);
    await rows.set({ key_id: "k9" }).execute();
    await assert.rejects(installations.get(acme), /needs key "k9", which KEYRING has not/);
  });

  test("rotation seals with the newest key what an older one sealed", async () => {
    const { db, installations } = get();
    const rows = Array.from({ length: 25 }, (_, i) => sealedRow(tenant(`T${i}`), installation(`xoxb-${i}`)));
    await db.withSchema("mecsa").insertInto("installation").values(rows).execute();
    const rotating = installationsIn(db.withSchema("mecsa"), parseKeyring(`${key("k2", 2)},${key("k1", 1)}`));
    assert.equal(await rotating.rotate(), 25);
    assert.equal(await rotating.rotate(), 0);
    const renewed = installationsIn(db.withSchema("mecsa"), parseKeyring(key("k2", 2)));
    assert.equal((await renewed.get(tenant("T7")))?.bot?.token, "xoxb-7");
    await assert.rejects(installations.get(tenant("T7")), KeyringError);
  });

  test("uninstalling: tokens gone, watches rest, nothing waits to be told, other tenants untouched; installing again goes on", async () => {
    const { installations, watches, outbox, db } = get();
    await installations.put(acme, installation("xoxb-1"));
    const watch = await watches.put(general, example, everyDay, "U0ANN", start);
    const broken = await watches.put({ ...general, channel: "C0GONE" }, example, everyDay, "U0ANN", start);
    const theirs = await watches.put({ ...general, tenant: other }, example, everyDay, "U0BOB", start);
    await watches.pause(broken.id, "channel_not_found");
    await outbox.add(telling("a"));
    await installations.uninstall(acme, start);
    assert.equal(await installations.get(acme), undefined);
    assert.deepEqual(await installations.tenants(), []);
    const row = await db.withSchema("mecsa").selectFrom("installation").selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([row.sealed, row.nonce, row.key_id], [null, null, null]);
    assert.deepEqual(
      (await watches.takeDue(start, minutes(5), 10)).map(({ id }) => id),
      [theirs.id],
    );
    assert.deepEqual(await outbox.take(start, minutes(5), 10), []);
    await installations.put(acme, installation("xoxb-2"));
    assert.deepEqual(
      (await watches.takeDue(start, minutes(5), 10)).map(({ id }) => id),
      [watch.id],
    );
  });
}

function renewalTests(get: Get): void {
  const [old, renewed, anew] = ["xoxb-old", "xoxb-renewed", "xoxb-anew"].map(installation) as [
    ReturnType<typeof installation>,
    ReturnType<typeof installation>,
    ReturnType<typeof installation>,
  ];
  const tokenNow = async () => (await get().installations.get(acme))?.bot?.token;

  test("a token that was renewed takes the place of that one alone", async () => {
    const { installations } = get();
    await installations.put(acme, old);
    assert.deepEqual([await installations.renew(acme, old, renewed), await tokenNow()], [true, "xoxb-renewed"]);
    assert.equal(await installations.renew(acme, old, renewed), false, "somebody else did");
  });

  const meanwhile: readonly [what: string, happens: (store: OpenStore) => Promise<void>, token: string | undefined][] =
    [
      ["installed anew", ({ installations }) => installations.put(acme, anew), "xoxb-anew"],
      ["uninstalled", ({ installations }) => installations.uninstall(acme, start), undefined],
      ["deleted", (store) => store.deleteTenant(acme), undefined],
    ];
  for (const [what, happens, token] of meanwhile)
    test(`while its token is renewed, a workspace is ${what}`, async () => {
      await get().installations.put(acme, old);
      await happens(get());
      assert.deepEqual([await get().installations.renew(acme, old, renewed), await tokenNow()], [false, token]);
    });

  test("a workspace whose token is not kept here comes back: its watches go on, and nothing of it is purged", async () => {
    const store = get();
    const watch = await store.watches.put(general, example, everyDay, "U0ANN", start);
    await store.installations.uninstall(acme, start);
    await store.installations.returned(acme);
    assert.equal((await store.watches.get(watch.id))?.pausedBecause, undefined);
    await store.expire(days(31));
    assert.notEqual(await store.watches.get(watch.id), undefined);
    await store.installations.put(acme, old);
    await store.installations.returned(acme);
    assert.equal(await tokenNow(), "xoxb-old");
  });
}

function sealedRow(of: TenantId, installed: ReturnType<typeof installation>) {
  const { keyId, nonce, octets } = testKeyring.seal(of, JSON.stringify(installed));
  return { tenant: of, key_id: keyId, nonce: Buffer.from(nonce), sealed: Buffer.from(octets) };
}

const ids = (entries: readonly Entry[]): readonly string[] => entries.map(({ id }) => id);

function historyTests(get: Get): void {
  test("evidence that nobody can read any more is none, also in an export", async () => {
    const store = get();
    await store.history.add(entry("e1", start), evidence());
    const rows = store.db.withSchema("mecsa").updateTable("entry");
    for (const broken of [Buffer.from("no gzip"), gzipSync(Buffer.alloc(2 ** 26 + 1))]) {
      await rows.set({ evidence: broken }).execute();
      assert.equal(await store.history.evidence(acme, "e1"), undefined);
      const kinds = new Set<string>();
      for await (const { kind } of store.exportOf(acme)) kinds.add(kind);
      assert.ok(kinds.has("entry"));
    }
  });

  test("an entry and its evidence come back; adding it again does nothing", async () => {
    const { history } = get();
    const added = entry("e1", start, { user: "U0ANN" });
    await history.add(added, evidence());
    await history.add({ ...added, tookMs: 1 }, evidence(["another"]));
    assert.deepEqual(await history.get(acme, "e1"), { ...added, hasEvidence: true });
    assert.deepEqual(await history.evidence(acme, "e1"), evidence());
    assert.deepEqual([await history.get(other, "e1"), await history.evidence(other, "e1")], [undefined, undefined]);
  });

  test("newest first, of a domain or of a user, since then, and no more than were asked for", async () => {
    const { history } = get();
    for (const [i, user] of ["U0ANN", "U0BOB", "U0ANN", undefined].entries())
      await history.add(entry(`e${i}`, minutes(i), user === undefined ? {} : { user }), evidence());
    await history.add(entry("f", minutes(9), { domain: name("example.net") }), evidence());
    await history.add(entry("g", minutes(9), { tenant: other }), evidence());
    assert.deepEqual(ids(await history.of(acme, example, { limit: 3 })), ["e3", "e2", "e1"]);
    assert.deepEqual(ids(await history.of(acme, example, { limit: 9, since: minutes(2) })), ["e3", "e2"]);
    assert.deepEqual(ids(await history.recent(acme, { limit: 2 })), ["f", "e3"]);
    assert.deepEqual(ids(await history.recent(acme, { user: "U0ANN", limit: 9 })), ["e2", "e0"]);
    assert.deepEqual(ids(await history.recent(acme, { limit: -1 })), []);
  });

  test("evidence of more than 2 MiB is not kept, and the entry says so", async () => {
    const { history } = get();
    await history.add(entry("big", start), evidence(noise(5_000_000)));
    assert.equal((await history.get(acme, "big"))?.hasEvidence, false);
    assert.equal(await history.evidence(acme, "big"), undefined);
  });

  test("large evidence of many at once: everybody's is in his own row", async () => {
    const { history } = get();
    const written = await times(8, async (i) => {
      const seen = evidence([`${i}`, ...noise(300_000)]);
      await history.add(entry(`e${i}`, minutes(i), { tookMs: i }), seen);
      return seen;
    });
    for (const [i, seen] of written.entries()) {
      assert.equal((await history.get(acme, `e${i}`))?.tookMs, i);
      assert.ok(isDeepStrictEqual(await history.evidence(acme, `e${i}`), seen), `evidence of e${i}`);
    }
  });
}

function watchTests(get: Get): void {
  test("watching again changes the options, and a paused one runs", async () => {
    const { watches } = get();
    const first = await watches.put(general, example, everyDay, "U0ANN", start);
    assert.deepEqual(first, {
      ...general,
      id: first.id,
      domain: example,
      createdBy: "U0ANN",
      createdAt: start,
      options: everyDay,
      nextAt: start,
      state: null,
    });
    await watches.moveOn(first, { state: { seen: 1 }, nextAt: minutes(1_440), tell: [] });
    await watches.pause(first.id, "channel_not_found");
    assert.equal((await watches.get(first.id))?.pausedBecause, "channel_not_found");
    const hourly = { ...everyDay, everyHours: 1 };
    const again = await watches.put(general, example, hourly, "U0BOB", minutes(10));
    assert.deepEqual(again, { ...first, options: hourly, nextAt: minutes(70), state: { seen: 1 } });
  });

  test("listing, counting and removing are of a place or of a tenant", async () => {
    const { watches } = get();
    const elsewhere = { ...general, channel: "C0OTHER" };
    for (const domain of ["b.test", "a.test"]) await watches.put(general, name(domain), everyDay, "U0ANN", start);
    await watches.put(elsewhere, name("a.test"), everyDay, "U0ANN", start);
    await watches.put({ ...general, tenant: other }, name("a.test"), everyDay, "U0ANN", start);
    const shown = (await watches.of(acme)).map(({ channel, domain }) => `${channel} ${domain}`);
    assert.deepEqual(shown, ["C0GENERAL a.test", "C0GENERAL b.test", "C0OTHER a.test"]);
    assert.equal((await watches.of(acme, "C0OTHER")).length, 1);
    assert.deepEqual(
      [await watches.count(acme), await watches.count(other), await watches.count(tenant("T0"))],
      [3, 1, 0],
    );
    assert.deepEqual(
      [await watches.remove(general, name("a.test")), await watches.remove(general, name("a.test"))],
      [true, false],
    );
    assert.deepEqual([await watches.removeAll(general), await watches.removeAll(general)], [1, 0]);
    assert.deepEqual([await watches.count(acme), await watches.count(other)], [1, 1]);
  });

  test("muting is kept and ended; muted watches are looked at nevertheless", async () => {
    const { watches } = get();
    const { id } = await watches.put(general, example, everyDay, "U0ANN", start);
    await watches.mute(id, minutes(60));
    assert.deepEqual(
      (await watches.takeDue(start, minutes(5), 9)).map(({ mutedUntil }) => mutedUntil),
      [minutes(60)],
    );
    await watches.mute(id, undefined);
    assert.equal((await watches.get(id))?.mutedUntil, undefined);
  });

  test("what is due is taken, oldest first, by one taker, and again when the lease has ended", async () => {
    const { watches } = get();
    const puts = await times(3, (i) =>
      watches.put({ ...general, channel: `C${i}` }, example, everyDay, "U", minutes(-i)),
    );
    await watches.put({ ...general, channel: "C9" }, example, everyDay, "U", minutes(1));
    assert.deepEqual(
      (await watches.takeDue(start, minutes(10), 2)).map(({ id }) => id),
      [puts[2]?.id, puts[1]?.id],
    );
    assert.deepEqual(
      (await watches.takeDue(start, minutes(10), 2)).map(({ id }) => id),
      [puts[0]?.id],
    );
    assert.deepEqual(await watches.takeDue(start, minutes(10), 2), []);
    assert.equal((await watches.takeDue(minutes(10), minutes(20), 10)).length, 4);
  });

  test("of many takers at once no two get the same watch, and every watch is taken", async () => {
    const { watches } = get();
    for (let i = 0; i < 40; i++) await watches.put({ ...general, channel: `C${i}` }, example, everyDay, "U", start);
    const taken: string[] = [];
    while (taken.length < 40) {
      const round = (await times(8, () => watches.takeDue(start, minutes(10), 3))).flat();
      assert.notEqual(round.length, 0, "nobody gets anything any more");
      taken.push(...round.map(({ id }) => id));
    }
    assert.deepEqual([taken.length, new Set(taken).size], [40, 40]);
  });
}

function moveOnTests(get: Get): void {
  test("a watch that rests is not moved on by a look that had begun: nobody would hear of it", async () => {
    const { watches, installations, outbox } = get();
    await installations.put(acme, installation("xoxb-1"));
    const watch = await watches.put(general, example, everyDay, "U0ANN", start);
    await installations.uninstall(acme, start);
    assert.equal(await watches.moveOn(watch, { state: { n: 1 }, nextAt: days(1), tell: [telling("a")] }), false);
    assert.deepEqual(await outbox.take(days(9), days(10), 9), []);
    await installations.put(acme, installation("xoxb-2"));
    assert.equal((await watches.get(watch.id))?.state, null);
  });

  test("the state, the next look and what is told are written together, and the lease ends", async () => {
    const { watches, outbox } = get();
    await watches.put(general, example, everyDay, "U0ANN", start);
    const [watch] = await watches.takeDue(start, minutes(30), 1);
    assert.ok(watch);
    assert.equal(
      await watches.moveOn(watch, { state: { a: 1 }, nextAt: minutes(10), tell: [telling("x"), telling("x")] }),
      true,
    );
    const [again] = await watches.takeDue(minutes(10), minutes(40), 1);
    assert.deepEqual(again, { ...watch, state: { a: 1 }, nextAt: minutes(10) });
    assert.deepEqual(
      (await outbox.take(start, minutes(5), 9)).map((one) => one.key),
      ["x"],
    );
  });

  test("one who decided from what is not there any more does nothing", async () => {
    const { watches, outbox } = get();
    const watch = await watches.put(general, example, everyDay, "U0ANN", start);
    const moved = await times(6, (i) =>
      watches.moveOn(watch, { state: { by: i }, nextAt: minutes(10), tell: [telling(`m${i}`)] }),
    );
    assert.equal(moved.filter(Boolean).length, 1);
    const told = await outbox.take(start, minutes(5), 9);
    assert.deepEqual(
      told.map((one) => one.key),
      [`m${moved.indexOf(true)}`],
    );
    assert.equal((await watches.takeDue(minutes(10), minutes(20), 9)).length, 1);
    await watches.remove(general, example);
    assert.equal(await watches.moveOn(watch, { state: 1, nextAt: minutes(10), tell: [telling("gone")] }), false);
    assert.equal(await outbox.tsOf("gone"), undefined);
  });

  test("where a message cannot be written, nothing is", async () => {
    const { watches, outbox } = get();
    const watch = await watches.put(general, example, everyDay, "U0ANN", start);
    const tell = [telling("good"), telling("")];
    await assert.rejects(watches.moveOn(watch, { state: { a: 1 }, nextAt: minutes(10), tell }));
    assert.deepEqual(await watches.get(watch.id), watch);
    assert.deepEqual(await outbox.take(days(1), days(2), 9), []);
  });

  test("a state and a message are kept as they are, whatever the DNS put into them", async () => {
    const { watches, outbox } = get();
    const hostile = {
      2: "\0",
      text: "'; drop table \u{202e}\ud800 \\u0000 $1 ${x}",
      deep: [[[[{}]]]],
      1: 1e300,
      "": null,
    };
    const watch = await watches.put(general, example, everyDay, "U\0ANN", start);
    assert.equal(
      await watches.moveOn(watch, { state: hostile, nextAt: minutes(1), tell: [telling("k", { says: hostile })] }),
      true,
    );
    const seen = await watches.get(watch.id);
    assert.deepEqual([seen?.state, seen?.createdBy], [hostile, "U\u{fffd}ANN"]);
    assert.deepEqual((await outbox.take(start, minutes(1), 1))[0]?.says, hostile);
    assert.ok(seen);
    assert.equal(await watches.moveOn(seen, { state: 2, nextAt: minutes(2), tell: [] }), true, "it is known again");
  });

  test("what is too long for the store is refused", async () => {
    await assert.rejects(get().outbox.add(telling("k", { says: "x".repeat(2 ** 20) })), RangeError);
  });
}

function outboxTests(get: Get): void {
  const keys = async (at = start, limit = 9) => (await get().outbox.take(at, minutes(60), limit)).map((one) => one.key);

  test("in a place one after the other, places beside one another, and each key once", async () => {
    const { outbox } = get();
    const elsewhere = { channel: "C0OTHER" };
    for (const one of ["a", "b", "a"]) await outbox.add(telling(one));
    await outbox.add(telling("c", elsewhere));
    assert.deepEqual(await keys(start, 1), ["a"]);
    assert.deepEqual(await keys(), ["c"]);
    assert.deepEqual(await keys(), [], "a is being sent");
    await outbox.sent("a", "1.1", start);
    assert.deepEqual(await keys(), ["b"]);
    assert.deepEqual(
      [await outbox.tsOf("a"), await outbox.tsOf("b"), await outbox.tsOf("z")],
      ["1.1", undefined, undefined],
    );
  });

  test("one that waits for another attempt holds those behind it; one that is dropped does not", async () => {
    const { outbox } = get();
    for (const one of ["a", "b"]) await outbox.add(telling(one));
    assert.deepEqual(await keys(), ["a"]);
    await outbox.again("a", minutes(2), "ratelimited");
    assert.deepEqual(await keys(minutes(1)), []);
    const [again] = await outbox.take(minutes(2), minutes(9), 9);
    assert.deepEqual([again?.key, again?.attempts, again?.isRepeated], ["a", 2, false]);
    await outbox.dropped("a", "channel_not_found", minutes(2));
    assert.deepEqual(await keys(minutes(2)), ["b"]);
    await outbox.sent("a", "9.9", minutes(3));
    assert.equal(await outbox.tsOf("a"), undefined, "what is settled stays so");
  });

  test("one that may have been sent comes again when it is due, and says so", async () => {
    const { outbox } = get();
    await outbox.add(telling("a"));
    await outbox.take(start, minutes(60), 9);
    await outbox.again("a", minutes(2), "TimeoutError", true);
    assert.deepEqual(await keys(minutes(1)), []);
    const [again] = await outbox.take(minutes(2), minutes(9), 9);
    assert.deepEqual([again?.key, again?.isRepeated], ["a", true]);
  });

  test("what is due later holds nobody up", async () => {
    const { outbox } = get();
    await outbox.add(telling("digest", { notBefore: minutes(600) }));
    await outbox.add(telling("alert"));
    assert.deepEqual(await keys(), ["alert"]);
    await outbox.sent("alert", "1.1", start);
    assert.deepEqual(await keys(minutes(599)), []);
    assert.deepEqual(await keys(minutes(600)), ["digest"]);
  });

  test("one whose worker died comes again, and says so", async () => {
    const { outbox } = get();
    await outbox.add(telling("a"));
    assert.deepEqual(
      (await outbox.take(start, minutes(5), 9)).map((one) => one.isRepeated),
      [false],
    );
    assert.deepEqual(await outbox.take(minutes(4), minutes(9), 9), []);
    const [again] = await outbox.take(minutes(5), minutes(10), 9);
    assert.deepEqual([again?.isRepeated, again?.attempts], [true, 2]);
  });

  test("a follow-up knows the timestamp of the message that it stands under", async () => {
    const { outbox } = get();
    await outbox.add(telling("alert"));
    await outbox.add(telling("recovery", { under: "alert", watch: "w1" }));
    await keys();
    await outbox.sent("alert", "1700000000.000100", start);
    const [recovery] = await outbox.take(start, minutes(5), 1);
    const { notBefore: _, ...rest } = telling("recovery", { under: "alert", watch: "w1" });
    assert.deepEqual(recovery, {
      ...rest,
      notBefore: start,
      attempts: 1,
      isRepeated: false,
      threadTs: "1700000000.000100",
    });
  });

  test("of many takers at once no two get the same message, and each place keeps its order", async () => {
    const { outbox } = get();
    for (let i = 0; i < 30; i++) await outbox.add(telling(`${i}`, { channel: `C${i % 3}` }));
    const sent: string[] = [];
    while (sent.length < 30) {
      const round = (await times(6, () => outbox.take(start, minutes(60), 2))).flat();
      assert.notEqual(round.length, 0, "nobody gets anything any more");
      sent.push(...round.map((one) => one.key));
      for (const one of round) await outbox.sent(one.key, "1.1", start);
    }
    assert.deepEqual([sent.length, new Set(sent).size], [30, 30]);
    for (const place of [0, 1, 2]) {
      const inPlace = sent.map(Number).filter((i) => i % 3 === place);
      assert.deepEqual(
        inPlace,
        inPlace.toSorted((a, b) => a - b),
      );
    }
  });
}

function markTests(get: Get): void {
  test("a bucket that was emptied while the clock was a day ahead fills again now", async () => {
    const take = (...of: Parameters<OpenStore["take"]>) => get().take(...of);
    const hourly = { size: 1, perMs: 3_600_000 };
    assert.equal((await take("b", 1, hourly, days(1))).ok, true);
    assert.equal((await take("b", 1, hourly, start)).ok, true);
    assert.equal((await take("b", 1, hourly, minutes(1))).ok, false);
    assert.equal((await take("b", 1, hourly, minutes(61))).ok, true);
  });

  test("the first who asks about a key is told so, of many at once as well, and again when it has been forgotten", async () => {
    const store = get();
    const answers = await times(20, () => store.once("trigger-1", start, 60_000));
    assert.equal(answers.filter(Boolean).length, 1);
    assert.equal(await store.once("trigger-2", start, 60_000), true);
    assert.equal(await store.once("trigger-1", new Date(minutes(1).getTime() - 1), 60_000), false);
    assert.equal(await store.once("trigger-1", minutes(1), 60_000), true);
  });

  test("any text is a key", async () => {
    const store = get();
    for (const key of ["", "\0", "x".repeat(10_000), "\ud800", "'"]) {
      assert.deepEqual([await store.once(key, start, 1_000), await store.once(key, start, 1_000)], [true, false]);
      assert.deepEqual(await store.take(key, 1, { size: 1, perMs: 1 }, start), { ok: true });
      assert.equal(await store.history.get(acme, key), undefined);
    }
  });

  test("a bucket gives what it has, says how long to wait, and fills again", async () => {
    const store = get();
    const limit = { size: 10, perMs: 60_000 };
    assert.deepEqual(await store.take("b", 4, limit, start), { ok: true });
    assert.deepEqual(await store.take("b", 6, limit, start), { ok: true });
    assert.deepEqual(await store.take("b", 2, limit, start), { ok: false, retryAfterMs: 12_000 });
    assert.deepEqual(await store.take("b", 1, limit, new Date(start.getTime() + 5_999)), {
      ok: false,
      retryAfterMs: 1,
    });
    assert.deepEqual(await store.take("b", 2, limit, new Date(start.getTime() + 12_000)), { ok: true });
    assert.deepEqual(await store.take("b", 10, limit, minutes(60)), { ok: true }, "no more than its size");
    assert.deepEqual(await store.take("b", 1, limit, minutes(60)), { ok: false, retryAfterMs: 6_000 });
    assert.deepEqual(
      await store.take("b", 1, limit, minutes(59)),
      { ok: false, retryAfterMs: 6_000 },
      "a clock behind",
    );
    assert.deepEqual(
      await store.take("c", 11, limit, start),
      { ok: false, retryAfterMs: 60_000 },
      "more than it holds",
    );
  });

  test("of many who take at once as many get something as there is", async () => {
    const store = get();
    const taken = await times(20, () => store.take("b", 1, { size: 5, perMs: 1_000 }, start));
    assert.equal(taken.filter(({ ok }) => ok).length, 5);
  });

  test("what a client cannot show is remembered until then", async () => {
    const store = get();
    await store.setCannotShow(acme, minutes(5));
    await store.setCannotShow(acme, minutes(9));
    assert.deepEqual(
      [
        await store.cannotShow(acme, minutes(8)),
        await store.cannotShow(acme, minutes(9)),
        await store.cannotShow(other, start),
      ],
      [true, false, false],
    );
  });

  test("settings that were not made are the defaults", async () => {
    const { settings } = get();
    assert.deepEqual(await settings.get(acme), defaultSettings);
    const made = { ...defaultSettings, timeZone: "Europe/Brussels", watchers: ["U0ANN"] };
    await settings.put(acme, defaultSettings);
    await settings.put(acme, made);
    assert.deepEqual([await settings.get(acme), await settings.get(other)], [made, defaultSettings]);
  });

  test("it answers", async () => {
    await get().ping();
  });
}

function retentionTests(get: Get): void {
  test("entries go when the tenant's retention says, and marks when they say nothing any more", async () => {
    const store = get();
    await store.settings.put(acme, { ...defaultSettings, retentionDays: 30 });
    for (const [id, at, of] of [
      ["old", 0, acme],
      ["new", 20, acme],
      ["theirs", 0, other],
    ] as const)
      await store.history.add(entry(id, days(at), { tenant: of }), evidence());
    await store.once("k", start, 1_000);
    await store.take("b", 1, { size: 1, perMs: 1_000 }, start);
    await store.setCannotShow(acme, days(1));
    assert.equal(await store.expire(start), 0);
    assert.equal(await store.expire(days(31)), 4);
    assert.deepEqual(ids(await store.history.recent(acme, { limit: 9 })), ["new"]);
    assert.deepEqual(ids(await store.history.recent(other, { limit: 9 })), ["theirs"]);
    assert.equal(await store.expire(days(401)), 2);
  });

  test("what was sent is forgotten after 90 days; what waits is not", async () => {
    const store = get();
    for (const one of ["sent", "waits"]) await store.outbox.add(telling(one));
    await store.outbox.take(start, minutes(5), 1);
    await store.outbox.sent("sent", "1.1", start);
    assert.deepEqual([await store.expire(days(90)), await store.expire(days(91))], [0, 1]);
    assert.equal((await store.outbox.take(days(91), days(92), 9)).length, 1);
  });

  test("a workspace that uninstalled is deleted 30 days after it, once uninstalled however often Slack says so", async () => {
    const store = get();
    await fill(store, acme);
    await fill(store, other);
    await store.installations.uninstall(acme, start);
    await store.installations.uninstall(acme, days(9));
    assert.equal(await store.expire(days(29)), 0);
    assert.equal(await store.expire(days(31)), 5);
    assert.equal((await exported(store, acme)).length, 1);
    assert.equal((await exported(store, other)).length, 6);
  });
}

function tenantTests(get: Get): void {
  test("an export has all that is kept, tokens left out; after deletion there is nothing", async () => {
    const store = get();
    await fill(store, acme);
    await fill(store, other);
    for (let i = 0; i < 25; i++) await store.history.add(entry(`m${i}`, minutes(i)), evidence());
    const rows = await exported(store, acme);
    const kinds = rows.map(({ kind }) => kind);
    assert.deepEqual([...new Set(kinds)], ["installation", "settings", "watch", "entry", "message"]);
    assert.equal(kinds.filter((kind) => kind === "entry").length, 26);
    assert.doesNotMatch(JSON.stringify(rows), /xoxb|hooks\.slack|T0OTHER/);
    assert.match(JSON.stringify(rows), /mecsa-evidence.*"key":"T0ACME-told"/);
    await store.deleteTenant(acme);
    assert.deepEqual(await exported(store, acme), [{ kind: "settings", row: defaultSettings }]);
    assert.equal((await exported(store, other)).length, 6);
    assert.equal((await store.installations.get(other))?.bot?.token, "xoxb-1");
  });
}

/** One of everything, and two messages. */
async function fill(store: OpenStore, of: typeof acme): Promise<void> {
  await store.installations.put(of, installation("xoxb-1"));
  await store.watches.put({ ...general, tenant: of }, example, everyDay, "U0ANN", start);
  await store.history.add(entry("e", start, { tenant: of }), evidence());
  await store.outbox.add(telling(`${of}-told`, { tenant: of }));
  await store.outbox.add(telling(`${of}-waits`, { tenant: of }));
}

async function exported(store: OpenStore, of: typeof acme): Promise<readonly { kind: string; row: unknown }[]> {
  const rows: { kind: string; row: unknown }[] = [];
  for await (const row of store.exportOf(of)) rows.push(row);
  return rows;
}
