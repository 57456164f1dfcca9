/** What a finished look means for a watch: what it remembers, when it looks again, and what is told. Pure. */
import type { News, Watch } from "../model.ts";
import { isComparable, isUndone } from "./alert.ts";
import { confirmed } from "./confirmed.ts";
import { type Difference, idOf } from "./difference.ts";
import { remindersDue } from "./expiry.ts";
import { flapped, isFlapping } from "./flapping.ts";
import { type Seen, differencesSince, isMissed, knownFrom, knownStill } from "./known.ts";
import { confirmationAfter, nextLook, soonAfter } from "./pace.ts";
import { type Alert, type Sighting, type State, maxSightings, maxTold, stateOf } from "./state.ts";

/** Something to tell, once: two of one key are one. */
export interface Told {
  key: string;
  news: News;
  /** The key of the message that it belongs to. */
  under?: string;
  /** What that message said, where it is not so any more. */
  alert?: News;
}

export interface Stepped {
  state: State;
  nextAt: Date;
  tell: readonly Told[];
}

/** What every part of a step is handed. */
export interface Step {
  watch: Watch;
  seen: Seen;
  now: Date;
}

const maxTries = 3;
const knownForMs = 7 * 86_400_000;

/** The first look says nothing, nor does one that is muted: what differs then is told when that ends. */
export function step(watch: Watch, seen: Seen, now: Date): Stepped {
  const before = stateOf(watch.state);
  const at: Step = { watch, seen, now };
  if (before === undefined) return begun(at);
  const state = { ...before, misses: isMissed(before.known, seen) ? before.misses + 1 : 0 };
  if (watch.mutedUntil !== undefined && watch.mutedUntil > now) return muted(state, at, watch.mutedUntil);
  return remembered(reminded(flapped(compared(state, at), at), at), now);
}

const ofChanges: ReadonlySet<News["kind"]> = new Set(["changed", "flapping", "settled"]);

function remembered({ state, nextAt, tell }: Stepped, now: Date): Stepped {
  const told = tell.filter(({ news }) => ofChanges.has(news.kind)).map(() => now.toISOString());
  return { state: { ...state, told: [...state.told, ...told].slice(-maxTold) }, nextAt, tell };
}

/** Without a single answer nothing has begun. */
function begun({ watch, seen, now }: Step): Stepped {
  const { reminded } = remindersDue(seen.expiring, [], { days: watch.options.reminders, now });
  const at = now.toISOString();
  const misses = seen.measured.size === 0 ? 1 : 0;
  const none = { alerts: [], passages: [], told: [], flickers: 0 };
  const state: State = { version: 1, known: knownFrom(seen), knownAt: at, reminded, misses, ...none };
  return { state, nextAt: nextLook(state, { watch, seen, now }), tell: [] };
}

function muted(state: State, at: Step, until: Date): Stepped {
  const next = nextLook(state, at);
  return { state: { ...state, suspect: undefined }, nextAt: until < next ? until : next, tell: [] };
}

/** Seen twice is told; what is seen once, or as something else each time, is looked at again. */
function compared(before: State, at: Step): Stepped {
  const { seen } = at;
  const alerts = before.alerts.filter((alert) => isComparable(alert, seen));
  const state: State = { ...before, alerts, known: knownStill(seen, before.known) };
  const differences = differencesSince(state.known, seen).filter((one) => !isFlapping(one, state));
  const undone = alerts.filter((alert) => isUndone(alert, seen) && !isFlapping(alert, state)).toReversed(); // newest first
  const sightings = [...differences.map(sighting), ...undone.map(undoing)].slice(0, maxSightings);
  if (isAwaited(state, sightings, seen)) return { state, nextAt: soonAfter(at, state.misses), tell: [] };
  if (sightings.length === 0) return quiet(state, at);
  const tries = (state.suspect?.tries ?? 0) + 1;
  if (isSame(state, sightings, seen) || tries > maxTries) return confirmed(state, { differences, undone }, at);
  return { state: { ...state, suspect: { seen: sightings, tries } }, nextAt: confirmationAfter(at, tries), tell: [] };
}

/** Nothing differs. Evidence does not last for ever, so what is known is now and then taken from a newer look. */
function quiet(state: State, at: Step): Stepped {
  const isOld = at.now.getTime() - Date.parse(state.knownAt) >= knownForMs;
  const but = state.flapping?.subjects ?? [];
  const fresh = isOld ? { known: knownFrom(at.seen, state.known, { but }), knownAt: at.now.toISOString() } : {};
  const flickers = state.flickers + (state.suspect === undefined ? 0 : 1);
  return { state: { ...state, ...fresh, suspect: undefined, flickers }, nextAt: nextLook(state, at), tell: [] };
}

function sighting(difference: Difference): Sighting {
  return { id: idOf(difference), subjects: difference.subjects };
}

function undoing({ key, subjects }: Alert): Sighting {
  return { id: `undone ${key}`, subjects };
}

/** What could not be measured this time neither confirms a suspicion nor clears it. */
function expected({ suspect }: State, sightings: readonly Sighting[], { measured }: Seen): readonly string[] {
  const now = new Set(sightings.map(({ id }) => id));
  const open = (suspect?.seen ?? []).filter(
    ({ id, subjects }) => now.has(id) || subjects.every((subject) => measured.has(subject)),
  );
  return open.map(({ id }) => id);
}

function isAwaited(state: State, sightings: readonly Sighting[], seen: Seen): boolean {
  return state.suspect !== undefined && sightings.length === 0 && expected(state, sightings, seen).length === 0;
}

function isSame(state: State, sightings: readonly Sighting[], seen: Seen): boolean {
  if (state.suspect === undefined) return false;
  const [was, is] = [expected(state, sightings, seen), sightings.map(({ id }) => id)];
  return was.toSorted().join(" ") === is.toSorted().join(" ");
}

function reminded({ state, nextAt, tell }: Stepped, { watch, seen, now }: Step): Stepped {
  const { due, reminded: known } = remindersDue(seen.expiring, state.reminded, { days: watch.options.reminders, now });
  const key = `${watch.id}.${seen.look.entry}.expiring`;
  const told: readonly Told[] = due.length === 0 ? [] : [{ key, news: { kind: "expiring", items: due } }];
  return { state: { ...state, reminded: known }, nextAt, tell: [...tell, ...told] };
}
