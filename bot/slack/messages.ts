/** What the bot says in Slack. Nothing here knows of blocks; what is quoted stands between backticks. */
import type { Category, CheckId, CriterionVerdict, Direction, Range, Severity } from "../../src/index.ts";
import type { Expiry, Settings, WatchFilter } from "../model.ts";

export const categoryNames: Readonly<Record<Category, string>> = {
  "confidential-delivery": "Confidential Delivery",
  "phishing-identity-theft": "Phishing and Identity Theft",
  "message-integrity": "Integrity of Messages",
};

/** For columns and legends: Slack takes 20 characters. */
export const shortCategoryNames: Readonly<Record<Category, string>> = {
  "confidential-delivery": "Delivery",
  "phishing-identity-theft": "Phishing",
  "message-integrity": "Integrity",
};

export const checkNames: Readonly<Record<CheckId, string>> = {
  mx: "MX",
  starttls: "STARTTLS",
  x509: "Certificates",
  spf: "SPF",
  dkim: "DKIM",
  dmarc: "DMARC",
  dane: "DANE",
  dnssec: "DNSSEC",
  "mta-sts": "MTA-STS",
  "tls-rpt": "TLS-RPT",
  caa: "CAA",
  ns: "Name servers",
};

export const severityNames: Readonly<Record<Severity, string>> = {
  critical: "Critical",
  high: "High",
  medium: "Medium",
  low: "Low",
  info: "For your information",
};

/** A shape beside the word, never a colour alone. */
export const severitySigns: Readonly<Record<Severity, string>> = {
  critical: "■",
  high: "◆",
  medium: "◇",
  low: "○",
  info: "·",
};

export const verdictSigns: Readonly<Record<CriterionVerdict["kind"], string>> = {
  met: "✓ met",
  unmet: "✗ not met",
  "not-measured": "? not measured",
  "not-applicable": "– does not apply",
};

export const directionNames: Readonly<Record<Direction, string>> = {
  weakened: "weaker",
  "breaks-mail": "breaks mail",
  strengthened: "stronger",
  incomparable: "not comparable",
};

/** What kept something from being measured. */
export type Obstacle = "port-25" | "not-asked" | "bogus" | "selectors" | "later";

/** How to measure what was not, from within Slack. */
export const howToMeasure: Readonly<Record<Obstacle, string>> = {
  "port-25": "To measure it, the bot has to run where it may connect to port 25 of others; tell whoever runs it.",
  "not-asked": "The bot is set up not to ask MX hosts (`MX_HOSTS=skip`); tell whoever runs it.",
  bogus: "Repair DNSSEC first; then press Re-check.",
  selectors:
    "Selectors of DKIM cannot be listed: `mecsa assess --selector NAME` on the command line asks for one by its name.",
  later: "Press Re-check in a while.",
};

export const cutWords = (characters: number): string => `… (${characters} more characters)`;

export function dateFallback(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}

/** A word for stars, so that the number does not stand alone. */
export function starWord({ min, max }: Range): string {
  if (max - min > 3) return "not known";
  const [least, most] = [wordOf(min), wordOf(max)];
  return least === most ? least : `${least} to ${most}`;
}

function wordOf(stars: number): string {
  if (stars >= 4.5) return "strong";
  if (stars >= 3.5) return "good";
  if (stars >= 2) return "partial";
  return stars > 0 ? "weak" : "none";
}

export function rangeText({ min, max }: Range, digits: number): string {
  return min === max ? min.toFixed(digits) : `${min.toFixed(digits)}–${max.toFixed(digits)}`;
}

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** Such as `12 minutes`. */
export function durationText(ms: number): string {
  const seconds = Math.max(1, Math.ceil(ms / 1_000));
  if (seconds < 60) return count(seconds, "second");
  const minutes = Math.ceil(seconds / 60);
  return minutes < 120 ? count(minutes, "minute") : count(Math.ceil(minutes / 60), "hour");
}

/** Such as `24 hours`, or `day`, after “every”. */
export function everyText(hours: number): string {
  if (hours === 1) return "every hour";
  if (hours === 24) return "every day";
  return hours % 24 === 0 ? `every ${hours / 24} days` : `every ${hours} hours`;
}

export const reportWords = {
  noScore: "not applicable",
  stars: (stars: string): string => `${stars} of 5 stars`,
  points: (points: string): string => `${points} of 100 points`,
  measured: (share: number): string => `${Math.floor(share * 100)} % measured`,
  starsOf: (category: string, stars: string | undefined, moved = ""): string =>
    stars === undefined ? `${category} not known` : `${category} ${stars}${stars === "–" ? "" : " ★"}${moved}`,
  up: (stars: number): string => ` ▲ ${stars.toFixed(1)}`,
  down: (stars: number): string => ` ▼ ${stars.toFixed(1)}`,
  headline: (domain: string, stars: readonly string[]): string => `${domain}: ${stars.join(" · ")}`,
  noHeadline: (domain: string): string => `${domain}: nothing to score`,
  worst: "Worst: ",
  nothingWrong: "Nothing was found that weakens it.",
  nothingWrongSoFar: "Nothing was found that weakens it, in what could be measured.",
  nothingMeasured: "Nothing could be measured, so nothing is said of it: neither good nor bad.",
  since: "Since ",
  unchanged: "as then",
  otherRules: (ruleset: string): string => `scored by other rules then (${ruleset}), so not compared`,
  rose: (by: string): string => `▲ +${by}`,
  fell: (by: string): string => `▼ −${by}`,
  missing: (domain: string): string => `${domain} does not exist`,
  missingSays: "The DNS knows no such name, so there is nothing to assess. Was it mistyped?",
  missingForged:
    "If it is a domain of yours, register it anew or have its delegation repaired: nobody can send mail to it now.",
  fixes: "Fix first",
  fix: (place: number, check: string): string => `${place}. ${check}`,
  gain: (gains: readonly string[]): string => (gains.length === 0 ? "" : `  ${gains.join(", ")}`),
  gainOf: (amount: string, category: string): string => `+${amount} ${category}`,
  starsGained: (stars: number): string => `${stars.toFixed(1)} ${stars === 1 ? "star" : "stars"}`,
  pointsGained: (points: number): string => count(points, "point"),
  recordsTooLong: "The records are too long for this message; Details and Export JSON have them.",
  recordsElsewhere: "The records are too long to show here; Export JSON has them.",
  moreFixes: (n: number): string => `${count(n, "more thing")} to fix: see Details.`,
  notMeasured: "Not measured",
  criteria: (n: number): string => `${n} criteria, marked ? below`,
  moreNotMeasured: (n: number): string => `${count(n, "more")}: see Details.`,
  checks: "Checks",
  criterion: "Criterion",
  adds: (stars: number): string => `+${stars.toFixed(1)} ★`,
  unmet: (stars: number): string => `✗ +${stars.toFixed(1)} ★`,
  wouldAdd: "✗ +1.0 ★: not met, and it alone would add a star.",
  notAsked: "–: not asked for in that category.",
  egress:
    "No MX host answered on port 25, so most likely the bot's network blocks it. Nothing is held against the hosts for it.",
  leftOut: (what: readonly string[]): string => `Left out for length: ${what.join(", ")}. See Details or Export JSON.`,
  unicode: (name: string): string => `In Unicode: ${name}`,
  ruleset: (ruleset: string): string => `mecsa ${ruleset}`,
  resolver: (resolver: string): string => `asked ${resolver}`,
  validated: "mecsa validates DNSSEC itself",
  notValidated: "DNSSEC not validated",
  vantage: (from: string): string => `from ${from}`,
  took: (ms: number): string => `took ${(ms / 1_000).toFixed(1)} s`,
  observed: "counts the message of an outbound test by this workspace, received ",
  remembered: "remembered: Re-check asks anew",
} as const;

export const buttonWords = {
  recheck: ["Re-check", (domain: string): string => `Assess ${domain} again now`],
  watch: ["Watch", (domain: string): string => `Watch ${domain} for changes`],
  details: ["Details", (domain: string): string => `All findings and hosts of ${domain}`],
  share: ["Share in channel", (domain: string): string => `Show the report of ${domain} to all in this channel`],
  exportJson: ["Export JSON", (domain: string): string => `The report of ${domain} as JSON`],
  exportCsv: [
    "Export CSV",
    (domain: string): string => (domain === "" ? "This table as CSV" : `The history of ${domain} as CSV`),
  ],
  mute: ["Mute for a week", (domain: string): string => `Tell nothing of ${domain} for a week`],
  unmute: ["Unmute", (domain: string): string => `Tell of ${domain} again`],
  acknowledge: ["Acknowledge", (domain: string): string => `Say that you look after ${domain}`],
  unwatch: ["Stop watching", (domain: string): string => `Stop watching ${domain}`],
  settings: ["Settings", (): string => "Settings of this workspace"],
  check: ["Check a domain", (): string => "Check the mail security of a domain"],
  deleteAll: ["Delete everything", (): string => "Delete all that is kept of this workspace"],
} as const;

export const unwatchConfirm = {
  title: "Stop watching?",
  text: (domain: string): string => `Nobody is told any more when ${domain} changes. Its history stays.`,
  confirm: "Stop watching",
  deny: "Keep watching",
} as const;

export const deleteWords = {
  title: "Delete everything?",
  says: "This deletes all that is kept of this workspace: installation, watches, history, settings. It cannot be brought back.",
  confirm: "Delete everything",
  deny: "Keep it",
} as const;

export const assessingWords = {
  asking: (domains: readonly string[]): string => `Assessing ${domains.join(", ")} …`,
  more: (n: number): string => `and ${n} more`,
  progress: (answered: number, asked: number): string => `${answered} of ${count(asked, "host")} answered.`,
  waiting: "Waiting for ",
  takes: "DNS takes seconds; mail servers that delay their greeting take up to a minute.",
} as const;

export const detailsWords = {
  title: "Details",
  close: "Close",
  costs: (id: string, points: number): string => `${id} costs ${count(points, "point")}`,
  findings: (n: number): string => `Findings (${n})`,
  fix: (who: string): string => `Fix (${who}): `,
  see: "See ",
  hosts: "MX hosts and certificates",
  preference: (preference: number, tlsa: string): string => `preference ${preference}; ${tlsa}`,
  certificate: "certificate ",
  more: (n: number, what: string): string => `${count(n, `more ${what}`)} left out here. Export JSON has all of them.`,
} as const;

export const severalWords = {
  title: (n: number): string => `${n} domains`,
  columns: ["Domain", "Delivery", "Phishing", "Integrity"],
  none: "nothing was found that weakens it.",
  failed: "could not be assessed",
  missing: "does not exist; was it mistyped?",
  stars: "Stars of 5. A range stands where something could not be measured.",
  compare: (one: string, other: string): string => `${one} and ${other}`,
  criterion: "Criterion",
  same: "Both meet the same criteria.",
  differ: (n: number): string => `They differ in ${count(n, "criterion", "criteria")}.`,
} as const;

export const historyWords = {
  title: (domain: string): string => `History of ${domain}`,
  chart: "Points by category",
  axis: { x: "Time (UTC)", y: "Points" },
  entries: (n: number, days: number): string => `${count(n, "look")} in ${count(days, "day")}, newest first`,
  cell: (stars: string, points: string): string => `${stars} ★ (${points})`,
  none: (days: number): string => `Nothing is known of the last ${count(days, "day")}. Check the domain, or watch it.`,
  columns: ["Time (UTC)", "Delivery", "Phishing", "Integrity"],
  rules: (at: string, before: string): string =>
    `Up to ${at} other rules scored it (mecsa ${before}): not comparable with later looks.`,
  notDrawn: (n: number): string =>
    `${count(n, "look")} with something not measured ${n === 1 ? "is" : "are"} in the list and not in the chart.`,
  older: (n: number): string => `${count(n, "older look")} not shown.`,
  spark: (name: string, drawn: string, first: number, last: number): string =>
    `${name.padEnd(9)} ${drawn} ${first} → ${last}`,
} as const;

export const outboundWords = {
  begin: (domain: string): string => `Outbound test of ${domain}`,
  todo: (domain: string): string => `Send one message from an address of ${domain} to:`,
  open: "Write it in the mail program",
  until: "Any text will do. The address takes one message, until ",
  privacy: "Kept is how it was sent, signed and encrypted. The message and who wrote it are not.",
  verdicts: {
    pass: (domain: string): string => `A message from ${domain} passes DMARC`,
    fail: (domain: string): string => `A message from ${domain} fails DMARC`,
    none: (domain: string): string => `A message from ${domain} has no DMARC policy`,
    temperror: (domain: string): string => `A message from ${domain}: DMARC could not be judged`,
  },
  noAuthor: "DMARC cannot be applied to the message",
  otherDomain: (asked: string, author: string): string =>
    `The test was for ${asked}; the From field names ${author}, and it counts for that domain alone.`,
  noAuthorCounts: (asked: string): string => `The test was for ${asked}; without a From domain it counts for none.`,
  server: "Server",
  reverse: {
    confirmed: (ip: string, names: string): string => `${ip}, named ${names}, and that leads back to it`,
    differs: (ip: string, names: string): string => `${ip}, named ${names}, which does not lead back to it`,
    none: (ip: string): string => `${ip}, which has no name in the DNS; large receivers refuse such senders`,
    unknown: (ip: string): string => `${ip}; its name could not be looked up`,
  },
  tlsTold: { caller: "", received: "" },
  wrong: "What to fix",
  nothingWrong: "Nothing was found that weakens it.",
  more: (n: number): string => `${count(n, "more finding")} not shown here.`,
  fix: "Fix: ",
  see: "See ",
  finding: (place: number): string => `finding ${place}`,
  counts: (domain: string): string =>
    `Looks at ${domain} for this workspace count it from now on; those of others do not.`,
  silent: (domain: string): string => `No message came for the outbound test of ${domain}`,
  silentSays: "The address was given out ",
  silentNext:
    " and takes nothing any more. If a message was sent, it may still be in a queue, or was refused on the way.",
  again: (domain: string): string => `To try again: /mecsa outbound ${domain}`,
} as const;

export const diffWords = {
  title: (domain: string): string => `What changed at ${domain}`,
  between: "Between ",
  and: " and ",
  none: "Nothing that the rules look at has changed.",
  today: "Both looks are judged by today's rules.",
  more: (n: number): string => `${count(n, "more change")} not shown here.`,
  fix: "Fix: ",
  change: (place: number): string => `change ${place}`,
} as const;

export const newsWords = {
  worse: (domain: string, n: number): string => `${domain} got weaker: ${count(n, "change")}`,
  changed: (domain: string, n: number): string => `${domain} changed: ${count(n, "change")}`,
  confirmed: "Confirmed by a second look, ",
  better: "✓ ",
  over: (title: string): string => `✓ Recovered: ${title}`,
  recovered: (domain: string): string => `${domain} has recovered`,
  recoveredSince: "What was told at ",
  recoveredEnd: " is put right.",
  flapping: (domain: string): string => `${domain} keeps changing`,
  flappingSays: (times: number, hours: number): string =>
    `It changed ${count(times, "time")} in ${count(hours, "hour")}. Single changes are not told until it has settled.`,
  settled: (domain: string): string => `${domain} has settled`,
  settledSays: (n: number): string =>
    n === 0 ? "It is as it was before." : `Since before it began, ${count(n, "thing")} changed.`,
  expiring: (domain: string, days: number): string =>
    `${domain}: ${days < 0 ? "something has ended" : days === 0 ? "something ends today" : `something ends in ${count(days, "day")}`}`,
  expiry: {
    certificate: "The certificate of ",
    "policy-certificate": "The certificate of the policy host ",
    signature: "The next DNSSEC signature of ",
  } satisfies Record<Expiry["what"], string>,
  ends: (daysLeft: number): string =>
    daysLeft < 0
      ? ` ended ${count(-daysLeft, "day")} ago, at `
      : daysLeft === 0
        ? " ends today, at "
        : ` ends in ${count(daysLeft, "day")}, at `,
  paused: (domain: string): string => `The watch of ${domain} is paused`,
  pausedIn: "Slack does not let the app tell of it any more in ",
  pausedBecause: ": ",
  resume: "Then watch it again to go on.",
  moreExpiries: (n: number): string => `${count(n, "more thing")} of it ${n === 1 ? "ends" : "end"}.`,
  recoveredNow: "Recovered ",
} as const;

export const digestWords = {
  title: { daily: "Mail security today", weekly: "Mail security this week" },
  quiet: (n: number): string => `${count(n, "watched domain")}, and nothing changed.`,
  moved: (changes: number, moves: readonly string[]): string => `: ${[count(changes, "change"), ...moves].join(", ")}`,
  moreMoved: (n: number): string => `${count(n, "more domain")} changed.`,
  changed: (changed: number, all: number): string => `${changed} of ${count(all, "watched domain")} changed.`,
  columns: ["Domain", "Delivery", "Phishing", "Integrity", "Changes"],
  table: "table of domains",
  ends: "Ends soon",
  more: (n: number): string => `${count(n, "more domain")} not shown here: \`list\` has them.`,
} as const;

export const watchWords = {
  title: "Watched here",
  titleOfAll: "Watches",
  none: "Nothing is watched here yet. Watch a domain, and this channel is told when its mail security changes.",
  usage: (used: number, limit: number): string =>
    `${used} of ${count(limit, "watch", "watches")} used in this workspace`,
  in: "in ",
  only: { changes: "all changes", regressions: "only what gets worse, and its recovery" } satisfies Record<
    WatchFilter,
    string
  >,
  below: (points: number): string => `while below ${count(points, "point")}`,
  noThreads: "without threads",
  next: "next look ",
  paused: (because: string): string => `paused: ${because}`,
  muted: "muted until ",
  more: (n: number): string => `${count(n, "more watch", "more watches")} not shown here.`,
  formTitle: "Watch a domain",
  form: {
    domain: "Domains",
    domainHint: "One such as example.org, or a list of up to 60: with spaces, commas or lines between them.",
    interval: "How often to look",
    only: "What to tell",
    below: "Only while a category has fewer points than",
    belowHint: "1 to 100; leave it empty to be told in any case.",
    categories: "Only of these categories",
    categoriesHint: "None is all of them.",
    channel: "Where to tell",
    threads: "Follow-ups",
    threadsOption: "Put follow-ups in the thread of the alert",
    submit: "Watch",
    cancel: "Cancel",
  },
} as const;

export const checkWords = {
  title: "Check a domain",
  submit: "Check",
  cancel: "Cancel",
  domain: "Domains",
  hint: (most: number): string => `Up to ${most}, separated by spaces or commas. Addresses and URLs will do.`,
} as const;

export const settingsWords = {
  title: "Settings",
  submit: "Save",
  cancel: "Cancel",
  timeZone: "Time zone",
  timeZoneHint: "Such as Europe/Rome.",
  digest: "Digest of all watches",
  digests: { off: "Off", daily: "Every day", weekly: "Every week" } satisfies Record<Settings["digest"], string>,
  digestHour: "Hour of the digest",
  digestDay: "Day of weekly digests",
  days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  digestChannel: "Where digests go",
  retention: "Days for which history is kept",
  watchers: "Who may watch, beside administrators",
  watchersHint: "None is everyone.",
} as const;

export const helpWords = {
  title: "mecsa: how well is a domain's mail protected?",
  says: "Assesses encryption on the way to a domain (STARTTLS, certificates, DANE, MTA-STS, DNSSEC) and who can send in its name (SPF, DKIM, DMARC), and says which records to publish.",
  commands: "Commands",
  options: "Options",
  more: (command: string): string => `\`${command} help watch\` tells all that a command takes, and its options.`,
  private: "Answers are seen by you alone until you share them.",
} as const;

export const homeWords = {
  title: "Mail security of domains",
  first: "Begin here",
  steps: [
    "Check a domain: press the button, or write `/mecsa example.org` in any channel.",
    "Look at Fix first: the records there are ready to be copied to your DNS.",
    "Press Watch in the report: the channel is told when something changes, and only then.",
  ],
  recent: "Recent checks",
  noRecent: "None yet.",
  watches: "Watches",
  noWatches: "None yet.",
  settings: (settings: Pick<Settings, "digest" | "timeZone" | "retentionDays">): string =>
    `Digest: ${settingsWords.digests[settings.digest].toLowerCase()} · time zone ${settings.timeZone} · history kept ${count(settings.retentionDays, "day")}`,
  more: (n: number): string => `${n} more`,
} as const;

const noEvidence = "What was answered then is not kept any more. Check the domain again.";

export const noticeWords = {
  noEvidence,
  error: "That did not work",
  errorSays: {
    timeout: ["It took too long.", "Press Re-check, or try again in a few minutes."],
    slack: ["Slack did not take the answer.", "Try again; if it goes on, tell whoever runs the bot."],
    store: ["The bot cannot reach its database.", "Try again in a few minutes; nothing was lost."],
    internal: ["The bot has a fault.", "Tell whoever runs the bot, with the id below."],
    gone: ["What this button is about is not kept any more.", "Check the domain again."],
  },
  errorId: "Id ",
  limited: (retryAfterMs: number): string => `That was a lot of questions. Try again in ${durationText(retryAfterMs)}.`,
  limitedWhy: "The limit is per workspace: mail servers and name servers of others are not to be flooded.",
  notInstalled: "mecsa is not installed in this workspace, or was removed.",
  notInstalledNext: "Ask an administrator of the workspace to install it",
  notAllowed: "In this workspace only some people may watch domains.",
  notAllowedNext: "Ask one of the administrators; the list is in Settings on the bot's Home.",
  notManager: "Only administrators of the workspace, and who installed the app, may do that.",
  notManagerNext:
    "Ask one of them. If you are one, the app may lack the scope users:read, by which it knows: install it again with that scope.",
  tooManyWatches: (used: number, limit: number): string => `${used} of ${count(limit, "watch", "watches")} are in use.`,
  tooManyWatchesNext: "Stop one that is not needed any more; `list` shows them.",
  muted: (domain: string): string => `Nothing is told of ${domain} until `,
  unwatchedAll: (n: number): string =>
    n === 0 ? "Nothing was watched here." : `${count(n, "domain is", "domains are")} not watched here any more.`,
  ofDomain: {
    unwatched: (domain: string): string => `${domain} is not watched here any more. Its history stays.`,
    "not-watched": (domain: string): string => `${domain} is not watched here.`,
    unmuted: (domain: string): string => `Changes of ${domain} are told again.`,
    "no-look": (domain: string): string =>
      `There is no earlier look at ${domain} to compare with. Check it now and again later, or watch it.`,
  },
  done: {
    saved: "Settings are saved.",
    shared: "Shared in the channel.",
    exported: "Sent to you as a direct message.",
    "no-evidence": noEvidence,
    deleted: "All that was kept of this workspace is deleted.",
    "no-inbox": "Outbound tests are not set up here: whoever runs the bot has to give it INBOX_DOMAIN and INBOX_PORT.",
  },
} as const;

export const spokenWords = {
  more: (lines: number): string => `… ${count(lines, "more line")}: see the message itself, Details or Export JSON.`,
} as const;

/** By the word that Slack refuses with: what to do. */
export const refusalSays: Readonly<Record<string, string>> = {
  not_in_channel: "Invite the app to that channel with /invite, and try again.",
  channel_not_found:
    "Invite the app to that channel with /invite, and try again. Apps cannot see private channels without it.",
  is_archived: "The channel is archived. Choose another one.",
  restricted_action: "The workspace lets only some people post there. Choose another channel.",
  not_installed: "The app is not installed in this workspace any more.",
  ratelimited: "Slack asks to wait. Try again in a minute.",
  other: "Choose another channel, or try again later.",
};
