/** Asks for every selector that the files show below `_domainkey` of a domain, and for what may hide others. */
import { type DomainName, below, labelsOf } from "../../dns/name.ts";
import { textOf } from "../../dns/rdata.ts";
import type { Answer } from "../../dns/resolver.ts";
import { type RRset, type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { Io, Measured } from "../../io.ts";
import { type ParsedDkimKey, parseDkimKey } from "../../mail/dkim-key.ts";

const maxSelectors = 500;
const maxNameServers = 20;
const maxRecords = 10; // of one selector, where there should be one

/** One TXT record. `text` is its strings joined. */
interface KeyRecord {
  text: string;
  key: ParsedDkimKey;
  from?: SourceRange;
}

/**
 * - `records`: TXT records with different texts; there should be one (RFC 6376 §3.6.2.2).
 * - `elsewhere`: a CNAME leads to where the files do not tell: a key kept by somebody else.
 * - `dangling`: a CNAME leads to a name in the files without a TXT record.
 * - `unknown`, `failed`: nothing is known, so it is not missing either.
 */
export type Content =
  | { kind: "records"; records: readonly KeyRecord[] }
  | { kind: "elsewhere" | "unknown" | "failed"; because: string }
  | { kind: "dangling" };

export interface SelectorFacts {
  /** `*` is a wildcard: every selector that has no records of its own. */
  selector: string;
  owner: DomainName;
  /** Where its CNAMEs lead, and the first one's place. `isOutside`: the network answered there. */
  alias?: { target: DomainName; isOutside: boolean; from?: SourceRange };
  content: Content;
}

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
}

export async function evaluateDkim(domain: DomainName, io: Io): Promise<DkimFacts> {
  const base = below("_domainkey", domain);
  const listing = io.namesBelow(base);
  const owners = listing.kind === "measured" ? listing.value.filter((owner) => isSelector(owner, base)).toSorted() : [];
  const found = await Promise.all(owners.slice(0, maxSelectors).map((owner) => evaluateSelector(owner, base, io)));
  const wildcard = await io.resolver.query(below("*", base), "TXT");
  return {
    domain,
    selectors: found.filter((selector) => selector !== undefined),
    hiding: hidingOf(listing, owners.length - maxSelectors, wildcard),
    delegation: await delegationOf(base, io),
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

async function evaluateSelector(owner: DomainName, base: DomainName, io: Io): Promise<SelectorFacts | undefined> {
  const answer = await io.resolver.query(owner, "TXT");
  const content = contentOf(answer);
  if (content === undefined) return undefined;
  const selector = owner.slice(0, -base.length - 1);
  const target = answer.aliases.at(-1)?.target;
  if (target === undefined) return { selector, owner, content };
  const { outcome } = await io.resolver.query(owner, "CNAME");
  const place = outcome.kind === "rrset" ? placeOf(outcome.rrset) : {};
  return { selector, owner, alias: { target, isOutside: answer.source === "live", ...place }, content };
}

/** Undefined where there is no record for a key: the name only has others, or names below it. */
function contentOf({ outcome, aliases }: Answer): Content | undefined {
  switch (outcome.kind) {
    case "rrset":
      return { kind: "records", records: recordsOf(outcome.rrset) };
    case "nodata":
    case "nxdomain":
      return aliases.length > 0 ? { kind: "dangling" } : undefined;
    case "unknown":
      return { kind: aliases.length > 0 ? "elsewhere" : "unknown", because: outcome.why };
    case "failed":
      return { kind: "failed", because: outcome.why };
  }
}

/** Each text once, however it is cut into strings. */
function recordsOf(rrset: RRset): readonly KeyRecord[] {
  const byText = new Map<string, KeyRecord>();
  for (const [index, one] of rrset.rdata.slice(0, maxRecords).entries()) {
    const text = textOf(one);
    if (!byText.has(text)) byText.set(text, { text, key: parseDkimKey(text), ...placeOf(rrset, index) });
  }
  return [...byText.values()];
}

function hidingOf(listing: Measured<readonly DomainName[]>, unread: number, wildcard: Answer): string | null {
  if (listing.kind === "not-measured") return listing.because;
  if (unread > 0) return `there are ${unread} selectors more than were read`;
  const { outcome, aliases } = wildcard;
  const isHidden = (outcome.kind === "unknown" && aliases.length === 0) || outcome.kind === "failed";
  return isHidden ? outcome.why : null;
}

/** A DNAME above it gives it name servers that are not its own. */
async function delegationOf(base: DomainName, io: Io): Promise<Delegation> {
  const { outcome, aliases } = await io.resolver.query(base, "NS");
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
