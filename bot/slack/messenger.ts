/** What goes to Slack. */
import type { KnownBlock } from "@slack/types";
import type { ReplyTo } from "../jobs/jobs.ts";
import type { Place } from "../model.ts";

/** `text` says all that the blocks say: it is what is read aloud, notified and searched. */
export interface SlackMessage {
  text: string;
  blocks: readonly (KnownBlock | NewBlock)[];
}

/** Blocks that `@slack/types` does not know yet. */
export interface NewBlock {
  type: "data_visualization" | "data_table";
  [field: string]: unknown;
}

export type Delivery =
  | { kind: "delivered"; ts?: string }
  /** Try again, not before then. `isUnsure`: Slack may have got it all the same. */
  | { kind: "later"; retryAfterMs: number; because: string; isUnsure?: true }
  /** It cannot be delivered: no channel, no access, uninstalled. */
  | { kind: "refused"; because: string };

export interface Messenger {
  post(place: Place, message: SlackMessage, options?: { threadTs?: string }): Promise<Delivery>;
  update(place: Place, ts: string, message: SlackMessage): Promise<Delivery>;
  /** By the response URL while it lasts, else `chat.postEphemeral` or a direct message. Counts its uses in what it returns. */
  reply(
    to: ReplyTo,
    message: SlackMessage,
    options: { replace: boolean; inChannel?: boolean },
  ): Promise<{ delivery: Delivery; to: ReplyTo }>;
}
