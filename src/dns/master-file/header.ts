/** What stands before the RDATA of a record: owner, TTL, class and type (RFC 1035 §5.1). */
import { isVerbatimName, nameAt } from "./names.ts";
import { type Reader, isInZone } from "./reader.ts";
import { type Scan, flagsAt, quoted, tokenText } from "./scan.ts";
import { digitsAt, noSuffix } from "./tokens.ts";
import { secondsOf, ttlOf } from "./ttl.ts";
import { shortMnemonicAt, typeKindOf } from "./types.ts";

export type HeaderFault =
  | "owner-missing"
  | "name"
  | "type-missing"
  | "type"
  | "ttl"
  | "meta-type"
  | "invented"
  | "class";

/**
 * Reads owner, TTL, class and type (RFC 1035 §5.1: TTL and class in either order) and leaves the tokens of the RDATA.
 * With a fault, `tokens.next` is the token that shows it.
 */
export function header(reader: Reader): HeaderFault | undefined {
  const { scan, tokens } = reader;
  tokens.next = 0;
  tokens.fault = undefined;
  reader.ttl = -1;
  if (scan.isIndented) {
    if (reader.owner === undefined) return "owner-missing";
  } else if (!readOwner(reader)) return "name";
  let hasClass = false;
  for (let index = tokens.next; index < scan.count; index++) {
    tokens.next = index;
    const type = shortMnemonicAt(scan, index);
    if (type === "IN" || (type === undefined && isInternet(scan, index))) {
      if (hasClass) return "type";
      hasClass = true;
    } else if (type !== undefined) {
      reader.type = type;
      tokens.next = index + 1;
      return undefined;
    } else if (reader.ttl === -1 && readTtl(reader, index)) continue;
    else return unusualType(reader, index, hasClass);
  }
  return "type-missing";
}

const dot = 0x2e;

/** RFC 3597 §5. */
function isInternet(scan: Scan, index: number): boolean {
  return (scan.ends[index] ?? 0) - (scan.starts[index] ?? 0) === 6 && /^class1$/i.test(tokenText(scan, index));
}

function readOwner(reader: Reader): boolean {
  const { scan, origin, shared } = reader;
  const owner = nameAt(scan, 0, origin);
  reader.tokens.next = 0;
  if (owner === undefined) {
    reader.owner = undefined;
    return false;
  }
  reader.owner = owner;
  const end = scan.ends[0] ?? 0;
  const isRelative = scan.octets[end - 1] !== dot;
  reader.isInside = isRelative && reader.isOriginInside ? true : isInZone(shared, owner);
  reader.isOwnerVerbatim = isVerbatimName(scan, 0);
  reader.verbatim.ownerStart = scan.starts[0] ?? 0;
  reader.verbatim.ownerEnd = isRelative ? end : end - 1;
  reader.verbatim.ownerSuffix = isRelative ? origin.suffixOctets : noSuffix;
  reader.tokens.next = 1;
  return true;
}

function readTtl(reader: Reader, index: number): boolean {
  const { scan } = reader;
  const digits = digitsAt(scan, index);
  const seconds = digits >= 0 && digits <= 0xffff_ffff ? digits : secondsOf(tokenText(scan, index));
  if (seconds === undefined) return false;
  reader.ttl = ttlOf(seconds);
  return true;
}

/** A token that is neither one of the common types nor a TTL nor the class IN. */
function unusualType(reader: Reader, index: number, hasClass: boolean): HeaderFault | undefined {
  const { scan, tokens } = reader;
  const text = tokenText(scan, index);
  if ((flagsAt(scan, index) & quoted) !== 0) return "type";
  if (!hasClass && /^(?:CH|CHAOS|HS|HESIOD|CS|CLASS\d{1,5})$/i.test(text)) return "class";
  const kind = typeKindOf(text);
  if (kind === undefined) return /^\d/.test(text) && reader.ttl === -1 ? "ttl" : "type";
  reader.type = kind.type;
  if (kind.kind === "meta") return "meta-type";
  if (kind.kind === "invented") return "invented";
  if (kind.kind === "unknown") return "type";
  tokens.next = index + 1;
  return undefined;
}
