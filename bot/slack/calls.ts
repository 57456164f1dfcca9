/** What listeners ask of the Web API beside messages. */
import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import type { TenantId } from "../model.ts";
import { type Clients, posted } from "./clients.ts";
import type { Tokens } from "./install/tokens.ts";
import type { SlackCalls } from "./listeners/asker.ts";

export function slackCalls({ tokens, clients }: { tokens: Pick<Tokens, "of">; clients: Clients }): SlackCalls {
  const clientOf = async (tenant: TenantId): Promise<WebClient> => {
    const installed = await tokens.of(tenant);
    if (installed === undefined) throw new Error(`the app is not installed in ${tenant}`);
    return clients(installed);
  };
  return {
    async openView(tenant, triggerId, view) {
      const { view: opened } = await (await clientOf(tenant)).views.open({ trigger_id: triggerId, view: view });
      return { id: opened?.id ?? "", hash: opened?.hash ?? "" };
    },
    async updateView(tenant, { id, hash }, view) {
      await (await clientOf(tenant)).views.update({ view_id: id, hash, view: view });
    },
    async publishHome(tenant, user, view) {
      await (await clientOf(tenant)).views.publish({ user_id: user, view: view });
    },
    async isAdministrator(tenant, user) {
      if (!(await has(tokens, tenant, "users:read"))) return false;
      const { user: known } = await (await clientOf(tenant)).users.info({ user });
      return known?.is_admin === true || known?.is_owner === true;
    },
    async sendFile(tenant, user, file) {
      if (!(await has(tokens, tenant, "files:write"))) return { ok: false, because: "missing_scope" };
      return await sentFile(await clientOf(tenant), user, file);
    },
    async isTokenGood(tenant) {
      const installed = await tokens.of(tenant);
      return installed !== undefined && (await isGood(clients(installed)));
    },
  };
}

async function has(tokens: Pick<Tokens, "of">, tenant: TenantId, scope: string): Promise<boolean> {
  return (await tokens.of(tenant))?.scopes.includes(scope) === true;
}

type Sent = Awaited<ReturnType<SlackCalls["sendFile"]>>;

/** A message to a person tells the id of the conversation, into whose thread the file goes: so no scope `im:write` is needed. */
async function sentFile(
  client: WebClient,
  user: string,
  { name, title, content, says }: Parameters<SlackCalls["sendFile"]>[2],
): Promise<Sent> {
  try {
    const { channel, ts } = await posted(client, { channel: user, text: says });
    if (channel === undefined || ts === undefined) return { ok: false, because: "no_channel" };
    await client.files.uploadV2({ channel_id: channel, thread_ts: ts, filename: name, title, file: content });
    return { ok: true };
  } catch (error) {
    if (error instanceof WebAPIPlatformError) return { ok: false, because: error.data.error };
    throw error;
  }
}

const revoked: ReadonlySet<string> = new Set([
  "account_inactive",
  "token_revoked",
  "invalid_auth",
  "not_authed",
  "token_expired",
]);

async function isGood(client: WebClient): Promise<boolean> {
  try {
    await client.auth.test();
    return true;
  } catch (error) {
    if (error instanceof WebAPIPlatformError && revoked.has(error.data.error)) return false;
    throw error;
  }
}
