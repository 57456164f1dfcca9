/** Findings on the lines of the pull request. */
import type { Catalogue } from "../catalogue.ts";
import type { Change, Review } from "../model.ts";
import { grouped, tell } from "../report/words.ts";
import { andMore } from "./messages.ts";
import type { AnnotationPlace, Core } from "./runner.ts";

type AnnotationLevel = "error" | "warning" | "notice";

export interface Annotation {
  level: AnnotationLevel;
  message: string;
  place: AnnotationPlace;
}

export interface AnnotationOptions {
  /** The gate only warns, so nothing is an error. */
  warnOnly: boolean;
  /** Is this file of the change's base or proposal there afterwards, and with the same lines? */
  fileAfter: (file: string) => "same" | "changed" | "gone";
}

/** GitHub shows ten of each level from one step; the rest of the step needs one error, two warnings and one notice. */
const most: Readonly<Record<AnnotationLevel, number>> = { error: 9, warning: 8, notice: 9 };
const maxMessage = 4_000;
const maxTitle = 255;

/** Worst first, as the review has them, and at the end one that counts what GitHub would not show. */
export function annotationsOf(review: Review, catalogue: Catalogue, options: AnnotationOptions): readonly Annotation[] {
  const { blocking, others } = grouped(review);
  const worst = review.gate.failed && !options.warnOnly ? "error" : "warning";
  const all = [...blocking, ...others].flatMap((change): readonly Annotation[] => {
    const level = blocking.includes(change) ? worst : isMinor(change) ? "notice" : "warning";
    const place = placeOf(change, options);
    return place === undefined ? [] : [{ level, ...wordsOf(change, catalogue, place) }];
  });
  const shown = [...Map.groupBy(all, ({ level }) => level)].flatMap(([level, group]) => group.slice(0, most[level]));
  const left = all.length - shown.length;
  return left === 0 ? shown : [...shown, { level: "notice", message: andMore(left), place: {} }];
}

function wordsOf(change: Change, catalogue: Catalogue, place: AnnotationPlace): Omit<Annotation, "level"> {
  const { rule, title, says, fix, see } = tell(change, catalogue);
  const message = `${change.name}: ${says}\n${fix} (${see})`;
  return { message: message.slice(0, maxMessage), place: { title: `${rule}: ${title}`.slice(0, maxTitle), ...place } };
}

function isMinor({ severity }: Change): boolean {
  return severity === "low" || severity === "info";
}

/** A line that was removed is shown at its file; a file that was removed, nowhere. */
function placeOf({ from }: Change, { fileAfter }: AnnotationOptions): AnnotationPlace | undefined {
  if (from === undefined) return undefined;
  const { file, line, endLine } = from.range;
  const state = fileAfter(file);
  if (state === "gone") return undefined;
  return from.side === "before" && state === "changed" ? { file } : { file, startLine: line, endLine };
}

/** Prints them as commands to the runner, which escapes what they say. */
export function annotate(core: Core, annotations: readonly Annotation[]): void {
  for (const { level, message, place } of annotations) core[level](message, place);
}
