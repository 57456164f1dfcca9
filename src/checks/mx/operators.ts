/** Who runs an MX host: its organizational domain, or the provider that several such domains belong to. */
import { type DomainName, isWithin, parentOf } from "../../dns/name.ts";
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";
import type { MailOperator } from "../../model.ts";
import type { MxFacts } from "./evaluate.ts";
import { isAddressLiteral } from "./literal.ts";

/**
 * Domains that the MX hosts of providers stand below, so that a report has the provider's name, and a move from one to another
 * of the same provider is none. By the providers' set-up guides; last changed 2026-11-22.
 */
const providers: Readonly<Record<string, readonly string[]>> = {
  // learn.microsoft.com, Exchange Online: mail.protection.outlook.com, mx.microsoft (with DANE), and the national clouds
  "Microsoft 365": ["outlook.com", "mx.microsoft", "office365.us", "outlook.cn"],
  // support.google.com/a, MX records: smtp.google.com; formerly aspmx.l.google.com, aspmx2.googlemail.com
  "Google Workspace": ["google.com", "googlemail.com"],
  // docs.aws.amazon.com/ses, inbound-smtp.<region>.amazonaws.com
  "Amazon SES": ["amazonaws.com", "amazonaws.com.cn"],
  // proton.me/support, custom domain
  "Proton Mail": ["protonmail.ch", "proton.me"],
  // zoho.com/mail/help, MX records by data centre
  "Zoho Mail": ["zoho.com", "zoho.eu", "zoho.in", "zoho.com.au", "zohocloud.ca", "zoho.jp", "zoho.sa"],
  // help.proofpoint.com: Protection Server and Essentials
  Proofpoint: ["pphosted.com", "ppe-hosted.com", "gpphosted.com"],
  // community.mimecast.com, MX records by region
  Mimecast: ["mimecast.com", "mimecast.co.za", "mimecast-offshore.com"],
  // ionos.com/help, MX records by country
  IONOS: ["ionos.com", "ionos.de", "ionos.co.uk", "ionos.fr", "ionos.es", "ionos.it", "kundenserver.de", "perfora.net"],
  // docs.trendmicro.com, Email Security, by region
  "Trend Micro": ["trendmicro.com", "trendmicro.eu", "trendmicro.co.jp"],
  // fastmail.help, custom domains
  Fastmail: ["messagingengine.com"],
  // developers.cloudflare.com/email-routing
  "Cloudflare Email Routing": ["mx.cloudflare.net"],
  // support.apple.com, iCloud Mail with a custom domain
  "iCloud Mail": ["mail.icloud.com"],
  // docs.cisco.com, Secure Email Cloud Gateway
  "Cisco Secure Email": ["iphmx.com"],
  // campus.barracuda.com, Email Gateway Defense
  Barracuda: ["barracudanetworks.com"],
  // migadu.com/guides
  Migadu: ["migadu.com"],
  // help.ovhcloud.com, MX records
  OVHcloud: ["ovh.net"],
  // docs.gandi.net, standard MX records
  Gandi: ["gandi.net"],
  // infomaniak.com/support, MX records
  Infomaniak: ["infomaniak.ch"],
  // godaddy.com/help, MX records
  GoDaddy: ["secureserver.net"],
  // docs.rackspace.com, Rackspace Email
  "Rackspace Email": ["emailsrvr.com"],
};

const providerByDomain: ReadonlyMap<string, string> = new Map(
  Object.entries(providers).flatMap(([provider, domains]) => domains.map((domain) => [domain, provider])),
);

/** The provider's name, or the organizational domain by the public suffix list (RFC 7489 §3.2). */
export function operatorOf(host: DomainName): string {
  for (let at: DomainName | undefined = host; at !== undefined; at = parentOf(at)) {
    const provider = providerByDomain.get(at);
    if (provider !== undefined) return provider;
  }
  return listedOrganizationalDomain(host);
}

/** Who runs the MX hosts of a domain, where that is not the domain itself: by what each MX record names, or leads to. */
export function receivedBy({ domain, targets }: MxFacts): readonly MailOperator[] {
  const own = listedOrganizationalDomain(domain);
  const operators = new Map<string, Set<DomainName>>();
  for (const { host, alias, address } of targets) {
    const at = alias ?? host;
    if (isAddressLiteral(host) || address === "absent" || isWithin(at, own)) continue;
    const operator = operatorOf(at);
    operators.set(operator, (operators.get(operator) ?? new Set()).add(host));
  }
  return [...operators].map(([operator, hosts]) => ({ operator, hosts: [...hosts] }));
}
