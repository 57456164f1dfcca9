/** Who may issue certificates, as a set of CAA records says (RFC 8659 §4, RFC 8657, RFC 9495). */
import type { CaaSet, LocatedCaa } from "./evaluate.ts";
import { type IssueValue, parseIssueValue } from "./parse.ts";

/** Certificates for the name, for wildcards below it, and for S/MIME. */
export const properties = ["issue", "issuewild", "issuemail"] as const;
export type Property = (typeof properties)[number];

/** A certification authority, what the parameters of RFC 8657 bind it to, and the record that says so. */
export interface Grant {
  issuer: string;
  record: LocatedCaa;
  account?: string;
  /** Sorted, each once. */
  methods?: readonly string[];
}

export type Authorised = "anyone" | readonly Grant[];

/** Tags that certification authorities know: the IANA registry, 2026-11-22. */
const knownTags: ReadonlySet<string> = new Set([...properties, "iodef", "issuevmc", "contactemail", "contactphone"]);

/** Why a record lets nobody issue, where it means to say more than that. */
export type Unusable = "malformed" | "repeated" | "unknown-critical";

export function authorised(set: CaaSet, property: Property): Authorised {
  if (set.records.some((record) => isUnknownCritical(record))) return [];
  const named = set.records.filter(({ tag }) => tag === property);
  if (named.length === 0) return property === "issuewild" ? authorised(set, "issue") : "anyone"; // RFC 8659 §4.3
  return named.flatMap(grantOf);
}

/** RFC 8659 §4.5: no certification authority may issue where a critical property is not known to it. */
function isUnknownCritical({ isCritical, tag }: LocatedCaa): boolean {
  return isCritical && !knownTags.has(tag);
}

export function unusable(record: LocatedCaa): Unusable | undefined {
  if (isUnknownCritical(record)) return "unknown-critical";
  if (!properties.some((property) => property === record.tag)) return undefined;
  const parsed = parseIssueValue(record.value);
  if (!parsed.ok) return "malformed";
  return isRepeated(parsed.value, "accounturi") || isRepeated(parsed.value, "validationmethods")
    ? "repeated"
    : undefined;
}

/**
 * A value that breaks the grammar allows nobody (RFC 8659 §4.2), and so does `accounturi` twice (RFC 8657 §3). Of
 * `validationmethods` twice the standard says nothing; authorities refuse it as well.
 */
function grantOf(record: LocatedCaa): readonly Grant[] {
  const parsed = parseIssueValue(record.value);
  if (!parsed.ok || parsed.value.issuer === "" || unusable(record) !== undefined) return [];
  const account = valuesOf(parsed.value, "accounturi")[0];
  const methods = valuesOf(parsed.value, "validationmethods")[0];
  return [
    {
      issuer: parsed.value.issuer,
      record,
      ...(account === undefined ? {} : { account }),
      ...(methods === undefined ? {} : { methods: [...new Set(methods.split(","))].toSorted() }),
    },
  ];
}

function valuesOf({ parameters }: IssueValue, tag: string): readonly string[] {
  return parameters.filter((parameter) => parameter.tag === tag).map(({ value }) => value);
}

function isRepeated(value: IssueValue, tag: string): boolean {
  return valuesOf(value, tag).length > 1;
}

/** Does `by` let the authority issue to the account that `grant` lets it? */
export function allowsAccount(by: Grant, grant: Grant): boolean {
  return by.account === undefined || by.account === grant.account;
}

/** The same of the methods. */
export function allowsMethods(by: Grant, { methods }: Grant): boolean {
  if (by.methods === undefined) return true;
  const allowed = new Set(by.methods);
  return methods?.every((method) => allowed.has(method)) === true;
}
