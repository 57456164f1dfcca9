/** All watches of a workspace, once a day or a week. */
import { type DomainName, categories } from "../../../src/index.ts";
import type { CategoryScore, Expiry, Settings } from "../../model.ts";
import { digestWords, newsWords } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { messageOf } from "./message.ts";
import { type SlackBlock, header, note, paragraph, table } from "./parts.ts";
import { bold, bullets, line, moment, plain, rich } from "./rich.ts";
import { movesText, starsText } from "./score.ts";
import { visible } from "./text.ts";

export interface Digest {
  every: Exclude<Settings["digest"], "off">;
  domains: readonly DigestLine[];
  expiring: readonly Expiry[];
}

export interface DigestLine {
  domain: DomainName;
  /** At the end of the time. */
  scores: readonly CategoryScore[];
  /** At its beginning. */
  before: readonly CategoryScore[];
  /** How many changes were told meanwhile. */
  changes: number;
}

const maxRows = 40;
const maxExpiries = 10;

/** What changed stands first. */
export function digestMessage({ every, domains, expiring }: Digest): SlackMessage {
  const changed = domains.filter(({ changes }) => changes > 0);
  const says =
    changed.length === 0 ? digestWords.quiet(domains.length) : digestWords.changed(changed.length, domains.length);
  const rows = domains
    .toSorted((one, other) => other.changes - one.changes)
    .slice(0, maxRows)
    .map(rowOf);
  const more = domains.length - rows.length;
  return messageOf(
    { blocks: [header(digestWords.title[every]), paragraph(says)] },
    ...(rows.length === 0
      ? []
      : [{ blocks: [table([digestWords.columns, ...rows], [{}, ...right])], name: digestWords.table, leaves: 1 }]),
    ...(more > 0 ? [{ blocks: [note(digestWords.more(more))] }] : []),
    ...(changed.length === 0 ? [] : [{ blocks: movedBlocks(changed) }]),
    ...(expiring.length === 0 ? [] : [{ blocks: [expiries(expiring)] }]),
  );
}

const right = [...categories, "changes"].map(() => ({ align: "right" as const }));

function rowOf({ domain, scores, changes }: DigestLine): readonly string[] {
  const stars = categories.map((category) => {
    const score = scores.find((one) => one.category === category);
    return score === undefined ? "–" : starsText(score);
  });
  return [visible(domain, 300), ...stars, String(changes)];
}

const maxMoved = 15;

function movedBlocks(changed: readonly DigestLine[]): readonly SlackBlock[] {
  const items = changed
    .slice(0, maxMoved)
    .map(({ domain, scores, before, changes }) =>
      line(bold(visible(domain, 300)), plain(digestWords.moved(changes, movesText(before, scores)))),
    );
  const more = changed.length - items.length;
  return [rich(bullets(items)), ...(more > 0 ? [note(digestWords.moreMoved(more))] : [])];
}

function expiries(expiring: readonly Expiry[]): SlackBlock {
  const items = expiring
    .slice(0, maxExpiries)
    .map(({ what, name, at, daysLeft }) =>
      line(plain(newsWords.expiry[what]), bold(visible(name, 260)), plain(newsWords.ends(daysLeft)), moment(at)),
    );
  return rich(line(bold(digestWords.ends)), bullets(items));
}
