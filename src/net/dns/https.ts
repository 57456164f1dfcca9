/** DNS over HTTPS (RFC 8484): POST over HTTP/2, or over HTTP/1.1 where the server has no other. */
import { once } from "node:events";
import { readMessage } from "../../dns/wire/read.ts";
import { type Carrier, type Exchange, timeLeft } from "./carrier.ts";
import { type Channel, contentType, type HttpAnswer, overHttp1, overHttp2 } from "./http.ts";
import { matchOf, type Query, queryFor } from "./query.ts";
import { afterTime, timeLimit } from "../time-limit.ts";
import type { Server } from "./server.ts";
import { type TlsSettings, tlsSocket } from "./sockets.ts";
import { closed, silence, type Trouble, trouble, troubleOf } from "./trouble.ts";

const connectMs = 10_000;

export function https(server: Server, settings: TlsSettings): Carrier {
  const underway = new Set<AbortController>();
  const stop = new AbortController();
  let channel: Promise<Channel | Trouble> | undefined;
  let current: Channel | undefined; // the same, once it is open
  const openChannel = (): Promise<Channel | Trouble> => {
    if (channel !== undefined && current?.isOpen() !== false) return channel;
    current = undefined;
    channel = open(server, settings, stop.signal).then((opened) => {
      if (opened.kind === "failed") channel = undefined;
      else if (stop.signal.aborted) opened.close();
      else current = opened;
      return opened;
    });
    return channel;
  };
  const post = async (query: Query, signal: AbortSignal): Promise<HttpAnswer | Trouble> => {
    const isReused = current !== undefined;
    const used = await unlessLate(openChannel(), signal);
    if (used.kind === "failed") return used;
    const answer = await used.post(query.octets, signal);
    // A server may close at any time; the question that crosses with it is asked anew.
    const isStale = isReused && answer.kind === "failed" && !used.isOpen() && !signal.aborted;
    return isStale ? post(query, signal) : answer;
  };
  return {
    async exchange(question, patience) {
      if (stop.signal.aborted) return closed;
      const query = queryFor(question, 0); // RFC 8484 §4.1
      const time = new AbortController();
      const limit = afterTime(timeLeft(patience), () => time.abort());
      underway.add(time);
      const answer = await post(query, time.signal);
      limit.stop();
      underway.delete(time);
      return answer.kind === "failed" ? answer : exchangeOf(answer, query);
    },
    close() {
      stop.abort();
      current?.close();
      for (const time of underway) time.abort();
    },
  };
}

/** The certificate is checked here, before anything is asked. */
async function open(server: Server, settings: TlsSettings, stop: AbortSignal): Promise<Channel | Trouble> {
  const socket = tlsSocket(settings, ["h2", "http/1.1"]).unref();
  try {
    await once(socket, "secureConnect", { signal: AbortSignal.any([stop, timeLimit(connectMs)]) });
  } catch (error) {
    socket.destroy();
    return troubleOf(error);
  }
  if (socket.alpnProtocol === "h2") return overHttp2(socket, server);
  socket.destroy();
  return overHttp1(settings, server);
}

async function unlessLate(channel: Promise<Channel | Trouble>, signal: AbortSignal): Promise<Channel | Trouble> {
  const { promise, resolve } = Promise.withResolvers<Trouble>();
  const late = (): void => resolve(silence);
  signal.addEventListener("abort", late, { once: true });
  const first = await Promise.race([channel, promise]);
  signal.removeEventListener("abort", late);
  return first;
}

function exchangeOf({ code, contentType: given, age, body }: HttpAnswer, query: Query): Exchange {
  if (code !== 200) return trouble("http", String(code));
  if (given.split(";", 1)[0]?.trim().toLowerCase() !== contentType) return trouble("http", "not a DNS message");
  const read = readMessage(body);
  if (!read.ok) return trouble("malformed", read.error);
  if (read.value.id !== 0 || matchOf(read.value, query) !== "answer") return trouble("mismatch", "question");
  return { kind: "message", message: read.value, octets: body.length, age };
}
