/** Reads an MTA-STS policy (RFC 8461 §3.2) and matches MX hosts with it (§4.1). Never throws, asks or judges. */
import { type DomainName, type Parsed, parentOf, parseName } from "../../dns/name.ts";

/** Weakest first. */
export const modes = ["none", "testing", "enforce"] as const;
export type Mode = (typeof modes)[number];

/** Seconds; RFC 8461 §3.2 allows no more. */
export const longestMaxAge = 31_557_600;

/** `host` matches itself; with `isWildcard`, any one label below it (RFC 8461 §4.1). */
export interface MxPattern {
  text: string;
  host: DomainName;
  isWildcard: boolean;
}

/** A value and its line, counted from 1. */
interface At<T> {
  value: T;
  line: number;
}

export interface StsPolicy {
  mode: At<Mode>;
  /** In seconds. */
  maxAge: At<number>;
  mx: readonly At<MxPattern>[];
}

interface Line extends At<string> {
  key: string;
  /** 0-based character of the text. */
  at: number;
}

/**
 * Fields in any order; of repeated ones but `mx` the first counts; unknown ones are ignored; lines end in LF or CRLF.
 * Errors: `line` (no `key: value`); `version`, `mode`, `max_age`, `mx` (missing or not what it has to be).
 */
export function parseStsPolicy(text: string): Parsed<StsPolicy> {
  const lines = linesOf(text);
  if (!lines.ok) return lines;
  const first = (key: string): Line | undefined => lines.value.find((line) => line.key === key);
  const wrong = (error: string, at?: { at: number }): Parsed<never> => ({
    ok: false,
    error,
    at: at?.at ?? text.length,
  });
  const [version, mode, maxAge] = [first("version"), first("mode"), first("max_age")];
  if (version?.value !== "STSv1") return wrong("version", version);
  const known = modes.find((one) => one === mode?.value);
  if (mode === undefined || known === undefined) return wrong("mode", mode);
  if (maxAge === undefined || !/^\d{1,10}$/.test(maxAge.value)) return wrong("max_age", maxAge);
  const mx: At<MxPattern>[] = [];
  for (const line of lines.value.filter(({ key }) => key === "mx")) {
    const pattern = parseMxPattern(line.value);
    if (pattern === undefined) return wrong("mx", line);
    mx.push({ value: pattern, line: line.line });
  }
  if (mx.length === 0 && known !== "none") return wrong("mx");
  return {
    ok: true,
    value: { mode: { value: known, line: mode.line }, maxAge: { value: Number(maxAge.value), line: maxAge.line }, mx },
  };
}

/** Blank lines are not in the grammar, and every known sender passes over them. */
function linesOf(text: string): Parsed<readonly Line[]> {
  const lines: Line[] = [];
  let at = 0;
  for (const [i, whole] of text.split("\n").entries()) {
    const content = whole.trimEnd();
    const match = /^([a-z\d][a-z\d_.-]{0,31}):[ \t]*(|[^\0-\x20\x7f][^\0-\x1f\x7f]*)$/i.exec(content);
    if (match !== null) lines.push({ key: match[1] ?? "", value: match[2] ?? "", line: i + 1, at });
    else if (content !== "") return { ok: false, error: "line", at };
    at += whole.length + 1;
  }
  return { ok: true, value: lines };
}

export function parseMxPattern(text: string): MxPattern | undefined {
  const isWildcard = text.startsWith("*.");
  const rest = isWildcard ? text.slice(2) : text;
  const isHost = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)*[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?$/i.test(rest);
  const parsed = isHost && rest.length < 254 ? parseName(rest) : undefined;
  return parsed?.ok === true ? { text: text.toLowerCase(), host: parsed.value, isWildcard } : undefined;
}

/** RFC 8461 §4.1: a wildcard stands for the whole leftmost label, and for one label alone. */
export function matchesHost({ host, isWildcard }: MxPattern, mxHost: DomainName): boolean {
  return isWildcard ? parentOf(mxHost) === host : mxHost === host;
}
