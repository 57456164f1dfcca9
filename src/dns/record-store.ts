/**
 * Keeps the records of a zone as numbers and octets, because a million objects and strings are slow to make, to keep and
 * to clear away: a record is an object only while somebody looks at it.
 */
import type { DomainName } from "./name.ts";
import { type NameTable, nameTable } from "./name-table.ts";
import { copied, octetsWith, written } from "./octets.ts";
import type { RRType } from "./rrset.ts";
import type { ZoneRecord } from "./zone.ts";

/**
 * Where the owner and the RDATA of a record stand in their canonical form among the octets that they were read from: each
 * is a range of them and a suffix. Copying them from there is faster than from strings.
 */
export interface Verbatim {
  octets: Uint8Array;
  ownerStart: number;
  ownerEnd: number;
  ownerSuffix: Uint8Array;
  rdataStart: number;
  rdataEnd: number;
  rdataSuffix: Uint8Array;
}

export interface RecordStore {
  readonly size: number;
  add: (record: ZoneRecord, verbatim?: Verbatim) => void;
  owners: () => IterableIterator<DomainName>;
  typesAt: (owner: DomainName) => readonly RRType[];
  /** The records of one RRset, in the order in which they came. */
  recordsOf: (owner: DomainName, type: RRType) => readonly ZoneRecord[];
}

/** What a record has in `rows`, one after the other. */
const [nextAt, typeAt, ttlAt, fileAt, lineAt, columnAt, endLineAt, rdataEndAt, rowLength] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

interface Store {
  owners: NameTable;
  types: Interned;
  files: Interned;
  rows: Uint32Array<ArrayBuffer>;
  size: number;
  /** Of each owner, the rows of its first and of its last record. */
  chains: Uint32Array<ArrayBuffer>;
  rdata: Buffer<ArrayBuffer>;
  /** Records of one owner mostly stand together. */
  lastOwner: string;
  lastNumber: number;
  /** Found at owners with many records. */
  crowded: Map<DomainName, Map<RRType, readonly ZoneRecord[]>>;
}

const octetsPerRecord = 24; // of a master file: few have less
const octetsPerName = 64;

/** `sourceOctets` is how much text the records stand in, so that there is room for them from the beginning. */
export function recordStore(sourceOctets: number): RecordStore {
  const names = Math.ceil(sourceOctets / octetsPerName);
  const store: Store = {
    owners: nameTable(names),
    types: interning(),
    files: interning(),
    rows: new Uint32Array((16 + Math.ceil(sourceOctets / octetsPerRecord)) * rowLength),
    size: 0,
    chains: new Uint32Array((16 + names) * 2),
    rdata: Buffer.allocUnsafeSlow(256 + sourceOctets),
    lastOwner: "",
    lastNumber: -1,
    crowded: new Map(),
  };
  return {
    get size() {
      return store.size;
    },
    add: (record, verbatim) => add(store, record, verbatim),
    *owners() {
      for (let number = 0; number < store.owners.size; number++) yield store.owners.name(number);
    },
    typesAt: (owner) => typesAt(store, owner),
    recordsOf: (owner, type) => recordsOf(store, owner, type),
  };
}

const manyRecords = 64;

function add(store: Store, record: ZoneRecord, verbatim: Verbatim | undefined): void {
  const row = store.size++;
  store.crowded.clear();
  const at = row * rowLength;
  if (at >= store.rows.length) store.rows = grown(store.rows);
  link(store, record.owner, row, verbatim);
  const { rows } = store;
  rows[at + typeAt] = store.types.number(record.type);
  rows[at + ttlAt] = record.ttl;
  rows[at + fileAt] = store.files.number(record.file);
  rows[at + lineAt] = record.line;
  rows[at + columnAt] = record.column;
  rows[at + endLineAt] = record.endLine;
  rows[at + rdataEndAt] = putRdata(store, rdataStart(rows, row), record.rdata, verbatim);
}

/** Puts a row behind the others of its owner. */
function link(store: Store, owner: DomainName, row: number, verbatim: Verbatim | undefined): void {
  const { owners, rows } = store;
  const known = owners.size;
  if (owner !== store.lastOwner)
    store.lastNumber = verbatim === undefined ? owners.add(owner) : owners.addVerbatim(verbatim);
  store.lastOwner = owner;
  const chain = store.lastNumber * 2;
  if (chain >= store.chains.length) store.chains = grown(store.chains);
  const { chains } = store;
  if (store.lastNumber === known) chains[chain] = row;
  else rows[(chains[chain + 1] ?? 0) * rowLength + nextAt] = row;
  chains[chain + 1] = row;
}

/** The end of the RDATA that is put at `start`. */
function putRdata(store: Store, start: number, text: string, verbatim: Verbatim | undefined): number {
  if (start + text.length > store.rdata.length) store.rdata = octetsWith(store.rdata, start + text.length);
  const { rdata } = store;
  if (verbatim === undefined) return written(rdata, start, text);
  const middle = copied(rdata, start, verbatim.octets, verbatim.rdataStart, verbatim.rdataEnd);
  return copied(rdata, middle, verbatim.rdataSuffix, 0, verbatim.rdataSuffix.length);
}

function rdataStart(rows: Uint32Array, row: number): number {
  return row === 0 ? 0 : (rows[(row - 1) * rowLength + rdataEndAt] ?? 0);
}

function rowsOf({ owners, chains, rows }: Store, owner: DomainName): readonly number[] {
  const found: number[] = [];
  const number = owners.find(owner);
  if (number === -1) return found;
  let row = chains[number * 2] ?? 0;
  do {
    found.push(row);
    row = rows[row * rowLength + nextAt] ?? 0;
  } while (row !== 0); // the first row is nobody's next
  return found;
}

function typesAt(store: Store, owner: DomainName): readonly RRType[] {
  const { types, rows } = store;
  const [first, ...others] = rowsOf(store, owner).map((row) => rows[row * rowLength + typeAt] ?? 0);
  if (first === undefined) return [];
  return others.length === 0 ? [types.text(first)] : [...new Set([first, ...others])].map(types.text);
}

/** What was found at an owner with many records is kept: every question below it looks there for a cut. */
function recordsOf(store: Store, owner: DomainName, type: RRType): readonly ZoneRecord[] {
  const known = store.crowded.get(owner)?.get(type);
  if (known !== undefined) return known;
  const wanted = store.types.known(type);
  const rows = rowsOf(store, owner);
  const found = rows
    .filter((row) => store.rows[row * rowLength + typeAt] === wanted)
    .map((row) => recordAt(store, owner, type, row));
  if (rows.length > manyRecords)
    store.crowded.set(owner, (store.crowded.get(owner) ?? new Map<RRType, readonly ZoneRecord[]>()).set(type, found));
  return found;
}

function recordAt({ rows, rdata, files }: Store, owner: DomainName, type: RRType, row: number): ZoneRecord {
  const cell = (at: number): number => rows[row * rowLength + at] ?? 0;
  return {
    owner,
    type,
    ttl: cell(ttlAt),
    rdata: rdata.toString("latin1", rdataStart(rows, row), cell(rdataEndAt)),
    file: files.text(cell(fileAt)),
    line: cell(lineAt),
    column: cell(columnAt),
    endLine: cell(endLineAt),
  };
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** Numbers for the few texts that stand in many records. */
interface Interned {
  number: (text: string) => number;
  known: (text: string) => number | undefined;
  text: (number: number) => string;
}

function interning(): Interned {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  let last = { text: "", number: -1 };
  return {
    number(text: string): number {
      if (text !== last.text || last.number === -1) {
        last = { text, number: numbers.get(text) ?? texts.push(text) - 1 };
        numbers.set(text, last.number);
      }
      return last.number;
    },
    known: (text: string): number | undefined => numbers.get(text),
    text: (number: number): string => texts[number] ?? "",
  };
}
