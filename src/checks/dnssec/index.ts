/** DNSSEC as far as files show it (RFC 4033 to 4035). See README.md. */
import type { Check } from "../../model.ts";
import { compareDnssec } from "./compare.ts";
import { type DnssecFacts, evaluateDnssec } from "./evaluate.ts";
import { judgeDnssec } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishDnssec } from "./publish.ts";
import { rules } from "./rules.ts";

export { type DnssecFacts } from "./evaluate.ts";
export { keysReliedOn } from "./reliance.ts";

export const dnssec: Check<DnssecFacts> = {
  id: "dnssec",
  evaluate: evaluateDnssec,
  judge: judgeDnssec,
  compare: compareDnssec,
  publish: publishDnssec,
  messages,
  rules,
};
