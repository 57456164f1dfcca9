/** What carries one question to one server and its answer back. */
import type { Message } from "../../dns/message.ts";
import type { Question } from "../../dns/resolver.ts";
import type { Trouble } from "./trouble.ts";

export interface Arrived {
  kind: "message";
  message: Message;
  /** Its length on the wire. */
  octets: number;
  /** Seconds that it had spent in caches of HTTP (RFC 8484 §5.1). */
  age: number;
}

/** `isOverTcp`: it came over TCP, where UDP had been tried before. */
export type Exchange = (Arrived | Trouble) & { isOverTcp?: true };

/** How long to wait, in milliseconds. */
export interface Patience {
  /** For an answer to what is sent. */
  timeoutMs: number;
  /** When all has to be over, as `performance.now()` tells it. */
  until: number;
}

export interface Carrier {
  /** Resolves within the patience, whatever the server does. */
  exchange(question: Question, patience: Patience): Promise<Exchange>;
  /** Ends what is under way and all connections. */
  close(): void;
}

/** `timeoutMs`, or what is left, if that is less. */
export function timeLeft({ timeoutMs, until }: Patience): number {
  return Math.max(0, Math.min(timeoutMs, until - performance.now()));
}
