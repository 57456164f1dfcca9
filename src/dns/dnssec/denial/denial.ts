/** Proofs that a name or type does not exist (RFC 4035 §5.4, RFC 5155 §8), by NSEC or NSEC3 records. */
import { type DomainName, below, isWithin, parentOf, root } from "../../name.ts";
import type { RRType } from "../../rrset.ts";
import { numberOf } from "../../wire/types.ts";
import type { Work } from "../limits.ts";
import type { Reason } from "../reason.ts";
import type { SignedRRset } from "../rrsets.ts";
import { hasHashes, nsec3Spans } from "./nsec3.ts";
import { nsecSpans } from "./nsec.ts";
import { type Encloser, type Span, type Spans, isCut, typeNumber } from "./span.ts";

/** `optOut`: proved for what is signed; an unsigned delegation may be there (RFC 5155 §9.2). `records` are those that prove it. */
type Denial = { ok: true; optOut: boolean; records: readonly SignedRRset[] } | { ok: false; reason: Reason };
/** `insecure`: the zone's hashes are more work than a validator should do (RFC 9276 §3.2). */
export type DenialOutcome = Denial | { ok: "insecure"; reason: Reason };

/** NSEC and NSEC3 RRsets of one message, verified with keys of `zone`, and none of them made from a wildcard. */
export interface DenialRecords {
  zone: DomainName;
  nsec: readonly SignedRRset[];
  nsec3: readonly SignedRRset[];
}

/** What a denial of `owner DS` says of a zone cut at `owner`: an unsigned one, none, or that the name does not exist. */
export type Cut =
  | { kind: "delegation"; optOut: boolean }
  | { kind: "no-cut" }
  | { kind: "no-name" }
  | { kind: "unproved"; reason: Reason }
  | { kind: "insecure"; reason: Reason };

/** The name does not exist, and no wildcard stands for it (RFC 4035 §5.4, RFC 5155 §8.4). */
export function proveNxdomain(records: DenialRecords, owner: DomainName, work: Work): DenialOutcome {
  return proof(records, owner, work, (spans) => {
    const itself = spans.at(owner);
    if (itself?.types.has(typeNumber.NXNAME)) return denial([itself]); // RFC 9824
    const encloser = spans.encloserOf(owner);
    const wildcard = encloser && spans.over(below("*", encloser.name));
    return wildcard && denial([...encloser.spans, wildcard], encloser);
  });
}

/**
 * The name exists without the type, itself, as an empty non-terminal or by a wildcard; or it may be an unsigned delegation
 * (RFC 4035 §5.4, RFC 5155 §8.5 to §8.7, RFC 6840 §4).
 */
export function proveNodata(records: DenialRecords, owner: DomainName, type: RRType, work: Work): DenialOutcome {
  return proof(records, owner, work, (spans) => {
    const itself = spans.at(owner);
    if (itself !== undefined) return denies(itself, owner, type) ? denial([itself]) : undefined;
    const encloser = spans.encloserOf(owner);
    const wildcard = encloser && spans.at(below("*", encloser.name));
    if (wildcard !== undefined)
      return denies(wildcard, owner, type) ? denial([...(encloser?.spans ?? []), wildcard], encloser) : undefined;
    return encloser?.optOut ? denial(encloser.spans, encloser) : undefined; // RFC 5155 §8.6 and erratum 3441
  });
}

/** What was made from `wildcard` at `owner` was made rightly: no closer name exists (RFC 4035 §5.3.4, RFC 5155 §8.8). */
export function proveNoCloser(
  records: DenialRecords,
  owner: DomainName,
  wildcard: DomainName,
  work: Work,
): DenialOutcome {
  return proof(records, owner, work, (spans) => {
    const encloser = spans.noneBetween(parentOf(wildcard) ?? root, owner);
    return encloser && denial(encloser.spans, encloser);
  });
}

/** Reads a denial of `owner DS`, made by the zone above `owner` (RFC 4035 §5.2, RFC 5155 §8.9, RFC 6840 §4.4). */
export function proveNoDs(records: DenialRecords, owner: DomainName, work: Work): Cut {
  const found = search(records, owner, work, (spans) => cutIn(spans, owner));
  if (!("ok" in found)) return found;
  return { kind: found.ok === "insecure" ? "insecure" : "unproved", reason: found.reason };
}

function cutIn(spans: Spans, owner: DomainName): Cut | undefined {
  const itself = spans.at(owner);
  if (itself !== undefined) return cutAt(itself, owner);
  const encloser = spans.encloserOf(owner);
  if (encloser === undefined) return undefined;
  if (encloser.optOut) return { kind: "delegation", optOut: true };
  const wildcard = below("*", encloser.name);
  if (spans.over(wildcard) !== undefined) return { kind: "no-name" };
  const made = spans.at(wildcard);
  return made && !isCut(made) && denies(made, owner, "DS") ? { kind: "no-cut" } : undefined;
}

function cutAt(span: Span, owner: DomainName): Cut | undefined {
  if (span.types.has(typeNumber.NXNAME)) return { kind: "no-name" };
  if (!isParentSide(span, owner) || span.types.has(typeNumber.DS)) return undefined;
  return isCut(span) ? { kind: "delegation", optOut: false } : { kind: "no-cut" };
}

/** A zone's apex has a record in the zone and, where it is delegated, one in the zone above: DS is of the latter. */
function isParentSide({ types }: Span, owner: DomainName): boolean {
  return !types.has(typeNumber.SOA) || owner === root;
}

/** Does the record of a name prove that it has none of the type (RFC 6840 §4.1, §4.3)? */
function denies(span: Span, owner: DomainName, type: RRType): boolean {
  const { types } = span;
  if (type === "ANY") return types.size === 0 || types.has(typeNumber.NXNAME);
  if (types.has(numberOf(type)) || types.has(typeNumber.CNAME)) return false;
  return type === "DS" ? isParentSide(span, owner) : !isCut(span);
}

function denial(spans: readonly Span[], encloser?: Encloser): Denial {
  return { ok: true, optOut: encloser?.optOut ?? false, records: [...new Set(spans.map(({ rrset }) => rrset))] };
}

function proof(
  records: DenialRecords,
  owner: DomainName,
  work: Work,
  prove: (spans: Spans) => Denial | undefined,
): DenialOutcome {
  return search(records, owner, work, prove);
}

/** Looks in the NSEC records, then in the NSEC3 records: a zone can be on its way from one to the other. */
function search<T>(
  { zone, nsec, nsec3 }: DenialRecords,
  owner: DomainName,
  work: Work,
  prove: (spans: Spans) => T | undefined,
): T | { ok: false | "insecure"; reason: Reason } {
  const missing: Reason = { code: "denial-missing", zone, owner };
  if (!isWithin(owner, zone)) return { ok: false, reason: missing };
  const byNames = nsec.length > 0 ? prove(nsecSpans(zone, nsec)) : undefined;
  if (byNames !== undefined) return byNames;
  const hashed = nsec3Spans(zone, nsec3, work);
  if (hashed === undefined) return { ok: false, reason: missing };
  const { iterations } = hashed;
  if (iterations > work.limits.nsec3Iterations)
    return { ok: "insecure", reason: { code: "nsec3-iterations", zone, owner, args: { iterations } } };
  const byHashes = prove(hashed);
  if (byHashes !== undefined) return byHashes;
  return { ok: false, reason: hasHashes(work, iterations) ? missing : { ...missing, code: "too-many-hashes" } };
}
