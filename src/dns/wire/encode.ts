/** Messages and RDATA as octets, for servers of our own. */
import { rdataFields } from "../master-file/rdata.ts";
import { joinedOctets } from "../master-file/tokens.ts";
import type { ExtendedError, Message, WireRecord } from "../message.ts";
import type { DomainName } from "../name.ts";
import type { RRType } from "../rrset.ts";
import { headerOctets, maxMessageOctets } from "./cursor.ts";
import { dnssecOk, extendedErrorOption } from "./edns.ts";
import { wireName } from "./name.ts";
import { numberOf } from "./types.ts";

/**
 * The octets of an RDATA in presentation form, with names in lower case; `\# length hex` (RFC 3597 §5) as it stands.
 * Undefined for what is not of its type, and for a type of which we do not read the form.
 */
export function rdataOctets(type: RRType, presentation: string): Uint8Array | undefined {
  if (presentation.startsWith("\\#")) return genericOctets(presentation);
  const fields = rdataFields(type, presentation);
  if (fields === undefined) return undefined;
  const pieces: Uint8Array[] = [];
  for (const { field, text } of fields) {
    const octets = field.octets(text);
    if (octets === undefined) return undefined;
    pieces.push(octets);
  }
  return joinedOctets(pieces);
}

function genericOctets(text: string): Uint8Array | undefined {
  const [, length, digits = ""] = /^\\# (\d{1,5})((?: [0-9a-f]+)*)$/i.exec(text) ?? [];
  const octets = Buffer.from(digits.replaceAll(" ", ""), "hex");
  return length !== undefined && octets.length === Number(length) ? new Uint8Array(octets) : undefined;
}

/**
 * A message whose owners are compressed where they are the question's name. Records that do not fit into `maxOctets` are
 * left out from the first on, and TC is set.
 */
export function responseOctets(message: Message, maxOctets = maxMessageOctets): Uint8Array {
  const pieces = [questionOctets(message)];
  const optRecord = optOctets(message);
  let room = maxOctets - headerOctets - optRecord.length - (pieces[0]?.length ?? 0);
  const counts = [message.answer, message.authority, message.additional].map((records) => {
    let count = 0;
    for (const record of records) {
      const octets = recordOctets(record, message.question?.owner);
      room -= octets.length;
      if (room < 0) break;
      pieces.push(octets);
      count++;
    }
    return count;
  });
  return joinedOctets([header(message, counts, room < 0), ...pieces, optRecord]);
}

function header(message: Message, [answers = 0, authorities = 0, additionals = 0]: readonly number[], isCut: boolean) {
  const flags =
    bit(message.isResponse, 15) |
    (message.opcode << 11) |
    bit(message.isAuthoritative, 10) |
    bit(message.isTruncated || isCut, 9) |
    bit(message.recursionDesired, 8) |
    bit(message.recursionAvailable, 7) |
    bit(message.authenticData, 5) |
    bit(message.checkingDisabled, 4) |
    (message.rcode & 15);
  const questions = message.question === undefined ? 0 : 1;
  const opts = message.edns === undefined ? 0 : 1;
  return numbers16(message.id, flags, questions, answers, authorities, additionals + opts);
}

function bit(isSet: boolean, place: number): number {
  return isSet ? 1 << place : 0;
}

function questionOctets({ question }: Message): Uint8Array {
  if (question === undefined) return new Uint8Array(0);
  return joinedOctets([question.octets, numbers16(numberOf(question.type), question.class)]);
}

const questionPointer = Uint8Array.of(0xc0, headerOctets);

function recordOctets(record: WireRecord, questionOwner: DomainName | undefined): Uint8Array {
  const { owner, type, ttl, rdata } = record;
  return joinedOctets([
    owner === questionOwner ? questionPointer : wireName(owner),
    numbers16(numberOf(type), record.class, ttl >>> 16, ttl, rdata.length),
    rdata,
  ]);
}

/** RFC 6891 §6.1.2. */
function optOctets({ edns, rcode }: Message): Uint8Array {
  if (edns === undefined) return new Uint8Array(0);
  const options = joinedOctets(edns.extendedErrors.map(extendedErrorOctets));
  const flags = edns.dnssecOk ? dnssecOk : 0;
  const fields = numbers16(numberOf("OPT"), edns.udpSize, ((rcode >> 4) << 8) | edns.version, flags, options.length);
  return joinedOctets([Uint8Array.of(0), fields, options]);
}

function extendedErrorOctets({ code, text }: ExtendedError): Uint8Array {
  const octets = new TextEncoder().encode(text);
  return joinedOctets([numbers16(extendedErrorOption, octets.length + 2, code), octets]);
}

/** Numbers of two octets, modulo 65,536. */
function numbers16(...numbers: readonly number[]): Uint8Array {
  const octets = new Uint8Array(2 * numbers.length);
  for (const [i, number] of numbers.entries()) {
    octets[2 * i] = number >> 8;
    octets[2 * i + 1] = number;
  }
  return octets;
}
