/** Modals and App Home within Slack's limits. */
import type { HomeView, ModalView } from "@slack/types";
import { detailsWords } from "../messages.ts";
import { limits } from "./limits.ts";
import { sizeOf } from "./message.ts";
import { type SlackBlock, note, plainText } from "./parts.ts";

export interface Modal {
  title: string;
  callback: string;
  close: string;
  submit?: string;
  /** Comes back with what was submitted, 3,000 characters at most. */
  metadata?: string;
}

export function modal({ title, callback, close, submit, metadata }: Modal, blocks: readonly SlackBlock[]): ModalView {
  return {
    type: "modal",
    callback_id: callback,
    title: plainText(title, limits.view.title),
    close: plainText(close, limits.view.title),
    ...(submit === undefined ? {} : { submit: plainText(submit, limits.view.title) }),
    ...(metadata === undefined ? {} : { private_metadata: metadata }),
    blocks: [...shownOf(blocks)],
  };
}

export function home(blocks: readonly SlackBlock[]): HomeView {
  return { type: "home", blocks: [...shownOf(blocks)] };
}

/** Blocks at the end are left out where there are too many, and it is said how many. */
function shownOf(blocks: readonly SlackBlock[]): readonly SlackBlock[] {
  let size = 0;
  const over = blocks.findIndex((block, index) => {
    size += sizeOf([block]);
    return size > limits.view.json - 1_000 || index >= limits.view.blocks;
  });
  if (over === -1) return blocks;
  const kept = blocks.slice(0, Math.min(over, limits.view.blocks - 1));
  return [...kept, note(detailsWords.more(blocks.length - kept.length, "block"))];
}
