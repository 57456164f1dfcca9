/** The TLSA records that are to be published against what the check finds (RFC 6698 §2.1, RFC 7671 §5.1, RFC 7672 §3.1). */
import { createHash } from "node:crypto";
import { type DomainName, below, isWithin } from "../../dns/name.ts";
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import type { Finding, Publication, Side } from "../../model.ts";
import type { TlsaRecord } from "../../mail/tlsa/record.ts";
import type { DaneFacts, HostFacts, LocatedRecord, TlsaRecords } from "./evaluate.ts";
import { shown } from "./records.ts";

/** A host that has TLSA records. */
type Held = HostFacts & { tlsa: TlsaRecords };

const shortTtl = 3_600; // RFC 7671 §8: short

const ofHosts: Readonly<Partial<Record<Finding["id"], (host: HostFacts) => readonly Publication[]>>> = {
  "dane/no-tlsa": keysOf,
  "dane/partial-coverage": keysOf,
};

const ofHost: Readonly<Partial<Record<Finding["id"], (host: Held, finding: Finding) => readonly Publication[]>>> = {
  "dane/only-unusable": (host) => ownKeys(host).map((rdata) => tlsa("replace", host.tlsa.owner, rdata)),
  "dane/unusable": (host, finding) => named(host, finding).map((record) => removed(host, record)),
  "dane/single-record": issuersOf,
  "dane/whole-certificate": byKey,
  "dane/no-digest": (host, finding) => named(host, finding).flatMap((record) => byDigest(host, record)),
  "dane/long-ttl": ({ tlsa: { owner, records, unread } }) =>
    unread > 0 ? [] : records.map(({ text }) => ({ ...tlsa("replace", owner, text), ttl: shortTtl })),
  "dane/no-match": missingKeys,
  "dane/anchor-not-sent": missingKeys,
  "dane/untrusted-chain": missingKeys,
};

export function publishTlsa({ facts }: Side<DaneFacts>, finding: Finding): readonly Publication[] {
  const { host, hosts } = finding.args;
  const several = ofHosts[finding.id];
  if (several !== undefined && Array.isArray(hosts))
    return facts.hosts.filter((one) => hosts.includes(one.host) && isOwn(one, facts)).flatMap(several);
  const held = facts.hosts.find((one): one is Held => one.host === host && one.tlsa.kind === "present");
  return held === undefined ? [] : (ofHost[finding.id]?.(held, finding) ?? []);
}

/** The keys of other organizations' hosts are theirs to keep, and so the records of them. */
function isOwn({ host }: HostFacts, { domain }: DaneFacts): boolean {
  return isWithin(host, listedOrganizationalDomain(domain));
}

function tlsa(to: "add" | "replace" | "remove", owner: DomainName, rdata: string) {
  return { do: to, owner, type: "TLSA", rdata } as const;
}

/** `3 1 1` of every key that the host presents, each once. */
function ownKeys({ keys }: HostFacts): readonly string[] {
  return [...new Set(keys.map(({ own }) => `3 1 1 ${own}`))];
}

function keysOf(host: HostFacts): readonly Publication[] {
  return ownKeys(host).map((rdata) => tlsa("add", below("_25._tcp", host.host), rdata));
}

/** Of the keys in use, those that no record stands for yet. */
function missingKeys(host: Held): readonly Publication[] {
  const known = new Set(host.tlsa.records.map(({ text }) => text));
  return ownKeys(host)
    .filter((rdata) => !known.has(rdata))
    .map((rdata) => tlsa("add", host.tlsa.owner, rdata));
}

/** The issuer's key stands for the next certificate too (RFC 7671 §8.4), where all addresses have one. */
function issuersOf({ keys, tlsa: { owner } }: Held): readonly Publication[] {
  const issuers = new Set(keys.map(({ issuer }) => issuer));
  return issuers.has(undefined) ? [] : [...issuers].map((issuer) => tlsa("add", owner, `2 1 1 ${issuer}`));
}

/** The record that a finding speaks of, which it has cut where it is long. */
function named({ tlsa: { records } }: Held, { args }: Finding): readonly LocatedRecord[] {
  return records.filter((record) => shown([record]) === args["record"]);
}

function removed({ tlsa: { owner } }: Held, { text }: TlsaRecord): Publication {
  return tlsa("remove", owner, text);
}

/** The digest of the key in the place of that of the whole certificate. */
function byKey(host: Held, finding: Finding): readonly Publication[] {
  if (host.keys.length === 0) return [];
  return [...missingKeys(host), ...named(host, finding).map((record) => removed(host, record))];
}

function byDigest(host: Held, record: LocatedRecord): readonly Publication[] {
  const digest = createHash("sha256").update(record.data, "hex").digest("hex");
  const rdata = `${record.usage} ${record.selector} 1 ${digest}`;
  const isThere = host.tlsa.records.some(({ text }) => text === rdata);
  return [...(isThere ? [] : [tlsa("add", host.tlsa.owner, rdata)]), removed(host, record)];
}
