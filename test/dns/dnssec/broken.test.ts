/** Zones and messages with something wrong in them: never secure, and never insecure where a signature is owed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Reason } from "../../../src/dns/dnssec/reason.ts";
import type { Message, WireRecord } from "../../../src/dns/message.ts";
import { name } from "../../../src/dns/name.ts";
import type { RRType } from "../../../src/dns/rrset.ts";
import { rdataOctets } from "../../../src/dns/wire/encode.ts";
import { type Tamper, wireRecords } from "../../../src/demo/dns/authority.ts";
import { type Change, changedIn, flipped, missing, resigned, unsigned } from "../../support/dnssec/damage.ts";
import { type Denial, nsec, nsec3, optOut } from "../../../src/demo/dns/denial.ts";
import { examine, verdictOf } from "../../support/dnssec/examine.ts";
import { dsRdata, keyFlags, keyOf, zoneKey } from "../../../src/demo/dns/keys.ts";
import { collidingKeys } from "../../support/dnssec/colliding-keys.ts";
import { type SignedZone, delegationTo } from "../../../src/demo/dns/signer.ts";
import { anchorOf } from "../../../src/demo/dns/tree.ts";
import { above, treeOf, validity } from "../../support/dnssec/tree.ts";

const key = zoneKey(13);
const { tag } = key;
const apex = name("a.test");
const www = { zone: apex, owner: name("www.a.test"), type: "A" };

const text = `
  @        TXT "v=spf1 -all"
  www      A 192.0.2.1
  aaa      A 192.0.2.2
  zzz      A 192.0.2.3
  alias    CNAME www
  away     CNAME www.other.test.
  *.wild   TXT "made"
  y.wild   TXT "itself"
  *.other  A 192.0.2.4
  y.other  TXT "itself"
  moved    DNAME other.test.
  sub      NS ns.sub
  ns.sub   A 192.0.2.9
`;

function world(denial: Denial = nsec, a: Partial<Parameters<typeof treeOf>[0][number]> = {}): readonly SignedZone[] {
  return treeOf([
    ...above({ denial }),
    { origin: "a.test", keys: [key], denial, text, ...a },
    { origin: "other.test", keys: [key], denial, text: "www A 192.0.2.5" },
    { origin: "unsigned.test", text: "www A 192.0.2.6" },
  ]);
}

/** One RRset of `a.test` after it was signed, and what becomes of the question for it. */
const rrsets: readonly [why: string, change: Change, code: Reason["code"], args?: Reason["args"]][] = [
  ["no signature", unsigned, "signature-missing"],
  ["one bit of the signature turned over", flipped, "signature-invalid", { algorithm: 13, keyTag: tag }],
  [
    "another record put in",
    (rrset) => ({ ...rrset, rdata: [...rrset.rdata, Uint8Array.of(192, 0, 2, 66)] }),
    "signature-invalid",
    { algorithm: 13, keyTag: tag },
  ],
  [
    "another record instead",
    (rrset) => ({ ...rrset, rdata: [Uint8Array.of(192, 0, 2, 66)] }),
    "signature-invalid",
    { algorithm: 13, keyTag: tag },
  ],
  [
    "a key that is not the zone's",
    resigned([zoneKey(13, "stranger")]),
    "key-missing",
    { algorithm: 13, keyTag: zoneKey(13, "stranger").tag },
  ],
  [
    "a key that is not the zone's, under the tag of one that is",
    resigned([zoneKey(13, "stranger")], { keyTag: tag }),
    "signature-invalid",
    { algorithm: 13, keyTag: tag },
  ],
  [
    "an algorithm that the zone has no key of",
    resigned([key], { algorithm: 15 }),
    "key-missing",
    { algorithm: 15, keyTag: tag },
  ],
  [
    "an algorithm that nobody knows",
    resigned([key], { algorithm: 200 }),
    "signature-missing",
    { algorithm: 200, keyTag: tag },
  ],
  [
    "more labels than the owner has; RFC 4035 §5.3.1",
    resigned([key], { labels: 4 }),
    "signature-malformed",
    { algorithm: 13, keyTag: tag, problem: "labels" },
  ],
  [
    "fewer labels than the signer has",
    resigned([key], { labels: 1 }),
    "signature-malformed",
    { algorithm: 13, keyTag: tag, problem: "wildcard" },
  ],
  [
    "a signature that says it is of a wildcard",
    resigned([key], { labels: 2 }),
    "signature-invalid",
    { algorithm: 13, keyTag: tag },
  ],
  [
    "expired",
    resigned([key], { inception: 1_700_000_000, expiration: 1_700_100_000 }),
    "signature-expired",
    { algorithm: 13, keyTag: tag, expiration: 1_700_100_000 },
  ],
  [
    "not yet valid",
    resigned([key], { inception: 1_900_000_000, expiration: 1_900_100_000 }),
    "signature-not-yet-valid",
    { algorithm: 13, keyTag: tag, inception: 1_900_000_000 },
  ],
  [
    "expires before it begins",
    resigned([key], { inception: validity.expiration, expiration: validity.inception }),
    "signature-malformed",
    { algorithm: 13, keyTag: tag, problem: "times" },
  ],
  [
    "cut off",
    (rrset) => ({ ...rrset, signatures: rrset.signatures.map((octets) => octets.subarray(0, -1)) }),
    "signature-invalid",
    { algorithm: 13, keyTag: tag },
  ],
  [
    "nothing behind the signer's name",
    (rrset) => ({ ...rrset, signatures: rrset.signatures.map((octets) => octets.subarray(0, 26)) }),
    "signature-missing",
  ],
];

for (const [why, change, code, args] of rrsets) {
  test(`www.a.test A: ${why}`, async () => {
    const answer = await examine(changedIn(world(), "a.test", "www.a.test", "A", change), "www.a.test A");
    assert.equal(answer.security, "bogus");
    assert.deepEqual(answer.because, { ...www, code, ...(args === undefined ? {} : { args }) });
  });
}

test("one good signature is enough beside any number of others (RFC 6840 §5.11)", async () => {
  const zones = changedIn(world(), "a.test", "www.a.test", "A", (rrset, zone) => ({
    ...rrset,
    signatures: [
      ...(resigned([zoneKey(13, "stranger"), zoneKey(15)])(rrset, zone)?.signatures ?? []),
      ...(flipped(rrset, zone)?.signatures ?? []),
      ...rrset.signatures,
    ],
  }));
  assert.equal(verdictOf(await examine(zones, "www.a.test A")), "secure rrset");
});

/** Signer names that are no zone, or not one above. */
const signers: readonly [signer: string, verdict: string][] = [
  ["www.a.test", "bogus rrset signature-malformed"],
  ["test", "bogus rrset key-missing"],
  [".", "bogus rrset key-missing"],
  ["other.test", "bogus rrset signature-malformed"],
  ["unsigned.test", "bogus rrset signature-malformed"],
  ["x.www.a.test", "bogus rrset signature-malformed"],
];

for (const [signer, verdict] of signers) {
  test(`www.a.test A signed in the name of ${signer}`, async () => {
    const zones = changedIn(world(), "a.test", "www.a.test", "A", resigned([key], { signer: name(signer) }));
    assert.equal(verdictOf(await examine(zones, "www.a.test A")), verdict);
  });
}

/** The keys of `a.test`, and the DS records that its parent has for them. */
const chains: readonly [why: string, zones: () => readonly SignedZone[], because: Reason][] = [
  [
    "the DNSKEY RRset is not signed",
    () => changedIn(world(), "a.test", "a.test", "DNSKEY", unsigned),
    { code: "signature-missing", zone: apex, owner: apex, type: "DNSKEY" },
  ],
  [
    "the DNSKEY RRset's signature is broken",
    () => changedIn(world(), "a.test", "a.test", "DNSKEY", flipped),
    { code: "signature-invalid", zone: apex, owner: apex, type: "DNSKEY", args: { algorithm: 13, keyTag: tag } },
  ],
  [
    "the DNSKEY RRset is not there",
    () => changedIn(world(), "a.test", "a.test", "DNSKEY", missing),
    { code: "dnskey-missing", zone: apex },
  ],
  [
    "the DS record has the digest of another key",
    () =>
      world(nsec, { delegation: () => `a.test. NS ns.a.test.\na.test. DS ${dsRdata(apex, zoneKey(13, "stranger"))}` }),
    { code: "ds-mismatch", zone: apex },
  ],
  [
    "the DS record has the digest of the key at another name",
    () => world(nsec, { delegation: () => `a.test. NS ns.a.test.\na.test. DS ${dsRdata(name("b.test"), key)}` }),
    { code: "ds-mismatch", zone: apex },
  ],
  [
    "the DS RRset is not signed",
    () => changedIn(world(), "test", "a.test", "DS", unsigned),
    { code: "signature-missing", zone: name("test"), owner: apex, type: "DS" },
  ],
  [
    "the DS RRset is signed by the zone that it is for",
    () => changedIn(world(), "test", "a.test", "DS", resigned([key], { signer: apex })),
    { code: "signature-malformed", zone: name("test"), owner: apex, type: "DS" },
  ],
  [
    "the DS RRset is gone, and the NSEC record still has it",
    () => changedIn(world(), "test", "a.test", "DS", missing),
    { code: "denial-missing", zone: name("test"), owner: apex },
  ],
];

for (const [why, zones, because] of chains) {
  test(`www.a.test A: ${why}`, async () => {
    const answer = await examine(zones(), "www.a.test A");
    assert.equal(answer.security, "bogus");
    assert.deepEqual(answer.because, because);
  });
}

/** Keys that no chain may go through; `a.test` has a DS record for each of them and they sign the zone. */
const keys: readonly [why: string, flags: number, protocol: number][] = [
  ["a revoked key; RFC 5011 §2.1", keyFlags.revoked, 3],
  ["a key without the zone bit; RFC 4034 §2.1.1", keyFlags.none, 3],
  ["a key of another protocol; RFC 4034 §2.1.2", keyFlags.entry, 2],
];

for (const [why, flags, protocol] of keys) {
  test(`www.a.test A: ${why}`, async () => {
    const odd = keyOf(flags, 13, key.rdata.subarray(4), key.sign, protocol);
    const delegation = (): string => `a.test. NS ns.a.test.\na.test. DS ${dsRdata(apex, odd)}`;
    const answer = await examine(world(nsec, { keys: [odd], delegation }), "www.a.test A");
    assert.equal(answer.security, "bogus");
    assert.deepEqual(answer.because, {
      code: "key-unusable",
      zone: "a.test",
      args: { keyTag: odd.tag, algorithm: 13, flags },
    });
  });
}

test("a revoked key beside a good one is passed over", async () => {
  const odd = keyOf(keyFlags.revoked, 13, key.rdata.subarray(4), key.sign);
  const answer = await examine(world(nsec, { keys: [key, odd] }), "www.a.test A");
  assert.equal(answer.security, "secure");
});

test("keys that share a tag are all tried, as far as a few", async () => {
  for (const [others, security] of [
    [3, "secure"],
    [20, "bogus"],
  ] as const) {
    const crowd = [...collidingKeys(zoneKey(15), others), zoneKey(15)];
    const delegation = (zone: SignedZone): string => delegationTo({ ...zone, keys: [zoneKey(15)] });
    const crowded = world(nsec, { keys: crowd, delegation });
    const zones = changedIn(crowded, "a.test", "www.a.test", "A", resigned([zoneKey(15)]));
    const trusted = changedIn(zones, "a.test", "a.test", "DNSKEY", resigned([zoneKey(15)]));
    assert.equal((await examine(trusted, "www.a.test A")).security, security);
  }
});

// What somebody on the way can do to a message.

const withoutSignatures: Tamper = (message) =>
  sectionsOf(message, (records) => records.filter(({ type }) => type !== "RRSIG"));
const withoutAuthority: Tamper = (message) => ({ ...message, authority: [] });
const withoutProof: Tamper = (message) => ({
  ...message,
  authority: message.authority.filter(({ type }) => type === "SOA"),
});
const timeout: Tamper = () => ({ kind: "failed", why: "timeout", detail: "", servers: ["udp://192.0.2.53:53"] });
const bare =
  (rcode: number): Tamper =>
  (message) => ({ ...message, rcode, answer: [], authority: [] });
const emptied =
  (rcode: number): Tamper =>
  (message) => ({ ...message, rcode, answer: [] });
const unsignedSoa: Tamper = (message) => ({
  ...message,
  rcode: 3,
  answer: [],
  authority: [recordOf("test", "SOA", "ns.test. host.test. 1 1 1 1 1")],
});

function sectionsOf(message: Message, change: (records: readonly WireRecord[]) => readonly WireRecord[]): Message {
  return { ...message, answer: change(message.answer), authority: change(message.authority) };
}

function recordOf(owner: string, type: RRType, rdata: string): WireRecord {
  return { owner: name(owner), type, class: 1, ttl: 3600, rdata: rdataOctets(type, rdata) ?? assert.fail() };
}

/** The message of another question. */
function instead(owner: string, type: RRType): Tamper {
  return (message, world) => ({ ...world.answer(name(owner), type), question: message.question ?? assert.fail() });
}

const [NOERROR, SERVFAIL, NXDOMAIN, REFUSED] = [0, 2, 3, 5];

interface OnTheWay {
  why: string;
  question?: string;
  tampers: Readonly<Record<string, Tamper>>;
  denial?: Denial;
  verdict: string;
}

const attacks: readonly OnTheWay[] = [
  {
    why: "signatures of the answer stripped",
    tampers: { "www.a.test A": withoutSignatures },
    verdict: "bogus rrset signature-missing",
  },
  {
    why: "signatures of the DS RRset stripped",
    tampers: { "a.test DS": withoutSignatures },
    verdict: "bogus rrset signature-missing",
  },
  {
    why: "signatures of the DNSKEY RRset stripped",
    tampers: { "a.test DNSKEY": withoutSignatures },
    verdict: "bogus rrset signature-missing",
  },
  {
    why: "signatures of the root's keys stripped: the resolver does not pass them on",
    tampers: { ". DNSKEY": withoutSignatures },
    verdict: "indeterminate rrset signatures-stripped",
  },
  {
    why: "a forged NXDOMAIN for the DS",
    tampers: { "a.test DS": bare(NXDOMAIN) },
    verdict: "bogus rrset denial-missing",
  },
  {
    why: "a forged NXDOMAIN for the DS, with a SOA that nobody signed",
    tampers: { "a.test DS": unsignedSoa },
    verdict: "bogus rrset denial-missing",
  },
  { why: "a forged NODATA for the DS", tampers: { "a.test DS": bare(NOERROR) }, verdict: "bogus rrset denial-missing" },
  { why: "SERVFAIL for the DS", tampers: { "a.test DS": bare(SERVFAIL) }, verdict: "indeterminate rrset no-answer" },
  { why: "REFUSED for the DS", tampers: { "a.test DS": bare(REFUSED) }, verdict: "indeterminate rrset no-answer" },
  { why: "no message for the DS", tampers: { "a.test DS": timeout }, verdict: "indeterminate rrset no-answer" },
  { why: "no message for the keys", tampers: { "a.test DNSKEY": timeout }, verdict: "indeterminate rrset no-answer" },
  { why: "no message for the root's keys", tampers: { ". DNSKEY": timeout }, verdict: "indeterminate rrset no-answer" },
  { why: "no message at all", tampers: { "www.a.test A": timeout }, verdict: "indeterminate failed no-answer" },
  { why: "a forged SERVFAIL", tampers: { "www.a.test A": bare(SERVFAIL) }, verdict: "indeterminate rcode no-answer" },
  { why: "a forged NXDOMAIN", tampers: { "www.a.test A": bare(NXDOMAIN) }, verdict: "bogus nxdomain denial-missing" },
  { why: "a forged NODATA", tampers: { "www.a.test A": bare(NOERROR) }, verdict: "bogus nodata denial-missing" },
  {
    why: "DS of an unsigned zone: the proof stripped",
    question: "www.unsigned.test A",
    tampers: { "unsigned.test DS": withoutProof },
    verdict: "bogus rrset denial-missing",
  },
  {
    why: "DS of an unsigned zone: the signatures of the proof stripped",
    question: "www.unsigned.test A",
    tampers: { "unsigned.test DS": withoutSignatures },
    verdict: "bogus rrset denial-missing",
  },
  {
    why: "the proof of another unsigned zone for the DS",
    tampers: { "a.test DS": instead("unsigned.test", "DS") },
    verdict: "bogus rrset denial-missing",
  },
  {
    why: "the zone's own proof that there is no DS at its apex",
    tampers: {
      "a.test DS": (message, world) => ({ ...message, answer: [], authority: world.answer(apex, "TXT").authority }),
    },
    verdict: "bogus rrset denial-missing",
  },
  {
    why: "the denial of another type",
    tampers: { "www.a.test A": emptied(NOERROR) },
    verdict: "bogus nodata denial-missing",
  },
  {
    why: "the denial of another type of the same name",
    tampers: { "www.a.test A": instead("www.a.test", "AAAA") },
    verdict: "bogus nodata denial-missing",
  },
  {
    why: "the denial of another name",
    tampers: { "www.a.test A": instead("nosuch.a.test", "A") },
    verdict: "bogus nxdomain denial-missing",
  },
  {
    why: "the parent's denial of another name; RFC 6840 §4.1",
    tampers: { "www.a.test A": instead("b.test", "A") },
    verdict: "bogus nxdomain denial-missing",
  },
  {
    why: "the parent's record of the delegation; RFC 6840 §4.1",
    tampers: { "www.unsigned.test A": instead("unsigned.test", "DS") },
    question: "www.unsigned.test A",
    verdict: "insecure nodata unsigned-delegation",
  },
  {
    why: "the parent's record of the delegation for a name in the zone below; RFC 6840 §4.1",
    tampers: { "www.sub.a.test A": instead("sub.a.test", "DS") },
    question: "www.sub.a.test A",
    verdict: "insecure nodata unsigned-delegation",
  },
  {
    why: "the record of a DNAME for a name below it; RFC 6840 §4.1",
    tampers: { "q.moved.a.test A": instead("moved.a.test", "A") },
    question: "q.moved.a.test A",
    verdict: "bogus nodata denial-missing",
  },
  {
    why: "the alias is forged",
    question: "www.a.test A",
    tampers: {
      "www.a.test A": (message) => ({ ...message, answer: [recordOf("www.a.test", "CNAME", "www.unsigned.test.")] }),
    },
    verdict: "bogus rrset signature-missing",
  },
  {
    why: "the end of an alias is forged",
    question: "away.a.test A",
    tampers: {
      "away.a.test A": (message) => ({
        ...message,
        answer: [...message.answer.slice(0, 2), recordOf("www.other.test", "A", "192.0.2.66")],
      }),
    },
    verdict: "bogus rrset signature-missing",
  },
  {
    why: "the alias in the middle has no signature",
    question: "away.a.test A",
    tampers: { "away.a.test A": (message) => ({ ...message, answer: message.answer.toSpliced(1, 1) }) },
    verdict: "bogus rrset signature-missing",
  },
  {
    why: "a wildcard's record without the proof that no closer name exists",
    question: "q.wild.a.test TXT",
    tampers: { "q.wild.a.test TXT": withoutAuthority },
    verdict: "bogus rrset denial-missing",
  },
  {
    why: "a wildcard's record at a name that exists; RFC 4035 §5.3.4",
    question: "y.wild.a.test TXT",
    tampers: { "y.wild.a.test TXT": madeFrom("q.wild.a.test", "y.wild.a.test") },
    verdict: "bogus rrset denial-missing",
  },
  {
    why: "a wildcard's record below a name that exists",
    question: "q.y.wild.a.test TXT",
    tampers: { "q.y.wild.a.test TXT": madeFrom("q.wild.a.test", "q.y.wild.a.test") },
    verdict: "bogus rrset denial-missing",
  },
  {
    why: "the record of a wildcard as the denial of a name that exists; RFC 4035 §5.3.4",
    question: "y.other.a.test TXT",
    tampers: { "y.other.a.test TXT": deniedAs("y.other.a.test") },
    verdict: "bogus nodata denial-missing",
  },
  {
    why: "NXDOMAIN, and the wildcard not denied",
    question: "q.wild.a.test TXT",
    tampers: { "q.wild.a.test TXT": emptied(NXDOMAIN) },
    verdict: "bogus nxdomain denial-missing",
  },
  {
    why: "the CNAME is not what the DNAME makes; RFC 6672 §5.3.1",
    question: "q.moved.a.test A",
    tampers: {
      "q.moved.a.test A": (message) => ({
        ...message,
        answer: [...message.answer.slice(0, 2), recordOf("q.moved.a.test", "CNAME", "www.unsigned.test.")],
      }),
    },
    verdict: "bogus nxdomain alias-wrong",
  },
  {
    why: "a DNAME that nobody signed",
    question: "q.moved.a.test A",
    tampers: { "q.moved.a.test A": (message) => ({ ...message, answer: message.answer.toSpliced(1, 1) }) },
    verdict: "bogus nxdomain signature-missing",
  },
  {
    why: "a CNAME at the apex for the DS, signed by the zone itself",
    tampers: { "a.test DS": aliasAtApex(resigned([key])) },
    verdict: "bogus rrset signature-malformed",
  },
  {
    why: "a CNAME at the apex for the DS that nobody signed",
    tampers: { "a.test DS": aliasAtApex(unsigned) },
    verdict: "bogus rrset signature-missing",
  },
  {
    why: "nothing but noise of another class",
    tampers: {
      "www.a.test A": (message) => sectionsOf(message, (records) => records.map((record) => ({ ...record, class: 3 }))),
    },
    verdict: "bogus nodata denial-missing",
  },
];

/** The denial that the wildcard's own record is, as though it were one of the name's. */
function deniedAs(to: string): Tamper {
  return (message, world) => ({
    ...message,
    answer: [],
    authority: world
      .answer(name("*.other.a.test"), "TXT")
      .authority.map((record) => (record.owner === "*.other.a.test" ? { ...record, owner: name(to) } : record)),
  });
}

/** The records of a wildcard, as they are at `from`, at `to`. */
function madeFrom(from: string, to: string): Tamper {
  return (_, world) => ({
    ...world.answer(name(from), "TXT"),
    answer: world.answer(name(from), "TXT").answer.map((record) => ({ ...record, owner: name(to) })),
  });
}

function aliasAtApex(sign: Change): Tamper {
  return (message) => {
    const zone = world().find(({ origin }) => origin === "a.test");
    const cname = {
      owner: apex,
      type: "CNAME",
      ttl: 3600,
      rdata: [recordOf("a.test", "CNAME", "www.other.test.").rdata],
      signatures: [],
    };
    const rrset = sign(cname, zone ?? assert.fail()) ?? assert.fail();
    return { ...message, answer: wireRecords(rrset), authority: [] };
  };
}

for (const [called, denial] of Object.entries({ NSEC: nsec, NSEC3: nsec3 })) {
  for (const { why, question = "www.a.test A", tampers, verdict } of attacks) {
    test(`${called}: ${why}`, { timeout: 5000 }, async () => {
      assert.equal(verdictOf(await examine(world(denial), question, { tampers })), verdict);
    });
  }
}

test("a zone above a trust anchor does not speak for what is below it", async () => {
  const zones = treeOf([
    ...above({ keys: [] }),
    { origin: "a.test", keys: [key], text: "www A 192.0.2.1" },
    { origin: "b.test", text: "www A 192.0.2.1" },
  ]);
  const own = zones.filter(({ origin }) => origin === "a.test" || origin === ".").map(anchorOf);
  const byParent = resigned([zoneKey(13, "test")], { signer: name("test") });
  const forged = changedIn(zones, "a.test", "www.a.test", "A", byParent);
  assert.equal(verdictOf(await examine(zones, "www.b.test A", { anchors: own })), "insecure rrset unsigned-delegation");
  assert.equal(verdictOf(await examine(zones, "www.a.test A", { anchors: own })), "secure rrset");
  const answer = await examine(forged, "www.a.test A", { anchors: own });
  assert.equal(verdictOf(answer), "bogus rrset signature-malformed");
});

test("an opt-out span beside a signed zone does not make it unsigned", async () => {
  const zones = world(optOut);
  assert.equal(verdictOf(await examine(zones, "www.unsigned.test A")), "insecure rrset opt-out");
  const tampers = { "a.test DS": instead("unsigned.test", "DS") };
  assert.equal(verdictOf(await examine(zones, "www.a.test A", { tampers })), "bogus rrset denial-missing");
});

/** Every denial that a zone ever signed, for a question that it does not deny. */
const denials: readonly [question: string, zone: string, why: string, withOptOut?: "insecure"][] = [
  ["www.a.test A", "a.test", "the name has the type"],
  ["alias.a.test A", "a.test", "the name is an alias; RFC 6840 §4.3"],
  // with opt-out the name may as well be an unsigned delegation: RFC 5155 §12.2
  ["q.wild.a.test TXT", "a.test", "a wildcard stands for the name", "insecure"],
  ["q.moved.a.test A", "a.test", "a DNAME redirects the name; RFC 6840 §4.1"],
  ["a.test TXT", "test", "the zone above has a delegation there; RFC 6840 §4.1"],
  ["www.a.test A", "test", "the zone above has a delegation on the way; RFC 6840 §4.1"],
  ["www.a.test A", ".", "the root has a delegation on the way; RFC 6840 §4.1"],
  ["a.test DS", "test", "the delegation has it"],
  ["a.test DS", "a.test", "its own apex has none; RFC 4035 §5.2"],
];

for (const [called, denial] of Object.entries({ NSEC: nsec, NSEC3: nsec3, "NSEC3 with opt-out": optOut })) {
  for (const [question, origin, why, withOptOut = "bogus"] of denials) {
    for (const rcode of [NOERROR, NXDOMAIN]) {
      test(`${called}: all of ${origin} does not deny ${question} with RCODE ${rcode}: ${why}`, async () => {
        const zones = world(denial);
        const zone = zones.find((one) => one.origin === origin) ?? assert.fail();
        const authority = zone.chain.flatMap(({ rrset }) => wireRecords(rrset));
        const tampers = { [question]: (message: Message): Message => ({ ...message, rcode, answer: [], authority }) };
        const expected = denial === optOut ? withOptOut : "bogus";
        assert.equal((await examine(zones, question, { tampers })).security, expected);
      });
    }
  }
}
