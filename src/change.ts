/** Makes changes, alike for the rules of every check. */
import type { DomainName } from "./dns/name.ts";
import type { SourceRange } from "./dns/rrset.ts";
import type { Args, Change, Rule, Severity } from "./model.ts";

/** Where to look: in the proposed files or, for what was removed, in the base. */
export interface Where {
  before?: SourceRange | undefined;
  after?: SourceRange | undefined;
  severity?: Severity | undefined;
}

/** Makes changes under these rules, each at its rule's worst severity unless another is given; long texts are cut. */
export function changesUnder<RuleId extends string>(rules: Readonly<Record<RuleId, Rule>>) {
  return (
    rule: RuleId,
    name: DomainName,
    [before, after]: readonly [string, string],
    args: Args,
    where: Where,
  ): Change => {
    const { severities, direction } = rules[rule];
    const from = where.after === undefined ? placed("before", where.before) : placed("after", where.after);
    return {
      rule,
      name,
      severity: where.severity ?? severities[0],
      direction,
      before: cut(before),
      after: cut(after),
      args,
      ...from,
    };
  };
}

/** A place in the files of one side; nothing where it is not known. */
export function placed(side: "before" | "after", range: SourceRange | null | undefined): Pick<Change, "from"> {
  return range === null || range === undefined ? {} : { from: { side, range } };
}

export const maxShown = 300; // characters

/** A text that may be long, such as a key, as people see it. */
export function cut(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown - 1)}…` : text;
}
