import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseStsRecord } from "../../../src/checks/mta-sts/parse.ts";
import { matchesHost, parseMxPattern, parseStsPolicy } from "../../../src/checks/mta-sts/policy.ts";
import { name } from "../../../src/dns/name.ts";

const records: [text: string, id: string, why: string][] = [
  ["v=STSv1; id=20160831085700Z;", "20160831085700Z", "RFC 8461 §3.1"],
  ["v=STSv1;id=1", "1", "no blanks, no final delimiter"],
  ["v=STSv1 \t;\tid=1 ;", "1", "blanks around delimiters"],
  ["v=STSv1; id=abcdefghijklmnopqrstuvwxyz012345", "abcdefghijklmnopqrstuvwxyz012345", "32 characters"],
  ["v=STSv1; x-y.z=/a:b<c>; id=1", "1", "an extension"],
];

for (const [text, id, why] of records)
  test(`record: ${why}`, () => assert.deepEqual(parseStsRecord(text), { ok: true, value: { id } }));

const broken: [text: string, error: string, at: number, why: string][] = [
  ["v=STSv2; id=1", "version", 0, "another version"],
  ["v=stsv1; id=1", "version", 0, "%s: the case counts"],
  [" v=STSv1; id=1", "version", 0, "a blank before it"],
  ["v=STSv1", "version", 0, "no delimiter"],
  ["id=1; v=STSv1", "version", 0, "not at its beginning"],
  ["v=STSv1;", "empty", 8, "no field"],
  ["v=STSv1;; id=1", "empty", 8, "an empty field"],
  ["v=STSv1; id=1;;", "empty", 14, "two delimiters at the end"],
  ["v=STSv1; foo=1", "no-id", 14, "no id"],
  ["v=STSv1; ID=1", "no-id", 13, "another name"],
  ["v=STSv1; id=1; id=2", "two-ids", 15, "which one?"],
  ["v=STSv1; id=2026-01-01", "id", 9, "not a letter or digit"],
  [`v=STSv1; id=${"1".repeat(33)}`, "id", 9, "33 characters"],
  ["v=STSv1; id = 1", "field", 8, "blanks around ="],
  ["v=STSv1; id=", "field", 8, "no value"],
  ["v=STSv1; id", "field", 8, "no ="],
  ["v=STSv1; id=1; a=b=c", "field", 15, "= in an extension"],
];

for (const [text, error, at, why] of broken)
  test(`not a record: ${why}`, () => assert.deepEqual(parseStsRecord(text), { ok: false, error, at }));

const good =
  "version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmx: backupmx.example.com\nmax_age: 604800\n";

const policies: [text: string, mode: string, maxAge: number, mx: string[], why: string][] = [
  [good, "enforce", 604_800, ["mail.example.com", "*.example.net", "backupmx.example.com"], "RFC 8461 §3.2"],
  [
    good.replaceAll("\n", "\r\n"),
    "enforce",
    604_800,
    ["mail.example.com", "*.example.net", "backupmx.example.com"],
    "CRLF",
  ],
  [
    good.trimEnd(),
    "enforce",
    604_800,
    ["mail.example.com", "*.example.net", "backupmx.example.com"],
    "no last line end",
  ],
  ["max_age: 1\nmx: a.test\nversion: STSv1\nmode: testing", "testing", 1, ["a.test"], "any order"],
  ["version:STSv1\nmode:enforce\nmx:a.test\nmax_age:1", "enforce", 1, ["a.test"], "no blanks"],
  ["version:\tSTSv1 \nmode: enforce\t\nmx: a.test \nmax_age: 1", "enforce", 1, ["a.test"], "blanks at the ends"],
  ["version: STSv1\nmode: none\nmax_age: 1", "none", 1, [], "no mx for none"],
  ["version: STSv1\nmode: none\nmode: enforce\nmax_age: 1\nmax_age: 2", "none", 1, [], "of repeated fields the first"],
  ["version: STSv1\nmode: none\nfoo: a:b ä\nmax_age: 1", "none", 1, [], "unknown fields, with : in the value"],
  ["version: STSv1\n\nmode: none\n\n\nmax_age: 1\n\n", "none", 1, [], "blank lines"],
  ["version: STSv1\nmode: enforce\nmx: MX.Example.com\nmax_age: 1", "enforce", 1, ["mx.example.com"], "upper case"],
  [
    "version: STSv1\nmode: enforce\nmx: a.test\nmax_age: 9999999999",
    "enforce",
    9_999_999_999,
    ["a.test"],
    "ten digits",
  ],
];

for (const [text, mode, maxAge, mx, why] of policies)
  test(`policy: ${why}`, () => {
    const parsed = parseStsPolicy(text);
    assert.ok(parsed.ok);
    const { value } = parsed;
    assert.deepEqual([value.mode.value, value.maxAge.value, value.mx.map((one) => one.value.text)], [mode, maxAge, mx]);
  });

test("policy: where the values stand", () => {
  const parsed = parseStsPolicy(good);
  assert.ok(parsed.ok);
  const { mode, maxAge, mx } = parsed.value;
  assert.deepEqual([mode.line, maxAge.line, mx.map(({ line }) => line)], [2, 6, [3, 4, 5]]);
});

const brokenPolicies: [text: string, error: string, at: number, why: string][] = [
  ["", "version", 0, "nothing"],
  ["\uFEFFversion: STSv1\nmode: none\nmax_age: 1", "line", 0, "a byte order mark"],
  ["version: STSv2\nmode: none\nmax_age: 1", "version", 0, "another version"],
  ["Version: STSv1\nmode: none\nmax_age: 1", "version", 36, "%s: the case counts"],
  ["version: STSv1\nmax_age: 1", "mode", 25, "no mode"],
  ["version: STSv1\nmode: Enforce\nmax_age: 1", "mode", 15, "another mode"],
  ["version: STSv1\nmode: none", "max_age", 25, "no max_age"],
  ["version: STSv1\nmode: none\nmax_age: 1d", "max_age", 26, "not seconds"],
  ["version: STSv1\nmode: none\nmax_age: 12345678901", "max_age", 26, "eleven digits"],
  ["version: STSv1\nmode: testing\nmax_age: 1", "mx", 39, "no mx"],
  ["version: STSv1\nmode: testing\nmx: *.*.a.test\nmax_age: 1", "mx", 29, "two wildcards"],
  ["version: STSv1\nmode: testing\nmx: mx*.a.test\nmax_age: 1", "mx", 29, "part of a label"],
  ["version: STSv1\nmode: testing\nmx: a.test, b.test\nmax_age: 1", "mx", 29, "two names"],
  ["version: STSv1\nmode: testing\nmx: 10 a.test\nmax_age: 1", "mx", 29, "with a preference"],
  ["version: STSv1\nmode = none\nmax_age: 1", "line", 15, "= for :"],
  ["version: STSv1\n mode: none\nmax_age: 1", "line", 15, "a blank before it"],
  ["version: STSv1\n# a comment\nmode: none\nmax_age: 1", "line", 15, "a comment"],
  ["<!DOCTYPE html>", "line", 0, "a page"],
];

for (const [text, error, at, why] of brokenPolicies)
  test(`not a policy: ${why}`, () => assert.deepEqual(parseStsPolicy(text), { ok: false, error, at }));

const matches: [pattern: string, host: string, isMatch: boolean][] = [
  ["mail.example.com", "mail.example.com", true],
  ["mail.example.com", "a.mail.example.com", false],
  ["*.example.com", "mail.example.com", true],
  ["*.example.com", "a.mail.example.com", false],
  ["*.example.com", "example.com", false],
  ["*.example.com", "mailexample.com", false],
  ["example.com", "mail.example.com", false],
  ["*.com", "example.com", true],
];

for (const [pattern, host, isMatch] of matches)
  test(`${pattern} ${isMatch ? "matches" : "does not match"} ${host}; RFC 8461 §4.1`, () => {
    const parsed = parseMxPattern(pattern);
    assert.ok(parsed !== undefined);
    assert.equal(matchesHost(parsed, name(host)), isMatch);
  });

test("any text is read, or told where it broke", () => {
  const line = fc.constantFrom(
    "version: STSv1",
    "mode: enforce",
    "mode: x",
    "mx: a.test",
    "mx: *",
    "max_age: 1",
    "",
    " ",
    "x",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(line).map((lines) => lines.join("\n")),
    fc.array(fc.constantFrom("v=STSv1", ";", "id=1", " ", "=", "x=y")).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(text, (any) => {
      for (const parsed of [parseStsRecord(any), parseStsPolicy(any)])
        assert.ok(parsed.ok || (parsed.at >= 0 && parsed.at <= any.length));
    }),
    { numRuns: 300 },
  );
});

test("hostile lines are read in linear time", () => {
  const blanks = " ".repeat(200_000);
  assert.deepEqual(parseStsPolicy(`version:${blanks}\u0001`), { ok: false, error: "line", at: 0 });
  assert.deepEqual(parseStsRecord(`v=STSv1;${blanks}\u0001`), { ok: false, error: "field", at: 8 });
});
