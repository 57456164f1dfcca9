/** What jobs say beside reports and news. */
import { durationText } from "../slack/messages.ts";

export const jobWords = {
  repeated: "This may be a repetition: the bot was stopped while it sent it.",
  limited: (retryAfterMs: number): string =>
    `not asked: too many questions, try again in ${durationText(retryAfterMs)}`,
  failed: (id: string): string => `failed, id ${id}`,
};
