/** What the RDATA of each type is made of, by its number: where names stand, and where it must end. Of class IN only. */
import { fieldsOf } from "../master-file/rdata.ts";
import type { Part } from "../master-file/tokens.ts";
import { numberOf } from "./types.ts";

/** Types that have no canonical form here, and yet a name. */
const obsolete: readonly [type: string, parts: readonly Part[]][] = [
  ["SIG", [18, "name", "rest"]], // RFC 2535 §4.1
  ["NXT", ["name", "rest"]], // RFC 2535 §5.2
];

/** Without the types that may hold any octets. */
export const partsOf: ReadonlyMap<number, readonly Part[]> = new Map(
  [...Array.from(fieldsOf, ([type, fields]) => [type, fields.flatMap(({ parts }) => parts)] as const), ...obsolete]
    .filter(([, parts]) => parts[0] !== "rest")
    .map(([type, parts]) => [numberOf(type), merged(parts)]),
);

/** Octets behind octets are one part. */
function merged(parts: readonly Part[]): readonly Part[] {
  const whole: Part[] = [];
  for (const part of parts) {
    const last = whole.at(-1);
    if (typeof part === "number" && typeof last === "number") whole[whole.length - 1] = last + part;
    else whole.push(part);
  }
  return whole;
}
