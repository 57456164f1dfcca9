import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseCaa, parseIssueValue } from "../../../src/checks/caa/parse.ts";

test("a record; RFC 8659 §4.1", () => {
  const rows: [rdata: string, critical: boolean, tag: string, value: string][] = [
    ['0 issue "ca.test"', false, "issue", "ca.test"],
    ['128 Issue "ca.test"', true, "issue", "ca.test"],
    ['255 issuewild ";"', true, "issuewild", ";"],
    ['1 issue "ca.test"', false, "issue", "ca.test"],
    ['0 iodef "mailto:security@a.test"', false, "iodef", "mailto:security@a.test"],
    ['0 issue ""', false, "issue", ""],
    ['0 issue "a\\"b"', false, "issue", 'a"b'],
  ];
  for (const [rdata, isCritical, tag, value] of rows) assert.deepEqual(parseCaa(rdata), { isCritical, tag, value });
  for (const rdata of ["", "issue", '256 issue "ca.test"', '0 is-sue "ca.test"', "0 issue ca.test", "\\# 2 0000"])
    assert.equal(parseCaa(rdata), undefined, rdata);
});

test("the value of an issue property; RFC 8659 §4.2", () => {
  const good: [value: string, issuer: string, parameters: [tag: string, value: string, at: number][]][] = [
    ["ca.test", "ca.test", []],
    [" \tCA.Test ", "ca.test", []],
    [";", "", []],
    ["", "", []],
    ["ca.test;", "ca.test", []],
    ["ca.test ; ", "ca.test", []],
    ["ca.test; account=230123", "ca.test", [["account", "230123", 9]]],
    [
      "ca.test;ValidationMethods = dns-01 ;a=b",
      "ca.test",
      [
        ["ValidationMethods", "dns-01", 8],
        ["a", "b", 36],
      ],
    ],
    ["ca.test; a=", "ca.test", [["a", "", 9]]],
    ["ca.test; a=b=c", "ca.test", [["a", "b=c", 9]]],
    ["; policy=ev", "", [["policy", "ev", 2]]],
    ["xn--ca-test.test", "xn--ca-test.test", []],
  ];
  for (const [value, issuer, parameters] of good) {
    const parsed = parseIssueValue(value);
    const expected = parameters.map(([tag, text, at]) => ({ tag, value: text, at }));
    assert.deepEqual(parsed, { ok: true, value: { issuer, parameters: expected } }, value);
  }
  const broken: [value: string, at: number, why: string][] = [
    ["%%%%%", 0, "RFC 8659 §4.2 has it as an example"],
    ["  ca..test", 2, "an empty label"],
    ["-ca.test", 0, "a hyphen in front"],
    ["ca_1.test", 0, "an underscore"],
    ["ca.test other.test", 0, "two names"],
    ["https://ca.test/", 0, "an address of a page"],
    ["ca.test; a", 8, "no value"],
    ["ca.test; a=b;", 13, "a semicolon at the end"],
    ["ca.test;;", 8, "nothing between semicolons"],
    ["ca.test; a=b c", 8, "a blank in a value"],
    ["ca.test; =b", 8, "no tag"],
    ["ca.test; a_b=c", 8, "an underscore in a tag"],
  ];
  for (const [value, at, why] of broken) {
    const parsed = parseIssueValue(value);
    assert.deepEqual([parsed.ok, !parsed.ok && parsed.at], [false, at], why);
  }
});

test("any text is read, or refused at a place in it", () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(";", "=", " ", "a", "-", ".") }));
  fc.assert(
    fc.property(text, (value) => {
      const parsed = parseIssueValue(value);
      if (!parsed.ok) assert.ok(parsed.at >= 0 && parsed.at <= value.length);
      else for (const { tag, at } of parsed.value.parameters) assert.ok(value.startsWith(tag, at));
    }),
  );
});
