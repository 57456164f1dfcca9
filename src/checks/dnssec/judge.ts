/** Judges what files or the network show of DNSSEC (RFC 4035, RFC 9276, RFC 9904). Files never show that it works. */
import type { SourceRange } from "../../dns/rrset.ts";
import {
  type CriterionVerdict,
  type Facet,
  type Finding,
  type Judgement,
  type Verdict,
  categories,
} from "../../model.ts";
import { notMeasured, unmet } from "../../verdict.ts";
import { algorithmText } from "./algorithms.ts";
import type { DnssecFacts, ZoneFacts } from "./evaluate.ts";
import { liveFindings, liveVerdict, overall, verdictsOf } from "./judge-live.ts";
import {
  algorithmsOf,
  deletionIn,
  hasStrongDigest,
  isOnlySha1,
  isUnsigned,
  iterationsOf,
  mismatched,
  shown,
  weakOf,
  wholeOf,
} from "./records.ts";

const unseen = notMeasured("zone files do not show whether the zone is signed as published");

export function judgeDnssec(facts: DnssecFacts): Judgement {
  const findings = facts.zones.flatMap(findingsOf);
  if (facts.relied.length > 0) return judgeLive(facts, findings);
  return {
    check: "dnssec",
    verdict: verdictOf(facts, findings),
    criteria: { dnssec: criterionOf(facts) },
    facets: facetsOf(facts),
    findings,
  };
}

function judgeLive(facts: DnssecFacts, ofZones: readonly Finding[]): Judgement {
  const findings = [...liveFindings(facts.relied), ...ofZones];
  const verdicts = verdictsOf(facts.relied);
  const each = categories.map((category) => [category, { dnssec: verdicts[category] }] as const);
  return {
    check: "dnssec",
    verdict: liveVerdict(facts.relied, findings),
    criteria: { dnssec: overall(verdicts) },
    inCategory: Object.fromEntries(each),
    facets: facetsOf(facts),
    findings: [...new Map(findings.map((finding) => [JSON.stringify([finding.id, finding.args]), finding])).values()],
  };
}

/** A chain of trust is as good as its weakest zone: one that is known to be unsigned or broken decides. */
function criterionOf({ zones }: DnssecFacts): CriterionVerdict {
  const isBroken = zones.some((zone) => isUnsigned(zone) || mismatched(zone) !== undefined);
  return isBroken ? unmet : unseen;
}

function verdictOf({ zones }: DnssecFacts, findings: readonly Finding[]): Verdict {
  if (zones.some((zone) => mismatched(zone) !== undefined)) return { kind: "graded", grade: "broken" };
  if (zones.some(isUnsigned)) return { kind: "graded", grade: "absent" };
  return findings.some(({ id }) => id !== "dnssec/nsec3-salt") ? { kind: "graded", grade: "weak" } : unseen;
}

/** Of the zone that the domain is in. */
function facetsOf({ zones }: DnssecFacts): readonly Facet[] {
  const zone = zones.find((one) => [one.ns, one.ds, one.dnskey].some(({ kind }) => kind === "present")) ?? zones[0];
  if (zone === undefined) return [];
  const facets: Facet[] = [];
  const { signing, ds } = zone;
  if (signing.kind === "measured" && signing.value.isDefault !== true)
    facets.push({ id: "dnssec-signing", value: signing.value.state, scale: ["off", "on"] });
  if (ds.kind === "present" || (ds.kind === "absent" && zone.ns.kind === "present"))
    facets.push({ id: "dnssec-ds", value: ds.kind, scale: ["absent", "present"] });
  const records = wholeOf(ds)?.records;
  if (records !== undefined && (isOnlySha1(records) || hasStrongDigest(records)))
    facets.push({ id: "dnssec-ds-digest", value: isOnlySha1(records) ? "sha-1" : "sha-2", scale: ["sha-1", "sha-2"] });
  return facets;
}

function findingsOf(zone: ZoneFacts): readonly Finding[] {
  return [...signingFindings(zone), ...delegationFindings(zone), ...nsec3Findings(zone)];
}

function signingFindings(zone: ZoneFacts): readonly Finding[] {
  const { signing } = zone;
  const asked = deletionIn(zone);
  const deletion =
    asked === undefined
      ? []
      : [findingAt("dnssec/deletion-asked", { zone: zone.zone, record: asked.text }, asked.from)];
  if (!isUnsigned(zone) || signing.kind === "not-measured") return deletion;
  return [findingAt("dnssec/unsigned", { zone: zone.zone, how: signing.value.how }, signing.value.from), ...deletion];
}

function delegationFindings(zone: ZoneFacts): readonly Finding[] {
  const wrong = mismatched(zone);
  const ds = wholeOf(zone.ds)?.records ?? [];
  const about = ds.length > 0 ? ds : algorithmsOf(zone, "dnskey");
  const [weak] = weakOf(about);
  const findings: Finding[] = [];
  if (wrong !== undefined)
    findings.push(findingAt("dnssec/ds-mismatch", { zone: zone.zone, ds: shown(wrong) }, wrong[0]?.from));
  if (weak !== undefined)
    findings.push(
      findingAt("dnssec/weak-algorithm", { zone: zone.zone, algorithm: algorithmText(weak.algorithm) }, weak.from),
    );
  if (isOnlySha1(ds)) findings.push(findingAt("dnssec/only-sha1", { zone: zone.zone }, ds[0]?.from));
  return findings;
}

function nsec3Findings(zone: ZoneFacts): readonly Finding[] {
  if (zone.nsec3param.kind !== "present") return [];
  const [first] = zone.nsec3param.records;
  const iterations = iterationsOf(zone) ?? 0;
  const hasSalt = zone.nsec3param.records.some(({ salt }) => salt !== "");
  const args = { zone: zone.zone };
  if (iterations > 0) return [findingAt("dnssec/nsec3-iterations", { ...args, iterations }, first?.from)];
  return hasSalt ? [findingAt("dnssec/nsec3-salt", args, first?.from)] : [];
}

function findingAt(id: Finding["id"], args: Finding["args"], from: SourceRange | undefined): Finding {
  return { id, args, ...(from === undefined ? {} : { from }) };
}
