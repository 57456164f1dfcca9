/** The steps of GitHub workflows that run mecsa, and what of their settings decides whether a change is stopped. Pure; nothing in it throws. */
import { LineCounter, isNode, parseDocument } from "yaml";
import type { SourceRange } from "../dns/rrset.ts";
import type { FileTree } from "../zones/source.ts";

const maxOctets = 1024 * 1024; // ours; GitHub's own limit is lower
const maxSteps = 100; // in one file

/** One step, with what it inherits from its job. Values are as they are written, expressions included. */
export interface Step {
  workflow: string;
  job: string;
  inputs: Readonly<Record<string, string>>;
  /** `if` of the job and of the step. */
  condition: string;
  continuesOnError: boolean;
  /** The events of the workflow, with their filters, as JSON. */
  triggers: Readonly<Record<string, string>>;
  from: SourceRange;
}

export function isWorkflow(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path);
}

/** A workflow that cannot be read has no steps: GitHub would not run it either. */
export function stepsIn(tree: FileTree): readonly Step[] {
  return tree.paths.filter(isWorkflow).flatMap((path) => stepsOf(path, tree));
}

function stepsOf(workflow: string, tree: FileTree): readonly Step[] {
  const bytes = bounded(tree, workflow);
  if (bytes === undefined) return [];
  const text = new TextDecoder().decode(bytes);
  if (!/mecsa|\.\//i.test(text)) return [];
  const lineCounter = new LineCounter();
  const options = { schema: "core", uniqueKeys: false, prettyErrors: false, logLevel: "error", lineCounter } as const;
  const document = parseDocument(text, options);
  const value = document.errors.length === 0 ? plain(() => document.toJS({ maxAliasCount: 100 })) : undefined;
  const place = (path: readonly (string | number)[]): SourceRange => {
    const node: unknown = plain(() => document.getIn(path, true));
    const { line, col } = lineCounter.linePos((isNode(node) ? node.range?.[0] : undefined) ?? 0);
    return { file: workflow, line: Math.max(1, line), column: Math.max(1, col), endLine: Math.max(1, line) };
  };
  return stepsOfJobs({ workflow, value, place, tree }).take(maxSteps).toArray();
}

function bounded(tree: FileTree, file: string): Uint8Array | undefined {
  return tree.has(file) && tree.size(file) <= maxOctets ? tree.read(file) : undefined;
}

/** An alias to nowhere, or to too much, makes `yaml` throw. */
function plain(ask: () => unknown): unknown {
  try {
    return ask();
  } catch {
    return undefined;
  }
}

interface Workflow {
  workflow: string;
  value: unknown;
  place: (path: readonly (string | number)[]) => SourceRange;
  tree: FileTree;
}

function* stepsOfJobs({ workflow, value, place, tree }: Workflow): Generator<Step> {
  for (const [job, body] of entriesOf(at(value, "jobs"))) {
    const steps = at(body, "steps");
    for (const [index, step] of (Array.isArray(steps) ? steps : []).entries()) {
      if (!runsMecsa(text(at(step, "uses")), tree)) continue;
      yield {
        workflow,
        job,
        inputs: Object.fromEntries(entriesOf(at(step, "with")).map(([key, given]) => [key.toLowerCase(), text(given)])),
        condition: [at(body, "if"), at(step, "if")].map(text).filter(Boolean).join(" and "),
        continuesOnError: [at(body, "continue-on-error"), at(step, "continue-on-error")].some(isOn),
        triggers: triggersOf(at(value, "on")),
        from: place(["jobs", job, "steps", index]),
      };
    }
  }
}

/** By the repository's name, wherever it is kept; a folder of the same repository by its `action.yml`. */
function runsMecsa(uses: string, tree: FileTree): boolean {
  if (/^[\w.-]+\/mecsa@/i.test(uses)) return true;
  const local = /^\.\/(.*?)\/*$/.exec(uses);
  if (local === null) return false;
  const folder = local[1] === undefined || local[1] === "" ? "" : `${local[1]}/`;
  const action = bounded(tree, `${folder}action.yml`) ?? bounded(tree, `${folder}action.yaml`);
  return action !== undefined && /^name:\s*["']?mecsa\b/m.test(new TextDecoder().decode(action));
}

/** `on` is one event, a list of them, or a mapping to filters. */
function triggersOf(on: unknown): Readonly<Record<string, string>> {
  if (typeof on === "string") return { [on]: "" };
  if (Array.isArray(on)) return Object.fromEntries(on.map((event) => [text(event), ""]));
  return Object.fromEntries(
    entriesOf(on).map(([event, filters]) => [event, filters === null ? "" : JSON.stringify(filters)]),
  );
}

/** An expression may come out either way. */
function isOn(value: unknown): boolean {
  return value === true || (typeof value === "string" && value !== "false" && value !== "");
}

function at(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

function entriesOf(value: unknown): readonly [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}

function text(value: unknown): string {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}
