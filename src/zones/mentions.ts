/** Which zones speak of names in other zones: found by a search of the text, without reading a zone. */
import { toUnicode } from "tr46";
import { type DomainName, parentOf, parseName } from "../dns/name.ts";
import type { FileTree, ZoneSource } from "./source.ts";

const maxSearchedOctets = 64 * 1024 * 1024;
const maxNameOctets = 255;
const maxLooked = 100_000;

/**
 * Origins of zones whose text has a name that belongs to one of the zones `names`, without those zones themselves: what
 * they say may depend on it (SPF includes, MX hosts). It finds too much rather than too little. Sorted.
 */
export function mentions(
  zones: { sources: readonly ZoneSource[] },
  tree: FileTree,
  names: readonly DomainName[],
): readonly DomainName[] {
  if (names.length === 0) return [];
  const search: Search = { origins: new Set(zones.sources.map(({ origin }) => origin)), wanted: new Set(names) };
  const known = new Map<string, boolean>();
  const mentioned = (file: string): boolean => {
    const found = known.get(file) ?? hasName(tree, file, search);
    known.set(file, found);
    return found;
  };
  return zones.sources
    .filter((source) => !search.wanted.has(source.origin) && recordFiles(source).some(mentioned))
    .map(({ origin }) => origin)
    .toSorted();
}

interface Search {
  /** Of all zones: a name belongs to the longest of them. */
  origins: ReadonlySet<DomainName>;
  wanted: ReadonlySet<DomainName>;
}

function recordFiles(source: ZoneSource): readonly string[] {
  const configuration = source.configuration ?? [];
  return source.dependsOn().filter((file) => !configuration.includes(file));
}

function hasName(tree: FileTree, file: string, search: Search): boolean {
  if (tree.size(file) > maxSearchedOctets) return true;
  const bytes = tree.read(file);
  if (bytes === undefined) return false;
  const text = lowered(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  return search.wanted.values().some((origin) => hasNameOf(text, origin, search) || hasUnicodeForm(text, origin));
}

function hasNameOf(text: string, origin: DomainName, { origins }: Search): boolean {
  let looked = 0;
  for (let at = text.indexOf(origin); at !== -1; at = text.indexOf(origin, at + origin.length))
    if (++looked > maxLooked || zoneOf(wordAt(text, at, origin.length), origins, origin) === origin) return true;
  return false;
}

/** The whole name around a match, as far as letters, digits, dots, hyphens and underscores go. */
function wordAt(text: string, at: number, length: number): string {
  let start = at;
  let end = at + length;
  while (start > 0 && at - start < maxNameOctets && isOfName(text.charCodeAt(start - 1))) start--;
  while (end < text.length && end - at < maxNameOctets && isOfName(text.charCodeAt(end))) end++;
  return text.slice(start, end);
}

function isOfName(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0x5f
  );
}

function zoneOf(word: string, origins: ReadonlySet<DomainName>, wanted: DomainName): DomainName | undefined {
  const parsed = parseName(word.replace(/^\.+/, ""));
  if (!parsed.ok) return wanted; // not a name as it stands, so it may be anything
  for (let at: DomainName | undefined = parsed.value; at !== undefined; at = parentOf(at))
    if (at === wanted || origins.has(at)) return at;
  return undefined;
}

function hasUnicodeForm(text: string, origin: DomainName): boolean {
  if (!origin.includes("xn--")) return false;
  const { domain } = toUnicode(origin);
  return domain !== origin && text.includes(lowered(Buffer.from(domain)));
}

/** One character an octet. */
function lowered(bytes: Buffer): string {
  return bytes.toString("latin1").toLowerCase();
}
