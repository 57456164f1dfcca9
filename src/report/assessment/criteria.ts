/** The words of MECSA's criteria: what each asks, and how one that was not measured can be. */
import type { Category, CheckId, CriterionId, CriterionVerdict } from "../../model.ts";

interface CriterionWords {
  title: string;
  /** How to measure it, where it was not, and for no reason that `how.ts` knows more of. */
  how: string;
  /** The check whose findings say why it is not met. */
  check: CheckId;
}

const asked = "Have the MX hosts asked, without `--no-smtp`.";
export const again = "Try again later, or ask another resolver with `--resolver`.";

export const criterionWords: Readonly<Record<CriterionId, CriterionWords>> = {
  starttls: { title: "STARTTLS on every MX host", how: asked, check: "starttls" },
  x509: { title: "Certificates of a public authority", how: asked, check: "x509" },
  dane: { title: "DANE on every MX host", how: again, check: "dane" },
  "mta-sts": { title: "MTA-STS enforced", how: again, check: "mta-sts" },
  dnssec: { title: "DNSSEC for all that it relies on", how: again, check: "dnssec" },
  spf: { title: "SPF record", how: again, check: "spf" },
  "spf-policy": { title: "SPF refuses other senders", how: again, check: "spf" },
  dkim: {
    title: "DKIM key",
    how: "Name a selector with `--selector`, or give a received message with `--observed`.",
    check: "dkim",
  },
  dmarc: { title: "DMARC record", how: again, check: "dmarc" },
  "dmarc-policy": { title: "DMARC policy with effect, and reports", how: again, check: "dmarc" },
};

export const verdictWords: Readonly<Record<CriterionVerdict["kind"], string>> = {
  met: "met",
  unmet: "not met",
  "not-measured": "not measured",
  "not-applicable": "does not apply",
};

/** What the stars of a category are about, in one sentence. */
export const categoryAbout: Readonly<Record<Category, string>> = {
  "confidential-delivery": "Can others read mail on its way to the domain?",
  "phishing-identity-theft": "Can others send mail in the name of the domain?",
  "message-integrity": "Would a change of the domain's mail on its way be noticed?",
};
