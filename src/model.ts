/**
 * The nouns: what checks say of a domain, what a change of zones does to it, and how it scores.
 * Everything here is plain JSON, so that it can be saved, replayed, judged again and shown.
 */
import type { DomainName } from "./dns/name.ts";
import type { SourceRange } from "./dns/rrset.ts";
import type { Io } from "./io.ts";

export const severities = ["critical", "high", "medium", "low", "info"] as const; // worst first
export type Severity = (typeof severities)[number];

export const categories = ["confidential-delivery", "phishing-identity-theft", "message-integrity"] as const;
/** MECSA's three categories: Confidential Delivery, Phishing and Identity Theft, Integrity of Messages. */
export type Category = (typeof categories)[number];

export const criteria = [
  "starttls",
  "x509",
  "dane",
  "mta-sts",
  "dnssec",
  "spf",
  "spf-policy",
  "dkim",
  "dmarc",
  "dmarc-policy",
] as const;
/** MECSA's criteria: what has to be met for a rung of the score. */
export type CriterionId = (typeof criteria)[number];

export type CheckId = "mx" | "spf" | "dkim" | "dmarc" | "dane" | "dnssec" | "mta-sts" | "tls-rpt" | "caa" | "ns";

export type Arg = string | number | boolean | readonly string[];
export type Args = Readonly<Record<string, Arg>>;

/** Whether a criterion of the score is met; what was not measured is neither good nor bad. */
export type CriterionVerdict = { kind: "met" | "unmet" } | { kind: "not-measured" | "not-applicable"; because: string };

/** Worst first; nothing unmeasured is on this scale. */
export const grades = ["broken", "absent", "weak", "strong"] as const;
export type Grade = (typeof grades)[number];

export type Verdict = { kind: "graded"; grade: Grade } | { kind: "not-applicable" | "not-measured"; because: string };

/** What a check found, without words: they are in its `messages.ts` under `id`. */
export interface Finding {
  id: `${CheckId}/${string}`;
  args: Args;
  from?: SourceRange;
}

/** Points lost by a finding, 0 to 5 for each category that it touches. */
export type Demerits = Partial<Record<Category, number>>;

export interface Message {
  severity: Severity;
  demerits: Demerits;
  says: (args: Args) => string;
  fix: (args: Args) => string;
  /** Where it is written, such as `RFC 7208 §4.6.4`. */
  see: string;
  who: "owner" | "dns-host" | "mail-provider";
}

/** One ordered property of a domain, so that improvements can be seen without code of their own. `scale` is weakest first. */
export interface Facet {
  id: string;
  value: string;
  scale: readonly string[];
}

export interface Judgement {
  check: CheckId;
  verdict: Verdict;
  criteria: Partial<Record<CriterionId, CriterionVerdict>>;
  facets: readonly Facet[];
  findings: readonly Finding[];
}

/** Weakest first; `absent` (no record) to `none` is an improvement. */
export const policies = ["absent", "none", "quarantine", "reject"] as const;
export type Policy = (typeof policies)[number];

/** What a domain does with mail, as far as it is known. It decides which criteria apply and how severe a loss is. */
export interface Roles {
  receives: boolean | "unknown";
  sends: boolean | "unknown";
  /** Neither sends nor receives: null MX or no MX, and `v=spf1 -all`. Never inferred from `p=reject`. */
  parked: boolean | "unknown";
}

/** What the rules of one check may know of the others: filled by `assess`, so that no check imports another. */
export interface Surroundings {
  /** Does the name exist, with any record of its own or below it? */
  name: "exists" | "nxdomain" | "unknown";
  mx: "real" | "null" | "none" | "unknown";
  /** Effective DMARC policy of the domain itself (RFC 9989). */
  dmarc: Policy | "unknown";
  /** Key records below `_domainkey`, revoked ones left out. */
  dkimKeys: number | "unknown";
  roles: Roles;
}

export interface Side<Facts> {
  facts: Facts;
  judgement: Judgement;
  surroundings: Surroundings;
}

/** One domain before and after a change, for the rules that need both. */
export interface Both<Facts> {
  domain: DomainName;
  before: Side<Facts>;
  after: Side<Facts>;
}

/** `weakened` and `breaks-mail` can fail a gate; `incomparable` means that one side could not be judged. */
export const directions = ["weakened", "breaks-mail", "strengthened", "incomparable"] as const;
export type Direction = (typeof directions)[number];

/** One effect of a change of zones. Its words are in the rule's catalogue entry. */
export interface Change {
  rule: string;
  /** The owner name that the rule speaks of, such as `_dmarc.example.org`. */
  name: DomainName;
  severity: Severity;
  direction: Direction;
  before: string;
  after: string;
  args: Args;
  /** The reviewed domains that it touches, such as all that have one MX host; the review fills it in. */
  domains?: readonly DomainName[];
  /** Where to look: a line of the proposed files or, for what was removed, of the base. */
  from?: { side: "before" | "after"; range: SourceRange };
}

/** The catalogue entry of a rule: one for each rule id. */
export interface Rule {
  /** A few words, without the rule's id: `DMARC policy lowered`. */
  title: string;
  /** What triggers it, which severities it has and when it stays silent; for `mecsa explain`. Plain Markdown. */
  explain: string;
  /** Every severity that it can have, worst first. */
  severities: readonly Severity[];
  direction: Direction;
  /** The criteria of the score that it touches. */
  criteria: readonly CriterionId[];
  says: (args: Args) => string;
  fix: (args: Args) => string;
  /** Where it is written, such as `RFC 9989 §4.7`. */
  see: string;
  who: "owner" | "dns-host" | "mail-provider";
}

/** A check: a folder of this shape. `evaluate` asks and never judges; `judge` is pure and total over the facts. */
export interface Check<Facts = unknown> {
  id: CheckId;
  evaluate(domain: DomainName, io: Io): Promise<Facts>;
  judge(facts: Facts): Judgement;
  /** The rules that need both sides. Pure. */
  compare(both: Both<Facts>): readonly Change[];
  messages: Readonly<Record<string, Message>>;
  rules: Readonly<Record<string, Rule>>;
}

/** From what is certain (`min`) to what is possible if all that was not measured were met (`max`). */
export interface Range {
  min: number;
  max: number;
}

export interface Score {
  category: Category;
  applicable: boolean;
  /** 0 to 10, in half stars. */
  level: Range;
  /** 0 to 5. */
  stars: Range;
  /** 0 to 100. */
  points: Range;
  /** Measured criteria over applicable criteria, 0 to 1. */
  coverage: number;
  notMeasured: readonly { criterion: CriterionId; because: string }[];
}

export interface Assessment {
  domain: DomainName;
  roles: Roles;
  judgements: readonly Judgement[];
  scores: readonly Score[];
}

/** Something that could not be judged: which name or file, why, and so what is not known. */
export interface NotAssessed {
  what: string;
  why: string;
  file?: string;
  line?: number;
}

export const failOnLevels = ["critical", "high", "medium", "low", "none"] as const;
/** The lowest severity that fails the gate; `none` never does. */
export type FailOn = (typeof failOnLevels)[number];

/** A domain before and after; a side is missing where its zone is not there or could not be read. */
export interface ReviewedDomain {
  domain: DomainName;
  before?: Assessment;
  after?: Assessment;
}

/** Records that differ between the two sides, in presentation form. */
export interface RecordDiff {
  owner: DomainName;
  type: string;
  before: readonly string[];
  after: readonly string[];
}

/** The review of a change of zones: what a pull request gets, before anybody renders it. */
export interface Review {
  /** Sorted: worst first, then by name and rule. */
  changes: readonly Change[];
  domains: readonly ReviewedDomain[];
  records: readonly RecordDiff[];
  notAssessed: readonly NotAssessed[];
  /** What the readers of changed files wondered about: they could read it, but its author may have meant something else. */
  notes: readonly NotAssessed[];
  /** Origins of the zones that differ. */
  zonesChanged: readonly DomainName[];
  /** All zones seen on the after side. */
  zonesSeen: number;
  gate: { failed: boolean; failOn: FailOn };
  /** Labels of the two sides, such as revisions. */
  compared: { before: string; after: string };
}
