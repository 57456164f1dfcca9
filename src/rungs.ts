/** MECSA's own figures as rungs: the level (0 to 10, half stars) that a category has when all of these criteria are met. */
import type { Category, CriterionId } from "./model.ts";

interface Rung {
  category: Category;
  level: number;
  criteria: readonly CriterionId[];
}

// Source: the JRC's MECSA stand-alone tool, score version of 2020-03-20.
export const rungs: readonly Rung[] = [
  { category: "confidential-delivery", level: 10, criteria: ["starttls", "dane", "dnssec"] },
  { category: "confidential-delivery", level: 10, criteria: ["starttls", "x509", "mta-sts"] },
  { category: "confidential-delivery", level: 10, criteria: ["starttls", "x509", "dane", "dnssec"] },
  { category: "confidential-delivery", level: 10, criteria: ["starttls", "x509", "dane", "mta-sts"] },
  { category: "confidential-delivery", level: 10, criteria: ["starttls", "x509", "dane", "dnssec", "mta-sts"] },
  { category: "confidential-delivery", level: 8, criteria: ["starttls", "x509", "dnssec"] },
  { category: "confidential-delivery", level: 7, criteria: ["starttls", "x509"] },
  { category: "confidential-delivery", level: 7, criteria: ["starttls", "x509", "dane"] },
  { category: "confidential-delivery", level: 6, criteria: ["starttls", "dane"] },
  { category: "confidential-delivery", level: 6, criteria: ["starttls", "dnssec"] },
  { category: "confidential-delivery", level: 6, criteria: ["starttls", "mta-sts"] },
  { category: "confidential-delivery", level: 5, criteria: ["starttls"] },
  {
    category: "phishing-identity-theft",
    level: 10,
    criteria: ["spf", "spf-policy", "dkim", "dmarc", "dmarc-policy", "dnssec"],
  },
  { category: "phishing-identity-theft", level: 9, criteria: ["spf", "dkim", "dmarc", "dmarc-policy", "dnssec"] },
  { category: "phishing-identity-theft", level: 9, criteria: ["spf", "spf-policy", "dkim", "dmarc", "dnssec"] },
  { category: "phishing-identity-theft", level: 8, criteria: ["dkim", "dmarc", "dmarc-policy", "dnssec"] },
  { category: "phishing-identity-theft", level: 8, criteria: ["spf", "dkim", "dmarc", "dnssec"] },
  { category: "phishing-identity-theft", level: 8, criteria: ["spf", "spf-policy", "dkim", "dnssec"] },
  { category: "phishing-identity-theft", level: 8, criteria: ["spf", "dmarc", "dmarc-policy", "dnssec"] },
  { category: "phishing-identity-theft", level: 8, criteria: ["spf", "spf-policy", "dkim", "dmarc", "dmarc-policy"] },
  { category: "phishing-identity-theft", level: 7, criteria: ["dkim", "dmarc", "dmarc-policy"] },
  { category: "phishing-identity-theft", level: 7, criteria: ["spf", "dmarc", "dmarc-policy"] },
  { category: "phishing-identity-theft", level: 7, criteria: ["spf", "dkim", "dmarc", "dmarc-policy"] },
  { category: "phishing-identity-theft", level: 7, criteria: ["spf", "spf-policy", "dkim", "dmarc"] },
  { category: "phishing-identity-theft", level: 7, criteria: ["spf", "spf-policy", "dmarc", "dnssec"] },
  { category: "phishing-identity-theft", level: 6, criteria: ["spf", "spf-policy"] },
  { category: "phishing-identity-theft", level: 6, criteria: ["dkim", "dmarc", "dnssec"] },
  { category: "phishing-identity-theft", level: 6, criteria: ["spf", "dkim", "dmarc"] },
  { category: "phishing-identity-theft", level: 6, criteria: ["spf", "dkim", "dnssec"] },
  { category: "phishing-identity-theft", level: 6, criteria: ["spf", "spf-policy", "dkim"] },
  { category: "phishing-identity-theft", level: 6, criteria: ["spf", "dmarc", "dnssec"] },
  { category: "phishing-identity-theft", level: 6, criteria: ["spf", "spf-policy", "dmarc"] },
  { category: "phishing-identity-theft", level: 6, criteria: ["spf", "spf-policy", "dnssec"] },
  { category: "phishing-identity-theft", level: 5, criteria: ["dkim", "dmarc"] },
  { category: "phishing-identity-theft", level: 5, criteria: ["spf", "dkim"] },
  { category: "phishing-identity-theft", level: 5, criteria: ["spf", "dmarc"] },
  { category: "phishing-identity-theft", level: 4, criteria: ["dkim", "dnssec"] },
  { category: "phishing-identity-theft", level: 4, criteria: ["dmarc", "dnssec"] },
  { category: "phishing-identity-theft", level: 4, criteria: ["spf", "dnssec"] },
  { category: "phishing-identity-theft", level: 4, criteria: ["dmarc", "dmarc-policy", "dnssec"] },
  { category: "phishing-identity-theft", level: 3, criteria: ["dkim"] },
  { category: "phishing-identity-theft", level: 3, criteria: ["dmarc"] },
  { category: "phishing-identity-theft", level: 3, criteria: ["spf"] },
  { category: "message-integrity", level: 10, criteria: ["dkim", "dmarc", "dmarc-policy", "dnssec"] },
  { category: "message-integrity", level: 8, criteria: ["dkim", "dnssec"] },
  { category: "message-integrity", level: 8, criteria: ["dkim", "dmarc", "dnssec"] },
  { category: "message-integrity", level: 7, criteria: ["dkim", "dmarc", "dmarc-policy"] },
  { category: "message-integrity", level: 6, criteria: ["dkim", "dmarc"] },
  { category: "message-integrity", level: 4, criteria: ["dmarc", "dnssec"] },
  { category: "message-integrity", level: 2, criteria: ["dmarc"] },
  { category: "message-integrity", level: 2, criteria: ["dnssec"] },
];
