/** What a received message shows, for a terminal of 80 columns; in colour only where `paint` gives any. */
import type { MessageFinding } from "../message/judge.ts";
import type { DmarcOutcome, OutboundObservation } from "../message/observation.ts";
import type { Severity } from "../model.ts";
import { type FindingShown, messageShown } from "../report/message/shown.ts";
import { type Paint, wrap } from "../report/text.ts";
import { clean } from "../report/words.ts";

const column = 10;
const indent = " ".repeat(column);

export function messageText(
  observation: OutboundObservation,
  findings: readonly MessageFinding[],
  paint: Paint,
): string {
  const shown = messageShown(observation, findings);
  const blocks = [
    [headline(observation, paint)],
    shown.rows.flatMap(([head, text]) => wrap(text, head === "" ? indent : head.padEnd(column - 1), indent)),
    shown.findings.flatMap((finding) => findingLines(finding, paint)),
  ];
  const filled = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${filled.join("\n\n")}\n`;
}

const verdicts: Record<DmarcOutcome["result"], [colour: Parameters<Paint>[0], words: string]> = {
  pass: ["green", "passes DMARC"],
  fail: ["red", "fails DMARC"],
  none: ["yellow", "has no DMARC policy"],
  temperror: ["yellow", "could not be judged by DMARC"],
};

function headline({ author, dmarc }: OutboundObservation, paint: Paint): string {
  const result = dmarc?.rfc9989.result;
  if (author.kind === "not-measured" || author.value.kind !== "domain" || result === undefined)
    return paint("yellow", paint("bold", "mecsa: DMARC cannot be applied to this message"));
  const [colour, words] = verdicts[result];
  return paint(colour, paint("bold", `mecsa: ${clean(author.value.domain)} ${words}`));
}

const colours: Record<Severity, Parameters<Paint>[0]> = {
  critical: "red",
  high: "red",
  medium: "yellow",
  low: "yellow",
  info: "dim",
};

function findingLines({ severity, says, fix, see }: FindingShown, paint: Paint): readonly string[] {
  const [first = "", ...others] = wrap(says, indent);
  const word = paint(colours[severity], severity.padEnd(column));
  return [`${word}${first.slice(column)}`, ...others, ...wrap(`${fix} ${see}.`, indent)];
}
