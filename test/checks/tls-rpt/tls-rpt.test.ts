import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { tlsRpt } from "../../../src/checks/tls-rpt/index.ts";
import { parseTlsRptRecord } from "../../../src/checks/tls-rpt/parse.ts";
import { name } from "../../../src/dns/name.ts";
import type { Change, Surroundings } from "../../../src/model.ts";
import { compareWorlds } from "../../support/compare.ts";
import { world } from "../../support/world.ts";

const records: [text: string, hosts: string[], why: string][] = [
  ["v=TLSRPTv1;rua=mailto:reports@example.com", ["example.com"], "RFC 8460 §3.1.1"],
  ["v=TLSRPTv1; rua=https://reporting.example.com/v1/tlsrpt", ["reporting.example.com"], "RFC 8460 §3.1.2"],
  ["v=TLSRPTv1; rua=mailto:a@A.test , https://b.test:8443/x;", ["a.test", "b.test"], "two, with blanks"],
  ["v=TLSRPTv1; rua=mailto:a@a.test?subject=x; foo=bar", ["a.test"], "an extension"],
];

for (const [text, hosts, why] of records)
  test(`record: ${why}`, () => {
    const parsed = parseTlsRptRecord(text);
    assert.ok(parsed.ok);
    assert.deepEqual(
      parsed.value.rua.map(({ host }) => host),
      hosts,
    );
  });

const broken: [text: string, error: string, at: number, why: string][] = [
  ["v=TLSRPTv2;rua=mailto:a@a.test", "version", 0, "another version"],
  ["v=tlsrptv1;rua=mailto:a@a.test", "version", 0, "%s: the case counts"],
  ["v=TLSRPTv1;", "empty", 11, "no field"],
  ["v=TLSRPTv1;ruf=mailto:a@a.test", "no-rua", 30, "no rua"],
  ["v=TLSRPTv1;rua=mailto:a@a.test;rua=mailto:b@a.test", "two-ruas", 31, "two"],
  ["v=TLSRPTv1;rua=a@a.test", "uri", 11, "no scheme"],
  ["v=TLSRPTv1;rua=http://a.test", "uri", 11, "not https"],
  ["v=TLSRPTv1;rua=mailto:a", "uri", 11, "no domain"],
  ["v=TLSRPTv1;rua=mailto:a@a.test!10m", "uri", 11, "a size, as DMARC had it"],
  ["v=TLSRPTv1;rua=mailto:a@a.test,", "uri", 11, "a comma at the end"],
  ["v=TLSRPTv1;rua=", "field", 11, "no value"],
];

for (const [text, error, at, why] of broken)
  test(`not a record: ${why}`, () => assert.deepEqual(parseTlsRptRecord(text), { ok: false, error, at }));

const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";
const at = (text: string): string => `${mail} _smtp._tls.a.test TXT ${text}\n`;
const good = "v=TLSRPTv1; rua=mailto:tls@a.test";

type Told = readonly [rule: string, name: string, severity: string, direction: string, what: string];
const told = (severity: string, what: string): readonly Told[] => [
  ["TLSRPT-REMOVED", "_smtp._tls.a.test", severity, "weakened", what],
];

const rows: [why: string, before: string, after: string, told: readonly Told[], after?: Partial<Surroundings>][] = [
  ["removed", at(good), mail, told("medium", "removed")],
  ["another version", at(good), at("v=TLSRPTv2; rua=mailto:tls@a.test"), told("medium", "invalid")],
  ["no rua", at(good), at("v=TLSRPTv1; ruf=mailto:tls@a.test"), told("medium", "invalid")],
  ["two records", at(good), at(good) + at(good.replace("a.test", "b.test")), told("medium", "invalid")],
  ["a first record that is invalid", mail, at("v=TLSRPTv1"), told("medium", "invalid")],
  ["moved", at(good), at("v=TLSRPTv1; rua=mailto:x@b.example"), told("low", "moved")],
  ["moved to a URL", at(good), at("v=TLSRPTv1; rua=https://b.example/x"), told("low", "moved")],
  ["silence: one stays", at(good), at(`${good},mailto:x@b.example`), []],
  ["silence: another mailbox", at(good), at(good.replace("tls@", "reports@")), []],
  [
    "silence: order and blanks",
    at(`${good},mailto:x@b.example`),
    at("v=TLSRPTv1;rua=mailto:x@b.example,mailto:tls@a.test;"),
    [],
  ],
  ["silence: there was none", mail, at(good), []],
  ["silence: it was invalid in the same way", at("v=TLSRPTv1"), at("v=TLSRPTv3"), []],
  ["silence: outside of the files", at(good), "b.test TXT x", []],
  ["silence: another name's now", at(good), `${mail}_smtp._tls.a.test CNAME x.b.example.`, []],
  ["silence: the name is gone", `zone a.test\n${at(good)}`, "zone test\n b.test TXT x", []],
  [
    "silence: no mail is received any more",
    at(good),
    "a.test MX 0 .",
    [],
    { roles: { receives: false, sends: "unknown", parked: "unknown" } },
  ],
];

const brief = ({ rule, name, severity, direction, args }: Change): Told => [
  rule,
  name,
  severity,
  direction,
  String(args["what"]),
];

for (const [why, before, after, expected, surroundings] of rows)
  test(`TLSRPT-REMOVED: ${why}`, async () => {
    const known = surroundings === undefined ? {} : { after: surroundings };
    const changes = await compareWorlds(tlsRpt, "a.test", before, after, known);
    assert.deepEqual(changes.map(brief), expected);
    for (const { rule, args, severity } of changes) {
      const entry = tlsRpt.rules[rule];
      assert.ok(entry !== undefined && entry.severities.includes(severity));
      assert.ok(entry.says(args).endsWith(".") && entry.fix(args).endsWith("."));
      assert.doesNotMatch(entry.says(args) + entry.fix(args), /undefined/);
    }
  });

test("what was removed is shown where it stood", async () => {
  const [change] = await compareWorlds(tlsRpt, "a.test", at(good), mail);
  assert.deepEqual(
    [change?.before, change?.after, change?.from?.side, change?.from?.range.line],
    [good, "no record", "before", 3],
  );
});

test("verdicts and findings", async () => {
  const judged = async (lines: string) => {
    const judgement = tlsRpt.judge(await tlsRpt.evaluate(name("a.test"), world(lines)));
    for (const { id, args } of judgement.findings) assert.ok(tlsRpt.messages[id]?.says(args).endsWith("."));
    const { verdict, findings, facets, criteria } = judgement;
    assert.deepEqual(criteria, {});
    return [
      verdict.kind === "graded" ? verdict.grade : verdict.kind,
      ...facets.map(({ value }) => value),
      ...findings.map(({ id }) => id),
    ];
  };
  const sts = "_mta-sts.a.test TXT v=STSv1; id=1\n";
  const tlsa = "_25._tcp.mx.a.test TLSA 3 1 1 00\n";
  assert.deepEqual(await judged(at(good)), ["strong", "record", "tls-rpt/nothing-to-report"]);
  assert.deepEqual(await judged(at(good) + sts), ["strong", "record"]);
  assert.deepEqual(await judged(at(good) + tlsa), ["strong", "record"]);
  assert.deepEqual(await judged(mail + tlsa), ["absent", "none", "tls-rpt/unseen"]);
  assert.deepEqual(await judged(mail + sts), ["absent", "none", "tls-rpt/unseen"]);
  assert.deepEqual(await judged(`a.test MX 0 .\n${sts}`), ["absent", "none", "tls-rpt/no-record"]);
  const nobody = "v=TLSRPTv1; rua=mailto:x@no.a.test,https://no.a.test/,https://mx.a.test/,mailto:x@b.example";
  const refused = ["tls-rpt/no-report-host", "tls-rpt/no-report-host"];
  assert.deepEqual(await judged(`${at(nobody)}${sts}`), ["strong", "record", ...refused]);
  assert.deepEqual(await judged(mail), ["absent", "none", "tls-rpt/no-record"]);
  assert.deepEqual(await judged(at("v=TLSRPTv1")), ["broken", "none", "tls-rpt/invalid"]);
  assert.deepEqual(await judged("b.test TXT x"), ["not-measured"]);
  assert.deepEqual(await judged("_smtp._tls.a.test !timeout"), ["not-measured"]);
});

test("any text is read, or told where it broke", () => {
  const parts = fc.array(fc.constantFrom("v=TLSRPTv1", ";", "rua=", "mailto:a@a.test", ",", " ", "x=y", "!"));
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        parts.map((some) => some.join("")),
      ),
      (text) => {
        const parsed = parseTlsRptRecord(text);
        assert.ok(parsed.ok || (parsed.at >= 0 && parsed.at <= text.length));
      },
    ),
    { numRuns: 300 },
  );
});
