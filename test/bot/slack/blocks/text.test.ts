import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { cut, escaped, seen, typed, visible } from "../../../../bot/slack/blocks/text.ts";

const shown: [show: (text: string, max: number) => string, text: string, shown: string, why: string][] = [
  [visible, "v=spf1 -all", "v=spf1 -all", "printable ASCII stays"],
  [visible, "a\nb", "a\\u{a}b", "one line"],
  [visible, "b\u00FCcher", "b\\u{fc}cher", "records are octets"],
  [visible, "\u{1F600}", "\\u{1f600}", "one character, not two"],
  [typed, "b\u00FCcher.example", "b\u00FCcher.example", "people write in any script"],
  [typed, "a\u202Eb", "a\\u{202e}b", "what turns the line around"],
  [typed, "a\u200Bb\u0300", "a\\u{200b}b\\u{300}", "what has no width"],
  [seen, "a\nb", "a\nb", "our own lines"],
  [seen, "\uD83D", "\\u{d83d}", "half of a character"],
];
for (const [show, text, expected, why] of shown)
  test(`${show.name}: ${why}`, () => assert.equal(show(text, 300), expected));

test("cutting says how much is left out, and splits no character", () => {
  assert.equal(cut("abcdef", 6), "abcdef");
  assert.equal(cut("a".repeat(50), 40), `${"a".repeat(18)}… (32 more characters)`);
  assert.equal(cut("\u{1F600}".repeat(30), 40), `${"\u{1F600}".repeat(9)}… (42 more characters)`);
});

test("whatever is shown fits", () => {
  const text = fc.string({ unit: "binary", maxLength: 400 });
  fc.assert(
    fc.property(text, fc.integer({ min: 40, max: 300 }), (given, max) => {
      for (const show of [visible, typed, seen]) {
        assert.ok(show(given, max).length <= max);
        assert.ok(show(given, max).isWellFormed());
      }
    }),
  );
});

test("no mention, link or date can begin in text that is escaped", () => {
  assert.equal(escaped("<!channel> & <@U1>"), "&lt;!channel&gt; &amp; &lt;@U1&gt;");
});
