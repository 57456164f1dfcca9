/** The inputs of `action.yml`. Their defaults are here, so that one that is not given can be told from one that is. */
import * as z from "zod/mini";
import { listOf } from "../config/list.ts";
import { type CommentMode, commentModes } from "../github/comment.ts";
import { type FailOn, failOnLevels } from "../model.ts";
import { UsageError } from "../usage-error.ts";

export interface Inputs {
  zones: readonly string[];
  certificates: readonly string[];
  failOn?: FailOn;
  configFile?: string;
  token: string;
  baseRef?: string;
  headRef?: string;
  commentMode: CommentMode;
  warnOnly?: boolean;
}

export const inputNames = [
  "zones",
  "certificates",
  "config-file",
  "fail-on",
  "github-token",
  "base-ref",
  "head-ref",
  "comment-summary-in-pr",
  "warn-only",
] as const;
type InputName = (typeof inputNames)[number];

const maxGlobs = 1_000;

const optional = z.pipe(
  z.string(),
  z.transform((text) => (text === "" ? undefined : text)),
);

const globs = z.pipe(z.string(), z.transform(listOf)).check(z.maxLength(maxGlobs));

const schema = z.object({
  zones: globs,
  certificates: globs,
  "config-file": optional,
  "fail-on": optionalOf(failOnLevels),
  "github-token": z.string(),
  "base-ref": optional,
  "head-ref": optional,
  "comment-summary-in-pr": oneOf(commentModes, "always"),
  "warn-only": optionalOf(["true", "false"]),
} satisfies Record<InputName, unknown>);

/** `getInput` gives an empty text for an input that is not there. Throws `UsageError` that names the input and what it may be. */
export function readInputs(getInput: (name: InputName) => string): Inputs {
  const parsed = schema.safeParse(Object.fromEntries(inputNames.map((name) => [name, getInput(name).trim()])));
  if (!parsed.success) throw wrongInput(parsed.error.issues[0]);
  const { "base-ref": baseRef, "head-ref": headRef, "config-file": configFile } = parsed.data;
  const { "fail-on": failOn, "warn-only": warnOnly } = parsed.data;
  return {
    zones: parsed.data.zones,
    certificates: parsed.data.certificates,
    ...(failOn === undefined ? {} : { failOn }),
    ...(configFile === undefined ? {} : { configFile }),
    token: parsed.data["github-token"],
    ...(baseRef === undefined ? {} : { baseRef }),
    ...(headRef === undefined ? {} : { headRef }),
    commentMode: parsed.data["comment-summary-in-pr"],
    ...(warnOnly === undefined ? {} : { warnOnly: warnOnly === "true" }),
  };
}

/** As `oneOf`; undefined where nothing is given, so that the configuration decides. */
function optionalOf<const T extends string>(values: readonly T[]) {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => (text === "" ? undefined : text.toLowerCase())),
    ),
    z.optional(z.enum(values)),
  );
}

/** One of a closed set, in any case; `preset` where nothing is given. */
function oneOf<const T extends string>(values: readonly T[], preset: T) {
  return z.pipe(
    z.pipe(
      z.string(),
      z.transform((text) => (text === "" ? preset : text.toLowerCase())),
    ),
    z.enum(values),
  );
}

function wrongInput(issue: z.core.$ZodIssue | undefined): UsageError {
  const allowed = issue?.code === "invalid_value" ? issue.values.join(", ") : `at most ${maxGlobs} entries`;
  return new UsageError(`the input ${String(issue?.path[0])} has a value that is not known`, `It takes: ${allowed}.`);
}
