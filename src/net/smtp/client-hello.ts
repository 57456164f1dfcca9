/** A hello of TLS with versions and suites that OpenSSL does not offer any more (RFC 8446 §4.1.2, RFC 6101 §5.6.1.2). */
import { randomBytes } from "node:crypto";
import { isIP } from "node:net";
import type { TlsVersion } from "../../mail/tls-scan.ts";
import { contentTypes } from "./tls-octets.ts";

export const versionNumbers: Readonly<Record<TlsVersion, number>> = {
  SSLv3: 0x0300,
  TLSv1: 0x0301,
  "TLSv1.1": 0x0302,
  "TLSv1.2": 0x0303,
  "TLSv1.3": 0x0304,
};

const x25519 = 29;
const groups = [x25519, 23, 24, 25, 256, 257]; // P-256, P-384, P-521, ffdhe2048, ffdhe3072
const schemes = [
  0x0403, 0x0503, 0x0603, 0x0807, 0x0804, 0x0805, 0x0806, 0x0401, 0x0501, 0x0601, 0x0203, 0x0201, 0x0202,
];
const fallsUnder5746 = 0x00ff; // the suite that stands for secure renegotiation; RFC 5746 §3.3

/** One record. SSL 3.0 has no extensions. */
export function clientHello(version: TlsVersion, suites: readonly number[], mxHost: string): Uint8Array {
  const legacy = Math.min(versionNumbers[version], versionNumbers["TLSv1.2"]);
  const hello = Buffer.concat([
    uint16(legacy),
    randomBytes(32),
    counted(1, version === "TLSv1.3" ? randomBytes(32) : Buffer.alloc(0)),
    counted(2, ...[...suites, ...(version === "TLSv1.3" ? [] : [fallsUnder5746])].map(uint16)),
    counted(1, Buffer.from([0])), // no compression
    ...(version === "SSLv3" ? [] : [counted(2, ...extensions(version, mxHost))]),
  ]);
  const message = Buffer.concat([Buffer.from([1]), counted(3, hello)]);
  const recordVersion = Math.min(legacy, versionNumbers.TLSv1); // RFC 8446 §5.1
  return Buffer.concat([Buffer.from([contentTypes.handshake]), uint16(recordVersion), counted(2, message)]);
}

function extensions(version: TlsVersion, mxHost: string): readonly Uint8Array[] {
  const serverName = counted(2, Buffer.from([0]), counted(2, Buffer.from(mxHost))); // RFC 6066 §3
  return [
    ...(isIP(mxHost) === 0 ? [extension(0, serverName)] : []),
    extension(10, counted(2, ...groups.map(uint16))),
    extension(11, counted(1, Buffer.from([0]))), // points are not compressed; RFC 8422 §5.1.2
    ...(version === "TLSv1" || version === "TLSv1.1" ? [] : [extension(13, counted(2, ...schemes.map(uint16)))]),
    ...(version === "TLSv1.3" ? extensionsOfTls13() : []),
  ];
}

/** Any 32 octets are a public key of X25519 (RFC 7748 §5); nobody goes on to use it. */
function extensionsOfTls13(): readonly Uint8Array[] {
  return [
    extension(43, counted(1, uint16(versionNumbers["TLSv1.3"]))),
    extension(51, counted(2, uint16(x25519), counted(2, randomBytes(32)))),
  ];
}

const extension = (type: number, content: Uint8Array): Uint8Array => Buffer.concat([uint16(type), counted(2, content)]);

/** The parts behind their length, which takes so many octets. */
function counted(lengthOctets: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts);
  const length = Buffer.alloc(lengthOctets);
  length.writeUIntBE(content.length, 0, lengthOctets);
  return Buffer.concat([length, content]);
}

function uint16(value: number): Uint8Array {
  return Buffer.from([value >> 8, value & 0xff]);
}
