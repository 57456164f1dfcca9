/** What comes and goes is told once, and again when it has settled. Whatever else happens meanwhile is told as ever. */
import type { News } from "../model.ts";
import { alertsFor } from "./alert.ts";
import { type Difference, counts, fingerprintOf } from "./difference.ts";
import { differencesSince, knownAs, knownFrom, knownStill, lookBefore } from "./known.ts";
import { nextLook } from "./pace.ts";
import { type Flapping, type Passage, type State, maxAlerts } from "./state.ts";
import type { Step, Stepped } from "./step.ts";

const maxPassagesADay = 4;
const settledMs = 86_400_000;

/** Changes of a day are to and fro where the same one was made more than once. */
export function isToAndFro(passages: readonly Passage[]): boolean {
  return repeated(passages).length > maxPassagesADay;
}

function repeated(passages: readonly Passage[]): readonly Passage[] {
  return passages.filter(({ id }, index) => passages.some((other, where) => other.id === id && where !== index));
}

export function isFlapping({ subjects }: Pick<Difference, "subjects">, { flapping }: State): boolean {
  return flapping !== undefined && subjects.some((subject) => flapping.subjects.includes(subject));
}

/** From here on its subjects are compared with how they were before it began; alerts of that time are part of it. */
export function startFlapping(state: State, at: Step): Stepped {
  const { watch, seen, now } = at;
  const flips = repeated(state.passages);
  const since = flips[0]?.at ?? now.toISOString();
  const key = state.flapping?.key ?? `${watch.id}.${seen.look.entry}.flapping`;
  const fresh = [...new Set(flips.flatMap(({ subjects }) => subjects))];
  const flapping: Flapping = {
    key,
    since: state.flapping?.since ?? since,
    subjects: [...new Set([...(state.flapping?.subjects ?? []), ...fresh])],
    last: "", // the next look says: evidence of how it was is not at hand yet
    lastAt: now.toISOString(),
  };
  const begun: State = {
    ...state,
    known: knownAs(flips[0]?.before ?? state.known, fresh, state.known),
    alerts: state.alerts.filter((alert) => alert.at < since || !alert.subjects.some((one) => fresh.includes(one))),
    passages: [],
    flapping,
  };
  const news: News = { kind: "flapping", times: flips.length, hours: 24, since, after: seen.look };
  const told = { key: `${watch.id}.${seen.look.entry}.flapping`, news };
  return { state: begun, nextAt: nextLook(begun, at), tell: [told] };
}

function differences(state: State, { seen }: Step): readonly Difference[] {
  return differencesSince(knownStill(seen, state.known), seen).filter((one) => isFlapping(one, state));
}

/** Silent until a day has gone by without a change; a look that could not measure is no day's witness. */
export function flapped(stepped: Stepped, at: Step): Stepped {
  const { flapping } = stepped.state;
  if (flapping === undefined || flapping.lastAt === at.now.toISOString()) return stepped; // it began with this look
  if (!flapping.subjects.every((subject) => isWitness(subject, stepped.state, at))) return stepped;
  const found = differences(stepped.state, at);
  const last = fingerprintOf(found);
  if (last !== flapping.last) {
    const moved: Flapping = { ...flapping, last, lastAt: at.now.toISOString() };
    return { ...stepped, state: { ...stepped.state, flapping: moved } };
  }
  const isSettled = at.now.getTime() - Date.parse(flapping.lastAt) >= settledMs;
  return isSettled ? settled(stepped, { flapping, found }, at) : stepped;
}

function isWitness(subject: Flapping["subjects"][number], { known }: State, { seen }: Step): boolean {
  return seen.measured.has(subject) || known.of[subject] === undefined;
}

interface Settling {
  flapping: Flapping;
  found: readonly Difference[];
}

function settled({ state, nextAt, tell }: Stepped, { flapping, found }: Settling, at: Step): Stepped {
  const { watch, seen, now } = at;
  const told = found.filter((one) => counts(one, watch.options, seen.look.scores));
  const key = `${watch.id}.${seen.look.entry}.settled`;
  const before = lookBefore(state.known, seen, told);
  const news: News = { kind: "settled", after: seen.look, before, changes: told.map(({ change }) => change) };
  const alert = { key, before: state.known, at: now.toISOString() };
  const next: State = {
    ...state,
    known: knownAs(knownFrom(seen), flapping.subjects, state.known),
    alerts: [...state.alerts, ...alertsFor(told, alert, seen)].slice(-maxAlerts),
    flapping: undefined,
  };
  const settling = { key, news, ...(told.length === 0 ? { under: flapping.key } : {}) }; // an alert of its own, otherwise
  return { state: next, nextAt, tell: [...tell, settling] };
}
