/** Makes the changes of this check. */
import { type DomainName, below } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Args, Both, Change, Severity } from "../../model.ts";
import type { MtaStsFacts } from "./evaluate.ts";
import { type RuleId, rules } from "./rules.ts";

export interface Pair {
  domain: DomainName;
  before: MtaStsFacts;
  after: MtaStsFacts;
}

export function pairOf({ domain, before, after }: Both<MtaStsFacts>): Pair {
  return { domain, before: before.facts, after: after.facts };
}

/** The owner name of the record, and the policy host. */
export function recordName(domain: DomainName): DomainName {
  return below("_mta-sts", domain);
}

export function hostName(domain: DomainName): DomainName {
  return below("mta-sts", domain);
}

/** Where to look: in the proposed files or, for what was removed, in the base. */
interface Where {
  before?: SourceRange | undefined;
  after?: SourceRange | undefined;
  severity?: Severity;
}

/** A change under a rule, at the rule's worst severity unless it is given. */
export function change(
  rule: RuleId,
  name: DomainName,
  [before, after]: readonly [string, string],
  args: Args,
  where: Where,
): Change {
  const { severities, direction } = rules[rule];
  const severity = where.severity ?? severities[0];
  const common = { rule, name, severity, direction, before: cut(before), after: cut(after), args };
  if (where.after !== undefined) return { ...common, from: { side: "after", range: where.after } };
  return where.before === undefined ? common : { ...common, from: { side: "before", range: where.before } };
}

const maxShown = 300;

function cut(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown - 1)}…` : text;
}
