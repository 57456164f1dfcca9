/** How the scores of a domain went: a chart of what is certain, and the list of all looks. */
import { type DomainName, categories } from "../../../src/index.ts";
import type { Entry } from "../../model.ts";
import { historyWords, rangeText, shortCategoryNames } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import type { Chart } from "./ladder.ts";
import { limits } from "./limits.ts";
import { messageOf } from "./message.ts";
import { type SlackBlock, button, buttons, header, heading, note, paragraph, table } from "./parts.ts";
import { shortName } from "./report.ts";
import { starsText } from "./score.ts";
import { visible } from "./text.ts";

const maxListed = 20;

/** `entries` newest first, as the store gives them. */
export function historyMessage(domain: DomainName, entries: readonly Entry[], days: number): SlackMessage {
  const title = header(historyWords.title(shortName(domain)));
  const pressed = [button("recheck", { domain }, domain), button("watch", { domain }, domain)];
  if (entries.length === 0)
    return messageOf({ blocks: [title, paragraph(historyWords.none(days)), buttons(...pressed)] });
  return messageOf(
    { blocks: [title] },
    { blocks: chartOf(entries), name: historyWords.chart, leaves: 1 },
    { blocks: listOf(entries, days) },
    { blocks: [buttons(...pressed, button("exportCsv", { domain }, domain))] },
  );
}

/** Looks at which all that applies was measured, by one version of the rules: the newest of them, oldest first. */
function chartOf(entries: readonly Entry[]): readonly SlackBlock[] {
  const newest = entries[0]?.ruleset;
  const alike = entries.filter(({ ruleset }) => ruleset === newest);
  const drawn = alike.filter(isCertain).slice(0, limits.chart.categories).toReversed();
  const open = alike.slice(0, maxListed).filter((entry) => !isCertain(entry)).length;
  if (drawn.length < 2) return [];
  const labels = labelsOf(drawn);
  const series = categories.flatMap((category) => {
    const points = drawn.map(
      ({ scores }) => scores.find((score) => score.category === category && score.applicable)?.points.min,
    );
    if (points.includes(undefined)) return [];
    return [
      {
        name: shortCategoryNames[category],
        data: points.map((point, index) => ({ label: labels[index] ?? "", value: point ?? 0 })),
      },
    ];
  });
  return series.length === 0 ? [] : [chart(series, labels), ...(open === 0 ? [] : [note(historyWords.notDrawn(open))])];
}

function chart(series: Chart["chart"]["series"], labels: readonly string[]): Chart {
  const { x, y } = historyWords.axis;
  const axis = { categories: labels, x_label: x, y_label: y };
  return { type: "data_visualization", title: historyWords.chart, chart: { type: "line", series, axis_config: axis } };
}

const isCertain = ({ scores }: Entry): boolean =>
  scores.every(({ applicable, points }) => !applicable || points.min === points.max);

/** Such as `11-22`; with the time where two are of one day; and numbered where two are of one minute. Slack wants them to differ. */
function labelsOf(entries: readonly Entry[]): readonly string[] {
  const times = entries.map(({ at }) => at.toISOString());
  const short = [times.map((at) => at.slice(5, 10)), times.map((at) => at.slice(5, 16).replace("T", " "))];
  const differing = short.find((labels) => new Set(labels).size === labels.length);
  return differing ?? times.map((at, index) => `${index + 1}: ${at.slice(5, 16).replace("T", " ")}`);
}

/** Times are in UTC, as in the chart. */
function listOf(entries: readonly Entry[], days: number): readonly SlackBlock[] {
  const shown = entries.slice(0, maxListed);
  const older = entries.length - shown.length;
  const rules = shown.flatMap((entry, index) => rulesNote(entry, shown[index + 1])).slice(0, maxRules);
  return [
    heading(historyWords.entries(entries.length, days)),
    table([historyWords.columns, ...shown.map((entry) => [timeText(entry), ...scoreCells(entry)])]),
    ...rules.map((text) => note(text)),
    ...(older > 0 ? [note(historyWords.older(older))] : []),
  ];
}

const maxRules = 3;

function timeText({ at }: Entry): string {
  return at.toISOString().slice(0, 16).replace("T", " ");
}

function scoreCells({ scores }: Entry): readonly string[] {
  return categories.map((category) => {
    const score = scores.find((one) => one.category === category);
    if (score === undefined || !score.applicable) return "–";
    return historyWords.cell(starsText(score), rangeText(score.points, 0));
  });
}

/** Where the rules changed between a look and the one before it. */
function rulesNote({ ruleset }: Entry, older: Entry | undefined): readonly string[] {
  if (older === undefined || older.ruleset === ruleset) return [];
  return [historyWords.rules(timeText(older), visible(older.ruleset, 40))];
}
