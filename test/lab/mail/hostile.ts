/** SMTP servers that misbehave in ways that no real one can be told to. */
import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { TLSSocket } from "node:tls";
import { contextOf, type Shown } from "./certificates.ts";

export type Hostility =
  | "closes-after-starttls"
  | "no-tls-after-starttls"
  | "says-nothing"
  | "rejects-everybody"
  | "knows-no-ehlo"
  /** Keeps what came in plain text behind STARTTLS, and carries it out inside TLS (CVE-2011-0411). */
  | "executes-injected"
  /** Not hostile at all: the extension of RFC 8689, which Postfix does not have. */
  | "offers-requiretls";

export interface Hostile {
  address: string;
  mxHost: string;
  how: Hostility;
  shown: Shown;
}

export async function startHostile(hostile: Hostile): Promise<{ end(): Promise<void> }> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on("error", () => {}); // whoever has gone hears nothing
    socket.on("close", () => open.delete(socket));
    greet(socket, hostile);
  });
  server.listen(25, hostile.address);
  await once(server, "listening");
  return {
    async end() {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, "close");
    },
  };
}

function greet(socket: Socket, hostile: Hostile): void {
  switch (hostile.how) {
    case "says-nothing":
      return;
    case "rejects-everybody":
      socket.end("554 5.7.1 no service here\r\n");
      return;
    case "closes-after-starttls":
    case "no-tls-after-starttls":
    case "knows-no-ehlo":
    case "executes-injected":
    case "offers-requiretls":
      socket.write(`220 ${hostile.mxHost} ESMTP\r\n`);
      listenInClear(socket, hostile);
  }
}

function listenInClear(socket: Socket, hostile: Hostile): void {
  let heard = "";
  const listen = (octets: Buffer): void => {
    heard += octets.toString("latin1");
    for (let end = heard.indexOf("\n"); end >= 0; end = heard.indexOf("\n")) {
      const command = heard.slice(0, end);
      heard = heard.slice(end + 1);
      if (command.trim().toUpperCase() === "STARTTLS" && hostile.how !== "knows-no-ehlo") {
        socket.off("data", listen);
        return startTls(socket, hostile, heard);
      }
      reply(socket, hostile, command, ["STARTTLS", "8BITMIME"]);
    }
  };
  socket.on("data", listen);
}

function reply(socket: Socket, { mxHost, how }: Hostile, line: string, extensions: readonly string[]): void {
  const [verb = ""] = line.trim().toUpperCase().split(" ");
  if (verb === "QUIT") socket.end("221 2.0.0 bye\r\n");
  else if (verb === "HELO") socket.write(`250 ${mxHost}\r\n`);
  else if (how === "knows-no-ehlo") socket.write("502 5.5.2 command not recognized\r\n");
  else if (verb === "EHLO")
    socket.write(`250-${mxHost}\r\n${extensions.map((one) => `250-${one}\r\n`).join("")}250 HELP\r\n`);
  else socket.write("250 2.0.0 Ok\r\n");
}

/** `injected` is what came in plain text behind the command. */
function startTls(socket: Socket, hostile: Hostile, injected: string): void {
  socket.write("220 2.0.0 Ready to start TLS\r\n");
  if (hostile.how === "executes-injected" || hostile.how === "offers-requiretls") {
    speakTls(socket, hostile, hostile.how === "executes-injected" ? injected : "");
    return;
  }
  const said = hostile.how === "no-tls-after-starttls" ? "250 this is not TLS at all\r\n".repeat(4) : "";
  socket.once("data", () => socket.end(said)); // the client's hello
}

function speakTls(socket: Socket, hostile: Hostile, injected: string): void {
  const secure = new TLSSocket(socket, { isServer: true, secureContext: contextOf(hostile.shown) });
  secure.on("error", () => socket.destroy());
  for (const command of injected.split("\r\n").filter((line) => line !== ""))
    secure.write(`250 2.0.0 executed injected: ${command}\r\n`);
  const extensions = hostile.how === "offers-requiretls" ? ["8BITMIME", "REQUIRETLS"] : ["8BITMIME"];
  const lines = createInterface(secure);
  lines.on("error", () => {}); // as of the socket
  lines.on("line", (line) => reply(secure, hostile, line, extensions));
}
