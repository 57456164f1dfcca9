/** NSEC records (RFC 4034 §4): names in canonical order, each with the next one. */
import { type DomainName, fromLabels, isWithin, labelsOf } from "../../name.ts";
import { readName } from "../../wire/name.ts";
import { typesOfWindows } from "../../wire/type-bit-map.ts";
import type { SignedRRset } from "../rrsets.ts";
import { commonLabels, orderKey } from "./order.ts";
import { type Encloser, type Span, type Spans, hasNothingBelow } from "./span.ts";

/** `from` and `to` are keys of the canonical order. */
interface Nsec extends Span {
  from: string;
  to: string;
  /** The zone's last: the span goes to the zone's end. */
  isLast: boolean;
}

const noTypes: ReadonlySet<number> = new Set();

/** `rrsets` are NSEC RRsets of `zone`; what is malformed proves nothing. */
export function nsecSpans(zone: DomainName, rrsets: readonly SignedRRset[]): Spans {
  const all = rrsets.flatMap((rrset) => rrset.rdata.flatMap((rdata) => nsecOf(zone, rrset, rdata)));
  const over = (owner: DomainName): Nsec | undefined => {
    const key = orderKey(owner);
    return all.find((nsec) => covers(nsec, key) && !nsec.to.startsWith(key));
  };
  const encloserOf = (owner: DomainName): Encloser | undefined => {
    const nsec = over(owner);
    return nsec === undefined ? undefined : { name: encloserBy(nsec, owner), spans: [nsec], optOut: false };
  };
  return {
    at(owner) {
      const key = orderKey(owner);
      const exact = all.find(({ from }) => from === key);
      if (exact !== undefined) return exact;
      const around = all.find((nsec) => covers(nsec, key) && nsec.to.startsWith(key)); // an empty non-terminal
      return around === undefined ? undefined : { ...around, types: noTypes };
    },
    over,
    encloserOf,
    noneBetween(encloser, owner) {
      const found = encloserOf(owner);
      return found?.name === encloser ? found : undefined;
    },
  };
}

function nsecOf(zone: DomainName, rrset: SignedRRset, rdata: Uint8Array): Nsec[] {
  const next = readName(rdata);
  const types = next === undefined ? undefined : typesOfWindows(rdata.subarray(next.end));
  if (next === undefined || types === undefined || !isWithin(next.name, zone)) return [];
  const isLast = next.name === zone;
  return [
    { rrset, types: new Set(types), optOut: false, from: orderKey(rrset.owner), to: orderKey(next.name), isLast },
  ];
}

/** Does the name lie between the record's owner and the next one, and is the record one to speak of it (RFC 6840 §4.1)? */
function covers(nsec: Nsec, key: string): boolean {
  if (key <= nsec.from || !(nsec.isLast || key < nsec.to)) return false;
  return !(key.startsWith(nsec.from) && hasNothingBelow(nsec));
}

/** Both ends of the span exist, with all names above them. */
function encloserBy({ from, to }: Nsec, owner: DomainName): DomainName {
  const key = orderKey(owner);
  const labels = labelsOf(owner);
  return fromLabels(labels.slice(labels.length - Math.max(commonLabels(key, from), commonLabels(key, to))));
}
