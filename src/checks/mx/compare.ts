/** The rules of MX that need both sides of a change: where mail goes, and whether anybody is there. */
import { type DomainName, below } from "../../dns/name.ts";
import { changesUnder, maxShown } from "../../change.ts";
import { type Both, type Change, policies } from "../../model.ts";
import { type Defect, defectOf } from "./defect.ts";
import type { MxFacts, MxTarget } from "./evaluate.ts";
import { isAddressLiteral } from "./literal.ts";
import { operatorOf } from "./operators.ts";
import { rules } from "./rules.ts";

const change = changesUnder(rules);

export function compareMx(both: Both<MxFacts>): readonly Change[] {
  if (both.after.surroundings.name === "nxdomain") return [];
  return [...destination(both), ...nullMixed(both), ...defectChanges(both), ...wildcardAdded(both)];
}

/** Where mail goes: at most one of the rules that say so. */
function destination(both: Both<MxFacts>): readonly Change[] {
  const [old, now] = [both.before.facts.mx.kind, both.after.facts.mx.kind];
  if (old === "null" && (now === "real" || now === "implicit")) return nullLost(both);
  if (old === "real" && (now === "implicit" || now === "no-mx" || now === "none")) return removed(both);
  return old === "real" && now === "real" ? moved(both) : [];
}

/** A null MX that stands beside hosts is not lost. */
function nullLost({ domain, before, after }: Both<MxFacts>): readonly Change[] {
  if (before.surroundings.roles.parked === true || nullMxOf(after.facts) !== undefined) return [];
  const hosts = after.facts.mx.kind === "real" ? hostNames(after.facts.targets) : ["its own address"];
  const at = { after: after.facts.targets[0]?.from, before: nullMxOf(before.facts)?.from };
  return [change("MX-NULL-LOST", domain, [shown(before.facts), shown(after.facts)], { domain, after: hosts }, at)];
}

/** A domain that is parked from now on is to have no mail. */
function removed({ domain, before, after }: Both<MxFacts>): readonly Change[] {
  const isUndeliverable = after.facts.mx.kind === "none";
  if (isUndeliverable && after.surroundings.roles.parked === true) return [];
  const args = { domain, hosts: hostNames(before.facts.targets), ...(isUndeliverable && { isUndeliverable }) };
  const at = { before: before.facts.targets[0]?.from };
  return [change("MX-REMOVED", domain, [shown(before.facts), shown(after.facts)], args, at)];
}

function moved(both: Both<MxFacts>): readonly Change[] {
  const { domain, before, after } = both;
  if (hasUnread(before.facts) || hasUnread(after.facts)) return [];
  const old = operatorsOf(before.facts.targets);
  const reachable = reachableTargets(both);
  const now = operatorsOf(reachable);
  if (old.size === 0 || now.size === 0) return [];
  if (!old.isDisjointFrom(now)) return newOperators(both, old, reachable);
  const isLoosened = isDmarcLoosened(both);
  const args = { domain, before: [...old], after: [...now], isLoosened };
  const at = { after: reachable[0]?.from, severity: isLoosened ? "high" : "medium" } as const;
  return [change("MX-REPLACED", domain, [shown(before.facts), shown(after.facts)], args, at)];
}

/** RFC 5321 §5.1: the lowest number is tried first. */
function newOperators(
  { domain, before, after }: Both<MxFacts>,
  old: ReadonlySet<string>,
  reachable: readonly MxTarget[],
): readonly Change[] {
  const isKept = ({ host }: MxTarget): boolean => old.has(operatorOf(host));
  const lowest = Math.min(...reachable.filter(isKept).map(({ preference }) => preference));
  const first = reachable
    .filter(({ host }) => !isAddressLiteral(host))
    .filter((target) => !isKept(target) && target.preference <= lowest);
  if (first.length === 0) return [];
  const args = { domain, operators: [...operatorsOf(first)], hosts: hostNames(first) };
  const texts = [shown(before.facts), shown(after.facts)] as const;
  return [change("MX-NEW-ORG", domain, texts, args, { after: first[0]?.from })];
}

function operatorsOf(targets: readonly MxTarget[]): ReadonlySet<string> {
  return new Set(targets.filter(({ host }) => !isAddressLiteral(host)).map(({ host }) => operatorOf(host)));
}

function isDmarcLoosened({ before, after }: Both<MxFacts>): boolean {
  const [old, now] = [before.surroundings.dmarc, after.surroundings.dmarc];
  return old !== "unknown" && now !== "unknown" && policies.indexOf(now) < policies.indexOf(old);
}

/** MX-NULL-MIXED: what was so before is silent. */
function nullMixed({ domain, before, after }: Both<MxFacts>): readonly Change[] {
  const nullMx = nullMxOf(after.facts);
  const fault = nullFault(after.facts);
  if (nullMx === undefined || fault === undefined || nullFault(before.facts) === fault) return [];
  const args = { domain, hosts: hostNames(after.facts.targets), preference: nullMx.preference };
  const texts = [shown(before.facts), shown(after.facts)] as const;
  return [change("MX-NULL-MIXED", domain, texts, args, { after: nullMx.from })];
}

function nullFault(facts: MxFacts): "mixed" | "preference" | undefined {
  const nullMx = nullMxOf(facts);
  if (nullMx === undefined) return undefined;
  if (facts.mx.kind === "real") return "mixed";
  return nullMx.preference === 0 ? undefined : "preference";
}

function nullMxOf({ mx }: MxFacts) {
  return mx.kind === "null" || mx.kind === "real" ? mx.nullMx : undefined;
}

/** Without those that nobody can deliver to: they are told of as defects, if they are new. */
function reachableTargets(both: Both<MxFacts>): readonly MxTarget[] {
  const misspelt = defects(both).filter(({ defect }) => defect.rule === "MX-NODOT");
  return both.after.facts.targets.filter(
    (target) => target.address !== "absent" && !misspelt.some(({ target: { host } }) => host === target.host),
  );
}

/** Targets that mail cannot be delivered to, and could before or were not named before; each host once. */
function defects({ domain, before, after }: Both<MxFacts>) {
  const targets = new Map(after.facts.targets.toReversed().map((target) => [target.host, target]));
  const oldHosts = hostNames(before.facts.targets);
  return [...targets.values()].toReversed().flatMap((target) => {
    const old = before.facts.targets.find(({ host }) => host === target.host);
    const defect = defectOf(domain, target, old, oldHosts);
    return defect === undefined ? [] : [{ target, old, defect }];
  });
}

function defectChanges(both: Both<MxFacts>): readonly Change[] {
  return defects(both).map(({ target, old, defect }) =>
    defectChange(both.domain, target, old, both.before.facts, defect),
  );
}

/** Where the MX record was there before, the host's own records changed: it is told where that is. */
function defectChange(
  domain: DomainName,
  target: MxTarget,
  old: MxTarget | undefined,
  before: MxFacts,
  { rule, ...more }: Defect,
): Change {
  const { host, preference, from } = target;
  const args = { domain, host, ...more };
  if (old === undefined) return change(rule, domain, [shown(before), `${preference} ${host}`], args, { after: from });
  const isLost = rule === "MX-MISSING" && old.addressFrom !== undefined;
  const texts = [addressText(old), addressText(target)] as const;
  return change(rule, host, texts, args, isLost ? { before: old.addressFrom } : { after: target.addressFrom ?? from });
}

function addressText({ address, alias }: MxTarget): string {
  const words = { present: "an address", absent: "no address", unknown: "not known" };
  return alias === undefined ? words[address] : `CNAME ${alias}`;
}

function wildcardAdded({ domain, before, after }: Both<MxFacts>): readonly Change[] {
  const { wildcard } = after.facts;
  if (before.facts.wildcard.kind !== "none" || wildcard.kind !== "real") return [];
  const name = below("*", domain);
  const texts = ["no wildcard MX", wildcard.hosts.join(", ").slice(0, maxShown)] as const;
  return [change("MX-WILDCARD", name, texts, { name, hosts: wildcard.hosts }, { after: wildcard.from })];
}

function hasUnread({ mx }: MxFacts): boolean {
  return mx.kind === "real" && mx.unread > 0;
}

function hostNames(targets: readonly MxTarget[]): readonly DomainName[] {
  return [...new Set(targets.map(({ host }) => host))];
}

/** The MX records as a few words. */
function shown({ mx }: MxFacts): string {
  switch (mx.kind) {
    case "real":
      return [...(mx.nullMx === undefined ? [] : [mx.nullMx]), ...mx.hosts]
        .map(({ preference, host }) => `${preference} ${host}`)
        .join(", ")
        .slice(0, maxShown);
    case "null":
      return `${mx.nullMx.preference} .`;
    case "implicit":
      return "no MX record, its own address";
    case "none":
    case "no-mx":
      return "no MX record";
    case "unknown":
      return "not known";
  }
}
