/** RFC 4034 §6.2, as RFC 6840 §5.1 has it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { canonicalOctets } from "../../../src/dns/wire/canonical.ts";
import { type Piece, nameOctets, octets, u16, u32 } from "./octets.ts";

const upper = nameOctets("A", "Test");
const lower = nameOctets("a", "test");

const lowered: [type: string, rdata: (name: Piece) => Piece][] = [
  ["NS", (name) => name],
  ["MD", (name) => name],
  ["MF", (name) => name],
  ["CNAME", (name) => name],
  ["SOA", (name) => [name, name, u32(0x41424344), new Uint8Array(16).fill(0x41)]],
  ["MB", (name) => name],
  ["MG", (name) => name],
  ["MR", (name) => name],
  ["PTR", (name) => name],
  ["MINFO", (name) => [name, name]],
  ["MX", (name) => [u16(0x4141), name]],
  ["RP", (name) => [name, name]],
  ["AFSDB", (name) => [u16(0x4141), name]],
  ["RT", (name) => [u16(0x4141), name]],
  ["SIG", (name) => [new Uint8Array(18).fill(0x41), name, "SIGNATURE"]],
  ["PX", (name) => [u16(0x4141), name, name]],
  ["NXT", (name) => [name, "BITS"]],
  ["NAPTR", (name) => [u32(0x41414141), 1, "U", 3, "SIP", 2, "RE", name]],
  ["KX", (name) => [u16(0x4141), name]],
  ["SRV", (name) => [u16(0x4141), u16(0x4141), u16(0x4141), name]],
  ["DNAME", (name) => name],
  ["A6", (name) => [64, new Uint8Array(8).fill(0x41), name]],
  ["RRSIG", (name) => [new Uint8Array(18).fill(0x41), name, "SIGNATURE"]],
];
for (const [type, rdata] of lowered)
  test(`${type}: names in lower case, and nothing else`, () => {
    assert.deepEqual(canonicalOctets(type, octets(rdata(upper))), octets(rdata(lower)));
  });

const kept: [type: string, rdata: Piece, why: string][] = [
  ["NSEC", [upper, 0, 1, 0x41], "RFC 6840 §5.1"],
  ["HINFO", [1, "A", 1, "B"], "has no name"],
  ["TXT", [4, "Test"], "has no name"],
  ["TALINK", [upper, upper], "not listed"],
  ["LP", [u16(1), upper], "not listed"],
  ["SVCB", [u16(1), upper], "not listed; RFC 3597 §7"],
  ["HTTPS", [u16(1), upper], "not listed; RFC 3597 §7"],
  ["NSAP-PTR", upper, "not listed"],
  ["TYPE65280", upper, "RFC 3597 §7"],
  ["A6", [0, new Uint8Array(16).fill(0x41)], "has no prefix, hence no name"],
];
for (const [type, rdata, why] of kept)
  test(`${type} as it is: ${why}`, () => {
    const before = octets(rdata);
    assert.equal(canonicalOctets(type, before), before);
  });

test("what is lower case already is not copied", () => {
  const rdata = octets(u16(10), lower);
  assert.equal(canonicalOctets("MX", rdata), rdata);
});

test("what is not of its type is left alone where it does not fit", () => {
  for (const type of ["MX", "SOA", "RRSIG", "NAPTR", "A6"])
    for (const rdata of [octets(), octets(200), octets(1, 2, 0xc0, 12)])
      assert.deepEqual(canonicalOctets(type, rdata), rdata);
});
