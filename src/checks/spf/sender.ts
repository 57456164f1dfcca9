/** SPF of one delivery, as a receiver evaluates it: check_host() of RFC 7208 §4. */
import { type DomainName, isWithin, root } from "../../dns/name.ts";
import { mxOf } from "../../dns/rdata.ts";
import { type Resolver, memoize } from "../../dns/resolver.ts";
import { contains, network } from "../../mail/address-set.ts";
import { type Client, type Delivery, clientOf, initialDomain, macroValues } from "./client.ts";
import { explanationAt } from "./explanation.ts";
import { type Result, resultOf } from "./facts.ts";
import { type MacroString, type MacroValues, expandWith, lettersOf } from "./macro.ts";
import { type Mechanism, type Modifier, parseSpf } from "./parse.ts";
import { selectRecord } from "./select.ts";
import { type AskingMechanism, targetNamed } from "./terms.ts";
import { nameForMacro, validatedNames } from "./validated-names.ts";

/** RFC 7208 §2.6. */
export type SenderResult = Result | "none" | "temperror" | "permerror";

/** `explanation`: what the domain says of a `fail` (§6.2), visible ASCII; it is the domain's word and nobody else's. */
export interface Checked {
  result: SenderResult;
  explanation?: string;
}

const maxLookups = 10; // RFC 7208 §4.6.4, with the next two
const maxVoids = 2;
const maxMxHosts = 10;

/** Counted up over the whole evaluation. */
interface Visit {
  client: Client;
  resolver: Resolver;
  now: Date;
  lookups: number;
  voids: number;
}

/** What a record comes to, and which explanation it has for a `fail`. */
interface Outcome {
  result: SenderResult;
  exp?: { domain: DomainName; target: MacroString };
}

type Match = boolean | "temperror" | "permerror";

/** Sequential and stopped by the first match, as receivers do it. Never more than some 130 questions. */
export async function checkHost(delivery: Delivery, resolver: Resolver, now: Date): Promise<Checked> {
  const client = clientOf(delivery);
  const domain = client && initialDomain(client);
  if (client === undefined || domain === undefined) return { result: "none" };
  const remembering = memoize(resolver); // `%{p}` asks the same each time
  const visit: Visit = { client, resolver: remembering, now, lookups: 0, voids: 0 };
  const { result, exp } = await evaluate(visit, domain);
  if (result !== "fail" || exp === undefined) return { result };
  const values = await valuesAt(visit, exp.domain, true);
  const explanation = await explanationAt(expandWith(exp.target, values), values, remembering);
  return { result, ...(explanation === undefined ? {} : { explanation }) };
}

async function evaluate(visit: Visit, domain: DomainName): Promise<Outcome> {
  const selected = await selectRecord(domain, visit.resolver);
  switch (selected.kind) {
    case "unknown":
    case "failed":
      return { result: "temperror" };
    case "none":
      return { result: "none" };
    case "duplicate":
      return { result: "permerror" };
    case "one": {
      const parsed = parseSpf(selected.record.text);
      if (!parsed.ok) return { result: "permerror" };
      return evaluateTerms(visit, domain, parsed.value.mechanisms, parsed.value.modifiers);
    }
  }
}

/** §4.6.2, §4.7: the first mechanism that matches, else `redirect`, else neutral. */
async function evaluateTerms(
  visit: Visit,
  domain: DomainName,
  mechanisms: readonly Mechanism[],
  modifiers: readonly Modifier[],
): Promise<Outcome> {
  for (const mechanism of mechanisms) {
    const match = await matches(visit, domain, mechanism);
    if (typeof match === "string") return { result: match };
    if (!match) continue;
    const exp = modifiers.find(({ name }) => name === "exp");
    return { result: resultOf[mechanism.qualifier], ...(exp && { exp: { domain, target: exp.domain } }) };
  }
  const redirect = modifiers.find(({ name }) => name === "redirect");
  return redirect === undefined ? { result: "neutral" } : evaluateRedirect(visit, domain, redirect.domain);
}

/** §6.1. */
async function evaluateRedirect(visit: Visit, domain: DomainName, target: MacroString): Promise<Outcome> {
  if (++visit.lookups > maxLookups) return { result: "permerror" };
  const name = await targetAt(visit, domain, target);
  if (name === undefined) return { result: "permerror" };
  const outcome = await evaluate(visit, name);
  return outcome.result === "none" ? { result: "permerror" } : outcome;
}

async function matches(visit: Visit, domain: DomainName, mechanism: Mechanism): Promise<Match> {
  switch (mechanism.name) {
    case "all":
      return true;
    case "ip4":
    case "ip6":
      return contains(network(mechanism.address, mechanism.prefix), visit.client.ip);
    case "include":
    case "a":
    case "mx":
    case "ptr":
    case "exists":
      return matchesByAsking(visit, domain, mechanism);
  }
}

async function matchesByAsking(visit: Visit, domain: DomainName, mechanism: AskingMechanism): Promise<Match> {
  if (++visit.lookups > maxLookups) return "permerror";
  const target = await targetAt(visit, domain, mechanism.domain);
  if (mechanism.name === "include") return included(visit, target);
  if (target === undefined) return false; // §4.8: no name, so no match
  switch (mechanism.name) {
    case "a":
      return hasClient(visit, target, mechanism, countVoid);
    case "mx":
      return matchesMx(visit, target, mechanism);
    case "ptr":
      return matchesPtr(visit, target);
    case "exists": {
      const records = countVoid(visit, await recordsOf(visit, target, "A"));
      return typeof records === "string" ? records : records.length > 0;
    }
  }
}

/** §5.2. */
async function included(visit: Visit, target: DomainName | undefined): Promise<Match> {
  if (target === undefined) return "permerror";
  const { result } = await evaluate(visit, target);
  if (result === "temperror") return "temperror";
  return result === "none" || result === "permerror" ? "permerror" : result === "pass";
}

interface Prefixes {
  prefix4: number;
  prefix6: number;
}

type Records = readonly string[] | "temperror" | "permerror";

/** §5.3. */
async function hasClient(
  visit: Visit,
  host: DomainName,
  { prefix4, prefix6 }: Prefixes,
  count: (visit: Visit, records: Records) => Records,
): Promise<Match> {
  const { isIpv4, ip } = visit.client;
  const addresses = count(visit, await recordsOf(visit, host, isIpv4 ? "A" : "AAAA"));
  if (typeof addresses === "string") return addresses;
  return addresses.some((address) => contains(network(address, isIpv4 ? prefix4 : prefix6), ip));
}

/** §5.4. Only the MX look-up itself can be void. */
async function matchesMx(visit: Visit, target: DomainName, prefixes: Prefixes): Promise<Match> {
  const records = countVoid(visit, await recordsOf(visit, target, "MX"));
  if (typeof records === "string") return records;
  if (records.length > maxMxHosts) return "permerror";
  for (const host of records.flatMap((record) => mxOf(record)?.exchange ?? [])) {
    if (host === root) continue;
    const match = await hasClient(visit, host, prefixes, (_, found) => found);
    if (match !== false) return match;
  }
  return false;
}

/** §5.5. */
async function matchesPtr(visit: Visit, target: DomainName): Promise<Match> {
  const { names, isVoid } = await validatedNames(visit.client, visit.resolver);
  if (isVoid && ++visit.voids > maxVoids) return "permerror";
  return names.some((name) => isWithin(name, target));
}

async function recordsOf({ resolver }: Visit, owner: DomainName, type: string): Promise<Records> {
  const { outcome } = await resolver.query(owner, type);
  switch (outcome.kind) {
    case "rrset":
      return outcome.rrset.rdata;
    case "nodata":
    case "nxdomain":
      return [];
    case "unknown":
    case "failed":
      return "temperror";
  }
}

/** §4.6.4. */
function countVoid(visit: Visit, records: Records): Records {
  const isVoid = typeof records !== "string" && records.length === 0;
  return isVoid && ++visit.voids > maxVoids ? "permerror" : records;
}

/** §4.8: the name that a term asks for; undefined where it is none. */
async function targetAt(visit: Visit, domain: DomainName, target: MacroString | null): Promise<DomainName | undefined> {
  if (target === null) return domain;
  const expanded = expandWith(target, await valuesAt(visit, domain, lettersOf(target).includes("p")));
  const named = expanded === undefined ? undefined : targetNamed(expanded);
  return named?.kind === "name" ? named.name : undefined;
}

/** `p` costs questions, so only where it is asked for. */
async function valuesAt({ client, resolver, now }: Visit, domain: DomainName, withName: boolean): Promise<MacroValues> {
  const values = macroValues(client, domain, now);
  if (!withName) return values;
  const { names } = await validatedNames(client, resolver);
  return { ...values, p: nameForMacro(names, domain) };
}
