/**
 * The whole report as one page: no script, nothing that is loaded, no meaning by colour alone. Nothing that a record, a name
 * or a path holds can be more than text.
 */
import type { Catalogue } from "../catalogue.ts";
import {
  type Category,
  type Change,
  type Direction,
  type NotAssessed,
  type Review,
  type ReviewedDomain,
  type Score,
  type Severity,
  categories,
} from "../model.ts";
import { version } from "../version.ts";
import { linesList, spfMarkup, table } from "./html-parts.ts";
import { type Section, code, page, prose, reference } from "./html-page.ts";
import { type Markup, type Part, markup } from "./html-template.ts";
import { type LinkOptions, linkOf } from "./references.ts";
import type { DiffLine } from "./spf-shown.ts";
import { marks, tablesOf } from "./tables.ts";
import {
  type Cell,
  categoryNames,
  cellOf,
  changesOf,
  clean,
  count,
  grouped,
  headline,
  isWorthShowing,
  notMeasured,
  outsideText,
  switchedOffText,
  tell,
  waivedText,
  trends,
} from "./words.ts";

const maxFindings = 1_000; // of each group
const maxDomains = 500;
const maxDetailed = 100;
const maxLines = 2_000;
const maxNotes = 500;

/** The page of a review. */
export function html(review: Review, catalogue: Catalogue, options: LinkOptions = {}): string {
  const sections = sectionsOf(review, catalogue, options);
  const title = `mecsa: ${headline(review)}`;
  const switchedOff = switchedOffText(review);
  return page({
    title,
    intro: markup`${gate(review)} ${sides(review, options)}`,
    sections,
    footer: markup`${switchedOff === undefined ? "" : markup`<p>${switchedOff}.</p>`}<p>${outsideText(review)} mecsa ${version}</p>`,
  });
}

function gate({ gate: { failed, failOn, warnOnly } }: Review): Markup {
  if (failOn === "none") return markup`<span class="gate note">The gate is off</span>`;
  return failed
    ? markup`<span class="gate bad">The gate failed (fail-on: ${failOn}${warnOnly ? ", as a warning" : ""})</span>`
    : markup`<span class="gate good">The gate passed (fail-on: ${failOn})</span>`;
}

function sides({ compared, zonesChanged, zonesSeen }: Review, { beforeSha, afterSha }: LinkOptions): Markup {
  const [before, after] = [beforeSha?.slice(0, 12) ?? compared.before, afterSha?.slice(0, 12) ?? compared.after];
  const zones = `${count(zonesChanged.length, "zone")} of ${zonesSeen} changed.`;
  return markup`Compared ${code(before)} with ${code(after)}: ${zones}`;
}

/** What has nothing to say is left out. */
function sectionsOf(review: Review, catalogue: Catalogue, options: LinkOptions): readonly Section[] {
  const { blocking, others, waived, improvements } = grouped(review);
  const worthy = review.domains.filter((domain) => isWorthShowing(review, domain) || domain.spf !== undefined);
  const findings = (changes: readonly Change[]): readonly Markup[] => [
    ...changes.slice(0, maxFindings).map((change) => finding(change, catalogue, options)),
    ...more(changes.length - maxFindings, "finding"),
  ];
  const all: readonly (Section & { amount: number })[] = [
    { id: "scores", title: "Scores", amount: worthy.length, body: scores(review, worthy) },
    { id: "blocking", title: "Blocking findings", amount: blocking.length, body: findings(blocking) },
    { id: "others", title: "Below the limit, or not comparable", amount: others.length, body: findings(others) },
    { id: "waived", title: "Waived", amount: waived.length, body: findings(waived) },
    { id: "better", title: "Better than before", amount: improvements.length, body: findings(improvements) },
    ...domainSection(worthy),
    recordSection(review),
    noteSection("not-assessed", "Not assessed", [...review.notAssessed.map(noteItem), ...openCriteria(review)]),
    noteSection("notes", "Notes on the files", review.notes.map(noteItem)),
  ];
  return all.filter(({ amount }) => amount > 0);
}

function more(amount: number, noun: string): readonly Markup[] {
  return amount > 0 ? [markup`<p>… and ${count(amount, `more ${noun}`)}.</p>`] : [];
}

function scores(review: Review, domains: readonly ReviewedDomain[]): Part {
  const columns = ["Domain", ...categories.map((category) => categoryNames[category]), "Findings"];
  const rows = domains.slice(0, maxDomains).map((domain) => ({
    head: code(domain.domain),
    cells: [...categories.map((category) => scoreCell(domain, category)), foundText(review, domain)],
  }));
  const legend = markup`<p class="small">A range goes from what is certain to what is possible if all that was not measured were good; the bar shows it as it is after the change.</p>`;
  return [
    table("Stars of 0 to 5, before and after", columns, rows),
    ...more(domains.length - maxDomains, "domain"),
    legend,
  ];
}

function scoreCell(domain: ReviewedDomain, category: Category): Part {
  const score = domain.after?.scores.find((one) => one.category === category);
  const cell = cellOf(domain, category);
  return [
    changedText(cell, "stars"),
    markup`<span class="trend">${trends[cell.trend]}</span>`,
    bar(score),
    pointsText(cell),
  ];
}

function changedText({ before, after }: Cell, of: "stars" | "points"): string {
  if (before === undefined) return after === undefined ? "not assessed" : after[of];
  if (after === undefined) return `${before[of]} → not assessed`;
  return before[of] === after[of] ? after[of] : `${before[of]} → ${after[of]}`;
}

function pointsText(cell: Cell): Part {
  const points = cell.after === undefined || cell.after.points === "" ? "" : `${changedText(cell, "points")} points`;
  return markup`<span class="small">${points}</span>`;
}

function bar(score: Score | undefined): Part {
  if (score === undefined || !score.applicable) return "";
  const { min, max } = score.points;
  return markup`<span class="bar" style="--min:${Math.round(min)};--max:${Math.round(max)}" aria-hidden="true"></span>`;
}

function foundText(review: Review, { domain }: ReviewedDomain): string {
  const found = changesOf(review, domain).filter(({ direction }) => direction !== "strengthened");
  const bySeverity = Map.groupBy(found, ({ severity }) => severity);
  return [...bySeverity].map(([severity, some]) => `${some.length} ${severity}`).join(", ") || "none";
}

const tones: Readonly<Record<Severity, "bad" | "warn" | "note">> = {
  critical: "bad",
  high: "bad",
  medium: "warn",
  low: "note",
  info: "note",
};

const directions: Readonly<Record<Direction, string>> = {
  weakened: "weaker than before",
  "breaks-mail": "breaks mail",
  strengthened: "better than before",
  incomparable: "not comparable",
};

function finding(change: Change, catalogue: Catalogue, options: LinkOptions): Markup {
  const told = tell(change, catalogue);
  const isBetter = change.direction === "strengthened";
  const waived = waivedText(change);
  const tone = isBetter ? "good" : tones[change.severity];
  return markup`<article class="is-${tone}">
<h3><span class="badge ${tone}">${isBetter ? "better" : change.severity}</span> ${told.title}: ${code(change.name)}</h3>
<p>${prose(told.says)}</p>
${change.before === change.after ? "" : sidesOf(change)}
${waived === undefined ? "" : markup`<p>${waived}.</p>`}
${isBetter ? "" : markup`<p><strong>Fix:</strong> ${prose(told.fix)}</p>`}
<p class="small">${code(change.rule)} · ${directions[change.direction]}${place(change, options)} · ${reference(told.see)}</p>
</article>
`;
}

function sidesOf({ before, after }: Change): Markup {
  return markup`<dl><dt>Before</dt><dd>${code(before)}</dd><dt>After</dt><dd>${code(after)}</dd></dl>`;
}

function place({ from }: Change, options: LinkOptions): Part {
  if (from === undefined) return "";
  const { label, uri } = linkOf(from, options);
  return uri === undefined ? [" · ", code(label)] : markup` · <a href="${uri}">${code(label)}</a>`;
}

function domainSection(domains: readonly ReviewedDomain[]): readonly (Section & { amount: number })[] {
  const detailed = domains.filter((domain) => domain.spf !== undefined || tablesOf(domain).length > 0);
  const body = [...detailed.slice(0, maxDetailed).map(domainDetail), ...more(detailed.length - maxDetailed, "domain")];
  return [{ id: "domains", title: "What it means for each domain", amount: detailed.length, body }];
}

function domainDetail(domain: ReviewedDomain): Markup {
  const tables = tablesOf(domain).map(({ title, columns, rows }) =>
    table(
      title,
      columns,
      rows.map(({ head, cells, trend }) => ({
        head: [head, markup`<span class="trend">${marks[trend]}</span>`],
        cells: cells.map(prose),
      })),
    ),
  );
  return markup`<h3>${code(domain.domain)}</h3>
${tables}${domain.spf === undefined ? "" : spfMarkup(domain.spf)}`;
}

function recordSection({ records }: Review): Section & { amount: number } {
  const lines = records
    .filter(({ type }) => type !== "SOA") // a serial number says nothing
    .flatMap(({ owner, type, before, after }) => {
      const side = (sign: "+" | "-", rdata: readonly string[], others: readonly string[]): readonly DiffLine[] => {
        const kept = new Set(others);
        const own = rdata.filter((one) => !kept.has(one));
        return own.map((one) => ({ sign, depth: 0, text: clean(`${owner} ${type} ${one}`, 1_000) }));
      };
      return [...side("-", before, after), ...side("+", after, before)];
    });
  const body = [linesList(lines.slice(0, maxLines)), ...more(lines.length - maxLines, "record")];
  return { id: "records", title: "Records that differ", amount: lines.length, body };
}

function noteSection(id: string, title: string, items: readonly Part[]): Section & { amount: number } {
  const list = items.slice(0, maxNotes).map((item) => markup`<li>${item}</li>`);
  const body = [markup`<ul>${list}</ul>`, ...more(items.length - maxNotes, "note")];
  return { id, title, amount: items.length, body };
}

function noteItem({ what, why, file, line }: NotAssessed): Part {
  const where = line === undefined ? file : `${file}:${line}`;
  return [code(what), ": ", prose(clean(why)), where === undefined || file === what ? "" : [" (", code(where), ")"]];
}

function openCriteria(review: Review): readonly Part[] {
  return notMeasured(review).map(({ criterion, because, domains }) => {
    const on = review.domains.length > 1 ? ` on ${count(domains, "domain")}` : "";
    return ["criterion ", code(criterion), `${on}: `, prose(because)];
  });
}
