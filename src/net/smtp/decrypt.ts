/** TLS 1.3 encrypts all that follows the server's hello; who holds the secret of the handshake can read it (RFC 8446 §7). */
import { createDecipheriv, createHmac } from "node:crypto";
import { contentTypes, type TlsRecord } from "./tls-octets.ts";

interface Aead {
  algorithm: "aes-128-gcm" | "aes-256-gcm" | "chacha20-poly1305";
  keyOctets: number;
  hash: "sha256" | "sha384";
}

const aeads: Readonly<Record<string, Aead>> = {
  TLS_AES_128_GCM_SHA256: { algorithm: "aes-128-gcm", keyOctets: 16, hash: "sha256" },
  TLS_AES_256_GCM_SHA384: { algorithm: "aes-256-gcm", keyOctets: 32, hash: "sha384" },
  TLS_CHACHA20_POLY1305_SHA256: { algorithm: "chacha20-poly1305", keyOctets: 32, hash: "sha256" },
};

const ivOctets = 12;
const tagOctets = 16;

/** The contents of type handshake, in order, up to the first record that another key encrypts. */
export function decryptHandshake(records: readonly TlsRecord[], secret: Uint8Array, cipher: string): Uint8Array[] {
  const aead = aeads[cipher];
  if (aead === undefined) return [];
  const key = expandLabel(aead, secret, "key", aead.keyOctets);
  const iv = expandLabel(aead, secret, "iv", ivOctets);
  const encrypted = records.filter(({ type }) => type === contentTypes.applicationData);
  const contents: Uint8Array[] = [];
  for (const [sequence, record] of encrypted.entries()) {
    const inner = decrypt(aead, key, nonce(iv, sequence), record);
    if (inner === undefined) break;
    if (inner.type === contentTypes.handshake) contents.push(inner.content);
  }
  return contents;
}

/** RFC 8446 §7.1. None is longer than its hash, so that one block of HKDF-Expand (RFC 5869 §2.3) is enough. */
function expandLabel({ hash }: Aead, secret: Uint8Array, label: string, octets: number): Uint8Array {
  const full = Buffer.from(`tls13 ${label}`);
  const made = Buffer.concat([Buffer.from([0, octets, full.length]), full, Buffer.from([0, 1])]); // no context; block 1
  return createHmac(hash, secret).update(made).digest().subarray(0, octets);
}

/** RFC 8446 §5.3. A handshake has fewer than 2^32 records. */
function nonce(iv: Uint8Array, sequence: number): Uint8Array {
  const made = Buffer.from(iv);
  made.writeUInt32BE((made.readUInt32BE(ivOctets - 4) ^ sequence) >>> 0, ivOctets - 4);
  return made;
}

/** RFC 8446 §5.2: the type of the content is its last octet that is not zero. */
function decrypt(
  { algorithm }: Aead,
  key: Uint8Array,
  iv: Uint8Array,
  { header, body }: TlsRecord,
): { type: number; content: Uint8Array } | undefined {
  if (body.length <= tagOctets) return undefined;
  const options = { authTagLength: tagOctets, plaintextLength: body.length - tagOctets };
  const decipher =
    algorithm === "chacha20-poly1305"
      ? createDecipheriv(algorithm, key, iv, options)
      : createDecipheriv(algorithm, key, iv, options);
  decipher.setAAD(header, options).setAuthTag(body.subarray(-tagOctets));
  const inner = decipher.update(body.subarray(0, -tagOctets));
  if (!isAuthentic(() => decipher.final())) return undefined;
  const end = inner.findLastIndex((octet) => octet !== 0);
  return end === -1 ? undefined : { type: inner[end] ?? 0, content: inner.subarray(0, end) };
}

function isAuthentic(final: () => unknown): boolean {
  try {
    final();
    return true;
  } catch {
    return false; // the only thing that final() of an AEAD has to say
  }
}
