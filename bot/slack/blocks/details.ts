/** All there is to say of a domain, in a modal: both tables, every criterion and finding, every host. */
import type { ModalView } from "@slack/types";
import { type Catalogue, type DomainShown, type Look, domainShown } from "../../../src/index.ts";
import { detailsWords, reportWords, severityNames, severitySigns, verdictSigns } from "../messages.ts";
import { callbacks } from "../actions.ts";
import { type SlackBlock, divider, header, heading, note } from "./parts.ts";
import { recordElements } from "./fixes.ts";
import { shortName } from "./report.ts";
import { bold, bullets, code, columns, line, lines, plain, rich, sentence } from "./rich.ts";
import { inOrder } from "./score.ts";
import { cut, visible } from "./text.ts";
import { modal } from "./view.ts";

export function detailsView(report: Look["report"], catalogue: Catalogue): ModalView {
  const shown = domainShown(report.domains[0], catalogue);
  return modal({ title: detailsWords.title, callback: callbacks.details, close: detailsWords.close }, [
    header(shortName(shown.domain)),
    ...shown.tables.flatMap(tableBlocks),
    ...criteriaBlocks(shown),
    ...findingBlocks(shown),
    ...hostBlocks(shown),
  ]);
}

type TableShown = DomainShown["tables"][number];

/** Modals take no tables: a row is a line, its cells under their column. */
function tableBlocks({ title, columns: heads, rows }: TableShown): readonly SlackBlock[] {
  const items = rows.map(({ head, cells }) => {
    const [first = "", ...others] = cells;
    const said = others.map((cell, index) => `; ${lowered(heads[index + 2])}: ${cell}`).join("");
    return line(bold(`${head}: `), sentence(cut(heads.length === 3 && isSame(cells) ? first : `${first}${said}`, 600)));
  });
  return [rich(line(bold(title)), bullets(items))];
}

const isSame = (cells: readonly string[]): boolean => new Set(cells).size === 1;

function lowered(text = ""): string {
  return `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
}

function criteriaBlocks({ scores }: DomainShown): readonly SlackBlock[] {
  const told = inOrder(scores).flatMap(({ title, score, criteria, costs }) =>
    score.applicable ? [line(bold(title)), columns([...criterionTexts(criteria), ...costs.map(costText)])] : [],
  );
  return told.length === 0 ? [] : [divider, rich(...told)];
}

type ScoreShown = DomainShown["scores"][number];

function criterionTexts(criteria: ScoreShown["criteria"]): readonly string[] {
  const width = Math.max(...criteria.map(({ verdict }) => verdictSigns[verdict.kind].length));
  return criteria.map(({ title, verdict, gain }) => {
    const more = verdict.kind === "unmet" && gain > 0 ? `  ${reportWords.adds(gain)}` : "";
    return `${verdictSigns[verdict.kind].padEnd(width)}  ${title}${more}`;
  });
}

function costText({ id, points }: ScoreShown["costs"][number]): string {
  return detailsWords.costs(id, points);
}

const maxFindings = 40;
const maxRecords = 2_900;

function findingBlocks({ findings }: DomainShown): readonly SlackBlock[] {
  if (findings.length === 0) return [];
  const more = findings.length - maxFindings;
  return [
    divider,
    heading(detailsWords.findings(findings.length)),
    ...findings.slice(0, maxFindings).map(findingBlock),
    ...(more > 0 ? [note(detailsWords.more(more, "finding"))] : []),
  ];
}

function findingBlock({
  severity,
  id,
  says,
  fix,
  see,
  whoText,
  publishLines,
}: DomainShown["findings"][number]): SlackBlock {
  return rich(
    line(bold(`${severitySigns[severity]} ${severityNames[severity]} `), code(id)),
    line(sentence(cut(says, 1_000))),
    line(plain(detailsWords.fix(whoText)), sentence(cut(fix, 1_000)), plain(` ${detailsWords.see}${see}.`)),
    ...recordElements(publishLines, maxRecords, reportWords.recordsElsewhere),
  );
}

const maxHosts = 20;

function hostBlocks({ hosts }: DomainShown): readonly SlackBlock[] {
  if (hosts.length === 0) return [];
  const more = hosts.length - maxHosts;
  return [
    divider,
    heading(detailsWords.hosts),
    ...hosts.slice(0, maxHosts).map(hostBlock),
    ...(more > 0 ? [note(detailsWords.more(more, "host"))] : []),
  ];
}

function hostBlock({ host, preference, tlsa, without, addresses }: DomainShown["hosts"][number]): SlackBlock {
  const told = addresses.flatMap(({ address, tls, certificate, dane }) => [
    `${address}  ${tls}`,
    ...(certificate === "" ? [] : [`  ${detailsWords.certificate}${certificate}`]),
    ...(dane === "" ? [] : [`  ${dane}`]),
  ]);
  const rows = [...(without === "" ? [] : [without]), ...told];
  return rich(
    line(bold(visible(host, 260)), plain(` ${detailsWords.preference(preference, tlsa)}`)),
    ...(rows.length === 0 ? [] : [lines(fitting(rows))]),
  );
}

const maxHostText = 2_500;

function fitting(rows: readonly string[]): readonly string[] {
  let used = 0;
  const over = rows.findIndex((row) => (used += row.length + 1) > maxHostText);
  return over === -1 ? rows : [...rows.slice(0, over), detailsWords.more(rows.length - over, "line")];
}
