/** Whatever stands in records, names and answers: no message breaks, pings, links or hides anything. */
import { usualOptions } from "../../../../bot/slack/listeners/watching.ts";
import { shown } from "../../../../bot/slack/shown.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { assessingMessage } from "../../../../bot/slack/blocks/assessing.ts";
import { detailsView } from "../../../../bot/slack/blocks/details.ts";
import { diffMessage } from "../../../../bot/slack/blocks/diff.ts";
import { digestMessage } from "../../../../bot/slack/blocks/digest.ts";
import { watchForm } from "../../../../bot/slack/blocks/forms.ts";
import { historyMessage } from "../../../../bot/slack/blocks/history.ts";
import { homeView } from "../../../../bot/slack/blocks/home.ts";
import { ladder } from "../../../../bot/slack/blocks/ladder.ts";
import { newsMessage } from "../../../../bot/slack/blocks/news.ts";
import { noticeMessage } from "../../../../bot/slack/blocks/notice.ts";
import { reportMessage } from "../../../../bot/slack/blocks/report.ts";
import { comparisonMessage, severalMessage } from "../../../../bot/slack/blocks/several.ts";
import { watchListMessage } from "../../../../bot/slack/blocks/watch-list.ts";
import {
  type CategoryScore,
  type Entry,
  type TenantId,
  type Watch,
  defaultSettings,
  scoresOf,
} from "../../../../bot/model.ts";
import type { SlackMessage } from "../../../../bot/slack/messenger.ts";
import { type Change, type DomainName, type Look, catalogue } from "../../../../src/index.ts";
import { faultsOfMessage, faultsOfView } from "../../../support/slack-blocks.ts";
import { looks, now, reported } from "./samples.ts";

const tricks = [
  "<!channel>",
  "<@U012AB3CD>",
  "<https://evil.example|bank>",
  "https://evil.example/",
  "@here",
  "`",
  "```",
  "*bold* _it_ ~no~",
  ":skull:",
  "\u202Eexe.test",
  "\u2066a\u2069",
  "a\u200Bb",
  "\uFEFF",
  "\uD83D",
  "\uDE00",
  "\u{1F600}",
  "مرحبا",
  "שלום",
  "e\u0301\u0301\u0301",
  "\0\u0007\u001b[31m",
  "line\nbreak\r\n",
  "\u2028\u2029",
  "&amp;<>",
  "\u3164",
  "${x}",
  "\\u{41}",
  "x".repeat(10_000),
  "<".repeat(4_000),
  "\u{1F600}".repeat(3_000),
  "",
  " ",
];
const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...tricks) },
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.array(fc.constantFrom(...tricks.slice(0, 20)), { maxLength: 30 }).map((some) => some.join("")),
);

/** A name that a parser lets through may have any octet in it: here even what no parser would. */
const asName = (text: string): DomainName => (text === "" ? "x" : text.slice(0, 600)) as DomainName;

const scores = scoresOf(looks.spoofable.report.domains[0].assessment);
const side = (at: Date, some: readonly CategoryScore[] = scores) => ({
  entry: "01HZ",
  at: at.toISOString(),
  scores: some,
});

/** Every text that comes from outside becomes `text`, and there are many of all. */
function tainted({ report }: Look, text: string): Look["report"] {
  const [{ assessment, hosts }] = report.domains;
  const judgements = assessment.judgements.map((judgement) => ({
    ...judgement,
    findings: judgement.findings.flatMap((finding) => {
      const args = Object.fromEntries(
        Object.entries(finding.args).map(([key, arg]) => [
          key,
          typeof arg === "string" ? text : typeof arg === "object" ? Array(12).fill(text) : arg,
        ]),
      );
      const publish = [{ do: "add" as const, owner: asName(text), type: "TXT" as const, rdata: text }];
      return Array.from({ length: 3 }, () => ({ ...finding, args, publish }));
    }),
  }));
  const open = assessment.scores.map((score) => ({
    ...score,
    coverage: 0.5,
    notMeasured: [{ criterion: "dkim" as const, because: text }],
  }));
  const host = hosts.flatMap((one) =>
    Array.from({ length: 12 }, () => ({
      ...one,
      host: asName(text),
      tlsa: { kind: "not-measured" as const, because: text },
    })),
  );
  return {
    ...report,
    vantage: text,
    domains: [{ assessment: { ...assessment, domain: asName(text), judgements, scores: open }, hosts: host }],
  };
}

function messagesWith(text: string): readonly SlackMessage[] {
  const domain = asName(text);
  const report = tainted(looks.spoofable, text);
  const [rule = ""] = catalogue.rules.keys();
  const change: Change = {
    rule,
    name: domain,
    severity: "high",
    direction: "weakened",
    before: text,
    after: text,
    args: { a: text, b: [text] },
  };
  const changes = [change, { ...change, rule: text }, ...Array.from({ length: 20 }, () => change)];
  const entry: Entry = {
    id: "01HZ",
    tenant: "T1" as TenantId,
    domain,
    at: now,
    ruleset: text,
    source: "watch",
    scores,
    tookMs: 1,
    hasEvidence: true,
  };
  const watch = watchOf(text);
  const both = { before: side(now), after: side(now) };
  const expiry = { what: "certificate" as const, name: text, at: now.toISOString(), daysLeft: 3 };
  return [
    assessingMessage([domain, domain], { asked: 9, answered: 1, waitingFor: Array(9).fill(text) }),
    reportMessage(
      {
        ...reported(looks.spoofable),
        report,
        ruleset: text,
        before: { at: now.toISOString(), ruleset: "x", scores },
        resolver: { name: text, validates: false },
      },
      catalogue,
    ),
    severalMessage(
      [
        { domain, entry: "01HZ", report },
        { domain, entry: "01HZ", report },
        { domain, because: text },
      ],
      catalogue,
    ),
    comparisonMessage(
      { domain, entry: "01HZ", report },
      { domain, entry: "01HY", report: looks.good.report },
      catalogue,
    ),
    historyMessage(
      domain,
      Array.from({ length: 30 }, () => entry),
      30,
    ),
    diffMessage({ domain, ...both, changes }, catalogue),
    newsMessage(watch, { kind: "changed", changes, ...both, isRegression: true }, catalogue),
    newsMessage(watch, { kind: "expiring", items: Array.from({ length: 20 }, () => expiry) }, catalogue),
    newsMessage(watch, { kind: "paused", channel: "C0123", because: text }, catalogue),
    digestMessage({
      every: "daily",
      domains: Array.from({ length: 60 }, () => ({ domain, scores, before: scores, changes: 2 })),
      expiring: [expiry],
    }),
    watchListMessage(
      Array.from({ length: 30 }, () => watch),
      { used: 30, limit: 100 },
      now,
      true,
    ),
    noticeMessage({ kind: "misread", says: text, meant: text }),
    noticeMessage({ kind: "not-installed", installUrl: text }),
    noticeMessage({ kind: "error", cause: "internal", id: text, domain }),
    shown.watching({ domains: [domain], options: usualOptions, by: "U0123" }),
    noticeMessage({ kind: "no-look", domain }),
  ];
}

function watchOf(text: string): Watch {
  return {
    id: "01HW",
    tenant: "T1" as TenantId,
    channel: "C0123",
    domain: asName(text),
    createdBy: "U0123",
    createdAt: now,
    nextAt: now,
    state: {},
    pausedBecause: text,
    options: { everyHours: 5, only: "changes", categories: [], threads: true, reminders: [] },
  };
}

test("no text of others breaks a message, on any rung", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      for (const message of messagesWith(text))
        for (const rung of ladder(message))
          assert.deepEqual(faultsOfMessage(rung), [], JSON.stringify(text).slice(0, 80));
    }),
    { numRuns: tricks.length + 8, examples: tricks.map((trick) => [trick]) },
  );
});

test("no text of others breaks a view", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const watches = Array.from({ length: 60 }, () => watchOf(text));
      const settings = { ...defaultSettings, timeZone: text };
      assert.deepEqual(faultsOfView(detailsView(tainted(looks.spoofable, text), catalogue)), []);
      assert.deepEqual(
        faultsOfView(
          homeView({ recent: [], watches, usage: { used: 60, limit: 100 }, settings, mayChangeSettings: true, now }),
        ),
        [],
      );
      assert.deepEqual(faultsOfView(watchForm(watchOf(text).options, { domain: asName(text) })), []);
    }),
    { numRuns: tricks.length + 8, examples: tricks.map((trick) => [trick]) },
  );
});
