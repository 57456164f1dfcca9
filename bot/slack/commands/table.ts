/** All sub-commands of `/mecsa`: what they take. Parser, help, modal and handbook are made from this table. */
import type { FlagName } from "./flags.ts";
import { commandSays } from "./messages.ts";

export const verbs = [
  "check",
  "compare",
  "watch",
  "unwatch",
  "list",
  "history",
  "diff",
  "outbound",
  "settings",
  "export",
  "delete",
  "help",
] as const;
export type Verb = (typeof verbs)[number];

export interface Command {
  verb: Verb;
  /** Behind `/mecsa`. */
  usage: string;
  examples: readonly string[];
  /** An English sentence or two. */
  says: string;
  /** How many domains, least and most. */
  domains: readonly [least: number, most: number];
  flags: readonly FlagName[];
  /** What else may stand there: a channel, a number of days, the word `all` instead of domains, another verb. */
  also: readonly Also[];
  /** Other words for the verb. */
  aliases: readonly string[];
}
type Also = "channel" | "days" | "all" | "verb";

/** More do not fit one table of Slack's that is still read. */
export const maxDomains = 10;

const shapes: Readonly<Record<Verb, Omit<Command, "verb" | "says">>> = {
  check: {
    usage: "<domain> [domain …] [fresh:on]",
    examples: ["example.org", "example.org example.com", "check list.example"],
    domains: [1, maxDomains],
    flags: ["fresh"],
    also: [],
    aliases: ["assess", "test", "scan"],
  },
  compare: {
    usage: "compare <domain> <domain>",
    examples: ["compare example.org example.com"],
    domains: [2, 2],
    flags: ["fresh"],
    also: [],
    aliases: ["vs"],
  },
  watch: {
    usage:
      "watch <domain> [domain …] [interval:1d] [only:regressions] [below:80] [category:delivery] [check:dmarc,spf] [threads:off] [reminders:30,7] [#channel]",
    examples: ["watch example.org", "watch example.org interval:6h only:regressions below:80 #mail"],
    domains: [1, maxDomains],
    flags: ["interval", "only", "below", "category", "check", "threads", "reminders"],
    also: ["channel"],
    aliases: ["subscribe"],
  },
  unwatch: {
    usage: "unwatch <domain … | all> [#channel]",
    examples: ["unwatch example.org", "unwatch all"],
    domains: [1, maxDomains],
    flags: [],
    also: ["channel", "all"],
    aliases: ["unsubscribe"],
  },
  list: {
    usage: "list [#channel]",
    examples: ["list"],
    domains: [0, 0],
    flags: [],
    also: ["channel"],
    aliases: ["watches", "ls"],
  },
  history: {
    usage: "history <domain> [30d]",
    examples: ["history example.org", "history example.org 90d"],
    domains: [1, 1],
    flags: [],
    also: ["days"],
    aliases: [],
  },
  diff: {
    usage: "diff <domain> [7d]",
    examples: ["diff example.org", "diff example.org 7d"],
    domains: [1, 1],
    flags: [],
    also: ["days"],
    aliases: ["changes"],
  },
  outbound: {
    usage: "outbound <domain>",
    examples: ["outbound example.org"],
    domains: [1, 1],
    flags: [],
    also: [],
    aliases: ["send", "mail"],
  },
  settings: { usage: "settings", examples: ["settings"], domains: [0, 0], flags: [], also: [], aliases: ["config"] },
  export: { usage: "export", examples: ["export"], domains: [0, 0], flags: [], also: [], aliases: [] },
  delete: { usage: "delete", examples: ["delete"], domains: [0, 0], flags: [], also: [], aliases: ["forget"] },
  help: {
    usage: "help [command]",
    examples: ["help", "help watch"],
    domains: [0, 0],
    flags: [],
    also: ["verb"],
    aliases: ["?", "--help", "-h"],
  },
};

export const commands: readonly Command[] = verbs.map((verb) => commandOf(verb));

export function commandOf(verb: Verb): Command {
  return { verb, says: commandSays[verb], ...shapes[verb] };
}

const verbOfWord: ReadonlyMap<string, Verb> = new Map(
  verbs.flatMap((verb) => [verb, ...shapes[verb].aliases].map((word) => [word, verb] as const)),
);

/** The verb that a word is, by its name or another word for it, in any case. */
export function verbOf(word: string): Verb | undefined {
  return verbOfWord.get(word.toLowerCase());
}
