import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Expiring } from "../../../bot/watch/expiry.ts";
import { type Watched, type World, watched } from "./watched.ts";

const good: World = { dmarc: 3, spf: 2, starttls: 1, dane: 1, rest: 1 };
const hour = 3_600_000;
const start = Date.parse("2027-03-01T00:00:00Z");
const end = new Date(start + 30 * 24 * hour);

/** Of the month; the first of March 2027 at 0 h is 0. */
function hours(at: Date): number {
  return (at.getTime() - start) / hour;
}

function linesOf(one: Watched): readonly string[] {
  return one.told.map(({ at, kind, says }) => `${at} ${kind} ${says}`);
}

suite("a month of hourly looks", () => {
  test("of a domain that stays as it is: not a word", () => {
    const one = watched({ everyHours: 1 });
    one.until(end, () => good);
    assert.deepEqual(linesOf(one), []);
    assert.equal(one.looks(), 721);
  });

  test("with a change, its recovery, an outage, a flicker, an improvement and a day of to and fro", () => {
    const one = watched({ everyHours: 1 });
    one.until(end, (at) => {
      const now = hours(at);
      const dmarc = now >= 50.5 && now < 98 ? 1 : 3; // days 3 to 5
      const isDark = now >= 200 && now < 230; // port 25 and half of the DNS
      const spf = isDark ? "?" : now >= 300 && now < 300.5 ? 0 : now >= 400 ? 3 : 2;
      const starttls = isDark ? "?" : now >= 500 && now < 524 && Math.floor(now / 2) % 2 === 0 ? 0 : 1;
      return { ...good, dmarc, spf, starttls, ...(isDark ? { dane: "?" } : {}) };
    });
    assert.deepEqual(
      one.told.map(({ at, kind, says }) => `${at.slice(0, 13)} ${kind} ${says.replace(/ since.*/, "")}`),
      [
        "2027-03-03T03 changed -dmarc 3>1",
        "2027-03-05T02 recovered -dmarc 3>1",
        "2027-03-17T16 changed +spf 2>3",
        "2027-03-21T21 changed -starttls 1>0",
        "2027-03-21T22 recovered -starttls 1>0",
        "2027-03-22T00 changed -starttls 1>0",
        "2027-03-22T03 recovered -starttls 1>0",
        "2027-03-22T04 flapping 5 times",
        "2027-03-23T18 settled ",
      ],
    );
    assert.equal(one.state()?.flickers, 1);
  });

  test("behind a blocked port 25: a look an hour all the same, and no word of what was never measured", () => {
    const one = watched({ everyHours: 1 });
    one.until(end, (at) => ({ ...good, starttls: "?", dane: "?", dmarc: hours(at) > 99 ? 2 : 3 }));
    assert.deepEqual(
      one.told.map(({ says }) => says),
      ["-dmarc 3>2"],
    );
    assert.ok(one.looks() <= 723, String(one.looks()));
  });

  test("with a certificate that nobody renews, and signatures made anew each day", () => {
    const one = watched({ everyHours: 6 });
    const fixed: Expiring = {
      what: "certificate",
      name: "mx.example.test",
      from: "2026-04-01T00:00:00Z",
      at: "2027-03-20T12:00:00Z",
    };
    one.until(
      end,
      () => good,
      (at) => [
        fixed,
        { what: "signature", name: "example.test", at: new Date(at.getTime() + 30 * hour).toISOString() },
      ],
    );
    assert.deepEqual(linesOf(one), [
      // on the first of March the first look says nothing, and 30 days are over
      "2027-03-06T12:00 expiring certificate mx.example.test 14",
      "2027-03-13T12:00 expiring certificate mx.example.test 7",
      "2027-03-19T12:00 expiring certificate mx.example.test 1",
    ]);
  });

  test("with daily looks: every message within a day and an hour", () => {
    const one = watched({ everyHours: 24 });
    one.until(end, (at) => ({ ...good, dmarc: hours(at) > 100 && hours(at) < 300 ? 0 : 3 }));
    assert.deepEqual(
      one.told.map(({ kind }) => kind),
      ["changed", "recovered"],
    );
    assert.ok(one.looks() <= 33, String(one.looks()));
  });
});
