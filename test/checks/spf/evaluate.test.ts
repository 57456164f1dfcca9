import { test } from "node:test";
import assert from "node:assert/strict";
import { name } from "../../../src/dns/name.ts";
import { txtRdata } from "../../../src/dns/rdata.ts";
import { deniesAll, sendsOf } from "../../../src/checks/spf/authorises.ts";
import { evaluateSpf } from "../../../src/checks/spf/evaluate.ts";
import type { Evaluation, SpfFacts } from "../../../src/checks/spf/facts.ts";
import { world } from "../../support/world.ts";

async function facts(lines: string): Promise<SpfFacts> {
  return evaluateSpf(name("example.org"), world(`zone example.org\n${lines}`));
}

async function evaluation(lines: string): Promise<Evaluation> {
  const { record } = await facts(lines);
  assert.ok(record.kind === "valid");
  return record.evaluation;
}

const selections: [why: string, lines: string, kind: SpfFacts["record"]["kind"]][] = [
  ["no TXT", "example.org A 192.0.2.1", "none"],
  ["another TXT only; §4.5", "example.org TXT hello", "none"],
  ["one among others", "example.org TXT hello\nexample.org TXT v=spf1 -all", "valid"],
  ["two; §4.5", "example.org TXT v=spf1 -all\nexample.org TXT v=spf1 mx", "duplicate"],
  ["two that are equal are one RRset member", "example.org TXT v=spf1 -all\nexample.org TXT v=spf1 -all", "valid"],
  ["an error; §4.6", "example.org TXT v=spf1 -all moo", "syntax"],
  ["time-out; §2.6.6", "example.org !timeout", "failed"],
  ["a gap may hide it", "example.org !gap generated elsewhere", "unknown"],
  ["through an alias", "example.org CNAME spf.example.org.\nspf.example.org TXT v=spf1 -all", "valid"],
  ["through an alias outside", "example.org CNAME spf.example.net.", "unknown"],
];
for (const [why, lines, kind] of selections)
  test(`record: ${why}`, async () => assert.equal((await facts(lines)).record.kind, kind));

const addressed: [why: string, record: string, more: string, pass: string[]][] = [
  ["ip4 and ip6; §5.6", "ip4:192.0.2.0/24 ip6:2001:db8::/32 -all", "", ["192.0.2.0/24", "2001:db8::/32"]],
  ["the first match decides; §4.6.2", "-ip4:192.0.2.0/25 ip4:192.0.2.0/24 -all", "", ["192.0.2.128/25"]],
  ["a; §5.3", "a -all", "example.org A 192.0.2.1\nexample.org AAAA 2001:db8::1", ["192.0.2.1/32", "2001:db8::1/128"]],
  [
    "a with prefixes",
    "a/24//64 -all",
    "example.org A 192.0.2.1\nexample.org AAAA 2001:db8::1",
    ["192.0.2.0/24", "2001:db8::/64"],
  ],
  ["a without address", "a:gone.example.org/0 -all", "", []],
  [
    "a through an alias",
    "a:w.example.org -all",
    "w.example.org CNAME h.example.org.\nh.example.org A 192.0.2.7",
    ["192.0.2.7/32"],
  ],
  ["a that is no name; §4.8", "a:a..b.test -all", "", []],
  ["mx; §5.4", "mx -all", "example.org MX 5 h.example.org.\nh.example.org A 192.0.2.7", ["192.0.2.7/32"]],
  ["no implicit mx", "mx -all", "example.org A 192.0.2.1", []],
  ["null MX", "mx/0 -all", "example.org MX 0 .", []],
  [
    "exists; §5.7",
    "-ip4:128.0.0.0/1 exists:h.example.org -all",
    "h.example.org A 127.0.0.2",
    ["0.0.0.0/1", "::-::fffe:ffff:ffff", "::1:0:0:0-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"],
  ],
  ["exists asks for A only", "exists:h.example.org -all", "h.example.org AAAA 2001:db8::1", []],
  [
    "include matches what passes; §5.2",
    "include:_s.example.org -all",
    "_s.example.org TXT v=spf1 -ip4:192.0.2.1 ip4:192.0.2.0/30 ~all",
    ["192.0.2.0/32", "192.0.2.2/31"],
  ],
  [
    "-include",
    "-include:_s.example.org ip4:192.0.2.0/31 -all",
    "_s.example.org TXT v=spf1 ip4:192.0.2.0",
    ["192.0.2.1/32"],
  ],
  ["redirect; §6.1", "redirect=_s.example.org", "_s.example.org TXT v=spf1 ip4:192.0.2.1 -all", ["192.0.2.1/32"]],
  [
    "redirect changes the implicit domain",
    "redirect=s.example.org",
    "s.example.org TXT v=spf1 a -all\ns.example.org A 192.0.2.2\nexample.org A 192.0.2.1",
    ["192.0.2.2/32"],
  ],
  [
    "%{d} is the domain itself; §7.2",
    "a:h.%{d} a:%{d1r}.example.org -all",
    "h.example.org A 192.0.2.7\nexample.example.org A 192.0.2.8",
    ["192.0.2.7-192.0.2.8"],
  ],
  ["behind all; §5.1", "-all ip4:192.0.2.1", "", []],
  ["mapped addresses are IPv4; §5", "ip6:::ffff:192.0.2.1 -all", "", []],
];
for (const [why, record, more, pass] of addressed)
  test(`passes: ${why}`, async () => {
    const { parts } = await evaluation(`example.org TXT v=spf1 ${record}\n${more}`);
    assert.deepEqual(
      parts.filter(({ result }) => result === "pass").flatMap(({ addresses }) => addresses),
      pass,
    );
  });

const defaults: [record: string, result: Evaluation["default"]["result"], more: string][] = [
  ["-all", "fail", ""],
  ["mx ~all", "softfail", ""],
  ["?all", "neutral", ""],
  ["all -all", "pass", ""],
  ["mx", "neutral", ""],
  ["-all redirect=_s.example.org", "fail", ""],
  ["redirect=_s.example.org", "softfail", "_s.example.org TXT v=spf1 mx ~all"],
  ["redirect=_s.example.org", "neutral", "_s.example.org TXT v=spf1 mx"],
  ["redirect=_s.example.net", "unknown", ""],
  ["redirect=%{l}.example.org", "unknown", ""],
];
for (const [record, result, more] of defaults)
  test(`default of ${record}`, async () => {
    assert.equal((await evaluation(`example.org TXT v=spf1 ${record}\n${more}`)).default.result, result);
  });

const unlisted: [why: string, record: string, keys: [key: string, result: string][], more?: string][] = [
  [
    "outside of the files",
    "include:_s.example.net a:h.example.net/24 mx:example.net -all",
    [
      ["include:_s.example.net", "pass"],
      ["a:h.example.net/24", "pass"],
      ["mx:example.net", "pass"],
    ],
  ],
  [
    "ptr and macros",
    "?ptr exists:%{i}.%{d} -all",
    [
      ["ptr:example.org", "neutral"],
      ["exists:%{i}.%{d}", "pass"],
    ],
  ],
  [
    "through an include",
    "~include:_s.example.org -all",
    [
      ["ptr:_s.example.org", "none"],
      ["include:_s.example.net", "softfail"],
    ],
    "_s.example.org TXT v=spf1 -ptr include:_s.example.net",
  ],
  ["hidden by a gap", "a:h.example.org -all", [["a:h.example.org", "pass"]], "example.org !gap generated elsewhere"],
];
for (const [why, record, keys, more = ""] of unlisted)
  test(`symbolic: ${why}`, async () => {
    const { symbolic } = await evaluation(`example.org TXT v=spf1 ${record}\n${more}`);
    assert.deepEqual(
      symbolic.map(({ key, result }) => [key, result]),
      keys,
    );
  });

const counted: [
  why: string,
  record: string,
  lookups: [number, number | null],
  voids: [number, number | null],
  more?: string,
][] = [
  ["ip4, ip6, all and exp cost nothing; §4.6.4", "ip4:192.0.2.1 ip6:::1 -all exp=e.example.org", [0, 0], [0, 0]],
  [
    "every other one is one",
    "a:h.example.org mx:h.example.org exists:h.example.org ptr redirect=_s.example.org",
    [5, 5],
    [1, 2],
    "h.example.org A 192.0.2.1\n_s.example.org TXT v=spf1",
  ],
  [
    "included ones are counted, each time",
    "include:_s.example.org include:_s.example.org -all",
    [4, 4],
    [0, 0],
    "_s.example.org TXT v=spf1 a:h.example.org\nh.example.org A 192.0.2.1",
  ],
  ["behind all they are not", "-all a:h.example.org include:_s.example.org", [0, 0], [0, 0]],
  ["an include outside may cost anything", "include:_s.example.net -all", [1, null], [0, null]],
  ["an a outside may be void", "a:h.example.net -all", [1, 1], [0, 1]],
  ["names without any address are void", "a:g.example.org mx:g.example.org exists:g.example.org -all", [3, 3], [3, 3]],
  ["MX hosts without address are not", "mx -all", [1, 1], [0, 0], "example.org MX 0 g.example.org."],
];
for (const [why, record, [lookups, mostLookups], [voids, mostVoids], more = ""] of counted)
  test(`counts: ${why}`, async () => {
    const found = await evaluation(`example.org TXT v=spf1 ${record}\n${more}`);
    assert.deepEqual(found.lookups, { count: lookups, atMost: mostLookups });
    assert.deepEqual(found.voids, { count: voids, atMost: mostVoids });
  });

const problems: [why: string, record: string, kinds: string[], more?: string][] = [
  ["include of a name without SPF; §5.2", "include:g.example.org -all", ["none"]],
  ["redirect to one; §6.1", "redirect=g.example.org", ["none"]],
  [
    "include of two records",
    "include:_s.example.org -all",
    ["duplicate"],
    "_s.example.org TXT v=spf1\n_s.example.org TXT v=spf1 mx",
  ],
  ["include of an error", "include:_s.example.org -all", ["syntax"], "_s.example.org TXT v=spf1 moo"],
  ["include of no name; §4.3", "include:a..b.test -all", ["target"]],
  ["redirect to itself", "redirect=example.org", ["loop"]],
  ["redirect to itself, ignored", "redirect=example.org -all", []],
  [
    "include of one that includes it",
    "include:_s.example.org -all",
    ["loop"],
    "_s.example.org TXT v=spf1 include:example.org",
  ],
  ["three void look-ups", "a:g1.example.org a:g2.example.org a:g3.example.org -all", ["voids"]],
  ["two", "a:g1.example.org a:g2.example.org -all", []],
  ["eleven look-ups", `${"a:h.example.net ".repeat(11)}-all`, ["lookups"]],
  ["ten", `${"a:h.example.net ".repeat(10)}-all`, []],
  [
    "eleven MX records",
    "mx -all",
    ["mx-hosts"],
    Array.from({ length: 11 }, (_, i) => `example.org MX ${i} h.example.net.`).join("\n"),
  ],
];
for (const [why, record, kinds, more = ""] of problems)
  test(`permerror: ${why}`, async () => {
    const found = await evaluation(`example.org TXT v=spf1 ${record}\n${more}`);
    assert.deepEqual(
      found.problems.map(({ kind }) => kind),
      kinds,
    );
  });

const roles: [lines: string, sends: boolean | "unknown", denies: boolean | "unknown"][] = [
  ["example.org TXT v=spf1 -all", false, true],
  ["example.org TXT v=spf1 ~all", false, false],
  ["example.org TXT v=spf1 ip4:192.0.2.1 -all", true, false],
  ["example.org TXT v=spf1 include:_s.example.net -all", true, false],
  ["example.org TXT v=spf1 mx -all", false, false],
  ["example.org TXT v=spf1 -ip4:192.0.2.1 -all", false, true],
  ["example.org TXT v=spf1 redirect=_s.example.org\n_s.example.org TXT v=spf1 -all", false, true],
  ["example.org TXT v=spf1 redirect=_s.example.net", "unknown", "unknown"],
  ["example.org TXT hello", false, false],
  ["example.org TXT v=spf1 moo", false, false],
  ["example.org !timeout", "unknown", "unknown"],
];
for (const [lines, sends, denies] of roles)
  test(`roles: ${lines}`, async () => {
    const found = await facts(lines);
    assert.deepEqual([sendsOf(found), deniesAll(found)], [sends, denies]);
  });

test("what is asked", async () => {
  const io = world(
    "zone example.org\nexample.org TXT v=spf1 a mx include:_s.example.net -all\nexample.org MX 0 m.example.org.",
  );
  await evaluateSpf(name("example.org"), io);
  assert.deepEqual(io.asked.toSorted(), [
    "*.example.org TXT",
    "_s.example.net TXT",
    "example.org A",
    "example.org AAAA",
    "example.org MX",
    "example.org SPF",
    "example.org TXT",
    "m.example.org A",
    "m.example.org AAAA",
  ]);
});

test("the tree shows every record with its cost", async () => {
  const { tree } = await evaluation(
    "example.org TXT v=spf1 include:_s.example.org -all mx\n_s.example.org TXT v=spf1 a:h.example.net ip4:192.0.2.1",
  );
  const [include, all, mx] = tree.terms;
  assert.deepEqual([include?.lookups, include?.use, all?.use, mx?.use], [2, "known", "known", "ignored"]);
  assert.deepEqual(
    include?.child?.terms.map(({ text, use, lookups }) => [text, use, lookups]),
    [
      ["a:h.example.net", "symbolic", 1],
      ["ip4:192.0.2.1", "known", 0],
    ],
  );
});

test("facts are plain JSON", async () => {
  const found = await facts(
    "example.org TXT v=spf1 a mx ptr include:_s.example.net exists:%{i}.x.example.net -all exp=e.example.net",
  );
  assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
});

test("trees are followed only so far", async () => {
  const chain = Array.from({ length: 40 }, (_, i) => `c${i}.example.org TXT v=spf1 include:c${i + 1}.example.org`).join(
    "\n",
  );
  const deep = await evaluation(`example.org TXT v=spf1 include:c0.example.org -all\n${chain}`);
  assert.deepEqual(
    [deep.lookups, deep.symbolic[0]?.because],
    [{ count: 20, atMost: null }, "it is nested more than 20 deep"],
  );
  const wide = await evaluation(
    `example.org TXT v=spf1 ${"include:w.example.org ".repeat(500)}-all\nw.example.org TXT v=spf1 a:h.example.org`,
  );
  assert.match(wide.symbolic[0]?.because ?? "", /more than 200 look-ups/);
});

test("a record of ten thousand terms is evaluated", async () => {
  const terms = Array.from({ length: 10_000 }, (_, i) => `${i % 3 === 0 ? "-" : ""}ip4:198.51.${i >> 8}.${i & 255}`);
  const record = `v=spf1 ${terms.join(" ")} ~all`;
  const found = await evaluation(`example.org TXT ${txtRdata(record.match(/.{1,255}/gs) ?? [])}`);
  assert.equal(found.tree.terms.length, 10_001);
  assert.equal(found.parts.find(({ result }) => result === "pass")?.addresses.length, 3333);
});
