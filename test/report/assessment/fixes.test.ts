import assert from "node:assert/strict";
import { test } from "node:test";
import { assess } from "../../../src/assess.ts";
import { catalogue } from "../../../src/catalogue.ts";
import { name } from "../../../src/dns/name.ts";
import type { Io } from "../../../src/io.ts";
import { gainText, topFixes } from "../../../src/report/assessment/fixes.ts";
import { issuedFor, mail, mailWorld } from "../../support/mail-world.ts";
import { world } from "../../support/world.ts";

async function fixes(io: Io) {
  const assessment = await assess(name("a.test"), io);
  return { assessment, fixes: topFixes(assessment, catalogue) };
}

const spf = "a.test TXT v=spf1 mx -all\n";
const dmarc = "_dmarc.a.test TXT v=DMARC1; p=reject; rua=mailto:d@a.test\n";
const told = ({ fixes: all }: Awaited<ReturnType<typeof fixes>>) =>
  all.map((fix) => `${fix.findings.map(({ id }) => id).join(" ")}: ${gainText(fix)}`);

const rows: readonly [why: string, io: Io, told: readonly string[]][] = [
  [
    "the high first, then by stars: what all categories gain together",
    mailWorld(`${mail}a.test TXT v=spf1 mx ~all\n`),
    [
      "dmarc/no-record: +1.0 star of Phishing and Identity Theft, +1.0 star of Integrity of Messages",
      "dkim/no-key: +1.0 star of Phishing and Identity Theft, +3.0 stars of Integrity of Messages",
      "dane/no-tlsa: +1.0 star of Confidential Delivery",
      "mta-sts/no-record: +1.0 star of Confidential Delivery",
      "spf/softfail: +1 point of Phishing and Identity Theft",
    ],
  ],
  [
    "MTA-STS alone gains nothing while certificates do not hold; DANE needs none",
    mailWorld(mail + spf + dmarc, issuedFor("b.test")),
    [
      "dkim/no-key: +1.0 star of Phishing and Identity Theft, +3.0 stars of Integrity of Messages",
      "dane/no-tlsa: +2.0 stars of Confidential Delivery",
      "x509/name-mismatch: +1.0 star of Confidential Delivery",
      "mta-sts/no-record: ",
    ],
  ],
];
for (const [why, io, expected] of rows) test(why, async () => assert.deepEqual(told(await fixes(io)), expected));

test("what is urgent first, then by stars, and what gains nothing by its severity", async () => {
  const { fixes: all } = await fixes(mailWorld(`${mail}a.test TXT v=spf1 mx ?all\n`, issuedFor("b.test")));
  const keys = all.map(({ gains, findings: [{ severity }] }) => ({
    isUrgent: severity === "critical" || severity === "high",
    stars: gains.reduce((sum, gain) => sum + gain.stars, 0),
    severity,
  }));
  assert.ok(keys[0]?.isUrgent);
  const order = ["critical", "high", "medium", "low"];
  assert.deepEqual(
    keys,
    keys.toSorted(
      (a, b) =>
        Number(b.isUrgent) - Number(a.isUrgent) ||
        b.stars - a.stars ||
        order.indexOf(a.severity) - order.indexOf(b.severity),
    ),
  );
});

test("a gain is what the score says once the criteria are met, and information is no fix", async () => {
  const { assessment, fixes: all } = await fixes(world(mail + spf));
  for (const { criteria, findings, check } of all) {
    const judgement = assessment.judgements.find((one) => one.check === check);
    assert.deepEqual(
      criteria.map((id) => judgement?.criteria[id]?.kind),
      criteria.map(() => "unmet"),
    );
    assert.ok(findings.every(({ severity }) => severity !== "info"));
  }
});

test("a domain without faults has nothing to fix", async () => {
  const parked = "a.test MX 0 .\n a.test A 192.0.2.1\n a.test TXT v=spf1 -all\n *._domainkey.a.test TXT v=DKIM1; p=\n";
  const elsewhere = dmarc.replace("d@a.test", "d@b.test");
  const reports = "a.test._report._dmarc.b.test TXT v=DMARC1\n b.test MX 10 mx.b.test.\n mx.b.test A 192.0.2.2";
  assert.deepEqual((await fixes(world(parked + elsewhere + reports))).fixes, []);
});
