/** Messages of servers of our own, read back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message, WireRecord } from "../../../src/dns/message.ts";
import { type DomainName, name } from "../../../src/dns/name.ts";
import { rdataOctets, responseOctets } from "../../../src/dns/wire/encode.ts";
import { wireName } from "../../../src/dns/wire/name.ts";
import { readMessage } from "../../../src/dns/wire/read.ts";

const owner = name("a.test");

function record(text: string, of: DomainName = owner): WireRecord {
  const type = text.slice(0, text.indexOf(" "));
  return { owner: of, type, class: 1, ttl: 300, rdata: rdataOctets(type, text.slice(type.length + 1)) ?? wireName(of) };
}

const response: Message = {
  id: 0xffff,
  isResponse: true,
  opcode: 0,
  isAuthoritative: false,
  isTruncated: false,
  recursionDesired: true,
  recursionAvailable: true,
  authenticData: true,
  checkingDisabled: false,
  rcode: 0,
  question: { owner, type: "MX", class: 1, octets: Uint8Array.from([1, 0x41, 4, ...Buffer.from("Test"), 0]) },
  answer: [record("MX 10 b.test."), record("MX 20 c.test.")],
  authority: [record("NS ns.test.", name("test"))],
  additional: [record("A 192.0.2.1", name("b\\.b.test"))],
};
const edns: Message["edns"] = { udpSize: 1232, version: 0, dnssecOk: true, extendedErrors: [] };

const messages: [what: string, message: Message][] = [
  ["without EDNS", response],
  ["with EDNS", { ...response, edns }],
  ["an RCODE of more than four bits", { ...response, rcode: 16, edns: { ...edns, version: 1 } }],
  [
    "extended errors",
    {
      ...response,
      edns: {
        ...edns,
        extendedErrors: [
          { code: 6, text: "" },
          { code: 22, text: "no é" },
        ],
      },
    },
  ],
  [
    "all flags",
    { ...response, opcode: 15, isAuthoritative: true, isTruncated: true, checkingDisabled: true, rcode: 15 },
  ],
  [
    "an unknown type",
    { ...response, answer: [{ ...record("A 192.0.2.1"), type: "TYPE65280", class: 255, ttl: 0x7fff_ffff }] },
  ],
];
for (const [what, message] of messages)
  test(`a response and what is read of it: ${what}`, () => {
    assert.deepEqual(readMessage(responseOctets(message)), { ok: true, value: message });
  });

test("without a question", () => {
  const { question: _, ...rest } = response;
  assert.deepEqual(readMessage(responseOctets(rest)), { ok: true, value: rest });
});

test("RFC 2181 §9: what does not fit is left out, and TC is set; the OPT record stays", () => {
  const message = { ...response, edns };
  const whole = responseOctets(message);
  assert.deepEqual(responseOctets(message, whole.length), whole);
  for (let size = 12 + 12 + 11; size < whole.length; size++) {
    const octets = responseOctets(message, size);
    const read = readMessage(octets);
    assert.ok(read.ok && octets.length <= size);
    const { isTruncated, answer, authority, additional, edns: kept } = read.value;
    assert.ok(isTruncated);
    assert.deepEqual(kept, edns);
    const all = [...message.answer, ...message.authority, ...message.additional];
    const found = [...answer, ...authority, ...additional];
    assert.deepEqual(found, all.slice(0, found.length));
  }
});
