/** Asks where mail for a domain goes, and what is there. */
import { type DomainName, below, fromLabels, isWithin, parentOf, root } from "../../dns/name.ts";
import { mxOf } from "../../dns/rdata.ts";
import type { Answer, Resolver } from "../../dns/resolver.ts";
import { type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { Io } from "../../io.ts";
import { type MxHost, type MxHosts, hasAddress, mxHosts } from "../../mail/mx-hosts.ts";
import { hasRegistry, isRegistry, listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import { type ReverseFacts, reverseNames } from "./reverse.ts";

const maxWildcardRecords = 50;

/** What stands at the target of an MX record. */
export interface MxTarget extends MxHost {
  address: "present" | "absent" | "unknown";
  /** The last of the CNAMEs that the target leads to, if it is an alias. */
  alias?: DomainName;
  /** It has no records of its own: a wildcard answers for it (RFC 4592). */
  isSynthesized: boolean;
  /** The domain that whoever wants could register, and so become what the target leads to. */
  unregistered?: DomainName;
  /** The first record that has its address, or its alias. */
  addressFrom?: SourceRange;
}

/** MX records of `*.domain`: they hold for every name below it that does not exist. */
type WildcardMx = { kind: "real"; hosts: readonly DomainName[]; from?: SourceRange } | { kind: "none" | "unknown" };

export interface MxFacts {
  domain: DomainName;
  mx: MxHosts;
  /** One for each MX record of a `real` MX; otherwise none. */
  targets: readonly MxTarget[];
  /** For a null MX: has the domain an address, without which nobody would try to deliver anyway? */
  ownAddress: "present" | "absent" | "unknown";
  wildcard: WildcardMx;
  /** Of the addresses of the organization's own MX hosts, where the network answers for the domain; otherwise empty. */
  reverse: readonly ReverseFacts[];
}

export async function evaluateMx(domain: DomainName, io: Io): Promise<MxFacts> {
  const mx = await mxHosts(domain, io.resolver);
  const [targets, own, wildcard, reverse] = await Promise.all([
    mx.kind === "real" ? Promise.all(mx.hosts.map((mxHost) => targetOf(mxHost, io.resolver))) : [],
    mx.kind === "null" ? hasAddress(domain, io.resolver) : { kind: "unknown" as const },
    wildcardMx(domain, io.resolver),
    reverseOf(domain, mx, io.resolver),
  ]);
  return { domain, mx, targets, ownAddress: own.kind, wildcard, reverse };
}

/**
 * Of the organization's own hosts, which often send too; those of others are not its to name. In a review of files, nobody is
 * asked for what is the same on both sides.
 */
async function reverseOf(domain: DomainName, mx: MxHosts, resolver: Resolver): Promise<readonly ReverseFacts[]> {
  if (mx.kind !== "real" && mx.kind !== "implicit") return [];
  const { source } = await resolver.query(domain, "MX");
  const organization = listedOrganizationalDomain(domain);
  const hosts = mx.hosts.flatMap(({ host }) => (isWithin(host, organization) ? [host] : []));
  return source === "live" ? reverseNames(hosts, resolver) : [];
}

async function targetOf(mxHost: MxHost, resolver: Resolver): Promise<MxTarget> {
  const { host } = mxHost;
  const answers = await Promise.all([resolver.query(host, "A"), resolver.query(host, "AAAA")]);
  const address = await hasAddress(host, resolver);
  const alias = answers[0].aliases.at(-1)?.target;
  const unregistered = await unregisteredAt(alias ?? host, answers[0], resolver);
  const addressFrom = await addressPlace(host, alias !== undefined, resolver);
  return {
    ...mxHost,
    address: address.kind,
    ...(alias === undefined ? {} : { alias }),
    ...(unregistered === undefined ? {} : { unregistered }),
    isSynthesized: answers.some(({ wildcard }) => wildcard !== undefined),
    ...(addressFrom === undefined ? {} : { addressFrom }),
  };
}

const infrastructure = fromLabels(["arpa"]); // nobody can register a domain there

/** Only where the network says that the name does not exist is more asked: whether its domain does, and the registry's. */
async function unregisteredAt(
  at: DomainName,
  { outcome, source, security }: Answer,
  resolver: Resolver,
): Promise<DomainName | undefined> {
  if (outcome.kind !== "nxdomain" || source !== "live" || security === "bogus") return undefined;
  const domain = listedOrganizationalDomain(at);
  if (!hasRegistry(at) || isRegistry(domain)) return undefined;
  const registry = parentOf(domain);
  if (registry === undefined || isWithin(domain, infrastructure)) return undefined;
  const [own, above] = await Promise.all([resolver.query(domain, "NS"), resolver.query(registry, "NS")]);
  const isOpen = above.outcome.kind === "rrset" || above.outcome.kind === "nodata";
  return own.outcome.kind === "nxdomain" && isOpen ? domain : undefined;
}

async function addressPlace(host: DomainName, isAlias: boolean, resolver: Resolver): Promise<SourceRange | undefined> {
  for (const type of isAlias ? ["CNAME"] : ["A", "AAAA"]) {
    const { outcome } = await resolver.query(host, type);
    if (outcome.kind === "rrset") return outcome.rrset.from?.[0];
  }
  return undefined;
}

/** A null MX names no hosts, and a wildcard further above is not the domain's own. */
async function wildcardMx(domain: DomainName, resolver: Resolver): Promise<WildcardMx> {
  const { outcome, wildcard } = await resolver.query(below("*", domain), "MX");
  if (outcome.kind === "unknown" || outcome.kind === "failed") return { kind: "unknown" };
  if (outcome.kind !== "rrset" || wildcard !== undefined) return { kind: "none" };
  const hosts = outcome.rrset.rdata.slice(0, maxWildcardRecords).flatMap((rdata) => mxOf(rdata)?.exchange ?? []);
  const named = hosts.filter((host) => host !== root);
  return named.length === 0 ? { kind: "none" } : { kind: "real", hosts: named, ...placeOf(outcome.rrset) };
}
