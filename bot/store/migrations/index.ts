import type { Migration } from "kysely/migration";
import { start } from "./0001-start.ts";
import { outbound } from "./0002-outbound.ts";

/** In the order in which they run. */
export const migrations: Record<string, Migration> = { "0001-start": start, "0002-outbound": outbound };
