/** One request and its answer over a connection that is open already. Follows nothing, decodes nothing, and is bounded. */
import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import type { Duplex } from "node:stream";
import { troubleOf } from "./dns/trouble.ts";

export interface HttpRequest {
  host: string;
  path: string;
  accept: string;
  /** Without it: GET. */
  post?: { contentType: string; octets: Uint8Array };
  /** Of the answer's body. */
  maxOctets: number;
  signal: AbortSignal;
}

export type HttpExchange =
  | { kind: "answered"; code: number; headers: IncomingHttpHeaders; body: Uint8Array }
  | { kind: "too-large"; octets: number }
  | { kind: "bad-http" | "closed"; code: string }
  | { kind: "timed-out" };

const maxHeaderSize = 16 * 1024; // octets

/** Takes the connection over and closes it. Headers that stand twice are joined or the first one counts, as in node:http. */
export async function httpExchange(stream: Duplex, asked: HttpRequest): Promise<HttpExchange> {
  try {
    const answer = await send(stream, asked);
    const coding = answer.headers["content-encoding"] ?? "identity";
    if (coding.toLowerCase() !== "identity")
      return { kind: "bad-http", code: `content-encoding: ${coding.slice(0, 64)}` };
    const body = await bodyOf(answer, asked.maxOctets);
    if (body === undefined) return { kind: "too-large", octets: asked.maxOctets };
    return { kind: "answered", code: answer.statusCode ?? 0, headers: answer.headers, body };
  } catch (error) {
    return failure(error);
  } finally {
    stream.destroy();
  }
}

function send(stream: Duplex, { host, path, accept, post, signal }: HttpRequest): Promise<IncomingMessage> {
  const headers = { accept, "accept-encoding": "identity", "user-agent": "mecsa", connection: "close" };
  const content = post === undefined ? {} : { "content-type": post.contentType, "content-length": post.octets.length };
  const method = post === undefined ? "GET" : "POST";
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const sent = request({
    createConnection: () => stream,
    host,
    path,
    method,
    headers: { host, ...headers, ...content },
    maxHeaderSize,
    signal,
  });
  sent.on("response", resolve).on("error", reject);
  sent.end(post?.octets);
  return promise;
}

/** Undefined where it is longer. */
async function bodyOf(answer: IncomingMessage, maxOctets: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let octets = 0;
  for await (const part of answer) {
    if (!(part instanceof Uint8Array)) continue;
    octets += part.length;
    if (octets > maxOctets) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function failure(error: unknown): HttpExchange {
  const { why, detail: code } = troubleOf(error);
  if (why === "timeout") return { kind: "timed-out" };
  return { kind: why === "http" ? "bad-http" : "closed", code };
}
