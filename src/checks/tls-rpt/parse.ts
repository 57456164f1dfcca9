/** Reads the TLS-RPT record (RFC 8460 §3). Never throws, asks or judges. */
import type { Parsed } from "../../dns/name.ts";
import { parseVersionedTxt } from "../../mail/versioned-txt.ts";

export const version = "v=TLSRPTv1";

const maxDestinations = 50;

/** Where reports go. `host`: the domain of the address, or the host of the URL; lower case. */
export interface Destination {
  uri: string;
  scheme: "mailto" | "https";
  host: string;
}

export interface TlsRptRecord {
  rua: readonly Destination[];
}

/** Errors: `version`; `empty`, `field` (no `name=value`); `no-rua`, `two-ruas`, `uri` (neither mailto nor https). */
export function parseTlsRptRecord(text: string): Parsed<TlsRptRecord> {
  const parsed = parseVersionedTxt(text, version);
  if (!parsed.ok) return parsed;
  const [rua, second] = parsed.value.filter(({ name }) => name === "rua");
  if (rua === undefined) return { ok: false, error: "no-rua", at: text.length };
  if (second !== undefined) return { ok: false, error: "two-ruas", at: second.at };
  const destinations: Destination[] = [];
  for (const part of rua.value.split(",").slice(0, maxDestinations)) {
    const destination = destinationOf(part.trim());
    if (destination === undefined) return { ok: false, error: "uri", at: rua.at };
    destinations.push(destination);
  }
  return { ok: true, value: { rua: destinations } };
}

const maxOctets = 4096; // ours, of a text that is no record

/** Destinations in a text that is no record: what its author meant, as far as it can be told. */
export function destinationsIn(text: string): readonly Destination[] {
  return [...text.slice(0, maxOctets).matchAll(/(?:mailto:|https:)[^\s,;!"]+/gi)]
    .flatMap(([uri]) => destinationOf(uri) ?? [])
    .slice(0, maxDestinations);
}

/** RFC 8460 §3: `mailto:` and `https:`; the URI holds no `!`, `,`, `;` or blank unless it is encoded. */
function destinationOf(uri: string): Destination | undefined {
  if (!/^[!-~]+$/.test(uri) || uri.includes("!")) return undefined;
  const address = /^mailto:[^@?]+@([^@?\s]+)/i.exec(uri);
  if (address !== null) return { uri, scheme: "mailto", host: hostIn(address[1]) };
  const location = /^https:\/\/([^/?#@:]+)/i.exec(uri);
  return location === null ? undefined : { uri, scheme: "https", host: hostIn(location[1]) };
}

function hostIn(text: string | undefined): string {
  return (text ?? "").toLowerCase().replace(/\.$/, "");
}
