/** What a validated answer is to those who asked for records. */
import type { Answer, Outcome } from "../resolver.ts";
import { presentationOf } from "../wire/rdata.ts";
import { failureOf, sentenceOf } from "./messages.ts";
import type { Validated } from "./validated.ts";

/** Bogus records are not handed on (RFC 4035 §5.5): such an answer has failed, and its security says why. */
export function answerOf(validated: Validated): Answer {
  const { question, aliases, security, because, wildcard } = validated;
  return {
    question,
    outcome: outcomeOf(validated),
    aliases,
    security,
    ...(because === undefined ? {} : { because }),
    source: "live",
    ...(wildcard === undefined ? {} : { wildcard }),
  };
}

function outcomeOf({ outcome, security, because, ttl }: Validated): Outcome {
  switch (outcome.kind) {
    case "rrset":
    case "nodata":
    case "nxdomain":
      if (security === "bogus" && because !== undefined) return { kind: "failed", why: sentenceOf(because) };
      if (outcome.kind !== "rrset") return { kind: outcome.kind };
      break;
    case "alias-loop":
    case "unsignable":
    case "failed":
    case "rcode":
      return { kind: "failed", why: failureOf(outcome) };
  }
  const { owner, type, rdata } = outcome.rrset;
  return { kind: "rrset", rrset: { owner, type, ttl, rdata: rdata.map((octets) => presentationOf(type, octets)) } };
}
