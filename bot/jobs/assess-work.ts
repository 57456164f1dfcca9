/** Assesses what a command or a button asked for, and answers the person. */
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { DomainName } from "../../src/index.ts";
import type { Asked, Assessed, Assessor, Progress } from "../assess/assessor.ts";
import { type Entry, scoresOf } from "../model.ts";
import type { Delivery, Messenger, SlackMessage } from "../slack/messenger.ts";
import type { Store } from "../store/store.ts";
import type { Handlers, ReplyTo, Work } from "./jobs.ts";
import type { JobsLog } from "./open-jobs.ts";

/** One domain with its line in the history, and the one before that. */
export interface Done {
  kind: "assessed";
  domain: DomainName;
  assessed: Assessed;
  entry: Omit<Entry, "hasEvidence">;
  before?: Entry;
  isRemembered: boolean;
}

export type Outcome =
  | Done
  | { kind: "limited"; domain: DomainName; retryAfterMs: number }
  | { kind: "failed"; domain: DomainName; id: string };

export interface AssessWords {
  progress(domains: readonly DomainName[], progress: Progress): SlackMessage;
  one(outcome: Outcome): SlackMessage;
  several(outcomes: readonly Outcome[]): SlackMessage;
  compared(one: Done, other: Done): SlackMessage;
  /** `id` stands in the log as well. */
  failed(id: string): SlackMessage;
}

export interface AssessWork {
  assessor: Pick<Assessor, "assess">;
  store: Pick<Store, "history">;
  messenger: Pick<Messenger, "reply">;
  words: AssessWords;
  now: () => Date;
  log: JobsLog;
  newId?: () => string;
  /** Milliseconds after which what has not been assessed is told as such: before the queue takes the work back. */
  patienceMs?: number;
}

const maxDomains = 10;
const usualPatienceMs = 150_000; // of the 300 s of the queue; Slack may need the rest

/** A fault is told with its id, so that nobody waits for an answer; the work of a process that stops is done by another. */
export function assessWork(given: AssessWork): Handlers["assess"] {
  return async (work, signal) => {
    const domains = [...new Set(work.domains)].slice(0, maxDomains);
    const reports = reporting(work.reply, domains, { ...given, signal });
    const late = AbortSignal.any([signal, AbortSignal.timeout(given.patienceMs ?? usualPatienceMs)]);
    try {
      const assessing = { signal, late, reports, given };
      const outcomes = await Promise.all(domains.map((domain) => assessOne(domain, work, assessing)));
      if (signal.aborted) throw new Error("stopped before the answer");
      await reports.end(answerOf(outcomes, work.compare, given.words));
    } catch (error) {
      if (signal.aborted) throw error;
      await reports.end(given.words.failed(logged(error, work.reply, given)));
    }
  };
}

function logged(error: unknown, { tenant }: ReplyTo, { log }: AssessWork): string {
  const id = randomBytes(4).toString("hex");
  log.error({ id, tenant, err: error }, "an assessment failed");
  return id;
}

function answerOf(outcomes: readonly Outcome[], isComparison: boolean, words: AssessWords): SlackMessage {
  const [one, other] = outcomes;
  if (one !== undefined && other === undefined) return words.one(one);
  if (isComparison && one?.kind === "assessed" && other?.kind === "assessed") return words.compared(one, other);
  return words.several(outcomes);
}

interface Assessing {
  signal: AbortSignal;
  late: AbortSignal;
  reports: Reporting;
  given: AssessWork;
}

const rememberedMs = 15 * 60_000;

/** A fault with one of several leaves the others as they are. */
async function assessOne(
  domain: DomainName,
  work: Work["assess"],
  { signal, late, reports, given }: Assessing,
): Promise<Outcome> {
  const { tenant } = work.reply;
  const source = work.fresh ? "re-check" : "command";
  const maxAgeMs = work.fresh ? 0 : rememberedMs;
  const progress = (of: Progress): void => reports.progress(domain, of);
  try {
    const asked = await given.assessor.assess(tenant, domain, { source, maxAgeMs, progress, signal: late });
    if (asked.kind === "limited") return { domain, ...asked };
    return await kept(asked, { domain, work, source }, given);
  } catch (error) {
    if (signal.aborted) throw error;
    return { kind: "failed", domain, id: logged(error, work.reply, given) };
  }
}

interface About {
  domain: DomainName;
  work: Work["assess"];
  source: "re-check" | "command";
}

/** What is remembered may be another tenant's: each has a history of its own, with each look once. */
async function kept(
  { assessed, isRemembered }: Extract<Asked, { kind: "assessed" }>,
  { domain, work, source }: About,
  { store, newId = randomUUID }: AssessWork,
): Promise<Done> {
  const { tenant, user } = work.reply;
  const { report, ruleset, tookMs, evidence } = assessed;
  const at = new Date(report.at);
  const recent = await store.history.of(tenant, domain, { limit: 5 });
  const known = isRemembered ? recent.find((one) => one.at.getTime() === at.getTime()) : undefined;
  const scores = scoresOf(report.domains[0].assessment);
  const entry = known ?? { id: newId(), tenant, domain, at, ruleset, source, user, scores, tookMs };
  if (known === undefined) await store.history.add(entry, evidence);
  const before = recent.find((one) => one.id !== entry.id && one.at < at);
  return { kind: "assessed", domain, assessed, entry, isRemembered, ...(before === undefined ? {} : { before }) };
}

interface Reporting {
  progress(domain: DomainName, progress: Progress): void;
  /** Waits for the update that is on its way. */
  end(message: SlackMessage): Promise<void>;
}

/** Of an answer that Slack does not take now: for as long somebody may still wait for it. */
const maxAttempts = 4;
const longestPauseMs = 30_000;
const maxUpdates = 3;
const keptUses = 2; // of five: the answer, and an error
/** Milliseconds after the beginning: what takes less needs no update. */
const updateAt = [3_000, 8_000, 20_000];

/** Updates only by the response URL, which replaces what it said; one at a time, and none after the answer. */
function reporting(
  reply: ReplyTo,
  domains: readonly DomainName[],
  { messenger, words, now, log, signal }: AssessWork & { signal: AbortSignal },
): Reporting {
  const begun = now().getTime();
  const known = new Map<DomainName, Progress>();
  let [to, updates, isOver] = [reply, 0, false];
  let sending = Promise.resolve();
  const say = async (message: SlackMessage): Promise<Delivery> => {
    const replied = await messenger.reply(to, message, { replace: true });
    to = replied.to;
    const { delivery } = replied;
    if (delivery.kind !== "delivered")
      log.warn({ tenant: to.tenant, because: delivery.because }, "an answer was not delivered");
    return delivery;
  };
  const update = async (): Promise<void> => {
    if (isOver) return;
    try {
      await say(words.progress(domains, sumOf([...known.values()])));
    } catch (error) {
      log.warn({ err: error }, "an update was not delivered");
    }
  };
  return {
    progress(domain, progress) {
      known.set(domain, progress);
      const isDue = now().getTime() - begun >= (updateAt[updates] ?? Infinity);
      if (isOver || !isDue || updates >= maxUpdates || to.responseUrl === undefined || to.uses >= 5 - keptUses) return;
      updates += 1;
      sending = sending.then(update);
    },
    async end(message) {
      isOver = true;
      await sending;
      for (let attempt = 1; ; attempt++) {
        const delivery = await say(message);
        if (delivery.kind !== "later" || attempt >= maxAttempts) return;
        await sleep(Math.min(delivery.retryAfterMs, longestPauseMs), undefined, { signal });
      }
    },
  };
}

function sumOf(all: readonly Progress[]): Progress {
  return {
    asked: all.reduce((sum, { asked }) => sum + asked, 0),
    answered: all.reduce((sum, { answered }) => sum + answered, 0),
    waitingFor: [...new Set(all.flatMap(({ waitingFor }) => waitingFor))],
  };
}
