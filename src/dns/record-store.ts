/**
 * Keeps the records of a zone as numbers and octets, because a million objects and strings are slow to make, to keep and
 * to clear away: a record is an object only while somebody looks at it.
 */
import type { DomainName } from "./name.ts";
import { nameTable } from "./name-table.ts";
import { octetsWith } from "./octets.ts";
import type { RRType } from "./rrset.ts";
import type { ZoneRecord } from "./zone.ts";

export interface RecordStore {
  readonly size: number;
  add: (record: ZoneRecord) => void;
  owners: () => IterableIterator<DomainName>;
  typesAt: (owner: DomainName) => readonly RRType[];
  /** The records of one RRset, in the order in which they came. */
  recordsOf: (owner: DomainName, type: RRType) => readonly ZoneRecord[];
}

/** What a record has in `rows`, one after the other. */
const [nextAt, typeAt, ttlAt, fileAt, lineAt, columnAt, endLineAt, rdataEndAt, rowLength] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

export function recordStore(): RecordStore {
  const owners = nameTable();
  const types = interning();
  const files = interning();
  let rows = new Uint32Array(64 * rowLength);
  let chains = new Uint32Array(64 * 2); // of each owner, the rows of its first and its last record
  let rdata = Buffer.allocUnsafe(4_096);
  let used = 0; // octets of `rdata`
  let size = 0;
  let lastOwner = ""; // records of one owner mostly stand together
  let lastNumber = -1;

  /** Puts a row behind the others of its owner. */
  const link = (owner: DomainName, row: number): void => {
    const known = owners.size;
    if (owner !== lastOwner) lastNumber = owners.add(owner);
    lastOwner = owner;
    const chain = lastNumber * 2;
    if (chain === chains.length) chains = grown(chains);
    if (lastNumber === known) chains[chain] = row;
    else rows[(chains[chain + 1] ?? 0) * rowLength + nextAt] = row;
    chains[chain + 1] = row;
  };
  const rowsOf = (owner: DomainName): readonly number[] => {
    const found: number[] = [];
    const number = owners.find(owner);
    if (number === -1) return found;
    let row = chains[number * 2] ?? 0;
    do {
      found.push(row);
      row = rows[row * rowLength + nextAt] ?? 0;
    } while (row !== 0); // the first row is nobody's next
    return found;
  };
  const cell = (row: number, at: number): number => rows[row * rowLength + at] ?? 0;
  const recordAt = (owner: DomainName, type: RRType, row: number): ZoneRecord => ({
    owner,
    type,
    ttl: cell(row, ttlAt),
    rdata: rdata.toString("latin1", row === 0 ? 0 : cell(row - 1, rdataEndAt), cell(row, rdataEndAt)),
    file: files.text(cell(row, fileAt)),
    line: cell(row, lineAt),
    column: cell(row, columnAt),
    endLine: cell(row, endLineAt),
  });
  return {
    get size() {
      return size;
    },
    add(record) {
      const row = size++;
      const at = row * rowLength;
      if (at === rows.length) rows = grown(rows);
      link(record.owner, row);
      const { rdata: text } = record;
      if (used + text.length > rdata.length) rdata = octetsWith(rdata, used + text.length);
      used += rdata.write(text, used, "latin1");
      rows[at + typeAt] = types.number(record.type);
      rows[at + ttlAt] = record.ttl;
      rows[at + fileAt] = files.number(record.file);
      rows[at + lineAt] = record.line;
      rows[at + columnAt] = record.column;
      rows[at + endLineAt] = record.endLine;
      rows[at + rdataEndAt] = used;
    },
    *owners() {
      for (let number = 0; number < owners.size; number++) yield owners.name(number);
    },
    typesAt: (owner) => [...new Set(rowsOf(owner).map((row) => cell(row, typeAt)))].map(types.text),
    recordsOf(owner, type) {
      const wanted = types.known(type);
      const found = rowsOf(owner).filter((row) => cell(row, typeAt) === wanted);
      return found.map((row) => recordAt(owner, type, row));
    },
  };
}

function grown(numbers: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(numbers.length * 2);
  larger.set(numbers);
  return larger;
}

/** Numbers for the few texts that stand in many records. */
function interning() {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    number(text: string): number {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
    known: (text: string): number | undefined => numbers.get(text),
    text: (number: number): string => texts[number] ?? "",
  };
}
