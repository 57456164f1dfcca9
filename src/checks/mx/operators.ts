/** Who runs an MX host: its organizational domain, or the provider that several such domains belong to. */
import { type DomainName, parentOf } from "../../dns/name.ts";
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";

/**
 * Domains that the MX hosts of providers stand below, where they are more than one or a public suffix themselves: a move
 * from one to another of the same provider is none. By the providers' set-up guides; last changed 2026-11-22.
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
