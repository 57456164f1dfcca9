import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { parseTagList, withoutWsp } from "../../src/mail/tag-list.ts";

const lists: [text: string, tags: [name: string, value: string][], broken: string[], why: string][] = [
  [
    "v=DMARC1; p=none",
    [
      ["v", "DMARC1"],
      ["p", "none"],
    ],
    [],
    "two tags",
  ],
  [
    "v=DMARC1;p=none;",
    [
      ["v", "DMARC1"],
      ["p", "none"],
    ],
    [],
    "a semicolon at the end; RFC 6376 §3.2",
  ],
  [
    " v \t= DMARC1 \t;\tp=\tnone ",
    [
      ["v", "DMARC1"],
      ["p", "none"],
    ],
    [],
    "white space around names and values",
  ],
  ["a=b=c", [["a", "b=c"]], [], "values may have an equals sign"],
  [
    "a=;b=1",
    [
      ["a", ""],
      ["b", "1"],
    ],
    [],
    "an empty value",
  ],
  [";;a=1;;", [["a", "1"]], [], "empty parts"],
  ["a=1; b; =2; 3=4; c d=5", [["a", "1"]], ["b", "=2", "3=4", "c d=5"], "parts that are no tags"],
  ["a=1\u00a0", [["a", "1\u00a0"]], [], "other white space belongs to the value"],
  ["", [], [], "nothing"],
];

test("tag lists", () => {
  for (const [text, tags, broken, why] of lists) {
    const list = parseTagList(text);
    assert.deepEqual(
      list.tags.map(({ name, value }) => [name, value]),
      tags,
      why,
    );
    assert.deepEqual(
      list.broken.map(({ text }) => text),
      broken,
      why,
    );
  }
});

test("a tag that is there twice makes the list invalid: RFC 6376 §3.2; names differ by case", () => {
  assert.equal(parseTagList("a=1; b=2; a=3").duplicate?.at, 10);
  assert.equal(parseTagList("a=1; A=2").duplicate, undefined);
});

test("positions are those of the text, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("a", "b", "=", ";", " ", "\t", "\u00ff") }), (text) => {
      const { tags, broken } = parseTagList(text);
      for (const { name, value, at, valueAt } of tags)
        assert.deepEqual([text.startsWith(name, at), text.startsWith(value, valueAt)], [true, true]);
      for (const part of broken) assert.ok(text.startsWith(part.text, part.at));
      assert.equal(withoutWsp(text), text.replaceAll(/^[ \t]+|[ \t]+$/g, ""));
    }),
  );
});
