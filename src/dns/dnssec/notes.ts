/** What is worth telling of a chain that holds. */
import type { DomainName } from "../name.ts";
import { type Dnskey, bitsOf } from "./dnskey.ts";
import { type Ds, matchedBy, usableDs } from "./ds.ts";
import type { Rrsig } from "./rrsets.ts";
import type { Verified } from "./signature.ts";
import type { Note } from "./validated.ts";

const sha1Algorithms: ReadonlySet<number> = new Set([5, 7]); // RFC 9905 §2
const sha1Digest = 1;
const leastRsaBits = 2048; // NIST SP 800-57 part 1 table 2
const soonSeconds = 3 * 86_400;
const soonShare = 0.1; // signers of short signatures, such as those that sign while they answer, renew hours before
const longSeconds = 180 * 86_400; // RFC 6781 §4.4.2.2: so long what was signed can be replayed

/** Of the keys of a zone with all of their signatures, and the DS records above them. */
export function notesOfKeys(
  zone: DomainName,
  keys: readonly Dnskey[],
  ds: readonly Ds[],
  { judged, signatures }: { judged: Verified; signatures: readonly Rrsig[] },
  now: Date,
): readonly Note[] {
  const notes: Note[] = [];
  const usable = new Set(usableDs(ds).usable);
  const matched = matchedBy(ds, keys).ds;
  for (const record of ds) {
    const args = { keyTag: record.keyTag, algorithm: record.algorithm, digestType: record.digestType };
    if (!usable.has(record) && record.digestType !== sha1Digest)
      notes.push({ code: "ds-algorithm-unsupported", zone, args });
    else if (!matched.has(record)) notes.push({ code: "ds-without-key", zone, args });
  }
  if (usable.size > 0 && [...usable].every(({ digestType }) => digestType === sha1Digest))
    notes.push({ code: "sha1-digest", zone });
  for (const algorithm of unsignedAlgorithms(keys, ds, signatures))
    notes.push({ code: "algorithm-unsigned", zone, args: { algorithm } });
  const tags = keys.map(({ keyTag, algorithm }) => `${keyTag} ${algorithm}`);
  if (new Set(tags).size < tags.length) notes.push({ code: "key-tags-collide", zone });
  return [...notes, ...notesOfSignature(zone, judged, now)];
}

/** RFC 4035 §2.2, RFC 6840 §5.11: the keys are signed by each algorithm of the DS. One without a key is told as such. */
function unsignedAlgorithms(
  keys: readonly Dnskey[],
  ds: readonly Ds[],
  signatures: readonly Rrsig[],
): readonly number[] {
  const signed = new Set(signatures.map(({ algorithm }) => algorithm));
  const hasKey = new Set(keys.map(({ algorithm }) => algorithm));
  const all = new Set(ds.map(({ algorithm }) => algorithm));
  return [...all].filter((algorithm) => hasKey.has(algorithm) && !signed.has(algorithm));
}

/** Of one good signature and its key. */
export function notesOfSignature(zone: DomainName, { rrsig, key }: Verified, now: Date): readonly Note[] {
  const notes: Note[] = [];
  const bits = bitsOf(key);
  const left = rrsig.expiration - Math.floor(now.getTime() / 1000);
  if (sha1Algorithms.has(rrsig.algorithm))
    notes.push({ code: "sha1-signature", zone, args: { keyTag: key.keyTag, algorithm: key.algorithm } });
  if (bits !== undefined && bits < leastRsaBits)
    notes.push({ code: "short-rsa-key", zone, args: { keyTag: key.keyTag, bits } });
  const lifetime = rrsig.expiration - rrsig.inception;
  if (left < Math.min(soonSeconds, lifetime * soonShare))
    notes.push({
      code: "signature-expires-soon",
      zone,
      args: { type: rrsig.typeCovered, expiration: rrsig.expiration },
    });
  const days = Math.floor(lifetime / 86_400);
  if (lifetime > longSeconds)
    notes.push({ code: "signature-lives-long", zone, args: { type: rrsig.typeCovered, days } });
  return notes;
}
