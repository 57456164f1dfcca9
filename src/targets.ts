/** The names that a review looks at: whatever of the changed zones, and of those that mention them, has to do with mail. */
import type { Scope } from "./compare.ts";
import { type DomainName, labelsOf, parentOf } from "./dns/name.ts";
import { mxOf } from "./dns/rdata.ts";
import type { Zone, ZoneSet } from "./dns/zone.ts";

export interface Target {
  domain: DomainName;
  scope: Scope;
  /** An MX record named it before, and none does now: its own TLSA records have no more work. */
  isRetiredHost: boolean;
}

/** Sorted by name; each name once, with the widest scope that its records give it. */
export function targetsOf(
  sides: { before: ZoneSet; after: ZoneSet },
  origins: readonly DomainName[],
): readonly Target[] {
  const scopes = new Map<DomainName, Scope>();
  const zonesOf = (side: ZoneSet): readonly Zone[] => origins.flatMap((origin) => side.zone(origin) ?? []);
  const [before, after] = [zonesOf(sides.before), zonesOf(sides.after)];
  for (const zone of [...before, ...after]) for (const found of namesIn(zone)) widen(scopes, found);
  const retired = mxHostsIn(before).difference(mxHostsIn(after));
  return [...scopes]
    .map(([domain, scope]) => ({ domain, scope, isRetiredHost: retired.has(domain) }))
    .toSorted((a, b) => (a.domain < b.domain ? -1 : 1));
}

/** Every host that an MX record of the zones names. */
function mxHostsIn(zones: readonly Zone[]): ReadonlySet<DomainName> {
  const hosts = new Set<DomainName>();
  for (const zone of zones)
    for (const owner of zone.owners())
      for (const rdata of zone.rrset(owner, "MX")?.rdata ?? []) hosts.add(mxOf(rdata)?.exchange ?? owner);
  return hosts;
}

type Found = Pick<Target, "domain" | "scope">;

function* namesIn(zone: Zone): Iterable<Found> {
  if (!isReverse(zone.origin)) yield { domain: zone.origin, scope: "domain" };
  for (const owner of zone.owners()) {
    const target = targetAt(zone, owner);
    if (target !== undefined) yield target;
  }
  for (const { owner } of zone.undeployed) {
    const target = byName(owner);
    if (target !== undefined) yield target;
  }
}

function targetAt(zone: Zone, owner: DomainName): Found | undefined {
  const named = byName(owner);
  if (named !== undefined) return named;
  const types = zone.typesAt(owner);
  const first = labelsOf(owner)[0] ?? "";
  const isPlain = first !== "*" && !first.startsWith("_");
  if (types.includes("MX") && isPlain) return { domain: owner, scope: "domain" };
  const hasSpf =
    zone.rrset(owner, "TXT")?.rdata.some((rdata) => /v=spf1/i.test(rdata)) === true || types.includes("SPF");
  if (!hasSpf) return undefined;
  return { domain: owner, scope: isPlain ? "domain" : "spf-target" };
}

/** What an owner name alone tells: `_dmarc.d`, `_25._tcp.h`. */
function byName(owner: DomainName): Found | undefined {
  const [first, second, third] = labelsOf(owner);
  const parent = parentOf(owner);
  if (parent === undefined || third === undefined) return undefined;
  if (first === "_dmarc" && second !== "_report") return { domain: parent, scope: "domain" };
  const host = second === "_tcp" && first === "_25" ? parentOf(parent) : undefined;
  return host === undefined ? undefined : { domain: host, scope: "mx-host" };
}

const widths: Readonly<Record<Scope, number>> = { "mx-host": 0, "spf-target": 1, domain: 2 };

function widen(scopes: Map<DomainName, Scope>, { domain, scope }: Found): void {
  const known = scopes.get(domain);
  if (known === undefined || widths[scope] > widths[known]) scopes.set(domain, scope);
}

function isReverse(origin: DomainName): boolean {
  return origin.endsWith(".arpa");
}
