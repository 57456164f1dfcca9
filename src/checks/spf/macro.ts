/** Macro strings (RFC 7208 §7): reading them, and expanding what needs neither sender nor client. */
import type { DomainName, Parsed } from "../../dns/name.ts";

/** Literal text, or a macro such as `%{ir}`. `%%`, `%_` and `%-` are literal text by now. */
type MacroPart = string | Macro;

interface Macro {
  /** In lower case. */
  letter: string;
  /** `%{S}`: the expansion is URL-escaped (§7.3). */
  isEscaped: boolean;
  /** Rightmost labels to keep; 0 is all of them. */
  keep: number;
  isReversed: boolean;
  delimiters: string;
}

export type MacroString = readonly MacroPart[];

const macro = /%(?:([%_-])|\{([slodiphvcrt])(\d{0,9})(r?)([.\-+,/_=]{0,9})\})/iy;
const literal = /[!-$&-~]+/y; // macro-literal, §7.1
const spelt: Readonly<Record<string, string>> = { "%": "%", _: " ", "-": "%20" };
const onlyInExplanations = "crt"; // §7.2

/**
 * The parts, and the literal text that `text` ends in; empty where it ends in a macro.
 * Errors: a character that is not visible ASCII, a `%` that begins no macro, a macro letter that has no place here.
 */
export function parseMacroString(
  text: string,
  allows: { explanationLetters: boolean },
): Parsed<{ parts: MacroString; tail: string }> {
  const parts: MacroPart[] = [];
  let tail = "";
  for (let at = 0; at < text.length;) {
    literal.lastIndex = macro.lastIndex = at;
    const plain = literal.exec(text)?.[0];
    if (plain !== undefined) {
      parts.push(plain);
      tail = plain;
      at += plain.length;
      continue;
    }
    const match = macro.exec(text);
    if (match === null)
      return { ok: false, error: text[at] === "%" ? "% begins no macro" : "character not allowed", at };
    const part = partOf(match);
    if (typeof part !== "string" && !allows.explanationLetters && onlyInExplanations.includes(part.letter))
      return { ok: false, error: `macro %{${part.letter}} is only for explanations`, at };
    if (match[3] !== undefined && /^0+$/.test(match[3])) return { ok: false, error: "a macro of zero labels", at };
    parts.push(part);
    tail = "";
    at += match[0].length;
  }
  return { ok: true, value: { parts, tail } };
}

function partOf([, sign, letter = "", digits = "", reverse = "", delimiters = ""]: readonly string[]): MacroPart {
  if (sign !== undefined) return spelt[sign] ?? "";
  return {
    letter: letter.toLowerCase(),
    isEscaped: letter !== letter.toLowerCase(),
    keep: Number(digits),
    isReversed: reverse !== "",
    delimiters: delimiters === "" ? "." : delimiters,
  };
}

/** What the letters of macros stand for, by letter (§7.2). */
export type MacroValues = Readonly<Partial<Record<string, string>>>;

/** The text of `parts` at `domain`; undefined where it depends on the sender or the client. */
export function expand(parts: MacroString, domain: DomainName): string | undefined {
  return expandWith(parts, { d: domain });
}

/** The text of `parts`; undefined where one of their letters has no value. */
export function expandWith(parts: MacroString, values: MacroValues): string | undefined {
  const texts = parts.map((part) => (typeof part === "string" ? part : expandMacro(part, values[part.letter])));
  return texts.includes(undefined) ? undefined : texts.join("");
}

function expandMacro(part: Macro, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const pieces = splitAt(value, part.delimiters);
  if (part.isReversed) pieces.reverse();
  const text = pieces.slice(-part.keep).join("."); // slice(-0) keeps all
  return part.isEscaped ? urlEscaped(text) : text;
}

/** §7.3: all but the unreserved characters of RFC 3986 §2.3. */
function urlEscaped(text: string): string {
  const escape = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, escape);
}

function splitAt(text: string, delimiters: string): string[] {
  const pieces = [""];
  for (const char of text) {
    if (delimiters.includes(char)) pieces.push("");
    else pieces.push((pieces.pop() ?? "") + char);
  }
  return pieces;
}

/** The letters of the macros, each once, in order. */
export function lettersOf(parts: MacroString): readonly string[] {
  return [...new Set(parts.flatMap((part) => (typeof part === "string" ? [] : [part.letter])))];
}

/** The literal text after the last macro, without a leading dot: `_spf.example.org` of `%{i}._spf.example.org`. */
export function suffixOf(parts: MacroString): string {
  const last = parts.findLastIndex((part) => typeof part !== "string");
  const literals = parts.slice(last + 1).filter((part) => typeof part === "string");
  return literals.join("").replace(/^\./, "");
}
