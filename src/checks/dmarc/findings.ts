/** The findings of DMARC: what is wrong, and what is left open. */
import type { SourceRange } from "../../dns/rrset.ts";
import type { Measured } from "../../io.ts";
import type { Args, Finding, Policy } from "../../model.ts";
import type { DmarcFacts } from "./evaluate.ts";
import { type DmarcRecord, readings } from "./parse.ts";
import {
  type Effective,
  type Lookup,
  defectsOf,
  firstText,
  inForce,
  isAnswering,
  isWeaker,
  known,
  recordOf,
} from "./policy.ts";

export function findingsOf(facts: DmarcFacts): readonly Finding[] {
  return [...findingsOfNames(facts), ...findingsOfPolicy(facts), ...findingsOfRecord(facts)];
}

function finding(id: string, args: Args, from: SourceRange | undefined): Finding {
  return { id: `dmarc/${id}`, args, ...(from === undefined ? {} : { from }) };
}

/** What is wrong with where records are, and with whether they are records. */
function findingsOfNames(facts: DmarcFacts): readonly Finding[] {
  const { domain, own, strays, wildcard } = facts;
  const from = firstText(own)?.from;
  const isMissing = known(facts.effective, "self") === "absent" && own.kind === "known" && firstText(own) === undefined;
  return [
    ...facts.lookups.flatMap(failureFinding(domain)),
    ...(isMissing ? [finding("no-record", { domain }, undefined)] : []),
    ...(own.kind === "known" && own.records.length > 1
      ? [finding("several-records", { domain, records: own.records.map(({ text }) => text) }, from)]
      : []),
    ...defectsOf(own).map(({ id, detail }) => finding("malformed", { domain, defect: id, detail }, from)),
    ...unrelatedFinding(domain, own),
    ...strays.map((stray) => finding("wrong-name", { domain, owner: stray.owner }, stray.from)),
    ...(isAnswering(wildcard)
      ? [finding("wildcard", { domain, wildcard: wildcard.wildcard ?? "" }, firstText(wildcard)?.from)]
      : []),
  ];
}

const maxQuoted = 100; // characters

/** Another record at `_dmarc`, such as one of SPF. */
function unrelatedFinding(domain: string, own: Lookup): readonly Finding[] {
  if (own.kind !== "known" || own.unrelated.length === 0 || own.wildcard !== undefined) return [];
  const texts = own.unrelated.map(({ text }) => text.slice(0, maxQuoted));
  return [finding("unrelated", { domain, texts }, own.unrelated[0]?.from)];
}

/** A receiver of RFC 9989 that gets no answer on its walk knows no policy (§4.10). */
function failureFinding(domain: string): (lookup: Lookup) => readonly Finding[] {
  return (lookup) => {
    if (lookup.kind !== "unknown" || lookup.failure === undefined) return [];
    const id = lookup.failure === "bogus" ? "bogus" : "temperror";
    return [finding(id, { domain, owner: `_dmarc.${lookup.at}`, why: lookup.why }, lookup.from)];
  };
}

/** What the policy in force leaves open; also where it is inherited. */
function findingsOfPolicy(facts: DmarcFacts): readonly Finding[] {
  const lookup = inForce(facts.lookups, facts.effective.rfc9989);
  const record = recordOf(lookup);
  const { self, sub, nonexist } = facts.effective.rfc9989;
  if (record?.requests === undefined || self.kind === "not-measured") return [];
  const from = firstText(lookup)?.from;
  const { policy, published } = self.value;
  const base = { domain: facts.domain };
  return [
    ...(published === "none" ? [finding("monitoring", base, from)] : []),
    ...(policy === "quarantine" && published === "quarantine" ? [finding("quarantine", base, from)] : []),
    ...(record.t && published !== "none" ? [finding("test-mode", { ...base, published, policy }, from)] : []),
    ...weakerScope("subdomains-weaker", facts, sub, published, from),
    ...weakerNonexistent(facts, sub, nonexist, from),
    ...pctFinding(facts, from),
    ...differing(facts, from),
    ...(record.rua.length === 0 ? [finding("no-reports", base, from)] : []),
    ...(policy === "none" || canAlign(facts) ? [] : [finding("nothing-aligns", { ...base, policy }, from)]),
    ...(lookup === undefined || lookup.at === facts.domain
      ? []
      : [finding("inherited", { ...base, at: lookup.at, policy }, from)]),
  ];
}

/** False where no mail from the domain can pass, though it seems to send some. */
function canAlign({ aligning: { bySpf, byDkim, hasMx } }: DmarcFacts): boolean {
  const isMail = hasMx.kind === "measured" && hasMx.value;
  return !isMail || !isKnownFalse(bySpf) || !isKnownFalse(byDkim);
}

function weakerScope(
  id: string,
  { domain }: DmarcFacts,
  scope: Measured<Effective>,
  than: Policy,
  from: SourceRange | undefined,
): readonly Finding[] {
  if (scope.kind === "not-measured" || !isWeaker(scope.value.published, than)) return [];
  return [finding(id, { domain, policy: scope.value.published, than }, from)];
}

function weakerNonexistent(
  facts: DmarcFacts,
  sub: Measured<Effective>,
  nonexist: Measured<Effective>,
  from: SourceRange | undefined,
): readonly Finding[] {
  if (sub.kind === "not-measured" || nonexist.kind === "not-measured") return [];
  if (isWeaker(nonexist.value.published, sub.value.published))
    return weakerScope("nonexistent-weaker", facts, nonexist, sub.value.published, from);
  const hasTag = recordOf(facts.own)?.requests?.np !== undefined;
  const isOwn = nonexist.value.at === facts.domain;
  if (!isOwn || hasTag || !isWeaker(nonexist.value.published, "reject")) return [];
  return [finding("np-missing", { domain: facts.domain, policy: nonexist.value.published }, from)];
}

function pctFinding(facts: DmarcFacts, from: SourceRange | undefined): readonly Finding[] {
  const record = recordOf(inForce(facts.lookups, facts.effective.rfc9989), "rfc7489");
  if (record === undefined || record.pct === 100 || record.requests?.p === "none") return [];
  return [finding("pct", { domain: facts.domain, pct: record.pct }, from)];
}

/** Where receivers of the two standards do not do the same, for other reasons than `t`, `pct` and `np`, which speak for themselves. */
function differing(facts: DmarcFacts, from: SourceRange | undefined): readonly Finding[] {
  return (["self", "sub"] as const).flatMap((scope) => {
    const [of9989, of7489] = readings.map((reading) => facts.effective[reading][scope]);
    if (of9989?.kind !== "measured" || of7489?.kind !== "measured") return [];
    if (of9989.value.published === of7489.value.published) return [];
    const args = { domain: facts.domain, scope, rfc9989: of9989.value.published, rfc7489: of7489.value.published };
    return [finding("readers-differ", args, from)];
  });
}

const leastUris = 2; // RFC 7489 §6.2: how many of each a reporter has to heed

/** What the domain's own record says that it should not. */
function findingsOfRecord(facts: DmarcFacts): readonly Finding[] {
  const { domain, own, destinations } = facts;
  const record = recordOf(own);
  if (record === undefined) return [];
  const from = firstText(own)?.from;
  const obsolete = obsoleteTags(record);
  const isSecond = record.tags[1]?.name === "p" || !record.tags.some((tag) => tag.name === "p");
  const disagreeing = destinations.filter(({ agrees }) => isKnownFalse(agrees));
  return [
    ...disagreeing.map(({ tag, host, agreesAt }) =>
      finding("unauthorised", { domain, tag, host, owner: agreesAt }, from),
    ),
    ...destinations
      .filter(({ agrees, receives }) => !isKnownFalse(agrees) && isKnownFalse(receives))
      .map(({ tag, host }) => finding("no-report-host", { domain, tag, host }, from)),
    ...destinations
      .filter(({ tag, isExternal }) => tag === "ruf" && isExternal)
      .map(({ host }) => finding("external-ruf", { domain, host }, from)),
    ...(["rua", "ruf"] as const)
      .filter((tag) => record[tag].length > leastUris)
      .map((tag) => finding("many-uris", { domain, tag, count: record[tag].length }, from)),
    ...record.invalid
      .filter((tag) => !["p", "sp", "np"].includes(tag.name))
      .map((tag) => finding("invalid-tag", { domain, tag: `${tag.name}=${tag.value}` }, from)),
    ...(record.ignored.length > 0 ? [finding("ignored-tag", { domain, tags: record.ignored.slice(0, 8) }, from)] : []),
    ...(obsolete.length > 0 ? [finding("obsolete", { domain, tags: obsolete }, from)] : []),
    ...(isSecond ? [] : [finding("p-not-second", { domain }, from)]),
    ...(record.psd === "y" && !facts.isRegistry ? [finding("psd", { domain }, from)] : []),
  ];
}

function isKnownFalse(measured: Measured<boolean>): boolean {
  return measured.kind === "measured" && !measured.value;
}

/** RFC 9989 appendix A.6 and §4.8: `rf`, `ri`, and sizes such as `!10m`; `pct` has its own finding. */
export function obsoleteTags(record: DmarcRecord): readonly string[] {
  const tags = record.tags.map((tag) => tag.name).filter((name) => name === "rf" || name === "ri");
  const sizes = [...record.rua, ...record.ruf].flatMap(({ size }) => (size === undefined ? [] : [`!${size}`]));
  return [...new Set([...tags, ...sizes])];
}
