/** Work that is done later, or elsewhere, and survives the process that asked for it. */
import type { DomainName } from "../../src/index.ts";
import type { TenantId } from "../model.ts";

/** Where the answer to a command goes: five uses in thirty minutes, then `chat.postMessage`. */
export interface ReplyTo {
  tenant: TenantId;
  channel: string;
  user: string;
  responseUrl?: string;
  /** ISO 8601: when the response URL ends. */
  until: string;
  /** How often it was used. */
  uses: number;
}

export type Work = {
  /** Assess domains for a command or a button, and answer. `key` makes retries of Slack one. */
  assess: { key: string; domains: readonly DomainName[]; fresh: boolean; compare: boolean; reply: ReplyTo };
  /** Look at one watched domain. */
  watch: { watch: string; tenant: TenantId };
  /** Send what waits in the outbox. */
  tell: { place: string };
};
export type Queue = keyof Work;

export interface Jobs {
  /** Two of one key that wait are one. */
  send<Q extends Queue>(queue: Q, work: Work[Q], options?: { key?: string; startAfter?: Date }): Promise<void>;
  start(): Promise<void>;
  /** Takes no more, waits for what is running, gives back what does not end in time. */
  stop(timeoutMs: number): Promise<void>;
  /** For /readyz and /metrics. */
  depth(): Promise<readonly { queue: string; ready: number; oldestSeconds: number }[]>;
}

export type Handlers = { [Q in Queue]: (work: Work[Q], signal: AbortSignal) => Promise<void> };
