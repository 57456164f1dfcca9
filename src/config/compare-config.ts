/** Two configurations by what they do: where the second one lets something pass that the first one stopped. Pure. */
import { name as nameFrom, parseName } from "../dns/name.ts";
import type { DomainName } from "../dns/name.ts";
import { type Change, type FailOn, categories } from "../model.ts";
import { matching } from "../zones/globs.ts";
import type { FileTree } from "../zones/source.ts";
import { type Config, type Known, type Pattern, type Waiver, matches, parentOfWildcard } from "./config.ts";
import { gradeOf, isWeaker, minimumOf } from "./grade.ts";
import { after, loosened, shortened } from "./loosening.ts";
import type { Placed } from "./read.ts";
import type { Path } from "./tree.ts";
import { isExpired, nameOf } from "./waivers.ts";

/** `tree`: the files after the change, to tell which of them are no longer read. */
export interface Both {
  before: Config;
  after: Placed;
  tree: FileTree;
  known: Known;
  now: Date;
}

export function configLoosened(both: Both): readonly Change[] {
  return [...grades(both), ...minimums(both), ...waivers(both), ...reading(both)];
}

/** One finding for the checks, one for the rules that are off, one for those that are less severe. */
function grades(both: Both): readonly Change[] {
  const { before, after: proposed } = both;
  const checks = proposed.config.checksOff.filter((check) => !before.checksOff.includes(check));
  const lowered = loweredRules(both, checks);
  return [
    ...listing(both, "checks", "on", "off", checks, (check) => ["checks", check]),
    ...listing(both, "rules", "on", "off", lowered.off, (rule) => ["rules", rule]),
    ...listing(both, "severities", "as they were", "less severe", lowered.weaker, (rule) => ["rules", rule]),
  ];
}

function listing(
  { after: proposed }: Both,
  kind: "checks" | "rules" | "severities" | "minimum" | "zones" | "reading",
  was: string,
  is: string,
  what: readonly string[],
  pathOf: (one: string) => Path,
): readonly Change[] {
  const [first] = what;
  if (first === undefined) return [];
  const text = `${is}: ${shortened(what).join(", ")}`;
  return [loosened({ kind, before: was, after: text, what, from: after(proposed.place(pathOf(first))) })];
}

/** Rules that are weaker for any name that either side speaks of, whatever severity their finding has. */
function loweredRules(both: Both, checks: readonly string[]): { off: readonly string[]; weaker: readonly string[] } {
  const names = namesOf(both, ({ profiles }) => profiles);
  const off: string[] = [];
  const weaker: string[] = [];
  for (const [rule, { severities }] of both.known.rules) {
    const pairs = names.flatMap((name) =>
      severities.map((severity) => ({
        old: gradeOf(both.before, both.known, rule, severity, name),
        proposed: gradeOf(both.after.config, both.known, rule, severity, name),
      })),
    );
    const lowered = pairs.filter(({ old, proposed }) => isWeaker(proposed, old));
    const isChecked = !checks.includes(both.known.checkOf.get(rule) ?? "");
    if (!isChecked || lowered.length === 0) continue;
    (lowered.some(({ proposed }) => proposed === "off") ? off : weaker).push(rule);
  }
  return { off: off.toSorted(), weaker: weaker.toSorted() };
}

/** A name for each pattern of either side, and one that none of them has. */
function namesOf(
  { before, after: proposed }: Both,
  recordOf: (config: Config) => Readonly<Record<Pattern, unknown>>,
): readonly DomainName[] {
  const patterns = new Set([before, proposed.config].flatMap((config) => Object.keys(recordOf(config))));
  const names = [...patterns].flatMap((pattern) => {
    const parsed = parseName(pattern); // `*.example.org` and `*` are names too, which only their own pattern and those above hold
    return parsed.ok ? [parsed.value] : [];
  });
  return [...new Set([...names, nameFrom("*")])];
}

function minimums(both: Both): readonly Change[] {
  const names = namesOf(both, (config) => ({ ...config.minimum, ...config.profiles }));
  const lowered = names.flatMap((name) =>
    categories.flatMap((category) => {
      const old = minimumOf(both.before, name, category);
      const proposed = minimumOf(both.after.config, name, category);
      return proposed < old ? [{ name, text: `${name} ${category} ${old.toFixed(1)} to ${proposed.toFixed(1)}` }] : [];
    }),
  );
  return listing(
    both,
    "minimum",
    "as it was",
    "lower",
    lowered.map(({ text }) => text),
    () => ["minimum", lowered[0]?.name ?? ""],
  );
}

/** Each waiver that accepts something which no waiver of the base accepts as long. */
function waivers({ before, after: proposed, now }: Both): readonly Change[] {
  return proposed.config.waivers
    .filter((waiver) => !isExpired(waiver, now) && !before.waivers.some((old) => covers(old, waiver)))
    .map((waiver) =>
      loosened({
        kind: "waiver",
        name: nameOf(waiver),
        before: "not waived",
        after: `${waiver.rule} waived for ${waiver.name} until ${waiver.until}`,
        what: [`${waiver.rule} for ${waiver.name}`],
        args: { until: waiver.until, owner: waiver.owner },
        from: after(waiver.from),
      }),
    );
}

function covers(old: Waiver, waiver: Waiver): boolean {
  const isSameFinding = old.fingerprint === undefined || old.fingerprint === waiver.fingerprint;
  return old.rule === waiver.rule && old.until >= waiver.until && isSameFinding && holds(old.name, waiver.name);
}

/** Does a pattern of a waiver hold every name that another one holds? */
function holds(pattern: Pattern, other: Pattern): boolean {
  if (pattern === other) return true;
  const parsed = parseName(other);
  return parentOfWildcard(pattern) !== undefined && parsed.ok && matches(pattern, parsed.value);
}

/** `fail-on` raised, warn-only turned on, files left out: what an input of a workflow can say as well as the configuration. */
export function gateLoosened(both: Both): readonly Change[] {
  return [...later(both), ...warning(both), ...files(both)];
}

const defaultFailOn: FailOn = "high";
/** The most lenient first. */
const strictness: readonly FailOn[] = ["none", "critical", "high", "medium", "low"];

function later({ before, after: proposed }: Both): readonly Change[] {
  const [was, is] = [before.failOn ?? defaultFailOn, proposed.config.failOn ?? defaultFailOn];
  if (strictness.indexOf(is) >= strictness.indexOf(was)) return [];
  return [loosened({ kind: "fail-on", before: was, after: is, from: after(proposed.place(["fail-on"])) })];
}

function warning({ before, after: proposed }: Both): readonly Change[] {
  if (before.warnOnly === true || proposed.config.warnOnly !== true) return [];
  return [loosened({ kind: "warn-only", before: "fails", after: "warns", from: after(proposed.place(["warn-only"])) })];
}

/** Zone files and certificates that the globs of the base take and those of the change do not. */
function files(both: Both): readonly Change[] {
  const { before, after: proposed, tree } = both;
  const lost = [
    ...noLonger(before.zones, proposed.config.zones, tree),
    ...noLonger(before.certificates, proposed.config.certificates, tree),
  ];
  const isNarrowed = before.zones.length === 0 && proposed.config.zones.length > 0;
  const narrowed = isNarrowed ? [`all but ${proposed.config.zones.join(", ")}`] : [];
  return listing(both, "zones", "read", "not read", [...narrowed, ...lost], () => ["zones"]);
}

function noLonger(old: readonly string[], proposed: readonly string[], tree: FileTree): readonly string[] {
  if (old.length === 0) return [];
  const read = new Set(matching(tree.paths, proposed));
  return matching(tree.paths, old).filter((path) => !read.has(path));
}

/** A hint that is gone or says otherwise, or a new choice among the files of a zone: something else is judged than before. */
function reading(both: Both): readonly Change[] {
  const [old, proposed] = [hintsIn(both.before), hintsIn(both.after.config)];
  const gone = old.filter((hint) => !proposed.includes(hint));
  const chosen = proposed.filter((hint) => hint.startsWith("views ") && !old.includes(hint));
  const sectionOf = (hint: string) => [hint.split(" ")[0] ?? ""];
  return listing(both, "reading", "as it was", "different", [...gone, ...chosen], sectionOf);
}

function hintsIn({ formats, origins, views }: Config): readonly string[] {
  return Object.entries({ formats, origins, views }).flatMap(([section, hints]) =>
    Object.entries(hints).map(([key, value]) => `${section} ${key}: ${value}`),
  );
}
