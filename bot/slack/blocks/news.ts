/** What a watch has to tell, and what its alert becomes: one message for each kind of news. */
import type { Catalogue } from "../../../src/index.ts";
import type { Expiry, News, Watch } from "../../model.ts";
import { newsWords, refusalSays } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { changeBlocks } from "./changes.ts";
import { droppable, scoresNow } from "./diff.ts";
import { type Part, messageOf } from "./message.ts";
import { type SlackBlock, button, buttons, header, note, paragraph, unwatchButton } from "./parts.ts";
import { bold, bullets, code, line, moment, plain, rich } from "./rich.ts";
import { shortName } from "./report.ts";
import { visible } from "./text.ts";
import { placeElement } from "./watch-list.ts";

type Watched = Pick<Watch, "id" | "domain">;

export function newsMessage(watch: Watched, news: News, catalogue: Catalogue): SlackMessage {
  const domain = shortName(watch.domain);
  switch (news.kind) {
    case "changed":
      return changedMessage(watch, news, catalogue);
    case "recovered":
      return recoveredMessage(watch, news, catalogue);
    case "flapping":
      return messageOf(title(newsWords.flapping(domain)), {
        blocks: [paragraph(newsWords.flappingSays(news.times, news.hours)), alertButtons(watch, news.after.entry)],
      });
    case "settled":
      return messageOf(
        title(newsWords.settled(domain)),
        { blocks: [paragraph(newsWords.settledSays(news.changes.length)), scoresNow(news.before, news.after)] },
        ...droppable(changeBlocks(news.changes, catalogue, maxChanges)),
        { blocks: [alertButtons(watch, news.after.entry)] },
      );
    case "expiring":
      return expiringMessage(watch, news.items);
    case "paused":
      return messageOf(title(newsWords.paused(domain)), {
        blocks: [
          rich(
            line(
              plain(newsWords.pausedIn),
              placeElement(news.channel),
              plain(newsWords.pausedBecause),
              code(visible(news.because, 200)),
              plain("."),
            ),
            line(plain(`${refusalSays[news.because] ?? refusalSays.other ?? ""} ${newsWords.resume}`.trim())),
          ),
          buttons(button("watch", { domain: watch.domain }, watch.domain)),
        ],
      });
  }
}

const maxChanges = 6;

function title(text: string): Part {
  return { blocks: [header(text)] };
}

type NewsOf<Kind extends News["kind"]> = Extract<News, { kind: Kind }>;

function changedMessage(
  watch: Watched,
  { changes, before, after, isRegression }: NewsOf<"changed">,
  catalogue: Catalogue,
): SlackMessage {
  const said = isRegression ? newsWords.worse : newsWords.changed;
  return messageOf(
    title(said(shortName(watch.domain), changes.length)),
    ...droppable(changeBlocks(changes, catalogue, maxChanges)),
    {
      blocks: [
        scoresNow(before, after),
        rich(line(plain(newsWords.confirmed), moment(after.at))),
        alertButtons(watch, after.entry),
      ],
    },
  );
}

function recoveredMessage(
  watch: Watched,
  { changes, before, after, alertedAt }: NewsOf<"recovered">,
  catalogue: Catalogue,
): SlackMessage {
  const told = rich(line(plain(newsWords.recoveredSince), moment(alertedAt), plain(newsWords.recoveredEnd)));
  return messageOf(
    title(newsWords.recovered(shortName(watch.domain))),
    { blocks: [told] },
    ...droppable(changeBlocks(changes, catalogue, maxChanges)),
    { blocks: [scoresNow(before, after)] },
  );
}

const maxItems = 15;

function expiringMessage(watch: Watched, items: readonly Expiry[]): SlackMessage {
  const soonest = Math.min(...items.map(({ daysLeft }) => daysLeft));
  const told = items
    .slice(0, maxItems)
    .map(({ what, name, at, daysLeft }) =>
      line(plain(newsWords.expiry[what]), bold(visible(name, 260)), plain(newsWords.ends(daysLeft)), moment(at)),
    );
  const more = items.length - told.length;
  return messageOf(title(newsWords.expiring(shortName(watch.domain), Number.isFinite(soonest) ? soonest : 0)), {
    blocks: [rich(bullets(told)), ...(more > 0 ? [note(newsWords.moreExpiries(more))] : []), alertButtons(watch)],
  });
}

function alertButtons({ id, domain }: Watched, entry?: string): SlackBlock {
  return buttons(
    ...(entry === undefined ? [] : [button("details", { domain, entry }, domain)]),
    button("recheck", { domain }, domain),
    button("acknowledge", { watch: id }, domain),
    button("mute", { watch: id }, domain),
    unwatchButton(id, domain),
  );
}

/** An alert that is over says so itself, without its buttons and the scores of then. */
export function alertEdited(alert: SlackMessage, recoveredAt: string): SlackMessage {
  const said = rich(line(bold(newsWords.recoveredNow), moment(recoveredAt)));
  const [first, ...rest] = alert.blocks.filter(({ type }) => type !== "actions" && type !== "section");
  return messageOf({ blocks: first === undefined ? [said] : [over(first), said, ...rest] });
}

/** What is read first, and in a list of messages alone. */
function over(block: SlackBlock): SlackBlock {
  const isHeader = block.type === "header" && "text" in block && typeof block.text === "object";
  return isHeader ? header(newsWords.over(block.text.text)) : block;
}
