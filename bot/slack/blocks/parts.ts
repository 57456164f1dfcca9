/** The blocks that messages and views are made of. */
import type {
  ActionsBlock,
  Button,
  ConfirmationDialog,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
  SectionBlock,
  TableBlock,
} from "@slack/types";
import { buttonWords, unwatchConfirm } from "../messages.ts";
import type { NewBlock } from "../messenger.ts";
import { type Action, type Subject, actions as actionIds, subjectText } from "../actions.ts";
import { limits } from "./limits.ts";
import { bold, line, plain, rich } from "./rich.ts";
import { cut, escaped, seen, visible } from "./text.ts";

export type SlackBlock = KnownBlock | NewBlock;

/** Never an emoji by its `:name:`. */
export function plainText(text: string, max: number): PlainTextElement {
  const shown = seen(text, max);
  return { type: "plain_text", text: shown === "" ? " " : shown, emoji: false };
}

export function header(text: string): HeaderBlock {
  return { type: "header", text: plainText(text, limits.header) };
}

/** A line in bold, where a header would be too loud. */
export function heading(text: string): RichTextBlock {
  return rich(line(bold(text)));
}

export function paragraph(text: string): RichTextBlock {
  return rich(line(plain(text)));
}

export const divider: DividerBlock = { type: "divider" };

/** Side by side, under a title each. Our own words and numbers only: they are `mrkdwn`. */
export function fields(all: readonly { title: string; lines: readonly string[] }[]): SectionBlock {
  const shown = all.slice(0, limits.section.fields).map(({ title, lines }) => ({
    type: "mrkdwn" as const,
    text: cut([`*${escaped(title)}*`, ...lines.map(escaped)].join("\n"), limits.section.field),
    verbatim: true,
  }));
  return { type: "section", fields: shown };
}

/** Small print. `texts` are `mrkdwn` and escaped already where others wrote them. */
export function context(texts: readonly string[]): ContextBlock {
  const text = cut(texts.join(" · "), limits.context.text);
  return { type: "context", elements: [{ type: "mrkdwn", text, verbatim: true }] };
}

/** Small print as it stands. */
export function note(text: string): ContextBlock {
  return { type: "context", elements: [plainText(text, limits.context.text)] };
}

export function table(rows: readonly (readonly string[])[], aligned: TableBlock["column_settings"] = []): TableBlock {
  const shown = rows
    .slice(0, limits.table.rows)
    .map((row) =>
      row
        .slice(0, limits.table.columns)
        .map((text) => ({ type: "raw_text" as const, text: text === "" ? "–" : seen(text, limits.section.text) })),
    );
  return { type: "table", rows: shown, ...(aligned.length === 0 ? {} : { column_settings: aligned }) };
}

type Pressed = Exclude<Action, "link">;

/** Who cannot see the button hears what it does, with the domain that it is about. */
export function button(action: Pressed, subject: Subject = {}, about = "", style?: Button["style"]): Button {
  const [text, label] = buttonWords[action];
  return {
    type: "button",
    action_id: actionIds[action],
    text: plainText(text, limits.button.text),
    accessibility_label: cut(label(visible(about, limits.button.label - 40)), limits.button.label),
    value: subjectText(subject),
    ...(style === undefined ? {} : { style }),
  };
}

/** A line with one button beside it. */
export function withButton(text: string, accessory: Button): SectionBlock {
  return { type: "section", text: plainText(text, limits.section.text), accessory };
}

export function unwatchButton(watch: string, domain: string): Button {
  const { title, text, confirm, deny } = unwatchConfirm;
  const asked = confirmation(title, text(visible(domain, 100)), confirm, deny);
  return { ...button("unwatch", { watch }, domain), confirm: asked };
}

export function confirmation(title: string, text: string, confirm: string, deny: string): ConfirmationDialog {
  return {
    title: plainText(title, limits.confirm.title),
    text: plainText(text, limits.confirm.text),
    confirm: plainText(confirm, limits.confirm.confirm),
    deny: plainText(deny, limits.confirm.deny),
    style: "danger",
  };
}

export function buttons(...elements: readonly Button[]): ActionsBlock {
  return { type: "actions", elements: elements.slice(0, limits.actions) };
}
