/** The words of what MTA-STS finds. */
import type { Message } from "../../model.ts";
import { text } from "../../words.ts";

const category = "confidential-delivery";

export const messages = {
  "mta-sts/no-record": {
    severity: "low",
    demerits: {},
    says: ({ domain }) =>
      `${text(domain)} has no MTA-STS record, so that senders without DANE cannot tell when TLS is stripped.`,
    fix: ({ domain }) =>
      `Give mta-sts.${text(domain)} an address and a certificate, serve the policy there, and then publish the record at _mta-sts.${text(domain)}.`,
    see: "RFC 8461 §3",
    who: "owner",
  },
  "mta-sts/invalid-record": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, record }) => `Senders take the MTA-STS record of ${text(domain)} for none: \`${text(record)}\`.`,
    fix: () => "Publish a record such as `v=STSv1; id=20260101T000000`; the id is 1 to 32 letters and digits.",
    see: "RFC 8461 §3.1",
    who: "owner",
  },
  "mta-sts/several-records": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, count }) => `${text(domain)} has ${text(count)} MTA-STS records, which senders take for none.`,
    fix: () => "Keep one of them, with a new `id`.",
    see: "RFC 8461 §3.1",
    who: "owner",
  },
  "mta-sts/no-host": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain }) => `mta-sts.${text(domain)} has no address, so that nobody can fetch the policy.`,
    fix: ({ domain }) => `Give mta-sts.${text(domain)} an address or alias that serves the policy.`,
    see: "RFC 8461 §3.3",
    who: "owner",
  },
  "mta-sts/invalid-policy": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, why }) =>
      `The MTA-STS policy of ${text(domain)} is not valid (${text(why)}), so that senders take it for none.`,
    fix: () => "Correct the line: `version: STSv1`, `mode`, `max_age` and at least one `mx`, one to a line.",
    see: "RFC 8461 §3.2",
    who: "owner",
  },
  "mta-sts/mode-testing": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: ({ domain }) =>
      `The MTA-STS policy of ${text(domain)} is in \`testing\`: senders report what is wrong and deliver all the same.`,
    fix: () => "Set `mode: enforce` and a new `id` once the reports (TLS-RPT) show no failures.",
    see: "RFC 8461 §5",
    who: "owner",
  },
  "mta-sts/mode-none": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: ({ domain }) => `The MTA-STS policy of ${text(domain)} says \`mode: none\`, which is the same as no policy.`,
    fix: () => "Set `mode: enforce`, or remove the record once the old `max_age` has passed.",
    see: "RFC 8461 §8.3",
    who: "owner",
  },
  "mta-sts/short-max-age": {
    severity: "low",
    demerits: { [category]: 1 },
    says: ({ domain, seconds }) =>
      `Senders keep the MTA-STS policy of ${text(domain)} for ${text(seconds)} seconds only.`,
    fix: () => "Use a `max_age` of weeks, such as 2592000.",
    see: "RFC 8461 §3.2",
    who: "owner",
  },
  "mta-sts/long-max-age": {
    severity: "low",
    demerits: {},
    says: ({ domain, seconds }) =>
      `The \`max_age\` of ${text(domain)} is ${text(seconds)} seconds; more than 31557600 is not allowed.`,
    fix: () => "Use a `max_age` of weeks or months, of at most 31557600.",
    see: "RFC 8461 §3.2",
    who: "owner",
  },
  "mta-sts/wide-pattern": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: ({ domain, pattern }) =>
      `The MTA-STS policy of ${text(domain)} allows \`${text(pattern)}\`, where anybody can have a host.`,
    fix: () => "Name the MX hosts, or the narrowest wildcard that matches them.",
    see: "RFC 8461 §4.1",
    who: "owner",
  },
  "mta-sts/mx-uncovered": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, hosts, mode }) =>
      `The MTA-STS policy of ${text(domain)} (\`${text(mode)}\`) does not allow its MX hosts ${text(hosts)}.`,
    fix: () => "Add `mx:` lines for them, and give the record a new `id`; a wildcard stands for one label alone.",
    see: "RFC 8461 §4.1",
    who: "owner",
  },
  "mta-sts/policy-address": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain }) => `mta-sts.${text(domain)} has no public address, so that nobody can fetch the policy.`,
    fix: ({ domain }) => `Give mta-sts.${text(domain)} an address or alias that serves the policy.`,
    see: "RFC 8461 §3.3",
    who: "owner",
  },
  "mta-sts/policy-connection": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, why }) => `mta-sts.${text(domain)} takes no connection on port 443 (${text(why)}).`,
    fix: () => "Serve the policy over HTTPS there.",
    see: "RFC 8461 §3.3",
    who: "owner",
  },
  "mta-sts/policy-tls": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, why }) => `No TLS handshake succeeds with mta-sts.${text(domain)}: ${text(why)}.`,
    fix: () => "Allow TLS 1.2 and 1.3 there, and give it a certificate for its name.",
    see: "RFC 8461 §3.3",
    who: "owner",
  },
  "mta-sts/policy-http": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, why }) => `mta-sts.${text(domain)} does not speak HTTP as senders know it (${text(why)}).`,
    fix: () => "Serve the policy with a web server of today.",
    see: "RFC 8461 §3.3",
    who: "owner",
  },
  "mta-sts/policy-certificate": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, why }) =>
      `Nobody takes the policy from mta-sts.${text(domain)}, for its certificate is not to be trusted: ${text(why)}.`,
    fix: ({ domain }) => `Get a certificate for mta-sts.${text(domain)} from a public authority, and renew it in time.`,
    see: "RFC 8461 §3.3",
    who: "owner",
  },
  "mta-sts/policy-redirect": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, code, location }) =>
      `mta-sts.${text(domain)} redirects to ${text(location)} (${text(code)}), which senders must not follow.`,
    fix: ({ domain }) => `Serve the policy itself at \`https://mta-sts.${text(domain)}/.well-known/mta-sts.txt\`.`,
    see: "RFC 8461 §3.3",
    who: "owner",
  },
  "mta-sts/policy-code": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, code }) => `mta-sts.${text(domain)} answers ${text(code)} where the policy should be.`,
    fix: ({ domain }) => `Serve the policy at \`https://mta-sts.${text(domain)}/.well-known/mta-sts.txt\`.`,
    see: "RFC 8461 §3.3",
    who: "owner",
  },
  "mta-sts/policy-size": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, octets }) => `The policy of ${text(domain)} has more than ${text(octets)} octets.`,
    fix: () => "Serve the few lines of the policy alone.",
    see: "RFC 8461 §3.3",
    who: "owner",
  },
  "mta-sts/content-type": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: ({ domain, contentType }) =>
      `The policy of ${text(domain)} is served as \`${text(contentType)}\`, and senders that look at the type, such as Postfix with postfix-mta-sts-resolver, take it for none.`,
    fix: () => "Serve it with `Content-Type: text/plain`.",
    see: "RFC 8461 §3.2",
    who: "owner",
  },
  "mta-sts/mx-untrusted": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ host, addresses, why, mode }) =>
      `${text(host)} (${text(addresses)}) has no TLS with a certificate that the policy asks for (${text(why)}): ` +
      `senders ${mode === "enforce" ? "do not deliver there" : "report it"}.`,
    fix: () => "Give the MX host a certificate of a public authority for its name, with the whole chain.",
    see: "RFC 8461 §4.2, §5",
    who: "mail-provider",
  },
} satisfies Record<string, Message>;
