/** The composition root: configuration in, a bot that runs out. Everything else is handed what it needs from here. */
import type { CustomRoute } from "@slack/bolt";
import { randomBytes } from "node:crypto";
import { UsageError } from "../src/index.ts";
import { type LiveResolver, type Server, liveResolver, rootAnchors, systemServers } from "../src/live.ts";
import type { Assessor } from "./assess/assessor.ts";
import { type LiveAssessorOptions, liveAssessor } from "./assess/live-assessor.ts";
import { type Resolvers, resolvers } from "./assess/resolvers.ts";
import type { Config, SlackConfig } from "./config.ts";
import { newAddress } from "./inbox/address.ts";
import { botJobs } from "./jobs/bot-jobs.ts";
import type { Jobs } from "./jobs/jobs.ts";
import type { Ticking } from "./jobs/open-jobs.ts";
import type { TenantId } from "./model.ts";
import { watchAcks } from "./operation/ack-times.ts";
import { type AdminOptions, openAdminServer, portTrouble } from "./operation/admin-server.ts";
import { counted } from "./operation/counted.ts";
import { boltLogger, type Log } from "./operation/log.ts";
import { type Metrics, openMetrics } from "./operation/metrics.ts";
import { startTrouble } from "./operation/start-trouble.ts";
import { type Stopping, stopping } from "./operation/stopping.ts";
import type { Role } from "./roles.ts";
import { slackApp } from "./slack/app.ts";
import { slackCalls } from "./slack/calls.ts";
import { clientOptionsFor, clientsWith } from "./slack/clients.ts";
import { slackTokens } from "./slack/install/slack-tokens.ts";
import type { Tokens } from "./slack/install/tokens.ts";
import type { Dependencies } from "./slack/listeners/asker.ts";
import { liveMessenger } from "./slack/messenger-live.ts";
import { eventsPath } from "./slack/receivers.ts";
import { shown } from "./slack/shown.ts";
import { openStore, type OpenStore, type StoreOptions } from "./store/index.ts";
import { KeyringError, parseKeyring } from "./store/keyring.ts";

export interface BotOptions {
  config: Config;
  role: Role;
  log: Log;
  now: () => Date;
  /** For tests: another world than the Internet, and a store that starts faster. */
  rehearsal?: Rehearsal;
}

export interface Rehearsal {
  world: Pick<LiveAssessorOptions, "resolvers" | "rehearsal" | "politeness">;
  template?: string;
  /** What only the clock would start, and where it is kept. */
  given?: (parts: { store: OpenStore; ticking: Ticking }) => void;
}

export interface Bot {
  ports: Ports & { admin: number };
  /** Why the bot cannot go on, should that be: another process has to. */
  ended: Promise<Error>;
  /** Names what did not stop in time; at most 30 seconds. */
  stop(): Promise<readonly string[]>;
}

interface Ports {
  web?: number;
  inbox?: number;
}

const stopMs = 30_000;
const jobsStopMs = 25_000;

/** Throws `UsageError` for what an operator can mend: a port in use, a data folder that somebody else has, a wrong key. */
export async function startBot(options: BotOptions): Promise<Bot> {
  const end = stopping(stopMs);
  try {
    return await started(options, end);
  } catch (error) {
    await end.stop();
    throw startTrouble(error) ?? error;
  }
}

/** The admin port first: whoever watches the process sees it alive, and not ready, while tables are brought up to date. */
async function started(options: BotOptions, end: Stopping): Promise<Bot> {
  const { config, log, role } = options;
  const ready: Ready = {};
  const metrics = openMetrics(async () => (await ready.jobs?.depth()) ?? []);
  const admin = await openAdminServer(adminOptions(options, { ready, metrics, end }));
  end.add("admin", () => admin.close());
  const { promise: ended, resolve: onEnd } = Promise.withResolvers<Error>();
  const store = await openStore({ ...storeOptions(options), onEnd });
  end.add("store", () => store.close());
  ready.store = store;
  const ports = await portsOf(options, { store, metrics, end, ready });
  log.info({ role, store: store.kind, slack: config.slack.mode, admin: admin.port, ...ports }, "started");
  return { ports: { admin: admin.port, ...ports }, ended, stop: end.stop };
}

/** The inbox alone needs no tokens of Slack: what it has to tell is sent by a worker within a minute. */
async function portsOf(options: BotOptions, parts: Omit<Parts, "world">): Promise<Ports> {
  const { config, role, now, rehearsal } = options;
  if (role !== "inbox" && config.slack.mode === "none") return {};
  const world = rehearsal?.world ?? { resolvers: liveResolvers(config, now) };
  parts.end.add("resolvers", () => world.resolvers.close());
  const all = { ...parts, world };
  if (role === "inbox") return await inboxPort(options, all, async () => {});
  return config.slack.mode === "none" ? {} : await connected(options, config.slack, all);
}

async function inboxPort(
  { config: { inbox }, now, log }: BotOptions,
  { store, metrics, end, world }: Parts,
  tell: () => Promise<void>,
): Promise<Pick<Ports, "inbox">> {
  if (inbox === undefined) return {};
  const { startInbox } = await import("./inbox/inbox.ts"); // the mail server is loaded where it runs
  const { resolvers: asked } = world;
  const running = await startInbox({
    ...inbox,
    store,
    resolvers: asked,
    now,
    tell,
    counted: metrics.inbox,
    log,
  }).catch((error: unknown) => {
    throw portTrouble(error, `INBOX_PORT ${inbox.port}`) ?? error;
  });
  end.add("inbox", () => running.close());
  return { inbox: running.port };
}

/** What stands already. */
interface Ready {
  store?: OpenStore;
  jobs?: Jobs;
}

function adminOptions(
  { config: { adminHost: host, adminPort: port, slack }, role }: BotOptions,
  { ready, metrics, end }: Pick<Parts, "ready" | "metrics" | "end">,
): AdminOptions {
  const checks = {
    database: async () => required(ready.store).ping(),
    ...(slack.mode === "none" || role === "inbox"
      ? {}
      : { jobs: async () => void (await required(ready.jobs).depth()) }),
  };
  const { contentType, text } = metrics;
  return { host, port, checks, isStopping: end.isStopping, metrics: async () => ({ text: await text(), contentType }) };
}

function required<T>(part: T | undefined): T {
  if (part === undefined) throw new Error("it has not started yet");
  return part;
}

interface Parts {
  /** Where assessments and messages look things up. */
  world: Rehearsal["world"];
  store: OpenStore;
  metrics: Metrics;
  end: Stopping;
  ready: Ready;
}

type Connected = Exclude<SlackConfig, { mode: "none" }>;

/** Jobs before the app, so that whatever it is asked can be handed on; it stops the other way round. */
async function connected(options: BotOptions, slack: Connected, parts: Parts): Promise<Ports> {
  const { config, role, log, now } = options;
  const { metrics, end, ready } = parts;
  const clientOptions = clientOptionsFor({ logger: boltLogger(log), ...apiUrl(config) });
  const tokens = await slackTokens({ slack, store: parts.store, now, log, clientOptions });
  const store = storeOf(parts.store, tokens.tenant);
  if (tokens.tenant !== undefined) await store.installations.returned(tokens.tenant); // its token serves: Slack said so
  if (slack.mode === "http") await newestKey(store, log);
  const clients = clientsWith(clientOptions);
  const messenger = counted(liveMessenger({ tokens, store, clients, now }), metrics);
  const assessor = assessorFor(options, parts);
  const [resolver] = config.resolvers;
  const { jobs, ticking } = botJobs({
    store,
    assessor,
    messenger,
    now,
    log,
    works: role !== "web",
    ...(resolver === undefined ? {} : { resolver: resolver.address }),
  });
  options.rehearsal?.given?.({ store, ticking });
  await jobs.start();
  end.add("jobs", () => jobs.stop(jobsStopMs));
  ready.jobs = jobs;
  if (role === "worker") return {};
  const inbox = role === "all" ? await inboxPort(options, parts, () => jobs.send("tell", { place: "all" })) : {};
  const calls = slackCalls({ tokens, clients });
  const { limits } = config;
  const deps = {
    store,
    jobs,
    messenger,
    assessor,
    tokens,
    shown,
    slack: calls,
    limits,
    now,
    log,
    ...addressesOf(config),
  };
  const app = slackApp({ slack, clientOptions, port: config.port, deps, routes: [aliveRoute] });
  await warmed(tokens, store);
  await app.start().catch((error: unknown) => {
    throw portTrouble(error, `PORT ${config.port}`) ?? error;
  });
  end.add("Slack", () => app.stop());
  const endAcks = watchAcks(eventsPath, metrics.slackAck);
  end.add("ack times", async () => endAcks());
  const port = app.port();
  return { ...(port === undefined ? {} : { web: port }), ...inbox };
}

function addressesOf({ inbox }: Config): Pick<Dependencies, "newAddress"> {
  return inbox === undefined ? {} : { newAddress: () => newAddress(inbox.domain) };
}

/** Where there is one workspace, nothing is installed: its token comes from the environment. */
function storeOf(store: OpenStore, tenant: TenantId | undefined): OpenStore {
  if (tenant === undefined) return store;
  return { ...store, installations: { ...store.installations, tenants: async () => [tenant] } };
}

/** Throws `UsageError` where a key is missing. */
async function newestKey({ installations }: OpenStore, log: Log): Promise<void> {
  try {
    const rotated = await installations.rotate();
    if (rotated > 0) log.info({ rotated }, "tokens were encrypted with the newest key");
  } catch (error) {
    if (!(error instanceof KeyringError)) throw error;
    throw new UsageError(error.message, "Put that key behind the newest one: KEYRING=new:...,old:...");
  }
}

const mostWarmed = 2_000;

/** Tokens of workspaces are known before the first request, so that no acknowledgement waits behind the work of others. */
async function warmed(tokens: Pick<Tokens, "of">, { installations }: Pick<OpenStore, "installations">): Promise<void> {
  for (const tenant of (await installations.tenants()).slice(0, mostWarmed)) await tokens.of(tenant);
}

const apiUrl = ({ slackApiUrl }: Config): { slackApiUrl?: string } =>
  slackApiUrl === undefined ? {} : { slackApiUrl };

/** For load balancers that only reach the port of Slack. */
const aliveRoute: CustomRoute = {
  path: "/healthz",
  method: ["GET", "HEAD"],
  handler: (_request, response) => void response.writeHead(200, { "content-type": "text/plain" }).end("alive\n"),
};

function storeOptions({ config, log, rehearsal }: BotOptions): StoreOptions {
  const { retentionDays, purgeAfterDays, store } = config;
  const shared = {
    keyring: parseKeyring(config.keyring ?? momentaryKey()),
    retentionDays,
    purgeAfterDays,
    onTrouble: (error: Error) => log.error({ err: error }, "the database connection failed"),
  };
  if (store.kind === "postgres") return { ...shared, kind: "postgres", url: store.url };
  const template = rehearsal?.template === undefined ? {} : { template: rehearsal.template };
  return { ...shared, kind: "embedded", dataDir: store.dir, ...template };
}

/** Where only one workspace is served, its token comes from the environment, and nothing is kept under a key. */
const momentaryKey = (): string => `momentary:${randomBytes(32).toString("base64")}`;

function assessorFor({ config, now }: BotOptions, { store, metrics, world }: Parts): Assessor {
  return liveAssessor({
    now,
    ehloName: config.ehloName,
    ...(config.vantage === undefined ? {} : { vantage: config.vantage }),
    smtp: config.asksMxHosts,
    seconds: config.assessSeconds,
    atOnce: config.assessmentsAtOnce,
    anHour: config.limits.assessmentsAnHour,
    take: (bucket, n, limit, at) => store.take(bucket, n, limit, at),
    observed: (tenant, domain) => store.outbound.observed(tenant, domain),
    watch: metrics,
    ...world,
  });
}

const questionMs = 5_000;

/** Each role begins with its own server, and turns to the other one where that does not answer. */
function liveResolvers({ resolvers: named }: Config, now: () => Date): Resolvers {
  const servers = named.length > 0 ? named : systemServers();
  if (servers.length === 0)
    throw new UsageError("the system names no DNS server", "Name one with RESOLVERS, such as udp://192.0.2.53.");
  const open = (of: readonly Server[]) => (): LiveResolver =>
    liveResolver({ servers: of, anchors: rootAnchors, now, timeoutMs: questionMs });
  const second = named.length > 1 ? { second: open(named.toReversed()) } : {};
  return resolvers({ first: open(servers), ...second }, now);
}
