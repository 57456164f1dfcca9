/** Records what the golden messages are made of: `node test/bot/slack/blocks/record.ts`, then `npm run golden`. */
import { writeFileSync } from "node:fs";
import { startInternet } from "../../../../src/demo/internet.ts";
import { ioIn } from "../../../../src/demo/io.ts";
import { name } from "../../../../src/dns/name.ts";
import { evidenceText, recordedIo } from "../../../../src/evidence/evidence.ts";
import { reportOf } from "../../../../src/report-of.ts";

export const evidenceFile = new URL("../../../golden/slack/evidence.json", import.meta.url);
const domains = ["good.example", "spoofable.example", "stale-tlsa.example", "no-mail.example"].map(name);

if (import.meta.main) {
  const now = new Date("2026-11-22T08:00:00Z");
  await using internet = await startInternet(now);
  await using live = ioIn(internet, now);
  const { io, evidence } = recordedIo(live.io);
  await reportOf(domains, io);
  writeFileSync(evidenceFile, evidenceText(evidence({ domains, vantage: "the demo" })));
}
