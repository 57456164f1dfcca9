/** What else an MX host accepts, beside what it negotiates with a sender of today: `--tls-scan`. Plain JSON. */

export type TlsVersion = "SSLv3" | "TLSv1" | "TLSv1.1" | "TLSv1.2" | "TLSv1.3";

/**
 * `null`: no encryption. `export`: 40 bits. `anonymous`: no certificate. `rc4`: RFC 7465. `des`: DES, 3DES and IDEA, with blocks
 * of 64 bits. `static-rsa`: no forward secrecy.
 */
export type WeakSuites = "null" | "export" | "anonymous" | "rc4" | "des" | "static-rsa";

/** `suite`: the one that the server chose, in IANA's words. `refused`: by an alert, or by closing the connection. */
export type Offered =
  | { kind: "accepted"; suite: string }
  | { kind: "refused"; by: "alert" | "closing" | "another-version" }
  | { kind: "unknown"; because: string };

export interface TlsScan {
  mxHost: string;
  address: string;
  /** Each offered alone. */
  versions: Readonly<Record<TlsVersion, Offered>>;
  /** Each group offered alone, up to TLS 1.2. */
  suites: Readonly<Record<WeakSuites, Offered>>;
}
