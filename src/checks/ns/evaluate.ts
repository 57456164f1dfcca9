/** Asks which name servers answer for a domain, and for the names below it that mail depends on. */
import { type DomainName, below, parentOf, root } from "../../dns/name.ts";
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
 * - `delegated`: the NS records at `cut`, the name or one above it, hand it to other name servers.
 */
type Authority =
  | { kind: "held"; at: DomainName }
  | { kind: "delegated"; cut: DomainName; servers: Servers }
  | { kind: "unknown"; because: string };

export interface NsFacts {
  domain: DomainName;
  /** The NS records of the domain, from its own zone or from the one above. */
  servers: Servers | { kind: "none" } | { kind: "unknown"; because: string };
  /** Names with records of mail. `_domainkey` is not among them: the DKIM check looks at it. */
  names: readonly { name: DomainName; authority: Authority }[];
}

export async function evaluateNs(domain: DomainName, io: Io): Promise<NsFacts> {
  const mx = await mxHosts(domain, io.resolver);
  const hosts = mx.kind === "real" ? mx.hosts.map(({ host }) => below("_25._tcp", host)) : [];
  const own = ["_dmarc", "_mta-sts", "_smtp._tls"].map((label) => below(label, domain));
  const names = [...new Set([...own, ...hosts])];
  return {
    domain,
    servers: await serversOf(domain, io),
    names: await Promise.all(names.map(async (name) => ({ name, authority: await authorityOver(name, io) }))),
  };
}

async function serversOf(domain: DomainName, io: Io): Promise<NsFacts["servers"]> {
  const { outcome, aliases } = await io.resolver.query(domain, "NS");
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
