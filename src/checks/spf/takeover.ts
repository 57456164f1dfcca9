/** Names in a record that anybody could come to hold. */
import { type DomainName, isWithin, parentOf } from "../../dns/name.ts";
import type { Resolver } from "../../dns/resolver.ts";
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import type { Takeover } from "./facts.ts";

/** A name that does not exist, and the term that asks for it. */
export type Missing = Omit<Takeover, "domain">;

/** Those below a domain that does not exist, while the registry's does. `own` is registered. */
export async function takeoversOf(
  own: DomainName,
  missing: readonly Missing[],
  resolver: Resolver,
): Promise<readonly Takeover[]> {
  const registered = listedOrganizationalDomain(own);
  const foreign = missing.filter(({ name }) => !isWithin(name, registered));
  const found = await Promise.all(foreign.map(async (one) => takeoverOf(one, resolver)));
  return found.filter((one) => one !== undefined);
}

async function takeoverOf(missing: Missing, resolver: Resolver): Promise<Takeover | undefined> {
  const domain = listedOrganizationalDomain(missing.name);
  const registry = parentOf(domain);
  if (registry === undefined) return undefined;
  const [own, above] = await Promise.all([resolver.query(domain, "NS"), resolver.query(registry, "NS")]);
  const isOpen = above.outcome.kind === "rrset" || above.outcome.kind === "nodata";
  return own.outcome.kind === "nxdomain" && isOpen ? { ...missing, domain } : undefined;
}
