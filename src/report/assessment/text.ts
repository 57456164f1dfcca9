/** The assessment for a terminal of 80 columns, in colour only where `paint` gives any. */
import type { Catalogue } from "../../catalogue.ts";
import type { CriterionVerdict, Severity } from "../../model.ts";
import { type Paint, wrap } from "../text.ts";
import { clean } from "../words.ts";
import { verdictWords } from "./criteria.ts";
import { firstFixes } from "./fixes.ts";
import type { AssessmentReport } from "./report.ts";
import {
  type CriterionShown,
  type DomainShown,
  type FindingShown,
  type HostShown,
  type ScoreShown,
  domainShown,
} from "./shown.ts";
import { costText, egressText, headText, pointsText } from "./head.ts";

type Style = Parameters<Paint>[0];

export function assessmentText(report: AssessmentReport, catalogue: Catalogue, paint: Paint): string {
  const egress = egressText(report);
  const blocks = [
    ...report.domains.flatMap((domain) => domainBlocks(domainShown(domain, catalogue), paint)),
    [
      ...(egress === undefined ? [] : wrap(egress, "")),
      ...wrap(headText(report), "").map((line) => paint("dim", line)),
    ],
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return inert(`${shown.join("\n\n")}\n`);
}

/** In a log of GitHub Actions a line that begins with `::`, and `##[` anywhere, would be a command. */
function inert(report: string): string {
  return report.replace(/^(\s*)::/gm, "$1\\::").replaceAll("##[", "##\\[");
}

function domainBlocks(domain: DomainShown, paint: Paint): readonly (readonly string[])[] {
  return [
    [
      paint("bold", domain.domain),
      ...wrap(domain.roles, "  "),
      ...domain.scores.map((score) => scoreLine(score, paint)),
    ],
    fixBlock(domain, paint),
    ...domain.scores.filter(({ score }) => score.applicable).map((score) => scoreBlock(score, paint)),
    hostBlock(domain, paint),
    ...domain.tables.map((table) => tableBlock(table, paint)),
    ...findingBlocks(domain, paint),
    notMeasuredBlock(domain, paint),
    profileBlock(domain, paint),
  ];
}

function fixBlock({ fixes }: DomainShown, paint: Paint): readonly string[] {
  const lines = firstFixes(fixes).flatMap(({ id, more, gain, fix, whoText }, index) => [
    ...wrap(`${index + 1}. ${[id, more].join(" ").trim()}${gain === "" ? "" : `: ${gain}`}`, "  ", "     "),
    ...wrap(`${fix} (${whoText})`, "     "),
  ]);
  return lines.length === 0 ? [] : [paint("bold", "To fix first"), ...lines];
}

const scoreColumn = 28;

function scoreLine({ title, stars, points, score }: ScoreShown, paint: Paint): string {
  const told = score.applicable ? `${stars} stars, ${points} points` : stars;
  const coverage = score.coverage < 1 ? paint("dim", `  ${percent(score.coverage)} measured`) : "";
  return `  ${title.padEnd(scoreColumn)}${paint(toneOf(score), told)}${coverage}`;
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

function toneOf({ applicable, stars: { min } }: ScoreShown["score"]): Style {
  if (!applicable) return "dim";
  return min >= 4 ? "green" : min >= 2.5 ? "yellow" : "red";
}

const marks: Readonly<Record<CriterionVerdict["kind"], readonly [sign: string, style: Style]>> = {
  met: ["+", "green"],
  unmet: ["-", "red"],
  "not-measured": ["?", "yellow"],
  "not-applicable": [" ", "dim"],
};

/** Every star and point: what was reached, and what each open criterion alone would bring. */
function scoreBlock({ title, criteria, costs }: ScoreShown, paint: Paint): readonly string[] {
  const lost = costs.map(({ id, points }) => `  - ${id} costs ${pointsText(points)}`);
  return [paint("bold", title), ...criteria.flatMap((one) => criterionLines(one, paint)), ...lost];
}

function criterionLines({ title, verdict, gain, because }: CriterionShown, paint: Paint): readonly string[] {
  const [sign, style] = marks[verdict.kind];
  const more = verdict.kind === "unmet" && gain > 0 ? `, +${gain.toFixed(1)} ${gain === 1 ? "star" : "stars"}` : "";
  const why = because.length === 0 ? [] : wrap(`see ${because.join(", ")}`, "    ").map((line) => paint("dim", line));
  return [`  ${paint(style, sign)} ${title.padEnd(38)} ${verdictWords[verdict.kind]}${more}`, ...why];
}

function hostBlock({ hosts }: DomainShown, paint: Paint): readonly string[] {
  return hosts.length === 0 ? [] : [paint("bold", "MX hosts"), ...hosts.flatMap((host) => hostLines(host, paint))];
}

function hostLines({ host, preference, tlsa, without, addresses }: HostShown, paint: Paint): readonly string[] {
  return [
    `  ${host} ${paint("dim", `(preference ${preference}; ${tlsa})`)}`,
    ...(without === "" ? [] : wrap(without, "    ")),
    ...addresses.flatMap(({ address, tls, certificate, dane }) => [
      ...wrap(`${address}  ${tls}`, "    ", "      "),
      ...(certificate === "" ? [] : wrap(`certificate ${certificate}`, "      ")),
      ...(dane === "" ? [] : wrap(dane, "      ")),
    ]),
  ];
}

function tableBlock({ title, columns, rows }: DomainShown["tables"][number], paint: Paint): readonly string[] {
  const lines = rows.flatMap(({ head, cells }) => [
    `  ${head}`,
    ...cells.flatMap((cell, index) =>
      wrap(`${columns[index + 1] ?? ""}: ${cell.replaceAll("`", "")}`, "    ", "      "),
    ),
  ]);
  return [...wrap(title, "").map((line) => paint("bold", line)), ...lines];
}

const styles: Readonly<Record<Severity, Style>> = {
  critical: "red",
  high: "red",
  medium: "yellow",
  low: "yellow",
  info: "dim",
};

function findingBlocks({ findings }: DomainShown, paint: Paint): readonly (readonly string[])[] {
  if (findings.length === 0) return [[paint("bold", "Findings"), "  none"]];
  return [[paint("bold", `Findings (${findings.length})`)], ...findings.map((finding) => findingLines(finding, paint))];
}

function findingLines(finding: FindingShown, paint: Paint): readonly string[] {
  const { id, severity, says, fix, publishLines, see, whoText, costs } = finding;
  const cost = costs.length === 0 ? "" : `; costs ${costs.map(costText).join(", ")}`;
  return [
    `${paint(styles[severity], severity)}  ${paint("bold", id)}`,
    ...wrap(says, "  "),
    ...wrap(`Fix (${whoText}): ${fix}`, "  "),
    ...publishLines.flatMap(({ title, lines }) => [
      `  ${title.replaceAll("`", "")}:`,
      ...lines.map((line) => `    ${line}`),
    ]),
    ...wrap(`${see}${cost}`, "  ").map((line) => paint("dim", line)),
  ];
}

function notMeasuredBlock({ notMeasured }: DomainShown, paint: Paint): readonly string[] {
  if (notMeasured.length === 0) return [];
  const lines = notMeasured.flatMap(({ title, because, how }) => [
    ...wrap(`${title}: ${because}.`, "  ", "    "),
    ...wrap(how, "    "),
  ]);
  return [paint("bold", "Not measured"), ...lines];
}

function profileBlock({ profile }: DomainShown, paint: Paint): readonly string[] {
  if (profile === undefined) return [];
  const lines = profile.expectations.flatMap(({ says, see, verdict, against }) => {
    const [sign, style] = marks[verdict.kind];
    const why =
      verdict.kind === "not-measured" || verdict.kind === "not-applicable" ? `: ${clean(verdict.because)}` : "";
    const ids = against.length === 0 ? "" : ` (${against.join(", ")})`;
    const [first = "", ...others] = wrap(`${says} ${verdictWords[verdict.kind]}${why}${ids}; ${see}`, "    ");
    return [`  ${paint(style, sign)} ${first.trimStart()}`, ...others];
  });
  return [...wrap(`${profile.title} (${profile.dated})`, "").map((line) => paint("bold", line)), ...lines];
}
