/** How many questions had to wait for another one: what an assessment costs in round trips. */

/** Milliseconds of one clock. */
export interface Span {
  start: number;
  end: number;
}

/** The most spans that follow one another, none beginning before the one in front of it has ended. */
export function longestChain(spans: readonly Span[]): number {
  let chain = 0;
  let until = -Infinity;
  for (const { start, end } of spans.toSorted((one, other) => one.end - other.end)) {
    if (start < until) continue;
    chain++;
    until = end;
  }
  return chain;
}
