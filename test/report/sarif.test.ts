import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { Ajv } from "ajv";
import fc from "fast-check";
import { name } from "../../src/dns/name.ts";
import type { Change, Review } from "../../src/model.ts";
import { sarif } from "../../src/report/sarif.ts";
import {
  anyText,
  asItIs,
  catalogue,
  changeOf,
  examples,
  hostile,
  linesAfter,
  oneRule,
  path,
  reviewOf,
} from "./samples.ts";

interface Log {
  runs: [
    {
      tool: { driver: { rules: { id: string; helpUri?: string; properties: Record<string, unknown> }[] } };
      invocations: [{ toolExecutionNotifications: { level: string; message: { text: string } }[] }];
      results: {
        ruleId: string;
        ruleIndex: number;
        level: string;
        message: { text: string };
        suppressions?: unknown;
        partialFingerprints: Record<string, string>;
        locations?: [{ physicalLocation: { artifactLocation: { uri: string }; region: Region } }];
      }[];
    },
  ];
}
interface Region {
  startLine: number;
  endLine: number;
}

const everyFile = { linesAfter: () => 10 };
const read = (text: string): Log["runs"][0] => (JSON.parse(text) as Log).runs[0];

/** The schema of the standard, which is of draft 4; what it uses of it means the same in draft 7. */
const { $schema, id, ...schema } = createRequire(import.meta.url)(
  "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
) as Record<string, unknown>;
const formats = {
  uri: (text: string) => URL.canParse(text) && !/[\s"<>\\^`{|}]/.test(text),
  "uri-reference": (text: string) => /^(?:[\w.~!$&'()*+,;=:@/?#-]|%[0-9A-F]{2})*$/.test(text),
  "date-time": true as const,
};
const validate = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, formats }).compile(schema);

function assertValid(text: string): void {
  assert.ok(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 3)));
}

test("the SARIF of examples/ is what the standard's schema says", (t) => {
  assert.deepEqual([$schema, typeof id], ["http://json-schema.org/draft-04/schema#", "string"]);
  const text = sarif(examples, catalogue, { folder: "examples/after", linesAfter });
  assertValid(text);
  t.assert.fileSnapshot(text, path("../golden/examples.sarif"), asItIs);
});

test("it is that for any text, and nothing in a message acts", () => {
  fc.assert(
    fc.property(anyText, (value) => {
      const text = sarif(reviewOf([value]), oneRule, everyFile);
      assertValid(text);
      const run = read(text);
      for (const { message } of [...run.results, ...run.invocations[0].toolExecutionNotifications]) {
        assert.doesNotMatch(message.text, /\]\(/, "a link");
        assert.doesNotMatch(message.text.replaceAll(/\{\{|\}\}/g, ""), /[{}]/, "a placeholder");
        assert.doesNotMatch(message.text, /[^ -~…§]/u);
      }
    }),
    { numRuns: 60 },
  );
});

test("a path is relative to the root of the repository, whatever it holds", () => {
  const rows: [file: string, folder: string | undefined, uri: string][] = [
    ["a.zone", undefined, "zones/a.zone"],
    ["a.zone", "dns", "dns/zones/a.zone"],
    ["a.zone", "dns/", "dns/zones/a.zone"],
    ["a b#c?d%e", undefined, "zones/a%20b%23c%3Fd%25e"],
    ["../x", undefined, "zones/%2E%2E/x"],
    ["javascript:x", undefined, "zones/javascript%3Ax"],
    ["ä", undefined, "zones/%C3%A4"],
    ["a(1)'*!", undefined, "zones/a%281%29%27%2A%21"],
    ["\uD800", undefined, "zones/%EF%BF%BD"],
  ];
  for (const [file, folder, uri] of rows) {
    const options = { ...everyFile, ...(folder === undefined ? {} : { folder }) };
    const [first] = read(sarif(reviewOf([file]), oneRule, options)).results;
    assert.equal(first?.locations?.[0].physicalLocation.artifactLocation.uri, uri);
  }
});

test("a finding stands at a line that is there", () => {
  const at = (line: number, endLine: number, side: "before" | "after"): Change["from"] => ({
    side,
    range: { file: "old.zone", line, column: 1, endLine },
  });
  const rows: [why: string, from: Change["from"], lines: number | undefined, place: unknown][] = [
    ["in the proposed file", at(3, 5, "after"), 9, ["old.zone", 3, 5]],
    ["removed: its old line", at(3, 5, "before"), 9, ["old.zone", 3, 5]],
    ["removed from the end of the file", at(8, 9, "before"), 4, ["old.zone", 4, 4]],
    ["removed, and the file is empty", at(8, 9, "before"), 0, ["old.zone", 1, 1]],
    ["removed with its file: the zone's file", at(8, 9, "before"), undefined, ["zone.a1.test", 1, 1]],
    ["nowhere: the zone's file", undefined, 9, ["zone.a1.test", 1, 1]],
    ["an end before its start", at(5, 2, "after"), 9, ["old.zone", 5, 5]],
  ];
  const placeOf = (from: Change["from"], lines: number | undefined, zoneFile?: (owner: string) => string) => {
    const { from: _, ...change } = changeOf("x", name("a1.test"), "high");
    const review = { ...reviewOf([]), changes: [from === undefined ? change : { ...change, from }] };
    const options = { linesAfter: () => lines, ...(zoneFile === undefined ? {} : { zoneFile }) };
    const place = read(sarif(review, oneRule, options)).results[0]?.locations?.[0].physicalLocation;
    return place && [place.artifactLocation.uri, place.region.startLine, place.region.endLine];
  };
  for (const [why, from, lines, place] of rows)
    assert.deepEqual(
      placeOf(from, lines, (owner) => `zone.${owner}`),
      place,
      why,
    );
  assert.deepEqual(placeOf(at(8, 9, "before"), undefined), ["old.zone", 1, 1], "removed with its file and zone");
  assert.equal(placeOf(undefined, 9), undefined);
});

test("levels, and the severity of a rule as bad as it is in this review", () => {
  const rows: [severity: Change["severity"], level: string, score: string | undefined][] = [
    ["critical", "error", "9.5"],
    ["high", "error", "8.0"],
    ["medium", "warning", "5.5"],
    ["low", "note", "2.0"],
    ["info", "note", undefined],
  ];
  for (const [severity, level, score] of rows) {
    const { results, tool } = read(sarif(reviewOf(["x"], severity), oneRule, everyFile));
    assert.deepEqual([results[0]?.level, tool.driver.rules[0]?.properties["security-severity"]], [level, score]);
  }
  const [low, high] = [reviewOf(["x"], "low"), reviewOf(["y"], "high")];
  const { results, tool } = read(sarif({ ...low, changes: [...low.changes, ...high.changes] }, oneRule, everyFile));
  assert.deepEqual(
    results.map(({ level, ruleId, ruleIndex }) => [level, ruleId, ruleIndex]),
    [
      ["error", "X", 0],
      ["note", "X", 0],
    ],
  );
  assert.deepEqual(
    tool.driver.rules.map(({ id, helpUri, properties }) => [id, helpUri, properties]),
    [
      [
        "X",
        "https://www.rfc-editor.org/rfc/rfc7208#section-4.5",
        { tags: ["security", "dns", "email", "spf", "RFC 7208"], "security-severity": "8.0" },
      ],
    ],
  );
});

test("a fingerprint is of the finding, not of its place", () => {
  const [one] = read(sarif(reviewOf(["x"]), oneRule, everyFile)).results;
  const moved = reviewOf(["x"]);
  const changes = moved.changes.map((change): Change => ({
    ...change,
    from: { side: "after", range: { file: "elsewhere", line: 9, column: 2, endLine: 9 } },
  }));
  const [two] = read(sarif({ ...moved, changes }, oneRule, everyFile)).results;
  assert.deepEqual(Object.keys(one?.partialFingerprints ?? {}), ["mecsa/v1"]);
  assert.deepEqual(one?.partialFingerprints, two?.partialFingerprints);
});

test("improvements are left out; what is not assessed is a notification", () => {
  const review = reviewOf(["x"]);
  const better: Review = {
    ...review,
    changes: review.changes.map((change): Change => ({ ...change, direction: "strengthened" })),
  };
  const run = read(sarif(better, oneRule, everyFile));
  assert.deepEqual([run.results, run.tool.driver.rules], [[], []]);
  assert.deepEqual(
    run.invocations[0].toolExecutionNotifications.map(({ level, message }) => [level, message.text]),
    [["note", "x: x"]],
  );
});

test("what is waived is a suppression, with its reason", () => {
  const review = reviewOf(["x"]);
  const waived = { reason: "moves to another host", owner: "postmaster", until: "2026-12-31" };
  const text = sarif(
    { ...review, changes: review.changes.map((change) => ({ ...change, waived })) },
    oneRule,
    everyFile,
  );
  assertValid(text);
  const justification = "Waived by postmaster until 2026-12-31: moves to another host";
  assert.deepEqual(read(text).results[0]?.suppressions, [{ kind: "external", justification }]);
});

test("at most 5,000 findings, the worst of them, and it says so", () => {
  const worst = reviewOf(hostile, "critical");
  const many = reviewOf(
    Array.from({ length: 6_000 }, (_, index) => `v${index}`),
    "low",
  );
  const text = sarif({ ...many, changes: [...worst.changes, ...many.changes] }, oneRule, everyFile);
  const { results, invocations } = read(text);
  assert.equal(results.length, 5_000);
  assert.equal(results.filter(({ level }) => level === "error").length, hostile.length);
  const said = invocations[0].toolExecutionNotifications.map(({ message }) => message.text);
  assert.ok(said.includes(`${1_000 + hostile.length} findings more than 5000 are left out.`));
  assert.ok(said.length <= 202);
});
