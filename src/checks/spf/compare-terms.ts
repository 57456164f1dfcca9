/** Terms that have no effect, should not be used, or tell others of senders. */
import type { Change } from "../../model.ts";
import { change } from "./change.ts";
import { type Evaluations, isBeforeKnown, isOwnTextSame, termsOf } from "./evaluations.ts";
import type { Evaluation } from "./facts.ts";

export function compareTerms(evaluations: Evaluations): readonly Change[] {
  if (isOwnTextSame(evaluations)) return []; // what it includes is looked at under its own name
  const isKnown = isBeforeKnown(evaluations);
  return [...order(evaluations), ...(isKnown ? [...ptr(evaluations), ...disclosures(evaluations)] : [])];
}

/** Behind `all`, or `redirect` beside it (RFC 7208 §5.1, §6.1). A second `all` does no harm. */
function order({ both, before, after }: Evaluations): readonly Change[] {
  const old = new Set(before === undefined ? [] : ignoredIn(before).map(({ key }) => key));
  const terms = ignoredIn(after)
    .filter(({ key }) => !old.has(key))
    .map(({ text }) => text);
  if (terms.length === 0) return [];
  const told = { before: before?.tree.text ?? "no such term", after: after.tree.text };
  return [change(both, "SPF-ORDER", { severity: "medium", ...told, args: { terms: terms.slice(0, 10) } })];
}

function ignoredIn({ tree }: Evaluation): Evaluation["tree"]["terms"] {
  return tree.terms.filter(({ use, name }) => use === "ignored" && name !== "all");
}

function ptr({ both, before, after }: Evaluations): readonly Change[] {
  const old = new Set(before === undefined ? [] : ptrIn(before));
  const added = ptrIn(after).filter((key) => !old.has(key));
  if (added.length === 0) return [];
  const told = { before: "no such term", after: added.join(" ") };
  return [change(both, "SPF-PTR", { severity: "medium", ...told, args: { terms: added } })];
}

function ptrIn({ tree }: Evaluation): readonly string[] {
  const keys = termsOf(tree)
    .filter(({ name }) => name === "ptr")
    .map(({ key }) => key);
  return [...new Set(keys)].slice(0, 10);
}

function disclosures({ both, before, after }: Evaluations): readonly Change[] {
  const old = new Set(before?.disclosures.map(({ term }) => term));
  return after.disclosures
    .filter(({ term }) => !old.has(term))
    .map(({ term, target, letters }) =>
      change(both, "SPF-EXP-MACRO", {
        severity: "info",
        before: "no such term",
        after: term,
        args: { term, target, letters },
      }),
    );
}
