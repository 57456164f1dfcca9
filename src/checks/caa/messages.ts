/** The words of the CAA check. */
import type { Message } from "../../model.ts";
import { text } from "../../words.ts";

export const messages = {
  "caa/absent": {
    severity: "info",
    demerits: {},
    says: ({ domain }) => `No CAA record holds for ${domain}, so that every certification authority may issue for it.`,
    fix: ({ domain }) => `Name the one that you use, such as \`${domain}. CAA 0 issue "letsencrypt.org"\`.`,
    see: "RFC 8659 §3",
    who: "owner",
  },
  "caa/lookup-failed": {
    severity: "info",
    demerits: {},
    says: ({ owners, why }) =>
      `The CAA records of ${text(owners)} could not be looked up: ${text(why)}. While an authority meets that, it does not issue or renew a certificate.`,
    fix: () => "Have the name servers answer for CAA; a type without records is answered with NODATA.",
    see: "RFC 8659 §3",
    who: "dns-host",
  },
  "caa/bogus": {
    severity: "medium",
    demerits: {},
    says: ({ owners, why }) =>
      `The CAA answer for ${text(owners)} cannot be believed: ${text(why)}. Authorities do not issue or renew certificates.`,
    fix: () => "Repair the signatures of the zone; see the findings of DNSSEC.",
    see: "RFC 4035 §5.5, RFC 8659 §3",
    who: "dns-host",
  },
  "caa/no-issuemail": {
    severity: "info",
    demerits: {},
    says: ({ domain, owner }) =>
      `The CAA records of ${owner} do not speak of S/MIME: every certification authority may issue certificates for addresses at ${domain}.`,
    fix: ({ owner }) =>
      `Name the authority that issues them, or, where nobody uses S/MIME, add \`${owner}. CAA 0 issuemail ";"\`.`,
    see: "RFC 9495 §3",
    who: "owner",
  },
  "caa/malformed": {
    severity: "low",
    demerits: {},
    says: ({ owner, record }) =>
      `The CAA record \`${record}\` of ${owner} breaks the grammar, so that it allows nobody.`,
    fix: () => 'Write it as `0 issue "ca.example.net; validationmethods=dns-01"`, without a `;` at its end.',
    see: "RFC 8659 §4.2",
    who: "owner",
  },
  "caa/repeated": {
    severity: "low",
    demerits: {},
    says: ({ owner, record }) =>
      `The CAA record \`${record}\` of ${owner} has \`accounturi\` or \`validationmethods\` twice, so that it allows nobody.`,
    fix: () => "Give each account a record of its own, and put all methods into one `validationmethods`.",
    see: "RFC 8657 §3, §4",
    who: "owner",
  },
  "caa/unknown-critical": {
    severity: "low",
    demerits: {},
    says: ({ owner, record }) =>
      `The CAA record \`${record}\` of ${owner} is critical and has a tag that is not registered: nobody may issue.`,
    fix: () => 'Correct the tag, or use `issue ";"` to say that nobody may issue.',
    see: "RFC 8659 §4.5",
    who: "owner",
  },
} satisfies Record<string, Message>;
