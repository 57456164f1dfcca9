/** The tokens of tenants: remembered for a minute, so that nothing slow stands before an `ack`, and renewed before they end. */
import type { Installation } from "@slack/oauth";
import type { WebClient } from "@slack/web-api";
import { createHash } from "node:crypto";
import type { TenantId } from "../../model.ts";
import type { Store } from "../../store/store.ts";

/** What is known of a tenant that has installed the app. */
export interface Installed {
  tenant: TenantId;
  token: string;
  botId: string;
  botUserId: string;
  scopes: readonly string[];
  /** Who installed it. */
  installer: string;
  /** Of org-wide installations: the workspace is said with each call. */
  isEnterpriseInstall: boolean;
  teamId?: string;
  enterpriseId?: string;
}

export interface Tokens {
  /** Undefined where the app is not installed, or its tokens are gone. Throws where the store does not answer. */
  of(tenant: TenantId): Promise<Installed | undefined>;
  /** After an installation or its end. */
  forget(tenant: TenantId): void;
}

export interface TokensOptions {
  store: Pick<Store, "installations" | "once">;
  /** Without a token, for `oauth.v2.access`. */
  client: WebClient;
  clientId: string;
  clientSecret: string;
  now: () => Date;
  /** Told when a token could not be renewed; the text names no token. */
  warn: (text: string) => void;
}

const rememberedMs = 60_000;
const usableMs = 3_600_000; // after that, while it is read anew: no acknowledgement waits for a busy store
const maxRemembered = 5_000;
const renewBeforeMs = 2 * 3_600_000; // of twelve hours
const mustRenewBeforeMs = 60_000;
const renewingMs = 30_000; // how long others leave it to the process that began

interface Remembered {
  installation: Installation | undefined;
  until: number;
}

interface Memory {
  known(tenant: TenantId): Promise<Installation | undefined>;
  load(tenant: TenantId): Promise<Installation | undefined>;
  remember(tenant: TenantId, installation: Installation | undefined): void;
  forget(tenant: TenantId): void;
}

/** What is a minute old is still used, and read anew beside the work. */
function memoryOf({ store, now, warn }: TokensOptions): Memory {
  const remembered = new Map<TenantId, Remembered>();
  const loading = new Map<TenantId, Promise<Installation | undefined>>();
  const memory: Memory = {
    remember(tenant, installation) {
      remembered.delete(tenant);
      remembered.set(tenant, { installation, until: now().getTime() + rememberedMs });
      const [oldest] = remembered.keys();
      if (remembered.size > maxRemembered && oldest !== undefined) remembered.delete(oldest);
    },
    async load(tenant) {
      const installation = await store.installations.get(tenant);
      memory.remember(tenant, installation);
      return installation;
    },
    async known(tenant) {
      const kept = remembered.get(tenant);
      const lateMs = kept === undefined ? Infinity : now().getTime() - kept.until;
      // That it is not installed is never remembered: another process may have installed it since.
      if (lateMs < 0 && kept?.installation !== undefined) return kept.installation;
      const loaded = shared(loading, tenant, async () => await memory.load(tenant));
      if (kept?.installation === undefined || lateMs >= usableMs) return await loaded;
      loaded.catch((error: unknown) => warn(`the token of ${tenant} could not be read: ${String(error)}`));
      return kept.installation;
    },
    forget(tenant) {
      remembered.delete(tenant);
    },
  };
  return memory;
}

/** Token rotation (docs.slack.dev, "Using token rotation"): in the background while the token still lasts, else at once. */
export function storedTokens(options: TokensOptions): Tokens {
  const { store, now, warn } = options;
  const memory = memoryOf(options);
  const renewing = new Map<TenantId, Promise<Installation | undefined>>();
  const renew = async (tenant: TenantId, installation: Installation): Promise<Installation | undefined> =>
    await shared(renewing, tenant, async () => {
      const isOurs = await store.once(renewalKey(tenant, installation), now(), renewingMs);
      const renewed = isOurs ? await renewedBot(options, installation) : undefined;
      if (renewed === undefined) return await memory.load(tenant);
      const isKept = await store.installations.renew(tenant, installation, renewed);
      if (!isKept) return await memory.load(tenant);
      memory.remember(tenant, renewed);
      return renewed;
    });
  return {
    async of(tenant) {
      const installation = await memory.known(tenant);
      if (installation === undefined) return undefined;
      const left = msLeft(installation, now());
      if (left > renewBeforeMs) return installedFrom(tenant, installation);
      const renewal = renew(tenant, installation);
      if (left <= mustRenewBeforeMs) return installedFrom(tenant, (await renewal) ?? installation);
      renewal.catch((error: unknown) => warn(`the token of ${tenant} could not be renewed: ${String(error)}`));
      return installedFrom(tenant, installation);
    },
    forget: (tenant) => memory.forget(tenant),
  };
}

/** Tokens of one workspace that never change: Socket Mode. */
export function givenToken(installed: Installed): Tokens & { tenant: TenantId } {
  return {
    tenant: installed.tenant,
    of: async (tenant) => await Promise.resolve(tenant === installed.tenant ? installed : undefined),
    forget() {},
  };
}

async function shared<T>(running: Map<TenantId, Promise<T>>, tenant: TenantId, begin: () => Promise<T>): Promise<T> {
  const already = running.get(tenant);
  if (already !== undefined) return await already;
  const begun = begin().finally(() => running.delete(tenant));
  running.set(tenant, begun);
  return await begun;
}

async function renewedBot(
  { client, clientId, clientSecret, now, warn }: TokensOptions,
  installation: Installation,
): Promise<Installation | undefined> {
  const { bot } = installation;
  if (bot?.refreshToken === undefined) return undefined;
  try {
    const answer = await client.oauth.v2.access({
      client_id: clientId,
      client_secret: clientSecret,
      grant_type: "refresh_token",
      refresh_token: bot.refreshToken,
    });
    const { access_token: token, refresh_token: refreshToken, expires_in: seconds } = answer;
    if (token === undefined || refreshToken === undefined || seconds === undefined) return undefined;
    return {
      ...installation,
      bot: { ...bot, token, refreshToken, expiresAt: Math.floor(now().getTime() / 1_000) + seconds },
    };
  } catch (error) {
    warn(`Slack did not renew a token: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

function msLeft({ bot }: Installation, now: Date): number {
  if (bot?.refreshToken === undefined || bot.expiresAt === undefined) return Number.POSITIVE_INFINITY;
  return bot.expiresAt * 1_000 - now.getTime();
}

function installedFrom(
  tenant: TenantId,
  { bot, team, enterprise, user, isEnterpriseInstall }: Installation,
): Installed | undefined {
  if (bot === undefined) return undefined;
  return {
    tenant,
    token: bot.token,
    botId: bot.id,
    botUserId: bot.userId,
    scopes: bot.scopes,
    installer: user.id,
    isEnterpriseInstall: isEnterpriseInstall === true,
    ...(team === undefined ? {} : { teamId: team.id }),
    ...(enterprise === undefined ? {} : { enterpriseId: enterprise.id }),
  };
}

/** The token itself is not written anywhere but where it is encrypted. */
function renewalKey(tenant: TenantId, { bot }: Installation): string {
  const token = createHash("sha256")
    .update(bot?.refreshToken ?? "")
    .digest("hex");
  return `renew/${tenant}/${token.slice(0, 32)}`;
}
