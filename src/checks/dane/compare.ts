/** The rules of DANE that need both sides of a change: host by host, then the domain. */
import { type DomainName, below } from "../../dns/name.ts";
import { changesUnder } from "../../change.ts";
import type { Both, Change } from "../../model.ts";
import { relationOf } from "../../mail/tlsa/match.ts";
import type { DaneFacts, HostFacts, LocatedRecord, TlsaRecords, ZoneSigning } from "./evaluate.ts";
import { longTtl } from "./judge.ts";
import { independentEntries, isCovered, shown, usableRecords } from "./records.ts";
import { type RuleId, rules } from "./rules.ts";

const change = changesUnder(rules);

export function compareDane({ domain, before, after }: Both<DaneFacts>): readonly Change[] {
  if (after.surroundings.name === "nxdomain") return [];
  const ofHosts = after.facts.hosts.flatMap((now) => {
    const old = before.facts.hosts.find(({ host }) => host === now.host);
    return hostChanges(old, now);
  });
  const told = (...ids: readonly RuleId[]) => ofHosts.filter(({ rule }) => ids.some((id) => id === rule));
  const broken = new Set(told("DANE-LENGTH", "DANE-EMPTY-HASH").map(({ name }) => name));
  return [
    ...ofHosts,
    ...(told("DANE-INSECURE").length > 0 ? [] : mxUnsigned(domain, before.facts, after.facts)),
    ...coverageLost(domain, before.facts, after.facts, broken),
  ];
}

function hostChanges(old: HostFacts | undefined, now: HostFacts): readonly Change[] {
  const had = old?.tlsa.kind === "present" ? old.tlsa : undefined;
  switch (now.tlsa.kind) {
    case "present":
      return recordChanges(old, had, now, now.tlsa);
    case "absent":
      return old === undefined || had === undefined ? [] : removed(old, had, now);
    case "unknown":
    case "failed":
      return [];
  }
}

/** Silent where the host is gone, or is an MX host no longer: then its records have no more work. */
function removed(old: HostFacts, had: TlsaRecords, now: HostFacts): readonly Change[] {
  const usable = usableRecords(had);
  const [first] = usable;
  if (first === undefined || now.name === "nxdomain" || (old.role === "mx" && now.role === "itself")) return [];
  const label = newLabel(old, usable, now);
  const args = { host: now.host, records: shown(usable) };
  const name = tlsaName(now.host);
  if (label === undefined)
    return [change("DANE-REMOVED", name, [shown(usable), "no TLSA record"], args, { before: first.from })];
  const moved = [`TLSA at ${had.owner}`, `TLSA at ${label}`] as const;
  return [change("DANE-LABEL", name, moved, { ...args, label }, { before: first.from })];
}

/** Where the removed records stand now, below the host and not there before. */
function newLabel(old: HostFacts, usable: readonly LocatedRecord[], now: HostFacts): DomainName | undefined {
  const ownersOf = (facts: HostFacts): readonly DomainName[] =>
    facts.elsewhere
      .filter(({ records }) => records.some((record) => usable.some(({ text }) => text === record)))
      .map(({ owner }) => owner);
  const before = new Set(ownersOf(old));
  return ownersOf(now).find((owner) => !before.has(owner));
}

function recordChanges(
  old: HostFacts | undefined,
  had: TlsaRecords | undefined,
  now: HostFacts,
  has: TlsaRecords,
): readonly Change[] {
  const defects = newDefects(old, now.host, has);
  const transitions = old === undefined || had === undefined ? [] : transition(had, now.host, has, defects.length > 0);
  const unsigned = old === undefined || had === undefined ? [] : hostUnsigned(old, had, now, has);
  return [...defects, ...transitions, ...unsigned, ...unmatched(old, now, has), ...ttlRaised(had, now.host, has)];
}

/** Broken records that were not there before. */
function newDefects(old: HostFacts | undefined, host: DomainName, has: TlsaRecords): readonly Change[] {
  const had = old?.tlsa.kind === "present" ? old.tlsa : undefined;
  const added = has.records.filter(({ text }) => had?.records.every((record) => record.text !== text) ?? true);
  const empty = added.filter(({ use }) => use === "empty-hash");
  const broken = added.filter(({ use }) => use === "length" || use === "not-hex" || use === "malformed");
  const severity = usableRecords(has).length === 0 && has.unread === 0 ? "critical" : "low";
  const texts = (records: readonly LocatedRecord[]) => [textOf(old), shown(records)] as const;
  const about = (records: readonly LocatedRecord[]) => ({ host, records: shown(records) });
  return [
    ...empty
      .slice(0, 1)
      .map((at) => change("DANE-EMPTY-HASH", tlsaName(host), texts(empty), about(empty), { after: at.from })),
    ...broken
      .slice(0, 1)
      .map((at) => change("DANE-LENGTH", tlsaName(host), texts(broken), about(broken), { after: at.from, severity })),
  ];
}

/** What became of the usable records. Adding is silent, and so is removing as long as two independent entries are left. */
function transition(had: TlsaRecords, host: DomainName, has: TlsaRecords, hasDefects: boolean): readonly Change[] {
  const before = usableRecords(had);
  const after = usableRecords(has);
  const gone = without(before, after);
  const [at] = has.records;
  if (gone.length === 0 || had.unread + has.unread > 0 || at === undefined) return [];
  if (after.length === 0 && hasDefects) return []; // told by the defect
  const rule = after.length === 0 ? allUnusable(had, has) : replaced(before, after, gone);
  if (rule === undefined || (rule === "DANE-ROLLOVER-LOST" && hasDefects)) return [];
  const shownAfter = after.length === 0 ? has.records : after;
  const texts = [shown(before), shown(shownAfter)] as const;
  const [added] = without(after, before);
  const args = { host, before: texts[0], after: texts[1] };
  return [change(rule, tlsaName(host), texts, args, { after: (added ?? at).from })];
}

function allUnusable(had: TlsaRecords, has: TlsaRecords): RuleId {
  return without(has.records, had.records).some(({ use }) => use === "usage") ? "DANE-USAGE" : "DANE-REMOVED";
}

/** One cause, one rule: what says most of it. */
function replaced(
  before: readonly LocatedRecord[],
  after: readonly LocatedRecord[],
  gone: readonly LocatedRecord[],
): RuleId | undefined {
  const added = without(after, before);
  const relations = new Set(before.flatMap((a) => after.map((b) => relationOf(a, b))));
  const overlaps = relations.has("same");
  if (!overlaps && relations.has("different")) return "DANE-DISJOINT";
  if (gone.some(isKey) && added.some(isWholeCertificate)) return "DANE-SELECTOR";
  if (added.some((record) => !isDigest(record) && gone.some((old) => isDigest(old) && old.usage === record.usage)))
    return "DANE-MATCHING";
  if (!overlaps) return "DANE-DISJOINT";
  return independentEntries(before) > 1 && independentEntries(after) === 1 ? "DANE-ROLLOVER-LOST" : undefined;
}

const isKey = ({ usage, selector }: LocatedRecord): boolean => usage === 3 && selector === 1;
const isWholeCertificate = ({ usage, selector }: LocatedRecord): boolean => usage === 3 && selector === 0;
const isDigest = ({ matchingType }: LocatedRecord): boolean => matchingType !== 0;

function without(records: readonly LocatedRecord[], others: readonly LocatedRecord[]): readonly LocatedRecord[] {
  return records.filter(({ text }) => others.every((other) => other.text !== text));
}

/** At the record where the records changed, else at the certificate. */
function unmatched(old: HostFacts | undefined, { host, certificates }: HostFacts, has: TlsaRecords): readonly Change[] {
  const known = new Set(old?.certificates.filter(({ isMatched }) => !isMatched).map(({ file }) => file));
  const isSame = textOf(old) === shown(has.records);
  return certificates
    .filter(({ file, isMatched }) => !isMatched && !known.has(file))
    .map(({ file }) => {
      const range = isSame ? { file, line: 1, column: 1, endLine: 1 } : has.records[0]?.from;
      const before =
        old?.certificates.some((one) => one.file === file) === true ? "matched" : "no certificate in the files";
      return change("DANE-CERT", tlsaName(host), [before, `${file} is not matched`], { host, file }, { after: range });
    });
}

function ttlRaised(had: TlsaRecords | undefined, host: DomainName, has: TlsaRecords): readonly Change[] {
  const [at] = has.records;
  if (at === undefined || has.ttl <= longTtl || (had !== undefined && had.ttl > longTtl)) return [];
  const texts = [had === undefined ? "no TLSA record" : `TTL ${had.ttl}`, `TTL ${has.ttl}`] as const;
  return [change("DANE-TTL", tlsaName(host), texts, { host, ttl: has.ttl }, { after: at.from })];
}

function hostUnsigned(old: HostFacts, had: TlsaRecords, now: HostFacts, has: TlsaRecords): readonly Change[] {
  const [at] = usableRecords(has);
  if (at === undefined || usableRecords(had).length === 0) return [];
  const lost =
    had.rrsig === "present" && has.rrsig === "absent" && had.owner === has.owner
      ? `RRSIG of ${has.owner}`
      : signatureLost(old.signing, now.signing);
  if (lost === undefined) return [];
  const args = { host: now.host, lost };
  return [change("DANE-INSECURE", tlsaName(now.host), [lost, `no ${lost}`], args, { after: at.from })];
}

/** The zone of the MX records is another than that of the hosts: senders then need not look for TLSA records. */
function mxUnsigned(domain: DomainName, old: DaneFacts, now: DaneFacts): readonly Change[] {
  const hosts = now.hosts.filter(
    (host) => isCovered(host) === true && old.hosts.some((was) => was.host === host.host && isCovered(was) === true),
  );
  const [first] = hosts;
  const lost = signatureLost(old.signing, now.signing);
  if (first === undefined || lost === undefined) return [];
  const args = { host: domain, lost, hosts: hosts.map(({ host }) => host) };
  return [change("DANE-INSECURE", domain, [lost, `no ${lost}`], args, { after: first.from })];
}

/** The DNSKEY or DS that signed a name before and is gone, such as `DS of example.org`. */
function signatureLost(old: readonly ZoneSigning[], now: readonly ZoneSigning[]): string | undefined {
  for (const was of old) {
    if (was.isApex && was.ds === "absent") return undefined; // not delegated securely: nothing above counts
    const is = now.find(({ owner }) => owner === was.owner);
    if (was.dnskey === "present" && is?.dnskey === "absent") return `DNSKEY of ${was.owner}`;
    if (was.ds === "present" && is?.ds === "absent") return `DS of ${was.owner}`;
  }
  return undefined;
}

/**
 * Every MX host had a usable TLSA record; one that came has none. What other zones say of it is not known and so no claim;
 * hosts whose records are told of as `broken` are left out.
 */
function coverageLost(
  domain: DomainName,
  old: DaneFacts,
  now: DaneFacts,
  broken: ReadonlySet<DomainName>,
): readonly Change[] {
  const had = mxHostsOf(old);
  const has = mxHostsOf(now);
  const unread = old.mx.kind === "real" ? old.mx.unread : 0;
  if (had.length === 0 || unread > 0 || !had.every((host) => isCovered(host) === true)) return [];
  const came = has.filter(({ host }) => had.every((was) => was.host !== host) && !broken.has(tlsaName(host)));
  const uncovered = came.filter((host) => isCovered(host) === false);
  const [first] = uncovered;
  if (first === undefined) return [];
  const covered = has.filter((host) => isCovered(host) === true).length;
  const args = { domain, hosts: uncovered.map(({ host }) => host), covered, total: has.length };
  const texts = [coverageText(had.length, had.length), coverageText(covered, has.length)] as const;
  return [change("DANE-COVERAGE", domain, texts, args, { after: first.from })];
}

function coverageText(covered: number, total: number): string {
  return `${covered} of ${total} MX hosts with TLSA`;
}

function mxHostsOf({ hosts }: DaneFacts): readonly HostFacts[] {
  return hosts.filter(({ role }) => role === "mx");
}

function tlsaName(host: DomainName): DomainName {
  return below("_25._tcp", host);
}

function textOf(old: HostFacts | undefined): string {
  if (old?.tlsa.kind === "present") return shown(old.tlsa.records);
  return old?.tlsa.kind === "absent" ? "no TLSA record" : "not known";
}
