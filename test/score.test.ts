import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import {
  type Category,
  type CriterionId,
  type CriterionVerdict,
  type Judgement,
  categories,
  criteria,
} from "../src/model.ts";
import { criteriaOf, levelOf, pointsOf, score } from "../src/score.ts";
import { shared } from "./support/shared.ts";

const roles = { receives: true, sends: true, parked: false } as const;
const reasons = Object.fromEntries(criteria.map((id) => [id, `${id} was not looked at`])) as Record<
  CriterionId,
  string
>;

function judged(
  verdicts: Partial<Record<CriterionId, CriterionVerdict>>,
  findings: Judgement["findings"] = [],
): Judgement[] {
  return [{ check: "spf", verdict: { kind: "graded", grade: "strong" }, criteria: verdicts, facets: [], findings }];
}

const levels = shared("mecsa/levels.tsv");
test("every reachable combination has MECSA's level", levels.options, () => {
  const rows = readFileSync(levels.path, "utf8")
    .split("\n")
    .filter((row) => row !== "" && !row.startsWith("#"));
  assert.equal(rows.length, 72);
  for (const row of rows) {
    const [category = "", level, , met = ""] = row.split("\t");
    const set = new Set(met.split(",").filter(Boolean) as CriterionId[]);
    assert.equal(levelOf(category as Category, set), Number(level), row);
  }
});

const rungRows = shared("mecsa/rungs.tsv");
test("the rungs are MECSA's", rungRows.options, () => {
  const rows = readFileSync(rungRows.path, "utf8")
    .split("\n")
    .filter((row) => row !== "" && !row.startsWith("#"));
  for (const row of rows) {
    const [category = "", level, met = ""] = row.split("\t");
    assert.ok(levelOf(category as Category, new Set(met.split(",") as CriterionId[])) >= Number(level), row);
  }
});

test("meeting one more criterion never lowers a category", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...categories),
      fc.subarray([...criteria]),
      fc.constantFrom(...criteria),
      (category, met, more) => {
        assert.ok(levelOf(category, new Set([...met, more])) >= levelOf(category, new Set(met)));
      },
    ),
  );
});

test("points refine a level and never contradict it", () => {
  const rows: [level: number, demerits: number, points: number][] = [
    [0, 0, 0],
    [0, 5, 0],
    [1, 50, 1],
    [6, 0, 60],
    [6, 3, 57],
    [6, 99, 51],
    [10, 2, 98],
  ];
  for (const [level, demerits, points] of rows) assert.equal(pointsOf(level, demerits), points);
});

test("what was not measured gives a range and lowers the coverage, never the certain end", () => {
  const met = { kind: "met" } as const;
  const [, phishing] = score(
    judged({ spf: met, "spf-policy": met, dmarc: met, "dmarc-policy": met }),
    roles,
    () => ({}),
    reasons,
  );
  assert.deepEqual(phishing, {
    category: "phishing-identity-theft",
    applicable: true,
    level: { min: 7, max: 10 },
    stars: { min: 3.5, max: 5 },
    points: { min: 70, max: 100 },
    coverage: 4 / 6,
    notMeasured: [
      { criterion: "dkim", because: "dkim was not looked at" },
      { criterion: "dnssec", because: "dnssec was not looked at" },
    ],
  });
});

test("a known weakness stands whatever else went unmeasured", () => {
  const [, phishing] = score(
    judged({ dmarc: { kind: "unmet" }, "dmarc-policy": { kind: "unmet" } }),
    roles,
    () => ({}),
    reasons,
  );
  assert.deepEqual(phishing?.level, { min: 0, max: 8 });
});

test("a domain that receives no mail has no Confidential Delivery; one that sends none needs no DKIM", () => {
  const met = { kind: "met" } as const;
  const all = { spf: met, "spf-policy": met, dmarc: met, "dmarc-policy": met, dnssec: met } as const;
  const parked = { receives: false, sends: false, parked: true };
  const [delivery, phishing, integrity] = score(judged(all), parked, () => ({}), reasons);
  assert.equal(delivery?.applicable, false);
  assert.deepEqual([phishing?.level, phishing?.coverage], [{ min: 10, max: 10 }, 1]);
  assert.deepEqual(integrity?.level, { min: 10, max: 10 });
});

test("demerits of findings cost points in the categories that they touch", () => {
  const met = { kind: "met" } as const;
  const findings = [{ id: "spf/softfail", args: {} }] as const;
  const verdicts = Object.fromEntries(criteria.map((id) => [id, met]));
  const [delivery, phishing] = score(
    judged(verdicts, findings),
    roles,
    () => ({ "phishing-identity-theft": 2 }),
    reasons,
  );
  assert.deepEqual(
    [delivery?.points, phishing?.points],
    [
      { min: 100, max: 100 },
      { min: 98, max: 98 },
    ],
  );
});

test("the range holds for every combination of verdicts", () => {
  const verdict = fc.constantFrom<CriterionVerdict>(
    { kind: "met" },
    { kind: "unmet" },
    { kind: "not-measured", because: "x" },
    { kind: "not-applicable", because: "x" },
  );
  const verdicts = fc.record(
    Object.fromEntries(criteria.map((id) => [id, verdict])) as Record<CriterionId, typeof verdict>,
  );
  fc.assert(
    fc.property(verdicts, fc.nat(20), (given, lost) => {
      const findings = [{ id: "spf/x", args: {} }] as const;
      const demerits = Object.fromEntries(categories.map((id) => [id, lost]));
      for (const one of score(judged(given, findings), roles, () => demerits, reasons)) {
        assert.ok(one.level.min <= one.level.max && one.points.min <= one.points.max);
        assert.ok(one.coverage >= 0 && one.coverage <= 1);
        if (one.coverage === 1) assert.deepEqual(one.level.min, one.level.max);
        for (const end of ["min", "max"] as const)
          assert.ok(
            one.points[end] <= 10 * one.level[end] &&
              one.points[end] >= Math.min(10 * one.level[end], 10 * (one.level[end] - 1)),
          );
        assert.ok(criteriaOf(one.category).length > 0);
      }
    }),
  );
});
