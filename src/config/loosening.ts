/** One way in which a gate was loosened, as a finding. */
import { type DomainName, root } from "../dns/name.ts";
import type { SourceRange } from "../dns/rrset.ts";
import type { Args, Change } from "../model.ts";
import type { Loosening } from "./messages.ts";

const maxListed = 20;

interface Loosened {
  kind: Loosening;
  before: string;
  after: string;
  what?: readonly string[];
  args?: Args;
  name?: DomainName;
  from?: Change["from"];
}

export function loosened({ kind, before, after, what, args, name, from }: Loosened): Change {
  return {
    rule: "GATE-CONFIG",
    name: name ?? root, // a gate is about no name in particular
    severity: kind === "new" ? "info" : "medium",
    direction: kind === "new" ? "incomparable" : "weakened",
    before,
    after,
    args: { kind, before, after, ...(what === undefined ? {} : { what: shortened(what) }), ...args },
    ...(from === undefined ? {} : { from }),
  };
}

export function after({ file, line, column, endLine }: SourceRange): Change["from"] {
  return { side: "after", range: { file, line, column, endLine } };
}

export function shortened(what: readonly string[]): readonly string[] {
  return what.length <= maxListed ? what : [...what.slice(0, maxListed), `${what.length - maxListed} more`];
}
