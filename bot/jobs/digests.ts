/** Digests: once a day or a week, at the hour that a workspace chose, in its time zone. */
import type { Settings, TenantId, Watch } from "../model.ts";
import type { Digest, DigestLine } from "../slack/blocks/digest.ts";
import type { Store } from "../store/store.ts";
import { expiryOf } from "../watch/expiry.ts";
import { stateOf } from "../watch/state.ts";
import type { Says } from "./says.ts";
import { localTime } from "./time-zone.ts";

const dayMs = 86_400_000;
/** Hours after the chosen one in which it is still sent: where the bot did not run, or the clock jumped over that hour. */
const graceHours = 2;
const maxWatches = 1_000;
const maxEntries = 200; // of one domain
const maxExpiring = 100;

/**
 * For a tick an hour: what is due goes to the outbox, once. A fault with one workspace leaves the others as they are, and is
 * thrown at the end.
 */
export async function sendDigests(store: Store, now: Date): Promise<void> {
  const faults: unknown[] = [];
  for (const tenant of await store.installations.tenants())
    await sendDigest(store, tenant, now).catch((error: unknown) => faults.push(error));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} digests could not be made`);
}

async function sendDigest(store: Store, tenant: TenantId, now: Date): Promise<void> {
  const settings = await store.settings.get(tenant);
  const key = digestKey(tenant, settings, now);
  const { digestChannel: channel, digest: every } = settings;
  if (key === undefined || channel === undefined || every === "off") return;
  const says: Says = { kind: "digest", digest: await digestOf(store, { tenant, every }, now) };
  await store.outbox.add({ key, tenant, channel, says, notBefore: now });
}

/** Of the digest that is due: the same all day. */
function digestKey(tenant: TenantId, settings: Settings, now: Date): string | undefined {
  const { digest, digestHour, digestDay, timeZone } = settings;
  if (digest === "off") return undefined;
  const { date, hour, day } = localTime(now, timeZone);
  const isDue = hour >= digestHour && hour <= digestHour + graceHours && (digest === "daily" || day === digestDay);
  return isDue ? `digest.${tenant}.${date}` : undefined;
}

async function digestOf(
  store: Pick<Store, "watches" | "history">,
  { tenant, every }: { tenant: TenantId; every: Digest["every"] },
  now: Date,
): Promise<Digest> {
  const since = new Date(now.getTime() - (every === "daily" ? 1 : 7) * dayMs);
  const watches = (await store.watches.of(tenant)).slice(0, maxWatches);
  const byDomain = [...Map.groupBy(watches, ({ domain }) => domain)];
  const domains: DigestLine[] = [];
  for (const [domain, of] of byDomain) {
    const entries = await store.history.of(tenant, domain, { since, limit: maxEntries });
    const [last] = entries.length > 0 ? entries : await store.history.of(tenant, domain, { limit: 1 });
    if (last === undefined) continue;
    const first = entries.findLast(({ ruleset }) => ruleset === last.ruleset) ?? last;
    domains.push({
      domain,
      scores: last.scores,
      before: first.scores,
      changes: Math.max(...of.map((one) => toldSince(one, since))),
    });
  }
  return { every, domains, expiring: expiringSoon(watches, now) };
}

function toldSince({ state }: Watch, since: Date): number {
  return (stateOf(state)?.told ?? []).filter((at) => Date.parse(at) >= since.getTime()).length;
}

/** What watches have reminded of and is still to come, soonest first. */
function expiringSoon(watches: readonly Watch[], now: Date): Digest["expiring"] {
  const ends = watches.flatMap(({ state, options }) => {
    const most = Math.max(0, ...options.reminders);
    return (stateOf(state)?.reminded ?? []).filter(({ days }) => days <= most).map((one) => expiryOf(one, now));
  });
  const unique = [...new Map(ends.map((one) => [`${one.what} ${one.name} ${one.at}`, one])).values()];
  const still = unique.filter(({ daysLeft }) => daysLeft >= 0);
  return still.toSorted((one, other) => (one.at < other.at ? -1 : 1)).slice(0, maxExpiring);
}
