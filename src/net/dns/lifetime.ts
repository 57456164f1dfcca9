/** For how long a message may be kept. */
import { type Message, rcodes, type WireRecord } from "../../dns/message.ts";
import type { RRType } from "../../dns/rrset.ts";

const maxSeconds = 86_400; // RFC 2308 §5: one to three hours work well, a day is most
const failureSeconds = 5; // RFC 9520 §3.2

/**
 * Seconds: the least TTL of answer and authority, where the SOA record counts with its minimum (RFC 2308 §5).
 * A denial without SOA record is not kept (RFC 2308 §5), a failure for a moment (RFC 9520 §3.2).
 */
export function lifetimeOf({ rcode, answer, authority }: Message, type: RRType): number {
  if (rcode !== rcodes.NOERROR && rcode !== rcodes.NXDOMAIN) return failureSeconds;
  const isDenial = rcode === rcodes.NXDOMAIN || !answer.some((record) => record.type === type);
  if (isDenial && !authority.some((record) => record.type === "SOA")) return 0;
  return Math.min(maxSeconds, ...answer.map(({ ttl }) => ttl), ...authority.map(secondsOf));
}

export const lifetimeOfFailure = failureSeconds;

function secondsOf({ type, ttl, rdata }: WireRecord): number {
  return type === "SOA" ? Math.min(ttl, minimumOf(rdata)) : ttl;
}

/** The last field of SOA RDATA, 32 bits. */
function minimumOf(rdata: Uint8Array): number {
  return rdata.length < 4 ? 0 : new DataView(rdata.buffer, rdata.byteOffset + rdata.length - 4, 4).getUint32(0);
}
