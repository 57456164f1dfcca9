/** SPF: what is published makes its finding go away. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { spf } from "../../../src/checks/spf/index.ts";
import { parseSpf } from "../../../src/checks/spf/parse.ts";
import { corrected, joined, withVersion } from "../../../src/checks/spf/rewrite.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";

const host = "a.test A 192.0.2.1\n";
const at = (terms: string): string => `zone test\ntest NS ns.test.\nzone a.test\n${host}a.test TXT v=spf1 ${terms}\n`;
const record = (terms: string): readonly string[] => [`= a.test TXT v=spf1 ${terms}`];
const eight = "a:h1.a.test a:h2.a.test a:h3.a.test a:h4.a.test a:h5.a.test a:h6.a.test a:h7.a.test";
const hosts = Array.from(
  { length: 12 },
  (_, i) => `h${i}.a.test A 192.0.2.${i}\nh${i}.a.test AAAA 2001:db8::${i}`,
).join("\n");

const rows: readonly PublishRow[] = [
  ["spf/absent", "a.test MX 0 .\na.test TXT x", ["+ a.test TXT v=spf1 -all"]],
  ["spf/absent", "a.test MX 10 mx.a.test.\nmx.a.test A 192.0.2.1", ["+ a.test TXT v=spf1 mx ~all"]],
  [
    "spf/absent",
    "a.test MX 10 a-test.mail.protection.outlook.com.\nspf.protection.outlook.com TXT v=spf1 ip4:192.0.2.0/24 -all",
    ["+ a.test TXT v=spf1 include:spf.protection.outlook.com ~all"],
  ],
  ["spf/duplicate", `${at("a -all")}a.test TXT v=spf1 mx a ~all`, record("a mx ~all")],
  ["spf/duplicate", `${at("a -all")}a.test TXT v=spf1 mx -all`, record("a mx -all")],
  [
    "spf/syntax",
    at("ip4:2001:db8::1 -ip6:192.0.2.1 192.0.2.0/24 ip:192.0.2.9, a, redirect:a.test -all."),
    record("ip6:2001:db8::1 -ip4:192.0.2.1 ip4:192.0.2.0/24 ip4:192.0.2.9 a redirect=a.test -all"),
  ],
  ["spf/include-none", at("a include:no.a.test -all"), record("a -all")],
  ["spf/include-none", at("a redirect=no.a.test"), record("a ~all")],
  ["spf/include-target", at("a include:a..b.test -all"), record("a -all")],
  ["spf/loop", at("a include:a.test -all"), record("a -all")],
  ["spf/takeover", at("a include:_spf.free.test -all"), record("a -all")],
  ["spf/explanation", at("a exp=no.a.test -all"), record("a -all")],
  ["spf/explanation", `${at("a exp=e.a.test -all")}e.a.test TXT a\ne.a.test TXT b`, record("a -all")],
  ["spf/explanation", `${at("a exp=e.a.test -all")}e.a.test TXT %{q}`, record("a -all")],
  [
    "spf/lookups-over",
    `${at(`${eight} a:h8.a.test a:h9.a.test a:no.a.test a:h1.a.test -all`)}${hosts}`,
    record(`${eight} a:h8.a.test a:h9.a.test -all`),
  ],
  ["spf/lookups-near", `${at(`${eight} a:h1.a.test -all`)}${hosts}`, record(`${eight} -all`)],
  ["spf/voids-over", at("a:x.a.test a:y.a.test mx:z.a.test exists:w.a.test a -all"), record("a -all")],
  ["spf/anybody", at("a +all"), record("a ~all")],
  ["spf/softfail", at("~all"), record("-all")],
  ["spf/neutral", at("a ?all"), record("a ~all")],
  ["spf/no-all", at("a"), record("a ~all")],
  ["spf/private", at("a ip4:10.0.0.0/8 ip6:fe80::/10 -all"), record("a -all")],
  ["spf/after-all", at("a -all mx"), record("a -all")],
  ["spf/redirect-with-all", at("a redirect=b.test -all"), record("a -all")],
  ["spf/repeated", at("a mx A:a.test -all"), record("a mx -all")],
  ["spf/host-bits", at("ip4:192.0.2.1/24 -all"), record("ip4:192.0.2.0/24 -all")],
  ["spf/host-bits", at("ip6:2001:db8::1/64 -all"), record("ip6:2001:db8::/64 -all")],
  [
    "spf/version",
    `${host}a.test TXT "\\"v=spf1 a -all\\""`,
    ['- a.test TXT "v=spf1 a -all"', "+ a.test TXT v=spf1 a -all"],
  ],
  ["spf/version", `${host}a.test TXT v=spf1;a -all`, ["- a.test TXT v=spf1;a -all", "+ a.test TXT v=spf1 a -all"]],
  ["spf/version", `${at("-all")}a.test TXT v=spf10 a -all`, ["- a.test TXT v=spf10 a -all"]],
  ["spf/type99", `${at("-all")}a.test SPF "v=spf1 -all"`, ['- a.test SPF "v=spf1 -all"']],
  ["spf/sender-id", `${at("-all")}a.test TXT spf2.0/pra a -all`, ["- a.test TXT spf2.0/pra a -all"]],
  ["spf/mx-host", `${at("-all")}a.test MX 10 mx.a.test.\nmx.a.test A 192.0.2.1`, ["+ mx.a.test TXT v=spf1 a -all"]],
  ["spf/subdomain", `${at("-all")}www.a.test A 192.0.2.1`, ["+ www.a.test TXT v=spf1 -all"]],
  ["spf/subdomain", `${at("-all")}mail.a.test A 192.0.2.1`, ["+ mail.a.test TXT v=spf1 a -all"]],
];

testPublishing(spf, rows, {
  "spf/temperror": "the name servers are to answer",
  "spf/bogus": "the signatures are at fault",
  "spf/include-temperror": "somebody else's name servers are to answer",
  "spf/include-bogus": "somebody else's signatures are at fault",
  "spf/senders": "it may be wanted",
  "spf/shared-service": "it may be wanted",
  "spf/included-syntax": "the record is somebody else's",
  "spf/included-duplicate": "the records are somebody else's",
  "spf/mx-hosts": "which of them send is not known",
  "spf/voids-of-one-family": "other evaluators meet none of them",
  "spf/wide": "which hosts of them send is not known",
  "spf/ptr": "which hosts it stands for is not known",
  "spf/disclosure": "it may be wanted",
  "spf/long": "what can go is not known",
  "spf/rrset": "what can go is not known",
  "spf/wildcard": "it may be wanted",
});

test("what cannot be put right is left alone", () => {
  for (const text of ["v=spf1 moo -all", "v=spf1 ip4:999.0.0.1", "v=spf1 include: -all"])
    assert.equal(corrected(text), undefined);
  assert.equal(joined(["v=spf1 a", "v=spf1 redirect=a.test"]), undefined);
  assert.equal(joined(["v=spf1 a", "v=spf1 moo"]), undefined);
});

test("any text is put right to a record, or not at all", () => {
  const parts = fc.array(
    fc.constantFrom("v=spf1", " ", "a", "ip4:", "192.0.2.1", "all", "-", ",", ".", "redirect", ":", '"'),
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        parts.map((some) => some.join("")),
      ),
      (text) => {
        for (const whole of [corrected(text), withVersion(text), joined([text, "v=spf1 a"])])
          assert.ok(whole === undefined || parseSpf(whole).ok);
      },
    ),
    { numRuns: 300 },
  );
});
