/** What a server sends is read without trust: these octets are damaged in every way. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readFlight } from "../../../src/net/smtp/server-flight.ts";

const u = (value: number, octets: number): Buffer => {
  const made = Buffer.alloc(octets);
  made.writeUIntBE(value, 0, octets);
  return made;
};
const counted = (octets: number, ...parts: Uint8Array[]): Buffer =>
  Buffer.concat([u(Buffer.concat(parts).length, octets), ...parts]);
const message = (type: number, ...parts: Uint8Array[]): Buffer => Buffer.concat([u(type, 1), counted(3, ...parts)]);
const record = (type: number, ...parts: Uint8Array[]): Buffer =>
  Buffer.concat([u(type, 1), u(0x0303, 2), counted(2, ...parts)]);

const [leaf, issuer] = [Buffer.from("leaf"), Buffer.from("issuer")];
const extensions = counted(2, u(23, 2), counted(2), u(0xff01, 2), counted(2, u(0, 1)));
const hello = message(2, u(0x0303, 2), Buffer.alloc(32), counted(1), u(0xc02f, 2), u(1, 1), extensions);
const chain = message(11, counted(3, counted(3, leaf), counted(3, issuer), counted(3, leaf)));
const stapled = message(22, u(1, 1), counted(3, Buffer.from("ocsp")));
const ecdhe = message(12, u(3, 1), u(29, 2), counted(1, Buffer.alloc(32)), u(0x0804, 2), counted(2, Buffer.alloc(256)));
const dhe = message(
  12,
  ...[256, 1, 256].map((octets) => counted(2, Buffer.alloc(octets, 3))),
  u(0x0201, 2),
  counted(2, Buffer.alloc(256)),
);
const change = record(20, u(1, 1));
const flight = record(22, hello, chain, stapled, ecdhe);

test("TLS 1.2: certificates in their order, what is stapled, the scheme, the hello", () => {
  const read = readFlight(flight, "");
  assert.deepEqual(read.chain?.map(String), ["leaf", "issuer", "leaf"]);
  assert.equal(String(read.ocspResponse), "ocsp");
  assert.equal(read.signatureScheme, 0x0804);
  assert.deepEqual([read.hello?.version, read.hello?.suite, read.hello?.compression], [0x0303, 0xc02f, 1]);
  assert.deepEqual([...(read.hello?.extensions.keys() ?? [])], [23, 0xff01]);
});

test("a message may be spread over records", () => {
  const octets = Buffer.concat([hello, chain, dhe]);
  const records = Array.from(octets, (octet) => record(22, u(octet, 1)));
  const read = readFlight(Buffer.concat(records), "");
  assert.deepEqual(read.chain?.map(String), ["leaf", "issuer", "leaf"]);
  assert.equal(read.signatureScheme, 0x0201);
});

test("what follows ChangeCipherSpec is encrypted, whatever it looks like", () => {
  const read = readFlight(Buffer.concat([record(22, hello), change, record(22, chain, stapled, ecdhe)]), "");
  assert.deepEqual(Object.keys(read), ["hello"]);
});

test("a chain that is cut off is none", () => {
  const cut = message(11, counted(3, counted(3, leaf), u(9, 3), leaf));
  assert.equal(readFlight(record(22, hello, cut), "").chain, undefined);
});

test("any damage is read without an error", () => {
  const damaged = fc.tuple(fc.nat(flight.length - 1), fc.nat(255), fc.nat(flight.length)).map(([at, octet, end]) => {
    const octets = Buffer.from(flight);
    octets[at] = octet;
    return octets.subarray(0, end);
  });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 400 })), (octets) => {
      for (const secret of [undefined, Buffer.alloc(32)]) readFlight(octets, "TLS_AES_128_GCM_SHA256", secret);
    }),
    { numRuns: 500 },
  );
});

test("TLS 1.3 with another secret, or records that are too short, tells the hello alone", () => {
  const versions = counted(2, u(43, 2), counted(2, u(0x0304, 2)));
  const hello13 = message(2, u(0x0303, 2), Buffer.alloc(32), counted(1), u(0x1301, 2), u(0, 1), versions);
  for (const length of [0, 1, 16, 17, 400]) {
    const octets = Buffer.concat([record(22, hello13), change, record(23, Buffer.alloc(length))]);
    const read = readFlight(octets, "TLS_AES_128_GCM_SHA256", Buffer.alloc(32));
    assert.deepEqual(Object.keys(read), ["hello"]);
    assert.equal(read.hello?.version, 0x0304);
  }
});
