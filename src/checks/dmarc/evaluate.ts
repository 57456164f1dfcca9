/** Asks for DMARC records: the domain's own, those above it, and what they lead to. */
import { type DomainName, below, parseName } from "../../dns/name.ts";
import { textOf } from "../../dns/rdata.ts";
import { type Answer, type Resolver, memoize } from "../../dns/resolver.ts";
import { placeOf } from "../../dns/rrset.ts";
import type { Io, Measured } from "../../io.ts";
import {
  endsTreeWalk,
  isRegistry,
  listedOrganizationalDomain,
  organizationalDomain,
  treeWalkNames,
} from "../../mail/organizational-domain.ts";
import { receivesMail } from "../../mail/receiving.ts";
import { type Aligning, aligningWith } from "./aligning.ts";
import { type Reading, type ReportUri, hasDmarcVersion, whyNotDmarc } from "./parse.ts";
import {
  type DmarcText,
  type Lookup,
  type Vector,
  anySubdomain,
  recordOf,
  stepOf,
  vectorOf7489,
  vectorOf9989,
  walkFrom,
} from "./policy.ts";

/** A host that reports go to. RFC 9990 §3.2.3: a host of another organization has to agree. */
export interface Destination {
  tag: "rua" | "ruf";
  uri: string;
  host: DomainName;
  isExternal: boolean;
  /** The name that has to say so, such as `example.org._report._dmarc.example.net`. */
  agreesAt: DomainName;
  agrees: Measured<boolean>;
  /** Is mail for the host delivered anywhere? */
  receives: Measured<boolean>;
}

type KnownLookup = Extract<Lookup, { kind: "known" }>;

export interface DmarcFacts {
  domain: DomainName;
  /** `_dmarc` of the domain, of the names above it as far as the tree walk goes, and of its listed organizational domain. */
  lookups: readonly Lookup[];
  own: Lookup;
  isRegistry: boolean;
  /** RFC 9989 §4.10.2. */
  organizationalDomain: Measured<DomainName>;
  /** RFC 7489 §3.2. */
  listedOrganizationalDomain: DomainName;
  effective: Readonly<Record<Reading, Vector>>;
  /** Of the record in force for RFC 9989, if that is known. */
  destinations: readonly Destination[];
  /** `v=DMARC1` where nobody looks for it. */
  strays: readonly (DmarcText & { owner: DomainName })[];
  /** What a wildcard gives to `_dmarc` of names below the domain that do not exist. */
  wildcard: Lookup;
  /** Is there a BIMI assertion record, which needs a policy above `none`? */
  hasBimi: Measured<boolean>;
  aligning: Aligning;
}

const maxRecords = 8; // more than one is a fault already
const maxDestinations = 20;

/** At most 8 names of the walk, and a handful beside it; all at once, then the hosts of reports. */
export async function evaluateDmarc(
  domain: DomainName,
  { resolver: given }: Pick<Io, "resolver">,
): Promise<DmarcFacts> {
  const resolver = memoize(given);
  const [{ own, lookups }, exists, strays, wildcard, bimi, aligning] = await Promise.all([
    lookUpAll(domain, resolver),
    existence(domain, resolver),
    straysOf(domain, resolver),
    lookUp(below("no-such-name", domain), resolver),
    hasBimi(domain, resolver),
    aligningWith(domain, resolver),
  ]);
  const effective = { rfc9989: vectorOf9989(domain, lookups, exists), rfc7489: vectorOf7489(domain, lookups) };
  return {
    domain,
    lookups,
    own,
    isRegistry: isRegistry(domain),
    organizationalDomain: organizationalDomain(domain, walkFrom(domain, lookups)),
    listedOrganizationalDomain: listedOrganizationalDomain(domain),
    effective,
    destinations: await destinationsOf(effective.rfc9989, lookups, resolver),
    strays,
    wildcard,
    hasBimi: bimi,
    aligning,
  };
}

/** The walks from the domain and from a subdomain of it, which differ for names of many labels, and RFC 7489's one name. */
async function lookUpAll(domain: DomainName, resolver: Resolver): Promise<{ own: Lookup; lookups: readonly Lookup[] }> {
  const walks = [treeWalkNames(domain), treeWalkNames(anySubdomain(domain)).slice(1)];
  const listed = listedOrganizationalDomain(domain);
  const names = [...new Set([domain, ...walks.flat(), listed])];
  const answers = await Promise.all(names.map(async (at) => [at, await lookUp(at, resolver)] as const));
  const found = new Map(answers);
  const used = new Set([domain, ...walks.flatMap((walk) => upToEnd(walk, found)), listed]);
  const own = found.get(domain) ?? (await lookUp(domain, resolver));
  return { own, lookups: answers.flatMap(([at, lookup]) => (used.has(at) ? [lookup] : [])) };
}

/** The names of a walk up to where it ends. */
function upToEnd(names: readonly DomainName[], found: ReadonlyMap<DomainName, Lookup>): readonly DomainName[] {
  const end = names.findIndex((at) => {
    const lookup = found.get(at);
    return lookup !== undefined && endsTreeWalk(stepOf(lookup));
  });
  return end === -1 ? names : names.slice(0, end + 1);
}

async function lookUp(at: DomainName, resolver: Resolver): Promise<Lookup> {
  const owner = parseName(below("_dmarc", at));
  // RFC 1035 §2.3.4: a name that is too long cannot exist.
  if (!owner.ok) return { at, aliases: [], inFiles: true, kind: "known", records: [], failed: [], unrelated: [] };
  const answer = await resolver.query(owner.value, "TXT");
  const found = {
    at,
    aliases: answer.aliases.map((alias) => alias.target),
    inFiles: answer.source === "proposed",
    ...(answer.wildcard === undefined ? {} : { wildcard: answer.wildcard }),
  };
  const texts = textsOf(answer);
  if (texts.kind === "not-measured") {
    const { outcome } = found.aliases.length > 0 ? await resolver.query(owner.value, "CNAME") : answer;
    const place = outcome.kind === "rrset" ? placeOf(outcome.rrset) : {};
    return { ...found, kind: "unknown", why: texts.because, ...failureOf(answer), ...place };
  }
  return { ...found, kind: "known", ...sorted(texts.value) };
}

function sorted(texts: readonly DmarcText[]): Pick<KnownLookup, "records" | "failed" | "unrelated"> {
  const records = texts.filter(({ text }) => hasDmarcVersion(text));
  const failed = texts.filter(({ text }) => whyNotDmarc(text) !== undefined);
  const unrelated = texts.filter((text) => !records.includes(text) && !failed.includes(text));
  const few = (some: readonly DmarcText[]): readonly DmarcText[] => some.slice(0, maxRecords);
  return { records: few(records), failed: few(failed), unrelated: few(unrelated) };
}

function failureOf({ outcome, security }: Answer): { failure?: "failed" | "bogus" } {
  return outcome.kind === "failed" ? { failure: security === "bogus" ? "bogus" : "failed" } : {};
}

function textsOf({ outcome }: Answer): Measured<readonly DmarcText[]> {
  if (outcome.kind === "unknown" || outcome.kind === "failed") return { kind: "not-measured", because: outcome.why };
  if (outcome.kind !== "rrset") return { kind: "measured", value: [] };
  const { rrset } = outcome;
  return { kind: "measured", value: rrset.rdata.map((data, i) => ({ text: textOf(data), ...placeOf(rrset, i) })) };
}

/** RFC 9989 appendix A.4: a name exists unless the answer is NXDOMAIN; one with an alias exists, wherever that leads. */
async function existence(domain: DomainName, resolver: Resolver): Promise<Measured<boolean>> {
  const { outcome, aliases } = await resolver.query(domain, "A");
  if (aliases.length > 0) return { kind: "measured", value: true };
  if (outcome.kind === "unknown" || outcome.kind === "failed") return { kind: "not-measured", because: outcome.why };
  return { kind: "measured", value: outcome.kind !== "nxdomain" };
}

async function destinationsOf(
  vector: Vector,
  lookups: readonly Lookup[],
  resolver: Resolver,
): Promise<readonly Destination[]> {
  const at = vector.self.kind === "measured" ? vector.self.value.at : undefined;
  const record = recordOf(lookups.find((lookup) => lookup.at === at));
  if (at === undefined || record === undefined) return [];
  const wanted = (["rua", "ruf"] as const).flatMap((tag) => record[tag].map((uri) => ({ tag, uri })));
  return Promise.all(
    wanted.flatMap(({ tag, uri }, index) =>
      uri.host === undefined || index >= maxDestinations
        ? []
        : [destination(tag, { ...uri, host: uri.host }, at, resolver)],
    ),
  );
}

async function destination(
  tag: Destination["tag"],
  { uri, host }: ReportUri & { host: DomainName },
  at: DomainName,
  resolver: Resolver,
): Promise<Destination> {
  const isExternal = listedOrganizationalDomain(host) !== listedOrganizationalDomain(at);
  const agreesAt = below(`${at}._report._dmarc`, host);
  const [agrees, receives] = await Promise.all([
    isExternal ? agreement(agreesAt, resolver) : ({ kind: "measured", value: true } as const),
    receivesMail(host, resolver),
  ]);
  return { tag, uri, host, isExternal, agreesAt, agrees, receives };
}

async function agreement(owner: DomainName, resolver: Resolver): Promise<Measured<boolean>> {
  if (!parseName(owner).ok) return { kind: "measured", value: false };
  const texts = textsOf(await resolver.query(owner, "TXT"));
  if (texts.kind === "not-measured") return texts;
  return { kind: "measured", value: texts.value.some(({ text }) => hasDmarcVersion(text)) };
}

/** The apex, `dmarc`, and `_dmarc.example.org` written without its final dot. */
async function straysOf(domain: DomainName, resolver: Resolver): Promise<DmarcFacts["strays"]> {
  const owners = [domain, below("dmarc", domain), below(`_dmarc.${domain}`, domain)];
  const found = await Promise.all(
    owners.map(async (owner) => {
      if (!parseName(owner).ok) return [];
      const answer = await resolver.query(owner, "TXT");
      if (answer.wildcard !== undefined) return [];
      const texts = textsOf(answer);
      return texts.kind === "measured" ? texts.value.map((text) => ({ ...text, owner })) : [];
    }),
  );
  return found
    .flat()
    .filter(({ text }) => hasDmarcVersion(text))
    .slice(0, maxRecords);
}

async function hasBimi(domain: DomainName, resolver: Resolver): Promise<Measured<boolean>> {
  const owner = parseName(below("default._bimi", domain));
  if (!owner.ok) return { kind: "measured", value: false };
  const answer = await resolver.query(owner.value, "TXT");
  if (answer.aliases.length > 0) return { kind: "measured", value: true };
  const texts = textsOf(answer);
  if (texts.kind === "not-measured") return texts;
  return { kind: "measured", value: texts.value.some(({ text }) => /^v[ \t]*=[ \t]*BIMI1/i.test(text)) };
}
