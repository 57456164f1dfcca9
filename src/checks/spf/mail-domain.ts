/** Names that mail can come from. */
import { type DomainName, labelsOf } from "../../dns/name.ts";

/** `_spf.example.org` only stands to be included, and `*.example.org` is no name at all. */
export function isMailDomain(domain: DomainName): boolean {
  return !labelsOf(domain).some((label) => label.startsWith("_") || label === "*");
}
