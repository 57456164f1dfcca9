/** Writes schemas/ from the code; with `--check` only tells whether they are what the code says. */
import { readFileSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { catalogue } from "../src/catalogue.ts";
import { checks } from "../src/checks/index.ts";
import { rules } from "../src/config/messages.ts";
import { editorSchema } from "../src/config/read.ts";
import { configSchema } from "../src/config/schema.ts";
import { reviewSchema } from "../src/report/schema.ts";
import { knownOf } from "../src/config/known.ts";

const known = knownOf(new Map([...catalogue.rules, ...Object.entries(rules)]), checks);

const schemas: Readonly<Record<string, object>> = {
  "review.schema.json": { title: "mecsa review", ...z.toJSONSchema(reviewSchema) },
  "mecsa.schema.json": editorSchema(configSchema(known)),
};

for (const [file, schema] of Object.entries(schemas)) {
  const path = new URL(`../schemas/${file}`, import.meta.url);
  const text = `${JSON.stringify(schema, null, 2)}\n`;
  if (!process.argv.includes("--check")) writeFileSync(path, text);
  else if (readFileSync(path, "utf8") !== text) {
    process.stderr.write(`schemas/${file} is not what the code says: run npm run schemas\n`);
    process.exitCode = 1;
  }
}
