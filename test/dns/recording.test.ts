/** What the network answered, kept and read again. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { name } from "../../src/dns/name.ts";
import { maxRecordingLength, parseRecording, recorded, recordingText, replayed } from "../../src/dns/recording.ts";
import type { Answer, Resolver } from "../../src/dns/resolver.ts";
import { network } from "../support/network.ts";
import { anyCharacter } from "../support/any-character.ts";

const now = new Date("2026-11-22T06:00:00Z");
const questions = [
  "www.example.net A",
  "www.example.net MX",
  "gone.example.net A",
  "bad.example.net A",
  "a.example.net A",
];
const world = network(`
  www.example.net A 192.0.2.1
  a.example.net CNAME www.example.net
  bad.example.net !bogus`);

async function ask(resolver: Resolver, question: string): Promise<Answer> {
  const [owner = "", type = ""] = question.split(" ");
  return resolver.query(name(owner), type);
}

async function recordingOf(inner: Resolver, asked: readonly string[]): Promise<string> {
  const kept = recorded(inner);
  for (const question of asked) await ask(kept, question);
  return recordingText(kept.recording(now));
}

test("a replay answers as the network did, and knows nothing else", async () => {
  const text = await recordingOf(world, questions);
  const parsed = parseRecording(text);
  assert.ok(parsed.ok);
  assert.equal(parsed.value.at, "2026-11-22T06:00:00.000Z");
  const replay = replayed(parsed.value);
  for (const question of questions) assert.deepEqual(await ask(replay, question), await ask(world, question));
  const { outcome, security } = await ask(replay, "other.example.net A");
  assert.deepEqual(
    [outcome, security],
    [{ kind: "unknown", why: "the recording has no answer to it" }, "indeterminate"],
  );
});

test("the order of the questions does not matter, and a replay records itself", async () => {
  const text = await recordingOf(world, questions);
  assert.equal(await recordingOf(world, questions.toReversed()), text);
  const parsed = parseRecording(text);
  assert.ok(parsed.ok);
  assert.equal(await recordingOf(replayed(parsed.value), questions), text);
});

test("reasons, wildcards and what a server sent are kept; text is ASCII and bounded", async () => {
  const owner = name("www.example.net");
  const args = { rcode: 2, text: `\u202e${"x".repeat(5_000)}` };
  const answer: Answer = {
    question: { owner, type: "A" },
    outcome: { kind: "failed", why: "é".repeat(5_000) },
    aliases: [{ target: name("*.example.net"), security: "bogus" }],
    security: "bogus",
    because: { code: "no-answer", owner, type: "A", args },
    wildcard: name("*.example.net"),
    source: "live",
  };
  const kept = recorded({ query: async () => answer });
  const told = await kept.query(owner, "A");
  const text = recordingText(kept.recording(now));
  assert.match(text, /^[\n -~]+$/);
  assert.ok(text.length < 30_000);
  const parsed = parseRecording(text);
  assert.ok(parsed.ok, parsed.ok ? "" : parsed.error);
  assert.deepEqual(await replayed(parsed.value).query(owner, "A"), told);
});

const label = fc.uint8Array({ minLength: 1, maxLength: 8 }).map((octets) => [...octets].map(escaped).join(""));
const anyName = fc.array(label, { maxLength: 6 }).map((labels) => name(labels.length === 0 ? "." : labels.join(".")));
const anyText = fc.string({ unit: anyCharacter, maxLength: 3_000 });
const anySecurity = fc.constantFrom("secure", "insecure", "bogus", "indeterminate");
const anyReason = fc.record(
  {
    code: fc.constantFrom("no-answer", "signature-expired"),
    zone: anyName,
    owner: anyName,
    type: fc.constantFrom("A", "TYPE65400"),
    args: fc.dictionary(fc.constantFrom("why", "rcode", "expiration"), fc.oneof(anyText, fc.nat())),
  },
  { requiredKeys: ["code"] },
);
const anyRRset = fc.record({
  owner: anyName,
  type: fc.constantFrom("TXT", "NSAP-PTR"),
  ttl: fc.double({ min: -1, max: 2 ** 33, noNaN: true }),
  rdata: fc.array(fc.string(), { minLength: 1, maxLength: 3 }),
});
const anyAnswer: fc.Arbitrary<Answer> = fc.record(
  {
    question: fc.record({ owner: anyName, type: fc.constantFrom("TXT", "NSAP-PTR") }),
    outcome: fc.oneof(
      fc.record({ kind: fc.constant("rrset"), rrset: anyRRset }),
      fc.record({ kind: fc.constantFrom("nodata", "nxdomain") }),
      fc.record({ kind: fc.constantFrom("unknown", "failed"), why: anyText }),
    ),
    aliases: fc.array(fc.record({ target: anyName, security: anySecurity }), { maxLength: 3 }),
    security: anySecurity,
    because: anyReason,
    source: fc.constant("live"),
    wildcard: anyName,
  },
  { requiredKeys: ["question", "outcome", "aliases", "security", "source"] },
);

function escaped(octet: number): string {
  return `\\${String(octet).padStart(3, "0")}`;
}

test("whatever is answered can be written, read and answered again", async () => {
  await fc.assert(
    fc.asyncProperty(anyAnswer, async (given) => {
      const { owner, type } = given.question;
      const kept = recorded({ query: async () => given });
      const told = await kept.query(owner, type);
      const parsed = parseRecording(recordingText(kept.recording(now)));
      assert.ok(parsed.ok, parsed.ok ? "" : parsed.error);
      // as JSON: what fast-check makes has no prototype
      assert.equal(JSON.stringify(await replayed(parsed.value).query(owner, type)), JSON.stringify(told));
    }),
    { numRuns: 200 },
  );
});

const good = {
  format: "mecsa-recording",
  version: 1,
  at: now.toISOString(),
  answers: [{ owner: "a.example", type: "A", outcome: { kind: "nodata" }, aliases: [], security: "secure" }],
};
const [answer] = good.answers;
const rrset = { owner: "a.example", type: "A", ttl: 60, rdata: ["192.0.2.1"] };
const refused: [why: string, content: unknown, error: RegExp][] = [
  ["not JSON", "{", /^not JSON$/],
  ["null", null, /./],
  ["another format", { ...good, format: "x" }, /^format: not a recording of mecsa$/],
  ["another version", { ...good, version: 2 }, /^version: not version 1/],
  ["no time", { ...good, at: "yesterday" }, /^at: /],
  ["a key too many", { ...good, more: 1 }, /more/],
  [
    "a name that is none",
    { ...good, answers: [{ ...answer, owner: "a..b" }] },
    /^answers.0.owner: not a domain name: empty label$/,
  ],
  ["a type that is none", { ...good, answers: [{ ...answer, type: "a b" }] }, /^answers.0.type: not a type/],
  ["the same question twice", { ...good, answers: [answer, answer] }, /^a\.example A is in it twice$/],
  ["the same question in other words", { ...good, answers: [answer, { ...answer, owner: "A.example." }] }, /twice/],
  ["a state that is none", { ...good, answers: [{ ...answer, security: "fine" }] }, /^answers.0.security: /],
  [
    "an outcome that is none",
    { ...good, answers: [{ ...answer, outcome: { kind: "x" } }] },
    /^answers.0.outcome.kind: /,
  ],
  [
    "no records",
    { ...good, answers: [{ ...answer, outcome: { kind: "rrset", rrset: { ...rrset, rdata: [] } } }] },
    /rdata/,
  ],
  [
    "a TTL below zero",
    { ...good, answers: [{ ...answer, outcome: { kind: "rrset", rrset: { ...rrset, ttl: -1 } } }] },
    /ttl/,
  ],
  ["a reason that is none", { ...good, answers: [{ ...answer, because: { code: "toString" } }] }, /because.code/],
  ["a prototype", `{"__proto__":{"answers":[]}}`, /./],
  [
    "too many aliases",
    {
      ...good,
      answers: [
        { ...answer, aliases: Array.from({ length: 33 }, () => ({ target: "b.example", security: "secure" })) },
      ],
    },
    /aliases/,
  ],
  [
    "very many wrong records",
    {
      ...good,
      answers: [{ ...answer, outcome: { kind: "rrset", rrset: { ...rrset, rdata: Array(200_000).fill(1) } } }],
    },
    /rdata/,
  ],
  ["very deep", "[".repeat(100_000), /./],
  ["very long", " ".repeat(maxRecordingLength + 1), /^longer than/],
];
for (const [why, content, error] of refused)
  test(`refused: ${why}`, () => {
    const parsed = parseRecording(typeof content === "string" ? content : JSON.stringify(content));
    assert.equal(parsed.ok, false);
    assert.match(parsed.ok ? "" : parsed.error, error);
    assert.ok(!parsed.ok && parsed.error.length <= 300);
  });

test("the good one is read", () => {
  assert.equal(parseRecording(JSON.stringify(good)).ok, true);
});

test("any text is refused or read, and nothing is thrown", () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fc.jsonValue().map((answers) => JSON.stringify({ ...good, answers: [answers] })),
  );
  fc.assert(
    fc.property(text, (written) => parseRecording(written).ok !== undefined),
    { numRuns: 300 },
  );
});
