/** Names beside a domain that a client may claim to be: nobody inherits an SPF record (RFC 7208 §4.5), so each needs its own. */
import { type DomainName, below, isWithin, root } from "../../dns/name.ts";
import { mxOf, textOf } from "../../dns/rdata.ts";
import type { Resolver } from "../../dns/resolver.ts";
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import { parseTagList } from "../../mail/tag-list.ts";
import { selectFrom } from "./select.ts";

const maxHosts = 20;
const common = ["www", "mail"]; // subdomains that most often have an address; nobody can list the others

/**
 * A name that exists and has no SPF record.
 * - `mx-host`: of the same organization; servers say such a name in HELO (§2.3, §10.1.3).
 * - `subdomain`: has an address, so that mail from there could be answered, and no DMARC policy has it refused.
 */
export interface Neighbour {
  name: DomainName;
  role: "mx-host" | "subdomain";
}

/** `mxHosts`: other names than the domain. */
export async function openNeighbours(
  domain: DomainName,
  resolver: Resolver,
): Promise<{ mxHosts: readonly DomainName[]; neighbours: readonly Neighbour[] }> {
  const names = common.map((label) => below(label, domain));
  const organization = listedOrganizationalDomain(domain);
  const [[mxHosts, hosts], open, addressed, isForgeable] = await Promise.all([
    mxHostsOf(domain, resolver).then(async (all) => {
      const own = all.filter((host) => isWithin(host, organization));
      return [all, await withoutSpf(own, resolver)] as const;
    }),
    withoutSpf(names, resolver),
    withAddress(names, resolver),
    letsSubdomainsBeForged(domain, organization, resolver),
  ]);
  const subdomains = open.filter((name) => isForgeable && addressed.includes(name) && !mxHosts.includes(name));
  const neighbours = [
    ...hosts.map((name) => ({ name, role: "mx-host" as const })),
    ...subdomains.map((name) => ({ name, role: "subdomain" as const })),
  ];
  return { mxHosts, neighbours };
}

/** Not where a DMARC record of the domain or its organization asks for more than reports (RFC 9989 §4.7), or nobody knows. */
async function letsSubdomainsBeForged(
  domain: DomainName,
  organization: DomainName,
  resolver: Resolver,
): Promise<boolean> {
  const names = [...new Set([domain, organization])].map((name) => below("_dmarc", name));
  const answers = await Promise.all(names.map(async (name) => resolver.query(name, "TXT")));
  return answers.every(({ outcome }) => {
    if (outcome.kind === "failed" || outcome.kind === "unknown") return false;
    return outcome.kind !== "rrset" || !outcome.rrset.rdata.some((rdata) => refusesForSubdomains(textOf(rdata)));
  });
}

function refusesForSubdomains(text: string): boolean {
  const { tags } = parseTagList(text);
  const valueOf = (wanted: string): string | undefined => tags.find(({ name }) => name === wanted)?.value.toLowerCase();
  const policy = valueOf("sp") ?? valueOf("p");
  return /^v[ \t]{0,9}=[ \t]{0,9}DMARC1/i.test(text) && (policy === "quarantine" || policy === "reject");
}

async function mxHostsOf(domain: DomainName, resolver: Resolver): Promise<readonly DomainName[]> {
  const { outcome } = await resolver.query(domain, "MX");
  const exchanges =
    outcome.kind === "rrset" ? outcome.rrset.rdata.flatMap((record) => mxOf(record)?.exchange ?? []) : [];
  const others = [...new Set(exchanges)].filter((host) => host !== domain && host !== root);
  return others.toSorted().slice(0, maxHosts);
}

async function withAddress(names: readonly DomainName[], resolver: Resolver): Promise<readonly DomainName[]> {
  const answers = await Promise.all(names.map(async (name) => resolver.query(name, "A")));
  return names.filter((_, index) => answers[index]?.outcome.kind === "rrset");
}

async function withoutSpf(names: readonly DomainName[], resolver: Resolver): Promise<readonly DomainName[]> {
  const isOpen = await Promise.all(names.map(async (name) => isWithoutSpf(name, resolver)));
  return names.filter((_, index) => isOpen[index] === true);
}

/** Not where it does not exist, nobody knows, or it is an alias, which can have no record of its own. */
async function isWithoutSpf(name: DomainName, resolver: Resolver): Promise<boolean> {
  const answer = await resolver.query(name, "TXT");
  const selected = selectFrom(answer);
  return answer.aliases.length === 0 && selected.kind === "none" && !selected.isGone;
}
