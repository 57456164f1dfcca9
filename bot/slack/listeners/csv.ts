/** Tables for spreadsheets (RFC 4180): scores of looks, and watches. */
import { categories } from "../../../src/index.ts";
import type { Entry, Watch } from "../../model.ts";

/** One line each, in the order given; a category that does not apply is empty. */
export function scoresCsv(entries: readonly Entry[]): string {
  const heads = categories.flatMap((category) =>
    ["stars-min", "stars-max", "points-min", "points-max", "measured"].map((what) => `${category}-${what}`),
  );
  const rows = entries.map(({ domain, at, ruleset, scores }) => [
    domain,
    at.toISOString(),
    ruleset,
    ...categories.flatMap((category) => {
      const score = scores.find((one) => one.category === category && one.applicable);
      if (score === undefined) return ["", "", "", "", ""];
      const { stars, points, coverage } = score;
      return [stars.min, stars.max, points.min, points.max, coverage].map(String);
    }),
  ]);
  return csv([["domain", "at", "ruleset", ...heads], ...rows]);
}

export function watchesCsv(watches: readonly Watch[]): string {
  const rows = watches.map(({ domain, channel, options, mutedUntil, pausedBecause }) => [
    domain,
    channel,
    `${options.everyHours}h`,
    options.only,
    String(options.below ?? ""),
    options.categories.join(" "),
    options.checks?.join(" ") ?? "",
    options.threads ? "on" : "off",
    options.reminders.join(" "),
    mutedUntil?.toISOString() ?? "",
    pausedBecause ?? "",
  ]);
  const head = [
    "domain",
    "channel",
    "interval",
    "only",
    "below",
    "category",
    "check",
    "threads",
    "reminders",
    "muted",
    "paused",
  ];
  return csv([head, ...rows]);
}

function csv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A spreadsheet computes what begins with one of these signs. */
function cell(text: string): string {
  const shown = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
