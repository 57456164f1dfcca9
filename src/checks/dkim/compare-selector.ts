/** What became of one selector that still has a record. */
import type { DomainName } from "../../dns/name.ts";
import type { Both, Change, Severity } from "../../model.ts";
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import { change, placeOf } from "./change.ts";
import type { DkimFacts } from "./evaluate.ts";
import type { Pair } from "./pairs.ts";
import type { RuleId } from "./rules.ts";
import {
  type KeyState,
  type Selector,
  type SelectorState,
  allowsSha256,
  goodBits,
  isLive,
  isUsable,
  leastBits,
} from "./selectors.ts";
import { vendorOf } from "./vendors.ts";
import { describe, tagOf } from "./words.ts";

export function selectorChanges(pair: Pair, both: Both<DkimFacts>): readonly Change[] {
  const { owner, before, after } = pair;
  const texts = [describe(before), describe(after)] as const;
  const from = placeOf("after", after);
  const was = before.state;
  const { state } = after;
  switch (state.kind) {
    case "broken": {
      const args = { owner, defect: state.defect, at: state.at };
      return was.kind === "broken" ? [] : [change("DKIM-KEY-BROKEN", owner, texts, args, from)];
    }
    case "other-service":
      return isLive(was) ? [change("DKIM-KEY-BROKEN", owner, texts, { owner, defect: "service" }, from)] : [];
    case "duplicate":
      return was.kind === "duplicate" ? [] : [change("DKIM-DUP", owner, texts, { owner, count: state.count }, from)];
    case "revoked": {
      const isParked = both.after.surroundings.roles.parked === true;
      if (isParked || !isLive(was)) return [];
      const isLast = isLastOfSender(both);
      const severity = isLast ? "high" : "medium";
      return [change("DKIM-REVOKED", owner, texts, { owner, isLast }, { ...from, severity })];
    }
    case "elsewhere":
      return moved(pair, both);
    case "key":
      return [...(after.alias?.isOutside === true ? moved(pair, both) : []), ...keyChanges(pair, state)];
    case "absent":
    case "dangling":
    case "unknown":
    case "failed":
      return [];
  }
}

/** Has a domain that still sends no key any more? Revoked or removed is then the same. */
function isLastOfSender({ after: { surroundings } }: Both<DkimFacts>): boolean {
  return surroundings.dkimKeys === 0 && (surroundings.roles.sends === true || surroundings.mx === "real");
}

/** A CNAME to outside of the files: who decides there on the key? */
function moved({ owner, before, after }: Pair, { domain }: Both<DkimFacts>): readonly Change[] {
  const target = after.alias?.target;
  if (target === undefined || target === before.alias?.target) return [];
  const vendor = vendorOf(target);
  const severity = severityOfMove(before, vendor, domain);
  if (severity === undefined) return [];
  const texts = [describe(before), describe(after)] as const;
  return [change("DKIM-CNAME", owner, texts, { owner, target, vendor }, { ...placeOf("after", after), severity })];
}

/** Undefined where there was nothing to give away. */
function severityOfMove({ state, alias }: Selector, vendor: string, domain: DomainName): Severity | undefined {
  if (state.kind === "elsewhere" || alias?.isOutside === true)
    return alias !== undefined && vendorOf(alias.target) === vendor ? "info" : "medium";
  if (!isUsable(state)) return undefined;
  return listedOrganizationalDomain(domain) === vendor ? "info" : "low";
}

function keyChanges(pair: Pair, now: KeyState): readonly Change[] {
  const { owner, before, after } = pair;
  const was = before.state.kind === "key" ? before.state : undefined;
  const from = placeOf("after", after);
  const severity = smallness(before.state, now);
  const texts = [describe(before), describe(after)] as const;
  const { bits, digest } = now.publicKey;
  const tag = (rule: RuleId, name: "h" | "s" | "t"): Change => {
    const [old, proposed] = [tagOf(before.state, name), tagOf(now, name)];
    return change(rule, owner, [old, proposed], { owner, before: old, after: proposed }, from);
  };
  const isReplaced = severity === undefined && was !== undefined && was.publicKey.digest !== digest;
  return [
    ...(severity === undefined ? [] : [change("DKIM-KEY-SMALL", owner, texts, { owner, bits }, { ...from, severity })]),
    ...(isReplaced ? [change("DKIM-REPLACED", owner, texts, { owner }, from)] : []),
    ...(was?.key.isTesting === false && now.key.isTesting ? [tag("DKIM-TEST", "t")] : []),
    ...(was?.key.isStrict === true && !now.key.isStrict ? [tag("DKIM-T-S", "t")] : []),
    ...(isHashWeaker(was, now) ? [tag("DKIM-HASH", "h")] : []),
    ...(was !== undefined && !isForAll(was) && isForAll(now) ? [tag("DKIM-WEAK-S", "s")] : []),
  ];
}

/** How severe the size of an RSA key is, as against before; undefined where it is not, or a broken record is repaired. */
function smallness(before: SelectorState, { publicKey: { type, bits } }: KeyState): Severity | undefined {
  if (type !== "rsa") return undefined;
  const was = before.kind === "key" && before.publicKey.type === "rsa" ? before.publicKey.bits : undefined;
  if (bits < leastBits) return was !== undefined && was <= bits ? undefined : "critical";
  if (was !== undefined) return bits < was ? "high" : undefined;
  const isRepaired = before.kind === "broken" || before.kind === "duplicate";
  return bits < goodBits && !isRepaired ? "medium" : undefined;
}

function isHashWeaker(was: KeyState | undefined, now: KeyState): boolean {
  if (!allowsSha256(now.key)) return was === undefined || allowsSha256(was.key);
  return was !== undefined && !allowsSha1(was) && allowsSha1(now);
}

function allowsSha1({ key: { hashes } }: KeyState): boolean {
  return hashes === null || hashes.includes("sha1");
}

function isForAll({ key }: KeyState): boolean {
  return key.services.includes("*");
}
