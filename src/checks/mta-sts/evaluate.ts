/** Asks for the MTA-STS record and host of a domain, its MX hosts, and the policy that is kept beside the zones. */
import { type DomainName, below } from "../../dns/name.ts";
import { type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { Io } from "../../io.ts";
import { type MxHosts, mxHosts } from "../../mail/mx-hosts.ts";
import { type VersionedTxt, findVersionedTxt } from "../../mail/versioned-txt.ts";
import { parseStsRecord, version } from "./parse.ts";
import { type StsPolicy, parseStsPolicy } from "./policy.ts";

/** `invalid`: `why` is an error of `parseStsRecord`, `at` the 0-based character of the text. */
export type RecordFacts =
  | { kind: "valid"; id: string; text: string; from?: SourceRange }
  | { kind: "invalid"; why: string; at: number; text: string; from?: SourceRange }
  | { kind: "several"; count: number; text: string; from?: SourceRange }
  | { kind: "absent" }
  | { kind: "unknown" | "failed"; because: string };

/** The policy in the files; `from` is the whole file or, for an invalid one, the line where it broke. */
export type PolicyFacts =
  | ({ kind: "valid"; from: SourceRange } & StsPolicy)
  | { kind: "invalid"; why: string; from: SourceRange }
  | { kind: "unknown"; because: string };

export interface MtaStsFacts {
  domain: DomainName;
  mx: MxHosts;
  record: RecordFacts;
  /** The policy host, `mta-sts.<domain>`: an address, or an alias to anywhere. */
  host: { kind: "present" | "absent" | "unknown"; from?: SourceRange };
  policy: PolicyFacts;
}

export async function evaluateMtaSts(domain: DomainName, io: Io): Promise<MtaStsFacts> {
  const [mx, record, host] = await Promise.all([
    mxHosts(domain, io.resolver),
    findVersionedTxt(below("_mta-sts", domain), version, io.resolver),
    hostOf(below("mta-sts", domain), io),
  ]);
  return { domain, mx, record: recordOf(record), host, policy: policyOf(domain, io) };
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

function policyOf(domain: DomainName, io: Io): PolicyFacts {
  const policy = io.stsPolicy(domain);
  if (policy.kind === "not-measured") return { kind: "unknown", because: policy.because };
  const { text, from } = policy.value;
  const parsed = parseStsPolicy(text);
  if (parsed.ok) return { kind: "valid", from, ...parsed.value };
  const line = text.slice(0, parsed.at).split("\n").length;
  return { kind: "invalid", why: parsed.error, from: lineIn(from, line) };
}

/** One line of a policy file. */
export function lineIn({ file }: SourceRange, line: number): SourceRange {
  return { file, line, column: 1, endLine: line };
}
