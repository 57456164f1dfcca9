/** Small zones, what is true of them, and the NSEC or NSEC3 records that say so. */
import fc from "fast-check";
import type { SignedRRset } from "../../../src/dns/dnssec/rrsets.ts";
import { type DomainName, below, isWithin, name, parentOf } from "../../../src/dns/name.ts";
import type { RRType } from "../../../src/dns/rrset.ts";
import { type Denial, hashOf, nsec3Owner, nsec3Rdata, nsecRdata, positionOf } from "../../../src/demo/dns/denial.ts";

/** Owner names with their types, without the apex. */
export type Names = ReadonlyMap<DomainName, readonly RRType[]>;

export const zone = name("example.test");

const owners = fc
  .array(fc.constantFrom("a", "b", "c", "*"), { minLength: 1, maxLength: 3 })
  .map((labels) => name([...labels, zone].join(".")));
const types = fc.constantFrom<readonly RRType[]>(["A"], ["TXT"], ["CNAME"], ["A", "TXT"], ["NS"], ["DNAME"]);

/** Nothing stands below a zone cut or a DNAME, and a wildcard is neither. */
export const zones: fc.Arbitrary<Names> = fc.array(fc.tuple(owners, types), { maxLength: 6 }).map((entries) => {
  const names = new Map(entries.filter(([owner, types]) => !(owner.startsWith("*") && isEnd(types))));
  return new Map([...names].filter(([owner]) => endAbove(names, owner) === undefined));
});

export const queries: fc.Arbitrary<string> = owners;

function isEnd(types: readonly RRType[]): boolean {
  return types.includes("NS") || types.includes("DNAME");
}

function endAbove(names: Names, owner: DomainName): DomainName | undefined {
  return [...names.keys()].find((end) => end !== owner && isWithin(owner, end) && isEnd(names.get(end) ?? []));
}

export type Truth = "nxdomain" | "nodata" | "unproved";

/** What the zone can prove of `owner A`; nothing where there is an answer, or where another zone has the say. */
export function truthOf(names: Names, text: string): Truth {
  const owner = name(text);
  if (endAbove(names, owner) !== undefined) return "unproved";
  if (exists(names, owner)) return truthAt(names, owner);
  let encloser = zone;
  for (let at = parentOf(owner) ?? zone; at !== zone; at = parentOf(at) ?? zone)
    if (exists(names, at)) {
      encloser = at;
      break;
    }
  const wildcard = below("*", encloser);
  return exists(names, wildcard) ? truthAt(names, wildcard) : "nxdomain";
}

function exists(names: Names, owner: DomainName): boolean {
  return owner === zone || [...names.keys()].some((other) => isWithin(other, owner));
}

function truthAt(names: Names, owner: DomainName): Truth {
  const types = names.get(owner) ?? [];
  return types.includes("A") || types.includes("CNAME") || types.includes("NS") ? "unproved" : "nodata";
}

/** The whole chain of the zone; with opt-out, unsigned delegations have no record (RFC 5155 §7.1). */
export function chainOf(names: Names, denial: Denial): readonly SignedRRset[] {
  const links = linksOf(names, denial).toSorted((a, b) => (a.position < b.position ? -1 : 1));
  return links.map(({ owner, types }, i) => {
    const next = links[(i + 1) % links.length]?.owner ?? zone;
    const base = { ttl: 300, signatures: [] };
    if (denial.kind === "nsec") return { ...base, owner, type: "NSEC", rdata: [nsecRdata(next, [...types, "NSEC"])] };
    const rdata = [nsec3Rdata(denial, hashOf(next, denial), types)];
    return { ...base, owner: nsec3Owner(hashOf(owner, denial), zone), type: "NSEC3", rdata };
  });
}

function linksOf(names: Names, denial: Denial) {
  const isLeftOut = (types: readonly RRType[]): boolean =>
    denial.kind === "nsec3" && denial.optOut && types.includes("NS");
  const kept = [...names].filter(([, types]) => !isLeftOut(types));
  const all = new Map<DomainName, readonly RRType[]>([[zone, ["SOA", "NS", "RRSIG"]], ...kept]);
  if (denial.kind === "nsec3")
    for (const owner of all.keys())
      for (let at = parentOf(owner); at !== undefined && at !== zone && isWithin(at, zone); at = parentOf(at))
        if (!all.has(at)) all.set(at, []);
  return Array.from(all, ([owner, types]) => ({ owner, types, position: positionOf(owner, denial) }));
}
