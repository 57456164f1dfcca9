/** Does a key of a zone sign an RRset (RFC 4035 §5.3)? */
import { type DomainName, below, fromLabels, isWithin, labelsOf } from "../name.ts";
import { canonicalOctets } from "../wire/canonical.ts";
import { wireName } from "../wire/name.ts";
import { numberOf } from "../wire/types.ts";
import { isReported, isSupported, keyObjectOf, verify } from "./algorithms.ts";
import { type Dnskey, isZoneKey } from "./dnskey.ts";
import type { Work } from "./limits.ts";
import type { Reason } from "./reason.ts";
import type { Rrsig, SignedRRset } from "./rrsets.ts";

export interface Verified {
  ok: true;
  /** Seconds for which the RRset may be kept (RFC 4035 §5.3.3). */
  ttl: number;
  rrsig: Rrsig;
  key: Dnskey;
  /** The wildcard that the RRset was made from (RFC 4035 §5.3.2). That no closer name exists is still to be proved. */
  wildcard?: DomainName;
}

export type Judged = Verified | { ok: false; reason: Reason };

/** What is wrong with the signatures. The further one came, the more its fate says to an administrator: the furthest is last. */
const problems = [
  "signature-missing",
  "signature-malformed",
  "key-missing",
  "key-unusable",
  "signature-not-yet-valid",
  "signature-expired",
  "signature-invalid",
  "too-many-keys",
  "too-many-signatures",
  "too-much-work",
] as const;
interface Flaw {
  code: (typeof problems)[number];
  args?: Readonly<Record<string, string | number>>;
}

/** A signature that nothing but the arithmetic of its algorithm can refuse, and the keys that may have made it. */
interface Candidate {
  rrsig: Rrsig;
  keys: readonly Dnskey[];
}

/**
 * Judges an RRset by the signatures that name `zone` as their signer. One good signature is enough (RFC 6840 §5.11, §5.12).
 * `keys` are those of `zone` that are trusted; the cost is counted in `work`.
 */
export function verifyRRset(
  rrset: SignedRRset,
  keys: readonly Dnskey[],
  zone: DomainName,
  now: Date,
  work: Work,
): Judged {
  const seconds = Math.floor(now.getTime() / 1000);
  const candidates: Candidate[] = [];
  const flaws: Flaw[] = [];
  for (const rrsig of rrset.signatures) {
    if (rrsig.signer !== zone) continue;
    const named = keys.filter(({ keyTag, algorithm }) => keyTag === rrsig.keyTag && algorithm === rrsig.algorithm);
    const flaw =
      flawOfForm(rrset, rrsig) ?? flawOfTimes(rrsig, seconds, work.limits.skewSeconds) ?? flawOfKeys(rrsig, named);
    if (flaw === undefined) candidates.push({ rrsig, keys: named.filter(isZoneKey) });
    else flaws.push(flaw);
  }
  const found = tryCandidates(rrset, candidates, work);
  if ("key" in found) return { ok: true, ...found, ...reachOf(rrset, found.rrsig, seconds) };
  return { ok: false, reason: reasonOf(rrset, zone, [...flaws, ...found]) };
}

/** RFC 4035 §5.3.1. */
function flawOfForm({ owner }: SignedRRset, rrsig: Rrsig): Flaw | undefined {
  const { algorithm, keyTag, labels, signer } = rrsig;
  const args = { algorithm, keyTag };
  if (!isSupported(algorithm)) return { code: "signature-missing", args };
  if (!isWithin(owner, signer)) return { code: "signature-malformed", args: { ...args, problem: "signer" } };
  if (labels > countLabels(owner)) return { code: "signature-malformed", args: { ...args, problem: "labels" } };
  if (labels < countLabels(signer)) return { code: "signature-malformed", args: { ...args, problem: "wildcard" } };
  return undefined;
}

/** As the Labels field has it: without the root and a `*` in front (RFC 4034 §3.1.3). */
function countLabels(owner: DomainName): number {
  const labels = labelsOf(owner);
  return labels[0] === "*" ? labels.length - 1 : labels.length;
}

const minSkewSeconds = 3600;

/**
 * Clocks may be wrong by a tenth of the time for which a signature holds, an hour at least: as Unbound has it. All times are
 * seconds modulo 2^32, and compared as RFC 4034 §3.1.5 has it (RFC 1982).
 */
function flawOfTimes(
  { inception, expiration, keyTag, algorithm }: Rrsig,
  now: number,
  maxSkew: number,
): Flaw | undefined {
  const args = { algorithm, keyTag };
  const lifetime = secondsFrom(inception, expiration);
  if (lifetime < 0) return { code: "signature-malformed", args: { ...args, problem: "times" } };
  const skew = Math.min(maxSkew, Math.max(minSkewSeconds, lifetime / 10));
  if (secondsFrom(now, inception) > skew) return { code: "signature-not-yet-valid", args: { ...args, inception } };
  if (secondsFrom(expiration, now) > skew) return { code: "signature-expired", args: { ...args, expiration } };
  return undefined;
}

/** Negative where `to` is before `from` in the arithmetic of serial numbers (RFC 1982 §3.2). */
function secondsFrom(from: number, to: number): number {
  return (to - from) | 0;
}

function flawOfKeys({ algorithm, keyTag }: Rrsig, named: readonly Dnskey[]): Flaw | undefined {
  if (named.length === 0) return { code: "key-missing", args: { algorithm, keyTag } };
  return named.some(isZoneKey) ? undefined : { code: "key-unusable", args: { algorithm, keyTag } };
}

/** The first signature that is good, or what is wrong with those that were tried; algorithms that are reported come last. */
function tryCandidates(
  rrset: SignedRRset,
  candidates: readonly Candidate[],
  work: Work,
): { rrsig: Rrsig; key: Dnskey } | Flaw[] {
  const { signaturesPerRRset, keysPerTag, failures, verifications } = work.limits;
  const inOrder = candidates.toSorted(
    (a, b) => Number(isReported(a.rrsig.algorithm)) - Number(isReported(b.rrsig.algorithm)),
  );
  const octetsOf = signedOctets(rrset);
  const flaws: Flaw[] = [];
  let failed = 0;
  for (const { rrsig, keys } of inOrder.slice(0, signaturesPerRRset)) {
    const args = { algorithm: rrsig.algorithm, keyTag: rrsig.keyTag };
    const octets = octetsOf(rrsig);
    for (const key of keys.slice(0, keysPerTag)) {
      if (keyObjectOf(key) === undefined) {
        flaws.push({ code: "key-unusable", args });
        continue;
      }
      if (work.verifications >= verifications) return [{ code: "too-much-work" }];
      if (failed >= failures) return [{ code: "too-many-signatures", args }];
      work.verifications++;
      if (verify(key, octets, rrsig.signature)) return { rrsig, key };
      failed++;
      flaws.push({ code: "signature-invalid", args });
    }
    if (keys.length > keysPerTag) flaws.push({ code: "too-many-keys", args });
  }
  if (inOrder.length > signaturesPerRRset) flaws.push({ code: "too-many-signatures" });
  return flaws;
}

function reasonOf({ owner, type }: SignedRRset, zone: DomainName, flaws: readonly Flaw[]): Reason {
  let furthest: Flaw = { code: "signature-missing" };
  for (const flaw of flaws) if (problems.indexOf(flaw.code) >= problems.indexOf(furthest.code)) furthest = flaw;
  return { zone, owner, type, ...furthest };
}

/** What the signature says beside that the RRset is good (RFC 4035 §5.3.2, §5.3.3). */
function reachOf({ owner, ttl }: SignedRRset, rrsig: Rrsig, now: number): { ttl: number; wildcard?: DomainName } {
  const wildcard = wildcardOf(owner, rrsig);
  const left = Math.max(0, secondsFrom(now, rrsig.expiration));
  return { ttl: Math.min(ttl, rrsig.ttl, rrsig.originalTtl, left), ...(wildcard === undefined ? {} : { wildcard }) };
}

function wildcardOf(owner: DomainName, { labels }: Rrsig): DomainName | undefined {
  if (labels >= countLabels(owner)) return undefined;
  const all = labelsOf(owner);
  return below("*", fromLabels(all.slice(all.length - labels)));
}

const internet = 1;

/** What was signed (RFC 4034 §3.1.8.1), by signature; the records are put in canonical form and order once (RFC 4034 §6.3). */
function signedOctets({ owner, type, rdata }: SignedRRset): (rrsig: Rrsig) => Uint8Array {
  const canonical = distinct(
    rdata.map((octets) => canonicalOctets(type, octets)).toSorted((a, b) => Buffer.compare(a, b)),
  );
  return (rrsig) => {
    const name = wireName(wildcardOf(owner, rrsig) ?? owner);
    const head = Buffer.alloc(name.length + 8);
    head.set(name);
    head.writeUInt16BE(numberOf(type), name.length);
    head.writeUInt16BE(internet, name.length + 2);
    head.writeUInt32BE(rrsig.originalTtl, name.length + 4);
    return Buffer.concat([rrsig.signedPart, ...canonical.flatMap((octets) => [head, lengthOf(octets), octets])]);
  };
}

function lengthOf({ length }: Uint8Array): Uint8Array {
  return Uint8Array.of(length >> 8, length & 0xff);
}

/** `sorted` without repeats: a record that is there twice in other letters is signed once. */
function distinct(sorted: readonly Uint8Array[]): readonly Uint8Array[] {
  return sorted.filter((octets, i) => i === 0 || Buffer.compare(octets, sorted[i - 1] ?? octets) !== 0);
}
