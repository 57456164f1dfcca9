/** What history has: its course, two points of time beside each other, and a report shown again. */
import type { DomainName } from "../../../src/index.ts";
import type { Assessed } from "../../assess/assessor.ts";
import type { Entry, Look, TenantId } from "../../model.ts";
import { observedIn } from "../blocks/observed.ts";
import { type Asker, type Dependencies, answer } from "./asker.ts";

const dayMs = 86_400_000;
const maxEntries = 200;
const usualDays = 30;

export async function showHistory(
  deps: Dependencies,
  asker: Asker,
  domain: DomainName,
  days = usualDays,
): Promise<void> {
  const since = new Date(deps.now().getTime() - days * dayMs);
  const entries = await deps.store.history.of(asker.tenant, domain, { since, limit: maxEntries });
  await answer(deps, asker, deps.shown.history(domain, entries, days));
}

/** The newest look beside the one before it, or beside the newest that is `days` old. Both are judged by the rules of today. */
export async function showDifference(
  deps: Dependencies,
  asker: Asker,
  domain: DomainName,
  days?: number,
): Promise<void> {
  const { store, shown, assessor } = deps;
  const entries = await store.history.of(asker.tenant, domain, { limit: maxEntries });
  const [newest] = entries;
  const until = days === undefined ? undefined : deps.now().getTime() - days * dayMs;
  const older = entries.find(
    (entry, index) => index > 0 && entry.hasEvidence && (until === undefined || entry.at.getTime() <= until),
  );
  if (newest === undefined || older === undefined)
    return await answer(deps, asker, shown.notice({ kind: "no-look", domain }));
  const [before, after] = [await replayed(deps, asker.tenant, older), await replayed(deps, asker.tenant, newest)];
  if (before === undefined || after === undefined)
    return await answer(deps, asker, shown.notice({ kind: "no-evidence" }));
  const changes = assessor.compare(before.evaluation, after.evaluation);
  await answer(deps, asker, shown.diff({ domain, before: sideOf(older), after: sideOf(newest), changes }));
}

/** An entry of this tenant as a report; undefined where it, or what was answered then, is not kept any more. */
export async function reportAgain(
  deps: Dependencies,
  tenant: TenantId,
  id: string | undefined,
): Promise<{ entry: Entry; report: Assessed["report"]; observedAt?: string } | undefined> {
  const entry = id === undefined ? undefined : await deps.store.history.get(tenant, id);
  const evidence = entry === undefined ? undefined : await deps.store.history.evidence(tenant, entry.id);
  if (entry === undefined || evidence === undefined) return undefined;
  const { report } = await deps.assessor.replay(evidence);
  return { entry, report, ...observedIn(evidence) };
}

async function replayed(
  { store, assessor }: Dependencies,
  tenant: TenantId,
  entry: Entry,
): Promise<Awaited<ReturnType<Dependencies["assessor"]["replay"]>> | undefined> {
  const evidence = await store.history.evidence(tenant, entry.id);
  return evidence === undefined ? undefined : await assessor.replay(evidence);
}

function sideOf({ id, at, scores }: Entry): Look {
  return { entry: id, at: at.toISOString(), scores };
}
