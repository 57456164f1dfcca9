/** What the servers of one MX host present, held against its TLSA records: each thing once, with its addresses. */
import type { Args, Finding } from "../../model.ts";
import type { AddressMatch, HostFacts } from "./evaluate.ts";
import { shown, usableRecords } from "./records.ts";

export function presentedFindings(facts: HostFacts): readonly Finding[] {
  const { host, tlsa, presented } = facts;
  if (tlsa.kind !== "present" || usableRecords(tlsa).length === 0) return [];
  const from = usableRecords(tlsa)[0]?.from;
  const at = from === undefined ? {} : { from };
  const grouped = new Map<string, { id: Finding["id"]; args: Args; addresses: string[] }>();
  for (const { address, found } of presented) {
    const one = findingOf(found, shown(usableRecords(tlsa)));
    if (one === undefined) continue;
    const key = JSON.stringify(one);
    const group = grouped.get(key) ?? { ...one, addresses: [] };
    group.addresses.push(address);
    grouped.set(key, group);
  }
  const told = [...grouped.values()].map(({ id, args, addresses }): Finding => ({
    id,
    args: { host, addresses, ...args },
    ...at,
  }));
  return [...told, ...rollOverFindings(facts)];
}

function findingOf(found: AddressMatch["found"], records: string): { id: Finding["id"]; args: Args } | undefined {
  switch (found.kind) {
    case "matched":
      return undefined;
    case "no-match":
      return { id: "dane/no-match", args: { records } };
    case "anchor-not-sent":
      return { id: "dane/anchor-not-sent", args: { record: found.record } };
    case "untrusted":
      return {
        id: "dane/untrusted-chain",
        args: { record: found.record, why: [...new Set(found.problems.map(({ code }) => code))] },
      };
    case "no-tls":
      return { id: "dane/no-tls", args: { why: found.why } };
  }
}

/**
 * RFC 7671 §8.1: the record of the next certificate is published first, and that is used once two TTLs have passed; the old
 * record goes when it is used no more. A resolver shows what is left of a TTL; the signature has the whole (RFC 4034 §3.1.4).
 */
function rollOverFindings({ host, tlsa, presented }: HostFacts): readonly Finding[] {
  if (tlsa.kind !== "present" || presented.length === 0) return [];
  const matched = new Set(presented.flatMap(({ found }) => (found.kind === "matched" ? found.by : [])));
  if (matched.size === 0 || presented.some(({ found }) => found.kind !== "matched")) return [];
  const waiting = usableRecords(tlsa).filter(({ text }) => !matched.has(text));
  const ttl = tlsa.originalTtl ?? tlsa.ttl;
  const isWhole = tlsa.originalTtl !== undefined;
  return waiting.map((record) => ({
    id: "dane/waiting-record",
    args: { host, record: shown([record]), ttl, seconds: 2 * ttl, isWhole },
    ...(record.from === undefined ? {} : { from: record.from }),
  }));
}
