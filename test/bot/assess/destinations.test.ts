import assert from "node:assert/strict";
import { test } from "node:test";
import { destinations, networkOf } from "../../../bot/assess/destinations.ts";

const networks: readonly [address: string, network: string][] = [
  ["192.0.2.1", "192.0.2"],
  ["192.0.2.255", "192.0.2"],
  ["2001:db8::1", "2001:db8:0"],
  ["2001:0DB8:0:1::1", "2001:db8:0"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1"],
  ["::1", "0:0:0"],
  ["1::", "1:0:0"],
  ["no address", "no address"],
];
for (const [address, network] of networks)
  test(`${address} is in ${network}`, () => assert.equal(networkOf(address), network));

/** Visits that end when they are told to. */
function visits(politeness: { pauseMs?: number; atOnceInNetwork?: number; waiting?: number } = {}) {
  const polite = destinations({ pauseMs: 0, atOnceInNetwork: 2, waiting: 10, ...politeness });
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const begin = (address: string): Promise<string> | undefined =>
    polite.visit(address, () => {
      begun.push(address);
      return new Promise<string>((resolve) => ends.push(() => resolve(address)));
    });
  /** Of those that are let in. */
  const all = (addresses: readonly string[]): Promise<string>[] => addresses.flatMap((address) => begin(address) ?? []);
  return { begin, all, begun, end: () => ends.shift()?.() };
}

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3));

test("one visit of an address at a time, in order, and others meanwhile", async () => {
  const { all: beginAll, begun, end } = visits();
  const all = beginAll(["192.0.2.1", "192.0.2.1", "198.51.100.1"]);
  await soon();
  assert.deepEqual(begun, ["192.0.2.1", "198.51.100.1"]);
  end();
  await soon();
  assert.deepEqual(begun, ["192.0.2.1", "198.51.100.1", "192.0.2.1"]);
  end();
  end();
  assert.deepEqual(await Promise.all(all), ["192.0.2.1", "192.0.2.1", "198.51.100.1"]);
});

test("a network has so many visits at once", async () => {
  const { all: beginAll, begun, end } = visits();
  const all = beginAll(["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.3.1"]);
  await soon();
  assert.deepEqual(begun, ["192.0.2.1", "192.0.2.2", "192.0.3.1"]);
  end();
  await soon();
  assert.equal(begun.at(-1), "192.0.2.3");
  for (let at = 0; at < 3; at++) end();
  await Promise.all(all);
});

test("between two visits of an address is a pause", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { all: beginAll, begun, end } = visits({ pauseMs: 2_000 });
  const all = beginAll(["192.0.2.1", "192.0.2.1"]);
  const turn = () => new Promise(setImmediate);
  await turn();
  end();
  await turn();
  assert.equal(begun.length, 1);
  t.mock.timers.tick(1_999);
  await turn();
  assert.equal(begun.length, 1);
  t.mock.timers.tick(1);
  await turn();
  assert.equal(begun.length, 2);
  end();
  await Promise.all(all);
});

test("who would wait too long is turned away, and comes in again later", async () => {
  const { begin, all: beginAll, end } = visits({ waiting: 2 });
  const all = beginAll(["192.0.2.1", "192.0.2.1"]);
  assert.equal(begin("192.0.2.1"), undefined);
  await soon();
  end();
  await soon();
  end();
  await Promise.all(all);
  await soon();
  const again = begin("192.0.2.1");
  assert.notEqual(again, undefined);
  await soon();
  end();
  assert.equal(await again, "192.0.2.1");
});
