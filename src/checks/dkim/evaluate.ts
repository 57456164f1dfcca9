/** Asks for every selector of a domain that the files show, or that can be found without them, and for what may hide others. */
import { type DomainName, below, labelsOf } from "../../dns/name.ts";
import type { Answer } from "../../dns/resolver.ts";
import { type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { Io, Measured } from "../../io.ts";
import { type Search, searchSelectors } from "./search.ts";
import { type SelectorFacts, evaluateSelector } from "./selector.ts";

const maxSelectors = 500;
const maxNameServers = 20;

/** NS records at `_domainkey`. */
type Delegation =
  | { kind: "present"; nameServers: readonly string[]; from?: SourceRange }
  | { kind: "absent" | "unknown" };

export interface DkimFacts {
  domain: DomainName;
  /** Sorted by owner; names without a record are left out. */
  selectors: readonly SelectorFacts[];
  /** Why there may be more selectors than these; null: they are all. */
  hiding: string | null;
  delegation: Delegation;
  /** As in `Search`. */
  deniesParent?: true;
  adsp?: NonNullable<Search["adsp"]>;
  /** The network gave no answer for `_domainkey`, or one that cannot be believed. */
  trouble?: { owner: DomainName; why: string; isBogus: boolean };
}

export async function evaluateDkim(domain: DomainName, io: Io): Promise<DkimFacts> {
  const base = below("_domainkey", domain);
  const ns = await io.resolver.query(base, "NS");
  const { trouble, ...found } =
    io.namesBelow(base).kind !== "measured" && ns.source === "live"
      ? { trouble: troubleOf(base, ns), ...(await searchSelectors(domain, base, ns, io)) }
      : { trouble: undefined, ...(await listSelectors(base, io)) };
  return { domain, ...found, delegation: delegationOf(ns), ...(trouble === undefined ? {} : { trouble }) };
}

function troubleOf(owner: DomainName, { outcome, security }: Answer): DkimFacts["trouble"] {
  return outcome.kind === "failed" ? { owner, why: outcome.why, isBogus: security === "bogus" } : undefined;
}

async function listSelectors(base: DomainName, io: Io): Promise<Pick<DkimFacts, "selectors" | "hiding">> {
  const listing = io.namesBelow(base);
  const owners = listing.kind === "measured" ? listing.value.filter((owner) => isSelector(owner, base)).toSorted() : [];
  const [wildcard, ...found] = await Promise.all([
    io.resolver.query(below("*", base), "TXT"),
    ...owners.slice(0, maxSelectors).map(async (owner) => evaluateSelector(owner, base, io)),
  ]);
  return {
    selectors: found.filter((selector) => selector !== undefined),
    hiding: hidingOf(listing, owners.length - maxSelectors, wildcard),
  };
}

/**
 * A selector is a name as SMTP has them (RFC 6376 §3.1), so no label of it begins with an underscore: the policies at
 * `_domainkey` itself and at `_adsp._domainkey`, and what is asked for at `_report._domainkey`, are no keys.
 */
function isSelector(owner: DomainName, base: DomainName): boolean {
  const labels = labelsOf(owner).slice(0, -labelsOf(base).length);
  return labels.length > 0 && labels.every((label) => !label.startsWith("_"));
}

function hidingOf(listing: Measured<readonly DomainName[]>, unread: number, wildcard: Answer): string | null {
  if (listing.kind === "not-measured") return listing.because;
  if (unread > 0) return `there are ${unread} selectors more than were read`;
  const { outcome, aliases } = wildcard;
  const isHidden = (outcome.kind === "unknown" && aliases.length === 0) || outcome.kind === "failed";
  return isHidden ? outcome.why : null;
}

/** A DNAME above it gives it name servers that are not its own. */
function delegationOf({ outcome, aliases }: Answer): Delegation {
  switch (outcome.kind) {
    case "rrset": {
      if (aliases.length > 0) return { kind: "absent" };
      const nameServers = outcome.rrset.rdata.slice(0, maxNameServers).map((server) => server.replace(/\.$/, ""));
      return { kind: "present", nameServers, ...placeOf(outcome.rrset) };
    }
    case "nodata":
    case "nxdomain":
      return { kind: "absent" };
    case "unknown":
    case "failed":
      return { kind: "unknown" };
  }
}
