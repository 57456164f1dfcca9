/** The manifests are those of the code, and Slack would take them. */
import { Ajv } from "ajv";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { type ManifestMode, manifest } from "../../../bot/slack/manifest.ts";
import { manifestFiles } from "../../../bot/slack/manifest-yaml.ts";
import { botEvents, scopeNames, scopes } from "../../../bot/slack/scopes.ts";
import { manifestSchema } from "../../support/manifest-schema.ts";

const modes: readonly ManifestMode[] = ["http", "socket"];

test("within what Slack's schema of manifests allows", () => {
  const valid = new Ajv({ allErrors: true }).compile(manifestSchema);
  for (const mode of modes) assert.ok(valid(manifest(mode)), JSON.stringify(valid.errors));
  const wrong: [why: string, change: (text: string) => string][] = [
    ["a name of 36 characters", (text) => text.replace('"name":"mecsa"', `"name":"${"x".repeat(36)}"`)],
    ["a command without its slash", (text) => text.replace('"/mecsa"', '"mecsa"')],
    ["a URL without TLS", (text) => text.replaceAll("https://mecsa", "http://mecsa")],
    ["a field that Slack does not know", (text) => text.replace('"settings":{', '"settings":{"sockets":true,')],
    [
      "a long description of ten words",
      (text) => text.replace(/"long_description":"[^"]*"/, '"long_description":"short"'),
    ],
  ];
  for (const [why, change] of wrong)
    assert.equal(valid(JSON.parse(change(JSON.stringify(manifest("http"))))), false, why);
});

test("Socket Mode needs no URL, and has none", () => {
  assert.doesNotMatch(JSON.stringify(manifest("socket")), /https?:/);
});

test("the files are those of the code: tools/manifest.ts writes them", () => {
  for (const [file, text] of manifestFiles()) {
    assert.equal(readFileSync(new URL(`../../../${file}`, import.meta.url), "utf8"), text, file);
  }
});

test("the scopes of the manifests are those of the code, each with a reason; the optional ones are a part of them", () => {
  for (const mode of modes) {
    const { oauth_config, settings } = manifest(mode) as {
      oauth_config: { scopes: { bot: string[]; bot_optional: string[] } };
      settings: { event_subscriptions: { bot_events: string[] } };
    };
    assert.deepEqual(oauth_config.scopes.bot, scopeNames);
    assert.ok(oauth_config.scopes.bot_optional.every((scope) => scopeNames.includes(scope)));
    assert.deepEqual(settings.event_subscriptions.bot_events, botEvents);
  }
  assert.ok(scopes.every(({ why }) => why.endsWith(".")));
});
