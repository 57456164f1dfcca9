/** Addresses where the name of a host has to be. */
import { type DomainName, labelsOf } from "../../dns/name.ts";

/**
 * An IP address as the exchange of an MX record (RFC 5321 §2.3.5, §5.1): `192.0.2.1`, also with the zone's origin
 * behind it, as a missing final dot makes it; `[192.0.2.1]`; anything with a colon.
 */
export function isAddressLiteral(host: DomainName): boolean {
  const labels = labelsOf(host);
  const isOctet = (label: string): boolean => /^\d{1,3}$/.test(label) && Number(label) <= 255;
  if (labels.length >= 4 && labels.slice(0, 4).every(isOctet)) return true;
  return host.startsWith("[") || (labels[0] ?? "").includes(":");
}
