/** TLS-RPT: where reports on TLS for a domain go (RFC 8460). See README.md. */
import type { Check } from "../../model.ts";
import { compareTlsRpt } from "./compare.ts";
import { type TlsRptFacts, evaluateTlsRpt } from "./evaluate.ts";
import { judgeTlsRpt } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishTlsRpt } from "./publish.ts";
import { rules } from "./rules.ts";

export { type TlsRptFacts } from "./evaluate.ts";

export const tlsRpt: Check<TlsRptFacts> = {
  id: "tls-rpt",
  evaluate: evaluateTlsRpt,
  judge: judgeTlsRpt,
  compare: compareTlsRpt,
  publish: publishTlsRpt,
  messages,
  rules,
};
