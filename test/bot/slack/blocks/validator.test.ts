/** The validator finds what it is there for. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { line, rich } from "../../../../bot/slack/blocks/rich.ts";
import { paragraph } from "../../../../bot/slack/blocks/parts.ts";
import type { SlackMessage } from "../../../../bot/slack/messenger.ts";
import { faultsOfMessage, faultsOfView } from "../../../support/slack-blocks.ts";

const plain = (text: string) => ({ type: "plain_text" as const, text, emoji: false });
const table = { type: "table" as const, rows: [[{ type: "raw_text" as const, text: "a" }]] };
const button = { type: "button" as const, action_id: "a", text: plain("Go"), accessibility_label: "Go" };

const faults: [what: string, message: SlackMessage, fault: RegExp][] = [
  ["empty text", { text: "", blocks: [] }, /^text: empty/],
  ["a mention in text", { text: "<!channel>", blocks: [] }, /control sequence/],
  ["an ampersand", { text: "a & b", blocks: [] }, /ampersand/],
  ["a number that is not said", { text: "x", blocks: [paragraph("42")] }, /42 is shown and not said/],
  ["two tables", { text: "a", blocks: [table, table] }, /2 of table/],
  ["rows of two lengths", { text: "a", blocks: [{ ...table, rows: [...table.rows, []] }] }, /rows of/],
  ["51 blocks", { text: "a", blocks: Array.from({ length: 51 }, () => ({ type: "divider" as const })) }, /51 blocks/],
  [
    "too much of all",
    { text: "a", blocks: Array.from({ length: 5 }, () => paragraph("a".repeat(2_900))) },
    /characters/,
  ],
  [
    "a long header",
    { text: "a", blocks: [{ type: "header", text: plain("a".repeat(151)) }] },
    /151 characters, 150 at most/,
  ],
  [
    "an empty section of rich text",
    { text: "a", blocks: [rich({ type: "rich_text_section", elements: [] })] },
    /0 elements/,
  ],
  [
    "a broadcast",
    { text: "a", blocks: [rich(line({ type: "broadcast", range: "channel" }))] },
    /broadcast in rich text/,
  ],
  [
    "two buttons of one id",
    { text: "a", blocks: [{ type: "actions", elements: [button, button] }] },
    /action_id twice/,
  ],
  [
    "a button without a label",
    { text: "a", blocks: [{ type: "actions", elements: [{ type: "button", action_id: "a", text: plain("Go") }] }] },
    /accessibility_label/,
  ],
  ["what turns the line around", { text: "a\u202Eb", blocks: [] }, /U\+202e is not seen/],
  ["an input in no form", { text: "a", blocks: [{ type: "alert", text: plain("a") }] }, /not in a message/],
];
for (const [what, message, fault] of faults)
  test(what, () => assert.match(faultsOfMessage(message).join("\n"), new RegExp(fault.source, "m")));

test("a table is for messages alone", () =>
  assert.match(faultsOfView({ type: "home", blocks: [table] }).join("\n"), /not in a home/));
