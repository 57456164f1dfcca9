/** Organizational domains: by the DNS tree walk of RFC 9989 §4.10, and by the public suffix list as RFC 7489 §3.2 has it. */
import { getDomain, getPublicSuffix, parse } from "tldts";
import { type DomainName, fromLabels, isWithin, labelsOf, parseName } from "../dns/name.ts";
import type { Measured } from "../io.ts";

const shortestJump = 7; // RFC 9989 §4.10, step 4: a name of eight labels or more goes on with seven

/** The `psd` tag of a record: a public suffix domain, not one, or not said. */
export type Psd = "y" | "n" | "u";

/** What one name of the walk has. `none`: no record, or records that are discarded (several, or not a valid one). */
export type Step =
  | { at: DomainName; kind: "record"; psd: Psd }
  | { at: DomainName; kind: "none" }
  | { at: DomainName; kind: "unknown"; why: string };

/** The names whose `_dmarc` is asked, in order, at most eight: the domain itself, then upwards to its last label. */
export function treeWalkNames(domain: DomainName): readonly DomainName[] {
  const names = [domain];
  let labels = labelsOf(domain);
  for (;;) {
    labels = labels.length > shortestJump ? labels.slice(-shortestJump) : labels.slice(1);
    if (labels.length === 0) return names;
    names.push(fromLabels(labels));
  }
}

/** Does the walk go no further: a record says `psd=y` or `psd=n` (steps 2 and 6), or nobody knows what is there? */
export function endsTreeWalk(step: Step): boolean {
  return step.kind === "unknown" || (step.kind === "record" && step.psd !== "u");
}

/**
 * RFC 9989 §4.10.2. `steps` are the walk from `start`, in order.
 *
 * A registry must say `psd=y` (§5.2), so what an unknown public suffix publishes makes no difference where the name one
 * label below it has a record: with or without the registry's, that name is the organizational domain.
 */
export function organizationalDomain(start: DomainName, steps: readonly Step[]): Measured<DomainName> {
  let fewestLabels: DomainName | undefined;
  for (const step of steps) {
    if (step.kind === "none") continue;
    if (step.kind === "unknown") {
      if (fewestLabels !== undefined && isRegistry(step.at) && fewestLabels === oneLabelBelow(step.at, start))
        return { kind: "measured", value: fewestLabels };
      return { kind: "not-measured", because: step.why };
    }
    if (step.psd === "n") return { kind: "measured", value: step.at };
    if (step.psd === "y" && step.at !== start) return { kind: "measured", value: oneLabelBelow(step.at, start) };
    fewestLabels = step.at;
  }
  return { kind: "measured", value: fewestLabels ?? start };
}

/** RFC 9989 §4.10.1: the name whose record applies to `start`: itself, its organizational domain, its public suffix domain; undefined: no policy. */
export function policyDomain(start: DomainName, steps: readonly Step[]): Measured<DomainName | undefined> {
  const has = (at: DomainName) => steps.some((step) => step.kind === "record" && step.at === at);
  if (has(start)) return { kind: "measured", value: start };
  const organizational = organizationalDomain(start, steps);
  if (organizational.kind === "not-measured" || has(organizational.value)) return organizational;
  const last = steps.at(-1);
  const isPsd = last?.kind === "record" && last.psd === "y";
  return { kind: "measured", value: isPsd ? last.at : undefined };
}

function oneLabelBelow(ancestor: DomainName, start: DomainName): DomainName {
  return fromLabels(labelsOf(start).slice(-labelsOf(ancestor).length - 1));
}

const plain = { extractHostname: false, validateHostname: false, detectIp: false };

/**
 * RFC 7489 §3.2, with both sections of the public suffix list, as its receivers use it. A name that is itself a public
 * suffix is its own organizational domain.
 */
export function listedOrganizationalDomain(domain: DomainName): DomainName {
  const found = parseName(getDomain(domain, { ...plain, allowPrivateDomains: true }) ?? domain);
  return found.ok && isWithin(domain, found.value) ? found.value : domain;
}

/** Is it a registry's domain (the list's ICANN section, or a top-level domain that it does not have)? */
export function isRegistry(domain: DomainName): boolean {
  return getPublicSuffix(domain, { ...plain, allowPrivateDomains: false }) === domain;
}

/** Does the name end in a suffix of the list's ICANN section, so that it can be a whole name? */
export function hasRegistry(domain: DomainName): boolean {
  return parse(domain, { ...plain, allowPrivateDomains: false }).isIcann === true;
}
