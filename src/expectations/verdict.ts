/** Whether a domain is what a document expects of it. */
import type { Finding, CriterionVerdict } from "../model.ts";

export interface ProfileVerdict {
  name: string;
  title: string;
  /** When its figures were last set. */
  dated: string;
  /** The document, and where it stands. */
  source: string;
  expectations: readonly ExpectationVerdict[];
}

export interface ExpectationVerdict {
  /** What is expected, in a sentence. */
  says: string;
  see: string;
  verdict: CriterionVerdict;
  /** What stands against it. */
  against: readonly Finding["id"][];
}
