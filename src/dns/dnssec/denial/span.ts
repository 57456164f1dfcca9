/** What NSEC and NSEC3 records say alike: which names exist, with which types, and which do not. */
import type { DomainName } from "../../name.ts";
import type { SignedRRset } from "../rrsets.ts";

/** One record of a denial. */
export interface Span {
  rrset: SignedRRset;
  /** Numbers of the types at its owner. */
  types: ReadonlySet<number>;
  /** There may be unsigned delegations in the span behind its owner (RFC 5155 §6). */
  optOut: boolean;
}

/** The closest name that exists above one that does not (RFC 4592 §3.3.1, RFC 5155 §1.3). */
export interface Encloser {
  name: DomainName;
  /** The records that prove it, and that the name one label longer does not exist. */
  spans: readonly Span[];
  /** The name one label longer may be an unsigned delegation. */
  optOut: boolean;
}

/** The records of one zone, as names are looked for in them. */
export interface Spans {
  /** The record that says which types `owner` has: none for an empty non-terminal. */
  at(owner: DomainName): Span | undefined;
  /** The record that proves that `owner` does not exist. */
  over(owner: DomainName): Span | undefined;
  encloserOf(owner: DomainName): Encloser | undefined;
  /** Proves that no name below `encloser`, which is known to exist, is closer to `owner`. */
  noneBetween(encloser: DomainName, owner: DomainName): Encloser | undefined;
}

export const typeNumber = { NS: 2, CNAME: 5, SOA: 6, DNAME: 39, DS: 43, NXNAME: 128 } as const;

/** The parent's side of a zone cut. */
export function isCut({ types }: Span): boolean {
  return types.has(typeNumber.NS) && !types.has(typeNumber.SOA);
}

/** Names below a zone cut or a DNAME are not the zone's to deny (RFC 6840 §4.1, RFC 5155 §8.3). */
export function hasNothingBelow(span: Span): boolean {
  return isCut(span) || span.types.has(typeNumber.DNAME);
}
