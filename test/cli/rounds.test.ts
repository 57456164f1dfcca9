import assert from "node:assert/strict";
import { test } from "node:test";
import { longestChain, type Span } from "../../src/cli/rounds.ts";

const cases: readonly [why: string, spans: readonly (readonly [start: number, end: number])[], chain: number][] = [
  ["nothing was asked", [], 0],
  [
    "all at once",
    [
      [0, 5],
      [1, 6],
      [0, 9],
    ],
    1,
  ],
  [
    "one after the other",
    [
      [0, 5],
      [5, 9],
      [9, 12],
    ],
    3,
  ],
  [
    "the short ones follow each other beside a long one",
    [
      [0, 20],
      [0, 5],
      [6, 9],
      [10, 12],
    ],
    3,
  ],
];

for (const [why, spans, chain] of cases)
  test(why, () => {
    const given = spans.map(([start, end]): Span => ({ start, end }));
    assert.equal(longestChain(given), chain);
    assert.equal(longestChain(given.toReversed()), chain);
  });
