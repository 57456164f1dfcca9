/** `mecsa message FILE`: what a received message shows of the domain that sent it. */
import { readFileSync, statSync } from "node:fs";
import { isIP } from "node:net";
import { judgeMessage } from "../message/judge.ts";
import type { Envelope, OutboundObservation } from "../message/observation.ts";
import { maxMessage } from "../message/octets.ts";
import { tlsVersionIn } from "../message/received.ts";
import { verifyMessage } from "../message/verify.ts";
import type { Paint } from "../report/text.ts";
import { UsageError } from "../usage-error.ts";
import type { Printed } from "./options.ts";
import { readable } from "./files.ts";
import type { OpenLive } from "./live.ts";
import { messageJson } from "./message-json.ts";
import { messageText } from "./message-text.ts";

export interface MessageOptions {
  ip: string;
  helo: string;
  mailFrom: string;
  /** Such as `TLSv1.3`; `none` for a delivery in the clear. */
  tls?: string;
  resolver?: readonly string[];
  trustAnchor?: string;
  negativeTrustAnchor?: readonly string[];
  /** For one question, in seconds. */
  timeout: number;
  format: "text" | "json";
}

/** The clock and standard input, for tests. */
export interface MessageWorld {
  stdin: AsyncIterable<Uint8Array>;
  now: Date;
}

/** What to print, and how to exit. Throws `UsageError` for a file or an option that cannot be used. */
export async function message(
  file: string,
  { ip, helo, mailFrom, tls, timeout, format, ...servers }: MessageOptions,
  paint: Paint,
  open: OpenLive,
  { stdin, now }: MessageWorld = { stdin: process.stdin, now: new Date() },
): Promise<Printed> {
  const envelope = envelopeFrom({ ip, helo, mailFrom, ...(tls === undefined ? {} : { tls }) });
  const octets = file === "-" ? await readAll(stdin) : readFile(file);
  const live = await open({ ...servers, timeoutMs: timeout * 1000 });
  try {
    const observation = await verifyMessage(octets, envelope, live, now);
    const findings = judgeMessage(observation);
    const text = format === "json" ? messageJson(observation, findings) : messageText(observation, findings, paint);
    return { text, exitCode: exitCodeOf(observation), warnings: [] };
  } finally {
    await live.close();
  }
}

const maxPath = 512; // octets; RFC 5321 §4.5.3.1 has 256

function envelopeFrom({ ip, helo, mailFrom, tls }: Pick<MessageOptions, "ip" | "helo" | "mailFrom" | "tls">): Envelope {
  if (isIP(ip) === 0)
    throw new UsageError(`${JSON.stringify(ip)} is no address`, "Give --ip the client's IPv4 or IPv6 address.");
  const path = mailFrom.trim().replace(/^<(.*)>$/, "$1");
  if (path !== "" && !path.includes("@"))
    throw new UsageError(
      `${JSON.stringify(mailFrom)} is no reverse-path`,
      "Give --mail-from an address, or an empty one for a bounce.",
    );
  if (path.length > maxPath || helo.length > maxPath)
    throw new UsageError("an option is over 512 characters", "Give it as SMTP had it.");
  return { ip, helo: helo.trim(), mailFrom: path, ...(tls === undefined ? {} : { tls: tlsFrom(tls) }) };
}

function tlsFrom(text: string): NonNullable<Envelope["tls"]> | null {
  if (text === "none") return null;
  const protocol = tlsVersionIn(text);
  if (protocol !== undefined) return { protocol };
  throw new UsageError(`${JSON.stringify(text)} is no version of TLS`, "Give --tls one such as TLSv1.3, or none.");
}

function readFile(file: string): Uint8Array {
  return readable(file, () => {
    if (statSync(file).size > maxMessage) throw tooLarge();
    return readFileSync(file);
  });
}

async function readAll(stdin: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let octets = 0;
  for await (const chunk of stdin) {
    octets += chunk.length;
    if (octets > maxMessage) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function tooLarge(): UsageError {
  return new UsageError("the message is over 50 MiB", "Give a file with one message.");
}

/** 0 DMARC passes (RFC 9989), 1 it does not or cannot be applied, 3 that could not be measured. */
function exitCodeOf({ author, dmarc }: OutboundObservation): number {
  if (author.kind === "not-measured" || dmarc?.rfc9989.result === "temperror") return 3;
  return dmarc?.rfc9989.result === "pass" ? 0 : 1;
}
