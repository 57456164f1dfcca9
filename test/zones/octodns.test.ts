import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { name } from "../../src/dns/name.ts";
import { textOf } from "../../src/dns/rdata.ts";
import type { RRset } from "../../src/dns/rrset.ts";
import type { Zone } from "../../src/dns/zone.ts";
import { messages } from "../../src/zones/octodns/messages.ts";
import { type Terms } from "../../src/zones/octodns/records.ts";
import { readZone } from "../../src/zones/octodns/zone.ts";
import { treeOf } from "../support/tree.ts";

const origin = name("example.org");
const file = "example.org.yaml";
const strict: Terms = {
  origin,
  defaultTtl: 3600,
  isLenient: false,
  replaces: false,
  targets: ["ns1", "route53"],
  isTemplated: false,
};

type Files = Readonly<Record<string, string | Uint8Array>>;

function read(content: string | Uint8Array, terms: Partial<Terms> = {}, more: Files = {}): Zone {
  const tree = treeOf({ [file]: content, ...more });
  return readZone(tree, { origin, gaps: [], sources: [{ files: [file], terms: { ...strict, ...terms } }] });
}

function rrset(zone: Zone, owner: string, type: string): RRset | undefined {
  return zone.rrset(name(owner), type);
}

/** Every problem as `level id line:column`, with its arguments. */
function problemsOf(zone: Zone): readonly (readonly [string, Readonly<Record<string, string | number>>])[] {
  return zone.problems.map(({ id, level, line, column, args }) => [
    `${level} ${id.replace("octodns/", "")} ${line}:${column}`,
    args,
  ]);
}

function ids(zone: Zone): readonly string[] {
  return zone.problems.map(({ id, level }) => `${level} ${id.replace("octodns/", "")}`);
}

test("RDATA of every type", () => {
  const records: [type: string, value: string, rdata: string][] = [
    ["A", "192.0.2.1", "192.0.2.1"],
    ["AAAA", "2001:DB8:0:0::1", "2001:db8::1"],
    ["ALIAS", "Host.Example.net.", "host.example.net."],
    ["CAA", "{flags: 0, tag: issue, value: ca.test}", '0 issue "ca.test"'],
    ["CAA", "{tag: issue, value: ;}", '0 issue ";"'],
    [
      "CAA",
      "{flags: 128, tag: issuewild, value: 'ca.test\\; validationmethods=dns-01'}",
      '128 issuewild "ca.test; validationmethods=dns-01"',
    ],
    ["CNAME", "www.example.net.", "www.example.net."],
    ["CNAME", "büro.example.net.", "xn--bro-hoa.example.net."],
    ["DNAME", "example.net.", "example.net."],
    [
      "DS",
      "{key_tag: 60485, algorithm: 13, digest_type: 1, digest: 2BB183AF5F22588179A53B0A98631FAD1A292118}",
      "60485 13 1 2bb183af5f22588179a53b0a98631fad1a292118",
    ],
    [
      "DS",
      "{flags: 60485, protocol: 13, algorithm: 1, public_key: 2BB183AF5F22588179A53B0A98631FAD1A292118}",
      "60485 13 1 2bb183af5f22588179a53b0a98631fad1a292118",
    ],
    [
      "HTTPS",
      "{svcpriority: 1, targetname: ., svcparams: {alpn: [h3, h2], port: 8443, no-default-alpn: }}",
      '1 . alpn="h3,h2" no-default-alpn port="8443"',
    ],
    ["MX", "{exchange: mx.example.net., preference: 10}", "10 mx.example.net."],
    ["MX", "{value: mx.example.net., priority: 10}", "10 mx.example.net."],
    ["MX", "{exchange: ., preference: 0}", "0 ."],
    [
      "NAPTR",
      "{order: 10, preference: 100, flags: S, service: SIP+D2U, regexp: '!^.*$!sip:x@a.test!', replacement: .}",
      '10 100 "S" "SIP+D2U" "!^.*$!sip:x@a.test!" .',
    ],
    ["NS", "ns1.example.net.", "ns1.example.net."],
    [
      "OPENPGPKEY",
      "mQENBFit2jsBCADrbl5vjVxYeAE0g0IDYCBpHirv1Sjlqxx5gjtPhb2YhvyDMXjq",
      "mQENBFit2jsBCADrbl5vjVxYeAE0g0IDYCBpHirv1Sjlqxx5gjtPhb2YhvyDMXjq",
    ],
    ["PTR", "host.example.net.", "host.example.net."],
    ["SPF", "v=spf1 -all", '"v=spf1 -all"'],
    ["SRV", "{priority: 10, weight: 20, port: 443, target: sip.example.net.}", "10 20 443 sip.example.net."],
    ["SRV", "{priority: 0, weight: 0, port: 0, target: .}", "0 0 0 ."],
    [
      "SSHFP",
      "{algorithm: 1, fingerprint_type: 1, fingerprint: 7491973E5F8B39D5327CD4E08BC81B05F7710B49}",
      "1 1 7491973e5f8b39d5327cd4e08bc81b05f7710b49",
    ],
    [
      "TLSA",
      `{certificate_usage: 3, selector: 1, matching_type: 1, certificate_association_data: ${"1234e567".repeat(8)}}`,
      `3 1 1 ${"1234e567".repeat(8)}`,
    ],
    ["TXT", "plain text", '"plain text"'],
    ["URI", "{priority: 10, weight: 1, target: 'https://www.example.net/a b'}", '10 1 "https://www.example.net/a b"'],
  ];
  for (const [type, value, rdata] of records) {
    const zone = read(`'':\n  type: ${type}\n  value: ${value}\n`);
    assert.deepEqual(
      rrset(zone, "example.org", type)?.rdata,
      [rdata],
      `${type} ${value}: ${JSON.stringify(zone.problems)}`,
    );
    assert.deepEqual(ids(zone), [], `${type} ${value}`);
  }
});

test("LOC has its twelve fields in one line", () => {
  const zone = read(
    "'':\n  type: LOC\n  value: {lat_degrees: 31, lat_minutes: 58, lat_seconds: 52.1, lat_direction: S, long_degrees: 115, long_minutes: 49, long_seconds: 11.7, long_direction: E, altitude: 20, size: 10, precision_horz: 10, precision_vert: 2}\n",
  );
  assert.match(rrset(zone, "example.org", "LOC")?.rdata[0] ?? "", /^31 58 52\.100? S 115 49 11\.700? E 20/);
});

test("shapes: a map or a list of them, value or values, scalars or lists", () => {
  const shapes: [text: string, type: string, rdata: readonly string[]][] = [
    ["a: {type: A, value: 192.0.2.1}", "A", ["192.0.2.1"]],
    ["a: {type: A, values: [192.0.2.1, 192.0.2.2]}", "A", ["192.0.2.1", "192.0.2.2"]],
    ["a: {type: A, values: 192.0.2.1}", "A", ["192.0.2.1"]],
    ["a: {type: A, value: [192.0.2.1]}", "A", ["192.0.2.1"]],
    ["a: {type: A, value: 192.0.2.9, values: [192.0.2.1]}", "A", ["192.0.2.1"]],
    ["a: [{type: AAAA, value: '2001:db8::1'}, {type: A, value: 192.0.2.1}]", "A", ["192.0.2.1"]],
    ["a: {type: MX, value: [{exchange: m.test., preference: 1}]}", "MX", ["1 m.test."]],
    ["a: {type: SRV, values: {priority: 1, weight: 2, port: 3, target: s.test.}}", "SRV", ["1 2 3 s.test."]],
  ];
  for (const [text, type, rdata] of shapes) {
    const zone = read(text);
    assert.deepEqual(rrset(zone, "a.example.org", type)?.rdata, rdata, text);
    assert.deepEqual(ids(zone), [], text);
  }
});

test("TXT: semicolons, quotes, folding, 255 octets", () => {
  const long = `v=DKIM1; p=${"A".repeat(400)}`;
  const values: [written: string, text: string][] = [
    ["v=DMARC1\\; p=reject", "v=DMARC1; p=reject"],
    ["v=DMARC1; p=reject", "v=DMARC1; p=reject"],
    ['"v=DMARC1\\\\; p=reject"', "v=DMARC1; p=reject"],
    ['\'"part1" "part2"\'', "part1part2"],
    ["'\"quoted\"'", "quoted"],
    ["v=spf1 ip4:192.0.2.1\n    ip4:192.0.2.2\n    -all", "v=spf1 ip4:192.0.2.1 ip4:192.0.2.2 -all"],
    [">-\n    v=spf1\n    -all", "v=spf1 -all"],
    [long, long],
    ["'say \"hello\"'", 'say "hello"'],
  ];
  for (const [written, text] of values) {
    const zone = read(`a:\n  type: TXT\n  value: ${written}\n`);
    const [rdata = ""] = rrset(zone, "a.example.org", "TXT")?.rdata ?? [];
    assert.equal(textOf(rdata), text, written);
    assert.deepEqual(ids(zone), [], written);
  }
  assert.equal(
    rrset(read(`a: {type: TXT, value: ${"A".repeat(300)}}`), "a.example.org", "TXT")?.rdata[0],
    `"${"A".repeat(255)}" "${"A".repeat(45)}"`,
  );
});

test("places: the lines of the value, from its key on; of a list, of the item", () => {
  const zone = read(`---
'':
  - type: TXT
    values:
      - first
      - v=spf1 ip4:192.0.2.1
        ip4:192.0.2.2 -all
  - type: MX
    value:
      exchange: mx.example.net.
      preference: 10
www:
  ttl: 60
  type: A
  value: 192.0.2.1
`);
  assert.deepEqual(rrset(zone, "example.org", "TXT")?.from, [
    { file, line: 5, column: 9, endLine: 5 },
    { file, line: 6, column: 9, endLine: 7 },
  ]);
  assert.deepEqual(rrset(zone, "example.org", "MX")?.from, [{ file, line: 9, column: 5, endLine: 11 }]);
  assert.deepEqual(rrset(zone, "www.example.org", "A")?.from, [{ file, line: 15, column: 3, endLine: 15 }]);
  assert.equal(rrset(zone, "www.example.org", "A")?.ttl, 60);
  assert.equal(rrset(zone, "example.org", "MX")?.ttl, 3600);
});

test("names: apex, wildcard, deep, IDN, case", () => {
  const zone = read(`'': {type: A, value: 192.0.2.1}
'*': {type: A, value: 192.0.2.2}
'*._domainkey': {type: TXT, value: v=DKIM1\\; p=}
WWW.Deep: {type: A, value: 192.0.2.3}
büro: {type: A, value: 192.0.2.4}
xn--bro-hoa.x: {type: A, value: 192.0.2.5}
_25._tcp.mx: {type: TXT, value: x}
`);
  assert.deepEqual(
    [...zone.owners()],
    [
      "example.org",
      "*.example.org",
      "*._domainkey.example.org",
      "www.deep.example.org",
      "xn--bro-hoa.example.org",
      "xn--bro-hoa.x.example.org",
      "_25._tcp.mx.example.org",
    ],
  );
  assert.equal(zone.completeness, "complete");
  assert.deepEqual(ids(zone), []);
});

test("names that YAML 1.1 reads otherwise are published as octoDNS reads them", () => {
  const names: [written: string, read: string | undefined][] = [
    ["n", undefined],
    ["y", undefined],
    ["no", "false"],
    ["On", "true"],
    ["yes", "true"],
    ["OFF", "false"],
    ["null", "none"],
    ["~", "none"],
    ["44.70", "44.7"],
    ["010", "8"],
    ["1_000", "1000"],
    ["1:30", "90"],
    ["0x1F", "31"],
    ["1.", "1.0"],
    ["12", undefined],
    ["1e3", undefined],
    ["1234e5678", undefined],
    ["2024-01-01", undefined],
    ["0o10", undefined],
  ];
  for (const [written, coerced] of names) {
    const zone = read(`${written}: {type: A, value: 192.0.2.1}\n'www': {type: A, value: 192.0.2.2}\n`);
    const expected = coerced === undefined ? [] : [["warning coerced-name 1:1", { written, read: coerced }]];
    assert.deepEqual(problemsOf(zone), expected, written);
    assert.deepEqual([...zone.owners()][0], `${coerced ?? written}.example.org`, written);
  }
  for (const [written] of names) {
    const zone = read(`'${written}': {type: A, value: 192.0.2.1}\n`);
    assert.deepEqual(
      [...zone.owners()],
      written === "~" || written.includes(":") || written === "1."
        ? [...zone.owners()]
        : [`${written.toLowerCase()}.example.org`],
    );
    assert.ok(!ids(zone).includes("warning coerced-name"), written);
  }
});

test("duplicate keys: the last one wins, and what is lost is told", () => {
  const mail = read(`a: {type: TXT, value: one}\nb: {type: A, value: 192.0.2.1}\na: {type: TXT, value: two}\n`);
  assert.deepEqual(rrset(mail, "a.example.org", "TXT")?.rdata, ['"two"']);
  assert.deepEqual(problemsOf(mail), [["warning duplicate-key 3:1", { key: "a", lines: "1, 3", mail: "yes" }]]);
  const other = read("a: {type: A, value: 192.0.2.1}\na: {type: MX, value: {exchange: ., preference: 0}}\n");
  assert.deepEqual(problemsOf(other), [["warning duplicate-key 2:1", { key: "a", lines: "1, 2", mail: "no" }]]);
  const field = read("a:\n  type: TXT\n  value: one\n  value: two\n");
  assert.deepEqual(problemsOf(field), [["warning duplicate-key 4:3", { key: "value", lines: "3, 4", mail: "yes" }]]);
  assert.deepEqual(ids(read("a: {type: TXT, value: one}\nb: {type: TXT, value: one}\n")), []);
});

test("one RRset defined twice is refused, or replaced where the provider says so", () => {
  const text = "a:\n  - {type: TXT, value: one}\n  - {type: TXT, value: two}\n";
  const refused = read(text, { isLenient: true });
  assert.deepEqual(problemsOf(refused), [
    ["error duplicate-record 3:5", { owner: "a.example.org", type: "TXT", lines: "2, 3" }],
  ]);
  assert.equal(rrset(refused, "a.example.org", "TXT"), undefined);
  assert.deepEqual(
    refused.gaps.map((gap) => [gap.owner, gap.type]),
    [["a.example.org", "TXT"]],
  );
  const replaced = read(text, { replaces: true });
  assert.deepEqual(rrset(replaced, "a.example.org", "TXT")?.rdata, ['"two"']);
  assert.deepEqual(ids(replaced), []);
});

test("octodns: ignored, excluded and included records are not published", () => {
  const flags: [flags: string, targets: readonly string[] | undefined, how: string | undefined, problem?: string][] = [
    ["{ignored: true}", ["route53"], "octodns.ignored"],
    ["{ignored: 'false'}", ["route53"], "octodns.ignored"],
    ["{ignored: no}", ["route53"], undefined],
    ["{excluded: [route53]}", ["route53"], "octodns.excluded: route53"],
    ["{excluded: [route53]}", undefined, "octodns.excluded: route53"],
    ["{excluded: [ns1]}", ["route53"], undefined],
    ["{excluded: [ns1]}", ["ns1", "route53"], undefined, "warning published-at-some"],
    ["{excluded: [ns1, route53]}", ["ns1", "route53"], "octodns.excluded: ns1, route53"],
    ["{included: [ns1]}", ["route53"], "octodns.included: ns1"],
    ["{included: [ns1]}", ["ns1"], undefined],
    ["{included: [ns1]}", undefined, undefined],
    ["{included: []}", ["ns1"], undefined],
    ["{healthcheck: {path: /x}}", ["ns1"], undefined],
  ];
  for (const [written, targets, how, problem] of flags) {
    const zone = read(`_dmarc:\n  octodns: ${written}\n  type: TXT\n  value: v=DMARC1\\; p=reject\n`, { targets });
    assert.deepEqual(
      zone.undeployed.map((one) => [one.owner, one.type, one.how, one.at.line]),
      how === undefined ? [] : [["_dmarc.example.org", "TXT", how, 1]],
      written,
    );
    assert.equal(rrset(zone, "_dmarc.example.org", "TXT") === undefined, how !== undefined, written);
    assert.deepEqual(ids(zone), problem === undefined ? [] : [problem], written);
    assert.equal(zone.completeness, "complete");
  }
});

test("what octoDNS complains of is an error and hides the RRset; where it is lenient, a warning", () => {
  const complaints: [text: string, id: string, line: number, rdata: string][] = [
    [
      "a:\n  type: MX\n  value:\n    exchange: mx.example.net\n    preference: 1\n",
      "no-final-dot",
      4,
      "1 mx.example.net.",
    ],
    ["a:\n  type: CNAME\n  value: www\n", "no-final-dot", 3, "www."],
    [
      "a:\n  type: TLSA\n  value: {selector: 1, matching_type: 0, certificate_association_data: abcd}\n",
      "missing-field",
      3,
      "0 1 0 abcd",
    ],
    ["a:\n  type: TXT\n  value: größe\n", "not-ascii", 3, '"gr\\195\\182\\195\\159e"'],
    ["a:\n  type: TXT\n  value: a\\\\;b\n", "double-escaped-semicolon", 3, '"a\\\\;b"'],
    ["a:\n  type: NS\n  value: .\n", "root-target", 3, "."],
    ["a:\n  type: CNAME\n  value: v=DMARC1\\;p=reject.\n", "not-a-host-name", 3, ""],
    ["a:\n  type: SSHFP\n  value: {algorithm: 1, fingerprint_type: 1, fingerprint: 010}\n", "coerced-value", 3, ""],
  ];
  for (const [text, id, line, rdata] of complaints) {
    const refused = read(text);
    assert.equal(refused.problems[0]?.id, `octodns/${id}`, text);
    assert.equal(refused.problems[0]?.level, "error", text);
    assert.equal(refused.problems[0]?.line, line, text);
    assert.equal(refused.size, 0);
    assert.equal(refused.gaps[0]?.owner, "a.example.org");
    if (rdata === "") continue;
    const taken = read(text, { isLenient: true });
    assert.deepEqual(ids(taken), [`warning ${id}`], text);
    const [type = ""] = taken.typesAt(name("a.example.org"));
    assert.deepEqual(rrset(taken, "a.example.org", type)?.rdata, [rdata], text);
    const flagged = read(text.replace("a:\n", "a:\n  octodns: {lenient: true}\n"));
    assert.deepEqual(ids(flagged), [`warning ${id}`], text);
  }
});

test("what octoDNS cannot take even where it is lenient", () => {
  const errors: [text: string, id: string, line: number, gap: string | undefined][] = [
    ["a:\n", "not-a-record", 1, "a.example.org *"],
    ["a: text\n", "not-a-record", 1, "a.example.org *"],
    ["a:\n  - type: A\n    value: 192.0.2.1\n  - text\n", "not-a-record", 4, "a.example.org *"],
    ["a:\n  value: 192.0.2.1\n", "missing-type", 1, "a.example.org *"],
    ["a:\n  type: A\n  ttl: soon\n  value: 192.0.2.1\n", "bad-ttl", 3, "a.example.org A"],
    ["a:\n  type: A\n  value: 192.0.2.256\n", "bad-value", 3, "a.example.org A"],
    ["a:\n  type: A\n  value: {x: y}\n", "not-text", 3, "a.example.org A"],
    ["a:\n  type: MX\n  value: mx.example.net.\n", "value-not-mapping", 3, "a.example.org MX"],
    ["a:\n  type: MX\n  value: {exchange: mx.example.net.}\n", "missing-field", 3, "a.example.org MX"],
    ["a:\n  type: MX\n  value: {exchange: mx.example.net., preference: high}\n", "not-a-number", 3, "a.example.org MX"],
    ["a:\n  type: MX\n  value: {exchange: mx.example.net., preference: 70000}\n", "bad-value", 3, "a.example.org MX"],
    ["a:\n  type: MX\n  value: {exchange: 'a b.', preference: 7}\n", "bad-target", 3, "a.example.org MX"],
    ["a:\n  type: CNAME\n  values: [b.test.]\n", "missing-value", 1, "a.example.org CNAME"],
    ["a:\n  type: CNAME\n  value: [b.test.]\n", "not-text", 3, "a.example.org CNAME"],
    ["a:\n  type: TXT\n  value: 12345\n", "not-a-string", 3, "a.example.org TXT"],
    ["a:\n  type: TXT\n  value: yes\n", "not-a-string", 3, "a.example.org TXT"],
    ["a:\n  type: TXT\n  value: 2024-01-01\n", "not-a-string", 3, "a.example.org TXT"],
    ["a:\n  type: TXT\n  values: [foo, null]\n", "missing-value", 3, "a.example.org TXT"],
    ["a:\n  type: CAA\n  value: {tag: 'is sue', value: x}\n", "bad-text", 3, "a.example.org CAA"],
    ["a.:\n  type: A\n  value: 192.0.2.1\n", "bad-name", 1, undefined],
    ["a..b:\n  type: A\n  value: 192.0.2.1\n", "bad-name", 1, undefined],
    ["a b:\n  type: A\n  value: 192.0.2.1\n", "bad-name", 1, undefined],
    [`${"a".repeat(64)}:\n  type: A\n  value: 192.0.2.1\n`, "bad-name", 1, undefined],
  ];
  for (const [text, id, line, gap] of errors) {
    const zone = read(text, { isLenient: true });
    const [problem] = zone.problems;
    assert.deepEqual([problem?.id, problem?.level, problem?.line], [`octodns/${id}`, "error", line], text);
    assert.deepEqual(
      zone.gaps.map(({ owner, type }) => `${owner} ${type ?? "*"}`),
      gap === undefined ? [] : [gap],
      text,
    );
  }
});

test("an empty value is refused, and nothing is published where octoDNS is lenient", () => {
  for (const text of ["a: {type: TXT, value: }", "a: {type: TXT, values: []}", "a: {type: TXT}"]) {
    assert.deepEqual(ids(read(text)), ["error missing-value"], text);
    const lenient = read(text, { isLenient: true });
    assert.deepEqual(ids(lenient), ["warning missing-value"], text);
    assert.equal(lenient.completeness, "complete");
  }
});

test("names that are refused or hardly meant", () => {
  const at = read("'@': {type: A, value: 192.0.2.1}");
  assert.deepEqual(problemsOf(at), [["error at-sign 1:1", { origin: "example.org" }]]);
  assert.deepEqual([...at.owners()], ["@.example.org"]);
  assert.deepEqual(ids(read("'@': {type: A, value: 192.0.2.1}", { isLenient: true })), ["warning at-sign"]);
  const repeated = read("www.example.org: {type: A, value: 192.0.2.1}");
  assert.deepEqual(problemsOf(repeated), [
    ["warning name-repeats-zone 1:1", { name: "www.example.org", owner: "www.example.org.example.org" }],
  ]);
  assert.deepEqual(ids(read("www.notexample.org: {type: A, value: 192.0.2.1}")), []);
});

test("a CNAME beside other records", () => {
  const text = "a:\n  - {type: TXT, value: x}\n  - {type: CNAME, value: b.test.}\n";
  assert.deepEqual(problemsOf(read(text)), [["error cname-and-other 3:5", { owner: "a.example.org", others: "TXT" }]]);
  assert.deepEqual(ids(read(text, { isLenient: true })), ["warning cname-and-other"]);
  assert.deepEqual(ids(read("a: {type: CNAME, value: b.test.}\nb: {type: TXT, value: x}\n")), []);
});

test("types of providers are passed over; those that give addresses leave the addresses open", () => {
  const alias = read(
    "'':\n  - {type: Route53Provider/ALIAS, values: [{name: x, type: A}]}\n  - {type: TXT, value: x}\n",
  );
  assert.deepEqual(ids(alias), ["note unknown-type"]);
  assert.deepEqual(
    alias.gaps.map(({ owner, type }) => [owner, type]),
    [
      ["example.org", "A"],
      ["example.org", "AAAA"],
    ],
  );
  assert.deepEqual(rrset(alias, "example.org", "TXT")?.rdata, ['"x"']);
  assert.deepEqual(
    read("'': {type: ALIAS, value: b.test.}").gaps.map(({ type }) => type),
    ["A", "AAAA"],
  );
  const other = read("'': {type: PowerDnsProvider/LUA, value: {type: A}}");
  assert.deepEqual([ids(other), other.completeness], [["note unknown-type"], "complete"]);
});

test("pools and geography: the default values are the records; without them the RRset is not known", () => {
  const pools = "dynamic: {pools: {one: {values: [{value: 192.0.2.9}]}}, rules: [{pool: one}]}";
  const withDefault = read(`a:\n  ${pools}\n  type: A\n  value: 192.0.2.1\n`);
  assert.deepEqual(
    [rrset(withDefault, "a.example.org", "A")?.rdata, withDefault.completeness],
    [["192.0.2.1"], "complete"],
  );
  const without = read(`a:\n  ${pools}\n  type: A\n`);
  assert.deepEqual(
    without.gaps.map(({ owner, type }) => [owner, type]),
    [["a.example.org", "A"]],
  );
  assert.deepEqual(ids(without), []);
});

test("templates: a value with a placeholder is not known", () => {
  const text =
    "a: {type: TXT, value: 'zone {zone_name}'}\nb: {type: MX, value: {exchange: 'mx.{zone_name}', preference: 1}}\n";
  const templated = read(text, { isTemplated: true });
  assert.deepEqual(
    templated.gaps.map(({ owner, type }) => `${owner} ${type}`),
    ["a.example.org TXT", "b.example.org MX"],
  );
  assert.deepEqual(ids(templated), []);
  const literal = read("a: {type: TXT, value: 'zone {zone_name}'}");
  assert.deepEqual([rrset(literal, "a.example.org", "TXT")?.rdata, literal.gaps], [['"zone {zone_name}"'], []]);
  const jinja = read("a: {type: TXT, value: '{{ spf }}'}");
  assert.deepEqual(
    jinja.gaps.map(({ owner, type }) => `${owner} ${type}`),
    ["a.example.org TXT"],
  );
});

test("template markers outside of values make the zone partial, not wrong", () => {
  for (const text of [
    "a:\n  type: TXT\n  value: {{ spf }}\n",
    "{% for x in y %}\na: {type: A, value: 192.0.2.1}\n{% endfor %}\n",
    "a:\n<%= x %>\n  type: A\n",
  ]) {
    const zone = read(text);
    assert.deepEqual(
      [zone.completeness, zone.gaps[0]?.owner, ids(zone)],
      ["partial", undefined, ["note template"]],
      text,
    );
  }
  assert.equal(read("# {{ no template }}\na: [\n").completeness, "unparseable");
});

test("what breaks YAML for octoDNS makes the zone unparseable, at its line", () => {
  const files: [text: string | Uint8Array, id: string, line: number][] = [
    ["a:\n  type: A\n value: 192.0.2.1\n", "yaml", 3],
    ["a:\n\ttype: A\n", "yaml", 2],
    ["a: {type: A,\tvalue: 192.0.2.1}\n", "tab", 1],
    ['a:\n  type: TXT\n  value: "v=DMARC1\\; p=none"\n', "yaml", 3],
    ["a: [1\n", "yaml", 2],
    ["a: {type: A}\n---\nb: {type: A}\n", "several-documents", 2],
    ["a: *b\n", "undefined-alias", 1],
    ["a: &a [*a]\n", "recursive-alias", 1],
    ["? [a]\n: b\n", "key-not-scalar", 1],
    ["a: !python/object x\n", "unknown-tag", 1],
    ["<<: text\n", "merge-not-mapping", 1],
    ["# x\n: {type: A}\n", "key-missing", 2],
    ["a: {type: A}\nb: x\u2028y\n", "character", 2],
    ["a: \u0007\n", "character", 1],
    [Uint8Array.of(0x61, 0x3a, 0x20, 0xff), "not-utf8", 1],
    [`${"- ".repeat(70)}a`, "too-deep", 1],
    ["[".repeat(5000), "too-deep", 1],
    ["a: !include [b.yaml]\n", "include-not-scalar", 1],
  ];
  for (const [text, id, line] of files) {
    const zone = read(text, { isLenient: true });
    const label = JSON.stringify(text).slice(0, 60);
    assert.deepEqual(
      [zone.completeness, zone.problems[0]?.id, zone.problems[0]?.level, zone.size],
      ["unparseable", `octodns/${id}`, "error", 0],
      label,
    );
    assert.equal(zone.problems[0]?.line, line, label);
  }
});

test("what PyYAML accepts is accepted", () => {
  const fine: [text: string, records: number][] = [
    ["", 0],
    ["---\n", 0],
    ["# only a comment\n", 0],
    ["\ufeffa: {type: A, value: 192.0.2.1}\r\n", 1],
    ["a:\r\n  type: A\r\n  value: 192.0.2.1\r\n", 1],
    ["%YAML 1.1\n---\na: {type: A, value: 192.0.2.1}\n...\n", 1],
    ["a: {type: TXT, value: 'with\ttab'} #\tcomment\n", 1],
    ["a:\n  type: TXT\n  value: |-\n    with\ttab\n", 1],
    ["? ''\n: - type: A\n    value: 192.0.2.1\n", 1],
    ["a: &x {type: A, value: 192.0.2.1}\nb: *x\nc:\n  <<: *x\n  ttl: 60\n", 3],
  ];
  for (const [text, records] of fine) {
    const zone = read(text);
    assert.deepEqual([zone.completeness, zone.size, ids(zone)], ["complete", records, []], JSON.stringify(text));
  }
});

test("!include: relative to the including file, with its own places", () => {
  const zone = read(
    "'': !include common/apex.yaml\nwww:\n  <<: !include common/address.yaml\n  ttl: 60\n",
    {},
    {
      "common/apex.yaml": "- type: TXT\n  value: v=spf1 -all\n- !include ../mx.yaml\n",
      "common/address.yaml": "type: A\nttl: 5\nvalue: 192.0.2.1\n",
      "mx.yaml": "type: MX\nvalue: {exchange: ., preference: 0}\n",
    },
  );
  assert.deepEqual(ids(zone), []);
  assert.deepEqual(zone.files, [file, "common/apex.yaml", "mx.yaml", "common/address.yaml"]);
  assert.deepEqual(rrset(zone, "example.org", "TXT")?.from, [
    { file: "common/apex.yaml", line: 2, column: 3, endLine: 2 },
  ]);
  assert.deepEqual(rrset(zone, "example.org", "MX")?.from, [{ file: "mx.yaml", line: 2, column: 1, endLine: 2 }]);
  assert.equal(rrset(zone, "www.example.org", "A")?.ttl, 60);
});

test("<<: what is written later wins; of a list of mappings the first", () => {
  const merged: [text: string, ttl: number][] = [
    ["a:\n  <<: {type: A, value: 192.0.2.1, ttl: 1}\n  ttl: 2\n", 2],
    ["a:\n  ttl: 2\n  <<: {type: A, value: 192.0.2.1, ttl: 1}\n", 1],
    ["a:\n  <<: {type: A, value: 192.0.2.1, ttl: 1}\n  <<: {ttl: 2}\n", 2],
    ["a:\n  <<: [{ttl: 1}, {type: A, value: 192.0.2.1, ttl: 2}]\n", 1],
    ["a:\n  '<<': x\n  type: A\n  ttl: 7\n  value: 192.0.2.1\n", 7],
  ];
  for (const [text, ttl] of merged) {
    const zone = read(text);
    assert.deepEqual([rrset(zone, "a.example.org", "A")?.ttl, ids(zone)], [ttl, []], text);
  }
});

test("!include that is not followed leaves the zone partial", () => {
  const refused: [target: string, id: string][] = [
    ["/etc/passwd", "include-refused"],
    ["../secret.yaml", "include-refused"],
    ["~/secret.yaml", "include-refused"],
    ["not-there.yaml", "include-not-found"],
    [file, "include-cycle"],
    ["b.yaml", "include-cycle"],
  ];
  for (const [target, id] of refused) {
    const zone = read(`a: {type: A, value: 192.0.2.1}\nb: !include ${target}\n`, {}, { "b.yaml": "!include b.yaml\n" });
    assert.equal(zone.completeness, "partial", target);
    assert.equal(zone.problems[0]?.id, `octodns/${id}`, target);
    assert.equal(zone.gaps[0]?.owner, undefined, target);
    assert.deepEqual(rrset(zone, "a.example.org", "A")?.rdata, ["192.0.2.1"]);
  }
  const broken = read("a: !include b.yaml\n", {}, { "b.yaml": "x: [\n" });
  assert.deepEqual([broken.completeness, broken.problems[0]?.file], ["unparseable", "b.yaml"]);
});

test("a secret that is included by mistake is not told", () => {
  const zone = read("a: !include .env\n", {}, { ".env": "TOKEN=hunter2: x: y\n" });
  assert.ok(!JSON.stringify(zone.problems).includes("hunter2"));
});

test("several sources: in order, the later replacing where it is told to", () => {
  const tree = treeOf({
    "a/x.yaml": "a: {type: A, value: 192.0.2.1}\nb: {type: A, value: 192.0.2.2}\n",
    "b/x.yaml": "a: {type: A, ttl: 9, value: 198.51.100.1}\n",
  });
  const zone = readZone(tree, {
    origin,
    gaps: [],
    sources: [
      { files: ["a/x.yaml"], terms: strict },
      { files: ["b/x.yaml"], terms: { ...strict, replaces: true } },
    ],
  });
  assert.deepEqual(
    [rrset(zone, "a.example.org", "A")?.rdata, rrset(zone, "b.example.org", "A")?.rdata],
    [["198.51.100.1"], ["192.0.2.2"]],
  );
  assert.deepEqual(zone.files, ["a/x.yaml", "b/x.yaml"]);
});

test("aliases of aliases stay cheap", () => {
  const levels = Array.from({ length: 30 }, (_, i) => `l${i}: &l${i} [${`*l${i - 1}, `.repeat(10)}]`).slice(1);
  const lists = read(`l0: &l0 [x, x]\n${levels.join("\n")}\n`);
  assert.ok(lists.problems.length > 0 && lists.problems.length < 1000);
  const wide = Array.from({ length: 2000 }, (_, i) => `v${i}`).join(", ");
  const many = read(`a: &a {type: TXT, values: [${wide}]}\nb: [${"*a, ".repeat(2000)}]\n`);
  assert.ok(many.problems.some(({ id }) => id === "octodns/too-many-values"));
  assert.equal(many.completeness, "partial");
  const map = Array.from({ length: 500 }, (_, i) => `k${i}: v`).join(", ");
  const merges = read(`a: &a {${map}}\nb:\n  ${"<<: *a\n  ".repeat(1000)}type: A\n`);
  assert.deepEqual(ids(merges), ["error too-many-merged"]);
});

test("any text and any bytes give a zone and sentences", () => {
  const piece = fc.constantFrom(
    "a",
    "''",
    ": ",
    ":\n  ",
    "\n",
    "- ",
    "type: ",
    "TXT",
    "MX",
    "value: ",
    "values: ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "<<: ",
    "!include ",
    "!x ",
    "|\n ",
    "'",
    '"',
    "\\",
    "#",
    "{{",
    "1_0",
    "null",
    "octodns: ",
    "@",
    "\t",
    "é",
    "\u2028",
    "---\n",
    "preference: ",
    "exchange: ",
    "x.test.",
    "ttl: ",
  );
  const texts = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join("")),
    fc.string(),
    fc.uint8Array({ maxLength: 60 }),
  );
  fc.assert(
    fc.property(texts, (content) => {
      const zone = read(content, {}, { "x.test.": "a: b" });
      for (const problem of zone.problems) {
        assert.ok(problem.line >= 1 && problem.endLine >= problem.line && problem.column >= 1);
        assert.ok((messages[problem.id]?.(problem.args) ?? "") !== "", problem.id);
      }
      assert.ok(zone.problems.length <= 200);
    }),
    { numRuns: 400 },
  );
});

test("what is read is canonical: reading it again gives the same", () => {
  const value = fc
    .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 600 })
    .filter((text) => !/[{<][{%]/.test(text));
  fc.assert(
    fc.property(value, (text) => {
      const zone = read(`a: {type: TXT, value: ${JSON.stringify(`x${text}`)}}`);
      const [rdata = ""] = rrset(zone, "a.example.org", "TXT")?.rdata ?? [];
      assert.equal(textOf(rdata), `x${text}`.replaceAll('" "', "").replaceAll("\\;", ";"));
    }),
    { numRuns: 200 },
  );
});
