/** The words of the MX check. */
import type { Message } from "../../model.ts";
import { text } from "../../words.ts";

const category = "confidential-delivery";

export const messages = {
  "mx/null-mixed": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain }) =>
      `${domain} has a null MX, which says that it accepts no mail, beside other MX records. Senders disagree on which of them holds.`,
    fix: () => "Remove the null MX (`0 .`) if the domain receives mail; otherwise remove every other MX record.",
    see: "RFC 7505 §3",
    who: "owner",
  },
  "mx/null-preference": {
    severity: "low",
    demerits: {},
    says: ({ domain, preference }) => `The null MX of ${domain} has preference ${preference}; it should have 0.`,
    fix: ({ domain }) => `Publish \`${domain}. MX 0 .\``,
    see: "RFC 7505 §3",
    who: "owner",
  },
  "mx/null-without-address": {
    severity: "info",
    demerits: {},
    says: ({ domain }) => `${domain} has a null MX but no address, so nobody would deliver to it anyway.`,
    fix: () => "Nothing has to be done; the null MX is harmless, and right again as soon as there is an address.",
    see: "RFC 7505 §3",
    who: "owner",
  },
  "mx/implicit": {
    severity: "low",
    demerits: {},
    says: ({ domain }) => `${domain} has no MX record, so that senders deliver to its own address (implicit MX).`,
    fix: ({ domain }) =>
      `Publish an MX record if ${domain} receives mail, and a null MX, \`${domain}. MX 0 .\`, if it does not.`,
    see: "RFC 5321 §5.1, RFC 7505 §1",
    who: "owner",
  },
  "mx/duplicate-host": {
    severity: "info",
    demerits: {},
    says: ({ host }) => `${host} is named by more than one MX record, which has no effect.`,
    fix: ({ host }) => `Keep one MX record for ${host}.`,
    see: "RFC 5321 §5.1",
    who: "owner",
  },
  "mx/alias-target": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: ({ host, alias }) =>
      `The MX host ${host} is an alias (CNAME) of ${alias}. Some senders refuse to deliver to it.`,
    fix: ({ alias }) => `Name ${alias} in the MX record, or give the MX host addresses of its own.`,
    see: "RFC 2181 §10.3, RFC 5321 §5.1",
    who: "owner",
  },
  "mx/address-literal": {
    severity: "high",
    demerits: { [category]: 1 },
    says: ({ host }) =>
      `The MX record names ${host}, which is an IP address and not a host, so nobody can deliver there.`,
    fix: () => "Give the address a name, with an A or AAAA record, and put that name in the MX record.",
    see: "RFC 5321 §5.1",
    who: "owner",
  },
  "mx/dangling-target": {
    severity: "high",
    demerits: { [category]: 1 },
    says: ({ host }) => `The MX host ${host} has no address, so nobody can deliver there.`,
    fix: ({ host }) =>
      `Add an A or AAAA record for ${host}, or correct the MX record; a missing final dot puts the zone's origin behind a name.`,
    see: "RFC 5321 §5.1",
    who: "owner",
  },
  "mx/unregistered-domain": {
    severity: "critical",
    demerits: { [category]: 5 },
    says: ({ host, unregistered }) =>
      `The MX host ${host} leads to ${unregistered}, which does not exist: if it is free, whoever registers it receives the mail.`,
    fix: ({ unregistered }) =>
      `Remove the MX record, or correct it; register ${unregistered} if it was meant to be yours.`,
    see: "RFC 5321 §5.1",
    who: "owner",
  },
  "mx/no-reverse-name": {
    severity: "info",
    demerits: {},
    says: ({ host, addresses }) =>
      `Addresses of ${host} have no name (PTR): ${text(addresses)}. Many receivers refuse mail that comes from such an address.`,
    fix: ({ host }) => `If it sends mail too, have whoever gave out the addresses publish \`PTR ${host}.\` for them.`,
    see: "RFC 1912 §2.1",
    who: "mail-provider",
  },
  "mx/reverse-differs": {
    severity: "info",
    demerits: {},
    says: ({ host, addresses, names }) =>
      `The names of addresses of ${host} (${text(addresses)}) do not lead back to them: ${text(names)}.`,
    fix: () => "Have the PTR record of each address name a host that has this address.",
    see: "RFC 1912 §2.1",
    who: "mail-provider",
  },
} satisfies Record<string, Message>;
