/**
 * DNS over UDP (RFC 1035 §4.2.1, RFC 5452).
 *
 * Each question goes out of one of a few connected sockets, whose ports the system draws at random; after some dozens of
 * questions a socket gives way to one with a fresh port. Whoever wants to forge an answer has to meet the port (of some
 * 28,000), the id (of 65,536) and the case of each letter of the name while the question is under way, no less than with a
 * socket for each question; and what he learns of a port is soon worth nothing.
 */
import { createSocket, type RemoteInfo } from "node:dgram";
import { isIPv6 } from "node:net";
import type { Question } from "../../dns/resolver.ts";
import { type Carrier, type Exchange, timeLeft } from "./carrier.ts";
import { outstanding } from "./outstanding.ts";
import type { Randomness } from "./randomness.ts";
import type { Server } from "./server.ts";
import { closed, type Trouble, trouble, troubleOf } from "./trouble.ts";

const portsPerServer = 16;
const questionsPerPort = 128;
const maxStrays = 100; // datagrams that answer nothing: more of them are an attack

interface Port {
  ask(question: Question, timeoutMs: number): Promise<Exchange>;
  isSpent(): boolean;
  /** Takes no more questions, and closes after the last answer. */
  retire(): void;
  end(why: Trouble): void;
}

export function udp(server: Server, randomness: Randomness): Carrier {
  const ports: (Port | undefined)[] = Array.from({ length: portsPerServer });
  let isClosed = false;
  const freshPort = (place: number): Port => {
    ports[place]?.retire();
    const port = openPort(server, randomness);
    ports[place] = port;
    return port;
  };
  return {
    async exchange(question, patience) {
      if (isClosed) return closed;
      const place = randomness.octet() % portsPerServer;
      const port = ports[place];
      const usable = port === undefined || port.isSpent() ? freshPort(place) : port;
      return usable.ask(question, timeLeft(patience));
    },
    close() {
      isClosed = true;
      for (const port of ports) port?.end(closed);
    },
  };
}

function openPort(server: Server, randomness: Randomness): Port {
  const socket = createSocket(isIPv6(server.address) ? "udp6" : "udp4").unref();
  const underway = outstanding("datagrams", randomness);
  const early: Uint8Array[] = []; // queries that wait for the socket
  let peer: Peer = { address: "", port: 0 };
  let state: "connecting" | "connected" | "closed" = "connecting";
  let questionsLeft = questionsPerPort;
  let strays = 0;
  const end = (why: Trouble): void => {
    if (state === "closed") return;
    state = "closed";
    questionsLeft = 0;
    socket.close();
    underway.failAll(why);
  };
  socket.on("error", (error) => end(troubleOf(error)));
  socket.on("message", (octets, from) => {
    if (isFrom(peer, from) && underway.take(octets)) return;
    if (++strays > maxStrays) end(trouble("mismatch", `more than ${maxStrays} datagrams that answer nothing`));
  });
  // A callback of `connect` would be called for a failure too, in place of "error".
  socket.once("connect", () => {
    if (state === "closed") return;
    state = "connected";
    peer = socket.remoteAddress();
    for (const octets of early.splice(0)) socket.send(octets);
  });
  socket.connect(server.port, server.address);
  return {
    async ask(question, timeoutMs) {
      questionsLeft--;
      const exchange = await underway.ask(question, timeoutMs, (octets) => {
        if (state === "connected") socket.send(octets);
        else early.push(octets);
      });
      if (questionsLeft <= 0 && underway.size === 0) end(closed);
      return exchange;
    },
    isSpent: () => questionsLeft <= 0,
    retire() {
      questionsLeft = 0;
      if (underway.size === 0) end(closed);
    },
    end,
  };
}

type Peer = Pick<RemoteInfo, "address" | "port">;

/** The system drops what comes from elsewhere, except in the moment before the socket is connected. */
function isFrom(peer: Peer, from: Peer): boolean {
  if (from.port !== peer.port) return false;
  return from.address === peer.address || withoutScope(from.address) === withoutScope(peer.address);
}

const withoutScope = (address: string): string => address.split("%", 1)[0] ?? "";
