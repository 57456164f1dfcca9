/** What the report of an assessment is made of, before anybody renders it. */
import type { ProfileVerdict } from "../../expectations/verdict.ts";
import type { HostSeen } from "../../hosts-seen.ts";
import type { Egress } from "../../mail/smtp-session.ts";
import type { Assessment } from "../../model.ts";

export interface AssessmentReport {
  /** The clock of the assessment, ISO 8601 in UTC. */
  at: string;
  /** Where it was measured from, as the person says. */
  vantage?: string;
  /** Whether port 25 could be reached from there; `unknown` where nobody tried. */
  egress: Egress;
  domains: readonly AssessedDomain[];
}

export interface AssessedDomain {
  assessment: Assessment;
  hosts: readonly HostSeen[];
  /** Of `--profile`. */
  profile?: ProfileVerdict;
}
