/** The clients that `a`, `mx` and `exists` stand for. */
import { type DomainName, root } from "../../dns/name.ts";
import { mxOf } from "../../dns/rdata.ts";
import type { Answer } from "../../dns/resolver.ts";
import { type AddressSet, everybody, everyIpv4, everyIpv6, network, nobody, union } from "../../mail/address-set.ts";
import { type Walk, type Why, countVoid, isKnown, whyNot } from "./tally.ts";

const maxMxHosts = 10; // RFC 7208 §4.6.4

/** Clients known to match, those that nobody knows of, and why. */
export interface Hosts {
  known: AddressSet;
  unsure: AddressSet;
  why?: Why;
  /** Some of it came from the network. */
  isOutside: boolean;
}

export interface Prefixes {
  prefix4: number;
  prefix6: number;
}

/** RFC 7208 §5.3. `onVoid` is told of which families the name has no address. */
export async function addresses(
  walk: Walk,
  owner: DomainName,
  { prefix4, prefix6 }: Prefixes,
  onVoid: (walk: Walk, ipv4: Answer, ipv6: Answer) => void,
): Promise<Hosts> {
  const ipv4 = await walk.resolver.query(owner, "A");
  const ipv6 = await walk.resolver.query(owner, "AAAA");
  onVoid(walk, ipv4, ipv6);
  const known = union([networksOf(ipv4, prefix4), networksOf(ipv6, prefix6)]);
  const unsure = union([isKnown(ipv4) ? nobody : everyIpv4, isKnown(ipv6) ? nobody : everyIpv6]);
  const isOutside = isLive(ipv4) || isLive(ipv6);
  const why = whyNot(ipv4) ?? whyNot(ipv6);
  return why === undefined ? { known, unsure, isOutside } : { known, unsure, isOutside, why };
}

function isLive({ source }: Answer): boolean {
  return source === "live";
}

function networksOf({ outcome }: Answer, prefix: number): AddressSet {
  return outcome.kind === "rrset" ? union(outcome.rrset.rdata.map((address) => network(address, prefix))) : nobody;
}

/** RFC 7208 §5.4. Without MX there are no hosts: no implicit MX here. */
export async function mxHosts(
  walk: Walk,
  owner: DomainName,
  prefixes: Prefixes,
  onTooMany: (count: number) => void,
): Promise<Hosts> {
  const answer = await walk.resolver.query(owner, "MX");
  countVoid(walk, answer, answer);
  const why = whyNot(answer);
  const isOutside = isLive(answer);
  if (why !== undefined) return { known: nobody, unsure: everybody, isOutside, why };
  if (answer.outcome.kind !== "rrset") return { known: nobody, unsure: nobody, isOutside };
  const { rdata } = answer.outcome.rrset;
  if (rdata.length > maxMxHosts) onTooMany(rdata.length);
  const exchanges = rdata.flatMap((record) => mxOf(record)?.exchange ?? []).filter((exchange) => exchange !== root);
  const found: Hosts[] = [];
  for (const exchange of exchanges.slice(0, maxMxHosts))
    found.push(await addresses(walk, exchange, prefixes, () => {})); // only the MX look-up itself can be void
  return together(found, isOutside);
}

function together(found: readonly Hosts[], isMxOutside: boolean): Hosts {
  const why = found.find((hosts) => hosts.why !== undefined)?.why;
  const known = union(found.map((hosts) => hosts.known));
  const unsure = union(found.map((hosts) => hosts.unsure));
  const isOutside = isMxOutside || found.some((hosts) => hosts.isOutside);
  return why === undefined ? { known, unsure, isOutside } : { known, unsure, isOutside, why };
}

/** RFC 7208 §5.7: always an A look-up; any address matches everybody. */
export async function existing(walk: Walk, owner: DomainName): Promise<Hosts> {
  const answer = await walk.resolver.query(owner, "A");
  countVoid(walk, answer, answer);
  const why = whyNot(answer);
  const isOutside = isLive(answer);
  if (why !== undefined) return { known: nobody, unsure: everybody, isOutside, why };
  return { known: answer.outcome.kind === "rrset" ? everybody : nobody, unsure: nobody, isOutside };
}
