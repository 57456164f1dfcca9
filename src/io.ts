/** All that a check may ask of the world. */
import type { DomainName } from "./dns/name.ts";
import type { Resolver } from "./dns/resolver.ts";
import type { SourceRange } from "./dns/rrset.ts";

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

export interface Io {
  resolver: Resolver;
  /** Every owner name at or below `owner`, where the zone is at hand; a live resolver cannot list names. */
  namesBelow(owner: DomainName): Measured<readonly DomainName[]>;
  /** Certificates of a host that are kept beside the zones; most repositories keep none. */
  certificates: CertificatesOf;
  /** Whether the configuration beside the files has the zone of this origin signed. */
  signing(origin: DomainName): Measured<Signing>;
  /** The MTA-STS policy of a domain that is kept beside the zones (RFC 8461 §3.2). */
  stsPolicy(domain: DomainName): Measured<StsPolicyFile>;
  now: Date;
}
