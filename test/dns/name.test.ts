import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { below, isWithin, labelsOf, name, parentOf, parseName, root } from "../../src/dns/name.ts";
import { anyCharacter } from "../support/any-character.ts";

test("names in presentation form", () => {
  const rows: [text: string, parsed: string, why: string][] = [
    ["Example.ORG.", "example.org", "case, final dot"],
    [".", ".", "the root"],
    ["_25._tcp.mx", "_25._tcp.mx", "underscores"],
    ["*.example.org", "*.example.org", "wildcard"],
    ["a\\.b.test", "a\\.b.test", "a dot inside a label"],
    ["\\097.test", "a.test", "an escape of a letter"],
    ["\\000.test", "\\000.test", "NUL"],
    ["bücher.example", "xn--bcher-kva.example", "U-label"],
    ["BÜCHER.example", "xn--bcher-kva.example", "U-label, upper case"],
    ["0/25.2.0.192.in-addr.arpa", "0/25.2.0.192.in-addr.arpa", "RFC 2317"],
    [`${"a".repeat(63)}.test`, `${"a".repeat(63)}.test`, "63 octets"],
  ];
  for (const [text, parsed, why] of rows) assert.equal(name(text), parsed, why);
});

test("what is not a name", () => {
  const rows: [text: string, error: string][] = [
    ["", "empty name"],
    ["a..b", "empty label"],
    [".a", "empty name"],
    [`${"a".repeat(64)}.test`, "label over 63 octets"],
    ["a.".repeat(128), "name over 255 octets"],
    ["a\\25", "bad escape"],
    ["a\\256.test", "escape over 255"],
    ["a\\", "bad escape"],
    ["\u3200.test", "not a valid internationalized label"], // UTS 46 maps it to brackets
    ["\u00a8.test", "not a valid internationalized label"], // and this to a blank
  ];
  for (const [text, error] of rows) {
    const parsed = parseName(text);
    assert.equal(parsed.ok ? parsed.value : parsed.error, error, JSON.stringify(text));
  }
});

test("labels, parents and ancestors", () => {
  assert.deepEqual(labelsOf(name("a\\.b.c.test")), ["a\\.b", "c", "test"]);
  assert.equal(parentOf(name("a\\.b.test")), "test");
  assert.equal(parentOf(name("test")), root);
  assert.equal(parentOf(root), undefined);
  assert.equal(below("_dmarc", name("example.org")), "_dmarc.example.org");
  assert.ok(isWithin(name("a.example.org"), name("example.org")));
  assert.ok(!isWithin(name("badexample.org"), name("example.org")));
  assert.ok(!isWithin(name("x\\.example.org"), name("example.org")));
  assert.ok(isWithin(name("test"), root));
});

test("any text: no throw, and what was read is read again as itself", () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, maxLength: 60 }), (text) => {
      const parsed = parseName(text);
      if (parsed.ok) assert.deepEqual(parseName(parsed.value), parsed);
    }),
  );
});
