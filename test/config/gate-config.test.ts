/** GATE-CONFIG: one row for each way to loosen the gate, and its silent twins. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyConfig } from "../../src/config/apply.ts";
import { configLoosened } from "../../src/config/compare-config.ts";
import { type Config, noConfig } from "../../src/config/config.ts";
import { gateConfig } from "../../src/config/gate-config.ts";
import { rules } from "../../src/config/messages.ts";
import { type Change, severities } from "../../src/model.ts";
import { tell } from "../../src/report/words.ts";
import { treeOf } from "../support/tree.ts";
import { arbitraryChange, arbitraryConfig } from "./arbitrary.ts";
import { known, now } from "./known.ts";

const file = ".github/mecsa.yml";
const workflow = ".github/workflows/dns.yml";
type Files = Record<string, string>;

function loosened(before: Files, after: Files): readonly Change[] {
  return gateConfig(treeOf(before), treeOf(after), { file, known, now });
}

/** Each finding as `kind: what`, or the before and after of those without. */
function told(changes: readonly Change[]): readonly string[] {
  return changes.map(({ args, before, after }) => {
    const what = args["what"];
    return `${String(args["kind"])}: ${Array.isArray(what) ? what.join(", ") : `${before} to ${after}`}`;
  });
}

type Row = [why: string, before: string, after: string, ...told: string[]];

const waiver = (more: string) => `waivers: [{ rule: SPF-PTR, reason: r, owner: o, ${more} }]`;
const ownWaiver = waiver("name: a.test, until: 2026-12-31");

const configRows: Row[] = [
  ["checks", "", "checks: { spf: off, dane: off }", "checks: dane, spf"],
  ["silence: a check that is on", "", "checks: { spf: on }"],
  ["silence: a check that was off", "checks: { spf: off }", "checks: { spf: false }\n# again"],
  ["silence: a check is turned on", "checks: { spf: off }", "checks: { spf: on }"],
  ["rules", "", "rules: { SPF-PTR: off, DANE-TTL: off }", "rules: DANE-TTL, SPF-PTR"],
  ["rules: of a check that is off as well", "", "checks: { spf: off }\nrules: { SPF-PTR: off }", "checks: spf"],
  ["silence: a rule of a check that was off", "checks: { spf: off }", "checks: { spf: off }\nrules: { SPF-PTR: off }"],
  ["severities", "", "rules: { SPF-PTR: low }", "severities: SPF-PTR"],
  ["severities: one that was raised is left out", "rules: { SPF-PTR: high }", "{}", "severities: SPF-PTR"],
  ["severities: lower for some of its findings", "", "rules: { SPF-WIDEN-NET: medium }", "severities: SPF-WIDEN-NET"],
  ["silence: raised", "", "rules: { SPF-PTR: high }"],
  ["silence: as it is by itself", "", "rules: { SPF-PTR: medium }"],
  [
    "silence: a rule instead of a profile",
    "rules: { SPF-PTR: high }",
    "rules: { SPF-PTR: high }\nprofiles: { a.test: default }",
  ],
  [
    "severities: a profile for one domain",
    'profiles: { "*": strict }\nrules: { SPF-PTR: high, SPF-NEW-INCLUDE: high, SPF-QUALIFIER: high, SPF-ALL-WEAKER: high, SPF-WILDCARD-REMOVED: high, SPF-START-SENDING: high, SPF-INCLUDE-SHARED: high, DMARC-PCT: high, DMARC-TEST: high, DMARC-CNAME: high, DMARC-RUA-REMOVED: high, DMARC-RUA-MOVED: high, DANE-ROLLOVER-LOST: high, DANE-SELECTOR: high }',
    'profiles: { "*": strict, a.test: default }\nrules: { SPF-PTR: high, SPF-NEW-INCLUDE: high, SPF-QUALIFIER: high, SPF-ALL-WEAKER: high, SPF-WILDCARD-REMOVED: high, SPF-START-SENDING: high, SPF-INCLUDE-SHARED: high, DMARC-PCT: high, DMARC-TEST: high, DMARC-CNAME: high, DMARC-RUA-REMOVED: high, DMARC-RUA-MOVED: high, DANE-ROLLOVER-LOST: high, DANE-SELECTOR: high }',
    "severities: GATE-CONFIG",
  ],
  ["silence: a stricter profile", 'profiles: { "*": default }', 'profiles: { "*": strict }'],
  ["fail-on", "fail-on: medium", "fail-on: critical", "fail-on: medium to critical"],
  ["fail-on: off", "fail-on: critical", "fail-on: none", "fail-on: critical to none"],
  ["fail-on: by leaving it out", "fail-on: low", "{}", "fail-on: low to high"],
  ["silence: fail-on is lowered", "fail-on: none", "fail-on: low"],
  ["silence: fail-on is what it is by itself", "", "fail-on: high"],
  ["warn-only", "", "warn-only: true", "warn-only: fails to warns"],
  ["silence: warn-only is turned off", "warn-only: true", "warn-only: false"],
  [
    "minimum",
    "minimum: { a.test: { message-integrity: 3 } }",
    "minimum: { a.test: { message-integrity: 2.5 } }",
    "minimum: a.test message-integrity 3.0 to 2.5",
  ],
  ["minimum: gone", 'minimum: { "*": { message-integrity: 3 } }', "{}", "minimum: * message-integrity 3.0 to 0.0"],
  [
    "minimum: of one domain",
    'minimum: { "*": { message-integrity: 3 } }',
    'minimum: { "*": { message-integrity: 3 }, a.test: { message-integrity: 1 } }',
    "minimum: a.test message-integrity 3.0 to 1.0",
  ],
  [
    "silence: a higher minimum",
    "minimum: { a.test: { message-integrity: 3 } }",
    "minimum: { a.test: { message-integrity: 4 } }",
  ],
  [
    "silence: a minimum for more",
    "minimum: { a.test: { message-integrity: 3 } }",
    'minimum: { "*": { message-integrity: 3 } }',
  ],
  ["waiver", "", ownWaiver, "waiver: SPF-PTR for a.test"],
  ["waiver: prolonged", ownWaiver, waiver("name: a.test, until: 2027-01-31"), "waiver: SPF-PTR for a.test"],
  ["waiver: for more names", ownWaiver, waiver('name: "*.test", until: 2026-12-31'), "waiver: SPF-PTR for *.test"],
  [
    "waiver: for more than one finding",
    waiver(`name: a.test, until: 2026-12-31, fingerprint: ${"a".repeat(64)}`),
    ownWaiver,
    "waiver: SPF-PTR for a.test",
  ],
  ["silence: a waiver is removed", ownWaiver, "{}"],
  [
    "silence: a waiver is shortened, with other words",
    ownWaiver,
    waiver("name: A.test., until: 2026-12-01").replace("reason: r", "reason: s"),
  ],
  ["silence: a waiver is narrowed", waiver('name: "*.test", until: 2026-12-31'), ownWaiver],
  ["silence: a waiver that has expired", "", waiver("name: a.test, until: 2026-11-21")],
  ["zones", "zones: zones/**", "zones: zones/a.db", "zones: zones/b.db"],
  ["zones: from all to some", "", "zones: zones/a.db", "zones: all but zones/a.db"],
  ["silence: other globs for the same files", "zones: zones/**", "zones: [zones/a.db, zones/b.db]"],
  ["silence: more files", "zones: zones/a.db", "zones: zones/**"],
  ["zones: certificates", "certificates: zones/*", "{}", "zones: zones/a.db, zones/b.db"],
  ["reading: a view is chosen", "", "views: { a.test: zones/a.db }", "reading: views a.test: zones/a.db"],
  [
    "reading: an origin is another",
    "origins: { zones/a.db: a.test }",
    "origins: { zones/a.db: b.test }",
    "reading: origins zones/a.db: a.test",
  ],
  ["reading: a format is left out", "formats: { zones/*: master-file }", "{}", "reading: formats zones/*: master-file"],
  ["silence: an origin is told", "", "origins: { zones/a.db: a.test }"],
  [
    "silence: order, comments, spelling",
    "fail-on: low\nchecks: { spf: off }",
    "# all\nchecks:\n  spf: false\nfail_on: low",
  ],
  [
    "unreadable",
    "fail-on: low",
    "fail-onn: low",
    'unreadable: .github/mecsa.yml:1:1: unknown key "fail-onn"; did you mean "fail-on"?',
  ],
  ["silence: it becomes readable", "fail-onn: low", "fail-on: low"],
  ["one that could not be read held nothing", "fail-onn: low", "rules: { SPF-PTR: off }", "rules: SPF-PTR"],
];

for (const [why, before, after, ...expected] of configRows)
  test(`GATE-CONFIG: ${why}`, () => {
    const zones = { "zones/a.db": "", "zones/b.db": "" };
    const withConfig = (text: string): Files => ({ ...zones, [file]: text });
    const changes = loosened(withConfig(before), withConfig(after));
    assert.deepEqual(told(changes), expected);
    for (const { rule, severity, direction, from } of changes) {
      assert.deepEqual([rule, severity, direction], ["GATE-CONFIG", "medium", "weakened"]);
      assert.equal(from?.range.file, file);
    }
  });

test("GATE-CONFIG: a first configuration is told, with what it loosens; its removal by what it no longer holds", () => {
  const [first, ...others] = loosened({}, { [file]: "fail-on: medium" });
  assert.deepEqual([first?.severity, first?.direction, first?.args["kind"]], ["info", "incomparable", "new"]);
  assert.deepEqual(others, []);
  assert.deepEqual(told(loosened({}, { [file]: "fail-on: none" })).slice(1), ["fail-on: high to none"]);
  assert.deepEqual(told(loosened({ [file]: "fail-on: low" }, {})), ["fail-on: low to high"]);
  assert.deepEqual(told(loosened({ [file]: "fail-on: none" }, {})), []);
  assert.match(told(loosened({}, { [file]: "a: 1" }))[0] ?? "", /^unreadable: /);
});

test("GATE-CONFIG says where: the line of the key", () => {
  const after = `# a\nrules:\n  SPF-DUP: critical\n  SPF-PTR: off\n${ownWaiver.replace("SPF-PTR", "DANE-TTL")}\n`;
  assert.deepEqual(
    loosened({ [file]: "" }, { [file]: after }).map(({ name, from }) => [name, from?.side, from?.range.line]),
    [
      [".", "after", 4],
      ["a.test", "after", 5],
    ],
  );
});

const job = (step: string, more = "", on = "[pull_request, merge_group]") => ({
  [workflow]: `on: ${on}\njobs:\n  dns:\n    runs-on: x\n${more}    steps:\n      - uses: actions/checkout@v5\n      - ${step}\n`,
});
const uses = "{ uses: mecsa/mecsa@v0 }";
const step = (inputs: string, more = "") => `{ uses: mecsa/mecsa@v0, with: { ${inputs} }${more} }`;

type WorkflowRow = [why: string, before: Files, after: Files, ...told: string[]];

const workflowRows: WorkflowRow[] = [
  ["step-removed", job(uses), job("{ run: echo }"), `step-removed: ${workflow}`],
  ["step-removed: with the workflow", job(uses), {}, `step-removed: ${workflow}`],
  ["step-removed: it is not YAML any more", job(uses), { [workflow]: "on: {" }, `step-removed: ${workflow}`],
  ["silence: moved to another workflow", job(uses), { ".github/workflows/b.yaml": job(uses)[workflow] ?? "" }],
  ["silence: another version", job(uses), job("{ uses: Mecsa/mecsa@0123456789 }")],
  ["silence: a mirror of it", job(uses), job("{ uses: dns-team/mecsa@v0 }")],
  ["silence: another action goes", { ...job(uses), [file]: "" }, { ...job(uses), [file]: "# b" }],
  [
    "step-removed: a local action",
    { ...job("{ uses: ./ }"), "action.yml": "name: mecsa\n" },
    { "action.yml": "name: mecsa\n" },
    `step-removed: ${workflow}`,
  ],
  ["silence: another local action", { ...job("{ uses: ./mecsa }"), "mecsa/action.yml": "name: other\n" }, {}],
  ["fail-on", job(uses), job(step("fail-on: critical")), "fail-on: high to critical"],
  [
    "fail-on: over the configuration",
    { ...job(uses), [file]: "fail-on: low" },
    { ...job(step("fail-on: high")), [file]: "fail-on: low" },
    "fail-on: low to high",
  ],
  [
    "silence: the input has it already",
    { ...job(step("fail-on: low")), [file]: "fail-on: low" },
    { ...job(step("fail-on: low")), [file]: "fail-on: none" },
  ],
  [
    "fail-on: of the second step alone",
    { [workflow]: `${job(uses)[workflow] ?? ""}      - ${uses}` },
    { [workflow]: `${job(uses)[workflow] ?? ""}      - ${step("fail-on: none")}` },
    "fail-on: high to none",
  ],
  [
    "fail-on: of both steps, by one cause",
    { [workflow]: `${job(uses)[workflow] ?? ""}      - ${uses}`, [file]: "" },
    { [workflow]: `${job(uses)[workflow] ?? ""}      - ${uses}`, [file]: "fail-on: none" },
    "fail-on: high to none",
  ],
  ["warn-only", job(uses), job(step("warn-only: true")), "warn-only: fails to warns"],
  [
    "silence: warn-only was on",
    job(step("warn-only: true")),
    job(step("warn-only: 'True', comment-summary-in-pr: never")),
  ],
  ["unattended", job(uses), job("{ uses: mecsa/mecsa@v0, continue-on-error: true }"), `unattended: ${workflow}`],
  ["unattended: the job", job(uses), job(uses, "    continue-on-error: true\n"), `unattended: ${workflow}`],
  ["silence: no longer unattended", job(uses, "    continue-on-error: true\n"), job(uses)],
  ["condition", job(uses), job(step("", ", if: github.actor != 'a'")), "condition: github.actor != 'a'"],
  ["silence: the condition goes", job(uses, "    if: github.actor != 'a'\n"), job(uses)],
  ["trigger: an event goes", job(uses), job(uses, "", "pull_request"), "trigger: merge_group"],
  [
    "trigger: only some files",
    job(uses, "", "pull_request"),
    job(uses, "", "{ pull_request: { paths: [a/**] } }"),
    "trigger: pull_request",
  ],
  [
    "trigger: not all files",
    job(uses, "", "{ pull_request: { paths: [a/**] } }"),
    job(uses, "", "{ pull_request: { paths: [a/**, '!a/b'] } }"),
    "trigger: pull_request",
  ],
  [
    "trigger: a branch is left out",
    job(uses, "", "{ pull_request: }"),
    job(uses, "", "{ pull_request: { branches-ignore: main } }"),
    "trigger: pull_request",
  ],
  [
    "trigger: not on every push to it",
    job(uses, "", "{ pull_request: }"),
    job(uses, "", "{ pull_request: { types: [opened] } }"),
    "trigger: pull_request",
  ],
  [
    "silence: more types",
    job(uses, "", "{ pull_request: }"),
    job(uses, "", "{ pull_request: { types: [opened, synchronize, reopened, edited] } }"),
  ],
  [
    "silence: more files",
    job(uses, "", "{ pull_request: { paths: [a] } }"),
    job(uses, "", "{ pull_request: { paths: [a, b] } }"),
  ],
  [
    "silence: an event more",
    job(uses, "", "pull_request"),
    job(uses, "", "{ pull_request: , push: { branches: [a] } }"),
  ],
  ["input: another configuration", job(uses), job(step("config-file: a.yml")), "input: config-file"],
  ["input: other commits", job(uses), job(step("base-ref: HEAD")), "input: base-ref"],
  ["input: an expression", job(uses), job(step("fail-on: '${{ vars.LEVEL }}'")), "input: fail-on"],
  [
    "silence: the same expression",
    job(step("fail-on: '${{ vars.LEVEL }}'")),
    job(step("fail-on: '${{ vars.LEVEL }}', github-token: x")),
  ],
  ["zones", { ...job(uses), "a.db": "" }, { ...job(step("zones: b.db")), "a.db": "" }, "zones: all but b.db"],
  ["silence: a first workflow", {}, job(step("warn-only: true"))],
  [
    "silence: an alias in a workflow",
    job(uses),
    { [workflow]: `x: &s ${uses}\n${(job("*s")[workflow] ?? "").replace("- *s", "- *s")}` },
  ],
];

for (const [why, before, after, ...expected] of workflowRows)
  test(`GATE-CONFIG in a workflow: ${why}`, () => {
    assert.deepEqual(told(loosened(before, after)), expected);
  });

test("every way to loosen a gate has its words", () => {
  const kinds = new Set(
    [...configRows, ...workflowRows].flatMap(([, , , ...expected]) => expected.map((one) => one.split(":")[0] ?? "")),
  );
  const all = [
    ...configRows.map(([, a, b]) => loosened({ [file]: a }, { [file]: b })),
    ...workflowRows.map(([, a, b]) => loosened(a, b)),
    loosened({}, { [file]: "" }),
  ].flat();
  const catalogue = { rules: new Map(Object.entries(rules)), messages: new Map() };
  for (const change of all) {
    const { says } = tell(change, catalogue);
    assert.match(says, /^(?:[A-Z]|mecsa ).*\.$/);
    assert.doesNotMatch(says, /undefined|The gate is loosened\./);
  }
  assert.equal(kinds.size, 15);
});

test("hostile workflows and configurations are read in no time, and nothing is thrown", () => {
  const bomb = `a: &a [${"x,".repeat(50)}]\n${"bcdefghij"
    .split("")
    .map((one, index) => `${one}: &${one} [${`*${"abcdefghi".charAt(index)},`.repeat(50)}]`)
    .join("\n")}\njobs: *j # mecsa`;
  const texts = [
    bomb,
    "jobs: { a: { steps: [{ uses: mecsa/mecsa@v0, with: [1] }, 3, null] } }",
    "jobs: { __proto__: { steps: [{ uses: mecsa/mecsa@v0 }] } }",
    "on: 3\njobs: [mecsa]",
    "\0",
    "mecsa: *nowhere",
  ];
  for (const text of texts) {
    loosened({ [workflow]: text, [file]: text }, {});
    loosened({}, { [workflow]: text, [file]: text });
  }
});

const placed = (config: Config) => ({
  config,
  place: () => ({ file, line: 1, column: 1, endLine: 1 }),
});
const compared = (before: Config, after: Config) =>
  configLoosened({ before, after: placed(after), tree: treeOf({}), known, now });

test("where GATE-CONFIG is silent, nothing that was stopped passes", () => {
  const rank = (severity: string) => severities.findIndex((one) => one === severity);
  let silent = 0;
  fc.assert(
    fc.property(
      arbitraryConfig,
      arbitraryConfig,
      fc.array(arbitraryChange, { maxLength: 6 }),
      (before, other, changes) => {
        const after = { ...before, ...fewOf(other, before) };
        if (compared(before, after).length > 0) return;
        silent++;
        for (const change of changes) {
          const old = applyConfig({ changes: [change], domains: [] }, before, known, now).changes.find(
            ({ rule }) => rule === change.rule,
          );
          if (old === undefined) continue; // it was off
          const proposed = applyConfig({ changes: [change], domains: [] }, after, known, now).changes.find(
            ({ rule }) => rule === change.rule,
          );
          assert.ok(proposed !== undefined && rank(proposed.severity) <= rank(old.severity));
          assert.ok(proposed.waived === undefined || old.waived !== undefined);
        }
      },
    ),
    { numRuns: 150 },
  );
  assert.ok(silent > 10);
});

/** One or two sections of another configuration, so that many comparisons find nothing. */
function fewOf(other: Config, { profiles }: Config): Partial<Config> {
  const { rules: own, waivers, checksOff } = other;
  if (waivers.length === 3) return { checksOff, profiles: { ...profiles, ...other.profiles } };
  if (waivers.length === 2) return { waivers: waivers.slice(1), rules: own };
  return { rules: own, profiles: other.profiles };
}

test("a configuration against itself is silent", () => {
  fc.assert(
    fc.property(arbitraryConfig, (config) => {
      assert.deepEqual(compared(config, config), []);
    }),
  );
  assert.deepEqual(compared(noConfig, noConfig), []);
});
