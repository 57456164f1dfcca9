/** Commands, buttons, forms and events through the real server. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { type Subject, actions, callbacks, inputs, subjectText } from "../../../bot/slack/actions.ts";
import { usualOptions } from "../../../bot/slack/listeners/watching.ts";
import { name } from "../../../src/dns/name.ts";
import {
  commandBody,
  eventBody,
  formPayload,
  interaction,
  newTrigger,
  pressPayload,
  signedRequest,
} from "../../support/slack-requests.ts";
import { type Running, type RunningOptions, running, tenant, until, withHistory } from "./running.ts";

const domain = name("spoofable.example");

/** What is said to the asker, in the end; every payload was good for Slack. */
async function typed(
  bot: Running,
  text: string,
  more: { user?: string; channel?: string; trigger?: string } = {},
): Promise<string> {
  const responseUrl = bot.slack.responseUrl();
  const response = await signedRequest(commandBody({ text, responseUrl, ...more }), { port: bot.port });
  const atOnce = await response.text();
  if (atOnce !== "") return (JSON.parse(atOnce) as { text: string }).text;
  await until(() => bot.slack.saidTo(responseUrl).length > 0, `an answer to ${text}`);
  assert.deepEqual(bot.slack.faults, []);
  return bot.slack
    .saidTo(responseUrl)
    .map((said) => String(said["text"]))
    .join("\n");
}

interface Pressing {
  user?: string;
  isEphemeral?: boolean;
  isHome?: boolean;
}

async function pressed(
  bot: Running,
  action: keyof typeof actions,
  subject: Subject,
  more: Pressing = {},
): Promise<string> {
  const responseUrl = bot.slack.responseUrl();
  const payload = pressPayload({
    action: actions[action],
    value: subjectText(subject),
    ...(more.isHome === true ? {} : { responseUrl }),
    ...more,
  });
  const response = await signedRequest(interaction(payload), { port: bot.port });
  assert.deepEqual([response.status, await response.text()], [200, ""]);
  return responseUrl;
}

async function told(bot: Running, responseUrl: string): Promise<Record<string, unknown>> {
  await until(() => bot.slack.saidTo(responseUrl).length > 0, "an answer");
  assert.deepEqual(bot.slack.faults, []);
  return bot.slack.saidTo(responseUrl).at(-1) ?? {};
}

async function submitted(
  bot: Running,
  callback: string,
  values: Record<string, object>,
  user?: string,
): Promise<unknown> {
  const response = await signedRequest(interaction(formPayload(callback, values, user)), { port: bot.port });
  const text = await response.text();
  return text === "" ? undefined : JSON.parse(text);
}

test("watch begins with a message to the channel", async () => {
  await using bot = await running();
  const responseUrl = bot.slack.responseUrl();
  await signedRequest(commandBody({ text: "watch a.example b.example interval:6h only:regressions", responseUrl }), {
    port: bot.port,
  });
  await until(() => bot.store.kept.watches.size === 2, "the watches");
  assert.deepEqual(
    bot.slack.posted.map(({ channel, text }) => [channel, text.split(" every ")[0]]),
    [["C0001", "Watching a.example, b.example"]],
  );
  const [watch] = bot.store.kept.watches.values();
  assert.deepEqual(
    [watch?.channel, watch?.domain, watch?.options],
    ["C0001", "a.example", { ...usualOptions, everyHours: 6, only: "regressions" }],
  );
  assert.match(await typed(bot, "list"), /a\.example[^]*b\.example[^]*2 of 100/);
  assert.match(await typed(bot, "unwatch a.example"), /a\.example is not watched here any more/);
  assert.match(await typed(bot, "unwatch a.example"), /a\.example is not watched here/);
  assert.match(await typed(bot, "unwatch all"), /1 domain/);
  assert.equal(bot.store.kept.watches.size, 0);
});

test("where the app cannot post, nothing is watched, and it is said how to mend it", async () => {
  await using bot = await running();
  bot.slack.closed.add("C0001");
  assert.match(await typed(bot, "watch a.example"), /not_in_channel[^]*\/invite/);
  assert.equal(bot.store.kept.watches.size, 0);
});

test("in a direct message of two people the asker alone is told; in another channel that one", async () => {
  await using bot = await running();
  await signedRequest(
    commandBody({ text: "watch a.example", responseUrl: bot.slack.responseUrl(), channel: "D0001" }),
    { port: bot.port },
  );
  await until(() => bot.store.kept.watches.size === 1, "the watch");
  assert.equal(bot.slack.posted[0]?.channel, "U0001");
  assert.match(await typed(bot, "watch a.example <#C0777|alerts>"), /a\.example: watched from now on/);
  assert.deepEqual(
    [...bot.store.kept.watches.values()].map(({ channel }) => channel),
    ["U0001", "C0777"],
  );
});

test("limits and permissions", async () => {
  const cases: [why: string, options: RunningOptions, who: string, may: boolean][] = [
    ["on the list", {}, "U0002", true],
    ["who installed it", {}, "UINSTALLER", true],
    ["an administrator", {}, "UADMIN", true],
    ["an administrator, but the app may not ask", { scopes: ["commands", "chat:write"] }, "UADMIN", false],
    ["somebody else", {}, "U0009", false],
  ];
  for (const [why, options, user, may] of cases) {
    await using bot = await running(options);
    bot.slack.administrators.add("UADMIN");
    await bot.store.settings.put(tenant, { ...(await bot.store.settings.get(tenant)), watchers: ["U0002"] });
    assert.match(await typed(bot, "unwatch a.example", { user }), may ? /not watched/ : /only some people/, why);
  }
  await using full = await running({ watches: 1 });
  assert.match(await typed(full, "watch a.example b.example"), /0 of 1 watch/);
  assert.equal(full.store.kept.watches.size, 0);
});

test("a retry of Slack is one command", async () => {
  await using bot = await running();
  const trigger = newTrigger();
  const body = commandBody({ text: "watch a.example", responseUrl: bot.slack.responseUrl(), trigger });
  await signedRequest(body, { port: bot.port });
  await signedRequest(body, { port: bot.port, retry: { num: 1, reason: "http_timeout" } });
  await until(() => bot.store.kept.watches.size === 1, "the watch");
  await typed(bot, "list");
  assert.equal(bot.slack.posted.length, 1);
});

test("history and diff", async () => {
  await using bot = await running();
  assert.match(await typed(bot, "diff spoofable.example"), /no earlier look at spoofable\.example/);
  await withHistory(bot);
  assert.match(await typed(bot, "history spoofable.example"), /spoofable\.example/);
  assert.match(await typed(bot, "diff spoofable.example 7d"), /p=reject[^]*p=none/);
});

test("re-check takes the place of what only the asker sees, and leaves alone what all see", async () => {
  await using bot = await running();
  const own = await pressed(bot, "recheck", { domain });
  await until(() => bot.sent.length === 1, "the job");
  assert.deepEqual(
    [bot.sent[0]?.work.fresh, bot.sent[0]?.work.reply.uses, bot.sent[0]?.work.reply.responseUrl],
    [true, 1, own],
  );
  assert.equal(bot.slack.saidTo(own)[0]?.["replace_original"], true);
  const shared = await pressed(bot, "recheck", { domain }, { isEphemeral: false });
  await until(() => bot.sent.length === 2, "the second job");
  assert.equal(bot.sent[1]?.work.reply.responseUrl, undefined);
  assert.deepEqual(bot.slack.saidTo(shared), []);
  assert.equal(bot.slack.posted[0]?.ephemeralTo, "U0001");
  assert.deepEqual(bot.slack.faults, []);
});

test("details: a modal at once, then all of it", async () => {
  await using bot = await running();
  await withHistory(bot);
  await pressed(bot, "details", { entry: "entry-new", domain });
  await until(() => bot.slack.views.length === 2, "the views");
  assert.match(JSON.stringify(bot.slack.views[0]), /One moment/);
  assert.match(JSON.stringify(bot.slack.views[1]), /spoofable\.example/);
  const [update] = bot.slack.callsOf("views.update");
  assert.ok(String(update?.args["hash"]).endsWith(".hash"));
  await pressed(bot, "details", { entry: "gone", domain });
  await until(() => bot.slack.views.length === 4, "the other views");
  assert.match(JSON.stringify(bot.slack.views[3]), /not kept any more/);
  assert.deepEqual(bot.slack.faults, []);
});

test("share: the report for the channel, with who shared it", async () => {
  await using bot = await running();
  await withHistory(bot);
  const said = await told(bot, await pressed(bot, "share", { entry: "entry-new", domain }));
  assert.deepEqual([said["response_type"], said["replace_original"]], ["in_channel", false]);
  assert.match(JSON.stringify(said["blocks"]), /Shared by .*U0001/);
});

test("export JSON: a file in a direct message, or why not", async () => {
  await using bot = await running();
  await withHistory(bot);
  assert.match(
    String((await told(bot, await pressed(bot, "exportJson", { entry: "entry-new", domain })))["text"]),
    /direct message/,
  );
  const [file] = bot.slack.files;
  assert.match(file?.name ?? "", /^spoofable\.example-[\d-]{10}\.json$/);
  assert.equal(file?.channel, "D0001", "the conversation that the message before it told");
  assert.ok("domains" in (JSON.parse(String(file?.content)) as object));
  await using without = await running({ scopes: ["commands", "chat:write"] });
  await withHistory(without);
  assert.match(
    String((await told(without, await pressed(without, "exportJson", { entry: "entry-new", domain })))["text"]),
    /missing_scope[^]*files:write/,
  );
});

test("Export CSV: of several domains, of the history of one, of all watches; never of another workspace", async () => {
  await using bot = await running();
  await withHistory(bot);
  await bot.store.watches.put({ tenant, channel: "C0001" }, domain, usualOptions, "U0001", new Date());
  const theirs = { tenant: "T0666" as never, channel: "C0666" };
  await bot.store.watches.put(theirs, name("theirs.example"), usualOptions, "U0666", new Date());
  for (const subject of [{ entries: ["entry-new", "no-such"] }, { domain }, {}])
    assert.match(String((await told(bot, await pressed(bot, "exportCsv", subject)))["text"]), /direct message/);
  const files = bot.slack.files.map(({ name: called, content }) => [
    called.replace(/-[\d-]{10}\.csv$/, ""),
    String(content).split("\r\n").slice(1, -1),
  ]);
  assert.deepEqual(
    files.map(([called, rows]) => [called, rows?.length]),
    [
      ["mecsa", 1],
      ["history-spoofable.example", 2],
      ["watches", 1],
    ],
  );
  assert.deepEqual(files[2]?.[1], ["spoofable.example,C0001,24h,changes,,,,on,30 14 7 1,,"]);
});

test("a list pasted into the watch form is watched", async () => {
  await using bot = await running();
  const pasted = Array.from({ length: 12 }, (_, index) => `d${index}.example,C0001,24h`).join("\r\n");
  await submitted(bot, callbacks.watchForm, {
    [inputs.domain]: { value: pasted },
    [inputs.channel]: { selected_conversation: "C0002" },
  });
  await until(() => bot.store.kept.watches.size === 12, "the watches");
  await until(() => bot.slack.posted.length > 0, "the message");
  assert.match(bot.slack.posted[0]?.text ?? "", /^Watching d0\.example, .* and 2 more every day: all changes/);
  assert.deepEqual(bot.slack.faults, []);
});

test("the watch form begins with the channel of the report; in a direct message Slack knows best", async () => {
  await using bot = await running();
  for (const channel of ["C0001", "D0001"])
    await signedRequest(interaction(pressPayload({ action: actions.watch, value: subjectText({ domain }), channel })), {
      port: bot.port,
    });
  await until(() => bot.slack.views.length === 2, "two forms");
  const elements = bot.slack.views.map(({ blocks }) => {
    const block = blocks.find((one) => one.block_id === inputs.channel);
    return block !== undefined && "element" in block ? block.element : undefined;
  });
  assert.ok(elements[0] !== undefined && "initial_conversation" in elements[0]);
  assert.ok(elements[1] !== undefined && "default_to_current_conversation" in elements[1]);
});

test("mute, unmute, acknowledge and stop; not those of another workspace", async () => {
  await using bot = await running();
  const watch = await bot.store.watches.put({ tenant, channel: "C0001" }, domain, usualOptions, "U0001", new Date());
  const theirs = await bot.store.watches.put(
    { tenant: "T0666" as never, channel: "C0666" },
    domain,
    usualOptions,
    "U0666",
    new Date(),
  );
  await told(bot, await pressed(bot, "mute", { watch: watch.id }));
  assert.ok((bot.store.kept.watches.get(watch.id)?.mutedUntil?.getTime() ?? 0) > Date.now() + 6 * 86_400_000);
  await told(bot, await pressed(bot, "unmute", { watch: watch.id }));
  assert.equal(bot.store.kept.watches.get(watch.id)?.mutedUntil, undefined);
  await pressed(bot, "acknowledge", { watch: watch.id }, { isEphemeral: false });
  await until(() => bot.slack.posted.length === 1, "the acknowledgement");
  assert.deepEqual([bot.slack.posted[0]?.channel, bot.slack.posted[0]?.threadTs], ["C0001", "1700000000.000001"]);
  await told(bot, await pressed(bot, "unwatch", { watch: watch.id }));
  assert.equal(bot.store.kept.watches.has(watch.id), false);
  for (const action of ["mute", "unwatch", "acknowledge"] as const) {
    assert.match(
      String((await told(bot, await pressed(bot, action, { watch: theirs.id })))["text"]),
      /not kept any more/,
    );
  }
  assert.deepEqual(bot.store.kept.watches.get(theirs.id), theirs);
});

test("what comes back in a button is read as if anybody had written it", async () => {
  await using bot = await running();
  const values = [
    "",
    "null",
    "[]",
    "{",
    '{"domain":1}',
    '{"entry":"../../x"}',
    `{"domain":"${"a".repeat(1_900)}"}`,
    '{"domain":"<!channel>"}',
    "x".repeat(5_000),
  ];
  for (const value of values) {
    for (const action of ["recheck", "details", "share", "exportJson", "exportCsv", "mute"] as const) {
      const payload = pressPayload({ action: actions[action], value, responseUrl: bot.slack.responseUrl() });
      assert.equal((await signedRequest(interaction(payload), { port: bot.port })).status, 200);
    }
  }
  await signedRequest(interaction(pressPayload({ action: "no-such-action", value: "{}" })), { port: bot.port });
  await until(() => bot.slack.views.length >= 2 * values.length, "all modals");
  assert.deepEqual(bot.slack.faults, []);
  assert.deepEqual(
    bot.log.filter((line) => line.includes("TypeError")),
    [],
  );
});

test("hostile text in commands, messages and forms neither pings nor breaks", async () => {
  await using bot = await running();
  const texts = [
    "<!channel>",
    "<!everyone> *x*",
    "`\u202e\u0007`",
    "x".repeat(3_900),
    "watch <https://evil.example|safe.example> only:<!here>",
    "\ud800",
    "help <@U1>",
  ];
  for (const text of texts) {
    const said = await typed(bot, text);
    assert.doesNotMatch(said, /<!|<@|\u202e|\u0007/);
  }
  const shortcut = {
    type: "message_action",
    callback_id: callbacks.checkMessage,
    trigger_id: newTrigger(),
    user: { id: "U0001", team_id: "T0001" },
    team: { id: "T0001", domain: "acme" },
    channel: { id: "C0001", name: "x" },
    message: { text: "<!channel> \u202e no domain" },
    response_url: bot.slack.responseUrl(),
    message_ts: "1.1",
    is_enterprise_install: false,
  };
  await signedRequest(interaction(shortcut), { port: bot.port });
  assert.match(String((await told(bot, shortcut.response_url))["text"]), /No domain/);
  assert.deepEqual(bot.slack.faults, []);
});

test("the shortcuts", async () => {
  await using bot = await running();
  const from = {
    trigger_id: newTrigger(),
    user: { id: "U0001", team_id: "T0001" },
    team: { id: "T0001", domain: "acme" },
    is_enterprise_install: false,
  };
  await signedRequest(interaction({ type: "shortcut", callback_id: callbacks.checkShortcut, ...from }), {
    port: bot.port,
  });
  await until(() => bot.slack.views.length === 1, "the form");
  const responseUrl = bot.slack.responseUrl();
  const message = {
    type: "message_action",
    callback_id: callbacks.checkMessage,
    ...from,
    channel: { id: "C0001", name: "x" },
    message: { text: "see <https://www.example.org/x> and ann@example.com" },
    response_url: responseUrl,
    message_ts: "1.1",
  };
  await signedRequest(interaction(message), { port: bot.port });
  await until(() => bot.sent.length === 1, "the job");
  assert.deepEqual([bot.sent[0]?.work.domains, bot.sent[0]?.work.reply.uses], [["www.example.org", "example.com"], 1]);
  assert.equal(await submitted(bot, callbacks.checkForm, { [inputs.domain]: { value: "example.org" } }), undefined);
  await until(() => bot.sent.length === 2, "the job of the form");
  assert.equal(bot.sent[1]?.work.reply.channel, "U0001");
  assert.deepEqual(bot.slack.faults, []);
});

test("forms say what is wrong under the field", async () => {
  await using bot = await running();
  const option = (value: string) => ({ selected_option: { value } });
  const cases: [callback: string, values: Record<string, object>, wrong: readonly string[]][] = [
    [callbacks.checkForm, { [inputs.domain]: { value: "nothing here" } }, [inputs.domain]],
    [callbacks.checkForm, {}, [inputs.domain]],
    [
      callbacks.watchForm,
      {
        [inputs.domain]: { value: "" },
        [inputs.below]: { value: "101" },
        [inputs.channel]: { selected_conversation: "<!x>" },
      },
      [inputs.domain, inputs.below, inputs.channel],
    ],
    [
      callbacks.settingsForm,
      {
        [inputs.timeZone]: { value: "Mars/Phobos" },
        [inputs.retention]: { value: "-1" },
        [inputs.digest]: option("daily"),
      },
      [inputs.timeZone, inputs.retention, inputs.digestChannel],
    ],
  ];
  for (const [callback, values, wrong] of cases) {
    const said = (await submitted(bot, callback, values)) as {
      response_action: string;
      errors: Record<string, string>;
    };
    assert.equal(said.response_action, "errors");
    assert.deepEqual(Object.keys(said.errors).toSorted(), wrong.toSorted());
  }
});

test("the watch form and the settings form", async () => {
  await using bot = await running();
  const option = (value: string) => ({ selected_option: { value } });
  const watch = {
    [inputs.domain]: { value: "example.org" },
    [inputs.interval]: option("6"),
    [inputs.only]: option("regressions"),
    [inputs.below]: { value: "80" },
    [inputs.categories]: { selected_options: [{ value: "message-integrity" }] },
    [inputs.channel]: { selected_conversation: "C0002" },
    [inputs.threads]: { selected_options: [] },
  };
  assert.equal(await submitted(bot, callbacks.watchForm, watch), undefined);
  await until(() => bot.store.kept.watches.size === 1, "the watch");
  const [kept] = bot.store.kept.watches.values();
  assert.deepEqual(kept?.options, {
    everyHours: 6,
    only: "regressions",
    below: 80,
    categories: ["message-integrity"],
    threads: false,
    reminders: [30, 14, 7, 1],
  });
  const settings = {
    [inputs.timeZone]: { value: "Europe/Brussels" },
    [inputs.digest]: option("weekly"),
    [inputs.digestHour]: option("7"),
    [inputs.digestDay]: option("5"),
    [inputs.digestChannel]: { selected_conversation: "C0002" },
    [inputs.retention]: { value: "90" },
    [inputs.watchers]: { selected_users: ["U0001", "<!x>"] },
  };
  await submitted(bot, callbacks.settingsForm, settings);
  await until(
    () => bot.slack.posted.some(({ text }) => text.includes("Only administrators")),
    "the refusal: who may watch is for managers",
  );
  await submitted(bot, callbacks.settingsForm, settings, "UINSTALLER");
  await until(() => bot.store.kept.settings.size === 1, "the settings");
  assert.deepEqual(bot.store.kept.settings.get(tenant), {
    timeZone: "Europe/Brussels",
    digest: "weekly",
    digestHour: 7,
    digestDay: 5,
    digestChannel: "C0002",
    retentionDays: 90,
    watchers: ["U0001"],
  });
  assert.deepEqual(bot.slack.faults, []);
});

test("Home", async () => {
  await using bot = await running();
  await withHistory(bot);
  await signedRequest(eventBody({ type: "app_home_opened", user: "U0001", channel: "D0001", tab: "home" }), {
    port: bot.port,
  });
  await until(() => bot.slack.views.length === 1, "Home");
  assert.equal(bot.slack.views[0]?.type, "home");
  assert.match(JSON.stringify(bot.slack.views[0]), /spoofable\.example/);
  await signedRequest(eventBody({ type: "app_home_opened", user: "U0001", channel: "D0001", tab: "messages" }), {
    port: bot.port,
  });
  await pressed(bot, "settings", {}, { isHome: true });
  await until(() => bot.slack.views.length === 3, "the settings");
  assert.deepEqual(bot.slack.faults, []);
});

test("export and delete are for who installed the app, and for administrators", async () => {
  await using bot = await running();
  await withHistory(bot);
  assert.match(await typed(bot, "export"), /Only administrators[^]*Ask one of them/);
  assert.match(await typed(bot, "delete"), /Only administrators/);
  assert.match(await typed(bot, "export", { user: "UINSTALLER" }), /direct message/);
  assert.equal(String(bot.slack.files[0]?.content).trim().split("\n").length, 2);
  assert.match(await typed(bot, "delete", { user: "UINSTALLER" }), /cannot be brought back/);
  await told(bot, await pressed(bot, "deleteAll", {}));
  assert.equal(bot.store.kept.entries.length, 2, "not for everybody");
  await pressed(bot, "deleteAll", {}, { user: "UINSTALLER" });
  await until(() => bot.store.kept.entries.length === 0, "everything deleted");
});

test("uninstalled: the tokens go, once; where it was installed anew since, they stay", async () => {
  await using bot = await running();
  const event = (type: string, more: object = {}) => eventBody({ type, ...more }, { id: "Ev-1" });
  await signedRequest(event("app_uninstalled"), { port: bot.port });
  await until(() => bot.slack.callsOf("auth.test").length === 1, "the question");
  assert.equal(bot.store.kept.installations.size, 1, "the token still serves");
  bot.slack.revoked.add("xoxb-kept");
  await signedRequest(event("app_uninstalled"), { port: bot.port, retry: { num: 1, reason: "http_timeout" } });
  await signedRequest(eventBody({ type: "tokens_revoked", tokens: { oauth: ["U1"], bot: [] } }, { id: "Ev-2" }), {
    port: bot.port,
  });
  assert.equal(bot.store.kept.installations.size, 1, "a retry, and tokens of a person");
  await signedRequest(eventBody({ type: "tokens_revoked", tokens: { bot: ["UBOT"] } }, { id: "Ev-3" }), {
    port: bot.port,
  });
  await until(() => bot.store.kept.installations.size === 0, "the end");
  const response = await signedRequest(commandBody({ text: "help", responseUrl: bot.slack.responseUrl() }), {
    port: bot.port,
  });
  assert.match(await response.text(), /not installed/);
});
