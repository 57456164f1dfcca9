/** All that a check may ask of the world. */
import type { DomainName } from "./dns/name.ts";
import type { Resolver } from "./dns/resolver.ts";
import type { SourceRange } from "./dns/rrset.ts";
import type { PolicyFetch } from "./mail/policy-fetch.ts";
import type { SmtpSession } from "./mail/smtp-session.ts";
import type { TlsScan } from "./mail/tls-scan.ts";
import type { Revocation } from "./mail/x509/revocation.ts";
import type { OutboundObservation } from "./message/observation.ts";

/** A fact, or the reason why it is not known. */
export type Measured<T> = { kind: "measured"; value: T } | { kind: "not-measured"; because: string };

/** A file of certificates in PEM: the server's own first, then its issuers, as servers take them. */
export interface CertificateFile {
  file: string;
  pems: readonly string[];
}

export type CertificatesOf = (host: DomainName) => readonly CertificateFile[];

/** Whether the configuration of a zone has it signed. */
export interface Signing {
  state: "on" | "off";
  /** The statement that says so, such as `dnssec-policy default`, or what is missing. */
  how: string;
  from: SourceRange;
  /** The configuration says nothing, which means off unless something outside of the files says otherwise. */
  isDefault?: true;
}

/** An MTA-STS policy as it would be served; `from` is the whole file. */
export interface StsPolicyFile {
  text: string;
  from: SourceRange;
}

/** A certificate and the one that issued it, each in DER, base64. */
export interface RevocationQuestion {
  certificate: string;
  issuer: string;
}

export interface Io {
  resolver: Resolver;
  /** Every owner name at or below `owner`, where the zone is at hand; a live resolver cannot list names. */
  namesBelow(owner: DomainName): Measured<readonly DomainName[]>;
  /** Certificates of a host that are kept beside the zones; most repositories keep none. */
  certificates: CertificatesOf;
  /** Whether the configuration beside the files has the zone of this origin signed. */
  signing(origin: DomainName): Measured<Signing>;
  /** The MTA-STS policy of a domain: as a file beside the zones (RFC 8461 §3.2), or as it is served (RFC 8461 §3.3). */
  stsPolicy(domain: DomainName): Promise<Measured<StsPolicyFile | PolicyFetch>>;
  /** One session with an address of an MX host (RFC 5321, RFC 3207). */
  smtp(mxHost: DomainName, address: string): Promise<Measured<SmtpSession>>;
  /** What else the server of an address would accept; only where it was asked for. */
  tlsScan(mxHost: DomainName, address: string): Promise<Measured<TlsScan>>;
  /** Whether its authority has revoked a certificate (RFC 5280 §6.3, RFC 6960); what failed is `not-checked`. */
  revocation(question: RevocationQuestion): Promise<Revocation>;
  /** DKIM selectors that somebody named. */
  selectors: readonly string[];
  /** What messages from the domain showed. */
  observed(domain: DomainName): readonly OutboundObservation[];
  /** The certificates that chains have to end in: Mozilla's, or these in PEM. */
  roots: "bundled" | readonly string[];
  now: Date;
}
