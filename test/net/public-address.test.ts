/** IANA's special-purpose address registries (RFC 6890), and the forms in which an address inside may be dressed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isPublic } from "../../src/net/public-address.ts";

/** A prefix by its first and last address. */
const special: [first: string, last: string, what: string][] = [
  ["0.0.0.0", "0.255.255.255", "this network: 0.0.0.0/8"],
  ["10.0.0.0", "10.255.255.255", "private use: 10.0.0.0/8"],
  ["100.64.0.0", "100.127.255.255", "shared address space: 100.64.0.0/10"],
  ["127.0.0.0", "127.255.255.255", "loopback: 127.0.0.0/8"],
  ["169.254.0.0", "169.254.255.255", "link local: 169.254.0.0/16"],
  ["169.254.169.254", "169.254.169.254", "metadata of clouds"],
  ["172.16.0.0", "172.31.255.255", "private use: 172.16.0.0/12"],
  ["192.0.0.0", "192.0.0.255", "IETF protocol assignments: 192.0.0.0/24"],
  ["192.0.0.8", "192.0.0.10", "dummy, PCP and TURN anycast"],
  ["192.0.0.170", "192.0.0.171", "NAT64 discovery"],
  ["192.0.2.0", "192.0.2.255", "TEST-NET-1"],
  ["192.31.196.0", "192.31.196.255", "AS112-v4"],
  ["192.52.193.0", "192.52.193.255", "AMT"],
  ["192.88.99.0", "192.88.99.255", "6to4 relay anycast"],
  ["192.168.0.0", "192.168.255.255", "private use: 192.168.0.0/16"],
  ["192.175.48.0", "192.175.48.255", "direct delegation AS112"],
  ["198.18.0.0", "198.19.255.255", "benchmarking: 198.18.0.0/15"],
  ["198.51.100.0", "198.51.100.255", "TEST-NET-2"],
  ["203.0.113.0", "203.0.113.255", "TEST-NET-3"],
  ["224.0.0.0", "239.255.255.255", "multicast"],
  ["240.0.0.0", "255.255.255.254", "reserved: 240.0.0.0/4"],
  ["255.255.255.255", "255.255.255.255", "limited broadcast"],
  ["::", "::", "unspecified"],
  ["::1", "::1", "loopback"],
  ["::2", "::ffff:ffff", "IPv4-compatible: ::/96"],
  ["::ffff:0:0", "::ffff:ffff:ffff", "IPv4-mapped"],
  ["::ffff:10.0.0.1", "::ffff:9.9.9.9", "IPv4-mapped, in dotted form, even of a public address"],
  ["::ffff:0:7f00:1", "::ffff:0:808:808", "IPv4-translated"],
  ["64:ff9b::", "64:ff9b::ffff:ffff", "IPv4-IPv6 translation: 64:ff9b::/96"],
  ["64:ff9b::127.0.0.1", "64:ff9b::8.8.8.8", "translation, in dotted form"],
  ["64:ff9b:1::", "64:ff9b:1:ffff:ffff:ffff:ffff:ffff", "local translation: 64:ff9b:1::/48"],
  ["100::", "100::ffff:ffff:ffff:ffff", "discard-only: 100::/64"],
  ["100:0:0:1::", "100:0:0:1:ffff:ffff:ffff:ffff", "dummy prefix: 100:0:0:1::/64"],
  ["2001::", "2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff", "IETF protocol assignments: 2001::/23"],
  ["2001:0:7f00:1::", "2001:0:ffff:ffff:ffff:ffff:ffff:ffff", "Teredo: 2001::/32"],
  ["2001:1::1", "2001:1::3", "PCP, TURN and DNS-SD anycast"],
  ["2001:2::", "2001:2:0:ffff:ffff:ffff:ffff:ffff", "benchmarking: 2001:2::/48"],
  ["2001:3::", "2001:3:ffff:ffff:ffff:ffff:ffff:ffff", "AMT: 2001:3::/32"],
  ["2001:4:112::", "2001:4:112:ffff:ffff:ffff:ffff:ffff", "AS112-v6: 2001:4:112::/48"],
  ["2001:10::", "2001:1f:ffff:ffff:ffff:ffff:ffff:ffff", "ORCHID: 2001:10::/28"],
  ["2001:20::", "2001:2f:ffff:ffff:ffff:ffff:ffff:ffff", "ORCHIDv2: 2001:20::/28"],
  ["2001:30::", "2001:3f:ffff:ffff:ffff:ffff:ffff:ffff", "drone remote identification: 2001:30::/28"],
  ["2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "documentation: 2001:db8::/32"],
  ["2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "6to4: 2002::/16"],
  ["2002:7f00:1::", "2002:a00:1::1", "6to4 of loopback and 10.0.0.1"],
  ["2620:4f:8000::", "2620:4f:8000:ffff:ffff:ffff:ffff:ffff", "direct delegation AS112"],
  ["3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "documentation: 3fff::/20"],
  ["4000::", "5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "reserved by the IETF"],
  ["5f00::", "5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "segment routing SIDs: 5f00::/16"],
  ["fc00::", "fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "unique-local: fc00::/7"],
  ["fe80::", "febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "link-local: fe80::/10"],
  ["fec0::", "feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "site-local, deprecated: fec0::/10"],
  ["ff00::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "multicast: ff00::/8"],
];

const unicast: [address: string, where: string][] = [
  ["1.1.1.1", "public"],
  ["9.255.255.255", "before 10.0.0.0/8"],
  ["11.0.0.0", "behind 10.0.0.0/8"],
  ["100.63.255.255", "before the shared address space"],
  ["100.128.0.0", "behind it"],
  ["126.255.255.255", "before loopback"],
  ["128.0.0.0", "behind it"],
  ["169.253.255.255", "before link local"],
  ["172.15.255.255", "before 172.16.0.0/12"],
  ["172.32.0.0", "behind it"],
  ["192.0.1.0", "between assignments and TEST-NET-1"],
  ["192.169.0.0", "behind 192.168.0.0/16"],
  ["198.17.255.255", "before benchmarking"],
  ["198.20.0.0", "behind it"],
  ["223.255.255.255", "before multicast"],
  ["2001:200::", "behind protocol assignments"],
  ["2001:db7:ffff::", "before documentation"],
  ["2001:db9::", "behind it"],
  ["2003::1", "behind 6to4"],
  ["2606:4700:4700::1111", "public"],
  ["2620:4f:8001::", "behind AS112"],
  ["3ffe:ffff::", "before documentation"],
  ["3fff:1000::", "behind it"],
];

const noAddress = [
  "",
  "localhost",
  "mx.example.test",
  "0x7f.1",
  "0177.0.0.1",
  "127.1",
  "2130706433",
  "08.8.8.8",
  "8.8.8.8 ",
  "8.8.8.8:25",
  "[2606:4700::1]",
  "2606:4700::1%eth0",
  "fe80::1%1",
  "2606:4700::1/64",
  "8.8.8.8\0.example.test",
  "８.８.８.８",
];

test("no special-purpose address is public", () => {
  for (const [first, last, what] of special) assert.deepEqual([isPublic(first), isPublic(last)], [false, false], what);
});

test("what is beside them is", () => {
  for (const [address, where] of unicast) assert.ok(isPublic(address), `${address}: ${where}`);
});

test("what is no address is not", () => {
  for (const text of noAddress) assert.equal(isPublic(text), false, JSON.stringify(text));
});
