/** The options of commands, `name:value`. */
import { type Category, type CheckId, criteria, criterionWords } from "../../../src/index.ts";
import { type WatchFilter, watchFilters } from "../../model.ts";

/** What options say; an option that was not given is not there. */
export interface Flags {
  interval?: number;
  below?: number;
  only?: WatchFilter;
  category?: readonly Category[];
  check?: readonly CheckId[];
  threads?: boolean;
  reminders?: readonly number[];
  fresh?: boolean;
}
export type FlagName = keyof Flags;

/** Undefined where the value does not fit. */
type Reader<F extends FlagName> = (value: string) => Required<Flags>[F] | undefined;

const readers: { [F in FlagName]: Reader<F> } = {
  interval: hoursOf,
  below: (value) => within(wholeNumber(value), 1, 100),
  only: (value) => watchFilters.find((filter) => filter === value || filter === `${value}s`),
  category: categoriesOf,
  check: checksOf,
  threads: onOrOff,
  reminders: reminderDays,
  fresh: onOrOff,
};

export const flagNames: readonly FlagName[] = [
  "interval",
  "below",
  "only",
  "category",
  "check",
  "threads",
  "reminders",
  "fresh",
];

/** The flags with one more; undefined where its value does not fit. */
export function withFlag(flags: Flags, name: FlagName, value: string): Flags | undefined {
  const read = readers[name](value.trim().toLowerCase());
  return read === undefined ? undefined : { ...flags, [name]: read };
}

/** Whole hours, 1 to 168: `1h`, `12h`, `1d`, `1w`. */
function hoursOf(value: string): number | undefined {
  const [, number, unit] = /^(\d{1,3})\s?(h|d|w)$/.exec(value) ?? [];
  if (number === undefined) return undefined;
  return within(Number(number) * (unit === "h" ? 1 : unit === "d" ? 24 : 168), 1, 168);
}

/** Whole days, 1 to 3660: `30d`, `4w`, `12m`, `1y`, or a bare number. */
export function daysOf(value: string): number | undefined {
  const [, number, unit] = /^(\d{1,4})\s?(d|w|m|y)?$/.exec(value.toLowerCase()) ?? [];
  if (number === undefined) return undefined;
  return within(Number(number) * (unit === "w" ? 7 : unit === "m" ? 30 : unit === "y" ? 365 : 1), 1, 3_660);
}

const categoryWords: ReadonlyMap<string, Category> = new Map([
  ["confidential-delivery", "confidential-delivery"],
  ["delivery", "confidential-delivery"],
  ["confidentiality", "confidential-delivery"],
  ["phishing-identity-theft", "phishing-identity-theft"],
  ["phishing", "phishing-identity-theft"],
  ["spoofing", "phishing-identity-theft"],
  ["message-integrity", "message-integrity"],
  ["integrity", "message-integrity"],
]);

function categoriesOf(value: string): readonly Category[] | undefined {
  const read = value
    .split(/[\s,]+/)
    .filter((word) => word !== "")
    .map((word) => categoryWords.get(word));
  const all = read.length === 0 ? undefined : allOf(read);
  return all === undefined ? undefined : [...new Set(all)];
}

/** Those that a criterion of the score rests on. */
const watchable: ReadonlyMap<string, CheckId> = new Map(
  criteria.map((criterion) => criterionWords[criterion].check).map((check) => [check, check]),
);

function checksOf(value: string): readonly CheckId[] | undefined {
  const read = value.split(/[\s,]+/, 20).filter((word) => word !== "");
  const all = read.length === 0 ? undefined : allOf(read.map((word) => watchable.get(word)));
  return all === undefined ? undefined : [...new Set(all)];
}

function reminderDays(value: string): readonly number[] | undefined {
  if (value === "off" || value === "none") return [];
  const days = value.split(/[\s,]+/, 11).map((word) => within(wholeNumber(word.replace(/d$/, "")), 1, 365));
  const all = days.length > 10 ? undefined : allOf(days);
  return all === undefined ? undefined : [...new Set(all)].toSorted((a, b) => b - a);
}

function onOrOff(value: string): boolean | undefined {
  if (value === "on" || value === "yes" || value === "true") return true;
  return value === "off" || value === "no" || value === "false" ? false : undefined;
}

function allOf<T>(values: readonly (T | undefined)[]): readonly T[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

function wholeNumber(value: string): number | undefined {
  return /^\d{1,5}$/.test(value) ? Number(value) : undefined;
}

function within(value: number | undefined, least: number, most: number): number | undefined {
  return value !== undefined && value >= least && value <= most ? value : undefined;
}
