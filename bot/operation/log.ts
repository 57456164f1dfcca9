/** Logs as lines of JSON on standard output, without what is nobody's business. */
import { type Logger as BoltLogger, LogLevel as BoltLevel } from "@slack/bolt";
import { type DestinationStream, type Logger, pino } from "pino";
import type { LogLevel } from "../config.ts";
import { scrub } from "./scrub.ts";

export type Log = Pick<Logger, LogLevel>;

/** Fields by which Slack, its libraries and we name what is secret or somebody's words. */
const hidden = [
  "token",
  "botToken",
  "appToken",
  "authorization",
  "Authorization",
  "cookie",
  "client_secret",
  "refresh_token",
  "access_token",
  "response_url",
  "responseUrl",
  "text",
  "body",
  "blocks",
  "email",
  "user_name",
];

const maxLine = 16_384; // characters

/** Writes to `out`, or standard output. */
export function openLog(level: LogLevel, out: DestinationStream = process.stdout): Log {
  const paths = hidden.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const scrubbed: DestinationStream = { write: (line) => out.write(`${scrubbedJson(shortened(line))}\n`) };
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths, censor: "[hidden]" } },
    scrubbed,
  );
}

function shortened(line: string): string {
  if (line.length <= maxLine) return line;
  return JSON.stringify({
    level: 40,
    msg: `a line of ${line.length} characters was cut`,
    begins: line.slice(0, 1_000),
  });
}

function scrubbedJson(line: string): string {
  return JSON.stringify(
    JSON.parse(line, (_name, value: unknown) => (typeof value === "string" ? scrub(value) : value)),
  );
}

/** Whole requests and answers, with secrets and what people wrote. */
const isTraffic = /^http request |authorize URL|^Running handle/;

/** For Bolt: what it says of itself at `info` is `debug` for operators. */
export function boltLogger(log: Log): BoltLogger {
  let level = BoltLevel.INFO;
  let name = "slack";
  const say =
    (method: LogLevel) =>
    (...said: unknown[]): void => {
      const text = said.map(worded).join(" ");
      if (!isTraffic.test(text)) log[method]({ from: name }, text);
    };
  return {
    debug: say("debug"),
    info: say("debug"),
    warn: say("warn"),
    error: say("error"),
    setLevel: (to) => (level = to),
    getLevel: () => level,
    setName: (to) => (name = to),
  };
}

function worded(said: unknown): string {
  if (typeof said === "string") return said;
  return said instanceof Error ? `${said.name}: ${said.message}` : "[object]"; // it may hold a whole request
}
