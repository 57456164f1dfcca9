/** How a server has been doing: how long to wait for it, and whether to ask it last. */
import type { Transport } from "./server.ts";

export interface Health {
  /** Milliseconds (RFC 6298 §2), without what the question has waited so far. */
  timeoutMs(): number;
  answered(ms: number): void;
  failed(): void;
  /** Has it failed a moment ago? Then it is asked last. */
  isAiling(): boolean;
}

/** UDP loses, and the question has to be sent again; below it, TCP does that, and a time-out only finds dead servers. */
const waits: Record<Transport, { first: number; least: number }> = {
  udp: { first: 1_500, least: 400 },
  tcp: { first: 3_000, least: 2_000 },
  tls: { first: 3_000, least: 2_000 },
  https: { first: 3_000, least: 2_000 },
};
const mostMs = 6_000;
const mostAilingSeconds = 64;

/** `firstMs` is how long to wait while nothing has been measured. */
export function health(transport: Transport, now: () => Date, firstMs?: number): Health {
  const first = firstMs ?? waits[transport].first;
  const least = Math.min(first, waits[transport].least);
  let smoothed: number | undefined; // SRTT
  let variation = 0; // RTTVAR
  let failures = 0;
  let ailingUntil = 0;
  const isAiling = (): boolean => now().getTime() < ailingUntil;
  return {
    isAiling,
    timeoutMs() {
      if (smoothed === undefined) return first;
      return Math.min(Math.max(least, granular(smoothed + 4 * variation)), mostMs);
    },
    answered(ms) {
      failures = 0;
      ailingUntil = 0;
      variation = smoothed === undefined ? ms / 2 : 0.75 * variation + 0.25 * Math.abs(smoothed - ms);
      smoothed = smoothed === undefined ? ms : 0.875 * smoothed + 0.125 * ms;
    },
    /** Many questions may fail of one outage: it counts once until the server's time is over. */
    failed() {
      if (isAiling()) return;
      failures++;
      ailingUntil = now().getTime() + 1_000 * Math.min(2 ** failures, mostAilingSeconds);
    },
  };
}

/** To 100 ms: timers of equal length are cheap. */
const granular = (ms: number): number => Math.ceil(ms / 100) * 100;
