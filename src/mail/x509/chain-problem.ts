/** Why a chain is not to be trusted: a code for every cause. */
import type { Args } from "../../model.ts";
import type { Link } from "./find-paths.ts";

export type ChainProblemCode =
  /** The server sent none. */
  | "no-certificate"
  /** The server's own cannot be read. `error` */
  | "malformed"
  /** The server's own is its own issuer. */
  | "self-signed"
  /** The chain ends in a root that is not trusted. `root` */
  | "unknown-root"
  /** Neither sent nor trusted: an intermediate is missing, or the root is not known. `issuer`; `aia` where to fetch it */
  | "issuer-missing"
  /** The issuer's key did not make the signature. `issuer` */
  | "bad-signature"
  /** More paths than anyone needs. */
  | "too-many-paths"
  /** `notAfter` */
  | "expired"
  /** `notBefore` */
  | "not-yet-valid"
  /** An issuer that basicConstraints does not make a CA. */
  | "not-a-ca"
  /** An issuer whose keyUsage has no keyCertSign. */
  | "no-cert-sign"
  /** More CAs below than pathLenConstraint allows. `allowed`, `found` */
  | "path-too-long"
  /** extendedKeyUsage is there, without serverAuth. */
  | "wrong-purpose"
  /** keyUsage is there, without anything that TLS servers do. */
  | "wrong-key-usage"
  /** Outside of the name constraints of a CA above. `name`, `because`, `ca` */
  | "name-not-permitted"
  /** `hash` */
  | "weak-signature"
  /** `kind`, `bits` */
  | "weak-key"
  /** A curve without a name (RFC 5480 §2.1.1), or a kind that OpenSSL does not know. */
  | "unsupported-key"
  /** `oid` */
  | "unknown-critical-extension"
  /** The authority's key identifier is not the issuer's. */
  | "authority-key-mismatch"
  /** For other names. `hosts`, `names` */
  | "name-mismatch"
  /** For no DNS name at all; a common name is none. `hosts`, `subject` */
  | "no-dns-name";

/** `at`: where the certificate stands in the chain as sent, 0 for the server's own; `anchor` for one that was not sent. */
export interface ChainProblem {
  code: ChainProblemCode;
  args: Args;
  at: Link["at"];
}
