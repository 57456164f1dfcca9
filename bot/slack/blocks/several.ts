/** Several domains in one table, and two side by side. */
import {
  type Catalogue,
  type DomainName,
  type DomainShown,
  type Look,
  domainShown,
  categories,
} from "../../../src/index.ts";
import { severalWords, severityNames, severitySigns, verdictSigns } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { messageOf } from "./message.ts";
import { type SlackBlock, button, buttons, header, note, paragraph, table, withButton } from "./parts.ts";
import { shortName } from "./report.ts";
import { starsText } from "./score.ts";
import { cut, visible } from "./text.ts";

/** One of several; without a report where it could not be assessed, and then why. */
export interface OneOfSeveral {
  domain: DomainName;
  entry?: string;
  report?: Look["report"];
  because?: string;
}

const maxWorst = 240;

export function severalMessage(all: readonly OneOfSeveral[], catalogue: Catalogue): SlackMessage {
  const shown = all.map((one) => ({ ...one, shown: one.report && domainShown(one.report.domains[0], catalogue) }));
  const entries = all.flatMap(({ entry }) => entry ?? []);
  const rows = shown.map((one) => [
    visible(one.domain, 300),
    ...(one.shown === undefined ? noCells : starCells(one.shown)),
  ]);
  return messageOf(
    { blocks: [header(severalWords.title(all.length)), table([severalWords.columns, ...rows], starColumns)] },
    { blocks: [note(severalWords.stars)] },
    ...shown.map((one, index) => ({ blocks: [lineOf(one)], name: visible(one.domain, 60), leaves: index + 1 })),
    ...(entries.length === 0 ? [] : [{ blocks: [buttons(button("exportCsv", { entries }))] }]),
  );
}

const noCells = categories.map(() => "–");
const starColumns = [{ is_wrapped: true }, ...categories.map(() => ({ align: "right" as const }))];

/** The worst of a domain, and the button to all of it. */
function lineOf({ domain, entry, because, shown }: OneOfSeveral & { shown: DomainShown | undefined }): SlackBlock {
  const said = shown === undefined ? visible(because ?? severalWords.failed, maxWorst) : worstOf(shown);
  const text = `${visible(domain, 300)}: ${said}`;
  return entry === undefined ? paragraph(text) : withButton(text, button("details", { domain, entry }, domain));
}

function starCells({ scores }: DomainShown): readonly string[] {
  return categories.map((category) => {
    const one = scores.find((score) => score.category === category);
    return one === undefined ? "–" : starsText(one.score);
  });
}

function worstOf({ findings: [worst] }: DomainShown): string {
  if (worst === undefined || worst.severity === "info") return severalWords.none;
  return cut(
    `${severitySigns[worst.severity]} ${severityNames[worst.severity]}: ${firstSentence(worst.says)}`,
    maxWorst,
  );
}

function firstSentence(text: string): string {
  const [first = ""] = text.replaceAll("`", "").split(/(?<=\.) (?=[A-Z])/, 1);
  return first;
}

interface Side {
  domain: DomainName;
  entry: string;
  report: Look["report"];
}

/** The scores, and each criterion in which the two differ. */
export function comparisonMessage(one: Side, other: Side, catalogue: Catalogue): SlackMessage {
  const [left, right] = [one, other].map(({ report }) => domainShown(report.domains[0], catalogue));
  if (left === undefined || right === undefined) return messageOf();
  const rows = criterionRowsOf(left, right);
  const names = [one.domain, other.domain].map((domain) => visible(domain, 300));
  return messageOf(
    {
      blocks: [header(severalWords.compare(shortName(one.domain).slice(0, 70), shortName(other.domain).slice(0, 70)))],
    },
    { blocks: [paragraph(rows.length === 0 ? severalWords.same : severalWords.differ(rows.length))] },
    { blocks: [table([[severalWords.criterion, ...names], ...scoreRows(left, right), ...rows], wrapped)] },
    {
      blocks: [
        note(severalWords.stars),
        ...[one, other].map(({ domain, entry, report }) =>
          lineOf({ domain, entry, shown: domainShown(report.domains[0], catalogue) }),
        ),
      ],
    },
  );
}

const wrapped = [{ is_wrapped: true }, { is_wrapped: true }, { is_wrapped: true }];

function scoreRows(left: DomainShown, right: DomainShown): readonly (readonly string[])[] {
  const [ours, theirs] = [starCells(left), starCells(right)];
  return left.scores.map(({ title }, index) => [`★ ${title}`, ours[index] ?? "–", theirs[index] ?? "–"]);
}

/** Of a criterion that several categories have, the first that differs stands for all. */
function criterionRowsOf(left: DomainShown, right: DomainShown): readonly (readonly string[])[] {
  const pairs = left.scores.flatMap(({ category, criteria }) =>
    criteria.flatMap(({ criterion, title, verdict }) => {
      const beside = right.scores.find((score) => score.category === category);
      const that = beside?.criteria.find((one) => one.criterion === criterion)?.verdict;
      if (that === undefined || that.kind === verdict.kind) return [];
      return [{ title, cells: [verdictSigns[verdict.kind], verdictSigns[that.kind]] }];
    }),
  );
  const byTitle = Map.groupBy(pairs, ({ title }) => title);
  return [...byTitle].map(([title, [first]]) => [title, ...(first?.cells ?? [])]);
}
