/** The questions that one socket has under way, by their ids. */
import type { Question } from "../../dns/resolver.ts";
import { readMessage } from "../../dns/wire/read.ts";
import { afterTime } from "../time-limit.ts";
import type { Exchange } from "./carrier.ts";
import { matchOf, type Query, queryFor } from "./query.ts";
import type { Randomness } from "./randomness.ts";
import { silence, type Trouble, trouble } from "./trouble.ts";

export interface Outstanding {
  readonly size: number;
  /** Makes a query with an id of its own and hands it to `send`; resolves with its answer, or after `timeoutMs`. */
  ask(question: Question, timeoutMs: number, send: (octets: Uint8Array) => void): Promise<Exchange>;
  /** Takes a message that came; false for one that nobody waits for. */
  take(octets: Uint8Array): boolean;
  failAll(why: Trouble): void;
}

interface Waiting {
  query: Query;
  end(exchange: Exchange): void;
  /** What came in place of an answer. */
  seen: Trouble;
}

const headerOctets = 12;

/**
 * `datagrams`: names go out in random case, and what does not match is passed over, as anybody may have sent it.
 * `stream`: nobody else can write there, so that what does not match is the server's fault and ends the question.
 */
export function outstanding(kind: "datagrams" | "stream", randomness: Randomness): Outstanding {
  const waiting = new Map<number, Waiting>();
  const blame = (one: Waiting, seen: Trouble): false => {
    if (kind === "stream") one.end(seen);
    else one.seen = seen;
    return false;
  };
  return {
    get size() {
      return waiting.size;
    },
    ask(question, timeoutMs, send) {
      const id = freeId(waiting, randomness);
      const query = queryFor(question, id, kind === "datagrams" ? randomness : undefined);
      const { promise, resolve } = Promise.withResolvers<Exchange>();
      const end = (exchange: Exchange): void => {
        limit.stop();
        waiting.delete(id);
        resolve(exchange);
      };
      const one: Waiting = { query, end, seen: silence };
      const limit = afterTime(timeoutMs, () => end(one.seen));
      waiting.set(id, one);
      send(query.octets);
      return promise;
    },
    take(octets) {
      const one = octets.length < headerOctets ? undefined : waiting.get((octets[0] ?? 0) * 256 + (octets[1] ?? 0));
      if (one === undefined) return false;
      const read = readMessage(octets);
      if (!read.ok) return blame(one, trouble("malformed", read.error));
      const match = matchOf(read.value, one.query);
      if (match === "other") return blame(one, trouble("mismatch", "question"));
      if (match === "case") one.end(trouble("mismatch", "case"));
      else one.end({ kind: "message", message: read.value, octets: octets.length, age: 0 });
      return true;
    },
    failAll(why) {
      for (const one of waiting.values()) one.end(why);
    },
  };
}

/** A random id that none of those waiting has. */
function freeId(waiting: ReadonlyMap<number, unknown>, randomness: Randomness): number {
  let id = randomness.id();
  while (waiting.has(id)) id = (id + 1) % 65_536;
  return id;
}
