/** TLSA records by their words (RFC 6698 §2.1). */
import { createHash, randomBytes } from "node:crypto";
import { type Issued, spkiOf } from "../../support/ca.ts";
import type { TlsaWords } from "./cases.ts";
import type { Authority, Shown } from "./certificates.ts";

/** RDATA, such as `3 1 1 5a5a…`. A selector that does not exist is filled as for the key. */
export function tlsaRdata(words: TlsaWords, shown: Shown | undefined, authority: Authority): string {
  const [usage = "", selector = "", matching = "", of = ""] = words.split(" ");
  const content = contentOf(of, selector, shown, authority);
  return `${usage} ${selector} ${matching} ${digest(matching, content).toString("hex")}`;
}

function contentOf(of: string, selector: string, shown: Shown | undefined, authority: Authority): Uint8Array {
  if (of === "other") return randomBytes(100);
  const certificate = { leaf: shown?.leaf, issuing: authority.issuing, root: authority.root }[of];
  if (certificate === undefined) throw new Error(`no certificate for ${of}`);
  return selected(selector, certificate);
}

const selected = (selector: string, { der, key }: Issued): Uint8Array => (selector === "0" ? der : spkiOf(key));

function digest(matching: string, content: Uint8Array): Buffer {
  if (matching === "0") return Buffer.from(content);
  return createHash(matching === "2" ? "sha512" : "sha256")
    .update(content)
    .digest();
}
