/** The only registration of checks. Adding one is one new folder and one line here. */
import type { DomainName } from "../dns/name.ts";
import type { Io } from "../io.ts";
import type { Check } from "../model.ts";
import { caa } from "./caa/index.ts";
import { dane } from "./dane/index.ts";
import { dkim } from "./dkim/index.ts";
import { dmarc } from "./dmarc/index.ts";
import { dnssec } from "./dnssec/index.ts";
import { mtaSts } from "./mta-sts/index.ts";
import { mx } from "./mx/index.ts";
import { ns } from "./ns/index.ts";
import { spf } from "./spf/index.ts";
import { startTls } from "./starttls/index.ts";
import { tlsRpt } from "./tls-rpt/index.ts";
import { x509 } from "./x509/index.ts";

export const checks = {
  mx,
  starttls: startTls,
  x509,
  spf,
  dkim,
  dmarc,
  dane,
  dnssec,
  "mta-sts": mtaSts,
  "tls-rpt": tlsRpt,
  caa,
  ns,
};

export type CheckName = keyof typeof checks;
export type FactsOf = { [Name in CheckName]: Awaited<ReturnType<(typeof checks)[Name]["evaluate"]>> };

/** Something for every check, such as what it learnt of a domain. */
export function forEachCheck<T>(make: (check: Check, name: CheckName) => T): Record<CheckName, T> {
  const names = Object.keys(checks) as CheckName[];
  return Object.fromEntries(names.map((name) => [name, make(checks[name], name)])) as Record<CheckName, T>;
}

/** Every check asks. */
export async function evaluateAll(domain: DomainName, io: Io): Promise<FactsOf> {
  const pending = forEachCheck((check) => check.evaluate(domain, io));
  const facts = await Promise.all(Object.entries(pending).map(async ([name, one]) => [name, await one] as const));
  return Object.fromEntries(facts) as FactsOf; // each check's facts are under its own name
}
