/** Name servers: who answers for a domain and for its names of mail (RFC 1034 §4.2). See README.md. */
import type { Check } from "../../model.ts";
import { compareNs } from "./compare.ts";
import { type NsFacts, evaluateNs } from "./evaluate.ts";
import { judgeNs } from "./judge.ts";
import { messages } from "./messages.ts";
import { rules } from "./rules.ts";

export { type NsFacts } from "./evaluate.ts";

export const ns: Check<NsFacts> = {
  id: "ns",
  evaluate: evaluateNs,
  judge: judgeNs,
  compare: compareNs,
  messages,
  rules,
};
