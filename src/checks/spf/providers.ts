/**
 * Well-known includes of services with many customers. The comments name the set-up guides that
 * tell customers to publish them; last changed 2026-11-22.
 *
 * `isShared`: any customer can send from the addresses with any envelope sender that the service lets him use, so that
 * SPF alone does not tell one customer from another (RFC 7208 §11.4; "BreakSPF", NDSS 2024).
 */
export interface Provider {
  name: string;
  isShared: boolean;
}

const shared = (name: string): Provider => ({ name, isShared: true });

const providers: Readonly<Record<string, Provider>> = {
  // learn.microsoft.com/defender-office-365/email-authentication-spf-configure
  "spf.protection.outlook.com": shared("Microsoft 365"),
  "spf.protection.office365.us": shared("Microsoft 365 GCC High"),
  // support.google.com/a/answer/10684623
  "_spf.google.com": shared("Google Workspace"),
  // docs.sendgrid.com, SPF records
  "sendgrid.net": shared("Twilio SendGrid"),
  // docs.aws.amazon.com/ses, custom MAIL FROM domain
  "amazonses.com": shared("Amazon SES"),
  // documentation.mailgun.com, domain verification
  "mailgun.org": shared("Mailgun"),
  "eu.mailgun.org": shared("Mailgun"),
  // mailchimp.com/developer/transactional/docs/authentication-delivery
  "spf.mandrillapp.com": shared("Mailchimp Transactional"),
  // mailchimp.com/help, domain authentication (former)
  "servers.mcsv.net": shared("Mailchimp"),
  // support.zendesk.com, SPF for Zendesk
  "mail.zendesk.com": shared("Zendesk"),
  // help.salesforce.com, SPF record
  "_spf.salesforce.com": shared("Salesforce"),
  // Symantec Email Security.cloud, SPF
  "spf.messagelabs.com": shared("Symantec Email Security.cloud"),
  // community.mimecast.com, SPF records
  "_netblocks.mimecast.com": shared("Mimecast"),
  // help.brevo.com, SPF (former Sendinblue)
  "spf.sendinblue.com": shared("Brevo"),
  "spf.brevo.com": shared("Brevo"),
  // dev.mailjet.com, SPF
  "spf.mailjet.com": shared("Mailjet"),
  // postmarkapp.com/support, SPF
  "spf.mtasv.net": shared("Postmark"),
  // zoho.com/mail/help, SPF configuration
  "zoho.com": shared("Zoho Mail"),
  "zoho.eu": shared("Zoho Mail"),
  "zohomail.com": shared("Zoho Mail"),
  "one.zoho.com": shared("Zoho One"),
  // fastmail.help, manual DNS configuration
  "spf.messagingengine.com": shared("Fastmail"),
  // proton.me/support/anti-spoofing-custom-domain
  "_spf.protonmail.ch": shared("Proton Mail"),
  // docs.ovh.com, SPF
  "mx.ovh.com": shared("OVHcloud"),
  // ionos.com/help, SPF
  "_spf.perfora.net": shared("IONOS"),
  "_spf.kundenserver.de": shared("IONOS"),
  // godaddy.com/help, SPF
  "secureserver.net": shared("GoDaddy"),
  // sparkpost.com/docs, SPF
  "sparkpostmail.com": shared("SparkPost"),
  // knowledge.hubspot.com; the account's number comes first
  "spf.hubspotemail.net": shared("HubSpot"),
  // freshworks support
  "email.freshdesk.com": shared("Freshdesk"),
  // documentation of Atlassian Cloud, custom sender domains
  "_spf.atlassian.net": shared("Atlassian Cloud"),
};

/** Who is behind an included name: the name itself or what follows the labels of an account. */
export function providerOf(target: string): Provider | undefined {
  for (let name = target.slice(-253); name.includes("."); name = name.slice(name.indexOf(".") + 1))
    if (Object.hasOwn(providers, name)) return providers[name];
  return undefined;
}
