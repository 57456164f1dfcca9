/** What to fix first, with the records to publish. */
import type { RichTextBlockElement } from "@slack/types";
import type { DomainShown, Fix } from "../../../src/index.ts";
import { checkNames, reportWords, shortCategoryNames } from "../messages.ts";
import type { Part } from "./message.ts";
import { type SlackBlock, divider, heading, note } from "./parts.ts";
import { bold, line, lines, plain, rich, sentence } from "./rich.ts";
import { cut } from "./text.ts";

const maxFixes = 3;
const maxSentence = 600; // characters
const maxRecords = 1_500; // characters of the records of one fix; Details has room for more

/** The first three things to fix, each with whole records to copy. */
export function fixParts(fixes: readonly Fix[]): readonly Part[] {
  const distinct = distinctFixes(fixes);
  const shown = distinct.slice(0, maxFixes);
  if (shown.length === 0) return [];
  return [
    { blocks: [divider, heading(reportWords.fixes)] },
    ...shown.map((fix, index) => ({
      blocks: [fixBlock(fix, index + 1)],
      name: namesOf(fix),
      leaves: index + 1,
    })),
    ...(distinct.length > maxFixes ? [{ blocks: [note(reportWords.moreFixes(distinct.length - maxFixes))] }] : []),
  ];
}

interface DistinctFix {
  fix: Fix;
  /** The finding that is told: the worst that has a record to publish, else the worst. */
  told: Fix["findings"][number];
  /** Other checks that ask for the same. */
  also: readonly Fix[];
}

/** What asks for the same in the same words, without a record, is told once. */
function distinctFixes(fixes: readonly Fix[]): readonly DistinctFix[] {
  const all = fixes.map((fix) => {
    const told = fix.findings.find(({ publishLines }) => publishLines.length > 0) ?? fix.findings[0];
    return { fix, told, key: told.publishLines.length > 0 ? fix.check : told.fix };
  });
  const byKey = Map.groupBy(all, ({ key }) => key);
  return [...byKey.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, also: others.map(({ fix }) => fix) }],
  );
}

function namesOf({ fix, also }: DistinctFix): string {
  return [fix, ...also].map(({ check }) => checkNames[check]).join(", ");
}

function fixBlock(distinct: DistinctFix, place: number): SlackBlock {
  const { fix, told } = distinct;
  const { gains } = fix;
  const gained = gains.map(({ category, stars, points }) =>
    reportWords.gainOf(
      stars > 0 ? reportWords.starsGained(stars) : reportWords.pointsGained(points),
      shortCategoryNames[category],
    ),
  );
  return rich(
    line(bold(reportWords.fix(place, namesOf(distinct))), plain(reportWords.gain(gained))),
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
