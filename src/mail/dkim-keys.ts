/** DKIM keys as far as roles need them: how many a domain publishes, and whether it has revoked all selectors at once. */
import { type DomainName, below } from "../dns/name.ts";
import { textOf } from "../dns/rdata.ts";
import type { Io } from "../io.ts";

const maxSelectors = 200;

/** Names with a key record below `_domainkey.<domain>`; revoked keys (`p=` empty, RFC 6376 §3.6.1) are left out. */
export async function countDkimKeys(domain: DomainName, io: Io): Promise<number | "unknown"> {
  const names = io.namesBelow(below("_domainkey", domain));
  if (names.kind === "not-measured") return "unknown";
  let keys = 0;
  for (const selector of names.value.slice(0, maxSelectors)) {
    const { outcome, aliases } = await io.resolver.query(selector, "TXT");
    if (outcome.kind === "rrset") keys += outcome.rrset.rdata.some((rdata) => isKey(textOf(rdata))) ? 1 : 0;
    else if (outcome.kind === "unknown" && aliases.length > 0) keys += 1; // a key kept by somebody else
  }
  return keys;
}

/** `*._domainkey` with an empty key: no selector of the domain signs (M3AAWG, protecting parked domains). */
export async function hasNullDkimWildcard(domain: DomainName, io: Io): Promise<boolean | "unknown"> {
  const { outcome } = await io.resolver.query(below("*._domainkey", domain), "TXT");
  switch (outcome.kind) {
    case "rrset":
      return outcome.rrset.rdata.some((rdata) => isRevoked(textOf(rdata)));
    case "nodata":
    case "nxdomain":
      return false;
    case "unknown":
    case "failed":
      return "unknown";
  }
}

function isKey(text: string): boolean {
  return /(?:^|;)\s*p\s*=\s*[^;\s]/.test(text);
}

function isRevoked(text: string): boolean {
  return /(?:^|;)\s*p\s*=\s*(?:;|$)/.test(text);
}
