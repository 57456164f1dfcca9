/** Queries of a stub resolver (RFC 1035 §4.1, RFC 6891 §6.1). */
import { CHECKING_DISABLED, DNSSEC_OK, RECURSION_DESIRED, encode } from "dns-packet";
import { numberOctets } from "../master-file/tokens.ts";
import type { RRType } from "../rrset.ts";
import { headerOctets } from "./cursor.ts";
import { numberOf } from "./types.ts";

const udpSize = 1232; // what passes nearly every path in one piece: 1280 (IPv6) less the headers

/** `owner` goes out octet for octet. `dnssec` asks for DNSSEC records (DO) and for answers as they are (CD). */
export function queryOctets(query: { id: number; owner: Uint8Array; type: RRType; dnssec: boolean }): Uint8Array {
  const frame = query.dnssec ? withDnssec : withoutDnssec;
  const octets = new Uint8Array(frame.length - 1 + query.owner.length);
  octets.set(frame.subarray(0, headerOctets));
  octets.set(numberOctets(query.id, 2));
  octets.set(query.owner, headerOctets);
  octets.set(frame.subarray(headerOctets + 1), headerOctets + query.owner.length);
  octets.set(numberOctets(numberOf(query.type), 2), headerOctets + query.owner.length);
  return octets;
}

const withDnssec = frameOf(CHECKING_DISABLED, DNSSEC_OK);
const withoutDnssec = frameOf(0, 0);

/** A query for the root's A records, to be filled in: dns-packet cannot say every name and type. */
function frameOf(headerFlags: number, ednsFlags: number): Uint8Array {
  return encode({
    type: "query",
    flags: RECURSION_DESIRED | headerFlags,
    questions: [{ name: ".", type: "A", class: "IN" }],
    additionals: [
      {
        type: "OPT",
        name: ".",
        udpPayloadSize: udpSize,
        extendedRcode: 0,
        ednsVersion: 0,
        flags: ednsFlags,
        flag_do: ednsFlags !== 0,
        options: [],
      },
    ],
  });
}
