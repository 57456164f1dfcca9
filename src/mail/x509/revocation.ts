/** Whether a certificate is revoked, as lists (RFC 5280 §5) and OCSP responses (RFC 6960) say. Nobody is asked here. */
import { createHash } from "node:crypto";
import { type Certificate, readCertificate } from "./certificate.ts";
import {
  type Asn1,
  bitStringOctets,
  contentOf,
  hex,
  inside,
  is,
  isTagged,
  latin1,
  octetsOf,
  oidOf,
  readDer,
  sequenceIn,
  timeOf,
} from "./der.ts";
import { distinguishedName } from "./distinguished-name.ts";
import { purposes } from "./extensions.ts";
import { generalNames, namesOfForm } from "./general-name.ts";
import { isSignedWith, readSigned } from "./signed.ts";

type NotChecked =
  /** Nobody was to be asked. */
  | "not-asked"
  /** The certificate names no place where one could ask over HTTP. */
  | "nowhere-to-ask"
  /** The place did not answer, or with an error. */
  | "no-answer"
  | "malformed"
  /** It is about other certificates, or only some reasons, or says things that nobody knows. */
  | "out-of-scope"
  | "bad-signature"
  /** Its time is over, or has not come. */
  | "not-current"
  /** The responder does not know. */
  | "unknown";

/** `since`: ISO 8601. What could not be checked is neither good nor revoked. */
export type Revocation =
  | { kind: "good"; by: "crl" | "ocsp" }
  | { kind: "revoked"; by: "crl" | "ocsp"; since: string }
  | { kind: "not-checked"; because: NotChecked };

/** The certificate in question and the one that issued it. */
export interface Pair {
  certificate: Certificate;
  issuer: Certificate;
}

const notChecked = (because: NotChecked): Revocation => ({ kind: "not-checked", because });

/** What the list that was fetched from `url` says. */
export function revocationInList(list: Uint8Array, url: string, { certificate, issuer }: Pair, now: Date): Revocation {
  const signed = readSigned(readDer(list));
  const crl = signed && readList(signed.toBeSigned);
  if (signed === undefined || crl === undefined) return notChecked("malformed");
  const mayRevoke = issuer.extensions.keyUsage?.includes("cRLSign") !== false;
  if (crl.issuer !== certificate.issuer.canonical || !mayRevoke) return notChecked("out-of-scope");
  if (!coversServers(crl.extensions, url)) return notChecked("out-of-scope");
  if (!isCurrent(crl, now)) return notChecked("not-current");
  if (!isSignedWith(signed, issuer)) return notChecked("bad-signature");
  const entry = crl.revoked.find((one) => hex(contentOf(inside(one)[0])) === certificate.serialNumber);
  const since = timeOf(inside(entry)[1]);
  if (entry === undefined) return { kind: "good", by: "crl" };
  return since === undefined ? notChecked("malformed") : { kind: "revoked", by: "crl", since: since.toISOString() };
}

interface RevocationList extends Validity {
  issuer: string;
  revoked: readonly Asn1[];
  extensions: readonly Asn1[];
}

/** TBSCertList (RFC 5280 §5.1.2). */
function readList(element: Asn1): RevocationList | undefined {
  const fields = sequenceIn(element) ?? [];
  const [, name, thisUpdate, ...rest] = is(fields[0], "integer") ? fields.slice(1) : fields;
  const issuer = distinguishedName(name)?.canonical;
  const from = timeOf(thisUpdate);
  const until = timeOf(rest[0]);
  if (issuer === undefined || from === undefined) return undefined;
  const revoked = inside(rest.find((field) => is(field, "sequence")));
  const extensions = inside(inside(rest.find((field) => isTagged(field, 0)))[0]);
  return { issuer, from, until, revoked, extensions };
}

const issuingDistributionPoint = "2.5.29.28";

/** No critical extension but a distribution point that is this one, for server certificates and all reasons (§5.2.5). */
function coversServers(extensions: readonly Asn1[], url: string): boolean {
  return extensions.every((extension) => {
    const [id, critical, octets = critical] = inside(extension);
    if (oidOf(id) !== issuingDistributionPoint) return !is(critical, "boolean");
    const fields = sequenceIn(readDer(contentOf(octets)));
    return fields?.every((field) => isTagged(field, 1) || (isTagged(field, 0) && namesPlace(field, url))) === true;
  });
}

/** `[0] { [0] full name }`, or a name relative to the issuer's, which no URL can be held against. */
function namesPlace(point: Asn1, url: string): boolean {
  const [fullName] = inside(point);
  return isTagged(fullName, 0) && namesOfForm(generalNames(fullName), "uniformResourceIdentifier").includes(url);
}

interface Validity {
  from: Date;
  until: Date | undefined;
}

const weekMs = 7 * 86_400_000;
const skewMs = 5 * 60_000; // of two clocks

/** What does not say when it ends is taken for a week. */
function isCurrent({ from, until }: Validity, now: Date): boolean {
  const at = now.getTime();
  return from.getTime() - skewMs <= at && at <= (until?.getTime() ?? from.getTime() + weekMs) + skewMs;
}

const basicResponse = "1.3.6.1.5.5.7.48.1.1";

/** What an OCSP response, stapled or asked for, says (RFC 6960 §4.2). */
export function revocationInResponse(response: Uint8Array, pair: Pair, now: Date): Revocation {
  const [outcome, wrapped] = sequenceIn(readDer(response)) ?? [];
  const [type, octets] = inside(inside(wrapped)[0]);
  if (!is(outcome, "enumerated")) return notChecked("malformed");
  if (contentOf(outcome) !== "\0") return notChecked("no-answer");
  const signed = oidOf(type) === basicResponse ? readSigned(readDer(contentOf(octets))) : undefined;
  if (signed === undefined) return notChecked("malformed");
  const single = singleResponses(signed.toBeSigned).find((one) => isAbout(one.id, pair));
  if (single === undefined) return notChecked("out-of-scope");
  const certificates = inside(inside(signed.rest[0])[0]).slice(0, maxResponders);
  const signers = [pair.issuer, ...certificates.flatMap((one) => responder(octetsOf(one), pair.issuer, now))];
  if (!signers.some((signer) => isSignedWith(signed, signer))) return notChecked("bad-signature");
  return isCurrent(single, now) ? told(single.said) : notChecked("not-current");
}

const maxResponders = 4;

/** A certificate that the issuer gave to a responder of its own (RFC 6960 §4.2.2.2). */
function responder(der: Uint8Array, issuer: Certificate, now: Date): readonly Certificate[] {
  const read = readCertificate(der);
  if (!read.ok) return [];
  const { notBefore, notAfter, extensions } = read.value;
  const isForIt = extensions.extendedKeyUsage?.includes(purposes.ocspSigning) === true;
  const signed = readSigned(readDer(der));
  const isIssued =
    signed !== undefined && isSignedWith(signed, issuer) && read.value.issuer.canonical === issuer.subject.canonical;
  return isForIt && isIssued && notBefore <= now && now <= notAfter ? [read.value] : [];
}

interface SingleResponse extends Validity {
  id: readonly Asn1[];
  said: Asn1;
}

/** Of ResponseData: version and responder come before the time, the responses after it. */
function singleResponses(element: Asn1): readonly SingleResponse[] {
  const fields = inside(element);
  const responses = fields[fields.findIndex((field) => is(field, "generalizedTime")) + 1];
  return (sequenceIn(responses) ?? []).flatMap((one) => {
    const [id, said, thisUpdate, next] = inside(one);
    const from = timeOf(thisUpdate);
    const until = isTagged(next, 0) ? timeOf(inside(next)[0]) : undefined;
    return said === undefined || from === undefined ? [] : [{ id: inside(id), said, from, until }];
  });
}

const idHashes: Readonly<Record<string, string>> = { "1.3.14.3.2.26": "sha1", "2.16.840.1.101.3.4.2.1": "sha256" };

/** CertID (RFC 6960 §4.1.1): hashes of the issuer's name and key, and the serial number. */
function isAbout([algorithm, nameHash, keyHash, serial]: readonly Asn1[], pair: Pair): boolean {
  const hash = idHashes[oidOf(inside(algorithm)[0]) ?? ""];
  if (hash === undefined || hex(contentOf(serial)) !== pair.certificate.serialNumber) return false;
  const { name, key } = issuerDigests(pair.issuer, hash);
  return contentOf(nameHash) === name && contentOf(keyHash) === key;
}

/** In octets, one character for each. */
export function issuerDigests(issuer: Certificate, hash: string): { name: string; key: string } {
  const digest = (octets: Uint8Array): string => latin1(createHash(hash).update(octets).digest());
  const bits = bitStringOctets(inside(readDer(issuer.spki))[1]) ?? new Uint8Array();
  return { name: digest(issuer.subjectDer), key: digest(bits) };
}

/** CertStatus: `[0]` good, `[1]` revoked, `[2]` unknown. */
function told(said: Asn1): Revocation {
  if (isTagged(said, 0)) return { kind: "good", by: "ocsp" };
  if (!isTagged(said, 1)) return notChecked("unknown");
  const since = timeOf(inside(said)[0]);
  return since === undefined ? notChecked("malformed") : { kind: "revoked", by: "ocsp", since: since.toISOString() };
}
