/** Zones with something wrong in them. */
import { name } from "../../../src/dns/name.ts";
import type { RRType } from "../../../src/dns/rrset.ts";
import type { ZoneKey } from "../../../src/demo/dns/keys.ts";
import { type Signing, type ZoneRRset, rrsigOver } from "../../../src/demo/dns/rrsig.ts";
import { type SignedZone, placeOf } from "../../../src/demo/dns/signer.ts";

/** What becomes of an RRset; undefined: it is not there any more. */
export type Change = (rrset: ZoneRRset, zone: SignedZone) => ZoneRRset | undefined;

/** The zone with one RRset changed after it was signed. An NSEC or NSEC3 is meant by its owner too. */
function changed(zone: SignedZone, owner: string, type: RRType, change: Change): SignedZone {
  const place = placeOf({ owner: name(owner), type });
  const each = (rrset: ZoneRRset): readonly ZoneRRset[] => {
    const after = placeOf(rrset) === place ? change(rrset, zone) : rrset;
    return after === undefined ? [] : [after];
  };
  return {
    ...zone,
    rrsets: new Map([...zone.rrsets.values()].flatMap(each).map((rrset) => [placeOf(rrset), rrset])),
    chain: zone.chain.flatMap((link) => each(link.rrset).map((rrset) => ({ ...link, rrset }))),
  };
}

/** As `changed`, for one of several zones. */
export function changedIn(
  zones: readonly SignedZone[],
  origin: string,
  owner: string,
  type: RRType,
  change: Change,
): readonly SignedZone[] {
  return zones.map((zone) => (zone.origin === origin ? changed(zone, owner, type, change) : zone));
}

export const missing: Change = () => undefined;

export const unsigned: Change = (rrset) => ({ ...rrset, signatures: [] });

/** Signatures with one bit of their last octet turned over. */
export const flipped: Change = (rrset) => ({ ...rrset, signatures: rrset.signatures.map(withLastBitFlipped) });

function withLastBitFlipped(octets: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(octets);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}

/** Signed anew by `keys`, with something else in its RRSIG records. */
export function resigned(keys: readonly ZoneKey[], differently: Partial<Signing> = {}): Change {
  return (rrset, zone) => ({
    ...rrset,
    signatures: keys.map((key) => rrsigOver(rrset, { ...zone.validity, signer: zone.origin, key, ...differently })),
  });
}
