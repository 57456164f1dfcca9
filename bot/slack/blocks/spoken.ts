/** What a message says without its blocks: read aloud, notified, searched, and all there is where blocks are not taken. */
import type { RichTextBlock, RichTextBlockElement, RichTextElement, TableBlock } from "@slack/types";
import { spokenWords } from "../messages.ts";
import { limits, textBudget } from "./limits.ts";
import type { SlackBlock } from "./parts.ts";
import { momentText } from "./rich.ts";
import { cut, escaped } from "./text.ts";

/** Line by line, in the order of the blocks, at most 3,900 characters; lines are left out at the end, never cut. */
export function spokenText(blocks: readonly SlackBlock[]): string {
  const lines = blocks.flatMap(spoken);
  const room = textBudget - spokenWords.more(lines.length).length - 1;
  let used = 0;
  const kept = lines.findIndex((line) => (used += line.length + 1) > room);
  if (kept === -1) return closed(lines).join("\n");
  return [...closed(lines.slice(0, kept)), spokenWords.more(lines.length - kept)].join("\n");
}

const fence = "```";

/** A fence that was opened and cut off would swallow what follows it. */
function closed(lines: readonly string[]): readonly string[] {
  const isOpen = lines.filter((line) => line === fence).length % 2 === 1;
  return isOpen ? [...lines, fence] : lines;
}

/** Buttons cannot be pressed in a text, and what a chart shows stands in the list below it. */
function spoken(block: SlackBlock): readonly string[] {
  if (block.type === "header" && "text" in block && typeof block.text === "object") return [escaped(block.text.text)];
  if (block.type === "section")
    return [block.text, ...(block.fields ?? [])].flatMap((text) => (text === undefined ? [] : spokenField(text)));
  if (block.type === "context")
    return block.elements.flatMap((element) => (element.type === "image" ? [] : [textOf(element)]));
  if (block.type === "rich_text") return richLines(block);
  return block.type === "table" ? tableLines(block) : [];
}

interface Text {
  type: "plain_text" | "mrkdwn";
  text: string;
}

function textOf({ type, text }: Text): string {
  return type === "plain_text" ? escaped(text) : text;
}

/** The title of a field and its lines in one. */
function spokenField(text: Text): readonly string[] {
  const [title = "", ...rest] = textOf(text).split("\n");
  return [rest.length === 0 ? title : `${title}: ${rest.join(", ")}`];
}

function richLines({ elements }: RichTextBlock): readonly string[] {
  return elements.flatMap(richElementLines);
}

function richElementLines(element: RichTextBlockElement): readonly string[] {
  if (element.type === "rich_text_list") return element.elements.map(({ elements }) => `• ${inlineText(elements)}`);
  const texts = inlineText(element.elements);
  if (element.type !== "rich_text_preformatted") return texts.split("\n");
  return [fence, ...texts.replaceAll(fence, "'''").split("\n"), fence];
}

function inlineText(elements: readonly RichTextElement[]): string {
  return elements.map(inline).join("");
}

function inline(element: RichTextElement): string {
  if (element.type === "text") {
    const text = escaped(element.text);
    return element.style?.code === true ? `\`${text}\`` : text;
  }
  if (element.type === "date") return momentText(new Date(element.timestamp * 1_000).toISOString());
  if (element.type === "user") return `<@${element.user_id}>`;
  if (element.type === "channel") return `<#${element.channel_id}>`;
  return element.type === "link" ? `${escaped(element.text ?? "")} ${escaped(element.url)}`.trim() : "";
}

/** A row in a line: its head, then each cell under its column. */
function tableLines({ rows }: TableBlock): readonly string[] {
  const [columns = [], ...body] = rows.map((row) => row.map(cellText));
  return body.map(([head = "", ...cells]) => {
    const said = cells.flatMap((cell, index) => (cell === "–" ? [] : [`${columns[index + 1] ?? ""} ${cell}`]));
    return cut(`${head}: ${said.length === 0 ? "–" : said.join(", ")}`, limits.section.text);
  });
}

function cellText(cell: TableBlock["rows"][number][number]): string {
  if (cell.type === "rich_text") return richLines(cell).join(" ");
  return escaped(cell.type === "raw_text" ? cell.text : String(cell.value));
}
