/** Asks for the TLS-RPT record of a domain, for what reports would be about, and whether they can arrive. */
import { type DomainName, below, parseName } from "../../dns/name.ts";
import type { Resolver } from "../../dns/resolver.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Io, Measured } from "../../io.ts";
import { mxHosts } from "../../mail/mx-hosts.ts";
import { isReachable, receivesMail } from "../../mail/receiving.ts";
import { findTlsa } from "../../mail/tlsa/find.ts";
import { type VersionedTxt, findVersionedTxt } from "../../mail/versioned-txt.ts";
import { type Destination, type TlsRptRecord, parseTlsRptRecord, version } from "./parse.ts";

/** `invalid`: `why` is an error of `parseTlsRptRecord`, or `several`; `at` the 0-based character of the text. */
export type RecordFacts =
  | ({ kind: "valid"; text: string; from?: SourceRange } & TlsRptRecord)
  | { kind: "invalid"; why: string; at: number; text: string; from?: SourceRange }
  | { kind: "absent" }
  | { kind: "unknown" | "failed"; because: string };

/** What senders report on (RFC 8460 §4.4). A record that is there counts, whether or not it is good. */
const policies = ["MTA-STS", "DANE"] as const;
type ReportedPolicy = (typeof policies)[number];

export interface TlsRptFacts {
  domain: DomainName;
  record: RecordFacts;
  /** Those that the domain has; not known of one that receives no mail. */
  policies: Measured<readonly ReportedPolicy[]>;
  /** Can reports be delivered there? Each host of `rua` once. */
  destinations: readonly (Pick<Destination, "scheme" | "host"> & { takes: Measured<boolean> })[];
}

const maxDestinations = 10;

export async function evaluateTlsRpt(domain: DomainName, io: Io): Promise<TlsRptFacts> {
  const [{ record, destinations }, hasSts, hasDane] = await Promise.all([
    recordWithDestinations(domain, io),
    hasStsRecord(domain, io),
    hasTlsa(domain, io),
  ]);
  return { domain, record, policies: policiesOf(hasSts, hasDane), destinations };
}

function policiesOf(hasSts: Measured<boolean>, hasDane: Measured<boolean>): TlsRptFacts["policies"] {
  const open = [hasSts, hasDane].find(({ kind }) => kind === "not-measured");
  if (open?.kind === "not-measured") return open;
  const has: Record<ReportedPolicy, Measured<boolean>> = { "MTA-STS": hasSts, DANE: hasDane };
  return { kind: "measured", value: policies.filter((policy) => isSo(has[policy])) };
}

function isSo(measured: Measured<boolean>): boolean {
  return measured.kind === "measured" && measured.value;
}

async function hasStsRecord(domain: DomainName, { resolver }: Io): Promise<Measured<boolean>> {
  const found = await findVersionedTxt(below("_mta-sts", domain), "v=STSv1", resolver);
  if (found.kind === "unknown" || found.kind === "failed") return { kind: "not-measured", because: found.because };
  return { kind: "measured", value: found.kind !== "absent" };
}

const noMail = { kind: "not-measured", because: "it receives no mail, so that there is nothing to report" } as const;

/** TLSA records that are not secure are none to senders (RFC 7672 §2.2). */
async function hasTlsa(domain: DomainName, { resolver }: Io): Promise<Measured<boolean>> {
  const mx = await mxHosts(domain, resolver);
  if ("because" in mx) return { kind: "not-measured", because: mx.because };
  if (!("hosts" in mx)) return noMail;
  const found = await Promise.all(mx.hosts.map(async ({ host }) => findTlsa(host, resolver)));
  if (found.some((tlsa) => tlsa.kind === "present" && tlsa.answer.security !== "insecure"))
    return { kind: "measured", value: true };
  const open = found.find((tlsa) => tlsa.kind === "unknown" || tlsa.kind === "failed");
  return open === undefined || !("because" in open)
    ? { kind: "measured", value: false }
    : { kind: "not-measured", because: open.because };
}

async function recordWithDestinations(
  domain: DomainName,
  io: Io,
): Promise<Pick<TlsRptFacts, "record" | "destinations">> {
  const record = await recordOf(domain, io);
  const rua = record.kind === "valid" ? record.rua.slice(0, maxDestinations) : [];
  const hosts = [...new Map(rua.map((one) => [`${one.scheme} ${one.host}`, one])).values()];
  return { record, destinations: await Promise.all(hosts.map(async (one) => destinationOf(one, io.resolver))) };
}

async function destinationOf(
  { scheme, host }: Destination,
  resolver: Resolver,
): Promise<TlsRptFacts["destinations"][number]> {
  const parsed = parseName(host);
  if (!parsed.ok) return { scheme, host, takes: { kind: "not-measured", because: `${host} is no domain name` } };
  const takes = await { mailto: receivesMail, https: isReachable }[scheme](parsed.value, resolver);
  return { scheme, host, takes };
}

async function recordOf(domain: DomainName, { resolver }: Io): Promise<RecordFacts> {
  const found = await findVersionedTxt(below("_smtp._tls", domain), version, resolver);
  switch (found.kind) {
    case "one":
    case "near":
    case "several":
      return readIn(found);
    case "absent":
    case "unknown":
    case "failed":
      return found;
  }
}

function readIn({ kind, text, from }: Extract<VersionedTxt, { text: string }>): RecordFacts {
  const place = { text, ...(from === undefined ? {} : { from }) };
  if (kind === "several") return { ...place, kind: "invalid", why: "several", at: 0 };
  const parsed = parseTlsRptRecord(text);
  if (parsed.ok) return { ...place, kind: "valid", ...parsed.value };
  return { ...place, kind: "invalid", why: parsed.error, at: parsed.at };
}
