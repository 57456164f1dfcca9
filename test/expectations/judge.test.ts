import assert from "node:assert/strict";
import { test } from "node:test";
import { assess } from "../../src/assess.ts";
import { catalogue } from "../../src/catalogue.ts";
import { name } from "../../src/dns/name.ts";
import { judgeProfile } from "../../src/expectations/judge.ts";
import { type ProfileName, profileNames, profiles } from "../../src/expectations/profiles.ts";
import { type Told, world } from "../support/world.ts";

const nowhere = { "tls-scan": false, observed: false };

async function verdicts(profile: ProfileName, records: string, told: Partial<Told> = {}, lookedAt = nowhere) {
  const assessment = await assess(name("a.test"), world(records, told));
  const { expectations } = judgeProfile(profile, assessment, lookedAt);
  return Object.fromEntries(expectations.map(({ says, verdict, against }) => [says, [verdict.kind, ...against]]));
}

for (const profile of profileNames)
  test(`${profile} speaks of findings that there are, and has a date`, () => {
    const { dated, expectations } = profiles[profile];
    assert.match(dated, /^20\d\d-\d\d(-\d\d)?$/);
    for (const { without = [], ways = [], says } of expectations) {
      assert.deepEqual(
        without.filter((id) => !catalogue.messages.has(id)),
        [],
      );
      assert.ok(without.length + ways.length > 0, says);
      assert.match(says, /^[A-Z0-9][^\n]*\.$/);
    }
  });

const sending = `a.test MX 10 mx.a.test
  mx.a.test A 192.0.2.1
  a.test TXT v=spf1 mx -all`;

test("BOD 18-01 wants p=reject, and tells what stands against it", async () => {
  const says = "The DMARC policy is `reject`, for all mail.";
  const withPolicy = (policy: string) =>
    verdicts("bod-18-01", `${sending}\n_dmarc.a.test TXT v=DMARC1; ${policy}; rua=mailto:r@a.test`);
  assert.deepEqual((await withPolicy("p=reject"))[says], ["met"]);
  assert.deepEqual((await withPolicy("p=quarantine"))[says], ["unmet", "dmarc/quarantine"]);
  assert.deepEqual((await withPolicy("p=none"))[says], ["unmet", "dmarc/monitoring"]);
  assert.deepEqual((await verdicts("bod-18-01", sending))[says], ["unmet"]);
});

test("what only --tls-scan shows is not measured without it", async () => {
  const says = "3DES and RC4 are not accepted.";
  assert.deepEqual((await verdicts("bod-18-01", sending))[says], ["not-measured"]);
});

test("DNS that does not answer leaves an expectation open", async () => {
  const open = await verdicts("bulk-senders", "a.test !timeout\n_dmarc.a.test !timeout");
  assert.deepEqual(open["An SPF record says who may send."], ["not-measured"]);
});
