/** SPF (RFC 7208): who may send mail for a domain. */
import type { Check } from "../../model.ts";
import { compareSpf } from "./compare.ts";
import { evaluateSpf } from "./evaluate.ts";
import type { SpfFacts } from "./facts.ts";
import { judgeSpf } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishSpf } from "./publish.ts";
import { rules } from "./rules.ts";

export type { SpfFacts } from "./facts.ts";
export { deniesAll, sendsOf } from "./authorises.ts";

export const spf: Check<SpfFacts> = {
  id: "spf",
  evaluate: evaluateSpf,
  judge: judgeSpf,
  compare: compareSpf,
  publish: publishSpf,
  messages,
  rules,
};
