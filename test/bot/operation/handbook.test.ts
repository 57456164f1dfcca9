import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { variables } from "../../../bot/config.ts";
import { scopes } from "../../../bot/slack/scopes.ts";
import { withBotTables } from "../../../tools/bot-docs.ts";

const handbook = readFileSync(new URL("../../../docs/bot.md", import.meta.url), "utf8");

test("the tables of docs/bot.md are what the code says: node tools/bot-docs.ts", () => {
  assert.equal(handbook, withBotTables(handbook));
  for (const { name } of variables) assert.ok(handbook.includes(`| \`${name}\``), name);
});

test("the README has the scopes of the code, each with its reason", () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  assert.equal(readme, withBotTables(readme));
  for (const { name, why } of scopes) assert.ok(readme.includes(`| \`${name}\` | ${why} |`), name);
});

test("every variable that it names is one", () => {
  const known = new Set<string>(variables.flatMap(({ name }) => [name, `${name}_FILE`]));
  for (const [, name = ""] of handbook.matchAll(/`([A-Z]{2,}(?:_[A-Z]+)+)(?:=[^`]*)?`/g))
    assert.ok(known.has(name), name);
});
