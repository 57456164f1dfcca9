/** The rules of NS that need both sides: new delegations, and other name servers. */
import { changesUnder, maxShown } from "../../change.ts";
import { type DomainName, below, isWithin } from "../../dns/name.ts";
import type { Both, Change, Severity } from "../../model.ts";
import type { NsFacts } from "./evaluate.ts";
import { rules } from "./rules.ts";

const change = changesUnder(rules);

export function compareNs(both: Both<NsFacts>): readonly Change[] {
  if (both.after.surroundings.name === "nxdomain") return [];
  return [...delegated(both), ...serversChanged(both)];
}

/** NS-DELEGATE: each new cut once, with all names that it takes along. */
function delegated({ domain, before, after }: Both<NsFacts>): readonly Change[] {
  const taken = new Map<DomainName, readonly DomainName[]>();
  for (const { name, authority } of after.facts.names)
    if (authority.kind === "delegated" && wasHeld(before.facts, name, authority.cut))
      taken.set(authority.cut, [...(taken.get(authority.cut) ?? []), name]);
  const isGuarded = before.surroundings.dmarc === "quarantine" || before.surroundings.dmarc === "reject";
  const severityOf = (names: readonly DomainName[]): Severity =>
    isGuarded && names.includes(below("_dmarc", domain)) ? "high" : "medium";
  return [...taken].flatMap(([cut, names]) => delegation(after.facts, cut, names, severityOf(names)));
}

/** Did the files answer for the cut? Where they answer for a name, they do for every name above it in its zone. */
function wasHeld({ names }: NsFacts, name: DomainName, cut: DomainName): boolean {
  const old = names.find((one) => one.name === name)?.authority;
  return old?.kind === "held" && isWithin(old.at, cut);
}

function delegation(
  after: NsFacts,
  cut: DomainName,
  names: readonly DomainName[],
  severity: Severity,
): readonly Change[] {
  const authority = after.names.find((one) => one.name === names[0])?.authority;
  if (authority?.kind !== "delegated") return [];
  const { servers } = authority;
  const texts = ["no delegation", shown(servers.names)] as const;
  return [change("NS-DELEGATE", cut, texts, { cut, names, servers: servers.names }, { after: servers.from, severity })];
}

/** APEX-NS-CHANGED: by their names. */
function serversChanged({ domain, before, after }: Both<NsFacts>): readonly Change[] {
  const [old, now] = [before.facts.servers, after.facts.servers];
  if (old.kind !== "servers" || now.kind !== "servers") return [];
  const [was, is] = [new Set(old.names), new Set(now.names)];
  const added = [...is.difference(was)];
  const removed = [...was.difference(is)];
  if (added.length + removed.length === 0) return [];
  const texts = [shown(old.names), shown(now.names)] as const;
  return [change("APEX-NS-CHANGED", domain, texts, { domain, added, removed }, { after: now.from })];
}

function shown(names: readonly string[]): string {
  return names.join(", ").slice(0, maxShown);
}
