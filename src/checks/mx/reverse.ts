/** Asks for the names of the addresses of MX hosts, and whether the names lead back to them (RFC 1912 §2.1). */
import { type DomainName, parseName } from "../../dns/name.ts";
import type { Answer, Resolver } from "../../dns/resolver.ts";
import { reverseName } from "../../dns/reverse-name.ts";
import { isLocal } from "../../mail/local-address.ts";

const maxAddresses = 32; // of all MX hosts together
const maxNames = 5; // of one address

/** `names`: at most five. `confirmed`: one of them has the address; `unknown`: a question was not answered. */
export interface ReverseNames {
  kind: "confirmed" | "differs" | "none" | "unknown";
  names: readonly DomainName[];
}

export interface ReverseFacts extends ReverseNames {
  host: DomainName;
  address: string;
  /** Where its PTR records are. */
  owner: DomainName;
}

export async function reverseNames(hosts: readonly DomainName[], resolver: Resolver): Promise<readonly ReverseFacts[]> {
  const found = await Promise.all([...new Set(hosts)].map(async (host) => addressesOf(host, resolver)));
  return Promise.all(
    found
      .flat()
      .slice(0, maxAddresses)
      .map(async (one) => reverseOf(one, resolver)),
  );
}

type Place = Pick<ReverseFacts, "host" | "address" | "owner">;

async function addressesOf(host: DomainName, resolver: Resolver): Promise<readonly Place[]> {
  const answers = await Promise.all([resolver.query(host, "A"), resolver.query(host, "AAAA")]);
  const addresses = answers.flatMap(({ outcome }) => (outcome.kind === "rrset" ? outcome.rrset.rdata : []));
  return addresses.flatMap((address) => {
    const owner = isLocal(address) ? undefined : reverseName(address);
    return owner === undefined ? [] : [{ host, address, owner }];
  });
}

async function reverseOf(place: Place, resolver: Resolver): Promise<ReverseFacts> {
  return { ...place, ...(await namesAt(place, resolver)) };
}

/** The names of any address, such as that of a client; undefined for what is no address. */
export async function reverseNamesOf(address: string, resolver: Resolver): Promise<ReverseNames | undefined> {
  const owner = reverseName(address);
  return owner === undefined ? undefined : namesAt({ address, owner }, resolver);
}

async function namesAt(
  { address, owner }: Pick<Place, "address" | "owner">,
  resolver: Resolver,
): Promise<ReverseNames> {
  const { outcome } = await resolver.query(owner, "PTR");
  if (outcome.kind === "failed" || outcome.kind === "unknown") return { kind: "unknown", names: [] };
  const targets = outcome.kind === "rrset" ? outcome.rrset.rdata.map(parseName) : [];
  const names = targets.flatMap((target) => (target.ok ? [target.value] : [])).slice(0, maxNames);
  if (names.length === 0) return { kind: "none", names };
  const type = address.includes(":") ? "AAAA" : "A";
  const led = await Promise.all(names.map(async (name) => leadsTo(owner, await resolver.query(name, type))));
  const kind = led.includes(true) ? "confirmed" : led.includes("unknown") ? "unknown" : "differs";
  return { kind, names };
}

/** Addresses have several forms, and one reverse name. */
function leadsTo(owner: DomainName, { outcome }: Answer): boolean | "unknown" {
  if (outcome.kind === "failed" || outcome.kind === "unknown") return "unknown";
  return outcome.kind === "rrset" && outcome.rrset.rdata.some((address) => reverseName(address) === owner);
}
