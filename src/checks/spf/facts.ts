/** What is measured of SPF: plain JSON, the same for every sender. */
import type { DomainName } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Neighbour } from "./neighbours.ts";
import type { Mechanism, Qualifier } from "./parse.ts";

/** RFC 7208 §2.6, without those that are no judgement of a client. Lowest first. */
export const results = ["fail", "softfail", "neutral", "pass"] as const;
export type Result = (typeof results)[number];

export const resultOf: Readonly<Record<Qualifier, Result>> = {
  "-": "fail",
  "~": "softfail",
  "?": "neutral",
  "+": "pass",
};

/** A TXT or SPF (type 99) value: its strings joined, one character an octet. */
export interface SpfText {
  text: string;
  /** Offsets in `text` where a string ends and the next one begins. */
  joints: readonly number[];
  from: SourceRange | null;
}

/** `bogus`: somebody asked and got what cannot be believed (RFC 4035 §5.5), so that validating receivers get no answer. */
export type Failure = "failed" | "bogus";

/** Why the record, or one that it includes, is a permerror for some sender (RFC 7208 §4.6, §5.2, §6.1). */
export type ProblemKind = "syntax" | "duplicate" | "none" | "target" | "loop" | "mx-hosts" | "lookups" | "voids";

export interface Problem {
  kind: ProblemKind;
  /** The name whose record it is about: for `syntax`, `duplicate` and `none` the target, else where the term stands. */
  name: DomainName;
  /** The term that led there; empty for the limits of the whole tree. */
  term: string;
  detail: string;
  from: SourceRange | null;
}

/** A term that stands for clients that nobody can list from here. */
export interface Symbolic {
  kind: Exclude<Mechanism["name"], "all" | "ip4" | "ip6"> | "redirect";
  /** Mechanism and target in lower case, without the qualifier: what makes two of them the same. */
  key: string;
  text: string;
  /** The literal end of the target, for people and catalogues. */
  target: string;
  /** What a match means for the domain itself; `none` where it only keeps an `include` from matching. */
  result: Result | "none";
  /** The record that it stands in, and its place there. */
  in: DomainName;
  at: number;
  because: string;
  /** A look-up gave no answer: temperror for the clients that come to it (§2.6.6). */
  failure?: Failure;
  from: SourceRange | null;
}

/** A term whose name belongs to a domain that is not registered: who registers it decides who may send. */
export interface Takeover {
  term: string;
  in: DomainName;
  name: DomainName;
  /** The domain that is free. */
  domain: DomainName;
  from: SourceRange | null;
}

/** Clients with one result; ranges as in `mail/address-set.ts`. */
export interface Part {
  result: Result;
  by: "mechanism" | "default";
  /** False where a symbolic term comes first and may decide otherwise. */
  isCertain: boolean;
  addresses: readonly string[];
}

/** At least `count`, and `atMost` as many; null where records outside of the files may add any number. */
export interface Count {
  count: number;
  atMost: number | null;
}

export interface TermNode {
  text: string;
  at: number;
  name: Mechanism["name"] | "redirect" | "exp" | "unknown";
  /** As `Symbolic.key`. */
  key: string;
  result: Result | "none";
  /** `ignored`: behind `all`, or `redirect` beside it (§5.1, §6.1). */
  use: "known" | "symbolic" | "permerror" | "ignored" | "modifier";
  /** Terms that cost a look-up, of this term and below it. */
  lookups: number;
  child: RecordNode | null;
  /** Its names have no address, so that it costs a look-up and stands for nobody. */
  isVoid?: true;
  /** The network answered for it, so whom it stands for can become others at any time. */
  isOutside?: true;
}

/** One record of the look-up tree. */
export interface RecordNode {
  name: DomainName;
  text: string;
  from: SourceRange | null;
  terms: readonly TermNode[];
}

/** A term that tells somebody else about senders (RFC 7208 §6.2, §11.5). */
export interface Disclosure {
  term: string;
  target: string;
  /** The macro letters that tell of sender or client. */
  letters: readonly string[];
}

export interface Evaluation {
  parts: readonly Part[];
  symbolic: readonly Symbolic[];
  /** What no mechanism matches gets (§4.7), after `redirect`; by nothing where the record ends without `all`. */
  default: { result: Result; by: "all" | "end" } | { result: "unknown"; because: string };
  /** Terms that cost a look-up (§4.6.4: at most 10). */
  lookups: Count;
  /** Look-ups of names with no address at all, no MX or no TXT (§4.6.4: at most 2). */
  voids: Count;
  /** The same as a client of one family sees it: a name without AAAA is void for IPv6 clients. */
  voidsOfOneFamily: number;
  problems: readonly Problem[];
  disclosures: readonly Disclosure[];
  takeovers: readonly Takeover[];
  tree: RecordNode;
}

export type RecordFacts =
  | { kind: "unknown"; because: string }
  | { kind: "failed"; because: string; failure: Failure }
  | { kind: "none" }
  | { kind: "duplicate"; records: readonly SpfText[] }
  | { kind: "syntax"; record: SpfText; error: string; at: number }
  /** `isLive`: the network answered, not the files. */
  | { kind: "valid"; record: SpfText; evaluation: Evaluation; isLive?: true; explanation?: FaultyExplanation };

/** Where `exp` leads (§6.2): to no TXT record, to several, or to one that is no explanation. */
export type ExplanationFault = "none" | "several" | "syntax";

export interface FaultyExplanation {
  term: string;
  target: DomainName;
  fault: ExplanationFault;
}

export interface SpfFacts {
  domain: DomainName;
  record: RecordFacts;
  /** TXT values that look like SPF and are not, by §4.5. */
  nearMisses: readonly SpfText[];
  /** SPF (type 99) records; no receiver reads them (§3.1). */
  type99: readonly SpfText[];
  /** Records of Sender ID (RFC 4406), which nobody reads any more. */
  senderId: readonly SpfText[];
  /** Only from the network, as the next. */
  mxHosts: readonly DomainName[];
  /** MX hosts and a few subdomains that have no SPF record. */
  neighbours: readonly Neighbour[];
  /** RDATA of all TXT at the name, in octets (§3.4). */
  rrsetOctets: number;
  /** At the name `*.domain` itself. */
  wildcard: { kind: "present"; record: SpfText } | { kind: "absent" } | { kind: "unknown"; because: string };
}
