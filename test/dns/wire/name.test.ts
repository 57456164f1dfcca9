/** Names as octets (RFC 1035 §3.1, RFC 4034 §6.2). */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type DomainName, name, parseName, root } from "../../../src/dns/name.ts";
import { endOfName, readName, wireName } from "../../../src/dns/wire/name.ts";
import { nameOctets, octets } from "./octets.ts";

const names: [text: string, labels: readonly string[]][] = [
  [".", []],
  ["test", ["test"]],
  ["_25._tcp.mx1.example.test", ["_25", "_tcp", "mx1", "example", "test"]],
  ["*.example.test", ["*", "example", "test"]],
  ["a\\.b.test", ["a.b", "test"]],
  ["\\000\\032\\127\\233.test", ["\u0000 \u007f\u00e9", "test"]],
  ['\\\\\\"\\(\\)\\;@$/.test', ['\\"();@$/', "test"]],
  ["xn--bcher-kva.test", ["xn--bcher-kva", "test"]],
];
for (const [text, labels] of names)
  test(`${text} to octets and back`, () => {
    const owner = name(text);
    assert.deepEqual(wireName(owner), octets(nameOctets(...labels)));
    assert.deepEqual(readName(wireName(owner)), { name: owner, end: wireName(owner).length });
  });

test("RFC 4343 §3: every octet reads as the name that its escape is", () => {
  for (let octet = 0; octet < 256; octet++) {
    const read = readName(Uint8Array.of(1, octet, 0));
    assert.equal(read?.name, name(`\\${String(octet).padStart(3, "0")}`));
  }
});

const wrong: [what: string, octets: Uint8Array, end: number][] = [
  ["nothing", octets(), 1],
  ["no root label", octets(1, "a"), 3],
  ["a label cut off", octets(5, "a"), 3],
  ["a pointer", octets(0xc0, 0), -1],
  ["a label of 64 octets", octets(64, "x".repeat(64), 0), -1],
  ["256 octets", octets(nameOctets(...["a", "b", "c"].map((c) => c.repeat(63)), "d".repeat(62))), -1],
];
for (const [what, octets, end] of wrong)
  test(`no name: ${what}`, () => {
    assert.equal(endOfName(octets, 0, octets.length), end);
    assert.equal(readName(octets), undefined);
  });

test("a name ends where it is told to", () => {
  const two = octets("..", nameOctets("a"), nameOctets("b"));
  assert.deepEqual(readName(two, 2), { name: "a", end: 5 });
  assert.equal(readName(two, 2, 4), undefined);
});

const label = fc.uint8Array({ minLength: 1, maxLength: 20 });

test("octets, read and written, are themselves in lower case", () => {
  fc.assert(
    fc.property(fc.array(label, { maxLength: 8 }), (labels) => {
      const octets = Uint8Array.from([...labels.flatMap((label) => [label.length, ...label]), 0]);
      const read = readName(octets)?.name ?? root;
      const lower = Uint8Array.from(octets, (octet) => (octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : octet));
      assert.deepEqual(wireName(read), lower);
      assert.deepEqual(parseName(read), { ok: true, value: read satisfies DomainName });
    }),
    { numRuns: 500 },
  );
});
