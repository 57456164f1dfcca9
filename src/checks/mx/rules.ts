/** The rules of MX: what a change does to where mail goes. */
import type { Rule } from "../../model.ts";
import { text } from "../../words.ts";

export type RuleId =
  | "MX-REPLACED"
  | "MX-NEW-ORG"
  | "MX-REMOVED"
  | "MX-NULL-LOST"
  | "MX-NULL-MIXED"
  | "MX-CNAME"
  | "MX-IP"
  | "MX-MISSING"
  | "MX-NODOT"
  | "MX-WILDCARD";

export const rules: Readonly<Record<RuleId, Rule>> = {
  "MX-REPLACED": {
    title: "Mail goes to another operator",
    explain:
      "None of the operators of the MX hosts is the same as before: medium, since who runs the MX hosts reads the mail; high if the DMARC policy of the domain is loosened by the same change. An operator is the organizational domain of the host, or a provider that is known to have several. Hosts that nobody could deliver to do not count. Silent where one operator stays, where the preferences alone change, and where there was no MX record before.",
    severities: ["high", "medium"],
    direction: "weakened",
    criteria: [],
    says: ({ domain, before, after, isLoosened }) =>
      `Mail for ${text(domain)} now goes to ${text(after)} and no longer to ${text(before)}.${isLoosened === true ? " Its DMARC policy is lowered by the same change." : ""}`,
    fix: ({ after }) =>
      `See that the move to ${text(after)} is meant, and leave the DMARC policy as it is while mail moves.`,
    see: "RFC 5321 §5.1",
    who: "owner",
  },
  "MX-NEW-ORG": {
    title: "Mail goes to one more operator first",
    explain:
      "An MX host of an operator that had none before was added with a preference as low as the lowest of the others, so that senders try it first: medium. Silent for one that is tried after them, and where no operator stays (that is `MX-REPLACED`).",
    severities: ["medium"],
    direction: "weakened",
    criteria: [],
    says: ({ domain, operators, hosts }) =>
      `Senders now try ${text(hosts)} of ${text(operators)} first, which mail for ${text(domain)} did not go to before.`,
    fix: ({ operators }) => `See that ${text(operators)} is meant to receive this mail; otherwise remove the record.`,
    see: "RFC 5321 §5.1",
    who: "owner",
  },
  "MX-REMOVED": {
    title: "MX records removed",
    explain:
      "The domain had MX records and has none, but still an address, or one that the files do not show: medium. Senders then deliver to that address (implicit MX), which is mostly a web server. Also medium where it has no address either, so that nobody can deliver, unless it is parked from then on. Silent where the name is gone.",
    severities: ["medium"],
    direction: "breaks-mail",
    criteria: [],
    says: ({ domain, isUndeliverable }) =>
      `${text(domain)} has no MX record any more, ${isUndeliverable === true ? "and no address: nobody can deliver mail to it" : "so that senders deliver to the domain's own address"}.`,
    fix: ({ domain, hosts }) =>
      `Keep the MX records (${text(hosts)}), or publish \`${text(domain)}. MX 0 .\` if the domain receives no mail from now on.`,
    see: "RFC 5321 §5.1, RFC 7505 §1",
    who: "owner",
  },
  "MX-NULL-LOST": {
    title: "Null MX removed",
    explain:
      "A null MX gave way to MX hosts, or to the domain's own address: the domain receives mail now. Told for information (info). Silent for a domain that was parked, where `PARKED-REGRESSION` tells it.",
    severities: ["info"],
    direction: "weakened",
    criteria: [],
    says: ({ domain, after }) => `${text(domain)} said that it accepts no mail; its mail now goes to ${text(after)}.`,
    fix: ({ domain }) => `Keep \`${text(domain)}. MX 0 .\` if the domain is to receive no mail.`,
    see: "RFC 7505 §3",
    who: "owner",
  },
  "MX-NULL-MIXED": {
    title: "Null MX that is not one",
    explain:
      "A null MX (`.`) stands beside other MX records, or has a preference that is not 0: high, since senders disagree whether the domain accepts mail. Silent if it was so before.",
    severities: ["high"],
    direction: "breaks-mail",
    criteria: [],
    says: ({ domain, hosts, preference }) =>
      Array.isArray(hosts) && hosts.length > 0
        ? `${text(domain)} says that it accepts no mail (null MX) beside MX records for ${text(hosts)}.`
        : `The null MX of ${text(domain)} has preference ${text(preference)} where it has to have 0.`,
    fix: ({ domain }) =>
      `Publish \`${text(domain)}. MX 0 .\` alone if the domain receives no mail, and otherwise no MX record with \`.\`.`,
    see: "RFC 7505 §3",
    who: "owner",
  },
  "MX-CNAME": {
    title: "MX host is an alias",
    explain:
      "An MX record names a host that is an alias (CNAME), or a host that was none became one: medium. Some senders refuse to deliver to it. Silent if it was an alias before.",
    severities: ["medium"],
    direction: "breaks-mail",
    criteria: [],
    says: ({ host, alias }) =>
      `The MX host ${text(host)} is an alias (CNAME) of ${text(alias)}. Some senders refuse to deliver to it.`,
    fix: ({ host, alias }) => `Name ${text(alias)} in the MX record, or give ${text(host)} addresses of its own.`,
    see: "RFC 2181 §10.3, RFC 5321 §5.1",
    who: "owner",
  },
  "MX-IP": {
    title: "MX record names an address",
    explain:
      "An MX record names an IP address where a host has to be: high, nobody can deliver there. Also where the zone's origin stands behind it, because the final dot is missing. Silent if it was there before.",
    severities: ["high"],
    direction: "breaks-mail",
    criteria: [],
    says: ({ host }) =>
      `The MX record names ${text(host)}, which is an IP address and not a host: nobody can deliver there.`,
    fix: () => "Give the address a name, with an A or AAAA record, and put that name in the MX record.",
    see: "RFC 5321 §5.1",
    who: "owner",
  },
  "MX-MISSING": {
    title: "MX host does not exist",
    explain:
      "An MX record names a host in the files that has no address, or the address of an MX host is removed: high, nobody can deliver there. Silent if it had none before, for hosts outside of the files, and for hosts below `invalid`.",
    severities: ["high"],
    direction: "breaks-mail",
    criteria: [],
    says: ({ host, domain }) =>
      `The MX host ${text(host)} of ${text(domain)} has no address, so that nobody can deliver there.`,
    fix: ({ host }) => `Add an A or AAAA record for ${text(host)}, or correct the MX record.`,
    see: "RFC 5321 §5.1",
    who: "owner",
  },
  "MX-NODOT": {
    title: "MX host without its final dot",
    explain:
      "A new MX record names a host that is a whole name with the zone's origin once more behind it, as a missing final dot makes it: high. It is told from a name of the domain or of an earlier MX host in front of the origin, also where a wildcard gives it an address, or from a name with a known top-level domain in front of it where it has none.",
    severities: ["high"],
    direction: "breaks-mail",
    criteria: [],
    says: ({ host, meant }) =>
      `The MX record means ${text(meant)} and names ${text(host)}: its final dot is missing, and mail goes nowhere or elsewhere.`,
    fix: ({ meant }) => `Write \`${text(meant)}.\`, with the dot at its end.`,
    see: "RFC 1035 §5.1",
    who: "owner",
  },
  "MX-WILDCARD": {
    title: "Wildcard MX added",
    explain:
      "`*` below the domain has an MX record that names hosts, so that every name below it that does not exist receives mail: low. Silent for a null MX there, and if there was one before.",
    severities: ["low"],
    direction: "weakened",
    criteria: [],
    says: ({ name, hosts }) => `Every name that ${text(name)} stands for now receives mail, at ${text(hosts)}.`,
    fix: () => "Give the subdomains that receive mail MX records of their own.",
    see: "RFC 4592 §2.1, RFC 5321 §5.1",
    who: "owner",
  },
};
