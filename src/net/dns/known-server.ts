/** A server, the way to it, and what is known of it. */
import { type Message, rcodes } from "../../dns/message.ts";
import type { Question } from "../../dns/resolver.ts";
import { type Arrived, type Carrier, type Exchange, type Patience } from "./carrier.ts";
import type { Health } from "./health.ts";
import type { Server } from "./server.ts";
import { trouble } from "./trouble.ts";

export interface KnownServer {
  server: Server;
  carrier: Carrier;
  health: Health;
  ability: Ability;
}

/** Whether it passes the records of DNSSEC on, or keeps them back; `unknown` until it has answered a probe. */
export type Ability = "dnssec" | "strips" | "unknown";

/** One try with one server, which is measured by it. */
export async function tryServer(
  { server, carrier, health }: KnownServer,
  question: Question,
  patience: Patience,
): Promise<{ exchange: Exchange; ms: number }> {
  const start = performance.now();
  const brought = await carrier.exchange(question, patience);
  const ms = performance.now() - start;
  const isCutOff = brought.kind === "message" && brought.message.isTruncated;
  const exchange = isCutOff ? trouble("truncated", `truncated over ${server.transport}`) : brought;
  if (exchange.kind === "message") health.answered(ms);
  else health.failed();
  return { exchange, ms };
}

/** An answer or a denial, and no excuse. */
export function isAnswer({ message: { rcode } }: Arrived): boolean {
  return rcode === rcodes.NOERROR || rcode === rcodes.NXDOMAIN;
}

/** The RCODE's name, or why there is no message. */
export function outcomeOf(exchange: Exchange): string {
  return exchange.kind === "failed" ? exchange.why : rcodeName(exchange.message);
}

const rcodeNames: ReadonlyMap<number, string> = new Map(Object.entries(rcodes).map(([name, rcode]) => [rcode, name]));

export function rcodeName({ rcode }: Message): string {
  return rcodeNames.get(rcode) ?? `RCODE${rcode}`;
}
