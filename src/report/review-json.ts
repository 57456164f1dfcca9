/** The JSON report, version 1; `schemas/review.schema.json` says the same for other languages. */
import type {
  Category,
  CriterionId,
  Delivery,
  Direction,
  FailOn,
  MailSender,
  Policy,
  Range,
  Severity,
} from "../model.ts";

export interface ReviewJson {
  schemaVersion: 1;
  /** Version of mecsa. */
  mecsa: string;
  compared: { before: string; after: string };
  changes: ChangeJson[];
  /** Findings of rules and checks that the configuration switches off. */
  switchedOff: ChangeJson[];
  assessments: AssessmentJson[];
  /** What could not be judged, and why. */
  notAssessed: NoteJson[];
  /** What the readers of the files wondered about. */
  notes: NoteJson[];
  zones: { changed: string[]; seen: number };
  gate: { failed: boolean; failOn: FailOn; warnOnly: boolean };
  /** Who answered for names outside of the files, when (ISO 8601), and how many questions; without it nobody was asked. */
  outside?: { by: "network" | "recording"; at: string; questions: number; unanswered: number };
}

export interface ChangeJson {
  rule: string;
  name: string;
  domains: string[];
  severity: Severity;
  direction: Direction;
  before: string;
  after: string;
  message: string;
  file: string | null;
  line: number | null;
  endLine: number | null;
  /** The side that file and line belong to. */
  side: "before" | "after" | null;
  fix: string;
  reference: string;
  /** SHA-256 of rule, name and after, in hexadecimal. */
  fingerprint: string;
  waived: { reason: string; owner: string; until: string } | null;
}

export interface AssessmentJson {
  domain: string;
  tables: { before: TablesJson | null; after: TablesJson | null };
  spf: SpfJson | null;
  scores: { category: Category; before: ScoreJson | null; after: ScoreJson | null }[];
}

export interface ScoreJson {
  applicable: boolean;
  level: Range;
  stars: Range;
  points: Range;
  coverage: number;
  notMeasured: { criterion: CriterionId; because: string }[];
}

export interface TablesJson {
  forge: {
    from: "domain" | "existing-subdomain" | "nonexistent-subdomain";
    rfc9989: Policy | "unknown";
    rfc7489: Policy | "unknown";
  }[];
  delivery: { sender: MailSender; possible: Delivery[]; because: string }[];
}

export interface SpfJson {
  /** Null where one side is not known. */
  gained: SendersJson | null;
  lost: SendersJson | null;
  before: string;
  after: string;
}

export interface SendersJson {
  /** Decimal numbers. */
  addresses: { ipv4: string; ipv6: string };
  prefixes: string[];
  unlisted: string[];
}

export interface NoteJson {
  what: string;
  why: string;
  file: string | null;
  line: number | null;
}
