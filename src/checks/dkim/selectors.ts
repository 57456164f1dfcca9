/** What a selector is worth to the receivers of signed mail. */
import type { SourceRange } from "../../dns/rrset.ts";
import type { DkimKey, KeyDefect, PublicKey } from "../../mail/dkim-key.ts";
import type { DkimFacts } from "./evaluate.ts";
import type { Content, SelectorFacts } from "./selector.ts";

/** RFC 8301 §3.2: receivers must not accept less, signers should use at least the second, receivers need not know more than the third. */
export const leastBits = 1024;
export const goodBits = 2048;
export const mostBits = 4096;

/** `split`: the key is cut over several records where it should be strings of one. */
export type Defect = KeyDefect | "split";

interface Published {
  text: string;
  from?: SourceRange;
}

/** `other-service`: a good key that is not for e-mail, such as `s=tlsrpt` (RFC 8460 §3). */
export type SelectorState =
  | { kind: "absent" | "dangling" | "elsewhere" | "unknown" | "failed" }
  | (Published & { kind: "duplicate"; count: number })
  | (Published & { kind: "broken"; defect: Defect; at: number })
  | (Published & { kind: "revoked" | "other-service" })
  | (Published & { kind: "key"; key: DkimKey; publicKey: PublicKey });

export type KeyState = Extract<SelectorState, { kind: "key" }>;

export function stateOf(content: Content): SelectorState {
  if (content.kind !== "records") return { kind: content.kind };
  const [first, ...others] = content.records;
  if (first === undefined) return { kind: "absent" };
  const published = publishedOf(first);
  if (others.length > 0) {
    const isSplit = content.records.some(({ key }) => !key.ok && key.error === "truncated");
    if (isSplit) return { kind: "broken", ...published, defect: "split", at: 0 };
    return { kind: "duplicate", ...published, count: content.records.length };
  }
  if (!first.key.ok) return { kind: "broken", ...published, defect: first.key.error, at: first.key.at };
  const key = first.key.value;
  if (key.publicKey === null) return { kind: "revoked", ...published };
  if (!key.services.some((service) => service === "*" || service === "email"))
    return { kind: "other-service", ...published };
  return { kind: "key", ...published, key, publicKey: key.publicKey };
}

function publishedOf({ text, from }: Published): Published {
  return { text, ...(from === undefined ? {} : { from }) };
}

/** May signatures use SHA-256? RFC 8301 §3.1 leaves no other hash. */
export function allowsSha256({ hashes }: DkimKey): boolean {
  return hashes === null || hashes.includes("sha256");
}

/** Can receivers verify signatures with it? Keys that somebody else keeps are not known. */
export function isUsable(state: SelectorState): state is KeyState {
  return state.kind === "key" && state.publicKey.bits >= bitsAskedOf(state.publicKey) && allowsSha256(state.key);
}

/** An Ed25519 key is of one size. */
function bitsAskedOf({ type }: PublicKey): number {
  return type === "rsa" ? leastBits : 0;
}

export function isSmall(state: SelectorState): boolean {
  return state.kind === "key" && state.publicKey.bits < bitsAskedOf(state.publicKey);
}

/** A key that signs, or that somebody else keeps. */
export function isLive(state: SelectorState): boolean {
  return isUsable(state) || state.kind === "elsewhere";
}

export function isUnknown({ kind }: SelectorState): boolean {
  return kind === "unknown" || kind === "failed";
}

export interface Selector extends SelectorFacts {
  state: SelectorState;
}

export function selectorsOf({ selectors }: DkimFacts): readonly Selector[] {
  return selectors.map((selector) => ({ ...selector, state: stateOf(selector.content) }));
}

/** How many selectors have a key, for the roles of a domain; a key that somebody else keeps is one. */
export function countKeys(facts: DkimFacts): number | "unknown" {
  const states = selectorsOf(facts).map(({ state }) => state);
  const keys = states.filter(isLive).length;
  return keys === 0 && (facts.hiding !== null || states.some(isUnknown)) ? "unknown" : keys;
}

/** `*._domainkey` with an empty key: no selector of the domain signs (M3AAWG, protecting parked domains). */
export function hasNullWildcard(facts: DkimFacts): boolean | "unknown" {
  const wildcard = selectorsOf(facts).find(({ selector }) => selector === "*");
  if (wildcard !== undefined) return isUnknown(wildcard.state) ? "unknown" : wildcard.state.kind === "revoked";
  return facts.hiding === null ? false : "unknown";
}
