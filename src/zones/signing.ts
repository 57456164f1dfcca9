/** Which zones the configurations of a tree have signed: BIND, DNSControl, Terraform. Nothing is ever evaluated. */
import type { DomainName } from "../dns/name.ts";
import type { Measured, Signing } from "../io.ts";
import { namedConfSignings } from "./signing/bind.ts";
import { dnsconfigSignings } from "./signing/dnsconfig.ts";
import { irSignings } from "./signing/ir.ts";
import { planSignings } from "./signing/plan.ts";
import type { Said } from "./signing/said.ts";
import { terraformSignings } from "./signing/terraform.ts";
import type { FileTree } from "./source.ts";

export interface Signings {
  /** Zones of which a configuration says something, or that it names and says nothing of. */
  origins: readonly DomainName[];
  of: (origin: DomainName) => Measured<Signing>;
}

/** `plan`: which side of a Terraform plan in the tree counts, where one plan is read for both sides of a change. */
export function signingsOf(tree: FileTree, options: { plan?: "before" | "after" } = {}): Signings {
  const said = [
    ...namedConfSignings(tree),
    ...irSignings(tree),
    ...dnsconfigSignings(tree),
    ...planSignings(tree, options.plan ?? "after"),
    ...terraformSignings(tree),
  ];
  const byOrigin = Map.groupBy(said, ({ origin }) => origin);
  return {
    origins: [...byOrigin.keys()].toSorted(),
    of: (origin) => joined(origin, byOrigin.get(origin) ?? []),
  };
}

/** A statement goes before what is not known, and that before silence. Statements that contradict each other tell nothing. */
function joined(origin: DomainName, said: readonly Said[]): Measured<Signing> {
  const [first] = said;
  if (first === undefined) return { kind: "not-measured", because: `no configuration in the files names ${origin}` };
  const all = said.flatMap(({ signing }) => (signing.kind === "measured" ? [signing.value] : []));
  const [stated, ...others] = all.filter(({ isDefault }) => isDefault !== true);
  const other = others.find(({ state }) => state !== stated?.state);
  if (stated !== undefined && other !== undefined)
    return {
      kind: "not-measured",
      because: `${stated.from.file} says "${stated.how}" and ${other.from.file} "${other.how}"`,
    };
  if (stated !== undefined) return { kind: "measured", value: stated };
  return (said.find(({ signing }) => signing.kind === "not-measured") ?? first).signing;
}
