/**
 * Numbers names in the order in which they come, and finds them again. The names are kept as octets in one piece of
 * memory: a `Map` of a million strings takes several times as long to fill. Every table has a hash of its own, so that
 * nobody can choose names that collide.
 */
import type { DomainName } from "./name.ts";
import { octetsWith } from "./octets.ts";

export interface NameTable {
  readonly size: number;
  /** The number of a name, new or known. */
  add: (name: DomainName) => number;
  /** The number of a known name, or -1. */
  find: (name: DomainName) => number;
  name: (number: number) => DomainName;
}

export function nameTable(): NameTable {
  const key = Int32Array.from({ length: 256 }, () => Math.floor(Math.random() * 2 ** 32));
  let octets = Buffer.allocUnsafe(4_096);
  let used = 0;
  let ends = new Uint32Array(64); // of each name; it begins where the one before it ends
  let hashes = new Int32Array(64);
  let slots = new Uint32Array(128); // number + 1; 0 is free
  let size = 0;

  /** Puts the name behind the last one, without keeping it, and gives its hash. */
  const write = (name: DomainName): number => {
    if (used + name.length > octets.length) octets = octetsWith(octets, used + name.length);
    const end = used + octets.write(name, used, "latin1");
    let hash = 0;
    for (let at = used; at < end; at++) {
      hash = Math.imul(hash ^ (key[octets[at] ?? 0] ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
    return hash;
  };
  const startOf = (number: number): number => (number === 0 ? 0 : (ends[number - 1] ?? 0));
  const isWritten = (number: number, length: number): boolean => {
    const start = startOf(number);
    if ((ends[number] ?? 0) - start !== length) return false;
    for (let i = 0; i < length; i++) if (octets[start + i] !== octets[used + i]) return false;
    return true;
  };
  /** The slot of the name that was written: its own, or the free one where it belongs. */
  const slotOf = (hash: number, length: number): number => {
    const mask = slots.length - 1;
    let slot = hash & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (hashes[entry - 1] === hash && isWritten(entry - 1, length)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  };
  const grow = (): void => {
    const [oldEnds, oldHashes] = [ends, hashes];
    ends = new Uint32Array(size * 2);
    hashes = new Int32Array(size * 2);
    ends.set(oldEnds);
    hashes.set(oldHashes);
    slots = slotsOf(hashes, size);
  };
  return {
    get size() {
      return size;
    },
    add(name) {
      if (size === ends.length) grow();
      const hash = write(name);
      const slot = slotOf(hash, name.length);
      const entry = slots[slot] ?? 0;
      if (entry !== 0) return entry - 1;
      used += name.length;
      ends[size] = used;
      hashes[size] = hash;
      slots[slot] = ++size;
      return size - 1;
    },
    find: (name) => (slots[slotOf(write(name), name.length)] ?? 0) - 1,
    name: (number) => octets.toString("latin1", startOf(number), ends[number]) as DomainName,
  };
}

/** At most half of them are taken until the table grows again. */
function slotsOf(hashes: Int32Array, size: number): Uint32Array<ArrayBuffer> {
  const slots = new Uint32Array(size * 4);
  const mask = slots.length - 1;
  for (let number = 0; number < size; number++) {
    let slot = (hashes[number] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
  return slots;
}
