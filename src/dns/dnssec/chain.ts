/**
 * Chains of trust: from a trust anchor down to the keys of a zone (RFC 4035 §5.2, §5.3), built from the signature upwards,
 * so that no question is asked which the chain does not need; and the way down to the zone in which an unsigned name lies.
 */
import type { NoMessage, Received } from "../message.ts";
import { type DomainName, isWithin, labelsOf, parentOf, root } from "../name.ts";
import type { Question } from "../resolver.ts";
import { type Cut, proveNoDs } from "./denial/denial.ts";
import { type Dnskey, dnskeysOf, isZoneKey } from "./dnskey.ts";
import { type Ds, dsOf, matchedBy, usableDs } from "./ds.ts";
import { judgeAlias, judgeRRset, provedBy } from "./judge.ts";
import { workOf } from "./limits.ts";
import { notesOfKeys } from "./notes.ts";
import type { Reason } from "./reason.ts";
import { rememberedFor } from "./remembered.ts";
import { aged, noAnswer, noAnswerOf, rrsetIn, signerOf } from "./received.ts";
import type { SignedRRset } from "./rrsets.ts";
import { verifyRRset } from "./signature.ts";
import type { TrustAnchor } from "./trust-anchors.ts";
import {
  type Chain,
  type ChainOptions,
  type Conclusion,
  type Delegation,
  type NotSecure,
  type Trust,
  joined,
  nothing,
} from "./trust.ts";
import type { Step } from "./validated.ts";

const ttlOfTrouble: Record<NotSecure, number> = { bogus: 30, indeterminate: 5, insecure: 300 }; // seconds

export function chainOf(options: ChainOptions): Chain {
  const trusts = rememberedFor<Trust>(options.now);
  const delegations = rememberedFor<Delegation>(options.now);
  const chain: Chain = {
    options,
    trustOf: (zone) =>
      trusts(zone, () => findTrust(chain, zone, () => delegations(zone, () => delegationOf(chain, zone)))),
    enclosing: (owner) => enclosing(chain, owner, (name) => delegations(name, () => delegationOf(chain, name))),
  };
  return chain;
}

/** The closest anchor at or above `owner`, unless a negative one is closer (RFC 7646 §1.1). */
function anchorOf({ anchors, negativeAnchors }: ChainOptions, owner: DomainName): TrustAnchor | Trust {
  const anchor = anchors
    .filter(({ zone }) => isWithin(owner, zone))
    .toSorted((a, b) => depthOf(b.zone) - depthOf(a.zone))[0];
  const negative = negativeAnchors.find(
    (zone) => isWithin(owner, zone) && (anchor === undefined || isWithin(zone, anchor.zone)),
  );
  if (negative !== undefined) return without("insecure", { code: "negative-trust-anchor", zone: negative });
  return anchor ?? without("indeterminate", { code: "no-trust-anchor", owner });
}

function depthOf(owner: DomainName): number {
  return labelsOf(owner).length;
}

function without(
  kind: NotSecure,
  because: Reason,
  from: Conclusion = nothing,
): Conclusion & { kind: NotSecure; because: Reason } {
  const { steps, notes, ttl } = from; // and nothing else: `from` may be a delegation, which is of a kind of its own
  return { kind, because, steps, notes, ttl: Math.min(ttl, ttlOfTrouble[kind]) };
}

async function findTrust(chain: Chain, zone: DomainName, delegation: () => Promise<Delegation>): Promise<Trust> {
  const anchor = anchorOf(chain.options, zone);
  if ("kind" in anchor) return anchor;
  if (depthOf(zone) - depthOf(anchor.zone) > chain.options.limits.depth)
    return without("indeterminate", { code: "too-deep", zone });
  const keys = chain.options.ask(zone, "DNSKEY"); // while the delegation is looked at: a chain that holds needs both
  if (anchor.zone === zone) return anchoredTrust(chain, anchor, await keys);
  const found = await delegation();
  switch (found.kind) {
    case "secure":
      return delegatedTrust(chain, zone, found, await keys);
    case "no-cut":
    case "no-name":
      return {
        kind: "no-zone",
        because: { code: "signature-malformed", zone, args: { problem: "signer" } },
        ...joined(found),
      };
    case "bogus":
    case "indeterminate":
    case "insecure":
      return found;
  }
}

function anchoredTrust(chain: Chain, anchor: TrustAnchor, received: Received | NoMessage): Trust {
  const { usable, lacks } = usableDs(anchor.ds);
  const isKnown = (key: Dnskey): boolean => anchor.keys.some(({ rdata }) => Buffer.compare(rdata, key.rdata) === 0);
  const entriesOf = (keys: readonly Dnskey[]): readonly Dnskey[] => {
    const matched = matchedBy(usable, keys).keys;
    return keys.filter((key) => matched.has(key) || isKnown(key));
  };
  if (usable.length === 0 && anchor.keys.length === 0)
    return without("insecure", {
      code: lacks === "digest" ? "unsupported-digest" : "unsupported-algorithm",
      zone: anchor.zone,
    });
  return keysBy(chain, anchor.zone, "anchor", entriesOf, anchor.ds, received, nothing);
}

function delegatedTrust(
  chain: Chain,
  zone: DomainName,
  delegation: Delegation & { kind: "secure" },
  received: Received | NoMessage,
): Trust {
  const { usable } = usableDs(delegation.ds);
  return keysBy(chain, zone, "keys", (keys) => [...matchedBy(usable, keys).keys], delegation.ds, received, delegation);
}

/** The keys of a zone, where one of those that `entriesOf` picks has signed them all (RFC 4035 §5.2). */
function keysBy(
  chain: Chain,
  zone: DomainName,
  link: "anchor" | "keys",
  entriesOf: (keys: readonly Dnskey[]) => readonly Dnskey[],
  ds: readonly Ds[],
  received: Received | NoMessage,
  from: Conclusion,
): Trust {
  const question: Question = { owner: zone, type: "DNSKEY" };
  const broken = (kind: NotSecure, because: Reason): Trust => {
    const step: Step = { question, link, security: kind, because };
    return without(kind, because, { ...from, steps: [...from.steps, step] });
  };
  const silence = noAnswerOf(received, question);
  if (silence !== undefined || received.kind === "failed")
    return broken("indeterminate", silence ?? noAnswer(question));
  const rrset = rrsetIn(received.message, zone, "DNSKEY");
  if (link === "anchor" && (rrset === undefined || rrset.signatures.length === 0))
    return broken("indeterminate", { code: "signatures-stripped", zone }); // the resolver's doing, as far as anyone can tell
  if (rrset === undefined) return broken("bogus", { code: "dnskey-missing", zone });
  const keys = dnskeysOf(rrset);
  const matched = entriesOf(keys);
  const entries = matched.filter(isZoneKey);
  if (entries.length === 0) return broken("bogus", mismatch(zone, matched));
  const judged = verifyRRset(rrset, entries, zone, chain.options.now(), workOf(chain.options.limits));
  if (!judged.ok) return broken("bogus", judged.reason);
  const step: Step = { question, link, security: "secure", ...signerOf(judged) };
  return {
    kind: "secure",
    zone,
    keys: keys.filter(isZoneKey),
    steps: [...from.steps, step],
    notes: [
      ...from.notes,
      ...notesOfKeys(zone, keys, ds, { judged, signatures: rrset.signatures }, chain.options.now()),
    ],
    ttl: Math.min(from.ttl, aged(judged.ttl, received)),
  };
}

function mismatch(zone: DomainName, [unusable]: readonly Dnskey[]): Reason {
  if (unusable === undefined) return { code: "ds-mismatch", zone };
  return {
    code: "key-unusable",
    zone,
    args: { keyTag: unusable.keyTag, algorithm: unusable.algorithm, flags: unusable.flags },
  };
}

/** What the parent's side says at `owner`: asks `owner DS` and judges the answer, or its denial. */
async function delegationOf(chain: Chain, owner: DomainName): Promise<Delegation> {
  const question: Question = { owner, type: "DS" };
  const received = await chain.options.ask(owner, "DS");
  const silence = noAnswerOf(received, question);
  if (silence !== undefined || received.kind === "failed")
    return stepped(question, without("indeterminate", silence ?? noAnswer(question)));
  const rrset = rrsetIn(received.message, owner, "DS");
  if (rrset !== undefined) return signedDelegation(chain, question, rrset, received);
  const alias = await judgeAlias(chain, received, owner, "DS");
  if (alias !== undefined)
    return alias.security === "secure"
      ? { kind: "no-cut", ...joined(alias) }
      : { kind: alias.security, because: alias.because, ...joined(alias) };
  return deniedDelegation(chain, question, received);
}

async function signedDelegation(
  chain: Chain,
  question: Question,
  rrset: SignedRRset,
  received: Received,
): Promise<Delegation> {
  const judgement = await judgeRRset(chain, rrset, received);
  if (judgement.security !== "secure")
    return stepped(
      question,
      { kind: judgement.security, because: judgement.because, ...joined(judgement) },
      "delegation",
    );
  const ds = dsOf(rrset);
  const { usable, lacks } = usableDs(ds);
  if (usable.length > 0) return { kind: "secure", ds, ...joined(judgement) };
  const code = lacks === "digest" ? "unsupported-digest" : "unsupported-algorithm";
  return stepped(
    question,
    { kind: "insecure", because: { code, zone: question.owner, args: argsOfDs(ds) }, ...joined(judgement) },
    "delegation",
  );
}

function argsOfDs(ds: readonly Ds[]): Record<string, string> {
  return {
    algorithms: [...new Set(ds.map(({ algorithm }) => algorithm))].join(", "),
    digestTypes: [...new Set(ds.map(({ digestType }) => digestType))].join(", "),
  };
}

async function deniedDelegation(chain: Chain, question: Question, received: Received): Promise<Delegation> {
  const { owner } = question;
  const proved = await provedBy<{ cut: Exclude<Cut, { kind: "unproved" }>; zone: DomainName }>(
    chain,
    received,
    owner,
    "DS",
    (records, work) => {
      const cut = proveNoDs(records, owner, work);
      return cut.kind === "unproved" ? { ok: false, reason: cut.reason } : { ok: true, cut, zone: records.zone };
    },
  );
  if (!proved.ok) return stepped(question, { kind: proved.security, because: proved.because, ...joined(proved) });
  const { cut, zone } = proved.value;
  const link = { question, signer: zone };
  switch (cut.kind) {
    case "delegation": {
      const because: Reason = { code: cut.optOut ? "opt-out" : "unsigned-delegation", zone: owner };
      return withStep(
        { kind: "insecure", because, ...joined(proved) },
        { ...link, link: "no-delegation", security: "insecure", because },
      );
    }
    case "insecure":
      return withStep(
        { kind: "insecure", because: cut.reason, ...joined(proved) },
        { ...link, link: "no-delegation", security: "insecure", because: cut.reason },
      );
    case "no-cut":
    case "no-name":
      return withStep({ kind: cut.kind, ...joined(proved) }, { ...link, link: "no-cut", security: "secure" });
  }
}

function withStep(delegation: Delegation, step: Step): Delegation {
  return { ...delegation, steps: [...delegation.steps, step] };
}

function stepped(
  question: Question,
  delegation: Delegation & { kind: NotSecure },
  link: Step["link"] = "no-delegation",
): Delegation {
  return withStep(delegation, { question, link, security: delegation.kind, because: delegation.because });
}

/** From the closest anchor down, one delegation after the other, to the zone that `owner` lies in. */
async function enclosing(
  chain: Chain,
  owner: DomainName,
  delegation: (name: DomainName) => Promise<Delegation>,
): Promise<Trust> {
  const anchor = anchorOf(chain.options, owner);
  if ("kind" in anchor) return anchor;
  let trust = await chain.trustOf(anchor.zone);
  const down = namesBetween(anchor.zone, owner);
  if (down.length > chain.options.limits.depth) return without("indeterminate", { code: "too-deep", owner });
  for (const name of down) {
    if (trust.kind !== "secure") return trust;
    const found = await delegation(name);
    if (found.kind === "no-name") return { ...trust, ...joined(trust, found) };
    if (found.kind === "no-cut") trust = { ...trust, ...joined(trust, found) };
    else if (found.kind === "secure") trust = await chain.trustOf(name);
    else return found;
  }
  return trust;
}

/** The names below `above` on the way down to `owner`, itself included. */
function namesBetween(above: DomainName, owner: DomainName): readonly DomainName[] {
  const names: DomainName[] = [];
  for (let at: DomainName | undefined = owner; at !== undefined && at !== above && at !== root; at = parentOf(at))
    names.unshift(at);
  return names;
}
