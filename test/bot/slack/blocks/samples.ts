/** One message or view of each kind, of assessments of the miniature Internet: for golden files, pictures and properties. */
import { readFileSync } from "node:fs";
import type { View } from "@slack/types";
import { isMissingIn, reportMessage } from "../../../../bot/slack/blocks/report.ts";
import { assessingMessage } from "../../../../bot/slack/blocks/assessing.ts";
import { detailsView } from "../../../../bot/slack/blocks/details.ts";
import { diffMessage } from "../../../../bot/slack/blocks/diff.ts";
import { digestMessage } from "../../../../bot/slack/blocks/digest.ts";
import { checkForm, settingsForm, watchForm } from "../../../../bot/slack/blocks/forms.ts";
import { helpMessage } from "../../../../bot/slack/blocks/help.ts";
import { historyMessage } from "../../../../bot/slack/blocks/history.ts";
import { homeView } from "../../../../bot/slack/blocks/home.ts";
import { alertEdited, newsMessage } from "../../../../bot/slack/blocks/news.ts";
import { deleteMessage, noticeMessage } from "../../../../bot/slack/blocks/notice.ts";
import { comparisonMessage, severalMessage } from "../../../../bot/slack/blocks/several.ts";
import { watchListMessage } from "../../../../bot/slack/blocks/watch-list.ts";
import {
  type CategoryScore,
  type Entry,
  type News,
  type TenantId,
  type Watch,
  defaultSettings,
  scoresOf,
} from "../../../../bot/model.ts";
import { misreadText } from "../../../../bot/slack/commands/messages.ts";
import { flagNames } from "../../../../bot/slack/commands/flags.ts";
import { flagSays } from "../../../../bot/slack/commands/messages.ts";
import { commandOf, commands } from "../../../../bot/slack/commands/table.ts";
import { shown } from "../../../../bot/slack/shown.ts";
import type { SlackMessage } from "../../../../bot/slack/messenger.ts";
import {
  type Evidence,
  type Look,
  catalogue,
  compareLooks,
  lookAt,
  parseEvidence,
  replayedIo,
} from "../../../../src/index.ts";
import { name } from "../../../../src/dns/name.ts";
import { evidenceFile } from "./record.ts";

const recorded = readFileSync(evidenceFile, "utf8");
const tenant = "T0123" as TenantId;
const ruleset = "0.1.0";
export const now = new Date("2026-11-22T08:00:00Z");
const days = (n: number): Date => new Date(now.getTime() - n * 86_400_000);

function evidenceIn(text: string): Evidence {
  const parsed = parseEvidence(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

export function look(domain: string, text = recorded): Promise<Look> {
  return lookAt(name(domain), replayedIo(evidenceIn(text)));
}

const spoofable = await look("spoofable.example");
const good = await look("good.example");
const stale = await look("stale-tlsa.example");
const silent = await look("no-mail.example");
const before = await look(
  "spoofable.example",
  recorded.replace("p=none", "p=reject; np=reject; rua=mailto:d@spoofable.example").replace("?all", "-all"),
);
const unknown = await look(
  "good.example",
  JSON.stringify({ ...evidenceIn(recorded), answers: [], smtp: [], policies: [], tlsScans: [] }),
);

/** As where connections to port 25 go nowhere. */
function blocked(): string {
  const evidence = evidenceIn(recorded);
  const smtp = evidence.smtp.map((one) => {
    if (one.seen.kind !== "measured") return one;
    const { tls: _, helloAfterTls: __, ...session } = one.seen.value;
    return {
      ...one,
      seen: { kind: "measured", value: { ...session, ended: { kind: "timed-out", phase: "connect" } } },
    };
  });
  return JSON.stringify({ ...evidence, smtp });
}
const unreached = await look("good.example", blocked());

type Recorded = Evidence["answers"][number];

/** As where every answer is another one. */
const answered = (differently: (answer: Recorded) => Recorded): string => {
  const evidence = evidenceIn(recorded);
  return JSON.stringify({ ...evidence, answers: evidence.answers.map(differently) });
};
const missing = await look(
  "good.example",
  answered((answer) => ({ ...answer, outcome: { kind: "nxdomain" } })),
);
const why = "the signature of good.example DNSKEY expired on 2026-11-19 08:00:00 UTC";
const bogus = await look(
  "good.example",
  answered((answer) => ({ ...answer, outcome: { kind: "failed", why }, security: "bogus" })),
);
const silentServers = await look(
  "good.example",
  answered((answer) => ({
    ...answer,
    outcome: { kind: "failed", why: "no name server answered in time" },
    security: "indeterminate",
  })),
);
/** As with `MX_HOSTS=skip`. */
const skipped = await look("good.example", notAsked());

function notAsked(): string {
  const evidence = evidenceIn(recorded);
  const smtp = evidence.smtp.map((one) => ({
    ...one,
    seen: { kind: "not-measured", because: `${one.mxHost} was not asked` },
  }));
  return JSON.stringify({ ...evidence, smtp });
}

const scores = ({ report }: Look): readonly CategoryScore[] => scoresOf(report.domains[0].assessment);

export const reported = (of: Look) => ({
  report: of.report,
  entry: "01HZX",
  ruleset,
  tookMs: 3_420,
  isRemembered: false,
  resolver: { name: "resolver.example", validates: true },
});
export const looks = { spoofable, good, stale, silent, unknown, unreached, missing, bogus };

const sides = {
  before: { entry: "01HZA", at: days(1).toISOString(), scores: scores(before) },
  after: { entry: "01HZB", at: now.toISOString(), scores: scores(spoofable) },
};
const changes = compareLooks(before.evaluation, spoofable.evaluation);
const undone = compareLooks(spoofable.evaluation, before.evaluation);

const watch = (domain: string, more: Partial<Watch> = {}): Watch => ({
  id: "01HZW",
  tenant,
  channel: "C0123",
  domain: name(domain),
  createdBy: "U0123",
  createdAt: days(20),
  options: { everyHours: 24, only: "changes", categories: [], threads: true, reminders: [30, 14, 7, 1] },
  nextAt: new Date(now.getTime() + 3_600_000),
  state: {},
  ...more,
});

function entry(domain: string, of: Look, ago: number, more: Partial<Entry> = {}): Entry {
  return {
    id: `01HZ${ago}`,
    tenant,
    domain: name(domain),
    at: days(ago),
    ruleset,
    source: "watch",
    scores: scores(of),
    tookMs: 3_000,
    hasEvidence: true,
    ...more,
  };
}

const entries = [
  entry("good.example", good, 0),
  entry("good.example", unreached, 1),
  ...[2, 3, 4].map((ago) => entry("good.example", good, ago)),
  ...[5, 6, 7].map((ago) => entry("good.example", stale, ago)),
  ...[8, 9].map((ago) => entry("good.example", spoofable, ago)),
  entry("good.example", spoofable, 10, { ruleset: "0.0.9" }),
];
const watches = [
  watch("good.example"),
  watch("spoofable.example", {
    options: {
      everyHours: 6,
      only: "regressions",
      below: 80,
      categories: ["message-integrity"],
      threads: true,
      reminders: [],
    },
    mutedUntil: days(-5),
  }),
  watch("stale-tlsa.example", { pausedBecause: "channel_not_found" }),
];

const news: Readonly<Record<News["kind"], News>> = {
  changed: { kind: "changed", changes, ...sides, isRegression: true },
  recovered: {
    kind: "recovered",
    changes: undone,
    before: sides.after,
    after: { ...sides.before, at: now.toISOString() },
    alertedAt: days(1).toISOString(),
  },
  flapping: { kind: "flapping", times: 6, hours: 24, since: days(1).toISOString(), after: sides.after },
  settled: { kind: "settled", ...sides, changes },
  expiring: {
    kind: "expiring",
    items: [
      { what: "certificate", name: "mx.spoofable.example", at: days(-7).toISOString(), daysLeft: 7 },
      { what: "signature", name: "spoofable.example", at: days(-14).toISOString(), daysLeft: 14 },
    ],
  },
  paused: { kind: "paused", channel: "C0123", because: "channel_not_found" },
};
export const told = (kind: News["kind"]): SlackMessage =>
  newsMessage(watch("spoofable.example"), news[kind], catalogue);
const domain = name("spoofable.example");
const usage = { used: 17, limit: 100 };

export const messages: Readonly<Record<string, SlackMessage>> = {
  assessing: assessingMessage([domain]),
  progress: assessingMessage([domain], { asked: 3, answered: 2, waitingFor: ["mx2.spoofable.example"] }),
  report: reportMessage(reported(spoofable), catalogue),
  "report-good": reportMessage({ ...reported(good), isRemembered: true }, catalogue),
  "report-since": reportMessage(
    { ...reported(spoofable), before: { at: days(1).toISOString(), ruleset, scores: scores(before) } },
    catalogue,
  ),
  "report-stale-tlsa": reportMessage(reported(stale), catalogue),
  "report-silent": reportMessage(reported(silent), catalogue),
  "report-not-measured": reportMessage(reported(unknown), catalogue),
  "report-port-25": reportMessage(reported(unreached), catalogue),
  "report-missing": reportMessage({ ...reported(missing), isMissing: isMissingIn(missing) }, catalogue),
  "report-bogus": reportMessage(reported(bogus), catalogue),
  "report-timed-out": reportMessage(reported(silentServers), catalogue),
  "report-not-asked": reportMessage(reported(skipped), catalogue),
  several: severalMessage(
    [
      { domain: name("good.example"), entry: "01HZ1", report: good.report },
      { domain, entry: "01HZ2", report: spoofable.report },
      { domain: name("stale-tlsa.example"), entry: "01HZ3", report: stale.report },
      { domain: name("no-mail.example"), entry: "01HZ4", report: silent.report },
      { domain: name("nowhere.example") },
    ],
    catalogue,
  ),
  comparison: comparisonMessage(
    { domain: name("good.example"), entry: "01HZ1", report: good.report },
    { domain, entry: "01HZ2", report: spoofable.report },
    catalogue,
  ),
  history: historyMessage(name("good.example"), entries, 30),
  "history-none": historyMessage(name("good.example"), [], 30),
  diff: diffMessage({ domain, ...sides, changes }, catalogue),
  "diff-none": diffMessage({ domain, ...sides, before: sides.after, changes: [] }, catalogue),
  alert: told("changed"),
  recovered: told("recovered"),
  "alert-edited": alertEdited(told("changed"), now.toISOString()),
  flapping: told("flapping"),
  settled: told("settled"),
  expiring: told("expiring"),
  paused: told("paused"),
  digest: digestMessage({
    every: "weekly",
    domains: [
      { domain: name("good.example"), scores: scores(good), before: scores(good), changes: 0 },
      { domain, scores: scores(spoofable), before: scores(before), changes: changes.length },
    ],
    expiring: [{ what: "certificate", name: "mx.good.example", at: days(-7).toISOString(), daysLeft: 7 }],
  }),
  watches: watchListMessage(watches, usage, now, true),
  "watches-none": watchListMessage([], { used: 0, limit: 100 }, now),
  help: helpMessage(
    "/mecsa",
    commands,
    flagNames.map((flag) => ({ name: flag, says: flagSays[flag] })),
  ),
  "help-watch": helpMessage(
    "/mecsa",
    commands.filter(({ verb }) => verb === "watch"),
    commandOf("watch").flags.map((flag) => ({ name: flag, says: flagSays[flag] })),
  ),
  error: noticeMessage({ kind: "error", cause: "timeout", id: "7f3a9c", domain }),
  "not-manager": noticeMessage({ kind: "not-manager" }),
  "no-look": noticeMessage({ kind: "no-look", domain }),
  limited: noticeMessage({ kind: "limited", retryAfterMs: 12 * 60_000 }),
  misread: noticeMessage({
    kind: "misread",
    says: misreadText({ kind: "unknown-verb", given: "wacth", nearest: "watch", instead: "watch example.org" }),
    meant: "/mecsa watch example.org",
  }),
  "not-installed": noticeMessage({ kind: "not-installed", installUrl: "https://mecsa.example/slack/install" }),
  "too-many-watches": noticeMessage({ kind: "too-many-watches", used: 100, limit: 100 }),
  watching: shown.watching({ domains: [domain], options: watch("spoofable.example").options, by: "U0123" }),
  delete: deleteMessage(),
};

const { options } = watch("good.example");
export const views: Readonly<Record<string, View>> = {
  details: detailsView(spoofable.report, catalogue),
  "watch-form": watchForm({ ...options, below: 80 }, { domain, channel: "C0123" }),
  "check-form": checkForm("", { domainsACommand: 10 }),
  "settings-form": settingsForm({ ...defaultSettings, digest: "weekly", digestChannel: "C0123" }),
  home: homeView({
    recent: entries.slice(0, 3),
    watches,
    usage,
    settings: defaultSettings,
    mayChangeSettings: true,
    now,
  }),
  "home-first": homeView({
    recent: [],
    watches: [],
    usage: { used: 0, limit: 100 },
    settings: defaultSettings,
    mayChangeSettings: false,
    now,
  }),
};
