/** Which TXT record of a name is its SPF record (RFC 7208 §4.4, §4.5). */
import type { DomainName } from "../../dns/name.ts";
import { stringsOf } from "../../dns/rdata.ts";
import type { Answer, Resolver } from "../../dns/resolver.ts";
import type { RRset } from "../../dns/rrset.ts";
import type { Failure, SpfText } from "./facts.ts";
import { isSpf } from "./parse.ts";

export type Selected =
  | { kind: "unknown"; because: string }
  | { kind: "failed"; because: string; failure: Failure }
  /** `isGone`: there is no such name. */
  | { kind: "none"; isGone: boolean; others: readonly SpfText[] }
  | { kind: "duplicate"; records: readonly SpfText[]; others: readonly SpfText[] }
  | { kind: "one"; record: SpfText; others: readonly SpfText[] };

export async function selectRecord(owner: DomainName, resolver: Resolver): Promise<Selected> {
  return selectFrom(await resolver.query(owner, "TXT"));
}

export function selectFrom(answer: Answer): Selected {
  const { outcome } = answer;
  switch (outcome.kind) {
    case "unknown":
      return { kind: "unknown", because: outcome.why };
    case "failed":
      return { kind: "failed", because: outcome.why, failure: failureOf(answer) };
    case "nodata":
    case "nxdomain":
      return { kind: "none", isGone: outcome.kind === "nxdomain", others: [] };
    case "rrset": {
      const texts = textsOf(outcome.rrset);
      const [record, ...more] = texts.filter(({ text }) => isSpf(text));
      const others = texts.filter(({ text }) => !isSpf(text));
      if (record === undefined) return { kind: "none", isGone: false, others };
      if (more.length > 0) return { kind: "duplicate", records: [record, ...more], others };
      return { kind: "one", record, others };
    }
  }
}

/** Of an answer that failed. */
export function failureOf({ security }: Answer): Failure {
  return security === "bogus" ? "bogus" : "failed";
}

/** The values of a TXT or SPF RRset. */
export function textsOf(rrset: RRset): readonly SpfText[] {
  return rrset.rdata.map((rdata, index) => {
    const strings = stringsOf(rdata);
    const joints: number[] = [];
    for (const string of strings.slice(0, -1)) joints.push((joints.at(-1) ?? 0) + string.length);
    return { text: strings.join(""), joints, from: rrset.from?.[index] ?? null };
  });
}

/** Octets of RDATA: each string and its length (RFC 1035 §3.3.14). */
export function octetsOf(rrset: RRset): number {
  return rrset.rdata.flatMap(stringsOf).reduce((sum, string) => sum + string.length + 1, 0);
}
