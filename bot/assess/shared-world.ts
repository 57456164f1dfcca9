/** What one process remembers of mail hosts for all domains that share them, over the `Io` of one assessment. */
import { createHash } from "node:crypto";
import type { Io, Measured } from "../../src/index.ts";
import { type Destinations, type Politeness, destinations } from "./destinations.ts";
import { type Remembered, remembered } from "./remembered.ts";

type Session = Awaited<ReturnType<Io["smtp"]>>;
type Revocation = Awaited<ReturnType<Io["revocation"]>>;

export interface SharedWorld {
  /**
   * `inner`, but a host that was visited within `maxAgeMs` is not visited again, and nobody is hurried. Where `maxAgeMs` is shorter
   * than what politeness asks for, politeness holds.
   */
  over(inner: Io, maxAgeMs: number): Io;
}

const minutes = 60_000;
const leastAgeMs = 30_000; // who presses "Re-check" again and again is no reason to visit again and again
export const sessionsForMs = 10 * minutes;
const revocationsForMs = 60 * minutes;
const maxSessions = 5_000;
const maxSessionOctets = 32 * 1_024 * 1_024; // as JSON: chains of certificates are most of it
const maxRevocations = 10_000;
const sizeOf = (session: Session): number => JSON.stringify(session).length;
const one = (): number => 1;

export function sharedWorld(politeness: Politeness, now: () => Date): SharedWorld {
  const sessions = remembered<Session>(
    { count: maxSessions, size: maxSessionOctets, sizeOf, isKept: ({ kind }) => kind === "measured" },
    now,
  );
  const revocations = remembered<Revocation>(
    { count: maxRevocations, size: maxRevocations, sizeOf: one, isKept: ({ kind }) => kind !== "not-checked" },
    now,
  );
  const visits = destinations(politeness);
  return {
    over: (inner, maxAgeMs) => ({
      ...inner,
      smtp: (host, address) => {
        const age = Math.max(leastAgeMs, Math.min(maxAgeMs, sessionsForMs));
        return visited(sessions, visits, { key: `${host} ${address}`, host, address, age }, () =>
          inner.smtp(host, address),
        );
      },
      async revocation(question) {
        const key = createHash("sha256").update(question.certificate).digest("base64");
        return (await revocations.get(key, Math.min(maxAgeMs, revocationsForMs), () => inner.revocation(question)))
          .value;
      },
    }),
  };
}

async function visited(
  sessions: Remembered<Session>,
  visits: Destinations,
  { key, host, address, age }: { key: string; host: string; address: string; age: number },
  ask: () => Promise<Session>,
): Promise<Session> {
  const turnedAway: Measured<never> = { kind: "not-measured", because: `too many wait to ask ${host} at ${address}` };
  const { value } = await sessions.get(key, age, async () => visits.visit(address, ask) ?? turnedAway);
  return value;
}
