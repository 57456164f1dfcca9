/** Messages over Slack's Web API and response URLs. What Slack refuses is an answer, not an error. */
import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
  type WebClient,
} from "@slack/web-api";
import type { ReplyTo } from "../jobs/jobs.ts";
import type { KnownBlock } from "@slack/types";
import type { TenantId } from "../model.ts";
import type { Store } from "../store/store.ts";
import { ladder } from "./blocks/ladder.ts";
import { type Clients, posted, quiet } from "./clients.ts";
import type { Installed, Tokens } from "./install/tokens.ts";
import type { Delivery, Messenger, SlackMessage } from "./messenger.ts";

export interface LiveMessengerOptions {
  tokens: Pick<Tokens, "of" | "forget">;
  store: Pick<Store, "cannotShow" | "setCannotShow">;
  clients: Clients;
  now: () => Date;
  /** Of response URLs. */
  fetch?: typeof fetch;
}

const replyUses = 5;
const requestMs = 10_000;
const dayMs = 86_400_000;
const laterMs = 30_000;

export function liveMessenger(options: LiveMessengerOptions): Messenger {
  const direct = directly(options);
  return {
    post: async (place, message, { threadTs } = {}) =>
      await direct(
        place.tenant,
        message,
        async (client, form) =>
          await posted(client, {
            channel: place.channel,
            ...form,
            ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
          }),
      ),
    update: async (place, ts, message) =>
      await direct(
        place.tenant,
        message,
        async (client, form) => await client.chat.update({ channel: place.channel, ts, ...form }),
      ),
    async reply(to, message, how) {
      const { delivery, uses } = await byUrl(options, to, message, how);
      const counted = { ...to, uses };
      if (delivery !== undefined) return { delivery, to: counted };
      return { delivery: await toPerson(direct, to, message), to: counted };
    },
  };
}

interface Form {
  text: string;
  blocks: KnownBlock[];
}
type Call = (client: WebClient, form: Form) => Promise<{ ts?: string }>;
type Direct = (tenant: TenantId, message: SlackMessage, call: Call) => Promise<Delivery>;

function directly(options: LiveMessengerOptions): Direct {
  const { tokens, clients } = options;
  const sendAs = async (installed: Installed, message: SlackMessage, call: Call): Promise<Delivery> =>
    await downTheLadder(
      options,
      installed.tenant,
      message,
      async (form) => await called(clients(installed), call, form),
    );
  return async (tenant, message, call) => {
    const known = await tokens.of(tenant);
    const delivery = known === undefined ? notInstalled : await sendAs(known, message, call);
    if (known === undefined || delivery.kind === "delivered" || !isAboutTenant(delivery.because)) return delivery;
    tokens.forget(tenant); // another process may have installed it anew, or renewed its token, since
    const latest = await tokens.of(tenant);
    if (latest === undefined) return notInstalled;
    return latest.token === known.token ? delivery : await sendAs(latest, message, call);
  };
}

const notInstalled: Delivery = { kind: "refused", because: "not_installed" };

async function called(client: WebClient, call: Call, form: Form): Promise<Delivery> {
  try {
    const { ts } = await call(client, form);
    return { kind: "delivered", ...(ts === undefined ? {} : { ts }) };
  } catch (error) {
    return deliveryOf(error);
  }
}

/** From what looks best to what is always shown. Which step a tenant can show is remembered for a day. */
async function downTheLadder(
  { store, now }: LiveMessengerOptions,
  tenant: TenantId,
  message: SlackMessage,
  send: (form: Form) => Promise<Delivery>,
): Promise<Delivery> {
  const steps = ladder(message);
  const hasNew = message.blocks.some(({ type }) => newBlocks.has(type));
  const isLimited = hasNew && (await store.cannotShow(tenant, now()));
  let delivery: Delivery = { kind: "refused", because: "nothing to send" };
  for (const [index, step] of steps.entries()) {
    if (index === 0 && isLimited) continue;
    delivery = await send({ text: step.text, blocks: wire(step) });
    if (delivery.kind !== "refused" || !isAboutForm(delivery.because)) return delivery;
    if (index === 0 && hasNew && delivery.because.startsWith("invalid_blocks"))
      await store.setCannotShow(tenant, new Date(now().getTime() + dayMs));
  }
  return delivery;
}

const newBlocks: ReadonlySet<string> = new Set(["table", "data_table", "data_visualization"]);
const formErrors: ReadonlySet<string> = new Set([
  "invalid_blocks",
  "invalid_blocks_format",
  "msg_blocks_too_long",
  "msg_too_long",
]);

function isAboutForm(because: string): boolean {
  return formErrors.has(because);
}

/** `data_visualization` and `data_table` are not in @slack/types 3.2, which the client knows. */
export function wire({ blocks }: Pick<SlackMessage, "blocks">): KnownBlock[] {
  return [...blocks] as KnownBlock[];
}

async function toPerson(direct: Direct, { tenant, channel, user }: ReplyTo, message: SlackMessage): Promise<Delivery> {
  if (channel !== user && !channel.startsWith("D")) {
    const delivery = await direct(tenant, message, async (client, form) => {
      const { message_ts: ts } = await client.chat.postEphemeral({ channel, user, ...form });
      return ts === undefined ? {} : { ts };
    });
    if (delivery.kind !== "refused" || isAboutTenant(delivery.because)) return delivery;
  }
  return await direct(tenant, message, async (client, form) => await posted(client, { channel: user, ...form }));
}

const tenantErrors: ReadonlySet<string> = new Set([
  "not_installed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "invalid_auth",
  "not_authed",
]);

function isAboutTenant(because: string): boolean {
  return tenantErrors.has(because);
}

/** `delivery` is undefined where the URL does not serve any more. */
async function byUrl(
  options: LiveMessengerOptions,
  to: ReplyTo,
  message: SlackMessage,
  how: { replace: boolean; inChannel?: boolean },
): Promise<{ delivery?: Delivery; uses: number }> {
  let { uses } = to;
  const url = to.responseUrl;
  const isOver = (): boolean =>
    url === undefined || uses >= replyUses || options.now().getTime() >= Date.parse(to.until);
  if (url === undefined || isOver()) return { uses };
  const delivery = await downTheLadder(options, to.tenant, message, async (form) => {
    if (isOver()) return { kind: "refused", because: "used_url" };
    uses += 1;
    return await postedTo(options.fetch ?? fetch, url, { ...form, ...quiet, ...howIsSaid(how) });
  });
  const isSpent = delivery.kind === "refused" && !isAboutForm(delivery.because);
  return isSpent ? { uses: replyUses } : { delivery, uses };
}

function howIsSaid({ replace, inChannel = false }: { replace: boolean; inChannel?: boolean }): object {
  return { response_type: inChannel ? "in_channel" : "ephemeral", replace_original: replace };
}

async function postedTo(send: typeof fetch, url: string, body: object): Promise<Delivery> {
  try {
    const response = await send(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      redirect: "error",
      signal: AbortSignal.timeout(requestMs),
    });
    const said = (await response.text()).slice(0, 1_000);
    if (response.ok) return { kind: "delivered" };
    const after = Number(response.headers.get("retry-after"));
    if (response.status === 429)
      return { kind: "later", retryAfterMs: after > 0 ? after * 1_000 : laterMs, because: "ratelimited" };
    if (response.status >= 500) return { kind: "later", retryAfterMs: laterMs, because: `http_${response.status}` };
    return { kind: "refused", because: errorIn(said) ?? `http_${response.status}` };
  } catch (error) {
    if (error instanceof Error) return { kind: "later", retryAfterMs: laterMs, because: error.name };
    throw error;
  }
}

/** `{"ok":false,"error":"used_url"}`, or the bare word. */
function errorIn(said: string): string | undefined {
  return /"error"\s*:\s*"([a-z_\d]{1,60})"/.exec(said)?.[1] ?? /^[a-z_\d]{3,60}$/.exec(said.trim())?.[0];
}

/** What an error of the Web API means for a message; other errors are thrown on. */
function deliveryOf(error: unknown): Delivery {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: "later", retryAfterMs: error.retryAfter * 1_000, because: "ratelimited" };
  if (error instanceof WebAPIPlatformError) return ofPlatform(error.data.error);
  if (error instanceof WebAPIHTTPError) return later(`http_${error.statusCode}`, gatewayErrors.has(error.statusCode));
  if (error instanceof WebAPIRequestError) return later(error.original.name, !isUnconnected(error.original));
  throw error;
}

function later(because: string, isUnsure: boolean): Delivery {
  return { kind: "later", retryAfterMs: laterMs, because, ...(isUnsure ? { isUnsure } : {}) };
}

/** Somebody between us and Slack gave up, not Slack. */
const gatewayErrors: ReadonlySet<number> = new Set([502, 504]);

const unconnected: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Nothing was sent. Of a time-out, or a connection that ended, nobody knows. */
function isUnconnected(error: Error): boolean {
  const { cause } = error;
  if ("code" in error && typeof error.code === "string" && unconnected.has(error.code)) return true;
  return cause instanceof Error && isUnconnected(cause);
}

const passing: ReadonlySet<string> = new Set([
  "ratelimited",
  "rate_limited",
  "token_expired",
  "internal_error",
  "fatal_error",
  "service_unavailable",
  "request_timeout",
  "team_added_to_org",
  "org_login_required",
]);

function ofPlatform(error: string): Delivery {
  return passing.has(error)
    ? { kind: "later", retryAfterMs: laterMs, because: error }
    : { kind: "refused", because: error };
}
