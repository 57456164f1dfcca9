/** DNS messages (RFC 1035 §4, RFC 6891), as they are read from the wire. */
import type { DomainName } from "./name.ts";
import type { RRType } from "./rrset.ts";

/** One record of a message. `rdata` is as on the wire with the compression of names undone; their case is kept. */
export interface WireRecord {
  owner: DomainName;
  type: RRType;
  /** 1 is IN. */
  class: number;
  /** Seconds; a value with the highest bit set reads as 0 (RFC 2181 §8). */
  ttl: number;
  rdata: Uint8Array;
}

/** An extended DNS error (RFC 8914 §2). */
export interface ExtendedError {
  code: number;
  text: string;
}

export interface Message {
  id: number;
  isResponse: boolean;
  opcode: number;
  isAuthoritative: boolean;
  isTruncated: boolean;
  recursionDesired: boolean;
  recursionAvailable: boolean;
  authenticData: boolean;
  checkingDisabled: boolean;
  /** With the upper eight bits of the OPT record (RFC 6891 §6.1.3). */
  rcode: number;
  /** `octets` is the name as it was sent, case kept, so that it can be held against what was asked. */
  question?: { owner: DomainName; type: RRType; class: number; octets: Uint8Array };
  answer: readonly WireRecord[];
  authority: readonly WireRecord[];
  /** Without the OPT record. */
  additional: readonly WireRecord[];
  edns?: { udpSize: number; version: number; dnssecOk: boolean; extendedErrors: readonly ExtendedError[] };
}

/** The RCODEs that decide something here (RFC 1035 §4.1.1, RFC 6891 §9). */
export const rcodes = { NOERROR: 0, FORMERR: 1, SERVFAIL: 2, NXDOMAIN: 3, NOTIMP: 4, REFUSED: 5, BADVERS: 16 } as const;

/** Why a message could not be had. `servers` are URLs, in the order in which they were asked. */
export interface NoMessage {
  kind: "failed";
  why:
    | "timeout"
    | "refused-connection"
    | "unreachable"
    | "tls"
    | "http"
    | "malformed"
    | "mismatch"
    | "truncated"
    | "no-servers"
    | "busy";
  /** What the last server said or did, such as a code of the system or an HTTP status. */
  detail: string;
  servers: readonly string[];
}

export interface Received {
  kind: "message";
  message: Message;
  /** URL of the server, such as `udp://192.0.2.53:53`. */
  server: string;
  /** Seconds since the message came; TTLs have to be read less that. */
  age: number;
}

/** Brings the whole message that answers one question, records of DNSSEC included (DO and CD set, RFC 4035 §3.2). */
export type AskMessage = (owner: DomainName, type: RRType) => Promise<Received | NoMessage>;
