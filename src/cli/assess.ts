/** `mecsa assess DOMAIN...`: the mail security of domains, as the network shows it now. */
import { catalogue } from "../catalogue.ts";
import type { DomainName } from "../dns/name.ts";
import type { ProfileName } from "../expectations/profiles.ts";
import type { Score } from "../model.ts";
import { assessmentHtml } from "../report/assessment/html.ts";
import { assessmentJson } from "../report/assessment/json.ts";
import { assessmentMarkdown } from "../report/assessment/markdown.ts";
import type { AssessmentReport } from "../report/assessment/report.ts";
import { assessmentText } from "../report/assessment/text.ts";
import { reportOf } from "../report-of.ts";
import type { Paint } from "../report/text.ts";
import { UsageError } from "../usage-error.ts";
import { type AssessWorld, type WorldOptions, assessWorld } from "./assess-world.ts";
import { domainGiven } from "../given-domain.ts";
import type { OpenLive } from "./live.ts";
import { type Printed, type assessFormats, openNetwork } from "./options.ts";

export interface AssessOptions extends WorldOptions {
  format: (typeof assessFormats)[number];
  /** Stars that every category must have, 0 to 5. */
  minimum?: number;
  vantage?: string;
  /** Whose expectations to hold the domains against. */
  profile?: ProfileName;
}

/** Progress goes to `err`. */
export interface AssessStreams {
  paint: Paint;
  err: (text: string) => void;
  /** Whether a line of `err` can be written over. */
  isTerminal: boolean;
  /** Of that terminal. */
  columns?: number;
}

const maxDomains = 1_000;

/** What to print, and how to exit. Throws `UsageError` for what cannot be asked like this. */
export async function assessDomains(
  given: readonly string[],
  options: AssessOptions,
  streams: AssessStreams,
  open: OpenLive = openNetwork,
): Promise<Printed> {
  const asked = [...new Set(given.map(domainGiven))];
  const world = await assessWorld(options, streams, open);
  try {
    const head = headOf(asked, options, world);
    const report = await reportOf(head.domains, world.io, { ...options, ...head });
    const warnings = await world.keep(head);
    const isUseless = options.format === "text" && !(await world.isReachable()); // the warning says all
    const text = isUseless ? "" : rendered(report, options.format, streams.paint);
    return { text, exitCode: exitCodeOf(report, options), warnings };
  } finally {
    await world.close();
  }
}

/** A replay is of what was assessed, unless something else is asked for. */
function headOf(
  asked: readonly DomainName[],
  { vantage }: AssessOptions,
  { recorded }: AssessWorld,
): { domains: readonly DomainName[]; vantage?: string } {
  const domains = asked.length > 0 ? asked : (recorded?.domains ?? []);
  if (domains.length === 0) throw new UsageError("no domain is given", "Name one, such as example.org.");
  if (domains.length > maxDomains)
    throw new UsageError(`more than ${maxDomains} domains at once`, "Give fewer, in several runs.");
  const from = vantage ?? recorded?.vantage;
  return { domains, ...(from === undefined ? {} : { vantage: from }) };
}

function rendered(report: AssessmentReport, format: AssessOptions["format"], paint: Paint): string {
  switch (format) {
    case "text":
      return assessmentText(report, catalogue, paint);
    case "json":
      return assessmentJson(report, catalogue);
    case "markdown":
      return assessmentMarkdown(report, catalogue);
    case "html":
      return assessmentHtml(report, catalogue);
  }
}

/**
 * 0 good; 1 certainly below the minimum, or an expectation is not met; 3 too little was measured to say that, or anything at
 * all of a domain.
 */
function exitCodeOf({ domains }: AssessmentReport, { minimum = 0 }: AssessOptions): number {
  const scores = domains.map(({ assessment }) => assessment.scores.filter(({ applicable }) => applicable));
  const all = scores.flat();
  const expectations = domains.flatMap(({ profile }) => profile?.expectations ?? []);
  const expected = new Set(expectations.map(({ verdict }) => verdict.kind));
  if (all.some(({ stars }) => stars.max < minimum) || expected.has("unmet")) return 1;
  const isOpen = all.some(({ stars }) => stars.min < minimum) || expected.has("not-measured");
  return isOpen || scores.some(isUnmeasured) ? 3 : 0;
}

function isUnmeasured(scores: readonly Score[]): boolean {
  return scores.length > 0 && scores.every(({ coverage }) => coverage === 0);
}
