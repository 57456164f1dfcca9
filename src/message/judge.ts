/** What a received message says of its sender. Pure. */
import type { Args, CriterionVerdict } from "../model.ts";
import { met, metIf, notMeasured, unmet } from "../verdict.ts";
import type { MessageFindingId } from "./messages.ts";
import type { OutboundObservation, Signature, SignatureTrouble, SpfResult, TlsVersion } from "./observation.ts";

export interface MessageFinding {
  id: MessageFindingId;
  args: Args;
}

/** What the message shows, most telling first: DMARC, signatures, SPF, the hop. */
export function judgeMessage(observation: OutboundObservation): readonly MessageFinding[] {
  return [
    ...authorFindings(observation),
    ...dmarcFindings(observation),
    ...signedFindings(observation),
    ...spfFindings(observation),
    ...hopFindings(observation),
  ];
}

/** The criteria of the score that deliveries decide: one message cannot meet `starttls` alone, but can fail it. */
export function outboundCriteria(observation: OutboundObservation): {
  starttls: CriterionVerdict;
  dkim: CriterionVerdict;
} {
  return { starttls: tlsCriterion(observation), dkim: dkimCriterion(observation) };
}

const modern: ReadonlySet<TlsVersion> = new Set<TlsVersion>(["TLSv1.2", "TLSv1.3"]); // RFC 8996

function tlsCriterion({ tls }: OutboundObservation): CriterionVerdict {
  if (tls.kind === "clear") return unmet;
  if (tls.kind === "not-measured" || tls.version === undefined) return notMeasured("the message does not tell its TLS");
  return metIf(modern.has(tls.version));
}

function dkimCriterion({ signatures }: OutboundObservation): CriterionVerdict {
  if (signatures.kind === "not-measured") return notMeasured(signatures.because);
  if (signatures.value.some((one) => one.verdict.kind === "pass" && isAligned(one))) return met;
  const isOpen = signatures.value.some(
    (one) => one.verdict.kind === "temperror" || one.alignment.rfc9989 === "unknown",
  );
  return isOpen ? notMeasured("a signature could not be verified") : unmet;
}

function isAligned({ alignment: { rfc9989 } }: Signature): boolean {
  return rfc9989 === "strict" || rfc9989 === "relaxed";
}

function authorFindings({ author }: OutboundObservation): readonly MessageFinding[] {
  if (author.kind === "not-measured") return [{ id: "message/unread", args: { because: author.because } }];
  if (author.value.kind === "domain") return [];
  return [{ id: `message/author-${author.value.kind}`, args: { domains: author.value.domains } }];
}

function dmarcFindings({ dmarc, author }: OutboundObservation): readonly MessageFinding[] {
  if (dmarc === undefined || author.kind === "not-measured" || author.value.kind !== "domain") return [];
  const { rfc9989, rfc7489 } = dmarc;
  const { domain } = author.value;
  const args = { domain, policy: rfc9989.policy, at: rfc9989.at ?? "", because: rfc9989.because ?? "" };
  const own: MessageFinding = { id: `message/dmarc-${rfc9989.result}`, args };
  const isSplit = rfc9989.result !== rfc7489.result && rfc9989.result !== "temperror" && rfc7489.result !== "temperror";
  return [
    ...(rfc9989.result === "pass" ? [] : [own]),
    ...(isSplit
      ? [{ id: "message/dmarc-readers" as const, args: { domain, new: rfc9989.result, old: rfc7489.result } }]
      : []),
  ];
}

function signedFindings({ signatures, author }: OutboundObservation): readonly MessageFinding[] {
  if (signatures.kind === "not-measured" || author.kind === "not-measured") return [];
  if (signatures.value.length === 0) return [{ id: "message/not-signed", args: {} }];
  const passing = signatures.value.filter(({ verdict }) => verdict.kind === "pass");
  const isForeign =
    passing.length > 0 &&
    author.value.kind === "domain" &&
    passing.every(({ alignment }) => alignment.rfc9989 === "none");
  const domains = [...new Set(passing.map(({ domain }) => domain))];
  return [
    ...(isForeign ? [{ id: "message/third-party-only" as const, args: { domains } }] : []),
    ...signatures.value.flatMap(signatureFindings),
  ];
}

function signatureFindings(signature: Signature): readonly MessageFinding[] {
  const { verdict, domain, selector } = signature;
  const place = { domain, selector };
  if (verdict.kind === "temperror") return [{ id: "message/signature-temperror", args: place }];
  const failed = verdict.kind === "fail" ? [failure(verdict.because, signature)] : [];
  return [
    ...failed,
    ...(verdict.kind === "pass" && !isAligned(signature) ? unaligned(signature) : []),
    ...weaknesses(signature),
  ];
}

function unaligned({ alignment, domain, selector }: Signature): readonly MessageFinding[] {
  return alignment.rfc9989 === "none" ? [{ id: "message/unaligned", args: { domain, selector } }] : [];
}

function failure(because: SignatureTrouble, { domain, selector, key, expiresAt = "" }: Signature): MessageFinding {
  const place = { domain, selector };
  if (because === "expired") return { id: "message/expired", args: { ...place, at: expiresAt } };
  if (because === "sha1") return { id: "message/rsa-sha1", args: place };
  if (because === "short-key") return { id: "message/short-key", args: { ...place, bits: key?.bits ?? 0 } };
  return { id: "message/signature-fails", args: { ...place, because } };
}

/** What is weak about a signature whether or not it passes, so far as that is known. */
function weaknesses(signature: Signature): readonly MessageFinding[] {
  const {
    domain,
    selector,
    key,
    bodyLength,
    unsigned,
    addable,
    canonicalization,
    isFromFuture,
    signedAt = "",
  } = signature;
  const found: readonly [isFound: boolean, id: MessageFindingId, args: Args][] = [
    [key?.type === "rsa" && key.bits >= 1024 && key.bits < 2048, "message/key-below-2048", { bits: key?.bits ?? 0 }],
    [key?.isTesting === true, "message/testing", {}],
    [
      bodyLength !== undefined,
      "message/body-length",
      { octets: bodyLength?.signed ?? 0, unsigned: bodyLength?.unsigned ?? 0 },
    ],
    [unsigned.length > 0, "message/unsigned-fields", { fields: unsigned }],
    [addable.length > 0, "message/addable-fields", { fields: addable }],
    [canonicalization === "simple/simple", "message/simple", {}],
    [isFromFuture, "message/from-future", { at: signedAt }],
  ];
  return found.filter(([isFound]) => isFound).map(([, id, args]) => ({ id, args: { domain, selector, ...args } }));
}

const spfIds: Record<SpfResult, MessageFindingId | undefined> = {
  pass: undefined,
  fail: "message/spf-fail",
  softfail: "message/spf-softfail",
  neutral: "message/spf-neutral",
  none: "message/spf-none",
  temperror: "message/spf-temperror",
  permerror: "message/spf-permerror",
};
const heloIds: Record<SpfResult, MessageFindingId | undefined> = {
  pass: undefined,
  fail: "message/helo-fail",
  softfail: "message/helo-fail",
  neutral: undefined,
  none: "message/helo-none",
  temperror: "message/spf-temperror",
  permerror: "message/helo-permerror",
};

function spfFindings({ spf, envelope, author }: OutboundObservation): readonly MessageFinding[] {
  const { ip, helo, mailFrom } = envelope;
  const domain = spf.mailFrom.domain ?? mailFrom;
  const detail = spf.mailFrom.detail ?? "";
  const own = spfIds[spf.mailFrom.result];
  const ofHelo = mailFrom === "" ? undefined : heloIds[spf.helo.result]; // a null reverse-path has HELO looked at already
  const isForeign = spf.mailFrom.result === "pass" && spf.alignment.rfc9989 === "none" && author.kind === "measured";
  return [
    ...(own === undefined ? [] : [{ id: own, args: { ip, domain, detail } }]),
    ...(isForeign ? [{ id: "message/spf-unaligned" as const, args: { domain } }] : []),
    ...(ofHelo === undefined ? [] : [{ id: ofHelo, args: { ip, domain: helo, detail: spf.helo.detail ?? "" } }]),
  ];
}

function hopFindings({ tls, envelope: { ip } }: OutboundObservation): readonly MessageFinding[] {
  if (tls.kind === "clear") return [{ id: "message/clear", args: { ip } }];
  if (tls.kind === "not-measured") return [{ id: "message/tls-unknown", args: { ip } }];
  if (tls.version === undefined || modern.has(tls.version)) return [];
  return [{ id: "message/old-tls", args: { ip, version: tls.version } }];
}
