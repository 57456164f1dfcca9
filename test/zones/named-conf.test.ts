import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseNamedConf, withScopes } from "../../src/zones/bind/named-conf.ts";

/** `line:words` of each statement, by the words of what is around it. */
function shown(text: string): readonly string[] {
  return [...withScopes(parseNamedConf(text))].map(({ statement, around }) =>
    [...around.map(({ words }) => words[0]), `${statement.line}:${statement.words.join(" ")}`].join("/"),
  );
}

test("statements, with what is around them", () => {
  const text = 'options {\n directory "/d"; // x; {\n};\nview v { zone "a" IN { /* } */ type primary; }; };\n# end';
  assert.deepEqual(shown(text), [
    "1:options",
    "options/2:directory /d",
    "4:view v",
    "view/4:zone a IN",
    "view/zone/4:type primary",
  ]);
});

test("several blocks in one statement", () => {
  assert.deepEqual(shown("inet * allow { any; } keys { k; };"), ["1:inet * allow", "inet/1:any", "1:keys", "keys/1:k"]);
});

test("braces that are missing or too many", () => {
  assert.deepEqual(shown("} a { b { c"), ["1:a", "a/1:b", "a/b/1:c"]);
  assert.deepEqual(shown("{ x; } y;"), ["1:", "/1:x", "1:y"]);
});

test("any text is read", () => {
  const parts = fc.array(fc.constantFrom("{", "}", ";", '"', "/*", "//", "\n", "zone", " ", "#"));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        parts.map((some) => some.join("")),
      ),
      (text) => {
        for (const { statement } of withScopes(parseNamedConf(text))) assert.ok(statement.line >= 1);
      },
    ),
    { numRuns: 300 },
  );
});
