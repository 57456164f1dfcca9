/** Type bit maps (RFC 4034 §4.1.2). */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { typesOfWindows, windowsOf } from "../../../src/dns/wire/type-bit-map.ts";
import { octets } from "./octets.ts";

const maps: [types: readonly number[], windows: Uint8Array][] = [
  [[], octets()],
  [[0], octets(0, 1, 0x80)],
  [[1], octets(0, 1, 0x40)],
  [[1, 15, 46, 47, 1234], octets(0, 6, 0x40, 1, 0, 0, 0, 3, 4, 27, new Uint8Array(26), 0x20)], // RFC 4034 §4.3
  [[255], octets(0, 32, new Uint8Array(31), 1)],
  [[257, 65_535], octets(1, 1, 0x40, 255, 32, new Uint8Array(31), 1)],
];
for (const [types, windows] of maps)
  test(`types ${types.join(", ")}`, () => {
    assert.deepEqual(windowsOf(types), windows);
    assert.deepEqual(typesOfWindows(windows), types);
  });

const wrong: [what: string, windows: Uint8Array][] = [
  ["a window without its length", octets(0)],
  ["an empty window", octets(0, 0)],
  ["33 octets", octets(0, 33, new Uint8Array(33))],
  ["cut off", octets(0, 2, 0x40)],
  ["the same window twice", octets(0, 1, 0x40, 0, 1, 0x40)],
  ["windows out of order", octets(1, 1, 0x40, 0, 1, 0x40)],
];
for (const [what, windows] of wrong) test(`refused: ${what}`, () => assert.equal(typesOfWindows(windows), undefined));

test("any set of types, written and read", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(65_535), { maxLength: 50 }), (types) => {
      const ascending = types.toSorted((a, b) => a - b);
      assert.deepEqual(typesOfWindows(windowsOf(types)), ascending);
    }),
    { numRuns: 300 },
  );
});
