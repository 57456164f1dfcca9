/** TLS with an MX host: what is offered, what was negotiated, and why it failed. Nothing is verified here. */
import { constants } from "node:crypto";
import { once } from "node:events";
import { isIP, type Socket } from "node:net";
import { type ConnectionOptions, connect, type TLSSocket } from "node:tls";
import type { TlsFailure, TlsHandshake, TlsSettings } from "../../mail/smtp-session.ts";
import { hasCode, troubleOf } from "../dns/trouble.ts";
import { timeLimit } from "../time-limit.ts";
import { alertName, signatureScheme } from "./tls-names.ts";
import { extensionTypes, readFlight, type ServerFlight, type ServerHello } from "./server-flight.ts";
import { type Tap, tapOf } from "./tap.ts";
import { alertOf, isRecord } from "./tls-octets.ts";

/**
 * What a sender of today negotiates is what decides, so Node's own offer comes first. Postfix goes down to TLS 1.0 in the same
 * handshake, where its OpenSSL lets it; a server that only then succeeds is seen with the second settings.
 */
const offers: Readonly<Record<TlsSettings, ConnectionOptions>> = {
  modern: { minVersion: "TLSv1.2" },
  legacy: {
    minVersion: "TLSv1",
    ciphers: "ALL:+aNULL:@SECLEVEL=0", // without a certificate only where the server has none
    ecdhCurve: "X25519:P-256:P-384:P-521", // a hello that fits in one packet: some cannot read more
    secureOptions: constants.SSL_OP_LEGACY_SERVER_CONNECT, // servers without RFC 5746
  },
};

export interface HandshakeOptions {
  mxHost: string;
  settings: TlsSettings;
  timeoutMs: number;
}

export type Shaken = { stream: TLSSocket; tls: TlsHandshake } | { failure: TlsFailure };

/** Takes the socket over. SNI is the MX host (RFC 7672 §8.1, RFC 8461 §4.2) unless that is an address (RFC 6066 §3). */
export async function shakeHands(socket: Socket, { mxHost, settings, timeoutMs }: HandshakeOptions): Promise<Shaken> {
  const tap = tapOf(socket);
  const servername = isIP(mxHost) === 0 ? mxHost : undefined;
  const stream = connect({
    ...offers[settings],
    ...(servername === undefined ? {} : { servername }),
    socket: tap.stream,
    rejectUnauthorized: false,
    checkServerIdentity: () => undefined,
    ca: [], // nobody is trusted here, so no roots have to be read
    requestOCSP: true,
  });
  stream.on("error", () => {}); // a later one says nothing new
  const secret = handshakeSecret(stream);
  const outcome = await ending(stream, timeoutMs);
  tap.enough();
  if (outcome !== "secure") {
    stream.destroy();
    socket.destroy();
    return { failure: { settings, ...failureOf(outcome.error, tap.kept()) } };
  }
  const tls = { settings, ...(servername === undefined ? {} : { servername }), ...negotiated(stream, tap, secret()) };
  return { stream, tls };
}

async function ending(stream: TLSSocket, timeoutMs: number): Promise<"secure" | { error: unknown }> {
  try {
    await once(stream, "secureConnect", { signal: timeLimit(timeoutMs) });
    return "secure";
  } catch (error) {
    return { error };
  }
}

/** The secret that the server's part of a TLS 1.3 handshake is encrypted with, once it is known. */
function handshakeSecret(stream: TLSSocket): () => Uint8Array | undefined {
  let secret: Uint8Array | undefined;
  stream.on("keylog", (line) => {
    const [label, , value = ""] = line.toString("latin1").trim().split(" ");
    if (label === "SERVER_HANDSHAKE_TRAFFIC_SECRET") secret = Buffer.from(value, "hex");
  });
  return () => secret;
}

function negotiated(
  stream: TLSSocket,
  tap: Tap,
  secret: Uint8Array | undefined,
): Omit<TlsHandshake, "settings" | "servername"> {
  const cipher = stream.getCipher().standardName;
  const flight = readFlight(tap.kept(), cipher, secret);
  return {
    protocol: stream.getProtocol() ?? "unknown",
    cipher,
    ...keyExchange(stream),
    ...certificatesOf(stream, flight),
    ...(flight.ocspResponse === undefined ? {} : { ocspResponse: base64(flight.ocspResponse) }),
    ...(flight.signatureScheme === undefined ? {} : { signatureScheme: signatureScheme(flight.signatureScheme) }),
    ...(flight.hello === undefined || stream.getProtocol() === "TLSv1.3" ? {} : { hello: told(flight.hello) }),
  };
}

function keyExchange(stream: TLSSocket): Pick<TlsHandshake, "keyExchange"> {
  const key = stream.getEphemeralKeyInfo();
  if (key === null || !("type" in key) || typeof key.type !== "string") return {};
  const group = "name" in key && typeof key.name === "string" ? { group: key.name } : {};
  const bits = "size" in key && typeof key.size === "number" && key.size > 0 ? { bits: key.size } : {};
  return { keyExchange: { kind: key.type, ...group, ...bits } };
}

const mostIssuers = 10;

function certificatesOf(stream: TLSSocket, { chain }: ServerFlight): Pick<TlsHandshake, "chain" | "chainIs"> {
  if (chain !== undefined) return { chain: chain.map(base64), chainIs: "as-sent" };
  const rebuilt: string[] = [];
  for (
    let certificate = stream.getPeerX509Certificate();
    certificate !== undefined && rebuilt.length < mostIssuers;
    certificate = certificate.issuerCertificate
  )
    rebuilt.push(base64(certificate.raw));
  return { chain: rebuilt, chainIs: "rebuilt" };
}

function told({ compression, extensions }: ServerHello): NonNullable<TlsHandshake["hello"]> {
  return {
    extendedMasterSecret: extensions.has(extensionTypes.extendedMasterSecret),
    secureRenegotiation: extensions.has(extensionTypes.renegotiationInfo),
    compression: compression !== 0,
  };
}

/** `octets` are all that came. Throws what nobody knows: then it is ours. */
function failureOf(error: unknown, octets: Uint8Array): Omit<TlsFailure, "settings"> {
  const { why, detail: code } = troubleOf(error);
  if (!isRecord(octets)) return { because: "not-tls", code };
  if (hasCode(error, "ABORT_ERR")) return { because: "timed-out" };
  const inClear = alertOf(octets);
  const alert = inClear === undefined ? /ALERT_(\w+)$/.exec(code)?.[1]?.toLowerCase() : alertName(inClear);
  if (alert !== undefined) return { because: "alert", alert, code };
  return { because: why === "tls" ? "unacceptable" : "closed", code };
}

const base64 = (octets: Uint8Array): string => Buffer.from(octets).toString("base64");
