/** Domain names on the wire, uncompressed (RFC 1035 §3.1). What undoes compression is in `read.ts`. */
import { type DomainName, labelsOf, name, root } from "../name.ts";

/** Octets of a name, with the root label (RFC 1035 §2.3.4). */
export const maxNameOctets = 255;
export const maxLabelOctets = 63;

/** How each octet of a label is written in a `DomainName`. */
const written: readonly string[] = Array.from({ length: 256 }, (_, octet) =>
  name(`\\${String(octet).padStart(3, "0")}`),
);
/** The character that an octet is written as; 0 for one that is escaped. */
const plain = Uint8Array.from(written, (text) => (text.length === 1 ? text.charCodeAt(0) : 0));

const text = Buffer.allocUnsafeSlow(4 * maxNameOctets); // of the name that was read last; nothing is kept between two calls
const dot = 0x2e;

/** The name that begins at `start`. It must be well-formed, uncompressed and within the octets: see `endOfName`. */
export function nameOf(octets: Uint8Array, start: number): DomainName {
  let length = 0;
  let at = start;
  for (let size = octets[at] ?? 0; size !== 0; size = octets[at] ?? 0) {
    if (length > 0) text[length++] = dot;
    const end = at + 1 + size;
    for (at++; at < end; at++) {
      const octet = octets[at] ?? 0;
      const char = plain[octet] ?? 0;
      if (char !== 0) text[length++] = char;
      else length += text.write(written[octet] ?? "", length, "latin1");
    }
  }
  return (length === 0 ? root : text.toString("latin1", 0, length)) as DomainName;
}

/** Where the uncompressed name that begins at `start` ends: after `end` for one that is cut off, -1 for what is no name. */
export function endOfName(octets: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end) {
    const size = octets[at] ?? 0;
    if (size > maxLabelOctets) return -1;
    at += 1 + size;
    if (at - start > maxNameOctets) return -1;
    if (size === 0) return at;
  }
  return end + 1;
}

/** The uncompressed name that begins at `start`, and where it ends; undefined for what is no name or is cut off. */
export function readName(
  octets: Uint8Array,
  start = 0,
  end = octets.length,
): { name: DomainName; end: number } | undefined {
  const after = endOfName(octets, start, end);
  return after < 0 || after > end ? undefined : { name: nameOf(octets, start), end: after };
}

/** The octets of a name in canonical form (RFC 4034 §6.2): lower case, uncompressed, with the root label. */
export function wireName(owner: DomainName): Uint8Array {
  if (owner === root) return new Uint8Array(1);
  if (owner.includes("\\")) return escapedName(owner);
  const octets = new Uint8Array(owner.length + 2);
  let label = 0; // where the length of the label stands
  for (let i = 0; i < owner.length; i++) {
    const char = owner.charCodeAt(i);
    if (char === dot) {
      octets[label] = i - label;
      label = i + 1;
    } else octets[i + 1] = char;
  }
  octets[label] = owner.length - label;
  return octets;
}

function escapedName(owner: DomainName): Uint8Array {
  const octets: number[] = [];
  for (const label of labelsOf(owner)) {
    const characters = label.match(/\\\d{3}|\\.|./g) ?? [];
    octets.push(characters.length, ...characters.map(octetOf));
  }
  return Uint8Array.from([...octets, 0]);
}

function octetOf(character: string): number {
  if (character.length === 4) return Number(character.slice(1));
  return character.charCodeAt(character.length - 1);
}
