/** Type bit maps (RFC 4034 §4.1.2). */

/** The numbers of the types, ascending; undefined for windows that are empty, out of order, too long or cut off. */
export function typesOfWindows(octets: Uint8Array): readonly number[] | undefined {
  const types: number[] = [];
  return readWindows(octets, 0, octets.length, types) ? types : undefined;
}

/** Do whole windows stand between `start` and `end`? Their types are added to `types`. */
export function readWindows(octets: Uint8Array, start: number, end: number, types?: number[]): boolean {
  let last = -1;
  let at = start;
  while (at < end) {
    const window = octets[at] ?? 0;
    const length = octets[at + 1] ?? 0;
    const after = at + 2 + length;
    if (window <= last || length === 0 || length > 32 || at + 2 > end || after > end) return false;
    if (types !== undefined) addTypes(types, octets.subarray(at + 2, after), window * 256);
    last = window;
    at = after;
  }
  return true;
}

function addTypes(types: number[], bitmap: Uint8Array, first: number): void {
  for (const [i, octet] of bitmap.entries())
    for (let bit = 0; bit < 8; bit++) if ((octet & (0x80 >> bit)) !== 0) types.push(first + 8 * i + bit);
}

/** The windows of these types. */
export function windowsOf(types: readonly number[]): Uint8Array {
  const octets: number[] = [];
  const ascending = types.toSorted((a, b) => a - b);
  for (const [window, members] of Map.groupBy(ascending, (type) => type >> 8)) {
    const bitmap = new Uint8Array(((members.at(-1) ?? 0) & 255) / 8 + 1);
    for (const type of members) bitmap[(type & 255) >> 3] = (bitmap[(type & 255) >> 3] ?? 0) | (0x80 >> (type & 7));
    octets.push(window, bitmap.length, ...bitmap);
  }
  return Uint8Array.from(octets);
}
