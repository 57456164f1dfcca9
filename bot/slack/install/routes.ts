/** Installing the app by OAuth 2 (docs.slack.dev, "Installing with OAuth"), for workspaces and for whole organizations. */
import type { CustomRoute } from "@slack/bolt";
import { InstallProvider, type Installation, type Logger } from "@slack/oauth";
import type { WebClientOptions } from "@slack/web-api";
import type { ServerResponse } from "node:http";
import type { Store } from "../../store/store.ts";
import { scopeNames } from "../scopes.ts";
import type { InstallFailure } from "./messages.ts";
import { failedPage, installPage, installedPage, pageHeaders } from "./pages.ts";
import { signedStates, stateSeconds } from "./state.ts";
import { tenantOfInstallation } from "./tenant.ts";
import type { Tokens } from "./tokens.ts";

export const installPath = "/slack/install";
export const redirectPath = "/slack/oauth_redirect";

export interface InstallOptions {
  clientId: string;
  clientSecret: string;
  stateSecret: string;
  /** Without a final slash. */
  publicUrl: string;
  authorizeUrl?: string;
  store: Pick<Store, "installations" | "once">;
  tokens: Pick<Tokens, "forget">;
  clientOptions: WebClientOptions;
  logger: Logger;
  now: () => Date;
  /** A short id for what went wrong, after it was logged. */
  failed: (error: unknown) => string;
}

/** Two pages: the one with the button, and the one that Slack sends the browser back to. */
export function installRoutes(options: InstallOptions): CustomRoute[] {
  const url = { scopes: [...scopeNames], redirectUri: `${options.publicUrl}${redirectPath}` };
  const provider = new InstallProvider({
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    stateStore: signedStates({ secret: options.stateSecret, options: url, store: options.store, now: options.now }),
    stateCookieExpirationSeconds: stateSeconds,
    installationStore: writing(options),
    installUrlOptions: url,
    renderHtmlForInstallPath: installPage,
    clientOptions: options.clientOptions,
    logger: options.logger,
    ...(options.authorizeUrl === undefined ? {} : { authorizationUrl: options.authorizeUrl }),
  });
  const failure = (error: unknown, response: ServerResponse): void =>
    send(response, 400, failedPage(failureOf(error), { again: installPath, id: options.failed(error) }));
  return [
    {
      path: installPath,
      method: "GET",
      handler: (request, response) => {
        setHeaders(response);
        provider.handleInstallPath(request, response).catch((error: unknown) => failure(error, response));
      },
    },
    {
      path: redirectPath,
      method: "GET",
      handler: (request, response) => {
        setHeaders(response);
        provider
          .handleCallback(request, response, {
            success: ({ appId, team }) => send(response, 200, installedPage({ appId, teamId: team?.id })),
            failure: (error) => failure(error, response),
          })
          .catch((error: unknown) => failure(error, response));
      },
    },
  ];
}

/** Only written here: `tokens.ts` reads. */
function writing({ store, tokens }: InstallOptions) {
  return {
    async storeInstallation(installation: Installation): Promise<void> {
      const tenant = tenantOfInstallation(installation);
      if (tenant === undefined) throw new Error("Slack named neither a workspace nor an organization");
      await store.installations.put(tenant, installation);
      tokens.forget(tenant);
    },
    async fetchInstallation(): Promise<never> {
      return await Promise.reject(new Error("installations are read by tokens.ts"));
    },
  };
}

function failureOf(error: unknown): InstallFailure {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "slack_oauth_installer_authorization_error") return "cancelled";
  if (code === "mecsa_bad_state" || code === "slack_oauth_invalid_state" || code === "slack_oauth_missing_state")
    return "not-this-browser";
  return typeof code === "string" && code.startsWith("slack_webapi_") ? "slack" : "other";
}

function setHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
}

function send(response: ServerResponse, code: number, body: string): void {
  if (response.writableEnded) return;
  if (!response.headersSent) response.writeHead(code);
  response.end(body);
}
