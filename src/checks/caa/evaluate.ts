/** Asks for the CAA records that hold for the names of a domain that mail needs certificates for. */
import { type DomainName, below, parentOf, root } from "../../dns/name.ts";
import { type RRset, type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { Io } from "../../io.ts";
import { mxHosts } from "../../mail/mx-hosts.ts";
import { isRegistry } from "../../mail/organizational-domain.ts";
import { type CaaRecord, parseCaa } from "./parse.ts";

const maxRecords = 50;

/** `text` is the record in presentation form. */
export interface LocatedCaa extends CaaRecord {
  text: string;
  from?: SourceRange;
}

/** `owner`: the name of the climb whose records hold; `unread`: records that are none, or beyond the first 50. */
export interface CaaSet {
  kind: "set";
  owner: DomainName;
  records: readonly LocatedCaa[];
  unread: number;
}

/**
 * The Relevant RRset of a name (RFC 8659 §3). `at`: where the climb came to what is not known; below it there was none.
 * `failure`: somebody was asked there.
 */
export type Relevant =
  | CaaSet
  | { kind: "none" }
  | { kind: "unknown"; because: string; at: DomainName; failure?: "failed" | "bogus" };

export interface CaaFacts {
  domain: DomainName;
  /** The domain, then its MX hosts and the host of its MTA-STS policy; each once. */
  names: readonly { name: DomainName; relevant: Relevant }[];
}

export async function evaluateCaa(domain: DomainName, io: Io): Promise<CaaFacts> {
  const mx = await mxHosts(domain, io.resolver);
  const hosts = mx.kind === "real" ? mx.hosts.map(({ host }) => host) : [];
  const names = [...new Set([domain, ...hosts, below("mta-sts", domain)])];
  return {
    domain,
    names: await Promise.all(names.map(async (name) => ({ name, relevant: await relevantTo(name, io) }))),
  };
}

/** RFC 8659 §3: the records of the name itself, aliases followed, or of the closest name above it that has any. */
async function relevantTo(name: DomainName, io: Io): Promise<Relevant> {
  const ats = withAncestors(name);
  const answers = await Promise.all(ats.map(async (at) => io.resolver.query(at, "CAA")));
  for (const { question, outcome, security } of answers) {
    const at = question.owner;
    if (outcome.kind === "rrset") return setOf(at, outcome.rrset);
    if (outcome.kind === "failed") {
      const failure = security === "bogus" ? "bogus" : "failed";
      return { kind: "unknown", because: outcome.why, at, failure };
    }
    // What a registry might publish for all domains below it is nothing that a domain chose: it counts as nothing.
    if (outcome.kind === "unknown")
      return at !== name && isRegistry(at) ? { kind: "none" } : { kind: "unknown", because: outcome.why, at };
  }
  return { kind: "none" };
}

/** The name and those above it, without the root. */
function withAncestors(name: DomainName): readonly DomainName[] {
  const ats: DomainName[] = [];
  for (let at: DomainName | undefined = name; at !== undefined && at !== root; at = parentOf(at)) ats.push(at);
  return ats;
}

function setOf(owner: DomainName, rrset: RRset): CaaSet {
  const records = rrset.rdata.slice(0, maxRecords).flatMap((text, index): LocatedCaa[] => {
    const record = parseCaa(text);
    return record === undefined ? [] : [{ ...record, text, ...placeOf(rrset, index) }];
  });
  return { kind: "set", owner, records, unread: rrset.rdata.length - records.length };
}
