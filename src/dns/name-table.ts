/**
 * Numbers names in the order in which they come, and finds them again. The names are kept as octets in one piece of
 * memory: a `Map` of a million strings takes several times as long to fill. Every table has a hash of its own, so that
 * nobody can choose names that collide.
 */
import type { DomainName } from "./name.ts";
import { copied, octetsWith, written } from "./octets.ts";
import type { Verbatim } from "./record-store.ts";

export interface NameTable {
  readonly size: number;
  /** The number of a name, new or known. */
  add: (name: DomainName) => number;
  addVerbatim: (owner: Verbatim) => number;
  /** The number of a known name, or -1. */
  find: (name: DomainName) => number;
  name: (number: number) => DomainName;
}

interface Table {
  /** The names one behind the other, then room for the name that is asked for. */
  octets: Buffer<ArrayBuffer>;
  used: number;
  /** Of each name: it begins where the one before it ends. */
  ends: Uint32Array<ArrayBuffer>;
  hashes: Int32Array<ArrayBuffer>;
  size: number;
  /** Open addressing: a name's number + 1; 0 is free. */
  slots: Uint32Array<ArrayBuffer>;
  key: Int32Array;
}

const octetsPerName = 32;

/** `expected` is about how many names there will be. */
export function nameTable(expected: number): NameTable {
  const capacity = 2 ** Math.ceil(Math.log2(16 + expected));
  const table: Table = {
    octets: Buffer.allocUnsafeSlow(256 + capacity * octetsPerName),
    used: 0,
    ends: new Uint32Array(capacity),
    hashes: new Int32Array(capacity),
    size: 0,
    slots: new Uint32Array(capacity * 2),
    key: Int32Array.from({ length: 256 }, () => Math.floor(Math.random() * 2 ** 32)),
  };
  return {
    get size() {
      return table.size;
    },
    add: (name) => keep(table, write(table, name)),
    addVerbatim: (owner) => keep(table, writeVerbatim(table, owner)),
    find(name) {
      const end = write(table, name);
      return (table.slots[slotOf(table, hashTo(table, end), end)] ?? 0) - 1;
    },
    name: (number) => table.octets.toString("latin1", startOf(table, number), table.ends[number]) as DomainName,
  };
}

function startOf({ ends }: Table, number: number): number {
  return number === 0 ? 0 : (ends[number - 1] ?? 0);
}

/** Puts the name behind the last one, without keeping it, and gives its end. */
function write(table: Table, name: DomainName): number {
  makeRoom(table, name.length);
  return written(table.octets, table.used, name);
}

function writeVerbatim(table: Table, { octets, ownerStart, ownerEnd, ownerSuffix }: Verbatim): number {
  makeRoom(table, ownerEnd - ownerStart + ownerSuffix.length);
  const middle = copied(table.octets, table.used, octets, ownerStart, ownerEnd);
  return copied(table.octets, middle, ownerSuffix, 0, ownerSuffix.length);
}

function makeRoom(table: Table, length: number): void {
  if (table.used + length > table.octets.length) table.octets = octetsWith(table.octets, table.used + length);
}

/** The number of the name that was written up to `end`. */
function keep(table: Table, end: number): number {
  if (table.size === table.ends.length) grow(table);
  const hash = hashTo(table, end);
  const slot = slotOf(table, hash, end);
  const entry = table.slots[slot] ?? 0;
  if (entry !== 0) return entry - 1;
  const number = table.size++;
  table.used = end;
  table.ends[number] = end;
  table.hashes[number] = hash;
  table.slots[slot] = number + 1;
  return number;
}

/** The hash of the name that was written up to `end`. */
function hashTo({ octets, used, key }: Table, end: number): number {
  let hash = 0;
  for (let at = used; at < end; at++) {
    hash = Math.imul(hash ^ (key[octets[at] ?? 0] ?? 0), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** The slot of the name that was written up to `end`: its own, or the free one where it belongs. */
function slotOf(table: Table, hash: number, end: number): number {
  const { slots, hashes } = table;
  const mask = slots.length - 1;
  let slot = hash & mask;
  for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
    if (hashes[entry - 1] === hash && isWritten(table, entry - 1, end)) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

function isWritten(table: Table, number: number, end: number): boolean {
  const { octets, used, ends } = table;
  const start = startOf(table, number);
  const length = end - used;
  if ((ends[number] ?? 0) - start !== length) return false;
  for (let i = 0; i < length; i++) if (octets[start + i] !== octets[used + i]) return false;
  return true;
}

/** Twice the room; at most half of the slots are ever taken. */
function grow(table: Table): void {
  const { ends, hashes, size } = table;
  table.ends = new Uint32Array(size * 2);
  table.hashes = new Int32Array(size * 2);
  table.ends.set(ends);
  table.hashes.set(hashes);
  const slots = new Uint32Array(size * 4);
  const mask = slots.length - 1;
  for (let number = 0; number < size; number++) {
    let slot = (hashes[number] ?? 0) & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
  table.slots = slots;
}
