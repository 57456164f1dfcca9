/** The door: signatures, sizes, who is not installed, and that Slack is answered before anything slow. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  commandBody,
  commandPayload,
  eventBody,
  interaction,
  newTrigger,
  pressPayload,
  signedRequest,
} from "../../support/slack-requests.ts";
import { running, until } from "./running.ts";

test("requests that are not Slack's", async () => {
  await using bot = await running();
  const body = commandBody({ text: "example.org", responseUrl: bot.slack.responseUrl() });
  const cases: [why: string, request: () => Promise<Response>, status: number][] = [
    ["signed as it should be", () => signedRequest(body, { port: bot.port }), 200],
    ["another secret", () => signedRequest(body, { port: bot.port, secret: "guessed" }), 401],
    ["signed 400 seconds ago", () => signedRequest(body, { port: bot.port, at: new Date(Date.now() - 400_000) }), 401],
    ["not signed at all", () => fetch(`http://127.0.0.1:${bot.port}/slack/events`, { method: "POST", body }), 401],
    ["200 KB", () => signedRequest(`${body}&pad=${"x".repeat(200_000)}`, { port: bot.port }), 413],
    [
      "a content type that Bolt does not read",
      () => signedRequest(body, { port: bot.port, contentType: "application/x-www-form-urlencoded; charset=utf-8" }),
      400,
    ],
    [
      "ssl_check, which Slack does not sign",
      () => signedRequest("ssl_check=1&token=x", { port: bot.port, secret: "none" }),
      200,
    ],
    ["JSON that is none", () => signedRequest("{", { port: bot.port }), 400],
    ["another path", () => signedRequest(body, { port: bot.port, path: "/slack/commands" }), 404],
    ["GET", () => fetch(`http://127.0.0.1:${bot.port}/slack/events`), 404],
  ];
  const seen = [];
  for (const [why, request] of cases) seen.push([why, (await request()).status]);
  assert.deepEqual(
    seen,
    cases.map(([why, , status]) => [why, status]),
  );
  await until(() => bot.sent.length === 1, "the job");
});

test("a command is acknowledged with what is being done, and handed on once", async () => {
  await using bot = await running();
  const responseUrl = bot.slack.responseUrl();
  const trigger = newTrigger();
  const body = commandBody({ text: "<http://Example.ORG|Example.ORG> bücher.example", responseUrl, trigger });
  const response = await signedRequest(body, { port: bot.port });
  const said = (await response.json()) as { response_type: string; text: string };
  assert.equal(said.response_type, "ephemeral");
  assert.match(said.text, /Assessing example\.org, xn--bcher-kva\.example/);
  await until(() => bot.sent.length === 1, "the job");
  const [job] = bot.sent;
  assert.deepEqual(job?.work.domains, ["example.org", "xn--bcher-kva.example"]);
  assert.deepEqual(job?.work.reply, {
    tenant: "T0001",
    channel: "C0001",
    user: "U0001",
    responseUrl,
    uses: 0,
    until: job?.work.reply.until,
  });
  assert.equal(job?.key, trigger, "retries of Slack are one job");
  assert.deepEqual(bot.slack.calls, [], "nothing is asked of Slack before the answer");
  assert.deepEqual(bot.slack.faults, []);
});

test("an answer of the store that takes long holds up only the first request of a workspace", async () => {
  await using bot = await running();
  const press = () =>
    signedRequest(commandBody({ text: "help", responseUrl: bot.slack.responseUrl() }), { port: bot.port });
  await Promise.all([press(), press(), press()]);
  await press();
  assert.equal(bot.store.kept.reads, 1);
  bot.later(61_000);
  await press();
  assert.equal(bot.store.kept.reads, 2);
});

test("a workspace that has not installed the app", async () => {
  await using bot = await running({ installed: false });
  const responseUrl = bot.slack.responseUrl();
  const command = await signedRequest(commandBody({ text: "example.org", responseUrl }), { port: bot.port });
  assert.equal(command.status, 200);
  const said = (await command.json()) as { response_type: string; text: string };
  assert.equal(said.response_type, "ephemeral");
  assert.match(said.text, /not installed.*https:\/\/mecsa\.example\.org\/slack\/install/s);
  const press = await signedRequest(interaction(pressPayload({ action: "recheck", value: "{}" })), { port: bot.port });
  assert.deepEqual([press.status, await press.text()], [200, ""]);
  const event = await signedRequest(eventBody({ type: "app_home_opened", user: "U0001", tab: "home" }), {
    port: bot.port,
  });
  assert.equal(event.status, 200, "Slack does not try again");
  assert.deepEqual(bot.sent, []);
});

test("the database is away: who types a command is told so, Slack tries events again, and it recovers", async () => {
  await using bot = await running();
  const { installations } = bot.store;
  const get = installations.get.bind(installations);
  installations.get = async () => await Promise.reject(new Error("connect ECONNREFUSED"));
  const body = () => commandBody({ text: "example.org", responseUrl: bot.slack.responseUrl() });
  const command = await signedRequest(body(), { port: bot.port });
  assert.equal(command.status, 200);
  const said = (await command.json()) as { text: string };
  assert.doesNotMatch(said.text, /install/);
  const id = /Id ([\da-f]{8})/.exec(said.text)?.[1];
  assert.ok(id !== undefined && bot.log.some((line) => line.includes(id) && line.includes("ECONNREFUSED")), said.text);
  const event = eventBody({ type: "app_home_opened", user: "U0001", tab: "home" });
  assert.equal((await signedRequest(event, { port: bot.port })).status, 500);
  installations.get = get;
  assert.equal((await signedRequest(body(), { port: bot.port })).status, 200);
  await until(() => bot.sent.length === 1, "the job");
});

test("an organization that installed the app as a whole", async () => {
  await using bot = await running({ installed: false });
  const { bot: tokens } = (await import("./running.ts")).installation();
  const org = {
    team: undefined,
    enterprise: { id: "E0001", name: "Acme Inc" },
    user: { token: undefined, scopes: undefined, id: "U9" },
    bot: tokens,
    isEnterpriseInstall: true,
    authVersion: "v2" as const,
  };
  await bot.store.installations.put("E0001" as never, org);
  const payload = {
    text: "example.org",
    responseUrl: bot.slack.responseUrl(),
    team: "T0777",
    enterprise: "E0001",
    isOrg: true,
  };
  const response = await signedRequest(new URLSearchParams(commandPayload(payload)).toString(), { port: bot.port });
  assert.equal(response.status, 200);
  await until(() => bot.sent.length === 1, "the job");
  assert.equal(bot.sent[0]?.work.reply.tenant, "E0001");
});

test("what goes wrong behind the acknowledgement is told under an id that the log has", async () => {
  await using bot = await running();
  bot.store.history.of = async () => await Promise.reject(new TypeError("our fault"));
  const responseUrl = bot.slack.responseUrl();
  const response = await signedRequest(commandBody({ text: "history example.org", responseUrl }), { port: bot.port });
  assert.deepEqual([response.status, await response.text()], [200, ""]);
  await until(() => bot.slack.saidTo(responseUrl).length === 1, "the answer");
  const [said] = bot.slack.saidTo(responseUrl);
  const id = /Id ([\da-f]{8})/.exec(String(said?.["text"]))?.[1];
  assert.ok(
    id !== undefined && bot.log.some((line) => line.includes(id)),
    `${String(said?.["text"])} ${bot.log.join()}`,
  );
  assert.doesNotMatch(JSON.stringify(said), /our fault|TypeError/);
  assert.deepEqual(bot.slack.faults, []);
});
