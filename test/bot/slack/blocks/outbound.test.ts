/** What people see of an outbound test: as it was read, within Slack's limits, and whatever stands in a message. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { ladder } from "../../../../bot/slack/blocks/ladder.ts";
import { outboundBegun, outboundMessage } from "../../../../bot/slack/blocks/outbound.ts";
import type { SlackMessage } from "../../../../bot/slack/messenger.ts";
import { name } from "../../../../src/dns/name.ts";
import { faultsOfMessage } from "../../../support/slack-blocks.ts";
import { news, now, observationOf } from "../../inbox/observation.ts";

const golden = (kind: string): string => fileURLToPath(new URL(`../../../golden/slack/${kind}.json`, import.meta.url));
const domain = name("example.test");
const address = `${"a2".repeat(16)}@in.mecsa.test`;
const received = await news();

const messages: Record<string, SlackMessage> = {
  "outbound-begun": outboundBegun({ domain, address, until: now.toISOString() }),
  "outbound-received": outboundMessage(received),
  "outbound-other": outboundMessage({ ...received, domain: name("other.test") }),
  "outbound-no-author": outboundMessage(await news("")),
  "outbound-silent": outboundMessage({ kind: "silent", domain, askedAt: now.toISOString() }),
};

for (const [kind, message] of Object.entries(messages)) {
  test(`${kind} is as it was read`, (t) => t.assert.fileSnapshot(message, golden(kind)));
  test(`${kind}: Slack takes every rung`, () => {
    for (const rung of ladder(message)) assert.deepEqual(faultsOfMessage(rung), []);
  });
}

const hostile = fc.oneof(
  fc.constantFrom(
    "<!channel>",
    "<@U012AB3CD>",
    "\u202Eexe",
    "`",
    "@here",
    "x".repeat(5_000),
    "\0\u001b[31m",
    "*b*",
    "\u{1F600}",
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
);

test("whatever a message says of itself: within the limits, and nothing in it pings, links or turns the line", async () => {
  const written = fc.record({ from: hostile, d: hostile, s: hostile, helo: hostile });
  await fc.assert(
    fc.asyncProperty(written, async ({ from, d, s, helo }) => {
      const line = (text: string): string => Buffer.from(text.replaceAll(/[\r\n]/g, " ")).toString("latin1");
      const signature = `DKIM-Signature: v=1; a=rsa-sha256; d=${line(d)}; s=${line(s)}; h=from; bh=YQ==; b=YQ==`;
      const observation = await observationOf(`From: ${line(from)}\r\n${signature}\r\n${signature}`);
      const said = { ...observation, envelope: { ...observation.envelope, helo, ip: helo } };
      const message = outboundMessage({ ...received, observation: said });
      for (const rung of ladder(message)) assert.deepEqual(faultsOfMessage(rung), []);
      assert.doesNotMatch(message.text, /<!|<@|\u202e|\0/);
    }),
    { numRuns: 40 },
  );
});

test("twenty signatures, each with all that can be wrong, still fit", async () => {
  const signature = (n: number): string =>
    `DKIM-Signature: v=1; a=rsa-sha1; c=simple/simple; d=d${n}.${"long-label.".repeat(18)}test; s=s${n}; l=0; t=9999999999; h=from; bh=YQ==; b=YQ==\r\n`;
  const observation = await observationOf(
    `${Array.from({ length: 20 }, (_, n) => signature(n)).join("")}From: a@example.test`,
  );
  const message = outboundMessage({ ...received, observation });
  for (const rung of ladder(message)) assert.deepEqual(faultsOfMessage(rung), []);
});
