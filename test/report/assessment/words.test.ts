/** Who runs the MX hosts, and how to measure what was not: in every form of the report. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../../../src/catalogue.ts";
import { name } from "../../../src/dns/name.ts";
import type { Io } from "../../../src/io.ts";
import type { SmtpEnd } from "../../../src/mail/smtp-session.ts";
import { assessmentHtml } from "../../../src/report/assessment/html.ts";
import { assessmentJson } from "../../../src/report/assessment/json.ts";
import { assessmentMarkdown } from "../../../src/report/assessment/markdown.ts";
import { domainShown } from "../../../src/report/assessment/shown.ts";
import { assessmentText } from "../../../src/report/assessment/text.ts";
import { reportOf } from "../../../src/report-of.ts";
import { liveWorld } from "../../checks/live-world.ts";
import { modern, smtpOf } from "../../support/sessions.ts";

const google = "a.test MX 1 aspmx.l.google.com.\n aspmx.l.google.com A 192.0.2.1";
const report = await reportOf([name("a.test")], liveWorld(google, { smtp: smtpOf({ "192.0.2.1": modern }) }));

test("mail is received by a provider: its name, and the MX host that tells it", () => {
  const says = /Mail is received by Google Workspace \(aspmx\.l\.google\.com\)\./;
  assert.match(assessmentText(report, catalogue, (_, words) => words).replaceAll(/\s+/g, " "), says);
  assert.match(assessmentMarkdown(report, catalogue).replaceAll("\\", ""), says);
  assert.match(assessmentHtml(report, catalogue), says);
  assert.deepEqual(JSON.parse(assessmentJson(report, catalogue)).domains[0].receivedBy, [
    { operator: "Google Workspace", hosts: ["aspmx.l.google.com"] },
  ]);
});

test("what only the provider can fix has its name", () => {
  const [domain] = report.domains;
  assert.ok(domain);
  const { findings } = domainShown(domain, catalogue);
  const whose = new Map(findings.map(({ id, whoText }) => [id, whoText]));
  assert.equal(whose.get("dane/no-tlsa"), "Google Workspace, which runs the mail servers");
  assert.equal(whose.get("x509/no-certificate"), "Google Workspace, which runs the mail servers");
  assert.equal(whose.get("mta-sts/no-record"), "the owner of the domain");
});

const own = "a.test MX 1 mx.a.test.\n mx.a.test A 192.0.2.1";
const ending = (ended: SmtpEnd): Io => liveWorld(own, { smtp: smtpOf({ "192.0.2.1": { ended } }) });
const causes: readonly [why: string, io: Io, how: RegExp][] = [
  ["port 25 is blocked from here", ending({ kind: "timed-out", phase: "connect" }), /may connect to port 25/],
  [
    "the host greylists",
    ending({ kind: "turned-away", phase: "greeting", because: "greylisted" }),
    /Try again later, or/,
  ],
  ["its address is not public", ending({ kind: "not-public" }), /--allow-private/],
  ["nobody was asked", liveWorld(own), /--no-smtp/],
  ["the MX host was not found", liveWorld("a.test MX 1 mx.a.test.\n mx.a.test !timeout"), /--resolver/],
  ["the MX was not found", liveWorld("a.test !timeout"), /--resolver/],
];

for (const [why, io, how] of causes)
  test(`how to measure it where ${why}`, async () => {
    const [domain] = (await reportOf([name("a.test")], io)).domains;
    assert.ok(domain);
    const found = domainShown(domain, catalogue).notMeasured.find(({ criteria }) => criteria.includes("starttls"));
    assert.match(found?.how ?? "", how);
  });
