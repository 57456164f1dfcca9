/** Asks for the TLS-RPT record of a domain. */
import { type DomainName, below } from "../../dns/name.ts";
import type { SourceRange } from "../../dns/rrset.ts";
import type { Io } from "../../io.ts";
import { type VersionedTxt, findVersionedTxt } from "../../mail/versioned-txt.ts";
import { type TlsRptRecord, parseTlsRptRecord, version } from "./parse.ts";

/** `invalid`: `why` is an error of `parseTlsRptRecord`, or `several`; `at` the 0-based character of the text. */
export type RecordFacts =
  | ({ kind: "valid"; text: string; from?: SourceRange } & TlsRptRecord)
  | { kind: "invalid"; why: string; at: number; text: string; from?: SourceRange }
  | { kind: "absent" }
  | { kind: "unknown" | "failed"; because: string };

export interface TlsRptFacts {
  domain: DomainName;
  record: RecordFacts;
}

export async function evaluateTlsRpt(domain: DomainName, io: Io): Promise<TlsRptFacts> {
  return { domain, record: await recordOf(domain, io) };
}

async function recordOf(domain: DomainName, { resolver }: Io): Promise<RecordFacts> {
  const found = await findVersionedTxt(below("_smtp._tls", domain), version, resolver);
  switch (found.kind) {
    case "one":
    case "near":
    case "several":
      return readIn(found);
    case "absent":
    case "unknown":
    case "failed":
      return found;
  }
}

function readIn({ kind, text, from }: Extract<VersionedTxt, { text: string }>): RecordFacts {
  const place = { text, ...(from === undefined ? {} : { from }) };
  if (kind === "several") return { ...place, kind: "invalid", why: "several", at: 0 };
  const parsed = parseTlsRptRecord(text);
  if (parsed.ok) return { ...place, kind: "valid", ...parsed.value };
  return { ...place, kind: "invalid", why: parsed.error, at: parsed.at };
}
