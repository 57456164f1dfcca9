/** An answer and its chain of trust for programs; `docs/dns.md` tells what is in it. */
import { failureOf, noteSentence, sentenceOf, tellReason } from "../dns/dnssec/messages.ts";
import { type Reason, extendedErrorOf } from "../dns/dnssec/reason.ts";
import type { Validated } from "../dns/dnssec/validated.ts";
import { presentationOf } from "../dns/wire/rdata.ts";
import { visible } from "../report/json.ts";
import { version } from "../version.ts";
import type { Traced } from "./dns.ts";

/** Two spaces of indentation and a final line feed; nothing in it acts on a terminal or in a log. */
export function dnsJson({ validated, sent }: Traced): string {
  const { question, security, because, aliases, wildcard, ttl, notes, steps } = validated;
  const report = {
    schemaVersion: 1,
    mecsa: version,
    question,
    outcome: outcomeJson(validated.outcome),
    security,
    because: reasonJson(because),
    aliases,
    wildcard: wildcard ?? null,
    ttl,
    notes: notes.map((note) => ({ ...note, message: noteSentence(note) })),
    steps: steps.map(({ question: asked, link, security, signer, keyTag, algorithm, because }) => ({
      question: asked,
      link,
      security,
      signer: signer ?? null,
      keyTag: keyTag ?? null,
      algorithm: algorithm ?? null,
      because: reasonJson(because),
    })),
    sent,
  };
  return `${visible(JSON.stringify(report, null, 2))}\n`;
}

function outcomeJson(outcome: Validated["outcome"]): object {
  switch (outcome.kind) {
    case "rrset": {
      const { owner, type, ttl, rdata } = outcome.rrset;
      return { kind: "rrset", owner, type, ttl, rdata: rdata.map((octets) => presentationOf(type, octets)) };
    }
    case "nodata":
    case "nxdomain":
      return { kind: outcome.kind };
    case "alias-loop":
    case "unsignable":
    case "failed":
    case "rcode":
      return { kind: "no-answer", why: failureOf(outcome) };
  }
}

function reasonJson(reason: Reason | undefined): object | null {
  if (reason === undefined) return null;
  const { fix, see } = tellReason(reason);
  return {
    code: reason.code,
    zone: reason.zone ?? null,
    owner: reason.owner ?? null,
    type: reason.type ?? null,
    args: reason.args ?? {},
    extendedError: extendedErrorOf[reason.code] ?? null,
    message: sentenceOf(reason),
    fix,
    reference: see,
  };
}
