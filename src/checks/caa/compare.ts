/** The rules of CAA that need both sides: the sets of those who may issue are compared, not the records. */
import { type DomainName, isWithin } from "../../dns/name.ts";
import { type Where, changesUnder, maxShown } from "../../change.ts";
import type { Args, Both, Change } from "../../model.ts";
import {
  type Authorised,
  type Grant,
  type Property,
  allowsAccount,
  allowsMethods,
  authorised,
  properties,
} from "./authorised.ts";
import type { CaaFacts, CaaSet, LocatedCaa, Relevant } from "./evaluate.ts";
import { type RuleId, rules } from "./rules.ts";

const changeAt = changesUnder(rules);

export function compareCaa({ before, after }: Both<CaaFacts>): readonly Change[] {
  if (after.surroundings.name === "nxdomain") return [];
  const told = new Set<string>();
  return after.facts.names.flatMap(({ name, relevant: now }) => {
    const old = before.facts.names.find((one) => one.name === name)?.relevant;
    if (old?.kind !== "set" || isUnread(old) || isUnread(now) || isHidden(old, now)) return [];
    const cause = `${old.owner} ${now.kind === "set" ? now.owner : ""}`; // names that share both sets share what is told
    if (told.has(cause)) return [];
    told.add(cause);
    return now.kind === "set" ? setChanges(old, now) : removed(old, now.kind === "none");
  });
}

/** It is not even known whether the records are still there. */
function isHidden(old: CaaSet, now: Relevant): boolean {
  return now.kind === "unknown" && (now.at === old.owner || !isWithin(old.owner, now.at));
}

function isUnread(relevant: Relevant): boolean {
  return relevant.kind === "set" && relevant.unread > 0;
}

/** `isAll`: nothing above holds in their place; otherwise that is not known. */
function removed(old: CaaSet, isAll: boolean): readonly Change[] {
  const allowed = properties.map((property) => authorised(old, property));
  if (allowed.every((one) => one === "anyone")) return isAll ? iodefLost(old, undefined) : [];
  const severity = allowed[0] !== "anyone" && allowed[0]?.length === 0 ? "high" : "medium";
  const args = { owner: old.owner, records: textsOf(old.records), isAll };
  const told = change("CAA-REMOVED", old, undefined, args, { before: old.records[0]?.from, severity });
  return [isAll ? told : { ...told, direction: "incomparable" }];
}

function setChanges(old: CaaSet, now: CaaSet): readonly Change[] {
  return [...widened(old, now), ...loosened(old, now), ...iodefLost(old, now), ...criticalLost(old, now)];
}

const purposes: Readonly<Record<Property, string>> = {
  issue: "for names",
  issuewild: "for wildcards",
  issuemail: "for S/MIME",
};

function widened(old: CaaSet, now: CaaSet): readonly Change[] {
  const grown = properties.flatMap((property) => {
    const added = addedTo(authorised(old, property), authorised(now, property));
    return added === "anyone" || added.length > 0 ? [{ property, added }] : [];
  });
  if (grown.length === 0) return [];
  const grants = grown.flatMap(({ added }) => (added === "anyone" ? [] : added));
  const anyone = grown.some(({ added }) => added === "anyone") ? ["every certification authority"] : [];
  const added = [...new Set([...anyone, ...grants.map(({ issuer }) => issuer)])];
  const args = { owner: deeper(old, now), added, purposes: grown.map(({ property }) => purposes[property]) };
  const lost = without(old.records, now.records).find(({ tag }) => properties.some((property) => property === tag));
  const fresh = without(
    grants.map(({ record }) => record),
    old.records,
  )[0];
  const at = fresh === undefined ? { before: lost?.from } : { after: fresh.from };
  return [change("CAA-WIDEN", old, now, args, at)];
}

function addedTo(old: Authorised, now: Authorised): Authorised {
  if (old === "anyone") return [];
  return now === "anyone" ? "anyone" : now.filter(({ issuer }) => old.every((grant) => grant.issuer !== issuer));
}

/** CAA-PARAM: for authorities that were allowed before. */
function loosened(old: CaaSet, now: CaaSet): readonly Change[] {
  const found = properties.flatMap((property) => {
    const [was, is] = [authorised(old, property), authorised(now, property)];
    return was === "anyone" || is === "anyone" ? [] : is.flatMap((grant) => loosenedGrant(was, grant));
  });
  const [first] = found;
  if (first === undefined) return [];
  const issuers = [...new Set(found.map(({ grant }) => grant.issuer))];
  const parameters = [...new Set(found.flatMap((one) => one.parameters))];
  const args = { owner: deeper(old, now), issuers, parameters };
  return [change("CAA-PARAM", old, now, args, { after: first.grant.record.from })];
}

/** What the authority is bound by less; both where the parameters of two records were mixed. */
function loosenedGrant(was: readonly Grant[], grant: Grant) {
  const earlier = was.filter(({ issuer }) => issuer === grant.issuer);
  if (earlier.length === 0 || earlier.some((by) => allowsAccount(by, grant) && allowsMethods(by, grant))) return [];
  const accounts = earlier.some((by) => allowsAccount(by, grant)) ? [] : ["accounturi"];
  const methods = earlier.some((by) => allowsMethods(by, grant)) ? [] : ["validationmethods"];
  const parameters = [...accounts, ...methods];
  return [{ grant, parameters: parameters.length > 0 ? parameters : ["accounturi", "validationmethods"] }];
}

function iodefLost(old: CaaSet, now: CaaSet | undefined): readonly Change[] {
  const lost = old.records.filter(({ tag }) => tag === "iodef");
  const isKept = now?.records.some(({ tag }) => tag === "iodef") === true;
  if (lost.length === 0 || isKept) return [];
  const args = { owner: deeper(old, now ?? old), records: textsOf(lost) };
  return [change("CAA-IODEF", old, now, args, { before: lost[0]?.from })];
}

function criticalLost(old: CaaSet, now: CaaSet): readonly Change[] {
  const isSame = (a: LocatedCaa, b: LocatedCaa): boolean => a.tag === b.tag && a.value === b.value;
  const lost = now.records.filter(
    (record) =>
      !record.isCritical &&
      old.records.some((was) => was.isCritical && isSame(was, record)) &&
      !old.records.some((was) => !was.isCritical && isSame(was, record)) &&
      !now.records.some((one) => one.isCritical && isSame(one, record)),
  );
  if (lost.length === 0) return [];
  const args = { owner: deeper(old, now), records: textsOf(lost) };
  return [change("CAA-CRITICAL", old, now, args, { after: lost[0]?.from })];
}

function without(records: readonly LocatedCaa[], others: readonly LocatedCaa[]): readonly LocatedCaa[] {
  return records.filter(({ text }) => others.every((other) => other.text !== text));
}

function textsOf(records: readonly LocatedCaa[]): readonly string[] {
  return records.map(({ text }) => text);
}

/** Records that come or go below others are what changed. */
function deeper(old: CaaSet, now: CaaSet): DomainName {
  return isWithin(old.owner, now.owner) ? old.owner : now.owner;
}

function change(rule: RuleId, old: CaaSet, now: CaaSet | undefined, args: Args, where: Where): Change {
  return changeAt(rule, deeper(old, now ?? old), [shown(old), shown(now)], args, where);
}

function shown(set: CaaSet | undefined): string {
  return set === undefined ? "no CAA record" : textsOf(set.records).join(", ").slice(0, maxShown);
}
