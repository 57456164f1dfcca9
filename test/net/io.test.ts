import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { type LiveIoOptions, type Step, liveIo } from "../../src/net/io.ts";
import { withinTime } from "../../src/net/within-time.ts";
import { issue } from "../support/ca.ts";
import { revocationList } from "../support/revocation.ts";
import { world } from "../support/world.ts";

const host = name("mx.a.test");

function ioOver(records: string, options: Partial<LiveIoOptions> = {}) {
  const { resolver, now } = world(records);
  return liveIo({ resolver, now, ehloName: "probe.example", ...options });
}

test("who was not to be asked is not measured", async () => {
  const io = ioOver("", { smtp: false, tlsScan: true });
  const because = "mx.a.test was not asked";
  assert.deepEqual(await io.smtp(host, "192.0.2.1"), { kind: "not-measured", because });
  assert.equal((await io.tlsScan(host, "192.0.2.1")).kind, "not-measured");
});

test("old versions are looked for only on demand", async () => {
  const because = "--tls-scan was not given";
  assert.deepEqual(await ioOver("").tlsScan(host, "192.0.2.1"), { kind: "not-measured", because });
});

test("nobody connects to an address that is not public; each address is asked once, and told", async () => {
  const steps: Step[] = [];
  const io = ioOver("", { watch: (step) => steps.push(step) });
  const [one, other] = await Promise.all([io.smtp(host, "127.0.0.1"), io.smtp(host, "127.0.0.1")]);
  assert.equal(one.kind === "measured" && one.value.ended.kind, "not-public");
  assert.deepEqual(one, other);
  const step = { what: "smtp", host, address: "127.0.0.1" };
  assert.deepEqual(steps, [
    { ...step, state: "asked" },
    { ...step, state: "answered" },
  ]);
});

const policies: readonly [why: string, records: string, expected: object][] = [
  ["no policy host", "a.test MX 10 mx.a.test", { kind: "measured", value: { url: policyUrl(), tries: [] } }],
  [
    "no answer",
    "mta-sts.a.test A 10.0.0.1\nmta-sts.a.test !timeout",
    { kind: "not-measured", because: "mta-sts.a.test was not found: mta-sts.a.test: timeout" },
  ],
  [
    "a private address",
    "mta-sts.a.test A 10.0.0.1",
    { kind: "measured", value: { url: policyUrl(), tries: [{ address: "10.0.0.1", ended: { kind: "not-public" } }] } },
  ],
];

function policyUrl(): string {
  return "https://mta-sts.a.test/.well-known/mta-sts.txt";
}

for (const [why, records, expected] of policies)
  test(`the policy with ${why}`, async () => {
    assert.deepEqual(await ioOver(records).stsPolicy(name("a.test")), expected);
  });

test("what has not answered in time is not measured", async () => {
  const { promise: never } = Promise.withResolvers<never>();
  const { promise: expired, resolve } = Promise.withResolvers<void>();
  const slow = withinTime({ ...ioOver(""), smtp: () => never }, expired, "within 1 second");
  const session = slow.smtp(host, "192.0.2.1");
  resolve();
  const because = "mx.a.test at 192.0.2.1 did not answer within 1 second";
  assert.deepEqual(await session, { kind: "not-measured", because });
  assert.deepEqual(await slow.smtp(host, "192.0.2.1"), { kind: "not-measured", because });
});

const ca = issue({ subject: "CA", isCa: true });

function questionAt(crlUrl: string) {
  const { der } = issue({ subject: "Server", issuer: ca, serial: 4711, crlUrl });
  return { certificate: Buffer.from(der).toString("base64"), issuer: Buffer.from(ca.der).toString("base64") };
}

test("an authority is found by the resolver, and asked once for a certificate", async () => {
  let requests = 0;
  const server = createServer((_, response) => {
    requests++;
    response.end(revocationList(ca, [4711]));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const question = questionAt(`http://crl.ca.test:${port}/1.crl`);
  const options = { allowPrivate: true, now: new Date() };
  const io = ioOver("crl.ca.test A 127.0.0.1", options);
  const [one, other] = await Promise.all([io.revocation(question), io.revocation({ ...question })]);
  assert.equal(one.kind, "revoked");
  assert.deepEqual([other, requests], [one, 1]);
  const unasked = await ioOver("crl.ca.test A 127.0.0.1", { ...options, smtp: false }).revocation(question);
  assert.deepEqual([unasked, requests], [{ kind: "not-checked", because: "not-asked" }, 1]);
  server.close();
  server.closeAllConnections();
});

const unanswered = { kind: "not-checked", because: "no-answer" };
const unreached: readonly [why: string, records: string, url: string, expected: object][] = [
  ["at a private address", "crl.ca.test A 127.0.0.1", "http://crl.ca.test/1.crl", unanswered],
  ["without an address", "", "http://crl.ca.test/1.crl", unanswered],
  ["whose name does not resolve", "crl.ca.test !timeout", "http://crl.ca.test/1.crl", unanswered],
  ["nowhere", "", "ldap://crl.ca.test/", { kind: "not-checked", because: "nowhere-to-ask" }],
];
for (const [why, records, url, expected] of unreached)
  test(`an authority ${why}`, async () => {
    assert.deepEqual(await ioOver(records).revocation(questionAt(url)), expected);
  });

test("an authority whose name nobody answers for is waited for no longer than it may take", async () => {
  const { promise: never } = Promise.withResolvers<never>();
  const resolver = { query: () => never };
  const alive = setTimeout(() => {}, 60_000); // what times out does not keep the process
  const io = ioOver("", { resolver, timeouts: { revocation: 1 } });
  assert.deepEqual(await io.revocation(questionAt("http://crl.ca.test/1.crl")), unanswered);
  clearTimeout(alive);
});

test("what is no certificate is not checked", async () => {
  const said = await ioOver("").revocation({ certificate: "AAEC", issuer: "" });
  assert.deepEqual(said, { kind: "not-checked", because: "malformed" });
});

test("an authority that has not answered in time", async () => {
  const { promise: never } = Promise.withResolvers<never>();
  const slow = withinTime({ ...ioOver(""), revocation: () => never }, Promise.resolve(), "within 1 second");
  const question = questionAt("http://crl.ca.test/1.crl");
  assert.deepEqual([await slow.revocation(question), await slow.revocation(question)], [unanswered, unanswered]);
});
