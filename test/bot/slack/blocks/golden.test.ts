/** What people see, block by block. `npm run golden` writes the files anew: read their difference, and look at the pictures. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { ladder } from "../../../../bot/slack/blocks/ladder.ts";
import { faultsOfMessage, faultsOfView } from "../../../support/slack-blocks.ts";
import { messages, views } from "./samples.ts";

const golden = (kind: string): string => fileURLToPath(new URL(`../../../golden/slack/${kind}.json`, import.meta.url));

for (const [kind, message] of Object.entries(messages)) {
  test(`${kind} is as it was read`, (t) => t.assert.fileSnapshot(message, golden(kind)));
  test(`${kind}: Slack takes every rung`, () => {
    for (const rung of ladder(message)) assert.deepEqual(faultsOfMessage(rung), []);
  });
}

for (const [kind, view] of Object.entries(views)) {
  test(`${kind} is as it was read`, (t) => t.assert.fileSnapshot(view, golden(kind)));
  test(`${kind}: Slack takes it`, () => assert.deepEqual(faultsOfView(view), []));
}
