/**
 * The comment and job summary of a pull request, in GitHub's Markdown. Nothing that a record, a name or a path holds can
 * ping, link, break a table or leave its place: it is shown in code spans, or escaped.
 */
import type { Catalogue } from "../catalogue.ts";
import {
  type Change,
  type NotAssessed,
  type RecordDiff,
  type Review,
  type ReviewedDomain,
  categories,
} from "../model.ts";
import { version } from "../version.ts";
import { fenceFor, fenced } from "./fence.ts";
import { type LinkOptions, linkOf } from "./references.ts";
import { spfMarkdown } from "./spf-shown.ts";
import { tablesMarkdown } from "./tables.ts";
import {
  type Cell,
  categoryNames,
  cellOf,
  clean,
  count,
  changesOf,
  isWorthShowing,
  grouped,
  headline,
  notMeasured,
  outsideText,
  switchedOffText,
  waivedText,
  tell,
  trends,
} from "./words.ts";

export interface MarkdownOptions extends LinkOptions {
  /** Where the whole report is, for the shortest form. */
  runUrl?: string;
  /** Characters; a comment on GitHub has 65,536, a job summary 1 MiB. */
  limit: number;
}

const maxRows = 100;
const maxFindings = 20;

/** The longest form that fits: whole, without the record diff, the first findings, counts alone. */
export function markdown(review: Review, catalogue: Catalogue, options: MarkdownOptions): string {
  const forms = [
    () => render(review, catalogue, options, { findings: Infinity, rows: maxRows, records: true }),
    () => render(review, catalogue, options, { findings: Infinity, rows: maxRows, records: false }),
    () => render(review, catalogue, options, { findings: maxFindings, rows: 20, records: false }),
    () => render(review, catalogue, options, { findings: 0, rows: 0, records: false }),
  ];
  const texts = forms.values().map((form) => form());
  return texts.find((text) => text.length <= options.limit) ?? `### mecsa: ${headline(review)}\n`;
}

interface Form {
  findings: number;
  rows: number;
  records: boolean;
}

function render(review: Review, catalogue: Catalogue, options: MarkdownOptions, form: Form): string {
  const { blocking, others, waived, improvements } = grouped(review);
  const switchedOff = switchedOffText(review);
  const missing = [...review.notAssessed.map(itemOf), ...notMeasuredItems(review)];
  const parts = [
    `### ${blocking.length > 0 ? "❌" : "✅"} mecsa: ${prose(headline(review))}`,
    scoreTable(review, form.rows),
    blocking.length > 0 ? section(blocking, catalogue, options, form.findings) : "",
    folded(
      `${count(others.length, "change")} below the limit or not comparable`,
      section(others, catalogue, options, form.findings),
      others.length,
    ),
    folded(
      `${count(waived.length, "finding")} waived by the configuration`,
      section(waived, catalogue, options, form.findings),
      waived.length,
    ),
    switchedOff === undefined ? "" : prose(`${switchedOff}.`),
    folded(
      count(improvements.length, "improvement"),
      section(improvements, catalogue, options, form.findings),
      improvements.length,
    ),
    ...(form.records ? review.domains.filter((domain) => isWorthShowing(review, domain)).map(details) : []),
    form.records ? folded("Records that differ", recordDiff(review.records), review.records.length) : "",
    folded("Not assessed", listed(missing, form), missing.length),
    folded("Notes on the files", listed(review.notes.map(itemOf), form), review.notes.length),
    footer(review, options),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function scoreTable(review: Review, rows: number): string {
  const worthy = review.domains.filter((domain) => isWorthShowing(review, domain));
  const shown = worthy.slice(0, rows);
  if (shown.length === 0) return "";
  const head = `| Domain | ${categories.map((category) => categoryNames[category]).join(" | ")} | Findings |`;
  const line = `|${" --- |".repeat(categories.length + 2)}`;
  const table = [head, line, ...shown.map((domain) => tableRow(review, domain))].join("\n");
  const left = worthy.length - shown.length;
  return left > 0 ? `${table}\n\n… and ${count(left, "more domain")}.` : table;
}

function tableRow(review: Review, domain: ReviewedDomain): string {
  const cells = categories.map((category) => cellText(cellOf(domain, category)));
  const found = changesOf(review, domain.domain).filter(({ direction }) => direction !== "strengthened");
  const bySeverity = Map.groupBy(found, ({ severity }) => severity);
  const findings = [...bySeverity].map(([severity, some]) => `${some.length} ${severity}`).join(", ");
  return `| ${code(domain.domain)} | ${cells.join(" | ")} | ${findings || "none"} |`;
}

/** What the score of one domain means, and its SPF record as a set. */
function details(domain: ReviewedDomain): string {
  const spf = domain.spf === undefined ? [] : [spfMarkdown(domain.spf)];
  const body = [tablesMarkdown(domain, prose), ...spf].filter((part) => part !== "").join("\n\n");
  return folded(`What it means for ${domain.domain}`, body, body.length);
}

function cellText({ before, after, trend }: Cell): string {
  if (after === undefined) return before === undefined ? "not assessed" : `${before.stars} → not assessed`;
  if (before === undefined) return `${after.stars} (new)<br><sub>${after.points} points</sub>`;
  const points = before.points === after.points ? after.points : `${before.points} → ${after.points}`;
  const stars = before.stars === after.stars ? after.stars : `${before.stars} → ${after.stars}`;
  return `${stars}${trends[trend]}${points === "" ? "" : `<br><sub>${points} points</sub>`}`;
}

function section(changes: readonly Change[], catalogue: Catalogue, options: MarkdownOptions, max: number): string {
  const left = changes.length - max;
  const shown = changes.slice(0, max).map((change) => finding(change, catalogue, options));
  if (left > 0)
    shown.push(
      `… and ${count(left, "more finding")}${options.runUrl ? ` in the [job summary](${options.runUrl})` : ""}.`,
    );
  return shown.join("\n");
}

function finding(change: Change, catalogue: Catalogue, options: MarkdownOptions): string {
  const told = tell(change, catalogue);
  const waiver = waivedText(change);
  const badge = change.direction === "strengthened" ? "better" : change.severity;
  const lines = [
    `- **${badge}** ${code(change.rule)} ${code(change.name)}${placeLink(change, options)} · ${prose(told.see)}  `,
    `  ${prose(told.says)}  `,
    ...(waiver === undefined ? [] : [`  ${prose(waiver)}  `]),
    ...(change.before === change.after ? [] : [`  ${code(change.before)} → ${code(change.after)}  `]),
  ];
  if (change.direction !== "strengthened") lines.push(`  *Fix:* ${prose(told.fix)}`);
  return lines.join("\n");
}

function placeLink({ from }: Change, options: MarkdownOptions): string {
  if (from === undefined) return "";
  const { label, uri } = linkOf(from, options);
  return uri === undefined ? ` ${code(label)}` : ` [${code(label)}](${uri})`;
}

function recordDiff(records: readonly RecordDiff[]): string {
  const shownRecords = records.filter(({ type }) => type !== "SOA"); // a serial number says nothing
  const lines = shownRecords.flatMap(({ owner, type, before, after }) => {
    const kept = new Set(before.filter((rdata) => after.includes(rdata)));
    const side = (sign: string, rdata: readonly string[]) =>
      rdata.filter((one) => !kept.has(one)).map((one) => clean(`${sign} ${owner} ${type} ${one}`, 500));
    return [...side("-", before), ...side("+", after)];
  });
  const shown = lines.slice(0, 500);
  if (lines.length > shown.length) shown.push(`  … ${lines.length - shown.length} more`);
  return fenced("diff", shown);
}

function listed(items: readonly string[], form: Form): string {
  const max = form.records ? 200 : 30;
  const more = items.length > max ? [`- … and ${items.length - max} more`] : [];
  return [...items.slice(0, max), ...more].join("\n");
}

function itemOf({ what, why, file, line }: NotAssessed): string {
  const place = file !== undefined && file !== what ? ` (${code(line === undefined ? file : `${file}:${line}`)})` : "";
  return `- ${code(what)}: ${prose(clean(why))}${place}`;
}

function notMeasuredItems(review: Review): readonly string[] {
  return notMeasured(review).map(
    ({ criterion, because, domains }) =>
      `- criterion ${code(criterion)}${review.domains.length > 1 ? ` on ${count(domains, "domain")}` : ""}: ${prose(because)}`,
  );
}

export function folded(summary: string, body: string, amount: number): string {
  return amount === 0 ? "" : `<details><summary>${prose(summary)}</summary>\n\n${body}\n\n</details>`;
}

function footer(review: Review, options: MarkdownOptions): string {
  const { compared, gate, zonesChanged, zonesSeen } = review;
  const sides = `Compared ${code(options.beforeSha?.slice(0, 12) ?? compared.before)} with ${code(options.afterSha?.slice(0, 12) ?? compared.after)}`;
  const outcome =
    gate.failOn === "none"
      ? "the gate is off"
      : `the gate ${gate.failed ? "failed" : "passed"} at \`fail-on: ${gate.failOn}\``;
  return `<sub>${sides}: ${count(zonesChanged.length, "zone")} of ${zonesSeen} changed; ${outcome}. ${outsideText(review)} mecsa ${version}</sub>`;
}

/** A code span of any text: a longer run of backticks around it than inside. `|` would end a table cell even there. */
export function code(text: string): string {
  const shown = clean(text).replaceAll("|", "¦");
  const fence = fenceFor(shown, shown.includes("`") ? 3 : 1);
  const pad = shown.startsWith("`") || shown.endsWith("`") || shown === "" ? " " : "";
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A sentence: what stands between backticks is code, the rest is plain words. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (part.startsWith("`") && part.length > 2 ? code(part.slice(1, -1)) : plain(part)))
    .join("");
}

/** Plain words, whatever they hold: no emphasis, link, mention, reference, HTML or table syntax survives. */
function plain(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>|~&!]/g, (char) => (char === "<" ? "&lt;" : char === "&" ? "&amp;" : `\\${char}`))
    .replace(/[@#](?=\w)/g, "$&<!-- -->")
    .replace(/:(?=\/\/)|(?<=www)\.|(?<=GH)-/gi, "$&<!-- -->")
    .replaceAll("\n", " ");
}
