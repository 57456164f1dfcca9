import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { name } from "../../src/dns/name.ts";
import type { Change, Review } from "../../src/model.ts";
import { junit } from "../../src/report/junit.ts";
import { type Element, elementsOf } from "./markup.ts";
import { anyText, asItIs, catalogue, changeOf, examples, hostile, oneRule, path, reviewOf } from "./samples.ts";

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

function read(xml: string): readonly Element[] {
  assert.ok(xml.startsWith(declaration));
  return elementsOf(xml.slice(declaration.length));
}

/** `suite: verdict name`, in order. */
function casesOf(review: Review): readonly string[] {
  const elements = read(junit(review, oneRule));
  return elements
    .filter((element) => element.name === "testcase")
    .map((testCase) => {
      const outcome =
        elements.find(({ parent, name }) => parent === testCase && name !== "system-out")?.name ?? "passed";
      return `${testCase.parent?.attributes["name"] ?? ""}: ${outcome} ${testCase.attributes["name"] ?? ""}`;
    });
}

const nothing: Review = { ...reviewOf([]), gate: { failed: false, failOn: "high", warnOnly: false } };

test("the JUnit XML of examples/", (t) => {
  const xml = junit(examples, catalogue);
  read(xml);
  t.assert.fileSnapshot(xml, path("../golden/examples.junit.xml"), asItIs);
});

test("what is a failure, what has passed and what was skipped", () => {
  const change = (severity: Change["severity"], more: Partial<Change> = {}): Change => ({
    ...changeOf("x", name("_dmarc.a.test"), severity),
    ...more,
  });
  const rows: [why: string, review: Partial<Review>, cases: readonly string[]][] = [
    ["it fails the gate", { changes: [change("high")] }, ["a.test: failure X _dmarc.a.test: T"]],
    ["it is below the limit", { changes: [change("low")] }, ["a.test: passed X _dmarc.a.test: T"]],
    [
      "the gate is off",
      { changes: [change("critical")], gate: { failed: false, failOn: "none", warnOnly: false } },
      ["a.test: passed X _dmarc.a.test: T"],
    ],
    [
      "the gate only warns",
      { changes: [change("critical")], gate: { failed: true, failOn: "high", warnOnly: true } },
      ["a.test: passed X _dmarc.a.test: T"],
    ],
    [
      "it is waived",
      { changes: [change("high", { waived: { reason: "r", owner: "o", until: "2026-12-31" } })] },
      ["a.test: skipped X _dmarc.a.test: T"],
    ],
    [
      "an improvement",
      { changes: [change("info", { direction: "strengthened" })] },
      ["a.test: passed X _dmarc.a.test: T"],
    ],
    [
      "not comparable",
      { changes: [change("high", { direction: "incomparable" })] },
      ["a.test: passed X _dmarc.a.test: T"],
    ],
    [
      "one cause for several domains is one failure, of its own name",
      { changes: [change("high", { domains: [name("a.test"), name("b.test")] })] },
      ["_dmarc.a.test: failure X _dmarc.a.test: T"],
    ],
    [
      "a file that was not read",
      { notAssessed: [{ what: "a.zone", why: "it is broken", file: "a.zone" }] },
      ["not assessed: skipped a.zone"],
    ],
    ["nothing at all", {}, ["mecsa: passed no weakening found in what was assessed"]],
    [
      "a domain in which nothing was found, and a criterion that was not measured",
      { domains: reviewOf(["a.test"]).domains },
      ["a.test: passed no weakening found in what was assessed", "a.test: skipped criterion dkim"],
    ],
    [
      "a domain with a finding",
      { domains: reviewOf(["a.test"]).domains, changes: [change("high")] },
      ["a.test: failure X _dmarc.a.test: T", "a.test: skipped criterion dkim"],
    ],
  ];
  for (const [why, review, cases] of rows) assert.deepEqual(casesOf({ ...nothing, ...review }), cases, why);
});

test("the sums of every suite are those of its cases", () => {
  const elements = read(junit(reviewOf(["a", "b", "c"]), oneRule));
  const below = (element: Element, name: string) =>
    elements.filter((one) => one.name === name && (one.parent === element || one.parent?.parent === element));
  const [all, ...suites] = elements.filter(({ name }) => name.startsWith("testsuite"));
  for (const suite of suites) {
    const cases = below(suite, "testcase");
    const within = (name: string) => elements.filter((one) => one.name === name && one.parent?.parent === suite).length;
    const { tests, failures, errors, skipped } = suite.attributes;
    assert.deepEqual(
      [tests, failures, errors, skipped],
      [cases.length, within("failure"), 0, within("skipped")].map(String),
    );
  }
  const sum = (key: string) => suites.reduce((total, { attributes }) => total + Number(attributes[key]), 0);
  for (const key of ["tests", "failures", "skipped"]) assert.equal(Number(all?.attributes[key]), sum(key), key);
});

test("it is well-formed for any text, and says it", () => {
  fc.assert(
    fc.property(fc.array(anyText, { minLength: 1, maxLength: 3 }), (values) => {
      const elements = read(junit(reviewOf(values), oneRule));
      const known = /^(?:testsuites|testsuite|testcase|failure|skipped|system-out)$/;
      for (const element of elements) assert.match(element.name, known);
      assert.equal(elements.filter((element) => element.name === "failure").length, values.length);
    }),
    { numRuns: 100 },
  );
  const cdata = read(junit(reviewOf([hostile[4] ?? ""]), oneRule)).find(({ name }) => name === "failure");
  assert.ok(cdata?.text.includes(`+ ${hostile[4]}`));
});

test("at most 5,000 cases, and it says how many more there are", () => {
  const review = { ...nothing, changes: reviewOf(Array.from({ length: 5_003 }, (_, index) => `v${index}`)).changes };
  const cases = casesOf(review);
  assert.equal(cases.length, 5_001);
  assert.match(cases.at(-1) ?? "", /^mecsa: skipped/);
});
