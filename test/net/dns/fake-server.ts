/** Servers on loopback that do what a test tells them. */
import { createSocket, type Socket as Datagrams } from "node:dgram";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import type { Message, WireRecord } from "../../../src/dns/message.ts";
import { name } from "../../../src/dns/name.ts";
import { responseOctets } from "../../../src/dns/wire/encode.ts";
import { readMessage } from "../../../src/dns/wire/read.ts";
import { framed, frames } from "../../../src/net/dns/frames.ts";
import { certificate, key } from "../../support/certificate.ts";

/** A query that came, and how to answer it: with octets, now or as often as one likes. */
export type Script = (query: Message, send: (octets: Uint8Array) => void, socket: Socket | undefined) => void;

export interface FakeServer {
  port: number;
  queries: readonly Message[];
  close(): void;
}

export const record = (owner: string, type: string, ttl: number, ...rdata: number[]): WireRecord => ({
  owner: name(owner),
  type,
  class: 1,
  ttl,
  rdata: Uint8Array.from(rdata),
});

/** The message that answers `query` with an address, or as `with` has it. */
export function answer(query: Message, changed: Partial<Message> = {}): Uint8Array {
  const owner = query.question?.owner ?? name(".");
  return responseOctets({
    ...query,
    isResponse: true,
    recursionAvailable: true,
    answer: [{ ...record(".", "A", 300, 192, 0, 2, 1), owner }],
    additional: [],
    ...changed,
  });
}

export async function udpServer(script: Script): Promise<FakeServer> {
  const socket = createSocket("udp4");
  socket.bind(0, "127.0.0.1");
  await once(socket, "listening");
  return { port: socket.address().port, queries: serveDatagrams(socket, script), close: () => socket.close() };
}

/** UDP and TCP on one port. */
export async function bothServer(
  datagrams: Script,
  connections: Script,
): Promise<{ udp: FakeServer; tcp: FakeServer }> {
  const tcp = await tcpServer(connections);
  const socket = createSocket("udp4");
  socket.bind(tcp.port, "127.0.0.1");
  await once(socket, "listening");
  return { tcp, udp: { port: tcp.port, queries: serveDatagrams(socket, datagrams), close: () => socket.close() } };
}

export const tcpServer = (script: Script): Promise<FakeServer> => listen(createServer(), "connection", script);

export const tlsServer = (script: Script): Promise<FakeServer> =>
  listen(createTlsServer({ key, cert: certificate }), "secureConnection", script);

function serveDatagrams(socket: Datagrams, script: Script): readonly Message[] {
  const queries: Message[] = [];
  socket.on("message", (octets, from) => {
    const query = queryOf(octets);
    queries.push(query);
    script(query, (sent) => socket.send(sent, from.port, from.address), undefined);
  });
  return queries;
}

async function listen(
  server: ReturnType<typeof createServer>,
  event: "connection" | "secureConnection",
  script: Script,
): Promise<FakeServer> {
  const queries: Message[] = [];
  const sockets = new Set<Socket>();
  server.on(event, (socket: Socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    const take = (octets: Uint8Array): void => {
      const query = queryOf(octets);
      queries.push(query);
      script(query, (sent) => socket.write(framed(sent)), socket);
    };
    socket.on("data", frames(take));
  });
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    queries,
    close() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

function queryOf(octets: Uint8Array): Message {
  const read = readMessage(octets);
  if (!read.ok) throw new Error(`our own query: ${read.error}`);
  return read.value;
}
