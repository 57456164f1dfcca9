/** The same selector on both sides of a change, as receivers find it. */
import type { DomainName } from "../../dns/name.ts";
import type { DkimFacts } from "./evaluate.ts";
import { type Selector, isLive, selectorsOf } from "./selectors.ts";

export interface Pair {
  owner: DomainName;
  before: Selector;
  after: Selector;
}

/** Every selector that is listed on either side. */
export function pairsOf(before: DkimFacts, after: DkimFacts): readonly Pair[] {
  const old = finderIn(before);
  const proposed = finderIn(after);
  const owners = new Map([...before.selectors, ...after.selectors].map(({ owner, selector }) => [owner, selector]));
  return [...owners].map(([owner, selector]) => ({
    owner,
    before: old(owner, selector),
    after: proposed(owner, selector),
  }));
}

/** Itself; or the key that a wildcard gives to every selector; what is not listed is absent only where all is listed. */
function finderIn(facts: DkimFacts): (owner: DomainName, selector: string) => Selector {
  const selectors = new Map(selectorsOf(facts).map((one) => [one.selector, one]));
  const wildcard = selectors.get("*");
  return (owner, selector) => {
    const found = selectors.get(selector);
    if (found !== undefined) return found;
    if (wildcard !== undefined && isLive(wildcard.state)) return wildcard;
    const because = facts.hiding;
    const isHidden = because !== null;
    return {
      owner,
      selector,
      content: isHidden ? { kind: "unknown", because } : { kind: "records", records: [] },
      state: { kind: isHidden ? "unknown" : "absent" },
    };
  };
}

/** Was a key there, and is there none in its place? A CNAME that leads to nothing is none. */
export function isRemoved({ before, after }: Pair): boolean {
  return isLive(before.state) && isGone(after);
}

/** Is a key there where none was? */
export function isAdded({ before, after }: Pair): boolean {
  return isLive(after.state) && isGone(before);
}

function isGone({ state }: Selector): boolean {
  return state.kind === "absent" || state.kind === "dangling";
}
