import type { Migration } from "kysely/migration";
import { start } from "./0001-start.ts";

/** In the order in which they run. */
export const migrations: Record<string, Migration> = { "0001-start": start };
