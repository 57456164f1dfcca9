/** Judges the DKIM keys that a domain publishes (RFC 6376, RFC 8301, RFC 8463). */
import type { Args, CriterionVerdict, Facet, Finding, Judgement, Verdict } from "../../model.ts";
import { met, notMeasured, unmet } from "../../verdict.ts";
import { type DomainName, below } from "../../dns/name.ts";
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import type { DkimFacts } from "./evaluate.ts";
import type { FindingId } from "./messages.ts";
import {
  type KeyState,
  type Selector,
  type SelectorState,
  allowsSha256,
  goodBits,
  hasNullWildcard,
  isLive,
  isSmall,
  isUnknown,
  isUsable,
  mostBits,
  selectorsOf,
} from "./selectors.ts";
import { vendorOf } from "./vendors.ts";

const maxOfOneKind = 10; // ours

export function judgeDkim(facts: DkimFacts): Judgement {
  const selectors = selectorsOf(facts);
  return {
    check: "dkim",
    verdict: verdictOf(facts, selectors),
    criteria: { dkim: criterionOf(facts, selectors) },
    facets: facetsOf(facts, selectors),
    findings: findingsOf(facts, selectors),
  };
}

/** One key that can be used is enough, whatever else is unknown; that there is none takes all selectors to know. */
function criterionOf(facts: DkimFacts, selectors: readonly Selector[]): CriterionVerdict {
  if (selectors.some(({ state }) => isUsable(state))) return met;
  const because = whyUnknown(facts, selectors);
  return because === undefined ? unmet : notMeasured(because);
}

function whyUnknown({ hiding }: DkimFacts, selectors: readonly Selector[]): string | undefined {
  for (const { owner, alias, state, content } of selectors) {
    if (state.kind === "elsewhere") return `the key at ${owner} is kept at ${alias?.target ?? "another name"}`;
    if (content.kind === "unknown" || content.kind === "failed") return content.because;
  }
  return hiding ?? undefined;
}

function verdictOf(facts: DkimFacts, selectors: readonly Selector[]): Verdict {
  const states = selectors.map(({ state }) => state);
  const usable = states.filter(isUsable);
  if (states.some(isSmall)) return { kind: "graded", grade: "weak" };
  if (usable.length > 0) return { kind: "graded", grade: usable.some(isSoft) ? "weak" : "strong" };
  if (states.some(({ kind }) => kind === "broken" || kind === "duplicate")) return { kind: "graded", grade: "broken" };
  const because = whyUnknown(facts, selectors);
  return because === undefined ? { kind: "graded", grade: "absent" } : notMeasured(because);
}

function isSoft({ key, publicKey }: KeyState): boolean {
  return key.isTesting || (publicKey.type === "rsa" && publicKey.bits < goodBits);
}

const sizes = ["under 1024 bits", "1024 to 2047 bits", "2048 bits or more"] as const;

/** Ed25519 keys, which are of one size, count with the largest. */
function sizeOf(state: KeyState): (typeof sizes)[number] {
  if (isSmall(state)) return "under 1024 bits";
  return state.publicKey.type === "rsa" && state.publicKey.bits < goodBits ? "1024 to 2047 bits" : "2048 bits or more";
}

function facetsOf(facts: DkimFacts, selectors: readonly Selector[]): readonly Facet[] {
  const states = selectors.map(({ state }) => state);
  if (facts.hiding !== null || states.some(isUnknown)) return [];
  const isLiveHere = states.some(isLive);
  const ofKeys = states.some(({ kind }) => kind === "elsewhere") ? [] : keyFacets(states);
  return [
    { id: "dkim-keys", value: isLiveHere ? "present" : "none", scale: ["none", "present"] },
    ...ofKeys,
    ...(isLiveHere ? [] : [{ id: "dkim-null-wildcard", value: nullWildcard(facts), scale: ["absent", "present"] }]),
  ];
}

/** Of keys that are all in the files. */
function keyFacets(states: readonly SelectorState[]): readonly Facet[] {
  const keys = states.filter((state) => state.kind === "key");
  const weakest = sizes.find((size) => keys.some((state) => sizeOf(state) === size));
  const usable = keys.filter(isUsable);
  const isTest = usable.some(({ key }) => key.isTesting);
  const testing = { id: "dkim-testing", value: isTest ? "testing" : "in force", scale: ["testing", "in force"] };
  return [
    ...(weakest === undefined ? [] : [{ id: "dkim-weakest-key", value: weakest, scale: sizes }]),
    ...(usable.length === 0 ? [] : [testing]),
  ];
}

function nullWildcard(facts: DkimFacts): "present" | "absent" {
  return hasNullWildcard(facts) === true ? "present" : "absent";
}

/** Of each kind, the first few. */
function findingsOf(facts: DkimFacts, selectors: readonly Selector[]): readonly Finding[] {
  const all = [...domainFindings(facts, selectors), ...selectors.flatMap((one) => selectorFindings(one, facts.domain))];
  return [...Map.groupBy(all, ({ id }) => id).values()].flatMap((ofKind) => ofKind.slice(0, maxOfOneKind));
}

function domainFindings(facts: DkimFacts, selectors: readonly Selector[]): readonly Finding[] {
  const { trouble, deniesParent, adsp } = facts;
  return [
    ...(trouble === undefined ? [] : [noAnswer(trouble.owner, trouble.why, trouble.isBogus)]),
    ...(deniesParent === true ? [finding("dkim/parent-denied", { owner: below("_domainkey", facts.domain) })] : []),
    ...(adsp === undefined ? [] : [finding("dkim/adsp", { owner: adsp.owner, text: adsp.text.slice(0, 100) })]),
    ...keysFindings(facts, selectors),
  ];
}

function noAnswer(owner: string, why: string, isBogus: boolean): Finding {
  return finding(isBogus ? "dkim/bogus" : "dkim/lookup-failed", { owner, why });
}

function keysFindings(facts: DkimFacts, selectors: readonly Selector[]): readonly Finding[] {
  const { domain } = facts;
  if (whyUnknown(facts, selectors) !== undefined) return [];
  const usable = selectors.map(({ state }) => state).filter(isUsable);
  const [first] = usable;
  if (first === undefined)
    return selectors.every(({ state }) => state.kind === "revoked" || state.kind === "absent") &&
      hasNullWildcard(facts) === false
      ? [finding("dkim/no-key", { domain })]
      : [];
  const hasRsa = usable.some(({ publicKey }) => publicKey.type === "rsa");
  return hasRsa ? [] : [finding("dkim/only-ed25519", { domain }, first)];
}

function selectorFindings(selector: Selector, domain: DomainName): readonly Finding[] {
  const keeper = keeperOf(selector, domain);
  const found = ownFindings(selector);
  return keeper === undefined ? found : found.map((one) => ({ ...one, args: { ...one.args, keeper } }));
}

/** Who has the key, where a CNAME leads to somebody else. */
function keeperOf({ alias }: Selector, domain: DomainName): string | undefined {
  if (alias === undefined) return undefined;
  const vendor = vendorOf(alias.target);
  return vendor === listedOrganizationalDomain(domain) ? undefined : vendor;
}

function ownFindings({ owner, selector, alias, state, content, isNamed, since }: Selector): readonly Finding[] {
  if (content.kind === "failed") return [noAnswer(owner, content.because, content.isBogus === true)];
  switch (state.kind) {
    case "broken":
      return [finding("dkim/broken", { owner, defect: state.defect, at: state.at }, state)];
    case "duplicate":
      return [finding("dkim/duplicate", { owner, count: state.count }, state)];
    case "dangling":
      return [finding("dkim/dangling", { owner, target: alias?.target ?? "" }, alias)];
    case "key":
      return [
        ...keyFindings(owner, state),
        ...(since === undefined ? [] : [finding("dkim/old-key", { owner, since }, state)]),
      ];
    case "absent":
      return isNamed === true ? [finding("dkim/selector-missing", { owner })] : [];
    case "revoked":
    case "other-service":
      if (isNamed === true) return [finding("dkim/selector-unusable", { owner, why: state.kind }, state)];
      return selector === "*" ? [] : [finding(`dkim/${state.kind}`, { owner }, state)];
    case "failed":
    case "elsewhere":
    case "unknown":
      return [];
  }
}

function keyFindings(owner: string, state: KeyState): readonly Finding[] {
  const { key, publicKey } = state;
  const { type, bits, excess } = publicKey;
  const one = (id: FindingId, isSo: boolean, args: Args = {}): readonly Finding[] =>
    isSo ? [finding(id, { owner, ...args }, state)] : [];
  return [
    ...one("dkim/small-key", isSmall(state), { bits }),
    ...one("dkim/short-key", type === "rsa" && bits < goodBits && !isSmall(state), { bits }),
    ...one("dkim/large-key", bits > mostBits, { bits }),
    ...one("dkim/excess", excess > 0, { octets: excess }),
    ...one("dkim/testing", key.isTesting),
    ...one("dkim/granularity", key.granularity !== undefined, { value: (key.granularity ?? "").slice(0, 100) }),
    ...one("dkim/no-sha256", !allowsSha256(key), { hashes: (key.hashes ?? []).join(":") }),
  ];
}

function finding(id: FindingId, args: Args, at?: Pick<KeyState, "from">): Finding {
  return { id, args, ...(at?.from === undefined ? {} : { from: at.from }) };
}
