/** DMARC: what is published makes its finding go away. */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dmarc } from "../../../src/checks/dmarc/index.ts";
import { parseDmarc } from "../../../src/checks/dmarc/parse.ts";
import { withTags, withVersion } from "../../../src/checks/dmarc/rewrite.ts";
import { type PublishRow, testPublishing } from "../publish-rows.ts";

const mail = "a.test MX 10 mx.a.test.\nmx.a.test A 192.0.2.1\na.test TXT v=spf1 mx -all\n";
const at = (text: string, owner = "_dmarc.a.test"): string => `${mail}${owner} TXT ${text}\n`;
const signed = (text: string, owner?: string): string => `${at(text, owner)}k._domainkey.a.test TXT v=DKIM1; p=\n`;
const record = (text: string): string => `= _dmarc.a.test TXT v=DMARC1; ${text}`;
const rua = "rua=mailto:d@a.test";

const rows: readonly PublishRow[] = [
  ["dmarc/no-record", mail, ["+ _dmarc.a.test TXT v=DMARC1; p=none; rua=mailto:dmarc-reports@a.test"]],
  ["dmarc/no-record", "a.test MX 0 .\na.test TXT v=spf1 -all", ["+ _dmarc.a.test TXT v=DMARC1; p=reject"]],
  ["dmarc/several-records", `${at("v=DMARC1; p=none")}_dmarc.a.test TXT v=DMARC1; p=reject`, [record("p=none")]],
  ["dmarc/several-records", `${signed("v=DMARC1; p=none")}_dmarc.a.test TXT v=DMARC1; p=reject`, [record("p=reject")]],
  ["dmarc/malformed", at(`v=DMARC1; p=rejct; ${rua}`), [record(`p=reject; ${rua}`)]],
  ["dmarc/malformed", at(`v=DMARC1; p=none; sp=quarentine; ${rua}`), [record(`p=none; sp=quarantine; ${rua}`)]],
  ["dmarc/malformed", at(`v=dmarc1; p=none; ${rua}`), [record(`p=none; ${rua}`)]],
  ["dmarc/malformed", at(`p=reject; v=DMARC1; ${rua}`), [record(`p=reject; ${rua}`)]],
  ["dmarc/malformed", at("v=DMARC1 p=reject"), [record("p=reject")]],
  ["dmarc/malformed", at("DMARC1; p=reject"), [record("p=reject")]],
  ["dmarc/malformed", at("v=DMARC1; p=reject; p=none"), [record("p=reject")]],
  ["dmarc/malformed", at("v=DMARC1; adkim=s"), [record("p=none; adkim=s; rua=mailto:dmarc-reports@a.test")]],
  ["dmarc/unrelated", `${at("v=DMARC1; p=none")}_dmarc.a.test TXT v=spf1 -all`, ["- _dmarc.a.test TXT v=spf1 -all"]],
  [
    "dmarc/wrong-name",
    at("v=DMARC1; p=none", "a.test"),
    ["- a.test TXT v=DMARC1; p=none", "+ _dmarc.a.test TXT v=DMARC1; p=none"],
  ],
  ["dmarc/wrong-name", `${at("v=DMARC1; p=none")}dmarc.a.test TXT v=DMARC1`, ["- dmarc.a.test TXT v=DMARC1"]],
  ["dmarc/wildcard", `${at(`v=DMARC1; ${rua}`)}*.a.test TXT v=DMARC1; p=none`, ["- *.a.test TXT v=DMARC1; p=none"]],
  [
    "dmarc/monitoring",
    signed(`v=DMARC1;p=none ; np=reject; pct=100; ${rua}`),
    [record(`p=quarantine; np=reject; pct=100; ${rua}`)],
  ],
  ["dmarc/quarantine", signed(`v=DMARC1; p=quarantine; ${rua}`), [record(`p=reject; np=reject; ${rua}`)]],
  ["dmarc/test-mode", signed(`v=DMARC1; p=reject; t=y; ${rua}`), [record(`p=reject; ${rua}`)]],
  [
    "dmarc/test-mode",
    `${at(`v=DMARC1; p=reject; sp=quarantine; t=y; ${rua}`)}k._domainkey.s.a.test TXT v=DKIM1; p=`,
    ["+ _dmarc.s.a.test TXT v=DMARC1; p=quarantine; rua=mailto:d@a.test"],
    "s.a.test",
  ],
  ["dmarc/subdomains-weaker", at(`v=DMARC1; p=reject; sp=none; ${rua}`), [record(`p=reject; np=reject; ${rua}`)]],
  ["dmarc/nonexistent-weaker", at(`v=DMARC1; p=reject; np=none; ${rua}`), [record(`p=reject; np=reject; ${rua}`)]],
  ["dmarc/np-missing", at(`v=DMARC1; p=none; ${rua}`), [record(`p=none; np=reject; ${rua}`)]],
  ["dmarc/pct", signed(`v=DMARC1; p=reject; pct=20; ${rua}`), [record(`p=reject; ${rua}`)]],
  [
    "dmarc/readers-differ",
    `${at(`v=DMARC1; p=reject; psd=n; ${rua}`, "_dmarc.b.a.test")}_dmarc.a.test TXT v=DMARC1; p=none`,
    ["+ _dmarc.s.b.a.test TXT v=DMARC1; p=reject; rua=mailto:d@a.test"],
    "s.b.a.test",
  ],
  ["dmarc/no-reports", at("v=DMARC1; p=reject"), [record("p=reject; rua=mailto:dmarc-reports@a.test")]],
  [
    "dmarc/unauthorised",
    at("v=DMARC1; p=reject; rua=mailto:d@b.test"),
    ["+ a.test._report._dmarc.b.test TXT v=DMARC1;"],
  ],
  ["dmarc/no-report-host", at(`v=DMARC1; p=reject; ${rua},mailto:x@no.a.test`), [record(`p=reject; ${rua}`)]],
  [
    "dmarc/no-report-host",
    at("v=DMARC1; p=reject; rua=mailto:x@no.a.test"),
    [record("p=reject; rua=mailto:dmarc-reports@a.test")],
  ],
  ["dmarc/invalid-tag", at(`v=DMARC1; p=reject; adkim=strict; ${rua}`), [record(`p=reject; ${rua}`)]],
  ["dmarc/invalid-tag", at(`v=DMARC1; p=reject; ${rua},d@a.test`), [record(`p=reject; ${rua}`)]],
  ["dmarc/ignored-tag", at(`v=DMARC1; p=reject; foo=bar; ASPF=s; fo; ${rua}`), [record(`p=reject; ${rua}; aspf=s`)]],
  ["dmarc/obsolete", at(`v=DMARC1; p=reject; rf=afrf; ${rua}!10m`), [record(`p=reject; ${rua}`)]],
  ["dmarc/p-not-second", at(`v=DMARC1; ${rua}; p=reject`), [record(`p=reject; ${rua}`)]],
  ["dmarc/psd", at(`v=DMARC1; p=reject; psd=y; ${rua}`), [record(`p=reject; ${rua}`)]],
];

testPublishing(dmarc, rows, {
  "dmarc/temperror": "the name servers are to answer",
  "dmarc/bogus": "the signatures are at fault",
  "dmarc/nothing-aligns": "who sends is not known",
  "dmarc/inherited": "it may be wanted",
  "dmarc/external-ruf": "it may be wanted",
  "dmarc/many-uris": "which of them matter is not known",
});

test("rewriting is stable, and what it makes of a text is a record", () => {
  const parts = fc.array(fc.constantFrom("v=DMARC1", ";", "p=reject", "sp=none", " ", "x", '"', "p=", "DMARC1", "v="));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        parts.map((some) => some.join("")),
      ),
      (text) => {
        const parsed = parseDmarc(text);
        if (parsed.ok) assert.deepEqual(parseDmarc(withTags(text, {})), parseDmarc(withTags(withTags(text, {}), {})));
        const corrected = withVersion(text);
        assert.ok(corrected === undefined || parseDmarc(corrected).ok);
      },
    ),
    { numRuns: 300 },
  );
});
