/** What a received message shows, for a terminal of 80 columns; in colour only where `paint` gives any. */
import { type Reading, readings } from "../checks/dmarc/parse.ts";
import type { MessageFinding } from "../message/judge.ts";
import { messages } from "../message/messages.ts";
import type {
  Alignment,
  DmarcOutcome,
  HopTls,
  OutboundObservation,
  Signature,
  SpfOutcome,
} from "../message/observation.ts";
import { type Arg, type Args, type Severity, severities } from "../model.ts";
import { type Paint, wrap } from "../report/text.ts";
import { clean } from "../report/words.ts";

type Row = readonly [head: string, text: string];

const column = 10;
const indent = " ".repeat(column);
const maxSentence = 2_000;

export function messageText(
  observation: OutboundObservation,
  findings: readonly MessageFinding[],
  paint: Paint,
): string {
  const blocks = [
    [headline(observation, paint)],
    rowsOf(observation).flatMap(([head, text]) =>
      wrap(clean(text, maxSentence), head === "" ? indent : head.padEnd(column - 1), indent),
    ),
    findings.toSorted((one, other) => rank(one) - rank(other)).flatMap((finding) => findingLines(finding, paint)),
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${shown.join("\n\n")}\n`;
}

function rank({ id }: MessageFinding): number {
  return severities.indexOf(messages[id].severity);
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

function rowsOf(observation: OutboundObservation): readonly Row[] {
  const { spf, dmarc, signatures, arc, tls, receivedAt, envelope } = observation;
  return [
    ["Received", `${receivedAt.slice(0, 19).replace("T", " ")} UTC from ${envelope.ip} (${envelope.helo})`],
    ...(dmarc === undefined ? [] : readings.map((reading): Row => ["DMARC", dmarcText(reading, dmarc[reading])])),
    ["SPF", `${spfText("MAIL FROM", spf.mailFrom)}, ${alignmentText(spf.alignment)}`],
    ["", spfText("HELO", spf.helo)],
    ...signatureRows(signatures),
    ["ARC", arc.kind === "measured" ? arcText(arc.value) : `not measured: ${arc.because}`],
    ["TLS", tlsText(tls)],
  ];
}

const standard: Record<Reading, string> = { rfc9989: "RFC 9989", rfc7489: "RFC 7489" };

function dmarcText(reading: Reading, { result, at, policy, by, because }: DmarcOutcome): string {
  const through = by.length === 0 ? "" : ` by ${by.map((way) => way.toUpperCase()).join(" and ")}`;
  const record = at === undefined ? "" : `, policy ${policy} from ${at}`;
  return `${result}${through} (${standard[reading]})${record}${because === undefined ? "" : `: ${because}`}`;
}

function spfText(identity: string, { result, domain, detail }: SpfOutcome): string {
  return `${result} for ${identity} ${domain ?? "without a domain"}${detail === undefined ? "" : `: ${detail}`}`;
}

const alignments: Record<Alignment, string> = {
  strict: "the author's domain",
  relaxed: "the author's organization",
  none: "of another organization",
  unknown: "alignment not known",
};

function alignmentText({ rfc9989 }: Signature["alignment"]): string {
  return alignments[rfc9989];
}

function signatureRows(signatures: OutboundObservation["signatures"]): readonly Row[] {
  if (signatures.kind === "not-measured") return [["DKIM", `not measured: ${signatures.because}`]];
  if (signatures.value.length === 0) return [["DKIM", "no signature"]];
  return signatures.value.map((signature, index): Row => [index === 0 ? "DKIM" : "", signatureText(signature)]);
}

function signatureText({ verdict, domain, selector, algorithm, canonicalization, key, alignment }: Signature): string {
  const result = verdict.kind === "pass" ? "pass" : `${verdict.kind} (${verdict.because})`;
  const bits = key === undefined ? "" : `, ${key.bits} bits`;
  return `${result} for ${domain} selector ${selector}, ${alignmentText(alignment)}: ${algorithm}${bits}, ${canonicalization}`;
}

function arcText({ result, sealers, detail }: { result: string; sealers: readonly string[]; detail?: string }): string {
  const by = sealers.length === 0 ? "" : `, sealed by ${sealers.join(", ")}`;
  return `${result}${by}${detail === undefined ? "" : `: ${detail}`}`;
}

const sources = { caller: "as given", received: "by the Received field" } as const;
const untold: Record<Extract<HopTls, { kind: "not-measured" }>["because"], string> = {
  "no-received": "no Received field names the client's address",
  "not-told": "the Received field does not tell",
  unread: "the message was not read",
};

function tlsText(tls: HopTls): string {
  if (tls.kind === "not-measured") return `not known: ${untold[tls.because]}`;
  if (tls.kind === "clear") return `none (${sources[tls.from]})`;
  return `${[tls.version ?? "of an unknown version", tls.cipher].filter(Boolean).join(", ")} (${sources[tls.from]})`;
}

const colours: Record<Severity, Parameters<Paint>[0]> = {
  critical: "red",
  high: "red",
  medium: "yellow",
  low: "yellow",
  info: "dim",
};

function findingLines({ id, args }: MessageFinding, paint: Paint): readonly string[] {
  const { severity, says, fix, see } = messages[id];
  const quotable = cleanArgs(args);
  const [first = "", ...others] = wrap(clean(says(quotable), maxSentence), indent);
  const word = paint(colours[severity], severity.padEnd(column));
  return [`${word}${first.slice(column)}`, ...others, ...wrap(clean(`${fix(quotable)} ${see}.`, maxSentence), indent)];
}

/** Sentences put what they quote between backticks, so there are none inside of it. */
function cleanArgs(args: Args): Args {
  const quotable = (value: string): string => clean(value).replaceAll("`", "'");
  const cleanArg = (arg: Arg): Arg => {
    if (typeof arg === "string") return quotable(arg);
    return typeof arg === "object" ? arg.map(quotable) : arg;
  };
  return Object.fromEntries(Object.entries(args).map(([key, arg]) => [key, cleanArg(arg)]));
}
