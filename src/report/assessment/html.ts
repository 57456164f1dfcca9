/** The assessment as one page: no script, nothing that is loaded, no meaning by colour alone. */
import type { Catalogue } from "../../catalogue.ts";
import type { CriterionVerdict, Severity } from "../../model.ts";
import { table } from "../html-parts.ts";
import { type Section, code, page, prose, reference } from "../html-page.ts";
import { type Markup, type Part, markup } from "../html-template.ts";
import { clean, count } from "../words.ts";
import { categoryAbout, verdictWords } from "./criteria.ts";
import { costText, egressText, headText, pointsText } from "./head.ts";
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
import { assessmentStyle } from "./style.ts";

export function assessmentHtml(report: AssessmentReport, catalogue: Catalogue): string {
  const domains = report.domains.map((domain) => domainShown(domain, catalogue));
  const [first] = domains;
  const isOne = first !== undefined && domains.length === 1;
  const egress = egressText(report);
  return page({
    title: isOne ? `Mail security of ${first.domain}` : `Mail security of ${count(domains.length, "domain")}`,
    intro: [isOne ? `${first.roles} ` : "", headText(report), egress === undefined ? "" : notice(egress)],
    sections: isOne ? sectionsOf(first, "") : [overview(domains), ...domains.map(domainSection)],
    style: assessmentStyle,
    footer: headText(report),
  });
}

function notice(text: string): Markup {
  return markup`</p>
<p class="notice">${text}`;
}

function overview(domains: readonly DomainShown[]): Section {
  const titles = domains[0]?.scores.map(({ title }) => title) ?? [];
  const rows = domains.map(({ domain, scores, findings }, index) => ({
    head: markup`<a href="#d${index}">${code(domain)}</a>`,
    cells: [...scores.map(scoreCell), severityCounts(findings)],
  }));
  return { id: "overview", title: "Overview", body: table("Stars of 0 to 5", ["Domain", ...titles, "Findings"], rows) };
}

function severityCounts(findings: readonly FindingShown[]): string {
  const bySeverity = Map.groupBy(findings, ({ severity }) => severity);
  return [...bySeverity].map(([severity, some]) => `${some.length} ${severity}`).join(", ") || "none";
}

function scoreCell({ stars, points, score }: ScoreShown): Part {
  if (!score.applicable) return stars;
  return [
    markup`<strong>${stars} ★</strong>`,
    bar(score),
    markup`<span class="small">${pointsLine(points, score)}</span>`,
  ];
}

function pointsLine(points: string, { coverage }: ScoreShown["score"]): string {
  return `${points} points${coverage < 1 ? `, ${Math.floor(coverage * 100)} % measured` : ""}`;
}

/** A picture of the points: what is certain, and what is possible. */
function bar({ points: { min, max } }: ScoreShown["score"]): Markup {
  return markup`<span class="bar" style="--min:${Math.round(min)};--max:${Math.round(max)}" aria-hidden="true"></span>`;
}

function domainSection(domain: DomainShown, index: number): Section {
  const parts = sectionsOf(domain, `d${index}-`).map(
    ({ id, title, body }) => markup`<h3 id="${id}">${title}</h3>
${body}`,
  );
  return { id: `d${index}`, title: domain.domain, body: [markup`<p>${domain.roles}</p>`, ...parts] };
}

/** What has nothing to say is left out. */
function sectionsOf(domain: DomainShown, prefix: string): readonly Section[] {
  const all: readonly (Section & { amount: number })[] = [
    {
      id: "scores",
      title: "Scores",
      amount: 1,
      body: markup`<div class="cards">${domain.scores.map(scoreCard)}</div>`,
    },
    { id: "first", title: "To fix first", amount: domain.fixes.length, body: fixes(domain) },
    { id: "findings", title: "Findings", amount: domain.findings.length, body: domain.findings.map(finding) },
    { id: "open", title: "Not measured", amount: domain.notMeasured.length, body: notMeasured(domain) },
    { id: "profile", title: "Expectations", amount: domain.profile === undefined ? 0 : 1, body: profile(domain) },
    { id: "hosts", title: "MX hosts", amount: domain.hosts.length, body: hosts(domain.hosts) },
    { id: "meaning", title: "What it means", amount: domain.tables.length, body: domain.tables.map(meaning) },
  ];
  return all.filter(({ amount }) => amount > 0).map(({ id, title, body }) => ({ id: `${prefix}${id}`, title, body }));
}

/** Every star: what was reached, and what each open criterion alone would bring. */
function scoreCard(shown: ScoreShown): Markup {
  const { title, category, score, criteria, costs } = shown;
  const lost = costs.map(
    ({ id, points }) => markup`<li class="note">${sign("−")}${code(id)} costs ${pointsText(points)}</li>
`,
  );
  const rows = score.applicable ? [...criteria.map(criterion), ...lost] : [];
  return markup`<section class="card" aria-label="${title}">
<h3>${title}</h3>
<p class="small">${categoryAbout[category]}</p>
<p class="stars">${scoreCell(shown)}</p>
<ul class="criteria">
${rows}</ul>
</section>
`;
}

const signs: Readonly<Record<CriterionVerdict["kind"], readonly [sign: string, tone: string]>> = {
  met: ["✓", "good"],
  unmet: ["✗", "bad"],
  "not-measured": ["?", "warn"],
  "not-applicable": ["·", "note"],
};

function sign(text: string): Markup {
  return markup`<span class="sign" aria-hidden="true">${text}</span>`;
}

function criterion({ title, verdict, gain, because }: CriterionShown): Markup {
  const [mark, tone] = signs[verdict.kind];
  const more = verdict.kind === "unmet" && gain > 0 ? `, +${gain.toFixed(1)} ★` : "";
  return markup`<li><span class="${tone}">${sign(mark)}</span>${title}: <span class="${tone}">${verdictWords[verdict.kind]}${more}</span>${because.map((id) => [" ", code(id)])}</li>
`;
}

const tones: Readonly<Record<Severity, string>> = {
  critical: "bad",
  high: "bad",
  medium: "warn",
  low: "note",
  info: "note",
};

function finding({ id, severity, says, fix, publishLines, see, whoText, costs }: FindingShown): Markup {
  const cost = costs.length === 0 ? "" : ` · costs ${costs.map(costText).join(", ")}`;
  return markup`<article class="is-${tones[severity]}">
<h4><span class="badge ${tones[severity]}">${severity}</span> ${prose(says)}</h4>
<p><strong>Fix</strong> (${whoText}): ${prose(fix)}</p>
${publishLines.map(toCopy)}<p class="small">${code(id)} · ${reference(see)}${cost}</p>
</article>
`;
}

function toCopy({ title, lines }: FindingShown["publishLines"][number]): Markup {
  return markup`<p class="small">${prose(title)}:</p>
<pre>${lines.join("\n")}</pre>
`;
}

function fixes({ fixes: all }: DomainShown): Markup {
  const items = firstFixes(all).map(
    ({
      id,
      more,
      gain,
      fix,
      whoText,
    }) => markup`<li>${code(id)} ${more} <strong>${gain}</strong> <span class="block">${prose(fix)} (${whoText})</span></li>
`,
  );
  return markup`<ol>
${items}</ol>`;
}

function notMeasured({ notMeasured }: DomainShown): Markup {
  const items = notMeasured.map(
    ({ title, because, how }) => markup`<li><strong>${title}</strong>: ${prose(because)}. ${prose(how)}</li>
`,
  );
  return markup`<ul>
${items}</ul>`;
}

function profile({ profile }: DomainShown): Part {
  if (profile === undefined) return "";
  const rows = profile.expectations.map(({ says, see, verdict, against }) => {
    const [mark, tone] = signs[verdict.kind];
    const why = "because" in verdict ? `: ${clean(verdict.because)}` : "";
    const ids = against.map((id) => [" ", code(id)]);
    return {
      head: prose(says),
      cells: [
        [markup`<span class="${tone}">${sign(mark)} ${verdictWords[verdict.kind]}</span>`, why, ids],
        reference(see),
      ],
    };
  });
  const caption = markup`${profile.title} (${profile.dated}) <span class="small block">${profile.source}</span>`;
  return table(caption, ["Expectation", "Here", "Source"], rows);
}

function hosts(hosts: readonly HostShown[]): Part {
  const rows = hosts.flatMap(({ host, preference, tlsa, without, addresses }) => {
    const head = [code(host), markup`<span class="small block">preference ${preference}; ${tlsa}</span>`];
    if (addresses.length === 0) return [{ head, cells: [without, "", ""] }];
    return addresses.map(({ address, tls, certificate, dane }) => ({
      head,
      cells: [
        markup`<span class="address">${code(address)}</span>`,
        tls,
        [certificate, markup`<span class="block">${dane}</span>`],
      ],
    }));
  });
  return table("What each address showed", ["MX host", "Address", "TLS", "Certificate"], rows);
}

function meaning({ title, columns, rows }: DomainShown["tables"][number]): Markup {
  const lines = rows.map(({ head, cells }) => ({ head, cells: cells.map(prose) }));
  return table(title, columns, lines);
}
