import assert from "node:assert/strict";
import { test } from "node:test";
import type { Catalogue } from "../../src/catalogue.ts";
import { name } from "../../src/dns/name.ts";
import type { Change, Review, Rule } from "../../src/model.ts";
import { reviewJson } from "../../src/report/json.ts";
import { markdown } from "../../src/report/markdown.ts";
import { text } from "../../src/report/text.ts";
import { clean } from "../../src/report/words.ts";

const rule: Rule = {
  title: "T",
  explain: "E",
  severities: ["high"],
  direction: "weakened",
  criteria: [],
  says: ({ value }) => `The record says ${String(value)}.`,
  fix: () => "Repair it.",
  see: "RFC 7208 §4.5",
  who: "owner",
};
const catalogue: Catalogue = { rules: new Map([["X", rule]]), messages: new Map() };

function reviewOf(values: readonly string[]): Review {
  const changes = values.map((value, index): Change => ({
    rule: "X",
    name: name(`a${index}.test`),
    severity: "high",
    direction: "weakened",
    before: "fine",
    after: value,
    args: { value },
    from: { side: "after", range: { file: `zones/${value}`, line: 3, column: 1, endLine: 4 } },
  }));
  return {
    changes,
    domains: [],
    records: values.map((value) => ({ owner: name("a.test"), type: "TXT", before: [], after: [value] })),
    notAssessed: values.map((value) => ({ what: value, why: value, file: value, line: 1 })),
    notes: values.map((value) => ({ what: value, why: value })),
    zonesChanged: [],
    zonesSeen: 1,
    gate: { failed: true, failOn: "high", warnOnly: false },
    switchedOff: [],
    compared: { before: "a", after: "b" },
  };
}

const hostile = [
  "@everyone ping @org/team and #1 and GH-2",
  "![pixel](https://evil.example/x.png) <img src=x onerror=alert(1)> [a](javascript:x)",
  "</details><!-- mecsa:review --> `` ` ``` ~~~",
  "| a | b |\n| --- |\n::error file=x::boo\r\n::add-mask::secret",
  "\u001B[31mred\u001B]8;;http://evil\u0007 \u202Egnp.exe \u0000 www.evil.example",
  "x".repeat(5000),
];

test("nothing that a record holds acts in Markdown", () => {
  const shown = markdown(reviewOf(hostile), catalogue, {
    limit: Infinity,
    repositoryUrl: "https://host.example/o/r",
    afterSha: "abc",
  });
  const outside = withoutCode(shown).replace(/\]\(https:\/\/host\.example\/[^)\s]*\)/g, "");
  assert.doesNotMatch(outside, /[@#]\w/, "mentions and references");
  assert.doesNotMatch(outside, /https?:\/\/|www\.\w|!\[|<img|(?<!\\)\]\(/, "links and pictures");
  assert.doesNotMatch(shown, /[^\n -~★→▼▲◆❌✅…¦§·–]/u, "control and direction characters");
  assert.doesNotMatch(shown, /^::/m, "workflow commands");
  assert.equal(outside.match(/<details>/g)?.length, outside.match(/<\/details>/g)?.length);
});

test("nothing that a record holds acts on a terminal", () => {
  const shown = text(reviewOf(hostile), catalogue, (_, words) => words);
  assert.doesNotMatch(shown, /[^\n -~★→…§–]/u);
  assert.doesNotMatch(shown, /^::/m);
});

test("a comment is cut by forms, never in the middle", () => {
  const review = reviewOf(Array.from({ length: 400 }, (_, index) => `value ${index} ${"y".repeat(200)}`));
  for (const limit of [65_000, 20_000, 2_000, 200]) {
    const shown = markdown(review, catalogue, { limit });
    assert.ok(shown.length <= limit, `${shown.length} over ${limit}`);
    assert.match(shown, /^### .*400 blocking findings/);
    assert.equal(shown.match(/<details>/g)?.length, shown.match(/<\/details>/g)?.length);
  }
});

test("a fingerprint is the same for the same finding, wherever it stands", () => {
  const [one] = reviewJson(reviewOf(["p=none"]), catalogue).changes;
  const moved = reviewOf(["p=none"]);
  const [two] = reviewJson(
    {
      ...moved,
      changes: moved.changes.map(({ rule, name, severity, direction, before, after, args }) => ({
        rule,
        name,
        severity,
        direction,
        before,
        after,
        args,
      })),
    },
    catalogue,
  ).changes;
  assert.equal(one?.fingerprint, two?.fingerprint);
  assert.deepEqual([two?.file, two?.line, two?.side], [null, null, null]);
});

test("clean text is one line of printable ASCII", () => {
  assert.equal(clean("a\u202Eb\nc"), "a\\u{202e}b\\u{a}c");
  assert.equal(clean("x".repeat(400)).length, 301);
});

/** The text without code spans and fenced blocks, as GitHub finds them. */
function withoutCode(markdownText: string): string {
  return markdownText.replace(/^(`{3,})[^]*?\n\1$/gm, "").replace(/(?<![`\\])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, "");
}
