/** Keys of zones that we sign ourselves (RFC 4034 §2, §5). */
import { type KeyObject, createHash, generateKeyPairSync, sign } from "node:crypto";
import type { DomainName } from "../../dns/name.ts";
import { wireName } from "../../dns/wire/name.ts";

/** Those that zones are signed with, by their numbers (RFC 9904 §4). */
export type Algorithm = 5 | 7 | 8 | 10 | 13 | 14 | 15 | 16;

/** RFC 4034 §2.1.1, RFC 5011 §3. */
export const keyFlags = { zone: 0x0100, entry: 0x0101, revoked: 0x0181, none: 0 } as const;

export interface ZoneKey {
  algorithm: number;
  flags: number;
  tag: number;
  /** RDATA of its DNSKEY record. */
  rdata: Uint8Array;
  /** The signature as an RRSIG record has it. */
  sign: (octets: Uint8Array) => Uint8Array;
}

interface Signing {
  publicKey: Uint8Array;
  sign: ZoneKey["sign"];
}

type Generate = () => Signing;

const generators: Record<Algorithm, Generate> = {
  5: () => rsa("sha1"),
  7: () => rsa("sha1"),
  8: () => rsa("sha256"),
  10: () => rsa("sha512"),
  13: () => ecdsa("P-256", "sha256"),
  14: () => ecdsa("P-384", "sha384"),
  15: () => edwards(generateKeyPairSync("ed25519")),
  16: () => edwards(generateKeyPairSync("ed448")),
};

export const algorithms: readonly Algorithm[] = [5, 7, 8, 10, 13, 14, 15, 16];

const generated = new Map<string, Signing>();

/** The key of this algorithm that goes by `called` in this process: made when it is first asked for. */
export function zoneKey(algorithm: Algorithm, called = "one", flags: number = keyFlags.entry): ZoneKey {
  const at = `${algorithm} ${called}`;
  const signing = generated.get(at) ?? generators[algorithm]();
  generated.set(at, signing);
  return keyOf(flags, algorithm, signing.publicKey, signing.sign);
}

/** A key as its fields tell; `protocol` is 3 (RFC 4034 §2.1.2). */
export function keyOf(
  flags: number,
  algorithm: number,
  publicKey: Uint8Array,
  sign: ZoneKey["sign"],
  protocol = 3,
): ZoneKey {
  const rdata = Uint8Array.of(flags >> 8, flags & 255, protocol, algorithm, ...publicKey);
  return { algorithm, flags, tag: keyTag(rdata), rdata, sign };
}

/** RFC 4034 appendix B. */
function keyTag(rdata: Uint8Array): number {
  let sum = 0;
  for (const [index, octet] of rdata.entries()) sum += index % 2 === 0 ? octet << 8 : octet;
  return (sum + (sum >> 16)) & 0xffff;
}

const digests: Record<1 | 2 | 4, string> = { 1: "sha1", 2: "sha256", 4: "sha384" };

/** RDATA of a DS record in presentation form (RFC 4034 §5.1.4). */
export function dsRdata(owner: DomainName, key: ZoneKey, digestType: 1 | 2 | 4 = 2): string {
  const digest = createHash(digests[digestType]).update(wireName(owner)).update(key.rdata).digest("hex");
  return `${key.tag} ${key.algorithm} ${digestType} ${digest}`;
}

/** RFC 3110 §2, §3; RFC 5702 §2, §3. */
function rsa(hash: string): Signing {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const { e, n } = publicKey.export({ format: "jwk" });
  const exponent = octetsOf(e);
  return {
    publicKey: Buffer.concat([Uint8Array.of(exponent.length), exponent, octetsOf(n)]),
    sign: (octets) => sign(hash, octets, privateKey),
  };
}

/** RFC 6605 §4. */
function ecdsa(namedCurve: string, hash: string): Signing {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve });
  const { x, y } = publicKey.export({ format: "jwk" });
  return {
    publicKey: Buffer.concat([octetsOf(x), octetsOf(y)]),
    sign: (octets) => sign(hash, octets, { key: privateKey, dsaEncoding: "ieee-p1363" }),
  };
}

/** RFC 8080 §3, §4. */
function edwards({ publicKey, privateKey }: { publicKey: KeyObject; privateKey: KeyObject }): Signing {
  return {
    publicKey: octetsOf(publicKey.export({ format: "jwk" }).x),
    sign: (octets) => sign(null, octets, privateKey),
  };
}

function octetsOf(base64url: string | undefined): Buffer {
  return Buffer.from(base64url ?? "", "base64url");
}
