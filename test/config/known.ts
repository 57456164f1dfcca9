/** The rules and checks of the project, for tests of configurations. */
import { catalogue } from "../../src/catalogue.ts";
import { checks } from "../../src/checks/index.ts";
import { knownOf } from "../../src/config/known.ts";
import { rules } from "../../src/config/messages.ts";
import { type ReadConfig, readConfig } from "../../src/config/read.ts";

export const known = knownOf(new Map([...catalogue.rules, ...Object.entries(rules)]), checks);

export const now = new Date("2026-11-22T12:00:00Z");

export function read(text: string, on: Date = now): ReadConfig {
  return readConfig(".github/mecsa.yml", Buffer.from(text), { known, now: on });
}
