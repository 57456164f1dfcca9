/** The certificates of the MX hosts (RFC 5280, RFC 9525). See README.md. */
import type { Check } from "../../model.ts";
import { type X509Facts, evaluateX509 } from "./evaluate.ts";
import { judgeX509 } from "./judge.ts";
import { messages } from "./messages.ts";

export { type X509Facts } from "./evaluate.ts";

/** Files beside the zones are looked at by DANE; what servers present is not in them. */
export const x509: Check<X509Facts> = {
  id: "x509",
  evaluate: evaluateX509,
  judge: judgeX509,
  compare: () => [],
  messages,
  rules: {},
};
