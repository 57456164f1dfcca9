import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fingerprintOf } from "../../../bot/watch/difference.ts";
import { type World, watched } from "./watched.ts";

const hour = 3_600_000;
const start = Date.parse("2027-03-01T00:00:00Z");

const level = fc.oneof(
  { weight: 4, arbitrary: fc.integer({ min: 0, max: 3 }) },
  { weight: 1, arbitrary: fc.constant("?" as const) },
);
const world: fc.Arbitrary<World> = fc.record({ dmarc: level, spf: level, dane: level, rest: level });
/** Each world with the hours that it lasts. */
const script = fc.array(fc.record({ world, lasts: fc.integer({ min: 1, max: 40 }).map((half) => half / 2) }), {
  minLength: 1,
  maxLength: 30,
});

type Script = { world: World; lasts: number }[];

function scripted(all: Script): { at: (time: Date) => World; end: Date } {
  const ends: number[] = [];
  for (const { lasts } of all) ends.push((ends.at(-1) ?? start) + lasts * hour);
  const at = (time: Date): World => {
    const index = ends.findIndex((one) => time.getTime() < one);
    return (all[index] ?? all.at(-1))?.world ?? {};
  };
  return { at, end: new Date(ends.at(-1) ?? start) };
}

test("what has changed and was not undone is never told twice", () => {
  fc.assert(
    fc.property(script, (all) => {
      const one = watched({ everyHours: 2 });
      const { at, end } = scripted(all);
      one.until(end, at);
      const changes = one.tells.flatMap(({ news }) => (news.kind === "changed" ? [news] : []));
      for (const [index, news] of changes.entries()) {
        const [before] = changes.slice(0, index).toReversed();
        if (before === undefined) continue;
        const of = (given: typeof news) =>
          fingerprintOf(given.changes.map((change) => ({ change, subjects: [], categories: [] })));
        if (of(before) !== of(news)) continue;
        const between = one.tells.filter(
          ({ news: { kind } }, where) =>
            kind !== "changed" && where > one.tells.findIndex((tell) => tell.news === before),
        );
        assert.ok(between.length > 0, "told twice with nothing between");
      }
    }),
    { numRuns: 100 },
  );
});

test("what lasts and is worse is told within the interval, three confirmations and a day of settling; and then there is silence", () => {
  fc.assert(
    fc.property(script, fc.constantFrom("dmarc", "spf", "dane", "rest"), (all, subject) => {
      const one = watched({ everyHours: 2 });
      const { at, end } = scripted([...all, { world: { dmarc: 3, spf: 3, dane: 3, rest: 3 }, lasts: 60 }]);
      one.until(end, at);
      const before = one.told.length;
      const last: World = { dmarc: 3, spf: 3, dane: 3, rest: 3, [subject]: 0 };
      one.until(new Date(end.getTime() + 5 * hour), () => last);
      assert.deepEqual(
        one.told.slice(before).map(({ kind, says }) => `${kind} ${says}`),
        [`changed -${subject} 3>0`],
      );
      one.until(new Date(end.getTime() + 30 * 24 * hour), () => last);
      assert.equal(one.told.length, before + 1);
    }),
    { numRuns: 60 },
  );
});

test("after a long calm what people were told last is how it is", () => {
  fc.assert(
    fc.property(script, (all) => {
      const one = watched({ everyHours: 2 });
      const first: World = { dmarc: 2, spf: 2, dane: 2, rest: 2 };
      const last: World = { dmarc: 1, spf: 3, dane: 2, rest: 0 };
      const { at, end } = scripted([{ world: first, lasts: 1 }, ...all]);
      one.until(end, at);
      one.until(new Date(end.getTime() + 96 * hour), () => last);
      const told: Record<string, string> = { dmarc: "2", spf: "2", dane: "2", rest: "2" };
      const counted = one.tells.flatMap(({ news }) => ("changes" in news ? [news] : []));
      for (const { kind, changes } of counted)
        for (const { args, before, after } of changes) {
          const subject = String(args["facet"]);
          const isNoNews = kind === "recovered" && Number(told[subject]) >= Number(before); // something better was told since
          if (!isNoNews) told[subject] = kind === "recovered" ? before : after;
        }
      // what came and went and is as it was before is settled without a word of it: those subjects are left out
      const settled = one.tells.some(({ news }) => news.kind === "flapping");
      if (!settled) assert.deepEqual(told, { dmarc: "1", spf: "3", dane: "2", rest: "0" });
      assert.equal(one.state()?.suspect, undefined);
      assert.equal(one.state()?.flapping, undefined);
    }),
    { numRuns: 100 },
  );
});
