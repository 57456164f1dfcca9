/** One master file of a tree, with all that it includes, as a zone. */
import { type NameTable, nameTable } from "../../dns/name-table.ts";
import { type DomainName, below, isWithin, parentOf } from "../../dns/name.ts";
import { readMasterFile } from "../../dns/master-file/read.ts";
import type { Hidden, Included } from "../../dns/master-file/reader.ts";
import type { Verbatim } from "../../dns/record-store.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import { type Gap, type ReadProblem, type Zone, type ZoneParts, type ZoneRecord, zoneBuilder } from "../../dns/zone.ts";
import type { FileTree } from "../source.ts";
import { include } from "./includes.ts";
import { sentenceOf } from "./messages.ts";
import { type Aliases, troublesOf } from "./whole-zone.ts";

const maxProblems = 1_000;
const maxDoubts = 10_000;
const maxRecords = 8_000_000;

/** The zone `origin` in `file`; `directories` are where its server looks for included files. Never throws. */
export function readBindZone(tree: FileTree, file: string, origin: DomainName, directories: readonly string[]): Zone {
  const problems = collector(file);
  const files = new Set([file]);
  const aliases = { owners: nameTable(0), repeated: Array<DomainName>() };
  let records = 0;
  const octets = tree.read(file) ?? new Uint8Array(0);
  const builder = zoneBuilder(octets.length);
  const isExport = isCloudflareExport(octets);
  const record = (read: ZoneRecord, verbatim?: Verbatim): void => {
    if (isExport && read.type === "CNAME" && read.owner === origin) return flattened(read, problems);
    if (read.type === "CNAME" || read.type === "DNAME") noteAlias(aliases, read.owner);
    if (++records <= maxRecords) builder.add(read, verbatim);
    else if (records === maxRecords + 1) problems.tell(tooMany(read), "zone");
  };
  const source = {
    file,
    octets,
    origin,
    zone: origin,
    include(path: string, from: string): Included {
      const included = include(tree, path, from, directories);
      if ("file" in included) files.add(included.file);
      return included;
    },
  };
  readMasterFile(source, { record, problem: problems.tell });
  const parts: ZoneParts = { origin, format: "master-file", files: [...files] };
  return builder.build({ ...parts, ...problems.settled(builder.build(parts), aliases) });
}

function noteAlias({ owners, repeated }: { owners: NameTable; repeated: DomainName[] }, owner: DomainName): void {
  const known = owners.size;
  if (owners.add(owner) < known) repeated.push(owner);
}

function isCloudflareExport(octets: Uint8Array): boolean {
  const head = Buffer.from(octets.buffer, octets.byteOffset, Math.min(octets.length, 65_536)).toString("latin1");
  return /^;; Exported: /m.test(head) || head.includes("cf_tags=");
}

/** Cloudflare answers for a CNAME at the top of a zone with the addresses of its target. */
function flattened(record: ZoneRecord, problems: Problems): void {
  const { owner, file, line, column, endLine } = record;
  for (const type of ["A", "AAAA"])
    problems.tell(
      { id: "master-file/flattened", level: "note", args: { type }, file, line, column, endLine },
      { owner, type },
    );
}

function tooMany(record: ZoneRecord): ReadProblem {
  const { file, line, column, endLine } = record;
  return {
    id: "master-file/records-too-many",
    level: "error",
    args: { limit: maxRecords },
    file,
    line,
    column,
    endLine,
  };
}

interface Problems {
  tell: (problem: ReadProblem, hides?: Hidden, unless?: DomainName) => void;
  /** With what only the whole zone can tell. */
  settled: (zone: Zone, aliases: Aliases) => Pick<ZoneParts, "problems" | "gaps" | "unparseable">;
}

/** Keeps the problems, and what they hide, within bounds. */
function collector(file: string): Problems {
  const problems: ReadProblem[] = [];
  const gaps: Gap[] = [];
  const doubts: { problem: ReadProblem; name: DomainName }[] = [];
  let more = 0;
  let isAllHidden = false;
  const hide = (problem: ReadProblem, hides: Hidden): void => {
    if (isAllHidden) return;
    const gap = gapOf(problem, gaps.length < maxProblems ? hides : "zone");
    isAllHidden = gap.owner === undefined;
    gaps.push(gap);
  };
  const tell: Problems["tell"] = (problem, hides, unless) => {
    if (unless !== undefined && doubts.length < maxDoubts) doubts.push({ problem, name: unless });
    if (unless !== undefined) return;
    if (problems.length < maxProblems) problems.push(problem);
    else more++;
    if (hides !== undefined) hide(problem, hides);
  };
  return {
    tell,
    settled(zone, aliases) {
      for (const { problem, name } of doubts) if (!isServed(zone, name)) tell(problem);
      for (const { problem, hides } of troublesOf(zone, aliases, isAllHidden)) tell(problem, hides);
      if (more > 0) problems.push({ ...placeless(file), id: "master-file/more", level: "note", args: { count: more } });
      const isNothing = zone.size === 0 && problems.some(({ level }) => level === "error");
      return { problems: inOrder(problems, zone.files), gaps, unparseable: isNothing };
    },
  };
}

function gapOf(problem: ReadProblem, hides: Hidden): Gap {
  const { file, line, column, endLine } = problem;
  const gap = { why: `${file}:${line}: ${sentenceOf(problem)}`, at: { file, line, column, endLine } };
  return hides === "zone" ? gap : { ...gap, ...hides };
}

function placeless(file: string): SourceRange {
  return { file, line: 1, column: 1, endLine: 1 };
}

/** By file, in the order of their reading, and by place. */
function inOrder(problems: readonly ReadProblem[], files: readonly string[]): readonly ReadProblem[] {
  const rank = new Map(files.map((file, index) => [file, index]));
  const rankOf = ({ file }: ReadProblem): number => rank.get(file) ?? 0;
  return problems.toSorted((a, b) => rankOf(a) - rankOf(b) || a.line - b.line || a.column - b.column);
}

/** Does the zone have the name, or a wildcard or delegation above it? */
function isServed(zone: Zone, name: DomainName): boolean {
  if (!isWithin(name, zone.origin) || zone.exists(name)) return true;
  for (let at = parentOf(name); at !== undefined && at !== zone.origin; at = parentOf(at)) {
    if (zone.exists(below("*", at))) return true;
    if (zone.rrset(at, "NS") !== undefined || zone.rrset(at, "DNAME") !== undefined) return true;
  }
  return zone.exists(below("*", zone.origin));
}
