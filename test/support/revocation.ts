/** Revocation lists and OCSP responses of the test authority. */
import { createHash } from "node:crypto";
import type { Asn1 } from "node-forge/lib/asn1.js";
import asn1 from "node-forge/lib/asn1.js";
import {
  algorithmOf,
  context,
  encode,
  extension,
  generalizedTime,
  integer,
  type Issued,
  octetString,
  oid,
  parse,
  primitive,
  sequence,
  signed,
  spkiOf,
  subjectOf,
  tagged,
  time,
} from "./ca.ts";

const hour = 3_600_000;

export interface ListOptions {
  signer?: Issued;
  from?: Date;
  until?: Date;
  /** Of the issuing distribution point, which is critical. */
  place?: string;
  otherCritical?: string;
}

export function revocationList(issuer: Issued, serials: readonly number[], options: ListOptions = {}): Uint8Array {
  const { signer = issuer, from = new Date(Date.now() - hour), until = new Date(Date.now() + hour) } = options;
  const algorithm = algorithmOf(signer.key);
  const extensions = [
    ...(options.place === undefined ? [] : [extension("2.5.29.28", distributionPoint(options.place), true)]),
    ...(options.otherCritical === undefined ? [] : [extension(options.otherCritical, sequence(), true)]),
  ];
  const revoked = serials.map((serial) => sequence(integer(serial), time(from)));
  const tbs = sequence(
    integer(1),
    algorithm,
    subjectOf(issuer.der),
    time(from),
    time(until),
    ...(revoked.length === 0 ? [] : [sequence(...revoked)]),
    ...(extensions.length === 0 ? [] : [tagged(0, sequence(...extensions))]),
  );
  return signed(tbs, algorithm, signer.key);
}

function distributionPoint(url: string): Asn1 {
  return sequence(tagged(0, tagged(0, context(6, Buffer.from(url)))), context(1, Uint8Array.of(0xff)));
}

export interface ResponseOptions {
  says?: "good" | "revoked" | "unknown";
  signer?: Issued;
  from?: Date;
  until?: Date;
  /** Sent along. */
  certificates?: readonly Issued[];
}

export function ocspResponse(issuer: Issued, serial: number, options: ResponseOptions = {}): Uint8Array {
  const { says = "good", signer = issuer, certificates = [] } = options;
  const { from = new Date(Date.now() - hour), until = new Date(Date.now() + hour) } = options;
  const outcome = {
    good: context(0, new Uint8Array()),
    revoked: tagged(1, generalizedTime(from)),
    unknown: context(2, new Uint8Array()),
  }[says];
  const single = sequence(certId(issuer, serial), outcome, generalizedTime(from), tagged(0, generalizedTime(until)));
  const tbs = sequence(tagged(1, subjectOf(signer.der)), generalizedTime(from), sequence(single));
  const along = certificates.length === 0 ? [] : [tagged(0, sequence(...certificates.map(({ der }) => parse(der))))];
  const basic = signed(tbs, algorithmOf(signer.key), signer.key, {}, ...along);
  const wrapped = sequence(oid("1.3.6.1.5.5.7.48.1.1"), octetString(basic));
  return encode(sequence(primitive(10, "\0"), tagged(0, wrapped)));
}

function certId(issuer: Issued, serial: number): Asn1 {
  const sha1 = (octets: Uint8Array | string): Asn1 => octetString(createHash("sha1").update(octets).digest());
  const bits = parse(spkiOf(issuer.key)).value[1];
  const key =
    typeof bits === "object" && typeof bits.value === "string" ? Buffer.from(bits.value.slice(1), "latin1") : "";
  return sequence(
    sequence(oid("1.3.14.3.2.26"), asn1.create(0, 5, false, "")),
    sha1(encode(subjectOf(issuer.der))),
    sha1(key),
    integer(serial),
  );
}
