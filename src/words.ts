/** Arguments and amounts as words of a sentence. */
import type { Arg } from "./model.ts";

/** A list reads as `a, b, c`, what is missing as nothing. */
export function text(arg: Arg | undefined): string {
  return typeof arg === "object" ? arg.join(", ") : String(arg ?? "");
}
