/** Judges the TLSA records of a domain's MX hosts (RFC 6698, RFC 7671, RFC 7672). */
import type { CriterionVerdict, Facet, Finding, Judgement, Verdict } from "../../model.ts";
import { met, notApplicable, notMeasured, unmet } from "../../verdict.ts";
import { presentedFindings } from "./presented.ts";
import { passedOver } from "../../mail/tlsa/verify.ts";
import type { DaneFacts, HostFacts, LocatedRecord, TlsaRecords } from "./evaluate.ts";
import { independentEntries, isCovered, shown, usableRecords } from "./records.ts";

/** A TTL over a day makes every roll-over, and every repair, last longer than that. */
export const longTtl = 86_400;

/** MX hosts by whether they have a usable TLSA record; `unknown` also counts MX records that were not read. */
interface Coverage {
  covered: readonly HostFacts[];
  uncovered: readonly HostFacts[];
  unknown: number;
}

export function judgeDane(facts: DaneFacts): Judgement {
  const applies = applicability(facts);
  if (applies !== undefined)
    return { check: "dane", verdict: applies, criteria: { dane: applies }, facets: [], findings: [] };
  const coverage = coverageOf(facts);
  return {
    check: "dane",
    verdict: verdictOf(facts, coverage),
    criteria: { dane: criterionOf(facts, coverage) },
    facets: facetsOf(coverage),
    findings: [
      ...coverageFindings(coverage),
      ...securityFindings(facts),
      ...mxHostsOf(facts).flatMap(hostFindings),
      ...mxHostsOf(facts).flatMap(presentedFindings),
    ],
  };
}

/** The reason why nothing can be said of a domain as a whole, if there is one. */
function applicability({ mx }: DaneFacts): ReturnType<typeof notApplicable | typeof notMeasured> | undefined {
  switch (mx.kind) {
    case "null":
      return notApplicable("the domain has a null MX and receives no mail");
    case "none":
      return notApplicable("the domain has neither an MX record nor an address");
    case "no-mx":
    case "unknown":
      return notMeasured(mx.because);
    case "real":
      return mx.hosts.length + mx.unread === 0 ? notApplicable("no MX record names a host that can exist") : undefined;
    case "implicit":
      return undefined;
  }
}

function mxHostsOf({ hosts }: DaneFacts): readonly HostFacts[] {
  return hosts.filter(({ role }) => role === "mx");
}

function coverageOf(facts: DaneFacts): Coverage {
  const hosts = mxHostsOf(facts);
  const covered = hosts.filter((host) => isCovered(host) === true);
  const uncovered = hosts.filter((host) => isCovered(host) === false);
  const unread = facts.mx.kind === "real" ? facts.mx.unread : 0;
  return { covered, uncovered, unknown: hosts.length - covered.length - uncovered.length + unread };
}

/** A known weakness stands whatever else is unknown; strength needs every host, the signatures and the certificates. */
function criterionOf(facts: DaneFacts, { uncovered, unknown }: Coverage): CriterionVerdict {
  if (uncovered.length > 0 || insecureOnes(facts).length > 0 || isRefused(facts)) return unmet;
  const because = whyOpen(facts, unknown);
  return because === undefined ? met : notMeasured(because);
}

function whyOpen(facts: DaneFacts, unknown: number): string | undefined {
  if (unknown > 0) return whyUnknown(facts);
  if (!isSecure(facts)) return "zone files do not show whether the MX and TLSA records are signed as published";
  return facts.open;
}

/** Do senders with DANE refuse or defer mail: what is presented is not what was promised, or validation fails? */
function isRefused(facts: DaneFacts): boolean {
  return mxHostsOf(facts).some(
    ({ tlsa, presented }) =>
      (tlsa.kind === "failed" && tlsa.isBogus === true) || presented.some(({ found }) => found.kind !== "matched"),
  );
}

function verdictOf(facts: DaneFacts, { covered, uncovered, unknown }: Coverage): Verdict {
  if (uncovered.some(({ tlsa }) => tlsa.kind === "present") || isRefused(facts))
    return { kind: "graded", grade: "broken" };
  if (uncovered.length > 0 && covered.length + unknown === 0) return { kind: "graded", grade: "absent" };
  if (uncovered.length > 0 || insecureOnes(facts).length > 0) return { kind: "graded", grade: "weak" };
  const because = whyOpen(facts, unknown);
  const isWeak = covered.flatMap(hostFindings).some(isWeakness);
  if (because !== undefined && !(isWeak && unknown === 0 && isSecure(facts))) return notMeasured(because);
  return { kind: "graded", grade: isWeak ? "weak" : "strong" };
}

function isWeakness({ id }: Finding): boolean {
  return id !== "dane/digest-passed-over";
}

function whyUnknown(facts: DaneFacts): string {
  for (const { tlsa } of mxHostsOf(facts)) {
    if (tlsa.kind === "unknown" || tlsa.kind === "failed") return tlsa.because;
  }
  return "more MX or TLSA records than were read";
}

/** Each answer that DANE rests on, with its name. */
function answersOf(facts: DaneFacts): readonly { name: string; security: TlsaRecords["security"] }[] {
  const { domain, mx } = facts;
  const ofMx = mx.kind === "real" || mx.kind === "implicit" ? [{ name: domain, security: mx.security }] : [];
  const ofTlsa = mxHostsOf(facts).flatMap(({ host, tlsa, addressSecurity }) =>
    tlsa.kind === "present"
      ? [
          { name: host, security: addressSecurity },
          { name: tlsa.owner, security: tlsa.security },
        ]
      : [],
  );
  return [...ofMx, ...ofTlsa];
}

function isSecure(facts: DaneFacts): boolean {
  return answersOf(facts).every(({ security }) => security === "secure");
}

function insecureOnes(facts: DaneFacts): ReturnType<typeof answersOf> {
  return answersOf(facts).filter(({ security }) => security === "insecure" || security === "bogus");
}

function facetsOf({ covered, uncovered, unknown }: Coverage): readonly Facet[] {
  if (unknown > 0) return [];
  const coverage = covered.length === 0 ? "none" : uncovered.length > 0 ? "partial" : "all";
  const facets: Facet[] = [{ id: "dane-coverage", value: coverage, scale: ["none", "partial", "all"] }];
  if (covered.length > 0) {
    const isDouble = covered.every(
      ({ tlsa }) => tlsa.kind === "present" && independentEntries(usableRecords(tlsa)) > 1,
    );
    facets.push({ id: "dane-rollover", value: isDouble ? "double" : "single", scale: ["single", "double"] });
  }
  return facets;
}

function coverageFindings({ covered, uncovered, unknown }: Coverage): readonly Finding[] {
  const without = uncovered.filter(({ tlsa }) => tlsa.kind === "absent");
  const [first] = without;
  if (first === undefined) return [];
  const hosts = without.map(({ host }) => host);
  const from = first.from === undefined ? {} : { from: first.from };
  if (covered.length === 0) return [{ id: "dane/no-tlsa", args: { hosts }, ...from }];
  const total = covered.length + uncovered.length + unknown;
  return [{ id: "dane/partial-coverage", args: { hosts, covered: covered.length, total }, ...from }];
}

function securityFindings(facts: DaneFacts): readonly Finding[] {
  if (mxHostsOf(facts).every(({ tlsa }) => tlsa.kind !== "present")) return [];
  return insecureOnes(facts).map(({ name, security }) => ({ id: "dane/not-secure", args: { name, security } }));
}

function hostFindings({ host, tlsa }: HostFacts): readonly Finding[] {
  switch (tlsa.kind) {
    case "failed":
      return [
        { id: tlsa.isBogus === true ? "dane/lookup-bogus" : "dane/lookup-failed", args: { host, why: tlsa.because } },
      ];
    case "present":
      return [...unusableFindings(host, tlsa), ...usableFindings(host, tlsa), ...ttlFindings(host, tlsa)];
    case "absent":
    case "unknown":
      return [];
  }
}

function unusableFindings(host: string, tlsa: TlsaRecords): readonly Finding[] {
  const unusable = tlsa.records.filter(({ use }) => use !== "usable");
  const [first] = unusable;
  if (first === undefined) return [];
  if (unusable.length < tlsa.records.length || tlsa.unread > 0)
    return unusable.map((record) =>
      findingAt("dane/unusable", record, { host, record: shown([record]), why: record.use }),
    );
  const why = [...new Set(unusable.map(({ use }) => use))];
  return [findingAt("dane/only-unusable", first, { host, records: shown(unusable), why })];
}

function usableFindings(host: string, tlsa: TlsaRecords): readonly Finding[] {
  const usable = usableRecords(tlsa);
  const [first] = usable;
  if (first === undefined) return [];
  const about = (id: Finding["id"], records: readonly LocatedRecord[]): readonly Finding[] =>
    records.map((record) => findingAt(id, record, { host, record: shown([record]) }));
  const isSingle = tlsa.unread === 0 && independentEntries(usable) === 1;
  return [
    ...about("dane/single-record", isSingle ? [first] : []),
    ...about(
      "dane/whole-certificate",
      usable.filter(({ usage, selector }) => usage === 3 && selector === 0),
    ),
    ...about(
      "dane/no-digest",
      usable.filter(({ matchingType }) => matchingType === 0),
    ),
    ...about("dane/digest-passed-over", passedOver(usable)),
  ];
}

function ttlFindings(host: string, { ttl: seen, originalTtl, records }: TlsaRecords): readonly Finding[] {
  const [first] = records;
  const ttl = originalTtl ?? seen;
  return first === undefined || ttl <= longTtl ? [] : [findingAt("dane/long-ttl", first, { host, ttl })];
}

function findingAt(id: Finding["id"], { from }: LocatedRecord, args: Finding["args"]): Finding {
  return { id, args, ...(from === undefined ? {} : { from }) };
}
