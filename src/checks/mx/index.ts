/** Where mail for a domain goes: its MX records, a null MX, or the implicit MX. See README.md. */
import type { Check } from "../../model.ts";
import { compareMx } from "./compare.ts";
import { type MxFacts, evaluateMx } from "./evaluate.ts";
import { judgeMx } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishMx } from "./publish.ts";
import { rules } from "./rules.ts";

export { type MxFacts } from "./evaluate.ts";
export { mxKind, receivesOf } from "./judge.ts";
export { receivedBy } from "./operators.ts";

export const mx: Check<MxFacts> = {
  id: "mx",
  evaluate: evaluateMx,
  judge: judgeMx,
  compare: compareMx,
  publish: publishMx,
  messages,
  rules,
};
