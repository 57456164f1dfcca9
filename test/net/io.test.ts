import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { type LiveIoOptions, type Step, liveIo } from "../../src/net/io.ts";
import { withinTime } from "../../src/net/within-time.ts";
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
