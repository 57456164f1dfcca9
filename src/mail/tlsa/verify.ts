/** Does the chain of a server have what its TLSA records ask for, as senders look at it? (RFC 7671 §5, RFC 7672 §3) */
import type { DomainName } from "../../dns/name.ts";
import { type Certificate, readCertificate } from "../x509/certificate.ts";
import type { ChainProblem } from "../x509/chain-problem.ts";
import { judgeChain } from "../x509/path.ts";
import { matchesDer } from "./match.ts";
import type { TlsaRecord } from "./record.ts";

export interface TlsaQuestion {
  records: readonly TlsaRecord[];
  /** In DER, as sent. */
  chain: readonly Uint8Array[];
  /** For usage 2, RFC 7672 §3.2.2: the TLSA base domain and the domain that the mail is for; one of them is enough. */
  hosts: readonly DomainName[];
  now: Date;
  /** Certificates above the chain that were not sent, to tell why a record matches nothing. */
  above?: readonly Uint8Array[];
}

/**
 * - `matched`: `by` has the text of every record that does.
 * - `untrusted`: a record of usage 2 is of an issuer that was sent, and the chain is not good up to it.
 * - `anchor-not-sent`: a record of usage 2 is of an issuer above the chain (RFC 7671 §5.2.2).
 * - `no-match`: no record is of this chain.
 */
export type TlsaMatch =
  | { kind: "matched"; by: readonly string[] }
  | { kind: "untrusted"; record: string; problems: readonly ChainProblem[] }
  | { kind: "anchor-not-sent"; record: string }
  | { kind: "no-match" };

export function verifyTlsa(question: TlsaQuestion): TlsaMatch {
  const records = strongest(question.records.filter(({ use }) => use === "usable"));
  const judged = records.map((record) => ({ record, found: foundBy(record, question) }));
  const by = judged.flatMap(({ record, found }) => (found.kind === "matched" ? [record.text] : []));
  if (by.length > 0) return { kind: "matched", by };
  const [untrusted] = judged.flatMap(({ found }) => (found.kind === "untrusted" ? [found] : []));
  return untrusted ?? judged.find(({ found }) => found.kind === "anchor-not-sent")?.found ?? { kind: "no-match" };
}

function foundBy(record: TlsaRecord, question: TlsaQuestion): TlsaMatch {
  const matched: TlsaMatch = { kind: "matched", by: [record.text] };
  const [own, ...issuers] = question.chain;
  const isOf = (der: Uint8Array): boolean => matchesDer(record, der) === true;
  if (record.usage === 3) return own !== undefined && isOf(own) ? matched : { kind: "no-match" };
  const anchors = [...issuers.filter(isOf), ...toldBy(record)].flatMap((der) => read(der));
  if (anchors.length > 0) {
    const { trusted, problems } = judgeChain({ ...question, roots: anchors });
    return trusted ? matched : { kind: "untrusted", record: record.text, problems };
  }
  const isAbove = question.above?.some(isOf) === true;
  return isAbove ? { kind: "anchor-not-sent", record: record.text } : { kind: "no-match" };
}

/** RFC 7671 §5.2.2: `2 0 0` brings the certificate with it. */
function toldBy({ selector, matchingType, data }: TlsaRecord): readonly Uint8Array[] {
  return selector === 0 && matchingType === 0 ? [Buffer.from(data, "hex")] : [];
}

function read(der: Uint8Array): readonly Certificate[] {
  const parsed = readCertificate(der);
  return parsed.ok ? [parsed.value] : [];
}

function strongest<Record extends TlsaRecord>(records: readonly Record[]): readonly Record[] {
  const weaker = new Set(passedOver(records));
  return records.filter((record) => !weaker.has(record));
}

/**
 * RFC 7671 §9: of each usage and selector, senders that know SHA-512 look at no SHA-256 digest, so those records are
 * worth nothing to them. A digest is told twice where both kinds are of one key; there is no seeing that from here.
 */
export function passedOver<Record extends TlsaRecord>(records: readonly Record[]): readonly Record[] {
  return records.filter(
    (record) =>
      record.matchingType === 1 &&
      records.some(
        (other) => other.matchingType === 2 && other.usage === record.usage && other.selector === record.selector,
      ),
  );
}
