/** A world as the network shows it: every name is known, and nobody lists names. */
import type { Io } from "../../src/io.ts";
import type { Answer } from "../../src/dns/resolver.ts";
import { type Told, world } from "../support/world.ts";

/** As `world`; what no zone has does not exist. Answers for `bogus` owners cannot be believed. */
export function liveWorld(text: string, told: Partial<Told> & { bogus?: readonly string[] } = {}): Io {
  const { bogus = [], ...rest } = told;
  const io = world(text, rest);
  return {
    ...io,
    resolver: {
      async query(owner, type) {
        const answer = await io.resolver.query(owner, type);
        return bogus.includes(owner) ? bogusOf(answer) : liveOf(answer);
      },
    },
    namesBelow: () => ({ kind: "not-measured", because: "the network lists no names" }),
  };
}

function liveOf(answer: Answer): Answer {
  const { outcome } = answer;
  const security = answer.security === "indeterminate" ? "insecure" : answer.security;
  return { ...answer, outcome: outcome.kind === "unknown" ? { kind: "nxdomain" } : outcome, security, source: "live" };
}

function bogusOf(answer: Answer): Answer {
  const because = { code: "signature-expired" } as const;
  const outcome = { kind: "failed", why: "a signature has expired" } as const;
  return { ...answer, outcome, security: "bogus", because, source: "live" };
}

/** Answers what is asked at the same time together, and counts how often it did: the longest chain of dependent questions. */
export function inRounds(io: Io): Io & { rounds(): number } {
  let rounds = 0;
  let waiting: (() => void)[] = [];
  const answerAll = (): void => {
    rounds++;
    const asked = waiting;
    waiting = [];
    for (const answer of asked) answer();
  };
  const inNextRound = (): Promise<void> =>
    new Promise((resolve) => {
      if (waiting.length === 0) setImmediate(answerAll);
      waiting.push(resolve);
    });
  const resolver: Io["resolver"] = {
    async query(owner, type) {
      await inNextRound();
      return io.resolver.query(owner, type);
    },
  };
  return { ...io, resolver, rounds: () => rounds };
}
