/** The policy in force, as receivers of RFC 9989 and of RFC 7489 come to it from what the names answer. */
import { type DomainName, below } from "../../dns/name.ts";
import type { Measured } from "../../io.ts";
import {
  type Step,
  endsTreeWalk,
  listedOrganizationalDomain,
  policyDomain,
  treeWalkNames,
} from "../../mail/organizational-domain.ts";
import { type Policy, policies } from "../../model.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import { type DmarcRecord, type Reading, type Requested, parseDmarc, whyNotDmarc } from "./parse.ts";

export interface DmarcText {
  text: string;
  from?: SourceRange;
}

/** What `_dmarc.<at>` answers. */
export type Lookup = {
  at: DomainName;
  /** The CNAMEs on the way, in order. */
  aliases: readonly DomainName[];
  /** The wildcard that the records come from. */
  wildcard?: DomainName;
  /** Did the files answer, and not the network? */
  inFiles: boolean;
} & (
  | {
      kind: "known";
      /** Texts that begin with `v=DMARC1`. */
      records: readonly DmarcText[];
      /** Texts that mean to be records and are none. */
      failed: readonly DmarcText[];
      /** Others, which receivers pass over. */
      unrelated: readonly DmarcText[];
    }
  /** `from`: the alias that leads away. `failure`: somebody was asked; what is bogus cannot be believed (RFC 4035 §5.5). */
  | { kind: "unknown"; why: string; failure?: "failed" | "bogus"; from?: SourceRange }
);

export const scopes = ["self", "sub", "nonexist"] as const;
/** Mail from the domain itself, from a subdomain that exists and has no record, from one that does not exist. */
export type Scope = (typeof scopes)[number];

export interface Effective {
  /** After `t=y` (RFC 9989 §4.7) or `pct` below 100 (RFC 7489 §6.6.4): what any message may count on. */
  policy: Policy;
  /** Before that. */
  published: Policy;
  /** The domain whose record says so; without it no record applies. */
  at?: DomainName;
}

export type Vector = Readonly<Record<Scope, Measured<Effective>>>;

const noRecord: Measured<Effective> = { kind: "measured", value: { policy: "absent", published: "absent" } };

/** The only record of a name, for a reader; undefined where there is none, several, or one that is not valid. */
export function recordOf(lookup: Lookup | undefined, reading: Reading = "rfc9989"): DmarcRecord | undefined {
  if (lookup?.kind !== "known" || lookup.records.length > 1) return undefined;
  const [only] = lookup.records;
  const parsed = only === undefined ? undefined : parseDmarc(only.text, reading);
  return parsed?.ok === true ? parsed.value : undefined;
}

/** What a name is to the tree walk of RFC 9989 §4.10. */
export function stepOf(lookup: Lookup): Step {
  if (lookup.kind === "unknown") return { at: lookup.at, kind: "unknown", why: lookup.why };
  const record = recordOf(lookup);
  return record === undefined ? { at: lookup.at, kind: "none" } : { at: lookup.at, kind: "record", psd: record.psd };
}

/** The tree walk from `start` over what was asked, up to where it ends. */
export function walkFrom(start: DomainName, lookups: readonly Lookup[]): readonly Step[] {
  const steps = treeWalkNames(start).flatMap((at) => lookups.filter((asked) => asked.at === at).map(stepOf));
  const end = steps.findIndex(endsTreeWalk);
  return end === -1 ? steps : steps.slice(0, end + 1);
}

/** Stands for any subdomain that has no record of its own. */
export function anySubdomain(domain: DomainName): DomainName {
  return below("any", domain);
}

/** RFC 9989 §4.10.1. `exists`: does the domain exist (appendix A.4)? It decides between `sp` and `np`. */
export function vectorOf9989(domain: DomainName, lookups: readonly Lookup[], exists: Measured<boolean>): Vector {
  const child = anySubdomain(domain);
  const sub = discovered(child, lookups, "sub");
  const nonexist = discovered(child, lookups, "nonexist");
  const own = discovered(domain, lookups, "self");
  if (own.kind === "not-measured" || own.value.at === undefined || own.value.at === domain)
    return { self: own, sub, nonexist };
  const asExisting = discovered(domain, lookups, "sub");
  const asMissing = discovered(domain, lookups, "nonexist");
  return { self: inherited(exists, asExisting, asMissing), sub, nonexist };
}

function inherited(
  exists: Measured<boolean>,
  asExisting: Measured<Effective>,
  asMissing: Measured<Effective>,
): Measured<Effective> {
  if (exists.kind === "measured") return exists.value ? asExisting : asMissing;
  const isSame = policyOf(asExisting) === policyOf(asMissing);
  return isSame ? asExisting : exists;
}

function discovered(start: DomainName, lookups: readonly Lookup[], scope: Scope): Measured<Effective> {
  const at = policyDomain(start, walkFrom(start, lookups));
  if (at.kind === "not-measured") return at;
  const lookup = lookups.find((asked) => asked.at === at.value);
  return lookup === undefined ? noRecord : applied(lookup, scope, "rfc9989");
}

/** RFC 7489 §6.6.3: the domain's own records, else those of its organizational domain; several end the search. */
export function vectorOf7489(domain: DomainName, lookups: readonly Lookup[]): Vector {
  const own = lookups.find((asked) => asked.at === domain);
  const sub = ofOrganizationalDomain(anySubdomain(domain), lookups);
  const isOwn = own?.kind === "unknown" || (own?.kind === "known" && own.records.length > 0);
  const self = isOwn ? appliedOr(own, "self") : ofOrganizationalDomain(domain, lookups);
  return { self, sub, nonexist: sub };
}

function ofOrganizationalDomain(domain: DomainName, lookups: readonly Lookup[]): Measured<Effective> {
  const organizational = listedOrganizationalDomain(domain);
  const lookup = lookups.find((asked) => asked.at === organizational);
  return organizational === domain || lookup === undefined ? noRecord : appliedOr(lookup, "sub");
}

function appliedOr(lookup: Lookup, scope: Scope): Measured<Effective> {
  if (lookup.kind === "unknown") return { kind: "not-measured", because: lookup.why };
  return lookup.records.length === 0 ? noRecord : applied(lookup, scope, "rfc7489");
}

function applied(lookup: Lookup, scope: Scope, reading: Reading): Measured<Effective> {
  const record = recordOf(lookup, reading);
  const published = record?.requests === undefined ? "absent" : requested(record.requests, scope);
  const isLowered = record !== undefined && (record.t || record.pct < 100);
  return { kind: "measured", value: { policy: isLowered ? lowered(published) : published, published, at: lookup.at } };
}

function requested({ p, sp, np }: { p: Requested; sp?: Requested; np?: Requested }, scope: Scope): Requested {
  const ofScope: Record<Scope, Requested> = { self: p, sub: sp ?? p, nonexist: np ?? sp ?? p };
  return ofScope[scope];
}

/** RFC 9989 §4.7, `t`: one level below; RFC 7489 §6.6.4 has the same for messages that `pct` leaves out. */
function lowered(policy: Policy): Policy {
  const next: Record<Policy, Policy> = { absent: "absent", none: "none", quarantine: "none", reject: "quarantine" };
  return next[policy];
}

/** The policy of a name below the domain that nobody made: a wildcard may give it a record of its own (RFC 4592). */
export function ofMadeUpName(
  wildcard: Lookup,
  effective: Readonly<Record<Reading, Vector>>,
  reading: Reading,
): Measured<Effective> {
  return isAnswering(wildcard) ? applied(wildcard, "self", reading) : effective[reading].nonexist;
}

/** Does a wildcard give DMARC records? */
export function isAnswering(lookup: Lookup): boolean {
  return lookup.wildcard !== undefined && lookup.kind === "known" && lookup.records.length > 0;
}

export function policyOf(effective: Measured<Effective>): Policy | "unknown" {
  return effective.kind === "measured" ? effective.value.policy : "unknown";
}

export function isWeaker(policy: Policy, than: Policy): boolean {
  return policies.indexOf(policy) < policies.indexOf(than);
}

/** The weaker of what two readers see: known where both are, or where one of them sees nothing at all. */
export function weaker(one: Policy | "unknown", other: Policy | "unknown"): Policy | "unknown" {
  if (one === "absent" || other === "absent") return "absent";
  if (one === "unknown" || other === "unknown") return "unknown";
  return isWeaker(one, other) ? one : other;
}

/** RFC 9989's policy; where that is not known, `absent` if it is so for RFC 7489: a weakness that is known. */
export function known(effective: Readonly<Record<Reading, Vector>>, scope: Scope): Policy | "unknown" {
  const policy = policyOf(effective.rfc9989[scope]);
  const isAbsent = policy === "unknown" && policyOf(effective.rfc7489[scope]) === "absent";
  return isAbsent ? "absent" : policy;
}

/** The first text of a name that is a record or means to be one. */
export function firstText(lookup: Lookup | undefined): DmarcText | undefined {
  return lookup?.kind === "known" ? (lookup.records[0] ?? lookup.failed[0]) : undefined;
}

/** What the name answers whose record is in force for the domain itself; undefined where none is, or nobody knows. */
export function inForce(lookups: readonly Lookup[], { self }: Vector): Lookup | undefined {
  return self.kind === "measured" ? lookups.find((lookup) => lookup.at === self.value.at) : undefined;
}

export type Defect = { id: "alias" | "version" | "tag-list" | "p" | "sp" | "np" | "no-policy"; detail: string };

/** What keeps the record of a name from saying what its author meant; `detail` is the text at fault, or the parser's error. */
export function defectsOf(lookup: Lookup): readonly Defect[] {
  const target = lookup.aliases.at(-1);
  if (target !== undefined && target.startsWith("v=dmarc")) return [{ id: "alias", detail: target }];
  if (lookup.kind === "unknown" || lookup.records.length > 1) return [];
  const [only] = lookup.records;
  const [failed] = lookup.failed;
  if (only === undefined)
    return failed === undefined ? [] : [{ id: "version", detail: whyNotDmarc(failed.text) ?? "" }];
  const parsed = parseDmarc(only.text);
  if (!parsed.ok) return [{ id: "tag-list", detail: parsed.error }];
  const { tags, invalid, requests } = parsed.value;
  const wrong = (["p", "sp", "np"] as const).flatMap((id) =>
    invalid.filter((tag) => tag.name === id).map((tag) => ({ id, detail: `${id}=${tag.value}` })),
  );
  const isEmpty = requests === undefined && !tags.some((tag) => tag.name === "p");
  return isEmpty ? [...wrong, { id: "no-policy", detail: only.text }] : wrong;
}
