import assert from "node:assert/strict";
import { test } from "node:test";
import { parseServer } from "../../../src/net/dns/server.ts";
import { nameservers, systemServers } from "../../../src/net/dns/system-servers.ts";

const good: [text: string, url: string, serverName?: string | undefined, address?: string][] = [
  ["192.0.2.53", "udp://192.0.2.53:53"],
  ["192.0.2.53:5353", "udp://192.0.2.53:5353"],
  ["2001:db8::53", "udp://[2001:db8::53]:53", undefined, "2001:db8::53"],
  ["[2001:db8::53]:5353", "udp://[2001:db8::53]:5353"],
  ["fe80::1%eth0", "udp://[fe80::1%eth0]:53"],
  ["udp://192.0.2.53", "udp://192.0.2.53:53"],
  ["UDP://192.0.2.53/", "udp://192.0.2.53:53"],
  ["udp://[2001:db8::1]:5353", "udp://[2001:db8::1]:5353"],
  ["tcp://192.0.2.53", "tcp://192.0.2.53:53"],
  ["tls://192.0.2.53", "tls://192.0.2.53:853"],
  ["tls://192.0.2.53:853#dns.example.net", "tls://192.0.2.53:853#dns.example.net", "dns.example.net"],
  ["tls://DNS.example.net", "tls://dns.example.net:853", "dns.example.net"],
  ["https://dns.example.net/dns-query", "https://dns.example.net/dns-query", "dns.example.net"],
  ["https://dns.example.net/dns-query{?dns}", "https://dns.example.net/dns-query", "dns.example.net"],
  ["https://dns.example.net", "https://dns.example.net/dns-query", "dns.example.net"],
  ["https://192.0.2.53:8443/q?x=1", "https://192.0.2.53:8443/q?x=1"],
  [
    "https://[2001:db8::53]/dns-query#dns.example.net",
    "https://[2001:db8::53]/dns-query#dns.example.net",
    "dns.example.net",
  ],
];
for (const [text, url, serverName, address] of good)
  test(`${text} is ${url}`, () => {
    const parsed = parseServer(text);
    assert.ok(parsed.ok);
    assert.deepEqual([parsed.value.url, parsed.value.serverName], [url, serverName]);
    if (address !== undefined) assert.equal(parsed.value.address, address);
    assert.deepEqual(parseServer(url), parsed); // what it is called by means the same again
  });

const bad: [text: string, at: number][] = [
  ["", 0],
  ["dns.example.net", 0],
  ["udp://dns.example.net", 6],
  ["http://192.0.2.53/", 0],
  ["udp://192.0.2.53:0", 17],
  ["udp://192.0.2.53:65536", 17],
  ["udp://[192.0.2.53]", 7],
  ["udp://[2001:db8::g]", 7],
  ["udp://192.0.2.53/path", 16],
  ["udp://192.0.2.53#dns.example.net", 17],
  ["tls://192.0.2.53#", 17],
  ["tls://192.0.2.53#192.0.2.53", 17],
  ["https://user@dns.example.net/", 0],
  ["tls://a b", 6],
  ["tls://", 6],
  [`https://dns.example.net/${"x".repeat(3_000)}`, 2_048],
];
for (const [text, at] of bad)
  test(`${text.slice(0, 40)} is no server`, () => {
    const parsed = parseServer(text);
    assert.deepEqual([parsed.ok, parsed.ok ? undefined : parsed.at], [false, at]);
  });

test("resolv.conf(5)", () => {
  const text = `# nameserver 192.0.2.1
; nameserver 192.0.2.2
search example.test
nameserver 192.0.2.3
nameserver\t2001:db8::4   # a remark
nameserver fe80::5%eth0
 nameserver 192.0.2.6
nameserver not-an-address
nameserver
options edns0
nameserver 192.0.2.7`;
  assert.deepEqual(
    nameservers(text).map(({ url }) => url),
    ["udp://192.0.2.3:53", "udp://[2001:db8::4]:53", "udp://[fe80::5%eth0]:53", "udp://192.0.2.7:53"],
  );
  assert.equal(nameservers("nameserver 192.0.2.1\n".repeat(100)).length, 16);
});

test("without resolv.conf, what Node knows", () => {
  for (const { transport } of systemServers("/nonexistent/resolv.conf")) assert.equal(transport, "udp");
});
