/** A YAML file as octoDNS's loader sees it, with places: merges and includes are resolved, scalars keep their text. */
import type { SourceRange } from "../../dns/rrset.ts";

export type Node = Scalar | Mapping | Sequence;

export interface Scalar {
  kind: "scalar";
  text: string;
  /** Written without quotes, so that YAML 1.1 may take it for a number, a boolean or null. */
  isPlain: boolean;
  at: SourceRange;
}

export interface Mapping {
  kind: "mapping";
  /** Of equal keys only the last one, as PyYAML keeps it. */
  entries: readonly Entry[];
  /** What was written twice in this very mapping, so that the first is lost. */
  repeated: readonly Repeated[];
  at: SourceRange;
}

export interface Sequence {
  kind: "sequence";
  items: readonly Node[];
  at: SourceRange;
}

/** `at` goes from the key to the last line of the value. */
export interface Entry {
  key: Scalar;
  value: Node;
  at: SourceRange;
}

export interface Repeated {
  lost: Entry;
  kept: Entry;
}

/** The value under `name`, if `node` is a mapping that has it. */
export function valueOf(node: Node | undefined, name: string): Node | undefined {
  return entryOf(node, name)?.value;
}

export function entryOf(node: Node | undefined, name: string): Entry | undefined {
  return node?.kind === "mapping" ? node.entries.find(({ key }) => key.text === name) : undefined;
}

export function itemsOf(node: Node): readonly Node[] {
  return node.kind === "sequence" ? node.items : [node];
}
