/** The blocks of a Terraform file, with what is written out in them. Nothing is evaluated. */
import type { Attribute } from "./resources.ts";

export interface HclBlock {
  /** Its kind and labels: `resource`, `aws_route53_zone`, `main`. */
  words: readonly string[];
  /** Counted from 1. */
  line: number;
  attributes: ReadonlyMap<string, Attribute | { kind: "reference"; to: string }>;
  blocks: readonly HclBlock[];
}

const token =
  /\/\*[^]*?(?:\*\/|$)|(?:#|\/\/)[^\n]*|<<-?([A-Za-z_][\w-]*)\n|"([^"\\\n]*(?:\\[^\n][^"\\\n]*)*)"?|([A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*)|([{}[\]()=\n])|([^\s])/g;

interface Token {
  kind: "word" | "string" | "mark" | "other";
  text: string;
  line: number;
}

const maxDepth = 32;

/** The blocks at the top. Never fails: what is not understood is passed over. */
export function hclBlocks(text: string): readonly HclBlock[] {
  return readBody({ tokens: tokensOf(text), next: 0 }, 0).blocks;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  token.lastIndex = 0;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    const [, heredoc, string, word, mark] = match;
    for (; at < match.index; at++) if (text.charCodeAt(at) === 0x0a) line++;
    if (heredoc !== undefined) {
      tokens.push({ kind: "other", text: "<<", line });
      token.lastIndex = endOfHeredoc(text, token.lastIndex, heredoc);
    } else if (string !== undefined)
      tokens.push({ kind: /[\\]|\$\{|%\{/.test(string) ? "other" : "string", text: string, line });
    else if (word !== undefined) tokens.push({ kind: "word", text: word, line });
    else if (mark !== undefined) tokens.push({ kind: "mark", text: mark, line });
    else if (match[5] !== undefined) tokens.push({ kind: "other", text: match[5], line });
  }
  return tokens;
}

/** Behind the line that holds the mark alone. */
function endOfHeredoc(text: string, start: number, mark: string): number {
  for (let at = start; at < text.length;) {
    const end = text.indexOf("\n", at);
    const stop = end === -1 ? text.length : end;
    if (text.slice(at, stop).trim() === mark) return stop;
    at = stop + 1;
  }
  return text.length;
}

interface Reader {
  tokens: readonly Token[];
  next: number;
}

type Body = Pick<HclBlock, "attributes" | "blocks">;

/** Up to the `}` that closes it, which is taken. */
function readBody(reader: Reader, depth: number): Body {
  const attributes = new Map<string, Attribute | { kind: "reference"; to: string }>();
  const blocks: HclBlock[] = [];
  while (reader.next < reader.tokens.length) {
    const first = reader.tokens[reader.next++];
    if (first === undefined || (first.kind === "mark" && first.text === "}")) break;
    if (first.kind !== "word") continue;
    if (reader.tokens[reader.next]?.text === "=") attributes.set(first.text, readValue(reader));
    else {
      const block = readBlock(reader, first, depth);
      if (block !== undefined) blocks.push(block);
    }
  }
  return { attributes, blocks };
}

function readBlock(reader: Reader, first: Token, depth: number): HclBlock | undefined {
  const words = [first.text];
  for (
    let at = reader.tokens[reader.next];
    at?.kind === "word" || at?.kind === "string";
    at = reader.tokens[reader.next]
  ) {
    words.push(at.text);
    reader.next++;
  }
  const open = reader.tokens[reader.next];
  if (open?.kind !== "mark" || open.text !== "{") return undefined;
  reader.next++;
  if (depth >= maxDepth) {
    skipTo(reader, 1);
    return undefined;
  }
  return { words, line: first.line, ...readBody(reader, depth + 1) };
}

/** What stands behind `=` to the end of the line, brackets and all. */
function readValue(reader: Reader): Attribute | { kind: "reference"; to: string } {
  reader.next++;
  const start = reader.next;
  skipTo(reader, 0);
  const [only, second] = reader.tokens
    .slice(start, Math.min(reader.next, start + 2))
    .filter(({ text }) => text !== "\n");
  if (only === undefined || second !== undefined) return { kind: "unknown" };
  if (only.kind === "string") return { kind: "string", value: only.text };
  if (only.kind === "word" && only.text.includes(".")) return { kind: "reference", to: only.text };
  return only.kind === "word" && only.text === "null" ? { kind: "absent" } : { kind: "unknown" };
}

/** From inside `depth` open brackets to the end of the line behind the last of them; a `}` that closes more is left. */
function skipTo(reader: Reader, depth: number): void {
  let open = depth;
  for (; reader.next < reader.tokens.length; reader.next++) {
    const { kind, text } = reader.tokens[reader.next] ?? { kind: "other", text: "" };
    if (kind !== "mark") continue;
    if (text === "\n" && open === 0) return;
    if ("{[(".includes(text)) open++;
    else if ("}])".includes(text) && --open < 0) return;
  }
}
