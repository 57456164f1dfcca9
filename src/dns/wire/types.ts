/** The numbers of types (RFC 1035 §3.2.2, RFC 3597 §5). */
import { metaTypeNumbers, typeNumbers } from "../master-file/types.ts";
import type { RRType } from "../rrset.ts";

const numbers: ReadonlyMap<RRType, number> = new Map([
  ...Object.entries(typeNumbers),
  ...Object.entries(metaTypeNumbers),
]);
const types: ReadonlyMap<number, RRType> = new Map([...numbers].map(([type, number]) => [number, type]));

/** Throws a `RangeError` for what is neither a mnemonic nor `TYPEnnn`: the caller must have asked `typeKindOf`. */
export function numberOf(type: RRType): number {
  const number = numbers.get(type) ?? Number(/^TYPE(\d{1,5})$/.exec(type)?.[1] ?? Number.NaN);
  if (number <= 65_535) return number;
  throw new RangeError(`${JSON.stringify(type)} is not a type of records`);
}

/** The mnemonic, or `TYPEnnn`. */
export function typeOf(number: number): RRType {
  return types.get(number) ?? `TYPE${number}`;
}
