/** Records that can be read, but hardly say what their author meant. */
import { type DomainName, root } from "../name.ts";
import type { RRType } from "../rrset.ts";
import { type Origin, parseRelative } from "./names.ts";
import { type Scan, flagsAt, quoted, tokenText } from "./scan.ts";

const semicolon = 0x3b;
const dot = 0x2e;
const letterV = 0x76;

const mailRecord = /^v=(?:spf1|dmarc1|dkim1|stsv1|tlsrptv1)$/i;
const commentOfTags = /^[ \t]*;[ \t]*[a-z]{1,16}[ \t]*=/i;

/**
 * A TXT for mail without quotes: a semicolon ends it (RFC 1035 §5.1), and white space makes strings that are joined
 * without it. `first` is the first token of its RDATA.
 */
export function txtProblem(
  scan: Scan,
  first: number,
  owner: DomainName,
): { id: "semicolon" | "unquoted"; token: number; args: { published: string } | { strings: number } } | undefined {
  if ((flagsAt(scan, first) & quoted) !== 0) return undefined;
  const isFirstV = ((scan.octets[scan.starts[first] ?? 0] ?? 0) | 0x20) === letterV;
  if (!isFirstV && !owner.includes("._domainkey.")) return undefined;
  const text = tokenText(scan, first);
  if (!mailRecord.test(text) && !(owner.includes("._domainkey.") && /^[a-z]=/.test(text))) return undefined;
  const last = scan.count - 1;
  if ((flagsAt(scan, last) & quoted) === 0 && isCutOff(scan, last))
    return { id: "semicolon", token: last, args: { published: text.slice(0, 40) } };
  return last > first ? { id: "unquoted", token: first, args: { strings: last - first + 1 } } : undefined;
}

/** Does a comment follow that reads like the rest of the record? */
function isCutOff(scan: Scan, token: number): boolean {
  const end = scan.ends[token] ?? 0;
  return scan.octets[end] === semicolon || commentOfTags.test(scan.text.slice(end, end + 64));
}

const targetTypes: ReadonlySet<RRType> = new Set(["MX", "CNAME", "NS", "SRV", "DNAME", "PTR"]);
const commonTopLevels = /\.(?:com|net|org|edu|gov|mil|int|info|biz|arpa|cloud|online|email|[a-z]{2})$/i;

/**
 * A target without its final dot that looks like a whole name: it ends in the zone's own name or in a top-level domain.
 * The RDATA's last token is the target. `target` is what it means as it stands.
 */
export function dotlessTarget(
  scan: Scan,
  type: RRType,
  origin: Origin,
  zone: DomainName | undefined,
): { token: number; target: DomainName } | undefined {
  const token = scan.count - 1;
  const end = scan.ends[token] ?? 0;
  if (scan.octets[end - 1] === dot || !hasDot(scan, token) || !targetTypes.has(type)) return undefined;
  if (origin.name === root) return undefined;
  const text = tokenText(scan, token);
  if (!commonTopLevels.test(text) && !endsInZone(text.toLowerCase(), zone)) return undefined;
  const parsed = parseRelative(text, origin);
  return parsed.ok ? { token, target: parsed.value } : undefined;
}

function hasDot(scan: Scan, token: number): boolean {
  const end = scan.ends[token] ?? 0;
  for (let at = scan.starts[token] ?? 0; at < end; at++) if (scan.octets[at] === dot) return true;
  return false;
}

function endsInZone(text: string, zone: DomainName | undefined): boolean {
  return zone !== undefined && zone.includes(".") && (text === zone || text.endsWith(`.${zone}`));
}
