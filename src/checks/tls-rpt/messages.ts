/** The words of what TLS-RPT finds. */
import type { Message } from "../../model.ts";
import { text } from "../../words.ts";
import { defects } from "./rules.ts";

export const messages = {
  "tls-rpt/no-record": {
    severity: "info",
    demerits: {},
    says: ({ domain }) =>
      `${text(domain)} asks for no reports on TLS, so that failures of MTA-STS or DANE stay unseen.`,
    fix: () => "Publish `v=TLSRPTv1; rua=mailto:…` at `_smtp._tls`.",
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
} satisfies Record<string, Message>;
