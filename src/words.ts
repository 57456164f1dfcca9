/** Arguments and amounts as words of a sentence. */
import type { Arg } from "./model.ts";

/** A list reads as `a, b, c`, what is missing as nothing. */
export function text(arg: Arg | undefined): string {
  return typeof arg === "object" ? arg.join(", ") : String(arg ?? "");
}

/** A decimal number in groups of three; of more than ten digits its size in powers of two says more: `65,536`, `2^96`. */
export function amountText(decimal: string): string {
  if (decimal.length <= 10) return decimal.replace(/\B(?=(?:\d{3})+$)/g, ",");
  const bits = BigInt(decimal).toString(2).length - 1;
  return `${BigInt(decimal) === 1n << BigInt(bits) ? "" : "more than "}2^${bits}`;
}
