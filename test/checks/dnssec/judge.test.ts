import assert from "node:assert/strict";
import { test } from "node:test";
import { dnssec } from "../../../src/checks/dnssec/index.ts";
import { name } from "../../../src/dns/name.ts";
import { world } from "../../support/world.ts";

const ed25519 = "l02Woi0iS8Aa25FQkUd9RMzZHJpBoRQwAQEX1SxZJA4=";
const right = "3613 15 2 3aa5ab37efce57f737fc1627013fee07bdf241bd10f3b1964ab55c78e79a304b";
const soa = "SOA x. y. 1 2 3 4 5";
const parent = `zone com\n com ${soa}\n example.com NS ns.b.example.\n`;
const zone = `zone example.com\n example.com ${soa}\n`;
const key = `example.com DNSKEY 257 3 15 ${ed25519}\n`;

async function judged(lines: string, domain = "example.com") {
  const facts = await dnssec.evaluate(name(domain), world(lines));
  assert.deepEqual(JSON.parse(JSON.stringify(facts)), facts);
  return dnssec.judge(facts);
}

const rows: [why: string, lines: string, verdict: string, criterion: string, findings: string[], domain?: string][] = [
  ["nothing is known", "b.test TXT x", "not-measured", "not-measured", []],
  [
    "files do not show that it works",
    `${parent}example.com DS ${right}\n${zone}${key}`,
    "not-measured",
    "not-measured",
    [],
  ],
  ["signing is on: said, not seen", `${zone}example.com !signing on x`, "not-measured", "not-measured", []],
  ["off by configuration", `${zone}example.com !signing off x`, "absent", "unmet", ["dnssec/unsigned"]],
  [
    "the zone above is off",
    `${zone}a.example.com TXT x\n example.com !signing off x`,
    "absent",
    "unmet",
    ["dnssec/unsigned"],
    "a.example.com",
  ],
  ["off by default is not known", `${zone}example.com !signing unset x`, "not-measured", "not-measured", []],
  [
    "off, with keys in the file: signed before it is deployed",
    `${zone}${key}example.com !signing off x`,
    "not-measured",
    "not-measured",
    [],
  ],
  [
    "the DS of another key",
    `${parent}example.com DS ${right.replace("3aa5", "4aa5")}\n${zone}${key}`,
    "broken",
    "unmet",
    ["dnssec/ds-mismatch"],
  ],
  ["only SHA-1", `${parent}example.com DS 1 13 1 00`, "weak", "not-measured", ["dnssec/only-sha1"]],
  ["RSA/SHA-1", `${parent}example.com DS 1 5 2 00`, "weak", "not-measured", ["dnssec/weak-algorithm"]],
  [
    "RSA/SHA-1 of the keys",
    `${zone}example.com DNSKEY 257 3 7 ${ed25519}`,
    "weak",
    "not-measured",
    ["dnssec/weak-algorithm"],
  ],
  ["iterations", `${zone}example.com NSEC3PARAM 1 0 1 ab`, "weak", "not-measured", ["dnssec/nsec3-iterations"]],
  ["a salt", `${zone}example.com NSEC3PARAM 1 0 0 ab`, "not-measured", "not-measured", ["dnssec/nsec3-salt"]],
  ["no salt", `${zone}example.com NSEC3PARAM 1 0 0 -`, "not-measured", "not-measured", []],
  ["deletion", `${zone}example.com CDS 0 0 0 00`, "weak", "not-measured", ["dnssec/deletion-asked"]],
  ["a look-up that failed is not a zone without DS", "example.com !timeout", "not-measured", "not-measured", []],
];

for (const [why, lines, verdict, criterion, findings, domain] of rows)
  test(why, async () => {
    const judgement = await judged(lines, domain);
    assert.equal(judgement.verdict.kind === "graded" ? judgement.verdict.grade : judgement.verdict.kind, verdict);
    assert.equal(judgement.criteria.dnssec?.kind, criterion);
    assert.deepEqual(
      judgement.findings.map(({ id }) => id),
      findings,
    );
    for (const { id, args } of judgement.findings) {
      const message = dnssec.messages[id];
      assert.ok(message !== undefined && message.says(args).endsWith(".") && message.fix(args).endsWith("."), id);
      assert.doesNotMatch(message.says(args) + message.fix(args), /undefined/);
    }
  });

/** See live.test.ts. */
const live: ReadonlySet<string> = new Set(
  ["bogus", "ds-unsupported", "ds-without-key", "insecure", "key-tags-collide", "sha1-signature", "short-rsa-key"]
    .concat("signature-expires-soon", "signature-lives-long", "algorithm-unsigned")
    .map((id) => `dnssec/${id}`),
);

test("every finding that files can show is fired by a row", () => {
  const fired = new Set(rows.flatMap(([, , , , findings]) => findings));
  assert.deepEqual(
    [...fired].toSorted(),
    Object.keys(dnssec.messages)
      .filter((id) => !live.has(id))
      .toSorted(),
  );
});

test("facets, where their value is known", async () => {
  const facets = async (lines: string) => (await judged(lines)).facets.map(({ id, value }) => `${id} ${value}`);
  assert.deepEqual(await facets(zone), []);
  assert.deepEqual(await facets(`${zone}example.com !signing unset x`), []);
  assert.deepEqual(await facets(`${parent}${zone}example.com NS ns.b.example.\n example.com !signing on x`), [
    "dnssec-signing on",
    "dnssec-ds absent",
  ]);
  assert.deepEqual(await facets(`${parent}example.com DS ${right}`), ["dnssec-ds present", "dnssec-ds-digest sha-2"]);
  assert.deepEqual(await facets(`${parent}example.com DS 1 13 1 00`), ["dnssec-ds present", "dnssec-ds-digest sha-1"]);
  assert.deepEqual(await facets(`${parent}example.com DS 1 13 3 00`), ["dnssec-ds present"]);
});

test("zones from the domain upwards, and no further than the files", async () => {
  const facts = await dnssec.evaluate(
    name("a.b.example.com"),
    world(`zone example.com\n example.com ${soa}\n b.example.com NS ns.b.example.\n b.example.com DS 1 13 2 00`),
  );
  assert.deepEqual(
    facts.zones.map((zone) => [zone.zone, zone.ds.kind, zone.dnskey.kind]),
    [
      ["b.example.com", "present", "unknown"],
      ["example.com", "unknown", "absent"],
    ],
  );
});
