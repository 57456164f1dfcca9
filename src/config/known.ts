/** The rules and checks that a configuration can speak of. */
import type { CheckId, Rule } from "../model.ts";
import type { Known } from "./config.ts";

interface Registered {
  id: CheckId;
  rules: Readonly<Record<string, Rule>>;
}

/** `rules`: all of them, those of the gate and of the configuration included. `checks`: the registered ones. */
export function knownOf(rules: Known["rules"], checks: Readonly<Record<string, Registered>>): Known {
  const owned = Object.values(checks).flatMap(({ id, rules: own }) =>
    Object.keys(own).map((rule) => [rule, id] as const),
  );
  return { rules, checkOf: new Map(owned) };
}
