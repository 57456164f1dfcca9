/** DANE for SMTP: TLSA records of the MX hosts (RFC 6698, RFC 7671, RFC 7672). See README.md. */
import type { Check } from "../../model.ts";
import { compareDane } from "./compare.ts";
import { type DaneFacts, evaluateDane } from "./evaluate.ts";
import { judgeDane } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishTlsa } from "./publish.ts";
import { rules } from "./rules.ts";

export { type DaneFacts } from "./evaluate.ts";

export const dane: Check<DaneFacts> = {
  id: "dane",
  evaluate: evaluateDane,
  judge: judgeDane,
  compare: compareDane,
  publish: publishTlsa,
  messages,
  rules,
};
