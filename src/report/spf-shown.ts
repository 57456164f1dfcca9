/** SPF as a set, in lines: who may send now and could not before, who no longer may, and how the look-up tree differs. */
import type { AddressCount, Senders, SpfEvaluated, SpfShown, SpfSide, SpfTreeLine } from "../model.ts";
import { fenced } from "./fence.ts";
import { amountText } from "../words.ts";
import { clean, count } from "./words.ts";

/** A line of a difference: `+` for what came, `-` for what went, a blank for what stays. */
export interface DiffLine {
  sign: "+" | "-" | " ";
  depth: number;
  text: string;
}

/** Fenced, so that nothing in it acts. */
export function spfMarkdown(shown: SpfShown): string {
  return fenced("diff", spfLines(shown).map(lineText));
}

export function spfText(shown: SpfShown): readonly string[] {
  return spfLines(shown).map(lineText);
}

function lineText({ sign, depth, text }: DiffLine): string {
  return `${sign} ${"  ".repeat(depth)}${clean(text)}`.trimEnd();
}

function spfLines(shown: SpfShown): readonly DiffLine[] {
  return [...sendersLines(shown), { sign: " ", depth: 0, text: "" }, ...treeLines(shown)];
}

function sendersLines(shown: SpfShown): readonly DiffLine[] {
  return sendersTold(shown).flatMap(({ sentence, lines }) => [{ sign: " ", depth: 0, text: sentence }, ...lines]);
}

/** Who came and who went, each in a sentence and a line for each network and term; one sentence alone where nobody did. */
export function sendersTold({ gained, lost }: SpfShown): readonly { sentence: string; lines: readonly DiffLine[] }[] {
  if (isNobody(gained) && isNobody(lost))
    return [{ sentence: "The networks and terms that may send are the same.", lines: [] }];
  const linesOf = (sign: "+" | "-", senders: Senders | null): readonly DiffLine[] =>
    senders === null ? [] : senderTexts(senders).map((text) => ({ sign, depth: 0, text }));
  return [
    { sentence: `May send and could not before: ${whoText(gained)}.`, lines: linesOf("+", gained) },
    { sentence: `Could send before and may not any more: ${whoText(lost)}.`, lines: linesOf("-", lost) },
  ];
}

function isNobody(senders: Senders | null): boolean {
  return senders !== null && senders.prefixes.length + senders.unlisted.length === 0;
}

function whoText(senders: Senders | null): string {
  if (senders === null) return "not known";
  const unlisted = senders.unlisted.length + senders.moreUnlisted;
  const parts = [
    ...(senders.prefixes.length > 0 ? [addressesText(senders.addresses)] : []),
    ...(unlisted > 0 ? [`those of ${count(unlisted, "term")} that cannot be listed from here`] : []),
  ];
  return parts.length === 0 ? "nobody" : parts.join(" and ");
}

/** Such as `65,536 IPv4 addresses and 2^96 IPv6 addresses`. */
function addressesText({ ipv4, ipv6 }: AddressCount): string {
  const parts = [
    ...(ipv4 === "0" ? [] : [`${amountText(ipv4)} IPv4 ${ipv4 === "1" ? "address" : "addresses"}`]),
    ...(ipv6 === "0" ? [] : [`${amountText(ipv6)} IPv6 ${ipv6 === "1" ? "address" : "addresses"}`]),
  ];
  return parts.length === 0 ? "none" : parts.join(" and ");
}

function senderTexts({ prefixes, more, unlisted, moreUnlisted }: Senders): readonly string[] {
  const isMore = more.ipv4 !== "0" || more.ipv6 !== "0";
  return [
    ...prefixes.map((one) => `${one.prefix}${throughText(one.through)}`),
    ...(isMore ? [`and ${addressesText(more)} more`] : []),
    ...unlisted.map(({ term, in: owner, because }) => `${term} in ${owner}: ${because}`),
    ...(moreUnlisted > 0 ? [`and ${moreUnlisted} more terms`] : []),
  ];
}

/** Such as ` through ip4:192.0.2.0/24 in example.org`. */
function throughText(through: Senders["prefixes"][number]["through"]): string {
  const terms = through.map(({ term, in: owner }) => `${term} in ${owner}`);
  return terms.length === 0 ? "" : ` through ${terms.join(" or ")}`;
}

/** The records, the look-up trees below them and their totals, of both sides as one. */
export function treeLines({ before, after }: SpfShown): readonly DiffLine[] {
  const linesOf = ({ record, evaluated }: SpfSide): readonly Line[] => [
    { depth: 0, text: record },
    ...termLines(evaluated),
  ];
  const totalsOf = ({ evaluated }: SpfSide): readonly Line[] => totals(evaluated).map((text) => ({ depth: 0, text }));
  return [...differenceOf(linesOf(before), linesOf(after)), ...differenceOf(totalsOf(before), totalsOf(after))];
}

function termLines(side: SpfEvaluated | undefined): readonly Line[] {
  if (side === undefined) return [];
  const lines = side.tree.map((line) => ({ depth: line.depth + 1, text: `${line.term}${noteOf(line)}` }));
  return side.moreTerms > 0 ? [...lines, { depth: 1, text: `and ${side.moreTerms} more terms` }] : lines;
}

const uses: Readonly<Record<SpfTreeLine["use"], string>> = {
  evaluated: "",
  unlisted: "not known from here",
  permerror: "permanent error",
  ignored: "ignored",
};

function noteOf({ use, lookups }: SpfTreeLine): string {
  const notes = [...(lookups > 0 ? [count(lookups, "look-up")] : []), ...(uses[use] === "" ? [] : [uses[use]])];
  return notes.length === 0 ? "" : ` (${notes.join(", ")})`;
}

/** What the limits of RFC 7208 §4.6.4 are about, and why it is a permanent error, if it is one. */
function totals(side: SpfEvaluated | undefined): readonly string[] {
  if (side === undefined) return [];
  const amount = ({ count: sure, atMost }: SpfEvaluated["lookups"]) =>
    atMost === null ? `${sure} or more` : atMost > sure ? `${sure} to ${atMost}` : `${sure}`;
  return [
    `look-ups: ${amount(side.lookups)} of 10; void look-ups: ${amount(side.voids)} of 2`,
    ...side.problems.map((problem) => `permanent error: ${problem}`),
  ];
}

type Line = Omit<DiffLine, "sign">;

/** The longest common subsequence stays; quadratic, so both are short (a tree shows at most 100 terms). */
function differenceOf(before: readonly Line[], after: readonly Line[]): readonly DiffLine[] {
  const isSame = (i: number, j: number) => before[i]?.text === after[j]?.text && before[i]?.depth === after[j]?.depth;
  const common = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0;
  for (const [i, row] of [...common.slice(0, -1).entries()].toReversed())
    for (let j = after.length - 1; j >= 0; j--)
      row[j] = isSame(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const lines: DiffLine[] = [];
  for (let i = 0, j = 0; i < before.length || j < after.length;) {
    const [old, now] = [before[i], after[j]];
    if (old !== undefined && now !== undefined && isSame(i, j)) {
      lines.push({ sign: " ", ...now });
      i++;
      j++;
    } else if (old !== undefined && (now === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ sign: "-", ...old });
      i++;
    } else if (now !== undefined) {
      lines.push({ sign: "+", ...now });
      j++;
    }
  }
  return lines;
}
