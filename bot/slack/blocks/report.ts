/** The report of one domain: the verdict first, then the three categories, what to fix, what each criterion says. */
import type { RichTextBlockElement, RichTextElement } from "@slack/types";
import { domainToUnicode } from "node:url";
import {
  type Catalogue,
  type DomainShown,
  type Fix,
  type Look,
  domainShown,
  topFixes,
  categories,
} from "../../../src/index.ts";
import type { CategoryScore } from "../../model.ts";
import {
  checkNames,
  howToMeasure,
  reportWords,
  severityNames,
  severitySigns,
  shortCategoryNames,
  verdictSigns,
} from "../messages.ts";
import type { SlackMessage } from "../messenger.ts";
import { type Part, messageOf } from "./message.ts";
import {
  type SlackBlock,
  button,
  buttons,
  context,
  divider,
  fields,
  header,
  heading,
  note,
  paragraph,
  table,
} from "./parts.ts";
import { bold, bullets, line, lines, moment, momentText, plain, rich, sentence } from "./rich.ts";
import { inOrder, movesText, scoreLines, starsText } from "./score.ts";
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
  resolver?: { name: string; validates: boolean };
  /** Shown to all: without the button that shares. */
  isShared?: boolean;
}

export function reportMessage(reported: Reported, catalogue: Catalogue): SlackMessage {
  const [assessed] = reported.report.domains;
  const shown = domainShown(assessed, catalogue);
  const fixes = topFixes(assessed.assessment, catalogue);
  return messageOf(
    { blocks: [header(headline(shown)), ...longName(shown.domain), verdict(shown, reported), scoreFields(shown)] },
    { blocks: [...egressNote(reported), ...notMeasured(shown)] },
    ...fixParts(fixes),
    { blocks: checkTable(shown), name: reportWords.checks, leaves: 9 },
    { blocks: [reportButtons(reported, assessed.assessment.domain), footer(reported)] },
  );
}

/** The stars in the order of the categories; a long name is cut here and stands in full below. */
function headline({ domain, scores }: DomainShown): string {
  const applicable = scores.filter(({ score }) => score.applicable);
  const named = shortName(domain);
  if (applicable.length === 0) return reportWords.noHeadline(named);
  const stars = inOrder(scores).map(({ score, category }) =>
    reportWords.starsOf(shortCategoryNames[category], starsText(score)),
  );
  return reportWords.headline(named, stars);
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

const maxNotMeasured = 4;

function notMeasured({ notMeasured: open }: DomainShown): readonly SlackBlock[] {
  if (open.length === 0) return [];
  const distinct = open.filter(({ title }, index) => open.findIndex((one) => one.title === title) === index);
  const items = distinct.slice(0, maxNotMeasured).map(({ title, because, criteria }) => {
    const how = [...new Set(criteria.map((criterion) => howToMeasure[criterion]))].join(" ");
    return line(bold(cut(title, 400)), plain(`: ${cut(because, 300)}. `), sentence(how));
  });
  const more = distinct.length - items.length;
  return [
    rich(line(bold(reportWords.notMeasured)), bullets(items)),
    ...(more > 0 ? [note(reportWords.moreNotMeasured(more))] : []),
  ];
}

const maxFixes = 3;
const maxRecords = 1_500; // characters of the records of one fix; Details has room for more

function fixParts(fixes: readonly Fix[]): readonly Part[] {
  const shown = fixes.slice(0, maxFixes);
  if (shown.length === 0) return [];
  return [
    { blocks: [divider, heading(reportWords.fixes)] },
    ...shown.map((fix, index) => ({
      blocks: [fixBlock(fix, index + 1)],
      name: checkNames[fix.check],
      leaves: index + 1,
    })),
    ...(fixes.length > maxFixes ? [{ blocks: [note(reportWords.moreFixes(fixes.length - maxFixes))] }] : []),
  ];
}

function fixBlock({ check, findings, gains }: Fix, place: number): SlackBlock {
  const [worst] = findings;
  const gained = gains.map(({ category, stars, points }) =>
    reportWords.gainOf(
      stars > 0 ? reportWords.starsGained(stars) : reportWords.pointsGained(points),
      shortCategoryNames[category],
    ),
  );
  const told = findings.find(({ publishLines }) => publishLines.length > 0) ?? worst;
  return rich(
    line(bold(reportWords.fix(place, checkNames[check])), plain(reportWords.gain(gained))),
    line(sentence(cut(told.fix, maxSentence))),
    ...recordElements(told.publishLines, maxRecords, reportWords.recordsTooLong),
  );
}

/** Records whole, or none of them. */
export function recordElements(
  shown: DomainShown["findings"][number]["publishLines"],
  max: number,
  tooLong: string,
): readonly RichTextBlockElement[] {
  const size = shown.flatMap((one) => one.lines).reduce((all, text) => all + text.length + 1, 0);
  if (size > max) return [line(plain(tooLong))];
  return shown.flatMap(({ title, lines: copied }) => [line(sentence(cut(title, 300)), plain(":")), lines(copied)]);
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
function footer({ report, ruleset, resolver, tookMs, isRemembered }: Reported): SlackBlock {
  return context([
    reportWords.ruleset(escaped(visible(ruleset, 40))),
    ...(resolver === undefined
      ? []
      : [
          reportWords.resolver(escaped(visible(resolver.name, 100))),
          resolver.validates ? reportWords.validated : reportWords.notValidated,
        ]),
    ...(report.vantage === undefined ? [] : [reportWords.vantage(escaped(visible(report.vantage, 100)))]),
    reportWords.took(tookMs),
    momentText(report.at),
    ...(isRemembered ? [reportWords.remembered] : []),
  ]);
}
