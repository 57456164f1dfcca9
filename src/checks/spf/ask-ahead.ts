/** Asks at once what the walk, which goes term by term, is going to ask: the tree then costs its depth in round trips. */
import { type DomainName, root } from "../../dns/name.ts";
import { mxOf } from "../../dns/rdata.ts";
import type { Resolver } from "../../dns/resolver.ts";
import { type Mechanism, type Modifier, type SpfRecord, parseSpf } from "./parse.ts";
import { selectRecord } from "./select.ts";
import { targetOf } from "./terms.ts";

const maxTerms = 200; // as many as the walk follows
const maxMxHosts = 10;

interface Ahead {
  resolver: Resolver;
  left: number;
  seen: Set<DomainName>;
}

/** `resolver` remembers. Nothing comes of it but that. */
export async function askAhead(name: DomainName, record: SpfRecord, resolver: Resolver): Promise<void> {
  await askTerms({ resolver, left: maxTerms, seen: new Set([name]) }, name, record);
}

async function askTerms(ahead: Ahead, name: DomainName, { mechanisms, modifiers }: SpfRecord): Promise<void> {
  const all = mechanisms.findIndex((mechanism) => mechanism.name === "all");
  const tried = all === -1 ? [...mechanisms, ...modifiers] : mechanisms.slice(0, all);
  await Promise.all(tried.map(async (term) => askTerm(ahead, name, term)));
}

async function askTerm(ahead: Ahead, at: DomainName, term: Mechanism | Modifier): Promise<void> {
  if (!("domain" in term) || ahead.left === 0) return;
  const target = targetOf(term.domain, at);
  if (target.kind !== "name") return;
  ahead.left--;
  const { name } = target;
  switch (term.name) {
    case "include":
    case "redirect":
      return askRecord(ahead, name);
    case "a":
      return askAddresses(ahead, name);
    case "mx":
      return askMx(ahead, name);
    case "exists":
      await ahead.resolver.query(name, "A");
      return;
    case "ptr":
    case "exp":
    case "unknown":
      return;
  }
}

async function askRecord(ahead: Ahead, name: DomainName): Promise<void> {
  if (ahead.seen.has(name)) return;
  ahead.seen.add(name);
  const selected = await selectRecord(name, ahead.resolver);
  const parsed = selected.kind === "one" ? parseSpf(selected.record.text) : undefined;
  if (parsed?.ok === true) await askTerms(ahead, name, parsed.value);
}

async function askAddresses({ resolver }: Ahead, host: DomainName): Promise<void> {
  await Promise.all([resolver.query(host, "A"), resolver.query(host, "AAAA")]);
}

async function askMx(ahead: Ahead, name: DomainName): Promise<void> {
  const { outcome } = await ahead.resolver.query(name, "MX");
  if (outcome.kind !== "rrset") return;
  const hosts = outcome.rrset.rdata.flatMap((record) => mxOf(record)?.exchange ?? []).filter((host) => host !== root);
  await Promise.all(hosts.slice(0, maxMxHosts).map(async (host) => askAddresses(ahead, host)));
}
