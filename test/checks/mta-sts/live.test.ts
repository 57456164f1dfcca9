/** The policy as it is served, and the certificates of the MX hosts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { mtaSts } from "../../../src/checks/mta-sts/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { PolicyEnd, PolicyFetch, PolicyTry } from "../../../src/mail/policy-fetch.ts";
import { issue } from "../../support/ca.ts";
import { handshake, modern, presenting, smtpOf } from "../../support/sessions.ts";
import { world } from "../../support/world.ts";

const now = new Date("2026-11-22T00:00:00Z");
const days = (count: number): Date => new Date(now.getTime() + count * 86_400_000);
const dates = { notBefore: days(-30), notAfter: days(60) };
const root = issue({ subject: "Root", isCa: true, notBefore: days(-1000), notAfter: days(1000) });
const chainFor = (...names: string[]): Uint8Array[] => [issue({ subject: "x", issuer: root, names, ...dates }).der];
const tlsOf = (chain: readonly Uint8Array[]): NonNullable<PolicyTry["tls"]> => ({
  ...handshake,
  chain: chain.map((der) => Buffer.from(der).toString("base64")),
});

const lines = `a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1
  _mta-sts.a.test TXT v=STSv1; id=1\n mta-sts.a.test A 192.0.2.2`;
const body = (mode: string, mx = "mx.a.test"): string =>
  `version: STSv1\r\nmode: ${mode}\r\nmx: ${mx}\r\nmax_age: 2592000\r\n`;
const answer = (more: Partial<Extract<PolicyEnd, { kind: "answered" }>> = {}): PolicyEnd => ({
  kind: "answered",
  code: 200,
  contentType: "text/plain; charset=utf-8",
  body: body("enforce"),
  ...more,
});

const goodHost = tlsOf(chainFor("mta-sts.a.test"));
const goodMx = presenting(chainFor("mx.a.test"));
const fetched = (...tries: readonly Partial<PolicyTry>[]): PolicyFetch => ({
  url: "https://mta-sts.a.test/.well-known/mta-sts.txt",
  tries: tries.map((tried) => ({ address: "192.0.2.2", tls: goodHost, ended: answer(), ...tried })),
});
const ends = (ended: PolicyEnd): PolicyFetch => fetched({ ended });

async function judged(policy: PolicyFetch, session = goodMx, zone = lines) {
  const io = world(zone, {
    stsPolicy: async () => ({ kind: "measured", value: policy }),
    smtp: smtpOf({ "192.0.2.1": session }),
    roots: [root.pem],
  });
  const facts = await mtaSts.evaluate(name("a.test"), io);
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  return mtaSts.judge(facts);
}

type Row = [
  why: string,
  policy: PolicyFetch,
  session: typeof goodMx,
  verdict: string,
  criterion: string,
  found: [id: string, args: object][],
];
const domain = "a.test";
const rows: Row[] = [
  ["all is well", fetched({}), goodMx, "strong", "met", []],
  [
    "a wildcard of one label; RFC 8461 §4.1",
    ends(answer({ body: body("enforce", "*.a.test") })),
    goodMx,
    "strong",
    "met",
    [],
  ],
  ["testing", ends(answer({ body: body("testing") })), goodMx, "weak", "unmet", [["mode-testing", { domain }]]],
  ["none", ends(answer({ body: body("none") })), goodMx, "weak", "unmet", [["mode-none", { domain }]]],
  [
    "an MX host that no pattern matches",
    ends(answer({ body: body("enforce", "mx.b.test") })),
    goodMx,
    "broken",
    "unmet",
    [["mx-uncovered", { domain, hosts: ["mx.a.test"], mode: "enforce" }]],
  ],
  [
    "an invalid policy",
    ends(answer({ body: "<html>" })),
    goodMx,
    "broken",
    "unmet",
    [["invalid-policy", { domain, why: "line" }]],
  ],
  [
    "a redirect, which is not followed; RFC 8461 §3.3",
    ends(answer({ code: 301, location: "https://b.test/" })),
    goodMx,
    "broken",
    "unmet",
    [["policy-redirect", { domain, code: 301, location: "https://b.test/" }]],
  ],
  ["404", ends(answer({ code: 404 })), goodMx, "broken", "unmet", [["policy-code", { domain, code: 404 }]]],
  [
    "text/html",
    ends(answer({ contentType: "text/html" })),
    goodMx,
    "weak",
    "unmet",
    [["content-type", { domain, contentType: "text/html" }]],
  ],
  [
    "a certificate for another name",
    fetched({ tls: tlsOf(chainFor("www.a.test")) }),
    goodMx,
    "broken",
    "unmet",
    [["policy-certificate", { domain, why: ["name-mismatch"] }]],
  ],
  ["no address", fetched(), goodMx, "broken", "unmet", [["policy-address", { domain }]]],
  ["a private address", ends({ kind: "not-public" }), goodMx, "broken", "unmet", [["policy-address", { domain }]]],
  [
    "nothing listens",
    ends({ kind: "refused", code: "ECONNREFUSED" }),
    goodMx,
    "broken",
    "unmet",
    [["policy-connection", { domain, why: "ECONNREFUSED" }]],
  ],
  [
    "an alert",
    ends({ kind: "tls-failed", failure: { settings: "modern", because: "alert", alert: "handshake_failure" } }),
    goodMx,
    "broken",
    "unmet",
    [["policy-tls", { domain, why: "handshake_failure" }]],
  ],
  [
    "too large",
    ends({ kind: "too-large", octets: 65_536 }),
    goodMx,
    "broken",
    "unmet",
    [["policy-size", { domain, octets: 65_536 }]],
  ],
  [
    "no HTTP",
    ends({ kind: "bad-http", code: "x" }),
    goodMx,
    "broken",
    "unmet",
    [["policy-http", { domain, why: "x" }]],
  ],
  ["no answer in time", ends({ kind: "timed-out", phase: "connect" }), goodMx, "not-measured", "not-measured", []],
  ["no way there", ends({ kind: "unreachable", code: "x" }), goodMx, "not-measured", "not-measured", []],
  ["the second address answers", fetched({ ended: { kind: "refused", code: "x" } }, {}), goodMx, "strong", "met", []],
  [
    "the MX host has a self-signed certificate",
    fetched({}),
    presenting([issue({ subject: "mx", names: ["mx.a.test"], ...dates }).der]),
    "broken",
    "unmet",
    [["mx-untrusted", { host: "mx.a.test", addresses: ["192.0.2.1"], mode: "enforce", why: ["self-signed"] }]],
  ],
  [
    "the MX host does not offer STARTTLS",
    fetched({}),
    { ended: { kind: "no-starttls" } },
    "broken",
    "unmet",
    [["mx-untrusted", { host: "mx.a.test", addresses: ["192.0.2.1"], mode: "enforce", why: ["no-starttls"] }]],
  ],
  [
    "in testing it is reported",
    ends(answer({ body: body("testing") })),
    modern,
    "weak",
    "unmet",
    [
      ["mode-testing", { domain }],
      ["mx-untrusted", { host: "mx.a.test", addresses: ["192.0.2.1"], mode: "testing", why: ["no-certificate"] }],
    ],
  ],
  [
    "the MX host turned us away",
    fetched({}),
    { ended: { kind: "turned-away", phase: "greeting", because: "greylisted" } },
    "not-measured",
    "not-measured",
    [],
  ],
];

for (const [why, policy, session, verdict, criterion, found] of rows)
  test(why, async () => {
    const judgement = await judged(policy, session);
    assert.equal(judgement.verdict.kind === "graded" ? judgement.verdict.grade : judgement.verdict.kind, verdict);
    assert.equal(judgement.criteria["mta-sts"]?.kind, criterion);
    assert.deepEqual(
      judgement.findings.map(({ id, args }) => [id, args]),
      found.map(([id, args]) => [`mta-sts/${id}`, args]),
    );
    for (const { id, args } of judgement.findings) {
      const message = mtaSts.messages[id];
      assert.ok(message, id);
      assert.doesNotMatch(`${message.says(args)} ${message.fix(args)}`, /undefined|\[object/);
    }
  });

test("without a record nobody fetches, so that nothing is said of the service", async () => {
  const { findings } = await judged(
    ends(answer({ code: 404 })),
    goodMx,
    "a.test MX 1 mx.a.test.\n mx.a.test A 192.0.2.1",
  );
  assert.deepEqual(
    findings.map(({ id }) => id),
    ["mta-sts/no-record"],
  );
});

test("every finding of the service is fired by a row", () => {
  const fired = new Set(rows.flatMap(([, , , , , found]) => found.map(([id]) => `mta-sts/${id}`)));
  const missed = Object.keys(mtaSts.messages).filter((id) => id.startsWith("mta-sts/policy-") && !fired.has(id));
  assert.deepEqual(missed, []);
});

test("the authority of the policy host's certificate is asked, as those of the MX hosts are; RFC 8461 §3.3", async () => {
  const policy = fetched({ tls: tlsOf([...chainFor("mta-sts.a.test"), root.der]) });
  const since = "2026-11-20T00:00:00.000Z";
  const facts = await mtaSts.evaluate(
    name("a.test"),
    world(lines, {
      stsPolicy: async () => ({ kind: "measured", value: policy }),
      smtp: smtpOf({ "192.0.2.1": goodMx }),
      roots: [root.pem],
      revocation: async ({ certificate }) =>
        certificate === policy.tries[0]?.tls?.chain[0]
          ? { kind: "revoked", by: "crl", since }
          : { kind: "good", by: "crl" },
    }),
  );
  const { criteria, findings } = mtaSts.judge(facts);
  assert.equal(criteria["mta-sts"]?.kind, "unmet");
  assert.deepEqual(
    findings.map(({ id, args }) => [id, args]),
    [["mta-sts/policy-certificate", { domain, why: ["revoked"] }]],
  );
});
