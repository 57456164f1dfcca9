/** The rules of DNSSEC that need both sides of a change: zone by zone, from the domain upwards. */
import type { Both, Change } from "../../model.ts";
import { type Pair, change } from "./change.ts";
import { algorithmLowered, digestLowered } from "./compare-algorithms.ts";
import { keysRemoved, mismatch } from "./compare-keys.ts";
import type { DnssecFacts, Records, ZoneFacts } from "./evaluate.ts";
import { deletionIn, isAnchored, isSignedElsewhere, iterationsOf, shown, wholeOf } from "./records.ts";

/** A mistake lasts as long as caches keep it: over a day is long. */
const longTtl = 86_400;
/** Validators may take a zone with more for unsigned (RFC 9276 §3.2). */
const manyIterations = 100;

export function compareDnssec({ before, after }: Both<DnssecFacts>): readonly Change[] {
  if (after.surroundings.name === "nxdomain") return [];
  return after.facts.zones.flatMap((now) => {
    const old = before.facts.zones.find(({ zone }) => zone === now.zone);
    return zoneChanges({ zone: now.zone, before: old ?? unknownZone(now), after: now });
  });
}

/** A zone of which the base shows nothing. */
function unknownZone({ zone }: ZoneFacts): ZoneFacts {
  const unknown = { kind: "unknown", because: `${zone} is not in the base` } as const;
  const signing = { kind: "not-measured", because: unknown.because } as const;
  return {
    zone,
    signing,
    ds: unknown,
    dnskey: unknown,
    cds: unknown,
    cdnskey: unknown,
    nsec3param: unknown,
    ns: unknown,
  };
}

/** One cause is told once: lost keys are no mismatch too, and a long TTL is only worth a word where nothing worse is told. */
function zoneChanges(pair: Pair): readonly Change[] {
  const keys = keysRemoved(pair);
  const told = [
    ...delegationUnsigned(pair),
    ...deletionAsked(pair),
    ...switchedOff(pair),
    ...(keys.length > 0 ? keys : mismatch(pair)),
    ...algorithmLowered(pair),
    ...digestLowered(pair),
    ...iterationsRaised(pair),
    ...serversReplaced(pair),
  ];
  return told.length > 0 ? told : longTtls(pair);
}

/** Silent where the delegation is gone too: what was below it is the parent zone's own now, or nobody's. */
function delegationUnsigned({ zone, before, after }: Pair): readonly Change[] {
  if (before.ds.kind !== "present" || after.ds.kind !== "absent") return [];
  if (before.ns.kind === "present" && after.ns.kind === "absent") return [];
  const { records } = before.ds;
  return [
    change(
      "DNSSEC-DS-REMOVED",
      zone,
      [shown(records), "no DS"],
      { zone, ds: shown(records) },
      { before: records[0]?.from },
    ),
  ];
}

function deletionAsked({ zone, before, after }: Pair): readonly Change[] {
  const asked = deletionIn(after);
  if (asked === undefined || deletionIn(before) !== undefined) return [];
  return [change("DNSSEC-CDS-DELETE", zone, [textOf(before.cds), asked.text], { zone }, { after: asked.from })];
}

/** Silent where keys appear in the zone's file, which is signed before it is deployed then. */
function switchedOff({ zone, before, after }: Pair): readonly Change[] {
  if (before.signing.kind !== "measured" || after.signing.kind !== "measured") return [];
  const [was, is] = [before.signing.value, after.signing.value];
  if (was.state !== "on" || is.state !== "off") return [];
  if (after.dnskey.kind === "present" && before.dnskey.kind === "absent") return [];
  return [change("DNSSEC-OFF-CONFIG", zone, [was.how, is.how], { zone, was: was.how, is: is.how }, { after: is.from })];
}

function iterationsRaised({ zone, before, after }: Pair): readonly Change[] {
  const was = iterationsOf(before) ?? 0;
  const is = iterationsOf(after) ?? 0;
  if (is <= was || after.nsec3param.kind !== "present") return [];
  const severity = is > manyIterations ? "high" : "medium";
  const texts = [textOf(before.nsec3param), shown(after.nsec3param.records)] as const;
  return [
    change(
      "DNSSEC-NSEC3",
      zone,
      texts,
      { zone, iterations: is },
      { after: after.nsec3param.records[0]?.from, severity },
    ),
  ];
}

/** Silent where the zone is signed here, so that its keys go with it to the new servers. */
function serversReplaced({ zone, before, after }: Pair): readonly Change[] {
  const [was, is] = [wholeOf(before.ns), wholeOf(after.ns)];
  if (was === undefined || is === undefined || !isSameSet(before.ds, after.ds)) return [];
  if (isAnchored(after) || (isSignedElsewhere(before) && isSignedElsewhere(after))) return [];
  const hosts = new Set(was.records.map(({ host }) => host));
  if (is.records.some(({ host }) => hosts.has(host))) return [];
  const texts = [shown(was.records), shown(is.records)] as const;
  return [
    change("DNSSEC-NS-MOVE", zone, texts, { zone, before: texts[0], after: texts[1] }, { after: is.records[0]?.from }),
  ];
}

function longTtls({ zone, before, after }: Pair): readonly Change[] {
  const kinds = [
    ["DS", before.ds, after.ds],
    ["DNSKEY", before.dnskey, after.dnskey],
  ] as const;
  return kinds.flatMap(([type, was, is]) => {
    if (was.kind !== "present" || is.kind !== "present" || isSameSet<object>(was, is) || was.ttl <= longTtl) return [];
    const texts = [`${type} TTL ${was.ttl}`, `${type} changed`] as const;
    return [change("DNSSEC-TTL", zone, texts, { zone, type, ttl: was.ttl }, { after: is.records[0]?.from })];
  });
}

/** Are both there, whole and the same? */
function isSameSet<T>(a: Records<T>, b: Records<T>): boolean {
  const [was, is] = [wholeOf(a), wholeOf(b)];
  if (was === undefined || is === undefined) return false;
  const texts = new Set(was.records.map(({ text }) => text));
  return (
    texts.size === new Set(is.records.map(({ text }) => text)).size && is.records.every(({ text }) => texts.has(text))
  );
}

function textOf<T>(records: Records<T>): string {
  if (records.kind === "present") return shown(records.records);
  return records.kind === "absent" ? "none" : "not known";
}
