/** Zones of others: all of them are read without a false error. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { textOf } from "../../src/dns/rdata.ts";
import { readZones } from "../../src/zones/index.ts";
import type { FileTree } from "../../src/zones/source.ts";
import { shared } from "../support/shared.ts";
import { treeOf } from "../support/tree.ts";

function treeAt(path: string): FileTree {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name: file }) => `${parentPath}/${file}`);
  return treeOf(Object.fromEntries(paths.map((file) => [file.slice(path.length + 1), readFileSync(file)])));
}

function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
}

const sides: [side: string, zones: number, records: number, noDot: number, provider: number][] = [
  ["base", 409, 6278, 784, 228],
  ["head", 409, 6266, 781, 229],
];

for (const [side, count, records, noDot, provider] of sides) {
  const { path, options } = shared(`vectors/real/octodns-gov/${side}`);
  test(`real/octodns-gov/${side}`, options, () => {
    const zones = readZones(treeAt(path), { zones: [] });
    const read = zones.sources.flatMap(({ origin }) => zones.zone(origin) ?? []);
    assert.deepEqual([zones.sources.length, zones.notRead], [count, []]);
    assert.deepEqual(countBy(read.flatMap((zone) => zone.problems.map(({ id, level }) => `${level} ${id}`))), {
      "note octodns/unknown-type": provider,
      // _dmarc.courtstore.justice.gov.uk has its DMARC policy in a CNAME.
      "warning octodns/not-a-host-name": 1,
      "warning octodns/no-final-dot": noDot,
    });
    assert.equal(
      read.reduce((sum, zone) => sum + zone.size, 0),
      records,
    );
    assert.ok(
      read.every(
        ({ completeness, gaps }) =>
          completeness !== "unparseable" && gaps.every(({ type }) => type === "A" || type === "AAAA"),
      ),
    );
  });
}

test("real/octodns-gov: records checked by hand", shared("vectors/real/octodns-gov/head").options, () => {
  const zones = readZones(treeAt(shared("vectors/real/octodns-gov/head").path), { zones: [] });
  const justice = zones.zone(name("justice.gov.uk"));
  const spf = justice?.rrset(name("justice.gov.uk"), "TXT");
  const index = spf?.rdata.findIndex((rdata) => textOf(rdata).startsWith("v=spf1")) ?? -1;
  assert.match(textOf(spf?.rdata[index] ?? ""), /include:amazonses\.com -all$/);
  assert.deepEqual(spf?.from?.[index], { file: "hostedzones/justice.gov.uk.yaml", line: 27, column: 9, endLine: 27 });
  assert.deepEqual(justice?.rrset(name("justice.gov.uk"), "MX")?.rdata, [
    "0 justice-gov-uk.mail.protection.outlook.com.",
  ]);
  assert.deepEqual(justice?.rrset(name("*._domainkey.cshrcasework.justice.gov.uk"), "TXT")?.rdata, ['"v=DKIM1; p="']);
  const brook = zones.zone(name("brookhouseinvestigation.independent.gov.uk"));
  assert.deepEqual(brook?.rrset(name("_dmarc.brookhouseinvestigation.independent.gov.uk"), "TXT")?.rdata, [
    '"v=DMARC1;p=reject;sp=reject;rua=mailto:dmarc-rua@dmarc.service.gov.uk"',
  ]);
});

const vectors = shared("vectors/octodns");

test("octoDNS's own test zones, through its own configurations", vectors.options, () => {
  const zones = readZones(treeAt(vectors.path), { zones: [] });
  const read = zones.sources.filter(({ format }) => format === "octodns").map(({ origin }) => zones.zone(origin));
  assert.ok(read.length >= 9);
  for (const zone of read) {
    assert.notEqual(zone?.completeness, "unparseable");
    assert.deepEqual(
      [...new Set(zone?.problems.map(({ id }) => id))].filter((id) => id !== "octodns/unknown-type"),
      [],
      zone?.origin,
    );
  }
  const unit = zones.zone(name("unit.tests"));
  assert.equal(unit?.size, 36);
  assert.deepEqual(unit?.rrset(name("mx.unit.tests"), "MX")?.rdata, [
    "40 smtp-1.unit.tests.",
    "20 smtp-2.unit.tests.",
    "30 smtp-3.unit.tests.",
    "10 smtp-4.unit.tests.",
  ]);
  assert.equal(
    textOf(unit?.rrset(name("txt.unit.tests"), "TXT")?.rdata[2] ?? ""),
    "v=DKIM1;k=rsa;s=email;h=sha256;p=A/kinda+of/long/string+with+numb3rs",
  );
  assert.deepEqual(zones.zone(name("alias.tests"))?.rrset(name("www.alias.tests"), "A")?.rdata, ["2.2.3.6"]);
});

test("octoDNS's own test zones that are to be refused, or hardly meant", vectors.options, () => {
  const zones: [file: string, ids: readonly string[]][] = [
    ["tests/config-semis/escaped.semis.yaml", []],
    ["tests/config-semis/unescaped.semis.yaml", []],
    ["tests/config-txt-none/all.null.yaml", ["error octodns/missing-value 5", "error octodns/missing-value 6"]],
    ["tests/config-txt-none/list.with.nulls.yaml", ["error octodns/missing-value 5", "error octodns/missing-value 7"]],
    ["tests/config-txt-none/scalar.null.yaml", ["warning octodns/missing-value 4"]],
  ];
  const tree = treeAt(vectors.path);
  for (const [file, ids] of zones) {
    const { sources } = readZones(treeOf({ [file]: tree.read(file) ?? "" }), { zones: [file] });
    assert.deepEqual(
      sources[0]?.read().problems.map(({ id, level, line }) => `${level} ${id} ${line}`),
      ids,
      file,
    );
  }
});
