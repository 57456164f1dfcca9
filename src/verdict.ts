/** Small makers of verdicts. */
import type { CriterionVerdict } from "./model.ts";

export const met: CriterionVerdict = { kind: "met" };
export const unmet: CriterionVerdict = { kind: "unmet" };

export function notMeasured(because: string): { kind: "not-measured"; because: string } {
  return { kind: "not-measured", because };
}

export function notApplicable(because: string): { kind: "not-applicable"; because: string } {
  return { kind: "not-applicable", because };
}

/** Met or unmet, as the facts say. */
export function metIf(isMet: boolean): CriterionVerdict {
  return isMet ? met : unmet;
}
