/** The same message for clients and workspaces that take less: all of it, then without new kinds of blocks, then text alone. */
import type { RichTextBlock, TableBlock } from "@slack/types";
import { cutWords, historyWords } from "../messages.ts";
import type { NewBlock, SlackMessage } from "../messenger.ts";
import { limits } from "./limits.ts";
import { fits } from "./message.ts";
import type { SlackBlock } from "./parts.ts";
import { columns, rich } from "./rich.ts";

/** Best first. The last has no blocks and is taken everywhere; equal rungs stand once. */
export function ladder(message: SlackMessage): readonly SlackMessage[] {
  const text = { text: message.text, blocks: [] };
  if (message.blocks.length === 0) return [text];
  if (!message.blocks.some(isNew)) return [message, text];
  const blocks = message.blocks.flatMap(classic);
  return fits(blocks) ? [message, { text: message.text, blocks }, text] : [message, text];
}

function isNew({ type }: SlackBlock): boolean {
  return type === "table" || type === "data_table" || type === "data_visualization";
}

function classic(block: SlackBlock): readonly SlackBlock[] {
  if (block.type === "table") return [columnsOf(block)];
  if (block.type === "data_visualization") return sparklines(block);
  return [block];
}

/** Aligned in a type of one width. */
function columnsOf({ rows }: TableBlock): RichTextBlock {
  const texts = rows.map((row) => row.map((cell) => (cell.type === "raw_text" ? cell.text : "")));
  const widths = (texts[0] ?? []).map((_, column) => Math.max(...texts.map((row) => row[column]?.length ?? 0)));
  const shown = texts.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return rich(columns(within(shown, limits.rich.text)));
}

/** Whole lines, as many as there is room for. */
function within(texts: readonly string[], max: number): readonly string[] {
  let used = 0;
  const over = texts.findIndex((text) => (used += text.length + 1) > max - 40);
  if (over === -1) return texts;
  return [...texts.slice(0, over), cutWords(texts.slice(over).join("\n").length)];
}

const steps = "▁▂▃▄▅▆▇█";

/** 0 to 100 in eight heights. */
export function sparkline(points: readonly number[]): string {
  return points
    .map((point) => steps[Math.min(steps.length - 1, Math.max(0, Math.floor((point / 100) * steps.length)))])
    .join("");
}

export interface Chart extends NewBlock {
  type: "data_visualization";
  title: string;
  chart: {
    type: "line";
    series: readonly { name: string; data: readonly { label: string; value: number }[] }[];
    axis_config: { categories: readonly string[]; x_label: string; y_label: string };
  };
}

function sparklines(block: SlackBlock): readonly SlackBlock[] {
  if (!isChart(block)) return [];
  const drawn = block.chart.series.map(({ name, data }) => {
    const points = data.map(({ value }) => value);
    return historyWords.spark(name, sparkline(points), points[0] ?? 0, points.at(-1) ?? 0);
  });
  return [rich(columns([block.title, ...drawn]))];
}

function isChart(block: SlackBlock): block is Chart {
  return block.type === "data_visualization" && "chart" in block && "title" in block;
}
