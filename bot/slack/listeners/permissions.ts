/** Who may do what in a workspace. */
import type { Asker, Dependencies } from "./asker.ts";

/** Watch, mute and stop watching. */
export async function mayWatch(deps: Dependencies, asker: Asker): Promise<boolean> {
  const { watchers } = await deps.store.settings.get(asker.tenant);
  if (watchers === "everyone" || watchers.includes(asker.user)) return true;
  return await mayManage(deps, asker);
}

/** Export or delete everything, and say who may watch: who installed the app, and administrators. */
export async function mayManage({ tokens, slack }: Dependencies, { tenant, user }: Asker): Promise<boolean> {
  const installed = await tokens.of(tenant);
  return installed?.installer === user || (await slack.isAdministrator(tenant, user));
}
