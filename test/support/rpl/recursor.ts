/**
 * A small recursive resolver over the recorded servers, as it would answer a question with DO and CD: it follows referrals
 * and aliases, passes servers over that say nothing, keeps what it met, and judges nothing.
 */
import { type AskMessage, type Message, type NoMessage, type WireRecord, rcodes } from "../../../src/dns/message.ts";
import type { DomainName } from "../../../src/dns/name.ts";
import type { Question } from "../../../src/dns/resolver.ts";
import type { RRType } from "../../../src/dns/rrset.ts";
import { iterated } from "./iterate.ts";
import { type Memory, fromCache, memoryOf, remember, remembered, synthesized } from "./memory.ts";
import { isProof, messageOf, rdataName } from "./records.ts";
import type { Scenario } from "./scenario.ts";

const maxAliases = 12;

export interface Recursor {
  ask: AskMessage;
  /** The step of the scenario that it is; what servers say can depend on it. */
  at: number;
  /** Unix time in seconds, for the cache. */
  now: number;
  /** Questions to which no server had an answer. */
  unanswered: Question[];
}

export function recursorOf(scenario: Scenario): Recursor {
  const memory = memoryOf(scenario);
  const recursor: Recursor = {
    at: 0,
    now: 0,
    unanswered: [],
    async ask(owner, type) {
      Object.assign(memory, { at: recursor.at, now: recursor.now });
      const message = resolved(memory, { owner, type });
      if (message !== undefined) return { kind: "message", message, server: "udp://192.0.2.53:53", age: 0 };
      recursor.unanswered.push({ owner, type });
      return unreached;
    },
  };
  return recursor;
}

const unreached: NoMessage = { kind: "failed", why: "timeout", detail: "", servers: [] };
const failing = messageOf({ rcode: rcodes.SERVFAIL });

/** The whole answer: the aliases of all messages in front of the last one, with the denials that their wildcards need. */
function resolved(memory: Memory, question: Question): Message | undefined {
  const answer: WireRecord[] = [];
  const proofs: WireRecord[] = [];
  let at = question.owner;
  for (let aliases = 0; aliases < maxAliases; aliases++) {
    const next = { owner: at, type: question.type };
    const message = found(memory, next);
    if (message === undefined) return answer.length === 0 ? undefined : joined(question, failing, answer, proofs);
    const end = endOfAliases(message.answer, at, question.type);
    if (isLast(message, at, end, answer, question.type)) return joined(question, message, answer, proofs);
    answer.push(...message.answer);
    proofs.push(...message.authority.filter(isProof));
    at = end;
  }
  return joined(question, failing, answer, proofs);
}

function found(memory: Memory, question: Question): Message | undefined {
  const known = fromCache(memory, question) ?? synthesized(memory, question);
  if (known !== undefined) return known;
  const message = iterated(memory, question);
  if (message !== undefined) remember(memory, question, message);
  return message ?? remembered(memory, question);
}

/** There is nothing more to ask: no alias leads on, its end is there, or it leads back. */
function isLast(
  { answer }: Message,
  at: DomainName,
  end: DomainName,
  before: readonly WireRecord[],
  type: RRType,
): boolean {
  if (end === at || before.some(({ owner }) => owner === end)) return true;
  return answer.some((record) => record.owner === end && record.type === type);
}

/** Where the aliases of an answer section lead from `owner`. */
export function endOfAliases(answer: readonly WireRecord[], owner: DomainName, type: RRType): DomainName {
  let at = owner;
  for (let aliases = 0; aliases < maxAliases; aliases++) {
    const alias = answer.find((record) => record.owner === at && record.type === "CNAME");
    if (alias === undefined || type === "CNAME" || type === "ANY") return at;
    at = rdataName(alias);
  }
  return at;
}

function joined(
  { owner, type }: Question,
  last: Message,
  before: readonly WireRecord[],
  proofs: readonly WireRecord[],
): Message {
  return messageOf({
    rcode: last.rcode,
    question: { owner, type, class: 1, octets: new Uint8Array(0) },
    answer: [...before, ...last.answer],
    authority: [...proofs, ...last.authority],
    additional: last.additional,
  });
}
