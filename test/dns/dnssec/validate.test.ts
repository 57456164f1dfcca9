/** Zones that are what they should be: what is secure, and what is insecure because nobody signs it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import type { Reason } from "../../../src/dns/dnssec/reason.ts";
import { validatorOf } from "../../../src/dns/dnssec/validate.ts";
import type { Step } from "../../../src/dns/dnssec/validated.ts";
import type { AskMessage } from "../../../src/dns/message.ts";
import { name } from "../../../src/dns/name.ts";
import { type Tamper, worldOf } from "../../../src/demo/dns/authority.ts";
import { type Change, changedIn, flipped, resigned } from "../../support/dnssec/damage.ts";
import { type Denial, nsec, nsec3, optOut } from "../../../src/demo/dns/denial.ts";
import { examine, today, verdictOf } from "../../support/dnssec/examine.ts";
import { algorithms, dsRdata, keyFlags, zoneKey } from "../../../src/demo/dns/keys.ts";
import { type SignedZone, delegationTo } from "../../../src/demo/dns/signer.ts";
import { anchorOf } from "../../../src/demo/dns/tree.ts";
import { above, treeOf, validity } from "../../support/dnssec/tree.ts";

const key = zoneKey(13);

for (const algorithm of algorithms) {
  test(`algorithm ${algorithm} is validated, with one key or two`, async () => {
    for (const keys of [[zoneKey(algorithm)], [zoneKey(algorithm), zoneKey(algorithm, "two", keyFlags.zone)]]) {
      const zones = treeOf([...above(), { origin: "a.test", keys, text: "www A 192.0.2.1" }]);
      const answer = await examine(zones, "www.a.test A");
      assert.equal(verdictOf(answer), "secure rrset");
      const signer = keys.at(-1)?.tag;
      assert.deepEqual(answer.steps.at(-1), {
        question: { owner: "www.a.test", type: "A" },
        link: "answer",
        security: "secure",
        signer: "a.test",
        keyTag: signer,
        algorithm,
      });
      assert.equal(verdictOf(await examine(zones, "nosuch.a.test A")), "secure nxdomain");
    }
  });
}

const text = `
  @         MX 10 mail
  @         TXT "v=spf1 -all"
  www       A 192.0.2.1
  www       A 192.0.2.2
  mail      A 192.0.2.25
  deep.down A 192.0.2.3
  *.wild    TXT "made"
  x.y.wild  A 192.0.2.4
  *.walias  CNAME www
  alias     CNAME www
  chain     CNAME alias
  out       CNAME www.unsigned
  over      CNAME alias.other
  back      CNAME over.other
  gone      CNAME nosuch
  loop      CNAME pool
  pool      CNAME loop
  self      CNAME self
  moved     DNAME other
  astray    DNAME wild
  toolong   DNAME ${"x".repeat(60)}.${"y".repeat(60)}.${"z".repeat(60)}.other
`.replaceAll(/\b((?:[xyz]+\.)*other|alias\.other|over\.other|www\.unsigned)$/gm, "$1.test.");

function world(denial: Denial): readonly SignedZone[] {
  return treeOf([
    ...above({ denial }),
    { origin: "a.test", keys: [key], denial, text },
    {
      origin: "other.test",
      keys: [key],
      denial,
      text: "www A 192.0.2.5\nalias CNAME www\nover CNAME www.unsigned.test.",
    },
    { origin: "unsigned.test", text: "www A 192.0.2.6\nalias CNAME www.a.test." },
    { origin: "below.unsigned.test", keys: [key], text: "www A 192.0.2.7" },
  ]);
}

/** What differs where the zones have spans that may hold unsigned delegations (RFC 5155 §6, §9.2). */
interface Row {
  question: string;
  verdict: string;
  withOptOut?: string;
  why?: string;
}
const answers: readonly Row[] = [
  { question: "www.a.test A", verdict: "secure rrset" },
  { question: "a.test MX", verdict: "secure rrset" },
  { question: "a.test SOA", verdict: "secure rrset" },
  { question: "a.test NS", verdict: "secure rrset" },
  { question: "a.test DNSKEY", verdict: "secure rrset" },
  { question: "a.test DS", verdict: "secure rrset", why: "of the parent's side" },
  { question: ". DNSKEY", verdict: "secure rrset" },
  { question: ". NS", verdict: "secure rrset" },
  { question: ". DS", verdict: "secure nodata" },
  { question: "www.a.test AAAA", verdict: "secure nodata" },
  { question: "www.a.test DS", verdict: "secure nodata" },
  { question: "down.a.test A", verdict: "secure nodata", why: "an empty non-terminal" },
  { question: "y.wild.a.test A", verdict: "secure nodata" },
  { question: "nosuch.a.test A", verdict: "secure nxdomain", withOptOut: "insecure nxdomain opt-out" },
  { question: "q.www.a.test A", verdict: "secure nxdomain", withOptOut: "insecure nxdomain opt-out" },
  { question: "zzz.down.a.test A", verdict: "secure nxdomain", withOptOut: "insecure nxdomain opt-out" },
  { question: "nosuch.test A", verdict: "secure nxdomain", withOptOut: "insecure nxdomain opt-out" },
  { question: "nosuch A", verdict: "secure nxdomain", why: "the root has NSEC" },
  { question: "q.wild.a.test TXT", verdict: "secure rrset", withOptOut: "insecure rrset opt-out" },
  { question: "q.r.wild.a.test TXT", verdict: "secure rrset", withOptOut: "insecure rrset opt-out" },
  { question: "*.wild.a.test TXT", verdict: "secure rrset", why: "the wildcard by its own name" },
  { question: "q.wild.a.test A", verdict: "secure nodata", withOptOut: "insecure nodata opt-out" },
  { question: "*.wild.a.test A", verdict: "secure nodata" },
  {
    question: "q.y.wild.a.test TXT",
    verdict: "secure nxdomain",
    withOptOut: "insecure nxdomain opt-out",
    why: "y.wild is closer",
  },
  { question: "q.walias.a.test A", verdict: "secure rrset", withOptOut: "insecure rrset opt-out" },
  { question: "alias.a.test A", verdict: "secure rrset" },
  { question: "alias.a.test CNAME", verdict: "secure rrset" },
  { question: "chain.a.test A", verdict: "secure rrset" },
  { question: "chain.a.test AAAA", verdict: "secure nodata" },
  { question: "gone.a.test A", verdict: "secure nxdomain", withOptOut: "insecure nxdomain opt-out" },
  { question: "over.a.test A", verdict: "secure rrset" },
  { question: "q.moved.a.test A", verdict: "secure nxdomain", withOptOut: "insecure nxdomain opt-out" },
  { question: "www.moved.a.test A", verdict: "secure rrset" },
  { question: "alias.moved.a.test A", verdict: "secure rrset" },
  { question: "moved.a.test A", verdict: "secure nodata", why: "a DNAME redirects what is below it only" },
  {
    question: "q.astray.a.test TXT",
    verdict: "secure rrset",
    withOptOut: "insecure rrset opt-out",
    why: "a DNAME, then a wildcard",
  },
  {
    question: `${"q".repeat(60)}.${"r".repeat(20)}.toolong.a.test A`,
    verdict: "secure rcode",
    why: "YXDOMAIN; RFC 6672 §2.2",
  },
  { question: "out.a.test A", verdict: "insecure rrset unsigned-delegation", withOptOut: "insecure rrset opt-out" },
  { question: "back.a.test A", verdict: "insecure rrset unsigned-delegation", withOptOut: "insecure rrset opt-out" },
  {
    question: "www.unsigned.test A",
    verdict: "insecure rrset unsigned-delegation",
    withOptOut: "insecure rrset opt-out",
  },
  {
    question: "www.unsigned.test AAAA",
    verdict: "insecure nodata unsigned-delegation",
    withOptOut: "insecure nodata opt-out",
  },
  {
    question: "nosuch.unsigned.test A",
    verdict: "insecure nxdomain unsigned-delegation",
    withOptOut: "insecure nxdomain opt-out",
  },
  {
    question: "alias.unsigned.test A",
    verdict: "insecure rrset unsigned-delegation",
    withOptOut: "insecure rrset opt-out",
  },
  { question: "unsigned.test DS", verdict: "secure nodata", withOptOut: "insecure nodata opt-out" },
  { question: "unsigned.test NS", verdict: "insecure rrset unsigned-delegation", withOptOut: "insecure rrset opt-out" },
  {
    question: "www.below.unsigned.test A",
    verdict: "insecure rrset unsigned-delegation",
    withOptOut: "insecure rrset opt-out",
    why: "signed, but under nobody's trust",
  },
  { question: "loop.a.test A", verdict: "indeterminate alias-loop too-many-aliases" },
  { question: "self.a.test A", verdict: "indeterminate alias-loop too-many-aliases" },
];

for (const [called, denial] of Object.entries({ NSEC: nsec, NSEC3: nsec3, "NSEC3 with opt-out": optOut })) {
  const zones = world(denial);
  for (const { question, verdict, withOptOut = verdict, why } of answers) {
    const expected = denial === optOut ? withOptOut : verdict;
    test(`${called}: ${question.slice(-40)} is ${expected}${why === undefined ? "" : `: ${why}`}`, async () => {
      assert.equal(verdictOf(await examine(zones, question)), expected);
    });
  }
}

test("what was followed is told, with the state of each alias", async () => {
  const { aliases, wildcard, because } = await examine(world(nsec), "back.a.test A");
  assert.deepEqual(aliases, [
    { target: "over.other.test", security: "secure" },
    { target: "www.unsigned.test", security: "secure" },
  ]);
  assert.equal(wildcard, undefined);
  assert.deepEqual(because, { code: "unsigned-delegation", zone: "unsigned.test" });
});

test("an alias in an unsigned zone taints what it leads to", async () => {
  const { aliases, security, because } = await examine(world(nsec3), "alias.unsigned.test A");
  assert.deepEqual(aliases, [{ target: "www.a.test", security: "insecure" }]);
  assert.deepEqual([security, because], ["insecure", { code: "unsigned-delegation", zone: "unsigned.test" }]);
});

test("a DNAME is told as the CNAME that it makes", async () => {
  const { aliases } = await examine(world(nsec), "www.moved.a.test A");
  assert.deepEqual(aliases, [{ target: "www.other.test", security: "secure" }]);
});

test("the CNAME that a DNAME makes is secure when it is asked for itself", async () => {
  assert.equal(verdictOf(await examine(world(nsec), "www.moved.a.test CNAME")), "secure rrset");
});

test("the wildcard is told, and not where it was asked for itself", async () => {
  const zones = world(nsec3);
  assert.equal((await examine(zones, "q.r.wild.a.test TXT")).wildcard, "*.wild.a.test");
  assert.equal((await examine(zones, "*.wild.a.test TXT")).wildcard, undefined);
});

/** Fewer questions cannot prove the answer. */
const questions: readonly [question: string, asked: readonly string[]][] = [
  ["www.a.test A", [". DNSKEY", "a.test DNSKEY", "a.test DS", "test DNSKEY", "test DS", "www.a.test A"]],
  ["test SOA", [". DNSKEY", "test DNSKEY", "test DS", "test SOA"]],
  ["a.test DS", [". DNSKEY", "a.test DS", "test DNSKEY", "test DS"]],
  ["nosuch.a.test A", [". DNSKEY", "a.test DNSKEY", "a.test DS", "nosuch.a.test A", "test DNSKEY", "test DS"]],
  ["alias.a.test A", [". DNSKEY", "a.test DNSKEY", "a.test DS", "alias.a.test A", "test DNSKEY", "test DS"]],
  ["www.unsigned.test A", [". DNSKEY", "test DNSKEY", "test DS", "unsigned.test DS", "www.unsigned.test A"]],
  [". NS", [". DNSKEY", ". NS"]],
];

test("a cold chain is three round trips long: DS and DNSKEY of a zone are asked for at the same time", async () => {
  const zones = world(nsec);
  const { ask } = worldOf(zones);
  const rounds: string[][] = [];
  let isOpen = false;
  const inRounds: AskMessage = async (owner, type) => {
    if (!isOpen) rounds.push([]);
    isOpen = true;
    rounds.at(-1)?.push(`${owner} ${type}`);
    await setImmediate();
    isOpen = false;
    return ask(owner, type);
  };
  const anchors = zones.filter(({ origin }) => origin === ".").map(anchorOf);
  await validatorOf({ ask: inRounds, anchors, now: () => today }).validate(name("www.a.test"), "A");
  assert.deepEqual(
    rounds.map((round) => round.toSorted()),
    [
      [". DNSKEY", "www.a.test A"],
      ["a.test DNSKEY", "a.test DS"],
      ["test DNSKEY", "test DS"],
    ],
  );
});

for (const [question, expected] of questions) {
  test(`${question} needs ${expected.length} questions`, async () => {
    const { asked } = await examine(world(nsec3), question);
    assert.deepEqual(asked.toSorted(), expected);
  });
}

/** A signed zone `a.test` whose delegation says something else. */
function delegatedAs(delegation: (zone: SignedZone) => string, keys = [key]): readonly SignedZone[] {
  return treeOf([...above(), { origin: "a.test", keys, text: "www A 192.0.2.1", delegation }]);
}

const ns = "a.test. NS ns.a.test.\n";
const nobody = "ab".repeat(32);
const ds = (digestType: 1 | 2 | 4, of = key): string => `a.test. DS ${dsRdata(name("a.test"), of, digestType)}\n`;

const delegations: readonly [why: string, lines: string, verdict: string, because?: Reason][] = [
  ["a digest of SHA-1 alone", ds(1), "secure rrset"],
  ["a digest of SHA-384", ds(4), "secure rrset"],
  ["two DS records, one of a key that is not there", `${ds(2)}a.test. DS 4711 13 2 ${nobody}`, "secure rrset"],
  ["two DS records, one of an algorithm that nobody knows", `${ds(2)}a.test. DS 4711 200 2 ${nobody}`, "secure rrset"],
  ["a digest that nobody knows beside a good one", `${ds(2)}a.test. DS ${key.tag} 13 99 ${nobody}`, "secure rrset"],
  [
    "only an algorithm that nobody knows; RFC 4035 §5.2",
    `a.test. DS ${key.tag} 200 2 ${nobody}`,
    "insecure rrset unsupported-algorithm",
    { code: "unsupported-algorithm", zone: name("a.test"), args: { algorithms: "200", digestTypes: "2" } },
  ],
  [
    "RSAMD5; RFC 6944 §2.3",
    `a.test. DS ${key.tag} 1 2 ${nobody}`,
    "insecure rrset unsupported-algorithm",
    { code: "unsupported-algorithm", zone: name("a.test"), args: { algorithms: "1", digestTypes: "2" } },
  ],
  [
    "only a digest that nobody knows; RFC 4035 §5.2, RFC 6840 §5.2",
    `a.test. DS ${key.tag} 13 99 ${nobody}`,
    "insecure rrset unsupported-digest",
    { code: "unsupported-digest", zone: name("a.test"), args: { algorithms: "13", digestTypes: "99" } },
  ],
  [
    "a wrong digest of SHA-256 beside a good one of SHA-1; RFC 4509 §3",
    `${ds(1)}a.test. DS ${key.tag} 13 2 ${nobody}`,
    "bogus rrset ds-mismatch",
    { code: "ds-mismatch", zone: name("a.test") },
  ],
  [
    "a signed zone without DS records",
    "",
    "insecure rrset unsigned-delegation",
    { code: "unsigned-delegation", zone: name("a.test") },
  ],
];

for (const [why, lines, verdict, because] of delegations) {
  test(`delegation: ${why}`, async () => {
    const answer = await examine(
      delegatedAs(() => ns + lines),
      "www.a.test A",
    );
    assert.deepEqual([verdictOf(answer), answer.because], [verdict, because]);
  });
}

test("a zone of two algorithms holds by either of them (RFC 6840 §5.11)", async () => {
  const keys = [key, zoneKey(15)];
  const zones = treeOf([...above(), { origin: "a.test", keys, text: "www A 192.0.2.1" }]);
  assert.equal(verdictOf(await examine(zones, "www.a.test A")), "secure rrset");
  for (const only of keys) {
    const one = changedIn(zones, "a.test", "www.a.test", "A", resigned([only]));
    assert.equal(verdictOf(await examine(one, "www.a.test A")), "secure rrset");
  }
});

test("more iterations than RFC 9276 §3.2 allows make denials insecure, and nothing else", async () => {
  const [few, many] = [100, 101].map((iterations) =>
    treeOf([...above(), { origin: "a.test", keys: [key], denial: { ...nsec3, iterations }, text: "www A 192.0.2.1" }]),
  );
  assert.equal(verdictOf(await examine(few ?? [], "nosuch.a.test A")), "secure nxdomain");
  assert.equal(verdictOf(await examine(many ?? [], "www.a.test A")), "secure rrset");
  const denied = await examine(many ?? [], "nosuch.a.test A");
  assert.equal(verdictOf(denied), "insecure nxdomain nsec3-iterations");
  assert.deepEqual(denied.because, {
    code: "nsec3-iterations",
    zone: "a.test",
    owner: "nosuch.a.test",
    args: { iterations: 101 },
  });
});

test("names in RDATA may have any case (RFC 4034 §6.2)", async () => {
  const zones = treeOf([...above(), { origin: "a.test", keys: [key], text: "@ MX 10 mail" }]);
  const shouted: Change = (rrset) => ({ ...rrset, rdata: rrset.rdata.map(inCapitals) });
  const answer = await examine(changedIn(zones, "a.test", "a.test", "MX", shouted), "a.test MX");
  assert.equal(verdictOf(answer), "secure rrset");
});

/** Preference and exchange, whose length octets are no letters. */
function inCapitals(mx: Uint8Array): Uint8Array {
  return Buffer.from(Buffer.from(mx).toString("latin1").toUpperCase(), "latin1");
}

const day = 86_400;
const { inception, expiration } = validity; // a fortnight: a tenth of it is over a day, which is the most that is allowed
const times: readonly [seconds: number, verdict: string][] = [
  [inception, "secure rrset"],
  [inception - day, "secure rrset"],
  [inception - day - 1, "bogus rrset signature-not-yet-valid"],
  [expiration, "secure rrset"],
  [expiration + day, "secure rrset"],
  [expiration + day + 1, "bogus rrset signature-expired"],
];

for (const [seconds, verdict] of times) {
  const now = new Date(seconds * 1000);
  test(`a signature of a fortnight at ${now.toISOString()}: ${verdict}`, async () => {
    const long = { inception: inception - 60 * day, expiration: expiration + 60 * day };
    const fortnight = treeOf([
      ...above({ validity: long }).map((zone) => ({ ...zone, validity: long })),
      { origin: "a.test", keys: [key], text: "www A 192.0.2.1" },
    ]);
    const zones = changedIn(fortnight, "a.test", "a.test", "DNSKEY", resigned([key], long));
    assert.equal(verdictOf(await examine(zones, "www.a.test A", { now })), verdict);
  });
}

test("an RRset is kept no longer than its signatures hold, nor than their TTL (RFC 4035 §5.3.3)", async () => {
  const soon = today.getTime() / 1000 + 90;
  const lasting = treeOf([
    ...above(),
    { origin: "a.test", keys: [key], text: "www A 192.0.2.1\nsoon A 192.0.2.2\nsmall 60 A 192.0.2.3" },
  ]);
  const zones = changedIn(lasting, "a.test", "soon.a.test", "A", resigned([key], { expiration: soon }));
  const ttlOf = async (question: string, ttl?: number): Promise<number> => {
    const raised: Tamper = (message) =>
      ttl === undefined ? message : { ...message, answer: message.answer.map((record) => ({ ...record, ttl })) };
    return (await examine(zones, question, { tampers: { [question]: raised } })).ttl;
  };
  assert.equal(await ttlOf("www.a.test A"), 3600);
  assert.equal(await ttlOf("soon.a.test A"), 90);
  assert.equal(await ttlOf("small.a.test A"), 60);
  assert.equal(await ttlOf("small.a.test A", 1_000_000), 60, "not over the original TTL");
  assert.equal(await ttlOf("nosuch.a.test A"), 300, "the SOA's last field; RFC 2308 §5");
});

test("an own trust anchor below the root is the only one that counts below it", async () => {
  const zones = treeOf([...above(), { origin: "a.test", keys: [key], text: "www A 192.0.2.1" }]);
  const own = zones.filter(({ origin }) => origin === "a.test").map(anchorOf);
  const answer = await examine(zones, "www.a.test A", { anchors: own });
  assert.deepEqual([verdictOf(answer), answer.asked.toSorted()], ["secure rrset", ["a.test DNSKEY", "www.a.test A"]]);
  const outside = await examine(zones, "test SOA", { anchors: own });
  assert.deepEqual([outside.security, outside.because], ["indeterminate", { code: "no-trust-anchor", owner: "test" }]);
});

test("an anchor that the zone has no key for is a chain that does not begin", async () => {
  const zones = treeOf(above());
  const root = zones.find(({ origin }) => origin === ".");
  const anchors = [anchorOf({ ...(root ?? assert.fail()), keys: [zoneKey(13, "another")] })];
  const answer = await examine(zones, "test SOA", { anchors });
  assert.deepEqual(
    [verdictOf(answer), answer.because],
    ["bogus rrset ds-mismatch", { code: "ds-mismatch", zone: "." }],
  );
});

test("a negative trust anchor makes insecure what is at and below it, and nothing else (RFC 7646)", async () => {
  const zones = world(nsec);
  const negativeAnchors = [name("a.test")];
  const below = await examine(zones, "www.a.test A", { negativeAnchors });
  assert.deepEqual([below.security, below.because], ["insecure", { code: "negative-trust-anchor", zone: "a.test" }]);
  assert.equal(verdictOf(await examine(zones, "www.other.test A", { negativeAnchors })), "secure rrset");
  assert.equal(verdictOf(await examine(zones, "a.test DS", { negativeAnchors })), "secure rrset");
});

test("what is worth a note does not change the state", async () => {
  const old = treeOf([
    ...above(),
    { origin: "a.test", keys: [zoneKey(5)], text: "www A 192.0.2.1", delegation: (zone) => delegationTo(zone, [1]) },
  ]);
  const { notes, security } = await examine(old, "www.a.test A");
  assert.equal(security, "secure");
  assert.deepEqual(
    [...new Set(notes.map(({ code, zone }) => `${zone} ${code}`))],
    ["a.test sha1-digest", "a.test sha1-signature"],
  );
});

test("notes: signatures for a year, and an algorithm of the DS that does not sign the keys", async () => {
  const year = { ...validity, expiration: validity.inception + 365 * 86_400 };
  const other = zoneKey(8, "other", keyFlags.zone);
  const zones = treeOf([
    ...above(),
    {
      origin: "a.test",
      keys: [zoneKey(13, "entry"), other],
      text: "www A 192.0.2.1",
      validity: year,
      delegation: (zone) => `${delegationTo(zone)}a.test. DS ${dsRdata(zone.origin, other, 2)}\n`,
    },
  ]);
  const { notes, security } = await examine(zones, "www.a.test A");
  assert.equal(security, "secure");
  assert.deepEqual(
    notes.map(({ code, args }) => [code, args]),
    [
      ["algorithm-unsigned", { algorithm: 8 }],
      ["signature-lives-long", { type: "DNSKEY", days: 365 }],
      ["signature-lives-long", { type: "A", days: 365 }],
    ],
  );
});

const renewals: readonly [why: string, days: number, left: number, isSoon: boolean][] = [
  ["a month's signature with four days left", 30, 4, false],
  ["a month's signature with two days left: its signer renews a week before", 30, 2, true],
  ["two weeks' signature with two and a half days left, as Knot renews them", 14, 2.5, false],
  ["two weeks' signature with a day left", 14, 1, true],
  ["two days' signature with a day left, as servers have it that sign while they answer", 2, 1, false],
];
for (const [why, days, left, isSoon] of renewals)
  test(`notes: ${why} ${isSoon ? "expires" : "does not expire"} soon`, async () => {
    const expiration = Math.floor(today.getTime() / 1000) + left * day;
    const dated = { inception: expiration - days * day, expiration };
    const zones = treeOf([
      ...above(),
      { origin: "a.test", keys: [zoneKey(13)], text: "www A 192.0.2.1", validity: dated, delegation: delegationTo },
    ]);
    const { notes } = await examine(zones, "www.a.test A");
    assert.equal(
      notes.some(({ code }) => code === "signature-expires-soon"),
      isSoon,
    );
  });

const steps: readonly [question: string, links: readonly string[]][] = [
  [
    "www.a.test A",
    [
      "anchor: . DNSKEY secure by .",
      "delegation: test DS secure by .",
      "keys: test DNSKEY secure by test",
      "delegation: a.test DS secure by test",
      "keys: a.test DNSKEY secure by a.test",
      "answer: www.a.test A secure by a.test",
    ],
  ],
  [
    "www.unsigned.test A",
    [
      "anchor: . DNSKEY secure by .",
      "delegation: test DS secure by .",
      "keys: test DNSKEY secure by test",
      "no-delegation: unsigned.test DS insecure by test: unsigned-delegation",
      "answer: www.unsigned.test A insecure: unsigned-delegation",
    ],
  ],
  [
    "nosuch.test A",
    [
      "anchor: . DNSKEY secure by .",
      "delegation: test DS secure by .",
      "keys: test DNSKEY secure by test",
      "denial: nosuch.test A secure by test",
    ],
  ],
];

for (const [question, links] of steps) {
  test(`the links of the chain are told in order: ${question}`, async () => {
    const answer = await examine(world(nsec), question);
    assert.deepEqual(answer.steps.map(linkOf), links);
  });
}

test("a chain that breaks is told as far as it came", async () => {
  const answer = await examine(changedIn(world(nsec), "a.test", "a.test", "DNSKEY", flipped), "www.a.test A");
  assert.deepEqual(answer.steps.map(linkOf).slice(-3), [
    "delegation: a.test DS secure by test",
    "keys: a.test DNSKEY bogus: signature-invalid",
    "answer: www.a.test A bogus: signature-invalid",
  ]);
});

function linkOf({ link, question, security, signer, because }: Step): string {
  const by = signer === undefined ? "" : ` by ${signer}`;
  return `${link}: ${question.owner} ${question.type} ${security}${by}${because === undefined ? "" : `: ${because.code}`}`;
}
