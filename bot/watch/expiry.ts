/** What ends on a day: certificates of the MX hosts and of the policy host, and DNSSEC signatures that nobody renews. */
import { X509Certificate } from "node:crypto";
import type { Evaluation, Evidence } from "../../src/index.ts";
import type { Expiry } from "../model.ts";
import { type Reminded, maxReminded } from "./state.ts";

export interface Expiring extends Omit<Expiry, "daysLeft"> {
  /** ISO 8601, where it is known since when it stands. */
  from?: string;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const maxEnds = 50;

/** Each host once, with the certificate that ends first. Nobody looks at the end of one that DANE pins (RFC 7672 §3.1.1). */
export function expiringIn({ facts, judgements }: Evaluation, { policies }: Evidence): readonly Expiring[] {
  const shown = facts.x509.shown.flatMap(({ host, own, isPinned }): Expiring[] =>
    own === undefined || isPinned ? [] : [{ what: "certificate", name: host, at: own.notAfter, from: own.notBefore }],
  );
  const signatures = judgements.dnssec.findings.flatMap(({ id, args: { zone, expiration } }): Expiring[] => {
    const isEnd = id === "dnssec/signature-expires-soon" && typeof expiration === "string" && typeof zone === "string";
    return isEnd ? [{ what: "signature", name: zone, at: expiration }] : [];
  });
  return firstOfEach([...shown, ...policies.flatMap(policyCertificates), ...signatures]).slice(0, maxEnds);
}

function policyCertificates({ domain, policy }: Evidence["policies"][number]): readonly Expiring[] {
  if (policy.kind !== "measured" || !("tries" in policy.value)) return [];
  return policy.value.tries.flatMap(({ tls }): Expiring[] => {
    const own = certificateIn(tls?.chain[0]);
    return own === undefined ? [] : [{ what: "policy-certificate", name: `mta-sts.${domain}`, ...own }];
  });
}

function certificateIn(base64: string | undefined): { at: string; from: string } | undefined {
  if (base64 === undefined) return undefined;
  try {
    const { validFromDate, validToDate } = new X509Certificate(Buffer.from(base64, "base64"));
    return { from: validFromDate.toISOString(), at: validToDate.toISOString() };
  } catch {
    return undefined; // OpenSSL cannot read it: any octets can stand in a handshake, and nothing ends that is no certificate
  }
}

function firstOfEach(all: readonly Expiring[]): readonly Expiring[] {
  const inOrder = all.toSorted((one, other) => (one.at < other.at ? 1 : -1)); // the last of a key stays
  return [...new Map(inOrder.map((one) => [`${one.what} ${one.name}`, one])).values()].toReversed();
}

export interface Reminders {
  due: readonly Expiry[];
  reminded: readonly Reminded[];
}

/**
 * Each threshold once for each end, and of several that have passed the last one alone. What is past already is no reminder:
 * the look says it.
 */
export function remindersDue(
  expiring: readonly Expiring[],
  reminded: readonly Reminded[],
  { days, now }: { days: readonly number[]; now: Date },
): Reminders {
  const known = new Map(reminded.map((one) => [idOf(one), one]));
  const due: Expiry[] = [];
  for (const one of expiring) {
    const id = idOf(one);
    const { what, name, at } = one;
    const before = known.get(id) ?? { what, name, at, days: never, since: now.toISOString() };
    const passed = thresholdPassed(one, before, { days, now });
    known.set(id, { ...before, days: Math.min(before.days, passed) });
    if (passed < before.days) due.push(expiryOf(one, now));
  }
  const inForce = [...known.values()].filter(({ at }) => Date.parse(at) > now.getTime());
  return { due, reminded: inForce.toSorted((one, other) => (one.at < other.at ? -1 : 1)).slice(0, maxReminded) };
}

/** Days: nobody was reminded yet. */
const never = 10_000;

function idOf({ what, name, at }: Pick<Expiry, "what" | "name" | "at">): string {
  return `${what} ${name} ${at}`;
}

export function expiryOf({ what, name, at }: Pick<Expiry, "what" | "name" | "at">, now: Date): Expiry {
  return { what, name, at, daysLeft: Math.floor((Date.parse(at) - now.getTime()) / dayMs) };
}

/** The fewest days among the thresholds that have passed, or `never`. */
function thresholdPassed(
  one: Expiring,
  before: Reminded,
  { days, now }: { days: readonly number[]; now: Date },
): number {
  const left = (Date.parse(one.at) - now.getTime()) / dayMs;
  if (left <= 0 || isRenewedInTime(one, before, now)) return never;
  const lifetime = one.from === undefined ? Infinity : (Date.parse(one.at) - Date.parse(one.from)) / dayMs;
  return Math.min(never, ...days.filter((threshold) => left <= threshold && threshold <= lifetime / 4));
}

/**
 * Certificates of 90 days are renewed when 30 are left, so 30 is no news of them: see `lifetime`. Signatures can be made anew
 * for every answer, and then always end within two days: those alone are told that stand since a day.
 */
function isRenewedInTime({ what }: Expiring, { since }: Reminded, now: Date): boolean {
  return what === "signature" && now.getTime() - Date.parse(since) < 20 * hourMs;
}
