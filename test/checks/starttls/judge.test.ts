import assert from "node:assert/strict";
import { test } from "node:test";
import { startTls } from "../../../src/checks/starttls/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { SmtpEnd } from "../../../src/mail/smtp-session.ts";
import type { Offered, TlsScan } from "../../../src/mail/tls-scan.ts";
import { ehlo, handshake, modern, reply, smtpOf } from "../../support/sessions.ts";
import { type Told, world } from "../../support/world.ts";

const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";
const two = `${mail} mx.a.test AAAA 2001:db8::1\n`;
const twoHosts = `${mail} a.test MX 20 mx2.a.test.\n mx2.a.test A 192.0.2.2\n`;
type Sessions = Parameters<typeof smtpOf>[0];

async function judged(lines: string, sessions: Sessions, more: Partial<Told> = {}) {
  const facts = await startTls.evaluate(name("a.test"), world(lines, { smtp: smtpOf(sessions), ...more }));
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  return startTls.judge(facts);
}

const hello = ehlo("PIPELINING", "STARTTLS");
const ended = (end: SmtpEnd): Sessions[string] => ({ hello, ended: end });
const tls = (more: Partial<typeof handshake>): Sessions[string] => ({ ...modern, tls: { ...handshake, ...more } });
const [v4, v6, other] = ["192.0.2.1", "2001:db8::1", "192.0.2.2"];

const verdicts: [why: string, lines: string, sessions: Sessions, verdict: string, criterion: string][] = [
  ["a null MX", "a.test MX 0 .", {}, "not-applicable", "not-applicable"],
  ["neither MX nor address", "a.test TXT x", {}, "not-applicable", "not-applicable"],
  ["outside of the files", "b.test TXT x", {}, "not-measured", "not-measured"],
  ["nobody was asked", mail, {}, "not-measured", "not-measured"],
  ["TLS 1.3", mail, { [v4]: modern }, "strong", "met"],
  ["TLS 1.2", mail, { [v4]: tls({ protocol: "TLSv1.2" }) }, "strong", "met"],
  ["TLS 1.1; RFC 8996", mail, { [v4]: tls({ protocol: "TLSv1.1", settings: "legacy" }) }, "broken", "unmet"],
  ["no STARTTLS", mail, { [v4]: ended({ kind: "no-starttls" }) }, "absent", "unmet"],
  ["HELO only", mail, { [v4]: ended({ kind: "no-ehlo" }) }, "absent", "unmet"],
  ["refused", mail, { [v4]: ended({ kind: "starttls-refused" }) }, "broken", "unmet"],
  ["not SMTP", mail, { [v4]: ended({ kind: "not-smtp", phase: "greeting", said: ["x"] }) }, "broken", "unmet"],
  ["a flood", mail, { [v4]: ended({ kind: "flood", phase: "greeting", limit: "line" }) }, "broken", "unmet"],
  [
    "the handshake fails",
    mail,
    { [v4]: { ended: { kind: "tls-failed" }, tlsFailures: [{ settings: "modern", because: "not-tls" }] } },
    "broken",
    "unmet",
  ],
  [
    "the handshake times out, which may be the way there",
    mail,
    { [v4]: { ended: { kind: "tls-failed" }, tlsFailures: [{ settings: "modern", because: "timed-out" }] } },
    "not-measured",
    "not-measured",
  ],
  [
    "greylisted",
    mail,
    { [v4]: ended({ kind: "turned-away", phase: "greeting", because: "greylisted" }) },
    "not-measured",
    "not-measured",
  ],
  ["a tarpit", mail, { [v4]: ended({ kind: "timed-out", phase: "greeting" }) }, "not-measured", "not-measured"],
  ["closed", mail, { [v4]: ended({ kind: "closed", phase: "greeting" }) }, "not-measured", "not-measured"],
  ["no connection", mail, { [v4]: ended({ kind: "timed-out", phase: "connect" }) }, "not-measured", "not-measured"],
  ["no address", "a.test MX 10 mx.a.test.\n x.a.test A 192.0.2.9", {}, "not-measured", "not-measured"],
  [
    "one address is not reached",
    two,
    { [v4]: modern, [v6]: ended({ kind: "unreachable", code: "x" }) },
    "strong",
    "met",
  ],
  [
    "one address does not tell",
    two,
    { [v4]: modern, [v6]: ended({ kind: "turned-away", phase: "greeting", because: "busy" }) },
    "not-measured",
    "not-measured",
  ],
  ["one address without", two, { [v4]: modern, [v6]: ended({ kind: "no-starttls" }) }, "weak", "unmet"],
  [
    "one fault decides, whatever is unknown",
    two,
    { [v4]: ended({ kind: "no-starttls" }), [v6]: ended({ kind: "timed-out", phase: "hello" }) },
    "absent",
    "unmet",
  ],
  ["the second host is without", twoHosts, { [v4]: modern, [other]: ended({ kind: "no-starttls" }) }, "weak", "unmet"],
  ["all hosts", twoHosts, { [v4]: modern, [other]: modern }, "strong", "met"],
  ["an implicit MX", "a.test A 192.0.2.1", { [v4]: modern }, "strong", "met"],
  [
    "an alias is followed",
    "a.test MX 1 m.a.test.\n m.a.test CNAME h.a.test.\n h.a.test A 192.0.2.1",
    { [v4]: modern },
    "strong",
    "met",
  ],
  [
    "AAAA fails",
    "a.test A 192.0.2.1\n a.test MX 1 x.b.test.\n x.b.test !timeout",
    { [v4]: modern },
    "not-measured",
    "not-measured",
  ],
];

for (const [why, lines, sessions, verdict, criterion] of verdicts)
  test(`verdict: ${why}`, async () => {
    const { verdict: found, criteria } = await judged(lines, sessions);
    assert.equal(found.kind === "graded" ? found.grade : found.kind, verdict);
    assert.equal(criteria.starttls?.kind, criterion);
  });

const findings: [why: string, session: Sessions[string], found: [id: string, args: object][]][] = [
  ["nothing is wrong", modern, []],
  ["no STARTTLS", ended({ kind: "no-starttls" }), [["no-starttls", {}]]],
  ["HELO only", ended({ kind: "no-ehlo" }), [["no-ehlo", {}]]],
  ["refused", { ...ended({ kind: "starttls-refused" }), startTls: reply(454, "no") }, [["refused", { code: 454 }]]],
  [
    "alerts",
    {
      ended: { kind: "tls-failed" },
      tlsFailures: [
        { settings: "modern", because: "alert", alert: "protocol_version" },
        { settings: "legacy", because: "closed", code: "ECONNRESET" },
      ],
    },
    [["tls-failed", { why: ["protocol_version", "ECONNRESET"] }]],
  ],
  [
    "time was over with settings of today, which says nothing of them",
    { ...tls({ settings: "legacy" }), tlsFailures: [{ settings: "modern", because: "timed-out" }] },
    [],
  ],
  [
    "time was over, and then the connection was closed",
    {
      ended: { kind: "tls-failed" },
      tlsFailures: [
        { settings: "modern", because: "timed-out" },
        { settings: "legacy", because: "closed", code: "ECONNRESET" },
      ],
    },
    [["not-told", { why: "timed-out at tls" }]],
  ],
  ["TLS 1.0", tls({ protocol: "TLSv1", settings: "legacy" }), [["old-tls", { protocol: "TLSv1" }]]],
  [
    "static RSA",
    {
      ...modern,
      tls: { settings: "legacy", protocol: "TLSv1.2", cipher: "X", chain: [], chainIs: "as-sent" },
      tlsFailures: [{ settings: "modern", because: "alert", alert: "handshake_failure" }],
    },
    [
      ["legacy-only", { protocol: "TLSv1.2", cipher: "X" }],
      ["no-forward-secrecy", { cipher: "X" }],
      ["no-tls13", { protocol: "TLSv1.2" }],
    ],
  ],
  [
    "an old TLS 1.2",
    tls({
      protocol: "TLSv1.2",
      hello: { extendedMasterSecret: false, secureRenegotiation: false, compression: true },
    }),
    [
      ["no-tls13", { protocol: "TLSv1.2" }],
      ["compression", {}],
      ["insecure-renegotiation", {}],
      ["no-extended-master-secret", {}],
    ],
  ],
  [
    "a good TLS 1.2",
    tls({ protocol: "TLSv1.2", hello: { extendedMasterSecret: true, secureRenegotiation: true, compression: false } }),
    [["no-tls13", { protocol: "TLSv1.2" }]],
  ],
  ["CVE-2011-0411", { ...modern, injection: { kind: "executed", replies: [reply(250, "ok")] } }, [["injection", {}]]],
  ["what is injected is thrown away", { ...modern, injection: { kind: "discarded" } }, []],
  ["plain text behind", { ...modern, behindStartTls: ["250 x"] }, [["plain-behind", {}]]],
  [
    "AUTH in the clear",
    { ...modern, hello: ehlo("STARTTLS", "AUTH PLAIN"), helloAfterTls: ehlo("AUTH PLAIN") },
    [["auth-in-clear", {}]],
  ],
  ["AUTH inside of TLS", { ...modern, helloAfterTls: ehlo("PIPELINING", "AUTH PLAIN") }, []],
  [
    "STARTTLS again; RFC 3207 §4.2",
    { ...modern, helloAfterTls: ehlo("PIPELINING", "STARTTLS") },
    [["offered-again", {}]],
  ],
  ["less inside of TLS", { ...modern, helloAfterTls: ehlo("SIZE") }, [["extensions-lost", { lost: ["PIPELINING"] }]]],
  [
    "a firewall that overwrites keywords",
    { ...ended({ kind: "no-starttls" }), hello: ehlo("PIPELINING", "XXXXXXXA") },
    [
      ["no-starttls", {}],
      ["masked", { keyword: "XXXXXXXA" }],
    ],
  ],
  [
    "a keyword of its own",
    {
      ...modern,
      hello: ehlo("PIPELINING", "STARTTLS", "XCLIENT NAME"),
      helloAfterTls: ehlo("PIPELINING", "XCLIENT NAME"),
    },
    [],
  ],
  ["a small group; RFC 9325 §4.4", tls({ keyExchange: { kind: "DH", bits: 1024 } }), [["short-dh", { bits: 1024 }]]],
  ["a group of 2048 bits", tls({ keyExchange: { kind: "DH", bits: 2048 } }), []],
  [
    "a handshake signed over SHA-1; RFC 9155",
    tls({ signatureScheme: "rsa_pkcs1_sha1" }),
    [["sha1-signature", { scheme: "rsa_pkcs1_sha1" }]],
  ],
  ["REQUIRETLS", { ...modern, helloAfterTls: ehlo("PIPELINING", "REQUIRETLS") }, [["requiretls", {}]]],
  ["not public", ended({ kind: "not-public" }), [["not-public", {}]]],
  ["refuses", ended({ kind: "refused", code: "ECONNREFUSED" }), [["unreached", { why: "refused" }]]],
  [
    "turned away",
    ended({ kind: "turned-away", phase: "greeting", because: "rejected" }),
    [["not-told", { why: "rejected" }]],
  ],
];

for (const [why, session, found] of findings)
  test(`findings: ${why}`, async () => {
    const about = { host: "mx.a.test", addresses: [v4] };
    const from = { file: "a.test.zone", line: 1, column: 1, endLine: 1 };
    assert.deepEqual(
      (await judged(mail, { [v4]: session })).findings,
      found.map(([id, args]) => ({ id: `starttls/${id}`, args: { ...about, ...args }, from })),
    );
  });

test("every finding has its words", async () => {
  for (const [, session, found] of findings)
    for (const { id, args } of (await judged(mail, { [v4]: session })).findings) {
      const message = new Map(Object.entries(startTls.messages)).get(id);
      assert.ok(message, `${id} of ${found.length}`);
      assert.doesNotMatch(`${message.says(args)} ${message.fix(args)}`, /undefined|\[object/);
    }
});

test("addresses of one host that are alike are told together, and those that differ are told apart", async () => {
  const both = await judged(two, { [v4]: ended({ kind: "no-starttls" }), [v6]: ended({ kind: "no-starttls" }) });
  assert.deepEqual(
    both.findings.map(({ id, args }) => [id, args["addresses"]]),
    [["starttls/no-starttls", [v4, v6]]],
  );
  const apart = await judged(two, { [v4]: modern, [v6]: ended({ kind: "no-starttls" }) });
  assert.deepEqual(apart.findings.map(({ id, args }) => [id, args]).at(-1), [
    "starttls/addresses-differ",
    { host: "mx.a.test", good: [v4], bad: [v6] },
  ]);
});

const reasons: [why: string, end: SmtpEnd, because: string][] = [
  ["egress", { kind: "timed-out", phase: "connect" }, "no MX host could be reached: port 25 may be blocked from here"],
  ["refused", { kind: "refused", code: "x" }, "no MX host took a connection"],
  [
    "421",
    { kind: "turned-away", phase: "greeting", because: "busy" },
    "mx.a.test (192.0.2.1) did not come to TLS: busy",
  ],
];

for (const [why, end, because] of reasons)
  test(`the reason: ${why}`, async () => {
    const { criteria } = await judged(mail, { [v4]: ended(end) });
    assert.deepEqual(criteria.starttls, { kind: "not-measured", because });
  });

const accepted: Offered = { kind: "accepted", suite: "X" };
const refused: Offered = { kind: "refused", by: "alert" };

function scan(accepts: readonly string[]): TlsScan {
  const of = (id: string): Offered => (accepts.includes(id) ? accepted : refused);
  return {
    mxHost: "mx.a.test",
    address: v4,
    versions: {
      SSLv3: of("SSLv3"),
      TLSv1: of("TLSv1"),
      "TLSv1.1": of("TLSv1.1"),
      "TLSv1.2": accepted,
      "TLSv1.3": accepted,
    },
    suites: {
      null: of("null"),
      export: of("export"),
      anonymous: of("anonymous"),
      rc4: of("rc4"),
      des: of("des"),
      "static-rsa": of("static-rsa"),
    },
  };
}

const scans: [accepts: string[], found: [id: string, args: object][]][] = [
  [[], []],
  [["static-rsa"], [["starttls/static-rsa", {}]]],
  [["SSLv3"], [["starttls/ssl3", {}]]],
  [["TLSv1", "TLSv1.1"], [["starttls/old-versions", { versions: ["TLSv1", "TLSv1.1"] }]]],
  [["null", "rc4"], [["starttls/weak-suites", { suites: ["null", "rc4"] }]]],
];

for (const [accepts, found] of scans)
  test(`scan: ${accepts.join(", ") || "nothing old"}`, async () => {
    const { findings: told, criteria } = await judged(
      mail,
      { [v4]: modern },
      {
        tlsScan: async () => ({ kind: "measured", value: scan(accepts) }),
      },
    );
    const about = { host: "mx.a.test", addresses: [v4] };
    assert.deepEqual(
      told.map(({ id, args }) => [id, args]),
      found.map(([id, args]) => [id, { ...about, ...args }]),
    );
    assert.equal(criteria.starttls?.kind, "met");
  });

test("messages from the domain that were seen: each of them by TLS 1.2 or later", async () => {
  const facts = await startTls.evaluate(name("a.test"), world(mail, { smtp: smtpOf({ [v4]: modern }) }));
  type Sent = (typeof facts)["sent"];
  const rows: [sent: Sent, criterion: string, found: [id: string, args: object][]][] = [
    [[], "met", []],
    [[{ kind: "tls", version: "TLSv1.3" }, { kind: "tls" }], "met", []],
    [[{ kind: "clear" }, { kind: "tls" }], "unmet", [["sent-in-clear", { messages: 2, clear: 1 }]]],
    [[{ kind: "tls", version: "TLSv1.0" }], "unmet", [["sent-by-old-tls", { messages: 1, versions: ["TLSv1.0"] }]]],
  ];
  for (const [sent, criterion, found] of rows) {
    const { criteria, findings: told } = startTls.judge({ ...facts, sent });
    assert.equal(criteria.starttls?.kind, criterion);
    assert.deepEqual(
      told.map(({ id, args }) => [id, args]),
      found.map(([id, args]) => [`starttls/${id}`, { domain: "a.test", ...args }]),
    );
  }
});
