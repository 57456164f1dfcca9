/** The small parts that need no socket. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { NoMessage } from "../../../src/dns/message.ts";
import { cache } from "../../../src/net/dns/cache.ts";
import { framed, frames } from "../../../src/net/dns/frames.ts";
import { health } from "../../../src/net/dns/health.ts";
import { places } from "../../../src/net/dns/places.ts";
import { randomness } from "../../../src/net/dns/randomness.ts";
import { hasCode, troubleOf } from "../../../src/net/dns/trouble.ts";

test("frames: messages come out as they went in, however the stream is cut", () => {
  const messages = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 8 });
  fc.assert(
    fc.property(messages, fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (sent, cuts) => {
      const octets = Buffer.concat(sent.map(framed));
      const came: Uint8Array[] = [];
      const take = frames((message) => came.push(message));
      for (let at = 0, i = 0; at < octets.length; i++) {
        const size = cuts[i % cuts.length] ?? 1;
        take(octets.subarray(at, at + size));
        at += size;
      }
      assert.deepEqual(came.map(String), sent.filter((one) => one.length > 0).map(String));
    }),
  );
});

test("frames: a message keeps nothing of the piece that it came in", () => {
  const came: Uint8Array[] = [];
  const piece = framed(Uint8Array.of(1, 2, 3));
  frames((message) => came.push(message))(piece);
  piece.fill(0);
  assert.deepEqual(came, [Uint8Array.of(1, 2, 3)]);
});

const failure: NoMessage = { kind: "failed", why: "timeout", detail: "", servers: [] };

test("cache: neither more entries nor more octets than there may be, and what is used stays", () => {
  const kept = cache({ entries: 100, octets: 5_000 }, () => new Date(0));
  const count = (): number =>
    Array.from({ length: 1_000 }, (_, i) => kept.get(`${i}`)).filter((one) => one !== undefined).length;
  for (let i = 0; i < 1_000; i++) {
    kept.put(`${i}`, failure, 10, 60);
    assert.ok(kept.get("0") !== undefined, `in use at ${i}`);
  }
  assert.ok(count() <= 100 && count() >= 40);
  for (let i = 0; i < 1_000; i++) kept.put(`${i}`, failure, 1_000, 60);
  assert.ok(count() <= 5);
});

test("RFC 6298 §2: patience follows what was measured, within bounds", () => {
  const measured: [ms: readonly number[], timeoutMs: number][] = [
    [[], 1_500],
    [[1], 400],
    [[200], 600],
    [[1_000], 3_000],
    [[9_000], 6_000],
    [Array.from({ length: 50 }, () => 500), 600],
  ];
  for (const [answers, timeoutMs] of measured) {
    const one = health("udp", () => new Date(0));
    for (const ms of answers) one.answered(ms);
    assert.equal(one.timeoutMs(), timeoutMs, String(answers.slice(0, 3)));
  }
});

test("health: each outage counts once and twice as long, to about a minute", () => {
  const clock = { ms: 0 };
  const one = health("udp", () => new Date(clock.ms));
  const lengths: number[] = [];
  for (let outage = 0; outage < 8; outage++) {
    for (let i = 0; i < 256; i++) one.failed();
    const start = clock.ms;
    while (one.isAiling()) clock.ms += 1_000;
    lengths.push((clock.ms - start) / 1_000);
  }
  assert.deepEqual(lengths, [2, 4, 8, 16, 32, 64, 64, 64]);
  one.failed();
  one.answered(1);
  assert.equal(one.isAiling(), false);
});

test("places: never more at once, in order, and a place comes back from work that fails", async () => {
  const room = places(3, 100);
  let atOnce = 0;
  let most = 0;
  const order: number[] = [];
  const work = async (i: number): Promise<void> => {
    order.push(i);
    most = Math.max(most, ++atOnce);
    await Promise.resolve();
    atOnce--;
    if (i % 2 === 0) throw new Error("even");
  };
  await Promise.allSettled(Array.from({ length: 50 }, async (_, i) => room.take(() => work(i))));
  assert.deepEqual([most, order], [3, Array.from({ length: 50 }, (_, i) => i)]);
});

test("places: who comes when too many wait is told so", () => {
  const room = places(1, 2);
  const never = (): Promise<void> => new Promise(() => {});
  const taken = Array.from({ length: 5 }, () => room.take(never) !== undefined);
  assert.deepEqual(taken, [true, true, true, false, false]);
});

test("randomness: every octet of the source once, in order", () => {
  let next = 0;
  const random = randomness((octets) => Uint8Array.from({ length: octets }, () => next++ & 0xff));
  assert.deepEqual([random.octet(), random.id(), random.octet()], [0, 0x0102, 3]);
  for (let i = 4; i < 10_000; i++) assert.equal(random.octet(), i & 0xff);
});

test("trouble: what is known has a name, what is not is thrown on", () => {
  const coded = (code: string): Error => Object.assign(new Error(code), { code });
  const known: [error: Error, why: string, detail: string][] = [
    [coded("ECONNREFUSED"), "refused-connection", "ECONNREFUSED"],
    [coded("ENETUNREACH"), "unreachable", "ENETUNREACH"],
    [coded("CERT_HAS_EXPIRED"), "tls", "CERT_HAS_EXPIRED"],
    [coded("ERR_SSL_WRONG_VERSION_NUMBER"), "tls", "ERR_SSL_WRONG_VERSION_NUMBER"],
    [coded("ERR_HTTP2_STREAM_ERROR"), "http", "ERR_HTTP2_STREAM_ERROR"],
    [coded("HPE_INVALID_CONSTANT"), "http", "HPE_INVALID_CONSTANT"],
    [new AggregateError([coded("ETIMEDOUT"), coded("ENETUNREACH")]), "timeout", "ETIMEDOUT"],
  ];
  for (const [error, why, detail] of known) assert.deepEqual(troubleOf(error), { kind: "failed", why, detail });
  for (const ours of [new TypeError("undefined is not a function"), coded("ERR_INVALID_ARG_TYPE"), "text", undefined])
    assert.throws(
      () => troubleOf(ours),
      (thrown) => thrown === ours,
    );
  assert.equal(hasCode(coded("ENOENT"), "EACCES", "ENOENT"), true);
});
