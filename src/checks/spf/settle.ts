/** From the terms of a record, in order, to the result of every client (RFC 7208 §4.6.2). */
import {
  type AddressSet,
  difference,
  everybody,
  firstMatch,
  intersection,
  nobody,
  rangesOf,
  union,
} from "../../mail/address-set.ts";
import type { Evaluation, Part, Result } from "./facts.ts";

/** What one mechanism does: clients known to match, and clients of whom nobody knows. */
export interface Effect {
  known: AddressSet;
  unsure: AddressSet;
  result: Result;
}

interface Key {
  result: Result;
  by: Part["by"];
}

interface Settled extends Key {
  isCertain: boolean;
  set: AddressSet;
}

const byMechanism: Readonly<Record<Result, Key>> = keysBy("mechanism");
const byDefault: Readonly<Record<Result, Key>> = keysBy("default");

function keysBy(by: Part["by"]): Readonly<Record<Result, Key>> {
  return {
    fail: { result: "fail", by },
    softfail: { result: "softfail", by },
    neutral: { result: "neutral", by },
    pass: { result: "pass", by },
  };
}

/** The first effect that covers a client decides, then the default; clients of an unknown default are in no part. */
export function settle(effects: readonly Effect[], otherwise: Evaluation["default"]): readonly Settled[] {
  const layers = effects.map(({ known, result }) => ({ covers: known, value: byMechanism[result] }));
  if (otherwise.result !== "unknown") layers.push({ covers: everybody, value: byDefault[otherwise.result] });
  const unsure = unsureOf(effects);
  return [...firstMatch(layers)].flatMap(([key, set]) =>
    [
      { ...key, isCertain: true, set: difference(set, unsure) },
      { ...key, isCertain: false, set: intersection(set, unsure) },
    ].filter((part) => part.set.length > 0),
  );
}

/** Clients that may match a term before one that they are known to match. */
function unsureOf(effects: readonly Effect[]): AddressSet {
  if (effects.every(({ unsure }) => unsure.length === 0)) return nobody;
  const layers = effects.flatMap(({ known, unsure }) => [
    { covers: unsure, value: false },
    { covers: known, value: true },
  ]);
  return firstMatch(layers).get(false) ?? nobody;
}

/** How an `include` of a record with these parts matches (§5.2). */
export function inclusionOf(parts: readonly Settled[], result: Result): Effect {
  const certain = union(parts.filter(({ isCertain }) => isCertain).map(({ set }) => set));
  return {
    known: union(parts.filter((part) => part.result === "pass").map(({ set }) => set)),
    unsure: difference(everybody, certain),
    result,
  };
}

export function partsOf(settled: readonly Settled[]): readonly Part[] {
  return settled.map(({ result, by, isCertain, set }) => ({ result, by, isCertain, addresses: rangesOf(set) }));
}
