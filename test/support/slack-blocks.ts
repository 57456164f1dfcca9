/**
 * What Slack would refuse, or people could not read, in a message or a view. Independent of the renderers but for the table of
 * limits. Empty where all is well; each fault begins with where it is.
 */
import type { View } from "@slack/types";
import { limits } from "../../bot/slack/blocks/limits.ts";
import type { SlackMessage } from "../../bot/slack/messenger.ts";

type Json = unknown;
type Fields = Readonly<Record<string, Json>>;
type Surface = "message" | "modal" | "home";
/** Notes a fault. */
type Note = (where: string, what: string) => void;

export function faultsOfMessage({ text, blocks }: SlackMessage): readonly string[] {
  return collected((note) => {
    string(note, "text", text, 1, limits.message.text);
    control(note, "text", text);
    if (blocks.length > limits.message.blocks) note("blocks", `${blocks.length} blocks`);
    if (JSON.stringify(blocks).length > limits.message.json)
      note("blocks", `${JSON.stringify(blocks).length} characters`);
    most(note, blocks, ["table", "data_table"], limits.message.tables);
    most(note, blocks, ["data_visualization"], limits.message.charts);
    blocksIn(note, blocks, "message");
    if (!text.includes("more line") && blocks.length > 0) numbers(note, text, blocks);
  });
}

export function faultsOfView(view: View): readonly string[] {
  return collected((note) => {
    const surface = view.type === "home" ? "home" : "modal";
    if (view.blocks.length > limits.view.blocks) note("blocks", `${view.blocks.length} blocks`);
    if (JSON.stringify(view).length > 250_000) note("view", "too large");
    optional(note, "private_metadata", view.private_metadata, limits.view.metadata);
    optional(note, "callback_id", view.callback_id, limits.view.callbackId);
    if (view.type === "modal") modalParts(note, fieldsOf(view));
    blocksIn(note, view.blocks, surface);
  });
}

function collected(check: (note: Note) => void): readonly string[] {
  const faults: string[] = [];
  check((where, what) => faults.push(`${where}: ${what}`));
  return faults;
}

function modalParts(note: Note, { title, close, submit, blocks }: Fields): void {
  plainText(note, "title", title, limits.view.title);
  if (close !== undefined) plainText(note, "close", close, limits.view.title);
  if (submit !== undefined) plainText(note, "submit", submit, limits.view.title);
  const hasInput = listOf(blocks).some((block) => fieldsOf(block)["type"] === "input");
  if (hasInput && submit === undefined) note("submit", "missing beside an input");
}

function most(note: Note, blocks: readonly Json[], types: readonly string[], max: number): void {
  const found = blocks.filter((block) => types.includes(String(fieldsOf(block)["type"])));
  if (found.length > max) note("blocks", `${found.length} of ${types.join(", ")}`);
}

const surfaces: Readonly<Record<string, readonly Surface[]>> = {
  actions: ["message", "modal", "home"],
  context: ["message", "modal", "home"],
  divider: ["message", "modal", "home"],
  header: ["message", "modal", "home"],
  image: ["message", "modal", "home"],
  input: ["message", "modal", "home"],
  rich_text: ["message", "modal", "home"],
  section: ["message", "modal", "home"],
  table: ["message"],
  data_visualization: ["message"],
};

function blocksIn(note: Note, blocks: readonly Json[], surface: Surface): void {
  const ids = blocks.flatMap((block) => fieldsOf(block)["block_id"] ?? []);
  if (new Set(ids).size < ids.length) note("blocks", "block_id twice");
  for (const [index, block] of blocks.entries()) {
    const fields = fieldsOf(block);
    const type = String(fields["type"]);
    const at = `${index} ${type}`;
    optional(note, `${at} block_id`, fields["block_id"], limits.blockId);
    if (surfaces[type]?.includes(surface) !== true) note(at, `not in a ${surface}`);
    checks[type]?.(note, at, fields);
  }
}

const checks: Readonly<Record<string, (note: Note, at: string, block: Fields) => void>> = {
  header: (note, at, { text }) => plainText(note, at, text, limits.header),
  section: (note, at, { text, fields }) => {
    if (text === undefined && fields === undefined) note(at, "neither text nor fields");
    if (text !== undefined) anyText(note, at, text, limits.section.text);
    if (fields === undefined) return;
    count(note, at, fields, 1, limits.section.fields);
    for (const field of listOf(fields)) anyText(note, at, field, limits.section.field);
  },
  context: (note, at, { elements }) => {
    count(note, at, elements, 1, limits.context.elements);
    for (const element of listOf(elements)) anyText(note, at, element, limits.context.text);
  },
  image: (note, at, { alt_text, image_url }) => {
    string(note, `${at} alt_text`, alt_text, 1, limits.image.alt);
    string(note, `${at} image_url`, image_url, 1, limits.image.url);
  },
  actions: (note, at, { elements }) => {
    count(note, at, elements, 1, limits.actions);
    const ids = listOf(elements).map((element) => fieldsOf(element)["action_id"]);
    if (new Set(ids).size < ids.length) note(at, "action_id twice");
    for (const element of listOf(elements)) button(note, at, fieldsOf(element));
  },
  input: (note, at, { label, hint, element }) => {
    plainText(note, `${at} label`, label, limits.input.label);
    if (hint !== undefined) plainText(note, `${at} hint`, hint, limits.input.hint);
    inputElement(note, at, fieldsOf(element));
  },
  rich_text: (note, at, { elements }) => {
    count(note, at, elements, 1, limits.rich.elements);
    for (const element of listOf(elements)) richElement(note, at, fieldsOf(element));
  },
  table: tableBlock,
  data_visualization: chartBlock,
};

function button(
  note: Note,
  at: string,
  { type, text, value, url, action_id, accessibility_label, confirm, style }: Fields,
): void {
  if (type !== "button") return note(at, `${String(type)} is not used`);
  plainText(note, `${at} button`, text, limits.button.text);
  string(note, `${at} action_id`, action_id, 1, limits.actionId);
  string(note, `${at} accessibility_label`, accessibility_label, 1, limits.button.label);
  optional(note, `${at} value`, value, limits.button.value);
  optional(note, `${at} url`, url, limits.button.url);
  if (style !== undefined && style !== "primary" && style !== "danger") note(at, "style");
  if (confirm !== undefined) confirmation(note, `${at} confirm`, fieldsOf(confirm));
}

function confirmation(note: Note, at: string, { title, text, confirm, deny }: Fields): void {
  plainText(note, at, title, limits.confirm.title);
  anyText(note, at, text, limits.confirm.text);
  plainText(note, at, confirm, limits.confirm.confirm);
  plainText(note, at, deny, limits.confirm.deny);
}

function inputElement(
  note: Note,
  at: string,
  { options, initial_options, initial_option, action_id, initial_value, max_length }: Fields,
): void {
  string(note, `${at} action_id`, action_id, 1, limits.actionId);
  if (typeof initial_value === "string" && typeof max_length === "number" && initial_value.length > max_length)
    note(at, "initial_value");
  if (options === undefined) return;
  count(note, `${at} options`, options, 1, limits.options.most);
  const values = listOf(options).map((option) => JSON.stringify(option));
  if (new Set(values).size < values.length) note(at, "option twice");
  for (const option of listOf(options)) optionFields(note, at, fieldsOf(option));
  for (const chosen of [...listOf(initial_options), ...(initial_option === undefined ? [] : [initial_option])])
    if (!values.includes(JSON.stringify(chosen))) note(at, "initial option is none of them");
}

function optionFields(note: Note, at: string, { text, value }: Fields): void {
  plainText(note, `${at} option`, text, limits.options.text);
  string(note, `${at} option`, value, 1, limits.options.value);
}

const richTypes = new Set(["rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"]);

function richElement(note: Note, at: string, { type, elements, style }: Fields): void {
  if (!richTypes.has(String(type))) note(at, String(type));
  count(note, `${at} ${String(type)}`, elements, 1, limits.rich.elements);
  if (type === "rich_text_list") {
    if (style !== "bullet" && style !== "ordered") note(at, "list style");
    for (const element of listOf(elements)) richElement(note, at, fieldsOf(element));
    return;
  }
  for (const element of listOf(elements)) inline(note, `${at} ${String(type)}`, fieldsOf(element));
}

/** Pings of `user` and `channel` elements are ours alone: their ids have a shape that no text of others is put into. */
function inline(note: Note, at: string, fields: Fields): void {
  const { type, text, timestamp, user_id, channel_id, url, fallback } = fields;
  if (type === "text") {
    string(note, at, text, 1, limits.rich.text);
    unseen(note, at, String(text));
    return;
  }
  if (type === "date") return dateElement(note, at, timestamp, fallback);
  if (type === "user") return matching(note, at, user_id, /^[UW][A-Z0-9]{2,20}$/);
  if (type === "channel") return matching(note, at, channel_id, /^[CDG][A-Z0-9]{2,20}$/);
  if (type === "link") return matching(note, at, url, /^(?:https:\/\/|mailto:[\w.-]+@)/);
  note(at, `${String(type)} in rich text`);
}

function dateElement(note: Note, at: string, timestamp: Json, fallback: Json): void {
  if (!Number.isSafeInteger(timestamp)) note(at, "timestamp");
  string(note, at, fallback, 1, 100);
}

function matching(note: Note, at: string, value: Json, pattern: RegExp): void {
  if (typeof value !== "string" || !pattern.test(value)) note(at, `${String(value)} has no shape of ${pattern}`);
}

function tableBlock(note: Note, at: string, { rows, column_settings }: Fields): void {
  count(note, at, rows, 1, limits.table.rows);
  const widths = listOf(rows).map((row) => listOf(row).length);
  if (new Set(widths).size > 1) note(at, `rows of ${[...new Set(widths)].join(" and ")} cells`);
  if (Math.max(...widths) > limits.table.columns) note(at, "too many columns");
  if (listOf(column_settings).length > Math.max(...widths)) note(at, "more settings than columns");
  const cells = listOf(rows).flatMap((row) => listOf(row).map(fieldsOf));
  for (const { type, text } of cells) {
    if (type !== "raw_text") note(at, `cell of ${String(type)}`);
    string(note, at, text, 1, limits.section.text);
    unseen(note, at, String(text));
  }
  if (cells.reduce((all, { text }) => all + String(text).length, 0) > limits.table.cells) note(at, "too much text");
}

function chartBlock(note: Note, at: string, { title, chart }: Fields): void {
  string(note, `${at} title`, title, 1, limits.chart.title);
  const { series, axis_config } = fieldsOf(chart);
  count(note, at, series, 1, limits.chart.series);
  const categories = listOf(fieldsOf(axis_config)["categories"]);
  if (categories.length < 1 || categories.length > limits.chart.categories) note(at, `${categories.length} categories`);
  if (new Set(categories).size < categories.length) note(at, "category twice");
  for (const label of categories) string(note, `${at} category`, label, 1, limits.chart.label);
  for (const { name, data } of listOf(series).map(fieldsOf)) {
    string(note, `${at} series`, name, 1, limits.chart.label);
    const labels = listOf(data).map((point) => fieldsOf(point)["label"]);
    if (JSON.stringify(labels) !== JSON.stringify(categories)) note(at, "labels are not the categories");
    if (!listOf(data).every((point) => Number.isFinite(fieldsOf(point)["value"]))) note(at, "value");
  }
}

function anyText(note: Note, at: string, value: Json, max: number): void {
  const { type, text, verbatim } = fieldsOf(value);
  if (type !== "mrkdwn") return plainText(note, at, value, max);
  string(note, at, text, 1, max);
  control(note, at, String(text));
  if (verbatim !== true) note(at, "mrkdwn that makes links of words");
}

function plainText(note: Note, at: string, value: Json, max: number): void {
  const { type, text, emoji } = fieldsOf(value);
  if (type !== "plain_text") note(at, `${String(type)} for plain_text`);
  if (emoji !== false) note(at, "plain text that makes pictures of words");
  string(note, at, text, 1, max);
  unseen(note, at, String(text));
}

/** In `mrkdwn` and `text` only dates, and mentions by ids of our own, stand between angle brackets. */
function control(note: Note, at: string, text: string): void {
  const known = /<!date\^\d+\^[\w{} ]+\|[\d: -]+UTC>|<[@#][A-Z0-9]{3,21}>/g;
  const rest = text.replaceAll(known, "");
  if (/[<>]/.test(rest)) note(at, `a control sequence: ${rest.slice(rest.search(/[<>]/), 40)}`);
  if (/&(?!amp;|lt;|gt;)/.test(rest)) note(at, "an ampersand");
  unseen(note, at, text);
}

/** Controls but for the line feed, what turns the line around or has no width, and halves of characters. */
function unseen(note: Note, at: string, text: string): void {
  const found = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/u.exec(text.replaceAll("\n", ""));
  if (found !== null) note(at, `U+${(found[0].codePointAt(0) ?? 0).toString(16)} is not seen`);
}

/** Every number that the blocks show is in the text. */
function numbers(note: Note, text: string, blocks: readonly Json[]): void {
  const drawn = blocks.filter(
    (block) => fieldsOf(block)["type"] !== "data_visualization" && fieldsOf(block)["type"] !== "actions",
  );
  const shown = new Set(
    drawn.flatMap(textsIn).flatMap((one) => one.replaceAll(/<[^>]*>/g, "").match(/\d+(?:\.\d+)?/g) ?? []),
  );
  for (const number of shown) if (!text.includes(number)) note("text", `${number} is shown and not said`);
}

function textsIn(value: Json): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  const fields = fieldsOf(value);
  return Object.entries(fields).flatMap(([key, one]) =>
    key === "text" && typeof one === "string" ? [one] : typeof one === "object" ? textsIn(one) : [],
  );
}

function optional(note: Note, at: string, value: Json, max: number): void {
  if (value !== undefined) string(note, at, value, 1, max);
}

function string(note: Note, at: string, value: Json, min: number, max: number): void {
  if (typeof value !== "string") return note(at, `${typeof value} for a string`);
  if (value.length < min) note(at, "empty");
  if (value.length > max) note(at, `${value.length} characters, ${max} at most`);
}

function count(note: Note, at: string, value: Json, min: number, max: number): void {
  const { length } = listOf(value);
  if (length < min || length > max) note(at, `${length} elements, ${min} to ${max}`);
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function fieldsOf(value: Json): Fields {
  return typeof value === "object" && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
