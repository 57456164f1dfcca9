/** YAML text to a plain value, with the place of each part of it. Nothing in it throws, whatever the bytes are. */
import { LineCounter, type Node, type Pair, isAlias, isMap, isNode, isScalar, isSeq, parseDocument } from "yaml";
import type { SourceRange } from "../dns/rrset.ts";
import type { ReadProblem } from "../dns/zone.ts";

export const maxConfigOctets = 256 * 1024;
const maxDepth = 8;

export type Path = readonly PropertyKey[];

interface Place {
  key: SourceRange;
  value: SourceRange;
}

export interface Tree {
  /** Undefined for an empty file. */
  value: unknown;
  /** The place of a path, or of the nearest part above it that stands in the file. */
  place(path: Path): Place;
}

/** Are the keys of the mapping at this path words of the configuration, and so the same with `_` as with `-`? */
export type AreWords = (path: Path) => boolean;

export type ReadTree = { ok: true; value: Tree } | { ok: false; problems: readonly ReadProblem[] };

interface Reading {
  file: string;
  text: string;
  lines: LineCounter;
  areWords: AreWords;
  places: Map<string, Place>;
  problems: ReadProblem[];
}

export function readTree(file: string, bytes: Uint8Array, areWords: AreWords): ReadTree {
  if (bytes.length > maxConfigOctets) return tooLarge(file);
  const start = startOf(file);
  const text = new TextDecoder().decode(bytes).replaceAll(/\r\n?/g, "\n");
  const lines = new LineCounter();
  const options = { schema: "core", uniqueKeys: false, prettyErrors: false, logLevel: "error" } as const;
  const document = parseDocument(text, { ...options, lineCounter: lines });
  const reading: Reading = { file, text, lines, areWords, places: new Map(), problems: [] };
  const [error] = document.errors;
  if (error !== undefined) tellError(reading, error.pos, error.message);
  else if (document.contents !== null) {
    const value = valueOf(reading, document.contents, []);
    if (reading.problems.length === 0) return { ok: true, value: treeOf(value, reading.places, start) };
  } else return { ok: true, value: treeOf(undefined, reading.places, start) };
  return { ok: false, problems: reading.problems };
}

export function tooLarge(file: string): { ok: false; problems: readonly ReadProblem[] } {
  const args = { limit: maxConfigOctets };
  return { ok: false, problems: [{ id: "config/too-large", level: "error", args, ...startOf(file) }] };
}

function startOf(file: string): SourceRange {
  return { file, line: 1, column: 1, endLine: 1 };
}

function treeOf(value: unknown, places: ReadonlyMap<string, Place>, start: SourceRange): Tree {
  return {
    value,
    place(path) {
      for (let length = path.length; length > 0; length--) {
        const found = places.get(keyOf(path.slice(0, length)));
        if (found !== undefined) return found;
      }
      return { key: start, value: start };
    },
  };
}

function keyOf(path: Path): string {
  return JSON.stringify(path);
}

function tell({ problems, ...reading }: Reading, id: string, [start, end]: Span, args: ReadProblem["args"] = {}): void {
  problems.push({ id, level: "error", args, ...rangeOf(reading, [start, end]) });
}

/** A name such as `*.example.org` without quotes is an alias for YAML, and mostly one that breaks what follows. */
function tellError(reading: Reading, span: Span, detail: string): void {
  const { text } = reading;
  if (detail.includes("call stack")) return tell(reading, "config/too-deep", span, { limit: maxDepth });
  const lineStart = text.lastIndexOf("\n", span[0] - 1) + 1;
  const star = /(?:^|[\s[{,])\*\S/.exec(text.slice(lineStart, span[0] + 2));
  if (star === null) return tell(reading, "config/yaml", span, { detail });
  const at = lineStart + star.index + star[0].length - 2;
  return tell(reading, "config/alias", [at, at]);
}

type Span = readonly [start: number, end: number, ...rest: number[]];

function rangeOf({ file, text, lines }: Pick<Reading, "file" | "text" | "lines">, [start, end]: Span): SourceRange {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  const { line, col } = lines.linePos(start);
  return { file, line, column: col, endLine: lines.linePos(Math.max(start, last - 1)).line };
}

function spanOf(node: Node): Span {
  return node.range ?? [0, 0];
}

/** Aliases and tags have no use here: without them nothing can grow, or refer to itself. */
function valueOf(reading: Reading, node: unknown, path: Path): unknown {
  if (!isNode(node)) return null;
  if (path.length > maxDepth) return tell(reading, "config/too-deep", spanOf(node), { limit: maxDepth });
  if (isAlias(node)) return tell(reading, "config/alias", spanOf(node));
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item, index) => itemOf(reading, item, [...path, index]));
  return isMap(node) ? mappingOf(reading, node.items, path) : null;
}

function itemOf(reading: Reading, item: unknown, path: Path): unknown {
  if (isNode(item)) {
    const range = rangeOf(reading, spanOf(item));
    reading.places.set(keyOf(path), { key: range, value: range });
  }
  return valueOf(reading, item, path);
}

function mappingOf(reading: Reading, items: readonly Pair[], path: Path): unknown {
  const entries = new Map<string, unknown>();
  for (const { key: keyNode, value: valueNode } of items) {
    const written = keyIn(reading, keyNode);
    if (written === undefined || !isNode(keyNode)) continue;
    const key = reading.areWords(path) ? written.replaceAll("_", "-") : written;
    const keySpan = spanOf(keyNode);
    if (entries.has(key)) tell(reading, "config/duplicate-key", keySpan, { key: written });
    const at = [...path, key];
    const value = isNode(valueNode) ? rangeOf(reading, spanOf(valueNode)) : rangeOf(reading, keySpan);
    reading.places.set(keyOf(at), { key: rangeOf(reading, keySpan), value });
    entries.set(key, valueOf(reading, valueNode, at));
  }
  return Object.fromEntries(entries);
}

/** A key as it is written, so that a number or `true` is the text that it looks like. */
function keyIn(reading: Reading, node: unknown): string | undefined {
  if (isScalar(node)) return node.source ?? String(node.value);
  tell(reading, "config/key", isNode(node) ? spanOf(node) : [0, 0]);
  return undefined;
}
