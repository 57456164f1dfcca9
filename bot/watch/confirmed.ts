/** What is told of a difference that two looks saw. */
import type { News } from "../model.ts";
import { alertsFor, explains } from "./alert.ts";
import { type Difference, aboutOf, counts, fingerprintOf, isRegression } from "./difference.ts";
import { isToAndFro, startFlapping } from "./flapping.ts";
import { differencesSince, knownFrom, lookBefore } from "./known.ts";
import { nextLook } from "./pace.ts";
import { type Alert, type Passage, type State, maxAlerts, maxPassages } from "./state.ts";
import type { Step, Stepped, Told } from "./step.ts";

export interface Confirmed {
  differences: readonly Difference[];
  undone: readonly Alert[];
}

const dayMs = 86_400_000;

/** What is seen becomes what is known, told or not. That all is as it was before an alert is its recovery, and no change. */
export function confirmed(state: State, { differences, undone }: Confirmed, at: Step): Stepped {
  const { watch, seen, now } = at;
  const fresh = differences.filter((one) => !undone.some((alert) => explains(alert, one, seen)));
  const told = fresh.filter((one) => counts(one, watch.options, seen.look.scores));
  const tell = [...undone.map((alert) => recovery(alert, at)), ...changeTold(told, state, at)];
  const alert = { key: keyOf(at), before: state.known, at: now.toISOString() };
  const open = state.alerts.filter((one) => !undone.includes(one));
  const moved: State = {
    ...state,
    known: knownFrom(seen, state.known, { told: differences, but: state.flapping?.subjects ?? [] }),
    knownAt: now.toISOString(),
    suspect: undefined,
    alerts: [...open, ...alertsFor(told, alert, seen)].slice(-maxAlerts),
    passages: recent([...state.passages, ...(tell.length === 0 ? [] : [passage(state, differences, now)])], now),
  };
  return isToAndFro(moved.passages) ? startFlapping(moved, at) : { state: moved, nextAt: nextLook(moved, at), tell };
}

function recent(passages: readonly Passage[], now: Date): readonly Passage[] {
  return passages.filter(({ at }) => now.getTime() - Date.parse(at) < dayMs).slice(-maxPassages);
}

function passage({ known }: State, differences: readonly Difference[], now: Date): Passage {
  const subjects = [...new Set(differences.flatMap((one) => one.subjects))];
  return { at: now.toISOString(), id: fingerprintOf(differences), before: known, subjects };
}

function recovery(alert: Alert, { watch, seen }: Step): Told {
  const after = seen.look;
  const alerted = seen.past.get(alert.after) ?? after;
  const was = seen.past.has(alert.after) ? differencesSince(alert.before, seen, alert.after) : [];
  const undone = was.filter((one) => alert.told.includes(aboutOf(one)));
  const changes = undone.map(({ change }) => change);
  const before = lookBefore(alert.before, seen, undone);
  return {
    key: `${watch.id}.${after.entry}.recovered.${alert.after}`,
    news: { kind: "recovered", changes, before: alerted, after, alertedAt: alert.at },
    under: alert.key,
    alert: { kind: "changed", changes, before, after: alerted, isRegression: true },
  };
}

function changeTold(told: readonly Difference[], { known }: State, at: Step): readonly Told[] {
  if (told.length === 0) return [];
  const news: News = {
    kind: "changed",
    changes: told.map(({ change }) => change),
    before: lookBefore(known, at.seen, told),
    after: at.seen.look,
    isRegression: told.some(isRegression),
  };
  return [{ key: keyOf(at), news }];
}

function keyOf({ watch, seen }: Step): string {
  return `${watch.id}.${seen.look.entry}.changed`;
}
