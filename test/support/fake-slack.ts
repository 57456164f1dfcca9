/**
 * Slack on loopback: the Web API with a memory, response URLs with their five uses, OAuth, uploads and Socket Mode. Answers can be
 * scripted. Every message and view goes through the validator.
 */
import type { View } from "@slack/types";
import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type WebSocket, WebSocketServer } from "ws";
import { faultsOfMessage, faultsOfView } from "./slack-blocks.ts";

export interface Call {
  method: string;
  token: string;
  args: Readonly<Record<string, unknown>>;
}

/** Said instead of the usual answer, once. */
export type Scripted =
  | { error: string; messages?: readonly string[] }
  | { status: number; retryAfter?: number }
  | { slowMs: number };

export interface Posted {
  channel: string;
  ts: string;
  threadTs?: string;
  text: string;
  blocks: readonly unknown[];
  ephemeralTo?: string;
}

interface ResponseUrl {
  uses: number;
  until: number;
  said: Record<string, unknown>[];
}

/** What an OAuth code or token stands for. */
export interface FakeTeam {
  team?: string;
  enterprise?: string;
  isEnterpriseInstall?: boolean;
  /** Tokens end after so many seconds. */
  expiresIn?: number;
  scopes?: readonly string[];
}

export interface FakeSlack extends AsyncDisposable {
  /** Of the Web API, with its final slash. */
  apiUrl: string;
  authorizeUrl: string;
  calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  posted: readonly Posted[];
  views: readonly View[];
  files: readonly { name: string; content: Buffer; channel?: string; threadTs?: string }[];
  /** What the validator said of all payloads. */
  faults: readonly string[];
  script(method: string, ...answers: Scripted[]): void;
  /** A new response URL; it serves five times in thirty minutes. */
  responseUrl(): string;
  saidTo(responseUrl: string): readonly Record<string, unknown>[];
  /** Channels the app is not in. */
  closed: Set<string>;
  team: FakeTeam;
  revoked: Set<string>;
  administrators: Set<string>;
  /** Sends an envelope over Socket Mode and waits for its acknowledgement; undefined where the socket ended before. */
  envelope(type: string, payload: object, retry?: number): Promise<{ payload?: unknown } | undefined>;
  killSockets(): void;
  /** Sockets that are open. */
  sockets(): number;
  /** On the next sockets, not even hello. */
  sayNothing(times: number): void;
  /** Resolves when a socket is connected. */
  connected(): Promise<void>;
}

interface State {
  now: () => Date;
  url: string;
  calls: Call[];
  posted: Posted[];
  views: View[];
  files: { name: string; content: Buffer; channel?: string; threadTs?: string }[];
  uploads: Map<string, Buffer>;
  faults: string[];
  scripts: Map<string, Scripted[]>;
  responseUrls: Map<string, ResponseUrl>;
  closed: Set<string>;
  revoked: Set<string>;
  administrators: Set<string>;
  team: FakeTeam;
  serial: number;
}

type Answer = Record<string, unknown>;
type Method = (state: State, call: Call) => Answer;

export async function startFakeSlack(now: () => Date = () => new Date()): Promise<FakeSlack> {
  const state: State = {
    now,
    url: "",
    calls: [],
    posted: [],
    views: [],
    files: [],
    uploads: new Map(),
    faults: [],
    scripts: new Map(),
    responseUrls: new Map(),
    closed: new Set(),
    revoked: new Set(),
    administrators: new Set(),
    team: { team: "T0001" },
    serial: 0,
  };
  const server = createServer((request, response) => {
    answer(state, request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  const sockets = socketMode(server);
  await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    apiUrl: `${state.url}/api/`,
    authorizeUrl: `${state.url}/oauth/v2/authorize`,
    calls: state.calls,
    callsOf: (method) => state.calls.filter((call) => call.method === method),
    posted: state.posted,
    views: state.views,
    files: state.files,
    faults: state.faults,
    closed: state.closed,
    revoked: state.revoked,
    administrators: state.administrators,
    get team() {
      return state.team;
    },
    set team(team) {
      state.team = team;
    },
    script: (method, ...answers) => void state.scripts.set(method, [...(state.scripts.get(method) ?? []), ...answers]),
    responseUrl() {
      const url = `${state.url}/response/${++state.serial}`;
      state.responseUrls.set(url, { uses: 0, until: now().getTime() + 30 * 60_000, said: [] });
      return url;
    },
    saidTo: (url) => state.responseUrls.get(url)?.said ?? [],
    ...sockets,
    async [Symbol.asyncDispose]() {
      sockets.killSockets();
      server.closeAllConnections();
      await new Promise((done) => void server.close(done));
    },
  };
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", state.url);
  const body = await bodyOf(request);
  if (url.pathname.startsWith("/api/")) return await webApi(state, request, response, body);
  if (url.pathname.startsWith("/response/"))
    return viaResponseUrl(state, `${state.url}${url.pathname}`, body, response);
  if (url.pathname.startsWith("/upload/")) {
    state.uploads.set(url.pathname.slice("/upload/".length), uploaded(body));
    return void response.end("OK");
  }
  if (url.pathname === "/oauth/v2/authorize") return authorized(url, response);
  response.writeHead(404).end();
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The file within `multipart/form-data`, or the body as it is. */
function uploaded(body: Buffer): Buffer {
  const begin = body.indexOf("\r\n\r\n");
  const end = body.lastIndexOf("\r\n--");
  return body.subarray(0, 2).toString() === "--" && begin > 0 ? body.subarray(begin + 4, end) : body;
}

async function webApi(state: State, request: IncomingMessage, response: ServerResponse, body: Buffer): Promise<void> {
  const method = (request.url ?? "").slice("/api/".length).split("?")[0] ?? "";
  const args = argumentsIn(body);
  const bearer = request.headers.authorization?.replace(/^Bearer /, "");
  const call = { method, token: bearer ?? textOf(args["token"]), args };
  state.calls.push(call);
  const scripted = state.scripts.get(method)?.shift();
  if (scripted !== undefined && "slowMs" in scripted) await new Promise((done) => setTimeout(done, scripted.slowMs));
  if (scripted !== undefined && "status" in scripted) {
    response.writeHead(
      scripted.status,
      scripted.retryAfter === undefined ? {} : { "retry-after": String(scripted.retryAfter) },
    );
    return void response.end("");
  }
  const said = scripted !== undefined && "error" in scripted ? refusal(scripted) : usualAnswer(state, call);
  response.writeHead(200, { "content-type": "application/json", "x-oauth-scopes": scopesOf(state).join(",") });
  response.end(JSON.stringify(said));
}

function refusal({ error, messages = [] }: { error: string; messages?: readonly string[] }): Answer {
  return { ok: false, error, ...(messages.length === 0 ? {} : { response_metadata: { messages } }) };
}

function usualAnswer(state: State, call: Call): Answer {
  if (state.revoked.has(call.token)) return refusal({ error: "token_revoked" });
  const method = methods[call.method];
  return method === undefined ? refusal({ error: "unknown_method" }) : method(state, call);
}

/** Slack takes forms, of which some values are JSON. */
function argumentsIn(body: Buffer): Record<string, unknown> {
  const text = body.toString();
  if (text.startsWith("{")) return JSON.parse(text) as Record<string, unknown>;
  const pairs = [...new URLSearchParams(text)].map(
    ([key, value]) => [key, /^[[{]/.test(value) ? parsedJson(value) : value] as const,
  );
  return Object.fromEntries(pairs);
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function scopesOf({ team }: State): readonly string[] {
  return team.scopes ?? ["commands", "chat:write", "files:write", "users:read"];
}

const methods: Readonly<Record<string, Method>> = {
  "auth.test": ({ team }) => ({
    ok: true,
    url: "https://acme.slack.test/",
    team_id: team.team,
    user_id: "UBOT",
    bot_id: "BBOT",
    is_enterprise_install: team.isEnterpriseInstall === true,
    ...(team.enterprise === undefined ? {} : { enterprise_id: team.enterprise }),
  }),
  "oauth.v2.access": access,
  "apps.connections.open": ({ url }) => ({ ok: true, url: `${url.replace("http", "ws")}/socket` }),
  "chat.postMessage": (state, call) => post(state, call, {}),
  "chat.postEphemeral": (state, call) => {
    const said = post(state, call, { ephemeralTo: String(call.args["user"]) });
    return said["ok"] === true ? { ok: true, message_ts: said["ts"] } : said;
  },
  "chat.update": (state, { args }) => {
    const ts = String(args["ts"]);
    const index = state.posted.findIndex((message) => message.ts === ts);
    const before = state.posted[index];
    if (before === undefined) return refusal({ error: "message_not_found" });
    const message = messageIn(state, args);
    state.posted[index] = { ...before, ...message };
    return { ok: true, channel: before.channel, ts };
  },
  "views.open": (state, { args }) => viewed(state, args["view"] as View),
  "views.update": (state, { args }) => viewed(state, args["view"] as View),
  "views.publish": (state, { args }) => viewed(state, args["view"] as View),
  "users.info": ({ administrators }, { args }) => ({
    ok: true,
    user: { id: args["user"], is_admin: administrators.has(String(args["user"])) },
  }),
  "files.getUploadURLExternal": (state) => {
    const id = `F${++state.serial}`;
    return { ok: true, file_id: id, upload_url: `${state.url}/upload/${id}` };
  },
  "files.completeUploadExternal": (state, { args }) => {
    for (const { id, title } of args["files"] as { id: string; title: string }[]) {
      const content = state.uploads.get(id) ?? Buffer.alloc(0);
      state.files.push({
        name: title,
        content,
        channel: String(args["channel_id"]),
        threadTs: String(args["thread_ts"]),
      });
    }
    return { ok: true, files: args["files"] };
  },
};

function access(state: State, { args }: Call): Answer {
  const { team } = state;
  const isRefresh = args["grant_type"] === "refresh_token";
  const serial = ++state.serial;
  const token = `xoxb-${team.team ?? team.enterprise}-${serial}`;
  const rotation = team.expiresIn === undefined ? {} : { refresh_token: `xoxe-${serial}`, expires_in: team.expiresIn };
  if (!isRefresh && args["code"] !== "good-code") return refusal({ error: "invalid_code" });
  return {
    ok: true,
    app_id: "A0001",
    authed_user: { id: "UINSTALLER" },
    scope: scopesOf(state).join(","),
    token_type: "bot",
    access_token: token,
    bot_user_id: "UBOT",
    team: team.isEnterpriseInstall === true || team.team === undefined ? null : { id: team.team, name: "Acme" },
    enterprise: team.enterprise === undefined ? null : { id: team.enterprise, name: "Acme Inc" },
    is_enterprise_install: team.isEnterpriseInstall === true,
    ...rotation,
  };
}

function post(state: State, { args }: Call, more: { ephemeralTo?: string }): Answer {
  const channel = String(args["channel"]);
  if (state.closed.has(channel)) return refusal({ error: "not_in_channel" });
  const ts = `1700000000.${String(++state.serial).padStart(6, "0")}`;
  const thread = args["thread_ts"] === undefined ? {} : { threadTs: textOf(args["thread_ts"]) };
  state.posted.push({ channel, ts, ...messageIn(state, args), ...thread, ...more });
  if (more.ephemeralTo === undefined && (args["unfurl_links"] !== "false" || args["unfurl_media"] !== "false"))
    state.faults.push("unfurls");
  return { ok: true, channel: channel.startsWith("U") ? `D${channel.slice(1)}` : channel, ts };
}

function messageIn(
  state: State,
  args: Readonly<Record<string, unknown>>,
): { text: string; blocks: readonly unknown[] } {
  const text = typeof args["text"] === "string" ? args["text"] : "";
  const blocks = Array.isArray(args["blocks"]) ? args["blocks"] : [];
  state.faults.push(...faultsOfMessage({ text, blocks }));
  return { text, blocks };
}

function viewed(state: State, view: View): Answer {
  state.views.push(view);
  state.faults.push(...faultsOfView(view));
  const id = `V${++state.serial}`;
  return { ok: true, view: { id, hash: `${state.serial}.hash` } };
}

function viaResponseUrl(state: State, url: string, body: Buffer, response: ServerResponse): void {
  const known = state.responseUrls.get(url);
  const scripted = state.scripts.get("response_url")?.shift();
  const refuse = (status: number, error: string, headers = {}): void =>
    void response.writeHead(status, headers).end(JSON.stringify({ ok: false, error }));
  if (scripted !== undefined && "status" in scripted)
    return refuse(scripted.status, "scripted", { "retry-after": String(scripted.retryAfter ?? 1) });
  if (known === undefined || known.uses >= 5) return refuse(404, "used_url");
  if (state.now().getTime() >= known.until) return refuse(404, "expired_url");
  known.uses += 1;
  if (scripted !== undefined && "error" in scripted) return refuse(400, scripted.error);
  const said = JSON.parse(body.toString()) as Record<string, unknown>;
  messageIn(state, said);
  known.said.push(said);
  response.writeHead(200).end("ok");
}

/** The page on which somebody allows it. */
function authorized(url: URL, response: ServerResponse): void {
  const back = new URL(url.searchParams.get("redirect_uri") ?? "http://127.0.0.1/");
  back.searchParams.set("code", "good-code");
  back.searchParams.set("state", url.searchParams.get("state") ?? "");
  response.writeHead(302, { location: back.href }).end();
}

function socketMode(
  server: ReturnType<typeof createServer>,
): Pick<FakeSlack, "envelope" | "killSockets" | "connected" | "sockets" | "sayNothing"> {
  const sockets = new WebSocketServer({ noServer: true });
  const live = new Set<WebSocket>();
  let waiting: (() => void)[] = [];
  let serial = 0;
  let silent = 0;
  server.on("upgrade", (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (connection) => {
      live.add(connection);
      connection.on("close", () => live.delete(connection));
      if (silent-- > 0) return;
      connection.send(JSON.stringify({ type: "hello", num_connections: 1 }));
      for (const done of waiting) done();
      waiting = [];
    });
  });
  return {
    connected: async () => (live.size > 0 ? undefined : await new Promise<void>((done) => waiting.push(done))),
    sockets: () => live.size,
    sayNothing: (times) => void (silent = times),
    killSockets() {
      for (const connection of live) connection.terminate();
      live.clear();
    },
    async envelope(type, payload, retry = 0) {
      const [connection] = live;
      if (connection === undefined) return undefined;
      const id = `envelope-${++serial}`;
      const acknowledged = new Promise<{ payload?: unknown } | undefined>((done) => {
        connection.on("message", (raw: Buffer) => {
          const said = JSON.parse(raw.toString()) as { envelope_id?: string; payload?: unknown };
          if (said.envelope_id === id) done(said);
        });
        connection.on("close", () => done(undefined));
      });
      const attempt = retry === 0 ? {} : { retry_attempt: retry, retry_reason: "timeout" };
      connection.send(JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: true, ...attempt }));
      return await acknowledged;
    },
  };
}
