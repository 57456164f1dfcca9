/** Resource record sets, and where in which file they stand. */
import type { DomainName } from "./name.ts";

/** A type's mnemonic in upper case (`TXT`, `TLSA`), or `TYPE65280` where it has none (RFC 3597 §5). */
export type RRType = string;

/** A place in a file of the repository. Lines and columns count from 1; `endLine` is the last line of the record. */
export interface SourceRange {
  file: string;
  line: number;
  column: number;
  endLine: number;
}

/**
 * All records of one owner name and type.
 *
 * `rdata` is canonical presentation form: fields separated by one space; names absolute, lower case, with a final dot;
 * hexadecimal in lower case and without blanks, base64 without blanks; character-strings always in double quotes,
 * with `\"`, `\\` and `\DDD` for octets outside of 0x20 to 0x7e. Records that are equal in it are the same record.
 */
export interface RRset {
  owner: DomainName;
  type: RRType;
  /** Seconds; the lowest of the set's records. */
  ttl: number;
  rdata: readonly string[];
  /** `from[i]` is where `rdata[i]` stands; absent for records that came from the network. */
  from?: readonly SourceRange[];
}

/** Where one record of the set stands, if that is known. */
export function placeOf({ from }: RRset, index = 0): { from?: SourceRange } {
  const range = from?.[index];
  return range === undefined ? {} : { from: range };
}
