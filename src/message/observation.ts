/** What one received message shows of the domain that sent it. Plain JSON, so that it can be saved, replayed and judged again. */
import type { Reading } from "../checks/dmarc/parse.ts";
import type { DomainName } from "../dns/name.ts";
import type { Measured } from "../io.ts";
import type { Policy } from "../model.ts";

/** What the receiving server knows of the delivery. */
export interface Envelope {
  /** The client's address. */
  ip: string;
  /** What it said with HELO or EHLO. */
  helo: string;
  /** The reverse-path without its angle brackets; empty for the null one (RFC 5321 §4.5.5). */
  mailFrom: string;
  /** null: the message came in the clear. Absent: it is looked for in the message. */
  tls?: { protocol: string; cipher?: string } | null;
}

/** RFC 7208 §2.6. */
export type SpfResult = "none" | "neutral" | "pass" | "fail" | "softfail" | "temperror" | "permerror";

export interface SpfOutcome {
  /** The domain whose record was evaluated; absent where the identity has none (RFC 7208 §4.3). */
  domain?: DomainName;
  result: SpfResult;
  /** The evaluator's remark, such as `too many DNS requests`. */
  detail?: string;
  /** The record of `domain`. */
  record?: string;
}

/**
 * Why a signature does not pass (RFC 6376 §6.1, RFC 8301):
 * - of the field: `syntax`, `missing-tag`, `version`, `query-method`, `identity` (`i=` is not within `d=`),
 *   `expiration-order` (`x=` is not after `t=`), `from-unsigned`, `algorithm`, `canonicalization`;
 * - of the message: `body` or `header` was changed, `expired`, `sha1` (rsa-sha1 must not be used);
 * - of the key: `no-key`, `revoked`, `key` (cannot be read), `key-version`, `key-type`, `key-hash` and `key-service` (not for
 *   this use), `short-key` (below 1024 bits); `no-answer`: the DNS did not tell.
 */
export type SignatureTrouble =
  | "syntax"
  | "missing-tag"
  | "version"
  | "query-method"
  | "identity"
  | "expiration-order"
  | "from-unsigned"
  | "algorithm"
  | "canonicalization"
  | "body"
  | "header"
  | "expired"
  | "sha1"
  | "no-key"
  | "revoked"
  | "key"
  | "key-version"
  | "key-type"
  | "key-hash"
  | "key-service"
  | "short-key"
  | "no-answer"
  | "other";

/** Of a domain to that of the author (RFC 9989 §4.4): the same, of the same organization, or neither. */
export type Alignment = "strict" | "relaxed" | "none" | "unknown";

export interface Signature {
  /** `d=` and `s=` as written; empty where they are missing. */
  domain: string;
  selector: string;
  /** `a=`, in lower case. */
  algorithm: string;
  /** `c=` with both its parts, such as `relaxed/simple`. */
  canonicalization: string;
  /** `l=`, in octets, and what of the body it leaves unsigned. */
  bodyLength?: { signed: number; unsigned: number };
  /** `t=` and `x=`, ISO 8601. */
  signedAt?: string;
  expiresAt?: string;
  /** Was it signed after it was received? */
  isFromFuture: boolean;
  key?: { type: "rsa" | "ed25519"; bits: number; isTesting: boolean };
  verdict: { kind: "pass" } | { kind: "fail" | "temperror"; because: SignatureTrouble };
  /** `h=`, in lower case and as often as a field is named there. */
  fields: readonly string[];
  /** Fields that matter and that the message has more often than they are signed. */
  unsigned: readonly string[];
  /** Fields that matter and that could be added without breaking the signature (RFC 6376 §8.15). */
  addable: readonly string[];
  alignment: Readonly<Record<Reading, Alignment>>;
}

/**
 * Why a message has no author domain (RFC 9989 §4.11): no From field with an address, addresses of several domains, one
 * without a domain, several From fields.
 */
export type AuthorTrouble = "none" | "several" | "invalid" | "several-fields";

export type Author = { kind: "domain"; domain: DomainName } | { kind: AuthorTrouble; domains: readonly string[] };

export interface DmarcOutcome {
  /** RFC 9989 §5.4 with the words of RFC 8601 §2.7.2; `none`: no policy applies. */
  result: "pass" | "fail" | "none" | "temperror";
  /** Why, for `temperror`. */
  because?: string;
  /** The domain whose record applies. */
  at?: DomainName;
  policy: Policy | "unknown";
  /** Which identifiers authenticate the author domain. */
  by: readonly ("spf" | "dkim")[];
}

/** RFC 8617, as information. */
export interface ArcOutcome {
  result: "none" | "pass" | "fail";
  /** The sealing domains, oldest first. */
  sealers: readonly string[];
  detail?: string;
}

export const tlsVersions = ["SSLv2", "SSLv3", "TLSv1.0", "TLSv1.1", "TLSv1.2", "TLSv1.3"] as const;
export type TlsVersion = (typeof tlsVersions)[number];

/** The last hop, and who says so: the receiving server, or the Received field that it added. */
export type HopTls =
  | { kind: "tls"; from: "caller" | "received"; version?: TlsVersion; cipher?: string }
  | { kind: "clear"; from: "caller" | "received" }
  | { kind: "not-measured"; because: "no-received" | "not-told" | "unread" };

export interface OutboundObservation {
  /** When it was received, ISO 8601: from its Received field where that tells, else when it was judged. */
  receivedAt: string;
  envelope: Envelope;
  author: Measured<Author>;
  spf: { mailFrom: SpfOutcome; helo: SpfOutcome; alignment: Readonly<Record<Reading, Alignment>> };
  signatures: Measured<readonly Signature[]>;
  /** Absent where there is no author domain. */
  dmarc?: Readonly<Record<Reading, DmarcOutcome>>;
  arc: Measured<ArcOutcome>;
  tls: HopTls;
  /** Learnt from all signatures, verified or not: the DNS tells whether there are keys. */
  selectors: readonly { domain: DomainName; selector: string }[];
  /** Questions that the DNS did not answer, or with what is bogus. */
  unanswered: readonly { owner: DomainName; type: string; because: string }[];
}
