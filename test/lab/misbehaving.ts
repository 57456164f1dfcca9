/** Runs the servers that misbehave, over UDP and TCP, until it is ended: `node misbehaving.ts`. */
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { type Asked, authoritative, type Behaviour, honest, recursive } from "./behaviours.ts";
import { zoneAsked } from "./octets.ts";
import { askOverTcp, framed, messages } from "./tcp.ts";
import { addresses } from "./zones.ts";

async function serve(address: string, behind: string, behaviour: Behaviour): Promise<void> {
  await Promise.all([udpServer(address, behind, behaviour), tcpServer(address, behind, behaviour)]);
}

async function udpServer(address: string, behind: string, behaviour: Behaviour): Promise<void> {
  const socket = createSocket("udp4");
  socket.on("message", (octets, from) => {
    const send = (answer: Buffer) => socket.send(answer, from.port, from.address, () => {}); // whoever has gone hears nothing
    void answerTo({ octets, via: "udp", truth: () => askOverTcp(behind, octets) }, behaviour, send);
  });
  socket.bind(53, address);
  await once(socket, "listening");
}

async function tcpServer(address: string, behind: string, behaviour: Behaviour): Promise<void> {
  const server = createServer((socket) => {
    conversation(socket, behind, behaviour).catch(() => socket.destroy());
  });
  server.listen(53, address);
  await once(server, "listening");
}

async function conversation(socket: Socket, behind: string, behaviour: Behaviour): Promise<void> {
  for await (const octets of messages(socket)) {
    let sent = 0;
    const send = (answer: Buffer) => {
      sent += 1;
      socket.write(framed(answer));
    };
    await answerTo({ octets, via: "tcp", truth: () => askOverTcp(behind, octets) }, behaviour, send);
    if (sent === 0) socket.destroy();
  }
}

/** Whoever stops waiting, here or there, hears nothing. */
async function answerTo(asked: Asked, behaviour: Behaviour, send: (answer: Buffer) => void): Promise<void> {
  try {
    for await (const answer of behaviour(asked)) send(answer);
  } catch {
    return;
  }
}

if (import.meta.main) {
  for (const { address, behaviour } of Object.values(recursive)) await serve(address, addresses.unbound, behaviour);
  const byZone: Behaviour = (asked) => (authoritative[zoneAsked(asked.octets)] ?? honest)(asked);
  await serve(addresses.misbehaving, addresses.nsd, byZone); // the last: who waits for them asks this one
}
