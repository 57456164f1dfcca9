/** Asks for the MTA-STS record and host of a domain, its MX hosts and their certificates, and the policy, as a file or as served. */
import { type DomainName, below } from "../../dns/name.ts";
import { type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { Io, Measured, StsPolicyFile } from "../../io.ts";
import type { PolicyFetch } from "../../mail/policy-fetch.ts";
import type { MxHosts } from "../../mail/mx-hosts.ts";
import { mxSessions } from "../../mail/mx-sessions.ts";
import { type AddressTrust, askedChainFacts, causesOf, trustAt, trustOf } from "../../mail/presented.ts";
import { whyOpen } from "../../mail/tls-outcome.ts";
import { type VersionedTxt, findVersionedTxt } from "../../mail/versioned-txt.ts";
import { parseStsRecord, version } from "./parse.ts";
import { type StsPolicy, parseStsPolicy } from "./policy.ts";
import { type Service, servedBy } from "./service.ts";

/** `invalid`: `why` is an error of `parseStsRecord`, `at` the 0-based character of the text. */
export type RecordFacts =
  | { kind: "valid"; id: string; text: string; from?: SourceRange }
  | { kind: "invalid"; why: string; at: number; text: string; from?: SourceRange }
  | { kind: "several"; count: number; text: string; from?: SourceRange }
  | { kind: "absent" }
  | { kind: "unknown" | "failed"; because: string };

/** The policy; in the files, `from` is the whole file or, for an invalid one, the line where it broke. */
export type PolicyFacts =
  | ({ kind: "valid"; from?: SourceRange } & StsPolicy)
  | { kind: "invalid"; why: string; from?: SourceRange }
  | { kind: "unknown"; because: string };

export interface MtaStsFacts {
  domain: DomainName;
  mx: MxHosts;
  record: RecordFacts;
  /** The policy host, `mta-sts.<domain>`: an address, or an alias to anywhere. */
  host: { kind: "present" | "absent" | "unknown"; from?: SourceRange };
  policy: PolicyFacts;
  service: Service;
  /** What senders that ask for verified certificates find at the MX hosts. */
  certificates: readonly AddressTrust[];
  /** Why that is not known of every address, if so. */
  open?: string;
}

export async function evaluateMtaSts(domain: DomainName, io: Io): Promise<MtaStsFacts> {
  const [sessions, record, host, policy] = await Promise.all([
    mxSessions(domain, io),
    findVersionedTxt(below("_mta-sts", domain), version, io.resolver),
    hostOf(below("mta-sts", domain), io),
    io.stsPolicy(domain),
  ]);
  const open = whyOpen(sessions);
  const [shown, certificates] = await Promise.all([policyOf(policy, domain, io), trustAt(sessions, io)]);
  return {
    domain,
    mx: sessions.mx,
    record: recordOf(record),
    host,
    ...shown,
    certificates,
    ...(open === undefined ? {} : { open }),
  };
}

function recordOf(found: VersionedTxt): RecordFacts {
  switch (found.kind) {
    case "one": {
      const { kind: _, ...place } = found;
      const parsed = parseStsRecord(found.text);
      if (parsed.ok) return { ...place, kind: "valid", id: parsed.value.id };
      return { ...place, kind: "invalid", why: parsed.error, at: parsed.at };
    }
    case "near":
      return { ...found, kind: "invalid", why: "version", at: 0 };
    case "several":
    case "absent":
    case "unknown":
    case "failed":
      return found;
  }
}

async function hostOf(host: DomainName, io: Io): Promise<MtaStsFacts["host"]> {
  let isKnown = true;
  for (const type of ["A", "AAAA"]) {
    const { outcome, aliases } = await io.resolver.query(host, type);
    const isUnknown = outcome.kind === "unknown" || outcome.kind === "failed";
    if (outcome.kind === "rrset") return { kind: "present", ...placeOf(outcome.rrset) };
    if (isUnknown && aliases.length > 0) return aliasAt(host, io);
    if (isUnknown) isKnown = false;
  }
  return { kind: isKnown ? "absent" : "unknown" };
}

/** Where the alias leads is not in the files; that it stands is enough. */
async function aliasAt(host: DomainName, io: Io): Promise<MtaStsFacts["host"]> {
  const { outcome } = await io.resolver.query(host, "CNAME");
  return { kind: "present", ...(outcome.kind === "rrset" ? placeOf(outcome.rrset) : {}) };
}

async function policyOf(
  policy: Measured<StsPolicyFile | PolicyFetch>,
  domain: DomainName,
  io: Io,
): Promise<Pick<MtaStsFacts, "policy" | "service">> {
  if (policy.kind === "not-measured")
    return { policy: { kind: "unknown", because: policy.because }, service: { kind: "unasked" } };
  if ("text" in policy.value)
    return { policy: policyIn(policy.value.text, policy.value.from), service: { kind: "unasked" } };
  const { service, text } = servedBy(
    policy.value,
    below("mta-sts", domain),
    await distrusted(policy.value, domain, io),
  );
  if (text !== undefined) return { policy: policyIn(text), service };
  const because = service.kind === "unknown" ? service.because : "the policy is not served as senders take it";
  return { policy: { kind: "unknown", because }, service };
}

/** Why the certificate of each try is not to be trusted for the policy host (RFC 8461 §3.3). */
async function distrusted({ tries }: PolicyFetch, domain: DomainName, io: Io): Promise<readonly (readonly string[])[]> {
  const asked = { trust: trustOf(io), io };
  const causes = tries.map(async ({ tls }) =>
    tls === undefined ? [] : causesOf(await askedChainFacts(tls, below("mta-sts", domain), asked)),
  );
  return Promise.all(causes);
}

function policyIn(text: string, from?: SourceRange): PolicyFacts {
  const parsed = parseStsPolicy(text);
  if (parsed.ok) return { kind: "valid", ...(from === undefined ? {} : { from }), ...parsed.value };
  const at = lineIn(from, text.slice(0, parsed.at).split("\n").length);
  return { kind: "invalid", why: parsed.error, ...(at === undefined ? {} : { from: at }) };
}

/** One line of a policy file; a policy as it is served stands nowhere. */
export function lineIn(from: SourceRange | undefined, line: number): SourceRange | undefined {
  return from === undefined ? undefined : { file: from.file, line, column: 1, endLine: line };
}
