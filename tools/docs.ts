/** Writes the tables of the README from the code; `test/docs.test.ts` holds them against it. */
import { readFileSync, writeFileSync } from "node:fs";
import { catalogue } from "../src/catalogue.ts";

const path = new URL("../README.md", import.meta.url);

/** Each table of the README that repeats the code, by the name in its markers. */
export const tables: Readonly<Record<string, () => string>> = { rules: rulesTable };

/** The README with its tables as the code has them. */
export function withTables(readme: string): string {
  return Object.entries(tables).reduce(
    (text, [name, table]) =>
      text.replace(
        new RegExp(`(<!-- ${name}:begin -->\n)[^]*?(<!-- ${name}:end -->)`),
        (_, begin: string, end: string) => `${begin}${table()}${end}`,
      ),
    readme,
  );
}

function rulesTable(): string {
  const rows = [...catalogue.rules]
    .filter(([, { direction }]) => direction !== "strengthened")
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, rule]) => `| \`${id}\` | ${rule.severities.join(", ")} | ${rule.title} | ${rule.see} |`);
  return ["| Rule | Severity | What it finds | Reference |", "|---|---|---|---|", ...rows, ""].join("\n");
}

if (import.meta.main) writeFileSync(path, withTables(readFileSync(path, "utf8")));
