/** DMARC of a message, as a receiver of RFC 9989 and one of RFC 7489 see it. */
import { hasDmarcVersion, type Reading, whyNotDmarc } from "../checks/dmarc/parse.ts";
import {
  type Effective,
  type Lookup,
  policyOf,
  recordOf,
  vectorOf7489,
  vectorOf9989,
  walkFrom,
} from "../checks/dmarc/policy.ts";
import { type DomainName, below, isWithin, parseName } from "../dns/name.ts";
import { textOf } from "../dns/rdata.ts";
import type { Resolver } from "../dns/resolver.ts";
import type { Measured } from "../io.ts";
import {
  listedOrganizationalDomain,
  organizationalDomain,
  policyDomain,
  treeWalkNames,
} from "../mail/organizational-domain.ts";
import type { Alignment, DmarcOutcome } from "./observation.ts";

/** What the DNS says of an author domain. */
export interface AuthorPolicies {
  author: DomainName;
  organizational: Measured<DomainName>;
  /** The domain whose record applies, and what it asks for. */
  applied: Readonly<Record<Reading, Measured<Applied>>>;
}

interface Applied {
  at?: DomainName;
  adkim: "r" | "s";
  aspf: "r" | "s";
  effective: Measured<Effective>;
}

export async function policiesOf(author: DomainName, resolver: Resolver): Promise<AuthorPolicies> {
  const names = new Set([...treeWalkNames(author), listedOrganizationalDomain(author)]);
  const lookups = await Promise.all([...names].map((at) => lookUp(at, resolver)));
  const steps = walkFrom(author, lookups);
  const at9989 = policyDomain(author, steps);
  const effective9989 = vectorOf9989(author, lookups, await existence(author, resolver)).self;
  const effective7489 = vectorOf7489(author, lookups).self;
  const at7489 = effective7489.kind === "measured" ? measured(effective7489.value.at) : effective7489;
  return {
    author,
    organizational: organizationalDomain(author, steps),
    applied: {
      rfc9989: appliedAt(at9989, lookups, effective9989, "rfc9989"),
      rfc7489: appliedAt(at7489, lookups, effective7489, "rfc7489"),
    },
  };
}

function measured<T>(value: T): Measured<T> {
  return { kind: "measured", value };
}

function appliedAt(
  at: Measured<DomainName | undefined>,
  lookups: readonly Lookup[],
  effective: Measured<Effective>,
  reading: Reading,
): Measured<Applied> {
  if (at.kind === "not-measured") return at;
  const record = recordOf(
    lookups.find((lookup) => lookup.at === at.value),
    reading,
  );
  // RFC 9989 §4.10.1: a record that asks for nothing gets no DMARC processing.
  const value: Applied = { adkim: record?.adkim ?? "r", aspf: record?.aspf ?? "r", effective };
  return measured(at.value === undefined || record?.requests === undefined ? value : { ...value, at: at.value });
}

async function lookUp(at: DomainName, resolver: Resolver): Promise<Lookup> {
  const found = { at, aliases: [], inFiles: false };
  const owner = parseName(below("_dmarc", at));
  if (!owner.ok) return { ...found, kind: "known", records: [], failed: [], unrelated: [] }; // too long to exist: RFC 1035 §2.3.4
  const { outcome, security } = await resolver.query(owner.value, "TXT");
  if (outcome.kind === "unknown" || outcome.kind === "failed") return { ...found, kind: "unknown", why: outcome.why };
  if (security === "bogus") return { ...found, kind: "unknown", why: `the answer for ${owner.value} is bogus` };
  const texts = outcome.kind === "rrset" ? outcome.rrset.rdata.map((rdata) => ({ text: textOf(rdata) })) : [];
  return {
    ...found,
    kind: "known",
    records: texts.filter(({ text }) => hasDmarcVersion(text)),
    failed: texts.filter(({ text }) => whyNotDmarc(text) !== undefined),
    unrelated: [], // no verdict rests on them
  };
}

/** RFC 9989 appendix A.4: a name exists unless the answer is NXDOMAIN; one with an alias exists, wherever that leads. */
async function existence(domain: DomainName, resolver: Resolver): Promise<Measured<boolean>> {
  const { outcome, aliases, security } = await resolver.query(domain, "A");
  if (outcome.kind === "unknown" || outcome.kind === "failed") return { kind: "not-measured", because: outcome.why };
  if (security === "bogus") return { kind: "not-measured", because: `the answer for ${domain} is bogus` };
  return measured(outcome.kind !== "nxdomain" || aliases.length > 0);
}

/** How a domain that authenticates is aligned to the author's (RFC 9989 §4.4, §4.10.2; RFC 7489 §3.1). */
export async function alignmentOf(
  domain: DomainName | undefined,
  { author, organizational }: AuthorPolicies,
  resolver: Resolver,
): Promise<Readonly<Record<Reading, Alignment>>> {
  if (domain === undefined) return { rfc9989: "none", rfc7489: "none" };
  if (domain === author) return { rfc9989: "strict", rfc7489: "strict" };
  const isListed = listedOrganizationalDomain(domain) === listedOrganizationalDomain(author);
  return {
    rfc9989: await treeAlignment(domain, author, organizational, resolver),
    rfc7489: isListed ? "relaxed" : "none",
  };
}

/** An organizational domain is at or above its domain, so that only names below the author's need a walk. */
async function treeAlignment(
  domain: DomainName,
  author: DomainName,
  organizational: Measured<DomainName>,
  resolver: Resolver,
): Promise<Alignment> {
  const top = (name: DomainName): string => name.slice(name.lastIndexOf(".") + 1);
  if (organizational.kind === "not-measured") return top(domain) === top(author) ? "unknown" : "none";
  if (!isWithin(domain, organizational.value)) return "none";
  const lookups = await Promise.all(treeWalkNames(domain).map((at) => lookUp(at, resolver)));
  const own = organizationalDomain(domain, walkFrom(domain, lookups));
  if (own.kind === "not-measured") return "unknown";
  return own.value === organizational.value ? "relaxed" : "none";
}

/** A domain that SPF or DKIM authenticates, or may do so. */
export interface Identifier {
  by: "spf" | "dkim";
  passes: boolean | "unknown";
  alignment: Readonly<Record<Reading, Alignment>>;
}

/**
 * RFC 9989 §5.4: one aligned identifier is enough. What is not known is only asked where it decides. `isComplete`: are these
 * all identifiers of the message?
 */
export function dmarcOutcome(
  reading: Reading,
  { applied }: AuthorPolicies,
  identifiers: readonly Identifier[],
  isComplete: boolean,
): DmarcOutcome {
  const found = applied[reading];
  if (found.kind === "not-measured") return { result: "temperror", because: found.because, policy: "unknown", by: [] };
  const { at, effective } = found.value;
  if (at === undefined) return { result: "none", policy: "absent", by: [] };
  const counts = identifiers.map((identifier) => ({
    ...identifier,
    isCounted: counted(identifier, found.value, reading),
  }));
  const by = (["spf", "dkim"] as const).filter((way) => counts.some((one) => one.by === way && one.isCounted === true));
  const policy = policyOf(effective);
  if (by.length > 0) return { result: "pass", at, policy, by };
  const open = counts.filter(({ isCounted }) => isCounted === "unknown").map(({ by: way }) => way);
  if (open.length === 0 && isComplete) return { result: "fail", at, policy, by };
  const because =
    open.length === 0 ? "the signatures were not verified" : `${[...new Set(open)].join(" and ")} is not known`;
  return { result: "temperror", because, at, policy, by };
}

function counted(
  { by, passes, alignment }: Identifier,
  { adkim, aspf }: Applied,
  reading: Reading,
): boolean | "unknown" {
  const isStrict = (by === "spf" ? aspf : adkim) === "s";
  const own = alignment[reading];
  const isAligned = own === "strict" || (own === "relaxed" && !isStrict);
  if (passes === false || own === "none" || (isStrict && !isAligned)) return false;
  return isAligned && passes === true ? true : "unknown";
}
