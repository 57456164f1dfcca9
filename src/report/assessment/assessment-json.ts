/** The JSON report of an assessment, version 1; `schemas/assessment.schema.json` says the same for other languages. */
import type { DaneSeen } from "../../hosts-seen.ts";
import type { Egress } from "../../mail/smtp-session.ts";
import type { Arg, Category, CriterionId, CriterionVerdict, Grade, Message, Severity } from "../../model.ts";
import type { ScoreJson, TablesJson } from "../review-json.ts";

export interface AssessmentReportJson {
  schemaVersion: 1;
  /** Version of mecsa. */
  mecsa: string;
  /** ISO 8601, UTC. */
  at: string;
  vantage: string | null;
  /** Whether port 25 could be reached from there. */
  egress: Egress;
  domains: AssessedDomainJson[];
}

export interface AssessedDomainJson {
  domain: string;
  roles: { receives: boolean | "unknown"; sends: boolean | "unknown"; parked: boolean | "unknown" };
  /** Who runs its MX hosts, where that is somebody else. */
  receivedBy: { operator: string; hosts: string[] }[];
  scores: CategoryJson[];
  checks: { check: string; verdict: Grade | "not-applicable" | "not-measured"; because: string | null }[];
  /** Worst first. */
  findings: FindingJson[];
  hosts: HostJson[];
  tables: TablesJson | null;
  /** Of `--profile`. */
  profile: ProfileJson | null;
}

export interface CategoryJson extends ScoreJson {
  category: Category;
  /** `gain`: stars more if this alone were met. */
  criteria: { criterion: CriterionId; verdict: CriterionVerdict["kind"]; because: string | null; gain: number }[];
}

export interface FindingJson {
  id: string;
  args: Record<string, Arg>;
  severity: Severity;
  message: string;
  fix: string;
  /** Records and files that fix it, whole; empty where none can be given. */
  publish: PublicationJson[];
  reference: string;
  /** Who can fix it. */
  who: Message["who"];
  costs: { category: Category; points: number }[];
}

type PublicationJson =
  | { do: "add" | "replace" | "remove"; owner: string; ttl?: number; type: string; rdata: string }
  | { do: "serve"; url: string; text: string };

export interface HostJson {
  host: string;
  preference: number;
  /** Null where that is not known. */
  tlsa: { records: number; security: string } | null;
  /** Null where they are not known. */
  addresses: AddressJson[] | null;
}

export interface AddressJson {
  address: string;
  /** How the session ended, such as `done`, `no-starttls` or `timed-out`; null where nobody asked. */
  ended: string | null;
  /** Why nobody asked. */
  because: string | null;
  tls: { protocol: string; cipher: string; keyExchange: string | null } | null;
  capabilities: string[];
  /** What senders with DANE find; null where there is nothing for them. */
  dane: DaneSeen | null;
  certificate: { names: string[]; issuer: string; notAfter: string; problems: string[] } | null;
}

export interface ProfileJson {
  name: string;
  title: string;
  dated: string;
  source: string;
  expectations: {
    says: string;
    reference: string;
    verdict: CriterionVerdict["kind"];
    because: string | null;
    /** Findings that stand against it. */
    against: string[];
  }[];
}
