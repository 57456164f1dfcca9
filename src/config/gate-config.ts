/**
 * GATE-CONFIG: the configuration, or a workflow that runs mecsa, lets more pass after a change than before. Effective
 * settings are compared, not text. Pure.
 */
import type { SourceRange } from "../dns/rrset.ts";
import type { ReadProblem } from "../dns/zone.ts";
import type { Change } from "../model.ts";
import type { FileTree } from "../zones/source.ts";
import { configLoosened } from "./compare-config.ts";
import { stepsLoosened } from "./compare-workflows.ts";
import { type Known, noConfig } from "./config.ts";
import { after, loosened } from "./loosening.ts";
import { problemSentence } from "./messages.ts";
import { type Placed, configIn } from "./read.ts";
import { isWorkflow, stepsIn } from "./workflows.ts";

/** `file`: where the configuration is, in both trees. */
export interface GateOptions {
  file: string;
  known: Known;
  now: Date;
}

export function gateConfig(before: FileTree, proposed: FileTree, options: GateOptions): readonly Change[] {
  if (isUntouched(before, proposed, options.file)) return [];
  const [old, now] = [configIn(before, options.file, options), configIn(proposed, options.file, options)];
  const base = placedOf(old, options.file);
  const placed = now.ok === false ? base : placedOf(now, options.file); // what is not read any more is told once
  const both = { before: base.config, after: placed, tree: proposed, ...options };
  return [
    ...(old.ok === "absent" && now.ok === true ? [isNew(options.file)] : []),
    ...(old.ok !== false && now.ok === false ? [unreadable(now.problems, options.file)] : []),
    ...configLoosened(both),
    ...stepsLoosened({ before: stepsIn(before), after: stepsIn(proposed) }, both),
  ];
}

/** One that cannot be read holds nothing, as it does when it is the base of a review. */
function placedOf(read: ReturnType<typeof configIn>, file: string): Placed {
  return read.ok === true ? read.value : { config: noConfig, place: () => startOf(file) };
}

function isUntouched(before: FileTree, proposed: FileTree, file: string): boolean {
  const ids = (tree: FileTree) =>
    JSON.stringify([...new Set([file, ...tree.paths.filter(isWorkflow)])].map((path) => [path, idIn(tree, path)]));
  return ids(before) === ids(proposed);
}

function idIn(tree: FileTree, path: string): string {
  return tree.has(path) ? tree.id(path) : "";
}

function startOf(file: string): SourceRange {
  return { file, line: 1, column: 1, endLine: 1 };
}

function isNew(file: string): Change {
  return loosened({ kind: "new", before: "no configuration", after: file, from: after(startOf(file)) });
}

function unreadable(problems: readonly ReadProblem[], file: string): Change {
  const [first] = problems;
  const what = problems.map(problemSentence);
  return loosened({
    kind: "unreadable",
    before: "readable",
    after: "not readable",
    what,
    from: after(first ?? startOf(file)),
  });
}
