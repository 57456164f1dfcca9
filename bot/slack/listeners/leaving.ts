/** The app was removed, or its tokens were revoked. */
import type { TenantId } from "../../model.ts";
import { type Dependencies, failed } from "./asker.ts";

const retriesMs = 86_400_000;

/**
 * These events come late and again, also after the app was installed anew: tokens that still serve are kept.
 * `eventId` is the same in every retry.
 */
export async function onLeft(deps: Dependencies, tenant: TenantId, eventId: string): Promise<void> {
  try {
    if (!(await deps.store.once(`event/${eventId}`, deps.now(), retriesMs))) return;
    if (await deps.slack.isTokenGood(tenant))
      return deps.log.info({ tenant }, "told to be uninstalled, but installed anew since");
    await deps.store.installations.uninstall(tenant, deps.now());
    deps.tokens.forget(tenant);
    deps.log.info({ tenant }, "uninstalled");
  } catch (error) {
    failed(deps, error, { tenant, eventId });
  }
}
