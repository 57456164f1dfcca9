/** Trees of files that somebody made to hurt: what a review makes of them, and what every report makes of that review. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { annotationsOf } from "../src/action/annotations.ts";
import { catalogue } from "../src/catalogue.ts";
import { readMasterFile } from "../src/dns/master-file/read.ts";
import { name } from "../src/dns/name.ts";
import type { Review } from "../src/model.ts";
import { html } from "../src/report/html.ts";
import { json } from "../src/report/json.ts";
import { junit } from "../src/report/junit.ts";
import { markdown } from "../src/report/markdown.ts";
import { sarif } from "../src/report/sarif.ts";
import { text } from "../src/report/text.ts";
import { type ReviewOptions, review } from "../src/review.ts";
import { type FileTree, linesIn } from "../src/zones/source.ts";
import { elementsOf } from "./report/markup.ts";
import { treeOf } from "./support/tree.ts";

type Files = Readonly<Record<string, string | Uint8Array>>;

const file = "zones/example.test.zone";
const zone = `$ORIGIN example.test.
$TTL 3600
@ SOA ns1 hostmaster 1 7200 900 1209600 300
@ NS ns1
ns1 A 192.0.2.1
@ MX 10 ns1
@ TXT "v=spf1 mx -all"
_dmarc TXT "v=DMARC1; p=reject"
`;
const bind = (more: string, others: Files = {}): Files => ({ [file]: `${zone}${more}`, ...others });
const yaml = `'':
  - type: MX
    values:
      - exchange: mail.example.test.
        preference: 10
  - type: TXT
    value: v=spf1 mx -all
`;
const octodns = (more: string | Uint8Array): Files => ({
  "config/example.test.yaml": Buffer.concat([Buffer.from(yaml), Buffer.from(more)]),
});
const times = (amount: number, line: (index: number) => string): string =>
  Array.from({ length: amount }, (_, index) => line(index)).join("");
/** As strings of a TXT record. */
const strings = (value: string): string => `( ${(value.match(/.{1,250}/g) ?? []).map((one) => `"${one}"`).join(" ")} )`;
const configured = (content: string | Uint8Array): Files => ({ ".github/mecsa.yml": content });

interface Case {
  before?: Files;
  after: Files;
  options?: Partial<ReviewOptions>;
  /** Each stands in what is not assessed, in a note, or in a finding, with its file and line. */
  says?: readonly RegExp[];
}

const layers = (item: (index: number) => string): string => times(30, (index) => `a${index + 1}: ${item(index)}\n`);
const tenTimes = (index: number): string => Array.from({ length: 10 }, () => `*a${index}`).join(", ");

const cases: Readonly<Record<string, Case>> = {
  "$GENERATE, too many from one": { after: bind("$GENERATE 0-4000000000 h$ A 192.0.2.1\n"), says: [/zone:9\b.*wrong/] },
  "$GENERATE, too many in all": {
    after: bind("$GENERATE 0-999 a$ A 192.0.2.1\n$GENERATE 0-64999 b$ A 192.0.2.1\n"),
    says: [/zone:10\b.*more than 65536 records/],
  },
  "$GENERATE in files that are included": {
    after: bind("$INCLUDE a\n$INCLUDE b\n", {
      "zones/a": "$GENERATE 0-999 a$ A 192.0.2.1\n",
      "zones/b": "$GENERATE 0-64999 b$ A 192.0.2.1\n",
    }),
    says: [/zones\/b:1\b.*more than 65536 records/],
  },
  "$INCLUDE of itself": {
    after: bind("$INCLUDE a\n", { "zones/a": "a A 192.0.2.1\n$INCLUDE b\n", "zones/b": "b A 192.0.2.1\n$INCLUDE a\n" }),
    says: [/zones\/b:2\b.*the file includes itself/],
  },
  "$INCLUDE, each of ten more": {
    after: bind(
      "$INCLUDE i0\n",
      Object.fromEntries(
        Array.from({ length: 15 }, (_, index) => [`zones/i${index}`, `$INCLUDE i${index + 1}\n`.repeat(10)]),
      ),
    ),
    says: [/more":9\d\d/],
  },
  "$INCLUDE of what is not ours": {
    after: bind("$INCLUDE /etc/passwd\n$INCLUDE ../../etc/passwd\n$INCLUDE ~/.ssh/id\n"),
    says: [/zone:9\b.*leads out/],
  },
  "!include of what is not ours": {
    before: octodns(""),
    after: octodns(
      "a: !include ../../secret\nb: !include /etc/passwd\nc: !include ~/x\nd: !include example.test.yaml\n",
    ),
    says: [/yaml:8\b.*secret/, /yaml:9\b.*passwd/, /yaml:10\b.*~\/x/, /yaml:11\b.*(?:itself|not read)/],
  },
  "aliases of aliases": {
    before: octodns(""),
    after: octodns(`a0: &a0 [x]\n${layers((index) => `&a${index + 1} [${tenTimes(index)}]`)}`),
    says: [/yaml:8\b/],
  },
  "merges of merges": {
    before: octodns(""),
    after: octodns(
      `a0: &a0 {type: TXT, value: x}\n${layers((index) => `&a${index + 1} {<<: [${tenTimes(index)}], k${index}: v}`)}`,
    ),
  },
  "merges of many entries": {
    before: octodns(""),
    after: octodns(
      `a: &a {${times(2_000, (index) => `k${index}: v, `)}}\n${times(60, (index) => `b${index}: {<<: *a}\n`)}`,
    ),
    says: [/yaml:\d+\b.*merge keys bring in more/],
  },
  "YAML, deep in flows": { before: octodns(""), after: octodns(`x: ${"[".repeat(5_000)}`), says: [/yaml:8\b/] },
  "YAML, deep in blocks": {
    before: octodns(""),
    after: octodns(`x:\n ${"- ".repeat(5_000)}a\n`),
    says: [/yaml:9\b.*deep/],
  },
  "YAML of other octets": { before: octodns(""), after: octodns(Buffer.of(0xff, 0xfe, 0, 0x1b)), says: [/not UTF-8/] },
  "a parenthesis for each line": { after: bind("x A (\n".repeat(5_000)), says: [/zone:9\b.*parenthesis/] },
  "a quote for each line": { after: bind('"\n'.repeat(5_000)), says: [/zone:9\b.*quote/] },
  "an SPF record of thousands of terms": {
    after: {
      [file]: zone.replace('"v=spf1 mx -all"', strings(`v=spf1 ${times(4_000, (index) => `a:a${index} `)}-all`)),
    },
    says: [/SPF-/],
  },
  "an SPF record of ten thousand terms": {
    after: {
      [file]: zone.replace(
        '"v=spf1 mx -all"',
        strings(`v=spf1 ${times(10_000, (index) => `ip4:10.0.${index % 256}.${index >> 8} `)}-all`),
      ),
    },
    says: [/zone:7\b.*longer than 65,535 octets/],
  },
  "a tree of includes without an end": {
    after: {
      [file]: `${zone.replace("v=spf1 mx", "v=spf1 include:s0.example.test")}${times(13, (index) => `s${index} TXT ${strings(`v=spf1 ${`include:s${index + 1}.example.test `.repeat(10)}-all`)}\n`)}`,
    },
    says: [/SPF-/],
  },
  "a DKIM key of 100 kB": {
    before: bind(`s._domainkey TXT ${strings(`v=DKIM1; p=${"A".repeat(60_000)}`)}\n`),
    after: bind(`s._domainkey TXT ${strings(`v=DKIM1; p=${"A".repeat(100_000)}`)}\n`),
    says: [/zone:9\b.*longer than 65,535 octets/],
  },
  "DER that lies of its length": {
    before: bind(`s._domainkey TXT "v=DKIM1; p=MCowBQYDK2VwAyEA"\n_25._tcp.ns1 TLSA 3 1 1 ${"ab".repeat(32)}\n`),
    after: bind(`s._domainkey TXT "v=DKIM1; p=MIT/////MIA="\n_25._tcp.ns1 TLSA 3 0 0 3083ffffff30\n`, {
      "tls/a.pem": `-----BEGIN CERTIFICATE-----\nMIT/////\n-----END CERTIFICATE-----\n`,
      "tls/b.pem": "-----BEGIN CERTIFICATE-----\n".repeat(9_000),
      "tls/c.pem": `-----BEGIN CERTIFICATE-----\n${"A".repeat(3_000_000)}\n-----END CERTIFICATE-----\n`,
    }),
    options: { certificates: ["tls/*.pem"] },
    says: [/a\.pem.*no certificate/, /b\.pem.*no certificate/, /c\.pem.*larger/],
  },
  "names of 255 octets, 128 labels and more": {
    after: bind(`${"a.".repeat(120)} MX 10 ns1\n${"b.".repeat(127)} MX 10 ns1\n${"c".repeat(64)} MX 10 ns1\n`),
    says: [/zone:10\b/, /zone:11\b.*not a domain name/],
  },
  "thousands of lines that are wrong": {
    after: bind(times(3_000, (index) => `h${index} MX bad\n`)),
    says: [/zone:9\b/, /more/],
  },
  "thousands of hosts of one domain": {
    after: bind(times(600, (index) => `@ MX ${index} m${index}\nm${index} A 192.0.2.2\n`)),
  },
  "a chain of aliases": {
    after: bind(`l MX 1 c0\n${times(500, (index) => `c${index} CNAME c${index + 1}\n`)}w CNAME w\n`),
  },
  "a configuration, deep": {
    before: bind("", configured(`x: ${"[".repeat(5_000)}`)),
    after: bind(""),
    says: [/mecsa\.yml:1\b/],
  },
  "a configuration of aliases": {
    before: bind("", configured("a: &a [1]\nb: &b [*a, *a]\n")),
    after: bind(""),
    says: [/mecsa\.yml:2\b.*aliases/],
  },
  "a configuration of prototypes": {
    before: bind("", configured("__proto__: {x: 1}\nconstructor: 1\nrules: {toString: off}\n")),
    after: bind(""),
    says: [/mecsa\.yml:1\b/, /mecsa\.yml:2\b/, /mecsa\.yml:3\b/],
  },
  "a configuration of 1 MB": {
    before: bind("", configured("#".repeat(2 ** 20))),
    after: bind(""),
    says: [/mecsa\.yml.*262144 octets/],
  },
  "globs that try every split": {
    before: bind("", configured("zones: '**'\n")),
    after: bind(
      "",
      configured(`zones: ["${"{a,b}".repeat(30)}", "${"*a".repeat(30)}", "${"**/".repeat(60)}x", "+(+(e|x)|+(z))z"]\n`),
    ),
    says: [/GATE-CONFIG/],
  },
  "configurations of servers, deep": {
    after: bind("a A 192.0.2.2\n", {
      "named.conf": `zone x ${"{".repeat(20_000)}`,
      "main.tf": `resource "aws_route53_zone" "x" ${"{\na = [".repeat(5_000)} dnssec`,
      "dnsconfig.js": `${"D(".repeat(5_000)}\`\${`,
      "plan.json": `{"terraform_version":"1","planned_values":${"[".repeat(20_000)}`,
      ".github/workflows/x.yml": `# mecsa\njobs: ${"[".repeat(5_000)}`,
    }),
  },
};

/** What acts somewhere: on a terminal, in Markdown, in HTML, in XML, on a runner. */
const acts = [
  "\u001B[31m\u001B]8;;https://evil.example\u0007",
  "\u009B31m\u0000\u0008\u202Egnp.exe\u2066",
  "::error file=x::boo ##[error]boo",
  "]]></script><!--<img src=x onerror=alert(1)>",
  "`` ` ``` @org/team #1 | ![x](https://evil.example/x.png)",
];
const escapedYaml = (value: string): string => JSON.stringify(value).replaceAll("\u009B", "\\x9b");
const quoted = (value: string): string => `"${value.replaceAll("\u0000", "").replaceAll('"', "'")}"`;
const owners = acts.map((value) => value.replace(/[\s"().;\u0000]/g, "")).map((value) => value.slice(0, 40));

const acting: Readonly<Record<string, Case>> = {
  "values that act": {
    before: bind(acts.map((_, index) => `v${index} MX 10 ns1\nv${index} TXT "v=spf1 -all"\n`).join("")),
    after: bind(
      acts
        .map((value, index) => `v${index} MX 10 ns1\nv${index} TXT ${quoted(`v=spf1 +all x=${value}`)} ; ${value}\n`)
        .join(""),
    ),
  },
  "owners that act": {
    after: bind(owners.map((owner) => `${owner} MX 10 ns1\n${owner} TXT "v=spf1 +all"\n`).join("")),
  },
  "paths that act": {
    after: Object.fromEntries(acts.map((value, index) => [`zones/${value}/e${index}.test.zone`, "@ MX bad\n"])),
    options: { zones: ["zones/**"] },
  },
  "included paths that act": { after: bind(acts.map((value) => `$INCLUDE ${quoted(value)}\n`).join("")) },
  "keys of YAML that act": {
    before: octodns(""),
    after: octodns(acts.map((value) => `${escapedYaml(value)}: {type: MX, value: ${escapedYaml(value)}}\n`).join("")),
  },
  "keys of a configuration that act": {
    before: bind("", configured(acts.map((value) => `${escapedYaml(value)}: ${escapedYaml(value)}\n`).join(""))),
    after: bind("", configured(`waivers: [{rule: ${escapedYaml(acts[0] ?? "")}}]\n`)),
  },
};

for (const [what, { before = bind(""), after, options, says = [] }] of Object.entries({ ...cases, ...acting }))
  test(`hostile: ${what}`, async () => {
    const proposed = treeOf(after);
    const found = await review(treeOf(before), proposed, { now: new Date("2026-11-22"), ...options });
    const told = toldBy(found);
    for (const one of says) assert.match(told, one);
    nothingActs(found, proposed);
  });

test("$GENERATE of little text into much ends", () => {
  const told: string[] = [];
  const octets = Buffer.from(`$TTL 1\n$GENERATE 0-9 h$ TXT ${'"${0,250}" '.repeat(9)}\n`);
  const source = { file: "a", octets, origin: name("example.test"), mayGenerate: { records: 10, octets: 5_000 } };
  let records = 0;
  readMasterFile(source, { record: () => records++, problem: ({ id, line }) => told.push(`${id} ${line}`) });
  assert.deepEqual([records, told], [2, ["master-file/generate-too-large 2"]]);
});

test("files of 300 MB are not read, and it is said", async () => {
  const large = {
    "zones/large.test.zone": /large\.test\.zone.*larger than/,
    "tls/large.pem": /large\.pem.*larger than/,
    ".github/mecsa.yml": /mecsa\.yml.*octets/,
    "config/large.test.yaml": undefined,
    ".github/workflows/mecsa.yml": undefined,
    "named.conf": undefined,
    "plan.json": undefined,
    "main.tf": undefined,
    "dnsconfig.js": undefined,
    "mta-sts.example.test/mta-sts.txt": undefined,
    "zones/large": /zone:9\b.*too large/,
  };
  const files = Object.fromEntries(Object.keys(large).map((path) => [path, ""]));
  const sized = (tree: FileTree): FileTree => ({
    ...tree,
    size: (path) => (path in large ? 300_000_000 : tree.size(path)),
    read: (path) => (path in large ? assert.fail(`${path} is read`) : tree.read(path)),
  });
  const proposed = sized(treeOf(bind("$INCLUDE large\n", files)));
  const options = { now: new Date("2026-11-22"), certificates: ["tls/*"] };
  const found = await review(sized(treeOf(bind("", files))), proposed, options);
  for (const says of Object.values(large)) if (says !== undefined) assert.match(toldBy(found), says);
  nothingActs(found, proposed);
});

test("thousands of findings make reports that can be opened", async () => {
  const lines = (spf: string): string => times(40, (index) => `h${index} MX 10 ns1\nh${index} TXT "${spf}"\n`);
  const [old, proposed] = [treeOf(bind(lines("v=spf1 -all"))), treeOf(bind(lines("v=spf1 +all")))];
  const found = await review(old, proposed, { now: new Date("2026-11-22") });
  const [first] = found.changes;
  assert.ok(first !== undefined && found.changes.length >= 40);
  const many = { ...found, changes: Array.from({ length: 6_000 }, () => first) };
  const reads: string[] = [];
  const counted = { ...proposed, read: (path: string) => (reads.push(path), proposed.read(path)) };
  assert.ok(sarif(many, catalogue, { linesAfter: linesIn(counted) }).length < 8_000_000);
  assert.deepEqual(reads, [file]);
  for (const limit of [65_000, 2 ** 20]) assert.ok(markdown(many, catalogue, { limit }).length <= limit);
  assert.ok(html(many, catalogue, {}).length < 4_000_000);
  assert.ok(junit(many, catalogue).length < 8_000_000);
  assert.ok(annotationsOf(many, catalogue, { warnOnly: false, fileAfter: () => "same" }).length <= 27);
});

test("a zone of many records is read once, and its report stays small", async () => {
  const proposed = treeOf(bind(times(10_000, (index) => `h${index} A 192.0.2.1\n`)));
  const found = await review(treeOf(bind("")), proposed, { now: new Date("2026-11-22") });
  assert.equal(found.records.length, 10_000);
  for (const report of reports(found, proposed)) assert.ok(report.length < 500_000);
});

/** Everything that is said, a line each, with file and line. */
function toldBy({ changes, notAssessed, notes }: Review): string {
  const finding = ({ rule, args, from }: Review["changes"][number]): string =>
    `${from?.range.file}:${from?.range.line} ${rule} ${JSON.stringify(args)}`;
  const note = ({ what, why, file, line }: Review["notes"][number]): string => `${file}:${line} ${what} ${why}`;
  return [...changes.map(finding), ...notAssessed.map(note), ...notes.map(note)].join("\n");
}

function reports(found: Review, proposed: FileTree): readonly string[] {
  return [
    text(found, catalogue, (_, words) => words),
    json(found, catalogue),
    markdown(found, catalogue, { limit: 2 ** 20 }),
    html(found, catalogue, {}),
    sarif(found, catalogue, { linesAfter: linesIn(proposed) }),
    junit(found, catalogue),
  ];
}

/** C0 but for line feeds, DEL, C1, and what turns the direction of text. */
const control = /[^\n\u0020-\u007E\u00A0-\u061B\u061D-\u200D\u2010-\u2027\u2030-\u2065\u206A-\uD7FF\uE000-\uFFFF]/;

function nothingActs(found: Review, proposed: FileTree): void {
  const [plain = "", machine = "", marked = "", page = "", log = "", suites = ""] = reports(found, proposed);
  for (const report of [plain, machine, marked, page, log, suites]) {
    assert.doesNotMatch(report, control);
    assert.doesNotMatch(report, /^\s*::/m);
    assert.ok(report.length < 3_000_000, `${report.length}`);
  }
  for (const report of [plain, machine]) assert.doesNotMatch(report, /##\[/);
  const prose = withoutCode(marked).replace(/\]\(https:\/\/www\.rfc-editor\.org\/[^)\s]*\)/g, "");
  assert.doesNotMatch(
    prose,
    /(?<![\\\w])[@#]\w|https?:\/\/(?!www\.rfc-editor)|!\[|<(?!\/?(?:details|summary|b|br|sub)>)(?!\\)\w/,
    "Markdown",
  );
  const body = page.replace("<!doctype html>\n", "").replace(/<style>[^<]*<\/style>/, "");
  for (const { name, attributes } of elementsOf(body, ["meta"])) {
    assert.doesNotMatch(name, /^(?:script|img|iframe|base|form)$/);
    assert.ok(Object.keys(attributes).every((key) => !key.startsWith("on")));
  }
  elementsOf(suites.replace(/^<\?xml[^>]*\?>\n/, ""));
  for (const [, uri = ""] of log.matchAll(/"uri": *"([^"]*)"/g))
    assert.match(uri, /^(?![\w+.-]*:|\/)(?:[\w.~/-]|%[0-9A-F]{2})+$/);
  for (const { message, place } of annotationsOf(found, catalogue, { warnOnly: false, fileAfter: () => "same" }))
    for (const words of [message, place.title ?? ""]) assert.doesNotMatch(words, control);
}

/** Markdown without code spans and fenced blocks, as GitHub finds them. */
function withoutCode(markdownText: string): string {
  return markdownText.replace(/^(`{3,})[^]*?\n\1$/gm, "").replace(/(?<![`\\])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, "");
}
