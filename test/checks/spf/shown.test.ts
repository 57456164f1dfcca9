import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type SpfFacts, spf } from "../../../src/checks/spf/index.ts";
import { spfShown } from "../../../src/checks/spf/shown.ts";
import { name } from "../../../src/dns/name.ts";
import { contains, setOfRanges, sizeOf } from "../../../src/mail/address-set.ts";
import type { Senders, SpfShown } from "../../../src/model.ts";
import { world } from "../../support/world.ts";

const factsOf = (lines: string): Promise<SpfFacts> => spf.evaluate(name("a.test"), world(lines));
const shownOf = async (before: string, after: string): Promise<SpfShown | undefined> =>
  spfShown(await factsOf(before), await factsOf(after));
const record = (terms: string, owner = "a.test"): string => `${owner} TXT v=spf1 ${terms}\n`;

function told(senders: Senders | null | undefined): readonly string[] | undefined {
  return senders?.prefixes.map(
    ({ prefix, through }) => `${prefix} ${through.map(({ term, in: owner }) => `${term} in ${owner}`).join(" or ")}`,
  );
}

type Row = [why: string, before: string, after: string, gained: readonly string[], lost: readonly string[]];
const rows: Row[] = [
  [
    "a wider network",
    record("ip4:192.0.2.0/25 -all"),
    record("ip4:192.0.2.0/24 -all"),
    ["192.0.2.128/25 ip4:192.0.2.0/24 in a.test"],
    [],
  ],
  ["two halves of it", record("ip4:192.0.2.0/24 -all"), record("ip4:192.0.2.0/25 ip4:192.0.2.128/25 -all"), [], []],
  [
    "by a record that is included",
    record("include:b.test -all") + record("ip4:192.0.2.1 -all", "b.test"),
    record("include:b.test -all") + record("ip4:192.0.2.2 ip6:2001:db8::/32 -all", "b.test"),
    ["192.0.2.2/32 ip4:192.0.2.2 in b.test", "2001:db8::/32 ip6:2001:db8::/32 in b.test"],
    ["192.0.2.1/32 ip4:192.0.2.1 in b.test"],
  ],
  [
    "by redirect; RFC 7208 §6.1",
    record("-all"),
    record("redirect=b.test") + record("ip4:192.0.2.1 -all", "b.test"),
    ["192.0.2.1/32 ip4:192.0.2.1 in b.test"],
    [],
  ],
  [
    "what an earlier term denies is not gained; §4.6.2",
    record("-all"),
    record("-ip4:192.0.2.0/25 ip4:192.0.2.0/24 -all"),
    ["192.0.2.128/25 ip4:192.0.2.0/24 in a.test"],
    [],
  ],
  [
    "an include that only denies lets nobody pass; §5.2",
    record("-all"),
    record("-include:b.test ip4:192.0.2.2 -all") + record("ip4:192.0.2.1 -all", "b.test"),
    ["192.0.2.2/32 ip4:192.0.2.2 in a.test"],
    [],
  ],
  [
    "addresses of a host",
    `${record("a -all")}a.test A 192.0.2.1`,
    `${record("a -all")}a.test A 192.0.2.2`,
    ["192.0.2.2/32 a in a.test"],
    ["192.0.2.1/32 a in a.test"],
  ],
  [
    "one of two terms, and the facts do not tell which",
    `${record("-all")}a.test A 192.0.2.2`,
    `${record("a mx -all")}a.test A 192.0.2.2\na.test MX 10 a.test.`,
    ["192.0.2.2/32 a in a.test or mx in a.test"],
    [],
  ],
  [
    "the included record is no longer in the files: nobody is known to be gone",
    record("ip4:192.0.2.9 include:b.test -all") + record("ip4:192.0.2.1 -all", "b.test"),
    record("include:b.test -all"),
    [],
    ["192.0.2.9/32 ip4:192.0.2.9 in a.test"],
  ],
  [
    "the included record comes into the files: nobody is known to be new",
    record("include:b.test -all"),
    record("include:b.test ip4:192.0.2.9 -all") + record("ip4:192.0.2.1 -all", "b.test"),
    ["192.0.2.9/32 ip4:192.0.2.9 in a.test"],
    [],
  ],
  [
    "the host's zone is no longer in the files",
    `${record("a:b.test -all")}b.test A 192.0.2.1`,
    record("a:b.test -all"),
    [],
    [],
  ],
  ["everybody", record("-all"), record("+all"), ["0.0.0.0/0 +all in a.test"], []],
  [
    "no record any more: nobody is authorised",
    record("ip4:192.0.2.1 -all"),
    "a.test TXT x",
    [],
    ["192.0.2.1/32 ip4:192.0.2.1 in a.test"],
  ],
  [
    "two records are none; §4.5",
    record("ip4:192.0.2.1 -all"),
    record("ip4:192.0.2.1 -all") + record("-all"),
    [],
    ["192.0.2.1/32 ip4:192.0.2.1 in a.test"],
  ],
];

test("who becomes authorised, who no longer is, and through which term", async () => {
  for (const [why, before, after, gained, lost] of rows) {
    const shown = await shownOf(before, after);
    const first = told(shown?.gained);
    assert.deepEqual(why === "everybody" ? first?.slice(0, 1) : first, gained, why);
    assert.deepEqual(told(shown?.lost), lost, why);
  }
});

test("silent where SPF says the same", async () => {
  const same = record("ip4:192.0.2.0/24 include:b.example -all");
  assert.equal(await shownOf(same, `a.test TXT "v=spf1 ip4:192.0.2.0/24 inc" "lude:b.example -all"`), undefined);
  assert.equal(await shownOf("a.test TXT x", "a.test TXT y"), undefined);
  assert.equal(await shownOf("b.test TXT x", "b.test TXT y"), undefined, "not known on both sides");
});

test("a side that is not known is neither gained nor lost", async () => {
  const shown = await shownOf("a.test !timeout", record("ip4:192.0.2.1 -all"));
  assert.deepEqual([shown?.gained, shown?.lost, shown?.before], [null, null, { record: "unknown" }]);
});

test("terms whose addresses nobody can list from here are told as terms", async () => {
  const shown = await shownOf(record("include:old.example -all"), record("?exists:x.example include:b.example -all"));
  assert.deepEqual(shown?.gained?.unlisted, [
    { term: "include:b.example", in: "a.test", because: "b.example is outside of the files" },
  ]);
  assert.deepEqual(
    shown?.lost?.unlisted.map(({ term }) => term),
    ["include:old.example"],
  );
});

test("a term outside of the files counts as gained where it only begins to let clients pass", async () => {
  const rows: [before: string, after: string, gained: number, lost: number][] = [
    ["?include:b.example -all", "include:b.example -all", 1, 0],
    ["include:b.example -all", "~include:b.example -all", 0, 1],
    ["include:b.example -all", "redirect=b.example", 0, 0],
    ["include:b.example -all", "-ip4:192.0.2.1 include:B.example. ~all", 0, 0],
  ];
  for (const [before, after, gained, lost] of rows) {
    const shown = await shownOf(record(before), record(after));
    assert.deepEqual([shown?.gained?.unlisted.length, shown?.lost?.unlisted.length], [gained, lost], after);
  }
});

test("the look-up tree, with counts", async () => {
  const lines = `${record("include:b.test include:c.example mx ip4:192.0.2.1 -all a")}${record("a:none.test exists:%{i}.x.example ~all", "b.test")}
    zone none.test\n none.test TXT x`;
  const shown = await shownOf("a.test TXT x", lines);
  assert.deepEqual(
    shown?.after.evaluated?.tree.map(({ depth, term, use, lookups }) => [depth, term, use, lookups]),
    [
      [0, "include:b.test", "evaluated", 3],
      [1, "a:none.test", "evaluated", 1],
      [1, "exists:%{i}.x.example", "unlisted", 1],
      [1, "~all", "evaluated", 0],
      [0, "include:c.example", "unlisted", 1],
      [0, "mx", "evaluated", 1],
      [0, "ip4:192.0.2.1", "evaluated", 0],
      [0, "-all", "evaluated", 0],
      [0, "a", "ignored", 0],
    ],
  );
  assert.deepEqual(shown?.after.evaluated?.lookups, { count: 5, atMost: null });
  assert.deepEqual(shown?.before, { record: "no SPF record" });
});

test("everything is bounded, and what is left out is counted", async () => {
  const odd = Array.from({ length: 3_000 }, (_, index) => `ip4:10.${index >> 7}.${(index & 127) * 2}.1`).join(" ");
  const includes = Array.from({ length: 40 }, (_, index) => `include:h${index}.example`).join(" ");
  const shown = await shownOf(record("-all"), record(`${includes} ${odd} -all`));
  assert.ok(shown?.gained);
  const { addresses, prefixes, more, unlisted, moreUnlisted } = shown.gained;
  assert.deepEqual([addresses.ipv4, prefixes.length, more.ipv4], ["3000", 100, "2900"]);
  assert.deepEqual([unlisted.length, moreUnlisted], [20, 20]);
  assert.deepEqual([shown.after.evaluated?.tree.length, shown.after.evaluated?.moreTerms], [100, 2_941]);
  assert.ok(JSON.stringify(shown).length < 40_000);
});

const net = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 24, max: 32 }))
  .map(([host, prefix]) => `ip4:192.0.2.${host}/${prefix}`);
const term = fc.tuple(fc.constantFrom("", "-", "~", "?"), net).map(([qualifier, text]) => qualifier + text);
const terms = fc.array(term, { maxLength: 6 }).map((list) => [...list, "-all"].join(" "));

test("the prefixes and what is beyond them make up the set, and each stands in its term", async () => {
  await fc.assert(
    fc.asyncProperty(terms, terms, async (before, after) => {
      const shown = await shownOf(record(before), record(after));
      for (const senders of [shown?.gained, shown?.lost]) {
        if (senders === undefined || senders === null) continue;
        const listed = setOfRanges(senders.prefixes.map(({ prefix }) => prefix));
        assert.equal(sizeOf(listed) + BigInt(senders.more.ipv4), BigInt(senders.addresses.ipv4));
        for (const { prefix, through } of senders.prefixes) {
          const [only] = through;
          assert.ok(contains(setOfRanges([only?.term.replace(/^\+?ip4:/, "") ?? ""]), prefix.split("/")[0] ?? ""));
        }
      }
    }),
    { numRuns: 100 },
  );
});
