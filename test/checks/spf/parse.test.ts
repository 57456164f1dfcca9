import { test } from "node:test";
import assert from "node:assert/strict";
import * as fc from "fast-check";
import { isSpf, parseSpf } from "../../../src/checks/spf/parse.ts";

const versions: [text: string, isSpf: boolean, why: string][] = [
  ["v=spf1", true, "the version alone"],
  ["v=spf1 ", true, "a space ends it"],
  ["V=sPf1 -all", true, "case does not matter; RFC 7208 §4.5"],
  ["v=spf10 -all", false, "another version"],
  ["v=spf1mx", false, "strings joined without a space"],
  [" v=spf1 -all", false, "leading space; checkdmarc#258"],
  ["v=spf1\t-all", false, "a tab is no space"],
  ['"v=spf1 -all"', false, "quotes in the value"],
  ["\xef\xbb\xbfv=spf1 -all", false, "byte order mark"],
  ["spf2.0/pra -all", false, "Sender ID"],
];
for (const [text, expected, why] of versions)
  test(`version ${JSON.stringify(text)}: ${why}`, () => assert.equal(isSpf(text), expected));

const records: [text: string, errorAt: number | "good", why: string][] = [
  ["v=spf1", "good", "no terms; §4.5"],
  ["v=spf1 a  -all ", "good", "spaces between and behind; §4.6.1"],
  ["v=spf1 ALL", "good", "case; §4.6.1"],
  ["v=spf1 -all moo", 12, "an error anywhere; §4.6"],
  ["v=spf1 aall", 7, "unknown mechanism (checkdmarc accepts it)"],
  ["v=spf1 allow", 7, "unknown mechanism (checkdmarc accepts it)"],
  ["v=spf1 -all.", 7, "all with a dot"],
  ["v=spf1 -all:foobar", 11, "all takes no value; §5.1"],
  ["v=spf1 all=", "good", "by the grammar an unknown modifier; §6"],
  ["v=spf1 -all=x", 7, "a modifier has no qualifier"],
  ["v=spf1 -all/8", 11, "all takes no prefix"],
  ["v=spf1 --all", 7, "one qualifier"],
  ["v=spf1 include", 14, "include without a domain; §5.2"],
  ["v=spf1 include: -all", 15, "empty include"],
  ["v=spf1 include:ip5.example.com/24 -all", 15, "include takes no prefix"],
  ["v=spf1 include:all.spf.vendor.example -all", "good", "a name that contains all"],
  ["v=spf1 include:_spf.example.org. -all", "good", "a final dot"],
  ["v=spf1 redirect:a.test", 7, "redirect is a modifier; §6.1"],
  ["v=spf1 redirect=", 16, "empty redirect"],
  ["v=spf1 redirect=a.test redirect=b.test", 23, "redirect twice; §6"],
  ["v=spf1 exp=a.test exp=b.test", 18, "exp twice; §6"],
  ["v=spf1 exp= -all", 11, "empty exp"],
  ["v=spf1 exp=-all", 11, "exp is a domain; §6.2"],
  ["v=spf1 ra=postmaster rp=100 rr=all -all", "good", "unknown modifiers are ignored; §6 (checkdmarc refuses them)"],
  ["v=spf1 moo.cow-far_out=man:dog/cat -all", "good", "characters of a modifier name"],
  ["v=spf1 moo.cow/far_out=man:dog/cat -all", 7, "= has to come before : and /"],
  ["v=spf1 1up=foo", 7, "a modifier name begins with a letter"],
  ["v=spf1 =all", 7, "empty modifier name"],
  ["v=spf1 foo=%abc -all", 11, "macro syntax of an unknown modifier"],
  ["v=spf1 default=+", "good", "an old modifier"],
  ["v=spf1 a/0 a//0 a/24//64 a:a.test/24//64", "good", "prefix lengths; §5.3"],
  ["v=spf1 a:a.test/33", 15, "IPv4 prefix over 32"],
  ["v=spf1 a//129", 8, "IPv6 prefix over 128"],
  ["v=spf1 a/24/64", 11, "one slash before the IPv6 prefix"],
  ["v=spf1 a/", 8, "no prefix length"],
  ["v=spf1 a:", 9, "empty domain"],
  ["v=spf1 a:museum.", 9, "only a top label; §7.1"],
  ["v=spf1 a:111.222.33.44", 9, "a top label is not all digits"],
  ["v=spf1 a:example.-com", 9, "a top label does not begin with a hyphen"],
  ["v=spf1 a:foo.example.xn--zckzah", "good", "a top label may have hyphens"],
  ["v=spf1 a:example.com:8080", 9, "a port"],
  ["v=spf1 a:foo:bar/baz.example.com", "good", "any visible character but %"],
  ["v=spf1 a:foo.example.com\0", 24, "null octet"],
  ["v=spf1 a:ctrl.example.com\rptr -all", 25, "only spaces separate"],
  ["v=spf1 a:\xef\xbb\xbfgarbage.example.net", 9, "ASCII only; §3.1"],
  ["v=spf1 mx:mail.example...com", "good", "empty labels are syntax, though no name"],
  ["v=spf1 ip4:192.0.2.0/24 ip4:192.0.2.1", "good", "addresses; §5.6"],
  ["v=spf1 ip4", 10, "no address"],
  ["v=spf1 ip4:192.0.2", 11, "three octets"],
  ["v=spf1 ip4:192.0.2.1.", 11, "a final dot"],
  ["v=spf1 ip4:192.0.2.01", 11, "leading zero"],
  ["v=spf1 ip4:192.0.2.256", 11, "octet over 255"],
  ["v=spf1 ip4:192.0.2.0/33", 20, "IPv4 prefix over 32"],
  ["v=spf1 ip4:192.0.2.0/024", 20, "leading zero in the prefix"],
  ["v=spf1 ip4:192.0.2.0/24mx", 20, "a space was lost (checkdmarc accepts it)"],
  ["v=spf1 ip4:192.0.2.1//32", 20, "no dual prefix"],
  ["v=spf1 ip4:192.0.2.1:8080", 11, "a port"],
  ["v=spf1 ip4:2001:db8::1", 11, "IPv6 in ip4"],
  ["v=spf1 ip6:192.0.2.1", 11, "IPv4 in ip6"],
  ["v=spf1 ip6:2001:db8::/32 ip6:::1.1.1.1/0", "good", "IPv6"],
  ["v=spf1 ip6:::1.1.1.1/129", 20, "IPv6 prefix over 128"],
  ["v=spf1 ip6::CAFE::BABE", 11, "two double colons"],
  ["v=spf1 ip6:fe80::1%eth0", 11, "zone index"],
  ["v=spf1 ptr/0", 10, "ptr takes no prefix; §5.5"],
  ["v=spf1 ptr: -all", 11, "empty ptr"],
  ["v=spf1 ptr ptr:example.org", "good", "ptr"],
  ["v=spf1 exists", 13, "exists needs a domain; §5.7"],
  ["v=spf1 exists:%{i}._spf.%{d2} -all", "good", "macros; §7"],
  ["v=spf1 exists:%{ir}.%{v}._spf.%{D}", "good", "reversal and escaping; §7.1"],
  ["v=spf1 exists:%{l1r+-/=_.,}.a.test", "good", "all delimiters"],
  ["v=spf1 a:%%%_%-.a.test", "good", "escapes"],
  ["v=spf1 -exists:%(ir).a.test", 15, "not a macro"],
  ["v=spf1 exists:foo%.a.test", 17, "% alone"],
  ["v=spf1 exists:%{x}.a.test", 14, "unknown letter"],
  ["v=spf1 exists:%{d0}.a.test", 14, "zero labels"],
  ["v=spf1 -all exp=%{r}.a.test", 16, "c, r and t only in explanations; §7.2"],
  ["v=spf1 -all x=%{r}", "good", "unknown modifiers may have them"],
];
for (const [text, expected, why] of records)
  test(`record ${JSON.stringify(text)}: ${why}`, () => {
    const parsed = parseSpf(text);
    assert.equal(parsed.ok ? "good" : parsed.at, expected, parsed.ok ? "" : parsed.error);
  });

test("terms keep their order, place and qualifier", () => {
  const parsed = parseSpf("v=spf1  ?a/24 redirect=b.test ~MX:a.test//64");
  assert.ok(parsed.ok);
  assert.deepEqual(parsed.value, {
    mechanisms: [
      { kind: "mechanism", name: "a", qualifier: "?", text: "?a/24", at: 8, domain: null, prefix4: 24, prefix6: 128 },
      {
        kind: "mechanism",
        name: "mx",
        qualifier: "~",
        text: "~MX:a.test//64",
        at: 30,
        domain: ["a.test"],
        prefix4: 32,
        prefix6: 64,
      },
    ],
    modifiers: [{ kind: "modifier", name: "redirect", text: "redirect=b.test", at: 14, domain: ["b.test"] }],
  });
});

test("any text is read or has a place where it broke", () => {
  const words = fc.constantFrom(
    "a",
    "mx",
    "all",
    "include",
    "ip4",
    "ip6",
    ":",
    "/",
    "//",
    "=",
    "%",
    "%{",
    "{",
    "}",
    "d",
    ".",
    "-",
    " ",
    "a.test",
    "24",
    "\0",
    "é",
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(words, { maxLength: 30 }).map((list) => list.join("")),
  );
  fc.assert(
    fc.property(text, (text) => {
      const parsed = parseSpf(`v=spf1 ${text}`);
      if (!parsed.ok) assert.ok(parsed.at >= 7 && parsed.at <= text.length + 7);
    }),
    { numRuns: 500 },
  );
});

test("long hostile text is read in linear time", () => {
  for (const unit of ["%%{", "/1", "a", "1", "-", ":", "%{d}", "a.", " a", "////", "%{"])
    for (const head of ["a:", "x=", "ip4:", "", "include:"])
      parseSpf(`v=spf1 ${head}${unit.repeat(60_000 / unit.length)}!`);
});
