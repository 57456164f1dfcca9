/** The words, strings and marks of a script, without comments. Far from a parser: enough to find literal calls. */

export interface ScriptToken {
  kind: "word" | "string" | "mark";
  /** Of a string, what stands between its quotes. */
  text: string;
  /** Counted from 1. */
  line: number;
}

const token =
  /\/\*[^]*?(\*\/|$)|\/\/[^\n]*|"([^"\\\n]*(?:\\[^][^"\\\n]*)*)("?)|'([^'\\\n]*(?:\\[^][^'\\\n]*)*)('?)|`([^`\\]*(?:\\[^][^`\\]*)*)(`?)|([\w$]+)|([^\s\w$])/g;

/**
 * `isWhole` is false where a quote or comment has no end. A template with `${` and a string with an escape are marks:
 * what they say is not written out.
 */
export function scriptTokens(text: string): { tokens: readonly ScriptToken[]; isWhole: boolean } {
  const tokens: ScriptToken[] = [];
  let isWhole = true;
  let line = 1;
  let at = 0;
  for (const match of text.matchAll(token)) {
    const [whole, comment, double, doubleEnd, single, singleEnd, template, templateEnd, word, mark] = match;
    for (; at < match.index; at++) if (text.charCodeAt(at) === 0x0a) line++;
    const string = double ?? single ?? template;
    if (word !== undefined) tokens.push({ kind: "word", text: word, line });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark, line });
    else if (string !== undefined)
      tokens.push(
        isWritten(string, template) ? { kind: "string", text: string, line } : { kind: "mark", text: whole, line },
      );
    if ([comment, doubleEnd, singleEnd, templateEnd].includes("")) isWhole = false;
  }
  return { tokens, isWhole };
}

function isWritten(string: string, template: string | undefined): boolean {
  return !string.includes("\\") && !(template?.includes("${") ?? false);
}
