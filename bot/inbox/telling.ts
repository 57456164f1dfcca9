/** What the outbox has of an outbound test. */
import type { OutboundNews } from "../model.ts";
import type { OutboundTest, Telling } from "../store/store.ts";

/** To who asked, alone, and once. */
export function outboundTelling({ id, tenant, user }: OutboundTest, news: OutboundNews, notBefore: Date): Telling {
  return { key: `outbound/${id}`, tenant, channel: user, says: { kind: "outbound", news }, notBefore };
}
