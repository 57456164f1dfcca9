import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import { assessWork } from "../../../bot/jobs/assess-work.ts";
import { sendDigests } from "../../../bot/jobs/digests.ts";
import type { ReplyTo } from "../../../bot/jobs/jobs.ts";
import { tellWork } from "../../../bot/jobs/tell-work.ts";
import { tickingWith } from "../../../bot/jobs/ticking.ts";
import { watchWork } from "../../../bot/jobs/watch-work.ts";
import { assessWords, tellingWords } from "../../../bot/jobs/words.ts";
import { type Place, type TenantId, type Watch, defaultSettings } from "../../../bot/model.ts";
import type { OpenStore } from "../../../bot/store/index.ts";
import { stateOf } from "../../../bot/watch/state.ts";
import { name } from "../../../src/dns/name.ts";
import { openTestStore } from "../store/embedded.ts";
import { installation } from "../store/samples.ts";
import { usual } from "../watch/watched.ts";
import { dark, rehearsedAssessor, rehearsedLog, rehearsedMessenger, strong, weak } from "./rehearsed.ts";

const domain = name("example.test");
const hour = 3_600_000;
const calm = new AbortController().signal;

suite("the work of jobs", () => {
  let store: OpenStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.close());

  let count = 0;
  /** A bot of one workspace, driven by hand. */
  async function bot(zone: { now: string } = { now: strong }, options: Partial<Watch["options"]> = {}) {
    const tenant = `T${++count}` as TenantId;
    const place: Place = { tenant, channel: "C1" };
    let time = Date.parse("2027-03-01T00:00:00Z") + count * 1_000;
    const now = (): Date => new Date(time);
    const [messenger, log] = [rehearsedMessenger(), rehearsedLog()];
    const assessor = rehearsedAssessor(now, () => zone.now);
    const tell = tellWork({ store, messenger, words: tellingWords, now, log });
    const watching = watchWork({ store, assessor, jobs: { send: async () => {} }, now });
    const watch = await store.watches.put(place, domain, { ...usual, reminders: [], ...options }, "U1", now());
    const current = async (): Promise<Watch> => {
      const found = await store.watches.get(watch.id);
      assert.ok(found);
      return found;
    };
    return {
      tenant,
      place,
      messenger,
      assessor,
      log,
      now,
      zone,
      current,
      watch,
      wait: (ms: number) => void (time += ms),
      /** The next look, when it is due, and what comes of it. */
      async look(): Promise<void> {
        time = Math.max(time, (await current()).nextAt.getTime());
        await watching({ watch: watch.id, tenant }, calm);
        await tell({ place: "" }, calm);
      },
      watching,
      tell: () => tell({ place: "" }, calm),
      ticking: tickingWith({
        store,
        jobs: { send: async (_queue, work) => void sent.push(JSON.stringify(work)) },
        tell,
        now,
      }),
    };
  }
  const sent: string[] = [];

  test("an alert, its recovery in the thread, and the alert's message edited", async () => {
    const one = await bot();
    await one.look();
    one.zone.now = weak;
    await one.look();
    assert.deepEqual(one.messenger.posted, []);
    await one.look();
    one.zone.now = strong;
    await one.look();
    await one.look();
    assert.deepEqual(
      one.messenger.posted.map(({ how, channel, threadTs }) => [how, channel, threadTs]),
      [
        ["post", "C1", undefined],
        ["post", "C1", "17000.1"],
        ["update", "C1", "17000.1"],
      ],
    );
    const [alert, recovery, edited] = one.messenger.posted.map(({ text }) => text);
    assert.match(alert ?? "", /example\.test/);
    assert.match(alert ?? "", /p=none/);
    assert.match(recovery ?? "", /example\.test/);
    assert.match(edited ?? "", /p=none/);
    assert.deepEqual(
      one.assessor.asked.map((asked) => asked.split(" ")[1]),
      ["watch", "watch", "confirmation", "watch", "confirmation"],
    );
    const history = await store.history.of(one.tenant, domain, { limit: 10 });
    assert.deepEqual(history.map(({ source, hasEvidence }) => `${source} ${hasEvidence}`).toReversed(), [
      "watch true",
      "watch true",
      "confirmation true",
      "watch true",
      "confirmation true",
    ]);
    assert.deepEqual(one.log.lines, []);
  });

  test("without threads a recovery stands on its own, and the alert is edited all the same", async () => {
    const one = await bot({ now: strong }, { threads: false });
    for (const zone of [strong, weak, weak, strong, strong]) {
      one.zone.now = zone;
      await one.look();
    }
    assert.deepEqual(
      one.messenger.posted.map(({ how, threadTs }) => [how, threadTs]),
      [
        ["post", undefined],
        ["post", undefined],
        ["update", "17000.1"],
      ],
    );
  });

  test("name servers that do not answer are no news", async () => {
    const one = await bot();
    for (const zone of [strong, dark, dark, strong, dark, strong]) {
      one.zone.now = zone;
      await one.look();
    }
    assert.deepEqual(one.messenger.posted, []);
    assert.equal(stateOf((await one.current()).state)?.suspect, undefined);
  });

  test("of hourly looks that see nothing new one a day is kept", async () => {
    const one = await bot({ now: strong }, { everyHours: 1 });
    for (let i = 0; i < 22; i++) await one.look();
    assert.equal((await store.history.of(one.tenant, domain, { limit: 50 })).length, 2);
  });

  test("two workers with one watch: one moves it on", async () => {
    const one = await bot();
    for (const zone of [strong, weak]) {
      one.zone.now = zone;
      await one.look();
    }
    one.wait(hour);
    await Promise.all([1, 2, 3].map(() => one.watching({ watch: one.watch.id, tenant: one.tenant }, calm)));
    await one.tell();
    assert.equal(one.messenger.posted.length, 1);
  });

  test("a watch that is removed has nothing to tell any more", async () => {
    const one = await bot();
    for (const zone of [strong, weak]) {
      one.zone.now = zone;
      await one.look();
    }
    one.wait(hour);
    await one.watching({ watch: one.watch.id, tenant: one.tenant }, calm);
    await store.watches.remove(one.place, domain);
    await one.tell();
    assert.deepEqual(one.messenger.posted, []);
  });

  const refusals: readonly [because: string, paused: string | undefined, isInstalled: boolean][] = [
    ["channel_not_found", "channel_not_found", true],
    ["not_in_channel", "not_in_channel", true],
    ["is_archived", "is_archived", true],
    ["invalid_blocks", undefined, true],
    ["account_inactive", undefined, false],
    ["token_revoked", undefined, false],
  ];
  for (const [because, paused, isInstalled] of refusals)
    test(`refused: ${because}`, async () => {
      const one = await bot();
      await store.installations.put(one.tenant, installation("xoxb-1"));
      one.messenger.next.push({ kind: "refused", because });
      for (const zone of [strong, weak, weak]) {
        one.zone.now = zone;
        await one.look();
      }
      assert.equal((await store.installations.get(one.tenant)) !== undefined, isInstalled);
      if (isInstalled) assert.equal((await one.current()).pausedBecause, paused);
      assert.equal(one.log.lines.length, 1);
      one.wait(60_000);
      await one.tell();
      const told = one.messenger.posted.map(({ channel, text }) => [channel, text.split("\n")[0]]);
      assert.deepEqual(told, paused === undefined ? [] : [["U1", "The watch of example.test is paused"]]);
    });

  test("later is later, and in order", async () => {
    const one = await bot();
    one.messenger.next.push({ kind: "later", retryAfterMs: 90_000, because: "ratelimited" });
    for (const zone of [strong, weak, weak]) {
      one.zone.now = zone;
      await one.look();
    }
    one.wait(60_000);
    await one.tell();
    assert.equal(one.messenger.posted.length, 0);
    one.wait(40_000);
    await one.tell();
    assert.equal(one.messenger.posted.length, 1);
  });

  test("a message whose sending was begun and not ended is told again, and says so", async () => {
    const one = await bot();
    for (const zone of [strong, weak]) {
      one.zone.now = zone;
      await one.look();
    }
    one.wait(hour);
    await one.watching({ watch: one.watch.id, tenant: one.tenant }, calm);
    await store.outbox.take(one.now(), new Date(one.now().getTime() + 1_000), 10); // a process that is killed now
    one.wait(2_000);
    await one.tell();
    assert.match(one.messenger.posted[0]?.text ?? "", /^This may be a repetition/);
  });

  /** A bot whose alert waits in the outbox. */
  async function alerted() {
    const one = await bot();
    for (const zone of [strong, weak]) {
      one.zone.now = zone;
      await one.look();
    }
    one.wait(hour);
    await one.watching({ watch: one.watch.id, tenant: one.tenant }, calm);
    return one;
  }

  test("what Slack may have got is told again with a note, also after an attempt that failed for certain", async () => {
    const one = await alerted();
    one.messenger.next.push(
      { kind: "later", retryAfterMs: 1, because: "TimeoutError", isUnsure: true },
      { kind: "later", retryAfterMs: 1, because: "ratelimited" },
    );
    for (let attempt = 0; attempt < 3; attempt++) {
      await one.tell();
      one.wait(60_000);
    }
    assert.match(one.messenger.posted[0]?.text ?? "", /^This may be a repetition/);
  });

  test("what was sent is told once, though the database is away when that is to be written down", async () => {
    const one = await alerted();
    let failures = 1;
    const outbox: typeof store.outbox = {
      ...store.outbox,
      sent: async (...of) => {
        if (failures-- > 0) throw new Error("the database is away");
        await store.outbox.sent(...of);
      },
    };
    const { messenger, now, log } = one;
    await tellWork({ store: { ...store, outbox }, messenger, words: tellingWords, now, log })({ place: "" }, calm);
    one.wait(hour);
    await one.tell();
    assert.equal(one.messenger.posted.length, 1);
  });

  test("a slow Slack: what was not begun in time is given back before its lease ends, without a note", async () => {
    const one = await bot();
    for (let n = 0; n < 4; n++) {
      const place = { tenant: one.tenant, channel: `C${n}` };
      const digest = { every: "daily", domains: [], expiring: [] } as const;
      await store.outbox.add({ ...place, key: `slow.${n}`, says: { kind: "digest", digest }, notBefore: one.now() });
    }
    const sentTo: string[] = [];
    const slow: typeof one.messenger.post = async ({ channel }, { text }) => {
      sentTo.push(`${channel}${text.startsWith("This may") ? " again" : ""}`);
      one.wait(30_000);
      if (sentTo.length === 2) await tellWork({ store, messenger, words, now, log })({ place: "" }, calm);
      return { kind: "delivered", ts: "1.1" };
    };
    const [messenger, words, now, log] = [{ ...one.messenger, post: slow }, tellingWords, one.now, one.log];
    await tellWork({ store, messenger, words, now, log })({ place: "" }, calm);
    assert.deepEqual(sentTo.toSorted(), ["C0", "C1", "C2", "C3"]);
  });

  test("a process that is told to stop begins no other message, and gives back what it took", async () => {
    const one = await bot();
    const digest = { every: "daily", domains: [], expiring: [] } as const;
    for (const channel of ["C1", "C2"])
      await store.outbox.add({
        tenant: one.tenant,
        channel,
        key: `stop.${channel}`,
        says: { kind: "digest", digest },
        notBefore: one.now(),
      });
    const stop = new AbortController();
    const post: typeof one.messenger.post = async (...of) => {
      stop.abort();
      return one.messenger.post(...of);
    };
    const { now, log } = one;
    await tellWork({ store, messenger: { ...one.messenger, post }, words: tellingWords, now, log })(
      { place: "" },
      stop.signal,
    );
    assert.equal(one.messenger.posted.length, 1);
    await one.tell();
    assert.deepEqual(
      one.messenger.posted.map(({ channel, text }) => [channel, text.startsWith("This may")]),
      [
        ["C1", false],
        ["C2", false],
      ],
    );
  });

  test("each minute what is due is sent to the queue, once", async () => {
    const one = await bot();
    sent.length = 0;
    await one.ticking.minute(calm);
    await one.ticking.minute(calm);
    assert.equal(sent.filter((work) => work.includes(one.watch.id)).length, 1);
    one.wait(21 * 60_000); // the job is lost
    await one.ticking.minute(calm);
    assert.equal(sent.filter((work) => work.includes(one.watch.id)).length, 2);
  });

  test("a digest comes once a day, in the time zone of the workspace", async () => {
    const one = await bot();
    await store.installations.put(one.tenant, installation("xoxb-1"));
    await one.look();
    const settings = {
      ...defaultSettings,
      timeZone: "Europe/Brussels",
      digest: "daily",
      digestHour: 9,
      digestChannel: "C9",
    } as const;
    await store.settings.put(one.tenant, settings);
    const times: string[] = [];
    for (let i = 0; i < 48; i++) {
      one.wait(hour);
      const told = one.messenger.posted.length;
      await one.ticking.hour(calm);
      if (one.messenger.posted.length > told) times.push(one.now().toISOString().slice(0, 13));
    }
    assert.deepEqual(times, ["2027-03-01T08", "2027-03-02T08"]);
    assert.match(one.messenger.posted[0]?.text ?? "", /example\.test/);
    assert.equal(one.messenger.posted[0]?.channel, "C9");
  });

  test("a workspace whose digest cannot be made leaves the others theirs", async () => {
    const [broken, other] = [await bot(), await bot()];
    const settings = { ...defaultSettings, digest: "daily", digestHour: 0, digestChannel: "C9" } as const;
    for (const { tenant } of [broken, other]) {
      await store.installations.put(tenant, installation("xoxb-1"));
      await store.settings.put(tenant, settings);
    }
    const watches: typeof store.watches = {
      ...store.watches,
      of: async (tenant) => (tenant === broken.tenant ? assert.fail("a fault") : store.watches.of(tenant)),
    };
    await assert.rejects(sendDigests({ ...store, watches }, new Date("2028-01-01T00:00:00Z")), AggregateError);
    const waiting = await store.outbox.take(new Date("2028-01-01T00:00:00Z"), new Date("2028-01-01T00:01:00Z"), 99);
    assert.deepEqual(
      waiting.map(({ key }) => key),
      [`digest.${other.tenant}.2028-01-01`],
    );
    for (const { tenant } of [broken, other]) await store.deleteTenant(tenant);
  });

  test("changes that are too long to keep do not end a watch: the worst of them are told", async () => {
    const one = await bot();
    const compare = one.assessor.compare.bind(one.assessor);
    one.assessor.compare = (before, after) =>
      compare(before, after).flatMap((change) =>
        Array.from({ length: 30 }, (_, n) => ({ ...change, before: `${n}${"x".repeat(60_000)}` })),
      );
    for (const zone of [strong, weak, weak]) {
      one.zone.now = zone;
      await one.look();
    }
    assert.equal(one.messenger.posted.length, 1);
    assert.match(one.messenger.posted[0]?.text ?? "", /example\.test/);
  });

  suite("a command", () => {
    const replyOf = (tenant: TenantId, now: Date): ReplyTo => ({
      tenant,
      channel: "C1",
      user: "U1",
      responseUrl: "https://hooks.example.test/1",
      until: new Date(now.getTime() + hour / 2).toISOString(),
      uses: 0,
    });
    const ask = (one: Awaited<ReturnType<typeof bot>>, words = assessWords()) =>
      assessWork({ assessor: one.assessor, store, messenger: one.messenger, words, now: one.now, log: one.log });

    test("of one domain is answered with its report, and kept", async () => {
      const one = await bot();
      const work = { key: "k", domains: [domain], fresh: false, compare: false, reply: replyOf(one.tenant, one.now()) };
      await ask(one)(work, calm);
      assert.equal(one.messenger.posted.length, 1);
      assert.match(one.messenger.posted[0]?.text ?? "", /example\.test/);
      const [entry] = await store.history.recent(one.tenant, { user: "U1", limit: 1 });
      assert.equal(entry?.source, "command");
    });

    test("of several: one message, where a fault and a limit leave the others", async () => {
      const one = await bot();
      const assess = one.assessor.assess.bind(one.assessor);
      one.assessor.assess = async (tenant, asked, options) => {
        if (asked === "fault.example.test") throw new Error("a bug");
        if (asked === "limit.example.test") return { kind: "limited", retryAfterMs: 60_000 };
        return assess(tenant, asked, options);
      };
      const domains = [domain, name("fault.example.test"), name("limit.example.test")];
      await ask(one)({ key: "k", domains, fresh: true, compare: false, reply: replyOf(one.tenant, one.now()) }, calm);
      const [answer] = one.messenger.posted;
      assert.equal(one.messenger.posted.length, 1);
      assert.match(answer?.text ?? "", /failed, id [\da-f]{8}/);
      assert.match(answer?.text ?? "", /too many questions/);
      assert.match(one.log.lines.join("\n"), /a bug/);
    });

    test("compares two", async () => {
      const one = await bot();
      const domains = [domain, name("other.example.test")];
      await ask(one)({ key: "k", domains, fresh: false, compare: true, reply: replyOf(one.tenant, one.now()) }, calm);
      assert.match(one.messenger.posted[0]?.text ?? "", /other\.example\.test/);
    });

    test("that takes long has three updates at most, and none after its answer", async () => {
      const one = await bot();
      const assess = one.assessor.assess.bind(one.assessor);
      one.assessor.assess = async (tenant, asked, options) => {
        for (let second = 0; second < 40; second++) {
          one.wait(1_000);
          options.progress?.({ asked: 10, answered: second, waitingFor: ["mx.example.test"] });
          await new Promise(setImmediate);
        }
        return assess(tenant, asked, options);
      };
      await ask(one)(
        { key: "k", domains: [domain], fresh: true, compare: false, reply: replyOf(one.tenant, one.now()) },
        calm,
      );
      assert.equal(one.messenger.posted.length, 4);
      assert.doesNotMatch(one.messenger.posted.at(-1)?.text ?? "", /waiting/i);
    });

    test("an answer that Slack does not take now is given again, and not for ever", async () => {
      const one = await bot();
      const work = { key: "k", domains: [domain], fresh: true, compare: false, reply: replyOf(one.tenant, one.now()) };
      const later = { kind: "later", retryAfterMs: 1, because: "ratelimited" } as const;
      one.messenger.next.push(later, later);
      await ask(one)(work, calm);
      assert.equal(one.messenger.posted.length, 1);
      one.messenger.next.push(...Array.from({ length: 9 }, () => later));
      await ask(one)(work, calm);
      assert.deepEqual([one.messenger.posted.length, one.messenger.next.length], [1, 5]);
    });

    test("what hangs is told as such, with what did not", async () => {
      const one = await bot();
      const assess = one.assessor.assess.bind(one.assessor);
      one.assessor.assess = (tenant, asked, options) => {
        if (asked !== "hangs.example.test") return assess(tenant, asked, options);
        const { promise, reject } = Promise.withResolvers<never>();
        options.signal?.addEventListener("abort", () => reject(new Error("given up")));
        return promise;
      };
      const domains = [name("hangs.example.test"), domain];
      const { assessor, messenger, now, log } = one;
      await assessWork({ assessor, store, messenger, words: assessWords(), now, log, patienceMs: 20 })(
        { key: "k", domains, fresh: true, compare: false, reply: replyOf(one.tenant, one.now()) },
        calm,
      );
      assert.match(one.messenger.posted[0]?.text ?? "", /failed, id [\da-f]{8}/);
    });

    test("a fault is told with its id; of a process that stops, another one answers", async () => {
      const one = await bot();
      const work = { key: "k", domains: [domain], fresh: true, compare: false, reply: replyOf(one.tenant, one.now()) };
      await ask(one, { ...assessWords(), one: () => assert.fail("a bug in words") })(work, calm);
      assert.match(one.messenger.posted[0]?.text ?? "", /[\da-f]{8}/);
      const stopped = AbortSignal.abort();
      await assert.rejects(ask(one)(work, stopped));
      assert.equal(one.messenger.posted.length, 1);
    });
  });
});
