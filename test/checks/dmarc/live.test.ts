/** DMARC as the network shows it: everything is known, or has failed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../../src/dns/name.ts";
import { dmarc } from "../../../src/checks/dmarc/index.ts";
import { forgeTable } from "../../../src/checks/dmarc/judge.ts";
import { inRounds, liveWorld } from "../live-world.ts";

async function assessed(lines: string, domain = "example.org", bogus: readonly string[] = []) {
  const facts = await dmarc.evaluate(name(domain), liveWorld(lines, { bogus }));
  const { criteria, findings } = dmarc.judge(facts);
  const table = forgeTable(facts).map(({ rfc9989, rfc7489 }) => `${rfc9989}/${rfc7489}`);
  return { applies: criteria.dmarc, policy: criteria["dmarc-policy"], findings, table: table.join(" ") };
}

const rua = "rua=mailto:a@example.org";
const mx = "example.org MX 10 mail.example.org.\nexample.org TXT v=spf1 mx -all\n";
const record = `_dmarc.example.org TXT v=DMARC1; p=reject; ${rua}`;

const rows: [why: string, lines: string, domain: string, table: string, ids: string[]][] = [
  ["no record", mx, "example.org", "absent/absent absent/absent absent/absent", ["no-record"]],
  [
    "a whole record",
    `${mx}_dmarc.example.org TXT v=DMARC1; p=reject; ${rua}`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    [],
  ],
  [
    "a name that does not exist inherits np",
    `${mx}_dmarc.example.org TXT v=DMARC1; p=none; sp=quarantine; np=reject; ${rua}`,
    "gone.example.org",
    "reject/quarantine quarantine/quarantine reject/quarantine",
    ["subdomains-weaker", "readers-differ", "inherited"],
  ],
  [
    "reports to a host that does not agree",
    `${mx}_dmarc.example.org TXT v=DMARC1; p=reject; rua=mailto:a@vendor.test\nvendor.test MX 10 mx.vendor.test.`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    ["unauthorised"],
  ],
  [
    "reports to a host that agrees, and to one without mail",
    `${mx}_dmarc.example.org TXT v=DMARC1; p=reject; rua=mailto:a@vendor.test,mailto:b@void.example.org
     vendor.test A 192.0.2.1\n*._report._dmarc.vendor.test TXT v=DMARC1;\nvoid.example.org MX 0 .`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    ["no-report-host"],
  ],
  [
    "a policy that nothing of its own can pass",
    `example.org MX 10 mail.example.org.\nexample.org TXT v=spf1 -all\n${record}`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    ["nothing-aligns"],
  ],
  [
    "the same of a domain without an SPF record",
    `example.org MX 10 mail.example.org.\n${record}`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    ["nothing-aligns"],
  ],
  [
    "there may be a key",
    `example.org MX 10 mail.example.org.\nexample.org TXT v=spf1 -all\nx._domainkey.example.org TXT p=\n${record}`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    [],
  ],
  [
    "a redirect may let somebody send",
    `example.org MX 10 mail.example.org.\nexample.org TXT v=spf1 redirect=a.test\n${record}`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    [],
  ],
  [
    "a domain that receives no mail sends none",
    `example.org MX 0 .\nexample.org TXT v=spf1 -all\na.example.org A 192.0.2.1\n${record.replace("@", "@a.")}`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    [],
  ],
  [
    "another record beside it",
    `${mx}${record}\n_dmarc.example.org TXT v=spf1 -all`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    ["unrelated"],
  ],
  [
    "three destinations",
    `${mx}${record},mailto:b@example.org,mailto:c@example.org`,
    "example.org",
    "reject/reject reject/reject reject/reject",
    ["many-uris"],
  ],
  [
    "inherited",
    `${mx}${record}\nsub.example.org A 192.0.2.1`,
    "sub.example.org",
    "reject/reject reject/reject reject/reject",
    ["inherited"],
  ],
];
for (const [why, lines, domain, table, ids] of rows)
  test(why, async () => {
    const found = await assessed(lines, domain);
    assert.equal(found.table, table);
    assert.deepEqual(
      found.findings.map(({ id }) => id.slice("dmarc/".length)),
      ids,
    );
  });

test("what is bogus is not absent, and says why", async () => {
  const why = "a signature has expired";
  const own = await assessed(`${mx}_dmarc.example.org TXT v=DMARC1; p=reject; ${rua}`, "example.org", [
    "_dmarc.example.org",
  ]);
  assert.deepEqual(own.applies, { kind: "not-measured", because: why });
  assert.deepEqual(own.policy, { kind: "not-measured", because: why });
  const args = { domain: "example.org", owner: "_dmarc.example.org", why };
  assert.deepEqual(own.findings, [{ id: "dmarc/bogus", args }]);
  assert.doesNotMatch(`${dmarc.messages["dmarc/bogus"]?.says(args)}`, /undefined/);
});

test("bogus above a record of its own is told, and changes nothing for the domain", async () => {
  const lines = `${mx}_dmarc.sub.example.org TXT v=DMARC1; p=reject; ${rua}`;
  const found = await assessed(lines, "sub.example.org", ["_dmarc.example.org"]);
  assert.equal(found.applies?.kind, "met");
  assert.deepEqual(
    found.findings.map(({ id }) => id),
    ["dmarc/bogus"],
  );
});

test("the longest chain of questions: the walk, then the record's own hosts", async () => {
  const io = liveWorld(`_dmarc.example.org TXT v=DMARC1; p=reject; ${rua}`);
  const counted = inRounds(io);
  await dmarc.evaluate(name("a.b.c.d.e.f.g.example.org"), counted);
  assert.equal(counted.rounds(), 4); // the walk, MX, A and AAAA of the host of reports
});
