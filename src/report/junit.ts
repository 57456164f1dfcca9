/** JUnit XML, as test dashboards read it: a suite for each domain, a test case for each finding and each open criterion. */
import type { Catalogue } from "../catalogue.ts";
import { type Change, type CriterionId, type NotAssessed, type Review, type ReviewedDomain } from "../model.ts";
import { type Told, clean, domainsOf, grouped, headline, tell, waivedText } from "./words.ts";

const maxCases = 5_000;

type Outcome = "passed" | "failed" | "skipped";

interface TestCase {
  name: string;
  outcome: Outcome;
  /** One line. */
  message: string;
  text: string;
  file?: string;
  line?: number;
}

/**
 * What fails the gate is a failure, so there is none where the gate is off or only warns; what is below the limit has passed and says
 * what it found; what is waived or could not be assessed is skipped. A finding that several domains share has a suite of its own name,
 * so that one cause is one failure. UTF-8, with a final line feed.
 */
export function junit(review: Review, catalogue: Catalogue): string {
  const suites = new Map<string, TestCase[]>();
  const left = addCases(suites, casesOf(review, catalogue));
  if (left > 0) suites.set("mecsa", [{ ...passed("more"), outcome: "skipped", message: `${left} more are left out` }]);
  if (suites.size === 0) suites.set("mecsa", [passed(headline(review))]);
  const all = [...suites.values()].flat();
  const parts = [...suites].map(([name, cases]) => suite(name, cases));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mecsa"${counts(all)}>\n${parts.join("")}</testsuites>\n`;
}

/** Those beyond the limit are counted. */
function addCases(suites: Map<string, TestCase[]>, cases: Iterable<readonly [suite: string, TestCase]>): number {
  let seen = 0;
  for (const [name, testCase] of cases) {
    if (++seen > maxCases) continue;
    const list = suites.get(name) ?? [];
    list.push(testCase);
    suites.set(name, list);
  }
  return Math.max(0, seen - maxCases);
}

function* casesOf(review: Review, catalogue: Catalogue): Iterable<readonly [suite: string, TestCase]> {
  const { blocking, others, waived, improvements } = grouped(review);
  const worst = review.gate.failOn === "none" || review.gate.warnOnly ? "passed" : "failed";
  for (const change of blocking) yield [suiteOf(change), caseOf(change, catalogue, worst)];
  for (const change of [...others, ...waived, ...improvements])
    yield [suiteOf(change), caseOf(change, catalogue, "passed")];
  const fired = new Set([...blocking, ...others, ...waived].flatMap(domainsOf));
  for (const domain of review.domains) {
    if (!fired.has(domain.domain)) yield [domain.domain, passed("no weakening found in what was assessed")];
    for (const { criterion, because } of openCriteria(domain)) yield [domain.domain, skipped(criterion, because)];
  }
  for (const note of review.notAssessed) yield ["not assessed", notRead(note)];
}

/** The domain, or the finding's own name where several domains share it. */
function suiteOf(change: Change): string {
  const [only, ...more] = domainsOf(change);
  return only === undefined || more.length > 0 ? change.name : only;
}

function caseOf(change: Change, catalogue: Catalogue, outcome: Outcome): TestCase {
  const told = tell(change, catalogue);
  const range = change.from?.range;
  const waived = waivedText(change);
  return {
    name: `${told.rule} ${change.name}: ${told.title}`,
    outcome: waived === undefined ? outcome : "skipped",
    message: waived ?? told.says,
    text: textOf(change, told),
    ...(range === undefined ? {} : { file: range.file, line: range.line }),
  };
}

function textOf({ severity, direction, before, after }: Change, { says, fix, see, place }: Told): string {
  return [
    `${severity}: ${says}`,
    ...(place === undefined ? [] : [place]),
    ...(before === after ? [] : [`- ${clean(before)}`, `+ ${clean(after)}`]),
    ...(direction === "strengthened" ? [] : [`Fix: ${fix}`]),
    see,
  ].join("\n");
}

function passed(name: string): TestCase {
  return { name, outcome: "passed", message: "", text: "" };
}

function skipped(criterion: CriterionId, because: string): TestCase {
  return { name: `criterion ${criterion}`, outcome: "skipped", message: because, text: "" };
}

function notRead({ what, why, file, line }: NotAssessed): TestCase {
  const place = { ...(file === undefined ? {} : { file }), ...(line === undefined ? {} : { line }) };
  return { name: what, outcome: "skipped", message: why, text: "", ...place };
}

/** Criteria that could not be measured, each once. */
function openCriteria({ after }: ReviewedDomain): readonly { criterion: CriterionId; because: string }[] {
  const all = (after?.scores ?? []).flatMap(({ notMeasured }) => notMeasured);
  return [...new Map(all.map((one) => [one.criterion, one])).values()];
}

function suite(name: string, cases: readonly TestCase[]): string {
  const parts = cases.map((one) => testCase(name, one));
  return `  <testsuite${attribute("name", name)}${counts(cases)}>\n${parts.join("")}  </testsuite>\n`;
}

function counts(cases: readonly TestCase[]): string {
  const amount = (outcome: Outcome) => cases.filter((one) => one.outcome === outcome).length;
  return ` tests="${cases.length}" failures="${amount("failed")}" errors="0" skipped="${amount("skipped")}" time="0"`;
}

function testCase(suiteName: string, { name, outcome, message, text, file, line }: TestCase): string {
  const place = `${file === undefined ? "" : attribute("file", file)}${line === undefined ? "" : attribute("line", `${line}`)}`;
  const start = `    <testcase${attribute("classname", suiteName)}${attribute("name", name)}${place} time="0"`;
  const bodies: Readonly<Record<Outcome, string>> = {
    failed: `<failure${attribute("message", message)} type="weakening">${escaped(text)}</failure>`,
    skipped: `<skipped${attribute("message", message)}/>`,
    passed: text === "" ? "" : `<system-out>${escaped(text)}</system-out>`,
  };
  const body = bodies[outcome];
  return body === "" ? `${start}/>\n` : `${start}>\n      ${body}\n    </testcase>\n`;
}

function attribute(name: string, value: string): string {
  return ` ${name}="${escaped(clean(value, 1_000))}"`;
}

/** Lines of `clean` text, or text of our own: what XML 1.0 §2.2 does not allow is gone, and `]]>` is no more. */
function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
  };
  return text
    .toWellFormed()
    .replace(/[^\t\n\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/g, (char) => entities[char] ?? char);
}
