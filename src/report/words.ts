/** What every renderer says alike: sentences from the catalogue with clean arguments, score cells, counts. */
import type { Catalogue } from "../catalogue.ts";
import type { Arg, Args, Category, Change, Range, Review, ReviewedDomain, Rule, Score } from "../model.ts";
import { root } from "../dns/name.ts";
import { categories } from "../model.ts";
import { isBlocking } from "../verdict.ts";

const maxShown = 300;

/** One line of printable ASCII, `§` and `…`, which our own sentences have: other characters, which a record or a path may hold, become `\u{…}`; long text is cut. */
export function clean(text: string, max = maxShown): string {
  const visible = text
    .slice(0, max + 1)
    .replace(/[^ -~§…]/gu, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`);
  return visible.length > max || text.length > max ? `${visible.slice(0, max)}…` : visible;
}

export const categoryNames: Readonly<Record<Category, string>> = {
  "confidential-delivery": "Confidential Delivery",
  "phishing-identity-theft": "Phishing and Identity Theft",
  "message-integrity": "Integrity of Messages",
};

/** The words of one change. */
export interface Told {
  rule: string;
  title: string;
  says: string;
  fix: string;
  see: string;
  /** `file:line`, or undefined where nothing stands in a file. */
  place?: string;
}

export function tell(change: Change, catalogue: Catalogue): Told {
  const rule = ruleOf(change, catalogue);
  const args = cleanArgs(change.args);
  const range = change.from?.range;
  return {
    rule: change.rule,
    title: rule.title,
    says: rule.says(args),
    fix: rule.fix(args),
    see: rule.see,
    ...(range === undefined ? {} : { place: `${clean(range.file)}:${range.line}` }),
  };
}

/** Who accepts the change, until when and why; undefined where nobody does. */
export function waivedText({ waived }: Change): string | undefined {
  return waived && `Waived by ${clean(waived.owner)} until ${clean(waived.until)}: ${clean(waived.reason)}`;
}

function ruleOf({ rule }: Change, catalogue: Catalogue): Rule {
  const known = catalogue.rules.get(rule);
  if (known === undefined) throw new Error(`rule ${rule} is not in the catalogue`);
  return known;
}

/** Sentences put what they quote between backticks, so there are none inside of it. */
export function cleanArgs(args: Args): Args {
  const quotable = (value: string): string => clean(value).replaceAll("`", "'");
  const cleanArg = (arg: Arg): Arg => {
    if (typeof arg === "string") return quotable(arg);
    return typeof arg === "object" ? arg.map(quotable) : arg;
  };
  return Object.fromEntries(Object.entries(args).map(([key, arg]) => [key, cleanArg(arg)]));
}

/** Changes in the groups of a report. Blocking is what fails the gate; with `none`, what would fail it by default. */
export interface Grouped {
  blocking: readonly Change[];
  /** Weaker than the limit, or not comparable. */
  others: readonly Change[];
  /** Accepted by a waiver of the configuration. */
  waived: readonly Change[];
  improvements: readonly Change[];
}

export function grouped({ changes, gate }: Review): Grouped {
  const failOn = gate.failOn === "none" ? "high" : gate.failOn;
  const groupOf = (change: Change): keyof Grouped => {
    if (change.waived !== undefined) return "waived";
    if (change.direction === "strengthened") return "improvements";
    return isBlocking(change, failOn) ? "blocking" : "others";
  };
  const groups = Map.groupBy(changes, groupOf);
  const group = (name: keyof Grouped): readonly Change[] => groups.get(name) ?? [];
  return {
    blocking: group("blocking"),
    others: group("others"),
    waived: group("waived"),
    improvements: group("improvements"),
  };
}

/** Rules that the configuration switches off, with how often they would have been told. */
export function switchedOffText({ switchedOff }: Review): string | undefined {
  if (switchedOff.length === 0) return undefined;
  const byRule = [...Map.groupBy(switchedOff, ({ rule }) => rule)].map(([rule, some]) => `${rule} (${some.length})`);
  return `${count(switchedOff.length, "finding")} switched off by the configuration: ${byRule.join(", ")}`;
}

/** What is known of names outside of the files, and from whom. */
export function outsideText({ outside }: Review): string {
  if (outside === undefined) return "Read from files alone: names outside of them are unknown, never absent.";
  const { by, at, questions, unanswered } = outside;
  const who = by === "network" ? "by the network on" : "from a recording of";
  const open = unanswered === 0 ? "" : `, ${unanswered} of them without an answer that counts`;
  return `Names outside of the files were answered ${who} ${clean(at.slice(0, 19).replace("T", " "))} UTC: ${count(questions, "question")}${open}.`;
}

/** The verdict in one line, without colour or symbol. */
export function headline(review: Review): string {
  const { blocking, others, waived, improvements } = grouped(review);
  const names = new Set(blocking.flatMap(domainsOf));
  if (blocking.length > 0) {
    const would = review.gate.failOn === "none" ? " (the gate is off)" : "";
    return `${count(blocking.length, "blocking finding")} on ${count(names.size, "domain")}${would}`;
  }
  if (others.length > 0) return `no blocking finding, ${count(others.length, "change")} to look at`;
  if (waived.length > 0) return `no blocking finding, ${count(waived.length, "finding")} waived`;
  if (improvements.length > 0) return `no weakening found, ${count(improvements.length, "improvement")}`;
  return "no weakening found in what was assessed";
}

/** The reviewed domains that a change touches; for what touches none of them, such as a zone's file, its own name. */
export function domainsOf({ domains, name }: Change): readonly string[] {
  if (domains !== undefined && domains.length > 0) return domains;
  return [name === root ? "the gate" : name.replace(/^(?:[_*][^.]*\.)+/, "")];
}

/** The changes that touch a domain, worst first. */
export function changesOf(review: Review, domain: string): readonly Change[] {
  return review.changes.filter((change) => domainsOf(change).includes(domain));
}

/** Does a domain have anything to show: a finding, or a score that moved? */
export function isWorthShowing(review: Review, domain: ReviewedDomain): boolean {
  const isMoved = categories.some((category) => cellOf(domain, category).trend !== "same");
  return isMoved || changesOf(review, domain.domain).length > 0;
}

export function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

export type Trend = "lower" | "higher" | "mixed" | "same";

/** How a score moved, to stand behind it. */
export const trends: Readonly<Record<Trend, string>> = {
  lower: " ▼ lower",
  higher: " ▲ higher",
  mixed: " ◆ both ways",
  same: "",
};

/** How a category of one domain moved, and what to print for either side. */
export interface Cell {
  before?: { stars: string; points: string };
  after?: { stars: string; points: string };
  trend: Trend;
}

export function cellOf(domain: ReviewedDomain, category: Category): Cell {
  const old = scoreOf(domain.before?.scores, category);
  const proposed = scoreOf(domain.after?.scores, category);
  return {
    ...(old === undefined ? {} : { before: scoreText(old) }),
    ...(proposed === undefined ? {} : { after: scoreText(proposed) }),
    trend: old === undefined || proposed === undefined ? "same" : trendOf(old, proposed),
  };
}

function scoreOf(scores: readonly Score[] | undefined, category: Category): Score | undefined {
  return scores?.find((score) => score.category === category);
}

/** `3.5 ★` and `70`, as ranges `3.5–5.0 ★` and `70–100`, or `not applicable`. */
function scoreText({ applicable, stars, points }: Score): { stars: string; points: string } {
  if (!applicable) return { stars: "not applicable", points: "" };
  return { stars: `${rangeText(stars, 1)} ★`, points: rangeText(points, 0) };
}

export function rangeText({ min, max }: Range, digits: number): string {
  return min === max ? min.toFixed(digits) : `${min.toFixed(digits)}–${max.toFixed(digits)}`;
}

/** An end of the range that moves only because less, or more, could be measured is no trend. */
function trendOf(before: Score, after: Score): Trend {
  const isLower =
    after.points.max < before.points.max || (after.points.min < before.points.min && after.coverage >= before.coverage);
  const isHigher =
    after.points.min > before.points.min || (after.points.max > before.points.max && after.coverage >= before.coverage);
  if (isLower && isHigher) return "mixed";
  return isLower ? "lower" : isHigher ? "higher" : "same";
}

/** Criteria that no side could measure, with the reason; each once. */
export function notMeasured({ domains }: Review): readonly { criterion: string; because: string; domains: number }[] {
  const seen = new Map<string, { criterion: string; because: string; domains: number }>();
  for (const { after } of domains) {
    const reasons = (after?.scores ?? []).flatMap((score) => score.notMeasured);
    for (const key of new Set(reasons.map(({ criterion, because }) => JSON.stringify([criterion, because])))) {
      const [criterion, because] = JSON.parse(key) as [string, string];
      const known = seen.get(key) ?? { criterion, because: clean(because), domains: 0 };
      seen.set(key, { ...known, domains: known.domains + 1 });
    }
  }
  return [...seen.values()].toSorted((a, b) => b.domains - a.domains || (a.criterion < b.criterion ? -1 : 1));
}

/** Who can change what a finding speaks of. */
export const who: Readonly<Record<Rule["who"], string>> = {
  owner: "the owner of the domain",
  "dns-host": "whoever runs the name servers",
  "mail-provider": "whoever runs the mail servers",
};
