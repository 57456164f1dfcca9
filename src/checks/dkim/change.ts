/** Makes changes of DKIM. */
import { type Where, changesUnder } from "../../change.ts";
import { rules } from "./rules.ts";
import type { Selector } from "./selectors.ts";

export const change = changesUnder(rules);

/** Where a selector's record stands: the key itself, or else the CNAME that leads away. */
export function placeOf(side: "before" | "after", { state, alias }: Selector): Where {
  const range = "from" in state ? state.from : alias?.from;
  return side === "before" ? { before: range } : { after: range };
}
