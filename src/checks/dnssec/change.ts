/** Makes the changes of this check. */
import type { DomainName } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Args, Change, Severity } from "../../model.ts";
import type { ZoneFacts } from "./evaluate.ts";
import { type RuleId, rules } from "./rules.ts";

/** A zone on both sides. */
export interface Pair {
  zone: DomainName;
  before: ZoneFacts;
  after: ZoneFacts;
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
  const common = { rule, name, severity, direction, before, after, args };
  if (where.after !== undefined) return { ...common, from: { side: "after", range: where.after } };
  return where.before === undefined ? common : { ...common, from: { side: "before", range: where.before } };
}
