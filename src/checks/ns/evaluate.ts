/** Asks which name servers answer for a domain, and for the names below it that mail depends on. */
import { type DomainName, below, isWithin, parentOf, root } from "../../dns/name.ts";
import type { Answer } from "../../dns/resolver.ts";
import { type RRset, type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { Io } from "../../io.ts";
import { mxHosts } from "../../mail/mx-hosts.ts";

/** The names of NS records, sorted. */
interface Servers {
  kind: "servers";
  names: readonly string[];
  from?: SourceRange;
}

/**
 * - `held`: the files answer for the name; `at` is the name, or the one above it that shows so.
 * - `delegated`: the NS records at `cut`, the name or one above it, hand it to other name servers. `isLive`: the network
 *   shows so, where it shows what those answer too.
 */
type Authority =
  | { kind: "held"; at: DomainName }
  | { kind: "delegated"; cut: DomainName; servers: Servers; isLive?: true }
  | { kind: "unknown"; because: string };

export interface NsFacts {
  domain: DomainName;
  /** The NS records of the domain, from its own zone or from the one above. */
  servers: Servers | { kind: "none" } | { kind: "unknown"; because: string };
  /** Names with records of mail. `_domainkey` is not among them: the DKIM check looks at it. */
  names: readonly { name: DomainName; authority: Authority }[];
}

export async function evaluateNs(domain: DomainName, io: Io): Promise<NsFacts> {
  const [mx, apex] = await Promise.all([mxHosts(domain, io.resolver), io.resolver.query(domain, "NS")]);
  const hosts = mx.kind === "real" ? mx.hosts.map(({ host }) => below("_25._tcp", host)) : [];
  const own = ["_dmarc", "_mta-sts", "_smtp._tls"].map((label) => below(label, domain));
  const names = [...new Set([...own, ...hosts])];
  const isLive = apex.source === "live";
  // Over a live MX host of somebody else, somebody else has authority.
  const asked = isLive ? names.filter((name) => isWithin(name, domain)) : names;
  const authority = async (name: DomainName): Promise<Authority> =>
    isLive ? liveAuthority(name, domain, io) : authorityOver(name, io);
  return {
    domain,
    servers: serversOf(apex),
    names: await Promise.all(asked.map(async (name) => ({ name, authority: await authority(name) }))),
  };
}

function serversOf({ outcome, aliases }: Answer): NsFacts["servers"] {
  switch (outcome.kind) {
    case "rrset":
      return aliases.length > 0 ? { kind: "none" } : serversIn(outcome.rrset);
    case "nodata":
    case "nxdomain":
      return { kind: "none" };
    case "unknown":
    case "failed":
      return { kind: "unknown", because: outcome.why };
  }
}

function serversIn(rrset: RRset): Servers {
  const names = rrset.rdata.map((name) => name.replace(/\.$/, "")).toSorted();
  return { kind: "servers", names, ...placeOf(rrset) };
}

/** The topmost delegation below the domain, or the domain itself. */
async function liveAuthority(name: DomainName, domain: DomainName, io: Io): Promise<Authority> {
  const ats: DomainName[] = [];
  for (let at: DomainName | undefined = name; at !== undefined && at !== domain; at = parentOf(at)) ats.unshift(at);
  const answers = await Promise.all(ats.map(async (at) => io.resolver.query(at, "NS")));
  for (const { question, outcome, aliases } of answers) {
    if (outcome.kind === "failed" || outcome.kind === "unknown") return { kind: "unknown", because: outcome.why };
    if (outcome.kind === "rrset" && aliases.length === 0)
      return { kind: "delegated", cut: question.owner, servers: serversIn(outcome.rrset), isLive: true };
  }
  return { kind: "held", at: domain };
}

/** The closest name at or above it that is known to be answered for, or to be handed on (RFC 1034 §4.2.1). */
async function authorityOver(name: DomainName, io: Io): Promise<Authority> {
  let because = `${name} is outside of the files`;
  for (let at: DomainName | undefined = name; at !== undefined && at !== root; at = parentOf(at)) {
    const { outcome, aliases, isReferral, source } = await io.resolver.query(at, "NS");
    if (source === "live") break;
    if (outcome.kind === "failed") return { kind: "unknown", because: outcome.why };
    if (aliases.length > 0) return { kind: "held", at };
    if (outcome.kind === "unknown") {
      if (at === name) because = outcome.why;
      continue;
    }
    if (outcome.kind === "rrset" && isReferral === true)
      return { kind: "delegated", cut: at, servers: serversIn(outcome.rrset) };
    return { kind: "held", at };
  }
  return { kind: "unknown", because };
}
