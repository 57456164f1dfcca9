/** The real app on a real port, before a Slack of our own, with a store without a database. */
import { readFileSync } from "node:fs";
import type { Assessor } from "../../../bot/assess/assessor.ts";
import type { SlackConfig } from "../../../bot/config.ts";
import type { Work } from "../../../bot/jobs/jobs.ts";
import { type Entry, type TenantId, scoresOf } from "../../../bot/model.ts";
import { type Log, boltLogger, openLog } from "../../../bot/operation/log.ts";
import { type SlackApp, slackApp } from "../../../bot/slack/app.ts";
import { slackCalls } from "../../../bot/slack/calls.ts";
import { clientOptionsFor, clientsWith } from "../../../bot/slack/clients.ts";
import { slackTokens } from "../../../bot/slack/install/slack-tokens.ts";
import { liveMessenger } from "../../../bot/slack/messenger-live.ts";
import { shown } from "../../../bot/slack/shown.ts";
import { type Evidence, compareLooks, lookAt, parseEvidence, replayedIo } from "../../../src/index.ts";
import { name } from "../../../src/dns/name.ts";
import { type FakeSlack, type FakeTeam, startFakeSlack } from "../../support/fake-slack.ts";
import { type MemoryStore, memoryStore } from "../../support/memory-store.ts";
import { signingSecret } from "../../support/slack-requests.ts";
import { evidenceFile } from "./blocks/record.ts";

export const tenant = "T0001" as TenantId;

export interface Running extends AsyncDisposable {
  slack: FakeSlack;
  store: MemoryStore;
  app: SlackApp;
  connection: Connection;
  port: number;
  sent: { queue: string; work: Work["assess"]; key: string | undefined }[];
  log: readonly string[];
  /** Moves the clock of the bot; that of signatures is the real one. */
  later(ms: number): void;
}

type Connected = Exclude<SlackConfig, { mode: "none" }>;
export type Connection = Awaited<ReturnType<typeof connectToSlack>>;

/** As bot/bot.ts connects. */
export async function connectToSlack({
  slack,
  slackApiUrl,
  store,
  now,
  log,
}: {
  slack: Connected;
  slackApiUrl: string;
  store: MemoryStore;
  now: () => Date;
  log: Log;
}) {
  const clientOptions = clientOptionsFor({ logger: boltLogger(log), slackApiUrl });
  const tokens = await slackTokens({ slack, store, now, log, clientOptions });
  const clients = clientsWith(clientOptions);
  return {
    clientOptions,
    tokens,
    messenger: liveMessenger({ tokens, store, clients, now }),
    calls: slackCalls({ tokens, clients }),
  };
}

export interface RunningOptions {
  mode?: "http" | "socket";
  installed?: boolean;
  scopes?: readonly string[];
  team?: FakeTeam;
  watches?: number;
}

const http: Connected = {
  mode: "http",
  signingSecret,
  clientId: "1.2",
  clientSecret: "client-secret",
  stateSecret: "0123456789abcdef0123456789abcdef",
  publicUrl: "https://mecsa.example.org",
};

const assessor: Pick<Assessor, "replay" | "compare"> = {
  replay: async (evidence) => await lookAt(name("spoofable.example"), replayedIo(evidence)),
  compare: compareLooks,
};

export async function running({
  mode = "http",
  installed = true,
  scopes,
  team,
  watches = 100,
}: RunningOptions = {}): Promise<Running> {
  let ahead = 0;
  const now = (): Date => new Date(Date.now() + ahead);
  const slack = await startFakeSlack(now);
  slack.team = { team: "T0001", ...(scopes === undefined ? {} : { scopes }), ...team };
  const store = memoryStore();
  if (installed) await store.installations.put(tenant, installation(scopes));
  const lines: string[] = [];
  const log = openLog("warn", { write: (line) => void lines.push(line) });
  const config: Connected = mode === "http" ? http : { mode, botToken: "xoxb-1", appToken: "xapp-1" };
  const connection = await connectToSlack({ slack: config, slackApiUrl: slack.apiUrl, store, now, log });
  const sent: Running["sent"] = [];
  const limits = { watches, assessmentsAnHour: 100, domainsACommand: 10 };
  const jobs = {
    send: async (queue: string, work: unknown, options?: { key?: string }) =>
      void sent.push({ queue, work: work as Work["assess"], key: options?.key }),
  };
  const deps = {
    store,
    jobs,
    assessor,
    tokens: connection.tokens,
    messenger: connection.messenger,
    slack: connection.calls,
    shown,
    limits,
    now,
    log,
  };
  const app = slackApp({
    slack: config,
    port: 0,
    clientOptions: connection.clientOptions,
    deps,
    authorizeUrl: slack.authorizeUrl,
  });
  await app.start();
  return {
    slack,
    store,
    app,
    connection,
    port: app.port() ?? 0,
    sent,
    log: lines,
    later: (ms) => void (ahead += ms),
    async [Symbol.asyncDispose]() {
      await app.stop();
      await slack[Symbol.asyncDispose]();
    },
  };
}

export function installation(scopes: readonly string[] = ["commands", "chat:write", "files:write", "users:read"]) {
  return {
    team: { id: "T0001", name: "Acme" },
    enterprise: undefined,
    user: { token: undefined, scopes: undefined, id: "UINSTALLER" },
    bot: { token: "xoxb-kept", scopes: [...scopes], id: "BBOT", userId: "UBOT" },
    isEnterpriseInstall: false,
    appId: "A0001",
    authVersion: "v2" as const,
    tokenType: "bot" as const,
  };
}

const text = readFileSync(evidenceFile, "utf8");

export function evidence(change: (text: string) => string = (same) => same): Evidence {
  const parsed = parseEvidence(change(text));
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

/** Two looks at one domain: without a policy, then as recorded. */
export async function withHistory({ store }: Pick<Running, "store">, now = new Date()): Promise<void> {
  const entries = [
    {
      id: "entry-old",
      at: new Date(now.getTime() - 8 * 86_400_000),
      seen: evidence((one) => one.replace("p=none", "p=reject")),
    },
    { id: "entry-new", at: new Date(now.getTime() - 60_000), seen: evidence() },
  ];
  for (const { id, at, seen } of entries) {
    const { report } = await assessor.replay(seen);
    const [{ assessment }] = report.domains;
    const entry: Omit<Entry, "hasEvidence"> = {
      id,
      tenant,
      domain: name("spoofable.example"),
      at,
      ruleset: "0.1.0",
      source: "command",
      user: "U0001",
      scores: scoresOf(assessment),
      tookMs: 900,
    };
    await store.history.add(entry, seen);
  }
}

/** What goes on after the acknowledgement. */
export async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 400; turn++) {
    if (isSo()) return;
    await new Promise((done) => setTimeout(done, 5));
  }
  throw new Error(`waited in vain for ${what}`);
}
