/** What was seen at an address of an MX host, in words. */
import type { AddressSeen, CertificateSeen, DaneSeen, HostSeen } from "../../hosts-seen.ts";
import type { Measured } from "../../io.ts";
import type { SmtpEnd, SmtpPhase, SmtpSession, TlsHandshake, TurnedAway } from "../../mail/smtp-session.ts";
import type { ChainProblemCode } from "../../mail/x509/chain-problem.ts";
import { clean, count } from "../words.ts";

export interface HostShown {
  host: string;
  preference: number;
  tlsa: string;
  /** Why there are no addresses; empty where there are. */
  without: string;
  addresses: readonly AddressShown[];
}

interface AddressShown {
  address: string;
  /** Such as `TLSv1.3, TLS_AES_256_GCM_SHA384, X25519`, or how the session ended. */
  tls: string;
  certificate: string;
  /** What senders with DANE find; empty where there is nothing for them. */
  dane: string;
}

export function hostShown({ host, preference, addresses, tlsa }: HostSeen): HostShown {
  return {
    host,
    preference,
    tlsa: tlsaText(tlsa),
    without:
      addresses.kind === "not-measured" ? clean(addresses.because) : addresses.value.length === 0 ? "no address" : "",
    addresses: addresses.kind === "measured" ? addresses.value.map(addressShown) : [],
  };
}

function tlsaText(tlsa: HostSeen["tlsa"]): string {
  if (tlsa.kind === "not-measured") return `TLSA records not known: ${clean(tlsa.because)}`;
  const { records, security } = tlsa.value;
  if (records === 0) return "no TLSA records";
  return `${count(records, "TLSA record")}, ${security}`;
}

function addressShown({ address, session, capabilities, certificate, dane }: AddressSeen): AddressShown {
  return {
    address: clean(address),
    tls: `${sessionText(session)}${capabilities.includes("REQUIRETLS") ? ", REQUIRETLS" : ""}`,
    certificate: certificate === undefined ? "" : certificateText(certificate),
    dane: dane === undefined ? "" : daneTexts[dane],
  };
}

function sessionText(session: Measured<SmtpSession>): string {
  if (session.kind === "not-measured") return `not measured: ${clean(session.because)}`;
  const { tls, ended } = session.value;
  if (tls === undefined) return endText(ended);
  return ended.kind === "done" ? tlsText(tls) : `${tlsText(tls)}; then ${endText(ended)}`;
}

function tlsText({ protocol, cipher, keyExchange, settings }: TlsHandshake): string {
  const group = keyExchange === undefined ? "no forward secrecy" : (keyExchange.group ?? keyExchange.kind);
  const legacy = settings === "legacy" ? ", only with settings of the past" : "";
  return clean(`${protocol}, ${cipher}, ${group}${legacy}`);
}

const phases: Readonly<Record<SmtpPhase, string>> = {
  connect: "while connecting",
  greeting: "before a greeting",
  hello: "after EHLO",
  starttls: "after STARTTLS",
  tls: "in the TLS handshake",
  "hello-after-tls": "after EHLO inside TLS",
};

const turns: Readonly<Record<TurnedAway, string>> = {
  greylisted: "greylisted us",
  "rate-limited": "limits our rate",
  busy: "is busy",
  temporary: "does not want to talk now",
  "no-mail": "takes no mail",
  rejected: "does not want to talk to us",
};

function endText(ended: SmtpEnd): string {
  switch (ended.kind) {
    case "done":
      return "no TLS";
    case "not-public":
      return "not asked: the address is not public";
    case "refused":
      return "the connection was refused";
    case "unreachable":
      return `no way there (${clean(ended.code)})`;
    case "timed-out":
      return `no answer ${phases[ended.phase]}`;
    case "turned-away":
      return `the server ${turns[ended.because]}`;
    case "no-ehlo":
      return "no TLS: the server knows no EHLO";
    case "no-starttls":
      return "no TLS: STARTTLS is not offered";
    case "starttls-refused":
      return "no TLS: STARTTLS is offered, and refused when asked for";
    case "tls-failed":
      return "no TLS: the handshake failed";
    case "closed":
      return `the server closed the connection ${phases[ended.phase]}`;
    case "not-smtp":
      return `what it said ${phases[ended.phase]} is no SMTP`;
    case "flood":
      return `it said too much ${phases[ended.phase]}`;
  }
}

const daneTexts: Readonly<Record<DaneSeen, string>> = {
  matched: "DANE matches",
  untrusted: "DANE: the chain is not good up to the anchor",
  "anchor-not-sent": "DANE: the anchor is not sent",
  "no-match": "DANE does not match",
  "no-tls": "DANE fails for want of TLS",
};

/** Short, for a cell; the findings tell more. */
const problems: Readonly<Record<ChainProblemCode | "revoked", string>> = {
  revoked: "revoked",
  "no-certificate": "no certificate",
  malformed: "cannot be read",
  "self-signed": "self-signed",
  "unknown-root": "root not trusted",
  "issuer-missing": "issuer missing",
  "bad-signature": "bad signature",
  "too-many-paths": "too many paths",
  expired: "expired",
  "not-yet-valid": "not valid yet",
  "not-a-ca": "issuer is no CA",
  "no-cert-sign": "issuer must not sign",
  "path-too-long": "chain too long",
  "wrong-purpose": "not for TLS servers",
  "wrong-key-usage": "not for TLS servers",
  "name-not-permitted": "name outside of its CA's constraints",
  "weak-signature": "weak signature",
  "weak-key": "weak key",
  "unsupported-key": "key not supported",
  "unknown-critical-extension": "unknown critical extension",
  "authority-key-mismatch": "another issuer's key",
  "name-mismatch": "for other names",
  "no-dns-name": "for no DNS name",
};

function certificateText({ issuer, notAfter, problems: codes }: CertificateSeen): string {
  const verdict = codes.length === 0 ? "trusted" : `not trusted: ${codes.map(problemText).join(", ")}`;
  return clean(`${verdict}; until ${notAfter.slice(0, 10)}, by ${commonName(issuer)}`);
}

function problemText(code: string): string {
  return Object.entries(problems).find(([key]) => key === code)?.[1] ?? code;
}

/** Of a distinguished name as RFC 4514 writes it. */
function commonName(name: string): string {
  return /(?:^|,)(?:CN|O)=((?:[^,\\]|\\.)+)/.exec(name)?.[1] ?? name;
}
