/** Looks for selectors where nobody can list them: those that somebody named, and those that the domain's providers use. */
import { createHash } from "node:crypto";
import { type DomainName, below, parseName } from "../../dns/name.ts";
import { textOf } from "../../dns/rdata.ts";
import type { Answer, Resolver } from "../../dns/resolver.ts";
import type { Io } from "../../io.ts";
import { mxHosts } from "../../mail/mx-hosts.ts";
import { likelySelectors } from "./catalogue.ts";
import { type SelectorFacts, evaluateSelector } from "./selector.ts";

const maxNamed = 50;
const maxSpfTerms = 50;

export interface Search {
  /** Those found, and those that were named. */
  selectors: readonly SelectorFacts[];
  /** Why there may be others; null: there are none. */
  hiding: string | null;
  /** `_domainkey` does not exist by its name servers, and names below it do (RFC 8020 §2). */
  deniesParent?: true;
  /** What `_adsp._domainkey` says (RFC 5617, historic). */
  adsp?: { owner: DomainName; text: string };
}

/** `base`: `_domainkey` of the domain, and what was answered for it. */
export async function searchSelectors(domain: DomainName, base: DomainName, at: Answer, io: Io): Promise<Search> {
  const [named, guessed, anyOther, wildcard, adsp] = await Promise.all([
    selectorsAt(namedSelectors(domain, io), base, io),
    isProvedEmpty(at) ? [] : guesses(domain, io.resolver).then(async (guessed) => selectorsAt(guessed, base, io)),
    io.resolver.query(below(unusedLabel(domain), base), "TXT"),
    evaluateSelector(below("*", base), base, io),
    adspAt(below("_adsp", base), io.resolver),
  ]);
  const isOwn = (one: SelectorFacts): boolean => !isOfWildcard(one, anyOther);
  const asked = new Set(named.map(({ owner }) => owner));
  const found = [
    ...named.map((one) => ({ ...(isOwn(one) ? one : absent(one.owner, base)), isNamed: true as const })),
    ...guessed.filter((one) => !asked.has(one.owner) && isTelling(one) && isOwn(one)),
    ...(wildcard !== undefined && isKey(wildcard) ? [wildcard] : []),
  ].toSorted((a, b) => (a.owner < b.owner ? -1 : 1));
  const deniesParent = at.outcome.kind === "nxdomain" && found.some(isTelling);
  return {
    selectors: found.map((one) => withAge(one, io.now)),
    hiding: hidingOf(domain, at, found),
    ...(deniesParent ? { deniesParent } : {}),
    ...(adsp === undefined ? {} : { adsp }),
  };
}

async function adspAt(owner: DomainName, resolver: Resolver): Promise<Search["adsp"]> {
  const { outcome } = await resolver.query(owner, "TXT");
  const texts = outcome.kind === "rrset" ? outcome.rrset.rdata.map(textOf) : [];
  const text = texts.find((one) => /^dkim[ \t]{0,9}=/i.test(one)); // RFC 5617 §4.2.1
  return text === undefined ? undefined : { owner, text };
}

const maxAge = 2; // years, ours; M3AAWG advises to replace keys every six months
const span = 1; // year, that a name may stand for

/** A selector of a key is often named after the day that it was made. */
function withAge(selector: SelectorFacts, now: Date): SelectorFacts {
  const [, since, month = "01"] = madeIn.exec(selector.selector) ?? [];
  if (since === undefined || selector.alias !== undefined || selector.content.kind !== "records") return selector;
  const isOld = now.getTime() - Date.UTC(Number(since), Number(month) - 1) > (maxAge + span) * yearMs;
  return isOld ? { ...selector, since: Number(since) } : selector;
}

const madeIn = /(?<!\d)(20[0-4]\d)(?:[-_]?(0[1-9]|1[0-2])(?:[-_]?(?:0[1-9]|[12]\d|3[01]))?)?(?!\d)/;
const yearMs = 365.25 * 86_400_000;

/** Signed proof that nothing is below it: no need to guess. */
function isProvedEmpty({ outcome, security }: Answer): boolean {
  return outcome.kind === "nxdomain" && security === "secure";
}

/** Given by the user, or seen in signatures of messages. */
function namedSelectors(domain: DomainName, io: Io): readonly string[] {
  const observed = io.observed(domain).flatMap(({ selectors }) => selectors.filter((one) => one.domain === domain));
  return [...new Set([...io.selectors, ...observed.map(({ selector }) => selector)])].slice(0, maxNamed);
}

async function selectorsAt(selectors: readonly string[], base: DomainName, io: Io): Promise<readonly SelectorFacts[]> {
  const owners = selectors.flatMap((selector) => {
    const parsed = parseName(`${selector}.${base}`);
    return parsed.ok ? [parsed.value] : [];
  });
  return Promise.all(owners.map(async (owner) => (await evaluateSelector(owner, base, io)) ?? absent(owner, base)));
}

function absent(owner: DomainName, base: DomainName): SelectorFacts {
  return { selector: owner.slice(0, -base.length - 1), owner, content: { kind: "absent" } };
}

/** A guess that has nothing, or brought no answer, says nothing. */
function isTelling({ content }: SelectorFacts): boolean {
  return content.kind === "records" || content.kind === "dangling" || content.kind === "elsewhere";
}

async function guesses(domain: DomainName, resolver: Resolver): Promise<readonly string[]> {
  const [mx, txt] = await Promise.all([mxHosts(domain, resolver), resolver.query(domain, "TXT")]);
  const hosts = mx.kind === "real" ? mx.hosts.map(({ host }) => host) : [];
  return likelySelectors(hosts, spfTargets(txt));
}

/** The names that the domain's SPF record includes. */
function spfTargets({ outcome }: Answer): readonly DomainName[] {
  if (outcome.kind !== "rrset") return [];
  const terms = outcome.rrset.rdata.map(textOf).filter((text) => /^v=spf1 /i.test(text));
  return terms
    .flatMap((text) => text.split(" "))
    .slice(0, maxSpfTerms)
    .flatMap((term) => {
      const target = parseName(/^\+?(?:include:|redirect=)(.+)$/i.exec(term)?.[1] ?? "");
      return target.ok ? [target.value] : [];
    });
}

/** A label that nobody uses, the same at every run, so that what was recorded can be replayed. */
function unusedLabel(domain: DomainName): string {
  return `x${createHash("sha256").update(domain).digest("hex").slice(0, 20)}`;
}

/** Is it what every name has here, by a wildcard? */
function isOfWildcard({ content }: SelectorFacts, { outcome }: Answer): boolean {
  if (content.kind !== "records" || outcome.kind !== "rrset") return false;
  const texts = new Set(outcome.rrset.rdata.map(textOf));
  return content.records.every(({ text }) => texts.has(text));
}

/** A wildcard for something else, such as SPF at `*.example.org`, answers here too. */
function isKey({ content }: SelectorFacts): boolean {
  return content.kind === "records" && content.records.every(({ key }) => key.ok);
}

/**
 * RFC 8020 §2: below a name that does not exist there is nothing. A wildcard with an empty key says that no selector
 * signs (M3AAWG, protecting parked domains). Otherwise nobody can know.
 */
function hidingOf(domain: DomainName, { outcome }: Answer, found: readonly SelectorFacts[]): string | null {
  if (outcome.kind === "failed" || outcome.kind === "unknown") return outcome.why;
  const others = found.filter(({ selector, content }) => selector !== "*" && content.kind !== "absent");
  const isDenied = outcome.kind === "nxdomain" || found.some(isNullWildcard);
  if (isDenied && others.length === 0) return null;
  return `DNS does not tell the selectors of ${domain}: name one, or give a message that it signed`;
}

function isNullWildcard({ selector, content }: SelectorFacts): boolean {
  if (selector !== "*" || content.kind !== "records") return false;
  return content.records.every(({ key }) => key.ok && key.value.publicKey === null);
}
