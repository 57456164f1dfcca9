/** Trees of zones on the day that all of our tests are on. */
import { zoneKey } from "../../../src/demo/dns/keys.ts";
import type { Validity } from "../../../src/demo/dns/rrsig.ts";
import type { SignedZone } from "../../../src/demo/dns/signer.ts";
import * as tree from "../../../src/demo/dns/tree.ts";

/** A fortnight around that day. */
export const validity: Validity = {
  inception: Date.parse("2026-11-15T00:00:00Z") / 1000,
  expiration: Date.parse("2026-11-29T00:00:00Z") / 1000,
};

export type ZoneInTree = Omit<tree.ZoneInTree, "validity"> & Partial<Pick<tree.ZoneInTree, "validity">>;

/** A root and `test`, signed, for other zones to be below of. */
export function above(test: Partial<ZoneInTree> = {}): readonly ZoneInTree[] {
  return [
    { origin: ".", text: "", keys: [zoneKey(13, "root")] },
    { origin: "test", text: "", keys: [zoneKey(13, "test")], ...test },
  ];
}

/** Signed with `validity` where none is given. */
export const treeOf = (sources: readonly ZoneInTree[]): readonly SignedZone[] =>
  tree.treeOf(sources.map((source) => ({ validity, ...source })));
