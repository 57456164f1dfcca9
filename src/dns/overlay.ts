/**
 * A resolver that answers from zones at hand, as an authoritative server would (RFC 1034 §4.3.2, RFC 4592), and hands
 * every other name to `outside`; where an alias leads back into the zones, it goes on there. What a zone that is not
 * complete does not have is unknown, never absent.
 */
import { type DomainName, below, isWithin, parentOf, parseName } from "./name.ts";
import type { Answer, Outcome, Question, Resolver } from "./resolver.ts";
import type { RRset, RRType } from "./rrset.ts";
import type { Gap, Zone, ZoneSet } from "./zone.ts";

const maxAliases = 8;

interface Found {
  outcome: Outcome;
  /** An alias to follow instead of the outcome. */
  target?: DomainName;
  wildcard?: DomainName;
  isReferral?: true;
}

export function overlay(zones: ZoneSet, outside: Resolver): Resolver {
  return {
    async query(owner, type) {
      const aliases: Answer["aliases"][number][] = [];
      let wildcard: DomainName | undefined;
      let at = owner;
      while (aliases.length <= maxAliases) {
        const zone = zones.zoneOf(zoneNameFor(at, type));
        const found = zone === undefined ? "delegated" : lookUp(zone, at, type);
        if (found === "delegated") {
          const rest = await outside.query(at, type);
          const back = rest.aliases.findIndex(({ target }) => zones.zoneOf(target) !== undefined);
          if (back === -1) return joined(owner, aliases, wildcard, rest);
          wildcard ??= rest.wildcard;
          aliases.push(...rest.aliases.slice(0, back + 1));
        } else {
          wildcard ??= found.wildcard;
          if (found.target === undefined) return proposed({ owner, type }, found, aliases, wildcard);
          aliases.push({ target: found.target, security: "indeterminate" });
        }
        at = aliases.at(-1)?.target ?? at;
      }
      const outcome: Outcome = { kind: "failed", why: `more than ${maxAliases} aliases from ${owner}` };
      return proposed({ owner, type }, { outcome }, aliases.slice(0, maxAliases), wildcard);
    },
  };
}

/** Files do not tell whether the zone is signed as published. */
function proposed(
  question: Question,
  { outcome, isReferral }: Found,
  aliases: Answer["aliases"],
  wildcard: DomainName | undefined,
): Answer {
  return {
    question,
    outcome,
    aliases,
    security: "indeterminate",
    source: "proposed",
    ...(wildcard === undefined ? {} : { wildcard }),
    ...(isReferral === undefined ? {} : { isReferral }),
  };
}

/** The name whose zone has the records of this owner and type: the parent has DS (RFC 4035 §3.1.4.1). */
export function zoneNameFor(owner: DomainName, type: RRType): DomainName {
  return type === "DS" ? (parentOf(owner) ?? owner) : owner;
}

/** The rest of the way was answered by another resolver: its answer under the first question. */
function joined(owner: DomainName, aliases: Answer["aliases"], wildcard: DomainName | undefined, rest: Answer): Answer {
  return {
    ...rest,
    question: { owner, type: rest.question.type },
    aliases: [...aliases, ...rest.aliases],
    security: aliases.length > 0 ? "indeterminate" : rest.security,
    ...(wildcard === undefined ? {} : { wildcard }),
  };
}

/** Do the files tell about `owner`? False for names outside of them, below a delegation and in a zone that cannot be read. */
export function holds(zones: ZoneSet, owner: DomainName): boolean {
  const zone = zones.zoneOf(owner);
  return zone !== undefined && zone.completeness !== "unparseable" && cutAbove(zone, owner)?.kind !== "ns";
}

function lookUp(zone: Zone, owner: DomainName, type: RRType): Found | "delegated" {
  if (zone.completeness === "unparseable") return { outcome: unknown(`the zone ${zone.origin} could not be read`) };
  const cut = cutAbove(zone, owner);
  const isDelegation = type === "DS" || type === "NS"; // the parent's side of a cut: its DS, and the NS of its referral
  if (cut?.kind === "ns" && !(owner === cut.owner && isDelegation)) return "delegated";
  if (cut?.kind === "ns" && type === "NS") return { ...atNode(zone, owner, owner, type), isReferral: true };
  if (cut?.kind === "dname") return throughDname(zone, owner, cut.owner);
  if (zone.exists(owner)) return atNode(zone, owner, owner, type);
  const source = wildcardFor(zone, owner);
  if (source !== undefined) {
    const found = atNode(zone, source, owner, type);
    return { ...found, wildcard: source };
  }
  return { outcome: missing(zone, owner, type, "nxdomain") };
}

/** The topmost NS (below the apex) or DNAME (above the name) on the way down to `owner`. */
function cutAbove(zone: Zone, owner: DomainName): { kind: "ns" | "dname"; owner: DomainName } | undefined {
  const cuts = zone.cuts();
  if (cuts.size === 0) return undefined;
  let cut: { kind: "ns" | "dname"; owner: DomainName } | undefined;
  for (let at: DomainName | undefined = owner; at !== undefined && isWithin(at, zone.origin); at = parentOf(at)) {
    if (cuts.get(at)?.has("NS") === true) cut = { kind: "ns", owner: at };
    else if (at !== owner && cuts.get(at)?.has("DNAME") === true) cut = { kind: "dname", owner: at };
  }
  return cut;
}

function throughDname(zone: Zone, owner: DomainName, dname: DomainName): Found {
  const target = targetOf(zone.rrset(dname, "DNAME"));
  if (target === undefined) return { outcome: unknown(`the DNAME at ${dname} has no single target`) };
  return { outcome: { kind: "nodata" }, target: below(owner.slice(0, owner.length - dname.length - 1), target) };
}

function atNode(zone: Zone, node: DomainName, owner: DomainName, type: RRType): Found {
  const rrset = zone.rrset(node, type);
  const gap = gapAt(zone, node, type, rrset !== undefined);
  if (gap !== undefined) return { outcome: unknown(gap.why) };
  if (rrset !== undefined) return { outcome: { kind: "rrset", rrset: node === owner ? rrset : { ...rrset, owner } } };
  if (type !== "CNAME") {
    const target = targetOf(zone.rrset(node, "CNAME"));
    if (target !== undefined) return { outcome: { kind: "nodata" }, target };
  }
  return { outcome: missing(zone, node, type, "nodata") };
}

function missing(zone: Zone, owner: DomainName, type: RRType, kind: "nodata" | "nxdomain"): Outcome {
  const gap = gapAt(zone, owner, type, false);
  return gap === undefined ? { kind } : unknown(gap.why);
}

/** A gap that concerns this very RRset; where nothing was found, also one that may hide any name. */
function gapAt(zone: Zone, owner: DomainName, type: RRType, isFound: boolean): Gap | undefined {
  return zone.gaps.find((gap) => {
    if (gap.owner === undefined) return !isFound;
    return gap.owner === owner && (gap.type === undefined ? !isFound : gap.type === type || gap.type === "CNAME");
  });
}

/** RFC 4592 §3.3.1: the wildcard below the closest encloser. */
function wildcardFor(zone: Zone, owner: DomainName): DomainName | undefined {
  for (let at = parentOf(owner); at !== undefined && isWithin(at, zone.origin); at = parentOf(at)) {
    if (!zone.exists(at)) continue;
    const source = below("*", at);
    return zone.exists(source) ? source : undefined;
  }
  return undefined;
}

function targetOf(rrset: RRset | undefined): DomainName | undefined {
  const [rdata, ...others] = rrset?.rdata ?? [];
  if (rdata === undefined || others.length > 0) return undefined;
  const parsed = parseName(rdata);
  return parsed.ok ? parsed.value : undefined;
}

function unknown(why: string): Outcome {
  return { kind: "unknown", why };
}
