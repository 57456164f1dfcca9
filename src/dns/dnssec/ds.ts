/** DS records (RFC 4034 §5): which key of a zone its parent vouches for. */
import { hash } from "node:crypto";
import { wireName } from "../wire/name.ts";
import { isSupported } from "./algorithms.ts";
import type { Dnskey } from "./dnskey.ts";
import type { SignedRRset } from "./rrsets.ts";

export interface Ds {
  keyTag: number;
  algorithm: number;
  digestType: number;
  digest: Uint8Array;
}

const sha1 = 1;
/** RFC 4034 appendix A.2, RFC 4509 §5, RFC 6605 §2. GOST (3) and what came after are unsupported (RFC 9904). */
const hashes: ReadonlyMap<number, "sha1" | "sha256" | "sha384"> = new Map([
  [sha1, "sha1"],
  [2, "sha256"],
  [4, "sha384"],
]);
const digestAt = 4;

/** The records of a DS RRset; RDATA that ends before its digest is left out. */
export function dsOf({ rdata }: SignedRRset): readonly Ds[] {
  return rdata.filter(({ length }) => length >= digestAt).map(readDs);
}

/** `rdata` has four octets or more. */
export function readDs(rdata: Uint8Array): Ds {
  const [high = 0, low = 0, algorithm = 0, digestType = 0] = rdata;
  return { keyTag: high * 256 + low, algorithm, digestType, digest: rdata.subarray(digestAt) };
}

/**
 * The records that a chain can go through; where there are none, what they lack. SHA-1 does not count beside another digest
 * for the same algorithm (RFC 4509 §3).
 */
export function usableDs(records: readonly Ds[]): { usable: readonly Ds[]; lacks?: "algorithm" | "digest" } {
  const known = records.filter(({ algorithm }) => isSupported(algorithm));
  if (known.length === 0) return { usable: [], lacks: "algorithm" };
  const computed = known.filter(({ digestType }) => hashes.has(digestType));
  if (computed.length === 0) return { usable: [], lacks: "digest" };
  const strong = new Set(computed.filter(({ digestType }) => digestType !== sha1).map(({ algorithm }) => algorithm));
  return { usable: computed.filter(({ digestType, algorithm }) => digestType !== sha1 || !strong.has(algorithm)) };
}

/** Does the record stand for the key (RFC 4034 §5.1.4)? */
export function matchesDs(ds: Ds, key: Dnskey): boolean {
  return matchedBy([ds], [key]).ds.has(ds);
}

/**
 * The records that stand for one of the keys, and these keys. A thousand records can be there for a thousand keys of one tag
 * (KeyTrap's HashTrap), so each key is hashed once for each kind of digest and looked up.
 */
export function matchedBy(
  records: readonly Ds[],
  keys: readonly Dnskey[],
): { ds: ReadonlySet<Ds>; keys: ReadonlySet<Dnskey> } {
  const kinds = new Set(records.map(kindOf));
  const byDigest = Map.groupBy(records, (ds) => `${kindOf(ds)} ${Buffer.from(ds.digest).toString("hex")}`);
  const matched = { ds: new Set<Ds>(), keys: new Set<Dnskey>() };
  for (const key of keys) {
    for (const [digestType, algorithm] of hashes) {
      const kind = kindOf({ ...key, digestType });
      if (!kinds.has(kind)) continue;
      const digest = hash(algorithm, Buffer.concat([wireName(key.owner), key.rdata]), "hex");
      for (const ds of byDigest.get(`${kind} ${digest}`) ?? []) {
        matched.ds.add(ds);
        matched.keys.add(key);
      }
    }
  }
  return matched;
}

function kindOf({ keyTag, algorithm, digestType }: Omit<Ds, "digest">): string {
  return `${keyTag} ${algorithm} ${digestType}`;
}
