/** What a configuration says, once it is read: plain JSON, with every name in its canonical form and every default filled in. */
import { type DomainName, isWithin, parseName } from "../dns/name.ts";
import type { SourceRange } from "../dns/rrset.ts";
import type { Format } from "../dns/zone.ts";
import type { Category, Change, CheckId, FailOn, Rule, Severity } from "../model.ts";
import type { ReadOptions } from "../zones/source.ts";
import type { ProfileName } from "./profiles.ts";

/** Names of an owner: a name, `*.name` for all below it, or `*` for all. */
export type Pattern = string;

export type Grade = Severity | "off";

export interface Config {
  zones: readonly string[];
  certificates: readonly string[];
  /** By glob of a path; the first that matches wins. */
  formats: Readonly<Record<string, Format>>;
  origins: Readonly<Record<string, DomainName>>;
  /** By origin: the glob of the file that counts, where several hold a zone of this name. */
  views: Readonly<Record<string, string>>;
  /** Undefined where the configuration leaves it open. */
  failOn: FailOn | undefined;
  warnOnly: boolean | undefined;
  profiles: Readonly<Record<Pattern, ProfileName>>;
  checksOff: readonly CheckId[];
  rules: Readonly<Record<string, Grade>>;
  /** In stars, 0 to 5. */
  minimum: Readonly<Record<Pattern, Minimum>>;
  waivers: readonly Waiver[];
}

export type Minimum = Partial<Record<Category, number>>;

export interface Waiver {
  rule: string;
  /** A name, or `*.name`. */
  name: Pattern;
  reason: string;
  owner: string;
  /** The last day on which it holds, in UTC: `2026-12-31`. */
  until: string;
  /** Of the one finding that is meant: SHA-256 in hexadecimal, as the JSON report has it. */
  fingerprint: string | undefined;
  from: SourceRange;
}

/** The rules that there are, and the checks that they belong to; those of the gate belong to none. */
export interface Known {
  rules: ReadonlyMap<string, Pick<Rule, "title" | "severities" | "direction">>;
  checkOf: ReadonlyMap<string, CheckId>;
}

/** What holds where there is no configuration. */
export const noConfig: Config = {
  zones: [],
  certificates: [],
  formats: {},
  origins: {},
  views: {},
  failOn: undefined,
  warnOnly: undefined,
  profiles: {},
  checksOff: [],
  rules: {},
  minimum: {},
  waivers: [],
};

export function readOptionsOf({ zones, formats, origins, views }: Config): ReadOptions {
  return {
    zones,
    formats: Object.entries(formats).map(([glob, format]) => ({ glob, format })),
    origins: Object.entries(origins).map(([glob, origin]) => ({ glob, origin })),
    views: Object.entries(views).flatMap(([text, glob]) => {
      const origin = parseName(text);
      return origin.ok ? [{ origin: origin.value, glob }] : [];
    }),
  };
}

/** The pattern in its canonical form, or undefined where it is none. */
export function parsePattern(text: string): Pattern | undefined {
  if (text === "*") return text;
  const parsed = parseName(text);
  return parsed.ok ? parsed.value : undefined;
}

/** `*.example.org` is itself (the wildcard record) and everything below `example.org`, which it does not hold. */
export function matches(pattern: Pattern, owner: DomainName): boolean {
  if (pattern === "*" || pattern === owner) return true;
  const base = parentOfWildcard(pattern);
  return base !== undefined && owner !== base && isWithin(owner, base);
}

/** The name below which a pattern holds everything. */
export function parentOfWildcard(pattern: Pattern): DomainName | undefined {
  const parsed = pattern.startsWith("*.") ? parseName(pattern.slice(2)) : undefined;
  return parsed?.ok === true ? parsed.value : undefined;
}

/** The patterns that hold a name, the closest first: the name itself, then the longest. */
export function closest(patterns: readonly Pattern[], owner: DomainName): readonly Pattern[] {
  return patterns
    .filter((pattern) => matches(pattern, owner))
    .toSorted((a, b) => Number(b === owner) - Number(a === owner) || b.length - a.length);
}

/** The domains that a change speaks of; for what touches none that was reviewed, such as an MX host, the name that it is about. */
export function domainsOf({ domains, name }: Change): readonly DomainName[] {
  if (domains !== undefined && domains.length > 0) return domains;
  const parsed = parseName(name.replace(/^(?:[_*][^.]*\.)+/, ""));
  return [parsed.ok ? parsed.value : name];
}
