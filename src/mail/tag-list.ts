/** Tag lists as DKIM has them (RFC 6376 §3.2) and DMARC borrows them (RFC 9989 §4.7): `name = value; name = value`. */

/** `at` and `valueAt` are 0-based characters of the text; the value is without the white space around it. */
export interface Tag {
  name: string;
  value: string;
  at: number;
  valueAt: number;
}

export interface TagList {
  tags: readonly Tag[];
  /** Parts that are neither empty nor `name=value`. */
  broken: readonly { text: string; at: number }[];
  /** The second tag of a name that is there twice, which makes the whole list invalid (RFC 6376 §3.2). */
  duplicate?: Tag;
}

/** Reads any text in time linear to its length; what to make of broken parts and duplicates is the caller's business. */
export function parseTagList(text: string): TagList {
  const tags: Tag[] = [];
  const broken: { text: string; at: number }[] = [];
  const names = new Set<string>();
  let duplicate: Tag | undefined;
  let start = 0;
  for (const part of text.split(";")) {
    const span = trimmed(text, start, start + part.length);
    const tag = tagIn(text, span);
    if (tag !== undefined) {
      if (names.has(tag.name)) duplicate ??= tag;
      names.add(tag.name);
      tags.push(tag);
    } else if (span.start < span.end) broken.push({ text: text.slice(span.start, span.end), at: span.start });
    start += part.length + 1;
  }
  return { tags, broken, ...(duplicate === undefined ? {} : { duplicate }) };
}

/** A part between two semicolons, as it is written. `name` is missing where it is no tag. */
export interface TagPart {
  name?: string;
  text: string;
}

/** A value for each tag that changes; undefined takes the tag out. */
export type TagChanges = Readonly<Record<string, string | undefined>>;

/** The parts of a tag list with some changed and all others as they are; of a tag that is there twice the first stays. */
export function changedParts(text: string, changes: TagChanges): readonly TagPart[] {
  const written = text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const parts = written.map((part): TagPart => {
    const [tag] = parseTagList(part).tags;
    return { ...(tag === undefined ? {} : { name: tag.name }), text: part };
  });
  const names = Object.keys(changes);
  const kept = parts.filter(({ name }) => name === undefined || !names.includes(name));
  const added = names.map((name): TagPart => ({ name, text: `${name}=${changes[name]}` }));
  return onceEach([...kept, ...added.filter(({ name = "" }) => changes[name] !== undefined)]);
}

function onceEach(parts: readonly TagPart[]): readonly TagPart[] {
  const seen = new Set<string>();
  return parts.filter(({ name }) => {
    const isFirst = name === undefined || !seen.has(name);
    if (name !== undefined) seen.add(name);
    return isFirst;
  });
}

/** `text` without white space (space and tab: WSP of RFC 5234) at its ends. */
export function withoutWsp(text: string): string {
  const { start, end } = trimmed(text, 0, text.length);
  return text.slice(start, end);
}

interface Span {
  start: number;
  end: number;
}

function tagIn(text: string, { start, end }: Span): Tag | undefined {
  const equals = text.indexOf("=", start);
  if (equals === -1 || equals >= end) return undefined;
  const name = trimmed(text, start, equals);
  const value = trimmed(text, equals + 1, end);
  if (!/^[a-z]\w*$/i.test(text.slice(name.start, name.end))) return undefined;
  return {
    name: text.slice(name.start, name.end),
    value: text.slice(value.start, value.end),
    at: start,
    valueAt: value.start,
  };
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isWsp(text, start)) start++;
  while (end > start && isWsp(text, end - 1)) end--;
  return { start, end };
}

function isWsp(text: string, at: number): boolean {
  const char = text.charAt(at);
  return char === " " || char === "\t";
}
