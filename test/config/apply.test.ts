/** What a configuration makes of what a review found. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyConfig } from "../../src/config/apply.ts";
import { type Config, domainsOf, noConfig } from "../../src/config/config.ts";
import { isWeaker } from "../../src/config/grade.ts";
import { rules } from "../../src/config/messages.ts";
import { profiles } from "../../src/config/profiles.ts";
import { name } from "../../src/dns/name.ts";
import { fingerprintOf } from "../../src/fingerprint.ts";
import { type Change, type ReviewedDomain, categories } from "../../src/model.ts";
import { arbitraryChange, arbitraryConfig } from "./arbitrary.ts";
import { known, now, read } from "./known.ts";

function change(rule: string, owner: string, severity: Change["severity"], more: Partial<Change> = {}): Change {
  return { rule, name: name(owner), severity, direction: "weakened", before: "b", after: "a", args: {}, ...more };
}

function configOf(text: string, on: Date = now): Config {
  const outcome = read(text, on);
  assert.ok(outcome.ok, text);
  return outcome.value.config;
}

type Stars = readonly [min: number, max: number] | undefined;

/** A domain with one score in each category: the stars before and after, and how much could be measured after. */
function reviewed(domain: string, before: Stars, after: Stars, coverage = 1): ReviewedDomain {
  const assessed = ([min, max]: readonly [number, number], share: number) => ({
    domain: name(domain),
    roles: { receives: true, sends: true, parked: false },
    judgements: [],
    scores: categories.map((category) => ({
      category,
      applicable: category !== "message-integrity",
      level: { min: min * 2, max: max * 2 },
      stars: { min, max },
      points: { min: min * 20, max: max * 20 },
      coverage: share,
      notMeasured: [],
    })),
  });
  return {
    domain: name(domain),
    ...(before === undefined ? {} : { before: assessed(before, 1) }),
    ...(after === undefined ? {} : { after: assessed(after, coverage) }),
  };
}

const dmarc = change("DMARC-SELF-DOWN", "_dmarc.a.test", "critical", { domains: [name("a.test")] });
const ptr = change("SPF-PTR", "b.a.test", "medium", { domains: [name("b.a.test")] });
const align = change("DMARC-ALIGN", "_dmarc.a.test", "info", { direction: "incomparable" });
const nullMx = change("MX-NULL-LOST", "a.test", "info");
const tlsa = change("DANE-REMOVED", "_25._tcp.mx.a.test", "high");
const better = change("IMPROVED", "a.test", "info", { direction: "strengthened" });
const waiver = (more: string) => `waivers: [{ reason: r, owner: o, ${more} }]`;
const inForce = "until: 2026-12-31";

type Told = [rule: string, severity: string, waived?: "waived"];
type Row = [what: string, config: string, changes: Change[], told: Told[], off?: string[], on?: string];

const rows: Row[] = [
  [
    "nothing",
    "",
    [dmarc, ptr],
    [
      ["DMARC-SELF-DOWN", "critical"],
      ["SPF-PTR", "medium"],
    ],
  ],
  [
    "a rule's severity",
    "rules: { SPF-PTR: high }",
    [dmarc, ptr],
    [
      ["DMARC-SELF-DOWN", "critical"],
      ["SPF-PTR", "high"],
    ],
  ],
  ["a rule that is off", "rules: { SPF-PTR: off }", [dmarc, ptr], [["DMARC-SELF-DOWN", "critical"]], ["SPF-PTR"]],
  ["a check that is off", "checks: { spf: off }", [dmarc, ptr], [["DMARC-SELF-DOWN", "critical"]], ["SPF-PTR"]],
  ["a check that is on", "checks: { spf: on }", [ptr], [["SPF-PTR", "medium"]]],
  [
    "a check that is off, whatever its rules say",
    "checks: { spf: off }\nrules: { SPF-PTR: high }",
    [ptr],
    [],
    ["SPF-PTR"],
  ],
  ["a profile for all", 'profiles: { "*": strict }', [ptr], [["SPF-PTR", "high"]]],
  ["a rule wins over a profile", 'profiles: { "*": strict }\nrules: { SPF-PTR: low }', [ptr], [["SPF-PTR", "low"]]],
  ["a profile for a name above", 'profiles: { "*.a.test": strict }', [ptr], [["SPF-PTR", "high"]]],
  ["a profile for another name", "profiles: { a.test: strict }", [ptr], [["SPF-PTR", "medium"]]],
  ["a profile leaves info as it is", 'profiles: { "*": parked }', [align], [["DMARC-ALIGN", "info"]]],
  [
    "a profile raises what a rule has as info alone",
    'profiles: { "*": parked }',
    [nullMx],
    [["MX-NULL-LOST", "medium"]],
  ],
  ["the closest profile", 'profiles: { "*": strict, b.a.test: default }', [ptr], [["SPF-PTR", "medium"]]],
  [
    "of two domains the stricter profile",
    "profiles: { b.a.test: strict }",
    [{ ...ptr, domains: [name("a.test"), name("b.a.test")] }],
    [["SPF-PTR", "high"]],
  ],
  [
    "a host that is no reviewed domain",
    "profiles: { mx.a.test: parked }\nrules: { DANE-REMOVED: low }",
    [tlsa],
    [["DANE-REMOVED", "low"]],
  ],

  [
    "a waiver",
    waiver(`rule: DMARC-SELF-DOWN, name: _dmarc.a.test, ${inForce}`),
    [dmarc],
    [["DMARC-SELF-DOWN", "critical", "waived"]],
  ],
  [
    "a waiver on its last day",
    waiver("rule: SPF-PTR, name: b.a.test, until: 2026-11-22"),
    [ptr],
    [["SPF-PTR", "medium", "waived"]],
  ],
  [
    "a waiver for all names below",
    waiver(`rule: SPF-PTR, name: "*.a.test", ${inForce}`),
    [ptr],
    [["SPF-PTR", "medium", "waived"]],
  ],
  [
    "a waiver for names below does not hold the name",
    waiver(`rule: SPF-PTR, name: "*.b.a.test", ${inForce}`),
    [ptr],
    [["SPF-PTR", "medium"]],
  ],
  ["a waiver for another rule", waiver(`rule: SPF-DUP, name: b.a.test, ${inForce}`), [ptr], [["SPF-PTR", "medium"]]],
  [
    "a waiver of one finding",
    waiver(`rule: SPF-PTR, name: b.a.test, ${inForce}, fingerprint: ${fingerprintOf(ptr)}`),
    [ptr],
    [["SPF-PTR", "medium", "waived"]],
  ],
  [
    "a waiver of another finding",
    waiver(`rule: SPF-PTR, name: b.a.test, ${inForce}, fingerprint: ${"a".repeat(64)}`),
    [ptr],
    [["SPF-PTR", "medium"]],
  ],
  [
    "a waived finding has its severity",
    `rules: { SPF-PTR: critical }\n${waiver(`rule: SPF-PTR, name: b.a.test, ${inForce}`)}`,
    [ptr],
    [["SPF-PTR", "critical", "waived"]],
  ],
  [
    "what became better is not waived",
    waiver(`rule: SPF-PTR, name: b.a.test, ${inForce}`),
    [{ ...ptr, direction: "strengthened" }],
    [["SPF-PTR", "medium"]],
  ],

  [
    "WAIVER-EXPIRED: needed",
    waiver("rule: SPF-PTR, name: b.a.test, until: 2026-11-21"),
    [ptr],
    [
      ["SPF-PTR", "medium"],
      ["WAIVER-EXPIRED", "medium"],
    ],
  ],
  [
    "WAIVER-EXPIRED: not needed",
    waiver("rule: SPF-DUP, name: b.test, until: 2026-11-21"),
    [ptr],
    [
      ["SPF-PTR", "medium"],
      ["WAIVER-EXPIRED", "low"],
    ],
  ],
  [
    "WAIVER-EXPIRED: silent where nothing was reviewed",
    waiver("rule: SPF-DUP, name: b.test, until: 2026-11-21"),
    [],
    [],
  ],
  [
    "WAIVER-EXPIRED: off",
    `rules: { WAIVER-EXPIRED: off }\n${waiver("rule: SPF-DUP, name: b.test, until: 2026-11-21")}`,
    [ptr],
    [["SPF-PTR", "medium"]],
    ["WAIVER-EXPIRED"],
  ],
];

for (const [what, text, changes, told, off = []] of rows)
  test(what, () => {
    const applied = applyConfig({ changes, domains: [] }, configOf(text), known, now);
    assert.deepEqual(
      applied.changes.map(({ rule, severity, waived }) => [
        rule,
        severity,
        ...(waived === undefined ? [] : ["waived"]),
      ]),
      told,
    );
    assert.deepEqual(
      applied.switchedOff.map(({ rule }) => rule),
      off,
    );
  });

test("a waived finding says by whom, why and until when, and the finding on an expired one where it stands", () => {
  const text = `waivers:\n  - { rule: SPF-PTR, name: b.a.test, reason: Old host, owner: "@dns", until: 2026-11-30 }\n`;
  const config = configOf(text);
  const [waived] = applyConfig({ changes: [ptr], domains: [] }, config, known, now).changes;
  assert.deepEqual(waived?.waived, { reason: "Old host", owner: "@dns", until: "2026-11-30" });
  const later = new Date("2026-12-01T00:00:00Z");
  const [, expired] = applyConfig({ changes: [ptr], domains: [] }, config, known, later).changes;
  assert.deepEqual(expired?.args, { rule: "SPF-PTR", name: "b.a.test", owner: "@dns", until: "2026-11-30" });
  assert.deepEqual(expired?.from, {
    side: "before",
    range: { file: ".github/mecsa.yml", line: 2, column: 5, endLine: 2 },
  });
});

const unused: [why: string, name: string, domain: string, told: string[]][] = [
  ["the domain was reviewed", "a.test", "a.test", ["WAIVER-UNUSED"]],
  ["of a record of the domain", "_dmarc.a.test", "a.test", ["WAIVER-UNUSED"]],
  ["of a key of the domain", "s1._domainkey.a.test", "a.test", ["WAIVER-UNUSED"]],
  ["for all names below", "*.a.test", "b.a.test", ["WAIVER-UNUSED"]],
  ["silence: another domain was reviewed", "a.test", "b.test", []],
  ["silence: a domain below was reviewed", "a.test", "b.a.test", []],
];
for (const [why, pattern, domain, told] of unused)
  test(`WAIVER-UNUSED: ${why}`, () => {
    const config = configOf(waiver(`rule: SPF-DUP, name: "${pattern}", ${inForce}`));
    const { changes } = applyConfig(
      { changes: [better], domains: [reviewed(domain, [5, 5], [5, 5])] },
      config,
      known,
      now,
    );
    assert.deepEqual(
      changes.slice(1).map(({ rule }) => rule),
      told,
    );
  });
test("WAIVER-UNUSED: silent where a finding needs it", () => {
  const config = configOf(waiver(`rule: SPF-PTR, name: b.a.test, ${inForce}`));
  const { changes } = applyConfig(
    { changes: [ptr], domains: [reviewed("b.a.test", [5, 5], [5, 5])] },
    config,
    known,
    now,
  );
  assert.deepEqual(
    changes.map(({ rule }) => rule),
    ["SPF-PTR"],
  );
});

const star = "{ phishing-identity-theft: 3.5 }";
const minimums: [why: string, config: string, before: Stars, after: Stars, told: string[], coverage?: number][] = [
  ["the change brings it below", `minimum: { a.test: ${star} }`, [0, 4], [0, 3], ["high"]],
  ["the domain is new", `minimum: { a.test: ${star} }`, undefined, [0, 3], ["high"]],
  ["it was below and falls further", `minimum: { a.test: ${star} }`, [0, 3], [0, 2.5], ["high"]],
  ["it was below and stays", `minimum: { a.test: ${star} }`, [0, 3], [0, 3], ["low"]],
  ["it was below and rises", `minimum: { a.test: ${star} }`, [0, 2], [0, 3], ["low"]],
  ["silence: it is there", `minimum: { a.test: ${star} }`, [0, 3], [0, 3.5], []],
  ["silence: the zone cannot be read afterwards", `minimum: { a.test: ${star} }`, [0, 4], undefined, []],
  ["silence: the category does not apply", "minimum: { a.test: { message-integrity: 5 } }", [0, 4], [0, 3], []],
  ["it is certain no longer", `minimum: { a.test: ${star} }`, [3.5, 5], [3, 4.5], ["high"]],
  ["silence: it never was", `minimum: { a.test: ${star} }`, [3, 5], [2, 4.5], []],
  ["silence: less was measured", `minimum: { a.test: ${star} }`, [3.5, 5], [3, 5], [], 0.5],
  ["for all", `minimum: { "*": ${star} }`, [0, 4], [0, 3], ["high"]],
  ["by a profile", 'profiles: { "*": parked }', [0, 4], [0, 3], ["high"]],
  [
    "silence: the closest counts",
    `minimum: { "*": ${star}, a.test: { phishing-identity-theft: 3 } }`,
    [0, 4],
    [0, 3],
    [],
  ],
  [
    "for each category by itself",
    `minimum: { "*": ${star}, a.test: { confidential-delivery: 3 } }`,
    [0, 4],
    [0, 3],
    ["high"],
  ],
  [
    "silence: its own minimum wins over a profile",
    'profiles: { "*": parked }\nminimum: { a.test: { phishing-identity-theft: 0 } }',
    [0, 4],
    [0, 3],
    [],
  ],
  ["its severity can be set", `rules: { MINIMUM: medium }\nminimum: { a.test: ${star} }`, [0, 4], [0, 3], ["medium"]],
];
for (const [why, text, before, after, told, coverage] of minimums)
  test(`MINIMUM: ${why}`, () => {
    const domains = [reviewed("a.test", before, after, coverage)];
    const { changes } = applyConfig({ changes: [], domains }, configOf(text), known, now);
    assert.deepEqual(
      changes.map(({ rule, name: owner }) => [rule, owner]),
      told.map(() => ["MINIMUM", "a.test"]),
    );
    assert.deepEqual(
      changes.map(({ severity }) => severity),
      told,
    );
  });
test("MINIMUM can be waived, and says how much is missing", () => {
  const config = configOf(`minimum: { a.test: ${star} }\n${waiver(`rule: MINIMUM, name: a.test, ${inForce}`)}`);
  const { changes } = applyConfig({ changes: [], domains: [reviewed("a.test", [4, 4], [2, 3])] }, config, known, now);
  assert.equal(changes.length, 1);
  assert.ok(changes[0]?.waived);
  const args = changes[0]?.args ?? {};
  assert.deepEqual(args, { category: "phishing-identity-theft", stars: "2.0 to 3.0", minimum: "3.5", still: false });
  assert.equal(rules.MINIMUM.says(args), "phishing-identity-theft: 2.0 to 3.0 stars; the configuration asks for 3.5.");
});

test("profiles speak of rules and severities that exist, and only raise them", () => {
  for (const [id, profile] of Object.entries(profiles)) {
    assert.match(profile.dated, /^\d{4}-\d{2}-\d{2}$/, id);
    assert.deepEqual(
      Object.keys(profile.rules).filter((rule) => !known.rules.has(rule)),
      [],
      id,
    );
    for (const [rule, severity] of Object.entries(profile.rules))
      for (const own of known.rules.get(rule)?.severities ?? []) assert.ok(!isWeaker(severity, own), `${id}: ${rule}`);
  }
});

test("every finding that goes in comes out: graded, waived, or counted as switched off", () => {
  const identity = ({ rule, name: owner, before, after, direction }: Change) =>
    JSON.stringify([rule, owner, before, after, direction]);
  fc.assert(
    fc.property(fc.array(arbitraryChange, { maxLength: 8 }), arbitraryConfig, (changes, config) => {
      const applied = applyConfig({ changes, domains: [] }, config, known, now);
      const out = [...applied.changes, ...applied.switchedOff].map(identity);
      for (const one of changes.map(identity)) assert.ok(out.includes(one) && out.splice(out.indexOf(one), 1));
      assert.ok(out.every((left) => left.includes('"WAIVER-')));
      for (const { rule, direction, waived } of applied.changes)
        if (waived !== undefined)
          assert.ok(
            direction !== "strengthened" &&
              config.waivers.some((one) => one.rule === rule && one.until >= "2026-11-22"),
          );
      for (const off of applied.switchedOff) assert.ok(isOffSomehow(off, config), off.rule);
    }),
  );
});

function isOffSomehow(off: Change, config: Config): boolean {
  const check = known.checkOf.get(off.rule);
  return config.rules[off.rule] === "off" || (check !== undefined && config.checksOff.includes(check));
}

test("without a configuration nothing changes", () => {
  fc.assert(
    fc.property(fc.array(arbitraryChange), (changes) => {
      assert.deepEqual(applyConfig({ changes, domains: [] }, noConfig, known, now), { changes, switchedOff: [] });
    }),
  );
  assert.deepEqual(domainsOf(tlsa), ["mx.a.test"]);
});
