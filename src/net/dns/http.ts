/** Posts to one URL over HTTP/2 or HTTP/1.1. No redirect is followed, and no body read past what DNS can fill. */
import { isIPv6 } from "node:net";
import type { Readable } from "node:stream";
import type { TLSSocket } from "node:tls";
import { http2, https } from "./builtin.ts";
import type { Server } from "./server.ts";
import type { TlsSettings } from "./sockets.ts";
import { type Trouble, trouble, troubleOf } from "./trouble.ts";

export interface HttpAnswer {
  kind: "http";
  code: number;
  contentType: string;
  /** Seconds (RFC 9111 §5.1). */
  age: number;
  /** Empty unless the code is 200. */
  body: Uint8Array;
}

export interface Channel {
  kind: "channel";
  /** The signal means that time is over. */
  post(body: Uint8Array, signal: AbortSignal): Promise<HttpAnswer | Trouble>;
  isOpen(): boolean;
  close(): void;
}

export const contentType = "application/dns-message";
const maxBodyOctets = 65_535;
const maxHttp1Sockets = 16;
const idleMs = 10_000;
/** At once on one connection: BIND takes a burst of more than about 50 posts for a flood, and closes. */
const maxStreams = 32;

/** Over a connection on which the server has agreed to HTTP/2. */
export function overHttp2(socket: TLSSocket, server: Server): Channel {
  const session = http2().connect(server.url, { createConnection: () => socket, settings: { enablePush: false } });
  session.setTimeout(idleMs, () => session.close());
  session.on("error", (error) => void troubleOf(error)); // the streams tell
  session.on("goaway", () => session.close());
  session.unref();
  const waiting: (() => void)[] = [];
  let underway = 0; // those that wait included
  const turn = async (): Promise<void> => {
    underway += 1;
    if (underway <= maxStreams) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting.push(resolve);
    await promise;
  };
  const target = { ":method": "POST", ":authority": authorityOf(server), ":path": server.path ?? "/" };
  const headers = { ...target, "content-type": contentType, accept: contentType };
  return {
    kind: "channel",
    async post(body, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer | Trouble>();
      await turn();
      try {
        const stream = session.request({ ...headers, "content-length": body.length }, { signal });
        let hasHead = false;
        stream.on("response", (given) => {
          hasHead = true;
          const head = { code: given[":status"] ?? 0, contentType: given["content-type"], age: given.age };
          answerFrom(stream, head).then(resolve, reject);
        });
        stream.on("error", reject);
        stream.on("close", () => {
          if (!hasHead) resolve(trouble("http", "closed")); // otherwise the body tells
        });
        stream.end(body);
        return await promise;
      } catch (error) {
        return troubleOf(error);
      } finally {
        underway -= 1;
        waiting.shift()?.();
      }
    },
    isOpen: () => !session.closed && !session.destroyed,
    close: () => session.destroy(),
  };
}

export function overHttp1(settings: TlsSettings, server: Server): Channel {
  const agent = new (https().Agent)({ ...settings, keepAlive: true, maxSockets: maxHttp1Sockets, timeout: idleMs });
  const target = { agent, host: server.address, port: server.port, path: server.path ?? "/", method: "POST" };
  const headers = { host: authorityOf(server), "content-type": contentType, accept: contentType };
  const post = async (body: Uint8Array, signal: AbortSignal): Promise<HttpAnswer | Trouble> => {
    const { promise, resolve, reject } = Promise.withResolvers<HttpAnswer | Trouble>();
    const sent = https().request({ ...target, headers: { ...headers, "content-length": body.length }, signal });
    sent.on("response", (given) => {
      const head = { code: given.statusCode ?? 0, contentType: given.headers["content-type"], age: given.headers.age };
      answerFrom(given, head).then(resolve, reject);
    });
    sent.on("error", reject);
    sent.end(body);
    const answer = await promise.catch(troubleOf);
    // The server had closed the connection, as it may at any time (RFC 9112 §9.5).
    const isStale = sent.reusedSocket && answer.kind === "failed" && answer.why === "refused-connection";
    return isStale ? post(body, signal) : answer;
  };
  return { kind: "channel", post, isOpen: () => true, close: () => agent.destroy() };
}

function authorityOf({ address, port, serverName }: Server): string {
  const host = serverName ?? (isIPv6(address) ? `[${address}]` : address);
  return port === 443 ? host : `${host}:${port}`;
}

interface Head {
  code: number;
  contentType: string | undefined;
  age: string | undefined;
}

async function answerFrom(source: Readable, { code, contentType = "", age }: Head): Promise<HttpAnswer | Trouble> {
  const seconds = Math.min(Number(/^\d{1,9}$/.exec(age ?? "")?.[0] ?? 0), 86_400);
  const head = { kind: "http", code, contentType, age: seconds } as const;
  if (code !== 200) {
    source.destroy();
    return { ...head, body: new Uint8Array(0) };
  }
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of source) {
    pieces.push(piece);
    size += piece.length;
    if (size > maxBodyOctets) return trouble("http", `a body over ${maxBodyOctets} octets`);
  }
  return { ...head, body: Buffer.concat(pieces) };
}
