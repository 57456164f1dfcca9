import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { digestOf } from "../../../src/checks/dnssec/digest.ts";
import { type DnssecFacts, dnssec } from "../../../src/checks/dnssec/index.ts";
import { parseDnsKey } from "../../../src/checks/dnssec/parse.ts";
import { name } from "../../../src/dns/name.ts";
import type { Change, Side } from "../../../src/model.ts";
import { compareWorlds } from "../../support/compare.ts";
import { world } from "../../support/world.ts";

const zone = name("a.test");
const material = (octet: number): string => Buffer.alloc(64, octet).toString("base64");

/** A key's RDATA: its octets, flags and algorithm. */
const key = (octet: number, flags = 257, algorithm = 13): string => `${flags} 3 ${algorithm} ${material(octet)}`;

/** The DS of a key. */
function dsOf(rdata: string, digestType = 2): string {
  const parsed = parseDnsKey(rdata);
  assert.ok(parsed !== undefined);
  return `${parsed.keyTag} ${parsed.algorithm} ${digestType} ${digestOf(zone, parsed, digestType) ?? "00"}`;
}

const lines = (type: string, rdatas: readonly string[]): string =>
  rdatas.map((rdata) => `a.test ${type} ${rdata}\n`).join("");

/** The parent zone `test`, which delegates `a.test`. */
const parent = (...ds: readonly string[]): string =>
  `zone test\n test SOA x. y. 1 2 3 4 5\n a.test NS ns1.b.example.\n a.test NS ns2.b.example.\n ${lines("DS", ds)}`;

/** The zone itself, with these records at its top. */
const own = (...records: readonly string[]): string =>
  `zone a.test\n a.test SOA x. y. 1 2 3 4 5\n a.test NS ns1.b.example.\n ${records.map((record) => `a.test ${record}\n`).join("")}`;

const moved = (...ds: readonly string[]): string =>
  `zone test\n test SOA x. y. 1 2 3 4 5\n a.test NS ns1.c.example.\n ${lines("DS", ds)}`;

const keys = (...rdatas: readonly string[]): readonly string[] => rdatas.map((rdata) => `DNSKEY ${rdata}`);

const [ksk, zsk, next] = [key(1), key(2, 256), key(3)];
const [rsaKsk, rsaZsk] = [key(4, 257, 8), key(5, 256, 8)];
const sha1Key = key(6, 257, 5);
const ds = dsOf(ksk);

type Told = readonly [rule: string, name: string, severity: string, direction: string];
const told = (rule: string, severity = "critical", direction = "weakened"): Told => [
  rule,
  "a.test",
  severity,
  direction,
];
const removed = told("DNSSEC-DS-REMOVED");
const deletion = told("DNSSEC-CDS-DELETE");
const off = told("DNSSEC-OFF-CONFIG");
const keyGone = told("DNSSEC-DNSKEY-REMOVED", "critical", "breaks-mail");
const mismatch = told("DNSSEC-DS-MISMATCH", "critical", "breaks-mail");
const down = told("DNSSEC-ALG-DOWN", "high");
const onlySha1 = told("DNSSEC-DS-SINGLE-SHA1", "high");
const nsMove = told("DNSSEC-NS-MOVE", "high", "breaks-mail");

const rows: [what: string, why: string, before: string, after: string, told: readonly Told[], domain?: string][] = [
  // the DS in the parent
  ["DNSSEC-DS-REMOVED", "of a child that is not in the files", parent(ds), parent(), [removed]],
  ["DNSSEC-DS-REMOVED", "of a zone in the files", parent(ds) + own(), parent() + own(), [removed]],
  [
    "DNSSEC-DS-REMOVED",
    "seen from a name inside",
    `${parent(ds)}${own()}mail.a.test TXT x`,
    `${parent()}${own()}mail.a.test TXT x`,
    [removed],
    "mail.a.test",
  ],
  [
    "DNSSEC-DS-REMOVED",
    "of a zone whose file has neither SOA nor NS, as octoDNS allows",
    `${parent(ds)} zone a.test\n www.a.test A 192.0.2.1`,
    `${parent()} zone a.test\n www.a.test A 192.0.2.1`,
    [removed],
  ],
  ["DNSSEC-DS-REMOVED", "two at once: told once", parent(ds, dsOf(next)), parent(), [removed]],
  ["silence", "the delegation is gone too: the parent has the name now", parent(ds), "zone test\n a.test TXT x", []],
  ["silence", "the name is gone altogether", parent(ds), "zone test\n b.test TXT x", []],
  ["silence", "the parent zone is outside of the files", own(`DS ${ds}`), own(), []],
  [
    "silence",
    "a DS at the top of its own zone is no delegation's",
    parent(ds) + own(`DS ${ds}`),
    parent(ds) + own(),
    [],
  ],
  ["silence", "the parent zone left the files", parent(ds) + own(), own(), []],
  ["silence", "what the parent has is hidden", parent(ds), "zone test\n test !gap a template", []],
  ["silence", "one of two is left", parent(ds, dsOf(next)), parent(ds), []],
  ["silence", "it is replaced: a key roll-over", parent(ds), parent(dsOf(next)), []],
  ["silence", "a DS is added", parent(), parent(ds), []],
  ["silence", "order and the digest's case", parent(ds, dsOf(next)), parent(dsOf(next), ds), []],

  // CDS and CDNSKEY
  ["DNSSEC-CDS-DELETE", "CDS; RFC 8078 §4", own(), own("CDS 0 0 0 00"), [deletion]],
  ["DNSSEC-CDS-DELETE", "CDNSKEY", own(), own("CDNSKEY 0 3 0 AA=="), [deletion]],
  ["DNSSEC-CDS-DELETE", "both: told once", own(), own("CDS 0 0 0 00", "CDNSKEY 0 3 0 AA=="), [deletion]],
  ["DNSSEC-CDS-DELETE", "in the place of a real one", own(`CDS ${ds}`), own("CDS 0 0 0 00"), [deletion]],
  ["DNSSEC-CDS-DELETE", "in a new zone", "b.test TXT x", own("CDS 0 0 0 00"), [deletion]],
  ["silence", "it stood there before", own("CDS 0 0 0 00"), own("CDS 0 0 0 00", "CDNSKEY 0 3 0 AA=="), []],
  ["silence", "a real CDS comes", own(), own(`CDS ${ds}`, `CDNSKEY ${ksk}`), []],
  ["silence", "CDS are removed; the parent keeps the DS", own(`CDS ${ds}`), own(), []],

  // the configuration
  [
    "DNSSEC-OFF-CONFIG",
    "said",
    "a.test !signing on dnssec-policy default",
    "a.test !signing off dnssec-policy none",
    [off],
  ],
  ["DNSSEC-OFF-CONFIG", "removed", "a.test !signing on auto-dnssec maintain", "a.test !signing unset nothing", [off]],
  [
    "DNSSEC-OFF-CONFIG",
    "with keys of others in the file",
    own(...keys(ksk)) + "a.test !signing on x",
    own(...keys(ksk)) + "a.test !signing off y",
    [off],
  ],
  [
    "silence",
    "another statement that signs",
    "a.test !signing on auto-dnssec maintain",
    "a.test !signing on dnssec-policy default",
    [],
  ],
  ["silence", "it was off", "a.test !signing off dnssec-policy none", "a.test !signing unset nothing", []],
  [
    "silence",
    "it is switched on",
    "a.test !signing off dnssec-policy none",
    "a.test !signing on dnssec-policy default",
    [],
  ],
  ["silence", "the zone left the configuration", own() + "a.test !signing on x", own(), []],
  ["silence", "it was not known before", own(), own() + "a.test !signing off x", []],
  [
    "silence",
    "the file is signed instead",
    own() + "a.test !signing on inline-signing yes",
    own(...keys(ksk, zsk)) + "a.test !signing unset nothing",
    [],
  ],
  [
    "silence",
    "the zone is gone",
    own() + "a.test !signing on x",
    "zone test\n b.test TXT x\n a.test !signing off y",
    [],
  ],

  // keys
  [
    "DNSSEC-DNSKEY-REMOVED",
    "the last of an algorithm of the DS",
    parent(ds, dsOf(rsaKsk)) + own(...keys(ksk, zsk, rsaKsk, rsaZsk)),
    parent(ds, dsOf(rsaKsk)) + own(...keys(ksk, zsk)),
    [keyGone],
  ],
  [
    "DNSSEC-DNSKEY-REMOVED",
    "the last key-signing key: no mismatch too",
    parent(ds) + own(...keys(ksk, zsk)),
    parent(ds) + own(...keys(zsk)),
    [keyGone],
  ],
  [
    "DNSSEC-DNSKEY-REMOVED",
    "the last zone-signing key",
    parent(ds) + own(...keys(ksk, zsk)),
    parent(ds) + own(...keys(ksk)),
    [keyGone],
  ],
  ["DNSSEC-DNSKEY-REMOVED", "all of them", parent(ds) + own(...keys(ksk, zsk)), parent(ds) + own(), [keyGone]],
  ["DNSSEC-DNSKEY-REMOVED", "all of them, with the DS outside of the files", own(...keys(ksk, zsk)), own(), [keyGone]],
  ["silence", "all of them, under no DS", parent() + own(...keys(ksk, zsk)), parent() + own(), []],
  [
    "silence",
    "all of them, since the configuration signs now",
    parent(ds) + own(...keys(ksk, zsk)),
    parent(ds) + own() + "a.test !signing on dnssec-policy default",
    [],
  ],
  [
    "silence",
    "the DS of the algorithm is gone already: end of a roll-over",
    parent(ds) + own(...keys(ksk, zsk, rsaKsk, rsaZsk)),
    parent(ds) + own(...keys(ksk, zsk)),
    [],
  ],
  [
    "silence",
    "an algorithm less, with the DS outside of the files",
    own(...keys(ksk, zsk, rsaKsk, rsaZsk)),
    own(...keys(ksk, zsk)),
    [],
  ],
  ["silence", "a key more", parent(ds) + own(...keys(ksk, zsk)), parent(ds) + own(...keys(ksk, zsk, next)), []],
  [
    "silence",
    "a zone-signing key gives way to another",
    parent(ds) + own(...keys(ksk, zsk)),
    parent(ds) + own(...keys(ksk, key(7, 256))),
    [],
  ],
  ["silence", "the zone is not in the files any more", own(...keys(ksk, zsk)), "b.test TXT x", []],

  // DS against keys
  [
    "DNSSEC-DS-MISMATCH",
    "the DS of another key",
    parent(ds) + own(...keys(ksk)),
    parent(dsOf(next)) + own(...keys(ksk)),
    [mismatch],
  ],
  [
    "DNSSEC-DS-MISMATCH",
    "the key of another DS",
    parent(ds) + own(...keys(ksk)),
    parent(ds) + own(...keys(next)),
    [mismatch],
  ],
  [
    "DNSSEC-DS-MISMATCH",
    "a digit of the digest",
    parent(ds) + own(...keys(ksk)),
    parent(ds.slice(0, -1) + (ds.endsWith("0") ? "1" : "0")) + own(...keys(ksk)),
    [mismatch],
  ],
  ["DNSSEC-DS-MISMATCH", "in a new zone", "b.example TXT x", parent(dsOf(next)) + own(...keys(ksk)), [mismatch]],
  [
    "silence",
    "it was wrong before",
    parent(dsOf(next)) + own(...keys(ksk)),
    parent(dsOf(next)) + own(...keys(ksk)),
    [],
  ],
  [
    "silence",
    "a DS of a key to come beside the right one; RFC 6840 §5.11",
    parent(ds) + own(...keys(ksk)),
    parent(ds, dsOf(next)) + own(...keys(ksk)),
    [],
  ],
  [
    "silence",
    "the configuration signs: the file holds keys of others",
    parent(ds) + own(...keys(ksk)) + "a.test !signing on x",
    parent(dsOf(next)) + own(...keys(ksk)) + "a.test !signing on x",
    [],
  ],
  [
    "silence",
    "a digest that is not computed",
    parent(ds) + own(...keys(ksk)),
    parent(ds, ds.replace(" 2 ", " 6 ")) + own(...keys(ksk)),
    [],
  ],

  // algorithms and digests
  ["DNSSEC-ALG-DOWN", "13 to 5", parent(ds), parent(dsOf(sha1Key)), [down]],
  ["DNSSEC-ALG-DOWN", "5 beside 13; RFC 6840 §5.11", parent(ds), parent(ds, dsOf(sha1Key)), [down]],
  [
    "DNSSEC-ALG-DOWN",
    "of the keys, with the DS outside of the files",
    own(...keys(ksk)),
    own(...keys(ksk, sha1Key)),
    [down],
  ],
  [
    "DNSSEC-ALG-DOWN",
    "of DS and keys: told once",
    parent(ds) + own(...keys(ksk)),
    parent(ds, dsOf(sha1Key)) + own(...keys(ksk, sha1Key)),
    [down],
  ],
  ["DNSSEC-ALG-DOWN", "the weak one of two is left", parent(ds, dsOf(sha1Key)), parent(dsOf(sha1Key)), [down]],
  ["DNSSEC-ALG-DOWN", "SHA-256 to GOST", parent(ds), parent(ds.replace(" 2 ", " 3 ")), [down]],
  ["silence", "5 to 13", parent(dsOf(sha1Key)), parent(ds), []],
  ["silence", "5 stays", parent(dsOf(sha1Key)), parent(dsOf(sha1Key), dsOf(key(9, 257, 7))), []],
  ["silence", "13 to 8", parent(ds), parent(dsOf(rsaKsk)), []],
  ["silence", "an algorithm that is not known here", parent(ds), parent(ds, dsOf(key(9, 257, 17))), []],
  ["silence", "SHA-384 for SHA-256", parent(ds), parent(dsOf(ksk, 4)), []],
  ["DNSSEC-DS-SINGLE-SHA1", "SHA-256 is removed", parent(dsOf(ksk, 1), ds), parent(dsOf(ksk, 1)), [onlySha1]],
  ["DNSSEC-DS-SINGLE-SHA1", "SHA-256 to SHA-1", parent(ds), parent(dsOf(ksk, 1)), [onlySha1]],
  ["silence", "SHA-1 beside SHA-256; RFC 4509 §3", parent(ds), parent(ds, dsOf(ksk, 1)), []],
  ["silence", "SHA-1 was all there was", parent(dsOf(ksk, 1)), parent(dsOf(next, 1)), []],
  ["silence", "a first DS with SHA-1", parent(), parent(dsOf(ksk, 1)), []],

  // NSEC3
  [
    "DNSSEC-NSEC3",
    "from none to 1",
    own("NSEC3PARAM 1 0 0 -"),
    own("NSEC3PARAM 1 0 1 -"),
    [told("DNSSEC-NSEC3", "medium")],
  ],
  ["DNSSEC-NSEC3", "to 100", own("NSEC3PARAM 1 0 5 -"), own("NSEC3PARAM 1 0 100 -"), [told("DNSSEC-NSEC3", "medium")]],
  [
    "DNSSEC-NSEC3",
    "over 100; RFC 9276 §3.2",
    own("NSEC3PARAM 1 0 5 -"),
    own("NSEC3PARAM 1 0 101 -"),
    [told("DNSSEC-NSEC3", "high")],
  ],
  [
    "DNSSEC-NSEC3",
    "NSEC3 with iterations for NSEC",
    own(),
    own("NSEC3PARAM 1 0 10 ab"),
    [told("DNSSEC-NSEC3", "medium")],
  ],
  ["silence", "NSEC3 without iterations", own(), own("NSEC3PARAM 1 0 0 -"), []],
  ["silence", "they stay", own("NSEC3PARAM 1 0 10 ab"), own("NSEC3PARAM 1 0 10 cd"), []],
  ["silence", "they fall", own("NSEC3PARAM 1 0 150 -"), own("NSEC3PARAM 1 0 10 -"), []],

  // name servers
  ["DNSSEC-NS-MOVE", "of a child", parent(ds), moved(ds), [nsMove]],
  [
    "DNSSEC-NS-MOVE",
    "at the zone's top",
    parent(ds) + own(),
    parent(ds) + own().replace("ns1.b.example", "ns1.c.example"),
    [nsMove],
  ],
  ["silence", "one stays", parent(ds), parent(ds).replace("ns1.b.example", "ns1.c.example"), []],
  ["silence", "the DS changes too", parent(ds), moved(dsOf(next)), []],
  ["DNSSEC-DS-REMOVED", "the DS is removed with them: told once", parent(ds), moved(), [removed]],
  ["silence", "there is no DS", parent(), moved(), []],
  ["silence", "the DS is outside of the files", own(), own().replace("ns1.b.example", "ns1.c.example"), []],
  [
    "silence",
    "the keys are in the files and stay",
    parent(ds) + own(...keys(ksk)),
    parent(ds) + own(...keys(ksk)).replace("ns1.b.example", "ns1.c.example"),
    [],
  ],
  [
    "silence",
    "the zone is signed here and stays so",
    parent(ds) + own() + "a.test !signing on x",
    parent(ds) + own().replace("ns1.b.example", "ns1.c.example") + "a.test !signing on x",
    [],
  ],
];

const brief = ({ rule, name, severity, direction }: Change): Told => [rule, name, severity, direction];

for (const [what, why, before, after, expected, domain = "a.test"] of rows)
  test(`${what}: ${why}`, async () => {
    const changes = await compareWorlds(dnssec, domain, before, after);
    assert.deepEqual(changes.map(brief), expected);
    for (const { rule, args, severity, direction } of changes) {
      const entry = dnssec.rules[rule];
      assert.ok(entry !== undefined, rule);
      assert.ok(entry.severities.includes(severity) && entry.direction === direction, rule);
      assert.ok(entry.says(args).endsWith(".") && entry.fix(args).endsWith("."));
      assert.doesNotMatch(entry.says(args) + entry.fix(args), /undefined/);
    }
  });

test("a change tells what was, what is, and where to look", async () => {
  const seen = async (before: string, after: string) => {
    const [change] = await compareWorlds(dnssec, "a.test", before, after);
    return [change?.before, change?.after, change?.from?.side, change?.from?.range.line, change?.args];
  };
  assert.deepEqual(await seen(parent(ds), parent()), [ds, "no DS", "before", 5, { zone: "a.test", ds }]);
  assert.deepEqual(await seen(own(), own("CDS 0 0 0 00")), ["none", "0 0 0 00", "after", 4, { zone: "a.test" }]);
  assert.deepEqual(await seen("a.test !signing on dnssec-policy default", "a.test !signing off dnssec-policy none"), [
    "dnssec-policy default",
    "dnssec-policy none",
    "after",
    1,
    { zone: "a.test", was: "dnssec-policy default", is: "dnssec-policy none" },
  ]);
  assert.deepEqual(await seen(parent(ds) + own(...keys(ksk, zsk)), parent(ds) + own(...keys(ksk))), [
    zsk,
    ksk,
    "before",
    10,
    { zone: "a.test", role: "zone-signing key", algorithm: "13 (ECDSAP256SHA256)" },
  ]);
  assert.deepEqual(await seen(parent(ds), parent(dsOf(sha1Key))), [
    "algorithm 13 (ECDSAP256SHA256)",
    "algorithm 5 (RSASHA1)",
    "after",
    5,
    {
      zone: "a.test",
      what: "algorithm",
      before: "algorithm 13 (ECDSAP256SHA256)",
      after: "algorithm 5 (RSASHA1)",
    },
  ]);
  assert.deepEqual(await seen(own("NSEC3PARAM 1 0 0 -"), own("NSEC3PARAM 1 0 7 -")), [
    "1 0 0 -",
    "1 0 7 -",
    "after",
    4,
    { zone: "a.test", iterations: 7 },
  ]);
});

test("DNSSEC-TTL: keys change under a TTL of more than a day", async () => {
  const sideWith = async (text: string, ttl: number): Promise<Side<DnssecFacts>> => {
    const facts = await dnssec.evaluate(zone, world(text));
    const zones = facts.zones.map((one) => (one.ds.kind === "present" ? { ...one, ds: { ...one.ds, ttl } } : one));
    const roles = { receives: true, sends: "unknown", parked: false } as const;
    const surroundings = { name: "exists", mx: "real", dmarc: "unknown", dkimKeys: "unknown", roles } as const;
    return { facts: { ...facts, zones }, judgement: dnssec.judge(facts), surroundings };
  };
  const seen = async (before: string, after: string, ttl: number) => {
    const both = { domain: zone, before: await sideWith(before, ttl), after: await sideWith(after, 300) };
    return dnssec.compare(both).map((change) => [...brief(change), change.before, change.args]);
  };
  const args = { zone: "a.test", type: "DS", ttl: 172_800 };
  const long = [...told("DNSSEC-TTL", "info"), "DS TTL 172800", args];
  assert.deepEqual(await seen(parent(ds), parent(ds, dsOf(next)), 172_800), [long]);
  assert.deepEqual(await seen(parent(ds), parent(ds), 172_800), []);
  assert.deepEqual(await seen(parent(ds), parent(ds, dsOf(next)), 86_400), []);
  const [worse, ...others] = await seen(parent(ds), parent(), 172_800);
  assert.deepEqual([worse?.[0], others], ["DNSSEC-DS-REMOVED", []]);
});

test("every rule is fired by a row, and is in the catalogue with what it needs", () => {
  const fired = new Set([...rows.flatMap(([, , , , expected]) => expected.map(([rule]) => rule)), "DNSSEC-TTL"]);
  assert.deepEqual([...fired].toSorted(), Object.keys(dnssec.rules).toSorted());
  for (const [id, rule] of Object.entries(dnssec.rules)) {
    assert.ok(rule.title.length < 60 && !rule.title.includes(id));
    for (const severity of rule.severities) assert.ok(rule.explain.includes(severity), `${id} explains ${severity}`);
  }
});

const anyZone = fc
  .tuple(
    fc.subarray([ds, dsOf(next), dsOf(sha1Key), dsOf(ksk, 1), "x"]),
    fc.subarray([ksk, zsk, next, rsaKsk, "x"]),
    fc.constantFrom("", "CDS 0 0 0 00", "NSEC3PARAM 1 0 9 -"),
  )
  .map(([dss, dnskeys, record]) => [dss, dnskeys, record] as const);

const textOf = (
  [dss, dnskeys, record]: readonly [readonly string[], readonly string[], string],
  isReversed: boolean,
) => {
  const order = <T>(values: readonly T[]): readonly T[] => (isReversed ? values.toReversed() : values);
  return parent(...order(dss)) + own(...keys(...order(dnskeys)), ...(record === "" ? [] : [record]));
};

test("nothing changes: nothing is told, in any order", async () => {
  await fc.assert(
    fc.asyncProperty(anyZone, async (any) => {
      assert.deepEqual(await compareWorlds(dnssec, "a.test", textOf(any, false), textOf(any, true)), []);
    }),
    { numRuns: 50 },
  );
});

test("a zone that appears whole has defects at most", async () => {
  const defects = new Set(["DNSSEC-CDS-DELETE", "DNSSEC-DS-MISMATCH", "DNSSEC-NSEC3"]);
  await fc.assert(
    fc.asyncProperty(anyZone, async (any) => {
      const changes = await compareWorlds(dnssec, "a.test", "b.example TXT x", textOf(any, false));
      assert.ok(changes.every(({ rule }) => defects.has(rule)));
    }),
    { numRuns: 50 },
  );
});
