/** The gate end to end over trees of files: rules of zones, guards, what is silent, what fails. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { FailOn, Review } from "../src/model.ts";
import { review } from "../src/review.ts";
import { treeOf } from "./support/tree.ts";

type Files = Readonly<Record<string, string>>;

function reviewed(before: Files, after: Files, failOn: FailOn = "high"): Promise<Review> {
  return review(treeOf(before, "before"), treeOf(after, "after"), { zones: [], failOn, now: new Date("2026-11-22") });
}

/** A master file of example.test with these lines. */
function zone(lines: string): string {
  return `$ORIGIN example.test.\n$TTL 3600\n@ SOA ns1 hostmaster 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n${lines}\n`;
}

const octodnsConfig = `---
providers:
  config:
    class: octodns.provider.yaml.YamlProvider
    directory: ./zones
  route53:
    class: octodns_route53.Route53Provider
zones:
  "*":
    sources: [config]
    targets: [route53]
`;

/** The configuration with these zones in place of `*`. */
function named(...zones: readonly string[]): string {
  const entry = octodnsConfig.slice(octodnsConfig.indexOf('  "*":'));
  const entries = zones.map((origin) => entry.replace('"*"', origin));
  return octodnsConfig.replace(entry, entries.join(""));
}

function octodns(records: string, config = octodnsConfig): Files {
  return { "config.yaml": config, "zones/example.test.yaml": `---\n${records}` };
}

const mail = `@ MX 10 mx\nmx A 192.0.2.25\n@ TXT "v=spf1 mx -all"\n_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@example.test"\n`;
const parked = `@ MX 0 .\n@ TXT "v=spf1 -all"\n_dmarc TXT "v=DMARC1; p=reject"\n*._domainkey TXT "v=DKIM1; p="\n`;
const octodnsMail = `"":\n  - type: MX\n    value: {exchange: mx.example.net., preference: 10}\n  - type: TXT\n    value: v=spf1 -all\n_dmarc:\n  type: TXT\n  value: v=DMARC1\\; p=reject\n`;

const rows: [why: string, before: Files, after: Files, rules: readonly string[]][] = [
  ["nothing changed", { "example.test.zone": zone(mail) }, { "example.test.zone": zone(mail) }, []],
  [
    "a comment and the serial",
    { "example.test.zone": zone(mail) },
    { "example.test.zone": zone(`${mail}; x`).replace(" 1 2", " 2 2") },
    [],
  ],
  [
    "a zone moved to another folder",
    { "example.test.zone": zone(mail) },
    { "zones/example.test.zone": zone(mail) },
    [],
  ],
  [
    "a zone moved from a master file to octoDNS",
    { "zones/example.test.zone": zone(parked) },
    octodns(
      `"":\n  - type: MX\n    value: {exchange: ., preference: 0}\n  - type: TXT\n    value: v=spf1 -all\n  - {type: NS, value: ns1.example.test.}\nns1: {type: A, value: 192.0.2.53}\n_dmarc: {type: TXT, value: v=DMARC1\\; p=reject}\n"*._domainkey": {type: TXT, value: v=DKIM1\\; p=}\n`,
    ),
    [],
  ],
  [
    "PARSE: a line that breaks the format",
    { "example.test.zone": zone(mail) },
    { "example.test.zone": zone(`${mail}www A 192.0.2.999`) },
    ["PARSE high example.test example.test.zone:10"],
  ],
  [
    "an error that the base had too is not new",
    { "example.test.zone": zone(`www A 192.0.2.999`) },
    { "example.test.zone": zone(`a A 192.0.2.1\nwww A 192.0.2.999`) },
    [],
  ],
  [
    "PARSE: YAML that ends in the middle",
    octodns(octodnsMail),
    octodns(`"":\n  - type: "MX\n`),
    ["PARSE high example.test zones/example.test.yaml"],
  ],
  ["unparseable in the base alone: a new zone", octodns(`"":\n  - type: "MX\n`), octodns(octodnsMail), []],
  [
    "INCOMPLETE: a template hides a record that was known",
    { "example.test.zone": zone(mail) },
    {
      "example.test.zone": zone(
        mail.replace('"v=DMARC1; p=reject; rua=mailto:d@example.test"', '"v=DMARC1; p={{ policy }}"'),
      ),
    },
    ["INCOMPLETE medium _dmarc.example.test"],
  ],
  [
    "DUP-KEY: the first definition is lost, and held mail",
    octodns(octodnsMail),
    octodns(`${octodnsMail}"":\n  - {type: A, value: 192.0.2.1}\n`),
    ["DUP-KEY high example.test", "MX", "SPF-REMOVED"],
  ],
  [
    "DUP-KEY: it held no mail",
    octodns(`${octodnsMail}www: {type: A, value: 192.0.2.1}\n`),
    octodns(`${octodnsMail}www: {type: A, value: 192.0.2.1}\nwww: {type: A, value: 192.0.2.2}\n`),
    ["DUP-KEY low example.test"],
  ],
  [
    "DEPLOY-EXCLUDED: ignored",
    octodns(octodnsMail),
    octodns(`${octodnsMail}  octodns: {ignored: true}\n`),
    ["DEPLOY-EXCLUDED high _dmarc.example.test", "DMARC-REMOVED critical"],
  ],
  [
    "DEPLOY-EXCLUDED: excluded from the only target",
    octodns(octodnsMail),
    octodns(`${octodnsMail}  octodns: {excluded: [route53]}\n`),
    ["DEPLOY-EXCLUDED high _dmarc.example.test", "DMARC-REMOVED critical"],
  ],
  [
    "excluded from a provider that is no target",
    octodns(octodnsMail),
    octodns(`${octodnsMail}  octodns: {excluded: [cloudflare]}\n`),
    [],
  ],
  [
    "ignored before and after",
    octodns(`${octodnsMail}  octodns: {ignored: true}\n`),
    octodns(`${octodnsMail}  octodns: {ignored: true}\nwww: {type: A, value: 192.0.2.1}\n`),
    [],
  ],
  [
    "an ignored record of no mail",
    octodns(`${octodnsMail}www: {type: A, value: 192.0.2.1}\n`),
    octodns(`${octodnsMail}www: {type: A, value: 192.0.2.1, octodns: {ignored: true}}\n`),
    [],
  ],
  [
    "ZONE-UNMANAGED: the configuration no longer names the zone",
    { ...octodns(octodnsMail, named("example.test.", "other.test.")), "zones/other.test.yaml": `---\n${octodnsMail}` },
    { ...octodns(octodnsMail, named("other.test.")), "zones/other.test.yaml": `---\n${octodnsMail}` },
    ["ZONE-UNMANAGED medium example.test zones/example.test.yaml"],
  ],
  [
    "ZONE-UNMANAGED: the only zone of a configuration loses its targets",
    octodns(octodnsMail),
    octodns(octodnsMail, octodnsConfig.replace('"*":', "example.test.:").replace("targets: [route53]", "targets: []")),
    ["ZONE-UNMANAGED medium example.test zones/example.test.yaml"],
  ],
  [
    "ZONE-UNMANAGED: the file loses its ending",
    octodns(octodnsMail),
    { "config.yaml": octodnsConfig, "zones/example.test": `---\n${octodnsMail}`, "zones/a.test.yaml": "---\n{}\n" },
    ["ZONE-UNMANAGED medium example.test zones/example.test"],
  ],
  [
    "a zone that is deleted",
    { "example.test.zone": zone(mail), "a.zone": zone("").replaceAll("example.test", "a.test") },
    { "a.zone": zone("").replaceAll("example.test", "a.test") },
    [],
  ],
  [
    "PARKED-REGRESSION: null MX and -all give way",
    { "example.test.zone": zone(parked) },
    { "example.test.zone": zone(parked.replace("MX 0 .", "MX 10 mx").replace("-all", "ip4:192.0.2.1 -all")) },
    ["PARKED-REGRESSION high example.test", "SPF-START-SENDING"],
  ],
  [
    "PARKED-REGRESSION: the null DKIM wildcard goes",
    { "example.test.zone": zone(parked) },
    { "example.test.zone": zone(parked.replace(/\*\._domainkey.*\n/, "")) },
    ["PARKED-REGRESSION high example.test"],
  ],
  [
    "a domain with p=reject and an MX is not parked",
    { "example.test.zone": zone(mail) },
    { "example.test.zone": zone(mail.replace("10 mx", "20 mx")) },
    [],
  ],
];

for (const [why, before, after, expected] of rows)
  test(why, async () => {
    const { changes } = await reviewed(before, after);
    const told = changes
      .filter(({ direction }) => direction !== "strengthened")
      .map(({ rule, severity, name, from }) => `${rule} ${severity} ${name} ${from?.range.file}:${from?.range.line}`);
    for (const one of expected.filter((rule) => rule !== "MX"))
      assert.ok(
        told.some((line) => line.startsWith(one) || line.includes(one)),
        `${one} in ${JSON.stringify(told)}`,
      );
    if (expected.length === 0) assert.deepEqual(told, []);
  });

test("every new error of a zone is told, each at its line", async () => {
  const broken = `${mail}www A 192.0.2.999\nftp A 192.0.2.999\nnews A 192.0.2.998`;
  const { changes } = await reviewed({ "example.test.zone": zone(mail) }, { "example.test.zone": zone(broken) });
  const lines = changes.filter(({ rule }) => rule === "PARSE").map(({ from }) => from?.range.line);
  assert.deepEqual(new Set(lines), new Set([10, 11, 12]));
});

test("the gate fails at or above its limit, and never for what could not be compared", async () => {
  const before = { "example.test.zone": zone(mail) };
  const lowered = { "example.test.zone": zone(mail.replace("p=reject", "p=none")) };
  const templated = { "example.test.zone": zone(mail.replace("p=reject", "p={{ x }}")) };
  const failed: [after: Files, failOn: FailOn, isFailed: boolean][] = [
    [lowered, "critical", true],
    [lowered, "high", true],
    [lowered, "none", false],
    [templated, "low", false],
    [before, "low", false],
  ];
  for (const [after, failOn, isFailed] of failed)
    assert.equal((await reviewed(before, after, failOn)).gate.failed, isFailed, failOn);
});

test("a host that leaves the MX records takes its TLSA records with it", async () => {
  const tlsa = (host: string) => `_25._tcp.${host} TLSA 3 1 1 ${"ab".repeat(32)}\n`;
  const hosts = "mx1 A 192.0.2.1\nmx2 A 192.0.2.2\n";
  const { changes } = await reviewed(
    { "example.test.zone": zone(`${hosts}@ MX 1 mx1\n@ MX 2 mx2\n${tlsa("mx1")}${tlsa("mx2")}`) },
    { "example.test.zone": zone(`${hosts}@ MX 1 mx1\n${tlsa("mx1")}`) },
  );
  assert.deepEqual(
    changes.filter(({ direction }) => direction !== "strengthened"),
    [],
  );
});

test("a change in one zone reaches the domains of another", async () => {
  const other = (mechanisms: string) =>
    zone(`_spf TXT "v=spf1 ${mechanisms} -all"`).replaceAll("example.test", "provider.test");
  const own = zone('@ TXT "v=spf1 include:_spf.provider.test -all"');
  const { changes, domains } = await reviewed(
    { "example.test.zone": own, "provider.test.zone": other("ip4:192.0.2.0/24") },
    { "example.test.zone": own, "provider.test.zone": other("ip4:192.0.2.0/24 ip4:198.51.100.0/24") },
  );
  assert.ok(
    changes.some(({ rule, name }) => rule === "SPF-INDIRECT" && name === "example.test"),
    JSON.stringify(changes),
  );
  assert.ok(domains.some(({ domain }) => domain === "example.test"));
});
