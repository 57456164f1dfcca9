/** A DKIM signer for tests (RFC 6376 §3.7), written apart from the verifier. Bodies have to be canonical already. */
import { createHash, generateKeyPairSync, sign } from "node:crypto";

export interface Pair {
  privateKey: string;
  /** The key record. */
  record: string;
}

export function keyPair(modulusLength: number): Pair {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength });
  const der = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  return { privateKey: privateKey.export({ type: "pkcs8", format: "pem" }).toString(), record: `v=DKIM1; p=${der}` };
}

export interface Signing {
  domain: string;
  selector: string;
  /** `h=` */
  fields: string;
  algorithm: "rsa-sha256" | "rsa-sha1";
  canonicalization: "relaxed/relaxed" | "simple/simple";
  /** `t=`, `x=` and `l=`, such as ` t=1; l=3;`. */
  more: string;
}

/** The DKIM-Signature field with its CRLF. */
export function signature(message: string, signing: Signing, { privateKey }: Pair): string {
  const { domain, selector, fields, algorithm, canonicalization, more } = signing;
  const [head = "", body = ""] = message.split("\r\n\r\n", 2);
  const length = /l=(\d+)/.exec(more)?.[1];
  const hash = algorithm === "rsa-sha1" ? "sha1" : "sha256";
  const bh = createHash(hash)
    .update(body.slice(0, length === undefined ? undefined : Number(length)))
    .digest("base64");
  const tags = `v=1; a=${algorithm}; c=${canonicalization}; d=${domain}; s=${selector};${more} h=${fields}; bh=${bh}; b=`;
  const canonical = canonicalization === "simple/simple" ? (field: string) => field : relaxed;
  const own = `DKIM-Signature: ${tags}`;
  const text = [...selected(head.split("\r\n"), fields), own].map(canonical).join("\r\n");
  return `${own}${sign(hash, Buffer.from(text), privateKey).toString("base64")}\r\n`;
}

/** From the bottom up, and nothing for a field that is not there (RFC 6376 §5.4.2). */
function selected(lines: readonly string[], fields: string): readonly string[] {
  const left = [...lines];
  return fields.split(":").flatMap((field) => {
    const at = left.findLastIndex((line) => line.toLowerCase().startsWith(`${field.toLowerCase()}:`));
    return at === -1 ? [] : left.splice(at, 1);
  });
}

function relaxed(field: string): string {
  const colon = field.indexOf(":");
  return `${field.slice(0, colon).toLowerCase().trim()}:${field
    .slice(colon + 1)
    .replace(/[ \t]+/g, " ")
    .trim()}`;
}
