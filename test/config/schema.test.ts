/** The published schema: a user can write a configuration from its hints alone, and it takes what the reader takes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "yaml";
import { profiles } from "../../src/config/profiles.ts";
import { editorSchema } from "../../src/config/read.ts";
import { configSchema } from "../../src/config/schema.ts";
import { known, read } from "./known.ts";

interface Node {
  description?: string;
  properties?: Record<string, Node>;
  additionalProperties?: Node | false;
  items?: Node;
  examples?: unknown[];
}

const schema: Node = editorSchema(configSchema(known));
const validate = new Ajv2020({ strict: true, formats: { date: true } }).compile(schema);
const docs = readFileSync(new URL("../../docs/configuration.md", import.meta.url), "utf8");
const [, example = ""] = /```yaml\n([^]*?)```/.exec(docs) ?? [];

test("the example of the documentation is a configuration, for editors and for mecsa", () => {
  assert.ok(validate(parse(example)), JSON.stringify(validate.errors));
  const outcome = read(example);
  assert.deepEqual(outcome.ok ? [] : outcome.problems, []);
});

test("the example and the table have every key", () => {
  const keys = Object.keys(schema.properties ?? {});
  assert.deepEqual(new Set(Object.keys(parse(example))), new Set(keys));
  assert.deepEqual([...docs.matchAll(/^\| `([a-z-]+)` \|/gm)].map(([, key]) => key).slice(0, keys.length), keys);
});

test("every key that an editor offers says what it means, and the main ones have an example that is valid", () => {
  const tell = (node: Node, path: string): void => {
    for (const [key, child] of Object.entries(node.properties ?? {})) {
      assert.ok((child.description ?? "").length > 10, `${path}/${key}`);
      tell(child, `${path}/${key}`);
    }
    if (node.additionalProperties) tell(node.additionalProperties, `${path}/*`);
    if (node.items) tell(node.items, `${path}/#`);
  };
  tell(schema, "");
  for (const [key, { examples }] of Object.entries(schema.properties ?? {}))
    for (const value of examples ?? []) assert.ok(validate({ [key]: value }), `${key}: ${JSON.stringify(value)}`);
});

const refused: [why: string, text: string][] = [
  ["an unknown key", "zone: a"],
  ["an unknown rule", "rules: { SPF-PTTR: off }"],
  ["an unknown check", "checks: { spv: off }"],
  ["a severity", "fail-on: hihg"],
  ["stars in thirds", 'minimum: { "*": { message-integrity: 3.3 } }'],
  ["a waiver without a reason", "waivers: [{ rule: SPF-PTR, name: a.test, owner: o, until: 2026-12-31 }]"],
  ["a profile", 'profiles: { "*": lax }'],
];
for (const [why, text] of refused)
  test(`editors and mecsa refuse alike: ${why}`, () => {
    assert.equal(validate(parse(text)), false);
    assert.equal(read(text).ok, false);
  });

test("the documentation has every profile as it is", () => {
  const rows = Object.entries(profiles).map(([id, { dated, about, rules, minimum }]) => {
    const sets = Object.entries({ ...rules, ...minimum }).map(([key, value]) => `\`${key}\` ${value}`);
    return `| \`${id}\` | ${dated} | ${about} | ${sets.join(", ")} |`;
  });
  const [, table = ""] = /\n\|---\|---\|---\|---\|\n([^]*)$/.exec(docs) ?? [];
  assert.deepEqual(table.trim().split("\n"), rows);
});
