/** SMTP servers on loopback that do what a test tells them, down to the octet. */
import { once } from "node:events";
import { createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type SecureContextOptions, TLSSocket } from "node:tls";
import type { SmtpPhase, SmtpSession } from "../../../src/mail/smtp-session.ts";
import { probeSmtp, type ProbeOptions } from "../../../src/net/smtp.ts";
import { certificate, key } from "../../support/certificate.ts";

/** `undefined` says nothing, and `close` closes. */
export type Said = string | Uint8Array | undefined | { close: string };

export interface Script {
  greeting?: Said;
  /** For each command, in upper case without its arguments; `inTls` has those that are other inside of TLS. */
  says?: Readonly<Record<string, Said>>;
  inTls?: Readonly<Record<string, Said>>;
  /** Octets are sent in answer to the hello of TLS, whatever it is. */
  tls?: SecureContextOptions | string | Buffer;
  ocspResponse?: Buffer;
  /** Keeps what came behind STARTTLS and carries it out inside TLS. */
  keepsBuffer?: boolean;
  /** Octets at a time. */
  piece?: number;
  /** Instead of all of the above. */
  instead?: (socket: Socket) => void;
}

export interface Fake extends AsyncDisposable {
  port: number;
  /** The lines that came, of all connections; `tls:` in front of those inside TLS. */
  heard: readonly string[];
  /** SNI of each handshake. */
  servernames: readonly unknown[];
  /** How many connections there were, and how many at once. */
  connections: { all: number; most: number };
  /** When all connections are closed. */
  quiet(): Promise<void>;
}

const usual: Readonly<Record<string, Said>> = {
  EHLO: "250-mx.example.test\r\n250-STARTTLS\r\n250 8BITMIME\r\n",
  HELO: "250 mx.example.test\r\n",
  STARTTLS: "220 2.0.0 ready\r\n",
  NOOP: "250 2.0.0 ok\r\n",
  QUIT: { close: "221 2.0.0 bye\r\n" },
};

const inTls: Readonly<Record<string, Said>> = {
  ...usual,
  EHLO: "250-mx.example.test\r\n250-8BITMIME\r\n250 REQUIRETLS\r\n",
};

const settleMs = 20;

export async function fake(script: Script, host = "127.0.0.1"): Promise<Fake> {
  const heard: string[] = [];
  const servernames: unknown[] = [];
  const connections = { all: 0, most: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    connections.all++;
    connections.most = Math.max(connections.most, 1);
    // The end of the one before may be on its way here: events of one moment have no order. Who stays was there with us.
    const others = [...sockets].filter((other) => other !== socket);
    setTimeout(() => {
      const stayed = others.filter((other) => sockets.has(other)).length;
      connections.most = Math.max(connections.most, 1 + stayed);
    }, settleMs).unref();
    socket.on("close", () => sockets.delete(socket)).on("error", () => socket.destroy());
    (script.instead ?? ((to) => serve(to, script, heard, servernames)))(socket);
  });
  server.listen(0, host);
  await once(server, "listening");
  return {
    port: portOf(server),
    heard,
    servernames,
    connections,
    async quiet() {
      while (sockets.size > 0) await once([...sockets][0] ?? server, "close");
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("a server without a port");
  return address.port;
}

function serve(socket: Socket, script: Script, heard: string[], servernames: unknown[]): void {
  const said: Readonly<Record<string, Said>> = { ...usual, ...script.says };
  say(socket, "greeting" in script ? script.greeting : "220 mx.example.test ESMTP\r\n", script.piece);
  let rest = "";
  const take = (chunk: Buffer): void => {
    rest += chunk.toString();
    for (let end = rest.indexOf("\r\n"); end !== -1; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      heard.push(line);
      const verb = verbOf(line);
      say(socket, verb in said ? said[verb] : "502 5.5.2 what?\r\n", script.piece);
      const reply = said[verb];
      if (verb === "STARTTLS" && typeof reply === "string" && reply.startsWith("220")) {
        socket.off("data", take);
        const tls = upgrade(socket, script, heard, script.keepsBuffer === true ? rest : "");
        tls?.on("secure", () => servernames.push(tls.servername));
        return;
      }
    }
  };
  socket.on("data", take);
}

function upgrade(socket: Socket, script: Script, heard: string[], buffered: string): TLSSocket | undefined {
  const said: Readonly<Record<string, Said>> = { ...inTls, ...script.inTls };
  if (typeof script.tls === "string" || Buffer.isBuffer(script.tls)) {
    const octets = script.tls;
    socket.once("data", () => socket.write(octets));
    return undefined;
  }
  const server = createTlsServer(); // which TLSSocket asks for what is stapled
  server.on("OCSPRequest", (_certificate, _issuer, answer) => answer(null, script.ocspResponse ?? null));
  const tls = new TLSSocket(socket, { isServer: true, server, key, cert: certificate, ...script.tls });
  tls.on("error", () => socket.destroy());
  let rest = buffered;
  tls.on("secure", () => take(Buffer.alloc(0)));
  const take = (chunk: Buffer): void => {
    rest += chunk.toString();
    for (let end = rest.indexOf("\r\n"); end !== -1; end = rest.indexOf("\r\n")) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      heard.push(`tls:${line}`);
      say(tls, said[verbOf(line)]);
    }
  };
  tls.on("data", take);
  return tls;
}

const verbOf = (line: string): string => (line.split(" ")[0] ?? "").toUpperCase();

function say(socket: Socket, said: Said, piece?: number): void {
  if (said === undefined) return;
  if (typeof said === "object" && "close" in said) {
    socket.end(said.close);
    return;
  }
  if (piece === undefined) socket.write(said);
  else void inPieces(socket, Buffer.from(said), piece);
}

async function inPieces(socket: Socket, octets: Uint8Array, piece: number): Promise<void> {
  for (let at = 0; at < octets.length; at += piece) {
    socket.write(octets.subarray(at, at + piece));
    await new Promise(setImmediate);
  }
}

/** Does not wait long for this phase, and as long as usual for the others. */
export const impatient = (phase: SmtpPhase): Partial<ProbeOptions> => ({ timeouts: { [phase]: 50 } });

export const probeAt = (port: number, options: Partial<ProbeOptions> = {}): Promise<SmtpSession> =>
  probeSmtp(
    { mxHost: "mx.example.test", address: "127.0.0.1" },
    { ehloName: "probe.example.test", port, allowPrivate: true, gapMs: 0, ...options },
  );

export async function probeFake(script: Script, options: Partial<ProbeOptions> = {}): Promise<SmtpSession> {
  await using server = await fake(script);
  return await probeAt(server.port, options);
}
