/** One-time addresses: a secret of 160 random bits before the @, of which only the digest is kept. */
import { createHash, randomBytes } from "node:crypto";

const alphabet = "abcdefghijklmnopqrstuvwxyz234567"; // RFC 4648 §6, in lower case: a local part may lose its case on the way
const secretOctets = 20;
const secretLength = (secretOctets * 8) / 5;

/** The address to send to, and the id under which it is found again. */
export function newAddress(inboxDomain: string, random = randomBytes): { address: string; id: string } {
  const bits = [...random(secretOctets)].map((octet) => octet.toString(2).padStart(8, "0")).join("");
  const secret = (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join("");
  return { address: `${secret}@${inboxDomain}`, id: idOf(secret) };
}

/** Undefined for what cannot be an address of ours, which nobody has to look for. */
export function idOfAddress(address: string, inboxDomain: string): string | undefined {
  const at = address.lastIndexOf("@");
  const secret = address.slice(0, at).toLowerCase();
  const isOurs = address.slice(at + 1).toLowerCase() === inboxDomain.toLowerCase();
  return isOurs && secret.length === secretLength && /^[a-z2-7]+$/.test(secret) ? idOf(secret) : undefined;
}

function idOf(secret: string): string {
  return createHash("sha256").update(`outbound ${secret}`).digest("base64url");
}
