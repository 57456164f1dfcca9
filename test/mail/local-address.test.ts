import assert from "node:assert/strict";
import { test } from "node:test";
import { isLocal } from "../../src/mail/local-address.ts";

const rows: readonly [address: string, isLocal: boolean][] = [
  ["10.0.0.1", true],
  ["172.31.255.255", true],
  ["172.32.0.1", false],
  ["192.168.1.1", true],
  ["100.64.0.1", true],
  ["127.25.0.1", true],
  ["169.254.1.1", true],
  ["192.0.2.1", false],
  ["::1", true],
  ["fd25::42", true],
  ["fe80::1", true],
  ["2001:db8::1", false],
  ["x", false],
  ["", false],
];

for (const [address, expected] of rows)
  test(`${address || "nothing"}: ${expected ? "of a network's own" : "not of a network's own"}`, () => {
    assert.equal(isLocal(address), expected);
  });
