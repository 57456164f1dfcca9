/** Reads the scenarios of Unbound's test driver (`testcode/testbound`, `testcode/testpkts`), as far as those of its validator go. */
import { type Message, type WireRecord, rcodes } from "../../../src/dns/message.ts";
import { name } from "../../../src/dns/name.ts";
import { recordOf, withoutComment } from "./records.ts";
import type { Entry, Match, Range, Scenario, Step } from "./scenario.ts";
import { settingsOf } from "./settings.ts";

/** The lines of a file without comments and blank ones, and where we are. */
interface Lines {
  lines: readonly { line: number; text: string }[];
  next: number;
}

/** The whole scenario; throws, with the line, on anything that it does not know. */
export function readScenario(text: string): Scenario {
  const [config = "", rest = ""] = text.split(/^CONFIG_END.*$/m);
  const before = config.split("\n").length;
  const lines = linesOf(rest, before - 1);
  const title = expect(lines, /^SCENARIO_BEGIN\s+(.*)$/)[1] ?? "";
  const ranges: Range[] = [];
  const steps: Step[] = [];
  while (current(lines) !== "SCENARIO_END") {
    if (current(lines).startsWith("RANGE_BEGIN")) ranges.push(range(lines));
    else steps.push(step(lines));
  }
  return { title, now: lastInception(ranges), ...settingsOf(config), ranges, steps };
}

const inceptionAt = 12;

/** For scenarios in which times do not count: when the last signature was made. */
function lastInception(ranges: readonly Range[]): Date {
  const messages = ranges.flatMap(({ entries }) => entries.map(({ message }) => message));
  const signatures = messages
    .flatMap(({ answer, authority }) => [...answer, ...authority])
    .filter(({ type }) => type === "RRSIG");
  const seconds = signatures.map(({ rdata }) => Buffer.from(rdata).readUInt32BE(inceptionAt));
  return new Date(Math.max(0, ...seconds) * 1000);
}

function linesOf(text: string, before: number): Lines {
  const all = text.split("\n").map((line, index) => ({ line: before + index + 1, text: withoutComment(line).trim() }));
  return { lines: all.filter((line) => line.text !== ""), next: 0 };
}

function current({ lines, next }: Lines): string {
  return lines[next]?.text ?? "";
}

function lineOf({ lines, next }: Lines): number {
  return lines[next]?.line ?? 0;
}

function unexpected(lines: Lines): RangeError {
  return new RangeError(`line ${lineOf(lines)}: ${JSON.stringify(current(lines))}`);
}

/** The line at hand, which has to be like `form`; goes on to the next. */
function expect(lines: Lines, form: RegExp): RegExpExecArray {
  const found = form.exec(current(lines));
  if (found === null) throw unexpected(lines);
  lines.next++;
  return found;
}

/** All that `read` gives until a line is like `end`, which is passed over. */
function until<T>(lines: Lines, end: RegExp, read: (lines: Lines) => T): readonly T[] {
  const all: T[] = [];
  while (!end.test(current(lines))) {
    if (lines.next >= lines.lines.length) throw unexpected(lines);
    all.push(read(lines));
  }
  lines.next++;
  return all;
}

function range(lines: Lines): Range {
  const [, from, to] = expect(lines, /^RANGE_BEGIN\s+(\d+)\s+(\d+)$/);
  const addresses: string[] = [];
  while (current(lines).startsWith("ADDRESS")) addresses.push(expect(lines, /^ADDRESS\s+(\S+)$/)[1] ?? "");
  return { from: Number(from), to: Number(to), addresses, entries: until(lines, /^RANGE_END$/, entry) };
}

function step(lines: Lines): Step {
  const line = lineOf(lines);
  const [, number, kind, rest] = expect(lines, /^STEP\s+(\d+)\s+(\S+)\s*(.*)$/);
  const at = { at: Number(number), line };
  if (kind === "QUERY") return { ...at, kind: "query", entry: entry(lines) };
  if (kind === "CHECK_ANSWER") return { ...at, kind: "check", entry: entry(lines) };
  if (kind === "TRAFFIC") return { ...at, kind: "traffic" };
  const seconds = /^ELAPSE\s+([\d.]+)$/.exec(rest ?? "")?.[1];
  if (kind === "TIME_PASSES" && seconds !== undefined) return { ...at, kind: "time-passes", seconds: Number(seconds) };
  throw new RangeError(`line ${line}: a step ${kind} ${rest}`);
}

type Section = "question" | "answer" | "authority" | "additional";

function entry(lines: Lines): Entry {
  expect(lines, /^ENTRY_BEGIN$/);
  const line = lineOf(lines);
  const match = wordsOf(lines, "MATCH");
  const adjust = wordsOf(lines, "ADJUST");
  const reply = wordsOf(lines, "REPLY");
  const sections: Record<Section, WireRecord[]> = { question: [], answer: [], authority: [], additional: [] };
  until(lines, /^ENTRY_END$/, sectionReader(sections));
  const extendedError = match.find((word) => word.startsWith("ede="))?.slice("ede=".length);
  return {
    line,
    match: new Set(match.filter((word) => !word.startsWith("ede=")).map((word) => matchOf(word, line))),
    copiesQuery: adjust.includes("copy_query"),
    message: messageOf(reply, sections, line),
    ...(extendedError === undefined ? {} : { extendedError: Number(extendedError) }),
  };
}

/** The words of all lines that begin with `keyword`. */
function wordsOf(lines: Lines, keyword: string): readonly string[] {
  const words: string[] = [];
  while (current(lines).split(/\s/)[0] === keyword)
    words.push(
      ...(expect(lines, /^\S+\s*(.*)$/)[1]
        ?.split(/\s+/)
        .filter((word) => word !== "") ?? []),
    );
  return words;
}

const matches: readonly Match[] = ["opcode", "qname", "qtype", "subdomain", "TCP", "all", "ttl"];

function matchOf(word: string, line: number): Match {
  const known = matches.find((match) => match === word);
  if (known === undefined) throw new RangeError(`line ${line}: MATCH ${word}`);
  return known;
}

function sectionReader(sections: Record<Section, WireRecord[]>): (lines: Lines) => void {
  let at: Section | undefined;
  return (lines) => {
    const section = /^SECTION\s+(QUESTION|ANSWER|AUTHORITY|ADDITIONAL)$/.exec(current(lines))?.[1];
    if (section !== undefined) at = section.toLowerCase() as Section;
    else if (at !== undefined) {
      sections[at].push(at === "question" ? question(lines) : record(lines));
      return;
    } else throw unexpected(lines);
    lines.next++;
  };
}

function question(lines: Lines): WireRecord {
  const [, owner = "", type = ""] = expect(lines, /^(\S+)\s+IN\s+(\S+)$/);
  return { owner: name(owner), type, class: 1, ttl: 0, rdata: new Uint8Array(0) };
}

/** A record may go on over lines, inside parentheses. */
function record(lines: Lines): WireRecord {
  let text = "";
  const begin = lines.next;
  do {
    text += ` ${current(lines)}`;
    lines.next++;
  } while (text.split("(").length > text.split(")").length && lines.next < lines.lines.length);
  try {
    return recordOf(text.trim());
  } catch (error) {
    throw new RangeError(`line ${lines.lines[begin]?.line}: ${String(error)}`);
  }
}

const flags = new Set(["QR", "AA", "TC", "RD", "RA", "AD", "CD", "DO"]);
const rcodeOf: ReadonlyMap<string, number> = new Map(Object.entries({ ...rcodes, YXDOMAIN: 6, NOTAUTH: 9 }));

function messageOf(reply: readonly string[], sections: Record<Section, WireRecord[]>, line: number): Message {
  const unknown = reply.find((word) => !flags.has(word) && !rcodeOf.has(word));
  if (unknown !== undefined) throw new RangeError(`line ${line}: REPLY ${unknown}`);
  const [asked] = sections.question;
  return {
    id: 0,
    isResponse: reply.includes("QR"),
    opcode: 0,
    isAuthoritative: reply.includes("AA"),
    isTruncated: reply.includes("TC"),
    recursionDesired: reply.includes("RD"),
    recursionAvailable: reply.includes("RA"),
    authenticData: reply.includes("AD"),
    checkingDisabled: reply.includes("CD"),
    rcode: reply.flatMap((word) => rcodeOf.get(word) ?? [])[0] ?? rcodes.NOERROR,
    ...(asked === undefined
      ? {}
      : { question: { owner: asked.owner, type: asked.type, class: 1, octets: asked.rdata } }),
    answer: sections.answer,
    authority: sections.authority,
    additional: sections.additional,
    edns: { udpSize: 4096, version: 0, dnssecOk: reply.includes("DO"), extendedErrors: [] },
  };
}
