/** Queries, read by dns-packet and by us. */
import assert from "node:assert/strict";
import { test } from "node:test";
import dnsPacket from "dns-packet";
import { name } from "../../../src/dns/name.ts";
import { wireName } from "../../../src/dns/wire/name.ts";
import { queryOctets } from "../../../src/dns/wire/query.ts";
import { readMessage } from "../../../src/dns/wire/read.ts";
import { nameOctets, octets } from "./octets.ts";

test("RFC 4035 §4.9.1: a query for TLSA records with those of DNSSEC (RD, CD, DO)", () => {
  const owner = wireName(name("_25._tcp.mx.example.test"));
  const decoded = dnsPacket.decode(Buffer.from(queryOctets({ id: 0xbeef, owner, type: "TLSA", dnssec: true })));
  assert.equal(decoded.id, 0xbeef);
  assert.equal(decoded.type, "query");
  assert.equal(decoded.flags, dnsPacket.RECURSION_DESIRED | dnsPacket.CHECKING_DISABLED);
  assert.deepEqual(decoded.questions, [{ name: "_25._tcp.mx.example.test", type: "TLSA", class: "IN" }]);
  const [opt] = decoded.additionals ?? [];
  assert.ok(opt?.type === "OPT" && decoded.additionals?.length === 1);
  assert.deepEqual([opt.name, opt.udpPayloadSize, opt.flags, opt.options], [".", 1232, dnsPacket.DNSSEC_OK, []]);
});

test("a query without DNSSEC asks for neither", () => {
  const read = readMessage(queryOctets({ id: 1, owner: wireName(name(".")), type: "NS", dnssec: false }));
  assert.ok(read.ok);
  assert.deepEqual([read.value.checkingDisabled, read.value.edns?.dnssecOk], [false, false]);
});

const owners: [what: string, owner: Uint8Array][] = [
  ["the root", octets(0)],
  ["random case (0x20)", octets(nameOctets("wWw", "eXAMPLE", "Test"))],
  ["dots and octets beyond ASCII", octets(nameOctets("a.b\u00ff\u0000", "test"))],
  ["255 octets", octets(nameOctets(...["a", "b", "c"].map((c) => c.repeat(63)), "d".repeat(61)))],
];
for (const [what, owner] of owners)
  test(`the name goes out as it is: ${what}`, () => {
    const read = readMessage(queryOctets({ id: 7, owner, type: "TYPE65280", dnssec: true }));
    assert.ok(read.ok);
    const { id, isResponse, recursionDesired, checkingDisabled, authenticData, question, edns } = read.value;
    assert.deepEqual(question?.octets, owner);
    assert.deepEqual([question.type, question.class], ["TYPE65280", 1]);
    assert.deepEqual(
      [id, isResponse, recursionDesired, checkingDisabled, authenticData],
      [7, false, true, true, false],
    );
    assert.deepEqual(edns, { udpSize: 1232, version: 0, dnssecOk: true, extendedErrors: [] });
  });
