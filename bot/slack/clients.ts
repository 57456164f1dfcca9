/** Clients of the Web API, one a token. */
import type { KnownBlock } from "@slack/types";
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { Installed } from "./install/tokens.ts";

const requestMs = 10_000;
const maxClients = 1_000;

/**
 * Nothing waits within a client for a rate limit, and nothing is tried twice: of a call that brought no answer it does not know
 * whether it was heard. Jobs do that, and say so.
 */
export function clientOptionsFor(
  options: Pick<WebClientOptions, "slackApiUrl" | "logger" | "fetch">,
): WebClientOptions {
  return {
    ...options,
    timeout: requestMs,
    rejectRateLimitedCalls: true,
    retryConfig: { retries: 0 },
    allowAbsoluteUrls: false,
  };
}

export type Clients = (installed: Installed) => WebClient;

/** Connections and concurrency are shared; the clients of old tokens go with time. */
export function clientsWith(clientOptions: WebClientOptions): Clients {
  const clients = new Map<string, WebClient>();
  return ({ token, isEnterpriseInstall, teamId }) => {
    const known = clients.get(token);
    if (known !== undefined) return known;
    const team = isEnterpriseInstall && teamId !== undefined ? { teamId } : {};
    const client = new WebClient(token, { ...clientOptions, ...team });
    clients.set(token, client);
    const [oldest] = clients.keys();
    if (clients.size > maxClients && oldest !== undefined) clients.delete(oldest);
    return client;
  };
}

/** Slack is not to visit the domains that a message names. */
export const quiet = { unfurl_links: false, unfurl_media: false } as const;

export interface Outgoing {
  channel: string;
  text: string;
  blocks?: KnownBlock[];
  thread_ts?: string;
}

/** `chat.postMessage`: the conversation and the timestamp that the message got. */
export async function posted(client: WebClient, message: Outgoing): Promise<{ channel?: string; ts?: string }> {
  const { postMessage } = client.chat;
  return await postMessage({ ...message, ...quiet });
}
