/** What happens to mail sent to a domain, for each kind of sender, as far as it is known. Pure, and total over the facts. */
import type { DomainName } from "../../dns/name.ts";
import type { Security } from "../../dns/resolver.ts";
import { type Delivery, type DeliveryRow, deliveries, mailSenders } from "../../model.ts";
import type { DaneFacts, HostFacts } from "./evaluate.ts";
import { isCovered } from "./records.ts";

/** Of the facts about MX: which MX hosts can be reached at all. */
export interface Reachability {
  targets: readonly { host: DomainName; address: "present" | "absent" | "unknown" }[];
}

/**
 * The MTA-STS policy in force (RFC 8461 §5); `none` also where no record or no valid policy is published, `disputed` where it
 * is to be enforced, and served so that some senders take it for none.
 */
export type StsMode = "enforce" | "testing" | "none" | "disputed" | "unknown";

/** How many of the addresses that could be reached: of those with TLS, with REQUIRETLS, and with all that a policy asks for. */
export interface Shown {
  tls: Share;
  requireTls: Share;
  verified: Share;
}

export type Share = "all" | "some" | "none" | "unknown";

const unshown: Shown = { tls: "unknown", requireTls: "unknown", verified: "unknown" };

type Told = Omit<DeliveryRow, "sender">;

const anything: readonly Delivery[] = deliveries;
const unprotected: readonly Delivery[] = ["encrypted", "clear"];
const protectedOrNot: readonly Delivery[] = ["encrypted-authenticated", "refused"];

export function deliveryTable(
  facts: DaneFacts,
  { targets }: Reachability,
  mtaSts: StsMode = "unknown",
  shown: Shown = unshown,
): readonly DeliveryRow[] {
  const because = whyNowhere(facts, targets);
  if (because !== undefined) return mailSenders.map((sender) => ({ sender, possible: ["refused"], because }));
  const [bySts, byTlsa] = [byMtaSts(mtaSts, shown), byDane(facts, targets, shown.tls)];
  const isVouchedFor = [bySts, byTlsa].some(({ possible }) =>
    possible.every((one) => one === "encrypted-authenticated"),
  );
  return [
    { sender: "opportunistic-tls", ...byOpportunity(facts, shown.tls) },
    { sender: "mta-sts", ...bySts },
    { sender: "dane", ...byTlsa },
    { sender: "requiretls", ...byRequireTls(shown.requireTls, isVouchedFor) },
  ];
}

/** Why there is no host to deliver to, if that is known. */
function whyNowhere({ mx }: DaneFacts, targets: Reachability["targets"]): string | undefined {
  switch (mx.kind) {
    case "null":
      return "a null MX refuses all mail";
    case "none":
      return "there is neither an MX record nor an address";
    case "real":
      if (mx.unread > 0) return undefined;
      if (mx.hosts.length === 0) return "no MX record names a host that can exist";
      return mx.hosts.every(({ host }) => isWithoutAddress(host, targets)) ? "no MX host has an address" : undefined;
    case "implicit":
    case "no-mx":
    case "unknown":
      return undefined;
  }
}

function isWithoutAddress(host: DomainName, targets: Reachability["targets"]): boolean {
  return targets.some((target) => target.host === host && target.address === "absent");
}

/** The reason why it is not known where mail goes. */
function whyUnknown({ mx }: DaneFacts): string | undefined {
  if (mx.kind === "unknown" || mx.kind === "no-mx") return mx.because;
  return mx.kind === "real" && mx.unread > 0 ? "more MX records than were read" : undefined;
}

/** RFC 3207 §4.1, §6: TLS where it is offered, with no look at the certificate. */
function byOpportunity(facts: DaneFacts, tls: Share): Told {
  const because = whyUnknown(facts);
  if (because !== undefined) return { possible: ["encrypted", "clear", "refused"], because };
  if (tls === "none") return { possible: ["clear"], because: "no MX host comes to TLS" };
  if (tls === "all")
    return { possible: unprotected, because: "every MX host comes to TLS, and somebody in between can strip it" };
  if (tls === "some") return { possible: unprotected, because: "some MX hosts come to TLS, and others do not" };
  return { possible: unprotected, because: "encrypted where the MX host offers TLS and nobody in between strips it" };
}

function asOffered(tls: Share): readonly Delivery[] {
  return tls === "none" ? ["clear"] : unprotected;
}

/** RFC 8461 §5. */
function byMtaSts(mode: StsMode, { verified, tls }: Shown): Told {
  switch (mode) {
    case "enforce":
      return byEnforcement(verified);
    case "testing":
      return { possible: asOffered(tls), because: "the policy is in testing, which refuses nothing" };
    case "none":
      return { possible: asOffered(tls), because: "there is no policy, so it is as with opportunistic TLS" };
    case "disputed": {
      const found = new Set([...byEnforcement(verified).possible, ...asOffered(tls)]);
      const because = "the policy is enforced, and not served as text/plain, so that some senders take it for none";
      return { possible: deliveries.filter((one) => found.has(one)), because };
    }
    case "unknown":
      return { possible: anything, because: "the policy is not known" };
  }
}

function byEnforcement(verified: Share): Told {
  switch (verified) {
    case "all":
      return {
        possible: ["encrypted-authenticated"],
        because: "the policy is enforced, and every MX host is as it asks",
      };
    case "some":
      return { possible: protectedOrNot, because: "the policy is enforced, and some MX hosts are not as it asks" };
    case "none":
      return { possible: ["refused"], because: "the policy is enforced, and no MX host is as it asks" };
    case "unknown":
      return { possible: protectedOrNot, because: "the policy is enforced" };
  }
}

/** RFC 8689 §4.2.1: only to a server that offers it and that MTA-STS or DNSSEC and its certificate vouch for. */
function byRequireTls(offered: Share, isVouchedFor: boolean): Told {
  if (offered === "none") return { possible: ["refused"], because: "no MX host offers REQUIRETLS" };
  if (offered === "all" && isVouchedFor)
    return { possible: ["encrypted-authenticated"], because: "every MX host offers REQUIRETLS and is authenticated" };
  const because = "delivered only to an MX host that offers REQUIRETLS and can be authenticated";
  return { possible: protectedOrNot, because };
}

/** RFC 7672 §2.2. Senders may be led to any of the hosts, so what can happen at one can happen. */
function byDane(facts: DaneFacts, targets: Reachability["targets"], tls: Share): Told {
  const hosts = facts.hosts.filter(({ role, host }) => role === "mx" && !isWithoutAddress(host, targets));
  const unknown = whyUnknown(facts);
  if (unknown !== undefined) return { possible: anything, because: unknown };
  const mxSecurity = "security" in facts.mx ? facts.mx.security : "indeterminate";
  const found = new Set(hosts.flatMap((host) => atHost(host, mxSecurity, asOffered(tls))));
  return { possible: deliveries.filter((one) => found.has(one)), because: whyDane(hosts) };
}

/** `open` is what happens without DANE (RFC 7672 §2.2: such a host gets opportunistic TLS). */
function atHost({ tlsa, ...host }: HostFacts, mxSecurity: Security, open: readonly Delivery[]): readonly Delivery[] {
  if (tlsa.kind === "absent") return open;
  if (tlsa.kind === "failed" && tlsa.isBogus === true) return ["refused"];
  if (tlsa.kind !== "present") return anything;
  const secured = asPresented(host.presented) ?? whenSecure(isCovered({ ...host, tlsa }));
  if (tlsa.security === "bogus" || mxSecurity === "bogus") return ["refused"];
  if (tlsa.security === "insecure") return open;
  // RFC 7672 §2.2.1: where the MX RRset is not secure, a sender may use the TLSA records or leave them.
  return tlsa.security === "secure" && mxSecurity === "secure" ? secured : [...secured, ...open];
}

/** By what the addresses present, where that was seen and there are usable records. */
function asPresented(presented: HostFacts["presented"]): readonly Delivery[] | undefined {
  if (presented.length === 0) return undefined;
  const matched = presented.filter(({ found }) => found.kind === "matched").length;
  if (matched === presented.length) return ["encrypted-authenticated"];
  return matched === 0 ? ["refused"] : protectedOrNot;
}

/** RFC 7672 §2.2: where no record is usable, TLS is a must, and whose certificate it is does not matter. */
function whenSecure(isUsable: boolean | "unknown"): readonly Delivery[] {
  if (isUsable === "unknown") return ["encrypted-authenticated", "encrypted", "refused"];
  return isUsable ? protectedOrNot : ["encrypted", "refused"];
}

function whyDane(hosts: readonly HostFacts[]): string {
  for (const { tlsa } of hosts) if (tlsa.kind === "unknown" || tlsa.kind === "failed") return tlsa.because;
  const covered = hosts.filter((host) => isCovered(host) === true);
  if (covered.length === 0) return "no MX host has a usable TLSA record";
  const presented = covered.flatMap((host) => host.presented);
  if (presented.length > 0 && presented.every(({ found }) => found.kind !== "matched"))
    return "what the MX hosts present matches none of their TLSA records";
  const coverage = `${covered.length} of ${hosts.length} MX hosts have usable TLSA records`;
  const isSigned = covered.every(({ tlsa }) => tlsa.kind === "present" && tlsa.security === "secure");
  if (isSigned) return coverage;
  return `${coverage}: authenticated or refused there if they are signed as published, which is not known`;
}
