/** The jobs of the bot, with what they do. */
import type { Clock } from "pg-boss";
import type { Assessor } from "../assess/assessor.ts";
import type { Messenger } from "../slack/messenger.ts";
import type { OpenStore } from "../store/index.ts";
import { type AssessWords, assessWork } from "./assess-work.ts";
import type { Jobs } from "./jobs.ts";
import { type JobsLog, type JobsOptions, type Ticking, openJobs } from "./open-jobs.ts";
import type { WordsFor } from "./says.ts";
import { tellWork } from "./tell-work.ts";
import { tickingWith } from "./ticking.ts";
import { watchWork } from "./watch-work.ts";
import { assessWords, tellingWords } from "./words.ts";

export interface BotJobsOptions {
  store: OpenStore;
  assessor: Assessor;
  messenger: Messenger;
  now: () => Date;
  log: JobsLog;
  /** False: this process only hands work on. */
  works: boolean;
  /** Named by the operator: for reports. */
  resolver?: string;
  words?: { telling: WordsFor; assess: AssessWords };
  /** For tests. */
  clock?: Clock;
  pollSeconds?: number;
  superviseSeconds?: number;
  rules?: NonNullable<JobsOptions["rules"]>;
}

/** The jobs, and what only the clock starts. */
export function botJobs(options: BotJobsOptions): { jobs: Jobs; ticking: Ticking } {
  const { store, assessor, messenger, now, log, works, clock, pollSeconds, superviseSeconds, rules } = options;
  const words = options.words ?? { telling: tellingWords, assess: assessWords(options.resolver) };
  const later: Pick<Jobs, "send"> = { send: (queue, work, how) => jobs.send(queue, work, how) };
  const tell = tellWork({ store, messenger, words: words.telling, now, log });
  const handlers = {
    assess: assessWork({ assessor, store, messenger, words: words.assess, now, log }),
    watch: watchWork({ store, assessor, jobs: later, now }),
    tell,
  };
  const ticking = tickingWith({ store, jobs: later, tell, now });
  const jobs = openJobs({
    connection: store.boss,
    log,
    ...(works ? { work: { handlers, ticking } } : {}),
    ...(clock === undefined ? {} : { clock }),
    ...(pollSeconds === undefined ? {} : { pollSeconds }),
    ...(superviseSeconds === undefined ? {} : { superviseSeconds }),
    ...(rules === undefined ? {} : { rules }),
  });
  return { jobs, ticking };
}
