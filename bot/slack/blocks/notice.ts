/** Short answers: what went wrong, what was done, what to do next. */
import type { RichTextElement } from "@slack/types";
import type { DomainName } from "../../../src/index.ts";
import { deleteWords, noticeWords } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { messageOf } from "./message.ts";
import { type SlackBlock, button, buttons, confirmation, note, paragraph } from "./parts.ts";
import { shortName } from "./report.ts";
import { bold, code, line, moment, plain, rich, sentence } from "./rich.ts";
import { typed, visible } from "./text.ts";

type FailureCause = keyof typeof noticeWords.errorSays;

export type Notice =
  /** `id` stands in the log as well. */
  | { kind: "error"; cause: FailureCause; id: string; domain?: DomainName }
  | { kind: "limited"; retryAfterMs: number }
  /** What could not be read of a command, in words; `meant` is a whole command to try. */
  | { kind: "misread"; says: string; meant?: string }
  | { kind: "not-installed"; installUrl?: string }
  | { kind: "too-many-watches"; used: number; limit: number }
  | { kind: "muted"; domain: DomainName; until: string }
  | { kind: "unwatched-all"; count: number }
  | { kind: "unwatched" | "not-watched" | "unmuted" | "no-look"; domain: DomainName }
  | { kind: "not-allowed" | "not-manager" | "saved" | "shared" | "exported" | "no-evidence" | "deleted" | "no-inbox" };

export function noticeMessage(notice: Notice): SlackMessage {
  return messageOf({ blocks: blocksOf(notice) });
}

function blocksOf(notice: Notice): readonly SlackBlock[] {
  const words = noticeWords;
  switch (notice.kind) {
    case "error":
      return errorBlocks(notice);
    case "limited":
      return [paragraph(words.limited(notice.retryAfterMs)), note(words.limitedWhy)];
    case "misread":
      return [misread(notice)];
    case "not-installed":
      return [paragraph(words.notInstalled), rich(line(notInstalledNext(notice.installUrl)))];
    case "not-allowed":
      return [paragraph(words.notAllowed), note(words.notAllowedNext)];
    case "not-manager":
      return [paragraph(words.notManager), note(words.notManagerNext)];
    case "too-many-watches":
      return [
        rich(line(plain(`${words.tooManyWatches(notice.used, notice.limit)} `), sentence(words.tooManyWatchesNext))),
      ];
    case "muted":
      return [rich(line(plain(words.muted(shortName(notice.domain))), moment(notice.until), plain(".")))];
    case "unwatched-all":
      return [paragraph(words.unwatchedAll(notice.count))];
    case "unwatched":
    case "not-watched":
    case "unmuted":
      return [paragraph(words.ofDomain[notice.kind](shortName(notice.domain)))];
    case "no-look":
      return [paragraph(words.ofDomain[notice.kind](shortName(notice.domain))), lookButtons(notice.domain)];
    case "saved":
    case "shared":
    case "exported":
    case "no-evidence":
    case "deleted":
    case "no-inbox":
      return [paragraph(words.done[notice.kind])];
  }
}

function errorBlocks({ cause, id, domain }: Extract<Notice, { kind: "error" }>): readonly SlackBlock[] {
  const [says, next] = noticeWords.errorSays[cause];
  return [
    rich(line(bold(`${noticeWords.error}. `), plain(`${says} ${next}`))),
    ...(domain === undefined ? [] : [buttons(button("recheck", { domain }, domain))]),
    note(`${noticeWords.errorId}${visible(id, 40)}`),
  ];
}

function lookButtons(domain: DomainName): SlackBlock {
  return buttons(button("recheck", { domain }, domain), button("watch", { domain }, domain));
}

function misread({ says, meant }: Extract<Notice, { kind: "misread" }>): SlackBlock {
  return rich(line(plain(typed(says, 600)), meant === undefined ? [] : [plain(" "), code(typed(meant, 200))]));
}

function notInstalledNext(url: string | undefined): readonly RichTextElement[] {
  const isLink = url !== undefined && /^https:\/\/[\w.:/-]{1,300}$/.test(url);
  const words = noticeWords.notInstalledNext;
  return isLink ? [plain(`${words}: `), { type: "link", url }] : [plain(`${words}.`)];
}

/** Asks before everything is deleted. */
export function deleteMessage(): SlackMessage {
  const { title, says, confirm, deny } = deleteWords;
  const asked = confirmation(title, says, confirm, deny);
  return messageOf({
    blocks: [paragraph(says), buttons({ ...button("deleteAll", {}, "", "danger"), confirm: asked })],
  });
}
