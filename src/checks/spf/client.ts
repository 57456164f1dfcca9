/** The delivery that a receiver asks about, and what macros say of it (RFC 7208 §2.4, §4.3, §7.2, §7.3). */
import { isIPv4, isIPv6 } from "node:net";
import { type DomainName, labelsOf, parseName, root } from "../../dns/name.ts";
import { network } from "../../mail/address-set.ts";
import type { MacroValues } from "./macro.ts";

/** `sender` is the address of MAIL FROM; empty where the reverse-path is null, or where the HELO identity is asked about. */
export interface Delivery {
  ip: string;
  helo: string;
  sender: string;
}

export interface Client {
  /** Without the IPv4-mapped form (§5). */
  ip: string;
  isIpv4: boolean;
  helo: string;
  localPart: string;
  senderDomain: string;
}

/** Undefined where `ip` is no address. */
export function clientOf({ ip, helo, sender }: Delivery): Client | undefined {
  const address = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1] ?? ip;
  if (!isIPv4(address) && !(isIPv6(address) && !address.includes("%"))) return undefined;
  const at = sender.lastIndexOf("@");
  const localPart = at > 0 ? sender.slice(0, at) : "postmaster"; // §4.3
  const senderDomain = sender === "" ? helo : sender.slice(at + 1); // §2.4
  return { ip: address, isIpv4: isIPv4(address), helo, localPart, senderDomain };
}

/** The name whose record is asked for; undefined where it is none, or one label (§4.3). */
export function initialDomain({ senderDomain }: Client): DomainName | undefined {
  const parsed = parseName(senderDomain.replaceAll("\\", "\\\\"));
  if (!parsed.ok || parsed.value === root || senderDomain.includes("[")) return undefined;
  return labelsOf(parsed.value).length > 1 ? parsed.value : undefined;
}

/** Octets of IPv4, nibbles of IPv6. */
function dotted({ ip, isIpv4 }: Client): readonly string[] {
  if (isIpv4) return ip.split(".");
  const [address] = network(ip, 128);
  return (address?.first ?? 0n).toString(16).padStart(32, "0").split("");
}

/** All but `p`, which has to be asked for. The name of the receiver, `r`, is not known here (§7.3). */
export function macroValues(client: Client, domain: DomainName, now: Date): MacroValues {
  const { ip, isIpv4, helo, localPart, senderDomain } = client;
  return {
    s: `${localPart}@${senderDomain}`,
    l: localPart,
    o: senderDomain,
    d: domain,
    i: dotted(client).join("."),
    v: isIpv4 ? "in-addr" : "ip6",
    h: helo,
    c: ip,
    r: "unknown",
    t: String(Math.floor(now.getTime() / 1000)),
  };
}
