/** The workflows that run mecsa, before and after: steps that are gone, or that stop less. Pure. */
import { type Change, failOnLevels } from "../model.ts";
import { type Both, gateLoosened } from "./compare-config.ts";
import type { Config } from "./config.ts";
import { listOf } from "./list.ts";
import { after, loosened } from "./loosening.ts";
import type { Step } from "./workflows.ts";

interface Steps {
  before: readonly Step[];
  after: readonly Step[];
}

/** Without any step before, the configuration alone is compared, as `mecsa diff` uses it. */
export function stepsLoosened(steps: Steps, both: Both): readonly Change[] {
  if (steps.before.length === 0) return gateLoosened(both);
  const found = pairsOf(steps).flatMap(([old, proposed]) =>
    proposed === undefined ? [removed(old)] : stepLoosened(old, proposed, both),
  );
  return withoutRepeats(found);
}

/** Each step of the base with the one at its place, or else with one that is left over. */
function pairsOf(steps: Steps): readonly (readonly [Step, Step | undefined])[] {
  const left = new Set(steps.after);
  const paired = steps.before.map((old, index) => {
    const isNth = nthOf(steps.before, index);
    const proposed = steps.after.find((step, at) => isSamePlace(old, step) && nthOf(steps.after, at) === isNth);
    if (proposed !== undefined) left.delete(proposed);
    return [old, proposed] as const;
  });
  const others = [...left];
  return paired.map(([old, proposed]) => [old, proposed ?? others.shift()] as const);
}

function isSamePlace(a: Step, b: Step): boolean {
  return a.workflow === b.workflow && a.job === b.job;
}

/** How many steps of the same job come before this one. */
function nthOf(steps: readonly Step[], index: number): number {
  const step = steps[index];
  return step === undefined ? 0 : steps.slice(0, index).filter((one) => isSamePlace(one, step)).length;
}

function removed({ workflow, from }: Step): Change {
  const before = { side: "before", range: from } as const;
  return loosened({ kind: "step-removed", before: "mecsa runs", after: "it does not", what: [workflow], from: before });
}

function stepLoosened(old: Step, proposed: Step, both: Both): readonly Change[] {
  const base = both.after;
  const isGiven = (key: unknown) => typeof key === "string" && Object.hasOwn(proposed.inputs, key);
  const placed = {
    config: withInputs(base.config, proposed),
    place: (path: readonly PropertyKey[]) => (isGiven(path[0]) ? proposed.from : base.place(path)),
  };
  return [
    ...gateLoosened({ ...both, before: withInputs(both.before, old), after: placed }),
    ...unattended(old, proposed),
    ...condition(old, proposed),
    ...triggers(old, proposed),
    ...otherInputs(old, proposed),
  ];
}

/** Inputs win over the configuration. An expression is what it was by itself: `otherInputs` tells where it changed. */
function withInputs(config: Config, { inputs }: Step): Config {
  const failOn = failOnLevels.find((level) => level === inputs["fail-on"]?.toLowerCase());
  const warnOnly = inputs["warn-only"]?.toLowerCase();
  return {
    ...config,
    failOn: failOn ?? config.failOn,
    warnOnly: warnOnly === "true" ? true : warnOnly === "false" ? false : config.warnOnly,
    zones: inputs["zones"] === undefined ? config.zones : listOf(inputs["zones"]),
    certificates: inputs["certificates"] === undefined ? config.certificates : listOf(inputs["certificates"]),
  };
}

function unattended(old: Step, { continuesOnError, workflow, from }: Step): readonly Change[] {
  if (old.continuesOnError || !continuesOnError) return [];
  return [
    loosened({ kind: "unattended", before: "fails the job", after: "goes on", what: [workflow], from: after(from) }),
  ];
}

function condition(old: Step, proposed: Step): readonly Change[] {
  if (proposed.condition === "" || proposed.condition === old.condition) return [];
  const [before, now] = [old.condition === "" ? "always" : old.condition, proposed.condition];
  return [loosened({ kind: "condition", before, after: now, what: [now], from: after(proposed.from) })];
}

const gateEvents = ["pull_request", "pull_request_target", "merge_group"];

function triggers(old: Step, proposed: Step): readonly Change[] {
  const fewer = gateEvents.filter((event) => isNarrower(old.triggers[event], proposed.triggers[event]));
  if (fewer.length === 0) return [];
  const told = (step: Step) =>
    fewer.map((event) => `${event} ${step.triggers[event] ?? "not at all"}`.trim()).join("; ");
  return [
    loosened({ kind: "trigger", before: told(old), after: told(proposed), what: fewer, from: after(proposed.from) }),
  ];
}

const defaultTypes = ["opened", "synchronize", "reopened"];
/** The filters of an event: does a list of them take only what it names, or all but that? */
const filters: Readonly<Record<string, "only" | "except">> = {
  types: "only",
  branches: "only",
  paths: "only",
  "branches-ignore": "except",
  "paths-ignore": "except",
};

/** Is an event gone, or does a filter leave out what it took before? */
function isNarrower(old: string | undefined, proposed: string | undefined): boolean {
  if (old === undefined || proposed === undefined) return old !== undefined;
  return Object.entries(filters).some(([filter, kind]) => {
    const [was, is] = [entriesOf(old, filter), entriesOf(proposed, filter)];
    if (is === undefined) return false;
    if (kind === "except") return is.some((one) => was?.includes(one) !== true);
    const isExcluded = is.some((one) => one.startsWith("!") && was?.includes(one) !== true);
    const taken = was ?? (filter === "types" ? defaultTypes : undefined);
    return isExcluded || taken === undefined || taken.some((one) => !one.startsWith("!") && !is.includes(one));
  });
}

function entriesOf(event: string, filter: string): readonly string[] | undefined {
  const written: unknown = event === "" ? undefined : JSON.parse(event);
  if (typeof written !== "object" || written === null || !Object.hasOwn(written, filter)) return undefined;
  const value: unknown = Reflect.get(written, filter);
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** Inputs that say what is compared with what, or whose new value only GitHub knows. */
function otherInputs(old: Step, proposed: Step): readonly Change[] {
  const names = ["base-ref", "head-ref", "config-file"];
  const settings = ["fail-on", "warn-only", "zones", "certificates"];
  const differing = [...names, ...settings].filter((name) => {
    const [was, is] = [old.inputs[name] ?? "", proposed.inputs[name] ?? ""];
    return was !== is && (names.includes(name) || is.includes("${{"));
  });
  if (differing.length === 0) return [];
  const told = ({ inputs }: Step) => differing.map((name) => `${name}: ${inputs[name] ?? "not given"}`).join(", ");
  return [
    loosened({ kind: "input", before: told(old), after: told(proposed), what: differing, from: after(proposed.from) }),
  ];
}

/** Two steps can be loosened by one cause. */
function withoutRepeats(changes: readonly Change[]): readonly Change[] {
  return [...new Map(changes.map((change) => [JSON.stringify([change.args, change.from]), change])).values()];
}
