/** RDATA of each type: checked and brought to the canonical presentation form of `RRset.rdata`. */
import { type DomainName, root } from "../name.ts";
import type { RRType } from "../rrset.ts";
import {
  addressPrefixes,
  asItStands,
  base64,
  characterString,
  characterStrings,
  domainName,
  eui,
  hex,
  ipv4,
  ipv6,
  longString,
  nodeId,
  nsap,
  optional,
  period,
  tag,
  u16,
  u32,
  u8,
} from "./fields.ts";
import {
  algorithm,
  certificateType,
  digest,
  key,
  notifyScheme,
  nsec3,
  salt,
  time,
  typeCovered,
  types,
} from "./key-fields.ts";
import { location } from "./location.ts";
import { originOf } from "./names.ts";
import { type ScanFault, flagsAt, nextEntry, quoted, scanOf, tokenText } from "./scan.ts";
import { serviceBinding } from "./service-binding.ts";
import { type Field, type Octets, type RdataFault, type Tokens, fail, hasMore, tokensOf } from "./tokens.ts";

const digests = [u16, algorithm, digest];
const certificateAssociation = [u8, u8, u8, hex];

/** The fields of every type that has a presentation form which we check, or keep as it stands. */
export const fieldsOf: ReadonlyMap<RRType, readonly Field[]> = new Map(
  Object.entries({
    A: [ipv4],
    AAAA: [ipv6],
    NS: [domainName],
    CNAME: [domainName],
    DNAME: [domainName],
    PTR: [domainName],
    MX: [u16, domainName],
    TXT: [characterStrings],
    SPF: [characterStrings],
    SRV: [u16, u16, u16, domainName],
    SOA: [domainName, domainName, u32, period, period, period, period],
    CAA: [u8, tag, longString],
    TLSA: certificateAssociation,
    SMIMEA: certificateAssociation,
    SSHFP: [algorithm, u8, hex],
    DS: digests,
    CDS: digests,
    DLV: digests,
    TA: digests,
    DNSKEY: [key],
    CDNSKEY: [key],
    KEY: [key],
    RKEY: [key],
    CERT: [certificateType, u16, algorithm, base64],
    OPENPGPKEY: [base64],
    DHCID: [base64],
    HHIT: [base64],
    BRID: [base64],
    HINFO: [characterString, characterString],
    NAPTR: [u16, u16, characterString, characterString, characterString, domainName],
    RP: [domainName, domainName],
    LOC: [location],
    SVCB: [serviceBinding],
    HTTPS: [serviceBinding],
    URI: [u16, u16, longString],
    AFSDB: [u16, domainName],
    RT: [u16, domainName],
    KX: [u16, domainName],
    LP: [u16, domainName],
    PX: [u16, domainName, domainName],
    MD: [domainName],
    MF: [domainName],
    MB: [domainName],
    MG: [domainName],
    MR: [domainName],
    MINFO: [domainName, domainName],
    TALINK: [domainName, domainName],
    "NSAP-PTR": [domainName],
    NSAP: [nsap],
    X25: [characterString],
    ISDN: [characterString, optional(characterString)],
    GPOS: [characterString, characterString, characterString],
    AVC: [characterStrings],
    NINFO: [characterStrings],
    RESINFO: [characterStrings],
    WALLET: [characterStrings],
    NID: [u16, nodeId],
    L64: [u16, nodeId],
    L32: [u16, ipv4],
    EUI48: [eui(6)],
    EUI64: [eui(8)],
    EID: [hex],
    NIMLOC: [hex],
    ZONEMD: [u32, u8, u8, hex],
    DSYNC: [typeCovered, notifyScheme, u16, domainName],
    CSYNC: [u32, u16, types],
    NSEC3PARAM: [u8, u8, u16, salt],
    NSEC3: [nsec3, types],
    NSEC: [domainName, types],
    RRSIG: [typeCovered, algorithm, u8, period, time, time, u16, domainName, base64],
    IPSECKEY: [asItStands],
    HIP: [asItStands],
    AMTRELAY: [asItStands],
    APL: [addressPrefixes],
    WKS: [asItStands],
    A6: [asItStands],
    ATMA: [asItStands],
    SINK: [asItStands],
    DOA: [asItStands],
    SIG: [asItStands],
    NXT: [asItStands],
    CLA: [asItStands],
    IPN: [asItStands],
  }),
);

/** Types that a signer makes anew; a zone under review is read without them. NSEC3PARAM asks it for something. */
export const signerTypes: ReadonlySet<RRType> = new Set(["RRSIG", "NSEC", "NSEC3"]);

/** The canonical form of the tokens that are left. With a fault, the text is worth nothing. */
export function rdataText(tokens: Tokens, type: RRType): string {
  const { scan, next } = tokens;
  if (scan.octets[scan.starts[next] ?? 0] === backslash && isGenericMark(tokens)) return generic(tokens, type);
  const fields = fieldsOf.get(type);
  if (fields === undefined) return fail(tokens, hasMore(tokens) ? "not-generic" : "missing");
  const [first, second] = fields;
  let text = first === undefined ? "" : first.text(tokens);
  if (second !== undefined)
    for (let i = 1; i < fields.length; i++) {
      const field = fields[i]?.text(tokens) ?? "";
      if (tokens.fault !== undefined) return "";
      if (field !== "") text += ` ${field}`;
    }
  if (tokens.next < scan.count) {
    tokens.next++;
    return fail(tokens, "extra");
  }
  return text;
}

const backslash = 0x5c;

function isGenericMark({ scan, next }: Tokens): boolean {
  return next < scan.count && tokenText(scan, next) === "\\#" && (flagsAt(scan, next) & quoted) === 0;
}

/** RFC 3597 §5: `\# length hex`. A type that we know is brought to its own form. */
function generic(tokens: Tokens, type: RRType): string {
  tokens.next++;
  const length = Number(u16.text(tokens));
  const digits = hasMore(tokens) ? hex.text(tokens) : "";
  if (tokens.fault !== undefined || digits.length !== length * 2) return fail(tokens, "generic");
  const octets = Buffer.from(digits, "hex");
  if (signerTypes.has(type)) return genericText(octets);
  const { text, fault } = wireText(type, octets);
  return fault === undefined ? text : fail(tokens, fault);
}

/** RFC 3597 §5. */
export function genericText(octets: Uint8Array): string {
  return `\\# ${octets.length}${octets.length === 0 ? "" : ` ${Buffer.from(octets).toString("hex")}`}`;
}

/** The canonical form of an RDATA without compressed names, generic for a type that has none. With a fault, the text is worth nothing. */
export function wireText(type: RRType, rdata: Uint8Array): { text: string; fault: RdataFault | undefined } {
  const octets: Octets = { octets: rdata, at: 0, fault: undefined };
  const fields = fieldsOf.get(type) ?? [asItStands];
  const text = fields
    .map((field) => field.wire(octets))
    .filter((part) => part !== "")
    .join(" ");
  if (octets.fault === "not-generic") return { text: genericText(rdata), fault: undefined };
  if (octets.fault === undefined && octets.at < rdata.length) fail(octets, "extra");
  return { text, fault: octets.fault };
}

const rdataFaultOf: Record<ScanFault, RdataFault> = {
  quote: "string",
  "parenthesis-open": "parenthesis",
  "parenthesis-close": "parenthesis",
  "too-long": "too-long",
};

/**
 * The canonical form of one RDATA in presentation form, names relative to `origin` (the root unless told). The text is
 * Unicode; beyond ASCII it stands for its UTF-8 octets. `error` is an `RdataFault`, `at` the 0-based octet that shows it.
 */
export function canonicalRdata(
  type: RRType,
  text: string,
  origin: DomainName = root,
): { ok: true; value: string } | { ok: false; error: RdataFault; at: number } {
  const tokens = tokensIn(text, origin);
  const { scan } = tokens;
  if (scan.fault !== undefined) return { ok: false, error: rdataFaultOf[scan.fault], at: scan.faultAt };
  const value = rdataText(tokens, type);
  if (tokens.fault === undefined) return { ok: true, value };
  return { ok: false, error: tokens.fault, at: scan.starts[tokens.faultToken] ?? 0 };
}

/** The canonical form of each field, names relative to the root; undefined for what `canonicalRdata` refuses, and for the generic form. */
export function rdataFields(type: RRType, text: string): readonly { field: Field; text: string }[] | undefined {
  const tokens = tokensIn(text, root);
  const fields = (fieldsOf.get(type) ?? [asItStands]).map((field) => ({ field, text: field.text(tokens) }));
  const isWhole = tokens.scan.fault === undefined && tokens.fault === undefined && !hasMore(tokens);
  return isWhole ? fields : undefined;
}

function tokensIn(text: string, origin: DomainName): Tokens {
  const scan = scanOf(Buffer.from(text.replaceAll("\n", " ")));
  nextEntry(scan);
  return tokensOf(scan, originOf(origin));
}
