/** Small makers of verdicts, and the one of the gate. */
import { type Change, type CriterionVerdict, type FailOn, severities } from "./model.ts";

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

/**
 * Does a change fail a gate with this limit? Only a weakening or a break of mail that nobody waived does; what could not be
 * compared never does.
 */
export function isBlocking({ severity, direction, waived }: Change, failOn: FailOn): boolean {
  if (failOn === "none" || waived !== undefined) return false;
  const counts = direction === "weakened" || direction === "breaks-mail";
  return counts && severities.indexOf(severity) <= severities.indexOf(failOn);
}
