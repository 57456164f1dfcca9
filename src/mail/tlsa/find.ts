/** Where the TLSA records of an MX host are (RFC 7671 §7, RFC 7672 §2.2.2). */
import { type DomainName, below } from "../../dns/name.ts";
import type { Answer, Resolver } from "../../dns/resolver.ts";
import type { RRset } from "../../dns/rrset.ts";

/** `base`: the TLSA base domain, which the certificate of an issuer in usage 2 has to be for. */
export type FoundTlsa =
  | { kind: "present"; base: DomainName; owner: DomainName; rrset: RRset; answer: Answer }
  | { kind: "absent" }
  | { kind: "unknown" | "failed"; because: string; isBogus: boolean };

/**
 * First at the name that a CNAME leads to, if every alias on the way is secure or that is not known, then at the host's own.
 * What is there is used; nothing is only known from both.
 */
export async function findTlsa(host: DomainName, resolver: Resolver): Promise<FoundTlsa> {
  const { aliases } = await resolver.query(host, "A");
  const isSafe = aliases.every(({ security }) => security === "secure" || security === "indeterminate");
  const expanded = isSafe ? aliases.at(-1)?.target : undefined;
  let open: FoundTlsa = { kind: "absent" };
  for (const base of expanded === undefined ? [host] : [expanded, host]) {
    const owner = below("_25._tcp", base);
    const answer = await resolver.query(owner, "TLSA");
    const { outcome, security } = answer;
    if (outcome.kind === "rrset") return { kind: "present", base, owner, rrset: outcome.rrset, answer };
    if (outcome.kind === "unknown" || outcome.kind === "failed")
      open = { kind: outcome.kind, because: outcome.why, isBogus: security === "bogus" };
  }
  return open;
}
