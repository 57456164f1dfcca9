/** Text to tree: one YAML file, read as PyYAML 6 would read it. Nothing in it throws, whatever the bytes are. */
import {
  type Alias,
  type Document,
  LineCounter,
  type ParsedNode,
  type Scalar as YamlScalar,
  type YAMLMap,
  type YAMLSeq,
  CST,
  Lexer,
  isAlias,
  isMap,
  isScalar,
  parseAllDocuments,
} from "yaml";
import type { SourceRange } from "../../dns/rrset.ts";
import type { ReadProblem } from "../../dns/zone.ts";
import { identity, isNull } from "./scalar.ts";
import type { Entry, Mapping, Node, Repeated, Scalar, Sequence } from "./tree.ts";

/** In octets. The largest zones seen have a few hundred thousand. */
export const maxFileOctets = 2 * 1024 * 1024;
const maxDepth = 64;
/** Entries that merging (`<<`) may bring into the mappings of one file, so that aliases of aliases stay cheap. */
const maxMerged = 100_000;

export interface Parsed {
  /** Undefined for an empty file, and where `problem` is there. */
  root: Node | undefined;
  /** The first thing that PyYAML would stop at; the file has then no tree. */
  problem?: ReadProblem;
  /** The problem is near markers of a template language, so the file is source code for YAML rather than YAML. */
  isTemplate?: boolean;
}

/** Gives the root of an included file, or undefined where it cannot be had; the reason is then the callee's to tell. */
export type Include = (path: Scalar) => Node | undefined;

export function parseYaml(file: string, bytes: Uint8Array, include: Include): Parsed {
  if (bytes.length > maxFileOctets) return { root: undefined, problem: tooLarge(file, bytes.length) };
  const decoded = decode(bytes);
  if (decoded === undefined) return { root: undefined, problem: ofFile("octodns/not-utf8", file, {}) };
  const text = decoded.replace(/^\ufeff/, "").replaceAll(/\r\n?/g, "\n");
  const lines = new LineCounter();
  const reading: Reading = {
    file,
    text,
    lines,
    include,
    anchors: new Map(),
    merged: 0,
    flowDepth: 0,
    problem: undefined,
  };
  const root = rootOf(reading, documentsOf(text, lines));
  if (reading.problem === undefined) return { root };
  return { root: undefined, problem: reading.problem, isTemplate: hasMarkerNear(text, reading.problem.line) };
}

/** What the functions below share while they read one file. */
interface Reading {
  file: string;
  text: string;
  lines: LineCounter;
  include: Include;
  anchors: Map<string, Node | "open">;
  merged: number;
  /** How many flow collections (`[]`, `{}`) are open. */
  flowDepth: number;
  problem: ReadProblem | undefined;
}

export function tooLarge(file: string, octets: number): ReadProblem {
  return ofFile("octodns/too-large", file, { octets, limit: maxFileOctets });
}

function ofFile(id: string, file: string, args: ReadProblem["args"]): ReadProblem {
  return { id, level: "error", args, file, line: 1, column: 1, endLine: 1 };
}

/** UTF-8, as Python reads it: undefined where it is broken. */
function decode(bytes: Uint8Array): string | undefined {
  const octets = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = octets.toString("utf8");
  return !text.includes("\ufffd") || Buffer.from(text).equals(octets) ? text : undefined;
}

function documentsOf(text: string, lineCounter: LineCounter): readonly Document.Parsed[] {
  const documents = parseAllDocuments(text, {
    schema: "failsafe", // all scalars are strings: what YAML 1.1 makes of them is in scalar.ts
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
    logLevel: "silent",
    lineCounter,
  });
  return [...documents];
}

// Refused by PyYAML; NEL, LS and PS end a line there and not in YAML 1.2, so what follows would be read differently.
const refusedCharacter = /[^\t\n\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

function rootOf(reading: Reading, documents: readonly Document.Parsed[]): Node | undefined {
  const { text } = reading;
  const refused = text.search(refusedCharacter);
  if (refused !== -1) fail(reading, "octodns/character", refused, { code: hexOf(text.codePointAt(refused) ?? 0) });
  const [document, second] = documents;
  const directive = document?.warnings.find(({ code }) => code === "BAD_DIRECTIVE");
  const error = document?.errors[0] ?? directive;
  if (error !== undefined && isTooDeep(error)) fail(reading, "octodns/too-deep", error.pos[0], { limit: maxDepth });
  else if (error !== undefined) fail(reading, "octodns/yaml", error.pos[0], { detail: error.message });
  if (second !== undefined) fail(reading, "octodns/several-documents", second.range[0], {});
  const tab = text.includes("\t") ? refusedTab(text) : -1;
  if (tab !== -1) fail(reading, "octodns/tab", tab, {});
  if (reading.problem !== undefined || document === undefined || document.contents === null) return undefined;
  const root = nodeOf(reading, document.contents, 0);
  return isNull(root) ? undefined : root;
}

/** `yaml` reads collections by calling itself, and tells so where that has an end. */
function isTooDeep({ message }: { message: string }): boolean {
  return message.includes("call stack");
}

/** The first tab between tokens: YAML 1.2 takes it for a blank, PyYAML refuses it. -1 if there is none. */
function refusedTab(text: string): number {
  let at = 0;
  let isBlock = false;
  for (const lexeme of new Lexer().lex(text)) {
    const kind = CST.tokenType(lexeme);
    if (kind === "scalar" || kind === "doc-mode" || kind === "flow-error-end") continue; // marks without a length
    const isContent = isBlock || kind === "comment" || kind?.endsWith("quoted-scalar") === true;
    if (!isContent && lexeme.includes("\t")) return at + lexeme.indexOf("\t");
    if (kind !== "space" && kind !== "newline" && kind !== "comment") isBlock = kind === "block-scalar-header";
    at += lexeme.length;
  }
  return -1;
}

/** Keeps what stands first in the file: the rest often follows from it. */
function fail(reading: Reading, id: string, offset: number, args: ReadProblem["args"]): undefined {
  const problem: ReadProblem = { id, level: "error", args, ...rangeOf(reading, offset, offset) };
  if (reading.problem === undefined || problem.line < reading.problem.line) reading.problem = problem;
  return undefined;
}

function rangeOf({ file, text, lines }: Reading, start: number, end: number): SourceRange {
  let last = end;
  while (last > start && /\s/.test(text.charAt(last - 1))) last--;
  const { line, col } = lines.linePos(start);
  return { file, line, column: col, endLine: lines.linePos(Math.max(start, last - 1)).line };
}

function nodeOf(reading: Reading, node: ParsedNode, depth: number): Node | undefined {
  const offset = node.range[0];
  if (depth > maxDepth) return fail(reading, "octodns/too-deep", offset, { limit: maxDepth });
  if (isAlias(node)) return aliased(reading, node.source, offset);
  const { anchor } = node;
  if (anchor !== undefined && !/^[\w-]+$/.test(anchor)) return fail(reading, "octodns/anchor", offset, {});
  if (anchor !== undefined) reading.anchors.set(anchor, "open");
  const made = node.tag === "!include" ? included(reading, node) : contentOf(reading, node, depth);
  if (anchor !== undefined && made !== undefined) reading.anchors.set(anchor, made);
  return made;
}

function aliased(reading: Reading, anchor: string, offset: number): Node | undefined {
  const target = reading.anchors.get(anchor);
  if (target === undefined) return fail(reading, "octodns/undefined-alias", offset, { anchor });
  if (target === "open") return fail(reading, "octodns/recursive-alias", offset, { anchor });
  return target;
}

function included(reading: Reading, node: ParsedNode): Node | undefined {
  const at = rangeOf(reading, node.range[0], node.range[1]);
  if (!isScalar(node)) return fail(reading, "octodns/include-not-scalar", node.range[0], {});
  return reading.include({ kind: "scalar", text: textIn(node), isPlain: false, at }) ?? empty(at);
}

function contentOf(reading: Reading, node: Exclude<ParsedNode, Alias.Parsed>, depth: number): Node | undefined {
  if (!isKnownTag(node.tag)) return fail(reading, "octodns/unknown-tag", node.range[0], { tag: node.tag ?? "" });
  if (isScalar(node)) return scalarOf(reading, node);
  const isFlow = node.flow === true;
  reading.flowDepth += Number(isFlow);
  const content = isMap(node) ? mappingOf(reading, node, depth) : sequenceOf(reading, node, depth);
  reading.flowDepth -= Number(isFlow);
  return content;
}

/** With the failsafe schema every scalar is a string. */
function textIn(node: YamlScalar.Parsed): string {
  return typeof node.value === "string" ? node.value : "";
}

function scalarOf(reading: Reading, node: YamlScalar.Parsed): Scalar | undefined {
  const [start, end] = node.range;
  const text = textIn(node);
  const isQuoted = node.type !== "PLAIN" || node.tag === `${core}str` || (node.tag === "!" && text !== "");
  if (!isQuoted && reading.flowDepth > 0 && /^[?:]/.test(text)) return fail(reading, "octodns/flow-scalar", start, {});
  return { kind: "scalar", text, isPlain: !isQuoted, at: rangeOf(reading, start, end) };
}

function sequenceOf(reading: Reading, node: YAMLSeq.Parsed, depth: number): Sequence {
  const items = node.items.flatMap((item) => nodeOf(reading, item, depth + 1) ?? []);
  return { kind: "sequence", items, at: spanOf(reading, node, items) };
}

/** What one line of a mapping brings: an entry of its own, or those that `<<` merges into it. */
interface Written {
  entries: readonly Entry[];
  isMerge: boolean;
}

function mappingOf(reading: Reading, node: YAMLMap.Parsed, depth: number): Mapping {
  const written = node.items.flatMap(({ key, value }) => writtenOf(reading, node, key, value, depth) ?? []);
  const kept = lastOfEach(written);
  return { kind: "mapping", ...kept, at: spanOf(reading, node, kept.entries) };
}

function writtenOf(
  reading: Reading,
  parent: ParsedNode,
  key: ParsedNode | null,
  value: ParsedNode | null,
  depth: number,
): Written | undefined {
  const start = key?.range[0] ?? parent.range[0];
  const name = key === null ? empty(rangeOf(reading, start, start)) : nodeOf(reading, key, depth + 1);
  if (name === undefined) return undefined;
  if (isMissing(reading, name, start)) return fail(reading, "octodns/key-missing", start, {});
  if (name.kind !== "scalar") return fail(reading, "octodns/key-not-scalar", start, {});
  const content = (value === null ? undefined : nodeOf(reading, value, depth + 1)) ?? empty(name.at);
  if (name.isPlain && name.text === "<<") return { entries: mergeOf(reading, content, start), isMerge: true };
  const isHere = value !== null && !isAlias(value) && content.at.file === reading.file;
  const endLine = isHere ? Math.max(name.at.endLine, content.at.endLine) : name.at.endLine;
  return { entries: [{ key: name, value: content, at: { ...name.at, endLine } }], isMerge: false };
}

/** `: value` without a key; PyYAML takes an empty key only behind `?`. */
function isMissing({ text }: Reading, key: Node, start: number): boolean {
  if (key.kind !== "scalar" || !key.isPlain || key.text !== "") return false;
  let at = start;
  while (at > 0 && /\s/.test(text.charAt(at - 1))) at--;
  return text.charAt(at - 1) !== "?";
}

/** octoDNS since 1.15: what is merged stands where `<<` stands, and later keys win; of a list the first mapping wins. */
function mergeOf(reading: Reading, content: Node, offset: number): readonly Entry[] {
  const sources = content.kind === "sequence" ? content.items.toReversed() : [content];
  for (const source of sources) {
    if (source.kind === "mapping") reading.merged += source.entries.length;
    else if (!isNull(source)) fail(reading, "octodns/merge-not-mapping", offset, {});
    if (reading.merged > maxMerged) fail(reading, "octodns/too-many-merged", offset, { limit: maxMerged });
    if (reading.problem !== undefined) return [];
  }
  return sources.flatMap((source) => (source.kind === "mapping" ? source.entries : []));
}

/** From the start of a collection to the last line of what is in it. */
function spanOf(
  reading: Reading,
  node: YAMLMap.Parsed | YAMLSeq.Parsed,
  content: readonly { at: SourceRange }[],
): SourceRange {
  if (node.flow === true) return rangeOf(reading, node.range[0], node.range[1]);
  const start = rangeOf(reading, node.range[0], node.range[0]);
  const ends = content.filter(({ at }) => at.file === reading.file).map(({ at }) => at.endLine);
  return { ...start, endLine: ends.reduce((last, end) => Math.max(last, end), start.line) };
}

function lastOfEach(written: readonly Written[]): Pick<Mapping, "entries" | "repeated"> {
  const kept = new Map<string, { entry: Entry; isMerge: boolean }>();
  const repeated: Repeated[] = [];
  for (const { entries, isMerge } of written)
    for (const entry of entries) {
      const key = identity(entry.key);
      const earlier = kept.get(key);
      if (earlier !== undefined && !isMerge && !earlier.isMerge) repeated.push({ lost: earlier.entry, kept: entry });
      kept.set(key, { entry: withKey(earlier?.entry.key, entry), isMerge });
    }
  return { entries: [...kept.values()].map(({ entry }) => entry), repeated };
}

/** A Python dictionary keeps the first of equal keys, such as `1` and `1.0`, with the last value. */
function withKey(first: Scalar | undefined, entry: Entry): Entry {
  return first === undefined || first.text === entry.key.text
    ? entry
    : { ...entry, key: { ...first, at: entry.key.at } };
}

function empty(at: SourceRange): Scalar {
  return { kind: "scalar", text: "", isPlain: true, at };
}

const core = "tag:yaml.org,2002:";
const coreTags = new Set(["str", "map", "seq", "null", "bool", "int", "float", "timestamp", "merge"]);

function isKnownTag(tag: string | undefined): boolean {
  if (tag === undefined || tag === "!") return true;
  return tag.startsWith(core) && coreTags.has(tag.slice(core.length));
}

function hexOf(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, "0");
}

/** Markers of Jinja, ERB and their like, on the line or one beside it; comments do not count. */
function hasMarkerNear(text: string, line: number): boolean {
  const near = text.split("\n").slice(Math.max(0, line - 2), line + 1);
  return near.some((each) => /\{\{|\{%|<%/.test(each.replace(/(?:^|\s)#.*$/, "")));
}
