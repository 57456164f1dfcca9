/** The assessment in GitHub's Markdown. Nothing that a record or a server said can ping, link, break a table or leave its place. */
import type { Catalogue } from "../../catalogue.ts";
import { fenceFor } from "../fence.ts";
import { code, folded, prose } from "../markdown.ts";
import { clean } from "../words.ts";
import { verdictWords } from "./criteria.ts";
import { costText, egressText, headText, pointsText } from "./head.ts";
import { firstFixes } from "./fixes.ts";
import type { AssessmentReport } from "./report.ts";
import { type CriterionShown, type DomainShown, type FindingShown, type ScoreShown, domainShown } from "./shown.ts";

export function assessmentMarkdown(report: AssessmentReport, catalogue: Catalogue): string {
  const domains = report.domains.map((domain) => domainShown(domain, catalogue));
  const egress = egressText(report);
  const parts = [
    "## Mail security",
    scoreTable(domains),
    egress === undefined ? "" : `> ${prose(egress)}`,
    ...domains.flatMap(domainParts),
    `<sub>${prose(headText(report))}</sub>`,
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function scoreTable(domains: readonly DomainShown[]): string {
  const titles = domains[0]?.scores.map(({ title }) => title) ?? [];
  const rows = domains.map(({ domain, scores }) => [code(domain), ...scores.map(scoreCell)]);
  return table(["Domain", ...titles], rows);
}

function scoreCell({ stars, points, score }: ScoreShown): string {
  if (!score.applicable) return stars;
  const measured = score.coverage < 1 ? `, ${Math.floor(score.coverage * 100)} % measured` : "";
  return `**${stars} ★**<br><sub>${points} points${measured}</sub>`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `| ${cells.join(" | ")} |`);
  return [`| ${columns.join(" | ")} |`, `|${" --- |".repeat(columns.length)}`, ...lines].join("\n");
}

function domainParts(domain: DomainShown): readonly string[] {
  return [
    `### ${code(domain.domain)}`,
    prose(domain.roles),
    fixList(domain),
    findingList(domain.findings),
    notMeasured(domain),
    profile(domain),
    folded("Where the stars come from", criteria(domain), domain.scores.length),
    folded("MX hosts", hosts(domain), domain.hosts.length),
    ...domain.tables.map(({ title, columns, rows }) => {
      const lines = rows.map(({ head, cells }) => [prose(head), ...cells.map(prose)]);
      return folded(title, table(columns, lines), rows.length);
    }),
  ];
}

function fixList({ fixes }: DomainShown): string {
  const items = firstFixes(fixes).map(({ id, more, gain, fix, whoText }, index) => {
    const head = [`${index + 1}. ${code(id)}`, more, gain === "" ? "" : `**${gain}**`];
    return `${head.filter((part) => part !== "").join(" ")}<br>${prose(fix)} (${prose(whoText)})`;
  });
  return items.length === 0 ? "" : ["**To fix first**", "", ...items].join("\n");
}

function findingList(findings: readonly FindingShown[]): string {
  return findings.length === 0 ? "No findings." : findings.map(findingItem).join("\n");
}

function findingItem({ id, severity, says, fix, publishLines, see, whoText, costs }: FindingShown): string {
  const cost = costs.length === 0 ? "" : ` · costs ${costs.map(costText).join(", ")}`;
  return [
    `- **${severity}** ${code(id)} · ${prose(see)}${cost}  `,
    `  ${prose(says)}  `,
    `  *Fix (${whoText}):* ${prose(fix)}`,
    ...publishLines.flatMap(toCopy),
  ].join("\n");
}

/** A block of code in the item; nothing in it ends the block. */
function toCopy({ title, lines }: FindingShown["publishLines"][number]): readonly string[] {
  const fence = fenceFor(lines.join("\n"), 3);
  return ["", `  ${prose(title)}:`, "", `  ${fence}`, ...lines.map((line) => `  ${line}`), `  ${fence}`];
}

function notMeasured({ notMeasured }: DomainShown): string {
  if (notMeasured.length === 0) return "";
  const items = notMeasured.map(({ title, because, how }) => `- ${prose(title)}: ${prose(because)}. ${prose(how)}`);
  return ["**Not measured**", "", ...items].join("\n");
}

function profile({ profile }: DomainShown): string {
  if (profile === undefined) return "";
  const rows = profile.expectations.map(({ says, see, verdict, against }) => {
    const why = "because" in verdict ? `: ${prose(clean(verdict.because))}` : "";
    const ids = against.map(code).join(" ");
    return [prose(says), `${verdictWords[verdict.kind]}${why}${ids === "" ? "" : `<br>${ids}`}`, prose(see)];
  });
  return `**${prose(profile.title)}** (${profile.dated})\n\n${table(["Expectation", "", "Source"], rows)}`;
}

function criteria({ scores }: DomainShown): string {
  const shown = scores.filter(({ score }) => score.applicable);
  return shown.map(({ title, criteria, costs }) => `**${title}**\n\n${criterionList(criteria, costs)}`).join("\n\n");
}

function criterionList(criteria: readonly CriterionShown[], costs: ScoreShown["costs"]): string {
  const items = criteria.map(({ title, verdict, gain, because }) => {
    const more = verdict.kind === "unmet" && gain > 0 ? `, +${gain.toFixed(1)} ★` : "";
    return `- ${prose(title)}: **${verdictWords[verdict.kind]}**${more}${because.map((id) => ` ${code(id)}`).join("")}`;
  });
  return [...items, ...costs.map(({ id, points }) => `- ${code(id)} costs ${pointsText(points)}`)].join("\n");
}

function hosts({ hosts }: DomainShown): string {
  const rows = hosts.flatMap(({ host, preference, tlsa, without, addresses }) => {
    const head = `${code(host)}<br><sub>preference ${preference}; ${prose(tlsa)}</sub>`;
    if (addresses.length === 0) return [[head, prose(without), "", ""]];
    return addresses.map(({ address, tls, certificate, dane }) => {
      const proof = [certificate, dane]
        .filter((one) => one !== "")
        .map(prose)
        .join("<br>");
      return [head, code(address), prose(tls), proof];
    });
  });
  return table(["MX host", "Address", "TLS", "Certificate"], rows);
}
