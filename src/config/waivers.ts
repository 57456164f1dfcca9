/** Waivers: which finding each one accepts, and which of them have had their day. Pure. */
import { type DomainName, isWithin, name, parseName } from "../dns/name.ts";
import { fingerprintOf } from "../fingerprint.ts";
import type { Change, ReviewedDomain } from "../model.ts";
import { type Waiver, matches, parentOfWildcard } from "./config.ts";
import { dayOf } from "./read.ts";

/** Does the waiver mean this finding, whatever its date? What became better needs none. */
function isFor({ rule, name: pattern, fingerprint }: Waiver, change: Change): boolean {
  return (
    change.direction !== "strengthened" &&
    rule === change.rule &&
    matches(pattern, change.name) &&
    (fingerprint === undefined || fingerprint === fingerprintOf(change))
  );
}

/** It holds until the end of its last day, in UTC. */
export function isExpired({ until }: Waiver, now: Date): boolean {
  return until < dayOf(now);
}

/** The finding, marked where a waiver accepts it. */
export function waive(change: Change, waivers: readonly Waiver[], now: Date): Change {
  const found = waivers.find((waiver) => isFor(waiver, change) && !isExpired(waiver, now));
  if (found === undefined) return change;
  const { reason, owner, until } = found;
  return { ...change, waived: { reason, owner, until } };
}

interface Reviewed {
  changes: readonly Change[];
  domains: readonly ReviewedDomain[];
}

/** WAIVER-EXPIRED and WAIVER-UNUSED, where anything was reviewed at all. */
export function waiverChanges(waivers: readonly Waiver[], reviewed: Reviewed, now: Date): readonly Change[] {
  if (reviewed.changes.length === 0 && reviewed.domains.length === 0) return [];
  return waivers.flatMap((waiver): readonly Change[] => {
    const isNeeded = reviewed.changes.some((change) => isFor(waiver, change));
    if (isExpired(waiver, now)) return [expired(waiver, isNeeded)];
    return isNeeded || !reviewed.domains.some(({ domain }) => concerns(waiver, domain)) ? [] : [unused(waiver)];
  });
}

/** Could a finding on this domain be one that the waiver is for? */
function concerns({ name: pattern }: Waiver, domain: DomainName): boolean {
  const parent = parentOfWildcard(pattern);
  if (parent !== undefined) return isWithin(domain, parent);
  const owner = parseName(pattern);
  return owner.ok && withoutPrefix(owner.value) === domain;
}

/** `_dmarc.example.org` is about `example.org`. */
function withoutPrefix(owner: DomainName): string {
  return owner.replace(/^(?:[_*][^.]*\.)+/, "").replace(/^[^.]+\._domainkey\./, "");
}

function expired(waiver: Waiver, isNeeded: boolean): Change {
  return { ...changeOn(waiver), rule: "WAIVER-EXPIRED", severity: isNeeded ? "medium" : "low", after: "expired" };
}

function unused(waiver: Waiver): Change {
  return { ...changeOn(waiver), rule: "WAIVER-UNUSED", severity: "info", after: "no such finding" };
}

function changeOn(waiver: Waiver): Omit<Change, "rule" | "severity" | "after"> {
  const { rule, name: pattern, owner, until, from } = waiver;
  return {
    name: nameOf(waiver),
    direction: "incomparable",
    before: `${rule} waived for ${pattern} until ${until}`,
    args: { rule, name: pattern, owner, until },
    from: { side: "before", range: from },
  };
}

/** The name that a finding about a waiver is told under. */
export function nameOf({ name: pattern }: Pick<Waiver, "name">): DomainName {
  return parentOfWildcard(pattern) ?? name(pattern);
}
