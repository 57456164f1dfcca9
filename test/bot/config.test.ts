import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { configFrom, type Environment, printedConfig, variables } from "../../bot/config.ts";
import { UsageError } from "../../src/usage-error.ts";

const key = "A".repeat(43);
const http: Environment = {
  SLACK_SIGNING_SECRET: "s".repeat(32),
  SLACK_CLIENT_ID: "1.2",
  SLACK_CLIENT_SECRET: "client-secret",
  SLACK_STATE_SECRET: "t".repeat(32),
  PUBLIC_URL: "https://mecsa.example.org/",
  KEYRING: `k1:${key}=`,
};
const socket: Environment = { SLACK_APP_TOKEN: "xapp-1-A-2", SLACK_BOT_TOKEN: "xoxb-3" };

function problems(env: Environment): string {
  try {
    configFrom(env);
    return "";
  } catch (error) {
    assert.ok(error instanceof UsageError);
    return error.message;
  }
}

test("without any variable it is the embedded store, and no Slack", () => {
  const config = configFrom({});
  assert.deepEqual(config.slack, { mode: "none" });
  assert.deepEqual(config.store, { kind: "embedded", dir: "mecsa-data" });
  assert.deepEqual(config.limits, { watches: 100, assessmentsAnHour: 120, domainsACommand: 10 });
  assert.deepEqual(
    [config.port, config.adminPort, config.adminHost, config.logLevel],
    [3000, 3001, "127.0.0.1", "info"],
  );
});

test("HTTP and Socket Mode are told by their variables", () => {
  assert.deepEqual(configFrom(http).slack, {
    mode: "http",
    signingSecret: "s".repeat(32),
    clientId: "1.2",
    clientSecret: "client-secret",
    stateSecret: "t".repeat(32),
    publicUrl: "https://mecsa.example.org",
  });
  assert.deepEqual(configFrom(socket).slack, { mode: "socket", appToken: "xapp-1-A-2", botToken: "xoxb-3" });
});

const wrong: readonly [env: Environment, says: RegExp][] = [
  [{ ...http, ...socket }, /SLACK_SIGNING_SECRET is for HTTP and SLACK_APP_TOKEN for Socket Mode/],
  [{ SLACK_BOT_TOKEN: "xoxb-3" }, /SLACK_APP_TOKEN is missing, and Socket Mode needs it/],
  [{ SLACK_CLIENT_ID: "1.2" }, /SLACK_SIGNING_SECRET is missing, and HTTP needs it/],
  [{ ...http, PUBLIC_URL: "" }, /PUBLIC_URL is missing, and HTTP needs it/],
  [{ ...http, KEYRING: "" }, /KEYRING is missing.*head -c 32 \/dev\/urandom/],
  [{ KEYRING: "k1:short" }, /KEYRING cannot be used: key 1 of the keyring/],
  [{ ...http, SLACK_STATE_SECRET: "short" }, /SLACK_STATE_SECRET must have at least 32 octets/],
  [{ SLACK_APP_TOKEN: "xoxb-1", SLACK_BOT_TOKEN: "xoxb-3" }, /SLACK_APP_TOKEN must begin with xapp-/],
  [{ PUBLIC_URL: "mecsa" }, /PUBLIC_URL must be a URL/],
  [{ DATABASE_URL: "mysql://h/d" }, /DATABASE_URL must begin with postgres/],
  [{ PGHOST: "db" }, /PGHOST is set and DATABASE_URL is not: give DATABASE_URL=postgres:/],
  [{ INBOX_DOMAIN: "in.mecsa.example.org" }, /INBOX_PORT is missing, and the outbound test needs it/],
  [{ INBOX_PORT: "2525" }, /INBOX_DOMAIN is missing, and the outbound test needs it/],
  [
    { INBOX_DOMAIN: "in.mecsa.example.org", INBOX_PORT: "25", INBOX_TLS_CERT: "-----BEGIN CERTIFICATE-----" },
    /INBOX_TLS_KEY is missing/,
  ],
  [
    { INBOX_DOMAIN: "in.mecsa.example.org", INBOX_PORT: "25", INBOX_TLS_KEY: "x" },
    /INBOX_TLS_KEY must be a PRIVATE KEY in PEM/,
  ],
  [{ RESOLVERS: "ftp://192.0.2.53" }, /RESOLVERS names "ftp:\/\/192.0.2.53", which is no DNS server/],
  [{ RESOLVERS: "192.0.2.1,192.0.2.2,192.0.2.3" }, /RESOLVERS names more than two/],
  [{ PORT: "http" }, /PORT must be a whole number from 0 to 65535/],
  [{ ADMIN_PORT: "70000" }, /ADMIN_PORT must be from 0 to 65535/],
  [{ DOMAINS_A_COMMAND: "11" }, /DOMAINS_A_COMMAND must be from 1 to 10/],
  [{ LOG_LEVEL: "loud" }, /LOG_LEVEL must be one of debug, info, warn, error/],
  [{ MX_HOSTS: "no" }, /MX_HOSTS must be ask or skip/],
  [{ EHLO_NAME: "a b" }, /EHLO_NAME must be the name of this host/],
  [
    { KEYRING_FILE: "/nowhere/at/all" },
    /KEYRING_FILE names "\/nowhere\/at\/all", which cannot be read \(ENOENT\): mount it/,
  ],
  [{ KEYRING_FILE: "/x", KEYRING: `k1:${key}=` }, /KEYRING and KEYRING_FILE are both set/],
];

for (const [env, says] of wrong) test(`refused: ${says.source.slice(0, 60)}`, () => assert.match(problems(env), says));

test("everything that is wrong is told at once, and no secret with it", () => {
  const told = problems({ SLACK_STATE_SECRET: "hush", SLACK_BOT_TOKEN: "hush", DATABASE_URL: "hush", PORT: "x" });
  for (const name of ["SLACK_STATE_SECRET", "SLACK_BOT_TOKEN", "DATABASE_URL", "PORT"])
    assert.match(told, new RegExp(name));
  assert.doesNotMatch(told, /hush/);
});

test("a secret may stand in a file, with the line feed that editors leave", () => {
  const folder = mkdtempSync(join(tmpdir(), "mecsa-config-"));
  try {
    writeFileSync(join(folder, "url"), "postgres://u:p@db/mecsa\n");
    const { store } = configFrom({ DATABASE_URL_FILE: join(folder, "url"), PGHOST: "db" });
    assert.deepEqual(store, { kind: "postgres", url: "postgres://u:p@db/mecsa" });
    writeFileSync(join(folder, "url"), "x".repeat(70_000));
    assert.match(problems({ DATABASE_URL_FILE: join(folder, "url") }), /over 64 KiB/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test("what is printed has every variable and no secret", () => {
  const printed = printedConfig({ ...http, VANTAGE: "here" });
  for (const { name } of variables) assert.match(printed, new RegExp(`^(?:# )?${name}=`, "m"));
  assert.match(printed, /^SLACK_CLIENT_SECRET=\*\*\*$/m);
  assert.match(printed, /^VANTAGE="here"$/m);
  assert.match(printed, /^# PORT="3000"$/m);
  for (const { name, isSecret } of variables)
    if (isSecret === true && http[name] !== undefined) assert.ok(!printed.includes(http[name]), name);
});
