/** Socket Mode: the same listeners without a public URL. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { commandPayload, newTrigger, pressPayload } from "../../support/slack-requests.ts";
import { boltLogger, openLog } from "../../../bot/operation/log.ts";
import { overSocket } from "../../../bot/slack/receivers.ts";
import { startFakeSlack } from "../../support/fake-slack.ts";
import { running, tenant, until } from "./running.ts";

test("a command over the socket, answered on it", async () => {
  await using bot = await running({ mode: "socket", installed: false });
  await bot.slack.connected();
  assert.equal(bot.app.port(), undefined);
  const said = await bot.slack.envelope(
    "slash_commands",
    commandPayload({ text: "example.org", responseUrl: bot.slack.responseUrl() }),
  );
  assert.match(JSON.stringify(said?.payload), /Assessing example\.org/);
  await until(() => bot.sent.length === 1, "the job");
  assert.equal(bot.sent[0]?.work.reply.tenant, tenant, "the workspace that the token is of");
  await bot.slack.envelope("interactive", pressPayload({ action: "check", isHome: true }));
  await until(() => bot.slack.views.length === 1, "the form");
  assert.deepEqual(bot.slack.faults, []);
});

test("a socket that ends in the middle of a command: it comes again on the next one, and is done once", async () => {
  await using bot = await running({ mode: "socket", installed: false });
  await bot.slack.connected();
  const trigger = newTrigger();
  const payload = commandPayload({ text: "watch example.org", responseUrl: bot.slack.responseUrl(), trigger });
  const first = bot.slack.envelope("slash_commands", payload);
  bot.slack.script("apps.connections.open", { status: 503 });
  bot.slack.killSockets();
  await first;
  await bot.slack.connected();
  await bot.slack.envelope("slash_commands", payload, 1);
  await bot.slack.envelope("slash_commands", payload, 2);
  await until(() => bot.store.kept.watches.size === 1, "the watch");
  await new Promise((done) => setTimeout(done, 20));
  assert.equal(bot.slack.posted.filter(({ text }) => text.startsWith("Watching")).length, 1);
  assert.equal(
    bot.slack.callsOf("apps.connections.open").length,
    3,
    "the first, one that Slack did not answer, and another",
  );
});

test("a workspace that is not the token's", async () => {
  await using bot = await running({ mode: "socket", installed: false });
  await bot.slack.connected();
  await bot.slack.envelope(
    "slash_commands",
    commandPayload({ text: "example.org", responseUrl: bot.slack.responseUrl(), team: "T0666" }),
  );
  assert.deepEqual(bot.sent, []);
});

test("a socket on which Slack says nothing is closed: at the start that is an error, later it is tried again", async () => {
  await using slack = await startFakeSlack();
  const logger = boltLogger(openLog("error", { write: () => {} }));
  const clientOptions = { slackApiUrl: slack.apiUrl };
  const socket = overSocket({ appToken: "xapp-1", clientOptions, logger, helloMs: 30 });
  slack.sayNothing(1);
  await assert.rejects(socket.start(), /said nothing/);
  await until(() => slack.sockets() === 0, "the silent socket's end");
  await socket.start();
  slack.sayNothing(1);
  slack.killSockets();
  await until(() => slack.callsOf("apps.connections.open").length === 4 && slack.sockets() === 1, "another socket");
  await socket.stop();
  await until(() => slack.sockets() === 0, "its end");
});
