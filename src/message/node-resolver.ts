/** Our resolver in the shape of node:dns, as mailauth asks. What is bogus is no answer (RFC 4035 §5.5). */
import type { DNSResolver } from "mailauth";
import { parseName, root } from "../dns/name.ts";
import { mxOf, stringsOf } from "../dns/rdata.ts";
import type { Outcome, Resolver } from "../dns/resolver.ts";

/** Throws as node:dns does: `ENOTFOUND`, `ENODATA`, `EBADNAME` for what is no name, `ESERVFAIL` where there is no answer. */
export function nodeResolver(resolver: Resolver): DNSResolver {
  return async (owner, type) => {
    const parsed = parseName(owner.replaceAll("\\", "\\\\"));
    if (!parsed.ok) throw dnsError("EBADNAME", parsed.error);
    const { outcome, security } = await resolver.query(parsed.value, type);
    if (security === "bogus") throw dnsError("ESERVFAIL", "the answer is bogus");
    return recordsOf(outcome, type);
  };
}

function recordsOf(outcome: Outcome, type: string): ReturnType<DNSResolver> {
  switch (outcome.kind) {
    case "rrset": {
      const records: unknown[] = outcome.rrset.rdata.map((rdata) => recordOf(rdata, type));
      return Promise.resolve(records as string[]); // MX records are objects, whatever the type says
    }
    case "nodata":
      throw dnsError("ENODATA", "no records");
    case "nxdomain":
      throw dnsError("ENOTFOUND", "no such name");
    case "unknown":
    case "failed":
      throw dnsError("ESERVFAIL", outcome.why);
  }
}

function recordOf(rdata: string, type: string): unknown {
  if (type === "TXT") return [...stringsOf(rdata)];
  if (type !== "MX") return rdata.replace(/\.$/, "");
  const mx = mxOf(rdata);
  return { exchange: mx === undefined || mx.exchange === root ? "" : mx.exchange, priority: mx?.preference ?? 0 };
}

function dnsError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
