/** The SMTP server that takes messages of outbound tests: one recipient, an address that waits for it, and nothing else. */
import { once } from "node:events";
import { isIP } from "node:net";
import { TLSSocket } from "node:tls";
import { type SMTPServerAddress, type SMTPServerDataStream, SMTPServer, type SMTPServerSession } from "smtp-server";
import type { Envelope } from "../../src/receiving.ts";
import { idOfAddress } from "./address.ts";
import type { Admission } from "./admission.ts";
import type { InboxTls } from "./certificate.ts";
import type { Arrived } from "./delivery.ts";
import { replies } from "./messages.ts";

export interface SmtpOptions {
  domain: string;
  port: number;
  /** The address on which it listens; all of them without it. */
  host?: string;
  tls: InboxTls;
  admission: Admission;
  /** Whether a test waits for a message. */
  isWaiting: (id: string) => Promise<boolean>;
  /** False where it does not wait any more. */
  deliver: (arrived: Arrived) => Promise<boolean>;
  /** Told what came of a connection or message, without addresses. */
  counted: (outcome: InboxOutcome) => void;
  failed: (error: unknown) => void;
  times?: Partial<Times>;
}

export type InboxOutcome = "taken" | "unknown" | "refused" | "too-large" | "failed";

/** Milliseconds: of silence, of a whole connection, and before the reply to an unknown address. */
interface Times {
  silence: number;
  connection: number;
  tarpit: number;
  close: number;
}

const usualTimes: Times = { silence: 30_000, connection: 120_000, tarpit: 2_000, close: 2_000 };
const maxMessage = 256 * 1_024; // octets
const maxHeader = 64 * 1_024; // octets
const maxClients = 50;
const maxUnknown = 3;

export interface Smtp {
  port: number;
  close(): Promise<void>;
}

export async function startSmtp(options: SmtpOptions): Promise<Smtp> {
  const times = { ...usualTimes, ...options.times };
  const hangUp = (session: SMTPServerSession): void =>
    [...server.connections].find(({ id }) => id === session.id)?.close();
  const server: SMTPServer = new SMTPServer({ ...fixed(options, times), ...handlers(options, times, hangUp) });
  server.on("error", () => {}); // of one connection: the client sees it too
  const listening = server.listen(options.port, options.host);
  if (!listening.listening) await once(listening, "listening");
  const address = listening.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : options.port,
    async close() {
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(resolve);
      await promise;
    },
  };
}

/** Old versions of TLS are offered: whoever can do no better shall be seen to, and told. */
function fixed({ domain, tls }: SmtpOptions, times: Times): ConstructorParameters<typeof SMTPServer>[0] {
  return {
    name: domain,
    banner: replies.banner,
    ...tls,
    minVersion: "TLSv1",
    ciphers: "DEFAULT@SECLEVEL=0",
    authOptional: true,
    disabledCommands: ["AUTH", "VRFY", "HELP", "XCLIENT", "XFORWARD"],
    disableReverseLookup: true,
    size: maxMessage,
    rejectOversized: true,
    maxRecipients: 1,
    maxClients,
    socketTimeout: times.silence,
    closeTimeout: times.close,
    logger: false,
  };
}

type Callback = (error?: Error | null) => void;

/** What is known of a connection beside its session. */
interface Visit {
  end?: () => void;
  unknown: number;
  id?: string;
  tls?: NonNullable<Envelope["tls"]>;
}

function handlers(options: SmtpOptions, times: Times, hangUp: (session: SMTPServerSession) => void) {
  const visits = new Map<string, Visit>();
  const visitOf = ({ id }: SMTPServerSession): Visit => visits.get(id) ?? { unknown: 0 };
  return {
    onConnect(session: SMTPServerSession, callback: Callback): void {
      const leave = options.admission.enter(session.remoteAddress);
      if (leave === undefined) {
        options.counted("refused");
        return callback(refusal(replies.busy));
      }
      const timer = setTimeout(() => hangUp(session), times.connection);
      const end = (): void => {
        clearTimeout(timer);
        leave();
      };
      visits.set(session.id, { end, unknown: 0 });
      callback();
    },
    onClose(session: SMTPServerSession): void {
      visitOf(session).end?.();
      visits.delete(session.id);
    },
    onSecure(socket: unknown, session: SMTPServerSession, callback: Callback): void {
      if (socket instanceof TLSSocket) visitOf(session).tls = tlsOf(socket);
      callback();
    },
    onRcptTo({ address }: SMTPServerAddress, session: SMTPServerSession, callback: Callback): void {
      const visit = visitOf(session);
      const told = (error?: Error | null): void => {
        callback(error);
        if (visit.unknown >= maxUnknown) hangUp(session);
      };
      void settled(recipient(address, visit, { options, times }), told, options);
    },
    onData(stream: SMTPServerDataStream, session: SMTPServerSession, callback: DataCallback): void {
      const taking = taken(stream, session, visitOf(session), options);
      void settled(taking, (error) => callback(error, replies.taken), options);
    },
  };
}

type DataCallback = (error?: Error | null, message?: string) => void;

/** A fault of ours is never the sender's: it may try again. */
async function settled(
  work: Promise<Error | undefined>,
  callback: Callback,
  { counted, failed }: Pick<SmtpOptions, "counted" | "failed">,
): Promise<void> {
  let refused: Error | undefined;
  try {
    refused = await work;
  } catch (error) {
    counted("failed");
    failed(error);
    refused = refusal(replies.notNow);
  }
  callback(refused);
}

async function recipient(
  address: string,
  visit: Visit,
  { options, times }: { options: SmtpOptions; times: Times },
): Promise<Error | undefined> {
  const id = idOfAddress(address, options.domain);
  if (id !== undefined && (await options.isWaiting(id))) {
    visit.id = id;
    return undefined;
  }
  visit.unknown++;
  options.counted("unknown");
  await new Promise<void>((resolve) => setTimeout(resolve, times.tarpit * visit.unknown).unref());
  return refusal(visit.unknown >= maxUnknown ? replies.tooManyGuesses : replies.unknown);
}

/** Read to its end in any case: the reply comes after it (RFC 5321 §4.1.1.4). */
async function taken(
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  { id, tls }: Visit,
  { deliver, counted }: SmtpOptions,
): Promise<Error | undefined> {
  const octets = await within(stream);
  if (octets === undefined || stream.sizeExceeded || headerOf(octets) > maxHeader) {
    counted("too-large");
    return refusal(replies.tooLarge);
  }
  const isTaken = id !== undefined && (await deliver({ id, octets, envelope: envelopeOf(session, tls) }));
  counted(isTaken ? "taken" : "unknown");
  return isTaken ? undefined : refusal(replies.unknown);
}

/** Undefined where it is larger; what is over is read, and dropped. */
async function within(stream: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let octets = 0;
  for await (const chunk of stream) {
    octets += chunk.length;
    if (octets <= maxMessage) chunks.push(chunk);
  }
  return octets <= maxMessage ? Buffer.concat(chunks) : undefined;
}

function headerOf(octets: Buffer): number {
  const end = octets.indexOf("\r\n\r\n");
  return end === -1 ? octets.length : end;
}

const maxName = 255; // RFC 5321 §4.5.3.1

function envelopeOf(session: SMTPServerSession, tls: Visit["tls"]): Envelope {
  const { mailFrom } = session.envelope;
  const helo = typeof session.hostNameAppearsAs === "string" ? session.hostNameAppearsAs : "";
  return {
    ip: addressOf(session.remoteAddress),
    helo: helo.slice(0, maxName),
    mailFrom: mailFrom === false ? "" : mailFrom.address,
    tls: tls ?? null,
  };
}

/** Sockets for both families write IPv4 addresses as IPv6 ones. */
function addressOf(text: string): string {
  const four = text.replace(/^::ffff:/i, "");
  return isIP(four) === 4 ? four : text;
}

function tlsOf(socket: TLSSocket): NonNullable<Envelope["tls"]> {
  return { protocol: socket.getProtocol() ?? "", cipher: socket.getCipher().standardName };
}

function refusal({ code, text }: { code: number; text: string }): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
