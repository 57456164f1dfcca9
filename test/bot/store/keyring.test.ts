import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { KeyringError, parseKeyring } from "../../../bot/store/keyring.ts";
import { UsageError } from "../../../src/index.ts";
import { acme, other } from "./samples.ts";

const base64 = (octet: number, length = 32): string => Buffer.alloc(length, octet).toString("base64");
const ring = parseKeyring(`k1:${base64(1)}`);

const texts: [text: string, why: string][] = [
  ["", "empty"],
  ["k1", "no key"],
  [`:${base64(1)}`, "no id"],
  [`k1:${base64(1, 31)}`, "31 octets"],
  [`k1:${base64(1, 33)}`, "33 octets"],
  [`k 1:${base64(1)}`, "a space in the id"],
  [`k1:${base64(1)},`, "nothing after the comma"],
  [`k1:${base64(1)},k1:${base64(2)}`, "an id twice"],
  [`k1:${"!".repeat(44)}`, "not base64"],
];
for (const [text, why] of texts)
  test(`refused as a keyring: ${why}`, () => {
    assert.throws(
      () => parseKeyring(text),
      (error) => error instanceof UsageError && !error.message.includes(base64(1).slice(0, 8)),
    );
  });

test("what was sealed is opened, also by a ring that has a newer key", () => {
  const sealed = ring.seal(acme, "xoxb-1 \u{1f511}");
  const newer = parseKeyring(` k2:${base64(2)}, k1:${base64(1)}`);
  assert.deepEqual(
    [ring.open(acme, sealed), newer.open(acme, sealed), newer.newestId],
    ["xoxb-1 \u{1f511}", "xoxb-1 \u{1f511}", "k2"],
  );
});

test("two seals of one text differ", () => {
  const [one, two] = [ring.seal(acme, "a"), ring.seal(acme, "a")];
  assert.notDeepEqual(one.nonce, two.nonce);
  assert.notDeepEqual(one.octets, two.octets);
});

test("not opened: for another tenant, by another key of the same id, by none", () => {
  const sealed = ring.seal(acme, "xoxb-1");
  assert.throws(() => ring.open(other, sealed), KeyringError);
  assert.throws(() => parseKeyring(`k1:${base64(3)}`).open(acme, sealed), KeyringError);
  assert.throws(() => parseKeyring(`k2:${base64(1)}`).open(acme, sealed), /needs key "k1", which KEYRING has not/);
});

test("any change, and any octets, are refused", () => {
  const { keyId, nonce, octets } = ring.seal(acme, randomBytes(20).toString("hex"));
  fc.assert(
    fc.property(fc.nat({ max: octets.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const changed = octets.map((octet, i) => (i === at ? octet ^ by : octet));
      assert.throws(() => ring.open(acme, { keyId, nonce, octets: changed }), KeyringError);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array(), fc.uint8Array(), (someNonce, someOctets) => {
      assert.throws(() => ring.open(acme, { keyId, nonce: someNonce, octets: someOctets }), KeyringError);
    }),
  );
});
