/** What stores are filled with in tests. */
import { randomBytes } from "node:crypto";
import type { Installation } from "@slack/oauth";
import type { DomainName, Evidence } from "../../../src/index.ts";
import { defaultSettings, type Entry, type Place, type TenantId, type WatchOptions } from "../../../bot/model.ts";
import type { Store, Telling } from "../../../bot/store/store.ts";
import { name } from "../../../src/dns/name.ts";

export const start = new Date("2026-03-01T08:00:00.000Z");
export const minutes = (n: number): Date => new Date(start.getTime() + n * 60_000);
export const days = (n: number): Date => minutes(n * 1_440);

export const tenant = (id: string): TenantId => id as TenantId;
export const acme = tenant("T0ACME");
export const other = tenant("T0OTHER");
export const example: DomainName = name("example.org");
export const general: Place = { tenant: acme, channel: "C0GENERAL" };

export const everyDay: WatchOptions = {
  everyHours: 24,
  only: "changes",
  categories: [],
  threads: true,
  reminders: [14, 1],
};

export function installation(token: string): Installation {
  return {
    team: { id: acme, name: "Acme" },
    enterprise: undefined,
    user: { id: "U0ANN", token: undefined, scopes: undefined },
    bot: { token, refreshToken: `${token}-refresh`, scopes: ["commands", "chat:write"], id: "B0BOT", userId: "U0BOT" },
    isEnterpriseInstall: false,
    incomingWebhook: { url: "https://hooks.slack.test/secret" },
  };
}

export function entry(id: string, at: Date, more: Partial<Entry> = {}): Omit<Entry, "hasEvidence"> {
  return {
    id,
    tenant: acme,
    domain: example,
    at,
    ruleset: "0.1.0",
    source: "command",
    scores: [],
    tookMs: 1_200,
    ...more,
  };
}

/** `roots` is room for as much as a test likes, in texts of 128 Ki characters at most. */
export function evidence(roots: readonly string[] = []): Evidence {
  return {
    format: "mecsa-evidence",
    version: 1,
    at: start.toISOString(),
    domains: [example],
    selectors: [],
    roots,
    answers: [],
    smtp: [],
    tlsScans: [],
    policies: [],
    observed: [],
  };
}

/** Does not compress below half of it. */
export function noise(characters: number): readonly string[] {
  const texts = randomBytes(characters / 2)
    .toString("hex")
    .match(/.{1,100000}/g);
  return texts ?? [];
}

export function telling(key: string, more: Partial<Telling> = {}): Telling {
  return { ...general, key, says: { kind: "paused", because: key }, notBefore: start, ...more };
}

/** One of everything, as it is in `released/`: what each release wrote has to come through the migrations after it. */
export async function fillReleased(store: Store): Promise<void> {
  await store.installations.put(acme, installation("xoxb-1"));
  const watch = await store.watches.put(general, example, everyDay, "U0ANN", start);
  await store.watches.moveOn(watch, { state: { seen: 1 }, nextAt: days(1), tell: [telling("alert")] });
  await store.watches.mute(watch.id, days(2));
  await store.history.add(entry("e1", start, { user: "U0ANN" }), evidence());
  await store.outbox.take(start, minutes(5), 1);
  await store.outbox.sent("alert", "1700000000.000100", start);
  await store.outbox.add(telling("recovery", { under: "alert", watch: "w1" }));
  await store.settings.put(acme, { ...defaultSettings, timeZone: "Europe/Brussels" });
  await store.once("trigger", start, 60_000);
  await store.take("bucket", 1, { size: 2, perMs: 60_000 }, start);
  await store.setCannotShow(acme, days(1));
}
