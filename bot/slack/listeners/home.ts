/** App Home. */
import { type Asker, type Dependencies, failed } from "./asker.ts";

const recentEntries = 30; // of which some may be of one domain
const shownWatches = 20;

export async function showHome(deps: Dependencies, { tenant, user }: Pick<Asker, "tenant" | "user">): Promise<void> {
  const { store, slack, shown, limits, now } = deps;
  const recent = await store.history.recent(tenant, { user, limit: recentEntries });
  const watches = await store.watches.of(tenant);
  const settings = await store.settings.get(tenant);
  const home = {
    recent,
    watches: watches.slice(0, shownWatches),
    usage: { used: watches.length, limit: limits.watches },
    settings,
    mayChangeSettings: true,
    now: now(),
  };
  await slack.publishHome(tenant, user, shown.home(home));
}

/** Nobody waits for an answer here: what goes wrong is logged. */
export async function onHomeOpened(deps: Dependencies, who: Pick<Asker, "tenant" | "user">): Promise<void> {
  try {
    await showHome(deps, who);
  } catch (error) {
    failed(deps, error, { tenant: who.tenant, event: "app_home_opened" });
  }
}
