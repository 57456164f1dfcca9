/** The steps of one polite session, each of which adds to what is known or ends it. */
import {
  offers,
  type SmtpEnd,
  type SmtpPhase,
  type SmtpReply,
  type SmtpSession,
  type TlsSettings,
  turnedAway,
} from "../../mail/smtp-session.ts";
import type { Ended, Heard } from "./ears.ts";
import type { Wire } from "./wire.ts";

export interface Talk {
  wire: Wire;
  mxHost: string;
  ehloName: string;
  settings: TlsSettings;
  /** Sent in plain text with STARTTLS, in one piece. */
  injected?: string;
  /** Milliseconds for this phase, from now. */
  patience: (phase: SmtpPhase) => number;
  /** How long it took to connect. */
  connectMs: number;
}

/** What is known, and `ended` once there is nothing more to ask. */
export type Known = Partial<Omit<SmtpSession, "mxHost" | "address" | "port" | "ehloName">>;

type Step = (talk: Talk, known: Known) => Promise<Known>;

const upToStartTls: readonly [phase: SmtpPhase, step: Step][] = [
  ["greeting", greet],
  ["hello", sayHello],
  ["starttls", askForTls],
];

/** As far as the reply to STARTTLS. */
export const toStartTls = (talk: Talk): Promise<Known> => take(upToStartTls, talk);

export const toTls = (talk: Talk): Promise<Known> => take([...upToStartTls, ["tls", shakeHands]], talk);

/** Its QUIT is not waited for: no reply to it changes anything. */
export async function wholeTalk(talk: Talk): Promise<Known> {
  const known = await take([...upToStartTls, ["tls", shakeHands], ["hello-after-tls", sayHelloAgain]], talk);
  talk.wire.say("QUIT\r\n");
  return known;
}

async function take(steps: readonly [SmtpPhase, Step][], talk: Talk): Promise<Known> {
  const milliseconds: Partial<Record<SmtpPhase, number>> = { connect: talk.connectMs };
  let known: Known = { milliseconds };
  for (const [phase, step] of steps) {
    const start = performance.now();
    known = { ...known, ...(await step(talk, known)) };
    milliseconds[phase] = Math.round(performance.now() - start);
    if (known.ended !== undefined) break;
  }
  return known;
}

/** RFC 5321 §4.3.1. */
async function greet({ wire, patience }: Talk): Promise<Known> {
  const heard = await wire.hear("greeting", patience("greeting"));
  if ("ended" in heard) return heard;
  const { reply } = heard;
  return { greeting: reply, ...(isPositive(reply) ? {} : refused("greeting", reply)) };
}

/** RFC 5321 §4.1.4: whoever does not know EHLO is asked with HELO; who then takes that has no extensions. */
async function sayHello(talk: Talk): Promise<Known> {
  const heard = await ask(talk, "hello", `EHLO ${talk.ehloName}`);
  if ("ended" in heard) return heard;
  const { reply } = heard;
  if (isPositive(reply)) return { hello: { command: "EHLO", reply } };
  const again = reply.code < 500 ? heard : await ask(talk, "hello", `HELO ${talk.ehloName}`);
  if ("reply" in again && isPositive(again.reply))
    return { hello: { command: "HELO", reply: again.reply }, ended: { kind: "no-ehlo" } };
  return { hello: { command: "EHLO", reply }, ...refused("hello", reply) };
}

/** RFC 3207 §4. */
async function askForTls(talk: Talk, { hello }: Known): Promise<Known> {
  if (!offers(hello, "STARTTLS")) return { ended: { kind: "no-starttls" } };
  const heard = await ask(talk, "starttls", "STARTTLS", talk.injected);
  if ("ended" in heard) return heard;
  const { reply } = heard;
  if (reply.code !== 220) return { startTls: reply, ended: { kind: "starttls-refused" } };
  const behindStartTls = talk.wire.forget();
  return { startTls: reply, ...(behindStartTls.length === 0 ? {} : { behindStartTls }) };
}

async function shakeHands({ wire, mxHost, settings, patience }: Talk, { behindStartTls }: Known): Promise<Known> {
  const shaken = await wire.secure({ mxHost, settings, timeoutMs: patience("tls") });
  if ("tls" in shaken) return { tls: shaken.tls };
  const { failure } = shaken;
  const isPlain = behindStartTls !== undefined && (failure.because === "closed" || failure.because === "timed-out");
  return { tlsFailures: [isPlain ? { ...failure, because: "not-tls" } : failure], ended: { kind: "tls-failed" } };
}

/** RFC 3207 §4.2: what was said before TLS counts no more. */
async function sayHelloAgain(talk: Talk): Promise<Known> {
  const heard = await ask(talk, "hello-after-tls", `EHLO ${talk.ehloName}`);
  if ("ended" in heard) return heard;
  const { reply } = heard;
  const ended: Ended = isPositive(reply) ? { ended: { kind: "done" } } : refused("hello-after-tls", reply);
  return { helloAfterTls: { command: "EHLO", reply }, ...ended };
}

/** A command is one line, whatever the names in it; `behind` goes out in the same write. */
function ask({ wire, patience }: Talk, phase: SmtpPhase, command: string, behind = ""): Promise<Heard> {
  wire.say(`${command.replaceAll(/[\r\n]/g, "")}\r\n${behind}`);
  return wire.hear(phase, patience(phase));
}

const isPositive = ({ code }: SmtpReply): boolean => code >= 200 && code < 300;

/** 3yz answers no question of ours (RFC 5321 §4.2.1). */
function refused(phase: "greeting" | "hello" | "hello-after-tls", reply: SmtpReply): Ended {
  const ended: SmtpEnd =
    reply.code < 400
      ? { kind: "not-smtp", phase, said: reply.lines.map((line) => `${reply.code} ${line}`) }
      : { kind: "turned-away", phase, because: turnedAway(reply) };
  return { ended };
}
