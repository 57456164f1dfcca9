/** DKIM key records (RFC 6376 §3.6.1, RFC 8301, RFC 8463). */
import { type KeyObject, createHash, createPublicKey } from "node:crypto";
import { type Tag, parseTagList } from "./tag-list.ts";

const keyTypes = ["rsa", "ed25519"] as const;
type KeyType = (typeof keyTypes)[number];

/** `digest` is a SHA-256 in hexadecimal, of the key alone: keys that are equal in it are the same key, however they are written. */
export interface PublicKey {
  type: KeyType;
  /** Of the modulus; 256 for Ed25519. */
  bits: number;
  digest: string;
  /** Octets that follow the key; OpenSSL passes over them, other readers do not. */
  excess: number;
}

export interface DkimKey {
  /** null: revoked (`p=` is empty). */
  publicKey: PublicKey | null;
  /** `h`: the hash algorithms that signatures may use; null: any. */
  hashes: readonly string[] | null;
  /** `s`: the services that the key is for, `*` being all. */
  services: readonly string[];
  /** `t=y`: the domain tests DKIM. */
  isTesting: boolean;
  /** `t=s`: the domain of `i=` may not be a subdomain of `d=`. */
  isStrict: boolean;
  /** `g`, which RFC 4871 §3.6.1 had, and RFC 6376 has not: for which local parts the key is. */
  granularity?: string;
}

/**
 * Why a text is no key:
 * - `alias`: it is a name, which should be the target of a CNAME; `tag-list`: a part of it is no tag; `duplicate-tag`;
 * - `quotes`: there are quotes in it, such as those between two strings of a record;
 * - `version`: `v` is not `DKIM1`; `version-place`: `v` is not the first tag;
 * - `no-p`: there is no `p`; `key-type`: `k` is neither `rsa` nor `ed25519`;
 * - `base64`: `p` is not base64; `truncated`: the key ends early; `der`: it is no public key;
 * - `mismatch`: it is a key of another type than `k`; `ed25519-form`: an Ed25519 key that is not its bare 32 octets;
 * - `size`: an RSA key over 16384 bits, which OpenSSL does not use.
 */
export type KeyDefect =
  | "alias"
  | "quotes"
  | "tag-list"
  | "duplicate-tag"
  | "version"
  | "version-place"
  | "no-p"
  | "key-type"
  | "base64"
  | "truncated"
  | "der"
  | "mismatch"
  | "ed25519-form"
  | "size";

/** `at`: 0-based character of the text at which it broke. */
export type ParsedDkimKey = { ok: true; value: DkimKey } | { ok: false; error: KeyDefect; at: number };

const ed25519Octets = 32; // RFC 8463 §4
const maxBits = 16_384; // OPENSSL_RSA_MAX_MODULUS_BITS

/** Reads any text; every value but that of `v` in any case, as ABNF has its strings (RFC 5234 §2.3). */
export function parseDkimKey(text: string): ParsedDkimKey {
  const { tags, broken, duplicate } = parseTagList(unfolded(text));
  const [misfit] = broken;
  if (misfit !== undefined) return defect(isHostName(text) ? "alias" : orQuotes("tag-list", misfit.text), misfit.at);
  if (duplicate !== undefined) return defect("duplicate-tag", duplicate.at);
  const tag = (name: string): Tag | undefined => tags.find((one) => one.name === name);
  const version = tag("v");
  if (version !== undefined && version.value !== "DKIM1") return defect("version", version.valueAt);
  if (version !== undefined && tags[0] !== version) return defect("version-place", version.at);
  const p = tag("p");
  if (p === undefined) return defect("no-p", text.length);
  const publicKey = p.value === "" ? null : publicKeyOf(p, tag("k"));
  return publicKey !== null && "ok" in publicKey ? publicKey : { ok: true, value: keyOf(publicKey, tag) };
}

function keyOf(publicKey: PublicKey | null, tag: (name: string) => Tag | undefined): DkimKey {
  const flags = listOf(tag("t")) ?? [];
  const granularity = tag("g")?.value;
  return {
    publicKey,
    hashes: listOf(tag("h")) ?? null,
    services: listOf(tag("s")) ?? ["*"],
    isTesting: flags.includes("y"),
    isStrict: flags.includes("s"),
    ...(granularity === undefined ? {} : { granularity }),
  };
}

function listOf(tag: Tag | undefined): readonly string[] | undefined {
  return tag?.value.split(":").map((item) => item.trim().toLowerCase());
}

type Defective = Extract<ParsedDkimKey, { ok: false }>;

function publicKeyOf(p: Tag, k: Tag | undefined): PublicKey | Defective {
  const type = keyTypes.find((one) => one === (k?.value ?? "rsa").toLowerCase());
  if (type === undefined) return defect("key-type", k?.valueAt ?? 0);
  const digits = p.value.replace(/[ \t\r\n]+/g, "");
  const octets = Buffer.from(digits, "base64");
  const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(digits);
  const end = p.valueAt + p.value.length;
  if (!isBase64)
    return defect(orQuotes("base64", digits), p.valueAt + Math.max(0, p.value.search(/[^A-Za-z0-9+/ \t\r\n]/)));
  const announced = announcedOctets(octets);
  if (announced > octets.length && type === "rsa" && octets.length !== ed25519Octets) return defect("truncated", end);
  if (digits.replace(/=+$/, "").length % 4 === 1) return defect("base64", end);
  const found = type === "rsa" ? rsaKey(octets) : ed25519Key(octets);
  if (typeof found === "string") return defect(found, found === "truncated" ? end : p.valueAt);
  const excess = type === "rsa" ? octets.length - announced : 0;
  return { ...found, excess };
}

/** As a SubjectPublicKeyInfo, which everybody publishes, or as the RSAPublicKey that RFC 6376 §3.6.1 asks for. */
function rsaKey(octets: Buffer): Omit<PublicKey, "excess"> | KeyDefect {
  const key = readKey(octets, "spki") ?? readKey(octets, "pkcs1");
  if (key === undefined) return octets.length === ed25519Octets ? "mismatch" : "der";
  const { modulusLength: bits = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType !== "rsa") return "mismatch";
  if (bits > maxBits) return "size";
  if (publicExponent < 3n || publicExponent % 2n === 0n) return "der";
  return { type: "rsa", bits, digest: digestOf(key.export({ type: "spki", format: "der" })) };
}

function ed25519Key(octets: Buffer): Omit<PublicKey, "excess"> | KeyDefect {
  if (octets.length === ed25519Octets) return { type: "ed25519", bits: 256, digest: digestOf(octets) };
  if (octets.length < ed25519Octets) return "truncated";
  const key = readKey(octets, "spki") ?? readKey(octets, "pkcs1");
  if (key === undefined) return announcedOctets(octets) > octets.length ? "truncated" : "der";
  return key.asymmetricKeyType === "ed25519" ? "ed25519-form" : "mismatch";
}

function readKey(octets: Buffer, type: "spki" | "pkcs1"): KeyObject | undefined {
  try {
    return createPublicKey({ key: octets, format: "der", type });
  } catch {
    return undefined; // OpenSSL's errors have no code in common; it is handed octets, and what is in them is all that can be wrong
  }
}

function digestOf(octets: Uint8Array): string {
  return createHash("sha256").update(octets).digest("hex");
}

const sequence = 0x30;

/** How many octets a SEQUENCE in DER (X.690 §8.1) says that it has in all; 0 for what is none. */
function announcedOctets(octets: Uint8Array): number {
  const [tag, first = 0] = octets;
  if (tag !== sequence) return 0;
  if (first < 0x80) return 2 + first;
  const lengthOctets = first - 0x80;
  if (lengthOctets === 0 || lengthOctets > 3) return 0;
  const length = octets.subarray(2, 2 + lengthOctets).reduce((sum, octet) => sum * 256 + octet, 0);
  return 2 + lengthOctets + length;
}

/** Folding white space (RFC 5234, RFC 6376 §2.8) as blanks, with every character at its place. */
function unfolded(text: string): string {
  return text.replace(/\r\n(?=[ \t])/g, "  ");
}

function isHostName(text: string): boolean {
  return text.length < 256 && /^[\w-]+(?:\.[\w-]+)+\.?$/.test(text.trim());
}

function orQuotes(error: KeyDefect, where: string): KeyDefect {
  return where.includes('"') ? "quotes" : error;
}

function defect(error: KeyDefect, at: number): Defective {
  return { ok: false, error, at };
}
