/** Replies in any pieces, and any octets. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { SmtpReply } from "../../../src/mail/smtp-session.ts";
import { replyReader } from "../../../src/net/smtp/reply.ts";

const replies: [octets: string, replies: SmtpReply[]][] = [
  ["220 a\r\n", [{ code: 220, lines: ["a"] }]],
  ["220-a\r\n220 b\r\n", [{ code: 220, lines: ["a", "b"] }]],
  ["220\r\n", [{ code: 220, lines: [""] }]],
  ["220-\r\n220 \r\n", [{ code: 220, lines: ["", ""] }]],
  ["220 a\n", [{ code: 220, lines: ["a"] }]],
  ["220 a\r\r\n", [{ code: 220, lines: ["a\\u{d}"] }]],
  ["220 a", []],
  ["220-a\r\n", []],
  [
    "220 a\r\n250 b\r\n",
    [
      { code: 220, lines: ["a"] },
      { code: 250, lines: ["b"] },
    ],
  ],
  ["\r\n220 a\r\n", [{ code: 220, lines: ["a"], stray: [""] }]],
  [
    "120 a\r\n999 b\r\n22 c\r\n220_d\r\n220 e\r\n",
    [{ code: 220, lines: ["e"], stray: ["120 a", "999 b", "22 c", "220_d"] }],
  ],
];

test("replies are read; RFC 5321 §4.2", () => {
  for (const [octets, expected] of replies)
    assert.deepEqual(replyReader().take(Buffer.from(octets)), expected, JSON.stringify(octets));
});

const octets = fc
  .array(fc.constantFrom("220 a", "220-b", "\r", "\n", "\r\n", "250", " ", "x", "\u0000", "ü", "x".repeat(3_000)))
  .map((parts) => Buffer.from(parts.join("")));

test("it does not matter in which pieces they come", () => {
  fc.assert(
    fc.property(octets, fc.integer({ min: 1, max: 50 }), (all, piece) => {
      const [whole, pieces] = [replyReader(), replyReader()];
      const read: SmtpReply[] = [];
      for (let at = 0; at < all.length; at += piece) read.push(...pieces.take(all.subarray(at, at + piece)));
      assert.deepEqual(read, whole.take(all));
      assert.equal(pieces.flood, whole.flood);
      assert.deepEqual(pieces.drop(), whole.drop());
    }),
    { numRuns: 100 },
  );
});

test("any octets at all are read, and none of them acts on a terminal", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (any) => {
      const reader = replyReader();
      const lines = [...reader.take(any).flatMap(({ lines, stray = [] }) => [...lines, ...stray]), ...reader.drop()];
      assert.ok(lines.every((line) => !/[\p{Cc}\p{Bidi_Control}]/u.test(line)));
    }),
    { numRuns: 200 },
  );
});
