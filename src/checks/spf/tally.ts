/** What is counted over the whole tree of one domain's records. */
import type { DomainName } from "../../dns/name.ts";
import type { Answer, Resolver } from "../../dns/resolver.ts";
import type { Disclosure, Problem, Symbolic } from "./facts.ts";
import { failureOf } from "./select.ts";
import type { Missing } from "./takeover.ts";

/** Counted up as the tree is walked. */
export interface Walk {
  resolver: Resolver;
  lookups: number;
  terms: number;
  /** For both address families, and for IPv4 and IPv6 clients. */
  voids: { both: number; ipv4: number; ipv6: number; possible: number };
  /** A record that nobody could read may have any number of terms. */
  hasUnreadRecord: boolean;
  problems: Problem[];
  disclosures: Disclosure[];
  /** The term that questions are asked for at the moment. */
  asking?: Omit<Missing, "name">;
  /** Names that do not exist, by name. */
  missing: Map<DomainName, Missing>;
}

const maxMissing = 20; // ours

/** Why nobody knows what a name has. */
export type Why = Pick<Symbolic, "because" | "failure">;

export function newWalk(resolver: Resolver): Walk {
  const voids = { both: 0, ipv4: 0, ipv6: 0, possible: 0 };
  const walk: Walk = {
    resolver: {
      async query(owner, type) {
        const answer = await resolver.query(owner, type);
        noteMissing(walk, answer);
        return answer;
      },
    },
    lookups: 0,
    terms: 0,
    voids,
    hasUnreadRecord: false,
    problems: [],
    disclosures: [],
    missing: new Map(),
  };
  return walk;
}

function noteMissing({ asking, missing }: Walk, { question, outcome, aliases }: Answer): void {
  if (outcome.kind !== "nxdomain" || asking === undefined || missing.size >= maxMissing) return;
  const name = aliases.at(-1)?.target ?? question.owner;
  if (!missing.has(name)) missing.set(name, { ...asking, name });
}

export function isKnown({ outcome }: Answer): boolean {
  return outcome.kind !== "unknown" && outcome.kind !== "failed";
}

function isVoid({ outcome }: Answer): boolean {
  return outcome.kind === "nodata" || outcome.kind === "nxdomain";
}

export function whyNot(answer: Answer): Why | undefined {
  const { outcome } = answer;
  if (outcome.kind === "failed") return { because: outcome.why, failure: failureOf(answer) };
  return outcome.kind === "unknown" ? { because: outcome.why } : undefined;
}

/** RFC 7208 §4.6.4: a client asks for its own family only. */
export function countVoid(walk: Walk, ipv4: Answer, ipv6: Answer): void {
  if (isVoid(ipv4)) walk.voids.ipv4++;
  if (isVoid(ipv6)) walk.voids.ipv6++;
  if (isVoid(ipv4) && isVoid(ipv6)) walk.voids.both++;
  else if (!isKnown(ipv4) || !isKnown(ipv6)) walk.voids.possible++;
}
