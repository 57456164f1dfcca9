/** A query, and whether a message answers it (RFC 5452 §9.1). */
import { type Message, rcodes } from "../../dns/message.ts";
import type { Question } from "../../dns/resolver.ts";
import { wireName } from "../../dns/wire/name.ts";
import { queryOctets } from "../../dns/wire/query.ts";
import type { Randomness } from "./randomness.ts";

export interface Query {
  question: Question;
  /** The name as it goes out. */
  owner: Uint8Array;
  /** The name is in random case, and its answer must bring it back so. */
  isCaseRandom: boolean;
  octets: Uint8Array;
}

/** A query for the records with those of DNSSEC; with `randomness` its name is in random case ("0x20"). */
export function queryFor(question: Question, id: number, randomness?: Randomness): Query {
  const owner = wireName(question.owner);
  if (randomness !== undefined) mixCase(owner, randomness);
  const octets = queryOctets({ id, owner, type: question.type, dnssec: true });
  return { question, owner, isCaseRandom: randomness !== undefined, octets };
}

/** Lengths of labels are below 64, so that what looks like a letter is one. */
function mixCase(owner: Uint8Array, randomness: Randomness): void {
  for (const [i, octet] of owner.entries()) {
    const isLetter = octet >= 0x61 && octet <= 0x7a;
    if (isLetter && (randomness.octet() & 1) === 1) owner[i] = octet - 0x20;
  }
}

/** `case`: an answer but for the case of its name. The id is the caller's affair. */
export function matchOf(message: Message, query: Query): "answer" | "case" | "other" {
  if (!message.isResponse || message.opcode !== 0) return "other";
  const { question } = message;
  if (question === undefined) return saysNothing(message) ? "answer" : "other";
  const isSame =
    question.class === 1 && question.type === query.question.type && question.owner === query.question.owner;
  if (!isSame) return "other";
  return query.isCaseRandom && !isEqual(question.octets, query.owner) ? "case" : "answer";
}

/** A server that does not understand EDNS may send the bare header back (RFC 6891 §7). */
function saysNothing({ rcode }: Message): boolean {
  return rcode === rcodes.FORMERR || rcode === rcodes.NOTIMP;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((octet, i) => octet === other[i]);
}
