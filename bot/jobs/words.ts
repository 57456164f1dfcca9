/** The blocks of `bot/slack` for what jobs have to say. */
import { catalogue } from "../../src/index.ts";
import { assessingMessage } from "../slack/blocks/assessing.ts";
import { digestMessage } from "../slack/blocks/digest.ts";
import { alertEdited, newsMessage } from "../slack/blocks/news.ts";
import { noticeMessage } from "../slack/blocks/notice.ts";
import { outboundMessage } from "../slack/blocks/outbound.ts";
import { note } from "../slack/blocks/parts.ts";
import { type Reported, isMissingIn, reportMessage } from "../slack/blocks/report.ts";
import { observedIn } from "../slack/blocks/observed.ts";
import { type OneOfSeveral, comparisonMessage, severalMessage } from "../slack/blocks/several.ts";
import type { SlackMessage } from "../slack/messenger.ts";
import type { AssessWords, Done, Outcome } from "./assess-work.ts";
import { severalWords } from "../slack/messages.ts";
import { jobWords } from "./messages.ts";
import type { Says, WordsFor } from "./says.ts";

export const tellingWords: WordsFor = (says, isRepeated) => {
  const message = messageFor(says);
  if (!isRepeated) return message;
  return { text: `${jobWords.repeated} ${message.text}`, blocks: [note(jobWords.repeated), ...message.blocks] };
};

function messageFor(says: Says): SlackMessage {
  switch (says.kind) {
    case "news":
      return newsMessage(says.watch, says.news, catalogue);
    case "recovered":
      return alertEdited(newsMessage(says.watch, says.alert, catalogue), says.at);
    case "digest":
      return digestMessage(says.digest);
    case "outbound":
      return outboundMessage(says.news);
  }
}

/** `asked` is the resolver that was named; whoever it is, the core validates what it brings. */
export const assessWords = (asked?: string): AssessWords => ({
  progress: assessingMessage,
  one: (outcome) => oneMessage(outcome, { validates: true, ...(asked === undefined ? {} : { name: asked }) }),
  several: (outcomes) => severalMessage(outcomes.map(lineOf), catalogue),
  compared: (one, other) =>
    [one, other].some(({ assessed }) => isMissingIn(assessed))
      ? severalMessage([one, other].map(lineOf), catalogue)
      : comparisonMessage(sideOf(one), sideOf(other), catalogue),
  failed: (id) => noticeMessage({ kind: "error", cause: "internal", id }),
});

function oneMessage(outcome: Outcome, resolver: NonNullable<Reported["resolver"]>): SlackMessage {
  switch (outcome.kind) {
    case "assessed": {
      const { assessed, entry, before, isRemembered } = outcome;
      const { report, ruleset, tookMs } = assessed;
      const since = before === undefined ? {} : { before: { ...before, at: before.at.toISOString() } };
      const sent = observedIn(assessed.evidence);
      const known = { ruleset, tookMs, isRemembered, isMissing: isMissingIn(assessed), resolver };
      return reportMessage({ report, entry: entry.id, ...known, ...since, ...sent }, catalogue);
    }
    case "limited":
      return noticeMessage(outcome);
    case "failed":
      return noticeMessage({ kind: "error", cause: "internal", id: outcome.id, domain: outcome.domain });
  }
}

function sideOf({ domain, entry, assessed: { report } }: Done) {
  return { domain, entry: entry.id, report };
}

function lineOf(outcome: Outcome): OneOfSeveral {
  const { domain } = outcome;
  switch (outcome.kind) {
    case "assessed":
      return isMissingIn(outcome.assessed) ? { domain, because: severalWords.missing } : sideOf(outcome);
    case "limited":
      return { domain, because: jobWords.limited(outcome.retryAfterMs) };
    case "failed":
      return { domain, because: jobWords.failed(outcome.id) };
  }
}
