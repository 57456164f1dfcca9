/** The Slack app: the same listeners behind HTTP and Socket Mode. */
import { App, type AuthorizeResult, AuthorizationError, type CustomRoute } from "@slack/bolt";
import type { WebClientOptions } from "@slack/web-api";
import type { SlackConfig } from "../config.ts";
import { type Log, boltLogger } from "../operation/log.ts";
import { installPath, installRoutes } from "./install/routes.ts";
import { NotInstalled, knownTenant } from "./install/tenant.ts";
import type { Installed } from "./install/tokens.ts";
import { type Dependencies, failed } from "./listeners/asker.ts";
import { listen } from "./listening.ts";
import type { SlackMessage } from "./messenger.ts";
import { type Receiving, overHttp, overSocket } from "./receivers.ts";

type Connected = Exclude<SlackConfig, { mode: "none" }>;

/** `stop` takes no more requests, and waits for those that are being answered; `port` is undefined in Socket Mode. */
export type SlackApp = Pick<Receiving, "start" | "stop" | "port">;

export interface SlackAppOptions {
  slack: Connected;
  /** Of `clientOptionsFor`. */
  clientOptions: WebClientOptions;
  /** 0 takes a free one. */
  port: number;
  deps: Omit<Dependencies, "log"> & { log: Log };
  /** Without it, Slack's. */
  authorizeUrl?: string;
  /** More paths of the same server, such as /healthz. */
  routes?: CustomRoute[];
}

export function slackApp(options: SlackAppOptions): SlackApp {
  const { deps } = options;
  const receiving = received(options);
  const app = new App({
    receiver: receiving.receiver,
    authorize: async ({ teamId, enterpriseId, isEnterpriseInstall }) =>
      authorized(await soon(deps.tokens.of(knownTenant({ teamId, enterpriseId, isEnterpriseInstall })))),
    clientOptions: options.clientOptions,
    logger: boltLogger(deps.log),
    convoStore: false,
    extendedErrorHandler: true,
  });
  const onError = async ({ error, context }: { error: Error; context: { teamId?: string } }): Promise<void> => {
    // Thrown on, so that the receiver can answer.
    if (error instanceof AuthorizationError) throw error;
    failed(deps, error, { team: context.teamId });
    await Promise.resolve();
  };
  app.error(onError);
  listen(app, deps);
  return receiving;
}

function received(options: SlackAppOptions): Receiving {
  const { slack, port, deps, clientOptions, routes = [] } = options;
  const logger = boltLogger(deps.log);
  if (slack.mode === "socket") return overSocket({ appToken: slack.appToken, clientOptions, logger });
  const { signingSecret, publicUrl } = slack;
  const install = installRoutes({
    ...slack,
    ...(options.authorizeUrl === undefined ? {} : { authorizeUrl: options.authorizeUrl }),
    store: deps.store,
    tokens: deps.tokens,
    clientOptions,
    logger,
    now: deps.now,
    failed: (error) => failed(deps, error),
  });
  const notInstalled = (): SlackMessage =>
    deps.shown.notice({ kind: "not-installed", installUrl: `${publicUrl}${installPath}` });
  const notReady = (error: unknown): SlackMessage =>
    deps.shown.notice({ kind: "error", cause: "store", id: failed(deps, error) });
  return overHttp({ signingSecret, port, routes: [...install, ...routes], logger, notInstalled, notReady });
}

const authorizeMs = 2_000;

/** Slack waits for three seconds, and says nothing of ours to who typed a command that was answered later. */
async function soon<T>(asked: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error("the store did not say in time who has installed it")), authorizeMs);
  try {
    return await Promise.race([asked, promise]);
  } finally {
    clearTimeout(timer);
  }
}

function authorized(installed: Installed | undefined): AuthorizeResult {
  if (installed === undefined) throw new NotInstalled("not installed");
  const { token, botId, botUserId, tenant } = installed;
  return { botToken: token, botId, botUserId, tenant };
}
