import assert from "node:assert/strict";
import { test } from "node:test";
import { type AdminOptions, notReady, openAdminServer, portTrouble } from "../../../bot/operation/admin-server.ts";
import { openMetrics } from "../../../bot/operation/metrics.ts";
import { UsageError } from "../../../src/usage-error.ts";

const fine = async (): Promise<void> => {};
const options: AdminOptions = {
  host: "127.0.0.1",
  port: 0,
  checks: { database: fine },
  isStopping: () => false,
  metrics: async () => ({ text: "mecsa 1\n", contentType: "text/plain" }),
};

async function asked(change: Partial<AdminOptions>, path: string, method = "GET"): Promise<string> {
  const server = await openAdminServer({ ...options, ...change });
  try {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { method });
    return `${response.status} ${await response.text()}`;
  } finally {
    await server.close();
  }
}

const failing = async (): Promise<void> => Promise.reject(new Error("no database"));
const rows: readonly [change: Partial<AdminOptions>, path: string, says: string][] = [
  [{}, "/healthz", "200 alive\n"],
  [{ checks: { database: failing } }, "/healthz", "200 alive\n"],
  [{}, "/readyz?x", "200 ready\n"],
  [{ checks: { database: failing, jobs: fine } }, "/readyz", "503 not ready: database\n"],
  [{ isStopping: () => true }, "/readyz", "503 stopping\n"],
  [{}, "/metrics", "200 mecsa 1\n"],
  [
    { metrics: () => Promise.reject(new Error("no database")) },
    "/metrics",
    "503 the metrics cannot be read: Error: no database\n",
  ],
  [{}, "/", "404 /healthz, /readyz, /metrics\n"],
];

for (const [change, path, says] of rows)
  test(`${path}: ${says.trim()}`, async () => assert.equal(await asked(change, path), says));

test("nothing but reading", async () => assert.equal(await asked({}, "/healthz", "POST"), "405 GET only\n"));

test("a check that never ends is not ready within a second", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const told = notReady({ database: () => new Promise(() => {}), jobs: fine });
  await new Promise(setImmediate);
  t.mock.timers.tick(1_000);
  assert.deepEqual(await told, ["database"]);
});

test("a port that is in use is told with what to do", async () => {
  const first = await openAdminServer(options);
  try {
    await assert.rejects(openAdminServer({ ...options, port: first.port }), (error) => {
      assert.ok(error instanceof UsageError);
      assert.match(error.message, /^ADMIN_PORT 127\.0\.0\.1:\d+ is in use$/);
      return true;
    });
  } finally {
    await first.close();
  }
  assert.equal(portTrouble(new Error("other"), "PORT"), undefined);
});

test("the numbers of the design are there", async () => {
  const metrics = openMetrics(async () => [{ queue: "assess", ready: 3, oldestSeconds: 7 }]);
  metrics.assessed("assessed");
  metrics.took(2);
  metrics.visited(1);
  metrics.answered("rrset");
  metrics.reached("blocked-probably");
  metrics.slackApi("chat.postMessage", "ok");
  metrics.slackAck(0.02);
  const text = await metrics.text();
  for (const line of [
    'mecsa_assessments_total{how="assessed"} 1',
    "mecsa_assessment_seconds_count 1",
    "mecsa_smtp_visit_seconds_count 1",
    'mecsa_dns_queries_total{outcome="rrset"} 1',
    'mecsa_smtp_egress_total{egress="blocked-probably"} 1',
    'mecsa_slack_api_total{method="chat.postMessage",error="ok"} 1',
    'mecsa_slack_ack_seconds_bucket{le="0.03"} 1',
    'mecsa_queue_ready{queue="assess"} 3',
    'mecsa_queue_oldest_seconds{queue="assess"} 7',
    "mecsa_nodejs_eventloop_lag_seconds",
  ])
    assert.ok(text.includes(line), line);
});
