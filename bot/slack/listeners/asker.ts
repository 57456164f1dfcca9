/** Who asks, where, and what the listeners need to answer. */
import type { View } from "@slack/types";
import { randomBytes } from "node:crypto";
import type { Assessor } from "../../assess/assessor.ts";
import type { Jobs, ReplyTo } from "../../jobs/jobs.ts";
import type { Limits, TenantId } from "../../model.ts";
import type { Log } from "../../operation/log.ts";
import type { Store } from "../../store/store.ts";
import type { Tokens } from "../install/tokens.ts";
import type { Messenger, SlackMessage } from "../messenger.ts";
import type { Notice, Shown } from "../shown.ts";

export interface Dependencies {
  store: Store;
  jobs: Pick<Jobs, "send">;
  messenger: Messenger;
  assessor: Pick<Assessor, "replay" | "compare">;
  tokens: Tokens;
  shown: Shown;
  slack: SlackCalls;
  limits: Limits;
  /** A new address for one message, and the id of its test; absent where outbound tests are not offered. */
  newAddress?: () => { address: string; id: string };
  now: () => Date;
  log: Pick<Log, "info" | "warn" | "error">;
}

/** What listeners ask of Slack beside messages. */
export interface SlackCalls {
  /** The id and hash of the view. */
  openView(tenant: TenantId, triggerId: string, view: View): Promise<{ id: string; hash: string }>;
  updateView(tenant: TenantId, opened: { id: string; hash: string }, view: View): Promise<void>;
  publishHome(tenant: TenantId, user: string, view: View): Promise<void>;
  /** False too where Slack does not say: without the scope `users:read`. */
  isAdministrator(tenant: TenantId, user: string): Promise<boolean>;
  /** A file in a direct message; the reason where that is refused. */
  sendFile(
    tenant: TenantId,
    user: string,
    file: { name: string; title: string; content: Buffer; says: string },
  ): Promise<{ ok: true } | { ok: false; because: string }>;
  /** Whether the tokens that are kept still serve. */
  isTokenGood(tenant: TenantId): Promise<boolean>;
}

export interface Asker {
  tenant: TenantId;
  user: string;
  /** The id of the channel it was asked in, or of the user: a direct message. */
  channel: string;
  responseUrl?: string;
  /** The same in every retry of Slack. */
  key: string;
  triggerId?: string;
  /** The message on which a button was pressed, or the one in whose thread it stands. */
  threadTs?: string;
  /** The button stood in a message that others see too. */
  isPublic?: boolean;
}

const responseUrlMs = 30 * 60_000;

export function replyTo({ tenant, channel, user, responseUrl }: Asker, now: Date): ReplyTo {
  const until = new Date(now.getTime() + responseUrlMs).toISOString();
  return { tenant, channel, user, until, uses: 0, ...(responseUrl === undefined ? {} : { responseUrl }) };
}

/** To the asker alone. */
export async function answer(deps: Dependencies, asker: Asker, message: SlackMessage, replace = false): Promise<void> {
  await answerFirst(deps, asker, message, replace);
}

/** The same; where the next answer goes, with the uses counted. */
export async function answerFirst(
  { messenger, log, now }: Dependencies,
  asker: Asker,
  message: SlackMessage,
  replace: boolean,
): Promise<ReplyTo> {
  const { delivery, to } = await messenger.reply(replyTo(asker, now()), message, { replace });
  if (delivery.kind !== "delivered")
    log.warn({ tenant: asker.tenant, because: delivery.because }, "an answer was not delivered");
  return to;
}

/** Whatever goes wrong is logged and told under one id. */
export async function guarded(deps: Dependencies, asker: Asker, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const id = failed(deps, error, { tenant: asker.tenant });
    const told = answer(deps, asker, deps.shown.notice({ kind: "error", cause: causeOf(error), id }));
    await told.catch((second: unknown) => failed(deps, second, { after: id }));
  }
}

/** Logs it; the id under which it is found. */
export function failed({ log }: Pick<Dependencies, "log">, error: unknown, about: object = {}): string {
  const id = randomBytes(4).toString("hex");
  log.error({ ...about, id, err: error }, "a listener failed");
  return id;
}

type Cause = Extract<Notice, { kind: "error" }>["cause"];

function causeOf(error: unknown): Cause {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code.startsWith("slack_webapi_")) return "slack";
  if (error instanceof Error && error.name === "TimeoutError") return "timeout";
  return /^(?:[\dA-Z]{5}|ECONN[A-Z]+|ETIMEDOUT|EPIPE)$/.test(code) ? "store" : "internal";
}
