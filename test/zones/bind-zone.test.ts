/** A master file of a tree as a zone: what is complete, what is not known, what is wrong with it as a whole. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { name } from "../../src/dns/name.ts";
import type { Zone } from "../../src/dns/zone.ts";
import { messages, sentenceOf } from "../../src/zones/bind/messages.ts";
import { readBindZone } from "../../src/zones/bind/zone.ts";
import { treeOf } from "../support/tree.ts";

const soa = "$TTL 60\n@ SOA ns1 hostmaster 1 2h 1h 2w 5m\n@ NS ns1\nns1 A 192.0.2.1\n"; // 4 lines
const origin = name("example.org");

function read(files: string | Readonly<Record<string, string | Uint8Array>>, file = "z/db"): Zone {
  return readBindZone(treeOf(typeof files === "string" ? { [file]: files } : files), file, origin, []);
}

function told(zone: Zone): readonly string[] {
  return zone.problems.map(({ level, id, file, line }) => `${level} ${file}:${line} ${id.replace("master-file/", "")}`);
}

function gaps(zone: Zone): readonly string[] {
  return zone.gaps.map(({ owner, type }) => `${owner ?? "zone"} ${type ?? ""}`.trimEnd());
}

const wholes: [what: string, text: string, problems: readonly string[], gaps: readonly string[]][] = [
  ["a good zone", "", [], []],
  ["a CNAME after other data", "a TXT x\na CNAME b", ["error z/db:6 cname-and-other"], ["a.example.org CNAME"]],
  [
    "a CNAME before other data",
    "a CNAME b\n\nb A 192.0.2.1\na TXT x",
    ["error z/db:8 cname-and-other"],
    ["a.example.org CNAME"],
  ],
  ["a CNAME at the top", "@ CNAME b", ["error z/db:5 cname-and-other"], ["example.org CNAME"]],
  ["a CNAME beside what signs it", "a CNAME b\na NSEC b CNAME\na KEY 512 3 13 AA==", ["note z/db:6 signer"], []],
  ["a CNAME twice", "a CNAME b\na CNAME B", [], []],
  ["two CNAMEs", "a CNAME b\na CNAME c", ["error z/db:6 singleton"], ["a.example.org CNAME"]],
  ["two SOAs", "@ SOA ns1 hostmaster 2 2h 1h 2w 5m", ["error z/db:5 singleton"], ["example.org SOA"]],
  ["two DNAMEs", "a DNAME b\na DNAME c", ["error z/db:6 singleton"], ["a.example.org DNAME"]],
  ["a DS at the top", `@ DS 1 13 2 ${"ab".repeat(32)}`, ["error z/db:5 ds-at-apex"], []],
  [
    "a CDS of another algorithm",
    `@ DNSKEY 257 3 13 AAAA\n@ CDS 1 8 2 ${"ab".repeat(32)}`,
    ["error z/db:6 child-key"],
    ["example.org CDS"],
  ],
  ["a CDS that deletes", "@ DNSKEY 257 3 13 AAAA\n@ CDS 0 0 0 00", [], []],
  ["a CDS of a zone that its server signs", `@ CDS 1 8 2 ${"ab".repeat(32)}`, [], []],
  ["data outside of the zone", "example.com. A 192.0.2.1", ["warning z/db:5 outside"], []],
  [
    "a record that cannot be read",
    "a A x\nb",
    ["error z/db:5 rdata", "error z/db:6 type-missing"],
    ["a.example.org A", "b.example.org"],
  ],
  ["a target that is not there", "@ MX 1 mx.example.org", ["warning z/db:5 dot"], []],
  ["a target that is there", "@ MX 1 mx.example.org\nmx.example.org A 192.0.2.1", [], []],
  ["a target below a wildcard", "@ MX 1 mx.example.com\n*.example.com A 192.0.2.1", [], []],
  ["a target below a delegation", "www CNAME lb.eu\neu NS ns.eu\nns.eu A 192.0.2.1", [], []],
  ["a template", "{% include 'x' %}", ["note z/db:5 template"], ["zone"]],
];

for (const [what, text, problems, hidden] of wholes)
  test(what, () => {
    const zone = read(soa + text);
    assert.deepEqual([told(zone), gaps(zone)], [problems, hidden]);
    assert.equal(zone.completeness, hidden.length === 0 ? "complete" : "partial");
  });

test("a zone without SOA is told", () => {
  assert.deepEqual(told(read("www 60 A 192.0.2.1")), ["warning z/db:1 no-soa"]);
  assert.deepEqual(told(read("www 60 A 192.0.2.1\n{{ soa }}")), ["note z/db:2 template"]); // it may be in there
});

test("nothing can be read", () => {
  assert.equal(read("hello world\nhow are you\n").completeness, "unparseable");
  assert.equal(read("; empty\n").completeness, "complete");
});

test("an export of Cloudflare may have a CNAME at the top", () => {
  const zone = read(
    `;; Domain:     example.org.\n;; Exported:   2026-01-01 00:00:00\n${soa}@ CNAME pages.example.com.\n@ MX 10 mail.example.com.\n`,
  );
  assert.deepEqual(told(zone), ["note z/db:7 flattened", "note z/db:7 flattened"]);
  assert.deepEqual(gaps(zone), ["example.org A", "example.org AAAA"]);
  assert.deepEqual(zone.typesAt(origin), ["SOA", "NS", "MX"]);
});

const includes: [path: string, why: string][] = [
  ["/etc/passwd", "outside"],
  ["~/secret", "outside"],
  ["../../secret", "outside"],
  ["z/../../../secret", "outside"],
  ["missing", "missing"],
  ["secret", "not-a-zone"],
  ["db", "cycle"],
];

for (const [path, why] of includes)
  test(`$INCLUDE ${path}: ${why}`, () => {
    const zone = read({ "z/db": `${soa}$INCLUDE ${path}`, secret: "password = hunter2\nkey = 42\n" });
    assert.deepEqual(
      zone.problems.map(({ level, line, column, args }) => [level, line, column, args]),
      [["error", 5, 10, { why }]],
    );
    assert.deepEqual(gaps(zone), ["zone"]);
    assert.ok(!JSON.stringify(zone.problems.map(sentenceOf)).includes("hunter2"));
  });

test("records and problems of an included file are of that file", () => {
  const zone = read({ "z/db": `${soa}$INCLUDE ../common\n`, common: "www A 192.0.2.1\nx A y" });
  assert.deepEqual([zone.files, told(zone)], [["z/db", "common"], ["error common:2 rdata"]]);
  assert.deepEqual(zone.rrset(name("www.example.org"), "A")?.from, [
    { file: "common", line: 1, column: 1, endLine: 1 },
  ]);
});

test("problems are bounded, and what is not told is not known", () => {
  const zone = read(soa + "x A y\n".repeat(5_000));
  assert.equal(zone.problems.length, 1_001);
  assert.deepEqual(zone.problems.at(0)?.args, { count: 4_000 });
  assert.ok(zone.gaps.length <= 1_001);
  assert.ok(zone.gaps.some((gap) => gap.owner === undefined));
});

test("every gap says where and why", () => {
  assert.deepEqual(read(`${soa}a A x`).gaps, [
    {
      why: "z/db:5: the data of this A record is wrong: this is not an IPv4 address",
      owner: "a.example.org",
      type: "A",
      at: { file: "z/db", line: 5, column: 5, endLine: 5 },
    },
  ]);
});

test("any octets: no throw, bounded output, a sentence for every problem", () => {
  const token = fc.constantFrom(
    "$INCLUDE",
    "$GENERATE 1-3 a$ A 192.0.2.$",
    "(",
    ")",
    '"',
    ";",
    "\n",
    "\n ",
    " ",
    "\\",
    "@",
    "IN",
    "TXT",
    "A",
    "SOA",
    "60",
    "{{",
    "x.",
    "\0",
    "\u00e9",
  );
  const text = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.array(token, { maxLength: 60 }).map((parts) => Buffer.from(parts.join(" "))),
  );
  fc.assert(
    fc.property(text, (octets) => {
      const zone = read({ "z/db": octets });
      assert.ok(zone.problems.length <= 1_001);
      for (const problem of zone.problems) {
        assert.ok(Object.hasOwn(messages, problem.id), problem.id);
        assert.ok(problem.line >= 1 && problem.column >= 1 && problem.endLine >= problem.line);
        assert.ok(!sentenceOf(problem).includes("undefined"));
      }
    }),
    { numRuns: 400 },
  );
});

const hostile: [what: string, text: string][] = [
  ["parentheses", "(\n".repeat(50_000)],
  ["quotes", '"\n'.repeat(50_000)],
  ["backslashes", "\\".repeat(200_000)],
  ["a long token", "x".repeat(500_000)],
  ["many tokens", "x ".repeat(200_000)],
  ["many strings", `@ 60 TXT ${'"x" '.repeat(100_000)}`],
  ["long hexadecimal", `@ 60 TLSA 3 1 1 ${"ab".repeat(300_000)}`],
  ["long base64", `@ 60 OPENPGPKEY ${"AAAA".repeat(200_000)}`],
  ["many parameters", `@ 60 SVCB 1 . ${Array.from({ length: 30_000 }, (_, i) => `key${i + 100}=x`).join(" ")}`],
  ["many origins", "$ORIGIN a\n".repeat(50_000)],
];

for (const [what, text] of hostile)
  test(`hostile: ${what}`, () => {
    const zone = read(text);
    assert.ok(zone.problems.length <= 1_001);
  });
