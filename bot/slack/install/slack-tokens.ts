/** Where tokens come from, in both modes. */
import { WebClient, type WebClientOptions } from "@slack/web-api";
import type { SlackConfig } from "../../config.ts";
import type { TenantId } from "../../model.ts";
import type { Log } from "../../operation/log.ts";
import type { Store } from "../../store/store.ts";
import { tenantOf } from "./tenant.ts";
import { type Installed, type Tokens, givenToken, storedTokens } from "./tokens.ts";

export interface SlackTokensOptions {
  slack: Exclude<SlackConfig, { mode: "none" }>;
  store: Pick<Store, "installations" | "once">;
  now: () => Date;
  log: Pick<Log, "warn">;
  clientOptions: WebClientOptions;
}

/** The tokens of tenants, for the app and for work in the background. Socket Mode asks Slack once whose token it is: `tenant`. */
export async function slackTokens({
  slack,
  store,
  now,
  log,
  clientOptions,
}: SlackTokensOptions): Promise<Tokens & { tenant?: TenantId }> {
  if (slack.mode === "socket") {
    return givenToken(await installedBy(new WebClient(slack.botToken, clientOptions), slack.botToken));
  }
  const { clientId, clientSecret } = slack;
  const client = new WebClient(undefined, clientOptions);
  return storedTokens({ store, client, clientId, clientSecret, now, warn: (text) => log.warn(text) });
}

async function installedBy(client: WebClient, token: string): Promise<Installed> {
  const {
    team_id: teamId,
    enterprise_id: enterpriseId,
    is_enterprise_install: isOrg,
    bot_id: botId,
    user_id: botUserId,
    response_metadata,
  } = await client.auth.test();
  const isEnterpriseInstall = isOrg === true;
  const tenant = tenantOf({ teamId, enterpriseId: enterpriseId ?? undefined, isEnterpriseInstall });
  if (tenant === undefined) throw new Error("Slack does not say which workspace the token is of");
  return {
    tenant,
    token,
    botId: botId ?? "",
    botUserId: botUserId ?? "",
    scopes: response_metadata?.scopes ?? [],
    installer: "",
    isEnterpriseInstall,
  };
}
