/** Why an answer is not secure, as data; the sentences are in `messages.ts`. */
import type { DomainName } from "../name.ts";
import type { RRType } from "../rrset.ts";

export type InsecureCode =
  | "unsigned-delegation" // a secure denial of the DS RRset at a delegation (RFC 4035 §5.2)
  | "opt-out" // a span of NSEC3 that may hold unsigned delegations (RFC 5155 §6)
  | "unsupported-algorithm" // no DS record of an algorithm that we validate
  | "unsupported-digest"
  | "nsec3-iterations" // RFC 9276 §3.2
  | "negative-trust-anchor"; // RFC 7646

export type BogusCode =
  | "signature-missing"
  | "signature-invalid"
  | "signature-expired"
  | "signature-not-yet-valid"
  | "signature-malformed" // signer not above the owner, labels over the owner's, wrong class
  | "key-missing" // no DNSKEY of the signature's key tag and algorithm
  | "ds-mismatch" // no DNSKEY has the digest of a DS record
  | "key-unusable" // without the zone key bit, revoked, protocol not 3, of a length that its algorithm does not have
  | "dnskey-missing" // the zone with a DS record has no DNSKEY RRset
  | "denial-missing" // no NSEC or NSEC3 record proves that the name or type does not exist
  | "alias-wrong" // a CNAME that the DNAME above it does not make (RFC 6672 §5.3.1)
  | "too-many-signatures"
  | "too-many-keys"
  | "too-many-hashes";

export type IndeterminateCode =
  | "no-answer" // a message of the chain could not be had, or with an RCODE that says nothing
  | "no-trust-anchor"
  | "unsignable" // RRSIG records, which nothing signs (RFC 4035 §2.2)
  | "signatures-stripped" // the resolver passes no RRSIG records on
  | "too-many-aliases"
  | "too-deep"
  | "too-much-work";

export type ReasonCode = InsecureCode | BogusCode | IndeterminateCode;

/** Where the chain of trust broke, or ended, and why. */
export interface Reason {
  code: ReasonCode;
  /** The zone whose keys or denial decide; the delegation where the chain ends. */
  zone?: DomainName;
  /** The record that shows it. */
  owner?: DomainName;
  type?: RRType;
  /** Key tag, algorithm and such, for the sentence. Times are Unix seconds. */
  args?: Readonly<Record<string, string | number>>;
}

/** The code of RFC 8914 §4 that fits, where one does. */
export const extendedErrorOf: Record<ReasonCode, number | undefined> = {
  "unsigned-delegation": undefined,
  "opt-out": undefined,
  "unsupported-algorithm": 1,
  "unsupported-digest": 2,
  "nsec3-iterations": 27,
  "negative-trust-anchor": undefined,
  "signature-missing": 10,
  "signature-invalid": 6,
  "signature-expired": 7,
  "signature-not-yet-valid": 8,
  "signature-malformed": 6,
  "key-missing": 9,
  "ds-mismatch": 9,
  "key-unusable": 11,
  "dnskey-missing": 9,
  "denial-missing": 12,
  "alias-wrong": 6,
  "too-many-signatures": 6,
  "too-many-keys": 6,
  "too-many-hashes": 6,
  "no-answer": 22,
  "no-trust-anchor": 5,
  unsignable: 5,
  "signatures-stripped": 10,
  "too-many-aliases": 5,
  "too-deep": 5,
  "too-much-work": 5,
};
