/** Messages put together octet by octet, right or wrong. */

export type Piece = number | string | Uint8Array | readonly Piece[];

/** Numbers are octets, strings are their ASCII. */
export function octets(...pieces: readonly Piece[]): Uint8Array {
  return Uint8Array.from(flat(pieces));
}

function flat(piece: Piece): readonly number[] {
  if (typeof piece === "number") return [piece];
  if (typeof piece === "string") return [...Buffer.from(piece, "latin1")];
  return piece instanceof Uint8Array ? [...piece] : piece.flatMap(flat);
}

export const u16 = (value: number): Piece => [value >> 8, value & 255];
export const u32 = (value: number): Piece => [u16(Math.floor(value / 65_536)), u16(value % 65_536)];

/** Labels without the root's: ready for a pointer. */
export const labels = (...texts: readonly string[]): Piece => texts.map((text) => [text.length, text]);
export const nameOctets = (...texts: readonly string[]): Piece => [labels(...texts), 0];
export const pointer = (target: number): Piece => u16(0xc000 | target);

/** Of the question's name in `message`. */
export const toQuestion = pointer(12);

/** Class IN, TTL 300. */
export function record(owner: Piece, type: number, rdata: Piece, rdlength = octets(rdata).length): Piece {
  return [owner, u16(type), u16(1), u32(300), u16(rdlength), rdata];
}

export interface Counts {
  questions?: number;
  answer?: number;
  authority?: number;
  additional?: number;
}

/** A response of id 0x1234 with RD and RA. */
export function message(counts: Counts, body: Piece, flags = 0x8180): Uint8Array {
  const { questions = 0, answer = 0, authority = 0, additional = 0 } = counts;
  return octets(u16(0x1234), u16(flags), ...[questions, answer, authority, additional].map(u16), body);
}

/** A question for `a.test`. */
export function question(type = 1): Piece {
  return [nameOctets("a", "test"), u16(type), u16(1)];
}

/** A response with this question and these answers. */
export function answering(...records: readonly Piece[]): Uint8Array {
  return message({ questions: 1, answer: records.length }, [question(), ...records]);
}
