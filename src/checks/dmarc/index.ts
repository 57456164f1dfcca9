/** Who may send mail in a domain's name, and what happens to the rest (RFC 9989). See README.md. */
import type { Check } from "../../model.ts";
import { compareDmarc } from "./compare.ts";
import { type DmarcFacts, evaluateDmarc } from "./evaluate.ts";
import { judgeDmarc } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishDmarc } from "./publish.ts";
import { rules } from "./rules.ts";

export { type DmarcFacts } from "./evaluate.ts";
export { effectivePolicy, forgeTable } from "./judge.ts";

export const dmarc: Check<DmarcFacts> = {
  id: "dmarc",
  evaluate: evaluateDmarc,
  judge: judgeDmarc,
  compare: compareDmarc,
  publish: publishDmarc,
  messages,
  rules,
};
