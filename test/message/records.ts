/** A resolver over TXT records, for messages that come with those of their signers. */
import type { Answer, Outcome, Resolver } from "../../src/dns/resolver.ts";
import { txtRdata } from "../../src/dns/rdata.ts";

/** By lower-case owner name; null for one that does not answer. Every other name does not exist. */
export function txtRecords(records: ReadonlyMap<string, string | null>): Resolver {
  return {
    query: async (owner, type): Promise<Answer> => {
      const rest = { question: { owner, type }, aliases: [], security: "insecure", source: "live" } as const;
      const text = records.get(owner);
      if (text === null) return { ...rest, outcome: { kind: "failed", why: `${owner}: timeout` } };
      if (text === undefined || type !== "TXT") return { ...rest, outcome: { kind: "nxdomain" } };
      const rdata = [txtRdata(text.match(/.{1,255}/gs) ?? [""])];
      const outcome: Outcome = { kind: "rrset", rrset: { owner, type, ttl: 3600, rdata } };
      return { ...rest, outcome };
    },
  };
}
