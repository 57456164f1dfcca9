/** MTA-STS: TLS with a verified certificate on the way to a domain (RFC 8461). See README.md. */
import type { Check } from "../../model.ts";
import { compareMtaSts } from "./compare.ts";
import { type MtaStsFacts, evaluateMtaSts } from "./evaluate.ts";
import { judgeMtaSts } from "./judge.ts";
import { messages } from "./messages.ts";
import { publishMtaSts } from "./publish.ts";
import { rules } from "./rules.ts";

export { modeInForce, uncoveredHosts } from "./coverage.ts";
export { isOfAnotherType } from "./judge.ts";
export { type MtaStsFacts } from "./evaluate.ts";

export const mtaSts: Check<MtaStsFacts> = {
  id: "mta-sts",
  evaluate: evaluateMtaSts,
  judge: judgeMtaSts,
  compare: compareMtaSts,
  publish: publishMtaSts,
  messages,
  rules,
};
