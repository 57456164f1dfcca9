/** A raw SMTP client: says what it is told to, and notes what comes back. */
import { once } from "node:events";
import { type Socket, connect } from "node:net";
import { type SecureVersion, connect as connectTls } from "node:tls";

export interface SmtpClient extends AsyncDisposable {
  /** The reply to it, whole, without the final line break; empty where the server hung up. */
  say(line: string): Promise<string>;
  /** Octets that nothing answers yet. */
  send(text: string): void;
  reply(): Promise<string>;
  startTls(version: SecureVersion): Promise<string | null>;
  closed: Promise<unknown>;
}

/** With the banner read. */
export async function smtpClient(port: number): Promise<SmtpClient> {
  const raw = connect(port, "127.0.0.1");
  raw.on("error", () => {});
  const closed = once(raw, "close");
  let socket: Socket = raw;
  let replies = readerOf(socket);
  const client: SmtpClient = {
    async say(line) {
      client.send(`${line}\r\n`);
      return await client.reply();
    },
    send: (text) => void socket.write(text),
    reply: () => replies(),
    async startTls(version) {
      const secure = connectTls({
        socket: raw,
        minVersion: version,
        maxVersion: version,
        ciphers: "DEFAULT@SECLEVEL=0",
        rejectUnauthorized: false, // as senders do that only want encryption
      });
      secure.on("error", () => {});
      await once(secure, "secureConnect");
      [socket, replies] = [secure, readerOf(secure)];
      return secure.getProtocol();
    },
    closed,
    async [Symbol.asyncDispose]() {
      raw.destroy();
      await closed;
    },
  };
  await client.reply();
  return client;
}

function readerOf(socket: Socket): () => Promise<string> {
  let text = "";
  let isOver = false;
  let wake = (): void => {};
  socket.on("data", (chunk: Buffer) => {
    text += chunk.toString("latin1");
    wake();
  });
  socket.on("close", () => {
    isOver = true;
    wake();
  });
  return async () => {
    for (;;) {
      const whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(text)?.[0];
      if (whole !== undefined) {
        text = text.slice(whole.length);
        return whole.trimEnd();
      }
      if (isOver) return "";
      await new Promise<void>((resolve) => (wake = resolve));
    }
  };
}

/** From MAIL to the reply to the message, dot-stuffed. */
export async function sendMessage(client: SmtpClient, to: string, message: string): Promise<string> {
  for (const line of [`MAIL FROM:<ann@example.test>`, `RCPT TO:<${to}>`, "DATA"]) {
    const reply = await client.say(line);
    if (!/^[23]/.test(reply)) return reply;
  }
  client.send(message.replaceAll(/^\./gm, ".."));
  return await client.say(".");
}
