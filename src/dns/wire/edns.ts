/** The OPT record (RFC 6891 §6.1) and extended errors (RFC 8914). */
import type { ExtendedError, Message } from "../message.ts";
import { number16 } from "./cursor.ts";

export const dnssecOk = 0x8000; // RFC 3225 §3, in the lower half of the TTL
export const extendedErrorOption = 15;
const maxErrors = 16; // one message tells no more of them
const maxText = 256; // UTF-16 code units

/** `ttl` is the field as it stands. Undefined for options whose lengths do not fit. */
export function readEdns(udpSize: number, ttl: number, options: Uint8Array): Message["edns"] {
  const extendedErrors: ExtendedError[] = [];
  for (let at = 0; at < options.length;) {
    const start = at + 4;
    const end = start + number16(options, at + 2);
    if (start > options.length || end > options.length) return undefined;
    const isError = number16(options, at) === extendedErrorOption;
    if (isError && end - start < 2) return undefined;
    if (isError && extendedErrors.length < maxErrors) extendedErrors.push(extendedError(options.subarray(start, end)));
    at = end;
  }
  return { udpSize, version: (ttl >>> 16) & 255, dnssecOk: (ttl & dnssecOk) !== 0, extendedErrors };
}

/** RFC 8914 §2. The text is for people: what would control their terminal is not passed on. */
function extendedError(octets: Uint8Array): ExtendedError {
  const text = new TextDecoder().decode(octets.subarray(2)).replace(/\0$/, "");
  return { code: number16(octets, 0), text: text.slice(0, maxText).toWellFormed().replace(/\p{C}/gu, "\ufffd") };
}
