/** Addresses that mean something else in every network, so that nobody outside can say anything of them (RFC 6303). */
import { BlockList, isIP } from "node:net";

/** RFC 1918, RFC 6598, loopback and link-local; RFC 4193 and those of IPv6. */
const local = new BlockList();
const prefixes: readonly (readonly [network: string, length: number])[] = [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
];
for (const [network, length] of prefixes) local.addSubnet(network, length, isIP(network) === 4 ? "ipv4" : "ipv6");

/** False for what is no address. */
export function isLocal(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && local.check(address, family === 4 ? "ipv4" : "ipv6");
}
