/** What is known of a zone, and of the answers that it signs. */
import type { AskMessage } from "../message.ts";
import type { DomainName } from "../name.ts";
import type { Security } from "../resolver.ts";
import type { Dnskey } from "./dnskey.ts";
import type { Ds } from "./ds.ts";
import type { Limits } from "./limits.ts";
import type { Reason } from "./reason.ts";
import type { TrustAnchor } from "./trust-anchors.ts";
import type { Note, Step } from "./validated.ts";

export interface ChainOptions {
  ask: AskMessage;
  anchors: readonly TrustAnchor[];
  /** Zones that are taken as unsigned, whatever they publish (RFC 7646). */
  negativeAnchors: readonly DomainName[];
  now: () => Date;
  limits: Limits;
}

export interface Chain {
  options: ChainOptions;
  /** The keys of `zone`, or why there are none to trust. */
  trustOf(zone: DomainName): Promise<Trust>;
  /** The trust in the zone that `owner` lies in; secure means that its records have to be signed. */
  enclosing(owner: DomainName): Promise<Trust>;
}

/** What every conclusion carries: the links that led to it, and for how long it holds. */
export interface Conclusion {
  steps: readonly Step[];
  notes: readonly Note[];
  /** Seconds from when it was drawn. */
  ttl: number;
}

export type NotSecure = Exclude<Security, "secure">;

export type Trust = Conclusion &
  (
    | { kind: "secure"; zone: DomainName; keys: readonly Dnskey[] }
    | { kind: NotSecure; because: Reason }
    /** A secure denial shows that no zone begins at this name, so nothing can be signed in its name. */
    | { kind: "no-zone"; because: Reason }
  );

/** What the parent's side says about a zone cut at a name (RFC 4035 §5.2). */
export type Delegation = Conclusion &
  (
    | { kind: "secure"; ds: readonly Ds[] }
    | { kind: NotSecure; because: Reason }
    | { kind: "no-cut" }
    /** The name does not exist, so there is no cut below it either. */
    | { kind: "no-name" }
  );

/** What validation makes of one RRset, or of a denial. */
export type Judgement = Conclusion &
  ({ security: "secure"; wildcard?: DomainName } | { security: NotSecure; because: Reason });

const weakestFirst: readonly Security[] = ["bogus", "indeterminate", "insecure", "secure"];

export function isWeaker(one: Security, other: Security): boolean {
  return weakestFirst.indexOf(one) < weakestFirst.indexOf(other);
}

/** Everything that led to one conclusion, without repeats, and the shortest time that any of it holds. */
export function joined(...parts: readonly Conclusion[]): Conclusion {
  return {
    steps: [...new Set(parts.flatMap(({ steps }) => steps))],
    notes: [...new Set(parts.flatMap(({ notes }) => notes))],
    ttl: Math.min(...parts.map(({ ttl }) => ttl)),
  };
}

export const nothing: Conclusion = { steps: [], notes: [], ttl: Infinity };
