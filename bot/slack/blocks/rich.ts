/** Elements of `rich_text`: what stands in them is shown as it is, whoever wrote it. */
import type {
  RichTextBlock,
  RichTextBlockElement,
  RichTextElement,
  RichTextPreformatted,
  RichTextSection,
} from "@slack/types";
import { dateFallback } from "../messages.ts";
import { limits } from "./limits.ts";
import { seen, visible } from "./text.ts";

export function plain(text: string): RichTextElement {
  return { type: "text", text: seen(text, limits.rich.text) };
}

export function bold(text: string): RichTextElement {
  return { type: "text", text: seen(text, limits.rich.text), style: { bold: true } };
}

export function code(text: string): RichTextElement {
  return { type: "text", text: seen(text, limits.rich.text), style: { code: true } };
}

/** A sentence of the catalogue: what it quotes stands between backticks. */
export function sentence(text: string): readonly RichTextElement[] {
  return text.split("`").map((part, index) => (index % 2 === 0 ? plain(part) : code(part)));
}

const dateFormat = "{date_short_pretty} at {time}";

/** A moment, in the reader's own time zone. `at` is ISO 8601 in UTC. */
export function moment(at: string): RichTextElement {
  return { type: "date", timestamp: seconds(at), format: dateFormat, fallback: dateFallback(at) };
}

/** The same for `mrkdwn`. */
export function momentText(at: string): string {
  return `<!date^${seconds(at)}^${dateFormat}|${dateFallback(at)}>`;
}

function seconds(at: string): number {
  return Math.floor(Date.parse(at) / 1_000);
}

export function line(...elements: readonly (RichTextElement | readonly RichTextElement[])[]): RichTextSection {
  const shown = elements.flat().filter((element) => element.type !== "text" || element.text !== "");
  return { type: "rich_text_section", elements: shown.length === 0 ? [plain(" ")] : shown };
}

export function bullets(items: readonly RichTextSection[]): RichTextBlockElement {
  return { type: "rich_text_list", style: "bullet", elements: [...items] };
}

/** Lines of others, to copy: a record that is cut would be a wrong one, so whoever calls has looked at their length. */
export function lines(texts: readonly string[]): RichTextPreformatted {
  return columns(texts.map((text) => visible(text, limits.rich.text)));
}

/** Lines of our own, in a type of one width. */
export function columns(texts: readonly string[]): RichTextPreformatted {
  const text = texts.join("\n");
  return { type: "rich_text_preformatted", elements: [{ type: "text", text: text === "" ? " " : text }] };
}

/** Lines that follow each other are one section, as Slack's own editor writes them: each client begins a new line there. */
export function rich(...elements: readonly RichTextBlockElement[]): RichTextBlock {
  const joined: RichTextBlockElement[] = [];
  for (const element of elements) {
    const last = joined.at(-1);
    if (last?.type !== "rich_text_section" || element.type !== "rich_text_section") joined.push(element);
    else joined[joined.length - 1] = { ...last, elements: [...last.elements, plain("\n"), ...element.elements] };
  }
  return { type: "rich_text", elements: joined };
}
