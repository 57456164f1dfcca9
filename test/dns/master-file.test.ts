/** Master files as RFC 1035 §5, RFC 2308 §4 and BIND have them: each row beside its faulty twin. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { name } from "../../src/dns/name.ts";
import { readMasterFile } from "../../src/dns/master-file/read.ts";
import { readText } from "./master-file-text.ts";

/** What the text brings: records without `example.org`, then problems; both in order. */
type Row = [
  what: string,
  text: string,
  records: readonly string[],
  problems?: readonly string[],
  hidden?: readonly string[],
];

function check(rows: readonly Row[]): void {
  for (const [what, text, records, problems = [], hidden = []] of rows)
    test(what, () => {
      const read = readText(text);
      assert.deepEqual(read.records, records);
      assert.deepEqual(read.problems, problems);
      assert.deepEqual(read.hidden, hidden);
    });
}

const soa = "example.org 300 SOA ns1.example.org. hostmaster.example.org. 1 7200 3600 1209600 300";

check([
  ["owner, TTL, class and type", "www 300 IN A 192.0.2.1", ["www.example.org 300 A 192.0.2.1"]],
  ["class before TTL", "www IN 300 A 192.0.2.1", ["www.example.org 300 A 192.0.2.1"]],
  ["neither TTL nor class", "$TTL 60\nwww A 192.0.2.1", ["www.example.org 60 A 192.0.2.1"]],
  [
    "everything in any case",
    "$ttl 60\nWWW in a 192.0.2.1\nx Cname WWW",
    ["www.example.org 60 A 192.0.2.1", "x.example.org 60 CNAME www.example.org."],
  ],
  ["CLASS1 is IN", "www 60 CLASS1 A 192.0.2.1", ["www.example.org 60 A 192.0.2.1"]],
  ["the class twice", "www 60 IN IN A 192.0.2.1", [], ["error 1:11 type IN"], ["www.example.org"]],
  ["the TTL twice", "www 60 60 A 192.0.2.1", [], ["error 1:8 type"], ["www.example.org"]],
  ["no type", "www 60 IN", [], ["error 1:8 type-missing"], ["www.example.org"]],
  ["a TTL that is none", "www 1y IN A 192.0.2.1", [], ["error 1:5 ttl"], ["www.example.org"]],
  [
    "other classes are passed over",
    "www 60 CH TXT x\nwww 60 HS TXT x\nwww 60 CLASS3 TXT x",
    [],
    ["note 1:8 class", "note 2:8 class", "note 3:8 class"],
  ],
  [
    "a blank owner is the last one",
    "$TTL 60\nwww A 192.0.2.1\n\tAAAA 2001:db8::1",
    ["www.example.org 60 A 192.0.2.1", "www.example.org 60 AAAA 2001:db8::1"],
  ],
  ["a blank owner without a last one", "\tNS ns1", [], ["error 1:2 owner-missing"], ["zone"]],
  ["@ is the origin", "@ 60 NS @", ["example.org 60 NS example.org."]],
  ["an owner that is no name", "a..b 60 A 192.0.2.1", [], ["error 1:1 name"], ["zone"]],
  [
    "blank lines, comments and blanks at the end",
    "; x\n\n  \t\n\r\nwww 60 A 192.0.2.1 ; y",
    ["www.example.org 60 A 192.0.2.1"],
  ],
]);

check([
  [
    "1: character-strings stay apart",
    '@ 60 TXT "v=spf1 ip4:192.0.2.1" "-all"',
    ['example.org 60 TXT "v=spf1 ip4:192.0.2.1" "-all"'],
  ],
  [
    "1: a string over 255 octets",
    `@ 60 TXT "${"x".repeat(256)}"`,
    [],
    ["error 1:11 rdata TXT string"],
    ["example.org TXT"],
  ],
  [
    "2: parentheses, the second string without indentation",
    'a._domainkey IN 60 TXT ("v=DKIM1; p=AA"\n"BB")\nb 60 A 192.0.2.1',
    ['a._domainkey.example.org 60 TXT "v=DKIM1; p=AA" "BB"', "b.example.org 60 A 192.0.2.1"],
  ],
  [
    "2: parentheses anywhere",
    "( @\n60 ) IN ( SOA ns1 hostmaster ( 1 ; serial\n 2h 1h ; two\n 2w ) 5m )",
    ["example.org 60 SOA ns1.example.org. hostmaster.example.org. 1 7200 3600 1209600 300"],
  ],
  [
    "2: never closed: what is not indented after it is read",
    '@ 60 TXT ( "a"\n  "b"\nwww 60 A 192.0.2.1',
    ["www.example.org 60 A 192.0.2.1"],
    ["error 1:10 parenthesis-open"],
    ["zone"],
  ],
  [
    "2: closed and not opened",
    "@ 60 A 192.0.2.1 )\nwww 60 A 192.0.2.2",
    ["www.example.org 60 A 192.0.2.2"],
    ["error 1:18 parenthesis-close"],
    ["example.org A"],
  ],
  [
    "3: unquoted words are strings",
    "@ 60 TXT v=spf1 -all",
    ['example.org 60 TXT "v=spf1" "-all"'],
    ["warning 1:10 unquoted 2"],
  ],
  [
    "3: unquoted words of another record are nobody's concern",
    "@ 60 TXT hello world",
    ['example.org 60 TXT "hello" "world"'],
  ],
  [
    "3: a semicolon cuts",
    "_dmarc 60 TXT v=DMARC1; p=reject",
    ['_dmarc.example.org 60 TXT "v=DMARC1"'],
    ["warning 1:15 semicolon v=DMARC1"],
  ],
  [
    "3: a semicolon after a blank",
    "_dmarc 60 TXT v=DMARC1 ; p=reject",
    ['_dmarc.example.org 60 TXT "v=DMARC1"'],
    ["warning 1:15 semicolon v=DMARC1"],
  ],
  [
    "3: a semicolon cuts a key without a version",
    "a._domainkey 60 TXT k=rsa; p=AA",
    ['a._domainkey.example.org 60 TXT "k=rsa"'],
    ["warning 1:21 semicolon k=rsa"],
  ],
  [
    "3: a comment is a comment",
    '@ 60 TXT "v=spf1 -all"; p=reject\n_dmarc 60 TXT v=DMARC1 ; to do',
    ['example.org 60 TXT "v=spf1 -all"', '_dmarc.example.org 60 TXT "v=DMARC1"'],
  ],
  [
    "5: $ORIGIN, relative and again",
    "$TTL 60\n$ORIGIN sub\na A 192.0.2.1\n$ORIGIN sub\nb A 192.0.2.2\n$ORIGIN example.org.\nc A 192.0.2.3",
    ["a.sub.example.org 60 A 192.0.2.1", "b.sub.sub.example.org 60 A 192.0.2.2", "c.example.org 60 A 192.0.2.3"],
  ],
  ["5: $ORIGIN of the root", "$ORIGIN .\nexample.org 60 NS ns1.example.org", ["example.org 60 NS ns1.example.org."]],
  [
    "5: $ORIGIN without a name",
    "$ORIGIN\nwww 60 A 192.0.2.1",
    ["www.example.org 60 A 192.0.2.1"],
    ["error 1:1 origin"],
    ["zone"],
  ],
  [
    "5: an owner inherited over $ORIGIN",
    "$TTL 60\na A 192.0.2.1\n$ORIGIN sub\n\tA 192.0.2.2",
    ["a.example.org 60 A 192.0.2.1", "a.example.org 60 A 192.0.2.2"],
    ["warning 4:2 inherited-owner a.example.org"],
  ],
  ["6: an absolute owner", "EXAMPLE.org. 60 A 192.0.2.1", ["example.org 60 A 192.0.2.1"]],
  [
    "6: an absolute owner outside of the zone",
    "example.com. 60 A 192.0.2.1\nnotexample.org. 60 A 192.0.2.1",
    [],
    ["warning 1:1 outside example.com A", "warning 2:1 outside notexample.org A"],
  ],
  [
    "7: RFC 3597 of a known type",
    "@ 60 TYPE257 \\# 22 00056973737565 6c657473656e63727970742e6f7267\n@ 60 A \\# 4 c0000201",
    ['example.org 60 CAA 0 issue "letsencrypt.org"', "example.org 60 A 192.0.2.1"],
  ],
  [
    "7: RFC 3597 of an unknown type",
    "@ 60 TYPE65280 \\# 4 0A 00 00 01\n@ 60 TYPE65280 \\# 0",
    ["example.org 60 TYPE65280 \\# 4 0a000001", "example.org 60 TYPE65280 \\# 0"],
  ],
  ["7: RFC 3597 with a wrong length", "@ 60 A \\# 5 c0000201", [], ["error 1:13 rdata A generic"], ["example.org A"]],
  [
    "7: RFC 3597 with data that its type cannot have",
    "@ 60 A \\# 3 c00002",
    [],
    ["error 1:13 rdata A missing"],
    ["example.org A"],
  ],
  [
    "7: an unknown type needs it",
    "@ 60 TYPE65280 hello",
    [],
    ["error 1:6 rdata TYPE65280 not-generic"],
    ["example.org TYPE65280"],
  ],
  [
    "8: types of one provider",
    "a 60 DYNA geoip!cp\nb 60 DYNC geoip!cp\nc 60 ALIAS example.com.\nd 60 CF_REDIRECT a,b",
    [],
    [
      "note 1:6 invented-type DYNA",
      "note 1:6 invented-type DYNA",
      "note 2:6 invented-type DYNC",
      "note 3:6 invented-type ALIAS",
      "note 3:6 invented-type ALIAS",
      "note 4:6 invented-type CF_REDIRECT",
    ],
    ["a.example.org A", "a.example.org AAAA", "b.example.org CNAME", "c.example.org A", "c.example.org AAAA"],
  ],
  ["8: a type that nobody knows", "a 60 TXTT x", [], ["error 1:6 type TXTT"], ["a.example.org"]],
  [
    "8: a type of questions",
    "a 60 ANY x\na 60 TYPE255 x",
    [],
    ["error 1:6 meta-type ANY", "error 2:6 meta-type TYPE255"],
    ["a.example.org", "a.example.org"],
  ],
  [
    "11: tabs, CRLF and a byte order mark",
    "\u{feff}@\t60\tNS\tns1\r\nwww\t60\tA\t192.0.2.1\r\n",
    ["example.org 60 NS ns1.example.org.", "www.example.org 60 A 192.0.2.1"],
  ],
  [
    "12: stated, $TTL, and units",
    "$TTL 1h30m\na A 192.0.2.1\nb 1D A 192.0.2.1\nc A 192.0.2.1\n$TTL 1w2d3h4m5s\nd A 192.0.2.1",
    [
      "a.example.org 5400 A 192.0.2.1",
      "b.example.org 86400 A 192.0.2.1",
      "c.example.org 5400 A 192.0.2.1",
      "d.example.org 788645 A 192.0.2.1",
    ],
  ],
  [
    "12: the last one stated",
    "a 60 A 192.0.2.1\nb A 192.0.2.1",
    ["a.example.org 60 A 192.0.2.1", "b.example.org 60 A 192.0.2.1"],
  ],
  [
    "12: the SOA's minimum",
    "@ SOA ns1 hostmaster 1 2h 1h 2w 5m\na A 192.0.2.1",
    [soa, "a.example.org 300 A 192.0.2.1"],
  ],
  [
    "12: none at all is told once",
    "a A 192.0.2.1\nb A 192.0.2.1",
    ["a.example.org 0 A 192.0.2.1", "b.example.org 0 A 192.0.2.1"],
    ["error 1:1 ttl-missing"],
  ],
  [
    "12: over 31 bits is 0 (RFC 2181 §8)",
    "a 2147483648 A 192.0.2.1\nb 2147483647 A 192.0.2.1",
    ["a.example.org 0 A 192.0.2.1", "b.example.org 2147483647 A 192.0.2.1"],
  ],
  [
    "12: $TTL without a time",
    "$TTL\n$TTL soon\na 60 A 192.0.2.1",
    ["a.example.org 60 A 192.0.2.1"],
    ["error 1:1 ttl", "error 2:6 ttl"],
  ],
  ["12: $TTL with more", "$TTL 60 61", [], ["error 1:9 directive-extra"]],
  [
    "13: hexadecimal and base64 in pieces",
    "_25._tcp 60 TLSA 3 1 1 ( AB cd\n 0123 )\n@ 60 DNSKEY 257 3 13 AwEA AQ==",
    ["_25._tcp.example.org 60 TLSA 3 1 1 abcd0123", "example.org 60 DNSKEY 257 3 13 AwEAAQ=="],
  ],
  ["13: an odd digit", "_25._tcp 60 TLSA 3 1 1 abc", [], ["error 1:24 rdata TLSA hex"], ["_25._tcp.example.org TLSA"]],
  [
    "14: a semicolon in quotes",
    '@ 60 CAA 0 ISSUE "ca.example.net; validationmethods=dns-01"',
    ['example.org 60 CAA 0 issue "ca.example.net; validationmethods=dns-01"'],
  ],
  ["15: \\; in and out of quotes", '@ 60 TXT "a\\;b" c\\;d', ['example.org 60 TXT "a;b" "c;d"']],
  ["15: \\DDD and \\X", '@ 60 TXT "\\009\\"\\\\\\120" x\\ y', ['example.org 60 TXT "\\009\\"\\\\x" "x y"']],
  ["15: \\DDD over 255", '@ 60 TXT "\\256"', [], ["error 1:11 rdata TXT string"], ["example.org TXT"]],
  [
    "15: escapes in names",
    "a\\.b\\032c\\100 60 MX 10 \\097\\@.x",
    ["a\\.b\\032cd.example.org 60 MX 10 a@.x.example.org."],
  ],
  [
    "15: octets beyond ASCII are octets",
    "b\u00fccher 60 TXT \u00e9",
    ['b\\195\\188cher.example.org 60 TXT "\\195\\169"'],
  ],
  [
    "16: wildcards",
    "* 60 MX 10 mail\n*._domainkey 60 TXT x",
    ["*.example.org 60 MX 10 mail.example.org.", '*._domainkey.example.org 60 TXT "x"'],
  ],
  [
    "18: what a signer makes is checked, counted and passed over",
    "$TTL 60\n@ NSEC3PARAM 1 0 0 -\n@ RRSIG A 13 2 60 20300101000000 20290101000000 1 @ AAAA\n@ NSEC www A RRSIG\n@ CDS 0 0 0 00",
    ["example.org 60 NSEC3PARAM 1 0 0 -", "example.org 60 CDS 0 0 0 00"],
    ["note 3:1 signer 2"],
  ],
  [
    "18: and told where it is wrong",
    "@ 60 NSEC www NONSENSE",
    [],
    ["error 1:15 rdata NSEC type"],
    ["example.org NSEC"],
  ],
  [
    "19: automatic TTL and comments of an export",
    ";; A records\nwww.example.org.\t1\tIN\tA\t192.0.2.1 ; cf_tags=cf-proxied:true",
    ["www.example.org 1 A 192.0.2.1"],
  ],
]);

check([
  [
    "9: a value is filled in",
    '$TTL 60\nwww A {{ ip }}\nspf TXT "{{ spf }}"\nx A 192.0.2.1',
    ["x.example.org 60 A 192.0.2.1"],
    ["note 2:7 template", "note 3:10 template"],
    ["www.example.org A", "spf.example.org TXT"],
  ],
  [
    "9: a number in a SOA is filled in",
    "@ 60 SOA ns1 hostmaster ( {{ serial }}\n 1 1 1 1 )",
    [],
    ["note 1:27 template"],
    ["example.org SOA"],
  ],
  [
    "9: a TTL is filled in",
    "www {{ ttl }} A 192.0.2.1\n$TTL {{ ttl }}",
    [],
    ["note 1:5 template", "note 2:6 template"],
    ["www.example.org"],
  ],
  [
    "9: records are filled in",
    '{% include "lang.tmpl" %}\n  {% if x %}\n<%= hosts %>\n{{ host }} 60 A 192.0.2.1',
    [],
    ["note 1:1 template", "note 2:3 template", "note 3:1 template", "note 4:1 template"],
    ["zone", "zone", "zone", "zone"],
  ],
  [
    "9: an origin is filled in",
    "$ORIGIN {{ zone }}.\n$INCLUDE {{ file }}",
    [],
    ["note 1:9 template", "note 2:10 template"],
    ["zone", "zone"],
  ],
  ["9: a comment is not", "www 60 A 192.0.2.1 ; {{ ansible_managed }}\n; {% if %}", ["www.example.org 60 A 192.0.2.1"]],
  [
    "9: gdnsd's @Z",
    "@Z 60 A 192.0.2.1\nwww 60 CNAME x.@Z",
    [],
    ["note 1:1 template", "note 2:14 template"],
    ["example.org", "www.example.org CNAME"],
  ],
  [
    "9: m4",
    "include(`x.m4')dnl\ndefine(`IP', `192.0.2.1')\nwww 60 A 192.0.2.1\ndnl a comment",
    ["www.example.org 60 A 192.0.2.1"],
    ["note 1:1 template", "note 2:1 template", "note 4:1 template"],
    ["zone", "zone", "zone"],
  ],
  [
    "9: without macros, dnl and include are names",
    "dnl 60 A 192.0.2.1\ninclude 60 A 192.0.2.1",
    ["dnl.example.org 60 A 192.0.2.1", "include.example.org 60 A 192.0.2.1"],
  ],
]);

check([
  [
    "a quote that ends with its line, as in BIND",
    'a 60 TXT "x\nb 60 A 192.0.2.1',
    ["b.example.org 60 A 192.0.2.1"],
    ["error 1:10 quote"],
    ["a.example.org TXT"],
  ],
  [
    "a quote in parentheses",
    '@ 60 TXT ( "a\n "b" )\nb 60 A 192.0.2.1',
    ["b.example.org 60 A 192.0.2.1"],
    ["error 1:12 quote"],
    ["example.org TXT"],
  ],
  [
    "an unknown directive",
    "$INCLUDES x\n$ x\nb 60 A 192.0.2.1",
    ["b.example.org 60 A 192.0.2.1"],
    ["error 1:1 directive $INCLUDES", "error 2:1 directive $"],
    ["zone", "zone"],
  ],
  [
    "an error does not end the reading",
    "a 60 A 192.0.2.256\nb 60 A 192.0.2.1\nc 60 MX mail\nd 60 A",
    ["b.example.org 60 A 192.0.2.1"],
    ["error 1:8 rdata A ipv4", "error 3:9 rdata MX number", "error 4:6 rdata A missing"],
    ["a.example.org A", "c.example.org MX", "d.example.org A"],
  ],
  ["an error outside of the zone hides nothing of it", "example.com. 60 A x", [], ["error 1:19 rdata A ipv4"]],
  ["something is left over", "a 60 A 192.0.2.1 192.0.2.2", [], ["error 1:18 rdata A extra"], ["a.example.org A"]],
  ["a column counts characters", '\u00fc 60 A "x"', [], ["error 1:9 rdata A ipv4"], ["\\195\\188.example.org A"]],
]);

const long = `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}`; // 192 octets with its lengths
check([
  [
    "a label of 63 and a name of 255 octets",
    `${long}.${"d".repeat(49)} 60 NS x`,
    [`${long}.${"d".repeat(49)}.example.org 60 NS x.example.org.`],
  ],
  ["a name of 256 octets", `${long}.${"d".repeat(50)} 60 NS x`, [], ["error 1:1 name"], ["zone"]],
  ["a label of 64 octets", `${"a".repeat(64)} 60 NS x`, [], ["error 1:1 name"], ["zone"]],
  ["a target of 256 octets", `@ 60 NS ${long}.${"d".repeat(50)}`, [], ["error 1:9 rdata NS name"], ["example.org NS"]],
  ["labels of any octet", "\\000\\255 60 PTR \\000.", ["\\000\\255.example.org 60 PTR \\000."]],
]);

check([
  [
    "17: $GENERATE",
    "$TTL 60\n$GENERATE 1-3 host$ A 192.0.2.$",
    ["host1.example.org 60 A 192.0.2.1", "host2.example.org 60 A 192.0.2.2", "host3.example.org 60 A 192.0.2.3"],
  ],
  [
    "17: step, TTL, class, two words in quotes",
    '$GENERATE 0-4/2 h$ 60 IN MX "10 mail$"',
    [
      "h0.example.org 60 MX 10 mail0.example.org.",
      "h2.example.org 60 MX 10 mail2.example.org.",
      "h4.example.org 60 MX 10 mail4.example.org.",
    ],
  ],
  ["17: a text in quotes", '$GENERATE 1-1 h$ 60 TXT "a b $"', ['h1.example.org 60 TXT "a b 1"']],
  [
    "17: offset, width and base",
    "$GENERATE 10-10 h${5,4,d}-${0,0,o}-${0,3,x}-${0,0,X}-$$-\\$ 60 A 192.0.2.1",
    ["h0015-12-00a-a-$-$.example.org 60 A 192.0.2.1"],
  ],
  [
    "17: nibbles",
    "$GENERATE 1024-1024 ${0,3,n}.${0,7,N}.${-2000,0,n} 60 PTR x.",
    ["0.0.4.0.0.4.0.0.3.c.f.f.f.f.f.example.org 60 PTR x."],
  ],
  ["17: a negative number", "$GENERATE 1-1 h${-5} 60 A 192.0.2.1", ["h-4.example.org 60 A 192.0.2.1"]],
  [
    "17: a range that is none",
    "$GENERATE 9--10 h$ 60 A 192.0.2.$\n$GENERATE 3-1 h$ 60 A 192.0.2.$\n$GENERATE 1-3/0 h$ 60 A 192.0.2.$",
    [],
    ["error 1:11 generate", "error 2:11 generate", "error 3:11 generate"],
    ["zone", "zone", "zone"],
  ],
  ["17: too few words", "$GENERATE 1-3 h$ A", [], ["error 1:11 generate"], ["zone"]],
  [
    "17: a bad modifier",
    "$GENERATE 1-1 h$ 60 A 192.0.2.${1,0,q}\n$GENERATE 1-1 h$ 60 A 192.0.2.${1",
    [],
    ["error 1:15 generate", "error 2:15 generate"],
    ["zone", "zone"],
  ],
  ["17: a number out of range", "$GENERATE 1-1 h$ 60 TXT ${2147483647}", [], ["error 1:15 generate"], ["zone"]],
  [
    "17: a record that cannot be read ends it, told once",
    "$GENERATE 254-300 h$ 60 A 192.0.2.$",
    ["h254.example.org 60 A 192.0.2.254", "h255.example.org 60 A 192.0.2.255"],
    ["error 1:1 rdata A ipv4"],
    ["zone"],
  ],
  [
    "17: no more than 65,536 records in a file",
    "$GENERATE 0-65536 h$ 60 A 192.0.2.1\nx 60 A 192.0.2.1",
    ["x.example.org 60 A 192.0.2.1"],
    ["error 1:11 generate-too-many 65536"],
    ["zone"],
  ],
  [
    "17: steps beyond the range end it",
    "$GENERATE 19-28/2147483645 $ 60 CNAME x",
    ["19.example.org 60 CNAME x.example.org."],
  ],
]);

test("17: exactly 65,536 records", () => {
  assert.equal(readText("$GENERATE 0-65535 h$ 60 A 192.0.2.1").records.length, 65_536);
});

test("10: a target without its final dot is told unless the zone has it", () => {
  const text = [
    "$TTL 60",
    "@ MX 10 mx.example.org",
    "@ NS ns.example.com",
    "@ NS ns1",
    "@ NS ns1.sub",
    "@ MX 10 mx.example.org.",
    "_a._tcp SRV 0 0 1 srv.example.co.uk",
    "w CNAME x.example.com",
    "t TXT x.example.com",
  ].join("\n");
  const doubts = readText(text).problems.map((problem) => problem.replace(/ dot \S+ \S+/, ""));
  assert.deepEqual(doubts, [
    "warning 2:9 mx.example.org.example.org.",
    "warning 3:6 ns.example.com.example.org.",
    "warning 7:19 srv.example.co.uk.example.org.",
    "warning 8:9 x.example.com.example.org.",
  ]);
});

test("every record has its place", () => {
  const text =
    "\u{feff}a 60 A 192.0.2.1\n  60 AAAA 2001:db8::1\n\nb 60 TXT ( x\n y ) ; z\n(\n c 60 A 192.0.2.1 )\n$GENERATE 1-1 d$ 60 A (\n192.0.2.1 )";
  assert.deepEqual(readText(text).places, ["1:1-1", "2:3-2", "4:1-5", "7:2-7", "8:1-9"]);
});

const included = (files: Readonly<Record<string, string>>) => (path: string) => {
  const text = files[path];
  return text === undefined ? ({ refused: "missing" } as const) : { file: path, octets: Buffer.from(text) };
};

test("4: an origin of an $INCLUDE does not leak back, nor does its owner", () => {
  const include = included({ a: "$ORIGIN deep\nx A 192.0.2.1\n", b: "\tA 192.0.2.2\ny A 192.0.2.3" });
  const text = '$TTL 60\nwww A 192.0.2.9\n$INCLUDE a sub\n\tTXT 1\n$INCLUDE "b" ; as it is\n\tTXT 2\nz A 192.0.2.4';
  assert.deepEqual(readText(text, { include }).records, [
    "www.example.org 60 A 192.0.2.9",
    "x.deep.sub.example.org 60 A 192.0.2.1",
    'www.example.org 60 TXT "1"',
    "www.example.org 60 A 192.0.2.2",
    "y.example.org 60 A 192.0.2.3",
    'www.example.org 60 TXT "2"',
    "z.example.org 60 A 192.0.2.4",
  ]);
});

test("4: an $INCLUDE that is not read makes the zone incomplete", () => {
  const include = included({ a: "$INCLUDE b\n", b: "$INCLUDE a\nx 60 A 192.0.2.1" });
  const { problems, hidden, records } = readText("$INCLUDE a\n$INCLUDE c\n$INCLUDE\n$INCLUDE a b c\n", { include });
  assert.deepEqual(problems, [
    "error 1:10 include cycle",
    "error 2:10 include missing",
    "error 3:1 include-syntax",
    "error 4:10 include-syntax",
  ]);
  assert.deepEqual(hidden, ["zone", "zone", "zone", "zone"]);
  assert.deepEqual(records, ["x.example.org 60 A 192.0.2.1"]);
});

test("4: files that include each other without end are bounded", () => {
  let depth = 0;
  const deep = readText("$INCLUDE x", { include: () => ({ file: `f${depth++}`, octets: Buffer.from("$INCLUDE x") }) });
  assert.deepEqual(deep.problems, ["error 1:10 include too-deep"]);
  let files = 0;
  const twice = Buffer.from("$INCLUDE x\n$INCLUDE x");
  const wide = readText(twice, { include: () => ({ file: `f${files++}`, octets: twice }) });
  assert.ok(files <= 1_000);
  assert.ok(wide.problems.includes("error 2:10 include too-many"));
});

test("without a zone, every record is kept", () => {
  const told: string[] = [];
  const octets = Buffer.from("example.com. 60 A 192.0.2.1");
  readMasterFile(
    { file: "x", octets, origin: name("invalid") },
    { record: ({ owner }) => told.push(owner), problem() {} },
  );
  assert.deepEqual(told, ["example.com"]);
});
