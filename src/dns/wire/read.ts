/**
 * Reads messages (RFC 1035 §4, RFC 6891) that anybody may have written. Every name and every length is checked against
 * the octets that are there, and what a message can become is bounded.
 */
import { ttlOf } from "../master-file/ttl.ts";
import type { Message, WireRecord } from "../message.ts";
import { type DomainName, root } from "../name.ts";
import { takeName } from "./compressed-name.ts";
import { takeRdata } from "./compressed-rdata.ts";
import {
  type Cursor,
  type MalformedMessage,
  cursorOf,
  fail,
  headerOctets,
  maxMessageOctets,
  number16,
  number32,
} from "./cursor.ts";
import { readEdns } from "./edns.ts";
import { partsOf } from "./parts.ts";
import { typeOf } from "./types.ts";

export type { MalformedMessage } from "./cursor.ts";

const maxRecords = 4096; // as many A records as a message has room for
const recordOctets = 10; // behind the owner: TYPE, CLASS, TTL, RDLENGTH
const opt = 41;
const classIn = 1;

/**
 * Octets behind the last record are not looked at, as in BIND 9 and Unbound. Of a truncated message (TC), the whole
 * records are read. RDATA of other classes than IN is as it stands. `rdata` and `question.octets` may be views of
 * `octets`, which must not change afterwards. `at` is the 0-based octet of the name or record that is wrong.
 */
export function readMessage(
  octets: Uint8Array,
): { ok: true; value: Message } | { ok: false; error: MalformedMessage; at: number } {
  if (octets.length > maxMessageOctets) return { ok: false, error: "too-long", at: maxMessageOctets };
  if (octets.length < headerOctets) return { ok: false, error: "cut-off", at: octets.length };
  const cursor = cursorOf(octets);
  const message = takeMessage(cursor);
  if (cursor.fault === undefined || (cursor.fault === "cut-off" && message.isTruncated))
    return { ok: true, value: message };
  return { ok: false, error: cursor.fault, at: cursor.faultAt };
}

function takeMessage(cursor: Cursor): Message {
  const { octets } = cursor;
  const [answers, authorities, additionals] = [number16(octets, 6), number16(octets, 8), number16(octets, 10)];
  if (answers + authorities + additionals > maxRecords) fail(cursor, "too-many-records", 6);
  const question = takeQuestion(cursor, number16(octets, 4));
  const answer = takeRecords(cursor, answers, false);
  const authority = takeRecords(cursor, authorities, false);
  const additional = takeRecords(cursor, additionals, true);
  return {
    ...headerOf(octets, cursor.upperRcode),
    ...(question === undefined ? {} : { question }),
    answer,
    authority,
    additional,
    ...(cursor.edns === undefined ? {} : { edns: cursor.edns }),
  };
}

/** RFC 1035 §4.1.1, RFC 4035 §3.2. */
function headerOf(octets: Uint8Array, upperRcode: number) {
  const flags = number16(octets, 2);
  return {
    id: number16(octets, 0),
    isResponse: (flags & 0x8000) !== 0,
    opcode: (flags >> 11) & 15,
    isAuthoritative: (flags & 0x0400) !== 0,
    isTruncated: (flags & 0x0200) !== 0,
    recursionDesired: (flags & 0x0100) !== 0,
    recursionAvailable: (flags & 0x0080) !== 0,
    authenticData: (flags & 0x0020) !== 0,
    checkingDisabled: (flags & 0x0010) !== 0,
    rcode: upperRcode | (flags & 15),
  };
}

function takeQuestion(cursor: Cursor, count: number): Message["question"] {
  if (count > 1) fail(cursor, "questions", 4);
  if (count === 0 || cursor.fault !== undefined) return undefined;
  const { octets, at: start } = cursor;
  const owner = takeName(cursor);
  const end = cursor.at;
  cursor.at += 4;
  if (cursor.at > octets.length) fail(cursor, "cut-off", start);
  if (cursor.fault !== undefined) return undefined;
  return {
    owner,
    type: typeOf(number16(octets, end)),
    class: number16(octets, end + 2),
    octets: octets.subarray(start, end),
  };
}

function takeRecords(cursor: Cursor, count: number, isAdditional: boolean): readonly WireRecord[] {
  const records: WireRecord[] = [];
  for (let i = 0; i < count && cursor.fault === undefined; i++) {
    const record = takeRecord(cursor, isAdditional);
    if (record !== undefined && cursor.fault === undefined) records.push(record);
  }
  return records;
}

/** Undefined for the OPT record, and with a fault. */
function takeRecord(cursor: Cursor, isAdditional: boolean): WireRecord | undefined {
  const { octets, at: start } = cursor;
  const owner = takeName(cursor);
  const { at } = cursor;
  const end = at + recordOctets + number16(octets, at + 8);
  if (end > octets.length) fail(cursor, "cut-off", start);
  if (cursor.fault !== undefined) return undefined;
  const number = number16(octets, at);
  const recordClass = number16(octets, at + 2);
  cursor.at += recordOctets;
  if (number === opt) return takeOpt(cursor, owner, isAdditional ? end : -1);
  const rdata = takeRdata(cursor, recordClass === classIn ? partsOf.get(number) : undefined, end);
  return { owner, type: typeOf(number), class: recordClass, ttl: ttlOf(number32(octets, at + 4)), rdata };
}

/** `end` is -1 where the record must not stand. */
function takeOpt(cursor: Cursor, owner: DomainName, end: number): undefined {
  const { octets, at } = cursor;
  if (end === -1 || owner !== root || cursor.edns !== undefined) fail(cursor, "opt", at);
  if (cursor.fault !== undefined) return;
  const ttl = number32(octets, at - 6);
  cursor.edns = readEdns(number16(octets, at - 8), ttl, octets.subarray(at, end));
  if (cursor.edns === undefined) fail(cursor, "options", at);
  cursor.upperRcode = (ttl >>> 24) << 4;
  cursor.at = end;
}
