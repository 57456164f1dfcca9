/** Reading a received message as an answer to its question. */
import { type Message, type NoMessage, type Received, rcodes } from "../message.ts";
import type { DomainName } from "../name.ts";
import type { Question } from "../resolver.ts";
import type { RRType } from "../rrset.ts";
import { signedRRsets } from "./read-rrsets.ts";
import type { Reason } from "./reason.ts";
import type { SignedRRset } from "./rrsets.ts";
import type { Verified } from "./signature.ts";
import type { Step } from "./validated.ts";

export function rrsetIn(message: Message, owner: DomainName, type: RRType): SignedRRset | undefined {
  return signedRRsets(message.answer).find((rrset) => rrset.owner === owner && rrset.type === type);
}

/** Why a message says nothing about its question; undefined where it does. */
export function noAnswerOf(received: Received | NoMessage, question: Question): Reason | undefined {
  if (received.kind === "failed") return noAnswer(question, { why: received.why, detail: received.detail });
  const { rcode, edns } = received.message;
  if (rcode === rcodes.NOERROR || rcode === rcodes.NXDOMAIN) return undefined;
  const [error] = edns?.extendedErrors ?? [];
  return noAnswer(question, {
    rcode,
    ...(error === undefined ? {} : { extendedError: error.code, text: error.text }),
  });
}

export function noAnswer({ owner, type }: Question, args: Record<string, string | number> = {}): Reason {
  return { code: "no-answer", owner, type, args };
}

/** Who signed, for a step. */
export function signerOf({ rrsig, key }: Verified): Pick<Step, "signer" | "keyTag" | "algorithm"> {
  return { signer: rrsig.signer, keyTag: key.keyTag, algorithm: key.algorithm };
}

/** A TTL less the seconds that its message has been kept. */
export function aged(ttl: number, { age }: Received): number {
  return Math.max(0, ttl - age);
}
