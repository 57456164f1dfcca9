/** A certification authority of our own: node-forge builds what is signed, node:crypto signs with keys of any type. */
import {
  constants,
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
  X509Certificate,
} from "node:crypto";
import asn1, { type Asn1 } from "node-forge/lib/asn1.js";

export type KeyType = "p256" | "p384" | "p521" | "p192" | "explicit256" | "rsa2048" | "rsa1024" | "ed25519" | "ed448";
export type HashName = "md5" | "sha1" | "sha256" | "sha384" | "sha512";
type Usage = keyof typeof usageBits;
type Purpose = keyof typeof purposeOids;

export interface Request {
  /** Its common name; "" for an empty subject. */
  subject: string;
  /** Without one it signs itself. */
  issuer?: Issued;
  key?: KeyType | KeyObject;
  /** dNSName and, with the word in front, `IP:192.0.2.1` or `email:a@example.test`. */
  names?: readonly string[];
  isCa?: boolean;
  pathLength?: number;
  /** Without it CAs may sign certificates and revocation lists, others may do what servers do; null leaves it out. */
  keyUsage?: readonly Usage[] | null;
  purposes?: readonly Purpose[];
  permitted?: readonly string[];
  excluded?: readonly string[];
  notBefore?: Date;
  notAfter?: Date;
  hash?: HashName;
  /** RSASSA-PSS in place of PKCS #1 v1.5, if the issuer's key is of RSA. */
  pss?: true;
  ocspUrl?: string;
  caIssuersUrl?: string;
  crlUrl?: string;
  mustStaple?: true;
  /** Lengths of signed certificate timestamps that mean nothing. */
  timestamps?: readonly number[];
  /** Object identifiers of critical extensions that nobody knows. */
  unknownCritical?: readonly string[];
  /** Neither subject nor authority key identifier. */
  withoutKeyIds?: true;
  serial?: number;
}

export interface Issued {
  subject: string;
  der: Uint8Array;
  pem: string;
  key: KeyObject;
  keyPem: string;
}

const day = 86_400_000;
let serials = 1;

export function issue(request: Request): Issued {
  const key = keyOf(request.key ?? "p256");
  const signer = request.issuer?.key ?? key;
  const algorithm = algorithmOf(signer, request);
  const tbs = sequence(
    tagged(0, integer(2)),
    integer(request.serial ?? serials++),
    algorithm,
    request.issuer === undefined ? nameOf(request.subject) : subjectOf(request.issuer.der),
    sequence(
      time(request.notBefore ?? new Date(Date.now() - day)),
      time(request.notAfter ?? new Date(Date.now() + 90 * day)),
    ),
    nameOf(request.subject),
    parse(spkiOf(key)),
    tagged(3, sequence(...extensionsOf(request, key, signer))),
  );
  const der = signed(tbs, algorithm, signer, request);
  const pem = new X509Certificate(der).toString();
  return { subject: request.subject, der, pem, key, keyPem: key.export({ type: "pkcs8", format: "pem" }).toString() };
}

/** SEQUENCE { what is signed, with what, signature }: certificates, revocation lists and OCSP responses are made so. */
export function signed(
  tbs: Asn1,
  algorithm: Asn1,
  signer: KeyObject,
  how: Signing = {},
  ...more: readonly Asn1[]
): Uint8Array {
  const signature = sign(hashOf(signer, how) ?? null, encode(tbs), paddingOf(signer, how));
  return encode(sequence(tbs, algorithm, bitString(signature), ...more));
}

type Signing = Pick<Request, "hash" | "pss">;

const made = new Map<KeyType, KeyObject>();

/** RSA keys take long, so there is one of each size. */
export function keyOf(type: KeyType | KeyObject): KeyObject {
  if (typeof type !== "string") return type;
  const known = type.startsWith("rsa") ? made.get(type) : undefined;
  const key = known ?? newKey(type);
  made.set(type, key);
  return key;
}

function newKey(type: KeyType): KeyObject {
  switch (type) {
    case "rsa2048":
    case "rsa1024":
      return generateKeyPairSync("rsa", { modulusLength: Number(type.slice(3)) }).privateKey;
    case "ed25519":
      return generateKeyPairSync("ed25519").privateKey;
    case "ed448":
      return generateKeyPairSync("ed448").privateKey;
    case "p192":
      return generateKeyPairSync("ec", { namedCurve: "prime192v1" }).privateKey;
    case "explicit256":
      return generateKeyPairSync("ec", { namedCurve: "P-256", paramEncoding: "explicit" }).privateKey;
    case "p256":
    case "p384":
    case "p521":
      return generateKeyPairSync("ec", { namedCurve: `P-${type.slice(1)}` }).privateKey;
  }
}

const usageBits = {
  digitalSignature: 0,
  keyEncipherment: 2,
  dataEncipherment: 3,
  keyAgreement: 4,
  keyCertSign: 5,
  cRLSign: 6,
};
const purposeOids = {
  serverAuth: "1.3.6.1.5.5.7.3.1",
  clientAuth: "1.3.6.1.5.5.7.3.2",
  ocspSigning: "1.3.6.1.5.5.7.3.9",
  any: "2.5.29.37.0",
};

function extensionsOf(request: Request, key: KeyObject, signer: KeyObject): readonly Asn1[] {
  const { isCa, names, purposes, permitted, excluded, crlUrl, timestamps } = request;
  const usages = request.keyUsage === undefined ? usualUsages(isCa === true) : request.keyUsage;
  const all: (Asn1 | false)[] = [
    isCa !== undefined && extension("2.5.29.19", basicConstraints(isCa, request.pathLength), true),
    usages !== null && extension("2.5.29.15", keyUsage(usages), true),
    names !== undefined && extension("2.5.29.17", sequence(...names.map(generalName))),
    purposes !== undefined && extension("2.5.29.37", sequence(...purposes.map((purpose) => oid(purposeOids[purpose])))),
    (permitted !== undefined || excluded !== undefined) &&
      extension("2.5.29.30", sequence(...subtrees(0, permitted), ...subtrees(1, excluded)), true),
    crlUrl !== undefined && extension("2.5.29.31", sequence(sequence(tagged(0, tagged(0, url(crlUrl)))))),
    hasAccess(request) && extension("1.3.6.1.5.5.7.1.1", sequence(...accessOf(request))),
    request.mustStaple === true && extension("1.3.6.1.5.5.7.1.24", sequence(integer(5))),
    timestamps !== undefined && extension("1.3.6.1.4.1.11129.2.4.2", octetString(timestampList(timestamps))),
    request.withoutKeyIds !== true && extension("2.5.29.14", octetString(keyId(key))),
    request.withoutKeyIds !== true && extension("2.5.29.35", sequence(context(0, keyId(signer)))),
    ...(request.unknownCritical ?? []).map((id) => extension(id, sequence(), true)),
  ];
  return all.filter((one) => one !== false);
}

const usualUsages = (isCa: boolean): readonly Usage[] => (isCa ? ["keyCertSign", "cRLSign"] : ["digitalSignature"]);

const hasAccess = ({ ocspUrl, caIssuersUrl }: Request): boolean => ocspUrl !== undefined || caIssuersUrl !== undefined;

function accessOf({ ocspUrl, caIssuersUrl }: Request): readonly Asn1[] {
  const access = (method: string, at: string | undefined): readonly Asn1[] =>
    at === undefined ? [] : [sequence(oid(method), url(at))];
  return [...access("1.3.6.1.5.5.7.48.1", ocspUrl), ...access("1.3.6.1.5.5.7.48.2", caIssuersUrl)];
}

export function extension(id: string, value: Asn1, isCritical = false): Asn1 {
  return sequence(oid(id), ...(isCritical ? [primitive(1, "\xff")] : []), octetString(encode(value)));
}

function basicConstraints(isCa: boolean, pathLength: number | undefined): Asn1 {
  return sequence(...(isCa ? [primitive(1, "\xff")] : []), ...(pathLength === undefined ? [] : [integer(pathLength)]));
}

function keyUsage(usages: readonly Usage[]): Asn1 {
  const bits = usages.reduce((sum, usage) => sum | (0x80 >> usageBits[usage]), 0);
  const unused = 31 - Math.clz32(bits & -bits); // zeros on the right
  return primitive(3, String.fromCharCode(unused, bits));
}

function generalName(text: string): Asn1 {
  if (text.startsWith("IP:")) return context(7, addressOctets(text.slice(3)));
  if (text.startsWith("email:")) return context(1, Buffer.from(text.slice(6)));
  return context(2, Buffer.from(text, "latin1"));
}

/** `192.0.2.1`, or with a mask `192.0.2.0/255.255.255.0`. */
function addressOctets(text: string): Uint8Array {
  return Uint8Array.from(text.split(/[./]/), Number);
}

function subtrees(tag: number, names: readonly string[] | undefined): readonly Asn1[] {
  return names === undefined ? [] : [tagged(tag, ...names.map((one) => sequence(generalName(one))))];
}

const url = (text: string): Asn1 => context(6, Buffer.from(text));

function timestampList(lengths: readonly number[]): Uint8Array {
  const list = Buffer.concat(lengths.map((length) => Buffer.concat([twoOctets(length), randomBytes(length)])));
  return Buffer.concat([twoOctets(list.length), list]);
}

const twoOctets = (number: number): Uint8Array => Uint8Array.of(number >> 8, number & 0xff);

const keyId = (key: KeyObject): Uint8Array => createHash("sha1").update(spkiOf(key)).digest();

export function spkiOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: "spki", format: "der" });
}

const signatureOids: Readonly<Record<string, string>> = {
  "rsa md5": "1.2.840.113549.1.1.4",
  "rsa sha1": "1.2.840.113549.1.1.5",
  "rsa sha256": "1.2.840.113549.1.1.11",
  "rsa sha384": "1.2.840.113549.1.1.12",
  "rsa sha512": "1.2.840.113549.1.1.13",
  "ec sha1": "1.2.840.10045.4.1",
  "ec sha256": "1.2.840.10045.4.3.2",
  "ec sha384": "1.2.840.10045.4.3.3",
  "ec sha512": "1.2.840.10045.4.3.4",
  ed25519: "1.3.101.112",
  ed448: "1.3.101.113",
};

export function algorithmOf(signer: KeyObject, how: Signing = {}): Asn1 {
  const type = signer.asymmetricKeyType ?? "";
  const hash = hashOf(signer, how);
  if (how.pss === true) return pssAlgorithm();
  const id = signatureOids[hash === undefined ? type : `${type} ${hash}`] ?? "";
  return type === "rsa" ? sequence(oid(id), primitive(5, "")) : sequence(oid(id));
}

/** With SHA-256 and 32 octets of salt (RFC 4055 §3.1). */
function pssAlgorithm(): Asn1 {
  const sha256 = sequence(oid("2.16.840.1.101.3.4.2.1"), primitive(5, ""));
  const mask = sequence(oid("1.2.840.113549.1.1.8"), sha256);
  const parameters = sequence(tagged(0, sha256), tagged(1, mask), tagged(2, integer(32)));
  return sequence(oid("1.2.840.113549.1.1.10"), parameters);
}

function hashOf(signer: KeyObject, { hash = "sha256" }: Signing): HashName | undefined {
  return signer.asymmetricKeyType?.startsWith("ed") === true ? undefined : hash;
}

function paddingOf(key: KeyObject, { pss }: Signing) {
  return pss === true ? { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : key;
}

function nameOf(commonName: string): Asn1 {
  if (commonName === "") return sequence();
  const attribute = sequence(oid("2.5.4.3"), primitive(12, Buffer.from(commonName).toString("latin1")));
  return sequence(asn1.create(0, 17, true, [attribute]));
}

/** The subject of a certificate with a version, as it stands there. */
export function subjectOf(der: Uint8Array): Asn1 {
  const [tbs] = elementsOf(parse(der));
  const subject = tbs === undefined ? undefined : elementsOf(tbs)[5];
  if (subject === undefined) throw new RangeError("no certificate");
  return subject;
}

const elementsOf = ({ value }: Asn1): readonly Asn1[] => (typeof value === "string" ? [] : value);

export function time(date: Date): Asn1 {
  const text = date.toISOString().replaceAll(/\.\d+|[-:T]/g, "");
  return date.getUTCFullYear() < 2050 ? primitive(23, text.slice(2)) : primitive(24, text);
}

export const generalizedTime = (date: Date): Asn1 => primitive(24, date.toISOString().replaceAll(/\.\d+|[-:T]/g, ""));

export const primitive = (tag: number, content: string): Asn1 => asn1.create(0, tag, false, content);
export const sequence = (...elements: readonly Asn1[]): Asn1 => asn1.create(0, 16, true, [...elements]);
export const tagged = (tag: number, ...elements: readonly Asn1[]): Asn1 => asn1.create(0x80, tag, true, [...elements]);
export const oid = (text: string): Asn1 => primitive(6, asn1.oidToDer(text).getBytes());
export const octetString = (octets: Uint8Array): Asn1 => primitive(4, text(octets));
export const bitString = (octets: Uint8Array): Asn1 => primitive(3, `\0${text(octets)}`);
export const context = (tag: number, octets: Uint8Array): Asn1 => asn1.create(0x80, tag, false, text(octets));

/** At least one octet, and a zero in front where the first bit would be a sign. */
export function integer(number: number): Asn1 {
  const digits = number.toString(16);
  const octets = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, "hex");
  return primitive(2, (octets[0] ?? 0) > 0x7f ? `\0${text(octets)}` : text(octets));
}

const text = (octets: Uint8Array): string => Buffer.from(octets).toString("latin1");

export function parse(der: Uint8Array): Asn1 {
  return asn1.fromDer(text(der), { strict: true, parseAllBytes: true, decodeBitStrings: false, maxDepth: 32 });
}

export function encode(element: Asn1): Uint8Array {
  return Buffer.from(asn1.toDer(element).getBytes(), "latin1");
}
