/** Settings for a kind of domain, as data. A profile raises severities, asks for stars, and does nothing else: it hides nothing. */
import type { Severity } from "../model.ts";
import type { Minimum } from "./config.ts";

export interface Profile {
  /** When its figures were last set, for reports and for whoever compares two of them. */
  dated: string;
  /** What it is for, in one sentence. */
  about: string;
  rules: Readonly<Record<string, Severity>>;
  minimum: Minimum;
}

export const profileNames = ["default", "strict", "parked"] as const;
export type ProfileName = (typeof profileNames)[number];

export const profiles: Readonly<Record<ProfileName, Profile>> = {
  default: {
    dated: "2026-11-22",
    about: "The severities of the rules as they are; no minimum.",
    rules: {},
    minimum: {},
  },
  strict: {
    dated: "2026-11-22",
    about:
      "For domains that must not lose anything unnoticed: what is mostly legitimate, such as a new include, needs a waiver too.",
    rules: {
      "SPF-ALL-WEAKER": "high",
      "SPF-NEW-INCLUDE": "high",
      "SPF-QUALIFIER": "high",
      "SPF-PTR": "high",
      "SPF-WILDCARD-REMOVED": "high",
      "SPF-START-SENDING": "high",
      "SPF-INCLUDE-SHARED": "high",
      "DMARC-PCT": "high",
      "DMARC-TEST": "high",
      "DMARC-CNAME": "high",
      "DMARC-RUA-REMOVED": "high",
      "DMARC-RUA-MOVED": "high",
      "DANE-ROLLOVER-LOST": "high",
      "DANE-SELECTOR": "high",
      "GATE-CONFIG": "high",
    },
    minimum: {},
  },
  parked: {
    dated: "2026-11-22",
    about: "For domains without mail: whatever loosens a lock blocks, and forged mail has to be refused.",
    rules: {
      "SPF-ALL-WEAKER": "high",
      "SPF-START-SENDING": "high",
      "SPF-WILDCARD-REMOVED": "high",
      "SPF-NEW-INCLUDE": "high",
      "DMARC-SELF-DOWN": "critical",
      "DMARC-SUB-DOWN": "critical",
      "DMARC-ALIGN": "high",
      "MX-NULL-LOST": "medium",
      "PARKED-REGRESSION": "critical",
    },
    minimum: { "phishing-identity-theft": 3.5 },
  },
};
