/** IPv4 and IPv6 addresses in presentation form, read from octets without copying them. */

const groups = new Uint16Array(8); // of the address that was read last; nothing is kept between two calls

/** Is the range a dotted quad, as `inet_pton` has it? Such text is its own canonical form. */
export function isIpv4(octets: Uint8Array, start: number, end: number): boolean {
  if (end - start < 7 || end - start > 15) return false;
  let parts = 0;
  let value = -1;
  for (let at = start; at < end; at++) {
    const digit = (octets[at] ?? 0) - 0x30;
    if (digit >= 0 && digit <= 9) {
      if (value === 0) return false; // a leading zero
      value = value === -1 ? digit : value * 10 + digit;
      if (value > 255) return false;
    } else {
      if (digit !== -2 || value === -1) return false; // "." is 0x2e
      parts++;
      value = -1;
    }
  }
  return parts === 3 && value !== -1;
}

/** The canonical form of an IPv6 address (RFC 5952); undefined for what is none. */
export function ipv6Of(octets: Uint8Array, text: string, start: number, end: number): string | undefined {
  const form = readIpv6(octets, start, end);
  if (form === undefined) return undefined;
  const run = longestZeros();
  const isCanonical = form.isPlain && run.start === form.gapStart && run.length === form.gapLength;
  if (isCanonical && !isMapped(run)) return text.slice(start, end);
  return ipv6Text(run);
}

/** The canonical form of 16 octets. */
export function ipv6OfOctets(octets: Uint8Array): string {
  for (let i = 0; i < 8; i++) groups[i] = ((octets[2 * i] ?? 0) << 8) | (octets[2 * i + 1] ?? 0);
  return ipv6Text(longestZeros());
}

/** The octets of a canonical address. */
export function octetsOfIpv6(canonical: string): Uint8Array {
  readIpv6(Buffer.from(canonical, "latin1"), 0, canonical.length);
  return Uint8Array.from({ length: 16 }, (_, i) => ((groups[i >> 1] ?? 0) >> (i % 2 === 0 ? 8 : 0)) & 255);
}

interface Ipv6Form {
  /** Lower case, no leading zeros, no dotted quad. */
  isPlain: boolean;
  /** Which groups `::` stands for; -1 and 0 where there is none. */
  gapStart: number;
  gapLength: number;
}

/** Fills `groups`. */
function readIpv6(octets: Uint8Array, start: number, end: number): Ipv6Form | undefined {
  if (end - start < 2 || end - start > 45) return undefined;
  let isPlain = true;
  let gapStart = -1;
  let count = 0;
  let at = start;
  if (octets[at] === colon) {
    if (octets[at + 1] !== colon) return undefined;
    gapStart = 0;
    at += 2;
  }
  while (at < end) {
    if (count === 8) return undefined;
    const groupStart = at;
    let value = 0;
    for (; at < end; at++) {
      const digit = hexDigit(octets[at] ?? 0);
      if (digit < 0) break;
      if (digit > 15) isPlain = false;
      value = (value << 4) | (digit & 15);
    }
    if (octets[at] === dot) {
      if (count > 6 || !isIpv4(octets, groupStart, end)) return undefined;
      readQuad(octets, groupStart, end, count);
      return closed(count + 2, gapStart, false);
    }
    const length = at - groupStart;
    if (length === 0 || length > 4) return undefined;
    if (length > 1 && octets[groupStart] === 0x30) isPlain = false;
    groups[count++] = value;
    if (at === end) break;
    if (octets[at] !== colon || ++at === end) return undefined;
    if (octets[at] !== colon) continue;
    if (gapStart !== -1) return undefined;
    gapStart = count;
    at++;
  }
  return closed(count, gapStart, isPlain);
}

const colon = 0x3a;
const dot = 0x2e;

/** Moves what follows `::` to the end. */
function closed(count: number, gapStart: number, isPlain: boolean): Ipv6Form | undefined {
  if (gapStart === -1) return count === 8 ? { isPlain, gapStart, gapLength: 0 } : undefined;
  if (count > 7) return undefined;
  const gapLength = 8 - count;
  groups.copyWithin(gapStart + gapLength, gapStart, count);
  groups.fill(0, gapStart, gapStart + gapLength);
  return { isPlain, gapStart, gapLength };
}

function readQuad(octets: Uint8Array, start: number, end: number, group: number): void {
  let quad = 0;
  let value = 0;
  for (let at = start; at < end; at++) {
    if (octets[at] !== dot) value = value * 10 + (octets[at] ?? 0) - 0x30;
    else {
      quad = quad * 256 + value;
      value = 0;
    }
  }
  quad = quad * 256 + value;
  groups[group] = quad >>> 16;
  groups[group + 1] = quad & 0xffff;
}

/** -1, or the digit's value; 16 is added for upper case. */
function hexDigit(octet: number): number {
  if (octet >= 0x30 && octet <= 0x39) return octet - 0x30;
  if (octet >= 0x61 && octet <= 0x66) return octet - 0x57;
  return octet >= 0x41 && octet <= 0x46 ? octet - 0x37 + 16 : -1;
}

/** RFC 5952 §4.2: the first of the longest runs of zeros, two at least. */
function longestZeros(): { start: number; length: number } {
  let start = -1;
  let length = 0;
  for (let i = 0; i < 8; i++) {
    let after = i;
    while (after < 8 && groups[after] === 0) after++;
    if (after - i > length && after - i > 1) {
      start = i;
      length = after - i;
    }
    if (after > i) i = after;
  }
  return { start, length };
}

/** RFC 5952 §5: an IPv4-mapped address. */
function isMapped(run: { start: number; length: number }): boolean {
  return run.start === 0 && run.length === 5 && groups[5] === 0xffff;
}

function ipv6Text(run: { start: number; length: number }): string {
  const hex = Array.from(groups, (group) => group.toString(16));
  if (isMapped(run)) return `::ffff:${quadOf(groups[6] ?? 0, groups[7] ?? 0)}`;
  if (run.length === 0) return hex.join(":");
  return `${hex.slice(0, run.start).join(":")}::${hex.slice(run.start + run.length).join(":")}`;
}

function quadOf(high: number, low: number): string {
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}
