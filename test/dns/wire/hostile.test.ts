/** Messages that were damaged on the way: nothing is thrown, nothing hangs, and nothing beyond the message is read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { readMessage } from "../../../src/dns/wire/read.ts";
import { rdataOctets, responseOctets } from "../../../src/dns/wire/encode.ts";
import { presentationOf } from "../../../src/dns/wire/rdata.ts";
import {
  answering,
  labels,
  message,
  nameOctets,
  octets,
  pointer,
  question,
  record,
  toQuestion,
  u16,
  u32,
} from "./octets.ts";

const mutants = 40_000;

/** Numbers of 0 to `below` - 1 that are the same in every run (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function rdata(type: string, text: string): Uint8Array {
  return rdataOctets(type, text) ?? octets();
}

const opt = [
  0,
  u16(41),
  u16(1232),
  u32(0x8000),
  u16(25),
  u16(10),
  u16(8),
  "12345678",
  u16(15),
  u16(9),
  u16(6),
  "expired",
];
const signature = rdata("RRSIG", `A 13 2 300 20240201000000 20240101000000 7 test. ${"ab".repeat(42)}abcd`);

const seeds: readonly Uint8Array[] = [
  answering(record(toQuestion, 1, [192, 0, 2, 1]), record(toQuestion, 46, signature)),
  answering(
    record(toQuestion, 5, [labels("b"), toQuestion]),
    record(pointer(36), 15, [u16(10), labels("mx"), pointer(14)]),
    record(pointer(14), 16, [6, "v=spf1", 4, "-all"]),
  ),
  message({ questions: 1, authority: 3, additional: 1 }, [
    question(52),
    record(pointer(14), 6, [labels("ns"), pointer(14), labels("root"), pointer(14), ...[1, 2, 3, 4, 5].map(u32)]),
    record(
      nameOctets("0p9mhaveqvm6t7vbl5lop2u3t2rp3tom", "test"),
      50,
      rdata("NSEC3", "1 1 0 ab 0p9mhaveqvm6t7vbl5lop2u3t2rp3tom A MX CAA"),
    ),
    record(toQuestion, 47, [labels("z"), pointer(14), rdata("CSYNC", "0 0 A NS RRSIG TYPE1234").subarray(6)]),
    opt,
  ]),
  message({ questions: 1, answer: 2, additional: 2 }, [
    question(33),
    record(toQuestion, 33, [u16(1), u16(2), u16(25), toQuestion]),
    record(toQuestion, 35, [u16(1), u16(2), 1, "u", 7, "E2U+sip", 3, "!a!", toQuestion]),
    record(nameOctets("A.b\u00ff", "x"), 257, rdata("CAA", '0 issue "ca.test"')),
    opt,
  ]),
];

const room = 512;

test(`${mutants} damaged messages`, () => {
  const random = numbers(4);
  const mutate = mutatorOf(random);
  const packed = new Uint8Array(room);
  let accepted = 0;
  for (let i = 0; i < mutants; i++) {
    const mutant = mutate(seeds[i % seeds.length] ?? octets());
    const start = room - mutant.length - (i % 7);
    packed.fill(0x2a).set(mutant, start);
    const within = packed.subarray(start, start + mutant.length);
    const read = readMessage(within);
    const alone = readMessage(mutant);
    if (!read.ok || !alone.ok) {
      assert.deepEqual(read, alone);
      continue;
    }
    accepted++;
    const written = responseOctets(read.value);
    assert.ok(Buffer.compare(written, responseOctets(alone.value)) === 0, "what follows the message was read");
    const again = readMessage(written);
    if (i % 16 === 0) assert.deepEqual(again, read);
    assert.ok(again.ok && Buffer.compare(responseOctets(again.value), written) === 0);
    for (const { type, rdata } of i % 16 === 0 ? read.value.answer : []) presentationOf(type, rdata);
  }
  assert.ok(accepted > mutants / 10 && accepted < mutants / 2, `${accepted} of them are still messages`);
});

/** One to three kinds of damage. */
function mutatorOf(random: (below: number) => number): (seed: Uint8Array) => Uint8Array {
  const damages: readonly ((octets: Uint8Array) => Uint8Array)[] = [
    (octets) => set(octets, random(octets.length), 1 << random(8), "flip"),
    (octets) => set(octets, random(octets.length), random(256), "write"),
    (octets) => octets.slice(0, random(octets.length) + 1),
    (octets) =>
      set(set(octets, random(octets.length), 0xc0, "write"), random(octets.length), random(octets.length), "write"),
    (octets) => {
      const at = octets.indexOf(0xc0, random(octets.length));
      return at === -1 ? octets : set(octets, at + 1, random(octets.length), "write");
    },
    (octets) => set(octets, 5 + 2 * random(4), random(6), "write"), // counts
    (octets) => set(octets, 2, 2, "flip"), // TC
    (octets) => {
      const from = random(octets.length);
      const other = seeds[random(seeds.length)] ?? octets;
      const spliced = new Uint8Array(Math.max(from, other.length));
      spliced.set(other);
      spliced.set(octets.subarray(0, from));
      return spliced;
    },
  ];
  return (seed) => {
    let mutant: Uint8Array = seed.slice();
    for (let count = random(3); count >= 0; count--) mutant = damages[random(damages.length)]?.(mutant) ?? mutant;
    return mutant;
  };
}

function set(octets: Uint8Array, at: number, value: number, how: "flip" | "write"): Uint8Array {
  if (at < octets.length) octets[at] = how === "flip" ? (octets[at] ?? 0) ^ value : value;
  return octets;
}
