/** Scenarios of Unbound's test driver. */
export { readScenario } from "./rpl/read.ts";
export { type Played, replay } from "./rpl/replay.ts";
export { withoutDsa } from "./rpl/resign.ts";
export { differences, extendedErrors } from "./rpl/verdict.ts";
