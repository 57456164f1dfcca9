/** Writes the tables of docs/bot.md from the code; `test/bot/operation/handbook.test.ts` holds them against it. */
import { readFileSync, writeFileSync } from "node:fs";
import { variablesTable } from "../bot/config.ts";
import { commands } from "../bot/slack/commands/table.ts";
import { scopes } from "../bot/slack/scopes.ts";

const paths = ["../docs/bot.md", "../README.md"].map((path) => new URL(path, import.meta.url));

/** The handbook, or the README, with its tables as the code has them. */
export function withBotTables(handbook: string): string {
  const tables = { commands: commandsTable(), scopes: scopesTable(), variables: variablesTable() };
  return Object.entries(tables).reduce(
    (text, [part, table]) =>
      text.replace(
        new RegExp(`(<!-- ${part}:begin -->\\n)[^]*?(<!-- ${part}:end -->)`),
        (_, begin: string, end: string) => `${begin}${table}${end}`,
      ),
    handbook,
  );
}

function commandsTable(): string {
  const rows = commands.map(({ usage, says }) => `| \`/mecsa ${usage.replaceAll("|", "\\|")}\` | ${says} |`);
  return ["| Command | What it does |", "|---|---|", ...rows, ""].join("\n");
}

function scopesTable(): string {
  const rows = scopes.map(({ name, why, isOptional }) => `| \`${name}\` | ${why} | ${isOptional ? "yes" : "no"} |`);
  return ["| Scope | For | Can be left out |", "|---|---|---|", ...rows, ""].join("\n");
}

if (import.meta.main) for (const path of paths) writeFileSync(path, withBotTables(readFileSync(path, "utf8")));
