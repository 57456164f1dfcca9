/** `$ORIGIN` and `$INCLUDE` (RFC 1035 §5.1), `$TTL` (RFC 2308 §4), and BIND's `$GENERATE`. */
import { countOf, expanded, rangeOf } from "./generate.ts";
import { nameAt, originOf } from "./names.ts";
import { type Included, type Place, type Reader, isInZone, readerOf, tell, tellAt } from "./reader.ts";
import { record } from "./record.ts";
import { type Scan, nextEntry, rawToken, scanOf, tokenText, lineAt } from "./scan.ts";
import { unescape } from "./tokens.ts";
import { secondsOf, ttlOf } from "./ttl.ts";
import { typeKindOf } from "./types.ts";

const maxIncludeDepth = 16;
const maxIncludes = 1_000;
const maxIncludedOctets = 2 ** 28;
/** By all `$GENERATE` of a zone. */
export const maxGenerated = { records: 65_536, octets: 2 ** 26 };
const maxTemplate = 4 * 65_536; // characters: an RDATA with every octet as \\DDD, and an owner

/** Reads all entries of a file: handed in, because a file that is included is read like any other. */
type ReadEntries = (reader: Reader) => void;

export function directive(reader: Reader, readEntries: ReadEntries): void {
  const { scan } = reader;
  const text = tokenText(scan, 0).toUpperCase();
  switch (text) {
    case "$ORIGIN":
      return readOrigin(reader);
    case "$TTL":
      return readDefaultTtl(reader);
    case "$INCLUDE":
      return readInclude(reader, readEntries);
    case "$GENERATE":
      return readGenerate(reader);
    case "$DATE": // written by servers when they dump a zone
      return undefined;
    default:
      return tellAt(reader, "error", "directive", 0, { directive: /^\$[A-Z]{1,20}$/.test(text) ? text : "$" }, "zone");
  }
}

function readOrigin(reader: Reader): void {
  const { scan } = reader;
  const name = scan.count > 1 ? nameAt(scan, 1, reader.origin) : undefined;
  if (name === undefined) {
    tellAt(reader, "error", "origin", Math.min(1, scan.count - 1), {}, "zone");
    return;
  }
  reader.origin = originOf(name);
  reader.isOriginInside = isInZone(reader.shared, name);
  reader.isOriginNew = true;
  noMore(reader, 2);
}

function readDefaultTtl(reader: Reader): void {
  const { scan, shared } = reader;
  const seconds = scan.count > 1 ? secondsOf(tokenText(scan, 1)) : undefined;
  if (seconds === undefined) {
    tellAt(reader, "error", "ttl", Math.min(1, scan.count - 1), {});
    return;
  }
  shared.defaultTtl = ttlOf(seconds);
  noMore(reader, 2);
}

/** A directive ends with its arguments. */
function noMore(reader: Reader, count: number): void {
  if (reader.scan.count > count) tellAt(reader, "error", "directive-extra", count, {});
}

function readInclude(reader: Reader, readEntries: ReadEntries): void {
  const { scan, shared } = reader;
  const path = scan.count > 1 ? unescape(tokenText(scan, 1)) : undefined;
  const origin = scan.count > 2 ? nameAt(scan, 2, reader.origin) : reader.origin.name;
  if (path === undefined || path === "" || path.length > 4_096 || origin === undefined || scan.count > 3) {
    tellAt(reader, "error", "include-syntax", Math.min(1, scan.count - 1), {}, "zone");
    return;
  }
  const included = allowed(reader, Buffer.from(path, "latin1").toString("utf8"));
  if ("refused" in included) {
    tellAt(reader, "error", "include", 1, { why: included.refused }, "zone");
    return;
  }
  shared.includes++;
  shared.includedOctets += included.octets.length;
  const child = readerOf(shared, included.file, included.octets, originOf(origin), reader.stack);
  readEntries({ ...child, owner: reader.owner, isInside: reader.isInside, isOriginNew: scan.count > 2 });
}

function allowed(reader: Reader, path: string): Included {
  const { shared, stack, file } = reader;
  if (stack.length > maxIncludeDepth) return { refused: "too-deep" };
  if (shared.includes >= maxIncludes || shared.includedOctets > maxIncludedOctets) return { refused: "too-many" };
  const included = shared.include(path, file);
  return "file" in included && stack.includes(included.file) ? { refused: "cycle" } : included;
}

function readGenerate(reader: Reader): void {
  const { scan } = reader;
  const range = scan.count > 1 ? rangeOf(tokenText(scan, 1)) : undefined;
  if (range === undefined || scan.count < 5) {
    tellAt(reader, "error", "generate", Math.min(1, scan.count - 1), {}, "zone");
    return;
  }
  const left = reader.shared.mayGenerate;
  left.records -= countOf(range);
  if (left.records < 0) {
    tellAt(reader, "error", "generate-too-many", 1, { limit: maxGenerated.records }, "zone");
    return;
  }
  const place = { ...lineAt(scan, scan.starts[0] ?? 0), endLine: scan.endLine };
  const parts = Array.from({ length: scan.count - 2 }, (_, i) => generateToken(scan, i + 2));
  const [owner = "", ...rest] = parts;
  const right = rest.join(" ");
  const isLong = owner.length + right.length > maxTemplate;
  for (let value = range.start; value <= range.stop; value += range.step) {
    const line = isLong ? undefined : expandedLine(owner, right, value);
    left.octets -= line?.length ?? 0;
    if (left.octets < 0) {
      tellAt(reader, "error", "generate-too-large", 1, { limit: maxGenerated.octets }, "zone");
      return;
    }
    if (line === undefined) tellAt(reader, "error", "generate", 2, {}, "zone");
    if (line === undefined || !generated(reader, line, place)) return;
  }
}

/** BIND wants a right side of several words in quotes; they are not part of it. */
function generateToken(scan: Scan, index: number): string {
  const isWholeRight = index === scan.count - 1 && index >= 4 && tokenText(scan, index).includes(" ");
  if (!isWholeRight || !isAfterType(scan, index)) return rawToken(scan, index);
  return tokenText(scan, index).replaceAll('\\"', '"');
}

/** Is the token before it the type, so that it is the whole right side? A TXT of one string is no other. */
function isAfterType(scan: Scan, index: number): boolean {
  const kind = typeKindOf(tokenText(scan, index - 1));
  return kind !== undefined && kind.kind !== "unknown" && kind.type !== "TXT" && kind.type !== "SPF";
}

function expandedLine(owner: string, rest: string, value: number): string | undefined {
  const left = expanded(owner, value);
  const right = expanded(rest, value);
  return left === undefined || right === undefined ? undefined : `${left} ${right}`;
}

/** Reads a generated record; false after an error, which is told once for the directive. */
function generated(reader: Reader, line: string, place: Place): boolean {
  const { shared } = reader;
  const { errors } = shared;
  const scan = scanOf(Buffer.from(line, "latin1"));
  const maker: Reader = {
    ...reader,
    scan,
    tokens: { ...reader.tokens, scan },
    verbatim: { ...reader.verbatim },
    place,
  };
  if (!nextEntry(scan) || scan.fault !== undefined) tell(maker, "error", "generate", 0, {}, "zone");
  else record(maker);
  return shared.errors === errors;
}
