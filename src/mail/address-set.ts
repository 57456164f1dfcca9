/**
 * Sets of IP addresses, and maps over them, by interval arithmetic.
 *
 * IPv4 and IPv6 are one line of 128-bit numbers: an IPv4 address stands at its IPv4-mapped place (`::ffff:192.0.2.1`),
 * because a client at a mapped address is an IPv4 client (RFC 7208 §5) and no other client can be there.
 */
import { isIPv4, isIPv6 } from "node:net";

interface Interval {
  first: bigint;
  last: bigint;
}

/** Sorted, and with a gap between each two. */
export type AddressSet = readonly Interval[];

const mapped = 0xffffn << 32n; // ::ffff:0:0/96, RFC 4291 §2.5.5.2
const lastAddress = (1n << 128n) - 1n;

export const nobody: AddressSet = [];
export const everybody: AddressSet = [{ first: 0n, last: lastAddress }];
export const everyIpv4: AddressSet = [{ first: mapped, last: mapped + 0xffffffffn }];
export const everyIpv6: AddressSet = difference(everybody, everyIpv4);

/** The addresses that share their first `prefix` bits with `address`; nobody where `address` is not one. */
export function network(address: string, prefix: number): AddressSet {
  if (isIPv4(address)) return block(mapped + ipv4Number(address), 32 - prefix);
  if (isIPv6(address) && !address.includes("%")) return difference(block(ipv6Number(address), 128 - prefix), everyIpv4);
  return nobody;
}

function block(address: bigint, hostBits: number): AddressSet {
  const bits = BigInt(hostBits);
  const first = (address >> bits) << bits;
  return [{ first, last: first + (1n << bits) - 1n }];
}

function ipv4Number(address: string): bigint {
  return BigInt(address.split(".").reduce((sum, octet) => sum * 256 + Number(octet), 0));
}

/** `address` is known to be well-formed (RFC 4291 §2.2). */
function ipv6Number(address: string): bigint {
  const dotted = /[^:]*\.[^:]*$/.exec(address)?.[0];
  const hex =
    dotted === undefined
      ? address
      : address.slice(0, -dotted.length) +
        (ipv4Number(dotted) >> 16n).toString(16) +
        ":" +
        (ipv4Number(dotted) & 0xffffn).toString(16);
  const [head = [], tail] = hex.split("::").map((half) => (half === "" ? [] : half.split(":")));
  const groups =
    tail === undefined ? head : [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
  return BigInt(`0x${groups.map((group) => group.padStart(4, "0")).join("")}`);
}

export function union(sets: readonly AddressSet[]): AddressSet {
  return normal(sets.flat());
}

function normal(intervals: readonly Interval[]): AddressSet {
  const merged: Interval[] = [];
  for (const { first, last } of intervals.toSorted(byFirst)) {
    const previous = merged.at(-1);
    if (previous === undefined || first > previous.last + 1n) merged.push({ first, last });
    else if (last > previous.last) previous.last = last;
  }
  return merged;
}

function byFirst(a: Interval, b: Interval): number {
  return a.first < b.first ? -1 : a.first > b.first ? 1 : 0;
}

export function intersection(a: AddressSet, b: AddressSet): AddressSet {
  const common: Interval[] = [];
  for (let i = 0, j = 0; ;) {
    const [x, y] = [a[i], b[j]];
    if (x === undefined || y === undefined) return common;
    const first = x.first > y.first ? x.first : y.first;
    const last = x.last < y.last ? x.last : y.last;
    if (first <= last) common.push({ first, last });
    if (x.last < y.last) i++;
    else j++;
  }
}

/** What is in `a` and not in `b`. */
export function difference(a: AddressSet, b: AddressSet): AddressSet {
  return intersection(a, complement(b));
}

function complement(set: AddressSet): AddressSet {
  const gaps: Interval[] = [];
  let first = 0n;
  for (const interval of set) {
    if (interval.first > first) gaps.push({ first, last: interval.first - 1n });
    first = interval.last + 1n;
  }
  if (first <= lastAddress) gaps.push({ first, last: lastAddress });
  return gaps;
}

/** Number of addresses. */
export function sizeOf(set: AddressSet): bigint {
  return set.reduce((sum, { first, last }) => sum + last - first + 1n, 0n);
}

export function contains(set: AddressSet, address: string): boolean {
  return intersection(set, network(address, isIPv4(address) ? 32 : 128)).length > 0;
}

/** A part of the line with one value; every address is given to the first layer that covers it. */
export interface Layer<Value> {
  covers: AddressSet;
  value: Value;
}

/**
 * Which addresses get which value when the first layer that covers an address decides (RFC 7208 §4.6.2).
 * O(n log n) in the number of intervals.
 */
export function firstMatch<Value>(layers: readonly Layer<Value>[]): ReadonlyMap<Value, AddressSet> {
  const starts = boundariesOf(layers);
  const indexOf = new Map(starts.map((start, index) => [start, index]));
  const claim = claimer(starts.length);
  const parts = new Map<Value, Interval[]>();
  for (const { covers, value } of layers) {
    const part = parts.get(value) ?? [];
    parts.set(value, part);
    for (const { first, last } of covers)
      for (const index of claim(indexOf.get(first) ?? 0, indexOf.get(last + 1n) ?? 0))
        part.push({ first: starts[index] ?? first, last: (starts[index + 1] ?? last + 1n) - 1n });
  }
  return new Map([...parts].map(([value, part]) => [value, normal(part)]));
}

/** Where any interval begins or has just ended, in order. */
function boundariesOf(layers: readonly Layer<unknown>[]): readonly bigint[] {
  const all = layers.flatMap(({ covers }) => covers.flatMap(({ first, last }) => [first, last + 1n]));
  return [...new Set(all)].toSorted((a, b) => (a < b ? -1 : 1));
}

/** Gives out each number from `from` up to `to` (excluded) once; those given out are skipped by a compressed path. */
function claimer(size: number): (from: number, to: number) => Generator<number> {
  const next = Array.from({ length: size + 1 }, (_, index) => index);
  const free = (index: number): number => {
    let at = index;
    for (let to = next[at] ?? at; to !== at; to = next[at] ?? at) {
      next[at] = next[to] ?? to;
      at = to;
    }
    return at;
  };
  return function* (from, to) {
    for (let at = free(from); at < to; at = free(at)) {
      next[at] = at + 1;
      yield at;
    }
  };
}

/** The fewest prefixes that make up the set, such as `192.0.2.0/24`; at most `limit` of them. */
export function prefixesOf(set: AddressSet, limit = Infinity): readonly string[] {
  const prefixes: string[] = [];
  for (const interval of byFamily(set)) {
    for (let first = interval.first; first <= interval.last && prefixes.length < limit;) {
      const bits = hostBits(first, interval.last);
      prefixes.push(prefixText(first, bits));
      first += 1n << BigInt(bits);
    }
  }
  return prefixes;
}

/** The longest block that begins at `first` and does not pass `last`. */
function hostBits(first: bigint, last: bigint): number {
  const aligned = first === 0n ? 128 : (first & -first).toString(2).length - 1;
  const room = (last - first + 1n).toString(2).length - 1;
  return Math.min(aligned, room);
}

function prefixText(first: bigint, bits: number): string {
  return `${addressText(first)}/${(isMapped(first) ? 32 : 128) - bits}`;
}

/** One text for each interval: a prefix where it is one, `first-last` otherwise. As long as the set, whatever its shape. */
export function rangesOf(set: AddressSet): readonly string[] {
  return byFamily(set).map(({ first, last }) => {
    const bits = hostBits(first, last);
    if (first + (1n << BigInt(bits)) - 1n === last) return prefixText(first, bits);
    return `${addressText(first)}-${addressText(last)}`;
  });
}

/** What `rangesOf` or `prefixesOf` wrote; what is neither is nobody. */
export function setOfRanges(ranges: readonly string[]): AddressSet {
  return normal(ranges.flatMap(intervalsOf));
}

function intervalsOf(range: string): AddressSet {
  const [address = "", prefix] = range.split("/");
  if (prefix !== undefined) return network(address, Number(prefix));
  const [low = "", high = ""] = range.split("-");
  const [first] = network(low, isIPv4(low) ? 32 : 128);
  const [last] = network(high, isIPv4(high) ? 32 : 128);
  return first === undefined || last === undefined ? nobody : [{ first: first.first, last: last.last }];
}

/** IPv6 below the mapped block, IPv4, IPv6 above it. */
function byFamily(set: AddressSet): AddressSet {
  return [...intersection(set, everyIpv4), ...intersection(set, everyIpv6)];
}

function isMapped(address: bigint): boolean {
  return address >> 32n === 0xffffn;
}

function addressText(address: bigint): string {
  if (isMapped(address)) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 0xffn).join(".");
  return ipv6Text(address);
}

/** RFC 5952 §4. */
function ipv6Text(address: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => (address >> BigInt(112 - 16 * index)) & 0xffffn);
  const text = groups.map((group) => group.toString(16)).join(":");
  const [longest] = (text.match(/\b0(?::0)+\b/g) ?? []).toSorted((a, b) => b.length - a.length);
  return longest === undefined ? text : text.replace(boundedBy(longest), "::");
}

/** The leftmost whole run of zero groups as long as `zeros`, with the colons around it. */
function boundedBy(zeros: string): RegExp {
  return new RegExp(`(?:^|:)${zeros}(?:$|:)`);
}
