/** Both sides of a change where the record after it can be evaluated. */
import type { Both } from "../../model.ts";
import type { Evaluation, RecordNode, SpfFacts, TermNode } from "./facts.ts";

export interface Evaluations {
  both: Both<SpfFacts>;
  /** Undefined where there was no record, one that could not be evaluated, or where nothing is known. */
  before: Evaluation | undefined;
  after: Evaluation;
}

/** Is it known whether and what there was before? */
export function isBeforeKnown({ both }: Evaluations): boolean {
  const { kind } = both.before.facts.record;
  return kind !== "unknown" && kind !== "failed";
}

/** Every term of the tree that counts. */
export function termsOf(node: RecordNode): readonly TermNode[] {
  return node.terms
    .filter(({ use }) => use !== "ignored")
    .flatMap((term) => [term, ...(term.child === null ? [] : termsOf(term.child))]);
}

/** What makes a term the same one: `redirect` and `include` of one name ask the same record. */
export function sameKey(key: string): string {
  return key.replace(/^redirect:/, "include:");
}

/** Does the domain's own record say the same, in whatever case and spelling? Order decides (RFC 7208 §4.6.2). */
export function isOwnTextSame({ before, after }: Evaluations): boolean {
  return before !== undefined && wordsOf(before.tree) === wordsOf(after.tree);
}

function wordsOf({ terms }: RecordNode): string {
  return terms.map(({ result, key, use }) => `${use === "ignored" ? "ignored" : result} ${key}`).join("\n");
}
