/** The text behind `/mecsa`, read. Pure; never throws. */
import { type DomainName, UsageError, domainGiven, nearest } from "../../../src/index.ts";
import { type FlagName, type Flags, daysOf, flagNames, withFlag } from "./flags.ts";
import { type Command, type Verb, maxDomains, commandOf, verbOf, verbs } from "./table.ts";
import { type Word, maxCommand, wordsOf } from "./words.ts";

/** A command that fits its row of the table. */
export interface Line {
  verb: Verb;
  /** Each once, in the order given. */
  domains: readonly DomainName[];
  flags: Flags;
  /** The id of a channel. */
  channel?: string;
  days?: number;
  /** `unwatch all` */
  all?: true;
  /** `help watch` */
  about?: Verb;
}

export type Misread =
  /** `instead` is a whole line to try, without the command itself. */
  | { kind: "unknown-verb"; given: string; nearest?: Verb; instead?: string }
  | { kind: "not-a-domain"; given: string }
  | { kind: "unknown-flag"; verb: Verb; given: string; nearest?: FlagName }
  | { kind: "bad-value"; flag: FlagName; given: string }
  | { kind: "unexpected"; verb: Verb; given: string }
  | { kind: "too-few"; verb: Verb; least: number; example: string }
  | { kind: "too-many"; verb: Verb; most: number; given: number }
  | { kind: "channel-name"; given: string }
  | { kind: "bad-days"; given: string }
  | { kind: "repeated"; given: string };

export type Read = { ok: true; line: Line } | { ok: false; misread: Misread };

/**
 * Empty text is `help`. A line that does not begin with a verb is of domains to check. `mostDomains` is the operator's limit, where
 * it is lower than that of the table.
 */
export function readCommand(text: string, mostDomains = maxDomains): Read {
  const words = wordsOf(text);
  const [first, ...rest] = words;
  if (first === undefined) return { ok: true, line: emptyLine("help") };
  const verb = first.isQuoted || first.mention !== undefined ? undefined : verbOf(first.text);
  if (verb !== undefined) return readLine(limitedTo(mostDomains, commandOf(verb)), rest);
  if (domainOf(first) !== undefined) return readLine(limitedTo(mostDomains, commandOf("check")), words);
  const misread = notAVerb(first);
  return { ok: false, misread: { ...misread, ...insteadOf(misread, rest, mostDomains) } };
}

/** The same line with the command that was meant; else a check of the domains in it. */
function insteadOf({ nearest: verb }: { nearest?: Verb }, rest: readonly Word[], most: number): { instead?: string } {
  if (verb !== undefined && rest.some(({ mention, isQuoted }) => isQuoted || mention !== undefined)) return {};
  if (verb !== undefined) return { instead: [verb, ...rest.map(shown)].join(" ") };
  const domains = domainsOf(rest, most);
  return domains.length === 0 ? {} : { instead: domains.join(" ") };
}

/** What a person named in a message or a form: domains, addresses and URLs; other words are passed over. At most `most`. */
export function domainsIn(text: string, most: number): readonly DomainName[] {
  return domainsOf(wordsOf(text.slice(0, maxCommand).replaceAll(/[,;]/g, " ")), most);
}

function domainsOf(words: readonly Word[], most: number): readonly DomainName[] {
  const found = words.flatMap((word) => {
    const domain = domainOf(word);
    return domain === undefined ? [] : [domain];
  });
  return [...new Set(found)].slice(0, most);
}

function limitedTo(mostDomains: number, command: Command): Command {
  const [least, most] = command.domains;
  return { ...command, domains: [least, Math.max(least, Math.min(most, mostDomains))] };
}

function emptyLine(verb: Verb): Line {
  return { verb, domains: [], flags: {} };
}

function readLine(command: Command, words: readonly Word[]): Read {
  let line = emptyLine(command.verb);
  for (const word of words) {
    const next = withWord(command, line, word);
    if (!next.ok) return next;
    line = next.line;
  }
  return checked(command, line);
}

function withWord(command: Command, line: Line, word: Word): Read {
  if (word.mention?.kind === "channel" || /^#\S/.test(word.text)) return withChannel(command, line, word);
  const flag = flagIn(word);
  if (flag !== undefined) return withFlagWord(command, line, flag);
  if (line.domains.length === 0 && isOneOf(command, "all") && word.text.toLowerCase() === "all")
    return good({ ...line, all: true });
  if (isOneOf(command, "verb") && line.about === undefined) return withAbout(line, word);
  const days = isOneOf(command, "days") && line.days === undefined ? daysOf(word.text) : undefined;
  if (days !== undefined) return good({ ...line, days });
  if (isOneOf(command, "days") && /^\d+[a-z]?$/i.test(word.text)) return bad({ kind: "bad-days", given: shown(word) });
  return withDomain(command, line, word);
}

function withChannel(command: Command, line: Line, word: Word): Read {
  if (!isOneOf(command, "channel")) return bad({ kind: "unexpected", verb: command.verb, given: shown(word) });
  if (word.mention === undefined) return bad({ kind: "channel-name", given: shown(word) });
  if (line.channel !== undefined) return bad({ kind: "repeated", given: shown(word) });
  if (!/^[CGD][A-Z\d]{2,30}$/.test(word.mention.target)) return bad({ kind: "channel-name", given: shown(word) });
  return good({ ...line, channel: word.mention.target });
}

/** `name:value`, but not what has a colon for other reasons: URLs, `mailto:`, ports. */
function flagIn({ text, mention }: Word): { name: string; value: string } | undefined {
  const [, name, value] = /^-{0,2}([a-z][a-z-]{0,30}):(?!\/\/)(.*)$/is.exec(text) ?? [];
  if (mention !== undefined || name === undefined || value === undefined) return undefined;
  return name.toLowerCase() === "mailto" ? undefined : { name: name.toLowerCase(), value };
}

function withFlagWord({ verb, flags }: Command, line: Line, { name, value }: { name: string; value: string }): Read {
  const flag = flags.find((known) => known === name);
  if (flag === undefined)
    return bad({ kind: "unknown-flag", verb, given: cut(name), ...near(name, flags.length > 0 ? flags : flagNames) });
  if (line.flags[flag] !== undefined) return bad({ kind: "repeated", given: flag });
  const read = withFlag(line.flags, flag, value);
  return read === undefined ? bad({ kind: "bad-value", flag, given: cut(value) }) : good({ ...line, flags: read });
}

function withAbout(line: Line, word: Word): Read {
  const about = verbOf(word.text);
  return about === undefined ? bad(notAVerb(word)) : good({ ...line, about });
}

function withDomain({ verb, domains: [, most] }: Command, line: Line, word: Word): Read {
  if (most === 0 || line.all === true) return bad({ kind: "unexpected", verb, given: shown(word) });
  const domain = domainOf(word);
  if (domain === undefined) return bad({ kind: "not-a-domain", given: shown(word) });
  return good({ ...line, domains: line.domains.includes(domain) ? line.domains : [...line.domains, domain] });
}

function checked({ verb, domains: [least, most], examples }: Command, line: Line): Read {
  const given = line.domains.length;
  if (given < least && line.all !== true)
    return bad({ kind: "too-few", verb, least, example: `/mecsa ${examples[0] ?? verb}` });
  return given > most ? bad({ kind: "too-many", verb, most, given }) : good(line);
}

/** Undefined for what is no domain, for one label alone (it is rather a word than a top-level domain), and for a mention of a channel or a person. */
function domainOf(word: Word): DomainName | undefined {
  if (word.mention !== undefined && word.mention.kind !== "link") return undefined;
  try {
    const domain = domainGiven(word.text.replace(/[.,;:!?)\]}]+$/, "").replace(/^[([{]+/, ""));
    return domain.includes(".") ? domain : undefined;
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

function notAVerb(word: Word): Extract<Misread, { kind: "unknown-verb" }> {
  return { kind: "unknown-verb", given: shown(word), ...near(word.text, verbs) };
}

function near<T extends string>(word: string, known: readonly T[]): { nearest?: T } {
  const found = nearest(word, known);
  const like = known.find((candidate) => candidate === found);
  return like === undefined ? {} : { nearest: like };
}

function isOneOf({ also }: Command, what: Command["also"][number]): boolean {
  return also.includes(what);
}

function shown({ text }: Word): string {
  return cut(text);
}

const maxShown = 60; // UTF-16 units

/** Short enough to be shown again, and never within a pair of surrogates. */
function cut(text: string): string {
  return text.length > maxShown ? `${text.slice(0, maxShown).replace(/[\ud800-\udbff]$/, "")}…` : text;
}

function good(line: Line): Read {
  return { ok: true, line };
}

function bad(misread: Misread): Read {
  return { ok: false, misread };
}
