/** What waits in the outbox says, without words: they are found when it is sent. */
import type { News, OutboundNews, Watch } from "../model.ts";
import type { SlackMessage } from "../slack/messenger.ts";
import type { Digest } from "../slack/blocks/digest.ts";

export type Says =
  | { kind: "news"; watch: Pick<Watch, "id" | "domain">; news: News }
  /** The message of an alert, now that it is over: `alert` is what it said. */
  | { kind: "recovered"; watch: Pick<Watch, "id" | "domain">; alert: News; at: string }
  | { kind: "digest"; digest: Digest }
  | { kind: "outbound"; news: OutboundNews };

/** `isRepeated`: it may have been sent before, by a process that ended before it knew. */
export type WordsFor = (says: Says, isRepeated: boolean) => SlackMessage;
