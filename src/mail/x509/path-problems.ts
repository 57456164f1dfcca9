/** What is wrong with one path, cause by cause; the rules are RFC 5280 §6.1, as strict as OpenSSL is. */
import type { DomainName } from "../../dns/name.ts";
import type { Args } from "../../model.ts";
import { isWeakKey, isWeakSignature, type PublicKey } from "./algorithms.ts";
import { type Certificate, dnsNamesOf, isSelfIssued } from "./certificate.ts";
import type { ChainProblem, ChainProblemCode } from "./chain-problem.ts";
import { purposes } from "./extensions.ts";
import type { Link, Path } from "./find-paths.ts";
import { matchesName } from "./matches-name.ts";
import { nameOutside } from "./name-constraints.ts";

type Problem = [code: ChainProblemCode, args?: Args];

/** The end of the path first where it is no trust anchor, then from the server's own certificate upwards. */
export function pathProblems(path: Path, now: Date): readonly ChainProblem[] {
  const top = path.links.at(-1) ?? path.links[0];
  const placed = (link: Link, problems: readonly Problem[]): readonly ChainProblem[] =>
    problems.map(([code, args = {}]) => ({ code, args, at: link.at }));
  const ofLinks = path.links.flatMap((link, index) => placed(link, linkProblems(path, index, now)));
  return [...placed(top, endProblems(path, top.certificate)), ...ofLinks];
}

function endProblems({ end, links }: Path, top: Certificate): readonly Problem[] {
  const issuer = top.issuer.text;
  switch (end.kind) {
    case "anchored":
      return [];
    case "self-signed":
      return [links.length === 1 ? ["self-signed"] : ["unknown-root", { root: top.subject.text }]];
    case "bad-signature":
      return [["bad-signature", { issuer }]];
    case "issuer-missing":
      return [["issuer-missing", { issuer, ...aiaOf(top) }]];
    case "gave-up":
      return [["too-many-paths"]];
  }
}

/** Where the issuer's certificate can be fetched, which browsers do and mail servers do not (RFC 5280 §4.2.2.1). */
function aiaOf({ extensions }: Certificate): Args {
  const [aia] = extensions.caIssuersUrls;
  return aia === undefined ? {} : { aia };
}

function linkProblems({ links, end }: Path, index: number, now: Date): readonly Problem[] {
  const link = links[index];
  if (link === undefined) return [];
  const { certificate } = link;
  const below = links.slice(0, index).map((one) => one.certificate);
  const issuer = links[index + 1]?.certificate;
  const isAnchor = end.kind === "anchored" && issuer === undefined;
  return [
    ...dateProblems(certificate, now),
    ...keyProblems(certificate.key),
    ...(isAnchor ? [] : signatureProblems(certificate, issuer)),
    ...(index === 0 ? serverProblems(certificate) : caProblems(certificate, below, isAnchor)),
    ...purposeProblems(certificate),
    ...certificate.extensions.unknownCritical.map((oid): Problem => ["unknown-critical-extension", { oid }]),
  ];
}

/** RFC 5280 §4.1.2.5: both ends belong to it. */
function dateProblems({ notBefore, notAfter }: Certificate, now: Date): readonly Problem[] {
  if (now < notBefore) return [["not-yet-valid", { notBefore: notBefore.toISOString() }]];
  return now.getTime() >= notAfter.getTime() + 1000 ? [["expired", { notAfter: notAfter.toISOString() }]] : [];
}

function keyProblems(key: PublicKey): readonly Problem[] {
  if (key.kind === "unknown" || (key.kind === "ec" && key.curve === undefined)) return [["unsupported-key"]];
  return isWeakKey(key) ? [["weak-key", { kind: key.kind, bits: key.bits ?? 0 }]] : [];
}

/** How an anchor is signed is of no matter. */
function signatureProblems(certificate: Certificate, issuer: Certificate | undefined): readonly Problem[] {
  const named = certificate.extensions.authorityKey ?? "";
  const own = issuer?.extensions.subjectKey ?? "";
  return [
    ...(isWeakSignature(certificate.signature)
      ? [["weak-signature", { hash: certificate.signature.hash }] as const]
      : []),
    ...(named !== "" && own !== "" && named !== own ? [["authority-key-mismatch"] as const] : []),
  ].map(([code, args]): Problem => (args === undefined ? [code] : [code, args]));
}

function serverProblems({ extensions: { keyUsage } }: Certificate): readonly Problem[] {
  const needed = ["digitalSignature", "keyEncipherment", "keyAgreement"] as const; // RFC 5280 §4.2.1.12 for serverAuth
  return keyUsage === undefined || needed.some((usage) => keyUsage.includes(usage)) ? [] : [["wrong-key-usage"]];
}

/** RFC 5280 §6.1.4 (k) to (n), and the name constraints of (g) held against everything below. */
function caProblems(ca: Certificate, below: readonly Certificate[], isAnchor: boolean): readonly Problem[] {
  const { basicConstraints, keyUsage, nameConstraints } = ca.extensions;
  const isOldRoot = isAnchor && ca.version === 1 && isSelfIssued(ca);
  const found = below.slice(1).filter((one) => !isSelfIssued(one)).length;
  const allowed = basicConstraints?.pathLength;
  const problems: Problem[] = [];
  if (basicConstraints?.isCa !== true && !isOldRoot) problems.push(["not-a-ca"]);
  if (keyUsage?.includes("keyCertSign") === false) problems.push(["no-cert-sign"]);
  if (allowed !== undefined && found > allowed) problems.push(["path-too-long", { allowed, found }]);
  if (nameConstraints === undefined) return problems;
  const constrained = below.filter((one, index) => index === 0 || !isSelfIssued(one)); // RFC 5280 §6.1.3 (b)
  const outside = constrained.map((one) => nameOutside(nameConstraints, one)).find((one) => one !== undefined);
  return outside === undefined ? problems : [...problems, ["name-not-permitted", { ...outside, ca: ca.subject.text }]];
}

/** OpenSSL asks it of CAs as well, and anyExtendedKeyUsage is not enough for it (RFC 5280 §4.2.1.12 lets it). */
function purposeProblems({ extensions: { extendedKeyUsage } }: Certificate): readonly Problem[] {
  return extendedKeyUsage === undefined || extendedKeyUsage.includes(purposes.serverAuth) ? [] : [["wrong-purpose"]];
}

const maxNames = 20; // told

export function nameProblems(certificate: Certificate, hosts: readonly DomainName[]): readonly ChainProblem[] {
  if (hosts.some((host) => matchesName(certificate, host))) return [];
  const names = dnsNamesOf(certificate).slice(0, maxNames);
  if (names.length > 0) return [{ code: "name-mismatch", args: { hosts, names }, at: 0 }];
  return [{ code: "no-dns-name", args: { hosts, subject: certificate.subject.text }, at: 0 }];
}
