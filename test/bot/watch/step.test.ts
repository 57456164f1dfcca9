import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { WatchOptions } from "../../../bot/model.ts";
import { type World, watched } from "./watched.ts";

const good: World = { dmarc: 3, spf: 2, starttls: 1, dane: 1, rest: 1 };
const minute = 60_000;
const hour = 60 * minute;

/** Looks one after the other, each when it is due; and all that is told, without its times. */
const stories: readonly {
  name: string;
  options?: Partial<WatchOptions>;
  looks: readonly World[];
  told: readonly string[];
  flickers?: number;
}[] = [
  { name: "the first look is the baseline and says nothing", looks: [{ ...good, dmarc: 0 }], told: [] },
  { name: "nothing differs: nothing is told", looks: [good, good, good], told: [] },
  {
    name: "a difference that one look saw is not told",
    looks: [good, { ...good, dmarc: 1 }],
    told: [],
  },
  {
    name: "a second look confirms it",
    looks: [good, { ...good, dmarc: 1 }, { ...good, dmarc: 1 }, { ...good, dmarc: 1 }],
    told: ["changed -dmarc 3>1"],
  },
  {
    name: "what a second look does not see was a flicker",
    looks: [good, { ...good, dmarc: 1 }, good, good],
    told: [],
    flickers: 1,
  },
  {
    name: "another difference at the second look is suspected anew, then told",
    looks: [good, { ...good, dmarc: 2 }, { ...good, dmarc: 1 }, { ...good, dmarc: 1 }],
    told: ["changed -dmarc 3>1"],
  },
  {
    name: "what is another difference each time is told as it is at the fourth look",
    looks: [good, { ...good, dmarc: 2 }, { ...good, dmarc: 1 }, { ...good, dmarc: 0 }, { ...good, dmarc: 2 }],
    told: ["changed -dmarc 3>2"],
  },
  {
    name: "several changes are one message, worst first",
    looks: [good, { ...good, dmarc: 1, spf: 3 }, { ...good, dmarc: 1, spf: 3 }],
    told: ["changed -dmarc 3>1 +spf 2>3"],
  },
  {
    name: "not measured is no change",
    looks: [good, { ...good, starttls: "?", dane: "?" }, { ...good, starttls: "?", dane: "?" }, good],
    told: [],
  },
  {
    name: "not measured is no recovery",
    looks: [good, { ...good, dane: 0 }, { ...good, dane: 0 }, { ...good, dane: "?" }, { ...good, dane: "?" }],
    told: ["changed -dane 1>0"],
  },
  {
    name: "a suspicion waits for what cannot be measured",
    looks: [good, { ...good, dane: 0 }, { ...good, dane: "?" }, { ...good, dane: "?" }, { ...good, dane: 0 }],
    told: ["changed -dane 1>0"],
  },
  {
    name: "a suspicion waits, and is cleared",
    looks: [good, { ...good, dane: 0 }, { ...good, dane: "?" }, good],
    told: [],
    flickers: 1,
  },
  {
    name: "the baseline of each criterion is kept while it cannot be measured",
    looks: [
      good,
      { ...good, dmarc: 1, dane: "?" },
      { ...good, dmarc: 1, dane: "?" },
      { ...good, dmarc: 1, dane: 0 },
      { ...good, dmarc: 1, dane: 0 },
    ],
    told: ["changed -dmarc 3>1", "changed -dane 1>0"],
  },
  {
    name: "what was seen for the first time later on is not told, and known from then on",
    looks: [{ ...good, dane: "?" }, { ...good, dane: 0 }, good, good, { ...good, dane: 0 }, { ...good, dane: 0 }],
    told: ["changed +dane 0>1", "changed -dane 1>0"],
  },
  {
    name: "and that holds for what no criterion is about",
    looks: [{ ...good, rest: "?" }, good, { ...good, rest: 0 }, { ...good, rest: 0 }],
    told: ["changed -rest 1>0"],
  },
  {
    name: "without a single answer nothing has begun",
    looks: [{ dmarc: "?", spf: "?" }, { ...good, dmarc: 1 }, good, good],
    told: ["changed +dmarc 1>3"],
  },
  {
    name: "a recovery is told as such, and not as a change once more",
    looks: [good, { ...good, dmarc: 1 }, { ...good, dmarc: 1 }, good, good, good],
    told: ["changed -dmarc 3>1", "recovered -dmarc 3>1"],
  },
  {
    name: "half a recovery is a change",
    looks: [
      good,
      { ...good, dmarc: 0 },
      { ...good, dmarc: 0 },
      { ...good, dmarc: 2 },
      { ...good, dmarc: 2 },
      good,
      good,
    ],
    told: ["changed -dmarc 3>0", "changed +dmarc 0>2", "recovered -dmarc 3>0"],
  },
  {
    name: "two alerts of one criterion, undone one after the other",
    looks: [
      good,
      { ...good, dmarc: 2 },
      { ...good, dmarc: 2 },
      { ...good, dmarc: 1 },
      { ...good, dmarc: 1 },
      { ...good, dmarc: 2 },
      { ...good, dmarc: 2 },
      good,
      good,
    ],
    told: ["changed -dmarc 3>2", "changed -dmarc 2>1", "recovered -dmarc 2>1", "recovered -dmarc 3>2"],
  },
  {
    name: "a recovery beside something else that got worse",
    looks: [good, { ...good, dmarc: 1 }, { ...good, dmarc: 1 }, { ...good, spf: 1 }, { ...good, spf: 1 }],
    told: ["changed -dmarc 3>1", "recovered -dmarc 3>1", "changed -spf 2>1"],
  },
  {
    name: "worse than was told last is a change, also where it is a recovery from something older",
    looks: [
      { ...good, dmarc: 1 },
      { ...good, dmarc: 0, dane: 0 },
      { ...good, dmarc: 0, dane: 0 },
      { ...good, dmarc: 2, dane: 0 },
      { ...good, dmarc: 2, dane: 0 },
      { ...good, dmarc: 1 },
      { ...good, dmarc: 1 },
    ],
    told: [
      "changed -dmarc 1>0 -dane 1>0",
      "changed +dmarc 0>2",
      "recovered -dmarc 1>0 -dane 1>0",
      "changed -dmarc 2>1",
    ],
  },
  {
    name: "better than before the alert: recovered, and what is better than it ever was",
    looks: [{ ...good, dmarc: 2 }, { ...good, dmarc: 1 }, { ...good, dmarc: 1 }, good, good],
    told: ["changed -dmarc 2>1", "recovered -dmarc 2>1", "changed +dmarc 1>3"],
  },
  {
    name: "an improvement is told where changes are asked for",
    looks: [{ ...good, dmarc: 1 }, good, good],
    told: ["changed +dmarc 1>3"],
  },
  {
    name: "only regressions: an improvement moves the baseline in silence, and its loss is told",
    options: { only: "regressions" },
    looks: [{ ...good, dmarc: 1 }, good, good, { ...good, dmarc: 2 }, { ...good, dmarc: 2 }, good, good],
    told: ["changed -dmarc 3>2", "recovered -dmarc 3>2"],
  },
  {
    name: "only regressions: an improvement that one look saw is no regression afterwards",
    options: { only: "regressions" },
    looks: [{ ...good, dmarc: 1 }, good, { ...good, dmarc: 1 }, { ...good, dmarc: 1 }],
    told: [],
    flickers: 1,
  },
  {
    name: "only regressions: what got better beside them is left out",
    options: { only: "regressions" },
    looks: [
      { ...good, spf: 1 },
      { ...good, dmarc: 1 },
      { ...good, dmarc: 1 },
    ],
    told: ["changed -dmarc 3>1"],
  },
  {
    name: "only one category",
    options: { categories: ["confidential-delivery"] },
    looks: [
      good,
      { ...good, dmarc: 1 },
      { ...good, dmarc: 1 },
      { ...good, dmarc: 1, dane: 0 },
      { ...good, dmarc: 1, dane: 0 },
    ],
    told: ["changed -dane 1>0"],
  },
  {
    name: "only what one check sees",
    options: { checks: ["dane"] },
    looks: [
      good,
      { ...good, dmarc: 1 },
      { ...good, dmarc: 1 },
      { ...good, dmarc: 1, dane: 0 },
      { ...good, dmarc: 1, dane: 0 },
    ],
    told: ["changed -dane 1>0"],
  },
  {
    name: "below 60: told once the category has fewer points", // 25 points for each step
    options: { below: 60 },
    looks: [good, { ...good, dmarc: 2 }, { ...good, dmarc: 2 }, { dmarc: 0, spf: 2 }, { dmarc: 0, spf: 2 }],
    told: ["changed -dmarc 2>0"],
  },
  {
    name: "below 60: points that may be there are not missing",
    options: { below: 60 },
    looks: [good, { ...good, dmarc: 0, spf: "?" }, { ...good, dmarc: 0, spf: "?" }],
    told: [],
  },
];

suite("what is told", () => {
  for (const { name, options, looks, told, flickers } of stories)
    test(name, () => {
      const one = watched(options);
      for (const world of looks) one.look(world);
      assert.deepEqual(
        one.told.map(({ kind, says }) => `${kind} ${says}`),
        told,
      );
      if (flickers !== undefined) assert.equal(one.state()?.flickers, flickers);
    });
});

test("a recovery stands under its alert, and an alert on its own", () => {
  const one = watched();
  for (const dmarc of [3, 1, 1, 3, 3]) one.look({ ...good, dmarc });
  assert.deepEqual(
    one.tells.map(({ key, under }) => [key, under]),
    [
      ["w1.e3.changed", undefined],
      ["w1.e5.recovered.e3", "w1.e3.changed"],
    ],
  );
});

test("a second look comes after 10 to 60 minutes, and a look after one that could not measure soon, then less soon", () => {
  const one = watched({ everyHours: 6 });
  const pauses: number[] = [];
  const lookAndWait = (world: World): void => {
    one.look(world);
    pauses.push((one.watch.nextAt.getTime() - one.now().getTime()) / minute);
  };
  for (const world of [good, { ...good, dmarc: 1 }, { ...good, dmarc: 1 }]) lookAndWait(world);
  const [first, second, third] = pauses;
  assert.deepEqual([first, third], [360, 360]);
  assert.ok(second !== undefined && second >= 10 && second <= 60, String(second));
  pauses.length = 0;
  for (let i = 0; i < 7; i++) lookAndWait({ ...good, dmarc: 1, dane: "?" });
  lookAndWait({ ...good, dmarc: 1 });
  assert.deepEqual(pauses, [15, 30, 60, 120, 240, 360, 360, 360]);
});

test("muted: nothing is told, and the net change is when it ends", () => {
  const one = watched({ everyHours: 6 });
  one.look(good);
  one.watch.mutedUntil = new Date(one.now().getTime() + 20 * hour);
  for (const dmarc of [1, 1, 0]) one.look({ ...good, dmarc });
  assert.deepEqual(one.told, []);
  assert.deepEqual(one.watch.nextAt, one.watch.mutedUntil);
  for (let i = 0; i < 3; i++) one.look({ ...good, dmarc: 2 });
  assert.deepEqual(
    one.told.map(({ says }) => says),
    ["-dmarc 3>2"],
  );
});

test("muted: what came and went in between is nothing", () => {
  const one = watched({ everyHours: 6 });
  one.look(good);
  one.watch.mutedUntil = new Date(one.now().getTime() + 20 * hour);
  for (const dmarc of [1, 0, 3, 3, 3, 3]) one.look({ ...good, dmarc });
  assert.deepEqual(one.told, []);
});

suite("to and fro", () => {
  const everyHour = { everyHours: 1 } as const;
  /** Up and down every four hours for `hours`, from the first change on. */
  const swinging = (hours: number, rest: number) => (at: Date) => {
    const passed = (at.getTime() - Date.parse("2027-03-01T06:00:00Z")) / hour;
    return { ...good, dmarc: passed < 0 ? 3 : passed >= hours ? rest : Math.floor(passed / 4) % 2 === 0 ? 1 : 3 };
  };
  const day = (days: number) => new Date(Date.parse("2027-03-01T00:00:00Z") + days * 24 * hour);

  test("is told once, and once more when a day has gone by", () => {
    const one = watched(everyHour);
    one.until(day(5), swinging(48, 3));
    assert.deepEqual(
      one.told.map(({ kind, says }) => `${kind} ${says}`),
      [
        "changed -dmarc 3>1",
        "recovered -dmarc 3>1",
        "changed -dmarc 3>1",
        "recovered -dmarc 3>1",
        `flapping 5 times since ${one.told[0]?.at}`,
        "settled ",
      ],
    );
    assert.equal(one.state()?.flapping, undefined);
  });

  test("settles on what it is then, whose recovery is told later on", () => {
    const one = watched(everyHour);
    one.until(day(6), swinging(48, 2));
    assert.equal(one.told.at(-1)?.says, "-dmarc 3>2");
    one.until(day(7), () => good);
    assert.deepEqual(
      one.told.slice(-2).map(({ kind }) => kind),
      ["settled", "recovered"],
    );
    assert.equal(one.tells.at(-1)?.under, one.tells.at(-2)?.key);
  });

  test("of one thing does not hide another", () => {
    const one = watched(everyHour);
    const swing = swinging(96, 3);
    one.until(day(6), (at) => ({ ...swing(at), spf: at < day(2) ? 2 : 0 }));
    assert.deepEqual(
      one.told.slice(4).map(({ kind, says }) => `${kind} ${says.slice(0, 9)}`),
      ["flapping 5 times s", "changed -spf 2>0", "settled "],
    );
  });

  test("is not told of five different changes in a day", () => {
    const one = watched(everyHour);
    one.until(day(2), (at) => ({ ...good, rest: Math.min(6, Math.floor(at.getTime() / hour / 4) % 6) }));
    assert.ok(!one.told.slice(0, 5).some(({ kind }) => kind === "flapping"));
  });
});

test("state of another version begins anew, and so does garbage", () => {
  for (const state of [{ version: 0 }, "x", null, 5, { version: 1, known: {} }]) {
    const one = watched();
    one.watch.state = state;
    one.look({ ...good, dmarc: 0 });
    assert.deepEqual(one.told, []);
    assert.equal(one.state()?.version, 1);
  }
});

test("where the evidence of the baseline is gone, it begins anew, and no alert recovers by that", () => {
  const one = watched();
  for (const dmarc of [3, 1, 1]) one.look({ ...good, dmarc });
  one.forget();
  for (const dmarc of [3, 3, 2, 2]) one.look({ ...good, dmarc });
  assert.deepEqual(
    one.told.map(({ kind, says }) => `${kind} ${says}`),
    ["changed -dmarc 3>1", "changed -dmarc 3>2"],
  );
});
