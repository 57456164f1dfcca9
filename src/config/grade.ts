/** How severe a configuration makes a rule for a domain. */
import type { DomainName } from "../dns/name.ts";
import { type Category, type Severity, severities } from "../model.ts";
import { type Config, type Grade, type Known, type Minimum, type Pattern, closest } from "./config.ts";
import { type Profile, profiles } from "./profiles.ts";

/** Worst first; a rule that is off is weaker than any severity. */
const grades: readonly Grade[] = [...severities, "off"];

export function isWeaker(grade: Grade, than: Grade): boolean {
  return grades.indexOf(grade) > grades.indexOf(than);
}

/**
 * A check that is off wins, then the rule's own entry, then the profile, then the severity of the finding. Where a rule
 * gives info among others it has seen a harmless case, and profiles leave that as it is.
 */
export function gradeOf(config: Config, known: Known, rule: string, severity: Severity, domain: DomainName): Grade {
  const check = known.checkOf.get(rule);
  if (check !== undefined && config.checksOff.includes(check)) return "off";
  return entryOf(config.rules, rule) ?? byProfile(config, known, rule, severity, domain) ?? severity;
}

function byProfile(
  config: Config,
  known: Known,
  rule: string,
  severity: Severity,
  domain: DomainName,
): Severity | undefined {
  const isHarmless = severity === "info" && (known.rules.get(rule)?.severities.length ?? 0) > 1;
  return isHarmless ? undefined : entryOf(profileOf(config, domain)?.rules ?? {}, rule);
}

/** The worst of several domains' grades: one finding can touch domains of different profiles. */
export function worstGrade(
  config: Config,
  known: Known,
  rule: string,
  severity: Severity,
  domains: readonly DomainName[],
): Grade {
  return domains
    .map((domain) => gradeOf(config, known, rule, severity, domain))
    .reduce((worst, grade) => (isWeaker(worst, grade) ? grade : worst), "off" as Grade);
}

/** The stars that a category must keep; 0 where nothing asks for any. */
export function minimumOf(config: Config, domain: DomainName, category: Category): number {
  const asked = closest(Object.keys(config.minimum), domain).map((pattern) => minimumAt(config, pattern)[category]);
  return asked.find((stars) => stars !== undefined) ?? profileOf(config, domain)?.minimum[category] ?? 0;
}

function minimumAt(config: Config, pattern: Pattern): Minimum {
  return entryOf(config.minimum, pattern) ?? {};
}

function profileOf({ profiles: chosen }: Config, domain: DomainName): Profile | undefined {
  const [pattern] = closest(Object.keys(chosen), domain);
  const id = pattern === undefined ? undefined : entryOf(chosen, pattern);
  return id === undefined ? undefined : profiles[id];
}

function entryOf<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
