/**
 * Cuts a master file into entries and tokens (RFC 1035 §5.1). An entry goes from the start of a line to the newline that
 * ends it, which is none inside of parentheses. Tokens are ranges of the text: nothing is copied here.
 */

/** What a token is made of; the flags of a token are joined by OR. */
export const upperCase = 1;
export const escaped = 2;
/** Octets outside of printable ASCII. */
export const odd = 4;
export const quoted = 8;
/** Ends an unquoted token. */
const delimiter = 16;
/** Ends a quoted token, or has to be looked at in it. */
const quoteStop = 32;

const newline = 0x0a;
const carriageReturn = 0x0d;
const quote = 0x22;
const semicolon = 0x3b;
const opening = 0x28;
const closing = 0x29;
const backslash = 0x5c;
const space = 0x20;
const tab = 0x09;

const maxTokens = 65_536; // an RDATA has 65,535 octets at most

const classes = classesOfOctets();

/** Why an entry is not well-formed; `at` of the fault is the offset of the character that shows it. */
export type ScanFault = "quote" | "parenthesis-open" | "parenthesis-close" | "too-long";

/** Where the reading stands, and the tokens of the entry that was read last. */
export interface Scan {
  readonly octets: Uint8Array;
  /** The same as text, one character an octet. */
  readonly text: string;
  /** Where the next entry begins. */
  at: number;
  line: number;
  /** Line of the entry's first token, offset of that line's start, line of its end. */
  entryLine: number;
  entryLineStart: number;
  endLine: number;
  /** The entry begins with white space: its owner is the last one (RFC 1035 §5.1). */
  isIndented: boolean;
  count: number;
  starts: Int32Array;
  ends: Int32Array;
  flags: Int32Array;
  fault: ScanFault | undefined;
  faultAt: number;
}

/** `line` is the number of the first line. A byte order mark is passed over. */
export function scanOf(octets: Uint8Array, line = 1): Scan {
  const text = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString("latin1");
  const hasMark = text.startsWith("\u00ef\u00bb\u00bf");
  return {
    octets,
    text,
    at: hasMark ? 3 : 0,
    line,
    entryLine: line,
    entryLineStart: 0,
    endLine: line,
    isIndented: false,
    count: 0,
    starts: new Int32Array(16),
    ends: new Int32Array(16),
    flags: new Int32Array(16),
    fault: undefined,
    faultAt: 0,
  };
}

/** Goes to the next entry that has a token or a fault; false at the end of the text. */
export function nextEntry(scan: Scan): boolean {
  const { octets } = scan;
  const end = octets.length;
  while (scan.at < end) {
    const first = octets[scan.at];
    scan.isIndented = first === space || first === tab;
    scan.entryLine = scan.line;
    scan.entryLineStart = scan.at;
    scan.count = 0;
    scan.fault = undefined;
    readEntry(scan, end);
    if (scan.count > 0 || scan.fault !== undefined) return true;
  }
  return false;
}

function readEntry(scan: Scan, end: number): void {
  const { octets } = scan;
  let { at, line } = scan;
  let depth = 0;
  let openAt = at;
  while (at < end) {
    const octet = octets[at] ?? 0;
    if (octet === space || octet === tab || octet === carriageReturn) at++;
    else if (octet === newline) {
      at++;
      line++;
      if (depth === 0) break;
      if (scan.count === 0) startHere(scan, at, line);
    } else if (octet === semicolon) at = lineEnd(octets, at, end);
    else if (octet === opening) {
      if (depth++ === 0) openAt = at;
      at++;
    } else if (octet === closing) {
      if (depth > 0) depth--;
      else fault(scan, "parenthesis-close", at);
      at++;
    } else at = octet === quote ? readQuoted(scan, at + 1, end) : readToken(scan, at, end);
  }
  scan.endLine = octets[at - 1] === newline ? line - 1 : line;
  scan.at = at;
  scan.line = line;
  if (depth > 0) recoverAfterOpen(scan, openAt);
}

/** The entry's first token is further down: `(` stood alone on its line. */
function startHere(scan: Scan, at: number, line: number): void {
  scan.entryLine = line;
  scan.entryLineStart = at;
}

function readToken(scan: Scan, start: number, end: number): number {
  const { octets } = scan;
  let at = start;
  let flags = 0;
  while (at < end) {
    const kind = classes[octets[at] ?? 0] ?? 0;
    if ((kind & (delimiter | escaped)) !== 0) {
      if ((kind & delimiter) !== 0) break;
      at += at + 1 < end && octets[at + 1] !== newline ? 2 : 1;
    } else at++;
    flags |= kind;
  }
  addToken(scan, start, at, flags & (upperCase | escaped | odd));
  return at;
}

function readQuoted(scan: Scan, start: number, end: number): number {
  const { octets } = scan;
  let at = start;
  let flags = quoted;
  while (at < end) {
    const octet = octets[at] ?? 0;
    const kind = classes[octet] ?? 0;
    if ((kind & quoteStop) !== 0) {
      if (octet === quote) {
        addToken(scan, start, at, flags & (upperCase | escaped | odd | quoted));
        return at + 1;
      }
      if (octet === newline) break;
      at += octets[at + 1] === newline ? 1 : 2;
    } else at++;
    flags |= kind;
  }
  fault(scan, "quote", start - 1);
  return Math.min(at, end);
}

function addToken(scan: Scan, start: number, end: number, flags: number): void {
  const index = scan.count;
  if (index === scan.starts.length) {
    if (index >= maxTokens) {
      fault(scan, "too-long", start);
      return;
    }
    scan.starts = grown(scan.starts);
    scan.ends = grown(scan.ends);
    scan.flags = grown(scan.flags);
  }
  scan.starts[index] = start;
  scan.ends[index] = end;
  scan.flags[index] = flags;
  scan.count = index + 1;
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** The first fault of an entry is the one that is told. */
function fault(scan: Scan, kind: ScanFault, at: number): void {
  if (scan.fault !== undefined) return;
  scan.fault = kind;
  scan.faultAt = at;
}

/** A parenthesis that nobody closes swallows the rest; what follows its line and is not indented is read again. */
function recoverAfterOpen(scan: Scan, openAt: number): void {
  scan.fault = "parenthesis-open";
  scan.faultAt = openAt;
}

/**
 * Goes back to the first line after the offset `from` that does not begin with white space; `from` is in the last entry.
 */
export function rewindAfter(scan: Scan, from: number): void {
  const { octets } = scan;
  const end = octets.length;
  scan.line = lineAt(scan, from).line;
  let at = lineEnd(octets, from, end);
  while (at < end) {
    at++;
    scan.line++;
    const first = octets[at];
    if (first !== space && first !== tab && first !== closing) break;
    at = lineEnd(octets, at, end);
  }
  scan.at = Math.min(at, end);
  scan.endLine = Math.max(scan.entryLine, scan.line - 1);
}

/** Line and column (both from 1, in characters) of an offset in the entry that was read last. */
export function lineAt(scan: Scan, offset: number): { line: number; column: number } {
  let line = scan.entryLine;
  let start = scan.entryLineStart;
  for (
    let at = scan.octets.indexOf(newline, start);
    at !== -1 && at < offset;
    at = scan.octets.indexOf(newline, start)
  ) {
    line++;
    start = at + 1;
  }
  const before = scan.octets.subarray(start, offset);
  return { line, column: Buffer.from(before).toString("utf8").length + 1 };
}

export function tokenText(scan: Scan, index: number): string {
  return scan.text.slice(scan.starts[index] ?? 0, scan.ends[index] ?? 0);
}

/** The token's text, with its quotes if it has any. */
export function rawToken(scan: Scan, index: number): string {
  return (flagsAt(scan, index) & quoted) === 0 ? tokenText(scan, index) : `"${tokenText(scan, index)}"`;
}

export function flagsAt(scan: Scan, index: number): number {
  return scan.flags[index] ?? 0;
}

function lineEnd(octets: Uint8Array, at: number, end: number): number {
  const found = octets.indexOf(newline, at);
  return found === -1 ? end : found;
}

function classesOfOctets(): Uint8Array {
  const table = new Uint8Array(256);
  for (let octet = 0; octet < 256; octet++) if (octet < 0x20 || octet > 0x7e) table[octet] = odd;
  for (let octet = 0x41; octet <= 0x5a; octet++) table[octet] = upperCase;
  for (const octet of [space, tab, carriageReturn, semicolon, opening, closing])
    table[octet] = delimiter | (table[octet] ?? 0);
  table[newline] = delimiter | quoteStop | odd;
  table[quote] = delimiter | quoteStop;
  table[backslash] = escaped | quoteStop;
  return table;
}
