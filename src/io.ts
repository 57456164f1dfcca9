/** All that a check may ask of the world. */
import type { DomainName } from "./dns/name.ts";
import type { Resolver } from "./dns/resolver.ts";

/** A fact, or the reason why it is not known. */
export type Measured<T> = { kind: "measured"; value: T } | { kind: "not-measured"; because: string };

/** A file of certificates in PEM: the server's own first, then its issuers, as servers take them. */
export interface CertificateFile {
  file: string;
  pems: readonly string[];
}

export type CertificatesOf = (host: DomainName) => readonly CertificateFile[];

export interface Io {
  resolver: Resolver;
  /** Every owner name at or below `owner`, where the zone is at hand; a live resolver cannot list names. */
  namesBelow(owner: DomainName): Measured<readonly DomainName[]>;
  /** Certificates of a host that are kept beside the zones; most repositories keep none. */
  certificates: CertificatesOf;
  now: Date;
}
