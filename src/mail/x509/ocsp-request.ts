/** A question for an OCSP responder (RFC 6960 §4.1), unsigned and without a nonce. */
import asn1, { type Asn1 } from "node-forge/lib/asn1.js";
import { octetsOf, tags } from "./der.ts";
import { issuerDigests, type Pair } from "./revocation.ts";

/** By SHA-1 hashes, which every responder knows and which protect nothing here. */
export function ocspRequest({ certificate, issuer }: Pair): Uint8Array {
  const { name, key } = issuerDigests(issuer, "sha1");
  const sha1 = sequence(primitive("oid", asn1.oidToDer("1.3.14.3.2.26").getBytes()), asn1.create(0, 5, false, ""));
  const serial = Buffer.from(certificate.serialNumber, "hex").toString("latin1");
  const id = sequence(
    sha1,
    primitive("octetString", name),
    primitive("octetString", key),
    primitive("integer", serial),
  );
  return octetsOf(sequence(sequence(sequence(sequence(id)))));
}

const primitive = (tag: keyof typeof tags, content: string): Asn1 => asn1.create(0, tags[tag], false, content);
const sequence = (...elements: readonly Asn1[]): Asn1 => asn1.create(0, tags.sequence, true, [...elements]);
