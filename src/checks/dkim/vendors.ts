/** Who keeps a key that a CNAME leads to. Last changed 2026-11-22. */
import { type DomainName, isWithin, name } from "../../dns/name.ts";
import { listedOrganizationalDomain } from "../../mail/organizational-domain.ts";

/** Vendors whose keys are below several organizational domains; the comments name their set-up guides. */
const vendors: Readonly<Record<string, readonly DomainName[]>> = {
  // learn.microsoft.com/defender-office-365/email-authentication-dkim-configure: the former names, and those since 2025
  "Microsoft 365": [name("onmicrosoft.com"), name("dkim.mail.microsoft")],
  // mailchimp.com/help/set-up-email-domain-authentication, mailchimp.com/developer/transactional/docs/authentication-delivery
  Mailchimp: [name("mcsv.net"), name("mandrillapp.com")],
};

/** The vendor's name, or else the organizational domain of the target. */
export function vendorOf(target: DomainName): string {
  const known = Object.entries(vendors).find(([, domains]) => domains.some((domain) => isWithin(target, domain)));
  return known?.[0] ?? listedOrganizationalDomain(target);
}
