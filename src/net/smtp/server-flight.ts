/** What a server sends in its handshake and Node does not tell: the certificates as sent, how it signed, what its hello has. */
import { decryptHandshake } from "./decrypt.ts";
import {
  contentTypes,
  extensionsOf,
  handshakeBodies,
  type HandshakeMessage,
  handshakeTypes,
  messagesOf,
  recordsOf,
  type TlsRecord,
  uint,
  vector,
} from "./tls-octets.ts";

export interface ServerFlight {
  /** DER, in the order as sent; absent if no Certificate message could be read. */
  chain?: readonly Uint8Array[];
  ocspResponse?: Uint8Array;
  /** RFC 8446 §4.2.3; absent for static RSA, and before TLS 1.2, which has MD5 with SHA-1 or SHA-1. */
  signatureScheme?: number;
  hello?: ServerHello;
}

export interface ServerHello {
  /** As on the wire: 0x0303 for TLS 1.2. For TLS 1.3 that of the extension. */
  version: number;
  suite: number;
  compression: number;
  extensions: ReadonlyMap<number, Uint8Array>;
}

const tls12 = 0x0303;
const tls13 = 0x0304;
const maxCertificates = 20;

export const extensionTypes = {
  statusRequest: 5, // RFC 6066 §8
  extendedMasterSecret: 23, // RFC 7627
  supportedVersions: 43,
  renegotiationInfo: 0xff01, // RFC 5746
};

/** `octets`: all that the server sent from its hello on; `secret`: its handshake traffic secret, for TLS 1.3. */
export function readFlight(octets: Uint8Array, cipher: string, secret?: Uint8Array): ServerFlight {
  const records = recordsOf(octets);
  const clear = messagesOf(handshakeBodies(beforeChange(records)));
  const hello = helloOf(clear);
  if (hello?.version !== tls13)
    return { ...(hello === undefined ? {} : { hello }), ...readTls12(clear, hello?.version) };
  const hidden = secret === undefined ? [] : messagesOf(decryptHandshake(records, secret, cipher));
  return { hello, ...readTls13(hidden) };
}

/** Before TLS 1.3, whatever follows ChangeCipherSpec is encrypted. */
function beforeChange(records: readonly TlsRecord[]): readonly TlsRecord[] {
  const change = records.findIndex(({ type }) => type === contentTypes.changeCipherSpec);
  return change === -1 ? records : records.slice(0, change);
}

export const helloOf = (messages: readonly HandshakeMessage[]): ServerHello | undefined =>
  messages.map(readHello).find((hello) => hello !== undefined);

/** RFC 8446 §4.1.3, which is the same for all versions. */
function readHello({ type, body }: HandshakeMessage): ServerHello | undefined {
  if (type !== handshakeTypes.serverHello) return undefined;
  const session = vector(body, 34, 1);
  if (session === undefined || session.end + 3 > body.length) return undefined;
  const extensions = extensionsOf(body, session.end + 3);
  const version = extensions.get(extensionTypes.supportedVersions);
  return {
    version: version === undefined ? uint(body, 0, 2) : uint(version, 0, 2),
    suite: uint(body, session.end, 2),
    compression: uint(body, session.end + 2, 1),
    extensions,
  };
}

function readTls12(messages: readonly HandshakeMessage[], version = 0): ServerFlight {
  const body = bodyOf(messages, handshakeTypes.certificate);
  const chain = body === undefined ? undefined : certificates(body, 0, 0)?.map(({ der }) => der);
  const status = bodyOf(messages, handshakeTypes.certificateStatus);
  const exchange = version < tls12 ? undefined : bodyOf(messages, handshakeTypes.serverKeyExchange);
  return flight(chain, status, exchange === undefined ? undefined : schemeBehindKey(exchange));
}

function readTls13(messages: readonly HandshakeMessage[]): ServerFlight {
  const body = bodyOf(messages, handshakeTypes.certificate);
  const context = body === undefined ? undefined : vector(body, 0, 1);
  const entries = body === undefined || context === undefined ? undefined : certificates(body, context.end, 2);
  const status = entries?.[0]?.extensions.get(extensionTypes.statusRequest);
  const verify = bodyOf(messages, handshakeTypes.certificateVerify);
  const chain = entries?.map(({ der }) => der);
  return flight(chain, status, verify === undefined ? undefined : uint(verify, 0, 2));
}

/** `status` is a CertificateStatus: RFC 6066 §8, RFC 8446 §4.4.2.1. */
function flight(
  chain: ServerFlight["chain"],
  status: Uint8Array | undefined,
  signatureScheme: number | undefined,
): ServerFlight {
  const ocsp = status?.[0] === 1 ? vector(status, 1, 3)?.value : undefined;
  return {
    ...(chain === undefined ? {} : { chain }),
    ...(ocsp === undefined || ocsp.length === 0 ? {} : { ocspResponse: ocsp }),
    ...(signatureScheme === undefined ? {} : { signatureScheme }),
  };
}

interface CertificateEntry {
  der: Uint8Array;
  extensions: ReadonlyMap<number, Uint8Array>;
}

/** RFC 5246 §7.4.2; RFC 8446 §4.4.2 has extensions (`extensionsLength` octets of length) behind each. */
function certificates(body: Uint8Array, at: number, extensionsLength: 0 | 2): readonly CertificateEntry[] | undefined {
  const list = vector(body, at, 3)?.value;
  if (list === undefined) return undefined;
  const entries: CertificateEntry[] = [];
  for (let from = 0; from < list.length && entries.length < maxCertificates;) {
    const der = vector(list, from, 3);
    if (der === undefined) return undefined;
    const extensions = vector(list, der.end, extensionsLength);
    if (extensions === undefined) return undefined;
    entries.push({ der: der.value, extensions: extensionsLength === 0 ? new Map() : extensionsOf(list, der.end) });
    from = extensions.end;
  }
  return entries;
}

const namedCurve = 3; // RFC 8422 §5.4

/** RFC 5246 §7.4.3: the scheme stands between the key and the signature, and the signature is the last thing there. */
function schemeBehindKey(exchange: Uint8Array): number | undefined {
  const ecdhe = exchange[0] === namedCurve ? vector(exchange, 3, 1)?.end : undefined;
  if (ecdhe !== undefined && signatureEnds(exchange, ecdhe)) return uint(exchange, ecdhe, 2);
  const dhe = behindVectors(exchange, 3);
  return dhe !== undefined && signatureEnds(exchange, dhe) ? uint(exchange, dhe, 2) : undefined;
}

const signatureEnds = (exchange: Uint8Array, at: number): boolean =>
  vector(exchange, at + 2, 2)?.end === exchange.length;

/** The prime, the generator and the public value of DHE. */
function behindVectors(octets: Uint8Array, count: number): number | undefined {
  let at: number | undefined = 0;
  for (let index = 0; index < count && at !== undefined; index++) at = vector(octets, at, 2)?.end;
  return at;
}

const bodyOf = (messages: readonly HandshakeMessage[], type: number): Uint8Array | undefined =>
  messages.find((message) => message.type === type)?.body;
