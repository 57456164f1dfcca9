import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DaneFacts, dane } from "../../../src/checks/dane/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { Security } from "../../../src/dns/resolver.ts";
import type { Judgement } from "../../../src/model.ts";
import { world } from "../../support/world.ts";

const a = "aa".repeat(32);
const b = "bb".repeat(32);
const a512 = "aa".repeat(64);
const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";
const two = `${mail} a.test MX 20 mx2.a.test.\n mx2.a.test A 192.0.2.2\n`;
const tlsa = (records: readonly string[], host = "mx.a.test"): string =>
  records.map((record) => `\n_25._tcp.${host} TLSA ${record}`).join("");

const judge = async (lines: string): Promise<Judgement> =>
  dane.judge(await dane.evaluate(name("a.test"), world(lines)));
const verdictOf = ({ verdict }: Judgement): string => (verdict.kind === "graded" ? verdict.grade : verdict.kind);
const facetsOf = ({ facets }: Judgement): string => facets.map(({ id, value }) => `${id.slice(5)}=${value}`).join(" ");
const notShown = "zone files do not show whether the MX and TLSA records are signed as published";

type Row = [
  why: string,
  lines: string,
  verdict: string,
  criterion: string,
  facets: string,
  findings: [id: string, args: Record<string, unknown>][],
];

const rows: Row[] = [
  [
    "two keys: as good as files can show",
    mail + tlsa([`3 1 1 ${a}`, `3 1 1 ${b}`]),
    "not-measured",
    "not-measured",
    "coverage=all rollover=double",
    [],
  ],
  [
    "a key and its issuer; RFC 7671 §8",
    mail + tlsa([`3 1 1 ${a}`, `2 1 1 ${b}`]),
    "not-measured",
    "not-measured",
    "coverage=all rollover=double",
    [],
  ],
  [
    "a single record",
    mail + tlsa([`3 1 1 ${a}`]),
    "not-measured",
    "not-measured",
    "coverage=all rollover=single",
    [["single-record", { host: "mx.a.test", record: `3 1 1 ${a}` }]],
  ],
  [
    "one digest twice is one entry",
    mail + tlsa([`3 1 1 ${a}`, `3 1 1 ${a.toUpperCase()}`]),
    "not-measured",
    "not-measured",
    "coverage=all rollover=single",
    [["single-record", { host: "mx.a.test", record: `3 1 1 ${a}` }]],
  ],
  [
    "two kinds of digest may be one key; RFC 7671 §9",
    mail + tlsa([`3 1 1 ${a}`, `3 1 2 ${a512}`]),
    "not-measured",
    "not-measured",
    "coverage=all rollover=single",
    [
      ["single-record", { host: "mx.a.test", record: `3 1 1 ${a}` }],
      ["digest-passed-over", { host: "mx.a.test", record: `3 1 1 ${a}` }],
    ],
  ],
  [
    "3 0 1 and 2 1 0",
    mail + tlsa([`3 0 1 ${a}`, "2 1 0 3059"]),
    "not-measured",
    "not-measured",
    "coverage=all rollover=double",
    [
      ["whole-certificate", { host: "mx.a.test", record: `3 0 1 ${a}` }],
      ["no-digest", { host: "mx.a.test", record: "2 1 0 3059" }],
    ],
  ],
  [
    "usage 1 only; RFC 7672 §3.1.3",
    mail + tlsa([`1 1 1 ${a}`]),
    "broken",
    "unmet",
    "coverage=none",
    [["only-unusable", { host: "mx.a.test", records: `1 1 1 ${a}`, why: ["usage"] }]],
  ],
  [
    "usage 1 beside usage 3",
    mail + tlsa([`3 1 1 ${a}`, `3 1 1 ${b}`, `1 1 1 ${a}`]),
    "not-measured",
    "not-measured",
    "coverage=all rollover=double",
    [["unusable", { host: "mx.a.test", record: `1 1 1 ${a}`, why: "usage" }]],
  ],
  ["no TLSA at all", mail, "absent", "unmet", "coverage=none", [["no-tlsa", { hosts: ["mx.a.test"] }]]],
  [
    "one of two hosts; RFC 7672 §2.2.1",
    two + tlsa([`3 1 1 ${a}`, `3 1 1 ${b}`]),
    "weak",
    "unmet",
    "coverage=partial rollover=double",
    [["partial-coverage", { hosts: ["mx2.a.test"], covered: 1, total: 2 }]],
  ],
  [
    "one host without TLSA beside one outside of the files: a known weakness stands",
    `${mail} a.test MX 20 mx.b.example.`,
    "weak",
    "unmet",
    "",
    [["no-tlsa", { hosts: ["mx.a.test"] }]],
  ],
  [
    "one host with TLSA beside one outside of the files",
    `${mail} a.test MX 20 mx.b.example.${tlsa([`3 1 1 ${a}`, `3 1 1 ${b}`])}`,
    "not-measured",
    "not-measured",
    "",
    [],
  ],
  [
    "a look-up that fails; RFC 7672 §2.1.2",
    `${mail} _25._tcp.mx.a.test !timeout`,
    "not-measured",
    "not-measured",
    "",
    [["lookup-failed", { host: "mx.a.test", why: "_25._tcp.mx.a.test: timeout" }]],
  ],
  ["a null MX", "a.test MX 0 .\n a.test A 192.0.2.1", "not-applicable", "not-applicable", "", []],
  ["no mail at all", "a.test TXT x", "not-applicable", "not-applicable", "", []],
  ["outside of the files", "b.test TXT x", "not-measured", "not-measured", "", []],
  ["an implicit MX", "a.test A 192.0.2.1", "absent", "unmet", "coverage=none", [["no-tlsa", { hosts: ["a.test"] }]]],
  ["only a provider's verification", "a.test MX 0 ms1.msv1.invalid.", "not-applicable", "not-applicable", "", []],
];

for (const [why, lines, verdict, criterion, facets, findings] of rows)
  test(`DANE: ${why}`, async () => {
    const judgement = await judge(lines);
    assert.equal(verdictOf(judgement), verdict);
    assert.equal(judgement.criteria.dane?.kind, criterion);
    assert.equal(facetsOf(judgement), facets);
    assert.deepEqual(
      judgement.findings.map(({ id, args }) => [id.replace("dane/", ""), args]),
      findings,
    );
    for (const { id, args } of judgement.findings) assert.match(dane.messages[id]?.says(args) ?? "", /^.*\w.*\.$/);
  });

test("why DANE was not measured", async () => {
  const because = async (lines: string) => {
    const criterion = (await judge(lines)).criteria.dane;
    return criterion?.kind === "not-measured" ? criterion.because : criterion?.kind;
  };
  assert.equal(await because("a.test MX 10 mx.b.example."), "_25._tcp.mx.b.example is outside of the files");
  assert.equal(await because(mail + tlsa([`3 1 1 ${a}`])), notShown);
});

test("a finding says where the record stands", async () => {
  const { findings } = await judge(mail + tlsa([`3 1 1 ${a}`, "3 1 1 00"]));
  assert.deepEqual(
    findings.map(({ id, from }) => [id, from?.line]),
    [
      ["dane/unusable", 5],
      ["dane/single-record", 4],
    ],
  );
});

async function withSecurity(mx: Security, records: Security): Promise<Judgement> {
  const facts = await dane.evaluate(name("a.test"), world(mail + tlsa([`3 1 1 ${a}`, `3 1 1 ${b}`])));
  const hosts = facts.hosts.map((host) =>
    host.tlsa.kind === "present" ? { ...host, tlsa: { ...host.tlsa, security: records } } : host,
  );
  const real = facts.mx.kind === "real" ? { ...facts.mx, security: mx } : facts.mx;
  return dane.judge({ ...facts, mx: real, hosts });
}

const securities: [mx: Security, tlsa: Security, verdict: string, criterion: string, names: string[]][] = [
  ["secure", "secure", "not-measured", "not-measured", []],
  ["secure", "insecure", "weak", "unmet", ["_25._tcp.mx.a.test"]],
  ["insecure", "secure", "weak", "unmet", ["a.test"]],
  ["bogus", "bogus", "weak", "unmet", ["a.test", "_25._tcp.mx.a.test"]],
  ["secure", "indeterminate", "not-measured", "not-measured", []],
];

for (const [mx, records, verdict, criterion, names] of securities)
  test(`DANE: MX ${mx}, TLSA ${records}; RFC 7672 §2.2`, async () => {
    const judgement = await withSecurity(mx, records);
    assert.deepEqual([verdictOf(judgement), judgement.criteria.dane?.kind], [verdict, criterion]);
    assert.deepEqual(
      judgement.findings.map(({ id, args }) => [id, args.name]),
      names.map((owner) => ["dane/not-secure", owner]),
    );
  });

test("signed, and with a single record: weak", async () => {
  const facts = await dane.evaluate(name("a.test"), world(mail + tlsa([`3 1 1 ${a}`])));
  const signed: DaneFacts = JSON.parse(JSON.stringify(facts).replaceAll("indeterminate", "secure"));
  assert.equal(verdictOf(dane.judge(signed)), "weak");
});

test("more MX records than are read: nothing is claimed of the rest", async () => {
  const hosts = Array.from(
    { length: 60 },
    (_, at) => `a.test MX ${at} mx${at}.a.test.${tlsa([`3 1 1 ${a}`], `mx${at}.a.test`)}`,
  );
  const judgement = await judge(hosts.join("\n"));
  assert.deepEqual(judgement.criteria.dane, {
    kind: "not-measured",
    because: "more MX or TLSA records than were read",
  });
  assert.equal(facetsOf(judgement), "");
});

test("a long TTL is a finding", async () => {
  const facts = await dane.evaluate(name("a.test"), world(mail + tlsa([`3 1 1 ${a}`, `3 1 1 ${b}`])));
  const withTtl = (ttl: number): DaneFacts => ({
    ...facts,
    hosts: facts.hosts.map((host) => (host.tlsa.kind === "present" ? { ...host, tlsa: { ...host.tlsa, ttl } } : host)),
  });
  assert.deepEqual(
    [86_400, 86_401].map((ttl) => dane.judge(withTtl(ttl)).findings.map(({ id, args }) => [id, args])),
    [[], [["dane/long-ttl", { host: "mx.a.test", ttl: 86_401 }]]],
  );
});

const anyRecord = fc.oneof(
  fc.constantFrom(
    `3 1 1 ${a}`,
    `3 1 1 ${b}`,
    `2 1 1 ${b}`,
    `3 0 1 ${a}`,
    `3 1 2 ${a512}`,
    `1 1 1 ${a}`,
    "3 1 1 00",
    "3 1 0 30",
  ),
  fc.string().map((text) => text.replaceAll(/\s+/g, " ")),
);

test("judging is total, and its demerits are at most 5 each", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyRecord, { maxLength: 5 }), async (records) => {
      const { findings } = await judge(mail + tlsa(records));
      for (const { id, args } of findings) {
        const message = dane.messages[id];
        assert.ok(message !== undefined, id);
        assert.ok(message.says(args) && message.fix(args), id);
        assert.ok(Object.values(message.demerits).every((lost) => lost <= 5));
      }
    }),
    { numRuns: 100 },
  );
});

test("one more usable record never lowers coverage or roll-over", async () => {
  const good = fc.constantFrom(`3 1 1 ${a}`, `3 1 1 ${b}`, `2 1 1 ${b}`, `3 0 1 ${a}`, `3 1 2 ${a512}`);
  const rank = ({ facets }: Judgement, id: string): number => {
    const facet = facets.find((facet) => facet.id === id);
    return facet === undefined ? -1 : facet.scale.indexOf(facet.value);
  };
  await fc.assert(
    fc.asyncProperty(fc.array(good, { maxLength: 4 }), good, async (records, more) => {
      const before = await judge(mail + tlsa(records));
      const after = await judge(mail + tlsa([...records, more]));
      for (const id of ["dane-coverage", "dane-rollover"]) assert.ok(rank(after, id) >= rank(before, id));
    }),
    { numRuns: 100 },
  );
});
