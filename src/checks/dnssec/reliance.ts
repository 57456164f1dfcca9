/** The RRsets that each category of the score relies on, and how far their signatures hold (RFC 4033 §5, RFC 4035 §4.3). */
import { extendedErrorOf } from "../../dns/dnssec/reason.ts";
import type { Note } from "../../dns/dnssec/validated.ts";
import { type DomainName, below, parentOf } from "../../dns/name.ts";
import type { Answer, Resolver, Security } from "../../dns/resolver.ts";
import type { RRType } from "../../dns/rrset.ts";
import { mxHosts } from "../../mail/mx-hosts.ts";
import type { Category } from "../../model.ts";

export type Role = "mx" | "address" | "tlsa" | "spf" | "dmarc" | "dkim";

export const rolesOf: Readonly<Record<Category, readonly Role[]>> = {
  "confidential-delivery": ["mx", "address", "tlsa"],
  "phishing-identity-theft": ["spf", "dmarc", "dkim"],
  "message-integrity": ["dkim", "dmarc"],
};

/** One RRset, or the proof that there is none. */
export interface Relied {
  role: Role;
  owner: DomainName;
  type: RRType;
  security: Security;
  /** What the answer of a question that failed says. */
  failure?: string;
  /** Of an answer that is not secure: the code of the reason, the zone where the chain ends, and the code of RFC 8914. */
  reason?: { code: string; zone?: DomainName; extendedError?: number };
  notes: readonly Note[];
}

const maxHosts = 50;
const maxLevels = 8; // RFC 9989 §4.10

/** Of a domain that the network answers for; files do not show whether anything validates. */
export async function reliedOn(domain: DomainName, resolver: Resolver): Promise<readonly Relied[]> {
  const mx = await resolver.query(domain, "MX");
  if (mx.source !== "live") return [];
  const ask = async (role: Role, owner: DomainName, type: RRType): Promise<Relied> =>
    reliedIn(role, await resolver.query(owner, type));
  const sent = await Promise.all([
    ask("spf", domain, "TXT"),
    ...(await dmarcNames(domain, resolver)).map((owner) => ask("dmarc", owner, "TXT")),
  ]);
  const found = await mxHosts(domain, resolver);
  const hosts = found.kind === "real" || found.kind === "implicit" ? found.hosts.map(({ host }) => host) : [];
  const delivered = [...new Set(hosts)]
    .slice(0, maxHosts)
    .flatMap((host) => [
      ask("address", host, "A"),
      ask("address", host, "AAAA"),
      ask("tlsa", below("_25._tcp", host), "TLSA"),
    ]);
  return [reliedIn("mx", mx), ...(await Promise.all(delivered)), ...sent];
}

/** The keys of selectors that another check has found. */
export async function keysReliedOn(owners: readonly DomainName[], resolver: Resolver): Promise<readonly Relied[]> {
  return Promise.all(owners.map(async (owner) => reliedIn("dkim", await resolver.query(owner, "TXT"))));
}

/** The domain's own name, and the first above it that has a record where that has none (RFC 9989 §4.10). */
async function dmarcNames(domain: DomainName, resolver: Resolver): Promise<readonly DomainName[]> {
  const own = below("_dmarc", domain);
  let at: DomainName | undefined = domain;
  for (let level = 0; at !== undefined && level < maxLevels; level++, at = parentOf(at)) {
    const name: DomainName = below("_dmarc", at);
    const { outcome } = await resolver.query(name, "TXT");
    if (outcome.kind === "rrset") return name === own ? [own] : [own, name];
    if (outcome.kind !== "nodata" && outcome.kind !== "nxdomain") break;
  }
  return [own];
}

function reliedIn(role: Role, { question, outcome, security, because, notes = [] }: Answer): Relied {
  const { owner, type } = question;
  const isFailure = outcome.kind === "failed" || outcome.kind === "unknown";
  const extendedError = because === undefined ? undefined : extendedErrorOf[because.code];
  return {
    role,
    owner,
    type,
    security,
    ...(isFailure ? { failure: outcome.why } : {}),
    ...(because === undefined
      ? {}
      : {
          reason: {
            code: because.code,
            ...(because.zone === undefined ? {} : { zone: because.zone }),
            ...(extendedError === undefined ? {} : { extendedError }),
          },
        }),
    notes,
  };
}
