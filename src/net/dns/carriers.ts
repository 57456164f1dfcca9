/** The way of each transport to a server. */
import { type Carrier, type Exchange, type Patience } from "./carrier.ts";
import { https } from "./https.ts";
import type { Randomness } from "./randomness.ts";
import type { Server, Transport } from "./server.ts";
import { tcpSocket, tlsSettings, tlsSocket } from "./sockets.ts";
import { stream } from "./stream.ts";
import { trouble } from "./trouble.ts";
import { udp } from "./udp.ts";

export interface CarrierSettings {
  randomness: Randomness;
  ca?: readonly string[];
}

const carriers: Record<Transport, (server: Server, settings: CarrierSettings) => Carrier> = {
  udp: (server, settings) => udpThenTcp(udp(server, settings.randomness), carriers.tcp(server, settings)),
  tcp: (server, { randomness }) => stream(() => tcpSocket(server), randomness),
  tls: (server, { randomness, ca }) => {
    const settings = tlsSettings(server, ca);
    return stream(() => tlsSocket(settings), randomness);
  },
  https: (server, { ca }) => https(server, tlsSettings(server, ca)),
};

export const carrierTo = (server: Server, settings: CarrierSettings): Carrier =>
  carriers[server.transport](server, settings);

const tcpPatienceMs = 3_000; // TCP sends again what is lost; a time-out only finds dead servers

/**
 * TCP for what UDP brings truncated (RFC 7766 §5), and for what does not match: nobody else can answer there.
 * A server that does not keep the case of names is asked over TCP from then on.
 */
function udpThenTcp(datagrams: Carrier, connections: Carrier): Carrier {
  let keepsCase = true;
  const overTcp = ({ timeoutMs, until }: Patience): Patience => ({
    timeoutMs: Math.max(timeoutMs, tcpPatienceMs),
    until,
  });
  return {
    async exchange(question, patience) {
      if (!keepsCase) return { ...(await connections.exchange(question, overTcp(patience))), isOverTcp: true };
      const first = await datagrams.exchange(question, patience);
      if (!isForTcp(first)) return first;
      const second = await connections.exchange(question, overTcp(patience));
      if (first.kind === "message" && second.kind === "failed")
        return { ...trouble("truncated", `${second.why}: ${second.detail}`), isOverTcp: true };
      if (first.kind === "failed" && first.detail === "case" && second.kind === "message") keepsCase = false;
      return { ...second, isOverTcp: true };
    },
    close() {
      datagrams.close();
      connections.close();
    },
  };
}

function isForTcp(exchange: Exchange): boolean {
  if (exchange.kind === "message") return exchange.message.isTruncated;
  return exchange.why === "mismatch" || exchange.why === "malformed";
}
