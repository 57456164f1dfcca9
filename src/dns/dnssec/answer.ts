/** What a validated answer is to those who asked for records. */
import type { Answer, Outcome } from "../resolver.ts";
import { presentationOf } from "../wire/rdata.ts";
import { failureOf, whyOf } from "./messages.ts";
import type { Validated } from "./validated.ts";

/** Bogus records are not handed on (RFC 4035 §5.5): such an answer has failed, and its security says why. */
export function answerOf(validated: Validated): Answer {
  const { question, aliases, security, because, notes, wildcard } = validated;
  const originalTtl = originalTtlOf(validated);
  return {
    question,
    outcome: outcomeOf(validated),
    aliases,
    security,
    ...(because === undefined ? {} : { because }),
    ...(notes.length === 0 ? {} : { notes }),
    ...(originalTtl === undefined ? {} : { originalTtl }),
    source: "live",
    ...(wildcard === undefined ? {} : { wildcard }),
  };
}

/** Signatures tell the same (RFC 4034 §3.1.4); whoever adds a bad one that tells another can make people wait at most. */
function originalTtlOf({ outcome, security }: Validated): number | undefined {
  if (security !== "secure" || outcome.kind !== "rrset") return undefined;
  const told = outcome.rrset.signatures.map(({ originalTtl }) => originalTtl);
  return told.length === 0 ? undefined : Math.max(...told);
}

function outcomeOf({ outcome, security, because, ttl }: Validated): Outcome {
  switch (outcome.kind) {
    case "rrset":
    case "nodata":
    case "nxdomain":
      if (security === "bogus" && because !== undefined) return { kind: "failed", why: whyOf(because) };
      if (outcome.kind !== "rrset") return { kind: outcome.kind };
      break;
    case "alias-loop":
    case "unsignable":
    case "failed":
    case "rcode":
      return { kind: "failed", why: failureOf(outcome) };
  }
  const { owner, type, rdata } = outcome.rrset;
  // Servers rotate the records of an RRset, which has no order (RFC 2181 §5): the same facts are told in the same words.
  return {
    kind: "rrset",
    rrset: { owner, type, ttl, rdata: rdata.map((octets) => presentationOf(type, octets)).toSorted() },
  };
}
