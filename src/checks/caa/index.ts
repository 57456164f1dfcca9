/** CAA: who may issue certificates for the names of a domain's mail (RFC 8659, RFC 8657, RFC 9495). See README.md. */
import type { Check } from "../../model.ts";
import { compareCaa } from "./compare.ts";
import { type CaaFacts, evaluateCaa } from "./evaluate.ts";
import { judgeCaa } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishCaa } from "./publish.ts";
import { rules } from "./rules.ts";

export { type CaaFacts } from "./evaluate.ts";

export const caa: Check<CaaFacts> = {
  id: "caa",
  evaluate: evaluateCaa,
  judge: judgeCaa,
  compare: compareCaa,
  publish: publishCaa,
  messages,
  rules,
};
