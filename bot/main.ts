/** The Slack bot: reads flags and environment, starts what they say, and stops when it is told to. */
import { parseArgs } from "node:util";
import { UsageError } from "../src/index.ts";
import { type Bot, startBot } from "./bot.ts";
import { type Config, configFrom, type Environment, printedConfig } from "./config.ts";
import { openLog } from "./operation/log.ts";
import { needsInbox, needsInboxHint, needsServer, needsServerHint, usage, withoutSlack } from "./operation/messages.ts";
import { type Role, roles } from "./roles.ts";

interface Streams {
  out: (text: string) => void;
  err: (text: string) => void;
}

/** What is to be started; or what was said instead, with the exit code. */
type Asked = { kind: "start"; config: Config; role: Role } | { kind: "said"; code: number };

export function asked(args: readonly string[], env: Environment, { out, err }: Streams): Asked {
  try {
    const { values } = parseArgs({ args: [...args], options: flags, strict: true });
    if (values.help === true) return (out(usage), { kind: "said", code: 0 });
    if (values["print-config"] === true) out(printedConfig(env));
    const config = configFrom(env);
    if (values["print-config"] === true) return { kind: "said", code: 0 };
    return { kind: "start", config, role: roleFor(values.role, config) };
  } catch (error) {
    err(wrongUse(error));
    return { kind: "said", code: 2 };
  }
}

const flags = {
  role: { type: "string", default: "all" },
  "print-config": { type: "boolean" },
  help: { type: "boolean" },
} as const;

function roleFor(text: string, { store, inbox }: Config): Role {
  const role = roles.find((one) => one === text);
  if (role === undefined)
    throw new UsageError(`--role ${JSON.stringify(text)} is none`, `Give one of ${roles.join(", ")}.`);
  if (role !== "all" && store.kind === "embedded") throw new UsageError(needsServer(role), needsServerHint);
  if (role === "inbox" && inbox === undefined) throw new UsageError(needsInbox, needsInboxHint);
  return role;
}

/** Rethrows what is not the user's. */
function wrongUse(error: unknown): string {
  if (error instanceof UsageError) return told(error);
  if (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"))
    return `mecsa-bot: ${error.message}\n\n${usage}`;
  throw error;
}

function told({ message, hint }: UsageError): string {
  const all = message.startsWith(" ") ? `the configuration cannot be used:\n${message}` : message; // a line for each variable
  return `mecsa-bot: ${all}\n${hint}\n`;
}

/** Resolves with the exit code when the process has been told to stop, or could not start. */
export async function run(args: readonly string[], env: Environment, streams: Streams): Promise<number> {
  const what = asked(args, env, streams);
  if (what.kind === "said") return what.code;
  const { config, role } = what;
  const log = openLog(config.logLevel);
  const signalled = stopSignal(); // also while it starts: then it stops as soon as it has
  let bot: Bot;
  try {
    bot = await startBot({ config, role, log, now: () => new Date() });
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    streams.err(told(error));
    return 1;
  }
  if (config.slack.mode === "none" && config.store.kind === "embedded")
    streams.err(withoutSlack({ dir: config.store.dir, admin: `http://${config.adminHost}:${bot.ports.admin}` }));
  const why = await Promise.race([signalled, bot.ended]);
  if (typeof why === "string") log.info({ signal: why }, "stopping");
  else log.error({ err: why }, "cannot go on");
  const failed = await bot.stop();
  if (failed.length > 0) log.error({ failed }, "did not stop as it should");
  return failed.length === 0 && typeof why === "string" ? 0 : 1;
}

/** The first one; at the second one the process ends at once. */
async function stopSignal(): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  let isSecond = false;
  const heard = (signal: string): void => {
    if (isSecond) process.exit(1);
    isSecond = true;
    resolve(signal);
  };
  process.on("SIGTERM", heard);
  process.on("SIGINT", heard);
  return promise;
}

if (import.meta.main) {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error; // who read the log has gone; Slack's users have not
    });
  process.exitCode = await run(process.argv.slice(2), process.env, {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
  process.stdout.write("", () => process.stderr.write("", () => process.exit()));
}
