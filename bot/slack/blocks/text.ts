/** Text of others, so that nothing in it is invisible, turns the line around, pings, links, or is cut through a character. */
import { cutWords } from "../messages.ts";

/** One line of printable ASCII: every other character of a record becomes `\u{…}`. */
export function visible(text: string, max = 300): string {
  return cut(text, max, (kept) => kept.replace(/[^ -~]/gu, spelled));
}

/** What a person has typed, in any script; what cannot be seen, or turns the line around, becomes `\u{…}`. */
export function typed(text: string, max = 120): string {
  return cut(text, max, (kept) => kept.normalize("NFC").replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, spelled));
}

/** Text of our own that others' may have got into: what cannot be seen, or turns the line around, becomes `\u{…}`. */
export function seen(text: string, max: number): string {
  return cut(text, max, (kept) => kept.replace(unseen, spelled));
}

/** Controls but for the line feed, formats, lone surrogates, separators, and letters without ink. */
const unseen = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0]/gu;

function spelled(char: string): string {
  return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
}

/** At most `max` units of UTF-16, and how much was left out; never half of a character. */
export function cut(text: string, max: number, show: (kept: string) => string = (kept) => kept): string {
  const all = text.length > max ? undefined : show(text);
  if (all !== undefined && all.length <= max) return all;
  const room = max - cutWords(text.length).length;
  let kept = whole(text, Math.max(0, room));
  while (kept.length > 0 && show(kept).length > room) kept = whole(kept, kept.length - excess(show(kept), kept, room));
  return `${show(kept)}${cutWords(text.length - kept.length)}`;
}

/** How many characters to give up at once, so that a text that grows sixfold is not walked one by one. */
function excess(shown: string, kept: string, room: number): number {
  return Math.max(1, Math.floor(((shown.length - room) * kept.length) / (shown.length * 2)));
}

function whole(text: string, length: number): string {
  const code = text.charCodeAt(length - 1);
  const isSplit = code >= 0xd800 && code <= 0xdbff && length < text.length;
  return text.slice(0, isSplit ? length - 1 : length);
}

/** For `mrkdwn` and `text`: no mention, link or date can begin in it (docs.slack.dev, "Formatting message text"). */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
