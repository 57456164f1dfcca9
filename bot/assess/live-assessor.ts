/** Assessments of the world as it is now, for many who ask at once: bounded, polite, and each domain once. */
import {
  type DomainName,
  compareLooks,
  type Evidence,
  type Io,
  type OutboundObservation,
  lookAt,
  recordedIo,
  replayedIo,
  version,
  withinBudget,
} from "../../src/index.ts";
import { type LiveIoOptions, liveIo, withinTime } from "../../src/live.ts";
import type { TenantId } from "../model.ts";
import type { Store } from "../store/store.ts";
import type { Assessed, Asked, AssessOptions, Assessor } from "./assessor.ts";
import { type Politeness, usualPoliteness } from "./destinations.ts";
import { progressOver, type Reports } from "./progress.ts";
import { remembered } from "./remembered.ts";
import type { ResolverRole, Resolvers } from "./resolvers.ts";
import { sessionsForMs, type SharedWorld, sharedWorld } from "./shared-world.ts";
import { turns } from "./turns.ts";

export interface LiveAssessorOptions {
  resolvers: Resolvers;
  now: () => Date;
  ehloName: string;
  vantage?: string;
  /** Whether MX hosts are asked. */
  smtp: boolean;
  /** For one assessment. */
  seconds: number;
  /** Assessments at once; the others wait. */
  atOnce: number;
  /** Of one tenant, in an hour. */
  anHour: number;
  take: Store["take"];
  /** The newest message of a tenant's own tests: it counts for that tenant alone. */
  observed?: Store["outbound"]["observed"];
  politeness?: Politeness;
  /** For a rehearsal: where connections really go, and whom its hosts are certified by. */
  rehearsal?: Pick<LiveIoOptions, "route" | "roots" | "allowPrivate">;
  watch?: AssessorWatch;
}

/** Told what happens, for metrics. */
export interface AssessorWatch {
  assessed: (how: "assessed" | "remembered" | "limited") => void;
  took: (seconds: number) => void;
  visited: (seconds: number) => void;
  answered: (outcome: string) => void;
  /** Whether MX hosts were reached at all: `blocked-probably` means that port 25 is closed on our side. */
  reached: (egress: Assessed["report"]["egress"]) => void;
}

const hourMs = 3_600_000;
const maxQuestions = 50_000;
const maxRemembered = 500;
const maxRememberedOctets = 64 * 1_024 * 1_024; // as JSON; in memory it is about three times that

interface Run extends Reports {
  domain: DomainName;
  role: ResolverRole;
  sessionsMaxAgeMs: number;
  observed?: OutboundObservation;
}

export function liveAssessor(options: LiveAssessorOptions): Assessor {
  const { now, take, anHour, watch } = options;
  const world = sharedWorld(options.politeness ?? usualPoliteness, now);
  const turn = turns(options.atOnce);
  const known = remembered<Assessed>(
    { count: maxRemembered, size: maxRememberedOctets, sizeOf: ({ evidence }) => JSON.stringify(evidence).length },
    now,
  );
  const listeners = new Map<string, Set<NonNullable<AssessOptions["progress"]>>>();
  const run = (tenant: TenantId, key: string, wanted: Omit<Run, "report">): Promise<Assessed> =>
    turn(
      () =>
        assessed(
          { ...wanted, report: (progress) => listeners.get(key)?.forEach((tell) => tell(progress)) },
          options,
          world,
        ),
      tenant,
    );

  async function asked(tenant: TenantId, domain: DomainName, wanted: AssessOptions): Promise<Asked> {
    const { source = "command", maxAgeMs, progress } = wanted;
    const role: ResolverRole = source === "confirmation" ? "second" : "first";
    const seen = await options.observed?.(tenant, domain);
    const key = seen === undefined ? `${role} ${domain}` : `${role} ${domain} ${tenant} ${seen.id}`;
    const isFree = known.peek(key, maxAgeMs) !== undefined || known.isAsked(key);
    if (!isFree && (source === "command" || source === "re-check")) {
      const taken = await take(`assess ${tenant}`, 1, { size: anHour, perMs: hourMs }, now());
      if (!taken.ok) return { kind: "limited", retryAfterMs: taken.retryAfterMs };
    }
    const stop = listen(listeners, key, progress);
    try {
      const sessionsMaxAgeMs = source === "command" || source === "watch" ? sessionsForMs : 0;
      const { value, isRemembered } = await known.get(key, maxAgeMs, () =>
        run(tenant, key, {
          domain,
          role,
          sessionsMaxAgeMs,
          ...(seen === undefined ? {} : { observed: seen.observation }),
        }),
      );
      return { kind: "assessed", assessed: value, isRemembered };
    } finally {
      stop();
    }
  }

  return {
    async assess(tenant, domain, wanted) {
      wanted.signal?.throwIfAborted();
      const told = await orAborted(asked(tenant, domain, wanted), wanted.signal);
      watch?.assessed(told.kind === "limited" ? "limited" : told.isRemembered ? "remembered" : "assessed");
      return told;
    },
    replay: (evidence: Evidence) => {
      const [domain] = evidence.domains;
      if (domain === undefined) throw new RangeError("evidence of no domain");
      return lookAt(domain, replayedIo(evidence), evidence.vantage);
    },
    compare: (before, after) => compareLooks(before, after),
  };
}

async function assessed(
  { domain, role, sessionsMaxAgeMs, observed, report }: Run,
  options: LiveAssessorOptions,
  world: SharedWorld,
): Promise<Assessed> {
  const { now, vantage, seconds, watch } = options;
  const begin = performance.now();
  const { expired, stop } = timer(seconds);
  const time = `within ${seconds} seconds`;
  try {
    const first = withinBudget(await options.resolvers.of(role), { questions: maxQuestions, expired, time });
    const live = world.over(measuredIo(liveIo(ioOptions(options, first)), watch), sessionsMaxAgeMs);
    const { io, evidence } = recordedIo(withinTime(progressOver(live, report), expired, time));
    const look = await lookAt(domain, io, vantage);
    const tookMs = Math.round(performance.now() - begin);
    watch?.took(tookMs / 1_000);
    watch?.reached(look.report.egress);
    const head = { domains: [domain], ...(vantage === undefined ? {} : { vantage }) };
    return { ...look, evidence: evidence(head), ruleset: version, tookMs };
  } finally {
    stop();
  }

  function ioOptions(
    { ehloName, smtp, rehearsal }: LiveAssessorOptions,
    resolver: LiveIoOptions["resolver"],
  ): LiveIoOptions {
    const messages = observed === undefined ? {} : { observed: (of: DomainName) => (of === domain ? [observed] : []) };
    return { resolver, now: now(), ehloName, smtp, injection: true, ...messages, ...rehearsal };
  }
}

/** Tells how long visits take, and what questions of DNS led to. */
function measuredIo(io: Io, watch: AssessorWatch | undefined): Io {
  if (watch === undefined) return io;
  return {
    ...io,
    resolver: {
      async query(owner, type) {
        const answer = await io.resolver.query(owner, type);
        watch.answered(answer.outcome.kind);
        return answer;
      },
    },
    async smtp(host, address) {
      const begin = performance.now();
      const session = await io.smtp(host, address);
      watch.visited((performance.now() - begin) / 1_000);
      return session;
    },
  };
}

function listen<T>(listeners: Map<string, Set<T>>, key: string, one: T | undefined): () => void {
  if (one === undefined) return () => {};
  const all = listeners.get(key) ?? new Set<T>();
  listeners.set(key, all.add(one));
  return () => {
    all.delete(one);
    if (all.size === 0) listeners.delete(key);
  };
}

/** What is under way goes on for others; who does not want it any more does not wait. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (signal === undefined) return work;
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = (): void => reject(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

function timer(seconds: number): { expired: Promise<void>; stop: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const handle = setTimeout(resolve, seconds * 1_000);
  return { expired: promise, stop: () => clearTimeout(handle) };
}
