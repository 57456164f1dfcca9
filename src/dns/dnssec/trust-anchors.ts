/** Where chains of trust begin (RFC 4033 §2). */
import { type DomainName, type Parsed, parseName, root } from "../name.ts";
import { type Dnskey, dnskeyOf, isRevoked, isZoneKey } from "./dnskey.ts";
import { type Ds, readDs } from "./ds.ts";
import { type AnchorText, anchorTexts } from "./trust-anchor-text.ts";

export interface TrustAnchor {
  zone: DomainName;
  ds: readonly Ds[];
  keys: readonly Dnskey[];
}

/**
 * IANA's keys of the root, from https://data.iana.org/root-anchors/root-anchors.xml (RFC 9718): KSK-2017, valid from
 * 2017-02-02, and KSK-2024, valid from 2024-07-18.
 */
export const rootAnchors: readonly TrustAnchor[] = [
  {
    zone: root,
    ds: [
      sha256Of(20_326, "e06d44b80b8f1d39a95c0b0d7c65d08458e880409bbc683457104237c7f8ec8d"),
      sha256Of(38_696, "683d2d0acb8c9b712a1948b27f741219298d0a450d612c483af444a4c0fb2b16"),
    ],
    keys: [],
  },
];

function sha256Of(keyTag: number, digest: string): Ds {
  return { keyTag, algorithm: 8, digestType: 2, digest: Buffer.from(digest, "hex") };
}

const maxCharacters = 1_000_000;

/**
 * Reads DS and DNSKEY records as in master files, Unbound's files of keys that it follows (RFC 5011), or the `trust-anchors`,
 * `trusted-keys` and `managed-keys` of BIND: one anchor a zone. Revoked keys are left out. Errors: what is no such record,
 * with its line; a text without any; one over a million characters.
 */
export function readTrustAnchors(text: string): Parsed<readonly TrustAnchor[]> {
  if (text.length > maxCharacters) return { ok: false, error: "over a million characters", at: maxCharacters };
  const anchors = new Map<DomainName, { zone: DomainName; ds: Ds[]; keys: Dnskey[] }>();
  for (const record of anchorTexts(text)) {
    const read = readAnchor(record);
    if (typeof read === "string")
      return { ok: false, error: `line ${lineOf(text, record.at)}: ${read}`, at: record.at };
    const anchor = anchors.get(read.zone) ?? { zone: read.zone, ds: [], keys: [] };
    if ("ds" in read) anchor.ds.push(read.ds);
    else if (!isRevoked(read.key)) anchor.keys.push(read.key);
    if (anchor.ds.length + anchor.keys.length > 0) anchors.set(read.zone, anchor);
  }
  return anchors.size > 0 ? { ok: true, value: [...anchors.values()] } : { ok: false, error: "no trust anchor", at: 0 };
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}

/** The anchor, or what is wrong with it. */
function readAnchor({
  owner,
  type,
  rdata,
}: AnchorText): { zone: DomainName; ds: Ds } | { zone: DomainName; key: Dnskey } | string {
  const zone = parseName(owner);
  if (!zone.ok) return `${owner} is not a domain name: ${zone.error}`;
  const ds = type === "DS" ? dsRdata(rdata) : undefined;
  if (ds !== undefined) return { zone: zone.value, ds: readDs(ds) };
  const octets = type === "DNSKEY" ? dnskeyRdata(rdata) : undefined;
  if (octets === undefined) return "not a DS or DNSKEY record";
  const key = dnskeyOf(zone.value, octets);
  if (isZoneKey(key) || isRevoked(key)) return { zone: zone.value, key };
  return "not the key of a zone: flags 256 or 257 and protocol 3 are needed";
}

const digestOctets: Readonly<Record<number, number>> = { 1: 20, 2: 32, 4: 48 };

function dsRdata([keyTag = "", algorithm = "", digestType = "", ...rest]: readonly string[]): Uint8Array | undefined {
  const head = headOf(keyTag, algorithm, digestType);
  const digest = rest.join("").replace(/\s/g, "");
  const octets = Buffer.from(digest, "hex");
  const expected = digestOctets[Number(digestType)] ?? octets.length;
  if (head === undefined || digest === "" || octets.length * 2 !== digest.length || octets.length !== expected)
    return undefined;
  return Buffer.concat([head, octets]);
}

function dnskeyRdata([flags = "", protocol = "", algorithm = "", ...rest]: readonly string[]): Uint8Array | undefined {
  const head = headOf(flags, protocol, algorithm);
  const key = rest.join("").replace(/\s/g, "");
  if (head === undefined || !/^[A-Za-z0-9+/]+={0,2}$/.test(key) || key.length % 4 !== 0) return undefined;
  return Buffer.concat([head, Buffer.from(key, "base64")]);
}

/** Both records begin with a number of two octets and two of one. */
function headOf(first: string, second: string, third: string): Uint8Array | undefined {
  if (![first, second, third].every((field) => /^\d{1,5}$/.test(field))) return undefined;
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  return a > 65_535 || b > 255 || c > 255 ? undefined : Uint8Array.of(a >> 8, a & 255, b, c);
}
