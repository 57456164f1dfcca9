/** What the records of one zone are worth together. */
import { cut } from "../../change.ts";
import { isStrongDigest, isWeakAlgorithm, sha1 } from "./algorithms.ts";
import { matchOf } from "./digest.ts";
import type { Located, Present, Records, ZoneFacts } from "./evaluate.ts";
import { type DnsKey, type Ds, asksForDeletion, isZoneKey } from "./parse.ts";

/** Is signing known to be on, so that the files do not hold every key? */
export function isSignedElsewhere({ signing }: ZoneFacts): boolean {
  return signing.kind === "measured" && signing.value.state === "on";
}

/** Known to be unsigned: the configuration says so, and the file holds no keys of its own. */
export function isUnsigned({ signing, dnskey }: ZoneFacts): boolean {
  if (signing.kind === "not-measured" || dnskey.kind === "present") return false;
  return signing.value.state === "off" && signing.value.isDefault !== true;
}

/** All of the set, where all of it could be read. */
export function wholeOf<T>(records: Records<T>): Present<T> | undefined {
  return records.kind === "present" && records.unread === 0 && records.records.length > 0 ? records : undefined;
}

/**
 * The DS records, where none of them stands for a key of the zone, so that validators take the zone for forged. Undefined
 * where one does, or nobody can know: keys outside of the files, digests that are not computed.
 */
export function mismatched(zone: ZoneFacts): readonly Located<Ds>[] | undefined {
  const ds = wholeOf(zone.ds);
  const keys = wholeOf(zone.dnskey);
  if (ds === undefined || keys === undefined || isSignedElsewhere(zone)) return undefined;
  return ds.records.every((one) => matchOf(zone.zone, one, keys.records) === "mismatch") ? ds.records : undefined;
}

/** Does a DS stand for a key that is in the files? */
export function isAnchored(zone: ZoneFacts): boolean {
  const { ds, dnskey } = zone;
  if (ds.kind !== "present" || dnskey.kind !== "present") return false;
  return ds.records.some((one) => matchOf(zone.zone, one, dnskey.records) === "match");
}

/** The algorithms that validators may take: those of the DS or, where it is not in the files, of the keys. */
export function algorithmsOf({ ds, dnskey }: ZoneFacts, source: "ds" | "dnskey"): readonly Located<Ds | DnsKey>[] {
  if (source === "ds") return wholeOf(ds)?.records ?? [];
  return wholeOf(dnskey)?.records.filter(isZoneKey) ?? [];
}

export function weakOf(records: readonly Located<Ds | DnsKey>[]): readonly Located<Ds | DnsKey>[] {
  return records.filter(({ algorithm }) => isWeakAlgorithm(algorithm));
}

export function hasStrongDigest(records: readonly Ds[]): boolean {
  return records.some(({ digestType }) => isStrongDigest(digestType));
}

export function isOnlySha1(records: readonly Ds[]): boolean {
  return records.length > 0 && records.every(({ digestType }) => digestType === sha1);
}

/** The most iterations that a hash is asked for; undefined without NSEC3PARAM. */
export function iterationsOf({ nsec3param }: ZoneFacts): number | undefined {
  if (nsec3param.kind !== "present" || nsec3param.records.length === 0) return undefined;
  return Math.max(...nsec3param.records.map(({ iterations }) => iterations));
}

/** The CDS or CDNSKEY record that asks the parent to remove the DS (RFC 8078 §4). */
export function deletionIn({ cds, cdnskey }: Pick<ZoneFacts, "cds" | "cdnskey">): Located<Ds | DnsKey> | undefined {
  const all = [cds, cdnskey].flatMap((set) => (set.kind === "present" ? [...set.records] : []));
  return all.find(asksForDeletion);
}

/** The records as people see them, cut after 300 characters: keys are long. */
export function shown(records: readonly { text: string }[]): string {
  return cut(records.map(({ text }) => text).join(", "));
}
