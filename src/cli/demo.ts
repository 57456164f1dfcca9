/** `mecsa demo [DOMAIN...]`: assesses domains of a miniature Internet on this machine. Loaded only for those who gave it. */
import { catalogue } from "../catalogue.ts";
import type { DemoDomain } from "../demo/domains.ts";
import { startInternet } from "../demo/internet.ts";
import { ioIn } from "../demo/io.ts";
import { name, parseName } from "../dns/name.ts";
import { assessmentText } from "../report/assessment/text.ts";
import { reportOf } from "../report-of.ts";
import type { Paint } from "../report/text.ts";
import { UsageError } from "../usage-error.ts";
import { demoTable } from "./demo-text.ts";
import type { Printed } from "./options.ts";

/**
 * The reports of these domains, or of all that there are, and a table of them. Throws `UsageError` for one that is not there.
 * The exit code is 0, however they fare.
 */
export async function demo(asked: readonly string[], paint: Paint, now = new Date()): Promise<Printed> {
  await using internet = await startInternet(now);
  const domains = chosen(asked, internet.domains);
  await using live = ioIn(internet, now);
  const names = domains.map((domain) => name(domain.name));
  const report = await reportOf(names, live.io);
  const shown = domains.flatMap((domain, i) => {
    const assessed = report.domains[i];
    return assessed === undefined ? [] : [{ domain, ...assessed }];
  });
  return {
    text: [assessmentText(report, catalogue, paint), demoTable(shown, paint)].join("\n"),
    exitCode: 0,
    warnings: [],
  };
}

function chosen(asked: readonly string[], domains: readonly DemoDomain[]): readonly DemoDomain[] {
  if (asked.length === 0) return domains;
  return asked.map((text) => {
    const parsed = parseName(text);
    const domain = domains.find((one) => parsed.ok && one.name === parsed.value);
    if (domain !== undefined) return domain;
    const names = domains.map((one) => one.name);
    throw new UsageError(`the demo has no domain ${JSON.stringify(text)}`, `Give one of ${names.join(", ")}.`);
  });
}
