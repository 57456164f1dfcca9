/** Services that keep mail for their customers: what shows them, and what they have a customer publish. Last changed 2026-11-22. */
import { type DomainName, isWithin, name } from "../dns/name.ts";

export interface MailProvider {
  /** MX hosts stand below these. */
  mx?: readonly DomainName[];
  /** Names that customers include in SPF stand at or below these. */
  spf?: readonly DomainName[];
  /** Of DKIM keys. */
  selectors: readonly string[];
}

/** Only selectors that are the same for all customers. The comments name the set-up guides. */
const providers: Readonly<Record<string, MailProvider>> = {
  // support.google.com/a, turn on DKIM
  "Google Workspace": {
    mx: [name("google.com"), name("googlemail.com")],
    spf: [name("_spf.google.com")],
    selectors: ["google"],
  },
  // learn.microsoft.com/defender-office-365/email-authentication-dkim-configure
  "Microsoft 365": {
    mx: [name("outlook.com"), name("mx.microsoft")],
    spf: [name("spf.protection.outlook.com")],
    selectors: ["selector1", "selector2"],
  },
  // fastmail.help, manual DNS configuration
  Fastmail: {
    mx: [name("messagingengine.com")],
    spf: [name("spf.messagingengine.com")],
    selectors: ["fm1", "fm2", "fm3"],
  },
  // proton.me/support, DKIM for custom domains
  "Proton Mail": {
    mx: [name("protonmail.ch")],
    spf: [name("_spf.protonmail.ch")],
    selectors: ["protonmail", "protonmail2", "protonmail3"],
  },
  // zoho.com/mail/help, DKIM configuration
  "Zoho Mail": {
    mx: [name("zoho.com"), name("zoho.eu"), name("zoho.in")],
    spf: [name("zoho.com"), name("zoho.eu"), name("zohomail.com")],
    selectors: ["zoho", "zmail", "default"],
  },
  // support.apple.com, custom e-mail domain with iCloud Mail
  "iCloud Mail": { mx: [name("mail.icloud.com")], spf: [name("icloud.com")], selectors: ["sig1"] },
  // docs.gandi.net, DKIM
  Gandi: { mx: [name("gandi.net")], spf: [name("_mailcust.gandi.net")], selectors: ["gm1", "gm2", "gm3"] },
  // migadu.com/guides, DNS records
  Migadu: { mx: [name("migadu.com")], spf: [name("spf.migadu.com")], selectors: ["key1", "key2", "key3"] },
  // kb.mailbox.org, e-mail addresses of your domain
  "mailbox.org": {
    mx: [name("mailbox.org")],
    spf: [name("mailbox.org")],
    selectors: ["mbo0001", "mbo0002", "mbo0003", "mbo0004"],
  },
  // tuta.com/support, custom domain
  Tuta: { mx: [name("tutanota.de")], spf: [name("spf.tutanota.de")], selectors: ["s1", "s2"] },
  // ionos.com/help, DKIM
  IONOS: {
    mx: [name("ionos.com"), name("ionos.de"), name("kundenserver.de")],
    spf: [name("_spf.perfora.net"), name("_spf.kundenserver.de")],
    selectors: ["s1-ionos", "s2-ionos"],
  },
  // hostinger.com/support, DKIM
  Hostinger: {
    mx: [name("hostinger.com")],
    spf: [name("_spf.mail.hostinger.com")],
    selectors: ["hostingermail-a", "hostingermail-b", "hostingermail-c"],
  },
  // yandex.com/support, DKIM signature
  Yandex: { mx: [name("yandex.net")], spf: [name("_spf.yandex.net")], selectors: ["mail"] },
  // twilio.com/docs/sendgrid, domain authentication
  "Twilio SendGrid": { spf: [name("sendgrid.net")], selectors: ["s1", "s2"] },
  // mailchimp.com/help, set up email domain authentication
  Mailchimp: { spf: [name("servers.mcsv.net")], selectors: ["k1", "k2", "k3"] },
  // mailchimp.com/developer/transactional/docs/authentication-delivery
  "Mailchimp Transactional": { spf: [name("spf.mandrillapp.com")], selectors: ["mandrill", "mte1", "mte2"] },
  // documentation.mailgun.com, domain verification
  Mailgun: { spf: [name("mailgun.org")], selectors: ["k1", "smtp", "mailo", "pdk1", "pdk2"] },
  // dev.mailjet.com, SPF and DKIM
  Mailjet: { spf: [name("spf.mailjet.com")], selectors: ["mailjet"] },
  // help.brevo.com, domain authentication
  Brevo: { spf: [name("spf.brevo.com"), name("spf.sendinblue.com")], selectors: ["mail", "brevo1", "brevo2"] },
  // support.zendesk.com, digital signatures
  Zendesk: { spf: [name("mail.zendesk.com")], selectors: ["zendesk1", "zendesk2"] },
};

/** Those whose MX hosts or SPF includes a domain has. */
export function mailProviders(
  mxHosts: readonly DomainName[],
  spfTargets: readonly DomainName[],
): readonly MailProvider[] {
  return Object.values(providers).filter(
    ({ mx = [], spf = [] }) => isBelowAny(mxHosts, mx) || isBelowAny(spfTargets, spf),
  );
}

function isBelowAny(names: readonly DomainName[], ancestors: readonly DomainName[]): boolean {
  return names.some((one) => ancestors.some((ancestor) => isWithin(one, ancestor)));
}
