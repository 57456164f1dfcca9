/**
 * The nouns: what checks say of a domain, what a change of zones does to it, and how it scores.
 * Everything here is plain JSON, so that it can be saved, replayed, judged again and shown.
 */
import type { DomainName } from "./dns/name.ts";
import type { RRType, SourceRange } from "./dns/rrset.ts";
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

export type CheckId =
  | "mx"
  | "starttls"
  | "x509"
  | "spf"
  | "dkim"
  | "dmarc"
  | "dane"
  | "dnssec"
  | "mta-sts"
  | "tls-rpt"
  | "caa"
  | "ns";

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
  /** What fixes it, where that can be said: filled in by `assess`, from `Check.publish`. */
  publish?: readonly Publication[];
}

/**
 * Something to publish that fixes a finding, whole and ready to copy. RDATA is in presentation form (RFC 1035 §5.1), with
 * names that end in a dot; `owner` has no final dot, as everywhere. `ttl`, in seconds, only where it matters.
 * - `add`: beside what is there.
 * - `replace`: in place of all records of the type at the owner, but that of TXT at a name that does not begin with `_` only
 *   those go whose first word is the same, such as `v=spf1`. Several for one owner and type stand beside each other.
 * - `remove`: nothing comes in its place.
 * - `serve`: a file, at a URL.
 */
export type Publication =
  | { do: "add" | "replace" | "remove"; owner: DomainName; ttl?: number; type: RRType; rdata: string }
  | { do: "serve"; url: string; text: string };

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
  /** Where a criterion differs between the categories of the score; what is not here is as in `criteria`. */
  inCategory?: Partial<Record<Category, Partial<Record<CriterionId, CriterionVerdict>>>>;
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
  /** A waiver of the configuration accepts it until the end of this day (UTC): it is told and does not fail the gate. */
  waived?: { reason: string; owner: string; until: string };
}

/** The catalogue entry of a rule: one for each rule id. */
export interface Rule {
  /** A few words, without the rule's id: `DMARC policy lowered`. */
  title: string;
  /** What triggers it, which severities it has and when it stays silent; for `mecsa explain`. Plain Markdown. */
  explain: string;
  /** Every severity that it can have, worst first. */
  severities: readonly [Severity, ...Severity[]];
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
  /**
   * What to publish against one of its findings; nothing where no record can help or none can be known, such as where a
   * server has to be set up. Pure. A test (`publish.test.ts` of the check) publishes it and wants the finding gone,
   * and has the list of findings that have nothing to publish, with the reason.
   */
  publish?(side: Side<Facts>, finding: Finding): readonly Publication[];
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

/** Who runs MX hosts of a domain: a provider by its name, or else its domain; `hosts` are as the MX records name them. */
export interface MailOperator {
  operator: string;
  hosts: readonly DomainName[];
}

export interface Assessment {
  domain: DomainName;
  roles: Roles;
  /** Empty where its MX hosts are its own, or not known. */
  receivedBy?: readonly MailOperator[];
  judgements: readonly Judgement[];
  scores: readonly Score[];
  tables?: Tables;
}

/** What the score means. */
export interface Tables {
  forge: readonly ForgeRow[];
  delivery: readonly DeliveryRow[];
}

/** One row of "who can forge this domain": what receivers do with mail that fails. */
export interface ForgeRow {
  from: "domain" | "existing-subdomain" | "nonexistent-subdomain";
  rfc9989: Policy | "unknown";
  rfc7489: Policy | "unknown";
}

/** Senders by how they look for TLS: RFC 3207, RFC 8461, RFC 7672, RFC 8689. */
export const mailSenders = ["opportunistic-tls", "mta-sts", "dane", "requiretls"] as const;
export type MailSender = (typeof mailSenders)[number];

/** What can become of a message, best first; `refused` also where it stays in the sender's queue. */
export const deliveries = ["encrypted-authenticated", "encrypted", "clear", "refused"] as const;
export type Delivery = (typeof deliveries)[number];

/** One row of "what happens to mail sent to it". */
export interface DeliveryRow {
  sender: MailSender;
  /** Best first and never empty: one is known, all of them is unknown, and what is left out cannot happen. */
  possible: readonly Delivery[];
  because: string;
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
  /** Where SPF differs. */
  spf?: SpfShown;
}

/** SPF before and after as sets of addresses and as look-up trees. */
export interface SpfShown {
  /** Who passes after and did not before; null where one side is not known. */
  gained: Senders | null;
  /** The other way round. */
  lost: Senders | null;
  before: SpfSide;
  after: SpfSide;
}

/** How many, as decimal numbers: they can be greater than a double holds exactly. */
export interface AddressCount {
  ipv4: string;
  ipv6: string;
}

export interface Senders {
  addresses: AddressCount;
  prefixes: readonly SenderPrefix[];
  /** Addresses beyond the prefixes that are listed. */
  more: AddressCount;
  /** Terms whose addresses cannot be listed from here, such as an `include` outside of the files. */
  unlisted: readonly { term: string; in: DomainName; because: string }[];
  moreUnlisted: number;
}

export interface SenderPrefix {
  prefix: string;
  /** The term that lets it pass; several where the facts do not tell which. */
  through: readonly { term: string; in: DomainName }[];
}

export interface SpfSide {
  /** The record; or what there is instead, such as `no SPF record`. */
  record: string;
  /** Absent where no record could be evaluated. */
  evaluated?: SpfEvaluated;
}

export interface SpfEvaluated {
  /** Terms that cost a look-up; RFC 7208 §4.6.4 allows 10. `atMost` is null where nobody can know. */
  lookups: { count: number; atMost: number | null };
  /** Look-ups that find nothing; RFC 7208 §4.6.4 allows 2. */
  voids: { count: number; atMost: number | null };
  /** Why the record is a permanent error for some or all senders. */
  problems: readonly string[];
  /** The look-up tree, depth first. */
  tree: readonly SpfTreeLine[];
  /** Terms beyond those. */
  moreTerms: number;
}

export interface SpfTreeLine {
  depth: number;
  term: string;
  /** `ignored`: behind `all`, or `redirect` beside it; `unlisted`: its addresses are not known from here. */
  use: "evaluated" | "unlisted" | "permerror" | "ignored";
  /** Of this term and below it. */
  lookups: number;
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
  /** Findings of rules and checks that the configuration switches off. */
  switchedOff: readonly Change[];
  /** `warnOnly`: a failed gate is a warning. */
  gate: { failed: boolean; failOn: FailOn; warnOnly: boolean };
  /** Labels of the two sides, such as revisions. */
  compared: { before: string; after: string };
  /** Who answered for names outside of the files; without it nobody was asked. */
  outside?: OutsideAsked;
}

/** `at` is when, ISO 8601; both counts are of questions. */
export interface OutsideAsked {
  by: "network" | "recording";
  at: string;
  questions: number;
  /** Of them, those that got no answer, or one that is bogus. */
  unanswered: number;
}
