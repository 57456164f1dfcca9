/** What the operator says, by environment variables: one schema, from which the checks, `--print-config` and docs/bot.md come. */
import { readFileSync, statSync } from "node:fs";
import { z } from "zod";
import { UsageError } from "../src/index.ts";
import { type Server, parseServer } from "../src/live.ts";
import { type Limits, retention } from "./model.ts";
import { parseKeyring } from "./store/keyring.ts";

export type SlackConfig =
  | {
      mode: "http";
      signingSecret: string;
      clientId: string;
      clientSecret: string;
      stateSecret: string;
      /** Where Slack reaches us, without a final slash. */
      publicUrl: string;
    }
  | { mode: "socket"; botToken: string; appToken: string }
  | { mode: "none" };

type StoreConfig = { kind: "embedded"; dir: string } | { kind: "postgres"; url: string };

export interface Config {
  slack: SlackConfig;
  /** Without it, Slack's. */
  slackApiUrl?: string;
  store: StoreConfig;
  /** `id:base64` of keys of 32 octets, the newest first. */
  keyring?: string;
  /** None: those of the system. The second one confirms what the first one told. */
  resolvers: readonly Server[];
  ehloName: string;
  vantage?: string;
  asksMxHosts: boolean;
  assessSeconds: number;
  assessmentsAtOnce: number;
  limits: Limits;
  retentionDays: number;
  purgeAfterDays: number;
  port: number;
  adminPort: number;
  adminHost: string;
  /** Of outbound tests; none where they are not offered. */
  inbox?: InboxConfig;
  logLevel: LogLevel;
}

interface InboxConfig {
  /** Addresses are of this domain; its MX leads to the port. */
  domain: string;
  port: number;
  host?: string;
  /** PEM. */
  tls?: { cert: string; key: string };
}

const logLevels = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof logLevels)[number];

/** `default` is what holds without it; a secret may stand in a file that `NAME_FILE` names, and is never printed. */
interface About {
  says: string;
  default?: string;
  isSecret?: true;
}

const about = new WeakMap<z.ZodType, About>();

/** A variable: text that `read` takes apart. */
function variable<T>(read: z.ZodType<T, string>, what: About): z.ZodType<T | undefined, string | undefined> {
  const schema = z
    .string()
    .optional()
    .transform((text) => text ?? what.default)
    .pipe(read.optional());
  about.set(schema, what);
  return schema;
}

function given<T>(read: z.ZodType<T, string>, what: About & { default: string }): z.ZodType<T, string | undefined> {
  const schema = z.string().default(what.default).pipe(read);
  about.set(schema, what);
  return schema;
}

const text = z.string();
const secret = (says: string) => variable(text, { says, isSecret: true });
const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((n) => n >= min && n <= max, `must be from ${min} to ${max}`);
const number = (says: string, usual: number, min: number, max: number) =>
  given(whole(min, max), { says, default: String(usual) });
const slackToken = (prefix: string) => z.string().startsWith(prefix, `must begin with ${prefix}`);
const webUrl = z
  .string()
  .refine(
    (url) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol),
    "must be a URL, such as https://mecsa.example.org",
  );
const hostName = z
  .string()
  .regex(/^(?=.{1,253}$)[a-z\d-]+(?:\.[a-z\d-]+)+$/i, "must be the name of this host, such as mecsa.example.org");

const pem = (what: string) =>
  z.string().regex(new RegExp(`-----BEGIN [A-Z ]*${what}-----`), `must be a ${what} in PEM`);

const minStateSecret = 32; // octets

const schema = z.object({
  SLACK_APP_TOKEN: variable(slackToken("xapp-"), {
    says: "Socket Mode: the token of the app, of scope `connections:write`",
    isSecret: true,
  }),
  SLACK_BOT_TOKEN: variable(slackToken("xoxb-"), {
    says: "Socket Mode: the token of the bot in its workspace",
    isSecret: true,
  }),
  SLACK_SIGNING_SECRET: secret("HTTP: what Slack signs its requests with"),
  SLACK_CLIENT_ID: variable(text, { says: "HTTP: of the app, for installing it" }),
  SLACK_CLIENT_SECRET: secret("HTTP: of the app, for installing it"),
  SLACK_STATE_SECRET: variable(
    z
      .string()
      .refine((value) => Buffer.byteLength(value) >= minStateSecret, `must have at least ${minStateSecret} octets`),
    {
      says: "HTTP: at least 32 octets of your own that nobody can guess; they bind an installation to who began it",
      isSecret: true,
    },
  ),
  PUBLIC_URL: variable(webUrl, { says: "HTTP: where Slack reaches the bot" }),
  SLACK_API_URL: variable(webUrl, { says: "another Web API than `https://slack.com/api/`, such as that of GovSlack" }),
  DATABASE_URL: variable(z.string().regex(/^postgres(?:ql)?:\/\//, "must begin with postgres://"), {
    says: "a PostgreSQL server; without it the embedded store is used",
    isSecret: true,
  }),
  DATA_DIR: given(text.min(1, "must be a folder"), { says: "the folder of the embedded store", default: "mecsa-data" }),
  KEYRING: variable(
    z
      .string()
      .transform((keys, context) =>
        readable(keys, (message) => context.issues.push({ code: "custom", message, input: "" })),
      ),
    {
      says: "keys for the tokens of workspaces, `id:base64`, the newest first; needed for HTTP",
      isSecret: true,
    },
  ),
  RESOLVERS: variable(
    z
      .string()
      .transform((list, context): readonly Server[] =>
        serversFrom(list, (message) => context.issues.push({ code: "custom", message, input: list })),
      ),
    {
      says: "up to two DNS servers, such as `udp://192.0.2.53,tls://198.51.100.53#dns.example`; the second one confirms changes",
      default: "",
    },
  ),
  EHLO_NAME: given(hostName, {
    says: "the name of this host, for EHLO; it should lead here",
    default: "mecsa.invalid",
  }),
  VANTAGE: variable(text.max(80, "must have at most 80 characters"), {
    says: "where this is measured from, for reports",
  }),
  MX_HOSTS: given(z.enum(["ask", "skip"], "must be ask or skip"), {
    says: "`skip` where port 25 is closed to the outside: then what only MX hosts can tell is not measured",
    default: "ask",
  }),
  ASSESS_SECONDS: number("for one assessment; what has not answered then is not measured", 60, 5, 600),
  ASSESSMENTS_AT_ONCE: number("in one process", 8, 1, 100),
  WATCHES: number("of one workspace", 100, 0, 10_000),
  ASSESSMENTS_AN_HOUR: number("of one workspace, watches not counted", 120, 1, 100_000),
  DOMAINS_A_COMMAND: number("in one command", 10, 1, 10),
  RETENTION_DAYS: number(
    "for which history is kept, where a workspace has not chosen",
    400,
    retention.least,
    retention.most,
  ),
  PURGE_AFTER_DAYS: number("after which everything of a workspace that removed the bot is deleted", 30, 0, 365),
  PORT: number("HTTP: where Slack's requests come in", 3000, 0, 65_535),
  ADMIN_PORT: number("of `/healthz`, `/readyz` and `/metrics`", 3001, 0, 65_535),
  ADMIN_HOST: given(text.min(1), { says: "the address on which the admin port listens", default: "127.0.0.1" }),
  INBOX_DOMAIN: variable(hostName, {
    says: "outbound tests: the domain of their addresses; its MX leads to this host",
  }),
  INBOX_PORT: variable(whole(0, 65_535), { says: "outbound tests: where their messages come in; lead port 25 here" }),
  INBOX_HOST: variable(text, { says: "outbound tests: the address on which that port listens; all without it" }),
  INBOX_TLS_CERT: variable(pem("CERTIFICATE"), {
    says: "outbound tests: the certificate with its issuers, in PEM; without it one is made at each start",
    isSecret: true,
  }),
  INBOX_TLS_KEY: variable(pem("PRIVATE KEY"), { says: "outbound tests: its key, in PEM", isSecret: true }),
  LOG_LEVEL: given(z.enum(logLevels, `must be one of ${logLevels.join(", ")}`), {
    says: logLevels.join(", "),
    default: "info",
  }),
});

export type VariableName = keyof typeof schema.shape;
type Read = z.output<typeof schema>;

export const variables: readonly ({ name: VariableName } & About)[] = z
  .keyof(schema)
  .options.map((name) => ({ name, ...(about.get(schema.shape[name]) ?? { says: "" }) }));

export type Environment = Readonly<Record<string, string | undefined>>;

/** Throws one `UsageError` that names every variable that is wrong, why, and what to do. Values of secrets are never in it. */
export function configFrom(env: Environment): Config {
  const { values, problems } = givenIn(env);
  const read = schema.safeParse(values);
  const wrong = read.error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`) ?? [];
  const all = [...problems, ...wrong, ...togetherness(values), ...strayPostgres(env)];
  if (all.length > 0 || !read.success)
    throw new UsageError(all.map((one) => `  ${one}`).join("\n"), "The variables are in docs/bot.md.");
  return configOf(read.data);
}

const maxSecretFile = 65_536; // octets

/** Empty is as good as absent. */
function givenIn(env: Environment): { values: Partial<Record<VariableName, string>>; problems: readonly string[] } {
  const problems: string[] = [];
  const values: Partial<Record<VariableName, string>> = {};
  for (const { name, isSecret } of variables) {
    const direct = env[name];
    const file = isSecret === true ? env[`${name}_FILE`] : undefined;
    if (direct && file) problems.push(`${name} and ${name}_FILE are both set: leave one out`);
    const value = direct || (file && contentOf(file, `${name}_FILE`, problems));
    if (value) values[name] = value;
  }
  return { values, problems };
}

function contentOf(file: string, name: string, problems: string[]): string | undefined {
  try {
    if (statSync(file).size > maxSecretFile)
      problems.push(`${name} names a file of over 64 KiB: give one that holds the secret alone`);
    else return readFileSync(file, "utf8").trim();
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unreadable";
    problems.push(
      `${name} names ${JSON.stringify(file)}, which cannot be read (${code}): mount it, or correct the path`,
    );
  }
  return undefined;
}

const forHttp = [
  "SLACK_SIGNING_SECRET",
  "SLACK_CLIENT_ID",
  "SLACK_CLIENT_SECRET",
  "SLACK_STATE_SECRET",
  "PUBLIC_URL",
] as const;
const forSocket = ["SLACK_APP_TOKEN", "SLACK_BOT_TOKEN"] as const;
type Values = Partial<Record<VariableName, string>>;

/** What is wrong between variables that are fine alone. */
function togetherness(values: Values): readonly string[] {
  return [...slackTogetherness(values), ...inboxTogetherness(values)];
}

const forInbox = ["INBOX_DOMAIN", "INBOX_PORT"] as const;
const forInboxTls = ["INBOX_TLS_CERT", "INBOX_TLS_KEY"] as const;

function inboxTogetherness(values: Values): readonly string[] {
  const isGiven = (name: VariableName): boolean => values[name] !== undefined;
  const isOn = [...forInbox, ...forInboxTls, "INBOX_HOST" as const].some(isGiven);
  return [
    ...(isOn ? missing(values, forInbox, "the outbound test", "set it, or unset the others of INBOX") : []),
    ...(forInboxTls.some(isGiven) ? missing(values, forInboxTls, "TLS of the inbox", "give both or none") : []),
  ];
}

function slackTogetherness(values: Values): readonly string[] {
  const http = forHttp.filter((name) => name.startsWith("SLACK_") && values[name] !== undefined);
  const socket = forSocket.filter((name) => values[name] !== undefined);
  if (http.length > 0 && socket.length > 0)
    return [`${http[0]} is for HTTP and ${socket[0]} for Socket Mode: leave the variables of one of them out`];
  if (socket.length > 0)
    return missing(values, forSocket, "Socket Mode", "copy it from the app's page at api.slack.com/apps");
  if (http.length === 0) return [];
  return [
    ...missing(values, forHttp, "HTTP", "docs/bot.md tells where it is found"),
    ...missing(values, ["KEYRING"], "HTTP", `make one: echo "k1:$(head -c 32 /dev/urandom | base64)"`),
  ];
}

function missing(values: Values, names: readonly VariableName[], mode: string, next: string): readonly string[] {
  return names
    .filter((name) => values[name] === undefined)
    .map((name) => `${name} is missing, and ${mode} needs it: ${next}`);
}

const postgresVariables = ["PGHOST", "PGPORT", "PGDATABASE", "PGUSER", "PGPASSWORD", "PGSERVICE"];

/** Variables of PostgreSQL's own that would be ignored: whoever sets them means a server, and would lose what is kept. */
function strayPostgres(env: Environment): readonly string[] {
  if (env["DATABASE_URL"] || env["DATABASE_URL_FILE"]) return [];
  return postgresVariables
    .filter((name) => env[name])
    .map(
      (name) =>
        `${name} is set and DATABASE_URL is not: give DATABASE_URL=postgres://USER:PASSWORD@HOST/DATABASE, or unset ${name}`,
    );
}

function readable(keys: string, refuse: (why: string) => void): string {
  try {
    parseKeyring(keys);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    refuse(`cannot be used: ${error.message}. ${error.hint}`);
  }
  return keys;
}

function serversFrom(list: string, refuse: (why: string) => void): readonly Server[] {
  const urls = list.split(",").flatMap((url) => url.trim() || []);
  if (urls.length > 2) refuse("names more than two servers: the first one is asked, the second one confirms");
  return urls.flatMap((url) => {
    const parsed = parseServer(url);
    if (parsed.ok) return [parsed.value];
    refuse(
      `names ${JSON.stringify(url)}, which is no DNS server (${parsed.error}): write udp://, tcp://, tls://ADDRESS#NAME or https://NAME/dns-query`,
    );
    return [];
  });
}

function configOf(read: Read): Config {
  const { SLACK_API_URL: slackApiUrl, KEYRING: keyring, VANTAGE: vantage, DATABASE_URL: url } = read;
  return {
    slack: slackOf(read),
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    store: url === undefined ? { kind: "embedded", dir: read.DATA_DIR } : { kind: "postgres", url },
    ...(keyring === undefined ? {} : { keyring }),
    resolvers: read.RESOLVERS ?? [],
    ehloName: read.EHLO_NAME,
    ...(vantage === undefined ? {} : { vantage }),
    asksMxHosts: read.MX_HOSTS === "ask",
    assessSeconds: read.ASSESS_SECONDS,
    assessmentsAtOnce: read.ASSESSMENTS_AT_ONCE,
    limits: {
      watches: read.WATCHES,
      assessmentsAnHour: read.ASSESSMENTS_AN_HOUR,
      domainsACommand: read.DOMAINS_A_COMMAND,
    },
    retentionDays: read.RETENTION_DAYS,
    purgeAfterDays: read.PURGE_AFTER_DAYS,
    port: read.PORT,
    adminPort: read.ADMIN_PORT,
    adminHost: read.ADMIN_HOST,
    ...inboxOf(read),
    logLevel: read.LOG_LEVEL,
  };
}

function inboxOf(read: Read): { inbox?: InboxConfig } {
  const { INBOX_DOMAIN: domain, INBOX_PORT: port, INBOX_HOST: host, INBOX_TLS_CERT: cert, INBOX_TLS_KEY: key } = read;
  if (domain === undefined || port === undefined) return {};
  const tls = cert === undefined || key === undefined ? {} : { tls: { cert, key } };
  return { inbox: { domain: domain.toLowerCase(), port, ...(host === undefined ? {} : { host }), ...tls } };
}

function slackOf(read: Read): SlackConfig {
  const { SLACK_APP_TOKEN: appToken, SLACK_BOT_TOKEN: botToken } = read;
  if (appToken !== undefined && botToken !== undefined) return { mode: "socket", appToken, botToken };
  const { SLACK_SIGNING_SECRET, SLACK_CLIENT_ID, SLACK_CLIENT_SECRET, SLACK_STATE_SECRET, PUBLIC_URL } = read;
  if (!SLACK_SIGNING_SECRET || !SLACK_CLIENT_ID || !SLACK_CLIENT_SECRET || !SLACK_STATE_SECRET || !PUBLIC_URL)
    return { mode: "none" };
  return {
    mode: "http",
    signingSecret: SLACK_SIGNING_SECRET,
    clientId: SLACK_CLIENT_ID,
    clientSecret: SLACK_CLIENT_SECRET,
    stateSecret: SLACK_STATE_SECRET,
    publicUrl: PUBLIC_URL.replace(/\/+$/, ""),
  };
}

/** One line for each variable; secrets are `***`. */
export function printedConfig(env: Environment): string {
  const { values } = givenIn(env);
  return variables
    .map(({ name, isSecret, default: usual }) => {
      const value = values[name];
      if (value !== undefined) return `${name}=${isSecret === true ? "***" : JSON.stringify(value)}\n`;
      return `# ${name}=${usual === undefined ? "" : JSON.stringify(usual)}\n`;
    })
    .join("");
}

/** For docs/bot.md. */
export function variablesTable(): string {
  const rows = variables.map(({ name, says, default: usual, isSecret }) => {
    const file = isSecret === true ? `, \`${name}_FILE\`` : "";
    return `| \`${name}\`${file} | ${says} | ${usual ? `\`${usual}\`` : ""} |`;
  });
  return ["| Variable | What it says | Without it |", "|---|---|---|", ...rows, ""].join("\n");
}
