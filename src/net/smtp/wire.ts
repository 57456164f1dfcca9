/** One connection to an MX host: lines out, replies in, and TLS when it is time. */
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { openTcp } from "../tcp.ts";
import { afterTime, timeLimit } from "../time-limit.ts";
import { type Ears, type Ended, ears } from "./ears.ts";
import { type HandshakeOptions, type Shaken, shakeHands } from "./handshake.ts";

const lingerMs = 1_000; // for the last line to go out
const maxAnswerOctets = 20_000; // more than a record of TLS has

export interface Wire extends Pick<Ears, "hear" | "forget"> {
  /** Text as it is: the caller ends its lines. */
  say(text: string): void;
  secure(options: HandshakeOptions): Promise<Shaken>;
  /** Octets out, and what comes until it is enough. After this there are no replies any more. */
  exchange(octets: Uint8Array, isEnough: (octets: Uint8Array) => boolean, timeoutMs: number): Promise<RawAnswer>;
  /** Resolves when the connection is gone, which is soon. */
  close(): Promise<void>;
}

export interface RawAnswer {
  octets: Uint8Array;
  /** Whether the server closed the connection before it was enough. */
  isClosed: boolean;
}

/** Connects to that very address, which whoever asks has found public, or on the way to it. */
export async function openWire(address: string, port: number, timeoutMs: number): Promise<Wire | Ended> {
  if (timeoutMs <= 0) return { ended: { kind: "timed-out", phase: "connect" } };
  const opened = await openTcp({ address, port, allowPrivate: true }, timeLimit(timeoutMs));
  switch (opened.kind) {
    case "open":
      return wireOver(opened.socket.setNoDelay(true));
    case "timed-out":
      return { ended: { kind: "timed-out", phase: "connect" } };
    case "not-public":
    case "refused":
    case "unreachable":
      return { ended: opened };
  }
}

function wireOver(socket: Socket): Wire {
  const heard = ears();
  let stream: Duplex = socket;
  heard.attend(socket);
  /** What comes from now on is no text. */
  const takeSocket = (): void => {
    for (const event of ["data", "end", "close"]) socket.removeAllListeners(event);
  };
  return {
    hear: (phase, timeoutMs) => heard.hear(phase, timeoutMs),
    forget: () => heard.forget(),
    say(text) {
      if (stream.writable) stream.write(text);
    },
    async secure(options) {
      if (heard.isOver) return { failure: { settings: options.settings, because: "closed" } };
      takeSocket();
      const shaken = await shakeHands(socket, options);
      if ("failure" in shaken) return shaken;
      stream = shaken.stream;
      heard.attend(stream);
      return shaken;
    },
    exchange(octets, isEnough, timeoutMs) {
      takeSocket();
      return exchangeOver(socket, octets, isEnough, timeoutMs);
    },
    async close() {
      stream.end();
      if (socket.closed) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      socket.once("close", resolve);
      setTimeout(() => socket.destroy(), lingerMs).unref();
      await promise;
    },
  };
}

async function exchangeOver(
  socket: Socket,
  octets: Uint8Array,
  isEnough: (octets: Uint8Array) => boolean,
  timeoutMs: number,
): Promise<RawAnswer> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  let answer: Uint8Array = new Uint8Array();
  const close = (): void => resolve(true);
  socket.on("data", (chunk) => {
    answer = Buffer.concat([answer, chunk]);
    if (answer.length > maxAnswerOctets || isEnough(answer)) resolve(false);
  });
  socket.on("end", close).on("close", close).on("error", close);
  if (!socket.readable) close();
  if (socket.writable) socket.write(octets);
  const limit = afterTime(timeoutMs, () => resolve(false));
  const isClosed = await promise;
  limit.stop();
  socket.destroy();
  return { octets: answer, isClosed };
}
