/** What the listeners have to show: plain values in, a message or a view out. `blocks/` draws most of them. */
import type { ModalView } from "@slack/types";
import { type DomainName, catalogue, version } from "../../src/index.ts";
import type { Assessed } from "../assess/assessor.ts";
import type { Entry, Limits, Settings, WatchOptions } from "../model.ts";
import { assessingMessage } from "./blocks/assessing.ts";
import { detailsView } from "./blocks/details.ts";
import { diffMessage } from "./blocks/diff.ts";
import { checkForm, settingsForm, watchForm } from "./blocks/forms.ts";
import { helpMessage } from "./blocks/help.ts";
import { historyMessage } from "./blocks/history.ts";
import { homeView } from "./blocks/home.ts";
import { messageOf } from "./blocks/message.ts";
import { type Notice, deleteMessage, noticeMessage } from "./blocks/notice.ts";
import { outboundBegun } from "./blocks/outbound.ts";
import { note, paragraph } from "./blocks/parts.ts";
import { reportMessage } from "./blocks/report.ts";
import { bold, code, line, plain, rich } from "./blocks/rich.ts";
import { visible } from "./blocks/text.ts";
import { modal } from "./blocks/view.ts";
import { placeElement, watchListMessage, whatIsTold } from "./blocks/watch-list.ts";
import { flagNames } from "./commands/flags.ts";
import { flagSays, misreadText } from "./commands/messages.ts";
import type { Misread } from "./commands/parse.ts";
import { type Verb, commandOf, commands } from "./commands/table.ts";
import { answerSays } from "./listeners/messages.ts";
import { assessingWords, everyText, noticeWords, refusalSays } from "./messages.ts";
import type { SlackMessage } from "./messenger.ts";

export type { Notice } from "./blocks/notice.ts";

export const command = "/mecsa";

export const shown = {
  assessing: (domains: readonly DomainName[]): SlackMessage => assessingMessage(domains),
  /** A report for a whole channel, with the name of who shares it. */
  sharedReport,
  details: (report: Assessed["report"]): ModalView => detailsView(report, catalogue),
  loading: (): ModalView =>
    modal({ title: answerSays.loadingTitle, callback: "loading", close: answerSays.close }, [note(answerSays.loading)]),
  failedView: (says: string): ModalView =>
    modal({ title: answerSays.loadingTitle, callback: "loading", close: answerSays.close }, [paragraph(says)]),
  history: historyMessage,
  diff: (compared: Parameters<typeof diffMessage>[0]): SlackMessage => diffMessage(compared, catalogue),
  watches: watchListMessage,
  notice: (notice: Notice): SlackMessage => noticeMessage(notice),
  misread: (misread: Misread): SlackMessage =>
    noticeMessage({ kind: "misread", says: misreadText(misread), ...meant(misread) }),
  help,
  checkForm: (limits: Limits): ModalView => checkForm("", limits),
  watchForm,
  settingsForm,
  home: homeView,
  outbound: outboundBegun,
  askToDelete: deleteMessage,
  settingsSaved: (settings: Settings): SlackMessage => settingsSaved(settings),
  watching,
  watchingThere: (domains: readonly DomainName[], channel: string): SlackMessage =>
    messageOf({
      blocks: [rich(line(plain(answerSays.watchingThere(named(domains))), placeElement(channel), plain(".")))],
    }),
  cannotPost: (channel: string, because: string): SlackMessage =>
    messageOf({
      blocks: [
        rich(
          line(
            plain(answerSays.cannotPost),
            placeElement(channel),
            plain(": "),
            code(visible(because, 80)),
            plain("."),
          ),
        ),
        paragraph(refusalSays[because] ?? refusalSays.other ?? ""),
      ],
    }),
  cannotExport: (because: string): SlackMessage =>
    messageOf({
      blocks: [
        rich(line(plain(answerSays.cannotExport), code(visible(because, 80)), plain("."))),
        note(answerSays.exportElsewhere),
      ],
    }),
  acknowledged: (domain: DomainName, by: string): SlackMessage =>
    messageOf({ blocks: [rich(line(plain(answerSays.acknowledged(visible(domain))), placeElement(by), plain(".")))] }),
  noDomain: (): SlackMessage => messageOf({ blocks: [paragraph(answerSays.noDomain)] }),
} as const;
export type Shown = typeof shown;

function sharedReport({
  entry,
  report,
  by,
  observedAt,
}: {
  entry: Entry;
  report: Assessed["report"];
  by: string;
  observedAt?: string;
}): SlackMessage {
  const { id, tookMs } = entry;
  const { text, blocks } = reportMessage(
    {
      report,
      entry: id,
      ruleset: version,
      tookMs,
      isRemembered: false,
      isShared: true,
      ...(observedAt === undefined ? {} : { observedAt }),
    },
    catalogue,
  );
  return { text, blocks: [...blocks.slice(0, 49), rich(line(plain(answerSays.sharedBy), placeElement(by)))] };
}

function watching({
  domains,
  options,
  by,
}: {
  domains: readonly DomainName[];
  options: WatchOptions;
  by: string;
}): SlackMessage {
  return messageOf({
    blocks: [
      rich(
        line(
          bold(answerSays.watching(named(domains))),
          plain(answerSays.every(everyText(options.everyHours), whatIsTold(options).join(", "))),
          placeElement(by),
          plain("."),
        ),
      ),
      note(answerSays.watchingNext),
    ],
  });
}

/** With what follows from them. */
function settingsSaved({ digest, digestHour, digestDay, digestChannel, timeZone }: Settings): SlackMessage {
  if (digest === "off" || digestChannel === undefined) return noticeMessage({ kind: "saved" });
  const when = answerSays.digest[digest](digestDay, digestHour, visible(timeZone, 60));
  return messageOf({
    blocks: [rich(line(plain(`${noticeWords.done.saved} ${when}`), placeElement(digestChannel), plain(".")))],
  });
}

const maxNamed = 10;

function named(domains: readonly DomainName[]): string {
  const shown = domains.slice(0, maxNamed).map((domain) => visible(domain));
  const more = domains.length - shown.length;
  return [...shown, ...(more > 0 ? [assessingWords.more(more)] : [])].join(", ");
}

function help(about?: Verb): SlackMessage {
  const rows = about === undefined ? commands : [commandOf(about)];
  const flags = about === undefined ? flagNames : commandOf(about).flags;
  return helpMessage(
    command,
    rows,
    flags.map((name) => ({ name, says: flagSays[name] })),
  );
}

function meant(misread: Misread): { meant?: string } {
  if (misread.kind === "too-few") return { meant: misread.example };
  return misread.kind === "unknown-verb" && misread.instead !== undefined
    ? { meant: `${command} ${misread.instead}` }
    : {};
}
