/**
 * Which addresses are those of the public Internet. A domain says where its mail goes, and may say a place inside of the
 * network that we run in; nobody connects to an address that has not passed here.
 */
import { BlockList, isIP } from "node:net";

/** IANA's registries of special-purpose addresses (RFC 6890), multicast, and what is reserved. */
const specialIPv4 = [
  "0.0.0.0/8", // this network
  "10.0.0.0/8",
  "100.64.0.0/10", // shared, behind the NAT of a carrier (RFC 6598)
  "127.0.0.0/8",
  "169.254.0.0/16", // link-local, and the metadata services of clouds
  "172.16.0.0/12",
  "192.0.0.0/24", // protocol assignments
  "192.0.2.0/24", // documentation
  "192.31.196.0/24", // AS112
  "192.52.193.0/24", // AMT
  "192.88.99.0/24", // relays of 6to4
  "192.168.0.0/16",
  "192.175.48.0/24", // AS112
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24",
  "203.0.113.0/24",
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
];

/** IPv6 has one range of global unicast; all that wraps IPv4, is local, multicast or reserved, is outside of it but for these. */
const globalIPv6 = ["2000::/3"];
const specialIPv6 = [
  "2001::/23", // protocol assignments: Teredo, benchmarks, ORCHID, AMT
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4
  "2620:4f:8000::/48", // AS112
  "3fff::/20", // documentation
];

const special4 = listOf(specialIPv4, "ipv4");
const special6 = listOf(specialIPv6, "ipv6");
const global6 = listOf(globalIPv6, "ipv6");

/** False for all that is not an address in its plain form, such as `0x7f.1` or `fe80::1%eth0`. */
export function isPublic(address: string): boolean {
  if (address.includes("%")) return false;
  switch (isIP(address)) {
    case 4:
      return !special4.check(address, "ipv4");
    case 6:
      return global6.check(address, "ipv6") && !special6.check(address, "ipv6");
    default:
      return false;
  }
}

function listOf(prefixes: readonly string[], family: "ipv4" | "ipv6"): BlockList {
  const list = new BlockList();
  for (const prefix of prefixes) {
    const [network = "", length] = prefix.split("/");
    list.addSubnet(network, Number(length), family);
  }
  return list;
}
