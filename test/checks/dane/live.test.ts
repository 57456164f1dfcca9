/** What the MX hosts present, held against their TLSA records as senders do (RFC 7671, RFC 7672). */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { dane } from "../../../src/checks/dane/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { Security } from "../../../src/dns/resolver.ts";
import { type Issued, issue, spkiOf } from "../../support/ca.ts";
import { presenting, securely, smtpOf } from "../../support/sessions.ts";
import { world } from "../../support/world.ts";

const now = new Date("2026-11-22T00:00:00Z");
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const dates = { notBefore: days(-30), notAfter: days(60) };
const names = ["mx.a.test"];
const root = issue({ subject: "Root", isCa: true, notBefore: days(-1000), notAfter: days(1000) });
const middle = issue({ subject: "Middle", issuer: root, isCa: true, notBefore: days(-500), notAfter: days(500) });
const issued = (more: Partial<Parameters<typeof issue>[0]> = {}): Issued =>
  issue({ subject: "mx", issuer: middle, names, ...dates, ...more });
const good = issued();
const expired = issued({ notBefore: days(-90), notAfter: days(-10) });
const selfSigned = issue({ subject: "x", names: ["other.test"], notBefore: days(-90), notAfter: days(-10) });

const digest = (octets: Uint8Array, hash = "sha256"): string => createHash(hash).update(octets).digest("hex");
const keyDigest = ({ key }: Issued, hash?: string): string => digest(spkiOf(key), hash);
const other = "aa".repeat(32);

const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n mx.a.test AAAA 2001:db8::1\n";
const [v4, v6] = ["192.0.2.1", "2001:db8::1"];
type Sessions = Parameters<typeof smtpOf>[0];
const shows = (...chain: readonly Issued[]): Sessions => {
  const session = presenting(chain.map(({ der }) => der));
  return { [v4]: session, [v6]: session };
};
const tlsa = (...records: readonly string[]): string =>
  mail + records.map((record) => `\n_25._tcp.mx.a.test TLSA ${record}`).join("");

async function judged(lines: string, sessions: Sessions, others: Record<string, Security> = {}) {
  const io = securely(world(lines, { smtp: smtpOf(sessions), roots: [root.pem] }), others);
  const facts = await dane.evaluate(name("a.test"), io);
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  return dane.judge(facts);
}

const pair = (record: string): string => tlsa(record, `2 1 1 ${keyDigest(root)}`);
const both = { host: "mx.a.test", addresses: [v4, v6] };
const single = ["single-record", {}] as const;
const noTls: Sessions = { [v4]: { ended: { kind: "no-starttls" } }, [v6]: { ended: { kind: "no-starttls" } } };

type Row = [
  why: string,
  lines: string,
  sessions: Sessions,
  criterion: string,
  found: (readonly [id: string, args: object])[],
];
const rows: Row[] = [
  ["3 1 1", tlsa(`3 1 1 ${keyDigest(good)}`), shows(good, middle), "met", [single]],
  ["3 1 2", tlsa(`3 1 2 ${keyDigest(good, "sha512")}`), shows(good, middle), "met", [single]],
  [
    "3 1 1, self-signed, expired, another name; RFC 7671 §5.1",
    tlsa(`3 1 1 ${keyDigest(selfSigned)}`),
    shows(selfSigned),
    "met",
    [single],
  ],
  ["2 1 1, the issuer sent", tlsa(`2 1 1 ${keyDigest(middle)}`), shows(good, middle), "met", [single]],
  ["2 0 1, the root sent", tlsa(`2 0 1 ${digest(root.der)}`), shows(good, middle, root), "met", [single]],
  [
    "2 0 0 brings its certificate along; RFC 7671 §5.2.2",
    tlsa(`2 0 0 ${Buffer.from(root.der).toString("hex")}`),
    shows(good, middle),
    "met",
    [single, ["no-digest", {}]],
  ],
  [
    "2 1 1, the root not sent",
    tlsa(`2 1 1 ${keyDigest(root)}`),
    shows(good, middle),
    "unmet",
    [single, ["anchor-not-sent", { addresses: [v4, v6], record: `2 1 1 ${keyDigest(root)}` }]],
  ],
  [
    "2 1 1, another name",
    tlsa(`2 1 1 ${keyDigest(middle)}`),
    shows(issued({ names: ["other.test"] }), middle),
    "unmet",
    [
      single,
      ["untrusted-chain", { addresses: [v4, v6], record: `2 1 1 ${keyDigest(middle)}`, why: ["name-mismatch"] }],
    ],
  ],
  [
    "2 1 1, the name of the domain; RFC 7672 §3.2.2",
    tlsa(`2 1 1 ${keyDigest(middle)}`),
    shows(issued({ names: ["a.test"] }), middle),
    "met",
    [single],
  ],
  [
    "2 1 1, expired",
    tlsa(`2 1 1 ${keyDigest(middle)}`),
    shows(expired, middle),
    "unmet",
    [single, ["untrusted-chain", { addresses: [v4, v6], record: `2 1 1 ${keyDigest(middle)}`, why: ["expired"] }]],
  ],
  [
    "no match",
    tlsa(`3 1 1 ${other}`),
    shows(good, middle),
    "unmet",
    [single, ["no-match", { addresses: [v4, v6], records: `3 1 1 ${other}` }]],
  ],
  [
    "digest agility: SHA-512 of another key decides; RFC 7671 §9",
    tlsa(`3 1 1 ${keyDigest(good)}`, `3 1 2 ${"aa".repeat(64)}`),
    shows(good, middle),
    "unmet",
    [
      single,
      ["digest-passed-over", { record: `3 1 1 ${keyDigest(good)}` }],
      ["no-match", { addresses: [v4, v6], records: `3 1 1 ${keyDigest(good)}, 3 1 2 ${"aa".repeat(64)}` }],
    ],
  ],
  [
    "a roll-over: the next key's record stands beside; RFC 7671 §8.1",
    tlsa(`3 1 1 ${keyDigest(good)}`, `3 1 1 ${other}`),
    shows(good, middle),
    "met",
    [["waiting-record", { record: `3 1 1 ${other}`, ttl: 3600, seconds: 7200, isWhole: false }]],
  ],
  [
    "3 1 1 and 2 1 1, both in use",
    tlsa(`3 1 1 ${keyDigest(good)}`, `2 1 1 ${keyDigest(middle)}`),
    shows(good, middle),
    "met",
    [],
  ],
  [
    "3 1 1 matches, and the root is not sent",
    pair(`3 1 1 ${keyDigest(good)}`),
    shows(good, middle),
    "met",
    [["waiting-record", { record: `2 1 1 ${keyDigest(root)}`, ttl: 3600, seconds: 7200, isWhole: false }]],
  ],
  [
    "PKIX-EE is not for SMTP; RFC 7672 §3.1.3",
    tlsa(`1 1 1 ${keyDigest(good)}`),
    shows(good, middle),
    "unmet",
    [["only-unusable", { records: `1 1 1 ${keyDigest(good)}`, why: ["usage"] }]],
  ],
  [
    "TLSA without STARTTLS",
    tlsa(`3 1 1 ${keyDigest(good)}`),
    noTls,
    "unmet",
    [single, ["no-tls", { addresses: [v4, v6], why: "no-starttls" }]],
  ],
  [
    "another certificate at one address",
    tlsa(`3 1 1 ${keyDigest(good)}`),
    { ...shows(good, middle), [v6]: presenting([selfSigned.der]) },
    "unmet",
    [single, ["no-match", { addresses: [v6], records: `3 1 1 ${keyDigest(good)}` }]],
  ],
  [
    "one address is not reached",
    tlsa(`3 1 1 ${keyDigest(good)}`),
    { ...shows(good, middle), [v6]: { ended: { kind: "unreachable", code: "x" } } },
    "met",
    [single],
  ],
  [
    "one address turned us away",
    tlsa(`3 1 1 ${keyDigest(good)}`),
    { ...shows(good, middle), [v6]: { ended: { kind: "turned-away", phase: "greeting", because: "busy" } } },
    "not-measured",
    [single],
  ],
  ["nobody was asked", tlsa(`3 1 1 ${keyDigest(good)}`), {}, "not-measured", [single]],
];

for (const [why, lines, sessions, criterion, found] of rows)
  test(why, async () => {
    const judgement = await judged(lines, sessions);
    assert.equal(judgement.criteria.dane?.kind, criterion);
    assert.deepEqual(
      judgement.findings.map(({ id, args }) => [id, id === "dane/single-record" ? {} : args]),
      found.map(([id, args]) => {
        if (id === "single-record") return ["dane/single-record", {}];
        const whole =
          Object.keys(args).length === 0 ? judgement.findings.find((one) => one.id === `dane/${id}`)?.args : args;
        return [`dane/${id}`, { host: both.host, ...whole }];
      }),
    );
    for (const { id, args } of judgement.findings) {
      const message = new Map(Object.entries(dane.messages)).get(id);
      assert.ok(message, id);
      assert.doesNotMatch(`${message.says(args)} ${message.fix(args)}`, /undefined|\[object/);
    }
  });

test("a roll-over is told by the TTL that the zone gave the records, not by what is left of it; RFC 7671 §8.1", async () => {
  const lines = tlsa(`3 1 1 ${keyDigest(good)}`, `3 1 1 ${other}`);
  const io = securely(world(lines, { smtp: smtpOf(shows(good, middle)), roots: [root.pem] }));
  const resolver: typeof io.resolver = {
    query: async (owner, type) => ({ ...(await io.resolver.query(owner, type)), originalTtl: 7200 }),
  };
  const { findings } = dane.judge(await dane.evaluate(name("a.test"), { ...io, resolver }));
  assert.deepEqual(
    findings.map(({ args }) => args),
    [{ host: "mx.a.test", record: `3 1 1 ${other}`, ttl: 7200, seconds: 14_400, isWhole: true }],
  );
});

const securities: [why: string, others: Record<string, Security>, owners: string[]][] = [
  ["the MX RRset; RFC 7672 §2.2.1", { "a.test MX": "insecure" }, ["a.test"]],
  ["the addresses; RFC 7672 §2.2.2", { "mx.a.test A": "insecure" }, ["mx.a.test"]],
  ["the TLSA RRset", { "_25._tcp.mx.a.test": "insecure" }, ["_25._tcp.mx.a.test"]],
];

for (const [why, others, owners] of securities)
  test(`not secure: ${why}`, async () => {
    const judgement = await judged(
      tlsa(`3 1 1 ${keyDigest(good)}`, `2 1 1 ${keyDigest(middle)}`),
      shows(good, middle),
      others,
    );
    assert.equal(judgement.criteria.dane?.kind, "unmet");
    assert.deepEqual(
      judgement.findings.map(({ id, args }) => [id, args["name"]]),
      owners.map((owner) => ["dane/not-secure", owner]),
    );
  });

test("a bogus answer for TLSA: senders defer, with records or without; RFC 7672 §2.1.2", async () => {
  const io = securely(world(mail, { smtp: smtpOf(shows(good, middle)) }));
  const facts = await dane.evaluate(name("a.test"), {
    ...io,
    resolver: {
      async query(owner, type) {
        const answer = await io.resolver.query(owner, type);
        if (type !== "TLSA") return answer;
        return { ...answer, outcome: { kind: "failed", why: "no proof" }, security: "bogus" };
      },
    },
  });
  const { criteria, verdict, findings } = dane.judge(facts);
  assert.deepEqual([criteria.dane, verdict], [{ kind: "unmet" }, { kind: "graded", grade: "broken" }]);
  assert.deepEqual(
    findings.map(({ id, args }) => [id, args]),
    [["dane/lookup-bogus", { host: "mx.a.test", why: "no proof" }]],
  );
});

test("an MX host that is an alias: the certificate may be for the name that it leads to; RFC 7671 §7", async () => {
  const lines = `a.test MX 10 mx.a.test.\n mx.a.test CNAME c.b.test.\n c.b.test A ${v4}
    _25._tcp.c.b.test TLSA 2 1 1 ${keyDigest(middle)}`;
  const chain = shows(issued({ names: ["c.b.test"] }), middle);
  assert.equal((await judged(lines, chain)).criteria.dane?.kind, "met");
  const insecure = await judged(lines, chain, { "c.b.test": "insecure" });
  assert.deepEqual(
    insecure.findings.map(({ id }) => id),
    ["dane/no-tlsa"],
  );
});
