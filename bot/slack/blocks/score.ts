/** Scores in words: number, word and shape together. */
import { type Category, categories } from "../../../src/index.ts";
import type { CategoryScore } from "../../model.ts";
import { rangeText, reportWords, shortCategoryNames, starWord } from "../messages.ts";

type Scored = Pick<CategoryScore, "category" | "applicable" | "stars" | "points" | "coverage">;

/** Such as `3.5`, `3.5–5.0` or `–`. */
export function starsText({ applicable, stars }: Scored): string {
  return applicable ? rangeText(stars, 1) : "–";
}

/** Five places: `★` is certain, `?` is open because something was not measured, `☆` is lacking. */
export function starsDrawn({ applicable, stars: { min, max } }: Scored): string {
  if (!applicable) return "–";
  const certain = "★".repeat(Math.floor(min)) + (min % 1 === 0 ? "" : "½");
  const open = "?".repeat(Math.max(0, Math.ceil(max) - Math.ceil(min)));
  return `${certain}${open}`.padEnd(5, "☆");
}

/** All that is to be said of one category, without its name: lines. */
export function scoreLines(score: Scored): readonly string[] {
  if (!score.applicable) return [`– ${reportWords.noScore}`];
  const measured = score.coverage < 1 ? ` · ${reportWords.measured(score.coverage)}` : "";
  return [
    `${starsDrawn(score)} ${reportWords.stars(starsText(score))}: ${starWord(score.stars)}`,
    `${reportWords.points(rangeText(score.points, 0))}${measured}`,
  ];
}

/** In the order of the standard's categories; one that is missing is left out. */
export function inOrder<S extends { category: Category }>(scores: readonly S[]): readonly S[] {
  return categories.flatMap((category) => scores.filter((score) => score.category === category));
}

/** Such as `▲ +0.5 stars Integrity`. Empty where nothing is known to have moved. */
export function movesText(before: readonly Scored[], after: readonly Scored[]): readonly string[] {
  return inOrder(after).flatMap((now) => {
    const then = before.find(({ category }) => category === now.category);
    const by = then === undefined || !then.applicable || !now.applicable ? 0 : moved(then, now);
    return by === 0 ? [] : [`${amount(by, then?.stars, now.stars)} ${shortCategoryNames[now.category]}`];
  });
}

/** Such as ` ▼ 1.0`. Empty where no star is known to have moved. */
export function starsMoved(before: readonly Scored[], now: Scored): string {
  const then = before.find(({ category }) => category === now.category);
  const by = then === undefined || !then.applicable || !now.applicable ? 0 : apart(then.stars, now.stars);
  if (by === 0) return "";
  return by > 0 ? reportWords.up(by) : reportWords.down(-by);
}

/** Only what is certain: ranges that overlap may be the same. Stars, or points where no star moved. */
function moved(then: Scored, now: Scored): number {
  return apart(then.stars, now.stars) || apart(then.points, now.points);
}

function apart(then: Scored["stars"], now: Scored["stars"]): number {
  if (now.min > then.max) return now.min - then.max;
  return now.max < then.min ? now.max - then.min : 0;
}

function amount(by: number, then: Scored["stars"] | undefined, now: Scored["stars"]): string {
  const isStars = then !== undefined && apart(then, now) !== 0;
  const size = isStars ? reportWords.starsGained(Math.abs(by)) : reportWords.pointsGained(Math.abs(by));
  return by > 0 ? reportWords.rose(size) : reportWords.fell(size);
}
