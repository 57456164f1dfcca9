/** Which server is asked when, and how often, until one answers or time is over. */
import type { NoMessage } from "../../dns/message.ts";
import type { Question } from "../../dns/resolver.ts";
import type { Sent } from "../dns.ts";
import type { Arrived, Exchange } from "./carrier.ts";
import { type Ability, isAnswer, type KnownServer, outcomeOf, tryServer } from "./known-server.ts";
import { type Trouble, trouble } from "./trouble.ts";

export type Fetched = (Arrived & { server: string }) | NoMessage;

export interface Budget {
  timeoutMs: number;
  /** Told of each question that went out, when it is over. */
  note: (sent: Sent) => void;
  /** Of a question that goes out now; see `Sent`. */
  round: () => number;
}

const maxTurns = 8; // with the patience doubled each time, time is over before

/**
 * Turn by turn: each server after the other, with twice the patience in each turn. A server that is silent is asked again, one
 * that fails otherwise once more, one that answers with SERVFAIL or the like no more. Where nobody does better, that message
 * is what there is (it may say why, RFC 8914).
 */
export async function askServers(question: Question, known: readonly KnownServer[], budget: Budget): Promise<Fetched> {
  const until = performance.now() + budget.timeoutMs;
  const asked: string[] = [];
  let excuse: Fetched | undefined;
  let last: Trouble = trouble("no-servers", "no servers");
  let candidates = inOrder(known);
  for (let turn = 0; candidates.length > 0 && excuse === undefined && turn < maxTurns; turn++) {
    const silent: KnownServer[] = [];
    for (const one of candidates) {
      if (performance.now() >= until) return excuse ?? { ...last, servers: asked };
      const patience = { timeoutMs: one.health.timeoutMs() * 2 ** turn, until };
      const round = budget.round();
      const { exchange, ms } = await tryServer(one, question, patience);
      budget.note({ ...sentTo(one, question, exchange), ms, round, isRetry: asked.length > 0 });
      asked.push(one.server.url);
      if (exchange.kind === "message" && isAnswer(exchange)) return { ...exchange, server: one.server.url };
      if (exchange.kind === "message") excuse ??= { ...exchange, server: one.server.url };
      else last = exchange;
      if (exchange.kind === "failed" && (exchange.why === "timeout" || turn === 0)) silent.push(one);
    }
    candidates = silent;
  }
  return excuse ?? { ...last, servers: asked };
}

/** Those that pass DNSSEC on, then those not known to, as they were given; those that failed of late behind; those that strip only where all do. */
function inOrder(known: readonly KnownServer[]): readonly KnownServer[] {
  const [first] = known;
  if (first !== undefined && known.length === 1) return known;
  const like = (wanted: Ability): readonly KnownServer[] => known.filter(({ ability }) => ability === wanted);
  const capable = [...like("dnssec"), ...like("unknown")];
  const usable = capable.length > 0 ? capable : known;
  const ailing = usable.filter((one) => one.health.isAiling());
  return ailing.length === 0 ? usable : [...usable.filter((one) => !ailing.includes(one)), ...ailing];
}

function sentTo(
  { server }: KnownServer,
  { owner, type }: Question,
  exchange: Exchange,
): Omit<Sent, "ms" | "round" | "isRetry"> {
  return {
    owner,
    type,
    server: server.url,
    transport: exchange.isOverTcp === true ? "tcp" : server.transport,
    outcome: outcomeOf(exchange),
  };
}
