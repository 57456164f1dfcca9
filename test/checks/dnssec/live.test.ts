/** What validation of the network's answers comes to, for each category of the score. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dnssec } from "../../../src/checks/dnssec/index.ts";
import { assess } from "../../../src/assess.ts";
import type { Reason } from "../../../src/dns/dnssec/reason.ts";
import type { Note } from "../../../src/dns/dnssec/validated.ts";
import { name } from "../../../src/dns/name.ts";
import type { Answer, Security } from "../../../src/dns/resolver.ts";
import type { Io } from "../../../src/io.ts";
import { securely } from "../../support/sessions.ts";
import { world } from "../../support/world.ts";

const lines = `a.test MX 10 mx.b.test.\n a.test TXT v=spf1 -all\n _dmarc.a.test TXT v=DMARC1; p=reject
  mx.b.test A 192.0.2.1\n _25._tcp.mx.b.test TLSA 3 1 1 ${"aa".repeat(32)}`;

/** Changes the answers to some questions, by owner or owner and type. */
function changed(io: Io, changes: Readonly<Record<string, Partial<Answer>>>): Io {
  return {
    ...io,
    resolver: {
      async query(owner, type) {
        const answer = await io.resolver.query(owner, type);
        return { ...answer, ...changes[owner], ...changes[`${owner} ${type}`] };
      },
    },
  };
}

async function judged(changes: Readonly<Record<string, Partial<Answer>>>) {
  const facts = await dnssec.evaluate(name("a.test"), changed(securely(world(lines)), changes));
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  return dnssec.judge(facts);
}

const unsigned: Reason = { code: "unsigned-delegation", zone: name("b.test") };
const ended: Partial<Answer> = { security: "insecure", because: unsigned };
const bogus: Partial<Answer> = {
  security: "bogus",
  because: { code: "signature-expired", zone: name("a.test") },
  outcome: { kind: "failed", why: "The signature is over." },
};
const silent: Partial<Answer> = { security: "indeterminate", outcome: { kind: "failed", why: "time-out" } };

type Row = [
  why: string,
  changes: Readonly<Record<string, Partial<Answer>>>,
  verdict: string,
  /** Confidential Delivery, Phishing and Identity Theft, Integrity of Messages. */
  criteria: [string, string, string],
  found: [id: string, args: object][],
];
const tlsa = "_25._tcp.mx.b.test";
const rows: Row[] = [
  ["all is secure", {}, "strong", ["met", "met", "met"], []],
  [
    "the MX host is in a zone that is not signed",
    { "mx.b.test": ended, [tlsa]: ended },
    "weak",
    ["unmet", "met", "met"],
    [
      [
        "insecure",
        { names: ["mx.b.test A", "mx.b.test AAAA", `${tlsa} TLSA`], zone: "b.test", why: "unsigned-delegation" },
      ],
    ],
  ],
  [
    "DMARC is an alias to a zone that is not signed",
    { "_dmarc.a.test": ended },
    "weak",
    ["met", "unmet", "unmet"],
    [["insecure", { names: ["_dmarc.a.test TXT"], zone: "b.test", why: "unsigned-delegation" }]],
  ],
  [
    "SPF is bogus",
    { "a.test TXT": bogus },
    "broken",
    ["met", "unmet", "met"],
    [["bogus", { names: ["a.test TXT"], why: "The signature is over.", extendedError: 7 }]],
  ],
  ["no answer for TLSA", { [tlsa]: silent }, "not-measured", ["not-measured", "met", "met"], []],
  ["no answer for DMARC", { "_dmarc.a.test": silent }, "not-measured", ["met", "not-measured", "not-measured"], []],
];

for (const [why, changes, verdict, criteria, found] of rows)
  test(why, async () => {
    const judgement = await judged(changes);
    assert.equal(judgement.verdict.kind === "graded" ? judgement.verdict.grade : judgement.verdict.kind, verdict);
    const { inCategory = {} } = judgement;
    assert.deepEqual(
      [
        inCategory["confidential-delivery"]?.dnssec?.kind,
        inCategory["phishing-identity-theft"]?.dnssec?.kind,
        inCategory["message-integrity"]?.dnssec?.kind,
      ],
      criteria,
    );
    assert.deepEqual(
      judgement.findings.map(({ id, args }) => [id, args]),
      found.map(([id, args]) => [`dnssec/${id}`, args]),
    );
    for (const { id, args } of judgement.findings) tells(id, args);
  });

function tells(id: string, args: Parameters<(typeof dnssec.messages)[string]["says"]>[0]): void {
  const message = dnssec.messages[id];
  assert.ok(message, id);
  assert.doesNotMatch(`${message.says(args)} ${message.fix(args)}`, /undefined|\[object/);
}

const [own, top] = [name("a.test"), name("test")];
const notes: [why: string, note: Note, found: [id: string, args: object][]][] = [
  [
    "SHA-1; RFC 9905",
    { code: "sha1-signature", zone: own, args: { keyTag: 1, algorithm: 7 } },
    [["dnssec/sha1-signature", { zone: own, keyTag: 1, algorithm: 7 }]],
  ],
  ["a DS of SHA-1 alone", { code: "sha1-digest", zone: own }, [["dnssec/only-sha1", { zone: own }]]],
  [
    "a short key",
    { code: "short-rsa-key", zone: own, args: { keyTag: 1, bits: 1024 } },
    [["dnssec/short-rsa-key", { zone: own, keyTag: 1, bits: 1024 }]],
  ],
  [
    "a signature that is soon over",
    { code: "signature-expires-soon", zone: own, args: { type: "MX", expiration: 1_795_000_000 } },
    [["dnssec/signature-expires-soon", { zone: own, type: "MX", expiration: "2026-11-18T11:06:40.000Z" }]],
  ],
  [
    "an algorithm of the DS that does not sign the keys; RFC 6840 §5.11",
    { code: "algorithm-unsigned", zone: own, args: { algorithm: 8 } },
    [["dnssec/algorithm-unsigned", { zone: own, algorithm: 8 }]],
  ],
  [
    "a signature that is good for a year",
    { code: "signature-lives-long", zone: own, args: { type: "MX", days: 365 } },
    [["dnssec/signature-lives-long", { zone: own, type: "MX", days: 365 }]],
  ],
  ["key tags that collide", { code: "key-tags-collide", zone: own }, [["dnssec/key-tags-collide", { zone: own }]]],
  [
    "a DS without its key",
    { code: "ds-without-key", zone: own, args: { keyTag: 1, algorithm: 13, digestType: 2 } },
    [["dnssec/ds-without-key", { zone: own, keyTag: 1, algorithm: 13, digestType: 2 }]],
  ],
  [
    "a DS that few know",
    { code: "ds-algorithm-unsupported", zone: own, args: { keyTag: 1, algorithm: 253, digestType: 2 } },
    [["dnssec/ds-unsupported", { zone: own, keyTag: 1, algorithm: 253, digestType: 2 }]],
  ],
  ["what registries have", { code: "short-rsa-key", zone: top, args: { keyTag: 1, bits: 1024 } }, []],
];

for (const [why, note, found] of notes)
  test(`a secure chain with a note: ${why}`, async () => {
    const { findings } = await judged({ "a.test MX": { notes: [note] }, "a.test TXT": { notes: [note] } });
    assert.deepEqual(
      findings.map(({ id, args }) => [id, args]),
      found,
    );
    for (const { id, args } of findings) tells(id, args);
  });

/** Level of each category: certain and possible. */
const parts: [why: string, others: Record<string, Security>, levels: string[]][] = [
  ["secure", {}, ["0-10", "9-9", "8-8"]],
  ["the MX host is not", { "mx.b.test": "insecure" }, ["0-7", "9-9", "8-8"]],
  ["DMARC is not", { "_dmarc.a.test": "insecure" }, ["0-10", "7-7", "6-6"]],
];

for (const [why, others, levels] of parts)
  test(`each category is scored by what it relies on: ${why}`, async () => {
    const { scores } = await assess(name("a.test"), securely(world(lines), others));
    assert.deepEqual(
      scores.map(({ level }) => `${level.min}-${level.max}`),
      levels,
    );
  });
