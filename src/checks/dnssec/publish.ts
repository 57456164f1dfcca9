/** The records of DNSSEC that are to be published against what the check finds; a DS stands in the parent zone (RFC 4035 §2.4). */
import type { DomainName } from "../../dns/name.ts";
import type { RRType } from "../../dns/rrset.ts";
import type { Finding, Publication, Side } from "../../model.ts";
import { isStrongAlgorithm } from "./algorithms.ts";
import { digestOf } from "./digest.ts";
import type { DnssecFacts, Located, ZoneFacts } from "./evaluate.ts";
import { type DnsKey, asksForDeletion, isEntryPoint, isZoneKey } from "./parse.ts";

type Publish = (zone: ZoneFacts, finding: Finding) => readonly Publication[];

const publishers: Readonly<Partial<Record<Finding["id"], Publish>>> = {
  "dnssec/insecure": (zone) => strongDs(zone, "add"),
  "dnssec/ds-mismatch": (zone) => strongDs(zone, "replace"),
  "dnssec/weak-algorithm": (zone) => strongDs(zone, "replace"),
  "dnssec/only-sha1": (zone) => strongDs(zone, "replace"),
  "dnssec/ds-unsupported": (zone) => strongDs(zone, "add"),
  "dnssec/ds-without-key": (zone, { args }) =>
    (zone.ds.kind === "present" ? zone.ds.records : [])
      .filter(({ keyTag }) => keyTag === args["keyTag"])
      .map(({ text }) => ({ do: "remove", owner: zone.zone, type: "DS", rdata: text })),
  "dnssec/deletion-asked": ({ zone, cds, cdnskey }) => [
    ...deletions(zone, "CDS", cds),
    ...deletions(zone, "CDNSKEY", cdnskey),
  ],
  "dnssec/nsec3-iterations": withoutIterations,
  "dnssec/nsec3-salt": withoutIterations,
};

export function publishDnssec({ facts }: Side<DnssecFacts>, finding: Finding): readonly Publication[] {
  const zone = facts.zones.find((one) => one.zone === finding.args["zone"]);
  return zone === undefined ? [] : (publishers[finding.id]?.(zone, finding) ?? []);
}

const sha256 = 2; // digest type, RFC 4509

/** Of the keys that the zone has for it: those with the SEP flag or, where none has it, all that sign the zone. */
function strongDs({ zone, dnskey }: ZoneFacts, to: "add" | "replace"): readonly Publication[] {
  const keys = dnskey.kind === "present" && dnskey.unread === 0 ? dnskey.records : [];
  const strong = keys.filter((key) => isZoneKey(key) && isStrongAlgorithm(key.algorithm));
  const entryPoints = strong.filter(isEntryPoint);
  const chosen = entryPoints.length > 0 ? entryPoints : strong;
  return chosen.map((key) => ({ do: to, owner: zone, type: "DS", rdata: dsOf(zone, key) }));
}

function dsOf(zone: DomainName, key: DnsKey): string {
  return `${key.keyTag} ${key.algorithm} ${sha256} ${digestOf(zone, key, sha256) ?? ""}`;
}

function deletions(owner: DomainName, type: RRType, set: ZoneFacts["cds" | "cdnskey"]): readonly Publication[] {
  const records: readonly Located<{ algorithm: number }>[] = set.kind === "present" ? set.records : [];
  return records.filter(asksForDeletion).map(({ text }) => ({ do: "remove", owner, type, rdata: text }));
}

/** RFC 9276 §3.1. Signers make the record themselves, from their settings. */
function withoutIterations({ zone }: ZoneFacts): readonly Publication[] {
  return [{ do: "replace", owner: zone, type: "NSEC3PARAM", rdata: "1 0 0 -" }];
}
