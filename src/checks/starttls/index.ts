/** STARTTLS at every address of every MX host (RFC 3207). See README.md. */
import type { Check } from "../../model.ts";
import { type StartTlsFacts, evaluateStartTls } from "./evaluate.ts";
import { judgeStartTls } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishStartTls } from "./publish.ts";

export { type StartTlsFacts } from "./evaluate.ts";

/** Files say nothing of it, so no rule compares it. */
export const startTls: Check<StartTlsFacts> = {
  id: "starttls",
  evaluate: evaluateStartTls,
  judge: judgeStartTls,
  compare: () => [],
  publish: publishStartTls,
  messages,
  rules: {},
};
