import { defaultSettings, type Settings } from "../model.ts";
import { jsonText } from "./bounds.ts";
import type { Database } from "./schema.ts";
import type { Store } from "./store.ts";

/** What a tenant has not set is as the operator has it, also settings that are newer than what was kept. */
export function settingsIn(db: Database, retentionDays: number): Store["settings"] {
  return {
    async get(tenant) {
      const row = await db.selectFrom("settings").select("body").where("tenant", "=", tenant).executeTakeFirst();
      const settings: Settings = { ...defaultSettings, retentionDays, ...row?.body };
      return settings;
    },
    async put(tenant, settings) {
      const values = { retention_days: settings.retentionDays, body: jsonText(settings) };
      const row = db.insertInto("settings").values({ tenant, ...values });
      await row.onConflict((conflict) => conflict.column("tenant").doUpdateSet(values)).execute();
    },
  };
}
