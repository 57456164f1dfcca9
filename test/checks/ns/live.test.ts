/** Name servers as the network shows them: the delegations below the domain. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ns } from "../../../src/checks/ns/index.ts";
import { name } from "../../../src/dns/name.ts";
import { liveWorld } from "../live-world.ts";

const apex = "zone a.test\na.test NS ns.a.test.\na.test MX 10 mx.a.test.\na.test MX 20 mx.b.test.\n";

async function assessed(lines: string) {
  const facts = await ns.evaluate(name("a.test"), liveWorld(apex + lines));
  return { facts, findings: ns.judge(facts).findings };
}

test("no delegation: the domain's own servers answer", async () => {
  const { facts, findings } = await assessed("");
  assert.deepEqual(findings, []);
  assert.deepEqual(facts.servers, {
    kind: "servers",
    names: ["ns.a.test"],
    from: { file: "a.test.zone", line: 2, column: 1, endLine: 2 },
  });
  assert.deepEqual(
    facts.names.map(({ name: one, authority }) => [one, authority.kind]),
    ["_dmarc.a.test", "_mta-sts.a.test", "_smtp._tls.a.test", "_25._tcp.mx.a.test"].map((one) => [one, "held"]),
  );
});

test("a delegation is told with who decides there, and what the zone below has counts as well", async () => {
  const { findings } = await assessed("zone _tls.a.test\n_tls.a.test NS ns.c.test.");
  assert.deepEqual(
    findings.map(({ id, args }) => [id, args]),
    [["ns/delegated", { cut: "_tls.a.test", names: ["_smtp._tls.a.test"], servers: ["ns.c.test"], isLive: true }]],
  );
  const [{ id, args } = assert.fail()] = findings;
  assert.equal(
    ns.messages[id]?.says(args),
    "_tls.a.test is delegated to ns.c.test: whoever runs them decides what mail finds at _smtp._tls.a.test.",
  );
});

test("no answer is no delegation, and not held either", async () => {
  const { facts, findings } = await assessed("_dmarc.a.test !timeout");
  assert.deepEqual(findings, []);
  assert.deepEqual(facts.names[0]?.authority, { kind: "unknown", because: "_dmarc.a.test: timeout" });
});
