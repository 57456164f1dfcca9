/** The world as it is once what a finding asks for is published. */
import type { DomainName } from "../../src/dns/name.ts";
import { textOf } from "../../src/dns/rdata.ts";
import type { Answer } from "../../src/dns/resolver.ts";
import type { RRset } from "../../src/dns/rrset.ts";
import type { Io } from "../../src/io.ts";
import type { Publication } from "../../src/model.ts";

type Record = Exclude<Publication, { do: "serve" }>;

/** Answers that it changes are as secure as they were. */
export function published(io: Io, publications: readonly Publication[]): Io {
  const records = publications.filter((one) => one.do !== "serve");
  const hosts = new Set(publications.flatMap((one) => (one.do === "serve" ? [new URL(one.url).hostname] : [])));
  return {
    ...io,
    resolver: {
      async query(owner, type) {
        const answer = await io.resolver.query(owner, type);
        if (answer.outcome.kind !== "rrset" && type === "A" && hosts.has(owner)) return withAddress(answer);
        const own = records.filter((record) => record.owner === owner && record.type === type);
        if (own.length > 0) return changed(answer, own);
        const isThere = records.some((record) => record.owner === owner && record.do !== "remove");
        return answer.outcome.kind === "nxdomain" && isThere ? { ...answer, outcome: { kind: "nodata" } } : answer;
      },
    },
    async stsPolicy(domain) {
      const served = publications.find(
        (one) => one.do === "serve" && new URL(one.url).hostname === `mta-sts.${domain}`,
      );
      if (served?.do !== "serve") return io.stsPolicy(domain);
      const from = { file: "mta-sts.txt", line: 1, column: 1, endLine: 1 };
      return { kind: "measured", value: { text: served.text, from } };
    },
  };
}

/** Whoever serves a file has a host for it. */
function withAddress({ question, ...answer }: Answer): Answer {
  return { ...answer, question, outcome: { kind: "rrset", rrset: { ...question, ttl: 3_600, rdata: ["192.0.2.2"] } } };
}

function changed(answer: Answer, records: readonly Record[]): Answer {
  const { outcome, question } = answer;
  const before = outcome.kind === "rrset" ? outcome.rrset.rdata : [];
  const kept = before.filter((rdata) => !records.some((record) => isGone(rdata, record, question.owner)));
  const added = records.filter((record) => record.do !== "remove").map(({ rdata }) => rdata);
  const ttl =
    records.find((record) => record.ttl !== undefined)?.ttl ?? (outcome.kind === "rrset" ? outcome.rrset.ttl : 3_600);
  const rdata = [...new Set([...kept, ...added])];
  const rrset: RRset = { ...question, ttl, rdata };
  return { ...answer, aliases: [], outcome: rdata.length === 0 ? { kind: "nodata" } : { kind: "rrset", rrset } };
}

function isGone(rdata: string, record: Record, owner: DomainName): boolean {
  if (record.do === "add") return false;
  if (record.do === "remove") return plain(rdata) === plain(record.rdata);
  return record.type !== "TXT" || owner.startsWith("_") || wordOf(rdata) === wordOf(record.rdata);
}

const plain = (rdata: string): string => rdata.toLowerCase().replace(/\.$/, "");
const wordOf = (rdata: string): string => textOf(rdata).split(/[ ;]/, 1)[0]?.toLowerCase() ?? "";
