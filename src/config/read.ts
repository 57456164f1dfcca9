/** `.github/mecsa.yml` to a configuration, or to everything that is wrong with it, at line and column. Pure; nothing in it throws. */
import * as z from "zod/mini";
import { type DomainName, parseName } from "../dns/name.ts";
import type { SourceRange } from "../dns/rrset.ts";
import type { ReadProblem } from "../dns/zone.ts";
import type { CheckId } from "../model.ts";
import type { FileTree } from "../zones/source.ts";
import { type Config, type Known, type Waiver, noConfig, parsePattern } from "./config.ts";
import { listOf } from "./list.ts";
import { problemsOf } from "./problems.ts";
import { type ConfigSchema, type Written, configSchema } from "./schema.ts";
import { type Path, type Tree, maxConfigOctets, readTree, tooLarge } from "./tree.ts";

export const configFile = ".github/mecsa.yml";

/** A configuration and where each part of it stands. */
export interface Placed {
  config: Config;
  /** Of the key at a path, such as `["rules", "SPF-PTR"]`, or of the nearest one above it. */
  place: (path: Path) => SourceRange;
}

export type ReadConfig = { ok: true; value: Placed } | { ok: false; problems: readonly ReadProblem[] };

/** The configuration of one side of a change; `absent` where there is no such file. */
export function configIn(
  tree: FileTree,
  file: string,
  options: { known: Known; now: Date },
): ReadConfig | { ok: "absent" } {
  if (tree.has(file) && tree.size(file) > maxConfigOctets) return tooLarge(file);
  const bytes = tree.read(file);
  return bytes === undefined ? { ok: "absent" } : readConfig(file, bytes, options);
}

/** Problems: not YAML, an unknown key, a wrong value, a waiver for longer than a year, two settings that contradict each other. */
export function readConfig(file: string, bytes: Uint8Array, { known, now }: { known: Known; now: Date }): ReadConfig {
  const read = readTree(file, bytes, areWords);
  if (!read.ok) return read;
  const schema = configSchema(known);
  const parsed = schema.safeParse(read.value.value ?? {});
  if (!parsed.success) return { ok: false, problems: problemsOf(parsed.error.issues, read.value, schema) };
  const config = configOf(parsed.data, read.value);
  const problems = [...tooLong(config.waivers, read.value, now), ...contradictions(config, known, read.value)];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, value: { config, place: (path) => read.value.place(path).key } };
}

/** Everywhere else keys are names, globs or patterns, which may hold a `_`. */
function areWords(path: Path): boolean {
  const [section] = path;
  return path.length === 0 || section === "waivers" || section === "checks" || section === "rules" || path.length === 2;
}

/** The schema for editors: JSON Schema of draft 2020-12. */
export function editorSchema(schema: ConfigSchema): object {
  return z.toJSONSchema(schema, { io: "input" });
}

function configOf(written: Written, tree: Tree): Config {
  return {
    zones: globsOf(written.zones),
    certificates: globsOf(written.certificates),
    formats: written.formats ?? noConfig.formats,
    origins: mapped(written.origins, (glob) => glob, nameOf),
    views: mapped(written.views, nameOf, (glob) => glob),
    failOn: written["fail-on"],
    warnOnly: written["warn-only"],
    profiles: mapped(written.profiles, patternOf, (profile) => profile),
    checksOff: offIn(written.checks ?? {}),
    rules: given(written.rules),
    minimum: mapped(written.minimum, patternOf, given),
    waivers: (written.waivers ?? []).map((waiver, index) => ({
      ...waiver,
      name: patternOf(waiver.name),
      fingerprint: waiver.fingerprint,
      from: tree.place(["waivers", index]).value,
    })),
  };
}

function globsOf(written: Written["zones"]): readonly string[] {
  return typeof written === "string" ? listOf(written) : (written ?? []);
}

function mapped<From, To>(
  written: Readonly<Record<string, From>> | undefined,
  keyOf: (key: string) => string,
  valueOf: (value: From) => To,
): Readonly<Record<string, To>> {
  return Object.fromEntries(Object.entries(written ?? {}).map(([key, value]) => [keyOf(key), valueOf(value)]));
}

/** The schema has seen that these are names and patterns. */
function nameOf(text: string): DomainName {
  const parsed = parseName(text);
  if (!parsed.ok) throw new RangeError(`the schema let ${JSON.stringify(text)} pass as a name`);
  return parsed.value;
}

function patternOf(text: string): string {
  return parsePattern(text) ?? text;
}

/** Without the keys that are there and have no value. */
function given<T>(written: Readonly<Record<string, T | undefined>> | undefined): Readonly<Record<string, T>> {
  return Object.fromEntries(
    Object.entries(written ?? {}).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

function offIn(checks: NonNullable<Written["checks"]>): readonly CheckId[] {
  return Object.entries(checks).flatMap(([id, state]) => (state === "off" || state === false ? [id as CheckId] : []));
}

function tooLong(waivers: readonly Waiver[], tree: Tree, now: Date): readonly ReadProblem[] {
  const latest = new Date(now);
  latest.setUTCFullYear(latest.getUTCFullYear() + 1);
  const limit = dayOf(latest);
  return waivers.flatMap(({ until }, index) =>
    until > limit ? [problem("config/waiver-too-long", { until, limit }, tree, ["waivers", index, "until"])] : [],
  );
}

/** In UTC, as waivers have it. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** A waiver that another one, or a switched-off rule, leaves without work. */
function contradictions({ waivers, rules, checksOff }: Config, known: Known, tree: Tree): readonly ReadProblem[] {
  const seen = new Set<string>();
  return waivers.flatMap(({ rule, name, fingerprint }, index) => {
    const path = ["waivers", index, "rule"];
    const identity = JSON.stringify([rule, name, fingerprint]);
    const isTwice = seen.has(identity);
    seen.add(identity);
    if (isTwice) return [problem("config/waiver-twice", { rule, name }, tree, path)];
    const check = known.checkOf.get(rule);
    const isOff = rules[rule] === "off" || (check !== undefined && checksOff.includes(check));
    return isOff ? [problem("config/waiver-of-off", { rule }, tree, path)] : [];
  });
}

function problem(id: string, args: ReadProblem["args"], tree: Tree, path: Path): ReadProblem {
  return { id, level: "error", args, ...tree.place(path).value };
}
