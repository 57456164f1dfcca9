import assert from "node:assert/strict";
import { test } from "node:test";
import { LogLevel } from "@slack/bolt";
import fc from "fast-check";
import { boltLogger, openLog } from "../../../bot/operation/log.ts";
import { scrub } from "../../../bot/operation/scrub.ts";

function written(): { lines: string[]; log: ReturnType<typeof openLog> } {
  const lines: string[] = [];
  return { lines, log: openLog("debug", { write: (line) => void lines.push(line) }) };
}

const secrets: readonly [text: string, scrubbed: string][] = [
  ["token xoxb-12-34-abcDEF ends", "token [token] ends"],
  ["xoxe.xoxp-1-Mi0yLTM", "[token]"],
  ["xapp-1-A-2-b", "[token]"],
  ["Authorization: Bearer abc.def", "Authorization: Bearer [token]"],
  ["POST https://hooks.slack.com/commands/T1/2/abc failed", "POST [response_url] failed"],
  ["https://hooks.slack-gov.com/actions/T1/2/abc", "[response_url]"],
  ["postgres://mecsa:pass@db:5432/mecsa", "postgres://[user]@db:5432/mecsa"],
  ["mail of alice.b+c@example.org came", "mail of [address] came"],
  ['{"code":"abc","client_secret":"s3"}', '{"code":"[hidden]","client_secret":"[hidden]"}'],
  [
    "https://slack.com/oauth/v2/authorize?state=ab.c-d&client_id=1",
    "https://slack.com/oauth/v2/authorize?state=[hidden]&client_id=1",
  ],
  ["_dmarc.example.org TXT", "_dmarc.example.org TXT"],
];

test("what may not stand in a log is taken out, wherever it stands", () => {
  for (const [text, expected] of secrets) assert.equal(scrub(text), expected);
});

test("lines stay JSON, whatever is logged", () => {
  const parts = fc.constantFrom(
    "xoxb-1",
    "@",
    "a@b.example",
    '"',
    "\\",
    "\n",
    "Bearer x",
    "\b",
    "\u001b",
    "earer x",
    "https://hooks.slack.com/a",
    "é",
    "postgres://u:p@h",
  );
  fc.assert(
    fc.property(
      fc.array(parts).map((all) => all.join(" ")),
      (text) => {
        const { lines, log } = written();
        log.info({ detail: text, text }, text);
        const [line = ""] = lines;
        assert.doesNotThrow(() => JSON.parse(line));
        assert.doesNotMatch(line, /xoxb-1|a@b\.example|hooks\.slack/);
      },
    ),
    { numRuns: 300 },
  );
});

test("fields that hold secrets or somebody's words are hidden", () => {
  const { lines, log } = written();
  log.warn(
    { command: { text: "watch secret.example", response_url: "u" }, headers: { authorization: "x" }, token: "t" },
    "a request",
  );
  const line: unknown = JSON.parse(lines.join(""));
  assert.deepEqual(
    { ...(line as object), time: "" },
    {
      level: 40,
      time: "",
      command: { text: "[hidden]", response_url: "[hidden]" },
      headers: { authorization: "[hidden]" },
      token: "[hidden]",
      msg: "a request",
    },
  );
});

test("a line has a bound, and is JSON even so", () => {
  const { lines, log } = written();
  log.info("x".repeat(100_000));
  const [line = ""] = lines;
  assert.ok(line.length < 2_000);
  assert.match((JSON.parse(line) as { msg: string }).msg, /^a line of \d+ characters was cut$/);
});

test("Bolt's logger: objects are not written, they may hold a request", () => {
  const { lines, log } = written();
  const bolt = boltLogger(log);
  bolt.setName("bolt-app");
  bolt.setLevel(LogLevel.WARN);
  bolt.debug("http request body:", "every word that somebody wrote");
  bolt.error("failed", new TypeError("of xoxb-1-2"), { body: "text" });
  assert.equal(bolt.getLevel(), LogLevel.WARN);
  const line = JSON.parse(lines.join("")) as { from: string; msg: string };
  assert.deepEqual([line.from, line.msg], ["bolt-app", "failed TypeError: of [token] [object]"]);
});
