/** DKIM keys in zones (RFC 6376, RFC 8301, RFC 8463). See README.md. */
import type { Check } from "../../model.ts";
import { compareDkim } from "./compare.ts";
import { type DkimFacts, evaluateDkim } from "./evaluate.ts";
import { judgeDkim } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishDkim } from "./publish.ts";
import { rules } from "./rules.ts";

export { type DkimFacts } from "./evaluate.ts";
export { countKeys, hasNullWildcard } from "./selectors.ts";

export const dkim: Check<DkimFacts> = {
  id: "dkim",
  evaluate: evaluateDkim,
  judge: judgeDkim,
  compare: compareDkim,
  publish: publishDkim,
  messages,
  rules,
};
