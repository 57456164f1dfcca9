/** One row a rule and a guard: what of a change of zones is told, and what is not. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { type Leniency, type Zone, type ZoneParts, zoneFrom } from "../../src/dns/zone.ts";
import { generalRules } from "../../src/gate/general-messages.ts";
import { generalChanges } from "../../src/gate/general.ts";
import type { Rule } from "../../src/model.ts";
import { findOctodnsZones } from "../../src/zones/octodns/index.ts";
import { treeOf } from "../support/tree.ts";

const origin = name("a.test");
const rules: Readonly<Record<string, Rule>> = generalRules;

type Line = [owner: string, ttl: number, type: string, rdata: string];

function zone(lines: readonly Line[], parts: Partial<ZoneParts> = {}): Zone {
  const records = lines.map(([owner, ttl, type, rdata], index) => ({
    owner: name(owner),
    type,
    ttl,
    rdata,
    file: "a.test.yaml",
    line: index + 1,
    column: 1,
    endLine: index + 1,
  }));
  return zoneFrom(records, { origin, format: "octodns", files: ["a.test.yaml"], ...parts });
}

function told(before: Zone | undefined, after: Zone): readonly string[] {
  return generalChanges(before, after).map(({ rule, name, severity, direction, args, from, before, after }) => {
    const entry = rules[rule];
    assert.ok(entry !== undefined && entry.severities.includes(severity) && entry.direction === direction, rule);
    assert.match(entry.says(args), /\.$/);
    assert.match(entry.fix(args), /\.$/);
    assert.doesNotMatch(entry.says(args) + entry.fix(args), /undefined/);
    return `${rule} ${name} ${severity}: ${before} -> ${after} line ${from?.range.line ?? 0}`;
  });
}

const mx: Line = ["a.test", 3600, "MX", "10 mx.a.test."];
const spf: Line = ["a.test", 3600, "TXT", '"v=spf1 -all"'];
const www: Line = ["www.a.test", 3600, "A", "192.0.2.1"];
const range = { file: "a.test.yaml", line: 9, column: 1, endLine: 9 };
const whole: Leniency = { at: range };
const of = (owner: string, type: string): Leniency => ({ owner: name(owner), type, at: range });
const withLenient = (lines: readonly Line[], ...lenient: readonly Leniency[]): Zone => zone(lines, { lenient });

test("LENIENT-ADDED: low, where it is new and about mail", () => {
  const rows: [why: string, before: Zone | undefined, after: Zone, told: readonly string[]][] = [
    [
      "of a record of mail",
      zone([mx]),
      withLenient([mx], of("a.test", "MX")),
      ["LENIENT-ADDED a.test low: MX validated -> lenient: true line 9"],
    ],
    [
      "of an SPF record",
      zone([spf]),
      withLenient([spf], of("a.test", "TXT")),
      ["LENIENT-ADDED a.test low: TXT validated -> lenient: true line 9"],
    ],
    [
      "of a new record",
      zone([mx]),
      withLenient([mx, spf], of("a.test", "TXT")),
      ["LENIENT-ADDED a.test low: TXT validated -> lenient: true line 9"],
    ],
    [
      "of the zone",
      zone([mx]),
      withLenient([mx], whole),
      ["LENIENT-ADDED a.test low: all records validated -> lenient: true line 9"],
    ],
    [
      "of the zone, where one record was",
      withLenient([mx], of("a.test", "MX")),
      withLenient([mx], whole),
      ["LENIENT-ADDED a.test low: all records validated -> lenient: true line 9"],
    ],
    [
      "of the zone and a record: told once",
      zone([mx]),
      withLenient([mx], whole, of("a.test", "MX")),
      ["LENIENT-ADDED a.test low: all records validated -> lenient: true line 9"],
    ],
    ["of a record that is not of mail", zone([mx, www]), withLenient([mx, www], of("www.a.test", "A")), []],
    [
      "of a text that is not of mail",
      zone([mx]),
      withLenient([mx, ["a.test", 60, "TXT", '"x"']], of("a.test", "TXT")),
      [],
    ],
    ["of a zone without mail", zone([www]), withLenient([www], whole), []],
    ["it was so before", withLenient([mx], of("a.test", "MX")), withLenient([mx], of("a.test", "MX")), []],
    ["the zone was so before", withLenient([mx], whole), withLenient([mx], of("a.test", "MX")), []],
    ["it is so no longer", withLenient([mx], whole), zone([mx]), []],
    ["a new zone", undefined, withLenient([mx], whole), []],
    ["the base could not be read", zone([], { unparseable: true }), withLenient([mx], whole), []],
  ];
  for (const [why, before, after, expected] of rows) assert.deepEqual(told(before, after), expected, why);
});

test("LENIENT-ADDED: as octoDNS has it", () => {
  const config = (more: string): string =>
    `providers:\n  config: {class: octodns.provider.yaml.YamlProvider, directory: ./zones}\n  ns1: {class: octodns_ns1.Ns1Provider}\nzones:\n  a.test.: {sources: [config], targets: [ns1]${more}}\n`;
  const record = (more: string): string => `'':\n  type: MX\n${more}  value: {preference: 10, exchange: mx.a.test.}\n`;
  const read = (configuration: string, records: string): Zone | undefined => {
    const tree = treeOf({ "config.yaml": configuration, "zones/a.test.yaml": records });
    return findOctodnsZones(tree, tree.paths, () => false).sources[0]?.read();
  };
  const strict = read(config(""), record(""));
  const ofRecord = read(config(""), record("  octodns:\n    lenient: true\n"));
  const ofZone = read(config(", lenient: true"), record(""));
  assert.ok(strict !== undefined && ofRecord !== undefined && ofZone !== undefined);
  assert.deepEqual(strict.lenient, []);
  assert.deepEqual(told(strict, ofRecord), ["LENIENT-ADDED a.test low: MX validated -> lenient: true line 4"]);
  assert.deepEqual(told(strict, ofZone), ["LENIENT-ADDED a.test low: all records validated -> lenient: true line 5"]);
  assert.equal(ofZone.lenient[0]?.at.file, "config.yaml");
  assert.deepEqual(read(config(""), record("  octodns:\n    lenient: false\n"))?.lenient, []);
  const tree = treeOf({ "zones/a.example.yaml": record("") });
  assert.deepEqual(
    findOctodnsZones(tree, tree.paths, () => false).sources[0]?.read().lenient,
    [],
    "no configuration says so",
  );
});

test("TTL-EXTREME: info, over seven days or under 60 seconds", () => {
  const at = (ttl: number, [owner, , type, rdata]: Line): Line => [owner, ttl, type, rdata];
  const tlsa: Line = ["_25._tcp.mx.a.test", 3600, "TLSA", "3 1 1 00"];
  const dmarc: Line = ["_dmarc.a.test", 3600, "TXT", '"v=DMARC1; p=none"'];
  const acme: Line = ["_acme-challenge.a.test", 1, "TXT", '"x"'];
  const long = "TTL-EXTREME a.test info: TTL 3600 -> TTL 604801 line 1";
  const rows: [why: string, before: Zone | undefined, after: Zone, told: readonly string[]][] = [
    ["long", zone([mx]), zone([at(604_801, mx)]), [long]],
    ["seven days", zone([mx]), zone([at(604_800, mx)]), []],
    ["short", zone([mx]), zone([at(59, mx)]), ["TTL-EXTREME a.test info: TTL 3600 -> TTL 59 line 1"]],
    ["a minute", zone([mx]), zone([at(60, mx)]), []],
    [
      "a new record",
      zone([mx]),
      zone([mx, at(30, dmarc)]),
      ["TTL-EXTREME _dmarc.a.test info: no such record -> TTL 30 line 2"],
    ],
    [
      "all records by one line: told once",
      zone([mx, spf, dmarc]),
      zone([at(30, mx), at(30, spf), at(30, dmarc)]),
      ["TTL-EXTREME a.test info: other TTLs -> TTL 30 line 1"],
    ],
    [
      "long and then short",
      zone([at(700_000, mx)]),
      zone([at(30, mx)]),
      ["TTL-EXTREME a.test info: TTL 700000 -> TTL 30 line 1"],
    ],
    ["it was as long before", zone([at(700_000, mx)]), zone([at(800_000, mx)]), []],
    ["it was as short before", zone([at(30, mx)]), zone([at(10, mx)]), []],
    ["no longer", zone([at(30, mx)]), zone([mx]), []],
    ["no record of mail", zone([www]), zone([at(30, www)]), []],
    ["a text that is not of mail", zone([mx]), zone([mx, acme]), []],
    ["TLSA: DANE-TTL tells it", zone([tlsa]), zone([at(700_000, tlsa)]), []],
    [
      "TLSA: short",
      zone([tlsa]),
      zone([at(5, tlsa)]),
      ["TTL-EXTREME _25._tcp.mx.a.test info: TTL 3600 -> TTL 5 line 1"],
    ],
    ["a new zone", undefined, zone([at(5, mx)]), []],
  ];
  for (const [why, before, after, expected] of rows) assert.deepEqual(told(before, after), expected, why);
  const many = Array.from({ length: 8 }, (_, index): Line => [`s${index}.a.test`, 10, "MX", "10 mx.a.test."]);
  const [change] = generalChanges(zone([]), zone(many));
  assert.deepEqual([change?.args["more"], change?.args["extreme"]], [3, "short"]);
  assert.match(rules["TTL-EXTREME"]?.says(change?.args ?? {}) ?? "", /s4\.a\.test MX and 3 more is 10 seconds/);
});
