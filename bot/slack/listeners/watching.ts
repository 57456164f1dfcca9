/** To watch and to stop it, for commands, buttons and forms. */
import type { DomainName } from "../../../src/index.ts";
import type { Place, WatchOptions } from "../../model.ts";
import type { Flags } from "../commands/flags.ts";
import { type Asker, type Dependencies, answer } from "./asker.ts";
import { mayWatch } from "./permissions.ts";

export const usualOptions: WatchOptions = {
  everyHours: 24,
  only: "changes",
  categories: [],
  threads: true,
  reminders: [30, 14, 7, 1],
};

export function optionsFrom({ interval, only, below, category, check, threads, reminders }: Flags): WatchOptions {
  return {
    everyHours: interval ?? usualOptions.everyHours,
    only: only ?? usualOptions.only,
    categories: category ?? usualOptions.categories,
    threads: threads ?? usualOptions.threads,
    reminders: reminders ?? usualOptions.reminders,
    ...(below === undefined ? {} : { below }),
    ...(check === undefined ? {} : { checks: check }),
  };
}

/** Where a watch of this channel tells: direct messages of two people are closed to apps, so there it is the asker alone. */
export function placeFor({ tenant, user, channel }: Asker, chosen = channel): Place {
  return { tenant, channel: chosen.startsWith("D") ? user : chosen };
}

/** Begins with a message to the place: a watch that could not tell anything is not begun. */
export async function watchDomains(
  deps: Dependencies,
  asker: Asker,
  place: Place,
  domains: readonly DomainName[],
  options: WatchOptions,
): Promise<void> {
  const { shown, store, messenger, now } = deps;
  if (!(await mayWatch(deps, asker))) return await answer(deps, asker, shown.notice({ kind: "not-allowed" }));
  const [used, here] = [await store.watches.count(place.tenant), await store.watches.of(place.tenant, place.channel)];
  const more = domains.filter((domain) => !here.some((watch) => watch.domain === domain)).length;
  const limit = deps.limits.watches;
  if (used + more > limit) return await answer(deps, asker, shown.notice({ kind: "too-many-watches", used, limit }));
  const first = shown.watching({ domains, options, by: asker.user });
  const delivery = await messenger.post(place, first);
  if (delivery.kind !== "delivered") {
    return await answer(deps, asker, shown.cannotPost(place.channel, delivery.because));
  }
  for (const domain of domains) await store.watches.put(place, domain, options, asker.user, now());
  if (place.channel !== asker.channel) {
    await answer(deps, asker, shown.watchingThere(domains, place.channel));
  }
}

export async function unwatchDomains(
  deps: Dependencies,
  asker: Asker,
  place: Place,
  domains: readonly DomainName[] | "all",
): Promise<void> {
  const { shown, store } = deps;
  if (!(await mayWatch(deps, asker))) return await answer(deps, asker, shown.notice({ kind: "not-allowed" }));
  if (domains === "all") {
    const count = await store.watches.removeAll(place);
    return await answer(deps, asker, shown.notice({ kind: "unwatched-all", count }));
  }
  for (const domain of domains) {
    const isFound = await store.watches.remove(place, domain);
    await answer(deps, asker, shown.notice({ kind: isFound ? "unwatched" : "not-watched", domain }));
  }
}
