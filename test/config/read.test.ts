/** What a configuration may say, and what is told, and where, of one that cannot be read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readOptionsOf } from "../../src/config/config.ts";
import { problemSentence, problems } from "../../src/config/messages.ts";
import { nearest } from "../../src/config/nearest.ts";
import { read } from "./known.ts";
import { anyCharacter } from "../support/any-character.ts";

type Problem = [at: string, sentence: string];
type Row = [id: string, why: string, text: string, ...told: Problem[]];

const waiver = (more: string) => `waivers:\n  - { rule: DANE-TTL, name: a.test, reason: r, owner: o, ${more} }\n`;
const keys =
  "zones, certificates, formats, origins, views, fail-on, warn-only, profiles, checks, rules, minimum, waivers";

const refused: Row[] = [
  ["unknown-key", "a typo", "zone: a", ["1:1", 'unknown key "zone"; did you mean "zones"?']],
  ["unknown-key", "with two letters swapped", "wiavers: []", ["1:1", 'unknown key "wiavers"; did you mean "waivers"?']],
  ["unknown-key", "nothing like it", "colour: red", ["1:1", `unknown key "colour"; it takes ${keys}`]],
  [
    "unknown-key",
    "in a waiver, with what is missing",
    "waivers:\n  - rule: DANE-TTL\n    name: a.test\n    reason: r\n    ownr: o\n    until: 2026-12-31",
    ["2:5", '"waivers #1: owner" is missing'],
    ["5:5", 'unknown key "ownr" under waivers #1; did you mean "owner"?'],
  ],
  ["unknown-key", "a check", "checks: { spv: off }", ["1:11", 'unknown key "spv" under checks; did you mean "spf"?']],
  [
    "unknown-key",
    "a rule",
    "rules:\n  SPF-PTTR: off",
    ["2:3", 'unknown key "SPF-PTTR" under rules; did you mean "SPF-PTR"?'],
  ],
  [
    "unknown-key",
    "a category, below a name",
    "minimum: { a.test: { message-integrety: 3 } }",
    ["1:22", 'unknown key "message-integrety" under minimum: a.test; did you mean "message-integrity"?'],
  ],
  ["unknown-key", "a key of every object", "__proto__: 1", ["1:1", `unknown key "--proto--"; it takes ${keys}`]],
  ["value", "a severity", "fail-on: hihg", ["1:10", '"hihg" is no value of fail-on; did you mean "high"?']],
  [
    "value",
    "a rule that does not exist",
    waiver("until: 2026-12-31").replace("DANE-TTL", "NO-SUCH-RULE-AT-ALL"),
    ["2:13", '"NO-SUCH-RULE-AT-ALL" is no value of waivers #1: rule; it takes what `mecsa explain` lists'],
  ],
  [
    "value",
    "a profile",
    'profiles: { "*": lax }',
    ["1:18", '"lax" is no value of profiles: *; it takes default, strict, parked'],
  ],
  [
    "value",
    "a number for a severity",
    "rules: { SPF-PTR: 3 }",
    ["1:19", '"3" is no value of rules: SPF-PTR; it takes critical, high, medium, low, info, off'],
  ],
  ["type", "a list for a mapping", "- zones", ["1:1", "the configuration has to be a mapping"]],
  ["type", "a text for a mapping", "checks: spf", ["1:9", "checks has to be a mapping"]],
  ["type", "nothing", "zones:", ["1:7", "zones has to be a text or a list of texts, none of them empty"]],
  [
    "type",
    "a number in a list",
    "zones: [3]",
    ["1:8", "zones has to be a text or a list of texts, none of them empty"],
  ],
  ["type", "a text for true", "warn-only: yes", ["1:12", "warn-only has to be true or false"]],
  ["missing", "until", waiver("").replace(", }", " }"), ["2:5", '"waivers #1: until" is missing']],
  [
    "length",
    "no reason",
    waiver('until: 2026-12-31, fingerprint: ""').replace("reason: r", 'reason: ""'),
    ["2:45", "waivers #1: reason is empty or too long"],
    ["2:91", "waivers #1: fingerprint has to be 64 hexadecimal digits in lower case"],
  ],
  [
    "stars",
    "thirds",
    "minimum: { a.test: { message-integrity: 3.3 } }",
    ["1:41", "minimum: a.test: message-integrity has to be a number of stars: 0 to 5, in halves"],
  ],
  [
    "stars",
    "points",
    "minimum: { a.test: { message-integrity: 70 } }",
    ["1:41", "minimum: a.test: message-integrity has to be a number of stars: 0 to 5, in halves"],
  ],
  [
    "date",
    "no such day",
    waiver("until: 2026-02-30"),
    ["2:65", 'waivers #1: until: "2026-02-30" is not a date such as 2026-12-31'],
  ],
  [
    "fingerprint",
    "cut",
    waiver("until: 2026-12-31, fingerprint: abc"),
    ["2:90", "waivers #1: fingerprint has to be 64 hexadecimal digits in lower case"],
  ],
  ["name", "an empty label", "origins: { zones/a: a..test }", ["1:21", '"a..test" is not a domain name']],
  ["name", "as a key", "profiles: { a..test: strict }", ["1:13", '"a..test" is not a domain name']],
  [
    "waiver-name",
    "all names",
    waiver("until: 2026-12-31").replace("a.test", '"*"'),
    ["2:29", '"*" is neither a domain name nor one such as "*.example.org"'],
  ],
  [
    "waiver-too-long",
    "a year and a day",
    waiver("until: 2027-11-23"),
    ["2:65", "a waiver holds for at most one year: 2027-11-23 is after 2027-11-22"],
  ],
  [
    "waiver-twice",
    "for one name",
    `${waiver("until: 2026-12-31")}${waiver("until: 2026-12-30").replace("waivers:\n", "").replace("a.test", "A.TEST.")}`,
    ["3:13", "there is already a waiver of DANE-TTL for a.test"],
  ],
  [
    "waiver-of-off",
    "a rule that is off",
    `rules: { DANE-TTL: off }\n${waiver("until: 2026-12-31")}`,
    ["3:13", "DANE-TTL is switched off, so there is nothing to waive"],
  ],
  [
    "waiver-of-off",
    "a check that is off",
    `checks: { dane: off }\n${waiver("until: 2026-12-31")}`,
    ["3:13", "DANE-TTL is switched off, so there is nothing to waive"],
  ],
  [
    "alias",
    "a name that is not quoted",
    "minimum:\n  *.a.test: { message-integrity: 3 }",
    ["2:3", 'aliases (*) are not read here; a name or glob that begins with * has to stand in quotes, "*.example.org"'],
  ],
  [
    "alias",
    "an alias",
    "zones: &z [a]\ncertificates: *z",
    [
      "2:15",
      'aliases (*) are not read here; a name or glob that begins with * has to stand in quotes, "*.example.org"',
    ],
  ],
  [
    "duplicate-key",
    "the last would win",
    "fail-on: low\nfail-on: none",
    ["2:1", '"fail-on" stands twice in this mapping'],
  ],
  [
    "duplicate-key",
    "in both spellings",
    "fail-on: low\nfail_on: none",
    ["2:1", '"fail_on" stands twice in this mapping'],
  ],
  ["key", "a list as a key", "? [a]\n: b", ["1:3", "a key has to be a text"]],
  [
    "too-deep",
    "ten levels",
    `zones: ${"[".repeat(10)}${"]".repeat(10)}`,
    ["1:16", "this is nested deeper than 8 levels"],
  ],
  [
    "yaml",
    "two documents",
    "zones: a\n---\nzones: b",
    ["2:1", "this is not YAML: Source contains multiple documents; please use YAML.parseAllDocuments()"],
  ],
  ["too-large", "300 KB", `# ${"a".repeat(300_000)}`, ["1:1", "the configuration has more than 262144 octets"]],
];

for (const [id, why, text, ...told] of refused)
  test(`refused: ${id}, ${why}`, () => {
    const outcome = read(text);
    assert.equal(outcome.ok, false);
    if (outcome.ok) return;
    assert.ok(outcome.problems.some((problem) => problem.id === `config/${id}`));
    assert.deepEqual(
      outcome.problems.map(problemSentence),
      told.map(([at, sentence]) => `.github/mecsa.yml:${at}: ${sentence}`),
    );
  });

test("every problem that there are words for is one of the rows", () => {
  assert.deepEqual(new Set(refused.map(([id]) => `config/${id}`)), new Set(Object.keys(problems)));
});

test("everything can be left out", () => {
  for (const text of ["", "# nothing yet\n", "{}", "\ufeff{}", "---\n"]) assert.equal(read(text).ok, true, text);
});

test("words take - and _, names keep their _", () => {
  const outcome = read(`
    fail_on: medium
    warn_only: true
    zones: "zones/{a,b}/**, other.db"
    checks: { dane: false, spf: on }
    rules: { SPF_PTR: off }
    profiles: { "*": strict, "*.Parked.Example.": parked }
    origins: { zones/a_b.db: Example.ORG }
    views: { example.org.: zones/external/* }
    formats: { "*.db": master-file }
    minimum: { "_a.example.org": { phishing_identity_theft: 3.5 } }
    waivers:
      - rule: DMARC-SELF-DOWN
        name: "*.Bücher.example"
        reason: A test of the roll-out
        owner: "@mail"
        until: 2027-11-22
  `);
  assert.ok(outcome.ok);
  const { config, place } = outcome.value;
  assert.deepEqual(config, {
    zones: ["zones/{a,b}/**", "other.db"],
    certificates: [],
    formats: { "*.db": "master-file" },
    origins: { "zones/a_b.db": "example.org" },
    views: { "example.org": "zones/external/*" },
    failOn: "medium",
    warnOnly: true,
    profiles: { "*": "strict", "*.parked.example": "parked" },
    checksOff: ["dane"],
    rules: { "SPF-PTR": "off" },
    minimum: { "_a.example.org": { "phishing-identity-theft": 3.5 } },
    waivers: [
      {
        rule: "DMARC-SELF-DOWN",
        name: "*.xn--bcher-kva.example",
        reason: "A test of the roll-out",
        owner: "@mail",
        until: "2027-11-22",
        fingerprint: undefined,
        from: { file: ".github/mecsa.yml", line: 13, column: 9, endLine: 17 },
      },
    ],
  });
  assert.deepEqual(readOptionsOf(config), {
    zones: ["zones/{a,b}/**", "other.db"],
    formats: [{ glob: "*.db", format: "master-file" }],
    origins: [{ glob: "zones/a_b.db", origin: "example.org" }],
    views: [{ origin: "example.org", glob: "zones/external/*" }],
  });
  assert.equal(place(["rules", "SPF-PTR"]).line, 6);
  assert.equal(place(["rules", "DANE-TTL"]).line, 6); // of what is not there, the nearest above
  assert.equal(place(["certificates"]).line, 1);
});

test("did you mean", () => {
  const words = ["zones", "waivers", "caa", "SPF-PTR"];
  const rows: [asked: string, meant: string | undefined][] = [
    ["zone", "zones"],
    ["WAIVERS", "waivers"],
    ["spf_ptr", "SPF-PTR"],
    ["ca", "caa"],
    ["colour", undefined],
    ["x".repeat(10_000), undefined],
  ];
  for (const [asked, meant] of rows) assert.equal(nearest(asked, words), meant, asked);
});

test("no text makes it throw, and every problem has words and a place", () => {
  const scrap = fc.constantFrom(
    ..."zones,rules,waivers,minimum,checks,-,- ,: ,:,[,],{,},\n,\n  ,*,&a ,!!map ,\",',|,>,#,a.test,*.a,off,3,2026-12-31,DANE-TTL,\0,\t,ü".split(
      ",",
    ),
    ",",
  );
  const texts = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 100 }),
    fc.array(scrap, { maxLength: 40 }).map((scraps) => scraps.join("")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const outcome = read(text);
      for (const problem of outcome.ok ? [] : outcome.problems)
        assert.match(problemSentence(problem), /^\.github\/mecsa\.yml:[1-9]\d*:[1-9]\d*: (?!config\/)/);
    }),
    { numRuns: 50 },
  );
  assert.equal(read("[".repeat(1_000)).ok, false);
});
