/** Rules about files and zones as such: what cannot be read, is defined twice, or is no longer published. Pure. */
import { changesUnder, placed } from "../change.ts";
import { type DomainName, labelsOf } from "../dns/name.ts";
import type { RRType, SourceRange } from "../dns/rrset.ts";
import type { ReadProblem, Undeployed, Zone } from "../dns/zone.ts";
import type { Change } from "../model.ts";
import { rules } from "./messages.ts";

const change = changesUnder(rules);

/** The types on which mail rests; `CNAME` and `NS` where they stand in for them are seen by the checks. */
const mailTypes: ReadonlySet<RRType> = new Set(["MX", "TXT", "TLSA", "SPF", "CAA", "DS"]);

const maxProblems = 20;

/** How a problem reads in one line; the sentence comes from the reader of its format. */
export type Sentence = (problem: ReadProblem) => string;

export function zoneChanges(before: Zone | undefined, after: Zone, sentence: Sentence): readonly Change[] {
  return [
    ...parseErrors(before, after, sentence),
    ...duplicateKeys(before, after),
    ...undeployedRecords(before, after),
  ];
}

/** PARSE: errors of the proposed file that its base did not have, and any file that cannot be read at all. */
function parseErrors(before: Zone | undefined, after: Zone, sentence: Sentence): readonly Change[] {
  const errors = after.problems.filter(({ level }) => level === "error");
  const fresh = after.completeness === "unparseable" ? errors : newProblems(before, errors);
  const texts = [before === undefined ? "no such zone" : before.completeness, after.completeness] as const;
  const more = Math.max(0, fresh.length - maxProblems);
  return fresh.slice(0, maxProblems).map((problem) => {
    const args = { problem: sentence(problem), more };
    return change("PARSE", after.origin, texts, args, { after: rangeOf(problem) });
  });
}

/** DUP-KEY: of two definitions under one name the last wins, so the first is lost. */
function duplicateKeys(before: Zone | undefined, after: Zone): readonly Change[] {
  const duplicates = after.problems.filter(({ id }) => id === duplicateKey);
  return newProblems(before, duplicates).map((problem) => {
    const texts = ["one definition", `"${problem.args["key"] ?? ""}" defined twice`] as const;
    const severity = problem.args["mail"] === "yes" ? "high" : "low";
    return change("DUP-KEY", after.origin, texts, problem.args, { after: rangeOf(problem), severity });
  });
}

/** The id under which the YAML reader reports a key that stands twice in one mapping. */
const duplicateKey = "octodns/duplicate-key";

/** DEPLOY-EXCLUDED: a record of mail that was published and now only stands in the file. */
function undeployedRecords(before: Zone | undefined, after: Zone): readonly Change[] {
  if (before === undefined || before.completeness === "unparseable") return [];
  const wasPublished = ({ owner, type }: Undeployed): boolean => before.rrset(owner, type) !== undefined;
  return after.undeployed
    .filter((record) => concernsMail(record.owner, record.type) && wasPublished(record))
    .filter(({ owner, type }) => after.rrset(owner, type) === undefined)
    .map(({ owner, type, how, at }) =>
      change("DEPLOY-EXCLUDED", owner, [`${type} published`, how], { type, how }, { after: at }),
    );
}

/** ZONE-UNMANAGED: the file is still there, but nothing deploys it any more. */
export function unmanagedZone(origin: DomainName, file: string, why: string): Change {
  const top = { file, line: 1, column: 1, endLine: 1 };
  return change("ZONE-UNMANAGED", origin, ["managed", "not managed"], { file, why }, { after: top });
}

/** INCOMPLETE: the record was known, and what takes its place cannot be told from the files. */
export function incomplete(owner: DomainName, type: RRType, was: string, why: string, at?: SourceRange): Change {
  return {
    rule: "INCOMPLETE",
    name: owner,
    severity: "medium",
    direction: "incomparable",
    before: was,
    after: "not known",
    args: { type, why },
    ...placed("after", at),
  };
}

/** A type of mail, or an address or alias under a name that only mail uses. */
export function concernsMail(owner: DomainName, type: RRType): boolean {
  return mailTypes.has(type) || (type === "CNAME" && (labelsOf(owner)[0] ?? "").startsWith("_")) || isMailName(owner);
}

function isMailName(owner: DomainName): boolean {
  const labels = labelsOf(owner);
  return labels.some(
    (label) => label === "_domainkey" || label === "_dmarc" || label === "_mta-sts" || label === "_smtp",
  );
}

/** Problems that the base did not have, or has fewer times: told by what they say, since lines move. */
export function newProblems(before: Zone | undefined, problems: readonly ReadProblem[]): readonly ReadProblem[] {
  const left = new Map<string, number>();
  for (const problem of before?.problems ?? []) left.set(identity(problem), (left.get(identity(problem)) ?? 0) + 1);
  return problems.filter((problem) => {
    const known = left.get(identity(problem)) ?? 0;
    left.set(identity(problem), known - 1);
    return known <= 0;
  });
}

function identity({ id, args }: ReadProblem): string {
  const lasting = Object.entries(args).filter(([key]) => !/line/i.test(key));
  return JSON.stringify([id, lasting]);
}

function rangeOf({ file, line, column, endLine }: SourceRange): SourceRange {
  return { file, line, column, endLine };
}
