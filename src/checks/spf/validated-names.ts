/** The names of a client that lead back to it (RFC 7208 §5.5). */
import { type DomainName, isWithin, parseName } from "../../dns/name.ts";
import type { Resolver } from "../../dns/resolver.ts";
import { reverseName } from "../../dns/reverse-name.ts";
import { contains, setOfRanges } from "../../mail/address-set.ts";
import type { Client } from "./client.ts";

const maxPtrNames = 10; // RFC 7208 §4.6.4

/** At most ten; none where the look-up fails. `isVoid`: there is no PTR record. */
export async function validatedNames(
  client: Client,
  resolver: Resolver,
): Promise<{ names: readonly DomainName[]; isVoid: boolean }> {
  const owner = reverseName(client.ip);
  if (owner === undefined) return { names: [], isVoid: false };
  const { outcome } = await resolver.query(owner, "PTR");
  if (outcome.kind !== "rrset") return { names: [], isVoid: outcome.kind === "nodata" || outcome.kind === "nxdomain" };
  const claimed = outcome.rrset.rdata.slice(0, maxPtrNames).flatMap(nameIn);
  const leadsBack = await Promise.all(claimed.map(async (name) => hasAddress(client, name, resolver)));
  return { names: claimed.filter((_, index) => leadsBack[index] === true), isVoid: false };
}

function nameIn(rdata: string): readonly DomainName[] {
  const parsed = parseName(rdata);
  return parsed.ok ? [parsed.value] : [];
}

async function hasAddress({ ip, isIpv4 }: Client, name: DomainName, resolver: Resolver): Promise<boolean> {
  const { outcome } = await resolver.query(name, isIpv4 ? "A" : "AAAA");
  return outcome.kind === "rrset" && contains(setOfRanges(outcome.rrset.rdata.map(alone)), ip);
}

function alone(address: string): string {
  return `${address}/${address.includes(":") ? 128 : 32}`;
}

/** The value of `%{p}` (§7.3): best the domain itself, then a name below it, then any. */
export function nameForMacro(names: readonly DomainName[], domain: DomainName): string {
  return names.find((name) => name === domain) ?? names.find((name) => isWithin(name, domain)) ?? names[0] ?? "unknown";
}
