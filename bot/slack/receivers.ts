/** How requests of Slack come in: over HTTP for many workspaces, over a WebSocket for one. */
import { AuthorizationError, type CustomRoute, HTTPReceiver, type Logger, SocketModeReceiver } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { Server } from "node:http";
import { setTimeout } from "node:timers/promises";
import { NotInstalled } from "./install/tenant.ts";
import type { SlackMessage } from "./messenger.ts";

/** A command brings at most some kilobytes, a form of ours no more than its view. */
const bodyLimit = 128 * 1024; // octets

export const eventsPath = "/slack/events";

const serverOptions = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 75_000, // longer than most proxies keep theirs
  maxHeaderSize: 16 * 1024,
};

export interface Receiving {
  receiver: HTTPReceiver | SocketModeReceiver;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Where it listens; undefined over a WebSocket. */
  port(): number | undefined;
}

export interface HttpOptions {
  signingSecret: string;
  port: number;
  routes: CustomRoute[];
  logger: Logger;
  /** Said to who types a command where the app is not installed. */
  notInstalled: () => SlackMessage;
  /** Logs why nobody can say whether it is, such as a database that does not answer; said to who types a command then. */
  notReady: (error: unknown) => SlackMessage;
}

export function overHttp({ signingSecret, port, routes, logger, notInstalled, notReady }: HttpOptions): Receiving {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [eventsPath],
    customRoutes: routes,
    logger,
    bodyLimit,
    /** Without it Slack says `dispatch_failed`, and nobody knows why. Where the app is not installed Slack need not try again. */
    processEventErrorHandler: async ({ error, request, response }) => {
      if (response.headersSent) return false;
      const cause = error instanceof AuthorizationError ? error.original : undefined;
      const isUnknown = cause instanceof NotInstalled;
      const says = isUnknown ? notInstalled() : cause === undefined ? undefined : notReady(cause);
      const isSaid = says !== undefined && isCommand(request);
      response.writeHead(isUnknown || isSaid ? 200 : 500, { "content-type": "application/json" });
      response.end(isSaid ? JSON.stringify({ response_type: "ephemeral", ...says }) : "");
      return await Promise.resolve(isUnknown || isSaid);
    },
  });
  let server: Server | undefined;
  return {
    receiver,
    async start() {
      server = await receiver.start({ port }, serverOptions);
    },
    async stop() {
      if (server === undefined) return;
      const stopped = receiver.stop();
      server.closeIdleConnections();
      server = undefined;
      await stopped;
    },
    port() {
      const address = server?.address();
      return typeof address === "object" && address !== null ? address.port : undefined;
    },
  };
}

/** The body was read by Bolt already. */
function isCommand(request: object): boolean {
  const raw = "rawBody" in request && Buffer.isBuffer(request.rawBody) ? request.rawBody.toString("latin1") : "";
  return new URLSearchParams(raw).has("command");
}

export interface SocketOptions {
  appToken: string;
  clientOptions: WebClientOptions;
  logger: Logger;
  /** Milliseconds from a socket to Slack's hello. */
  helloMs?: number;
}

/** Slack takes at most ten of these at once; this is one. What was not acknowledged comes again after a reconnection. */
export function overSocket({ appToken, clientOptions, logger, helloMs = usualHelloMs }: SocketOptions): Receiving {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: { clientOptions },
    // Bolt waits five seconds before it connects again, and where that fails rejects a promise that nobody holds.
    autoReconnectEnabled: false,
  });
  const stopping = new AbortController();
  let kept: Promise<void> | undefined;
  return {
    receiver,
    async start() {
      await connected(receiver, helloMs);
      kept = keptConnected(receiver, { stopping: stopping.signal, helloMs, warn: (error) => logger.warn(error) });
    },
    async stop() {
      stopping.abort();
      await Promise.race([receiver.client.disconnect(), pause(closeMs)]);
      await kept;
    },
    port: () => undefined,
  };
}

const usualHelloMs = 30_000;
const closeMs = 2_000;
const firstPauseMs = 100;
const longestPauseMs = 30_000;

/** Until Slack says hello. A socket on which it does not is closed: what came by it later would be acknowledged on another. */
async function connected({ client }: SocketModeReceiver, helloMs: number): Promise<void> {
  const late = new AbortController();
  const silence = pause(helloMs, late.signal).then(() => "silence" as const);
  const started = client.start().catch((error: unknown) => {
    throw error ?? new Error("Slack closed the socket before it said hello"); // the client rejects with nothing then
  });
  const first = await Promise.race([started, silence]).finally(() => late.abort());
  if (first !== "silence") return;
  started.catch(() => {}); // it ends with its socket
  await Promise.race([client.disconnect(), pause(closeMs)]);
  throw new Error("Slack opened a socket and said nothing");
}

/** Connects again and again, with growing pauses, until it is told to stop. */
async function keptConnected(
  receiver: SocketModeReceiver,
  { stopping, helloMs, warn }: { stopping: AbortSignal; helloMs: number; warn: (error: unknown) => void },
): Promise<void> {
  let failures = 0;
  while (!stopping.aborted) {
    if (failures === 0) await disconnected(receiver, stopping);
    if (!stopping.aborted) await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** failures), stopping);
    if (stopping.aborted) return;
    try {
      await connected(receiver, helloMs);
      failures = 0;
    } catch (error) {
      failures += 1;
      warn(error);
    }
  }
}

/** Or until it is told to stop. */
async function disconnected({ client }: SocketModeReceiver, stopping: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  client.once("disconnected", () => resolve());
  stopping.addEventListener("abort", () => resolve(), { once: true });
  if (!stopping.aborted) await promise;
}

async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  const options = { ref: false, ...(signal === undefined ? {} : { signal }) };
  await setTimeout(ms, undefined, options).catch((error: unknown) => {
    if (signal?.aborted !== true) throw error;
  });
}
