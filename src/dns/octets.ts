/** Memory that grows. */

/** The same octets at the beginning of a piece of memory that has room for at least `needed`. */
export function octetsWith(octets: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, octets.length * 2));
  larger.set(octets);
  return larger;
}

const shortText = 12; // such text is written faster here than by leaving JavaScript

/** Writes a text of one octet a character at `start`, and gives its end. */
export function written(octets: Buffer<ArrayBuffer>, start: number, text: string): number {
  const { length } = text;
  if (length > shortText) return start + octets.write(text, start, "latin1");
  for (let i = 0; i < length; i++) octets[start + i] = text.charCodeAt(i);
  return start + length;
}

const manyOctets = 64; // so many are copied faster by the runtime

/** Copies `from[start..end)` to `at`, and gives the end of the copy. */
export function copied(octets: Uint8Array, at: number, from: Uint8Array, start: number, end: number): number {
  const length = end - start;
  if (length > manyOctets) octets.set(from.subarray(start, end), at);
  else for (let i = 0; i < length; i++) octets[at + i] = from[start + i] ?? 0;
  return at + length;
}
