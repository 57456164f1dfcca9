/** The report for a terminal of 80 columns, in colour only where `paint` gives any. */
import type { Catalogue } from "../catalogue.ts";
import { type Change, type NotAssessed, type Review, type ReviewedDomain, type Senders, categories } from "../model.ts";
import { spfText } from "./spf-shown.ts";
import { type TableShown, tablesOf } from "./tables.ts";
import {
  type Cell,
  categoryNames,
  cellOf,
  clean,
  count,
  isWorthShowing,
  grouped,
  headline,
  notMeasured,
  outsideText,
  switchedOffText,
  waivedText,
  tell,
} from "./words.ts";

type Style = "bold" | "dim" | "red" | "yellow" | "green";
export type Paint = (style: Style, text: string) => string;

const width = 80;
const maxListed = 20;
const maxSpfLines = 16;

export function text(review: Review, catalogue: Catalogue, paint: Paint): string {
  const { blocking, others, waived, improvements } = grouped(review);
  const switchedOff = switchedOffText(review);
  const blocks = [
    [paint(blocking.length > 0 ? "red" : "green", paint("bold", `mecsa: ${headline(review)}`))],
    ...review.domains.filter((domain) => isWorthShowing(review, domain)).map((domain) => scores(domain, paint)),
    ...blocking.map((change) => finding(change, catalogue, paint)),
    ...review.domains.map((domain) => meaning(domain, paint)),
    heading(others, "Below the limit, or not comparable", paint),
    ...others.map((change) => finding(change, catalogue, paint)),
    heading(waived, "Waived by the configuration", paint),
    ...waived.map((change) => finding(change, catalogue, paint)),
    switchedOff === undefined ? [] : wrap(switchedOff, ""),
    heading(improvements, "Better than before", paint),
    ...improvements.map((change) => finding(change, catalogue, paint)),
    listed("Not assessed", [...review.notAssessed.map(lineOf), ...notMeasuredLines(review)], paint),
    listed("Notes on the files", review.notes.map(lineOf), paint),
    [...(review.outside === undefined ? [] : wrap(outsideText(review), "")), gateLine(review)],
  ];
  return inert(
    `${blocks
      .filter((block) => block.length > 0)
      .map((block) => block.join("\n"))
      .join("\n\n")}\n`,
  );
}

/** In a log of GitHub Actions a line that begins with `::`, and `##[` anywhere, would be a command. */
function inert(report: string): string {
  return report.replace(/^(\s*)::/gm, "$1\\::").replaceAll("##[", "##\\[");
}

function scores(domain: ReviewedDomain, paint: Paint): readonly string[] {
  const rows = categories.map((category) => {
    const cell = cellOf(domain, category);
    return `  ${categoryNames[category].padEnd(28)}${scoreText(cell, paint)}`;
  });
  return [paint("bold", domain.domain), ...rows];
}

function scoreText({ before, after, trend }: Cell, paint: Paint): string {
  const told = (side: Cell["after"]): string =>
    side === undefined ? "not assessed" : side.points === "" ? side.stars : `${side.stars} (${side.points})`;
  if (before === undefined) return after === undefined ? told(after) : `${told(after)}, new`;
  if (told(before) === told(after)) return paint("dim", told(after));
  const arrow = `→ ${told(after)}`;
  if (trend === "lower") return `${told(before)} ${paint("red", `${arrow}  lower`)}`;
  return `${told(before)} ${trend === "higher" ? paint("green", `${arrow}  higher`) : arrow}`;
}

/** Rows of the two tables that moved, and SPF as a set where somebody comes or goes. */
function meaning(domain: ReviewedDomain, paint: Paint): readonly string[] {
  const lines = [...tablesOf(domain).flatMap(movedRows), ...spfMoved(domain)];
  return lines.length === 0 ? [] : [paint("bold", `What it means for ${domain.domain}`), ...lines];
}

function movedRows({ title, columns, rows }: TableShown): readonly string[] {
  const moved = rows.filter(({ trend }) => trend !== "same");
  if (moved.length === 0) return [];
  const cellLine = (cell: string, index: number) =>
    wrap(`${columns[index + 1] ?? ""}: ${cell.replaceAll("`", "")}`, "      ", "        ");
  const lines = moved.flatMap(({ head, cells }) => [`    ${head}`, ...cells.flatMap(cellLine)]);
  return [...wrap(title, "  "), ...lines];
}

function spfMoved({ spf }: ReviewedDomain): readonly string[] {
  if (spf === undefined || (hasNobody(spf.gained) && hasNobody(spf.lost))) return [];
  const lines = spfText(spf).map((line) => `  ${line}`.trimEnd());
  const more = lines.length > maxSpfLines ? [`  … ${lines.length - maxSpfLines} more lines with --format html`] : [];
  return [...lines.slice(0, maxSpfLines), ...more];
}

function hasNobody(senders: Senders | null): boolean {
  return senders === null || (senders.prefixes.length === 0 && senders.unlisted.length === 0);
}

function finding(change: Change, catalogue: Catalogue, paint: Paint): readonly string[] {
  const told = tell(change, catalogue);
  const waiver = waivedText(change);
  const isBetter = change.direction === "strengthened";
  const style = isBetter ? "green" : change.severity === "critical" || change.severity === "high" ? "red" : "yellow";
  const values =
    change.before === change.after || isBetter ? [] : [`- ${clean(change.before)}`, `+ ${clean(change.after)}`];
  const fix = isBetter ? [] : [...wrap(`Fix: ${told.fix}`, "  "), paint("dim", `  ${told.see}`)];
  return [
    `${paint(style, isBetter ? "better" : change.severity)}  ${paint("bold", change.rule)}  ${change.name}`,
    ...(told.place === undefined ? [] : [paint("dim", `  ${told.place}`)]),
    ...wrap(told.says, "  "),
    ...(waiver === undefined ? [] : wrap(waiver, "  ")),
    ...values.flatMap((value) => wrap(value, "  ", "    ")),
    ...fix,
  ];
}

function heading(changes: readonly Change[], title: string, paint: Paint): readonly string[] {
  return changes.length === 0 ? [] : [paint("bold", `${title} (${changes.length})`)];
}

function lineOf({ what, why, file, line }: NotAssessed): string {
  const place = file === undefined || file === what ? "" : ` (${clean(file)}${line === undefined ? "" : `:${line}`})`;
  return `${clean(what)}: ${clean(why)}${place}`;
}

function notMeasuredLines(review: Review): readonly string[] {
  return notMeasured(review).map(
    ({ criterion, because, domains }) => `${criterion} on ${count(domains, "domain")}: ${because}`,
  );
}

function listed(title: string, items: readonly string[], paint: Paint): readonly string[] {
  if (items.length === 0) return [];
  const more = items.length > maxListed ? [`  … and ${items.length - maxListed} more`] : [];
  const shown = items.slice(0, maxListed).flatMap((item) => wrap(item, "  ", "    "));
  return [paint("bold", `${title} (${items.length})`), ...shown, ...more];
}

function gateLine({ gate, zonesChanged, zonesSeen }: Review): string {
  const zones = `${zonesChanged.length} of ${count(zonesSeen, "zone")} changed.`;
  if (gate.failOn === "none") return `${zones} The gate is off (fail-on none).`;
  return `${zones} The gate ${gate.failed ? "failed" : "passed"} (fail-on ${gate.failOn}).`;
}

/** Lines of at most 80 columns; words longer than a line keep one of their own. */
export function wrap(sentence: string, first: string, next = first): readonly string[] {
  const lines: string[] = [];
  let line = first;
  for (const word of sentence.split(" ")) {
    if (line.trim() !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = next;
    }
    line += line.trim() === "" ? word : ` ${word}`;
  }
  return [...lines, line];
}
