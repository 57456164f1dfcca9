/** One selector: what its name answers. */
import type { DomainName } from "../../dns/name.ts";
import { textOf } from "../../dns/rdata.ts";
import type { Answer } from "../../dns/resolver.ts";
import { type RRset, type SourceRange, placeOf } from "../../dns/rrset.ts";
import type { Io } from "../../io.ts";
import { type ParsedDkimKey, parseDkimKey } from "../../mail/dkim-key.ts";

const maxRecords = 10; // of one selector, where there should be one

/** One TXT record. `text` is its strings joined. */
interface KeyRecord {
  text: string;
  key: ParsedDkimKey;
  from?: SourceRange;
}

/**
 * - `records`: TXT records with different texts; there should be one (RFC 6376 §3.6.2.2).
 * - `elsewhere`: a CNAME leads to where the files do not tell: a key kept by somebody else.
 * - `dangling`: a CNAME leads to a name in the files without a TXT record.
 * - `absent`: nothing, where somebody said that there is a key.
 * - `unknown`, `failed`: nothing is known, so it is not missing either. `isBogus`: the answer cannot be believed.
 */
export type Content =
  | { kind: "records"; records: readonly KeyRecord[] }
  | { kind: "elsewhere" | "unknown"; because: string }
  | { kind: "failed"; because: string; isBogus?: true }
  | { kind: "dangling" | "absent" };

export interface SelectorFacts {
  /** `*` is a wildcard: every selector that has no records of its own. */
  selector: string;
  owner: DomainName;
  /** Where its CNAMEs lead, and the first one's place. `isOutside`: the network answered there. */
  alias?: { target: DomainName; isOutside: boolean; from?: SourceRange };
  content: Content;
  /** Somebody named it, or it was seen in a message. */
  isNamed?: true;
  /** The year in its name, where that is long ago. */
  since?: number;
}

/** Undefined where there is no record for a key. */
export async function evaluateSelector(
  owner: DomainName,
  base: DomainName,
  io: Io,
): Promise<SelectorFacts | undefined> {
  const answer = await io.resolver.query(owner, "TXT");
  const content = contentOf(answer);
  if (content === undefined) return undefined;
  const selector = owner.slice(0, -base.length - 1);
  const target = answer.aliases.at(-1)?.target;
  if (target === undefined) return { selector, owner, content };
  const { outcome } = await io.resolver.query(owner, "CNAME");
  const place = outcome.kind === "rrset" ? placeOf(outcome.rrset) : {};
  return { selector, owner, alias: { target, isOutside: answer.source === "live", ...place }, content };
}

/** Undefined where there is no record for a key: the name only has others, or names below it. */
function contentOf({ outcome, aliases, security }: Answer): Content | undefined {
  switch (outcome.kind) {
    case "rrset":
      return { kind: "records", records: recordsOf(outcome.rrset) };
    case "nodata":
    case "nxdomain":
      return aliases.length > 0 ? { kind: "dangling" } : undefined;
    case "unknown":
      return { kind: aliases.length > 0 ? "elsewhere" : "unknown", because: outcome.why };
    case "failed":
      return { kind: "failed", because: outcome.why, ...(security === "bogus" ? { isBogus: true } : {}) };
  }
}

/** Each text once, however it is cut into strings. */
function recordsOf(rrset: RRset): readonly KeyRecord[] {
  const byText = new Map<string, KeyRecord>();
  for (const [index, one] of rrset.rdata.slice(0, maxRecords).entries()) {
    const text = textOf(one);
    if (!byText.has(text)) byText.set(text, { text, key: parseDkimKey(text), ...placeOf(rrset, index) });
  }
  return [...byText.values()];
}
