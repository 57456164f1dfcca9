/** The watches of a place, or all of them. */
import type { RichTextElement } from "@slack/types";
import type { Limits, Watch, WatchOptions } from "../../model.ts";
import { checkNames, everyText, shortCategoryNames, watchWords } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { messageOf } from "./message.ts";
import { type SlackBlock, button, buttons, header, note, paragraph, unwatchButton } from "./parts.ts";
import { bold, line, moment, plain, rich } from "./rich.ts";
import { visible } from "./text.ts";

export interface WatchUsage {
  used: number;
  limit: Limits["watches"];
}

const maxShown = 18;

/** `showsPlaces` names the channel of each. */
export function watchListMessage(
  watches: readonly Watch[],
  usage: WatchUsage,
  now: Date,
  showsPlaces = false,
): SlackMessage {
  const title = header(showsPlaces ? watchWords.titleOfAll : watchWords.title);
  const used = note(watchWords.usage(usage.used, usage.limit));
  if (watches.length === 0) return messageOf({ blocks: [title, paragraph(watchWords.none), used] });
  const rows = watches.slice(0, maxShown).map((watch) => watchBlocks(watch, now, showsPlaces));
  const more = watches.length - rows.length;
  return messageOf(
    { blocks: [title] },
    ...rows.map((blocks, index) => ({ blocks, name: visible(watches[index]?.domain ?? "", 60), leaves: index })),
    { blocks: [...(more > 0 ? [note(watchWords.more(more))] : []), buttons(button("exportCsv")), used] },
  );
}

/** One line and its buttons. */
export function watchBlocks(watch: Watch, now: Date, showsPlaces: boolean): readonly SlackBlock[] {
  const { id, domain, mutedUntil, pausedBecause } = watch;
  const isMuted = mutedUntil !== undefined && mutedUntil > now;
  const toggled =
    pausedBecause === undefined
      ? button(isMuted ? "unmute" : "mute", { watch: id }, domain)
      : button("watch", { domain }, domain);
  return [
    rich(line(bold(visible(domain, 300)), plain(" — "), optionElements(watch, isMuted, showsPlaces))),
    buttons(toggled, unwatchButton(id, domain)),
  ];
}

function optionElements(watch: Watch, isMuted: boolean, showsPlaces: boolean): readonly RichTextElement[] {
  const { options, channel, pausedBecause, mutedUntil, nextAt } = watch;
  const says = [everyText(options.everyHours), ...whatIsTold(options)];
  return [
    ...(showsPlaces ? [plain(watchWords.in), placeElement(channel), plain(", ")] : []),
    plain(`${says.join(", ")}; `),
    ...(pausedBecause === undefined
      ? [plain(watchWords.next), moment(nextAt.toISOString())]
      : [plain(watchWords.paused(visible(pausedBecause, 100)))]),
    ...(isMuted && mutedUntil !== undefined ? [plain(`; ${watchWords.muted}`), moment(mutedUntil.toISOString())] : []),
  ];
}

/** Of all that a look may show. */
export function whatIsTold({ only, below, categories, checks, threads }: WatchOptions): readonly string[] {
  return [
    watchWords.only[only],
    ...(below === undefined ? [] : [watchWords.below(below)]),
    ...(categories.length === 0 ? [] : [categories.map((category) => shortCategoryNames[category]).join(" and ")]),
    ...(checks === undefined ? [] : [checks.map((check) => checkNames[check]).join(" and ")]),
    ...(threads ? [] : [watchWords.noThreads]),
  ];
}

/** A channel, or a person where it is a direct message. */
export function placeElement(id: string): RichTextElement {
  return /^[UW]/.test(id) ? { type: "user", user_id: id } : { type: "channel", channel_id: id };
}
