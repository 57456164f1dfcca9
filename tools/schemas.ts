/** Writes schemas/ from the code; `test/docs.test.ts` holds them against it. */
import { writeFileSync } from "node:fs";
import { z } from "zod";
import { known } from "../src/catalogue.ts";
import { editorSchema } from "../src/config/read.ts";
import { configSchema } from "../src/config/schema.ts";
import { assessmentSchema } from "../src/report/assessment/schema.ts";
import { reviewSchema } from "../src/report/schema.ts";

/** The text of each file in schemas/. */
export const schemas: Readonly<Record<string, string>> = {
  "assessment.schema.json": textOf({ title: "mecsa assessment", ...z.toJSONSchema(assessmentSchema) }),
  "review.schema.json": textOf({ title: "mecsa review", ...z.toJSONSchema(reviewSchema) }),
  "mecsa.schema.json": textOf(editorSchema(configSchema(known))),
};

function textOf(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}

if (import.meta.main)
  for (const [file, text] of Object.entries(schemas))
    writeFileSync(new URL(`../schemas/${file}`, import.meta.url), text);
