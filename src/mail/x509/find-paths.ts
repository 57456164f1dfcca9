/** Paths from a server's certificate up to a trust anchor, through what the server sent (RFC 4158). */
import type { Anchors } from "./anchors.ts";
import { type Certificate, isSelfIssued, isSignedBy } from "./certificate.ts";

/** `at`: where it stands in the chain as sent, 0 for the server's own; `anchor` for one that was not sent. */
export interface Link {
  certificate: Certificate;
  at: number | "anchor";
}

type PathEnd =
  | { kind: "anchored" }
  /** The last one signed itself, and nobody trusts it. */
  | { kind: "self-signed" }
  /** Certificates with the issuer's name are there, but none of their keys made the signature. */
  | { kind: "bad-signature" }
  | { kind: "issuer-missing" }
  /** Too many paths were tried. */
  | { kind: "gave-up" };

/** From the server's own certificate upwards; never empty. */
export interface Path {
  links: readonly [Link, ...Link[]];
  end: PathEnd;
}

const maxSignatures = 64; // verified in one search
const maxLinks = 12;

interface Search {
  sent: readonly Link[];
  anchors: Anchors;
  signatures: number;
}

/** Every path, those over an anchor that was not sent first; at least one, which may lead nowhere. Works when iterated. */
export function findPaths(leaf: Link, sent: readonly Link[], anchors: Anchors): Generator<Path> {
  return extend([leaf], { sent, anchors, signatures: 0 });
}

function* extend(links: Path["links"], search: Search): Generator<Path> {
  const top = links.at(-1) ?? links[0];
  if (isAmong(top.certificate, search.anchors.named(top.certificate.subject.canonical)))
    return yield { links, end: { kind: "anchored" } };
  const candidates = issuersOf(top.certificate, search).filter((one) => !links.some((link) => isSame(link, one)));
  const signers: Link[] = [];
  for (const candidate of candidates) {
    if (search.signatures++ >= maxSignatures || links.length >= maxLinks)
      return yield { links, end: { kind: "gave-up" } };
    if (isSignedBy(top.certificate, candidate.certificate)) signers.push(candidate);
  }
  if (signers.length === 0) return yield { links, end: { kind: endOf(top.certificate, candidates.length) } };
  for (const signer of signers) yield* extend([...links, signer], search);
}

function endOf(top: Certificate, candidates: number): PathEnd["kind"] {
  if (isSelfIssued(top) && isSignedBy(top, top)) return "self-signed";
  return candidates > 0 ? "bad-signature" : "issuer-missing";
}

/** Anchors first, then what was sent in its order. */
function issuersOf({ issuer }: Certificate, search: Search): readonly Link[] {
  const anchors = search.anchors.named(issuer.canonical);
  const sent = search.sent.filter(({ certificate }) => certificate.subject.canonical === issuer.canonical);
  const sentAsWell = (anchor: Certificate): Link | undefined =>
    sent.find((link) => isSameCertificate(link.certificate, anchor));
  const trusted = anchors.map((anchor) => sentAsWell(anchor) ?? ({ certificate: anchor, at: "anchor" } as const));
  return [...trusted, ...sent.filter((link) => !trusted.includes(link))];
}

function isAmong(certificate: Certificate, others: readonly Certificate[]): boolean {
  return others.some((other) => isSameCertificate(certificate, other));
}

function isSame(a: Link, b: Link): boolean {
  return isSameCertificate(a.certificate, b.certificate);
}

export function isSameCertificate(a: Certificate, b: Certificate): boolean {
  return a.digests.sha256 === b.digests.sha256;
}
