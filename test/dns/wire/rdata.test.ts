/** RDATA between octets and presentation form, beside dns-packet's codecs and the examples of the RFCs. */
import assert from "node:assert/strict";
import { test } from "node:test";
import dnsPacket, { type Answer } from "dns-packet";
import fc from "fast-check";
import { canonicalRdata, fieldsOf } from "../../../src/dns/master-file/rdata.ts";
import { rdataOctets } from "../../../src/dns/wire/encode.ts";
import { presentationOf } from "../../../src/dns/wire/rdata.ts";
import { readMessage } from "../../../src/dns/wire/read.ts";

const hash = "ab".repeat(32);
const digest = Buffer.from(hash, "hex");
const key = Buffer.from([1, 2, 3]);
const signature = Buffer.from("signature");

/** What dns-packet writes, we read; what we write is the same. */
const same: [text: string, data: object][] = [
  ["A 192.0.2.1", { data: "192.0.2.1" }],
  ["AAAA 2001:db8::1", { data: "2001:db8::1" }],
  ["NS ns1.example.test.", { data: "ns1.example.test" }],
  ["CNAME a.test.", { data: "a.test" }],
  ["DNAME a.test.", { data: "a.test" }],
  ["PTR a.test.", { data: "a.test" }],
  ["MX 10 mx.example.test.", { data: { preference: 10, exchange: "mx.example.test" } }],
  ["MX 0 .", { data: { preference: 0, exchange: "." } }],
  ['TXT "v=spf1 -all" ""', { data: ["v=spf1 -all", ""] }],
  ['TXT "\\000\\255\\"\\\\"', { data: [Buffer.from([0, 255, 0x22, 0x5c])] }],
  ["SRV 1 2 25 mx.test.", { data: { priority: 1, weight: 2, port: 25, target: "mx.test" } }],
  [
    "SOA ns.test. hostmaster.test. 2024010100 7200 3600 1209600 4294967295",
    {
      data: {
        mname: "ns.test",
        rname: "hostmaster.test",
        serial: 2_024_010_100,
        refresh: 7200,
        retry: 3600,
        expire: 1_209_600,
        minimum: 4_294_967_295,
      },
    },
  ],
  ['CAA 128 issue "ca.example; x=y"', { data: { flags: 128, tag: "issue", value: "ca.example; x=y" } }],
  [`TLSA 3 1 1 ${hash}`, { data: { usage: 3, selector: 1, matchingType: 1, certificate: digest } }],
  [`SSHFP 4 2 ${hash}`, { data: { algorithm: 4, hash: 2, fingerprint: hash } }],
  [`DS 20326 8 2 ${hash}`, { data: { keyTag: 20_326, algorithm: 8, digestType: 2, digest } }],
  ["DNSKEY 257 3 13 AQID", { data: { flags: 257, algorithm: 13, key } }],
  [
    "RRSIG TLSA 13 4 300 20240201000000 20240101000000 12345 example.test. c2lnbmF0dXJl",
    {
      data: {
        typeCovered: "TLSA",
        algorithm: 13,
        labels: 4,
        originalTTL: 300,
        expiration: 1_706_745_600,
        inception: 1_704_067_200,
        keyTag: 12_345,
        signersName: "example.test",
        signature,
      },
    },
  ],
  [
    "NSEC b.test. A MX RRSIG NSEC CAA",
    { data: { nextDomain: "b.test", rrtypes: ["A", "MX", "RRSIG", "NSEC", "CAA"] } },
  ],
  [
    "NSEC3 1 1 12 aabbccdd 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom A RRSIG",
    {
      data: {
        algorithm: 1,
        flags: 1,
        iterations: 12,
        salt: Buffer.from("aabbccdd", "hex"),
        nextDomain: Buffer.from("065368abeed7ec6e9feba96b8c8bc3e8b791f716", "hex"),
        rrtypes: ["A", "RRSIG"],
      },
    },
  ],
  ['HINFO "PC" "Net BSD"', { data: { cpu: "PC", os: "Net BSD" } }],
  ["RP a.test. b.test.", { data: { mbox: "a.test", txt: "b.test" } }],
  [
    'NAPTR 1 2 "u" "E2U+sip" "!^.*$!sip:a@b.test!" .',
    {
      data: {
        order: 1,
        preference: 2,
        flags: "u",
        services: "E2U+sip",
        regexp: "!^.*$!sip:a@b.test!",
        replacement: ".",
      },
    },
  ],
];
for (const [record, fields] of same)
  test(`as dns-packet has it: ${record}`, () => {
    const type = record.slice(0, record.indexOf(" "));
    const text = record.slice(type.length + 1);
    const answer = { type, name: "a.test", ttl: 300, ...fields } as Answer;
    const read = readMessage(dnsPacket.encode({ type: "response", id: 1, answers: [answer] }));
    const rdata = read.ok ? (read.value.answer[0]?.rdata ?? new Uint8Array(0)) : new Uint8Array(0);
    assert.equal(presentationOf(type, rdata), text);
    assert.deepEqual(rdataOctets(type, text), rdata);
  });

/** Octets of types that dns-packet does not have, from the examples of their RFCs where there are any. */
const octets: [type: string, hex: string, text: string][] = [
  ["SMIMEA", "030001abcd", "3 0 1 abcd"],
  ["OPENPGPKEY", "010203", "AQID"],
  ["CDS", "0000000000", "0 0 0 00"], // RFC 8078 §4
  ["CDNSKEY", "0000030000", "0 3 0 AA=="],
  ["CSYNC", "000000420003000460000008", "66 3 A NS AAAA"], // RFC 7477 §2.1.2
  ["NSEC3PARAM", "0100000c04aabbccdd", "1 0 12 aabbccdd"],
  ["NSEC3PARAM", "0100000000", "1 0 0 -"], // RFC 9276 §3.1
  ["NSEC3", "02000000000101000140", "2 0 0 - 04 A"], // a hash nobody knows
  ["ZONEMD", "00000001010100", "1 1 1 00"],
  ["SVCB", "001003666f6f076578616d706c6503636f6d00000300020035", '16 foo.example.com. port="53"'], // RFC 9460 appendix D.2
  ["HTTPS", "0000076578616d706c6503636f6d00", "0 example.com."],
  [
    "SVCB",
    "001003666f6f076578616d706c65036f7267000000000400010004000100090268320568332d313900040004c0000201",
    '16 foo.example.org. mandatory="alpn,ipv4hint" alpn="h2,h3-19" ipv4hint="192.0.2.1"',
  ],
  [
    "SVCB",
    "000103666f6f076578616d706c6503636f6d00029b000968656c6c6fd2716f6f",
    '1 foo.example.com. key667="hello\\210qoo"',
  ],
  ["URI", "000a0001687474703a2f2f612e746573742f", '10 1 "http://a.test/"'],
  ["LOC", "0012161389172dda70be15f000988d20", "42 21 54.010 N 71 6 18.000 W -24.00m 1.00m 10000.00m 10.00m"],
  ["EUI48", "0123456789ab", "01-23-45-67-89-ab"],
  ["NID", "000a00144fffff20ee64", "10 0014:4fff:ff20:ee64"],
  ["NSAP", "47000580", "0x47000580"],
  ["ISDN", "0331353003303034", '"150" "004"'],
  ["ISDN", "03313530", '"150"'],
  ["DSYNC", "003b0114e90161047465737400", "CDS 1 5353 a.test."],
  ["KEY", "c0000303", "49152 3 3"],
  ["TYPE65280", "", "\\# 0"],
  ["TYPE65280", "0a00", "\\# 2 0a00"],
  ["APL", "00010401c0", "\\# 5 00010401c0"],
];
for (const [type, hex, text] of octets)
  test(`${type} ${text}`, () => {
    const rdata = Buffer.from(hex, "hex");
    assert.equal(presentationOf(type, rdata), text);
    assert.deepEqual(Buffer.from(rdataOctets(type, text) ?? []), rdata);
  });

const generic: [type: string, hex: string, why: string][] = [
  ["A", "c00002", "three octets"],
  ["MX", "000a03616263", "a name without its end"],
  ["MX", "000ac00c", "a pointer"],
  ["TLSA", "030101", "no certificate association"],
  ["DS", "0001080200", "a digest that is too short"],
  ["DNSKEY", "0101030d", "no key"],
  ["NSEC", "000001", "half of a window"],
  ["NSEC3", "01000000000100", "a SHA-1 of one octet"],
  ["CAA", "00026120", "a tag with a blank, and cut off"],
  ["SVCB", "000100000300", "half of a parameter"],
];
for (const [type, hex, why] of generic)
  test(`RFC 3597 §5: ${type} with ${why} is opaque`, () => {
    const rdata = Buffer.from(hex, "hex");
    const text = `\\# ${rdata.length} ${hex}`;
    assert.equal(presentationOf(type, rdata), text);
    assert.deepEqual(rdataOctets(type, text), new Uint8Array(rdata));
  });

const unreadable: [type: string, text: string, why: string][] = [
  ["A", "192.0.2", "not of its type"],
  ["A", "192.0.2.1 192.0.2.2", "something behind it"],
  ["A", "", "nothing"],
  ["TXT", '"open', "a string that does not end"],
  ["TYPE65280", "01", "a type without a form"],
  ["TYPE65280", "\\# 2 00", "a wrong length"],
  ["APL", "1:192.0.2.0/24", "a form that we do not read"],
  ["RRSIG", "A 13 2 300 20241301000000 20240101000000 7 a.test. AQID", "a month 13"],
];
for (const [type, text, why] of unreadable)
  test(`no octets of ${type}: ${why}`, () => assert.equal(rdataOctets(type, text), undefined));

test("names come out in lower case", () => {
  assert.deepEqual(rdataOctets("MX", "10 MAIL.Test."), rdataOctets("MX", "10 mail.test."));
});

test("any octets of any type: presentation form is canonical, and its octets are presented alike", () => {
  const types = [...fieldsOf.keys(), "TYPE65280"];
  fc.assert(
    fc.property(fc.constantFrom(...types), fc.uint8Array({ maxLength: 60 }), (type, rdata) => {
      const text = presentationOf(type, rdata);
      if (text.startsWith("\\#")) assert.deepEqual(rdataOctets(type, text), rdata);
      else {
        assert.deepEqual(canonicalRdata(type, text), { ok: true, value: text });
        assert.equal(presentationOf(type, rdataOctets(type, text) ?? new Uint8Array(0)), text);
      }
    }),
    { numRuns: 5000 },
  );
});
