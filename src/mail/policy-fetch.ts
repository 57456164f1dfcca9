/** What fetching an MTA-STS policy over HTTPS brought (RFC 8461 §3.3), as plain JSON. Nothing is judged here. */
import type { TlsFailure, TlsHandshake } from "./smtp-session.ts";

export interface PolicyFetch {
  url: string;
  /** One for each address, in order; all but the last one gave no answer. Empty where there is no address. */
  tries: readonly PolicyTry[];
}

export interface PolicyTry {
  address: string;
  /** With the chain; absent where the handshake did not succeed. No certificate was verified. */
  tls?: TlsHandshake;
  ended: PolicyEnd;
}

export type PolicyEnd =
  | PolicyAnswer
  /** Nobody connected to it. */
  | { kind: "not-public" }
  | { kind: "refused" | "unreachable" | "closed"; code: string }
  | { kind: "timed-out"; phase: "connect" | "tls" | "answer" }
  | { kind: "tls-failed"; failure: TlsFailure }
  /** Not HTTP, headers over 16 KB, or a content coding that was not asked for. */
  | { kind: "bad-http"; code: string }
  /** More than `octets`. */
  | { kind: "too-large"; octets: number };

/** Redirects are not followed (RFC 8461 §3.3): `location` says where to. */
export interface PolicyAnswer {
  kind: "answered";
  /** Of HTTP, such as 200. */
  code: number;
  /** As it stands, cut at 256 characters; the same for `location`. */
  contentType?: string;
  location?: string;
  /** Octets that are no UTF-8 are replaced. */
  body: string;
}
