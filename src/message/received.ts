/** What the receiving server wrote of the last hop into its Received field (RFC 5321 §4.4, RFC 3848). */
import { getClientAddress, parseReceived } from "mailauth/lib/parse-received.js";
import ipaddr from "ipaddr.js";
import { isIP } from "node:net";
import { type HopTls, type TlsVersion, tlsVersions } from "./observation.ts";

export interface Hop {
  tls: HopTls;
  /** The time in the field, if it can be read. */
  at?: Date;
}

const maxFields = 20; // further down is what others wrote
const maxField = 4_096; // characters

/**
 * `lines` are the Received fields, top first. The topmost that names the client's address is the receiving server's: what a
 * sender makes up stands below it.
 */
export function hopIn(lines: readonly string[], ip: string): Hop {
  for (const line of lines.slice(0, maxFields)) {
    const received = parseReceived(line.slice(0, maxField));
    if (received === false || !isSameAddress(clientOf(received.from), ip)) continue;
    const at = timeOf(received.timestamp);
    const remark = `${received.tls?.comment ?? ""} ${received.tls?.value ?? ""}`;
    const tls = tlsOf(received.with?.value ?? "", `${remark} ${received.with?.comment ?? ""}`);
    return { tls, ...(at === undefined ? {} : { at }) };
  }
  return { tls: { kind: "not-measured", because: "no-received" } };
}

/** In brackets, or alone in the comment as Exchange writes it. */
function clientOf(from: Parameters<typeof getClientAddress>[0]): string {
  return getClientAddress(from) || (from?.comment ?? "");
}

function isSameAddress(one: string, other: string): boolean {
  if (isIP(one) === 0 || isIP(other) === 0) return false;
  return ipaddr.process(one).toNormalizedString() === ipaddr.process(other).toNormalizedString();
}

/** The protocol of RFC 3848 or RFC 6531 §4.3, and what servers add in comments. */
function tlsOf(protocol: string, remark: string): HopTls {
  const [keyword = ""] = protocol.toUpperCase().split(" ", 1);
  const version = tlsVersionIn(remark);
  const cipher = cipherIn(`${remark} ${protocol}`);
  if (version !== undefined || /^(?:UTF8SMTP|E?SMTP|LMTP)SA?$/.test(keyword))
    return {
      kind: "tls",
      from: "received",
      ...(version === undefined ? {} : { version }),
      ...(cipher === undefined ? {} : { cipher }),
    };
  const isClear = /^(?:UTF8SMTP|E?SMTP|LMTP)A?$/.test(keyword);
  return isClear ? { kind: "clear", from: "received" } : { kind: "not-measured", because: "not-told" };
}

/** As OpenSSL and mail servers write it: `TLSv1.3`, `TLS1_3`, `TLS 1.3`, `TLSv1`; undefined where nothing like it is there. */
export function tlsVersionIn(text: string): TlsVersion | undefined {
  const found = /\b(TLS|SSL)[ _]?v?(\d)(?:[._](\d))?(?![\d.])/i.exec(text);
  if (found === null) return undefined;
  const [, family = "", major = "", minor = "0"] = found;
  const name = family.toUpperCase() === "SSL" ? `SSLv${major}` : `TLSv${major}.${minor}`;
  return tlsVersions.find((version) => version === name);
}

function cipherIn(text: string): string | undefined {
  const [, cipher] = /\b(?:cipher[= ]|tls |TLS[\w.]{1,6}:)([A-Za-z\d_-]{5,64})/.exec(text) ?? [];
  return cipher;
}

/** RFC 5322 §3.3, without its comments. */
function timeOf(text: string | undefined): Date | undefined {
  const at = new Date((text ?? "").replace(/\([^()]*\)/g, " ").trim());
  return Number.isNaN(at.getTime()) ? undefined : at;
}
