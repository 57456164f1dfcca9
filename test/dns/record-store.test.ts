/** The store of a zone's records, beside one that is plain. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { name } from "../../src/dns/name.ts";
import { nameTable } from "../../src/dns/name-table.ts";
import { recordStore } from "../../src/dns/record-store.ts";
import type { ZoneRecord } from "../../src/dns/zone.ts";

const owner = fc.constantFrom("a", "b", "c.b", "d").map((label) => name(`${label}.example.org`));
const record: fc.Arbitrary<ZoneRecord> = fc.record(
  {
    owner,
    type: fc.constantFrom("A", "TXT", "MX"),
    ttl: fc.nat({ max: 0x7fff_ffff }),
    rdata: fc.stringMatching(/^[ -~]{0,100}$/),
    file: fc.constantFrom("x", "y"),
    line: fc.nat(),
    column: fc.nat({ max: 100 }),
    endLine: fc.nat(),
  },
  { noNullPrototype: true },
);

test("records come back as they were, in their order", () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 100 }), fc.constantFrom(0, 10_000), (records, sourceOctets) => {
      const store = recordStore(sourceOctets);
      for (const one of records) store.add(one);
      assert.equal(store.size, records.length);
      const owners = new Set(records.map((one) => one.owner));
      assert.deepEqual([...store.owners()], [...owners]);
      for (const at of owners) {
        const own = records.filter((one) => one.owner === at);
        assert.deepEqual(store.typesAt(at), [...new Set(own.map(({ type }) => type))]);
        for (const type of ["A", "TXT", "MX"])
          assert.deepEqual(
            store.recordsOf(at, type),
            own.filter((one) => one.type === type),
          );
      }
      assert.deepEqual(store.typesAt(name("absent.example")), []);
    }),
    { numRuns: 150 },
  );
});

test("a table numbers names in the order in which they come", () => {
  const table = nameTable(0);
  const names = Array.from({ length: 20_000 }, (_, i) => name(`host${i * 7}.example.org`));
  assert.deepEqual(
    names.map(table.add),
    names.map((_, i) => i),
  );
  assert.deepEqual(
    names.map(table.add),
    names.map((_, i) => i),
  );
  assert.deepEqual(
    names.map((_, i) => table.name(i)),
    names,
  );
  assert.deepEqual(
    [table.size, table.find(name("host1.example.org")), table.find(name("host7.example.org"))],
    [20_000, -1, 1],
  );
});
