/** App Home: where to begin, what was checked, what is watched, what is set. */
import type { HomeView } from "@slack/types";
import type { Entry, Settings, Watch } from "../../model.ts";
import { homeWords, shortCategoryNames, watchWords } from "../messages.ts";
import { type SlackBlock, button, buttons, divider, header, heading, note, paragraph } from "./parts.ts";
import { bold, bullets, line, moment, plain, rich, sentence } from "./rich.ts";
import { inOrder, starsText } from "./score.ts";
import { visible } from "./text.ts";
import { home } from "./view.ts";
import { type WatchUsage, watchBlocks } from "./watch-list.ts";

export interface Homely {
  /** Newest first. */
  recent: readonly Entry[];
  watches: readonly Watch[];
  usage: WatchUsage;
  settings: Settings;
  /** Whether this person may change them. */
  mayChangeSettings: boolean;
  now: Date;
}

export function homeView({ recent, watches, usage, settings, mayChangeSettings, now }: Homely): HomeView {
  const isNew = recent.length === 0 && watches.length === 0;
  return home([
    header(homeWords.title),
    ...(isNew ? firstSteps() : []),
    buttons({ ...button("check"), style: "primary" }, ...(mayChangeSettings ? [button("settings")] : [])),
    divider,
    heading(homeWords.recent),
    ...recentBlocks(recent),
    divider,
    heading(homeWords.watches),
    ...watchesBlocks(watches, now),
    note(watchWords.usage(usage.used, usage.limit)),
    divider,
    note(homeWords.settings({ ...settings, timeZone: visible(settings.timeZone, 60) })),
  ]);
}

function firstSteps(): readonly SlackBlock[] {
  const steps = homeWords.steps.map((step) => line(sentence(step)));
  return [rich(line(bold(homeWords.first)), { type: "rich_text_list", style: "ordered", elements: steps })];
}

const maxRecent = 10;
const maxWatches = 30;

function recentBlocks(recent: readonly Entry[]): readonly SlackBlock[] {
  if (recent.length === 0) return [paragraph(homeWords.noRecent)];
  const newest = recent.filter(({ domain }, index) => recent.findIndex((one) => one.domain === domain) === index);
  const items = newest.slice(0, maxRecent).map(({ domain, at, scores }) => {
    const stars = inOrder(scores).map((score) => `${shortCategoryNames[score.category]} ${starsText(score)}`);
    return line(bold(visible(domain, 300)), plain(`: ${stars.join(" · ")} ★, `), moment(at.toISOString()));
  });
  return [rich(bullets(items))];
}

function watchesBlocks(watches: readonly Watch[], now: Date): readonly SlackBlock[] {
  if (watches.length === 0) return [paragraph(homeWords.noWatches)];
  const more = watches.length - maxWatches;
  return [
    ...watches.slice(0, maxWatches).flatMap((watch) => watchBlocks(watch, now, true)),
    ...(more > 0 ? [note(homeWords.more(more))] : []),
  ];
}
