/** The rule of TLS-RPT. */
import type { Rule } from "../../model.ts";
import { text } from "../../words.ts";

export const defects: Readonly<Record<string, string>> = {
  version: "it does not begin with `v=TLSRPTv1;`",
  several: "there is more than one",
  "no-rua": "it has no `rua`",
  "two-ruas": "it has more than one `rua`",
  uri: "its `rua` is neither a `mailto:` nor an `https:` URI",
  empty: "it has an empty field",
  field: "it has a field that is not `name=value`",
};

export const rules = {
  "TLSRPT-REMOVED": {
    title: "Reports on TLS end or go elsewhere",
    explain:
      "The `_smtp._tls` TXT record is gone or became invalid: medium; every host that its `rua` sends reports to was replaced: " +
      "low. Nobody then hears of senders that cannot use TLS, or somebody else does. Silent where the name is gone or " +
      "receives no mail any more, where the record was invalid in the same way before, and while one host stays.",
    severities: ["medium", "low"],
    direction: "weakened",
    criteria: [],
    says: ({ domain, what, why, to }) => {
      if (what === "removed") return `${text(domain)} gets no reports on TLS any more: its TLS-RPT record is gone.`;
      if (what === "moved")
        return `Reports on TLS for ${text(domain)} go to ${text(to)} now, and nowhere where they went before.`;
      return `${text(domain)} gets no reports on TLS: its TLS-RPT record is not valid, since ${defects[text(why)] ?? text(why)}.`;
    },
    fix: ({ what }) =>
      what === "moved"
        ? "Check that the new destination is wanted, and keep one of your own."
        : "Publish one record such as `v=TLSRPTv1; rua=mailto:tls-reports@example.com` at `_smtp._tls`.",
    see: "RFC 8460 §3",
    who: "owner",
  },
} satisfies Record<string, Rule>;
