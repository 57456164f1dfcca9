/** What validation makes of the answer to one question. */
import type { ExtendedError, NoMessage } from "../message.ts";
import type { DomainName } from "../name.ts";
import type { Question, Security } from "../resolver.ts";
import type { Reason } from "./reason.ts";
import type { SignedRRset } from "./rrsets.ts";

export type ValidatedOutcome =
  | { kind: "rrset"; rrset: SignedRRset }
  | { kind: "nodata" | "nxdomain" }
  /** The aliases lead back to one of them, or are too many. */
  | { kind: "alias-loop" }
  /** Not asked for: nothing could be validated (RFC 4035 §2.2). */
  | { kind: "unsignable" }
  | NoMessage
  | { kind: "rcode"; rcode: number; extendedErrors: readonly ExtendedError[]; server: string };

/** Something true of a chain that is secure all the same: what is worth a finding. */
export interface Note {
  code:
    | "sha1-signature"
    | "sha1-digest"
    | "short-rsa-key"
    | "key-tags-collide"
    | "ds-without-key"
    | "ds-algorithm-unsupported"
    | "algorithm-unsigned"
    | "signature-expires-soon"
    | "signature-lives-long";
  zone: DomainName;
  args?: Readonly<Record<string, string | number>>;
}

/** One link of a chain of trust, or one judgement of an answer, in the order in which they were reached. */
export interface Step {
  /** The question whose message was judged. */
  question: Question;
  /** What the message was judged as: a trust anchor's keys, keys by DS, a delegation, a denial, or the answer itself. */
  link: "anchor" | "keys" | "delegation" | "no-delegation" | "no-cut" | "answer" | "denial";
  security: Security;
  /** The zone that signed. */
  signer?: DomainName;
  keyTag?: number;
  algorithm?: number;
  because?: Reason;
}

export interface Validated {
  question: Question;
  /** Of the last name of the chain of aliases. Bogus records are shown, and must not be used. */
  outcome: ValidatedOutcome;
  /** CNAMEs followed, in order, DNAMEs as the CNAMEs that they make. */
  aliases: readonly { target: DomainName; security: Security }[];
  /** The weakest of everything on the way. */
  security: Security;
  /** Why it is not secure. */
  because?: Reason;
  /** The wildcard that the records were made from, proved (RFC 4035 §5.3.4). */
  wildcard?: DomainName;
  /** Seconds for which all of this holds, capped by signatures (RFC 4035 §5.3.3) and by the SOA for a denial (RFC 2308 §5). */
  ttl: number;
  notes: readonly Note[];
  steps: readonly Step[];
}
