/** Zones of a tree: each is delegated to from the closest one above it. */
import type { Dnskey } from "../../dns/dnssec/dnskey.ts";
import type { TrustAnchor } from "../../dns/dnssec/trust-anchors.ts";
import { isWithin, labelsOf, name } from "../../dns/name.ts";
import type { ZoneKey } from "./keys.ts";
import { type SignedZone, type ZoneSource, delegationTo, signedZone } from "./signer.ts";

export interface ZoneInTree extends ZoneSource {
  /** What the zone above says of it, where that is not the NS and DS records of `delegationTo`. */
  delegation?: (zone: SignedZone) => string;
}

/** Signs the zones from the leaves up. */
export function treeOf(sources: readonly ZoneInTree[]): readonly SignedZone[] {
  const texts = new Map(sources.map((source) => [source, [source.text]]));
  const leavesFirst = sources.toSorted((a, b) => depthOf(b) - depthOf(a));
  return leavesFirst.map((source) => {
    const zone = signedZone({ ...source, text: (texts.get(source) ?? []).join("\n") });
    const above = leavesFirst.find(
      (other) => depthOf(other) < depthOf(source) && isWithin(zone.origin, name(other.origin)),
    );
    if (above !== undefined) texts.get(above)?.push((source.delegation ?? delegationTo)(zone));
    return zone;
  });
}

/** The anchor that trusts the zone's own keys. */
export function anchorOf(zone: SignedZone): TrustAnchor {
  return {
    zone: zone.origin,
    ds: [],
    keys: zone.keys.filter(({ flags }) => (flags & 1) === 1).map((key) => dnskeyOf(zone, key)),
  };
}

function dnskeyOf(zone: SignedZone, { algorithm, flags, tag, rdata }: ZoneKey): Dnskey {
  return { owner: zone.origin, flags, protocol: 3, algorithm, publicKey: rdata.subarray(4), keyTag: tag, rdata };
}

function depthOf({ origin }: ZoneSource): number {
  return labelsOf(name(origin)).length;
}
