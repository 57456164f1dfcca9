/** The words of what TLS-RPT finds. */
import type { Arg, Message } from "../../model.ts";
import { text } from "../../words.ts";
import { defects } from "./rules.ts";

function andOf(policies: Arg | undefined): string {
  return typeof policies === "object" ? policies.join(" and ") : text(policies);
}

export const messages = {
  "tls-rpt/no-record": {
    severity: "info",
    demerits: {},
    says: ({ domain }) =>
      `${text(domain)} asks for no reports on TLS, so that nobody hears of senders who cannot use it.`,
    fix: ({ domain }) => `Name an address that somebody reads in a TXT record at \`_smtp._tls.${text(domain)}\`.`,
    see: "RFC 8460 §3",
    who: "owner",
  },
  "tls-rpt/invalid": {
    severity: "medium",
    demerits: {},
    says: ({ domain, why }) =>
      `Senders take the TLS-RPT record of ${text(domain)} for none: ${defects[text(why)] ?? text(why)}.`,
    fix: () => "Publish one record such as `v=TLSRPTv1; rua=mailto:tls-reports@example.com`.",
    see: "RFC 8460 §3",
    who: "owner",
  },
  "tls-rpt/unseen": {
    severity: "low",
    demerits: {},
    says: ({ domain, policies }) =>
      `${text(domain)} has ${andOf(policies)} and asks for no reports: senders who refuse to deliver because of it do so unseen.`,
    fix: ({ domain }) => `Name an address that somebody reads in a TXT record at \`_smtp._tls.${text(domain)}\`.`,
    see: "RFC 8460 §1, §3",
    who: "owner",
  },
  "tls-rpt/nothing-to-report": {
    severity: "info",
    demerits: {},
    says: ({ domain }) =>
      `${text(domain)} asks for reports on TLS and has neither MTA-STS nor DANE: senders have little to report, since they need no TLS.`,
    fix: () => "Publish an MTA-STS policy in the mode `testing`; the reports then say whom `enforce` would stop.",
    see: "RFC 8460 §1, RFC 8461 §5",
    who: "owner",
  },
  "tls-rpt/no-report-host": {
    severity: "low",
    demerits: {},
    says: ({ domain, scheme, host }) =>
      `Reports on TLS for ${text(domain)} go to ${text(host)}, which ${scheme === "https" ? "has no address" : "receives no mail"}.`,
    fix: () => "Correct the `rua`, or have the destination take what is sent to it.",
    see: "RFC 8460 §3, §5.3",
    who: "owner",
  },
} satisfies Record<string, Message>;
