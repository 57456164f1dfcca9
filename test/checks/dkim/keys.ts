/** Public keys for tests. Nobody has their private halves: a modulus is any odd number of its size. */
import { createHash, createPublicKey } from "node:crypto";

/** The value of `p` for an RSA key of so many bits (a multiple of 8); another `seed` is another key. */
export function rsa(bits: number, seed = "a", type: "spki" | "pkcs1" = "spki"): string {
  return rsaOctets(bits, seed, type).toString("base64");
}

export function rsaOctets(bits: number, seed = "a", type: "spki" | "pkcs1" = "spki"): Buffer {
  const modulus = createHash("shake256", { outputLength: bits / 8 })
    .update(seed)
    .digest();
  modulus[0] = (modulus[0] ?? 0) | 0x80;
  modulus[modulus.length - 1] = (modulus.at(-1) ?? 0) | 1;
  const jwk = { kty: "RSA", n: modulus.toString("base64url"), e: "AQAB" };
  return createPublicKey({ key: jwk, format: "jwk" }).export({ type, format: "der" });
}

/** RFC 8463 §4: 32 octets. */
export function ed25519(seed = "a"): string {
  return createHash("sha256").update(seed).digest("base64");
}
