/** Words of the rules about the configuration itself, and of what is wrong with one. */
import type { ReadProblem } from "../dns/zone.ts";
import type { Args, Rule } from "../model.ts";
import { text } from "../words.ts";

/** Names, paths and expressions, each as it is written. */
const quoted = (value: Args[string] | undefined): string =>
  (Array.isArray(value) ? value : [text(value)]).map((one) => `\`${String(one)}\``).join(", ");

const ruleOfDays = "A waiver holds until the end of its last day, in UTC.";

/** What a change of the configuration or of a workflow does to the gate, by kind. */
const looser = {
  new: () => "This change adds a configuration. It is read from the base, so it takes effect with the next change.",
  unreadable: ({ what }) =>
    `The configuration cannot be read any more: ${text(what)}. The defaults would hold instead.`,
  "fail-on": ({ before, after }) => `The gate fails later: \`fail-on\` \`${text(before)}\` becomes \`${text(after)}\`.`,
  "warn-only": () => "The gate no longer fails: `warn-only` is turned on.",
  checks: ({ what }) => `Checks are switched off: ${quoted(what)}.`,
  rules: ({ what }) => `Rules are switched off: ${quoted(what)}.`,
  severities: ({ what }) => `Findings of these rules become less severe: ${quoted(what)}.`,
  minimum: ({ what }) => `The minimum of stars is lowered: ${quoted(what)}.`,
  waiver: ({ what, until }) => `A waiver is added or widened: ${quoted(what)} until ${text(until)}.`,
  zones: ({ what }) => `Files are no longer read: ${quoted(what)}.`,
  reading: ({ what }) => `Other files or names are read than before: ${quoted(what)}.`,
  "step-removed": ({ what }) => `The workflow ${quoted(what)} no longer runs mecsa.`,
  unattended: ({ what }) => `A failed gate no longer fails the job: \`continue-on-error\` is set in ${quoted(what)}.`,
  condition: ({ what }) => `mecsa runs under a new condition: ${quoted(what)}.`,
  trigger: ({ what }) => `The workflow runs mecsa for fewer changes: ${quoted(what)}.`,
  input: ({ what }) => `An input of mecsa changed so that the files do not show what it becomes: ${quoted(what)}.`,
} satisfies Record<string, (args: Args) => string>;

/** The ways in which a gate can be loosened. */
export type Loosening = keyof typeof looser;

function isLoosening(kind: unknown): kind is Loosening {
  return typeof kind === "string" && Object.hasOwn(looser, kind);
}

export const rules = {
  "GATE-CONFIG": {
    title: "The gate itself is loosened",
    explain:
      "mecsa's configuration, or a workflow that runs it, changed so that a rule or check is switched off, severities fall, `fail-on` rises, `warn-only` or `continue-on-error` is turned on, a minimum is lowered, a waiver is added, prolonged or widened, fewer files are read, or the workflow no longer runs mecsa: medium. What the settings do is compared, not their text; a stricter one is silent. The configuration is read from the base, so this change is still reviewed under the old one. A first configuration is told as info. Ask for the review of a code owner for both files.",
    severities: ["medium", "info"],
    direction: "weakened",
    criteria: [],
    says: (args) => (isLoosening(args["kind"]) ? looser[args["kind"]](args) : "The gate is loosened."),
    fix: ({ kind }) =>
      kind === "new"
        ? "Nothing to do."
        : "Take it back, or have someone approve it who answers for the gate (a code owner of these files).",
    see: "docs/configuration.md",
    who: "owner",
  },
  "WAIVER-EXPIRED": {
    title: "Waiver has expired",
    explain: `A waiver of the configuration is past its date: medium where this change has a finding that it would have waived, which counts again; low otherwise. It never fails the gate by itself. ${ruleOfDays}`,
    severities: ["medium", "low"],
    direction: "incomparable",
    criteria: [],
    says: ({ rule, name, until, owner }) =>
      `The waiver of ${text(rule)} for ${quoted(name)} (${text(owner)}) expired on ${text(until)}.`,
    fix: () => "Remove it, or decide again: a new date needs a new reason.",
    see: "docs/configuration.md",
    who: "owner",
  },
  "WAIVER-UNUSED": {
    title: "Waiver without a finding",
    explain:
      "A domain that a waiver is for was reviewed, and this change has no finding that the waiver is needed for. The change that it was made for may be merged already. Silent for domains that the change does not touch.",
    severities: ["info"],
    direction: "incomparable",
    criteria: [],
    says: ({ rule, name, owner }) =>
      `Nothing in this change needs the waiver of ${text(rule)} for ${quoted(name)} (${text(owner)}).`,
    fix: () => "Remove it if the change that it was made for is merged.",
    see: "docs/configuration.md",
    who: "owner",
  },
  MINIMUM: {
    title: "Below the minimum of stars",
    explain:
      "The configuration asks for a minimum of stars, and the domain is below it after the change, even if everything that is not measured were met; or it certainly had them before and no longer does, though no less was measured. High where the change brings it there, the domain is new, or it is lowered further; low where it was below already. Silent for a category that does not apply.",
    severities: ["high", "low"],
    direction: "weakened",
    criteria: [],
    says: ({ category, stars, minimum, still }) =>
      `${text(category)}: ${text(stars)} stars${still === true ? ", as before" : ""}; the configuration asks for ${text(minimum)}.`,
    fix: () => "Restore what the other findings name, or agree on another minimum in a change of its own.",
    see: "docs/configuration.md",
    who: "owner",
  },
} satisfies Record<string, Rule>;

type Sentence = (args: ReadProblem["args"]) => string;

const meant: Sentence = (args) =>
  args["meant"] !== undefined && args["meant"] !== "" ? `; did you mean "${args["meant"]}"?` : oneOf(args);

const oneOf: Sentence = ({ known }) => (known === undefined || known === "" ? "" : `; it takes ${known}`);

const types: Readonly<Record<string, string>> = {
  object: "a mapping",
  record: "a mapping",
  array: "a list",
  list: "a text or a list of texts, none of them empty",
  string: "a text",
  number: "a number",
  boolean: "true or false",
};

/** By id. They start in lower case, to follow `file:line:column: `. */
export const problems = {
  "config/too-large": ({ limit }) => `the configuration has more than ${limit} octets`,
  "config/too-deep": ({ limit }) => `this is nested deeper than ${limit} levels`,
  "config/yaml": ({ detail }) => `this is not YAML: ${detail}`,
  "config/alias": () =>
    'aliases (*) are not read here; a name or glob that begins with * has to stand in quotes, "*.example.org"',
  "config/key": () => "a key has to be a text",
  "config/duplicate-key": ({ key }) => `"${key}" stands twice in this mapping`,
  "config/unknown-key": (args) =>
    `unknown key "${args["key"]}"${args["under"] === "" ? "" : ` under ${args["under"]}`}${meant(args)}`,
  "config/missing": ({ key }) => `"${key}" is missing`,
  "config/value": (args) => `"${args["given"]}" is no value of ${args["key"]}${meant(args)}`,
  "config/type": ({ key, expected }) =>
    `${key === "" ? "the configuration" : key} has to be ${types[String(expected)] ?? expected}`,
  "config/length": ({ key }) => `${key} is empty or too long`,
  "config/stars": ({ key }) => `${key} has to be a number of stars: 0 to 5, in halves`,
  "config/date": ({ key, given }) => `${key}: "${given}" is not a date such as 2026-12-31`,
  "config/fingerprint": ({ key }) => `${key} has to be 64 hexadecimal digits in lower case`,
  "config/name": ({ given }) => `"${given}" is not a domain name`,
  "config/waiver-name": ({ given }) => `"${given}" is neither a domain name nor one such as "*.example.org"`,
  "config/waiver-too-long": ({ until, limit }) => `a waiver holds for at most one year: ${until} is after ${limit}`,
  "config/waiver-twice": ({ rule, name }) => `there is already a waiver of ${rule} for ${name}`,
  "config/waiver-of-off": ({ rule }) => `${rule} is switched off, so there is nothing to waive`,
} satisfies Record<string, Sentence>;

/** `file:line:column: what is wrong`. */
export function problemSentence({ id, args, file, line, column }: ReadProblem): string {
  const sentence: Sentence | undefined = Object.hasOwn(problems, id) ? Reflect.get(problems, id) : undefined;
  return `${file}:${line}:${column}: ${sentence === undefined ? id : sentence(args)}`;
}
