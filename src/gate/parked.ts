/** PARKED-REGRESSION: a domain without mail has four locks; losing one opens it for forgery. */
import type { Evaluation } from "../assess.ts";
import { changesUnder } from "../change.ts";
import { hasNullWildcard } from "../checks/dkim/index.ts";
import { deniesAll } from "../checks/spf/index.ts";
import type { Change } from "../model.ts";
import { rules } from "./messages.ts";

const change = changesUnder(rules);

type Lock = "null MX" | "SPF -all" | "DMARC reject" | "null DKIM wildcard";

export function parkedRegression(before: Evaluation, after: Evaluation): readonly Change[] {
  if (before.surroundings.roles.parked !== true || after.surroundings.name === "nxdomain") return [];
  const held = locksOf(before);
  const now = locksOf(after);
  const lost = (Object.keys(held) as Lock[]).filter((lock) => held[lock] === true && now[lock] === false);
  if (lost.length === 0) return [];
  return [change("PARKED-REGRESSION", before.domain, [describe(held), describe(now)], { lost }, {})];
}

function locksOf({ facts, surroundings }: Evaluation): Record<Lock, boolean | "unknown"> {
  return {
    "null MX": surroundings.mx === "unknown" ? "unknown" : surroundings.mx === "null",
    "SPF -all": deniesAll(facts.spf),
    "DMARC reject": surroundings.dmarc === "unknown" ? "unknown" : surroundings.dmarc === "reject",
    "null DKIM wildcard": hasNullWildcard(facts.dkim),
  };
}

function describe(locks: Record<Lock, boolean | "unknown">): string {
  const held = (Object.keys(locks) as Lock[]).filter((lock) => locks[lock] === true);
  return held.length === 0 ? "no lock" : held.join(", ");
}
