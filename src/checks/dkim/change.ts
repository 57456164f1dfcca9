/** Makes changes of DKIM. */
import type { DomainName } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Args, Change, Severity } from "../../model.ts";
import { type RuleId, rules } from "./rules.ts";
import type { Selector } from "./selectors.ts";

/** A change under a rule, at the rule's worst severity unless it is given. */
export function change(
  rule: RuleId,
  name: DomainName,
  [before, after]: readonly [string, string],
  args: Args,
  { from, severity }: { from?: Change["from"] | undefined; severity?: Severity | undefined },
): Change {
  const { severities, direction } = rules[rule];
  return {
    rule,
    name,
    severity: severity ?? severities[0],
    direction,
    before,
    after,
    args,
    ...(from === undefined ? {} : { from }),
  };
}

/** Where a selector's record stands: the key itself, or else the CNAME that leads away. */
export function placeOf(side: "before" | "after", { state, alias }: Selector): Change["from"] | undefined {
  const range: SourceRange | undefined = "from" in state ? state.from : alias?.from;
  return range === undefined ? undefined : { side, range };
}
