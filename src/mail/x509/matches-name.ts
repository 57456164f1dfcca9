/** Is a certificate for a host? (RFC 9525 §6) */
import { isIP } from "node:net";
import type { DomainName } from "../../dns/name.ts";
import { type Certificate, dnsNamesOf } from "./certificate.ts";

/** By its DNS names alone: a common name is none (RFC 9525 §2), and neither is an address, as senders look for the MX host. */
export function matchesName(certificate: Certificate, host: DomainName): boolean {
  if (isIP(host) !== 0 || host.includes("\\")) return false;
  return dnsNamesOf(certificate).some((dnsName) => matchesPattern(dnsName, host));
}

/**
 * `*` stands for the whole of the leftmost label and for one label only (RFC 9525 §6.3). As with OpenSSL, two labels or more
 * have to follow it: `*.test` is for nobody.
 */
function matchesPattern(dnsName: string, host: DomainName): boolean {
  if (!dnsName.startsWith("*.")) return dnsName === host;
  const dot = host.indexOf(".");
  const parent = dnsName.slice(2);
  return dot > 0 && parent.includes(".") && !parent.includes("*") && host.slice(dot + 1) === parent;
}
