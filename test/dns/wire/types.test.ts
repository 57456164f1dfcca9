/** Numbers of types (RFC 1035 §3.2.2, RFC 3597 §5). */
import assert from "node:assert/strict";
import { test } from "node:test";
import { numberOf, typeOf } from "../../../src/dns/wire/types.ts";

test("every number has a type, and every type its number", () => {
  for (let number = 0; number <= 65_535; number++) assert.equal(numberOf(typeOf(number)), number);
});

const types: [type: string, number: number][] = [
  ["A", 1],
  ["OPT", 41],
  ["RRSIG", 46],
  ["TLSA", 52],
  ["AXFR", 252],
  ["ANY", 255],
  ["CAA", 257],
  ["DLV", 32_769],
  ["TYPE0", 0],
  ["TYPE65280", 65_280],
];
for (const [type, number] of types)
  test(`${type} is ${number}`, () => assert.deepEqual([numberOf(type), typeOf(number)], [number, type]));

test("RFC 3597 §5: a known type may be told by its number", () => assert.equal(numberOf("TYPE52"), 52));

for (const type of ["", "ALIAS", "TYPE", "TYPE65536", "TYPE-1", "a", "constructor"])
  test(`${JSON.stringify(type)} has no number`, () => assert.throws(() => numberOf(type), RangeError));
