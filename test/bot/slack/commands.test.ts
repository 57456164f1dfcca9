/** What people type. */
import fc from "fast-check";
import assert from "node:assert/strict";
import { test } from "node:test";
import { misreadText } from "../../../bot/slack/commands/messages.ts";
import { domainsIn, readCommand } from "../../../bot/slack/commands/parse.ts";
import { commands, verbOf } from "../../../bot/slack/commands/table.ts";
import { wordsOf } from "../../../bot/slack/commands/words.ts";

const lines: [text: string, line: object][] = [
  ["", { verb: "help" }],
  ["   ", { verb: "help" }],
  ["HELP watch", { verb: "help", about: "watch" }],
  ["example.org", { verb: "check", domains: ["example.org"] }],
  ["Example.ORG.", { verb: "check", domains: ["example.org"] }],
  ["bücher.example", { verb: "check", domains: ["xn--bcher-kva.example"] }],
  ["<http://example.org|example.org>", { verb: "check", domains: ["example.org"] }],
  ["<https://user:pw@example.org:8443/path?x=1#y|site>", { verb: "check", domains: ["example.org"] }],
  ["<mailto:ann@example.org|ann@example.org>", { verb: "check", domains: ["example.org"] }],
  ["ann@example.org @example.com", { verb: "check", domains: ["example.org", "example.com"] }],
  ["example.org, example.com; example.org", { verb: "check", domains: ["example.org", "example.com"] }],
  ["\u201cexample.org\u201d (example.com)", { verb: "check", domains: ["example.org", "example.com"] }],
  ["example.org:25", { verb: "check", domains: ["example.org"] }],
  ["check list.example fresh:on", { verb: "check", domains: ["list.example"], flags: { fresh: true } }],
  ["compare example.org example.com", { verb: "compare", domains: ["example.org", "example.com"] }],
  [
    'watch example.org interval:6h below:80 only:regressions category:"delivery, phishing" threads:off reminders:7,30 <#C0123|mail>',
    {
      verb: "watch",
      domains: ["example.org"],
      flags: {
        interval: 6,
        below: 80,
        only: "regressions",
        category: ["confidential-delivery", "phishing-identity-theft"],
        threads: false,
        reminders: [30, 7],
      },
      channel: "C0123",
    },
  ],
  [
    "watch example.org --interval:1w only:regression reminders:off",
    { verb: "watch", domains: ["example.org"], flags: { interval: 168, only: "regressions", reminders: [] } },
  ],
  [
    "watch example.org check:DMARC,spf,spf",
    { verb: "watch", domains: ["example.org"], flags: { check: ["dmarc", "spf"] } },
  ],
  ["subscribe example.org", { verb: "watch", domains: ["example.org"] }],
  ["unwatch ALL", { verb: "unwatch", all: true }],
  ["unwatch all.example", { verb: "unwatch", domains: ["all.example"] }],
  ["list <#G0123>", { verb: "list", channel: "G0123" }],
  ["history example.org 12w", { verb: "history", domains: ["example.org"], days: 84 }],
  ["diff 7d example.org", { verb: "diff", domains: ["example.org"], days: 7 }],
  ["settings", { verb: "settings" }],
];

const misread: [text: string, misread: object][] = [
  ["wacth example.org", { kind: "unknown-verb", given: "wacth", nearest: "watch", instead: "watch example.org" }],
  ["hlep", { kind: "unknown-verb", given: "hlep", nearest: "help", instead: "help" }],
  ["wacth example.org <#C0123|mail>", { kind: "unknown-verb", given: "wacth", nearest: "watch" }],
  ["Ann <mailto:ann@example.org|ann@example.org>", { kind: "unknown-verb", given: "Ann", instead: "example.org" }],
  ["history example.org 0d", { kind: "bad-days", given: "0d" }],
  ["history example.org 30x", { kind: "bad-days", given: "30x" }],
  ["localhost", { kind: "unknown-verb", given: "localhost" }],
  ["<@U0123|ann>", { kind: "unknown-verb", given: "@U0123" }],
  ["192.0.2.1", { kind: "unknown-verb", given: "192.0.2.1" }],
  ["help wath", { kind: "unknown-verb", given: "wath", nearest: "watch" }],
  ["watch", { kind: "too-few", verb: "watch", least: 1, example: "/mecsa watch example.org" }],
  [
    "compare example.org",
    { kind: "too-few", verb: "compare", least: 2, example: "/mecsa compare example.org example.com" },
  ],
  ["compare a.example b.example c.example", { kind: "too-many", verb: "compare", most: 2, given: 3 }],
  ["watch example.org nonsense", { kind: "not-a-domain", given: "nonsense" }],
  ["watch example.org intervall:1d", { kind: "unknown-flag", verb: "watch", given: "intervall", nearest: "interval" }],
  ["watch example.org interval:30m", { kind: "bad-value", flag: "interval", given: "30m" }],
  ["watch example.org interval:9w", { kind: "bad-value", flag: "interval", given: "9w" }],
  ["watch example.org below:0", { kind: "bad-value", flag: "below", given: "0" }],
  ["watch example.org only:", { kind: "bad-value", flag: "only", given: "" }],
  ["watch example.org check:spf,mx", { kind: "bad-value", flag: "check", given: "spf,mx" }],
  ["watch example.org category:delivery,beauty", { kind: "bad-value", flag: "category", given: "delivery,beauty" }],
  ["watch example.org below:80 below:70", { kind: "repeated", given: "below" }],
  ["watch example.org #mail", { kind: "channel-name", given: "#mail" }],
  ["watch example.org <#C1234> <#C4567>", { kind: "repeated", given: "#C4567" }],
  ["list example.org", { kind: "unexpected", verb: "list", given: "example.org" }],
  ["example.org <#C1234|x>", { kind: "unexpected", verb: "check", given: "#C1234" }],
];

test("commands", () => {
  for (const [text, line] of lines) {
    assert.deepEqual(readCommand(text), { ok: true, line: { domains: [], flags: {}, ...line } }, text);
  }
});

test("what is no command says which word, and what to do", () => {
  for (const [text, expected] of misread) {
    const read = readCommand(text);
    assert.deepEqual(read, { ok: false, misread: expected }, text);
    if (!read.ok) assert.match(misreadText(read.misread), /[.?!]$|Such as:$|Did you mean:$/);
  }
});

test("every example of the table is a command of its row, and fits its usage", () => {
  for (const { verb, examples, usage, says } of commands) {
    assert.match(usage, new RegExp(`^(?:${verb}|<domain>)`));
    assert.match(says, /\.$/);
    for (const example of examples) {
      const read = readCommand(example.replace("#mail", "<#C0001|mail>"));
      assert.ok(read.ok && read.line.verb === verb, example);
    }
  }
});

test("eleven domains are too many for a table", () => {
  const read = readCommand(Array.from({ length: 11 }, (_, n) => `d${n}.example`).join(" "));
  assert.deepEqual(read, { ok: false, misread: { kind: "too-many", verb: "check", most: 10, given: 11 } });
});

test("an operator may allow fewer domains; two can always be compared", () => {
  const read = readCommand("a.example b.example c.example", 2);
  assert.deepEqual(read, { ok: false, misread: { kind: "too-many", verb: "check", most: 2, given: 3 } });
  assert.ok(readCommand("compare a.example b.example", 1).ok);
});

test("the domains of a message", () => {
  const text =
    "Mail from <mailto:ann@example.org|ann@example.org> bounced (see <https://status.example.com/1>), ask <@U1> in <#C1|mail>. example.org again!";
  assert.deepEqual(domainsIn(text, 10), ["example.org", "status.example.com"]);
  assert.deepEqual(domainsIn("a.example b.example c.example", 2), ["a.example", "b.example"]);
});

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 20 }),
      fc.constantFrom(
        "<",
        ">",
        "|",
        '"',
        "\u201c",
        "watch ",
        "example.org",
        "interval:",
        "&lt;",
        "<#C1|",
        "<!channel>",
        "\u202e",
        "\ud800",
        " ",
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));

test("any text is read, in bounded parts, and said again within bounds", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const word of wordsOf(text)) assert.ok(word.at < text.length);
      const read = readCommand(text);
      if (read.ok) assert.ok(read.line.domains.length <= 10);
      else assert.ok(misreadText(read.misread).length < 500);
    }),
    { numRuns: 400 },
  );
});

test("a quoted value is read as it was written", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme-ascii", maxLength: 30 }).filter((text) => !/["&<>]/.test(text)),
      (text) => {
        assert.deepEqual(
          wordsOf(`a "${text}" b`).map((word) => word.text),
          ["a", text, "b"],
        );
        assert.deepEqual(
          wordsOf(`only:"${text}"`).map((word) => word.text),
          [`only:${text}`],
        );
      },
    ),
    { numRuns: 200 },
  );
});

test("long lines end: 4,000 characters and 64 words are read", () => {
  for (const piece of ['"', "<", "a ", "<a ", '"a', "a:", "&amp;", "(", "\u201c"]) {
    assert.ok(wordsOf(piece.repeat(200_000)).length <= 64);
    readCommand(piece.repeat(200_000));
  }
});

test("words that stand for a verb stand for one alone", () => {
  const all = commands.flatMap(({ verb, aliases }) => [verb, ...aliases]);
  assert.equal(new Set(all).size, all.length);
  assert.equal(verbOf("SUBSCRIBE"), "watch");
  assert.equal(verbOf("constructor"), undefined);
});
