/** What a received message shows, in words that are safe to show: rows of what was found, and what is wrong with it. */
import { type Reading, readings } from "../../checks/dmarc/parse.ts";
import type { MessageFinding } from "../../message/judge.ts";
import { messages } from "../../message/messages.ts";
import type {
  Alignment,
  DmarcOutcome,
  HopTls,
  OutboundObservation,
  Signature,
  SpfOutcome,
} from "../../message/observation.ts";
import { type Severity, severities } from "../../model.ts";
import { clean, cleanArgs } from "../words.ts";

/** An empty head goes on with the row before. */
type MessageRow = readonly [head: string, text: string];

/** Sentences quote between backticks. */
export interface FindingShown {
  severity: Severity;
  says: string;
  fix: string;
  see: string;
}

export interface MessageShown {
  rows: readonly MessageRow[];
  /** Worst first. */
  findings: readonly FindingShown[];
}

const maxSentence = 2_000;

/** `told`: in words, who says whether the hop was encrypted. */
export function messageShown(
  observation: OutboundObservation,
  findings: readonly MessageFinding[],
  told: Sources = sources,
): MessageShown {
  const rows = rowsOf(observation, told).map(([head, text]): MessageRow => [head, clean(text, maxSentence)]);
  return { rows, findings: findings.toSorted((one, other) => rank(one) - rank(other)).map(findingShown) };
}

function rank({ id }: MessageFinding): number {
  return severities.indexOf(messages[id].severity);
}

function findingShown({ id, args }: MessageFinding): FindingShown {
  const { severity, says, fix, see } = messages[id];
  const quotable = cleanArgs(args);
  return { severity, says: clean(says(quotable), maxSentence), fix: clean(fix(quotable), maxSentence), see };
}

function rowsOf(observation: OutboundObservation, told: Sources): readonly MessageRow[] {
  const { spf, dmarc, signatures, arc, tls, receivedAt, envelope } = observation;
  return [
    ["Received", `${receivedAt.slice(0, 19).replace("T", " ")} UTC from ${envelope.ip} (${envelope.helo})`],
    ...(dmarc === undefined
      ? []
      : readings.map((reading): MessageRow => ["DMARC", dmarcText(reading, dmarc[reading])])),
    ["SPF", `${spfText("MAIL FROM", spf.mailFrom)}, ${alignmentText(spf.alignment)}`],
    ["", spfText("HELO", spf.helo)],
    ...signatureRows(signatures),
    ["ARC", arc.kind === "measured" ? arcText(arc.value) : `not measured: ${arc.because}`],
    ["TLS", tlsText(tls, told)],
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

function signatureRows(signatures: OutboundObservation["signatures"]): readonly MessageRow[] {
  if (signatures.kind === "not-measured") return [["DKIM", `not measured: ${signatures.because}`]];
  if (signatures.value.length === 0) return [["DKIM", "no signature"]];
  return signatures.value.map((signature, index): MessageRow => [index === 0 ? "DKIM" : "", signatureText(signature)]);
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

type Sources = Readonly<Record<"caller" | "received", string>>;
const sources: Sources = { caller: " (as given)", received: " (by the Received field)" };
const untold: Record<Extract<HopTls, { kind: "not-measured" }>["because"], string> = {
  "no-received": "no Received field names the client's address",
  "not-told": "the Received field does not tell",
  unread: "the message was not read",
};

function tlsText(tls: HopTls, told: Sources): string {
  if (tls.kind === "not-measured") return `not known: ${untold[tls.because]}`;
  if (tls.kind === "clear") return `none${told[tls.from]}`;
  return `${[tls.version ?? "of an unknown version", tls.cipher].filter(Boolean).join(", ")}${told[tls.from]}`;
}
