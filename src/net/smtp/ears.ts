/** Hears replies: they come when they like, and are told when somebody asks. */
import type { Duplex } from "node:stream";
import type { FloodLimit, SmtpEnd, SmtpPhase, SmtpReply } from "../../mail/smtp-session.ts";
import { hasCode, troubleOf } from "../dns/trouble.ts";
import { afterTime } from "../time-limit.ts";
import { replyReader } from "./reply.ts";

export interface Ended {
  ended: SmtpEnd;
}

export type Heard = { reply: SmtpReply } | Ended;

export interface Ears {
  /** Listens to this stream from now on, as well as to those before. */
  attend(stream: Duplex): void;
  /** The next reply, or how it ended without one. */
  hear(phase: SmtpPhase, timeoutMs: number): Promise<Heard>;
  /** Tells what came and was not heard, as lines, and forgets it. */
  forget(): readonly string[];
  /** Whether nothing more will come. */
  readonly isOver: boolean;
}

/** `error` is absent where the server closed in good order. */
type Over = { kind: "closed"; error?: unknown } | { kind: "flood"; limit: FloodLimit };

export function ears(): Ears {
  const reader = replyReader();
  let heard: SmtpReply[] = [];
  let over: Over | undefined;
  let wake = (): void => {};

  const finish = (how: Over): void => {
    over ??= how;
    wake();
  };
  const take = (octets: Uint8Array, from: Duplex): void => {
    heard.push(...reader.take(octets));
    if (heard.length > 0) wake();
    if (reader.flood === undefined) return;
    from.destroy();
    finish({ kind: "flood", limit: reader.flood });
  };
  const woken = async (timeoutMs: number): Promise<void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    const limit = afterTime(timeoutMs, resolve);
    await promise;
    limit.stop();
  };
  return {
    attend(stream) {
      stream.on("data", (octets) => take(octets, stream));
      stream.on("error", (error) => finish({ kind: "closed", error }));
      stream.on("end", () => finish({ kind: "closed" })).on("close", () => finish({ kind: "closed" }));
      if (stream.closed) finish({ kind: "closed" });
    },
    async hear(phase, timeoutMs) {
      if (heard.length === 0 && over === undefined) await woken(timeoutMs);
      const reply = heard.shift();
      return reply === undefined ? { ended: silence(phase, over, reader.stray) } : { reply };
    },
    forget() {
      const lines = heard.flatMap(({ code, lines }) => lines.map((line) => `${code} ${line}`));
      heard = [];
      return [...lines, ...reader.drop()];
    },
    get isOver() {
      return over !== undefined;
    },
  };
}

function silence(phase: SmtpPhase, over: Over | undefined, said: readonly string[]): SmtpEnd {
  if (over?.kind === "flood") return { kind: "flood", phase, limit: over.limit };
  if (said.length > 0) return { kind: "not-smtp", phase, said };
  if (over === undefined) return { kind: "timed-out", phase };
  return { kind: "closed", phase, ...(over.error === undefined ? {} : { code: codeOf(over.error) }) };
}

const codeOf = (error: unknown): string =>
  hasCode(error, "ERR_STREAM_DESTROYED") ? "ERR_STREAM_DESTROYED" : troubleOf(error).detail;
