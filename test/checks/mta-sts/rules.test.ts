import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { mtaSts } from "../../../src/checks/mta-sts/index.ts";
import type { Change, Surroundings } from "../../../src/model.ts";
import { compareWorlds } from "../../support/compare.ts";

const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";
const host = "mta-sts.a.test A 192.0.2.2\n";
const record = (id = "1"): string => `_mta-sts.a.test TXT v=STSv1; id=${id}\n`;
const policy = (mode = "enforce", maxAge = 604_800, ...mx: readonly string[]): string =>
  `a.test !sts-policy version: STSv1 | mode: ${mode} | ${(mx.length === 0 ? ["mx.a.test"] : mx).map((one) => `mx: ${one} | `).join("")}max_age: ${maxAge}\n`;
const all = (mode?: string, maxAge?: number, ...mx: readonly string[]): string =>
  mail + host + record() + policy(mode, maxAge, ...mx);
const renewed = (mode?: string, maxAge?: number, ...mx: readonly string[]): string =>
  mail + host + record("2") + policy(mode, maxAge, ...mx);
const two = "a.test MX 20 mx2.a.test.\n mx2.a.test A 192.0.2.3\n";
const nullMx = "a.test MX 0 .\n";
const receives = (isReceiving: boolean): Partial<Surroundings> => ({
  roles: { receives: isReceiving, sends: "unknown", parked: "unknown" },
});

type Told = readonly [rule: string, name: string, severity: string, direction: string];
const removed = (severity: string): Told => ["STS-REMOVED", "_mta-sts.a.test", severity, "weakened"];
const invalid: Told = ["STS-INVALID", "_mta-sts.a.test", "high", "weakened"];
const invalidPolicy: Told = ["STS-INVALID", "mta-sts.a.test", "high", "weakened"];
const stale: Told = ["STS-ID-STALE", "_mta-sts.a.test", "medium", "weakened"];
const down = (severity: string): Told => ["STS-MODE-DOWN", "mta-sts.a.test", severity, "weakened"];
const age = (severity: string): Told => ["STS-MAXAGE", "mta-sts.a.test", severity, "weakened"];
const widened: Told = ["STS-MX-WIDEN", "mta-sts.a.test", "medium", "weakened"];
const uncovered = (severity: string): Told => ["STS-MX-UNCOVERED", "a.test", severity, "breaks-mail"];
const hostGone: Told = ["STS-HOST-REMOVED", "mta-sts.a.test", "high", "weakened"];

const rows: [
  what: string,
  why: string,
  before: string,
  after: string,
  told: readonly Told[],
  after?: Partial<Surroundings>,
][] = [
  // the record
  ["STS-REMOVED", "the record alone", all(), mail + host + policy(), [removed("high")]],
  ["STS-REMOVED", "with its host: told once", mail + host + record(), mail, [removed("high")]],
  ["STS-REMOVED", "after mode: none; RFC 8461 §8.3", all("none", 86_400), mail + host, [removed("medium")]],
  ["STS-REMOVED", "with mode: none at once", all(), mail + host + policy("none"), [removed("medium")]],
  ["silence", "the name is gone", "zone a.test\n" + all(), "zone test\n b.test TXT x", []],
  ["silence", "no mail is received any more", all(), nullMx, [], receives(false)],
  ["silence", "there was none", mail, mail, []],
  ["silence", "it is outside of the files", mail + record(), "b.test TXT x", []],
  ["silence", "it is another name's now", mail + record(), `${mail}_mta-sts.a.test CNAME x.b.example.`, []],
  ["silence", "an invalid one is removed", `${mail}_mta-sts.a.test TXT v=STSv1; id=`, mail, []],
  ["STS-INVALID", "no letters and digits", all(), all().replace("id=1", "id=2026-01-01"), [invalid]],
  ["STS-INVALID", "33 characters", all(), all().replace("id=1", `id=${"1".repeat(33)}`), [invalid]],
  ["STS-INVALID", "no id", all(), all().replace("id=1", "x=1"), [invalid]],
  ["STS-INVALID", "another version", all(), all().replace("v=STSv1", "v=STSv2"), [invalid]],
  ["STS-INVALID", "another case", all(), all().replace("v=STSv1", "v=stsv1"), [invalid]],
  [
    "STS-INVALID",
    "a quote too many",
    all(),
    all().replace("TXT v=STSv1; id=1", 'TXT "\\"v=STSv1; id=1\\""'),
    [invalid],
  ],
  ["STS-INVALID", "no delimiter", all(), all().replace("v=STSv1;", "v=STSv1"), [invalid]],
  ["STS-INVALID", "two records", all(), all() + record("2"), [invalid]],
  ["STS-INVALID", "a first record", mail, `${mail}_mta-sts.a.test TXT v=STSv1; id=`, [invalid]],
  ["STS-INVALID", "in a new zone", "b.test TXT x", `${mail}_mta-sts.a.test TXT v=STSv1`, [invalid]],
  [
    "STS-INVALID",
    "another mistake",
    `${mail}_mta-sts.a.test TXT v=STSv1`,
    `${mail}_mta-sts.a.test TXT v=STSv1; id=`,
    [invalid],
  ],
  ["silence", "the same mistake", `${mail}_mta-sts.a.test TXT v=STSv1`, `${mail}_mta-sts.a.test TXT v=STSv2`, []],
  ["silence", "two records before too", mail + record() + record("2"), mail + record() + record("3"), []],
  ["silence", "an unrelated record beside it", all(), `${all()}_mta-sts.a.test TXT v=spf1 -all`, []],
  ["silence", "another id", all(), renewed(), []],
  ["silence", "cut in two strings", all(), all().replace("TXT v=STSv1; id=1", 'TXT "v=STS" "v1; id=1"'), []],
  ["STS-INVALID", "the policy", all(), all().replace("mode: enforce", "mode: strict"), [invalidPolicy]],
  ["STS-INVALID", "a line of the policy", all(), all().replace("max_age:", "max_age"), [invalidPolicy]],
  ["STS-INVALID", "a first policy", mail + host + record(), all().replace("mx: mx.a.test | ", ""), [invalidPolicy]],
  ["silence", "the policy was broken in the same way", all("x"), all("y"), []],

  // the policy host
  ["STS-HOST-REMOVED", "its address", all(), mail + record() + policy(), [hostGone]],
  ["STS-HOST-REMOVED", "its alias", `${mail}${record()}mta-sts.a.test CNAME x.b.example.`, mail + record(), [hostGone]],
  [
    "STS-HOST-REMOVED",
    "its IPv6 address",
    `${mail}${record()}mta-sts.a.test AAAA 2001:db8::1`,
    mail + record(),
    [hostGone],
  ],
  ["silence", "an alias for an address", all(), `${mail}${record()}${policy()}mta-sts.a.test CNAME x.b.example.`, []],
  ["silence", "it was not there", mail + record(), mail + record(), []],
  ["silence", "it is delegated", all(), `${mail}${record()}${policy()}mta-sts.a.test NS ns.b.example.`, []],

  // the policy
  ["STS-MODE-DOWN", "enforce to testing", all(), renewed("testing"), [down("high")]],
  ["STS-MODE-DOWN", "enforce to none", all(), renewed("none"), [down("critical")]],
  ["STS-MODE-DOWN", "testing to none", all("testing"), renewed("none"), [down("high")]],
  ["STS-MODE-DOWN", "to none with a short max_age; RFC 8461 §8.3", all(), renewed("none", 60), [down("critical")]],
  ["STS-MODE-DOWN", "under the same id: two causes", all(), all("testing"), [down("high"), stale]],
  ["silence", "testing to enforce", all("testing"), renewed(), []],
  ["silence", "the policy is not in the files any more", all(), mail + host + record(), []],
  ["silence", "the policy was not in the files", mail + host + record(), all("none"), []],
  ["STS-MAXAGE", "below a week", all(), renewed("enforce", 604_799), [age("medium")]],
  ["STS-MAXAGE", "below a day", all(), renewed("enforce", 86_399), [age("high")]],
  ["STS-MAXAGE", "from below a week to below a day", all("enforce", 100_000), renewed("enforce", 60), [age("high")]],
  ["silence", "a year to a week", all("enforce", 31_536_000), renewed("enforce", 604_800), []],
  ["silence", "below a week before too", all("enforce", 200_000), renewed("enforce", 100_000), []],
  ["silence", "raised", all("enforce", 60), renewed("enforce", 120), []],
  ["STS-MX-WIDEN", "a host to its domain", all(), renewed("enforce", 604_800, "*.a.test"), [widened]],
  ["STS-MX-WIDEN", "a registry's domain", all(), renewed("enforce", 604_800, "mx.a.test", "*.com"), [widened]],
  [
    "STS-MX-WIDEN",
    "a registry's domain of two labels",
    all(),
    renewed("enforce", 604_800, "mx.a.test", "*.co.uk"),
    [widened],
  ],
  [
    "STS-MX-WIDEN",
    "a wildcard above another",
    all("enforce", 604_800, "mx.a.test", "*.eu.b.example"),
    renewed("enforce", 604_800, "mx.a.test", "*.b.example"),
    [widened],
  ],
  [
    "silence",
    "another organization's wildcard",
    all(),
    renewed("enforce", 604_800, "mx.a.test", "*.mail.b.example"),
    [],
  ],
  ["silence", "a host more", all(), renewed("enforce", 604_800, "mx.a.test", "mx2.a.test"), []],
  ["silence", "narrowed", all("enforce", 604_800, "*.a.test"), renewed(), []],
  ["silence", "order and case", all("enforce", 1, "mx.a.test", "b.test"), all("enforce", 1, "B.test", "MX.a.test"), []],
  ["silence", "blanks and unknown fields", all(), all().replace("mode: enforce", "mode:  enforce | x: y"), []],
  ["STS-ID-STALE", "another max_age", all(), all("enforce", 1_000_000), [stale]],
  ["STS-ID-STALE", "another host", all(), all("enforce", 604_800, "mx.a.test", "mx2.a.test"), [stale]],
  ["silence", "another id with it", all(), renewed("enforce", 1_000_000), []],
  ["silence", "a policy comes", mail + host + record(), all(), []],

  // MX hosts
  ["STS-MX-UNCOVERED", "a new MX host", all(), all() + two, [uncovered("critical")]],
  ["STS-MX-UNCOVERED", "in testing", all("testing"), all("testing") + two, [uncovered("medium")]],
  [
    "STS-MX-UNCOVERED",
    "a pattern is lost",
    all(),
    renewed("enforce", 604_800, "mx.b.example"),
    [uncovered("critical")],
  ],
  [
    "STS-MX-UNCOVERED",
    "two labels below a wildcard",
    all("enforce", 1, "*.a.test"),
    `${all("enforce", 1, "*.a.test")}a.test MX 5 x.y.a.test.`,
    [uncovered("critical")],
  ],
  ["STS-MX-UNCOVERED", "testing to enforce", all("testing") + two, renewed("enforce") + two, [uncovered("critical")]],
  ["STS-MX-UNCOVERED", "a first policy", mail + two, all() + two, [uncovered("critical")]],
  ["STS-MX-UNCOVERED", "a record for the policy", mail + host + two + policy(), all() + two, [uncovered("critical")]],
  [
    "STS-MX-UNCOVERED",
    "an MX host outside of the files",
    all(),
    `${all()}a.test MX 5 mx.b.example.`,
    [uncovered("critical")],
  ],
  ["silence", "it was so before", all() + two, all() + two + "a.test TXT x", []],
  ["silence", "in none", all("none"), all("none") + two, []],
  ["silence", "the policy allows it", all("enforce", 1, "*.a.test"), all("enforce", 1, "*.a.test") + two, []],
  ["silence", "the record is not there", mail + policy(), mail + policy() + two, []],
  ["silence", "the policy is outside of the files", mail + host + record(), mail + host + record() + two, []],
];

const brief = ({ rule, name, severity, direction }: Change): Told => [rule, name, severity, direction];

for (const [what, why, before, after, expected, surroundings] of rows)
  test(`${what}: ${why}`, async () => {
    const known = surroundings === undefined ? {} : { after: surroundings };
    const changes = await compareWorlds(mtaSts, "a.test", before, after, known);
    assert.deepEqual(changes.map(brief), expected);
    for (const { rule, args, severity, direction, before: was, after: is } of changes) {
      const entry = mtaSts.rules[rule];
      assert.ok(entry !== undefined, rule);
      assert.ok(entry.severities.includes(severity) && entry.direction === direction, rule);
      assert.ok(entry.says(args).endsWith(".") && entry.fix(args).endsWith("."), entry.says(args));
      assert.doesNotMatch(entry.says(args) + entry.fix(args), /undefined/);
      assert.ok(was !== is && was.length <= 300 && is.length <= 300);
    }
  });

test("a change tells what was, what is, and where to look", async () => {
  const seen = async (before: string, after: string) => {
    const [change] = await compareWorlds(mtaSts, "a.test", before, after);
    const { range, side } = change?.from ?? {};
    return [change?.before, change?.after, side, range?.file, range?.line, change?.args];
  };
  assert.deepEqual(await seen(all(), mail + host), [
    "v=STSv1; id=1",
    "no record",
    "before",
    "a.test.zone",
    4,
    { domain: "a.test", isNone: false },
  ]);
  assert.deepEqual(await seen(all(), renewed("testing")), [
    "mode: enforce",
    "mode: testing",
    "after",
    "a.test/.well-known/mta-sts.txt",
    2,
    { domain: "a.test", before: "enforce", after: "testing" },
  ]);
  assert.deepEqual(await seen(all(), all() + two), [
    "every MX host matched",
    "mx2.a.test not matched by mx.a.test",
    "after",
    "a.test.zone",
    6,
    { domain: "a.test", hosts: ["mx2.a.test"], mode: "enforce" },
  ]);
  assert.deepEqual((await seen(all(), renewed("enforce", 604_800, "b.test"))).slice(2, 5), [
    "after",
    "a.test/.well-known/mta-sts.txt",
    1,
  ]);
});

test("every rule is fired by a row, and is in the catalogue with what it needs", () => {
  const fired = new Set(rows.flatMap(([, , , , expected]) => expected.map(([rule]) => rule)));
  assert.deepEqual([...fired].toSorted(), Object.keys(mtaSts.rules).toSorted());
  for (const [id, rule] of Object.entries(mtaSts.rules)) {
    assert.ok(rule.title.length < 60 && !rule.title.includes(id));
    for (const severity of rule.severities) assert.ok(rule.explain.includes(severity), `${id} explains ${severity}`);
  }
});

const anyDomain = fc
  .tuple(
    fc.subarray([record(), record("2"), "_mta-sts.a.test TXT v=STSv1; id=\n", host, two]),
    fc.constantFrom("", policy(), policy("testing"), policy("none"), policy("enforce", 60, "*.com"), policy("x")),
  )
  .map(([lines, text]) => ({ lines, text }));

test("nothing changes: nothing is told, in any order", async () => {
  await fc.assert(
    fc.asyncProperty(anyDomain, async ({ lines, text }) => {
      const [before, after] = [lines, lines.toReversed()].map((order) => mail + order.join("") + text);
      assert.deepEqual(await compareWorlds(mtaSts, "a.test", before ?? "", after ?? ""), []);
    }),
    { numRuns: 60 },
  );
});
