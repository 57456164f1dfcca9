/** What the schema complains of, as problems with a place and the word that was probably meant. */
import * as z from "zod/mini";
import type { ReadProblem } from "../dns/zone.ts";
import { nearest } from "./nearest.ts";
import type { ConfigSchema } from "./schema.ts";
import type { Path, Tree } from "./tree.ts";

type Issue = z.core.$ZodIssue;
type JsonSchema = z.core.JSONSchema._JSONSchema;

const maxProblems = 50;
const maxWords = 20; // only the rules are more

/** In the order of the file. */
export function problemsOf(issues: readonly Issue[], tree: Tree, schema: ConfigSchema): readonly ReadProblem[] {
  const words = z.toJSONSchema(schema, { io: "input" });
  return issues
    .flatMap((issue) => problemsOfIssue(issue, tree, words))
    .toSorted((a, b) => a.line - b.line || a.column - b.column)
    .slice(0, maxProblems);
}

function problemsOfIssue(issue: Issue, tree: Tree, words: JsonSchema): readonly ReadProblem[] {
  const { path } = issue;
  if (issue.code !== "unrecognized_keys") return [wrongValue(issue, tree)];
  const known = keysAt(words, path);
  return issue.keys.map((key) => ({
    id: "config/unknown-key",
    level: "error",
    args: { key, under: pathText(path), ...guess(key, known) },
    ...tree.place([...path, key]).key,
  }));
}

/** `waivers #1: owner`. */
function pathText(path: Path): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text} #${key + 1}`;
    return text === "" ? String(key) : `${text}: ${String(key)}`;
  }, "");
}

function guess(word: string, known: readonly string[]): ReadProblem["args"] {
  return {
    meant: nearest(word, known) ?? "",
    known: known.length > maxWords ? "what `mecsa explain` lists" : known.join(", "),
  };
}

function wrongValue(issue: Issue, tree: Tree): ReadProblem {
  const { path } = issue;
  const key = pathText(path);
  const given = valueAt(tree.value, path);
  const place = tree.place(path);
  const isMissing = given === undefined;
  const where = isMissing || issue.code === "invalid_key" ? place.key : place.value;
  if (isMissing) return { id: "config/missing", level: "error", args: { key }, ...where };
  const { id, args } = complaintOf(issue, given);
  return { id, level: "error", args: { key, ...args }, ...where };
}

interface Complaint {
  id: string;
  args: ReadProblem["args"];
}

function complaintOf(issue: Issue, given: unknown): Complaint {
  switch (issue.code) {
    case "invalid_value": {
      const known = issue.values.map(String);
      return { id: "config/value", args: { given: written(given), ...guess(written(given), known) } };
    }
    case "invalid_type":
      return { id: "config/type", args: { expected: issue.expected } };
    case "invalid_union":
      return { id: "config/type", args: { expected: "list" } };
    case "invalid_format":
      return { id: `config/${issue.format === "date" ? "date" : "fingerprint"}`, args: { given: written(given) } };
    case "too_big":
    case "too_small":
    case "not_multiple_of":
      return { id: typeof given === "number" ? "config/stars" : "config/length", args: {} };
    case "invalid_key":
      return { id: issue.issues[0]?.message ?? "config/name", args: { given: written(issue.path.at(-1)) } };
    case "custom":
    case "invalid_element":
    case "unrecognized_keys":
      return { id: issue.message, args: { given: written(given) } }; // the schema's own checks name their problem
  }
}

function written(given: unknown): string {
  return typeof given === "string" ? given : (JSON.stringify(given) ?? "");
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null && Object.hasOwn(at, key) ? Reflect.get(at, key) : undefined),
    value,
  );
}

/** The keys that the schema knows at a path. */
function keysAt(schema: JsonSchema, path: Path): readonly string[] {
  const at = path.reduce<JsonSchema | undefined>((node, key) => childOf(node, key), schema);
  return Object.keys((typeof at === "object" ? at.properties : undefined) ?? {});
}

function childOf(schema: JsonSchema | undefined, key: PropertyKey): JsonSchema | undefined {
  if (typeof schema !== "object") return undefined;
  const { items } = schema;
  if (typeof key === "number") return Array.isArray(items) ? undefined : items;
  return schema.properties?.[String(key)] ?? schema.additionalProperties;
}
