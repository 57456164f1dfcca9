/** DNS over TCP and TLS: connections kept open, many questions at once on each, answers in any order (RFC 7766 §6.2). */
import type { Socket } from "node:net";
import type { Question } from "../../dns/resolver.ts";
import { type Carrier, type Exchange, type Patience, timeLeft } from "./carrier.ts";
import { framed, frames } from "./frames.ts";
import { outstanding } from "./outstanding.ts";
import type { Randomness } from "./randomness.ts";
import { closed, type Trouble, trouble, troubleOf } from "./trouble.ts";

const maxConnections = 4;
const fewQuestions = 64; // on a connection, before another one is opened
const maxQuestions = 1_024;
const maxRepeats = 2;
const idleMs = 10_000; // RFC 7766 §6.2.3
const maxStrays = 100; // messages that nobody waits for, such as late answers

interface Connection {
  ask(question: Question, timeoutMs: number): Promise<Exchange>;
  readonly questions: number;
  /** It has brought an answer. */
  readonly hasAnswered: boolean;
  readonly isUsable: boolean;
  end(why: Trouble): void;
}

/** `open` makes a socket that is connecting. */
export function stream(open: () => Socket, randomness: Randomness): Carrier {
  let connections: readonly Connection[] = [];
  let isClosed = false;
  const connection = (): Connection => {
    connections = connections.filter((one) => one.isUsable);
    const [least] = connections.toSorted((a, b) => a.questions - b.questions);
    if (least !== undefined && (least.questions < fewQuestions || connections.length >= maxConnections)) return least;
    const fresh = connect(open(), randomness);
    connections = [...connections, fresh];
    return fresh;
  };
  const exchange = async (question: Question, patience: Patience, repeats = maxRepeats): Promise<Exchange> => {
    if (isClosed) return closed;
    const one = connection();
    if (one.questions >= maxQuestions) return trouble("busy", `${maxQuestions} questions on one connection`);
    const brought = await one.ask(question, timeLeft(patience));
    // A server may close after any answer, and what crosses with that is asked anew (RFC 7766 §6.2.4).
    const hasCrossed = brought.kind === "failed" && brought.why === "refused-connection" && one.hasAnswered;
    return hasCrossed && repeats > 0 ? exchange(question, patience, repeats - 1) : brought;
  };
  return {
    exchange: (question, patience) => exchange(question, patience),
    close() {
      isClosed = true;
      for (const one of connections) one.end(closed);
    },
  };
}

function connect(socket: Socket, randomness: Randomness): Connection {
  const underway = outstanding("stream", randomness);
  let isUsable = true;
  let answers = 0;
  let strays = 0;
  const end = (why: Trouble): void => {
    isUsable = false;
    socket.destroy();
    underway.failAll(why);
  };
  const take = (message: Uint8Array): void => {
    if (underway.take(message)) answers++;
    else if (++strays > maxStrays) end(trouble("mismatch", `more than ${maxStrays} messages that answer nothing`));
  };
  socket.setNoDelay(true).setTimeout(idleMs).unref();
  socket.on("data", frames(take));
  socket.on("error", (error) => end(troubleOf(error)));
  socket.on("close", () => end(trouble("refused-connection", "closed")));
  socket.on("timeout", () => {
    if (underway.size === 0) end(closed);
  });
  return {
    async ask(question, timeoutMs) {
      const before = answers;
      const exchange = await underway.ask(question, timeoutMs, (octets) => socket.write(framed(octets)));
      const isDead = exchange.kind === "failed" && exchange.why === "timeout" && answers === before;
      if (isDead) isUsable = false;
      if (!isUsable && underway.size === 0) end(closed);
      return exchange;
    },
    get questions() {
      return underway.size;
    },
    get hasAnswered() {
      return answers > 0;
    },
    get isUsable() {
      return isUsable;
    },
    end,
  };
}
