/** CAA as the network shows it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { caa } from "../../../src/checks/caa/index.ts";
import { name } from "../../../src/dns/name.ts";
import { inRounds, liveWorld } from "../live-world.ts";

const record = 'CAA 0 issue "ca.test"\n a.test CAA 0 issuemail ";"';

const rows: [why: string, lines: string, bogus: string[], verdict: string, ids: string[]][] = [
  ["none up to the root", "a.test A 192.0.2.1", [], "absent", ["caa/absent"]],
  ["above", `zone a.test\na.test ${record}`, [], "strong", []],
  ["no answer is not none", "zone a.test\na.test !timeout", [], "not-measured", ["caa/lookup-failed"]],
  ["bogus", `zone a.test\na.test ${record}`, ["a.test"], "not-measured", ["caa/bogus"]],
  ["bogus above one's own", `zone a.test\na.test ${record}`, ["test"], "strong", []],
];
for (const [why, lines, bogus, verdict, ids] of rows)
  test(why, async () => {
    const judgement = caa.judge(await caa.evaluate(name("a.test"), liveWorld(lines, { bogus })));
    assert.equal(judgement.verdict.kind === "graded" ? judgement.verdict.grade : judgement.verdict.kind, verdict);
    assert.deepEqual(
      judgement.findings.map(({ id }) => id),
      ids,
    );
    for (const { id, args } of judgement.findings)
      assert.doesNotMatch(`${caa.messages[id]?.says(args)}`, /undefined|object Object/);
  });

test("one cause of several names is told once", async () => {
  const bogus = ["a.test", "mta-sts.a.test"];
  const facts = await caa.evaluate(name("a.test"), liveWorld(`zone a.test\na.test ${record}`, { bogus }));
  const args = { owners: bogus, why: "a signature has expired" };
  assert.deepEqual(caa.judge(facts).findings, [{ id: "caa/bogus", args }]);
});

test("the climb is one round, after that of the MX hosts", async () => {
  const io = inRounds(liveWorld("a.b.c.test MX 10 mx.d.e.test.\nmx.d.e.test A 192.0.2.1"));
  await caa.evaluate(name("a.b.c.test"), io);
  assert.equal(io.rounds(), 2);
});
