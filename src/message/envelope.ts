/** What a message itself tells of its delivery: the receiving server wrote it into the Received and Return-Path fields. */
import { isIP } from "node:net";
import { isPublic } from "../net/public-address.ts";
import { getClientAddress, parseReceived } from "mailauth/lib/parse-received.js";
import type { Envelope } from "./observation.ts";
import { fieldsNamed, fieldsOf, withinBounds } from "./octets.ts";

const maxFields = 20;
const maxField = 4_096; // characters

/**
 * From the topmost Received field that names a public address, which is where the message came in: those above it are of
 * servers behind that one, and those below it are what the sender says. Undefined where there is none.
 */
export function envelopeIn(octets: Uint8Array): Envelope | undefined {
  const wire = withinBounds(octets);
  if (wire.kind === "not-measured") return undefined;
  const fields = fieldsOf(wire.value);
  const mailFrom = reversePath(fieldsNamed(fields, "return-path")[0]);
  for (const line of fieldsNamed(fields, "received").slice(0, maxFields)) {
    const received = parseReceived(line.slice(0, maxField));
    if (received === false) continue;
    const ip = getClientAddress(received.from) || (received.from?.comment ?? "");
    if (isIP(ip) !== 0 && isPublic(ip)) return { ip, helo: received.from?.value ?? "", mailFrom };
  }
  return undefined;
}

/** RFC 5321 §4.4: empty for a bounce, and where there is no such field. */
function reversePath(line: string | undefined): string {
  const value = line?.slice(line.indexOf(":") + 1, maxField).trim() ?? "";
  return value.replace(/^<(.*)>$/s, "$1");
}
