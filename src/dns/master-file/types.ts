/** The mnemonics of types and their numbers (IANA "Resource Record (RR) TYPEs"). */
import type { RRType } from "../rrset.ts";
import { type Scan, upperCase } from "./scan.ts";

export const typeNumbers: Readonly<Record<RRType, number>> = {
  A: 1,
  NS: 2,
  MD: 3,
  MF: 4,
  CNAME: 5,
  SOA: 6,
  MB: 7,
  MG: 8,
  MR: 9,
  NULL: 10,
  WKS: 11,
  PTR: 12,
  HINFO: 13,
  MINFO: 14,
  MX: 15,
  TXT: 16,
  RP: 17,
  AFSDB: 18,
  X25: 19,
  ISDN: 20,
  RT: 21,
  NSAP: 22,
  "NSAP-PTR": 23,
  SIG: 24,
  KEY: 25,
  PX: 26,
  GPOS: 27,
  AAAA: 28,
  LOC: 29,
  NXT: 30,
  EID: 31,
  NIMLOC: 32,
  SRV: 33,
  ATMA: 34,
  NAPTR: 35,
  KX: 36,
  CERT: 37,
  A6: 38,
  DNAME: 39,
  SINK: 40,
  APL: 42,
  DS: 43,
  SSHFP: 44,
  IPSECKEY: 45,
  RRSIG: 46,
  NSEC: 47,
  DNSKEY: 48,
  DHCID: 49,
  NSEC3: 50,
  NSEC3PARAM: 51,
  TLSA: 52,
  SMIMEA: 53,
  HIP: 55,
  NINFO: 56,
  RKEY: 57,
  TALINK: 58,
  CDS: 59,
  CDNSKEY: 60,
  OPENPGPKEY: 61,
  CSYNC: 62,
  ZONEMD: 63,
  SVCB: 64,
  HTTPS: 65,
  DSYNC: 66,
  HHIT: 67,
  BRID: 68,
  SPF: 99,
  UINFO: 100,
  UID: 101,
  GID: 102,
  UNSPEC: 103,
  NID: 104,
  L32: 105,
  L64: 106,
  LP: 107,
  EUI48: 108,
  EUI64: 109,
  URI: 256,
  CAA: 257,
  AVC: 258,
  DOA: 259,
  AMTRELAY: 260,
  RESINFO: 261,
  WALLET: 262,
  CLA: 263,
  IPN: 264,
  TA: 32768,
  DLV: 32769,
};

const mnemonics = new Map(Object.entries(typeNumbers).map(([type, number]) => [number, type]));

/** Types of questions and transactions: none of them can stand in a zone (RFC 6895 §3.1). */
export const metaTypeNumbers: Readonly<Record<RRType, number>> = {
  OPT: 41,
  TKEY: 249,
  TSIG: 250,
  IXFR: 251,
  AXFR: 252,
  MAILB: 253,
  MAILA: 254,
  ANY: 255,
};

/**
 * Types that one server or provider invented, and the types that it answers with; a record of theirs is not a record of
 * the zone, and what it answers is not known. None: it never answers.
 */
const inventedTypes: ReadonlyMap<string, readonly RRType[]> = new Map([
  ["DYNA", ["A", "AAAA"]], // gdnsd
  ["DYNC", ["CNAME"]],
  ["ALIAS", ["A", "AAAA"]], // PowerDNS, octoDNS, DNSControl
  ["ANAME", ["A", "AAAA"]],
  ["CLOUDNS_WR", ["A", "AAAA"]],
  ["AZURE_ALIAS", ["A", "AAAA", "CNAME"]],
  ["R53_ALIAS", ["A", "AAAA", "CNAME"]],
  ["AKAMAICDN", ["A", "AAAA"]],
  ["AKAMAITLC", ["A", "AAAA"]],
  ["URL", ["A", "AAAA"]],
  ["URL301", ["A", "AAAA"]],
  ["FRAME", ["A", "AAAA"]],
  ["PORKBUN_URLFWD", ["A", "AAAA"]],
  ["LUA", ["CNAME"]], // PowerDNS: any type, so all of the name
  ["CF_REDIRECT", []],
  ["CF_TEMP_REDIRECT", []],
  ["CF_SINGLE_REDIRECT", []],
  ["CF_WORKER_ROUTE", []],
  ["CLOUDFLAREAPI_SINGLE_REDIRECT", []],
  ["NAMESERVER", []],
]);

export type TypeKind =
  | { kind: "known"; type: RRType }
  | { kind: "numbered"; type: RRType }
  | { kind: "meta"; type: RRType }
  | { kind: "invented"; type: RRType; answers: readonly RRType[] }
  | { kind: "unknown"; type: RRType };

const maxTypeText = 32;
const maxPacked = 5;

/** What a mnemonic or `TYPEnnn` (RFC 3597 §5) means; undefined for what cannot be the name of a type. */
export function typeKindOf(text: string): TypeKind | undefined {
  const type = text.toUpperCase();
  if (Object.hasOwn(typeNumbers, type)) return { kind: "known", type };
  if (text.length > maxTypeText || !/^[A-Z][A-Z0-9_-]*$/.test(type)) return undefined;
  if (Object.hasOwn(metaTypeNumbers, type)) return { kind: "meta", type };
  const answers = inventedTypes.get(type);
  if (answers !== undefined) return { kind: "invented", type, answers };
  const digits = /^TYPE(\d{1,5})$/.exec(type)?.[1];
  if (digits === undefined) return { kind: "unknown", type };
  return numberedType(Number(digits));
}

function numberedType(number: number): TypeKind | undefined {
  if (number > 65_535) return undefined;
  const mnemonic = mnemonics.get(number);
  if (mnemonic !== undefined) return { kind: "numbered", type: mnemonic };
  const isMeta = number === 0 || number === 41 || (number >= 128 && number <= 255);
  return { kind: isMeta ? "meta" : "numbered", type: `TYPE${number}` };
}

/** Is it a type that a type bit map may name? */
export function isType(text: string): boolean {
  const kind = typeKindOf(text)?.kind;
  return kind === "known" || kind === "numbered" || kind === "meta";
}

/** Mnemonics of up to five characters packed into one number, so that the common ones are found without making strings. */
const packedTypes: ReadonlyMap<number, RRType> = new Map(
  [...Object.keys(typeNumbers), "IN"].filter((type) => type.length <= maxPacked).map((type) => [packed(type), type]),
);

function packed(text: string): number {
  return Buffer.from(text).reduce((sum, octet) => (sum << 6) | (octet - 0x20), 0);
}

/** The known type, or the class IN, of a token; undefined for every other token and for mnemonics that are longer. */
export function shortMnemonicAt(scan: Scan, index: number): RRType | undefined {
  const start = scan.starts[index] ?? 0;
  const end = scan.ends[index] ?? 0;
  if (end - start > maxPacked || ((scan.flags[index] ?? 0) & ~upperCase) !== 0) return undefined;
  let sum = 0;
  for (let at = start; at < end; at++) {
    const octet = scan.octets[at] ?? 0;
    sum = (sum << 6) | ((octet >= 0x60 ? octet - 0x20 : octet) - 0x20);
  }
  return packedTypes.get(sum);
}
