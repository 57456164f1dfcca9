/** The process under measurement of `slack.ts`: the bot, or nothing, and a bare Bolt app beside it. */
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import { readFileSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { resolvers } from "../bot/assess/resolvers.ts";
import { startBot } from "../bot/bot.ts";
import { configFrom, type Environment } from "../bot/config.ts";
import { openLog } from "../bot/operation/log.ts";
import type { Internet } from "../src/demo/internet.ts";
import { liveResolver } from "../src/live.ts";

/** What it is told of the world. Functions do not travel: `ports` has the port on loopback for each `address port`. */
export interface World extends Pick<Internet, "nameServer" | "anchors" | "roots"> {
  ports: ReadonlyMap<string, number>;
}

/** `environment`: none for the bare app alone. */
export interface Given {
  world: World;
  signingSecret: string;
  environment?: Environment;
}

export type Asked = "look" | "stop";

export interface Ready {
  bot?: number;
  bare: number;
  /** Milliseconds from the beginning of the process. */
  readyMs: number;
}

/** Since the last look: milliseconds for which the event loop stood still, megabytes. */
export interface Look {
  stoodMs: number;
  memory: { now: number; most: number };
}

const now = (): Date => new Date();

/** Bolt as its documentation starts it. */
async function bareBolt(signingSecret: string): Promise<number> {
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR });
  const authorize = async () => ({ botToken: "xoxb-1", botId: "B1", botUserId: "U1" });
  const app = new App({ receiver, authorize, logLevel: LogLevel.ERROR });
  app.command("/mecsa", async ({ ack }) => ack("Assessing"));
  const address = (await receiver.start({ port: 0 })).address();
  return typeof address === "object" && address !== null ? address.port : 0;
}

async function theBot({ world, environment = {} }: Given) {
  const { nameServer, anchors, roots, ports } = world;
  const first = () => liveResolver({ servers: [nameServer], anchors, now });
  const route = (address: string, port: number) => ({
    address: "127.0.0.1",
    port: ports.get(`${address} ${port}`) ?? 1,
  });
  return await startBot({
    config: configFrom(environment),
    role: "all",
    log: openLog("error"),
    now,
    rehearsal: { world: { resolvers: resolvers({ first }, now), rehearsal: { allowPrivate: true, roots, route } } },
  });
}

function memory(): Look["memory"] {
  const told = readFileSync("/proc/self/status", "latin1");
  const of = (what: string): number =>
    Math.round(Number(new RegExp(`${what}:\\s+(\\d+)`).exec(told)?.[1] ?? 0) / 1_024);
  return { now: of("VmRSS"), most: of("VmHWM") };
}

async function serve(given: Given): Promise<void> {
  const bot = given.environment === undefined ? undefined : await theBot(given);
  const readyMs = performance.now();
  const bare = await bareBolt(given.signingSecret);
  const lag = monitorEventLoopDelay({ resolution: 5 });
  lag.enable();
  process.on("message", (asked: Asked) => {
    if (asked === "stop") return void (bot?.stop() ?? Promise.resolve()).finally(() => process.exit());
    process.send?.({ stoodMs: lag.max / 1e6, memory: memory() } satisfies Look);
    lag.reset();
  });
  const port = bot?.ports.web;
  process.send?.({ ...(port === undefined ? {} : { bot: port }), bare, readyMs } satisfies Ready);
}

process.once("message", (given: Given) => void serve(given));
