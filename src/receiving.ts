/** The third door of the library: for a server that receives mail. What verifies is heavy, and is loaded with the first message. */
import type { Resolver } from "./dns/resolver.ts";
import type { Envelope, OutboundObservation } from "./message/observation.ts";

export { reverseNamesOf } from "./checks/mx/reverse.ts";
export { issue } from "./demo/ca.ts";
export type { Envelope } from "./message/observation.ts";

/** As `verifyMessage` of `src/message/verify.ts` does. */
export async function verifyMessage(
  octets: Uint8Array,
  envelope: Envelope,
  resolver: Resolver,
  now: Date,
): Promise<OutboundObservation> {
  const verify = await import("./message/verify.ts");
  return verify.verifyMessage(octets, envelope, resolver, now);
}
