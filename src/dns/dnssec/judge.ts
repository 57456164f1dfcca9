/** What validation makes of one RRset, of an alias, and of a denial, given the keys of whoever signed it (RFC 4035 §5). */
import type { Received } from "../message.ts";
import { type DomainName, isWithin, labelsOf, parentOf, root } from "../name.ts";
import type { Question } from "../resolver.ts";
import type { RRType } from "../rrset.ts";
import { dnameAbove, onlyTarget, substituted } from "./aliases.ts";
import { type DenialRecords, proveNoCloser } from "./denial/denial.ts";
import { type Work, workOf } from "./limits.ts";
import { notesOfSignature } from "./notes.ts";
import { signedRRsets } from "./read-rrsets.ts";
import type { Reason } from "./reason.ts";
import { aged, rrsetIn, signerOf } from "./received.ts";
import type { SignedRRset } from "./rrsets.ts";
import { verifyRRset } from "./signature.ts";
import { type Chain, type Conclusion, type Judgement, type NotSecure, type Trust, joined } from "./trust.ts";
import type { Step } from "./validated.ts";

const maxSigners = 2; // a zone and, where it is being split or joined, the one above; more is an attempt to keep us busy

/** Is the RRset of a kind that only the parent's side of a zone cut can sign (RFC 4035 §2.4)? */
function isParentSide(type: RRType): boolean {
  return type === "DS";
}

/** Zones that may have signed what answers the question, the closest first; those above a trust anchor do not speak below it. */
function signersOf(
  { options }: Chain,
  rrsets: readonly SignedRRset[],
  owner: DomainName,
  type: RRType,
): readonly DomainName[] {
  const lowest = lowestOf(owner, type);
  const anchored = options.anchors.filter(({ zone }) => isWithin(lowest, zone));
  const named = new Set(rrsets.flatMap(({ signatures }) => signatures.map(({ signer }) => signer)));
  return [...named]
    .filter((signer) => isWithin(lowest, signer) && anchored.every(({ zone }) => isWithin(signer, zone)))
    .toSorted((a, b) => labelsOf(b).length - labelsOf(a).length)
    .slice(0, maxSigners);
}

/** The trust in the zone that has to sign what answers the question. */
function zoneOf(chain: Chain, owner: DomainName, type: RRType): Promise<Trust> {
  return chain.enclosing(lowestOf(owner, type));
}

/** The lowest name that the zone with the answer can have: for DS, the one above `owner`. */
function lowestOf(owner: DomainName, type: RRType): DomainName {
  return isParentSide(type) ? (parentOf(owner) ?? root) : owner;
}

/** Judges one RRset of the answer section of a message. An alias answers in the stead of the type that was asked for. */
export async function judgeRRset(
  chain: Chain,
  rrset: SignedRRset,
  received: Received,
  asked: RRType = rrset.type,
): Promise<Judgement> {
  let failed: Judgement | undefined;
  for (const signer of signersOf(chain, [rrset], rrset.owner, asked)) {
    const trust = await chain.trustOf(signer);
    const judgement =
      trust.kind === "secure" ? judgedBy(chain, rrset, trust, received) : unsigned(rrset, trust, received);
    if (judgement.security !== "bogus") return judgement;
    failed ??= judgement;
  }
  return failed ?? judgeUnsigned(chain, rrset, received, asked);
}

function unsigned(rrset: SignedRRset, trust: Exclude<Trust, { kind: "secure" }>, received: Received): Judgement {
  const security = trust.kind === "no-zone" ? "bogus" : trust.kind;
  const step: Step = { question: questionOf(rrset), link: "answer", security, because: trust.because };
  return { security, because: trust.because, ...ended(trust, step, aged(rrset.ttl, received)) };
}

/** No signature that could count: right in a zone that is proved to be unsigned, and nowhere else. */
async function judgeUnsigned(chain: Chain, rrset: SignedRRset, received: Received, asked: RRType): Promise<Judgement> {
  const trust = await zoneOf(chain, rrset.owner, asked);
  if (trust.kind !== "secure") return unsigned(rrset, trust, received);
  const code = rrset.signatures.length > 0 ? "signature-malformed" : "signature-missing";
  const because: Reason = { code, zone: trust.zone, owner: rrset.owner, type: rrset.type };
  return bogus(trust, { question: questionOf(rrset), link: "answer", security: "bogus", because }, because);
}

function judgedBy(chain: Chain, rrset: SignedRRset, trust: Trust & { kind: "secure" }, received: Received): Judgement {
  const now = chain.options.now();
  const judged = verifyRRset(rrset, trust.keys, trust.zone, now, workOf(chain.options.limits));
  const link = isParentSide(rrset.type) ? "delegation" : "answer";
  if (!judged.ok)
    return bogus(
      trust,
      { question: questionOf(rrset), link, security: "bogus", because: judged.reason },
      judged.reason,
    );
  const step: Step = { question: questionOf(rrset), link, security: "secure", ...signerOf(judged) };
  const notes = notesOfSignature(trust.zone, judged, now);
  const conclusion = ended({ ...trust, notes: [...trust.notes, ...notes] }, step, aged(judged.ttl, received));
  if (judged.wildcard === undefined) return { security: "secure", ...conclusion };
  return fromWildcard(chain, rrset, { ...trust, ...conclusion }, judged.wildcard, received);
}

/** RFC 4035 §5.3.4: records made from a wildcard need the proof of the same zone that no closer name exists. */
function fromWildcard(
  chain: Chain,
  { owner }: SignedRRset,
  trust: Trust & { kind: "secure" },
  wildcard: DomainName,
  received: Received,
): Judgement {
  const proved = proof<{ insecure?: Reason | undefined }>(
    chain,
    denialsIn(received),
    trust,
    received,
    (records, work) => {
      const outcome = proveNoCloser(records, owner, wildcard, work);
      if (outcome.ok === "insecure") return { ok: true, insecure: outcome.reason };
      if (!outcome.ok) return { ok: false, reason: outcome.reason };
      const optOut: Reason = { code: "opt-out", zone: records.zone, owner };
      return { ok: true, insecure: outcome.optOut ? optOut : undefined }; // RFC 5155 §9.2
    },
  );
  const conclusion = joined(proved);
  if (!proved.ok) return { security: proved.security, because: proved.because, ...conclusion };
  if (proved.value.insecure !== undefined)
    return { security: "insecure", because: proved.value.insecure, ...conclusion };
  return { security: "secure", wildcard, ...conclusion };
}

/** An alias on the way: a CNAME, or one made by a DNAME above. */
export type JudgedAlias = Judgement & { target: DomainName };

/** The alias that the message has at `owner`, judged; undefined where it has none. */
export async function judgeAlias(
  chain: Chain,
  received: Received,
  owner: DomainName,
  type: RRType,
): Promise<JudgedAlias | undefined> {
  const cname = rrsetIn(received.message, owner, "CNAME");
  const dname = dnameAbove(received.message, owner);
  if (cname !== undefined && (cname.signatures.length > 0 || dname === undefined)) {
    const target = onlyTarget(cname);
    return target === undefined ? undefined : { ...(await judgeRRset(chain, cname, received, type)), target };
  }
  return dname === undefined ? undefined : judgeMade(chain, received, owner, dname);
}

/** The CNAME that a DNAME makes, which nobody signs (RFC 6672 §5.3.1); undefined where the DNAME makes no name. */
async function judgeMade(
  chain: Chain,
  received: Received,
  owner: DomainName,
  dname: SignedRRset,
): Promise<JudgedAlias | undefined> {
  const cname = rrsetIn(received.message, owner, "CNAME");
  const made = substituted(owner, dname);
  const told = cname === undefined ? made : onlyTarget(cname);
  if (made === undefined) return undefined; // too long a name: RFC 6672 §2.2 has YXDOMAIN for it
  const judgement = await judgeRRset(chain, dname, received);
  const isMade = made === told && (judgement.security !== "secure" || judgement.wildcard === undefined); // RFC 6672 §3.3
  if (isMade || judgement.security !== "secure") return { ...judgement, target: told ?? made };
  const because: Reason = { code: "alias-wrong", owner, type: "CNAME" };
  return {
    ...bogus(judgement, { question: { owner, type: "CNAME" }, link: "answer", security: "bogus", because }, because),
    target: made,
  };
}

export type Proof<T> = (records: DenialRecords, work: Work) => ({ ok: true } & T) | { ok: false; reason: Reason };

export type Proved<T> = Conclusion & ({ ok: true; value: T } | { ok: false; security: NotSecure; because: Reason });

/**
 * What `prove` concludes about `owner` from the NSEC and NSEC3 records of the authority section that hold. Where there are
 * none, or those of the zones above that an alias led from, the zone that `owner` lies in has to be proved unsigned.
 */
export async function provedBy<T>(
  chain: Chain,
  received: Received,
  owner: DomainName,
  type: RRType,
  prove: Proof<T>,
): Promise<Proved<T>> {
  const denials = denialsIn(received);
  let failed: Proved<T> | undefined;
  for (const signer of signersOf(chain, denials, owner, type)) {
    const trust = await chain.trustOf(signer);
    if (trust.kind === "secure") {
      const proved = proof(chain, denials, trust, received, prove);
      if (proved.ok) return proved;
      failed ??= proved;
    } else if (trust.kind !== "no-zone")
      return { ok: false, security: trust.kind, because: trust.because, ...joined(trust) };
  }
  const zone = await zoneOf(chain, owner, type);
  if (failed !== undefined && zone.kind !== "insecure") return failed;
  if (zone.kind !== "secure")
    return {
      ok: false,
      security: zone.kind === "no-zone" ? "bogus" : zone.kind,
      because: zone.because,
      ...joined(zone),
    };
  return {
    ok: false,
    security: "bogus",
    because: { code: "denial-missing", zone: zone.zone, owner, type },
    ...joined(zone),
  };
}

function denialsIn({ message }: Received): readonly SignedRRset[] {
  return signedRRsets(message.authority).filter(({ type }) => type === "NSEC" || type === "NSEC3");
}

function proof<T>(
  chain: Chain,
  denials: readonly SignedRRset[],
  trust: Trust & { kind: "secure" },
  received: Received,
  prove: Proof<T>,
): Proved<T> {
  const work = workOf(chain.options.limits);
  const now = chain.options.now();
  let ttl = trust.ttl;
  let refused: Reason | undefined;
  const good = denials.filter((rrset) => {
    const judged = verifyRRset(rrset, trust.keys, trust.zone, now, work);
    if (!judged.ok) refused ??= judged.reason;
    else ttl = Math.min(ttl, aged(judged.ttl, received));
    return judged.ok && judged.wildcard === undefined; // a denial is never made from a wildcard
  });
  const records = {
    zone: trust.zone,
    nsec: good.filter(({ type }) => type === "NSEC"),
    nsec3: good.filter(({ type }) => type === "NSEC3"),
  };
  const proved = prove(records, work);
  const conclusion = { ...joined(trust), ttl };
  if (proved.ok) return { ok: true, value: proved, ...conclusion };
  return { ok: false, security: "bogus", because: refused ?? proved.reason, ...conclusion };
}

function questionOf({ owner, type }: SignedRRset): Question {
  return { owner, type };
}

function ended(from: Conclusion, step: Step, ttl: number): Conclusion {
  return { steps: [...from.steps, step], notes: from.notes, ttl: Math.min(from.ttl, ttl) };
}

function bogus(from: Conclusion, step: Step, because: Reason): Judgement {
  return { security: "bogus", because, ...ended(from, step, 0) };
}
