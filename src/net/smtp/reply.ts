/** Replies of SMTP (RFC 5321 §4.2), read as their octets come; they are bounded, and whatever comes is read. */
import type { FloodLimit, SmtpReply } from "../../mail/smtp-session.ts";
import { cleanText } from "./clean-text.ts";

const replyLimits = {
  lineOctets: 4_096, // RFC 5321 §4.5.3.1.5 has 512, and servers have more
  replyLines: 100,
  sessionOctets: 65_536,
};

const lineFeed = 0x0a;

export interface ReplyReader {
  /** The replies that these octets complete. */
  take(octets: Uint8Array): readonly SmtpReply[];
  /** Forgets what is not complete and tells it, as lines. */
  drop(): readonly string[];
  /** Lines since the last reply that are none. */
  readonly stray: readonly string[];
  /** Once set, nothing is read any more. */
  readonly flood: FloodLimit | undefined;
}

interface Line {
  code: number;
  text: string;
  isLast: boolean;
}

export function replyReader(): ReplyReader {
  let rest: Uint8Array = new Uint8Array();
  let octetsSeen = 0;
  let lines: string[] = [];
  let stray: string[] = [];
  let flood: FloodLimit | undefined;

  /** The reply that this line ends, if it does. */
  const takeLine = (text: string): readonly SmtpReply[] => {
    const line = readLine(text);
    if (line === undefined) stray.push(text);
    else lines.push(line.text);
    if (lines.length + stray.length > replyLimits.replyLines) flood = "lines";
    if (line?.isLast !== true) return [];
    const reply = { code: line.code, lines, ...(stray.length === 0 ? {} : { stray }) };
    lines = [];
    stray = [];
    return [reply];
  };
  return {
    take(octets) {
      octetsSeen += octets.length;
      const replies: SmtpReply[] = [];
      const split = splitLines(rest, octets);
      rest = split.rest;
      for (const line of split.lines) {
        if (flood === undefined && line.length > replyLimits.lineOctets) flood = "line";
        if (flood === undefined) replies.push(...takeLine(cleanText(line)));
      }
      if (rest.length > replyLimits.lineOctets) flood ??= "line";
      if (octetsSeen > replyLimits.sessionOctets) flood ??= "octets";
      if (flood !== undefined) rest = new Uint8Array();
      return replies;
    },
    drop() {
      const dropped = [...stray, ...lines, ...(rest.length === 0 ? [] : [cleanText(rest)])];
      rest = new Uint8Array();
      lines = [];
      stray = [];
      return dropped;
    },
    get stray() {
      return stray;
    },
    get flood() {
      return flood;
    },
  };
}

/** RFC 5321 §4.2: `Reply-code [ SP / "-" textstring ]`; nothing that is no reply is one. */
function readLine(text: string): Line | undefined {
  const [, code, mark, said = ""] = /^([2-5]\d\d)(?:([ -])(.*))?$/.exec(text) ?? [];
  return code === undefined ? undefined : { code: Number(code), text: said, isLast: mark !== "-" };
}

/** Lines end in LF; the CR in front of it is not part of them. `rest` is what came before, and is no more than a line. */
function splitLines(rest: Uint8Array, octets: Uint8Array): { lines: Uint8Array[]; rest: Uint8Array } {
  const all = rest.length === 0 ? octets : Buffer.concat([rest, octets]);
  const lines: Uint8Array[] = [];
  let start = 0;
  for (let end = all.indexOf(lineFeed); end !== -1; end = all.indexOf(lineFeed, start)) {
    lines.push(all.subarray(start, all[end - 1] === 0x0d && end > start ? end - 1 : end));
    start = end + 1;
  }
  return { lines, rest: all.slice(start) };
}
