/** What the bot may ask of the core: an assessment of the world as it is now, and of the world as it was. */
import type { Change, DomainName, Evaluation, Evidence, Look } from "../../src/index.ts";
import type { AssessmentSource, TenantId } from "../model.ts";

export interface Assessed extends Look {
  evidence: Evidence;
  ruleset: string;
  tookMs: number;
}

/** One host that was asked, for progress. */
export interface Progress {
  asked: number;
  answered: number;
  /** Hosts of which nothing came back yet. */
  waitingFor: readonly string[];
}

export interface AssessOptions {
  /**
   * For whom it is; without it, a command. Looks of watches and their confirmations are bounded by the number of watches, not by
   * the hour, and a confirmation asks another resolver where two are configured, and every MX host anew.
   */
  source?: AssessmentSource;
  /** Milliseconds since which a remembered assessment may be; 0 asks anew. */
  maxAgeMs: number;
  /** Told now and then while hosts are asked. */
  progress?: (progress: Progress) => void;
  signal?: AbortSignal;
}

export type Asked =
  | { kind: "assessed"; assessed: Assessed; isRemembered: boolean }
  /** Too many for this tenant; nothing was asked. */
  | { kind: "limited"; retryAfterMs: number };

export interface Assessor {
  /** Equal domains asked for at the same time are assessed once. Never throws for what the world does. */
  assess(tenant: TenantId, domain: DomainName, options: AssessOptions): Promise<Asked>;
  /** Evidence judged again by today's rules: the same report, byte for byte, where the rules are the same. */
  replay(evidence: Evidence): Promise<Look>;
  /** What changed between two looks, both judged by today's rules, worst first. Pure. */
  compare(before: Evaluation, after: Evaluation): readonly Change[];
}
