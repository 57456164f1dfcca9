/** Writes schemas/ from the code; with `--check` only tells whether they are what the code says. */
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { reviewSchema } from "../src/report/schema.ts";

const path = new URL("../schemas/review.schema.json", import.meta.url);
const text = `${JSON.stringify({ title: "mecsa review", ...z.toJSONSchema(reviewSchema) }, null, 2)}\n`;

if (!process.argv.includes("--check")) writeFileSync(path, text);
else if (readFileSync(path, "utf8") !== text) {
  process.stderr.write("schemas/review.schema.json is not what the code says: run npm run schemas\n");
  process.exitCode = 1;
}
