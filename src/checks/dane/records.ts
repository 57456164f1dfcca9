/** What a set of TLSA records is worth: which can be used, which stand in for each other (RFC 7671 §8, §9). */
import { cut } from "../../change.ts";
import type { HostFacts, LocatedRecord, TlsaRecords } from "./evaluate.ts";

export function usableRecords({ records }: TlsaRecords): readonly LocatedRecord[] {
  return records.filter(({ use }) => use === "usable");
}

/** Has the host a record that an SMTP client can use? */
export function isCovered({ tlsa }: HostFacts): boolean | "unknown" {
  switch (tlsa.kind) {
    case "present":
      return usableRecords(tlsa).length > 0 || (tlsa.unread > 0 ? "unknown" : false);
    case "absent":
      return false;
    case "unknown":
    case "failed":
      return "unknown";
  }
}

/**
 * How many certificates or keys can take turns: digests of one kind (selector and matching type) cannot be of the same key,
 * while two kinds may be one key told twice; usages 3 and 2 are a key and its issuer. `3 1 1` twice: 2; `3 1 1` and `2 1 1`: 2;
 * `3 1 1` and `3 1 2`: 1.
 */
export function independentEntries(records: readonly LocatedRecord[]): number {
  const ofUsage = (usage: number): number => {
    const counts = new Map<string, number>();
    for (const record of records.filter((record) => record.usage === usage)) {
      const kind = `${record.selector} ${record.matchingType}`;
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  };
  return ofUsage(2) + ofUsage(3);
}

/** The records as people see them, cut after 300 characters: a whole certificate can be one of them. */
export function shown(records: readonly { text: string }[]): string {
  return cut(records.map(({ text }) => text).join(", "));
}
