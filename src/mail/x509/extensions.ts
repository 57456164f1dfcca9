/** The extensions of a certificate (RFC 5280 §4.2, RFC 6962 §3.3, RFC 7633). */
import type { Parsed } from "../../dns/name.ts";
import {
  type Asn1,
  bitsOf,
  contentOf,
  hex,
  inside,
  is,
  isTagged,
  numberOf,
  oidOf,
  readDer,
  sequenceIn,
} from "./der.ts";
import { type GeneralName, generalName, generalNames, namesOfForm } from "./general-name.ts";

export interface NameConstraints {
  permitted: readonly GeneralName[];
  excluded: readonly GeneralName[];
}

const keyUsages = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
] as const;
type KeyUsage = (typeof keyUsages)[number];

/** A member that may be missing is missing where the extension is. */
export interface Extensions {
  subjectAltNames?: readonly GeneralName[];
  keyUsage?: readonly KeyUsage[];
  /** Object identifiers; `purposes` has those that matter here. */
  extendedKeyUsage?: readonly string[];
  basicConstraints?: { isCa: boolean; pathLength?: number };
  nameConstraints?: NameConstraints;
  /** Key identifiers in hex. */
  subjectKey?: string;
  authorityKey?: string;
  /** Addresses, as they stand. */
  ocspUrls: readonly string[];
  caIssuersUrls: readonly string[];
  crlUrls: readonly string[];
  /** Signed certificate timestamps inside (RFC 6962 §3.3). */
  timestamps: number;
  /** The server promises to staple an OCSP response (RFC 7633). */
  mustStaple: boolean;
  /** Critical extensions that no verifier of web certificates knows, by object identifier. */
  unknownCritical: readonly string[];
}

export const purposes = {
  serverAuth: "1.3.6.1.5.5.7.3.1",
  ocspSigning: "1.3.6.1.5.5.7.3.9",
} as const;

interface Extension {
  isCritical: boolean;
  /** What the OCTET STRING holds; undefined where it is no DER. */
  value: Asn1 | undefined;
}
type Found = ReadonlyMap<string, Extension>;

const oids = {
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  subjectAltName: "2.5.29.17",
  basicConstraints: "2.5.29.19",
  nameConstraints: "2.5.29.30",
  crlDistributionPoints: "2.5.29.31",
  authorityKeyIdentifier: "2.5.29.35",
  extendedKeyUsage: "2.5.29.37",
  authorityInfoAccess: "1.3.6.1.5.5.7.1.1",
  tlsFeature: "1.3.6.1.5.5.7.1.24",
  timestamps: "1.3.6.1.4.1.11129.2.4.2",
} as const;
const ocsp = "1.3.6.1.5.5.7.48.1";
const caIssuers = "1.3.6.1.5.5.7.48.2";

/** Those that OpenSSL takes where they are critical (X509_supported_extension). */
const knownCritical: ReadonlySet<string> = new Set([
  oids.keyUsage,
  oids.subjectAltName,
  oids.basicConstraints,
  oids.nameConstraints,
  oids.crlDistributionPoints,
  oids.extendedKeyUsage,
  "2.5.29.32", // certificatePolicies
  "2.5.29.33", // policyMappings
  "2.5.29.36", // policyConstraints
  "2.5.29.54", // inhibitAnyPolicy
  "2.16.840.1.113730.1.1", // netscape-cert-type
  "1.3.6.1.5.5.7.1.7", // ipAddrBlocks (RFC 3779)
  "1.3.6.1.5.5.7.1.8", // autonomousSysIds
  "1.3.6.1.5.5.7.48.1.5", // OCSP no check
]);

const maxExtensions = 100;
const maxUrls = 16;

/**
 * Reads `Extensions`; undefined stands for a certificate that has none. Errors: what is not well formed, the same one twice
 * (RFC 5280 §4.2), and one of those that decide over trust whose content cannot be read.
 */
export function readExtensions(element: Asn1 | undefined): Parsed<Extensions> {
  const found = findExtensions(element);
  if (!found.ok) return found;
  const trust = trustExtensions(found.value);
  return trust.ok ? { ok: true, value: { ...trust.value, ...serviceExtensions(found.value) } } : trust;
}

function findExtensions(element: Asn1 | undefined): Parsed<Found> {
  const found = new Map<string, Extension>();
  for (const one of element === undefined ? [] : (sequenceIn(element) ?? [element])) {
    const [id, ...rest] = sequenceIn(one) ?? [];
    const oid = oidOf(id);
    const isCritical = is(rest[0], "boolean") && contentOf(rest[0]) !== "\0";
    const octets = rest.at(-1);
    if (oid === undefined || !is(octets, "octetString")) return broken("an extension is not well formed");
    if (found.has(oid)) return broken(`extension ${oid} twice`);
    if (found.size === maxExtensions) return broken(`more than ${maxExtensions} extensions`);
    found.set(oid, { isCritical, value: readDer(contentOf(octets)) });
  }
  return { ok: true, value: found };
}

type Service = "ocspUrls" | "caIssuersUrls" | "crlUrls" | "timestamps" | "mustStaple" | "unknownCritical";

/** Those that decide whether a path is valid. */
function trustExtensions(found: Found): Parsed<Omit<Extensions, Service>> {
  const read = {
    subjectAltNames: readWith(found, oids.subjectAltName, alternativeNames),
    keyUsage: readWith(found, oids.keyUsage, keyUsageOf),
    extendedKeyUsage: readWith(found, oids.extendedKeyUsage, identifiers),
    basicConstraints: readWith(found, oids.basicConstraints, basicConstraints),
    nameConstraints: readWith(found, oids.nameConstraints, nameConstraints),
    subjectKey: readWith(found, oids.subjectKeyIdentifier, (value) => hex(contentOf(value))),
    authorityKey: readWith(found, oids.authorityKeyIdentifier, authorityKey),
  };
  const unread = Object.entries(read).find(([, value]) => value === "unreadable");
  if (unread !== undefined) return broken(`extension ${unread[0]} cannot be read`);
  return { ok: true, value: present(read) };
}

/** Without the members that are missing. */
function present<T extends object>(read: T): { [K in keyof T]?: Exclude<T[K], undefined | "unreadable"> } {
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof present<T>
  >;
}

function readWith<T>(found: Found, oid: string, read: (value: Asn1) => T | undefined): T | "unreadable" | undefined {
  const extension = found.get(oid);
  if (extension === undefined) return undefined;
  return (extension.value === undefined ? undefined : read(extension.value)) ?? "unreadable";
}

/** What helps to find and check; what cannot be read is as if it were not there. */
function serviceExtensions(found: Found): Pick<Extensions, Service> {
  const access = sequenceIn(found.get(oids.authorityInfoAccess)?.value) ?? [];
  return {
    ocspUrls: locations(access, ocsp),
    caIssuersUrls: locations(access, caIssuers),
    crlUrls: crlUrls(found.get(oids.crlDistributionPoints)?.value),
    timestamps: countTimestamps(contentOf(found.get(oids.timestamps)?.value)),
    mustStaple: inside(found.get(oids.tlsFeature)?.value).some((feature) => numberOf(feature) === 5), // RFC 7633 §6
    unknownCritical: [...found].flatMap(([oid, { isCritical }]) =>
      isCritical && !knownCritical.has(oid) ? [oid] : [],
    ),
  };
}

function alternativeNames(value: Asn1): readonly GeneralName[] | undefined {
  return is(value, "sequence") ? generalNames(value) : undefined;
}

function keyUsageOf(value: Asn1): readonly KeyUsage[] | undefined {
  const bits = bitsOf(value);
  return bits && keyUsages.filter((_, bit) => bits.includes(bit));
}

function identifiers(value: Asn1): readonly string[] | undefined {
  const read = sequenceIn(value)?.map(oidOf);
  return read?.flatMap((oid) => (oid === undefined ? [] : [oid]));
}

function basicConstraints(value: Asn1): Extensions["basicConstraints"] {
  const fields = sequenceIn(value);
  if (fields === undefined) return undefined;
  const isCa = is(fields[0], "boolean") && contentOf(fields[0]) !== "\0";
  const length = fields.find((field) => is(field, "integer"));
  if (length === undefined) return { isCa };
  const pathLength = numberOf(length);
  return pathLength === undefined ? undefined : { isCa, pathLength };
}

function nameConstraints(value: Asn1): NameConstraints | undefined {
  const fields = sequenceIn(value);
  const subtrees = (tag: number): readonly GeneralName[] =>
    inside(fields?.find((field) => isTagged(field, tag))).map(subtree);
  return fields && { permitted: subtrees(0), excluded: subtrees(1) };
}

/** GeneralSubtree; one with bounds, which RFC 5280 §4.2.1.10 does not have, is of a form that nobody knows. */
function subtree(element: Asn1): GeneralName {
  const [base, ...bounds] = sequenceIn(element) ?? [];
  return base === undefined || bounds.length > 0 ? { form: "other", value: "" } : generalName(base);
}

/** The key identifier, or "" where issuer and serial number stand in its place. */
function authorityKey(value: Asn1): string | undefined {
  return sequenceIn(value) && hex(contentOf(inside(value).find((field) => isTagged(field, 0))));
}

function locations(access: readonly Asn1[], method: string): readonly string[] {
  const names = access.flatMap((one) => {
    const [id, location] = sequenceIn(one) ?? [];
    return oidOf(id) === method && location !== undefined ? [generalName(location)] : [];
  });
  return namesOfForm(names, "uniformResourceIdentifier").slice(0, maxUrls);
}

/** Of the full names of points that cover every reason and have no issuer of their own (RFC 5280 §4.2.1.13). */
function crlUrls(value: Asn1 | undefined): readonly string[] {
  const whole = inside(value).filter((point) => inside(point).every((field) => isTagged(field, 0)));
  const fullNames = whole.flatMap((point) => inside(inside(point)[0]).filter((name) => isTagged(name, 0)));
  return namesOfForm(fullNames.flatMap(generalNames), "uniformResourceIdentifier").slice(0, maxUrls);
}

/** Of SignedCertificateTimestampList: two octets of length for the list, and for each one in it. */
function countTimestamps(list: string): number {
  const octets = Buffer.from(list, "latin1");
  let count = 0;
  for (let at = 2; at + 2 <= octets.length; at += 2 + octets.readUInt16BE(at)) count++;
  return count;
}

function broken(error: string): { ok: false; error: string; at: number } {
  return { ok: false, error, at: 0 };
}
