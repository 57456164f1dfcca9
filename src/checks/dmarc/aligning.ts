/** Whether mail from a domain can pass its own policy at all: by SPF, or by DKIM (RFC 9989 §4.4). */
import { type DomainName, below, parseName } from "../../dns/name.ts";
import { textOf } from "../../dns/rdata.ts";
import type { Resolver } from "../../dns/resolver.ts";
import type { Measured } from "../../io.ts";
import { mxHosts } from "../../mail/mx-hosts.ts";

/** Of the domain itself; under relaxed alignment a subdomain may authenticate for it. */
export interface Aligning {
  /** Does its SPF record let anybody pass? */
  bySpf: Measured<boolean>;
  /** Can there be a key below `_domainkey`? Not where that name does not exist (RFC 8020 §2). */
  byDkim: Measured<boolean>;
  /** Does it name MX hosts? A domain that receives mail sends some, most often. */
  hasMx: Measured<boolean>;
}

export async function aligningWith(domain: DomainName, resolver: Resolver): Promise<Aligning> {
  const [bySpf, byDkim, mx] = await Promise.all([
    hasSenders(domain, resolver),
    mayHaveKeys(domain, resolver),
    mxHosts(domain, resolver),
  ]);
  const hasMx: Measured<boolean> =
    mx.kind === "unknown"
      ? { kind: "not-measured", because: mx.because }
      : { kind: "measured", value: mx.kind === "real" };
  return { bySpf, byDkim, hasMx };
}

async function hasSenders(domain: DomainName, resolver: Resolver): Promise<Measured<boolean>> {
  const { outcome } = await resolver.query(domain, "TXT");
  if (outcome.kind === "unknown" || outcome.kind === "failed") return { kind: "not-measured", because: outcome.why };
  const texts = outcome.kind === "rrset" ? outcome.rrset.rdata.map(textOf) : [];
  const records = texts.filter((text) => /^v=spf1(?: |$)/i.test(text));
  return { kind: "measured", value: records.length === 1 && records.some(letsSomebodyPass) };
}

/** A mechanism that is not negated (RFC 7208 §4.6.2), or another record to go on with. */
function letsSomebodyPass(record: string): boolean {
  const terms = record.split(" ").slice(1);
  return terms.some((term) => /^redirect=/i.test(term) || !/^(?:$|[-~?]|[a-z][\w.-]*=)/i.test(term));
}

async function mayHaveKeys(domain: DomainName, resolver: Resolver): Promise<Measured<boolean>> {
  const owner = parseName(below("_domainkey", domain));
  if (!owner.ok) return { kind: "measured", value: false };
  const { outcome } = await resolver.query(owner.value, "NS");
  if (outcome.kind === "unknown" || outcome.kind === "failed") return { kind: "not-measured", because: outcome.why };
  return { kind: "measured", value: outcome.kind !== "nxdomain" };
}
