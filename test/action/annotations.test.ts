import assert from "node:assert/strict";
import { test } from "node:test";
import { type Annotation, type AnnotationOptions, annotationsOf } from "../../src/action/annotations.ts";
import type { Catalogue } from "../../src/catalogue.ts";
import { name } from "../../src/dns/name.ts";
import type { Change, Direction, FailOn, Review, Rule, Severity } from "../../src/model.ts";

const rule: Rule = {
  title: "Something is weaker",
  explain: "",
  severities: ["high"],
  direction: "weakened",
  criteria: [],
  says: ({ what }) => `${String(what)} is weaker.`,
  fix: () => "Undo it.",
  see: "RFC 7208 §5",
  who: "owner",
};
const catalogue: Catalogue = { rules: new Map([["RULE", rule]]), messages: new Map() };

interface Place {
  side?: "before" | "after";
  file?: string;
  what?: string;
  direction?: Direction;
}

function change(
  severity: Severity,
  { side = "after", file = "a.zone", what = "it", direction = "weakened" }: Place = {},
): Change {
  const from = { side, range: { file, line: 3, column: 1, endLine: 5 } };
  return {
    rule: "RULE",
    name: name("example.test"),
    severity,
    direction,
    before: "a",
    after: "b",
    args: { what },
    from,
  };
}

function review(changes: readonly Change[], failOn: FailOn = "high"): Review {
  return {
    changes,
    domains: [],
    records: [],
    notAssessed: [],
    switchedOff: [],
    notes: [],
    zonesChanged: [],
    zonesSeen: 1,
    gate: {
      failed: failOn !== "none" && changes.some(({ severity }) => severity === "critical" || severity === "high"),
      failOn,
      warnOnly: false,
    },
    compared: { before: "a", after: "b" },
  };
}

const options: AnnotationOptions = { warnOnly: false, fileAfter: () => "same" };
const annotations = (changes: readonly Change[], failOn: FailOn = "high", changed: Partial<AnnotationOptions> = {}) =>
  annotationsOf(review(changes, failOn), catalogue, { ...options, ...changed });
const levels = (all: readonly Annotation[]) => all.map(({ level }) => level).join(" ");

test("an annotation says what is, what to do and where", () => {
  const message = "example.test: it is weaker.\nUndo it. (RFC 7208 §5)";
  const place = { title: "RULE: Something is weaker", file: "a.zone", startLine: 3, endLine: 5 };
  assert.deepEqual(annotations([change("high")]), [{ level: "error", message, place }]);
});

const cases: [why: string, changes: readonly Change[], failOn: FailOn, warnOnly: boolean, levels: string][] = [
  ["what fails the gate is an error", [change("critical"), change("high")], "high", false, "error error"],
  [
    "what is below it is a warning, or a notice",
    [change("medium"), change("low"), change("info")],
    "high",
    false,
    "warning notice notice",
  ],
  ["nothing is an error with warn-only", [change("critical"), change("high")], "high", true, "warning warning"],
  ["nothing is an error without a gate", [change("critical")], "none", false, "warning"],
  ["what cannot be compared is a warning", [change("high", { direction: "incomparable" })], "low", false, "warning"],
  ["what is better is not annotated", [change("info", { direction: "strengthened" })], "low", false, ""],
];
for (const [why, changes, failOn, warnOnly, expected] of cases)
  test(why, () => assert.equal(levels(annotations(changes, failOn, { warnOnly })), expected));

const places: [why: string, side: "before" | "after", state: "same" | "changed" | "gone", place: object | undefined][] =
  [
    ["a line that is proposed", "after", "changed", { file: "a.zone", startLine: 3, endLine: 5 }],
    ["a line of a file that did not change", "before", "same", { file: "a.zone", startLine: 3, endLine: 5 }],
    ["a line that was removed is shown at its file", "before", "changed", { file: "a.zone" }],
    ["a file that was removed is not shown", "before", "gone", undefined],
  ];
for (const [why, side, state, place] of places)
  test(why, () => {
    const [annotation] = annotations([change("high", { side })], "high", { fileAfter: () => state });
    const title = "RULE: Something is weaker";
    assert.deepEqual(annotation?.place, place && { title, ...place });
  });

test("what stands in no file is not annotated", () => {
  const { from: _from, ...nowhere } = change("high");
  assert.deepEqual(annotations([nowhere]), []);
});

test("GitHub shows ten of each level: the worst are among them, and the rest is counted", () => {
  const severities: Severity[] = ["critical", "high", "medium", "low"];
  const all = annotations(severities.flatMap((severity) => Array.from({ length: 20 }, () => change(severity))));
  const count = (level: string) => all.filter((one) => one.level === level).length;
  assert.deepEqual([count("error"), count("warning"), count("notice")], [9, 8, 10]);
  assert.deepEqual(all.at(-1), { level: "notice", message: "54 more findings in the job summary", place: {} });
});

test("a value stays a value, however long it is and whatever it looks like", () => {
  const [annotation] = annotations([change("high", { what: `x\n::error::y\r##[error]z${"\u202e".repeat(9_000)}` })]);
  assert.ok((annotation?.message.length ?? Infinity) <= 4_000);
  assert.match(annotation?.message ?? "", /^example\.test: x\\u\{a\}::error::y\\u\{d\}/);
});
