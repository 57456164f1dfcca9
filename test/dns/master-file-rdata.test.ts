/** RDATA of each type: its canonical form, and what it must not be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { canonicalRdata } from "../../src/dns/master-file/rdata.ts";
import { readText } from "./master-file-text.ts";

const origin = name("example.org");

const good: [type: string, text: string, canonical: string][] = [
  ["A", "192.0.2.1", "192.0.2.1"],
  ["AAAA", "2001:DB8::1", "2001:db8::1"],
  ["AAAA", "2001:0db8:0:0:0:0:0:1", "2001:db8::1"],
  ["AAAA", "2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
  ["AAAA", "2001:db8::0:1", "2001:db8::1"],
  ["AAAA", "2001:0:0:1:0:0:0:1", "2001:0:0:1::1"],
  ["AAAA", "2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1"],
  ["AAAA", "2001:db8:1:0:0:2::", "2001:db8:1::2:0:0"],
  ["AAAA", "::", "::"],
  ["AAAA", "::1", "::1"],
  ["AAAA", "1::", "1::"],
  ["AAAA", "::ffff:192.0.2.1", "::ffff:192.0.2.1"],
  ["AAAA", "::ffff:c000:201", "::ffff:192.0.2.1"],
  ["AAAA", "64:ff9b::192.0.2.1", "64:ff9b::c000:201"],
  ["AAAA", "::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"],
  ["CNAME", "@", "example.org."],
  ["NS", "NS1.Sub", "ns1.sub.example.org."],
  ["DNAME", ".", "."],
  ["MX", "010 Mail.example.com.", "10 mail.example.com."],
  ["MX", "0 .", "0 ."],
  ["TXT", 'v=spf1 "-all" ""', '"v=spf1" "-all" ""'],
  ["TXT", "\u00e9", '"\\195\\169"'],
  ["SPF", '"v=spf1 -all"', '"v=spf1 -all"'],
  ["SRV", "0 5 5269 xmpp", "0 5 5269 xmpp.example.org."],
  ["SOA", "ns1 hostmaster 1 1D 30m 4w 30M", "ns1.example.org. hostmaster.example.org. 1 86400 1800 2419200 1800"],
  ["CAA", "128 issueWild ca.example.net", '128 issuewild "ca.example.net"'],
  ["TLSA", "3 1 1 AB CD", "3 1 1 abcd"],
  ["SMIMEA", "3 0 0 ab", "3 0 0 ab"],
  ["SSHFP", "4 2 AB", "4 2 ab"],
  ["DS", `1 RSASHA256 SHA-256 ${"AB".repeat(32)}`, `1 8 2 ${"ab".repeat(32)}`],
  ["CDS", "0 0 0 00", "0 0 0 00"],
  ["DNSKEY", "257 3 ECDSAP256SHA256 AwEA AQ==", "257 3 13 AwEAAQ=="],
  ["DNSKEY", "ZONE|KSK DNSSEC 13 AwEAAQ==", "257 3 13 AwEAAQ=="],
  ["CDNSKEY", "0 3 0 AA==", "0 3 0 AA=="],
  ["KEY", "NOKEY 3 3", "49152 3 3"],
  ["HINFO", 'PC "Net BSD"', '"PC" "Net BSD"'],
  ["NAPTR", '0 0 "s" "SIP+D2U" "" _sip._udp', '0 0 "s" "SIP+D2U" "" _sip._udp.example.org.'],
  ["RP", "a b", "a.example.org. b.example.org."],
  ["LOC", "60 9 N 24 39 E 10 20 2000 20", "60 9 0.000 N 24 39 0.000 E 10.00m 20.00m 2000.00m 20.00m"],
  ["LOC", "0 9 1.51 S 24 W -99.99m", "0 9 1.510 S 24 0 0.000 W -99.99m 1.00m 10000.00m 10.00m"],
  ["SVCB", "0 Svc", "0 svc.example.org."],
  ["SVCB", '1 . port=60 alpn=h3,h2 ech="ZWFzdGVyIGVnZyE="', '1 . alpn="h3,h2" port="60" ech="ZWFzdGVyIGVnZyE="'],
  ["SVCB", '1 . alpn="h1\\\\,h2,h3"', '1 . alpn="h1\\\\,h2,h3"'],
  ["SVCB", "1 . alpn=foo\\092,bar", '1 . alpn="foo\\\\,bar"'],
  ["SVCB", "1 . mandatory=port,alpn port=1 alpn=h2", '1 . mandatory="alpn,port" alpn="h2" port="1"'],
  ["SVCB", "1 . key1=\\002h2", '1 . alpn="h2"'],
  ["SVCB", "1 . no-default-alpn alpn=x ohttp", '1 . alpn="x" no-default-alpn ohttp'],
  [
    "SVCB",
    "1 . ipv4hint=192.0.2.1,192.0.2.2 ipv6hint=2001:DB8:0::1",
    '1 . ipv4hint="192.0.2.1,192.0.2.2" ipv6hint="2001:db8::1"',
  ],
  ["HTTPS", "1 . alpn=h2 dohpath=/q{?dns} key9999=x", '1 . alpn="h2" dohpath="/q{?dns}" key9999="x"'],
  ["CERT", "PKIX 1 RSASHA256 AwEAAQ==", "1 1 8 AwEAAQ=="],
  ["OPENPGPKEY", "AwEA AQ==", "AwEAAQ=="],
  ["URI", '10 1 "https://example.org/"', '10 1 "https://example.org/"'],
  ["NID", "10 14:4FFF:ff20:ee64", "10 0014:4fff:ff20:ee64"],
  ["EUI48", "00-00-5E-00-53-2A", "00-00-5e-00-53-2a"],
  ["NSAP", "0x47.0005.80", "0x47000580"],
  ["ISDN", "1", '"1"'],
  ["APL", "", ""],
  ["APL", "1:192.0.2.0/24", "1:192.0.2.0/24"],
  ["WKS", "192.0.2.1 6 ( 25 )", "192.0.2.1 6 25"],
  ["TYPE65280", "\\# 2 AB CD", "\\# 2 abcd"],
];

for (const [type, text, canonical] of good)
  test(`${type} ${text}`, () => {
    const read = canonicalRdata(type, text, origin);
    assert.deepEqual(read, { ok: true, value: canonical });
    assert.deepEqual(canonicalRdata(type, canonical), read, "its own canonical form");
  });

const bad: [type: string, text: string, error: string, at: number][] = [
  ["A", "192.0.2.256", "ipv4", 0],
  ["A", "192.0.02.1", "ipv4", 0],
  ["A", "192.0.2", "ipv4", 0],
  ["A", "192.0.2.1.", "ipv4", 0],
  ["A", '"192.0.2.1"', "ipv4", 1],
  ["A", "", "missing", 0],
  ["A", "192.0.2.1 x", "extra", 10],
  ["AAAA", "192.0.2.1", "ipv6", 0],
  ["AAAA", "2001:db8::1::2", "ipv6", 0],
  ["AAAA", "2001:db8", "ipv6", 0],
  ["AAAA", "2001:db8::12345", "ipv6", 0],
  ["AAAA", "2001:db8:", "ipv6", 0],
  ["AAAA", ":1::2", "ipv6", 0],
  ["AAAA", "1:2:3:4:5:6:7:8:9", "ipv6", 0],
  ["AAAA", "1:2:3:4:5:6:7::8", "ipv6", 0],
  ["AAAA", "fe80::1%eth0", "ipv6", 0],
  ["NS", '"ns1"', "name", 1],
  ["CNAME", "a..b", "name", 0],
  ["MX", "mail", "number", 0],
  ["MX", "65536 mail", "number", 0],
  ["MX", "10", "missing", 0],
  ["TXT", "", "missing", 0],
  ["TXT", "\\", "string", 0],
  ["TXT", '"', "string", 0],
  ["SRV", "0 0 65536 x", "number", 4],
  ["SOA", "a b 4294967296 1 1 1 1", "number", 4],
  ["SOA", "a b 1 1 1 1 1y", "time", 12],
  ["CAA", "256 issue x", "number", 0],
  ["CAA", "0 is-sue x", "tag", 2],
  ["TLSA", "3 1 1", "missing", 4],
  ["TLSA", "3 1 1 zz", "hex", 6],
  ["TLSA", "256 1 1 ab", "number", 0],
  ["DS", "1 8 2 abcd", "digest", 6],
  ["DNSKEY", "257 3 13 A", "base64", 9],
  ["DNSKEY", "257 3 NONE AAAA", "number", 6],
  ["EUI48", "00-00-5e-00-53", "eui", 0],
  ["LOC", "91 N 0 E 0", "location", 3],
  ["LOC", "60 60 N 0 E 0", "location", 6],
  ["LOC", "60 N 0 E", "missing", 7],
  ["SVCB", "1 . unknown=x", "parameter", 4],
  ["SVCB", "1 . alpn=a,,b", "parameter", 4],
  ["SVCB", "1 . alpn", "parameter", 4],
  ["SVCB", "1 . port=65536", "parameter", 4],
  ["SVCB", "1 . port=1 port=2", "parameter-twice", 11],
  ["SVCB", "1 . mandatory=alpn", "parameter-missing", 4],
  ["SVCB", "1 . mandatory=mandatory", "parameter", 4],
  ["SVCB", "1 . no-default-alpn", "parameter-missing", 4],
  ["SVCB", "1 . dohpath=/", "parameter", 4],
  ["NULL", "x", "not-generic", 0],
  ["TYPE65280", "\\# 2 ab", "generic", 5],
  ["TYPE65280", "\\# x", "number", 3],
];

for (const [type, text, error, at] of bad)
  test(`${type} ${text}: ${error}`, () => {
    const read = canonicalRdata(type, text, origin);
    assert.equal(read.ok, false);
    if (!read.ok) assert.deepEqual([read.error, read.at], [error, at]);
  });

/** RFC 3597 §5 for types that we know; RFC 9460 appendix D for SVCB. */
const generic: [type: string, hex: string, canonical: string][] = [
  ["AAAA", "20010db8000000000000000000000001", "2001:db8::1"],
  ["MX", "000a046d61696c076578616d706c65036f726700", "10 mail.example.org."],
  ["MX", "000000", "0 ."],
  ["NS", "03612e6200", "a\\.b."],
  ["TXT", "0376203d0122", '"v =" "\\""'],
  ["TLSA", "030101ab", "3 1 1 ab"],
  ["DS", "00010800ab", "1 8 0 ab"],
  ["DNSKEY", "0101030daa", "257 3 13 qg=="],
  ["CAA", "0005697373756578", '0 issue "x"'],
  ["LOC", "001216138c5f0a1885491ba000989a68", "57 39 15.096 N 24 37 57.280 E 10.00m 1.00m 10000.00m 10.00m"],
  ["URI", "000a000178", '10 1 "x"'],
  ["EUI48", "00005e00532a", "00-00-5e-00-53-2a"],
  ["SVCB", "000103666f6f076578616d706c6503636f6d00" + "0001000302" + "6832", '1 foo.example.com. alpn="h2"'],
  ["HTTPS", "000100", "1 ."],
  ["SVCB", "00010000030002" + "0035", '1 . port="53"'],
  ["APL", "00011803c00002", "\\# 7 00011803c00002"],
];

for (const [type, hex, canonical] of generic)
  test(`${type} \\# ${hex}`, () => {
    assert.deepEqual(canonicalRdata(type, `\\# ${hex.length / 2} ${hex}`), { ok: true, value: canonical });
  });

const genericBad: [type: string, hex: string, error: string][] = [
  ["A", "c00002", "missing"],
  ["A", "c000020101", "extra"],
  ["NS", "c000", "name"],
  ["NS", "0361", "missing"],
  ["TXT", "0561", "missing"],
  ["SVCB", "0001000001000405026832", "parameter"],
  ["SVCB", "00010000030002003500030002" + "0035", "parameter-twice"],
];

for (const [type, hex, error] of genericBad)
  test(`${type} \\# ${hex}: ${error}`, () => {
    const read = canonicalRdata(type, `\\# ${hex.length / 2} ${hex}`);
    assert.deepEqual(read.ok ? "good" : read.error, error);
  });

test("TYPEnnn of a known type is that type", () => {
  const types = [1, 2, 5, 15, 16, 28, 43, 48, 52, 59, 60, 99, 257];
  const text = types.map((type) => `@ 60 TYPE${type} \\# 0`).join("\n");
  const seen = readText(text).problems.map((problem) => problem.split(" ")[3]);
  assert.deepEqual(seen, [
    "A",
    "NS",
    "CNAME",
    "MX",
    "TXT",
    "AAAA",
    "DS",
    "DNSKEY",
    "TLSA",
    "CDS",
    "CDNSKEY",
    "SPF",
    "CAA",
  ]);
});
