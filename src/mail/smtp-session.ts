/**
 * What one session with an MX host brought to light (RFC 5321, RFC 3207): plain JSON, to be kept and judged again.
 * All text of the server is cleaned: it holds no control characters and none that turn the direction of text.
 */

/** In their order. */
export type SmtpPhase = "connect" | "greeting" | "hello" | "starttls" | "tls" | "hello-after-tls";

export interface SmtpSession {
  mxHost: string;
  address: string;
  port: number;
  /** The name that we gave in EHLO. */
  ehloName: string;
  greeting?: SmtpReply;
  hello?: SmtpHello;
  startTls?: SmtpReply;
  /** What came in plain text behind the reply to STARTTLS; it was thrown away (RFC 3207 §4.2). */
  behindStartTls?: readonly string[];
  tls?: TlsHandshake;
  /** Handshakes that failed, in the order in which they were tried: modern settings first. */
  tlsFailures?: readonly TlsFailure[];
  /** Where the second connection, with legacy settings, ended if it did not come to a handshake. */
  fallBack?: SmtpEnd;
  helloAfterTls?: SmtpHello;
  ended: SmtpEnd;
  /** Absent where it was not asked for. */
  injection?: SmtpInjection;
  /** How long each phase took. No verdict depends on it. */
  milliseconds?: Partial<Record<SmtpPhase, number>>;
}

/** RFC 5321 §4.2: the text of each line behind the code; the code of the last line counts. */
export interface SmtpReply {
  code: number;
  lines: readonly string[];
  /** Lines in front of it or in between that are no reply. */
  stray?: readonly string[];
}

/** The last of the two that was sent, and what was said to it. */
export interface SmtpHello {
  command: "EHLO" | "HELO";
  reply: SmtpReply;
}

/**
 * Where and why the session ended. The server itself answers for `no-ehlo`, `no-starttls`, `starttls-refused`, `tls-failed`
 * (unless that timed out), `not-smtp` and `flood`. Nothing is known of the rest: it may be the way there, or a matter of
 * who we are; `not-public`, `unreachable` and many time-outs at `connect` are our own.
 */
export type SmtpEnd =
  /** All was asked that there was to ask. */
  | { kind: "done" }
  /** No connection was made: the address is not one of the public Internet. */
  | { kind: "not-public" }
  | { kind: "refused"; code: string }
  /** No way there, or no socket left here. */
  | { kind: "unreachable"; code: string }
  /** Nothing complete came in time; a server that holds its greeting back is a tarpit. */
  | { kind: "timed-out"; phase: SmtpPhase }
  | { kind: "turned-away"; phase: "greeting" | "hello" | "hello-after-tls"; because: TurnedAway }
  /** EHLO was refused and HELO taken: no extensions, and so no STARTTLS. */
  | { kind: "no-ehlo" }
  | { kind: "no-starttls" }
  /** Offered, and refused when asked for: the reply is in `startTls`. */
  | { kind: "starttls-refused" }
  /** See `tlsFailures`. */
  | { kind: "tls-failed" }
  /** The server closed the connection; `code` is the system's or OpenSSL's, where there is one. */
  | { kind: "closed"; phase: SmtpPhase; code?: string }
  /** It said something, but no reply of SMTP. */
  | { kind: "not-smtp"; phase: SmtpPhase; said: readonly string[] }
  /** More than anyone has to listen to; it was cut off. */
  | { kind: "flood"; phase: SmtpPhase; limit: FloodLimit };

/** A line of more than 4096 octets, a reply of more than 100 lines, a session of more than 64 KiB. */
export type FloodLimit = "line" | "lines" | "octets";

/** Why a server does not want to talk to us now (4yz) or at all (5yz); `no-mail`: it takes no mail (RFC 7504). */
export type TurnedAway = "greylisted" | "rate-limited" | "busy" | "temporary" | "no-mail" | "rejected";

/**
 * `modern` is what a sender of today offers: TLS 1.2 and 1.3, no suite that OpenSSL holds for weak.
 * `legacy` goes down to TLS 1.0 with every suite there is, without the large key share of post-quantum groups.
 */
export type TlsSettings = "modern" | "legacy";

export interface TlsHandshake {
  settings: TlsSettings;
  /** The SNI that was sent; absent where the MX host is an address. */
  servername?: string;
  /** Such as `TLSv1.3`. */
  protocol: string;
  /** IANA's name, such as `TLS_AES_256_GCM_SHA384`. */
  cipher: string;
  /** Absent without an ephemeral key: static RSA has no forward secrecy. `group` names a curve or hybrid, `bits` is its size. */
  keyExchange?: { kind: string; group?: string; bits?: number };
  /** Base64 of DER, the server's own certificate first. */
  chain: readonly string[];
  /** `rebuilt`: as OpenSSL puts it together, without duplicates and certificates that do not belong to it. */
  chainIs: "as-sent" | "rebuilt";
  /** The stapled OCSP response (RFC 6066 §8), base64 of DER. */
  ocspResponse?: string;
  /** How the server signed, such as `ecdsa_secp256r1_sha256` or `0x0a0b`; absent for static RSA and before TLS 1.2. */
  signatureScheme?: string;
  /** Of the server's hello, before TLS 1.3, which has no need of any. */
  hello?: { extendedMasterSecret: boolean; secureRenegotiation: boolean; compression: boolean };
}

export interface TlsFailure {
  settings: TlsSettings;
  /**
   * `alert`: the server refused. `unacceptable`: it chose something that these settings refuse.
   * `not-tls`: it went on in plain text or in nothing known.
   */
  because: "alert" | "unacceptable" | "not-tls" | "closed" | "timed-out";
  /** Of `alert`: its name in RFC 8446 §6, such as `protocol_version`. */
  alert?: string;
  /** OpenSSL's or the system's. */
  code?: string;
}

/**
 * Whether a command that was sent in plain text behind STARTTLS is carried out inside TLS (CVE-2011-0411, RFC 3207 §6).
 * `executed` has the replies to it.
 */
export type SmtpInjection =
  | { kind: "executed"; replies: readonly SmtpReply[] }
  | { kind: "discarded" }
  | { kind: "not-measured"; because: string };

/** A line of the reply to EHLO; RFC 5321 §4.1.1.1: the keyword in upper case, the parameters as sent. */
export interface Capability {
  keyword: string;
  parameters: readonly string[];
}

/** The capabilities in the reply to EHLO, in the order of the reply; none for HELO or a refusal. */
export function capabilitiesOf(hello: SmtpHello | undefined): readonly Capability[] {
  if (hello?.command !== "EHLO" || hello.reply.code !== 250) return [];
  return hello.reply.lines.slice(1).flatMap(capability);
}

function capability(line: string): readonly Capability[] {
  const [keyword, ...parameters] = line.trim().split(/ +/);
  return keyword === undefined || keyword === "" ? [] : [{ keyword: keyword.toUpperCase(), parameters }];
}

export function offers(hello: SmtpHello | undefined, keyword: string): boolean {
  return capabilitiesOf(hello).some((one) => one.keyword === keyword);
}

const words: readonly [because: TurnedAway, pattern: RegExp][] = [
  ["greylisted", /gr[ae]y[- ]?list/i],
  ["rate-limited", /too (?:many|much|fast)|rate[- ]?limit|throttl|concurren|limit exceeded|slow down/i],
];

/** What a reply of 4yz or 5yz means; the codes say little, so some of it is read from the words that servers use. */
export function turnedAway({ code, lines }: SmtpReply): TurnedAway {
  if (code === 521) return "no-mail"; // RFC 7504 §2
  if (code >= 500) return "rejected";
  const said = lines.join(" ");
  const worded = words.find(([, pattern]) => pattern.test(said))?.[0];
  return worded ?? (code === 421 ? "busy" : "temporary");
}

export type Egress = "open" | "blocked-probably" | "unknown";

/**
 * Whether we reach port 25 at all, told from the sessions of one run. One server that answers, or refuses, proves that we do;
 * where none does, most likely something on our side drops or forbids connections. `unknown`: none was tried.
 */
export function egress(sessions: readonly Pick<SmtpSession, "ended">[]): Egress {
  const tried = sessions.filter(({ ended }) => ended.kind !== "not-public");
  if (tried.length === 0) return "unknown";
  return tried.every(({ ended }) => isUnanswered(ended)) ? "blocked-probably" : "open";
}

function isUnanswered(ended: SmtpEnd): boolean {
  return ended.kind === "unreachable" || (ended.kind === "timed-out" && ended.phase === "connect");
}
