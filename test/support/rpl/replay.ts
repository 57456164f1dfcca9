/** Plays a scenario: every question that it asks, validated by us over what its servers say. */
import { dnskeyOf } from "../../../src/dns/dnssec/dnskey.ts";
import { readDs } from "../../../src/dns/dnssec/ds.ts";
import { limits } from "../../../src/dns/dnssec/limits.ts";
import type { TrustAnchor } from "../../../src/dns/dnssec/trust-anchors.ts";
import { validatorOf } from "../../../src/dns/dnssec/validate.ts";
import type { Validated } from "../../../src/dns/dnssec/validated.ts";
import type { WireRecord } from "../../../src/dns/message.ts";
import type { Question } from "../../../src/dns/resolver.ts";
import { recursorOf } from "./recursor.ts";
import type { Entry, Scenario } from "./scenario.ts";

/** One question, what the scenario has for an answer, and what we make of it. */
export interface Played {
  line: number;
  asked: Entry;
  checked: Entry;
  validated: Validated;
  unanswered: readonly Question[];
}

/** Every question is validated anew; only the delegations that the recursive resolver met are kept from one to the next. */
export async function replay(scenario: Scenario): Promise<readonly Played[]> {
  const { steps, negativeAnchors, nsec3Iterations } = scenario;
  const recursor = recursorOf(scenario);
  const anchors = anchorsOf(scenario.anchors);
  const played: Played[] = [];
  let seconds = scenario.now.getTime() / 1000;
  for (const [index, step] of steps.entries()) {
    if (step.kind === "time-passes") seconds += step.seconds;
    const question = step.kind === "query" ? step.entry.message.question : undefined;
    const checked = steps.slice(index).find(({ kind }) => kind === "check");
    if (step.kind !== "query" || question === undefined || checked?.kind !== "check") continue;
    recursor.at = step.at;
    recursor.now = seconds;
    const now = new Date(seconds * 1000);
    const validator = validatorOf({
      ask: recursor.ask,
      anchors,
      negativeAnchors,
      now: () => now,
      limits: { ...limits, nsec3Iterations },
    });
    const validated = await validator.validate(question.owner, question.type);
    const unanswered = recursor.unanswered.splice(0);
    played.push({ line: checked.line, asked: step.entry, checked: checked.entry, validated, unanswered });
  }
  return played;
}

function anchorsOf(records: readonly WireRecord[]): readonly TrustAnchor[] {
  const zones = new Map(records.map(({ owner }) => [owner, records.filter((record) => record.owner === owner)]));
  return [...zones].map(([zone, own]) => ({
    zone,
    ds: own.filter(({ type }) => type === "DS").map(({ rdata }) => readDs(rdata)),
    keys: own.filter(({ type }) => type === "DNSKEY").map(({ rdata }) => dnskeyOf(zone, rdata)),
  }));
}
