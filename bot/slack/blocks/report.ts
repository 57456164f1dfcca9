/** The report of one domain: the verdict first, then the three categories, what to fix, what each criterion says. */
import type { RichTextElement } from "@slack/types";
import { domainToUnicode } from "node:url";
import { type Catalogue, type DomainShown, type Look, categories, domainShown, topFixes } from "../../../src/index.ts";
import type { CategoryScore } from "../../model.ts";
import { reportWords, severityNames, severitySigns, shortCategoryNames, verdictSigns } from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { fixParts } from "./fixes.ts";
import { messageOf } from "./message.ts";
import { notMeasured } from "./not-measured.ts";
import { type SlackBlock, button, buttons, context, divider, fields, header, note, paragraph, table } from "./parts.ts";
import { bold, line, moment, momentText, plain, rich, sentence } from "./rich.ts";
import { inOrder, movesText, scoreLines, starsMoved, starsText } from "./score.ts";
import { cut, escaped, typed, visible } from "./text.ts";

export interface Reported {
  report: Look["report"];
  /** The id of its entry in the history. */
  entry: string;
  /** The version of the rules. */
  ruleset: string;
  tookMs: number;
  /** It was assessed before, and nothing was asked anew. */
  isRemembered: boolean;
  /** The look before it, where there is one. */
  before?: { at: string; ruleset: string; scores: readonly CategoryScore[] };
  /** Whom the bot asks, and whether it validates DNSSEC by itself. */
  resolver?: { name?: string; validates: boolean };
  /** When the message of an outbound test that it counts was received. */
  observedAt?: string;
  /** Shown to all: without the button that shares. */
  isShared?: boolean;
  /** The DNS says that there is no such name. */
  isMissing?: boolean;
}

/** The DNS says that there is no such name, and nothing below it. */
export function isMissingIn({ evaluation }: Pick<Look, "evaluation">): boolean {
  return evaluation.surroundings.name === "nxdomain";
}

export function reportMessage(reported: Reported, catalogue: Catalogue): SlackMessage {
  const [assessed] = reported.report.domains;
  const shown = domainShown(assessed, catalogue);
  if (reported.isMissing === true) return missingMessage(reported, assessed.assessment.domain);
  const fixes = topFixes(assessed.assessment, catalogue);
  return messageOf(
    {
      blocks: [
        header(headline(shown, reported)),
        ...longName(shown.domain),
        verdict(shown, reported),
        scoreFields(shown),
      ],
    },
    { blocks: [...egressNote(reported), ...notMeasured(shown, reported.report)] },
    ...fixParts(fixes),
    { blocks: checkTable(shown), name: reportWords.checks, leaves: 9 },
    { blocks: [reportButtons(reported, assessed.assessment.domain), footer(reported)] },
  );
}

/** Nothing is scored: most likely it was mistyped. */
function missingMessage(reported: Reported, domain: DomainNameOf): SlackMessage {
  return messageOf({
    blocks: [
      header(reportWords.missing(shortName(domain))),
      ...longName(domain),
      paragraph(reportWords.missingSays),
      note(reportWords.missingForged),
      buttons(button("check"), button("recheck", { domain }, domain)),
      footer(reported),
    ],
  });
}

/** The stars in the order of the categories; a long name is cut here and stands in full below. */
function headline({ domain, scores }: DomainShown, { before, ruleset }: Reported): string {
  const applicable = scores.filter(({ score }) => score.applicable);
  const named = shortName(domain);
  if (applicable.length === 0) return reportWords.noHeadline(named);
  const moveOf = (score: CategoryScore): string =>
    before?.ruleset === ruleset ? starsMoved(before.scores, score) : "";
  const stars = inOrder(scores).map(({ score, category }) =>
    reportWords.starsOf(shortCategoryNames[category], isOpen(score) ? undefined : starsText(score), moveOf(score)),
  );
  return reportWords.headline(named, stars);
}

/** Anything is possible: a range would say nothing. */
function isOpen({ applicable, stars: { min, max } }: CategoryScore): boolean {
  return applicable && min === 0 && max === 5;
}

const headlineName = 80;

export function shortName(domain: string): string {
  const shown = visible(domain, domain.length * 10);
  return shown.length <= headlineName ? shown : `${shown.slice(0, headlineName - 40)}…${shown.slice(-30)}`;
}

/** Where a name does not fit, and where it has labels in another script: that form is for reading only and stands alone. */
function longName(domain: string): readonly SlackBlock[] {
  const full = visible(domain, domain.length * 10);
  return [
    ...(full === shortName(domain) ? [] : [paragraph(full)]),
    ...(domain.includes("xn--") ? unicodeName(domain) : []),
  ];
}

function unicodeName(domain: string): readonly SlackBlock[] {
  const name = domainToUnicode(domain);
  return name === "" || name === domain ? [] : [note(reportWords.unicode(typed(name, 300)))];
}

/** The worst that is known, and what moved since the look before. */
function verdict(shown: DomainShown, { before, ruleset }: Reported): SlackBlock {
  const worst = line(worstText(shown));
  if (before === undefined) return rich(worst);
  const moves =
    before.ruleset === ruleset
      ? movesText(
          before.scores,
          shown.scores.map(({ score }) => score),
        )
      : undefined;
  const said = moves === undefined ? reportWords.otherRules(visible(before.ruleset, 40)) : moves.join(", ");
  const since = [
    plain(reportWords.since),
    moment(before.at),
    plain(`: ${said === "" ? reportWords.unchanged : said}.`),
  ];
  return rich(worst, line(since));
}

const maxSentence = 600;

function worstText({ scores, findings, roles }: DomainShown): readonly RichTextElement[] {
  const [worst] = findings;
  if (worst === undefined || worst.severity === "info") return [plain(`${roles} ${nothingFound(scores)}`)];
  const { severity, says } = worst;
  return [bold(`${severitySigns[severity]} ${severityNames[severity]}: `), ...sentence(cut(says, maxSentence))];
}

/** What was not measured may still be bad. */
function nothingFound(scores: DomainShown["scores"]): string {
  const coverages = scores.filter(({ score }) => score.applicable).map(({ score }) => score.coverage);
  if (coverages.every((coverage) => coverage === 1)) return reportWords.nothingWrong;
  return coverages.every((coverage) => coverage === 0) ? reportWords.nothingMeasured : reportWords.nothingWrongSoFar;
}

function scoreFields({ scores }: DomainShown): SlackBlock {
  return fields(inOrder(scores).map(({ title, score }) => ({ title, lines: scoreLines(score) })));
}

function egressNote({ report }: Reported): readonly SlackBlock[] {
  return report.egress === "blocked-probably" ? [paragraph(reportWords.egress)] : [];
}

/** One row for each criterion: its verdict in each category that asks for it, and the stars that it alone would add. */
function checkTable({ scores }: DomainShown): readonly SlackBlock[] {
  const columns = categories.map((category) => shortCategoryNames[category]);
  const rows = criterionRows(scores);
  if (rows.length === 0) return [];
  const hasGain = rows.some((row) => row.some((cell) => cell.includes("★")));
  const legend = hasGain ? `${reportWords.wouldAdd} ${reportWords.notAsked}` : reportWords.notAsked;
  return [divider, table([[reportWords.criterion, ...columns], ...rows]), note(legend)];
}

/** In the order of the categories; of a category that does not ask for it, or does not apply, there is nothing to say. */
function criterionRows(scores: DomainShown["scores"]): readonly (readonly string[])[] {
  const asked = inOrder(scores).filter(({ score }) => score.applicable);
  const titles = [...new Set(asked.flatMap(({ criteria }) => criteria.map(({ title }) => title)))];
  return titles.map((title) => [
    title,
    ...categories.map((category) => {
      const criteria = asked.find((score) => score.category === category)?.criteria ?? [];
      const one = criteria.find((criterion) => criterion.title === title);
      return one === undefined ? "" : verdictCell(one);
    }),
  ]);
}

function verdictCell({ verdict, gain }: DomainShown["scores"][number]["criteria"][number]): string {
  return verdict.kind === "unmet" && gain > 0 ? reportWords.unmet(gain) : verdictSigns[verdict.kind];
}

function reportButtons({ entry, isShared = false }: Reported, domain: DomainNameOf): SlackBlock {
  const value = { domain, entry };
  return buttons(
    button("recheck", { domain }, domain),
    button("watch", { domain }, domain),
    button("details", value, domain),
    ...(isShared ? [] : [button("share", value, domain)]),
    button("exportJson", value, domain),
  );
}

type DomainNameOf = Look["evaluation"]["domain"];

/** What is needed to get the same again. */
function footer({ report, ruleset, resolver, tookMs, isRemembered, observedAt }: Reported): SlackBlock {
  return context([
    reportWords.ruleset(escaped(visible(ruleset, 40))),
    ...(resolver === undefined
      ? []
      : [
          ...(resolver.name === undefined ? [] : [reportWords.resolver(escaped(visible(resolver.name, 100)))]),
          resolver.validates ? reportWords.validated : reportWords.notValidated,
        ]),
    ...(report.vantage === undefined ? [] : [reportWords.vantage(escaped(visible(report.vantage, 100)))]),
    reportWords.took(tookMs),
    momentText(report.at),
    ...(observedAt === undefined ? [] : [`${reportWords.observed}${momentText(observedAt)}`]),
    ...(isRemembered ? [reportWords.remembered] : []),
  ]);
}
