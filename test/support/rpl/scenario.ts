/** A scenario of Unbound's test driver: what each server says to which question, what is asked, and what has to be answered. */
import type { Message, WireRecord } from "../../../src/dns/message.ts";
import type { DomainName } from "../../../src/dns/name.ts";

/** What a question has to have in common with the entry's; where `all` is checked is an answer, not a question. */
export type Match = "opcode" | "qname" | "qtype" | "subdomain" | "TCP" | "all" | "ttl";

/** One message, and which questions it is for. */
export interface Entry {
  line: number;
  match: ReadonlySet<Match>;
  /** The question of the message is the one that was asked. */
  copiesQuery: boolean;
  message: Message;
  /** The extended DNS error that an answer has to carry (RFC 8914). */
  extendedError?: number;
}

/** What the servers at these addresses say during these steps. */
export interface Range {
  from: number;
  to: number;
  addresses: readonly string[];
  entries: readonly Entry[];
}

export type Step = { at: number; line: number } & (
  | { kind: "query" | "check"; entry: Entry }
  | { kind: "time-passes"; seconds: number }
  /** Waits for questions that are nobody's answer, such as those of a prefetch. */
  | { kind: "traffic" }
);

/** Where questions for a zone and what is below it begin. */
export interface Stub {
  zone: DomainName;
  addresses: readonly string[];
  /** What these servers say is final: they are resolvers themselves. */
  isForward: boolean;
}

export interface Scenario {
  title: string;
  now: Date;
  /** DS and DNSKEY records. */
  anchors: readonly WireRecord[];
  /** `domain-insecure` (RFC 7646). */
  negativeAnchors: readonly DomainName[];
  /** More of them make a zone insecure (RFC 9276 §3.2); that for the shortest keys, which all scenarios have. */
  nsec3Iterations: number;
  stubs: readonly Stub[];
  ranges: readonly Range[];
  steps: readonly Step[];
}
