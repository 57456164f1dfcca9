import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { x509 } from "../../../src/checks/x509/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { RevocationQuestion } from "../../../src/io.ts";
import type { Revocation } from "../../../src/mail/x509/revocation.ts";
import { type Issued, issue, spkiOf } from "../../support/ca.ts";
import { ocspResponse } from "../../support/revocation.ts";
import { modern, presenting, securely, smtpOf } from "../../support/sessions.ts";
import { world } from "../../support/world.ts";

const now = new Date("2026-11-22T00:00:00Z");
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const dates = { notBefore: days(-30), notAfter: days(60) };
const names = ["mx.a.test"];

const root = issue({ subject: "Root", isCa: true, notBefore: days(-1000), notAfter: days(1000) });
const middle = issue({ subject: "Middle", issuer: root, isCa: true, notBefore: days(-500), notAfter: days(500) });
const good = issue({ subject: "mx", issuer: middle, names, ...dates });
const stranger = issue({ subject: "Stranger", isCa: true, ...dates });
const selfSigned = issue({ subject: "mx", names, ...dates });

const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n mx.a.test AAAA 2001:db8::1\n";
const [v4, v6] = ["192.0.2.1", "2001:db8::1"];
type Sessions = Parameters<typeof smtpOf>[0];

async function judged(sessions: Sessions, lines = mail) {
  const io = world(lines, { smtp: smtpOf(sessions), roots: [root.pem] });
  const facts = await x509.evaluate(name("a.test"), securely(io));
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  return x509.judge(facts);
}

const shows = (...chain: readonly Issued[]): Sessions => {
  const session = presenting(chain.map(({ der }) => der));
  return { [v4]: session, [v6]: session };
};
const issued = (more: Partial<Parameters<typeof issue>[0]>): Issued =>
  issue({ subject: "mx", issuer: middle, names, ...dates, ...more });

type Row = [why: string, sessions: Sessions, verdict: string, criterion: string, found: [id: string, args: object][]];

const rows: Row[] = [
  ["a good chain", shows(good, middle), "strong", "met", []],
  ["the intermediate is missing", shows(good), "broken", "unmet", [["issuer-missing", { issuer: "CN=Middle", at: 0 }]]],
  [
    "a stranger's",
    shows(issued({ issuer: stranger }), stranger),
    "broken",
    "unmet",
    [["unknown-root", { root: "CN=Stranger", at: 1 }]],
  ],
  ["self-signed", shows(selfSigned), "broken", "unmet", [["self-signed", { at: 0 }]]],
  [
    "expired",
    shows(issued({ notBefore: days(-90), notAfter: days(-10) }), middle),
    "broken",
    "unmet",
    [["expired", { notAfter: days(-10).toISOString(), at: 0 }]],
  ],
  [
    "not yet valid",
    shows(issued({ notBefore: days(2), notAfter: days(90) }), middle),
    "broken",
    "unmet",
    [["not-yet-valid", { notBefore: days(2).toISOString(), at: 0 }]],
  ],
  [
    "another name; RFC 9525 §6.3",
    shows(issued({ names: ["a.test", "*.mx.a.test"] }), middle),
    "broken",
    "unmet",
    [["name-mismatch", { hosts: ["mx.a.test"], names: ["a.test", "*.mx.a.test"], at: 0 }]],
  ],
  [
    "a common name is none",
    shows(issue({ subject: "mx.a.test", issuer: middle, ...dates }), middle),
    "broken",
    "unmet",
    [["no-dns-name", { hosts: ["mx.a.test"], subject: "CN=mx.a.test", at: 0 }]],
  ],
  ["a wildcard for one label", shows(issued({ names: ["*.a.test"] }), middle), "strong", "met", []],
  [
    "SHA-1; RFC 9155",
    shows(issued({ hash: "sha1" }), middle),
    "broken",
    "unmet",
    [["weak-signature", { hash: "sha1", at: 0 }]],
  ],
  [
    "RSA with 1024 bits",
    shows(issued({ key: "rsa1024" }), middle),
    "broken",
    "unmet",
    [["weak-key", { kind: "rsa", bits: 1024, at: 0 }]],
  ],
  [
    "expires soon",
    shows(issued({ notBefore: days(-80), notAfter: days(10) }), middle),
    "weak",
    "met",
    [["expires-soon", { days: 10, notAfter: days(10).toISOString() }]],
  ],
  [
    "a short life is not soon over before its last sixth",
    shows(issued({ notBefore: days(-1), notAfter: days(5) }), middle),
    "strong",
    "met",
    [],
  ],
  ["out of order", shows(good, root, middle), "strong", "met", [["more-than-needed", { what: ["root-sent"] }]]],
  ["no certificate", shows(), "broken", "unmet", [["no-certificate", { at: 0 }]]],
  ["not asked", {}, "not-measured", "not-measured", []],
  [
    "no STARTTLS",
    { [v4]: { ended: { kind: "no-starttls" } }, [v6]: { ended: { kind: "no-starttls" } } },
    "absent",
    "unmet",
    [],
  ],
  [
    "one address is not reached",
    { ...shows(good, middle), [v6]: { ended: { kind: "unreachable", code: "x" } } },
    "strong",
    "met",
    [],
  ],
  [
    "one address turns us away",
    { ...shows(good, middle), [v6]: { ended: { kind: "turned-away", phase: "greeting", because: "busy" } } },
    "not-measured",
    "not-measured",
    [],
  ],
];

for (const [why, sessions, verdict, criterion, found] of rows)
  test(why, async () => {
    const judgement = await judged(sessions);
    assert.equal(judgement.verdict.kind === "graded" ? judgement.verdict.grade : judgement.verdict.kind, verdict);
    assert.equal(judgement.criteria.x509?.kind, criterion);
    const at = Object.keys(sessions).filter((address) => sessions[address]?.tls !== undefined);
    const from = { file: "a.test.zone", line: 1, column: 1, endLine: 1 };
    assert.deepEqual(
      judgement.findings,
      found.map(([id, args]) => ({ id: `x509/${id}`, args: { host: "mx.a.test", addresses: at, ...args }, from })),
    );
    for (const { id, args } of judgement.findings) {
      const message = x509.messages[id];
      assert.ok(message, id);
      assert.doesNotMatch(`${message.says(args)} ${message.fix(args)}`, /undefined|\[object/);
    }
  });

test("under a TLSA record of usage 3 a self-signed certificate is information only; RFC 7671 §5.1", async () => {
  const digest = createHash("sha256").update(spkiOf(selfSigned.key)).digest("hex");
  const tlsa = (hex: string): string => `${mail} _25._tcp.mx.a.test TLSA 3 1 1 ${hex}`;
  const pinned = await judged(shows(selfSigned), tlsa(digest));
  assert.deepEqual(
    pinned.findings.map(({ id, args }) => [id, args["why"]]),
    [["x509/pinned", ["self-signed"]]],
  );
  assert.deepEqual([pinned.verdict, pinned.criteria.x509], [{ kind: "graded", grade: "weak" }, { kind: "unmet" }]);
  const other = await judged(shows(selfSigned), tlsa("aa".repeat(32)));
  assert.deepEqual(
    other.findings.map(({ id }) => id),
    ["x509/self-signed"],
  );
});

test("addresses with different certificates", async () => {
  const { findings } = await judged({
    [v4]: presenting([good.der, middle.der]),
    [v6]: presenting([issued({}).der, middle.der]),
  });
  assert.deepEqual(
    findings.map(({ id, args }) => [id, args]),
    [["x509/differs", { host: "mx.a.test", certificates: 2 }]],
  );
});

test("a session that came to TLS without a chain that was kept", async () => {
  assert.equal((await judged({ [v4]: modern, [v6]: modern })).criteria.x509?.kind, "unmet");
});

const since = "2026-11-20T00:00:00.000Z";
const base64 = ({ der }: Issued): string => Buffer.from(der).toString("base64");

const answers: readonly [said: Revocation, verdict: string, criterion: string, found: readonly object[]][] = [
  [{ kind: "good", by: "crl" }, "strong", "met", []],
  [
    { kind: "revoked", by: "crl", since },
    "broken",
    "unmet",
    [{ id: "x509/revoked", args: { host: "mx.a.test", addresses: [v4, v6], since } }],
  ],
  [{ kind: "not-checked", because: "no-answer" }, "strong", "met", []],
  [{ kind: "not-checked", because: "not-asked" }, "strong", "met", []],
];

for (const [said, verdict, criterion, found] of answers)
  test(`the authority says: ${Object.values(said).join(", ")}; RFC 5280 §6.3`, async () => {
    const { judgement, asked } = await revocationJudged(shows(good, middle), said);
    assert.deepEqual(asked, [{ certificate: base64(good), issuer: base64(middle) }]);
    assert.equal(judgement.verdict.kind === "graded" && judgement.verdict.grade, verdict);
    assert.equal(judgement.criteria.x509?.kind, criterion);
    assert.deepEqual(
      judgement.findings.map(({ id, args }) => ({ id, args })),
      found,
    );
  });

test("an authority is asked where the chain is good and the stapled response does not decide", async () => {
  const stapling = (says: "good" | "revoked" | "unknown"): Sessions => {
    const serial = 4711;
    const stapled = ocspResponse(middle, serial, { says, from: days(-1), until: days(1) });
    const chain = [issued({ serial }).der, middle.der];
    return { [v4]: presenting(chain, { ocspResponse: Buffer.from(stapled).toString("base64") }) };
  };
  const rows: readonly [why: string, sessions: Sessions, times: number][] = [
    ["stapled: good", stapling("good"), 0],
    ["stapled: revoked", stapling("revoked"), 0],
    ["stapled: unknown", stapling("unknown"), 1],
    ["self-signed", shows(selfSigned), 0],
    ["another name", shows(issued({ names: ["b.test"] }), middle), 0],
  ];
  for (const [why, sessions, times] of rows) {
    const { asked } = await revocationJudged(sessions, { kind: "good", by: "ocsp" });
    assert.equal(asked.length, times, why);
  }
});

async function revocationJudged(sessions: Sessions, said: Revocation) {
  const asked: RevocationQuestion[] = [];
  const io = world(mail, {
    smtp: smtpOf(sessions),
    roots: [root.pem],
    revocation: async (question) => {
      asked.push(question);
      return said;
    },
  });
  return { judgement: x509.judge(await x509.evaluate(name("a.test"), securely(io))), asked };
}
