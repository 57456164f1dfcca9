/** An answer and its chain of trust for a terminal, in colour only where `paint` gives any. */
import { failureOf, linkText, noteSentence, securityText, sentenceOf, tellReason } from "../dns/dnssec/messages.ts";
import { algorithmName } from "../dns/dnssec/algorithms.ts";
import type { Step, Validated } from "../dns/dnssec/validated.ts";
import { type DomainName, root } from "../dns/name.ts";
import type { Security } from "../dns/resolver.ts";
import { presentationOf } from "../dns/wire/rdata.ts";
import type { Sent } from "../net/dns.ts";
import { type Paint, wrap } from "../report/text.ts";
import { clean, count } from "../report/words.ts";
import type { Traced } from "./dns.ts";

export interface DnsTextOptions {
  /** Every step of the chain, and every question that was sent. */
  trace: boolean;
  paint: Paint;
}

const colours: Record<Security, Parameters<Paint>[0]> = {
  secure: "green",
  insecure: "yellow",
  bogus: "red",
  indeterminate: "yellow",
};
const margin = 2;
const maxSentence = 2_000; // two names and what a server sent

export function dnsText({ validated, sent }: Traced, { trace, paint }: DnsTextOptions): string {
  const blocks = [
    answerLines(validated, paint),
    stateLines(validated, paint),
    aliasLines(validated, paint),
    validated.notes.flatMap((note) => wrap(clean(noteSentence(note), maxSentence), "note  ", " ".repeat(6))),
    trace && validated.steps.length > 0 ? stepLines(validated.steps, paint) : [],
    trace ? sentLines(sent, paint) : [],
  ];
  const shown = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return `${shown.join("\n\n")}\n`;
}

/** The records as in a zone file; those that must not be used are marked. */
function answerLines({ question, outcome, security, aliases }: Validated, paint: Paint): readonly string[] {
  const last = aliases.at(-1)?.target ?? question.owner;
  switch (outcome.kind) {
    case "rrset": {
      const { owner, type, ttl, rdata } = outcome.rrset;
      const rows = rdata.map((octets) => [absolute(owner), String(ttl), type, presentationOf(type, octets)]);
      const lines = aligned(rows);
      return security === "bogus" ? lines.map((line) => paint("red", `; ${line}`)) : lines;
    }
    case "nodata":
      return [`${absolute(last)} has no ${question.type} record.`];
    case "nxdomain":
      return [`${absolute(last)} does not exist.`];
    case "alias-loop":
    case "unsignable":
    case "failed":
    case "rcode":
      return wrap(`No answer: ${clean(failureOf(outcome))}.`, "");
  }
}

function stateLines(validated: Validated, paint: Paint): readonly string[] {
  const { security } = validated;
  const indent = " ".repeat(security.length + margin);
  const [first = "", ...others] = stateSentences(validated).flatMap((sentence) =>
    wrap(clean(sentence, maxSentence), indent),
  );
  const word = paint(colours[security], paint("bold", security));
  return [`${word}${" ".repeat(margin)}${first.trimStart()}`, ...others];
}

/** Without an answer, why there is none has been said. */
function stateSentences({ security, outcome, because, wildcard }: Validated): readonly string[] {
  const made = wildcard === undefined ? [] : [`It is made from the wildcard ${absolute(wildcard)}, as is proved.`];
  if (because === undefined) return [`The chain of trust holds: ${securityText(security)}.`, ...made];
  const { means, fix, see } = tellReason(because);
  const isSaid = because.code === "no-answer" && (outcome.kind === "failed" || outcome.kind === "rcode");
  return [...(isSaid ? [] : [sentenceOf(because)]), means, fix, see, ...made];
}

function aliasLines({ question, aliases }: Validated, paint: Paint): readonly string[] {
  const rows = aliases.map(({ target, security }, at) => [
    "alias",
    absolute(aliases[at - 1]?.target ?? question.owner),
    absolute(target),
    paint(colours[security], security),
  ]);
  return aligned(rows);
}

function stepLines(steps: readonly Step[], paint: Paint): readonly string[] {
  const rows = steps.map((step) => [
    absolute(step.question.owner),
    step.question.type,
    paint(colours[step.security], step.security),
    step.because === undefined ? linkText(step) : `${linkText(step)}: ${step.because.code}`,
    signerText(step),
  ]);
  return [paint("bold", `Chain of trust (${count(steps.length, "step")})`), ...aligned(rows, "  ")];
}

function signerText({ signer, keyTag, algorithm }: Step): string {
  if (signer === undefined) return "";
  const key = keyTag === undefined ? "" : ` key ${keyTag}`;
  return `by ${absolute(signer)}${key}${algorithm === undefined ? "" : ` ${algorithmName(algorithm)}`}`;
}

function sentLines(sent: readonly Sent[], paint: Paint): readonly string[] {
  const rows = sent.map(({ owner, type, server, transport, ms, outcome, isRetry }) => [
    absolute(owner),
    type,
    clean(server),
    transport,
    `${Math.round(ms)} ms`,
    `${clean(outcome)}${isRetry ? " (again)" : ""}`,
  ]);
  return [paint("bold", `Questions sent (${sent.length})`), ...aligned(rows, "  ")];
}

function absolute(owner: DomainName): string {
  return owner === root ? "." : `${owner}.`;
}

/** Columns two blanks apart; the last one is as long as it is. */
function aligned(rows: readonly (readonly string[])[], indent = ""): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ""))));
  const cellText = (cell: string, column: number): string =>
    cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - widthOf(cell)));
  return rows.map((row) => `${indent}${row.map(cellText).join("  ")}`.trimEnd());
}

/** Without the codes that give colour. */
function widthOf(cell: string): number {
  return cell.replace(/\u001b\[\d+m/g, "").length;
}
