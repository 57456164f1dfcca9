/** The names that a review looks at: whatever of the changed zones, and of those that mention them, has to do with mail. */
import { type CheckName, forEachCheck } from "./checks/index.ts";
import type { Scope } from "./compare.ts";
import { type DomainName, labelsOf, parentOf } from "./dns/name.ts";
import { mxOf } from "./dns/rdata.ts";
import type { RRType } from "./dns/rrset.ts";
import type { Zone, ZoneSet } from "./dns/zone.ts";

export interface Target extends Scope {
  domain: DomainName;
}

/** A name, and which checks have something to compare there: `mail` for a domain of mail, which is all of them. */
export type Found = [domain: DomainName, what: CheckName | "mail"];

const every: ReadonlySet<CheckName> = new Set(Object.values(forEachCheck((_, name) => name)));

/** Sorted by name; each name once. `also`: names that something outside of the zones brings. */
export function targetsOf(
  sides: { before: ZoneSet; after: ZoneSet },
  origins: readonly DomainName[],
  also: readonly Found[],
): readonly Target[] {
  const zonesOf = (side: ZoneSet): readonly Zone[] => origins.flatMap((origin) => side.zone(origin) ?? []);
  const [before, after] = [zonesOf(sides.before), zonesOf(sides.after)];
  const found = Map.groupBy(
    [...[...before, ...after].flatMap((zone) => [...namesIn(zone)]), ...also],
    ([domain]) => domain,
  );
  const retired = mxHostsIn(before).difference(mxHostsIn(after));
  return [...found]
    .map(([domain, reasons]) => targetOf(domain, new Set(reasons.map(([, what]) => what)), retired.has(domain)))
    .toSorted((a, b) => (a.domain < b.domain ? -1 : 1));
}

/**
 * `isRetired`: an MX record named the host before and none does now, so its own TLSA records have no more work. For a
 * domain with MX records of its own the check looks at those hosts.
 */
function targetOf(domain: DomainName, what: ReadonlySet<CheckName | "mail">, isRetired: boolean): Target {
  const isMailDomain = what.has("mail");
  const names = isMailDomain ? every : new Set([...what].filter((name) => name !== "mail"));
  return { domain, isMailDomain, checks: isRetired ? names.difference(new Set(["dane"])) : names };
}

/** Every host that an MX record of the zones names. */
function mxHostsIn(zones: readonly Zone[]): ReadonlySet<DomainName> {
  const hosts = new Set<DomainName>();
  for (const zone of zones)
    for (const owner of zone.owners())
      for (const rdata of zone.typesAt(owner).includes("MX") ? (zone.rrset(owner, "MX")?.rdata ?? []) : [])
        hosts.add(mxOf(rdata)?.exchange ?? owner);
  return hosts;
}

function* namesIn(zone: Zone): Iterable<Found> {
  if (!zone.origin.endsWith(".arpa")) yield [zone.origin, "mail"];
  for (const owner of zone.owners()) yield* foundAt(owner, zone.typesAt(owner), zone);
  for (const { owner, type } of zone.undeployed) yield* foundAt(owner, [type], zone);
}

function* foundAt(owner: DomainName, types: readonly RRType[], zone: Zone): Iterable<Found> {
  const [first = ""] = labelsOf(owner);
  const isPlain = first !== "*" && !first.startsWith("_");
  const named = byName(owner);
  if (named !== undefined) yield named;
  if (types.includes("MX")) yield [first === "*" ? (parentOf(owner) ?? owner) : owner, "mail"];
  if (types.includes("SPF") || hasSpf(zone, owner, types)) yield [owner, isPlain ? "mail" : "spf"];
  if (types.includes("CAA")) yield [owner, "caa"];
  if (types.includes("NS")) yield* delegated(owner, zone.origin);
  if (types.some((type) => type === "DS" || type === "DNSKEY" || type === "CDS" || type === "CDNSKEY"))
    yield [owner, "dnssec"];
}

function hasSpf(zone: Zone, owner: DomainName, types: readonly RRType[]): boolean {
  return types.includes("TXT") && zone.rrset(owner, "TXT")?.rdata.some((rdata) => /v=spf1/i.test(rdata)) === true;
}

/** A delegation of one of mail's own labels matters to its domain; of any name, whether it is signed. */
function* delegated(owner: DomainName, origin: DomainName): Iterable<Found> {
  if (owner === origin) return;
  yield [owner, "dnssec"];
  const domain = domainUnder(owner);
  if (domain !== owner) yield [domain, "mail"];
}

/** The domain or host that labels such as `_dmarc`, `s1._domainkey`, `_25._tcp` are about. */
function byName(owner: DomainName): Found | undefined {
  const labels = labelsOf(owner);
  const own = labels.findIndex((label) => !label.startsWith("_") && label !== "*");
  const [first = "", second = ""] = labels;
  if (first === "_25" && second === "_tcp") return [domainUnder(owner), "dane"];
  if (labels.includes("_report")) return undefined;
  const marker = labels.findIndex((label) => mailLabels.has(label));
  if (marker === -1 || (own !== -1 && own > marker + 1)) return undefined;
  const domain = ancestor(owner, marker + (labels[marker] === "_smtp" ? 2 : 1));
  return domain === undefined ? undefined : [domain, "mail"];
}

const mailLabels: ReadonlySet<string> = new Set(["_dmarc", "_domainkey", "_mta-sts", "_smtp"]);

function domainUnder(owner: DomainName): DomainName {
  const labels = labelsOf(owner);
  const count = labels.findIndex((label) => !label.startsWith("_"));
  return count <= 0 ? owner : (ancestor(owner, count) ?? owner);
}

function ancestor(owner: DomainName, labels: number): DomainName | undefined {
  let at: DomainName | undefined = owner;
  for (let count = 0; count < labels && at !== undefined; count++) at = parentOf(at);
  return at === undefined || labelsOf(at).length < 2 ? undefined : at;
}
