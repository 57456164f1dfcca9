import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { frontendReader } from "../../../bot/store/frontend-messages.ts";

const uint32 = (n: number): Buffer => {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(n);
  return octets;
};
const untyped = (...octets: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(octets);
  return Buffer.concat([uint32(body.length + 4), body]);
};
const typed = (type: string, body = Buffer.alloc(0)): Buffer => Buffer.concat([Buffer.from(type), untyped(body)]);

const sslRequest = untyped(uint32(80_877_103));
const startup = untyped(uint32(196_608), Buffer.from("user\0postgres\0\0"));

test("every message, wherever what arrives is cut", () => {
  const body = fc.uint8Array({ maxLength: 40 }).map((octets) => Buffer.from(octets));
  const message = fc.record({ type: fc.constantFrom("P", "B", "E", "S", "Q"), body });
  fc.assert(
    fc.property(fc.array(message), fc.array(fc.integer({ min: 1, max: 60 })), (messages, cuts) => {
      const sent = Buffer.concat([sslRequest, startup, ...messages.map(({ type, body }) => typed(type, body))]);
      const read = frontendReader();
      const seen = pieces(sent, cuts).flatMap(read);
      assert.deepEqual(
        seen.map((one) => (one.kind === "typed" ? one.type : one.kind)),
        ["ssl-request", "startup", ...messages.map(({ type }) => type)],
      );
      assert.deepEqual(
        seen.flatMap((one) => (one.kind === "typed" ? [Buffer.from(one.octets)] : [])),
        messages.map(({ type, body }) => typed(type, body)),
      );
    }),
  );
});

function pieces(octets: Buffer, cuts: readonly number[]): readonly Buffer[] {
  const made: Buffer[] = [];
  let from = 0;
  for (const cut of cuts) {
    made.push(octets.subarray(from, from + cut));
    from += cut;
  }
  return [...made, octets.subarray(from)];
}

test("a length that cannot be is refused before it is waited for", () => {
  for (const octets of [uint32(7), uint32(0), uint32(2 ** 31)])
    assert.throws(() => frontendReader()(octets), RangeError);
  const read = frontendReader();
  read(startup);
  assert.throws(() => read(Buffer.concat([Buffer.from("P"), uint32(3)])), RangeError);
});

test("any octets: messages, patience or RangeError", () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 30 })), (arrived) => {
      const read = frontendReader();
      try {
        for (const octets of arrived) read(Buffer.from(octets));
      } catch (error) {
        assert.ok(error instanceof RangeError);
      }
    }),
  );
});
