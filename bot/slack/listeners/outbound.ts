/** To begin an outbound test: an address for one message, told to who asked alone. */
import type { DomainName } from "../../../src/index.ts";
import { type Asker, type Dependencies, answer } from "./asker.ts";

const hourMs = 3_600_000;
/** Tests of one workspace in an hour. */
const anHour = 20;

export async function beginOutbound(deps: Dependencies, asker: Asker, domain: DomainName): Promise<void> {
  const { newAddress, store, shown, now } = deps;
  if (newAddress === undefined) return await answer(deps, asker, shown.notice({ kind: "no-inbox" }));
  const { tenant, user } = asker;
  const askedAt = now();
  const taken = await store.take(`outbound ${tenant}`, 1, { size: anHour, perMs: hourMs }, askedAt);
  if (!taken.ok) return await answer(deps, asker, shown.notice({ kind: "limited", retryAfterMs: taken.retryAfterMs }));
  const { address, id } = newAddress();
  const until = new Date(askedAt.getTime() + hourMs);
  await store.outbound.begin({ id, tenant, domain, user, askedAt, until });
  await answer(deps, asker, shown.outbound({ domain, address, until: until.toISOString() }));
}
