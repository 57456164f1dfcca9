/** Sentences from arguments. */
import type { Arg } from "../model.ts";

/** A template of arguments; a list reads as code spans with commas. */
export function words(texts: TemplateStringsArray, ...args: readonly (Arg | undefined)[]): string {
  return texts.map((text, index) => text + (index < args.length ? word(args[index]) : "")).join("");
}

function word(arg: Arg | undefined): string {
  return typeof arg === "object" ? arg.map((item) => `\`${item}\``).join(", ") : String(arg ?? "");
}
