/** What a recorded server says to a question: the first entry that matches it, as the test driver has it. */
import type { Message } from "../../../src/dns/message.ts";
import { isWithin } from "../../../src/dns/name.ts";
import type { Question } from "../../../src/dns/resolver.ts";
import type { Entry, Range } from "./scenario.ts";

export interface Servers {
  /** At a step, from an address; undefined where it says nothing. */
  reply(at: number, address: string, question: Question): Message | undefined;
}

export function serversOf(ranges: readonly Range[]): Servers {
  return {
    reply(at, address, question) {
      const entry = ranges
        .filter(({ from, to, addresses }) => from <= at && at <= to && addresses.includes(address))
        .flatMap(({ entries }) => entries)
        .find((each) => isFor(each, question));
      return entry === undefined ? undefined : replyOf(entry, question);
    },
  };
}

/** An entry for TCP counts too: a truncated message is asked for again over it. */
function isFor({ match, message }: Entry, { owner, type }: Question): boolean {
  const asked = message.question;
  if (message.isTruncated || asked === undefined) return false;
  if (match.has("qtype") && asked.type !== type) return false;
  if (match.has("qname") && asked.owner !== owner) return false;
  return !match.has("subdomain") || isWithin(owner, asked.owner);
}

function replyOf({ copiesQuery, message }: Entry, { owner, type }: Question): Message {
  if (!copiesQuery || message.question === undefined) return message;
  return { ...message, question: { ...message.question, owner, type } };
}
