/** Other people's test data, beside the repository; tests that read it say so and skip, counted, where it is missing. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const base = fileURLToPath(new URL("../../../shared/", import.meta.url));

/** The path of `path` below `../shared`, and what to hand `test` as its options: `test(name, shared("vectors/x").options, ...)`. */
export function shared(path: string): { path: string; options: { skip?: string } } {
  const whole = `${base}${path}`;
  return { path: whole, options: existsSync(whole) ? {} : { skip: `../shared/${path} is not here` } };
}
