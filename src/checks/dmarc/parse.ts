/** DMARC policy records (RFC 9989 §4.7, §4.8), and what a receiver of RFC 7489 reads in the same text. */
import { type DomainName, type Parsed, parseName } from "../../dns/name.ts";
import type { Psd } from "../../mail/organizational-domain.ts";
import { type Tag, parseTagList, withoutWsp } from "../../mail/tag-list.ts";

export const readings = ["rfc9989", "rfc7489"] as const;
/** Which receiver reads: one of today's standard, or one of the one that it obsoletes. */
export type Reading = (typeof readings)[number];

const requests = ["none", "quarantine", "reject"] as const;
export type Requested = (typeof requests)[number];

/** A place for reports. `size` is the obsolete limit, such as `10m` (RFC 9989 §4.8, obs-dmarc-report-size). */
export interface ReportUri {
  uri: string;
  host?: DomainName;
  size?: string;
}

export interface DmarcRecord {
  tags: readonly Tag[];
  /** What is requested after RFC 9989 §4.10.1 (RFC 7489 §6.6.3); without it no DMARC processing takes place. */
  requests?: { p: Requested; sp?: Requested; np?: Requested };
  t: boolean;
  psd: Psd;
  adkim: "r" | "s";
  aspf: "r" | "s";
  /** The syntactically valid URIs. */
  rua: readonly ReportUri[];
  ruf: readonly ReportUri[];
  /** Percent of failing messages that the policy is for; 100 for RFC 9989, which has no such tag. */
  pct: number;
  /** Tags with a value that is not of their grammar. */
  invalid: readonly Tag[];
  /** Tags that no standard has, and parts that are no tags; both are ignored (RFC 9989 §4.8). */
  ignored: readonly string[];
}

const version = /^[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/;

/** Does the text begin as a DMARC record must, with `v=DMARC1` in exactly this case? Others are discarded (RFC 9989 §4.10). */
export function hasDmarcVersion(text: string): boolean {
  return version.test(text);
}

/** Why a text that means to be a DMARC record is none; undefined where it means to be something else. */
export function whyNotDmarc(text: string): string | undefined {
  if (hasDmarcVersion(text)) return undefined;
  if (/^[vV][ \t]*=[ \t]*DMARC1/.test(text)) return "no semicolon follows `v=DMARC1`";
  if (/^v[ \t]*=[ \t]*dmarc1/i.test(text)) return "the version is not written `DMARC1`, in capitals";
  if (/^[^a-z]{1,8}v[ \t]*=[ \t]*DMARC1/i.test(text)) return "something stands in front of `v=DMARC1`";
  if (/;[ \t]*v[ \t]*=[ \t]*DMARC1/i.test(text)) return "`v=DMARC1` is not its first tag";
  if (/^v[ \t]*[:=][^;]{0,4}DMARC/i.test(text) || /^["' \t]{0,8}DMARC1/i.test(text))
    return "it does not begin with `v=DMARC1`";
  if (/^[ \t"]{0,8}p[ \t]*=[ \t]*(?:none|quarantine|reject)/i.test(text)) return "it has no `v=DMARC1`";
  return undefined;
}

/** Errors: it does not begin with `v=DMARC1`, or a tag is there twice (RFC 6376 §3.2), which makes the tag list invalid. */
export function parseDmarc(text: string, reading: Reading = "rfc9989"): Parsed<DmarcRecord> {
  const because = whyNotDmarc(text);
  if (!hasDmarcVersion(text)) return { ok: false, error: because ?? "it does not begin with `v=DMARC1`", at: 0 };
  const { tags, broken, duplicate } = parseTagList(text);
  if (duplicate !== undefined)
    return { ok: false, error: `the tag \`${duplicate.name}\` is there twice`, at: duplicate.at };
  // RFC 7489 §6.4 has its names as ABNF strings, which match in any case; RFC 6376 §3.2 tells cases apart.
  const named = reading === "rfc7489" ? tags.map((tag) => ({ ...tag, name: tag.name.toLowerCase() })) : tags;
  return { ok: true, value: recordOf(named, reading, broken) };
}

function recordOf(tags: readonly Tag[], reading: Reading, broken: readonly { text: string }[]): DmarcRecord {
  const value = (name: string) => tags.find((tag) => tag.name === name)?.value;
  const isNew = reading === "rfc9989";
  const rua = urisOf(value("rua"));
  const psd = isNew ? (value("psd") ?? "u").toLowerCase() : "u";
  const pct = value("pct") ?? "";
  const requested = requestsOf(value, isNew, rua.length > 0);
  return {
    tags,
    ...(requested === undefined ? {} : { requests: requested }),
    t: isNew && value("t")?.toLowerCase() === "y",
    psd: psd === "y" || psd === "n" ? psd : "u",
    adkim: value("adkim")?.toLowerCase() === "s" ? "s" : "r",
    aspf: value("aspf")?.toLowerCase() === "s" ? "s" : "r",
    rua,
    ruf: urisOf(value("ruf")),
    pct: !isNew && isPercentage(pct) ? Number(pct) : 100,
    invalid: tags.filter((tag) => grammar.get(tag.name)?.(tag.value) === false),
    ignored: [...tags.map((tag) => tag.name).filter((name) => !isKnownTag(name)), ...broken.map((part) => part.text)],
  };
}

function requestsOf(
  value: (name: string) => string | undefined,
  isNew: boolean,
  hasReports: boolean,
): DmarcRecord["requests"] {
  const p = requestOf(value("p"));
  const sp = requestOf(value("sp"));
  const np = isNew ? requestOf(value("np")) : undefined;
  if (p === undefined || p === "invalid" || sp === "invalid" || np === "invalid")
    return hasReports ? { p: "none" } : undefined;
  return { p, ...(sp === undefined ? {} : { sp }), ...(np === undefined ? {} : { np }) };
}

function requestOf(value: string | undefined): Requested | "invalid" | undefined {
  if (value === undefined) return undefined;
  return requests.find((request) => request === value.toLowerCase()) ?? "invalid";
}

/** Value grammars of RFC 9989 §4.8 and, for the tags that it removed, RFC 7489 §6.4. All but the URIs match in any case. */
const grammar: ReadonlyMap<string, (value: string) => boolean> = new Map<string, (value: string) => boolean>([
  ["v", () => true], // was read already
  ["p", isRequest],
  ["sp", isRequest],
  ["np", isRequest],
  ["t", (value) => /^[yn]$/i.test(value)],
  ["psd", (value) => /^[ynu]$/i.test(value)],
  ["adkim", (value) => /^[rs]$/i.test(value)],
  ["aspf", (value) => /^[rs]$/i.test(value)],
  ["fo", isFailureOptions],
  ["rua", isUriList],
  ["ruf", isUriList],
  ["pct", isPercentage],
  ["rf", (value) => /^[a-z0-9-]{1,63}(?::[a-z0-9-]{1,63}){0,15}$/i.test(value)],
  ["ri", (value) => /^\d{1,10}$/.test(value)],
]);

/** Does RFC 9989 or RFC 7489 have the tag? */
export function isKnownTag(name: string): boolean {
  return grammar.has(name);
}

function isRequest(value: string): boolean {
  return requests.some((request) => request === value.toLowerCase());
}

function isPercentage(value: string): boolean {
  return /^\d{1,3}$/.test(value) && Number(value) <= 100;
}

/** `0` or `1`, not both, with `d` and `s`, each once and in any order (RFC 9989 §4.7). */
function isFailureOptions(value: string): boolean {
  const options = value.toLowerCase().split(":", 5).map(withoutWsp);
  const isOnce = new Set(options).size === options.length;
  return (
    isOnce && options.every((option) => /^[01ds]$/.test(option)) && !(options.includes("0") && options.includes("1"))
  );
}

function isUriList(value: string): boolean {
  return urisOf(value).length === value.split(",").length;
}

const uri = /^[a-z][a-z0-9+.-]*:(?:[a-z0-9\-._~:/?#[\]@$&'()*+;=]|%[0-9a-f]{2})*$/i; // RFC 3986, without `,` and `!`
const obsoleteSize = /!(\d{1,20}[kmgt]?)$/i;

function urisOf(value: string | undefined): readonly ReportUri[] {
  if (value === undefined) return [];
  return value.split(",").flatMap((item) => {
    const text = withoutWsp(item);
    const size = obsoleteSize.exec(text);
    const bare = size === null ? text : text.slice(0, size.index);
    if (!uri.test(bare)) return [];
    const host = hostOf(bare);
    return [
      { uri: bare, ...(host === undefined ? {} : { host }), ...(size?.[1] === undefined ? {} : { size: size[1] }) },
    ];
  });
}

function hostOf(bare: string): DomainName | undefined {
  const isMail = /^mailto:/i.test(bare);
  const [address = ""] = bare.split("?", 1);
  const host = isMail ? address.slice(address.lastIndexOf("@") + 1) : /^\w+:\/\/(?:[^/@]*@)?([^/:#]+)/.exec(bare)?.[1];
  if (host === undefined || host === "" || (isMail && !address.includes("@"))) return undefined;
  const parsed = parseName(host);
  return parsed.ok ? parsed.value : undefined;
}
