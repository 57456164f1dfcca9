import assert from "node:assert/strict";
import { test } from "node:test";
import { movesText, scoreLines, starsDrawn } from "../../../../bot/slack/blocks/score.ts";
import type { CategoryScore } from "../../../../bot/model.ts";

function score(min: number, max = min, more: Partial<CategoryScore> = {}): CategoryScore {
  const coverage = min === max ? 1 : 0.5;
  return {
    category: "message-integrity",
    applicable: true,
    stars: { min, max },
    points: { min: min * 20, max: max * 20 },
    coverage,
    ...more,
  };
}
const none = score(0, 0, { applicable: false });

const drawn: [score: CategoryScore, drawn: string, why: string][] = [
  [score(5), "★★★★★", "all"],
  [score(3.5), "★★★½☆", "a half has a sign of its own"],
  [score(0), "☆☆☆☆☆", "none"],
  [score(2, 4), "★★??☆", "what is open is neither"],
  [score(2.5, 5), "★★½??", "open from a half on"],
  [score(0, 5), "?????", "nothing measured is not zero"],
  [none, "–", "not applicable"],
];
for (const [given, expected, why] of drawn) test(`stars: ${why}`, () => assert.equal(starsDrawn(given), expected));

test("a score is told with number, word and shape; with its range and coverage", () => {
  assert.deepEqual(scoreLines(score(2, 4)), [
    "★★??☆ 2.0–4.0 of 5 stars: partial to good",
    "40–80 of 100 points · 50 % measured",
  ]);
  assert.deepEqual(scoreLines(none), ["– not applicable"]);
});

const points = (at: number): CategoryScore => score(4, 4, { points: { min: at, max: at } });
const moves: [before: CategoryScore, after: CategoryScore, moves: readonly string[], why: string][] = [
  [score(3), score(4), ["▲ +1.0 star Integrity"], "up"],
  [score(4), score(2.5), ["▼ −1.5 stars Integrity"], "down"],
  [points(78), points(77), ["▼ −1 point Integrity"], "points where no star moved"],
  [score(4), score(0, 5), [], "not measured now: not known to have moved"],
  [score(1, 2), score(3), ["▲ +1.0 star Integrity"], "what is certain of a range"],
  [none, score(3), [], "it did not apply"],
];
for (const [before, after, expected, why] of moves)
  test(`moves: ${why}`, () => assert.deepEqual(movesText([before], [after]), expected));
