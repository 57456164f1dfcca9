/** What a watch remembers from look to look, as JSON in `Watch.state`. */
import * as z from "zod/mini";
import type { Expiry } from "../model.ts";
import { type Subject, subjects } from "./difference.ts";

/** Entries of the history: for each subject the last one that measured it and that people know of; and the newest of them. */
export interface Known {
  newest: string;
  of: Partial<Record<Subject, string>>;
}

/** A difference that one look saw and no second one has confirmed. */
interface Suspect {
  /** Of each change: what it is, and what has to be measured to see it. */
  seen: readonly Sighting[];
  /** Looks that saw something, each another thing. */
  tries: number;
}

export interface Sighting {
  id: string;
  subjects: readonly Subject[];
}

/** A regression that was told and is not undone. */
export interface Alert {
  /** Of its message. */
  key: string;
  /** ISO 8601. */
  at: string;
  before: Known;
  after: string;
  /** Rule and name of each regression. */
  told: readonly string[];
  subjects: readonly Subject[];
}

/** A change that was told, remembered for a day to see whether it comes and goes. */
export interface Passage {
  at: string;
  id: string;
  before: Known;
  subjects: readonly Subject[];
}

/** What comes and goes; `Known` stays, for its subjects, as it was before that began. */
export interface Flapping {
  key: string;
  since: string;
  subjects: readonly Subject[];
  /** What the last look differed in from `Known`, and since when it does. */
  last: string;
  lastAt: string;
}

/** Of a certificate or signature: the fewest days of which people were reminded, and when it was seen first. */
export interface Reminded {
  what: Expiry["what"];
  name: string;
  at: string;
  days: number;
  since: string;
}

export interface State {
  version: 1;
  known: Known;
  /** When `known` was last moved on, ISO 8601. */
  knownAt: string;
  suspect?: Suspect | undefined;
  alerts: readonly Alert[];
  passages: readonly Passage[];
  flapping?: Flapping | undefined;
  reminded: readonly Reminded[];
  /** When changes were told, the last of them; for digests. */
  told: readonly string[];
  /** Looks in a row that could not measure what was measured before. */
  misses: number;
  /** Differences that no second look saw. */
  flickers: number;
}

export const maxAlerts = 8;
export const maxPassages = 24;
export const maxReminded = 200;
export const maxTold = 50;
/** Beyond these the differences of one look are compared as far as these go. */
export const maxSightings = 300;

const text = z.string().check(z.maxLength(500));
const count = z.int().check(z.minimum(0));
const subject = z.enum(subjects);
const known: z.ZodMiniType<Known> = z.object({ newest: text, of: z.partialRecord(subject, text) });
const listOf = <T extends z.core.$ZodType>(one: T, max: number) => z.array(one).check(z.maxLength(max));

const shape: z.ZodMiniType<State> = z.object({
  version: z.literal(1),
  known,
  knownAt: text,
  suspect: z.optional(
    z.object({ seen: listOf(z.object({ id: text, subjects: z.array(subject) }), maxSightings), tries: count }),
  ),
  alerts: listOf(
    z.object({
      key: text,
      at: text,
      before: known,
      after: text,
      told: listOf(text, maxSightings),
      subjects: z.array(subject),
    }),
    maxAlerts,
  ),
  passages: listOf(z.object({ at: text, id: text, before: known, subjects: z.array(subject) }), maxPassages),
  flapping: z.optional(z.object({ key: text, since: text, subjects: z.array(subject), last: text, lastAt: text })),
  reminded: listOf(
    z.object({
      what: z.enum(["certificate", "policy-certificate", "signature"]),
      name: text,
      at: text,
      days: z.number(),
      since: text,
    }),
    maxReminded,
  ),
  told: listOf(text, maxTold),
  misses: count,
  flickers: count,
});

/** The state of a watch, or nothing where there is none yet or another version wrote it: then it begins anew. */
export function stateOf(json: unknown): State | undefined {
  const read = shape.safeParse(json);
  return read.success ? read.data : undefined;
}

/** The entries that a step may speak of: their evidence has to be at hand. */
export function entriesOf(state: State): readonly string[] {
  const points = [state.known, ...state.alerts.map(({ before }) => before)];
  return [...new Set([...points.flatMap(entriesIn), ...state.alerts.map(({ after }) => after)])];
}

export function entriesIn({ newest, of }: Known): readonly string[] {
  return [...new Set([newest, ...Object.values(of)])];
}
