/** The one seam: live, proposed, remembered, counted, recorded and faked DNS are the same interface. */
import type { Reason } from "./dnssec/reason.ts";
import type { Note } from "./dnssec/validated.ts";
import type { DomainName } from "./name.ts";
import type { RRset, RRType } from "./rrset.ts";

/** RFC 4035 §4.3. */
export type Security = "secure" | "insecure" | "bogus" | "indeterminate";

export interface Question {
  owner: DomainName;
  type: RRType;
}

export type Outcome =
  | { kind: "rrset"; rrset: RRset }
  | { kind: "nodata" | "nxdomain" }
  /** `unknown`: nobody was asked, or the files do not tell. `failed`: somebody was asked and gave no answer. */
  | { kind: "unknown" | "failed"; why: string };

/** What one question brought back; a failed look-up is an answer, not an exception. */
export interface Answer {
  question: Question;
  outcome: Outcome;
  /** The CNAMEs followed, in order. */
  aliases: readonly { target: DomainName; security: Security }[];
  /** Of the whole path: the weakest link. */
  security: Security;
  /** Why the answer of the network is not secure. */
  because?: Reason;
  /** What is worth telling of a chain that holds all the same. */
  notes?: readonly Note[];
  /** Of an RRset with a good signature: the TTL that its zone gave it, in seconds (RFC 4034 §3.1.4). */
  originalTtl?: number;
  /** The network, or the files under review. */
  source: "live" | "proposed";
  /** The wildcard that the records were synthesized from (RFC 4592), if any. */
  wildcard?: DomainName;
  /** The NS records are the parent zone's side of a delegation (RFC 1034 §4.2.1); what the zone below has is not in them. */
  isReferral?: true;
}

export interface Resolver {
  query(owner: DomainName, type: RRType): Promise<Answer>;
}

/** A resolver that knows nothing: every name is outside of the files. */
export const nowhere: Resolver = {
  query: async (owner, type) => ({
    question: { owner, type },
    outcome: { kind: "unknown", why: `${owner} is outside of the files` },
    aliases: [],
    security: "indeterminate",
    source: "proposed",
  }),
};

/** Asks each question once; `asked` tells, in order, what was asked so far. */
export function memoize(inner: Resolver): Resolver & { asked(): readonly Answer[] } {
  const pending = new Map<string, Promise<Answer>>();
  const answers: Answer[] = [];
  return {
    query(owner, type) {
      const key = `${owner} ${type}`;
      let answer = pending.get(key);
      if (answer === undefined) {
        answer = inner.query(owner, type).then((arrived) => {
          answers.push(arrived);
          return arrived;
        });
        pending.set(key, answer);
      }
      return answer;
    },
    asked: () => answers,
  };
}
