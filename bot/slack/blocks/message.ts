/** A message within Slack's limits, whatever it has to say. */
import { reportWords } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { blocksBudget, limits } from "./limits.ts";
import { type SlackBlock, note } from "./parts.ts";
import { spokenText } from "./spoken.ts";

/** Blocks that stand or fall together. */
export interface Part {
  blocks: readonly SlackBlock[];
  /** What it is called where it had to be left out; what has no name is never left out. */
  name?: string;
  /** What is left out first has the greatest number. */
  leaves?: number;
}

/** Parts are left out until the rest fits, and it is said which. */
export function messageOf(...parts: readonly Part[]): SlackMessage {
  const leaving = parts
    .filter(({ name }) => name !== undefined)
    .toSorted((one, other) => (other.leaves ?? 0) - (one.leaves ?? 0));
  for (let gone = 0; gone <= leaving.length; gone += 1) {
    const blocks = without(parts, leaving.slice(0, gone));
    if (fits(blocks) || gone === leaving.length) return { text: spokenText(blocks), blocks };
  }
  return { text: "", blocks: [] };
}

function without(parts: readonly Part[], gone: readonly Part[]): readonly SlackBlock[] {
  const names = gone.flatMap(({ name }) => name ?? []);
  const kept = parts.filter((part) => !gone.includes(part)).flatMap(({ blocks }) => blocks);
  return names.length === 0 ? kept : [...kept, note(reportWords.leftOut(names))];
}

export function fits(blocks: readonly SlackBlock[]): boolean {
  return blocks.length <= limits.message.blocks && sizeOf(blocks) <= blocksBudget;
}

/** As JSON: the strictest reading of a limit that is written nowhere. */
export function sizeOf(blocks: readonly SlackBlock[]): number {
  return JSON.stringify(blocks).length;
}
