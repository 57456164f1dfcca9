/** Every finding and every rule by its identifier, from the checks and the gate; what a renderer is handed. */
import { checks } from "./checks/index.ts";
import { type Known } from "./config/config.ts";
import { knownOf } from "./config/known.ts";
import { rules as configRules } from "./config/messages.ts";
import { generalRules } from "./gate/general-messages.ts";
import { rules as gateRules } from "./gate/messages.ts";
import { lookRules } from "./looks/messages.ts";
import type { CriterionId, Demerits, Finding, Message, Rule } from "./model.ts";

export interface Catalogue {
  rules: ReadonlyMap<string, Rule>;
  messages: ReadonlyMap<string, Message>;
}

const registered = Object.values(checks);
const messages = new Map(registered.flatMap((check) => Object.entries<Message>(check.messages)));

/** The rules of a review. */
export const reviewRules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ...registered.flatMap((check) => Object.entries<Rule>(check.rules)),
  ...Object.entries(gateRules),
  ...Object.entries(generalRules),
  ...Object.entries(configRules),
]);

/** Two looks at the world have rules of their own beside those. */
export const catalogue: Catalogue = {
  rules: new Map<string, Rule>([...reviewRules, ...Object.entries(lookRules(messages))]),
  messages,
};

/** What a configuration can speak of. */
export const known: Known = knownOf(reviewRules, checks);

export function demeritsOf(finding: Finding): Demerits {
  return catalogue.messages.get(finding.id)?.demerits ?? {};
}

/** Why a criterion that no check speaks of is not measured. */
export const notMeasuredBecause: Readonly<Record<CriterionId, string>> = {
  starttls: "the MX hosts were not asked",
  x509: "the MX hosts were not asked",
  "mta-sts": "the policy is served over HTTPS and was not fetched",
  dnssec: "zone files do not show whether the zone is signed as published",
  dkim: "DKIM was not evaluated",
  spf: "SPF was not evaluated",
  "spf-policy": "SPF was not evaluated",
  dmarc: "DMARC was not evaluated",
  "dmarc-policy": "DMARC was not evaluated",
  dane: "DANE was not evaluated",
};
