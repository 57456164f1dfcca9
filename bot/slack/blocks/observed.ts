/** Of what an outbound test showed and a report counts. */
import type { Evidence } from "../../../src/index.ts";

/** When the message was received, ISO 8601. */
export function observedIn({ observed }: Evidence): { observedAt?: string } {
  const observedAt = observed[0]?.observations[0]?.receivedAt;
  return observedAt === undefined ? {} : { observedAt };
}
