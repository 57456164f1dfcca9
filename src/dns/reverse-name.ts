/** Where the names of addresses are. */
import { type DomainName, fromLabels } from "./name.ts";
import { rdataOctets } from "./wire/encode.ts";

/** The owner of an address's PTR records (RFC 1035 §3.5, RFC 3596 §2.5); undefined for what is no address. */
export function reverseName(address: string): DomainName | undefined {
  const four = rdataOctets("A", address);
  if (four !== undefined) return fromLabels([...[...four].map(String).toReversed(), "in-addr", "arpa"]);
  const six = rdataOctets("AAAA", address);
  if (six === undefined) return undefined;
  return fromLabels([...Array.from(Buffer.from(six).toString("hex")).toReversed(), "ip6", "arpa"]);
}
