/** The rules and checks of the project, for tests of configurations. */
import { known } from "../../src/catalogue.ts";
import { type ReadConfig, readConfig } from "../../src/config/read.ts";

export { known };

export const now = new Date("2026-11-22T12:00:00Z");

export function read(text: string, on: Date = now): ReadConfig {
  return readConfig(".github/mecsa.yml", Buffer.from(text), { known, now: on });
}
