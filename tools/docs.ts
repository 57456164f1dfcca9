/** Writes the tables of the README and docs/rules.md from the code; `test/docs.test.ts` holds them against it. */
import { readFileSync, writeFileSync } from "node:fs";
import { catalogue, reviewRules } from "../src/catalogue.ts";
import { type Message, type Rule, categories } from "../src/model.ts";
import { categoryNames, who } from "../src/report/words.ts";
import { conformanceTable } from "../test/support/conformance.ts";

const readmePath = new URL("../README.md", import.meta.url);
const rulesPath = new URL("../docs/rules.md", import.meta.url);

/** The README with its tables as the code has them. */
export function withTables(readme: string): string {
  return within(within(readme, "rules", rulesTable()), "conformance", conformanceTable());
}

function within(text: string, part: string, table: string): string {
  return text.replace(
    new RegExp(`(<!-- ${part}:begin -->\\n)[^]*?(<!-- ${part}:end -->)`),
    (_, begin: string, end: string) => `${begin}${table}${end}`,
  );
}

function sorted<T>(entries: ReadonlyMap<string, T>): readonly [string, T][] {
  return [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function rulesTable(): string {
  const rows = sorted(reviewRules)
    .filter(([, { direction }]) => direction !== "strengthened")
    .map(
      ([id, rule]) =>
        `| [\`${id}\`](docs/rules.md#${id.toLowerCase()}) | ${rule.severities.join(", ")} | ${rule.title} |`,
    );
  return ["| Rule | Severity | What it finds |", "|---|---|---|", ...rows, ""].join("\n");
}

/** Every rule and every finding of the catalogue. */
export function rulesDocument(): string {
  return [
    "# Rules and findings",
    "",
    "Written from the catalogue in the code (`npm run docs`); `mecsa explain` says the same. A *rule* speaks of a change, a *finding* of one state; findings cost points of the score.",
    "",
    "## Rules",
    "",
    ...sorted(catalogue.rules).flatMap(ruleSection),
    "## Findings",
    "",
    "| Finding | Severity | Points lost | Who can change it | Reference |",
    "|---|---|---|---|---|",
    ...sorted(catalogue.messages).map(findingRow),
    "",
  ].join("\n");
}

function ruleSection([id, rule]: [string, Rule]): readonly string[] {
  const touched = rule.criteria.length === 0 ? "" : ` · touches ${rule.criteria.map((one) => `\`${one}\``).join(", ")}`;
  return [
    `### ${id}`,
    "",
    `**${rule.title}.** ${rule.severities.join(", ")} · ${rule.direction}${touched} · ${who[rule.who]} · ${rule.see}`,
    "",
    rule.explain,
    "",
  ];
}

function findingRow([id, message]: [string, Message]): string {
  const lost = categories.flatMap((category) => {
    const points = message.demerits[category] ?? 0;
    return points === 0 ? [] : [`${points} ${categoryNames[category]}`];
  });
  return `| \`${id}\` | ${message.severity} | ${lost.join(", ") || "none"} | ${who[message.who]} | ${message.see} |`;
}

if (import.meta.main) {
  writeFileSync(readmePath, withTables(readFileSync(readmePath, "utf8")));
  writeFileSync(rulesPath, rulesDocument());
}
