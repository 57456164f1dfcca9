/** Reads one record, and tells what is wrong or strange with it. */
import type { DomainName } from "../name.ts";
import type { RRType } from "../rrset.ts";
import type { Verbatim } from "../record-store.ts";
import { type HeaderFault, header } from "./header.ts";
import { rdataText, signerTypes } from "./rdata.ts";
import { type Hidden, type Place, type Reader, tell, tellAt } from "./reader.ts";
import { type Scan, flagsAt, quoted, tokenText } from "./scan.ts";
import { noSuffix } from "./tokens.ts";
import { dotlessTarget, txtProblem } from "./traps.ts";
import { ttlOf } from "./ttl.ts";
import { typeKindOf } from "./types.ts";

export function record(reader: Reader): void {
  const fault = header(reader);
  if (reader.isOriginNew) originIsUsed(reader);
  if (fault !== undefined) {
    badHeader(reader, fault);
    return;
  }
  const { tokens, type, owner } = reader;
  if (owner === undefined) return;
  const first = tokens.next;
  tokens.origin = reader.origin;
  tokens.verbatim = 0;
  tokens.suffix = noSuffix;
  const rdata = rdataText(tokens, type);
  if (tokens.fault !== undefined) {
    tellAt(reader, "error", "rdata", tokens.faultToken, { type, fault: tokens.fault }, { owner, type });
  } else if (!reader.isInside) tell(reader, "warning", "outside", reader.scan.starts[0] ?? 0, { owner, type });
  else if (signerTypes.has(type)) signerRecord(reader);
  else keep(reader, owner, type, rdata, first);
}

/** BIND warns too: an inherited owner below a new `$ORIGIN` is still the old one. */
function originIsUsed(reader: Reader): void {
  reader.isOriginNew = false;
  const { scan, owner } = reader;
  if (scan.isIndented && owner !== undefined) tellAt(reader, "warning", "inherited-owner", 0, { owner });
}

function badHeader(reader: Reader, fault: HeaderFault): void {
  const { scan, tokens, owner, type } = reader;
  const at = Math.min(tokens.next, scan.count - 1);
  const hides: Hidden = owner === undefined ? "zone" : { owner };
  switch (fault) {
    case "class":
      return tellAt(reader, "note", "class", at, {});
    case "invented":
      return invented(reader, at);
    case "meta-type":
      return tellAt(reader, "error", "meta-type", at, { type }, hides);
    case "type":
      return tellAt(reader, "error", "type", at, { type: typeKindOf(tokenText(scan, at))?.type ?? "" }, hides);
    case "owner-missing":
    case "name":
    case "ttl":
    case "type-missing":
      return tellAt(reader, "error", fault, at, {}, hides);
  }
}

/** A type of one server or provider: what the name answers with is not known. */
function invented(reader: Reader, at: number): void {
  const { owner } = reader;
  const kind = typeKindOf(tokenText(reader.scan, at));
  if (owner === undefined || kind?.kind !== "invented") return;
  const [first, ...others] = kind.answers;
  const args = { type: kind.type };
  tellAt(reader, "note", "invented-type", at, args, first === undefined ? undefined : { owner, type: first });
  for (const type of others) tellAt(reader, "note", "invented-type", at, args, { owner, type });
}

function signerRecord(reader: Reader): void {
  const { signer } = reader.shared;
  signer.count++;
  signer.first ??= { id: "master-file/signer", level: "note", args: {}, file: reader.file, ...placeOf(reader) };
}

function placeOf({ scan, place }: Reader): Place {
  if (place !== undefined) return place;
  const column = (scan.starts[0] ?? 0) - scan.entryLineStart + 1;
  return { line: scan.entryLine, column, endLine: scan.endLine };
}

function keep(reader: Reader, owner: DomainName, type: RRType, rdata: string, first: number): void {
  const { scan, place, file } = reader;
  if (type === "SOA") noteMinimum(reader, owner, rdata);
  const ttl = reader.ttl === -1 ? inheritedTtl(reader) : (reader.shared.lastTtl = reader.ttl);
  if (type === "TXT" || type === "SPF") warnOfTxt(reader, owner, first);
  else warnOfTarget(reader, owner, type);
  const line = place === undefined ? scan.entryLine : place.line;
  const column = place === undefined ? (scan.starts[0] ?? 0) - scan.entryLineStart + 1 : place.column;
  const endLine = place === undefined ? scan.endLine : place.endLine;
  reader.shared.sink.record({ owner, type, ttl, rdata, file, line, column, endLine }, verbatimOf(reader, first));
}

/** Where owner and RDATA stand in their canonical form, if both do: a store can copy them from there. */
function verbatimOf(reader: Reader, first: number): Verbatim | undefined {
  const { scan, tokens, verbatim, isOwnerVerbatim, place } = reader;
  const isWhole = tokens.verbatim === scan.count - first && tokens.verbatim > 0;
  if (!isWhole || !isOwnerVerbatim || place !== undefined || !hasSingleBlanks(scan, first)) return undefined;
  verbatim.rdataStart = outerStart(scan, first);
  verbatim.rdataEnd = outerEnd(scan, scan.count - 1);
  verbatim.rdataSuffix = tokens.suffix;
  return verbatim;
}

function hasSingleBlanks(scan: Scan, first: number): boolean {
  for (let index = first + 1; index < scan.count; index++) {
    const blank = outerEnd(scan, index - 1);
    if (scan.octets[blank] !== space || outerStart(scan, index) !== blank + 1) return false;
  }
  return true;
}

const space = 0x20;

/** Start and end of a token with its quotes. */
function outerStart(scan: Scan, index: number): number {
  return (scan.starts[index] ?? 0) - ((flagsAt(scan, index) & quoted) === 0 ? 0 : 1);
}

function outerEnd(scan: Scan, index: number): number {
  return (scan.ends[index] ?? 0) + ((flagsAt(scan, index) & quoted) === 0 ? 0 : 1);
}

/** RFC 2308 §4: `$TTL`; RFC 1035 §5.1: the last one stated; BIND: the SOA's minimum. */
function inheritedTtl(reader: Reader): number {
  const { shared } = reader;
  const ttl = shared.defaultTtl ?? shared.lastTtl ?? shared.soaMinimum;
  if (ttl !== undefined) return ttl;
  tellAt(reader, "error", "ttl-missing", 0, {});
  shared.lastTtl = 0; // told once
  return 0;
}

function noteMinimum(reader: Reader, owner: DomainName, rdata: string): void {
  const { shared } = reader;
  if (shared.zone === undefined || owner === shared.zone)
    shared.soaMinimum ??= ttlOf(Number(rdata.slice(rdata.lastIndexOf(" ") + 1)));
}

function warnOfTxt(reader: Reader, owner: DomainName, first: number): void {
  const problem = txtProblem(reader.scan, first, owner);
  if (problem !== undefined) tellAt(reader, "warning", problem.id, problem.token, problem.args);
}

function warnOfTarget(reader: Reader, owner: DomainName, type: RRType): void {
  const dotless = dotlessTarget(reader.scan, type, reader.origin, reader.shared.zone);
  if (dotless === undefined) return;
  const { token, target } = dotless;
  tell(
    reader,
    "warning",
    "dot",
    reader.scan.starts[token] ?? 0,
    { owner, type, target: `${target}.` },
    undefined,
    target,
  );
}
