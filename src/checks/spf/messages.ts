/** The words of the findings of SPF. */
import type { Message, Severity } from "../../model.ts";
import type { ExplanationFault } from "./facts.ts";
import { words } from "./words.ts";

const permerror = "Receivers answer permerror, as if there were no record.";

const faults: Readonly<Record<string, string>> = {
  none: "has no TXT record",
  several: "has more than one TXT record",
  syntax: "has a TXT record that is no explanation",
} satisfies Record<ExplanationFault, string>;

type Words = Omit<Message, "severity" | "demerits" | "who"> & Partial<Pick<Message, "who">>;

function message(severity: Severity, demerits: number, rest: Words): Message {
  return { severity, demerits: demerits === 0 ? {} : { "phishing-identity-theft": demerits }, who: "owner", ...rest };
}

export const messages = {
  "spf/absent": message("high", 0, {
    says: ({ domain }) => words`${domain} has no SPF record, so receivers cannot tell who may send for it.`,
    fix: () => "Publish a record that lists the hosts that send, or `v=spf1 -all` if none does.",
    see: "RFC 7208 §3, §10.1.2",
  }),
  "spf/temperror": message("info", 0, {
    says: ({ domain, detail }) => words`The SPF record of ${domain} could not be looked up: ${detail}.`,
    fix: () => "Look again later; if it stays, ask whoever runs the name servers.",
    see: "RFC 7208 §2.6.6",
  }),
  "spf/bogus": message("high", 0, {
    says: ({ domain, detail }) =>
      words`The SPF record of ${domain} cannot be believed: ${detail}. Receivers that validate answer temperror.`,
    fix: () => "Repair the signatures of the zone; see the findings of DNSSEC.",
    see: "RFC 4035 §5.5, RFC 7208 §2.6.6",
    who: "dns-host",
  }),
  "spf/include-temperror": message("medium", 0, {
    says: ({ owner, term, detail }) =>
      words`\`${term}\` in the record of ${owner} could not be looked up: ${detail}. While that is so, receivers answer temperror to whom no earlier term matches.`,
    fix: () => "Look again later; if it stays, tell whoever runs that name, or remove the term.",
    see: "RFC 7208 §2.6.6, §5.2",
  }),
  "spf/include-bogus": message("high", 0, {
    says: ({ owner, term, detail }) =>
      words`What \`${term}\` in the record of ${owner} leads to cannot be believed: ${detail}. Receivers that validate answer temperror to whom no earlier term matches.`,
    fix: () => "Tell whoever runs that name that its signatures are broken, or remove the term.",
    see: "RFC 4035 §5.5, RFC 7208 §2.6.6",
  }),
  "spf/takeover": message("critical", 3, {
    says: ({ domain, owner, term, free }) =>
      words`\`${term}\` in the record of ${owner} leads to ${free}, which does not exist. If it is free, whoever registers it decides who may send as ${domain}.`,
    fix: () => "Remove the term now, or register the domain.",
    see: "RFC 7208 §11.4",
  }),
  "spf/senders": message("info", 0, {
    says: ({ domain, ipv4, ipv6, isAll }) =>
      words`${isAll === true ? "" : "At least "}${ipv4} IPv4 and ${ipv6} IPv6 addresses may send as ${domain}.`,
    fix: () => "Nothing, if all of them are meant.",
    see: "RFC 7208 §11.4",
  }),
  "spf/shared-service": message("info", 0, {
    says: ({ domain, services }) =>
      words`${domain} lets services send that others use too: ${services}. SPF alone does not tell one customer of theirs from another.`,
    fix: () => "Have each of them sign with DKIM under your domain, and remove those that are not used.",
    see: "RFC 7208 §11.4",
  }),
  "spf/duplicate": message("critical", 0, {
    says: ({ domain, count }) => words`${domain} has ${count} SPF records. ${permerror}`,
    fix: () => "Join them to one record with one `all` at its end.",
    see: "RFC 7208 §3.2, §4.5",
  }),
  "spf/syntax": message("critical", 0, {
    says: ({ domain, error, term }) =>
      words`The SPF record of ${domain} has a syntax error at \`${term}\`: ${error}. ${permerror}`,
    fix: () => "Correct the term.",
    see: "RFC 7208 §4.6, §12",
  }),
  "spf/included-syntax": message("critical", 0, {
    says: ({ domain, term, detail }) =>
      words`A record that ${domain} includes with \`${term}\` has a syntax error: ${detail}. ${permerror}`,
    fix: () => "Correct the included record, or remove the include.",
    see: "RFC 7208 §5.2",
  }),
  "spf/included-duplicate": message("critical", 0, {
    says: ({ domain, term, detail }) =>
      words`\`${term}\` of ${domain} meets more than one record: ${detail}. ${permerror}`,
    fix: () => "Join the included records to one, or remove the include.",
    see: "RFC 7208 §5.2",
  }),
  "spf/include-none": message("critical", 0, {
    says: ({ domain, term, detail }) => words`\`${term}\` of ${domain} finds no SPF record: ${detail}. ${permerror}`,
    fix: () =>
      "Remove the term, or publish the record that it asks for. A name that is free to register can be taken over.",
    see: "RFC 7208 §5.2, §6.1",
  }),
  "spf/include-target": message("critical", 0, {
    says: ({ domain, term }) => words`\`${term}\` of ${domain} does not lead to a domain name. ${permerror}`,
    fix: () => "Correct the name.",
    see: "RFC 7208 §4.3, §4.8",
  }),
  "spf/loop": message("critical", 0, {
    says: ({ domain, detail }) => words`The SPF record of ${domain} includes itself: ${detail}. ${permerror}`,
    fix: () => "Remove one of these includes.",
    see: "RFC 7208 §4.6.4",
  }),
  "spf/mx-hosts": message("critical", 0, {
    says: ({ term, detail }) =>
      words`\`${term}\` meets more MX records than the 10 that are allowed: ${detail}. ${permerror}`,
    fix: () => "Replace `mx` by the addresses of the hosts that send.",
    see: "RFC 7208 §4.6.4",
  }),
  "spf/lookups-over": message("critical", 0, {
    says: ({ domain, detail }) =>
      words`The SPF record of ${domain} costs more than 10 look-ups: ${detail}. ${permerror}`,
    fix: () => "Remove includes that are not used, and replace `a` and `mx` by addresses.",
    see: "RFC 7208 §4.6.4",
  }),
  "spf/voids-over": message("high", 0, {
    says: ({ domain, detail }) =>
      words`The SPF record of ${domain} asks for more than 2 names that have no such record: ${detail}. ${permerror}`,
    fix: () => "Remove the terms whose names no longer exist.",
    see: "RFC 7208 §4.6.4",
  }),
  "spf/anybody": message("critical", 0, {
    says: ({ domain }) => words`Any host may send mail as ${domain} and pass SPF, and DMARC with it.`,
    fix: () => "List the hosts that send, and end in `-all` or `~all`.",
    see: "RFC 7208 §5.1",
  }),
  "spf/softfail": message("low", 1, {
    says: ({ domain }) => words`Hosts that ${domain} does not list get softfail, which few receivers refuse by itself.`,
    fix: () =>
      "End the record in `-all` once every sending host is listed. Where DMARC has what fails refused, `~all` is as good, and kinder to mail that is forwarded.",
    see: "RFC 7208 §8.5, RFC 7489 §10.1",
  }),
  "spf/neutral": message("high", 0, {
    says: ({ domain }) =>
      words`Hosts that ${domain} does not list get neutral (\`?all\`), which receivers treat as if there were no record.`,
    fix: () => "End the record in `-all` or `~all`.",
    see: "RFC 7208 §8.2",
  }),
  "spf/no-all": message("high", 0, {
    says: ({ domain }) =>
      words`The SPF record of ${domain} ends without \`all\` or \`redirect\`, so hosts that it does not list get neutral.`,
    fix: () => "End the record in `-all` or `~all`.",
    see: "RFC 7208 §4.7",
  }),
  "spf/lookups-near": message("low", 1, {
    says: ({ domain, count, isExact }) =>
      words`The SPF record of ${domain} costs ${isExact === true ? "" : "at least "}${count} of 10 look-ups. One more include of a service may break it.`,
    fix: () => "Remove includes that are not used, and replace `a` and `mx` by addresses.",
    see: "RFC 7208 §4.6.4",
  }),
  "spf/voids-of-one-family": message("low", 1, {
    says: ({ domain, count }) =>
      words`${count} look-ups of the SPF record of ${domain} are void for clients of one address family; strict receivers stop at the third.`,
    fix: () => "Use `ip4` and `ip6` for hosts that have addresses of one family only.",
    see: "RFC 7208 §4.6.4",
  }),
  "spf/wide": message("medium", 2, {
    says: ({ domain, nets }) =>
      words`${domain} lets large networks send: ${nets}. Whoever has a host in them can forge it.`,
    fix: () => "Authorise the hosts that send, not the network that they are in.",
    see: "RFC 7208 §11.4",
  }),
  "spf/private": message("low", 0, {
    says: ({ domain, nets }) =>
      words`${domain} authorises addresses that no mail can come from over the Internet: ${nets}.`,
    fix: () => "Authorise the public address that the mail leaves from.",
    see: "RFC 1918 §3, RFC 6890 §2.2",
  }),
  "spf/ptr": message("medium", 1, {
    says: ({ owner, term }) =>
      words`\`${term}\` in the record of ${owner} should not be used: it is slow, and not every receiver evaluates it.`,
    fix: () => "Use `ip4` and `ip6`, or `a`, instead.",
    see: "RFC 7208 §5.5",
  }),
  "spf/after-all": message("medium", 1, {
    says: ({ owner, term }) =>
      words`\`${term}\` in the record of ${owner} stands behind \`all\` and is never looked at.`,
    fix: () => "Move `all` to the end, or remove what follows it.",
    see: "RFC 7208 §5.1",
  }),
  "spf/redirect-with-all": message("medium", 1, {
    says: ({ owner, term }) => words`\`${term}\` in the record of ${owner} is ignored, because there is \`all\` too.`,
    fix: () => "Use either `all` or `redirect`.",
    see: "RFC 7208 §6.1",
  }),
  "spf/repeated": message("info", 0, {
    says: ({ owner, term }) =>
      words`\`${term}\` stands more than once in the record of ${owner}; the second has no effect and may cost a look-up.`,
    fix: () => "Remove the second one.",
    see: "RFC 7208 §4.6.2",
  }),
  "spf/host-bits": message("low", 0, {
    says: ({ owner, term }) =>
      words`\`${term}\` in the record of ${owner} has bits behind its prefix; it stands for the whole network.`,
    fix: () => "Write the network's first address, or leave the prefix out if one host was meant.",
    see: "RFC 7208 §5.6",
  }),
  "spf/disclosure": message("info", 0, {
    says: ({ domain, term, target }) =>
      words`With \`${term}\`, whoever runs ${target} learns of mail that claims to come from ${domain}.`,
    fix: () => "Nothing, if that is wanted.",
    see: "RFC 7208 §6.2, §11.5",
  }),
  "spf/explanation": message("info", 0, {
    says: ({ domain, term, target, fault }) =>
      words`\`${term}\` in the record of ${domain} explains nothing to whom it refuses: ${target} ${faults[String(fault)]}.`,
    fix: ({ target }) => words`Publish one TXT record with a sentence at ${target}, or remove the term.`,
    see: "RFC 7208 §6.2",
  }),
  "spf/mx-host": message("info", 0, {
    says: ({ domain, names }) =>
      words`The MX hosts ${names} of ${domain} have no SPF record of their own, so that anybody can greet with their names, and bounces from them carry nothing that could pass.`,
    fix: () => "Publish `v=spf1 a -all` at each of them, with the addresses of other hosts that greet by the name.",
    see: "RFC 7208 §2.3, §10.1.3",
  }),
  "spf/subdomain": message("info", 0, {
    says: ({ domain, names }) =>
      words`${names} have addresses and no SPF record: that of ${domain} does not hold for subdomains, and no DMARC policy does. Anybody can send from there.`,
    fix: () => "Publish a DMARC policy that holds for subdomains, and `v=spf1 -all` at those that send no mail.",
    see: "RFC 7208 §4.5, §10.1.2",
  }),
  "spf/wildcard": message("info", 0, {
    says: ({ domain }) =>
      words`The SPF record at *.${domain} holds only for names that have no record of any type: those that exist need one of their own.`,
    fix: () => "Publish a record at each name that has others.",
    see: "RFC 7208 §3.5, RFC 4592 §2.2.1",
  }),
  "spf/sender-id": message("info", 0, {
    says: ({ domain, text }) => words`${domain} has \`${text}\`, a record of Sender ID, which nobody reads any more.`,
    fix: () => "Remove it.",
    see: "RFC 4406 §3",
  }),
  "spf/long": message("low", 1, {
    says: ({ domain, octets }) =>
      words`The SPF record of ${domain} has ${octets} octets; beyond 450 the answer may not fit in a UDP packet.`,
    fix: () => "Shorten the record, for example by networks instead of single addresses.",
    see: "RFC 7208 §3.4",
  }),
  "spf/rrset": message("low", 0, {
    says: ({ domain, octets }) =>
      words`All TXT records of ${domain} together have ${octets} octets and do not fit in a UDP packet of 512.`,
    fix: () => "Remove verification records that are no longer needed, or move them to names of their own.",
    see: "RFC 7208 §3.4",
  }),
  "spf/version": message("medium", 0, {
    says: ({ domain, text }) =>
      words`The value \`${text}\` at ${domain} looks like SPF, but does not begin with \`v=spf1\` and a space, so it is passed over.`,
    fix: () => "Correct its beginning, or remove it.",
    see: "RFC 7208 §4.5",
  }),
  "spf/type99": message("info", 0, {
    says: ({ domain }) => words`${domain} has an SPF (type 99) record, which nobody reads.`,
    fix: () => "Remove it; the TXT record is the one that counts.",
    see: "RFC 7208 §3.1",
  }),
} satisfies Record<string, Message>;
