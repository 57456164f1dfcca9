/** Memory that grows. */

/** The same octets at the beginning of a piece of memory that has room for at least `needed`. */
export function octetsWith(octets: Buffer<ArrayBuffer>, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, octets.length * 2));
  larger.set(octets);
  return larger;
}
