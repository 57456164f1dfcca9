import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import type { Asked, Assessed, AssessOptions, Progress } from "../../../bot/assess/assessor.ts";
import type { TenantId } from "../../../bot/model.ts";
import { name } from "../../../src/dns/name.ts";
import { assessmentJson, catalogue, parseEvidence, evidenceText } from "../../../src/index.ts";
import { type Rehearsal, rehearsal } from "../../support/rehearsal.ts";

const tenant = "T0001" as TenantId;
const good = name("good.example");
const spoofable = name("spoofable.example");
const quiet = name("no-mail.example"); // it has no MX host that would have to be asked slowly
const minute = 60_000;

suite("an assessor over a miniature Internet", () => {
  let at = new Date("2026-11-22T12:00:00Z");
  let buckets: string[] = [];
  let refuse = false;
  let world: Rehearsal;
  before(async () => {
    const take = async (bucket: string) => {
      buckets.push(bucket);
      return refuse ? ({ ok: false, retryAfterMs: 1_000 } as const) : ({ ok: true } as const);
    };
    world = await rehearsal(() => at, { take, vantage: "a test" });
  });
  after(() => world[Symbol.asyncDispose]());

  const ask = (domain = quiet, options: Partial<AssessOptions> = {}): Promise<Asked> =>
    world.assessor.assess(tenant, domain, { maxAgeMs: 15 * minute, ...options });
  const assessed = async (asked: Promise<Asked>): Promise<Assessed & { isRemembered: boolean }> => {
    const told = await asked;
    assert.ok(told.kind === "assessed");
    return { ...told.assessed, isRemembered: told.isRemembered };
  };
  const later = (ms: number): void => void (at = new Date(at.getTime() + ms));
  const connected = async (work: () => Promise<unknown>): Promise<readonly string[]> => {
    const from = world.connections.length;
    await work();
    return world.connections.slice(from);
  };

  test("a domain, with its evidence, progress and version; many who ask at once are answered by one assessment", async () => {
    const told: Progress[] = [];
    const others = Array.from({ length: 20 }, () => ask(good));
    const look = await assessed(ask(good, { progress: (progress) => told.push(progress) }));
    const rest = await Promise.all(others.map(assessed));
    assert.deepEqual(
      look.report.domains[0].assessment.scores.map(({ stars }) => stars),
      Array.from({ length: 3 }, () => ({ min: 5, max: 5 })),
    );
    assert.equal(look.report.vantage, "a test");
    assert.ok(rest.every(({ evidence }) => evidence === look.evidence));
    assert.deepEqual(
      new Set(world.connections.map((to) => to.replace(/ .*/, ""))),
      new Set(["192.0.2.10", "192.0.2.11", "2001:db8::10"]),
    );
    assert.deepEqual(told.at(-1), { asked: 3, answered: 3, waitingFor: [] });
    assert.ok(told.some(({ waitingFor }) => waitingFor.includes("mx.good.example")));
    assert.match(look.ruleset, /^\d+\.\d+\.\d+$/);
  });

  test("evidence that was kept as text gives the same report, byte for byte, and no change", async () => {
    const look = await assessed(ask());
    const parsed = parseEvidence(evidenceText(look.evidence));
    assert.ok(parsed.ok);
    const again = await world.assessor.replay(parsed.value);
    assert.equal(assessmentJson(again.report, catalogue), assessmentJson(look.report, catalogue));
    assert.deepEqual(world.assessor.compare(look.evaluation, again.evaluation), []);
  });

  test("what is known is told again and costs nothing, for as long as it is wanted", async () => {
    buckets = [];
    const first = await assessed(ask(quiet, { maxAgeMs: 0 }));
    later(14 * minute);
    const second = await assessed(ask());
    assert.deepEqual([second.isRemembered, second.report.at], [true, first.report.at]);
    later(minute);
    assert.equal((await assessed(ask())).isRemembered, false);
    assert.deepEqual(buckets, ["assess T0001", "assess T0001"]);
  });

  test("MX hosts are not visited again for minutes, unless somebody wants it anew; and never twice within moments", async () => {
    later(60 * minute);
    const visits = (options: Partial<AssessOptions>) => connected(() => ask(spoofable, { maxAgeMs: 0, ...options }));
    assert.ok((await visits({})).length > 0);
    later(minute);
    assert.deepEqual(await visits({}), []);
    assert.ok((await visits({ source: "re-check" })).length > 0);
    assert.deepEqual(await visits({ source: "re-check" }), []);
    later(minute);
    assert.ok((await visits({ source: "confirmation" })).length > 0);
  });

  test("commands are limited for each tenant; watches by their number alone", async () => {
    refuse = true;
    later(60 * minute);
    try {
      assert.deepEqual(await ask(), { kind: "limited", retryAfterMs: 1_000 });
      assert.deepEqual(await ask(quiet, { source: "re-check" }), { kind: "limited", retryAfterMs: 1_000 });
      assert.equal((await ask(quiet, { source: "watch" })).kind, "assessed");
      assert.equal((await ask(quiet, { source: "confirmation", maxAgeMs: 0 })).kind, "assessed");
    } finally {
      refuse = false;
    }
  });

  test("a change of a record is a change of the look", async () => {
    const before = await assessed(ask(quiet, { maxAgeMs: 0 }));
    world.publish(name("_dmarc.no-mail.example"), "TXT", ['"v=DMARC1; p=none"']);
    const after = await assessed(ask(quiet, { maxAgeMs: 0 }));
    world.publish(name("_dmarc.no-mail.example"), "TXT", undefined);
    const rules = world.assessor.compare(before.evaluation, after.evaluation).map(({ rule }) => rule);
    assert.ok(rules.includes("DMARC-SELF-DOWN"), rules.join());
  });

  test("a domain that nobody knows is assessed too", async () => {
    const look = await assessed(ask(name("nowhere.example")));
    assert.equal(look.report.domains[0].assessment.judgements.length > 5, true);
  });

  test("who does not want it any more does not wait, and the others get it", async () => {
    later(60 * minute);
    const patient = ask();
    await assert.rejects(ask(quiet, { signal: AbortSignal.abort(new Error("stop")) }), /stop/);
    const gone = new AbortController();
    const impatient = ask(quiet, { signal: gone.signal });
    gone.abort(new Error("stop"));
    await assert.rejects(impatient, /stop/);
    assert.equal((await patient).kind, "assessed");
  });
});

test("what takes too long is not measured, and the rest is told", async () => {
  const silent: Rehearsal["world"]["resolvers"] = {
    of: async () => ({ query: () => new Promise(() => {}) }),
    close: async () => {},
  };
  await using world = await rehearsal(() => new Date("2026-11-22T12:00:00Z"), { resolvers: silent, seconds: 0.05 });
  const told = await world.assessor.assess(tenant, good, { maxAgeMs: 0 });
  assert.ok(told.kind === "assessed");
  const { scores } = told.assessed.report.domains[0].assessment;
  assert.ok(scores.every(({ coverage, stars }) => coverage === 0 && stars.min < stars.max));
});
