/** The words of a command: split at white space but not within quotes or within Slack's own angle brackets. */

/** What Slack writes for a channel, a person, a group or an address that it knows (`<#C1|name>`, `<https://…|…>`). */
interface Mention {
  kind: "channel" | "user" | "special" | "link";
  /** The id, or the address. */
  target: string;
}

export interface Word {
  /** Without quotes; `&lt;` and its like are read. */
  text: string;
  /** Where it begins, in UTF-16 units. */
  at: number;
  isQuoted: boolean;
  mention?: Mention;
}

export const maxCommand = 4_000; // UTF-16 units; Slack sends no more
const maxWords = 64;

const opening = "\"'\u201c\u201d\u201e\u00ab";
const closing: Readonly<Record<string, string>> = {
  '"': '"\u201c\u201d',
  "'": "'\u2019",
  "\u201c": '\u201d"',
  "\u201d": '\u201d"',
  "\u201e": '\u201c\u201d"',
  "\u00ab": "\u00bb",
};

/** Never throws; a quote that does not end is read to the end. No more than 64 words are read, and 4,000 characters. */
export function wordsOf(given: string): readonly Word[] {
  const text = given.slice(0, maxCommand);
  const words: Word[] = [];
  let at = 0;
  while (at < text.length && words.length < maxWords) {
    if (isSpace(text.charAt(at))) at += 1;
    else {
      const { word, end } = wordAt(text, at);
      if (word.text !== "" || word.isQuoted) words.push(word);
      at = end;
    }
  }
  return words;
}

function wordAt(text: string, at: number): { word: Word; end: number } {
  if (text.charAt(at) === "<") {
    const end = text.indexOf(">", at);
    if (end > at) return { word: { ...mentioned(text.slice(at + 1, end)), at, isQuoted: false }, end: end + 1 };
  }
  return plainWordAt(text, at);
}

/** A quote opens at the beginning of a word and behind a colon (`only:"a b"`), and nowhere else: `o'brien.example`. */
function plainWordAt(text: string, from: number): { word: Word; end: number } {
  let read = "";
  let isQuoted = false;
  let at = from;
  while (at < text.length && !isSpace(text.charAt(at))) {
    const mayOpen = at === from || text.charAt(at - 1) === ":";
    if (mayOpen && opening.includes(text.charAt(at))) {
      const end = endOfQuote(text, at);
      read += text.slice(at + 1, end);
      isQuoted = true;
      at = end + 1;
    } else {
      const bracket = text.charAt(at) === "<" ? text.indexOf(">", at) : -1;
      const end = bracket > at ? bracket + 1 : at + 1;
      read += bracket > at ? mentioned(text.slice(at + 1, bracket)).text : text.slice(at, end);
      at = end;
    }
  }
  const plain = unescaped(isQuoted ? read : read.replace(/[,;]+$/, ""));
  return { word: { text: plain, at: from, isQuoted }, end: Math.min(at, text.length) };
}

function endOfQuote(text: string, at: number): number {
  const ends = closing[text.charAt(at)] ?? "";
  for (let end = at + 1; end < text.length; end++) if (ends.includes(text.charAt(end))) return end;
  return text.length;
}

function mentioned(inside: string): { text: string; mention?: Mention } {
  const bar = inside.indexOf("|");
  const target = unescaped(bar < 0 ? inside : inside.slice(0, bar));
  const sign = target.charAt(0);
  if (sign === "#") return { text: target, mention: { kind: "channel", target: target.slice(1) } };
  if (sign === "@") return { text: target, mention: { kind: "user", target: target.slice(1) } };
  if (sign === "!") return { text: target, mention: { kind: "special", target: target.slice(1) } };
  return { text: target, mention: { kind: "link", target } };
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function isSpace(character: string): boolean {
  return /[\s\u200b\u2060\ufeff]/.test(character);
}
