import { test } from "node:test";
import assert from "node:assert/strict";
import { excludeCidr, mergeCidr } from "cidr-tools";
import * as fc from "fast-check";
import {
  type AddressSet,
  contains,
  difference,
  everybody,
  everyIpv4,
  firstMatch,
  intersection,
  network,
  nobody,
  prefixesOf,
  rangesOf,
  setOfRanges,
  sizeOf,
  union,
} from "../../src/mail/address-set.ts";

const nets: [address: string, prefix: number, prefixes: string[], why: string][] = [
  ["192.0.2.77", 24, ["192.0.2.0/24"], "host bits do not matter"],
  ["192.0.2.77", 32, ["192.0.2.77/32"], "one address"],
  ["0.0.0.0", 0, ["0.0.0.0/0"], "all of IPv4"],
  ["2001:db8::1", 32, ["2001:db8::/32"], "IPv6"],
  ["2001:0DB8:0:0:1:0:0:1", 128, ["2001:db8::1:0:0:1/128"], "RFC 5952 §4.2.3: the leftmost of equal runs"],
  ["2001:db8:0:1:1:1:1:1", 128, ["2001:db8:0:1:1:1:1:1/128"], "RFC 5952 §4.2.2: one zero group is not shortened"],
  ["::", 128, ["::/128"], "the unspecified address"],
  ["2001:db8::192.0.2.1", 128, ["2001:db8::c000:201/128"], "dotted end"],
  ["::192.0.2.1", 128, ["::c000:201/128"], "IPv4-compatible is IPv6"],
  ["::ffff:192.0.2.1", 128, [], "RFC 7208 §5: no IPv6 client comes from a mapped address"],
  ["192.0.2", 24, [], "no address"],
  ["fe80::1%eth0", 64, [], "no zone index"],
];
for (const [address, prefix, prefixes, why] of nets)
  test(`network ${address}/${prefix}: ${why}`, () => assert.deepEqual(prefixesOf(network(address, prefix)), prefixes));

const cidr = fc.oneof(
  fc.tuple(fc.nat(15), fc.integer({ min: 24, max: 32 })).map(([a, bits]) => `192.0.2.${a * 16}/${bits}`),
  fc.tuple(fc.nat(15), fc.integer({ min: 112, max: 128 })).map(([a, bits]) => `2001:db8::${a.toString(16)}000/${bits}`),
);
const cidrs = fc.array(cidr, { maxLength: 8 });
const text = (set: AddressSet): readonly string[] => prefixesOf(set).toSorted();
const expected = (list: readonly string[]): readonly string[] =>
  list.map((net) => (net.includes("/") ? net : `${net}/${net.includes(":") ? 128 : 32}`)).toSorted();

test("the algebra agrees with cidr-tools", () => {
  fc.assert(
    fc.property(cidrs, cidrs, (a, b) => {
      const [x, y] = [setOfRanges(a), setOfRanges(b)];
      assert.deepEqual(text(union([x, y])), expected(mergeCidr([...a, ...b])));
      assert.deepEqual(text(difference(x, y)), expected(a.length === 0 ? [] : excludeCidr(a, b)));
      assert.deepEqual(intersection(x, y), difference(x, difference(x, y)));
      assert.equal(sizeOf(union([x, y])), sizeOf(x) + sizeOf(difference(y, x)));
    }),
    { numRuns: 200 },
  );
});

test("ranges can be read back", () => {
  fc.assert(
    fc.property(cidrs, cidrs, (a, b) => {
      const set = difference(setOfRanges(a), setOfRanges(b));
      assert.deepEqual(setOfRanges(rangesOf(set)), set);
      assert.deepEqual(setOfRanges(prefixesOf(set)), set);
    }),
    { numRuns: 100 },
  );
});

test("the first layer that covers an address decides", () => {
  const layers = fc.array(
    fc.record({ covers: cidrs.map(setOfRanges), value: fc.constantFrom("pass", "fail", "neutral") }),
  );
  fc.assert(
    fc.property(layers, (layers) => {
      let left: AddressSet = everybody;
      const slow = new Map<string, AddressSet>();
      for (const { covers, value } of layers) {
        slow.set(value, union([slow.get(value) ?? nobody, intersection(covers, left)]));
        left = difference(left, covers);
      }
      assert.deepEqual(firstMatch(layers), slow);
    }),
    { numRuns: 200 },
  );
});

test("sizes and members", () => {
  assert.equal(sizeOf(everyIpv4), 2n ** 32n);
  assert.equal(sizeOf(everybody), 2n ** 128n);
  assert.equal(contains(network("192.0.2.0", 24), "192.0.2.255"), true);
  assert.equal(contains(network("192.0.2.0", 24), "::ffff:192.0.2.255"), false);
  assert.deepEqual(rangesOf(setOfRanges(["192.0.2.1/32", "192.0.2.2/32"])), ["192.0.2.1-192.0.2.2"]);
  assert.deepEqual(rangesOf(everybody), [
    "0.0.0.0/0",
    "::-::fffe:ffff:ffff",
    "::1:0:0:0-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
  ]);
});

test("ten thousand layers are no trouble", () => {
  const layers = Array.from({ length: 10_000 }, (_, i) => ({
    covers: network(`198.51.${i >> 8}.${i & 255}`, 32),
    value: i & 1,
  }));
  assert.equal(firstMatch(layers).size, 2);
});
