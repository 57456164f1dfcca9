/** What is counted over the whole tree of one domain's records. */
import type { Answer, Resolver } from "../../dns/resolver.ts";
import type { Disclosure, Problem } from "./facts.ts";

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
}

export function newWalk(resolver: Resolver): Walk {
  const voids = { both: 0, ipv4: 0, ipv6: 0, possible: 0 };
  return { resolver, lookups: 0, terms: 0, voids, hasUnreadRecord: false, problems: [], disclosures: [] };
}

export function isKnown({ outcome }: Answer): boolean {
  return outcome.kind !== "unknown" && outcome.kind !== "failed";
}

function isVoid({ outcome }: Answer): boolean {
  return outcome.kind === "nodata" || outcome.kind === "nxdomain";
}

export function whyNot({ outcome }: Answer): string | undefined {
  return outcome.kind === "unknown" || outcome.kind === "failed" ? outcome.why : undefined;
}

/** RFC 7208 §4.6.4: a client asks for its own family only. */
export function countVoid(walk: Walk, ipv4: Answer, ipv6: Answer): void {
  if (isVoid(ipv4)) walk.voids.ipv4++;
  if (isVoid(ipv6)) walk.voids.ipv6++;
  if (isVoid(ipv4) && isVoid(ipv6)) walk.voids.both++;
  else if (!isKnown(ipv4) || !isKnown(ipv6)) walk.voids.possible++;
}
