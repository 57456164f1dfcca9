/** What is kept, as files for one person. */
import { assessmentJson, catalogue } from "../../../src/index.ts";
import type { Subject } from "../actions.ts";
import { type Asker, type Dependencies, answer } from "./asker.ts";
import { scoresCsv, watchesCsv } from "./csv.ts";
import { answerSays } from "./messages.ts";
import { reportAgain } from "./looking-back.ts";

const maxFile = 16 * 1024 * 1024; // octets
const maxFiles = 50;

/** The report of an entry, as `mecsa assess --format json` writes it. */
export async function exportReport(deps: Dependencies, asker: Asker, entry: string | undefined): Promise<void> {
  const again = await reportAgain(deps, asker.tenant, entry);
  if (again === undefined) return await answer(deps, asker, deps.shown.notice({ kind: "no-evidence" }));
  const { domain, at } = again.entry;
  const content = Buffer.from(assessmentJson(again.report, catalogue));
  await send(deps, asker, [{ name: `${domain}-${at.toISOString().slice(0, 10)}.json`, content }]);
}

const maxLooks = 1_000;

/** Scores of some looks, or of the newest at a domain; else all watches, as App Home shows them to everybody. */
export async function exportTable(deps: Dependencies, asker: Asker, { domain, entries }: Subject): Promise<void> {
  const { store, now } = deps;
  const { tenant } = asker;
  const day = now().toISOString().slice(0, 10);
  const file = async (name: string, text: string): Promise<void> =>
    await send(deps, asker, [{ name: `${name}-${day}.csv`, content: Buffer.from(text) }]);
  if (entries !== undefined) {
    const looks = await Promise.all(entries.map((id) => store.history.get(tenant, id)));
    return await file("mecsa", scoresCsv(looks.filter((look) => look !== undefined)));
  }
  if (domain === undefined) return await file("watches", watchesCsv(await store.watches.of(tenant)));
  await file(`history-${domain}`, scoresCsv(await store.history.of(tenant, domain, { limit: maxLooks })));
}

/** Everything of a tenant, one JSON value a line. */
export async function exportAll(deps: Dependencies, asker: Asker): Promise<void> {
  const files: { name: string; content: Buffer }[] = [];
  let lines: Buffer[] = [];
  let octets = 0;
  const close = (): void => {
    files.push({ name: `mecsa-${asker.tenant}-${files.length + 1}.ndjson`, content: Buffer.concat(lines) });
    [lines, octets] = [[], 0];
  };
  for await (const row of deps.store.exportOf(asker.tenant)) {
    const line = Buffer.from(`${JSON.stringify(row)}\n`);
    if (octets > 0 && octets + line.length > maxFile) close();
    if (files.length === maxFiles) break;
    lines.push(line);
    octets += line.length;
  }
  if (octets > 0 || files.length === 0) close();
  await send(deps, asker, files);
}

async function send(
  deps: Dependencies,
  asker: Asker,
  files: readonly { name: string; content: Buffer }[],
): Promise<void> {
  for (const { name: given, content } of files) {
    const name = given.replaceAll(/[^\w.-]/g, "-");
    const says = answerSays.file(name);
    const sent = await deps.slack.sendFile(asker.tenant, asker.user, { name, title: name, content, says });
    if (!sent.ok) return await answer(deps, asker, deps.shown.cannotExport(sent.because));
  }
  await answer(deps, asker, deps.shown.notice({ kind: "exported" }));
}
