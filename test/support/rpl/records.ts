/** Records of a scenario: presentation form without an origin, TTL and class left out as one likes, names absolute. */
import { canonicalRdata } from "../../../src/dns/master-file/rdata.ts";
import { type Message, type WireRecord, rcodes } from "../../../src/dns/message.ts";
import { type DomainName, name, root } from "../../../src/dns/name.ts";
import type { RRType } from "../../../src/dns/rrset.ts";
import { rdataOctets } from "../../../src/dns/wire/encode.ts";
import { readName } from "../../../src/dns/wire/name.ts";
import { typeOf } from "../../../src/dns/wire/types.ts";

const defaultTtl = 3600;
const fieldsBeforeSignature = 8; // a scenario has a signature of no octets

/** `text` without what follows a semicolon outside of a quoted string. */
export function withoutComment(text: string): string {
  return /^(?:"(?:[^"\\]|\\.)*"|[^";])*/.exec(text)?.[0].trimEnd() ?? "";
}

/** One record; throws where it is none. RDATA given as `\# length hex` is taken as it is, right or wrong. */
export function recordOf(text: string): WireRecord {
  const fields = /^(\S+)\s+(?:(\d+)\s+)?(?:(?:IN)\s+)?(\S+)\s+(.*)$/s.exec(text);
  const [, owner = "", ttl = String(defaultTtl), type = "", rdata = ""] = fields ?? [];
  if (fields === null) throw new RangeError(`not a record: ${text}`);
  return { owner: name(owner), type, class: 1, ttl: Number(ttl), rdata: octetsOf(type, rdata) };
}

function octetsOf(type: string, text: string): Uint8Array {
  const [, length, hex] = /^\\#\s+(\d+)\s*([0-9a-f\s]*)$/i.exec(text) ?? [];
  if (length !== undefined) return Buffer.from(hex?.replaceAll(/\s/g, "") ?? "", "hex");
  const fields = text.split(/\s+/);
  if (type === "RRSIG" && fields.length === fieldsBeforeSignature)
    return octetsOf(type, `${text} AA==`).subarray(0, -1);
  const canonical = canonicalRdata(type, type === "RRSIG" ? padded(text) : text);
  if (!canonical.ok) throw new RangeError(`${type} ${text}: ${canonical.error}`);
  const octets = rdataOctets(type, canonical.value);
  if (octets === undefined) throw new RangeError(`${type} ${text}: cannot be written as octets`);
  return octets;
}

/** Base64 with its padding, which a scenario leaves out. */
function padded(text: string): string {
  const signature = text.split(/\s+/).slice(fieldsBeforeSignature).join("");
  return text.includes("(") ? text : `${text}${"=".repeat((4 - (signature.length % 4)) % 4)}`;
}

/** The name that the RDATA of NS, CNAME and DNAME is. */
export function rdataName({ rdata }: Pick<WireRecord, "rdata">): DomainName {
  return readName(rdata)?.name ?? root;
}

/** The type that an RRSIG record covers. */
export function coveredBy({ rdata }: Pick<WireRecord, "rdata">): RRType {
  return typeOf((rdata[0] ?? 0) * 256 + (rdata[1] ?? 0));
}

/** NSEC, NSEC3, and their signatures. */
export function isProof(record: WireRecord): boolean {
  const type = record.type === "RRSIG" ? coveredBy(record) : record.type;
  return type === "NSEC" || type === "NSEC3";
}

/** A response of a recursive resolver. */
export function messageOf(part: Partial<Message>): Message {
  return {
    id: 0,
    isResponse: true,
    opcode: 0,
    isAuthoritative: false,
    isTruncated: false,
    recursionDesired: true,
    recursionAvailable: true,
    authenticData: false,
    checkingDisabled: true,
    rcode: rcodes.NOERROR,
    answer: [],
    authority: [],
    additional: [],
    ...part,
  };
}
