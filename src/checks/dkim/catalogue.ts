/** Selectors of DKIM keys that a domain is likely to have. Last changed 2026-11-22. */
import type { DomainName } from "../../dns/name.ts";
import { mailProviders } from "../../mail/mail-providers.ts";

/** What signing software and hosting panels propose, and providers whose customers show neither by MX nor by SPF. */
const common: readonly string[] = [
  "default", // cPanel, OpenDKIM
  "dkim",
  "mail",
  "mx",
  "s1",
  "s2",
  "selector1",
  "selector2",
  "google",
  "k1",
  "key1",
  "mxvault",
];

/** Selectors worth asking for, each once: those of the providers that the names show, then common ones. */
export function likelySelectors(mxHosts: readonly DomainName[], spfTargets: readonly DomainName[]): readonly string[] {
  const ofProviders = mailProviders(mxHosts, spfTargets).flatMap(({ selectors }) => selectors);
  return [...new Set([...ofProviders, ...common])];
}
