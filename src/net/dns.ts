/** Messages of recursive resolvers, whatever way they come: asked, checked, remembered. */
import { randomBytes } from "node:crypto";
import type { AskMessage, NoMessage, Received } from "../dns/message.ts";
import type { DomainName } from "../dns/name.ts";
import type { Question } from "../dns/resolver.ts";
import type { RRType } from "../dns/rrset.ts";
import { askServers, type Fetched } from "./dns/ask-servers.ts";
import { type Cache, cache } from "./dns/cache.ts";
import { carrierTo } from "./dns/carriers.ts";
import { health } from "./dns/health.ts";
import type { KnownServer } from "./dns/known-server.ts";
import { lifetimeOf, lifetimeOfFailure } from "./dns/lifetime.ts";
import { places } from "./dns/places.ts";
import { probeQuestion, probeServers } from "./dns/probe.ts";
import { randomness } from "./dns/randomness.ts";
import type { Server } from "./dns/server.ts";
import { closed } from "./dns/trouble.ts";

export interface UpstreamOptions {
  servers: readonly Server[];
  /** Whole budget of one question, from its turn on; 10,000. */
  timeoutMs?: number;
  /** How long to wait for a server that has not been measured before it or another one is asked again; 1,500, over TCP 3,000. */
  firstTimeoutMs?: number;
  /** Questions under way at once; 256. */
  concurrency?: number;
  /** Messages remembered at most; 65,536. */
  cacheEntries?: number;
  /** For TTLs and the health of servers. */
  now: () => Date;
  /** Octets nobody can guess; those of `node:crypto`. */
  random?: (octets: number) => Uint8Array;
  /** Roots in PEM that certificates of servers are held against, instead of those of Node. */
  ca?: readonly string[];
  signal?: AbortSignal;
  watch?: (sent: Sent) => void;
}

/** One question as it went out to one server. */
export interface Sent {
  owner: DomainName;
  type: RRType;
  /** Its URL. */
  server: string;
  transport: string;
  ms: number;
  /** One more than that of the latest answer that had come when it went out. */
  round: number;
  /** The RCODE's name, or why there was no message. */
  outcome: string;
  isRetry: boolean;
}

/** Whether the servers pass on what validation needs (RFC 4035 §3.2, RFC 6840 §5.9). */
export type Capability =
  | { kind: "dnssec" }
  | { kind: "strips"; servers: readonly string[] }
  | { kind: "unreachable"; servers: readonly string[]; why: string };

export interface Upstream {
  ask: AskMessage;
  /** The latest questions that went out, in the order in which they ended; bounded. */
  sent(): readonly Sent[];
  probe(): Promise<Capability>;
  close(): Promise<void>;
}

const defaultTimeoutMs = 10_000;
const defaultConcurrency = 256;
const defaultEntries = 65_536;
const maxCacheOctets = 64 * 1_024 * 1_024; // of messages on the wire
const maxWaiting = 1_000_000;
const maxSent = 10_000;
const messageOverhead = 512; // of a message that is kept, in octets: its objects

/** Asks the servers, in their order, whatever is not remembered; equal questions that meet are asked once. */
export function upstream(options: UpstreamOptions): Upstream {
  const { servers, now, timeoutMs = defaultTimeoutMs, signal } = options;
  const known = knownServers(options);
  const kept = cache({ entries: options.cacheEntries ?? defaultEntries, octets: maxCacheOctets }, now);
  const turns = places(options.concurrency ?? defaultConcurrency, maxWaiting);
  const underway = new Map<string, Promise<Received | NoMessage>>();
  const sent = journal(options.watch);
  const budget = { timeoutMs, note: sent.note, round: sent.round };
  let isClosed = false;
  const bring = async (question: Question, key: string): Promise<Received | NoMessage> => {
    const fetched = turns.take(() => askServers(question, known, budget));
    return fetched === undefined ? busy(servers) : keep(kept, key, question.type, await fetched);
  };
  const close = async (): Promise<void> => {
    isClosed = true;
    signal?.removeEventListener("abort", close);
    for (const { carrier } of known) carrier.close();
  };
  if (signal?.aborted === true) void close();
  signal?.addEventListener("abort", close, { once: true });
  return {
    async ask(owner, type) {
      if (isClosed) return { ...closed, servers: [] };
      const key = keyOf({ owner, type });
      const ready = underway.get(key) ?? kept.get(key);
      if (ready !== undefined) return ready;
      const brought = bring({ owner, type }, key).finally(() => underway.delete(key));
      underway.set(key, brought);
      return brought;
    },
    sent: sent.latest,
    probe: () =>
      probeServers(known, budget, (fetched) => keep(kept, keyOf(probeQuestion), probeQuestion.type, fetched)),
    close,
  };
}

function knownServers({
  servers,
  now,
  ca,
  firstTimeoutMs,
  random = randomBytes,
}: UpstreamOptions): readonly KnownServer[] {
  const settings = { randomness: randomness(random), ...(ca === undefined ? {} : { ca }) };
  return servers.map((server) => ({
    server,
    carrier: carrierTo(server, settings),
    health: health(server.transport, now, firstTimeoutMs),
    ability: "unknown",
  }));
}

const keyOf = ({ owner, type }: Question): string => `${type} ${owner}`;

function keep(kept: Cache, key: string, type: RRType, fetched: Fetched): Received | NoMessage {
  if (fetched.kind === "failed") {
    if (fetched.why !== "busy" && fetched.detail !== closed.detail)
      kept.put(key, fetched, messageOverhead, lifetimeOfFailure);
    return fetched;
  }
  const { message, server, age, octets } = fetched;
  const received: Received = { kind: "message", message, server, age };
  kept.put(key, received, octets + messageOverhead, lifetimeOf(message, type) - age);
  return received;
}

function busy(servers: readonly Server[]): NoMessage {
  return {
    kind: "failed",
    why: "busy",
    detail: `${maxWaiting} questions wait`,
    servers: servers.map(({ url }) => url),
  };
}

interface Journal {
  note: (sent: Sent) => void;
  /** Of a question that goes out now. */
  round: () => number;
  latest: () => readonly Sent[];
}

function journal(watch?: (sent: Sent) => void): Journal {
  const all: Sent[] = [];
  let answered = 0;
  const note = (sent: Sent): void => {
    answered = Math.max(answered, sent.round);
    if (all.push(sent) >= 2 * maxSent) all.splice(0, maxSent);
    watch?.(sent);
  };
  return { note, round: () => answered + 1, latest: () => all.slice(-maxSent) };
}
