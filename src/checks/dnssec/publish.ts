/** The records of DNSSEC that are to be published against what the check finds; a DS stands in the parent zone (RFC 4035 §2.4). */
import type { DomainName } from "../../dns/name.ts";
import type { RRType } from "../../dns/rrset.ts";
import type { Finding, Publication, Side } from "../../model.ts";
import { isStrongAlgorithm, isStrongDigest } from "./algorithms.ts";
import { digestOf } from "./digest.ts";
import type { DnssecFacts, Located, ZoneFacts } from "./evaluate.ts";
import { type DnsKey, type Ds, asksForDeletion, isEntryPoint, isZoneKey } from "./parse.ts";
import { deletionIn } from "./records.ts";

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

/**
 * What the zone itself asks for (RFC 7344 §4); otherwise of the keys that it has for it: those with the SEP flag or, where none
 * has it, all that sign the zone. Nothing where it asks for none.
 */
function strongDs({ zone, dnskey, cds, cdnskey }: ZoneFacts, to: "add" | "replace"): readonly Publication[] {
  if (deletionIn({ cds, cdnskey }) !== undefined) return [];
  const asked = cds.kind === "present" ? cds.records.filter(isStrong) : [];
  if (asked.length > 0) return asked.map(({ text }) => ({ do: to, owner: zone, type: "DS", rdata: text }));
  const keys = dnskey.kind === "present" && dnskey.unread === 0 ? dnskey.records : [];
  const strong = keys.filter((key) => isZoneKey(key) && isStrongAlgorithm(key.algorithm));
  const entryPoints = strong.filter(isEntryPoint);
  const chosen = entryPoints.length > 0 ? entryPoints : strong;
  return chosen.map((key) => ({ do: to, owner: zone, type: "DS", rdata: dsOf(zone, key) }));
}

function isStrong({ algorithm, digestType }: Ds): boolean {
  return isStrongAlgorithm(algorithm) && isStrongDigest(digestType);
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
