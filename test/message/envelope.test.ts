import assert from "node:assert/strict";
import { test } from "node:test";
import { envelopeIn } from "../../src/message/envelope.ts";

const ours =
  "Received: from mx.here.test (mx.here.test [10.0.0.5]) by store.here.test with LMTP; Sun, 22 Nov 2026 08:00:02 +0000";
const theirs =
  "Received: from out.a.test (out.a.test [8.8.8.8])\r\n\tby mx.here.test with ESMTPS; Sun, 22 Nov 2026 08:00:01 +0000";
const claimed = "Received: from trusted.test (trusted.test [9.9.9.9]) by out.a.test; Sun, 22 Nov 2026 08:00:00 +0000";
const path = "Return-Path: <bounce@a.test>";

const cases: readonly [why: string, fields: readonly string[], expected: object | undefined][] = [
  ["the hop from outside", [path, theirs], { ip: "8.8.8.8", helo: "out.a.test", mailFrom: "bounce@a.test" }],
  ["hops within come first", [path, ours, theirs], { ip: "8.8.8.8", helo: "out.a.test", mailFrom: "bounce@a.test" }],
  ["what the sender claims", [path, theirs, claimed], { ip: "8.8.8.8", helo: "out.a.test", mailFrom: "bounce@a.test" }],
  ["a bounce", ["Return-Path: <>", theirs], { ip: "8.8.8.8", helo: "out.a.test", mailFrom: "" }],
  ["no hop from outside", [path, ours], undefined],
  ["no such field", ["Subject: x"], undefined],
];

for (const [why, fields, expected] of cases)
  test(`the envelope of ${why}`, () => {
    const octets = Buffer.from(`${[...fields, "From: a@a.test"].join("\r\n")}\r\n\r\nbody\r\n`);
    assert.deepEqual(envelopeIn(octets), expected);
  });
