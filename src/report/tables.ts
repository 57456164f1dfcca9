/** The two tables that say what the score means: who can forge a domain, and what happens to mail sent to it. */
import {
  type Delivery,
  type DeliveryRow,
  type ForgeRow,
  type MailSender,
  type Policy,
  type ReviewedDomain,
  deliveries,
  policies,
} from "../model.ts";
import { type Trend, clean } from "./words.ts";

/** A table in words, with code between backticks; the first column heads the rows. */
export interface TableShown {
  title: string;
  columns: readonly string[];
  rows: readonly { head: string; cells: readonly string[]; trend: Trend }[];
}

/** Both tables, as far as either side has them. */
export function tablesOf({ before, after }: ReviewedDomain): readonly TableShown[] {
  const tables = after?.tables ?? before?.tables;
  if (tables === undefined) return [];
  return [
    forgeTable(before?.tables?.forge ?? [], after?.tables?.forge ?? []),
    deliveryTable(before?.tables?.delivery ?? [], after?.tables?.delivery ?? []),
  ];
}

/** `prose` makes Markdown of a sentence that may quote anything. */
export function tablesMarkdown(domain: ReviewedDomain, prose: (text: string) => string): string {
  const tables = tablesOf(domain).map(({ title, columns, rows }) => {
    const head = `| ${columns.join(" | ")} |\n|${" --- |".repeat(columns.length)}`;
    const lines = rows.map(
      ({ head, cells, trend }) => `| ${[`${head}${marks[trend]}`, ...cells.map(prose)].join(" | ")} |`,
    );
    return `**${title}**\n\n${[head, ...lines].join("\n")}`;
  });
  return tables.join("\n\n");
}

/** Lines for a terminal; a row whose cells are too long for one line takes one for each. */
export function tablesText(domain: ReviewedDomain): readonly string[] {
  return tablesOf(domain).flatMap(({ title, columns, rows }) => [
    title,
    ...rows.flatMap(({ head, cells, trend }) => [
      `  ${head}${marks[trend]}`,
      ...cells.map((cell, index) => `    ${columns[index + 1] ?? ""}: ${cell}`),
    ]),
  ]);
}

export const marks: Readonly<Record<Trend, string>> = {
  lower: " ▼ weaker",
  higher: " ▲ stronger",
  mixed: " ◆ both ways",
  same: "",
};

const authors: Readonly<Record<ForgeRow["from"], string>> = {
  domain: "the domain itself",
  "existing-subdomain": "a subdomain that exists",
  "nonexistent-subdomain": "a made-up subdomain",
};

const fates: Readonly<Record<Policy | "unknown", string>> = {
  reject: "rejected",
  quarantine: "quarantined",
  none: "delivered",
  absent: "delivered (no policy)",
  unknown: "not known",
};

function forgeTable(before: readonly ForgeRow[], after: readonly ForgeRow[]): TableShown {
  const pairs = paired(before, after, ({ from }) => from);
  return {
    title: "Who can forge it: what receivers do with mail that fails authentication",
    columns: ["Mail that claims to be from", "Receivers of RFC 9989", "Receivers of RFC 7489"],
    rows: pairs.map(([key, old, now]) => ({
      head: authors[key],
      cells: (["rfc9989", "rfc7489"] as const).map((reading) =>
        changed(old && fates[old[reading]], now && fates[now[reading]]),
      ),
      trend: forgeTrend(old, now),
    })),
  };
}

function forgeTrend(old: ForgeRow | undefined, now: ForgeRow | undefined): Trend {
  if (old === undefined || now === undefined) return "same";
  const steps = [stepOf(old.rfc9989, now.rfc9989), stepOf(old.rfc7489, now.rfc7489)];
  return trendOf(steps);
}

function stepOf(old: Policy | "unknown", now: Policy | "unknown"): number {
  return old === "unknown" || now === "unknown" ? 0 : policies.indexOf(now) - policies.indexOf(old);
}

function trendOf(steps: readonly number[]): Trend {
  const isLower = steps.some((step) => step < 0);
  const isHigher = steps.some((step) => step > 0);
  if (isLower && isHigher) return "mixed";
  return isLower ? "lower" : isHigher ? "higher" : "same";
}

const senders: Readonly<Record<MailSender, string>> = {
  "opportunistic-tls": "with opportunistic TLS",
  "mta-sts": "with MTA-STS",
  dane: "with DANE",
  requiretls: "with REQUIRETLS",
};

const outcomes: Readonly<Record<Delivery, string>> = {
  "encrypted-authenticated": "encrypted and authenticated",
  encrypted: "encrypted",
  clear: "in the clear",
  refused: "refused",
};

function deliveryTable(before: readonly DeliveryRow[], after: readonly DeliveryRow[]): TableShown {
  const pairs = paired(before, after, ({ sender }) => sender);
  return {
    title: "What happens to mail sent to it",
    columns: ["Sender", "Delivery", "Because"],
    rows: pairs.map(([key, old, now]) => ({
      head: senders[key],
      cells: [
        changed(old && possibleText(old), now && possibleText(now)),
        changed(old && clean(old.because), now && clean(now.because)),
      ],
      trend: old === undefined || now === undefined ? "same" : deliveryTrend(old, now),
    })),
  };
}

function possibleText({ possible }: DeliveryRow): string {
  if (possible.length === deliveries.length) return "not known";
  const words = possible.map((one) => outcomes[one]);
  const last = words.at(-1) ?? "not known";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")}, or ${last}`;
}

/** By the worst that can happen to a message that is delivered; a domain that refuses all mail is neither better nor worse. */
function deliveryTrend(old: DeliveryRow, now: DeliveryRow): Trend {
  const isRefused = ({ possible }: DeliveryRow): boolean => possible.every((one) => one === "refused");
  const gradeOf = ({ possible }: DeliveryRow): number =>
    possible.includes("clear") ? 0 : possible.includes("encrypted") ? 1 : 2;
  return isRefused(old) || isRefused(now) ? "same" : trendOf([gradeOf(now) - gradeOf(old)]);
}

function changed(old: string | undefined, now: string | undefined): string {
  if (old === undefined) return now ?? "not assessed";
  return now === old ? now : `${old} → ${now ?? "not assessed"}`;
}

/** The rows of both sides by what they are about, in the order in which they stand. */
function paired<Row, Key>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => Key,
): readonly (readonly [key: Key, old: Row | undefined, now: Row | undefined])[] {
  const keys = new Set([...after, ...before].map(keyOf));
  const find = (rows: readonly Row[], key: Key) => rows.find((row) => keyOf(row) === key);
  return [...keys].map((key) => [key, find(before, key), find(after, key)] as const);
}
