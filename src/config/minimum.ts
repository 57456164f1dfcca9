/** MINIMUM: a domain that is below the stars which the configuration asks for. Pure. */
import { type Category, type Change, type ReviewedDomain, type Score, categories } from "../model.ts";
import type { Config } from "./config.ts";
import { minimumOf } from "./grade.ts";

export function minimumChanges(domains: readonly ReviewedDomain[], config: Config): readonly Change[] {
  return domains.flatMap((reviewed) => categories.flatMap((category) => missed(reviewed, category, config)));
}

function missed({ domain, before, after }: ReviewedDomain, category: Category, config: Config): readonly Change[] {
  const minimum = minimumOf(config, domain, category);
  const old = scoreOf(before?.scores, category);
  const now = scoreOf(after?.scores, category);
  if (now === undefined || !isBelow(old, now, minimum)) return [];
  const isStill = old !== undefined && old.stars.max < minimum && old.points.max <= now.points.max;
  const args = { category, stars: starsOf(now), minimum: minimum.toFixed(1), still: isStill };
  return [
    {
      rule: "MINIMUM",
      name: domain,
      severity: isStill ? "low" : "high",
      direction: "weakened",
      before: old === undefined ? "not scored" : `${category} ${starsOf(old)}`,
      after: `${category} ${args.stars}, below ${args.minimum}`,
      args,
      domains: [domain],
    },
  ];
}

/**
 * Below even if all that is not measured were met; or certainly not below before and no longer certain now, though no less
 * was measured.
 */
function isBelow(old: Score | undefined, now: Score, minimum: number): boolean {
  const wasCertain = old !== undefined && old.stars.min >= minimum && now.coverage >= old.coverage;
  return now.stars.max < minimum || (wasCertain && now.stars.min < minimum);
}

function starsOf({ stars: { min, max } }: Score): string {
  return min === max ? min.toFixed(1) : `${min.toFixed(1)} to ${max.toFixed(1)}`;
}

function scoreOf(scores: readonly Score[] | undefined, category: Category): Score | undefined {
  return scores?.find((score) => score.category === category && score.applicable);
}
