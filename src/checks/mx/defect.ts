/** What is wrong with the target of an MX record, and was not before. One cause, one rule. */
import { type DomainName, isWithin, labelsOf, parentOf, parseName, root } from "../../dns/name.ts";
import { hasRegistry, listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import type { MxTarget } from "./evaluate.ts";
import { isAddressLiteral } from "./literal.ts";

export type Defect =
  | { rule: "MX-IP" | "MX-MISSING" }
  | { rule: "MX-NODOT"; meant: DomainName }
  | { rule: "MX-CNAME"; alias: DomainName };

/** `old`: the same host as a target before the change; `oldHosts`: all that were. */
export function defectOf(
  domain: DomainName,
  target: MxTarget,
  old: MxTarget | undefined,
  oldHosts: readonly DomainName[],
): Defect | undefined {
  if (isAddressLiteral(target.host)) return old === undefined ? { rule: "MX-IP" } : undefined;
  const meant = old === undefined ? withoutOrigin(domain, target, oldHosts) : undefined;
  if (meant !== undefined) return { rule: "MX-NODOT", meant };
  if (target.address === "absent") return old?.address === "absent" ? undefined : { rule: "MX-MISSING" };
  if (target.alias === undefined || old?.alias !== undefined) return undefined;
  return { rule: "MX-CNAME", alias: target.alias };
}

/** The name that was meant, where a missing final dot put an origin behind it (RFC 1035 §5.1). */
function withoutOrigin(
  domain: DomainName,
  { host, address, isSynthesized }: MxTarget,
  oldHosts: readonly DomainName[],
): DomainName | undefined {
  if (address === "present" && !isSynthesized) return undefined;
  const organization = listedOrganizationalDomain(domain);
  for (let origin = domain; isWithin(origin, organization); origin = parentOf(origin) ?? root) {
    const front = isWithin(host, origin) ? parseName(host.slice(0, -origin.length - 1)) : undefined;
    if (front?.ok !== true) continue;
    const isKnown = oldHosts.includes(front.value) || isWithin(front.value, organization);
    if (isKnown || (address === "absent" && isWholeName(front.value))) return front.value;
  }
  return undefined;
}

function isWholeName(front: DomainName): boolean {
  return labelsOf(front).length > 1 && hasRegistry(front);
}
