/** The MX hosts of a domain: where mail for it is delivered (RFC 5321 §5.1, RFC 7505). */
import { type DomainName, isWithin, name, root } from "../dns/name.ts";
import { mxOf } from "../dns/rdata.ts";
import type { Answer, Resolver, Security } from "../dns/resolver.ts";
import type { RRset, SourceRange } from "../dns/rrset.ts";

const maxMxRecords = 50;
const invalid = name("invalid"); // RFC 6761 §6.4

/** One MX record. An implicit MX host has preference 0 (RFC 5321 §5.1) and stands nowhere. */
export interface MxHost {
  host: DomainName;
  preference: number;
  from?: SourceRange;
}

/**
 * - `real`: MX records that name hosts, by preference. Hosts below `invalid`, which providers ask for to verify a domain,
 *   are left out. `nullMx` is set where a null MX stands beside them (of several, the one with the highest preference), `unread` counts records that could not be read or
 *   are beyond the first 50.
 * - `null`: a null MX alone (RFC 7505 §3); its preference should be 0.
 * - `implicit`: no MX, but an address: the domain is its own MX host.
 * - `none`: neither MX nor address, or no such name.
 * - `no-mx`: no MX; whether there is an address is not known.
 * - `unknown`: not even the MX is known. A question that failed is never an absent record.
 */
export type MxHosts =
  | { kind: "real"; hosts: readonly MxHost[]; nullMx?: MxHost; unread: number; security: Security }
  | { kind: "null"; nullMx: MxHost }
  | { kind: "implicit"; hosts: readonly [MxHost]; security: Security }
  | { kind: "none" }
  | { kind: "no-mx" | "unknown"; because: string };

export async function mxHosts(domain: DomainName, resolver: Resolver): Promise<MxHosts> {
  const answer = await resolver.query(domain, "MX");
  const { outcome } = answer;
  switch (outcome.kind) {
    case "rrset":
      return fromRecords(outcome.rrset, answer.security);
    case "nxdomain":
      return { kind: "none" };
    case "nodata":
      return withoutMx(domain, answer, resolver);
    case "unknown":
    case "failed":
      return { kind: "unknown", because: outcome.why };
  }
}

/** Has the host an address? Asks for A, and for AAAA where there is no A. */
export async function hasAddress(
  host: DomainName,
  resolver: Resolver,
): Promise<{ kind: "present" | "absent" } | { kind: "unknown"; because: string }> {
  let because: string | undefined;
  for (const type of ["A", "AAAA"]) {
    const { outcome } = await resolver.query(host, type);
    if (outcome.kind === "rrset") return { kind: "present" };
    if (outcome.kind === "unknown" || outcome.kind === "failed") because ??= outcome.why;
  }
  return because === undefined ? { kind: "absent" } : { kind: "unknown", because };
}

function fromRecords(rrset: RRset, security: Security): MxHosts {
  const records = rrset.rdata.slice(0, maxMxRecords).flatMap((rdata, index) => mxHostOf(rdata, rrset.from?.[index]));
  const unread = rrset.rdata.length - records.length;
  const nullMx = records.filter(({ host }) => host === root).toSorted((a, b) => b.preference - a.preference)[0];
  const named = records.filter(({ host }) => host !== root);
  if (nullMx !== undefined && named.length === 0 && unread === 0) return { kind: "null", nullMx };
  if (records.length === 0) return { kind: "unknown", because: "no MX record could be read" };
  const hosts = named
    .filter(({ host }) => !isWithin(host, invalid))
    .toSorted((a, b) => a.preference - b.preference || (a.host < b.host ? -1 : 1));
  return { kind: "real", hosts, unread, security, ...(nullMx === undefined ? {} : { nullMx }) };
}

function mxHostOf(rdata: string, from: SourceRange | undefined): readonly MxHost[] {
  const record = mxOf(rdata);
  if (record === undefined || !Number.isInteger(record.preference)) return [];
  return [{ host: record.exchange, preference: record.preference, ...(from === undefined ? {} : { from }) }];
}

async function withoutMx(domain: DomainName, { security }: Answer, resolver: Resolver): Promise<MxHosts> {
  const address = await hasAddress(domain, resolver);
  switch (address.kind) {
    case "present":
      return { kind: "implicit", hosts: [{ host: domain, preference: 0 }], security };
    case "absent":
      return { kind: "none" };
    case "unknown":
      return { kind: "no-mx", because: address.because };
  }
}
