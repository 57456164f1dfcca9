/** Secrets at rest: AES-256-GCM with a random nonce each, bound to the tenant whose they are (NIST SP 800-38D). */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { UsageError } from "../../src/index.ts";
import type { TenantId } from "../model.ts";

export interface Sealed {
  /** Which key of the ring opens it. */
  keyId: string;
  /** 12 octets. */
  nonce: Uint8Array;
  /** The ciphertext and, behind it, the tag of 16 octets. */
  octets: Uint8Array;
}

export interface Keyring {
  /** Seals with the newest key. */
  seal(tenant: TenantId, text: string): Sealed;
  /** Throws KeyringError. */
  open(tenant: TenantId, sealed: Sealed): string;
  newestId: string;
}

/** It was sealed by a key that is not here, for another tenant, or has been changed since. */
export class KeyringError extends Error {
  override name = "KeyringError";
}

const cipher = "aes-256-gcm";
const keyOctets = 32;
const tagOctets = 16;
const hint = "KEYRING is id:key,id:key with the newest first; `openssl rand -base64 32` makes a key.";

/** `id:base64,id2:base64`, newest first, keys of 32 octets. Throws UsageError, which never shows a key. */
export function parseKeyring(text: string): Keyring {
  const keys = new Map<string, Buffer>();
  for (const [place, item] of text.split(",").entries()) {
    const { id, key } = parseKey(item.trim(), place + 1);
    if (keys.has(id)) throw new UsageError(`two keys of the keyring have the id ${id}`, hint);
    keys.set(id, key);
  }
  return keyringOf(keys);
}

function parseKey(item: string, place: number): { id: string; key: Buffer } {
  const [, id = "", base64 = ""] = /^([A-Za-z0-9._-]{1,64}):([A-Za-z0-9+/_-]{42,44}={0,2})$/.exec(item) ?? [];
  const key = Buffer.from(base64, "base64");
  if (key.length !== keyOctets) throw new UsageError(`key ${place} of the keyring is not id:base64 of 32 octets`, hint);
  return { id, key };
}

function keyringOf(keys: ReadonlyMap<string, Buffer>): Keyring {
  const [newest] = keys;
  if (newest === undefined) throw new UsageError("the keyring is empty", hint);
  const [newestId, newestKey] = newest;
  return {
    newestId,
    seal: (tenant, text) => ({ keyId: newestId, ...encrypt(newestKey, tenant, text) }),
    open(tenant, sealed) {
      const key = keys.get(sealed.keyId);
      if (key === undefined)
        throw new KeyringError(`what ${tenant} installed needs key "${sealed.keyId}", which KEYRING has not`);
      return decrypt(key, tenant, sealed);
    },
  };
}

function encrypt(key: Buffer, tenant: TenantId, text: string): Omit<Sealed, "keyId"> {
  const nonce = randomBytes(12);
  const encrypting = createCipheriv(cipher, key, nonce, { authTagLength: tagOctets }).setAAD(Buffer.from(tenant));
  return {
    nonce,
    octets: Buffer.concat([encrypting.update(text, "utf8"), encrypting.final(), encrypting.getAuthTag()]),
  };
}

function decrypt(key: Buffer, tenant: TenantId, { keyId, nonce, octets }: Sealed): string {
  const end = Math.max(0, octets.length - tagOctets);
  try {
    const decrypting = createDecipheriv(cipher, key, nonce, { authTagLength: tagOctets }).setAAD(Buffer.from(tenant));
    decrypting.setAuthTag(octets.subarray(end));
    return Buffer.concat([decrypting.update(octets.subarray(0, end)), decrypting.final()]).toString("utf8");
  } catch (cause) {
    const why = `what is stored for ${tenant} was not sealed for it by key "${keyId}", or was changed since`;
    throw new KeyringError(why, { cause });
  }
}
