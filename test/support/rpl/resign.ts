/**
 * The same scenario with keys of ECDSA where it has keys of DSA, which no validator has any more: what a DSA key signed
 * well is signed well anew, and what it did not is not. A validator that has no DSA then has the same to judge.
 */
import { type KeyObject, createECDH, createHash, createPrivateKey, createPublicKey, sign, verify } from "node:crypto";
import type { Message, WireRecord } from "../../../src/dns/message.ts";
import { type DomainName, below, fromLabels, labelsOf } from "../../../src/dns/name.ts";
import { keyTagOf } from "../../../src/dns/dnssec/dnskey.ts";
import { canonicalOctets } from "../../../src/dns/wire/canonical.ts";
import { readName, wireName } from "../../../src/dns/wire/name.ts";
import { numberOf } from "../../../src/dns/wire/types.ts";
import { coveredBy } from "./records.ts";
import type { Entry, Scenario } from "./scenario.ts";

const dsa: ReadonlySet<number> = new Set([3, 6]);
const ecdsaP256 = 13; // RFC 6605

/** A key of DSA, and the one in its place. */
interface Pair {
  owner: DomainName;
  old: Uint8Array;
  verifies: KeyObject;
  /** RDATA of the new DNSKEY record. */
  rdata: Uint8Array;
  signs: KeyObject;
}

export function withoutDsa(scenario: Scenario): Scenario {
  const { ranges, steps, anchors } = scenario;
  const messages = ranges.flatMap(({ entries }) => entries.map(({ message }) => message));
  const records = [
    ...anchors,
    ...messages.flatMap(({ answer, authority, additional }) => [...answer, ...authority, ...additional]),
  ];
  const pairs = pairsIn(records);
  const entry = (each: Entry): Entry => ({ ...each, message: renewed(each.message, pairs) });
  return {
    ...scenario,
    anchors: anchors.map((record) => withNewKey(record, pairs)),
    ranges: ranges.map((range) => ({ ...range, entries: range.entries.map(entry) })),
    steps,
  };
}

/** Signatures may stand in another section than what they cover. */
function renewed(message: Message, pairs: readonly Pair[]): Message {
  const { answer, authority, additional } = message;
  const was = [...answer, ...authority, ...additional];
  const is = was.map((record) => withNewKey(record, pairs));
  const section = (records: readonly WireRecord[]) =>
    records.map((record) => (isByDsa(record) ? resigned(record, was, is, pairs) : withNewKey(record, pairs)));
  return { ...message, answer: section(answer), authority: section(authority), additional: section(additional) };
}

function isByDsa({ type, rdata }: WireRecord): boolean {
  return type === "RRSIG" && dsa.has(rdata[2] ?? 0);
}

function pairsIn(records: readonly WireRecord[]): readonly Pair[] {
  const keys = records.filter(({ type, rdata }) => type === "DNSKEY" && dsa.has(rdata[3] ?? 0));
  const distinct = new Map(keys.map((key) => [`${key.owner} ${Buffer.from(key.rdata).toString("hex")}`, key]));
  return [...distinct.values()].map(pairOf);
}

/** The new private key is made from the old public one, so that every run is the same. */
function pairOf({ owner, rdata: old }: WireRecord): Pair {
  const ecdh = createECDH("prime256v1");
  const d = createHash("sha256").update(old).digest();
  ecdh.setPrivateKey(d);
  const point = ecdh.getPublicKey().subarray(1);
  const [x, y] = [point.subarray(0, 32), point.subarray(32)];
  const jwk = {
    kty: "EC",
    crv: "P-256",
    d: d.toString("base64url"),
    x: x.toString("base64url"),
    y: y.toString("base64url"),
  };
  const rdata = Buffer.concat([old.subarray(0, 3), Uint8Array.of(ecdsaP256), point]);
  return { owner, old, verifies: dsaKeyOf(old), rdata, signs: createPrivateKey({ key: jwk, format: "jwk" }) };
}

/** DSA in DNSSEC: T, Q, P, G, Y. */
function dsaKeyOf(rdata: Uint8Array): KeyObject {
  const octets = rdata.subarray(4);
  const length = 64 + (octets[0] ?? 0) * 8;
  const q = octets.subarray(1, 21);
  const [p, g, y] = [0, 1, 2].map((index) => octets.subarray(21 + index * length, 21 + (index + 1) * length));
  const algorithm = Buffer.from("06072a8648ce380401", "hex"); // id-dsa
  const parameters = der(0x30, ...[p, q, g].map(integer));
  const bits = der(0x03, Uint8Array.of(0), integer(y));
  return createPublicKey({ key: der(0x30, der(0x30, algorithm, parameters), bits), format: "der", type: "spki" });
}

function integer(octets: Uint8Array = new Uint8Array(0)): Buffer {
  return (octets[0] ?? 0) > 0x7f ? der(0x02, Uint8Array.of(0), octets) : der(0x02, octets);
}

function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.of(tag, ...size), content]);
}

/** DNSKEY and DS records of the new keys; a DS record that was of no key is of none. */
function withNewKey(record: WireRecord, pairs: readonly Pair[]): WireRecord {
  const { owner, type, rdata } = record;
  const pair = pairs.find((each) => each.owner === owner && isOf(each, type, rdata));
  if (pair !== undefined) return { ...record, rdata: type === "DNSKEY" ? pair.rdata : dsOf(pair, rdata) };
  if (type !== "DS" || !dsa.has(rdata[2] ?? 0)) return record;
  return { ...record, rdata: Buffer.concat([rdata.subarray(0, 2), Uint8Array.of(ecdsaP256), rdata.subarray(3)]) };
}

function isOf({ old }: Pair, type: string, rdata: Uint8Array): boolean {
  if (type === "DNSKEY") return Buffer.compare(old, rdata) === 0;
  return type === "DS" && dsa.has(rdata[2] ?? 0) && keyTagOf(old) === keyTagIn(rdata, 0);
}

function keyTagIn(rdata: Uint8Array, at: number): number {
  return (rdata[at] ?? 0) * 256 + (rdata[at + 1] ?? 0);
}

const digests: ReadonlyMap<number, string> = new Map([
  [1, "sha1"],
  [2, "sha256"],
]);

/** A digest that was wrong stays. */
function dsOf({ owner, old, rdata }: Pair, ds: Uint8Array): Uint8Array {
  const digest = (key: Uint8Array): Buffer =>
    createHash(digests.get(ds[3] ?? 0) ?? "sha1")
      .update(wireName(owner))
      .update(key)
      .digest();
  const given = ds.subarray(4);
  const tag = keyTagOf(rdata);
  const head = Uint8Array.of(tag >> 8, tag & 0xff, ecdsaP256, ds[3] ?? 0);
  return Buffer.concat([head, Buffer.compare(digest(old), given) === 0 ? digest(rdata) : given]);
}

const signerAt = 18;
const wrongSignature = Buffer.alloc(64, 1);

/** `was`: the section as it was, for the old signature; `is`: as it is now, for the new one. */
function resigned(
  record: WireRecord,
  was: readonly WireRecord[],
  is: readonly WireRecord[],
  pairs: readonly Pair[],
): WireRecord {
  const { rdata } = record;
  const signer = readName(rdata, signerAt);
  const pair = pairs.find(({ owner, old }) => owner === signer?.name && keyTagOf(old) === keyTagIn(rdata, 16));
  if (signer === undefined || pair === undefined) return record;
  const isGood = verifies(
    pair.verifies,
    signedOctets(record, rdata.subarray(0, signer.end), was),
    rdata.subarray(signer.end),
  );
  const head = Buffer.from(rdata.subarray(0, signer.end));
  head[2] = ecdsaP256;
  head.writeUInt16BE(keyTagOf(pair.rdata), 16);
  const octets = signedOctets(record, head, is);
  const signature = isGood ? sign("sha256", octets, { key: pair.signs, dsaEncoding: "ieee-p1363" }) : wrongSignature;
  return { ...record, rdata: Buffer.concat([head, signature]) };
}

/** Most recorded signatures are in ASN.1, as their signer had it wrong and its validator with it; others have T, R and S. */
function verifies(key: KeyObject, octets: Uint8Array, signature: Uint8Array): boolean {
  if (signature[0] === 0x30) return verify("sha1", octets, { key, dsaEncoding: "der" }, signature);
  return signature.length === 41 && verify("sha1", octets, { key, dsaEncoding: "ieee-p1363" }, signature.subarray(1));
}

/** RFC 4034 §3.1.8.1. */
function signedOctets({ owner, rdata }: WireRecord, head: Uint8Array, records: readonly WireRecord[]): Buffer {
  const type = coveredBy({ rdata });
  const signedOwner = wireName(originalOwner(owner, rdata[3] ?? 0));
  const fixed = Buffer.alloc(8);
  fixed.writeUInt16BE(numberOf(type), 0);
  fixed.writeUInt16BE(1, 2);
  fixed.set(rdata.subarray(4, 8), 4); // the original TTL
  const covered = records.filter((record) => record.owner === owner && record.type === type);
  const distinct = new Map(
    covered.map((record) => [Buffer.from(record.rdata).toString("hex"), canonicalOctets(type, record.rdata)]),
  );
  const canonical = [...distinct.values()].toSorted((a, b) => Buffer.compare(a, b));
  return Buffer.concat([
    head,
    ...canonical.flatMap((octets) => [
      signedOwner,
      fixed,
      Uint8Array.of(octets.length >> 8, octets.length & 0xff),
      octets,
    ]),
  ]);
}

/** The wildcard where the signature has fewer labels than the name (RFC 4035 §5.3.2). */
function originalOwner(owner: DomainName, labels: number): DomainName {
  const all = labelsOf(owner);
  const own = all[0] === "*" ? all.length - 1 : all.length;
  return labels < own ? below("*", fromLabels(all.slice(all.length - labels))) : owner;
}
