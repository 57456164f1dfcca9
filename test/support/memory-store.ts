/** A store without a database, for tests of what stands above it. Its contract's own tests are in test/bot/store. */
import type { Installation } from "@slack/oauth";
import type { Evidence } from "../../src/index.ts";
import { type Entry, type Place, type Settings, type TenantId, type Watch, defaultSettings } from "../../bot/model.ts";
import type { OutboundTest, Received, Store, Telling, Waiting } from "../../bot/store/store.ts";

export interface MemoryStore extends Store {
  kept: {
    installations: Map<TenantId, Installation>;
    entries: Entry[];
    evidence: Map<string, Evidence>;
    watches: Map<string, Watch>;
    outbox: Map<string, Telling>;
    outbound: Map<string, OutboundTest & { received?: Received }>;
    settings: Map<TenantId, Settings>;
    cannotShow: Map<TenantId, Date>;
    /** Reads of installations, to see what is remembered. */
    reads: number;
  };
}

export function memoryStore(): MemoryStore {
  const kept: MemoryStore["kept"] = {
    installations: new Map(),
    entries: [],
    evidence: new Map(),
    watches: new Map(),
    outbox: new Map(),
    outbound: new Map(),
    settings: new Map(),
    cannotShow: new Map(),
    reads: 0,
  };
  const seen = new Map<string, number>();
  const isAt = (place: Place) => (watch: Watch) => watch.tenant === place.tenant && watch.channel === place.channel;
  const newestFirst = (a: Entry, b: Entry) => b.at.getTime() - a.at.getTime();
  let serial = 0;
  return {
    kept,
    installations: {
      put: async (tenant, installation) => void kept.installations.set(tenant, structuredClone(installation)),
      async get(tenant) {
        kept.reads += 1;
        return structuredClone(kept.installations.get(tenant));
      },
      async renew(tenant, before, after) {
        if (kept.installations.get(tenant)?.bot?.refreshToken !== before.bot?.refreshToken) return false;
        kept.installations.set(tenant, structuredClone(after));
        return true;
      },
      returned: async () => {},
      uninstall: async (tenant) => void kept.installations.delete(tenant),
      tenants: async () => [...kept.installations.keys()],
      rotate: async () => 0,
    },
    history: {
      async add(entry, evidence) {
        kept.entries.push({ ...entry, hasEvidence: true });
        kept.evidence.set(entry.id, evidence);
      },
      get: async (tenant, id) => kept.entries.find((entry) => entry.tenant === tenant && entry.id === id),
      evidence: async (tenant, id) =>
        kept.entries.some((entry) => entry.tenant === tenant && entry.id === id) ? kept.evidence.get(id) : undefined,
      of: async (tenant, domain, { since, limit }) =>
        kept.entries
          .filter(
            (entry) => entry.tenant === tenant && entry.domain === domain && (since === undefined || entry.at >= since),
          )
          .toSorted(newestFirst)
          .slice(0, limit),
      recent: async (tenant, { user, limit }) =>
        kept.entries
          .filter((entry) => entry.tenant === tenant && (user === undefined || entry.user === user))
          .toSorted(newestFirst)
          .slice(0, limit),
    },
    watches: {
      async put({ tenant, channel }, domain, options, createdBy, now) {
        const known = [...kept.watches.values()].find(
          (watch) => isAt({ tenant, channel })(watch) && watch.domain === domain,
        );
        const watch: Watch =
          known === undefined
            ? {
                id: `watch-${++serial}`,
                tenant,
                channel,
                domain,
                createdBy,
                createdAt: now,
                options,
                nextAt: now,
                state: null,
              }
            : { ...known, options };
        kept.watches.set(watch.id, watch);
        return watch;
      },
      async remove(place, domain) {
        const watch = [...kept.watches.values()].find((one) => isAt(place)(one) && one.domain === domain);
        return watch !== undefined && kept.watches.delete(watch.id);
      },
      async removeAll(place) {
        const here = [...kept.watches.values()].filter(isAt(place));
        for (const { id } of here) kept.watches.delete(id);
        return here.length;
      },
      get: async (id) => kept.watches.get(id),
      of: async (tenant, channel) =>
        [...kept.watches.values()].filter(
          (watch) => watch.tenant === tenant && (channel === undefined || watch.channel === channel),
        ),
      count: async (tenant) => [...kept.watches.values()].filter((watch) => watch.tenant === tenant).length,
      takeDue: async () => [],
      moveOn: async () => true,
      async mute(id, until) {
        const watch = kept.watches.get(id);
        if (watch === undefined) return;
        const { mutedUntil: _, ...rest } = watch;
        kept.watches.set(id, until === undefined ? rest : { ...rest, mutedUntil: until });
      },
      async pause(id, because) {
        const watch = kept.watches.get(id);
        if (watch !== undefined) kept.watches.set(id, { ...watch, pausedBecause: because });
      },
    },
    outbox: {
      add: async (telling) => void kept.outbox.set(telling.key, telling),
      take: async (): Promise<readonly Waiting[]> => [],
      sent: async () => {},
      again: async () => {},
      dropped: async () => {},
      tsOf: async () => undefined,
    },
    outbound: {
      begin: async (test) => void kept.outbound.set(test.id, test),
      async waiting(id, now) {
        const test = kept.outbound.get(id);
        return test === undefined || test.received !== undefined || test.until <= now ? undefined : test;
      },
      async receive(id, received, telling) {
        const test = kept.outbound.get(id);
        if (test === undefined || test.received !== undefined || test.until <= received.at) return false;
        kept.outbound.set(id, { ...test, received });
        kept.outbox.set(telling.key, telling);
        return true;
      },
      async expire(now, _limit, tellingOf) {
        const over = [...kept.outbound.values()].filter((test) => test.received === undefined && test.until <= now);
        for (const test of over) {
          kept.outbound.delete(test.id);
          kept.outbox.set(tellingOf(test).key, tellingOf(test));
        }
        return over.length;
      },
      async observed(tenant, domain) {
        const found = [...kept.outbound.values()].findLast(
          (test) => test.tenant === tenant && test.received?.author === domain,
        );
        return found?.received === undefined ? undefined : { id: found.id, observation: found.received.observation };
      },
    },
    settings: {
      get: async (tenant) => kept.settings.get(tenant) ?? defaultSettings,
      put: async (tenant, settings) => void kept.settings.set(tenant, settings),
    },
    async once(key, now, keepMs) {
      const until = seen.get(key);
      if (until !== undefined && until > now.getTime()) return false;
      seen.set(key, now.getTime() + keepMs);
      return true;
    },
    take: async () => ({ ok: true }),
    cannotShow: async (tenant, now) => (kept.cannotShow.get(tenant)?.getTime() ?? 0) > now.getTime(),
    setCannotShow: async (tenant, until) => void kept.cannotShow.set(tenant, until),
    expire: async () => 0,
    async *exportOf(tenant) {
      for (const row of kept.entries.filter((entry) => entry.tenant === tenant)) yield { kind: "entry", row };
    },
    async deleteTenant(tenant) {
      kept.installations.delete(tenant);
      kept.settings.delete(tenant);
      kept.entries = kept.entries.filter((entry) => entry.tenant !== tenant);
      for (const [id, watch] of kept.watches) if (watch.tenant === tenant) kept.watches.delete(id);
    },
    ping: async () => {},
    close: async () => {},
  };
}
