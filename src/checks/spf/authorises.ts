/** Whom a record lets send, as far as it is known. */
import { type AddressSet, everyIpv4, intersection, network, setOfRanges, sizeOf } from "../../mail/address-set.ts";
import type { Evaluation, Part, RecordNode, SpfFacts } from "./facts.ts";

/** The clients of the parts that `isWanted`. */
export function addressesOf({ parts }: Evaluation, isWanted: (part: Part) => boolean): AddressSet {
  return setOfRanges(parts.filter(isWanted).flatMap(({ addresses }) => addresses));
}

/** Clients that pass, symbolic terms left aside. */
export function passing(evaluation: Evaluation): AddressSet {
  return addressesOf(evaluation, ({ result }) => result === "pass");
}

const globalUnicast = network("2000::", 3); // RFC 4291 §2.4

/** Does more than half of the IPv4 or of the IPv6 Internet pass: `+all`, `ip4:0.0.0.0/0`, `a/0`, an included `+all`? */
export function letsAnybodySend(evaluation: Evaluation): boolean {
  if (evaluation.default.result === "pass") return true;
  const set = passing(evaluation);
  return [everyIpv4, globalUnicast].some((family) => sizeOf(intersection(set, family)) * 2n > sizeOf(family));
}

/**
 * Addresses that no mail comes from over the Internet: private, shared, loopback, link-local, multicast and reserved
 * (RFC 6890). Those for documentation are not among them: a record that has them means to authorise somebody.
 */
export const unroutable: AddressSet = setOfRanges([
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
  "::/127",
  "fc00::/7",
  "fe80::/10",
  "ff00::/8",
]);

/** Does the record authorise anybody to send? */
export function sendsOf({ record }: SpfFacts): boolean | "unknown" {
  switch (record.kind) {
    case "unknown":
    case "failed":
      return "unknown";
    case "none":
    case "duplicate":
    case "syntax":
      return false;
    case "valid":
      return authorises(record.evaluation);
  }
}

function authorises(evaluation: Evaluation): boolean | "unknown" {
  if (evaluation.parts.some(({ result }) => result === "pass")) return true;
  if (evaluation.symbolic.some(({ kind, result }) => kind !== "redirect" && result === "pass")) return true;
  return evaluation.default.result === "unknown" ? "unknown" : false;
}

/** Is it exactly `-all`, with no term that would let anybody pass, be it only by a later change of another record? */
export function deniesAll({ record }: SpfFacts): boolean | "unknown" {
  if (record.kind === "unknown" || record.kind === "failed") return "unknown";
  if (record.kind !== "valid" || record.evaluation.problems.length > 0 || isInviting(record.evaluation.tree))
    return false;
  const { default: otherwise } = record.evaluation;
  return otherwise.result === "unknown" ? "unknown" : otherwise.result === "fail";
}

function isInviting({ terms }: RecordNode): boolean {
  return terms.some(({ name, use, result, child }) => {
    if (use === "ignored" || name === "all") return false;
    return name === "redirect" ? child !== null && isInviting(child) : result === "pass";
  });
}
