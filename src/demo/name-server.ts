/** A recursive name server on loopback, over UDP and TCP, that answers from zones in memory. */
import { createSocket, type Socket as Datagrams } from "node:dgram";
import { once } from "node:events";
import { createServer, type Server as Listener, type Socket } from "node:net";
import { type Message, type WireRecord, rcodes } from "../dns/message.ts";
import { responseOctets } from "../dns/wire/encode.ts";
import { readMessage } from "../dns/wire/read.ts";
import { framed, frames } from "../net/dns/frames.ts";
import { type Server, serverAt } from "../net/dns/server.ts";
import { worldOf } from "./dns/authority.ts";
import type { SignedZone } from "./dns/signer.ts";
import { loopback, portOf } from "./loopback.ts";

export interface NameServer extends AsyncDisposable {
  server: Server;
}

type Answer = (query: Uint8Array, maxOctets?: number) => Uint8Array | undefined;

export async function nameServer(zones: readonly SignedZone[]): Promise<NameServer> {
  const answer = answerFrom(zones);
  const sockets = new Set<Socket>();
  const { listener, datagrams } = await onePort(serveStreams(answer, sockets));
  serveDatagrams(datagrams, answer);
  return {
    server: serverAt("udp", loopback, portOf(listener)),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      datagrams.close();
      listener.close();
      await Promise.all([datagrams, listener].map((one) => once(one, "close")));
    },
  };
}

const maxTries = 16;

/** Both transports have to have the same port: one that the system gave for TCP may be taken for UDP. */
async function onePort(listener: Listener): Promise<{ listener: Listener; datagrams: Datagrams }> {
  for (let tries = 1; ; tries++) {
    listener.listen(0, loopback);
    await once(listener, "listening");
    const datagrams = createSocket("udp4");
    try {
      datagrams.bind(portOf(listener), loopback);
      await once(datagrams, "listening");
      return { listener, datagrams };
    } catch (error) {
      if (tries === maxTries) throw error;
      datagrams.close();
      listener.close();
      await once(listener, "close");
    }
  }
}

function serveDatagrams(datagrams: Datagrams, answer: Answer): void {
  datagrams.on("message", (query, from) => {
    const octets = answer(query, plainUdpOctets);
    if (octets !== undefined) datagrams.send(octets, from.port, from.address);
  });
}

function serveStreams(answer: Answer, sockets: Set<Socket>): Listener {
  return createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    const take = (query: Uint8Array): void => {
      const octets = answer(query);
      if (octets !== undefined && socket.writable) socket.write(framed(octets));
    };
    socket.on("data", frames(take));
  });
}

const plainUdpOctets = 512; // RFC 1035 §2.3.4
const mostUdpOctets = 1232;

/** What is no query has no answer. `leastOctets` is what a client can take that does not say more (RFC 6891 §6.2.3). */
function answerFrom(zones: readonly SignedZone[]): Answer {
  const world = worldOf(zones);
  return (octets, leastOctets) => {
    const read = readMessage(octets);
    if (!read.ok || read.value.isResponse) return undefined;
    const reply = replyTo(read.value, world.answer);
    if (leastOctets === undefined) return responseOctets(reply);
    const wanted = Math.max(leastOctets, read.value.edns?.udpSize ?? 0);
    return responseOctets(reply, Math.min(wanted, mostUdpOctets));
  };
}

function replyTo(query: Message, answer: ReturnType<typeof worldOf>["answer"]): Message {
  const { id, opcode, question, recursionDesired, checkingDisabled, edns } = query;
  const as = { ...query, id, isResponse: true, recursionDesired, recursionAvailable: true, checkingDisabled };
  const nothing = { ...as, answer: [], authority: [], additional: [] };
  if (question === undefined || question.class !== 1) return { ...nothing, rcode: rcodes.FORMERR };
  if (opcode !== 0) return { ...nothing, rcode: rcodes.NOTIMP };
  const told = answer(question.owner, question.type);
  const shown = edns?.dnssecOk === true ? told : withoutDnssec(told, question.type);
  const { edns: ours, ...message } = shown;
  return {
    ...as,
    ...message,
    id,
    question,
    recursionDesired,
    checkingDisabled,
    ...(edns === undefined || ours === undefined ? {} : { edns: ours }),
  };
}

/** RFC 4035 §3.2.1: who does not ask for records of DNSSEC does not get them, but for the type that was asked. */
function withoutDnssec(message: Message, asked: string): Message {
  const isShown = ({ type }: WireRecord): boolean => type === asked || !["RRSIG", "NSEC", "NSEC3"].includes(type);
  return { ...message, answer: message.answer.filter(isShown), authority: message.authority.filter(isShown) };
}
