/** Does a DS record of the parent zone stand for a key of the zone (RFC 4034 §5.1.4, RFC 4509)? */
import { createHash } from "node:crypto";
import { type DomainName, labelsOf } from "../../dns/name.ts";
import { type DnsKey, type Ds, isZoneKey, wireOf } from "./parse.ts";

/** By digest type: 1 SHA-1, 2 SHA-256 (RFC 4509), 4 SHA-384 (RFC 6605). Others are not computed. */
const hashes: ReadonlyMap<number, string> = new Map([
  [1, "sha1"],
  [2, "sha256"],
  [4, "sha384"],
]);

/** The digest over the owner name and the key's RDATA, in lower-case hexadecimal; undefined for types that are not computed. */
export function digestOf(zone: DomainName, key: DnsKey, digestType: number): string | undefined {
  const hash = hashes.get(digestType);
  if (hash === undefined) return undefined;
  return createHash(hash).update(wireName(zone)).update(wireOf(key)).digest("hex");
}

/** `unknown` where a key has the right tag and algorithm and the digest cannot be computed. */
export function matchOf(zone: DomainName, ds: Ds, keys: readonly DnsKey[]): "match" | "mismatch" | "unknown" {
  const meant = keys.filter((key) => isZoneKey(key) && key.keyTag === ds.keyTag && key.algorithm === ds.algorithm);
  const digests = new Set(meant.map((key) => digestOf(zone, key, ds.digestType)));
  if (digests.has(ds.digest)) return "match";
  return digests.has(undefined) ? "unknown" : "mismatch";
}

/** RFC 4034 §6.2: uncompressed, lower case, with the root label. */
function wireName(zone: DomainName): Uint8Array {
  const labels = labelsOf(zone).map((label) => {
    const octets = Buffer.from(unescaped(label), "latin1");
    return Buffer.concat([Uint8Array.of(octets.length), octets]);
  });
  return Buffer.concat([...labels, Uint8Array.of(0)]);
}

function unescaped(label: string): string {
  return label.replace(/\\(\d{3}|.)/gs, (_, escaped: string) =>
    escaped.length === 3 ? String.fromCharCode(Number(escaped)) : escaped,
  );
}
