/** The words of what STARTTLS finds. */
import type { Arg, Args, Message } from "../../model.ts";
import { text } from "../../words.ts";

const category = "confidential-delivery";

const at = ({ host, addresses }: Args): string => `${text(host)} (${text(addresses)})`;

const ends: Readonly<Record<string, string>> = {
  greylisted: "it greylists us",
  "rate-limited": "it limits how often it is asked",
  busy: "it is busy",
  temporary: "it wants us to try again later",
  "no-mail": "it takes no mail",
  rejected: "it rejects us",
  done: "the session ended before TLS",
  refused: "nothing listens on port 25 there",
  unreachable: "there is no way there from here",
  "timed-out": "nothing answered in time",
  "not-smtp": "what it says is no reply of SMTP",
  flood: "it sends more than anyone has to listen to",
};

const because = (why: Arg | undefined): string => ends[text(why)] ?? text(why);

const suites: Readonly<Record<string, string>> = {
  null: "no encryption",
  export: "export (40 bits)",
  anonymous: "anonymous",
  rc4: "RC4",
  des: "DES and 3DES",
};

export const messages = {
  "starttls/no-starttls": {
    severity: "high",
    demerits: { [category]: 3 },
    says: (args) => `${at(args)} does not offer STARTTLS, so that all mail to it crosses the network in the clear.`,
    fix: () => "Switch STARTTLS on, with TLS 1.2 and 1.3 and a certificate for the MX host.",
    see: "RFC 3207 §4",
    who: "mail-provider",
  },
  "starttls/no-ehlo": {
    severity: "high",
    demerits: { [category]: 3 },
    says: (args) => `${at(args)} knows HELO but not EHLO, and so no STARTTLS: all mail to it crosses in the clear.`,
    fix: () => "Have the server, or the filter in front of it, accept EHLO, and switch STARTTLS on.",
    see: "RFC 5321 §4.1.1.1, RFC 3207 §4",
    who: "mail-provider",
  },
  "starttls/refused": {
    severity: "high",
    demerits: { [category]: 3 },
    says: (args) =>
      `${at(args)} offers STARTTLS and refuses it when asked (${text(args["code"])}), so that mail goes in the clear or waits.`,
    fix: () => "Look for the reason in the server's log; often its certificate or private key cannot be read.",
    see: "RFC 3207 §4",
    who: "mail-provider",
  },
  "starttls/tls-failed": {
    severity: "high",
    demerits: { [category]: 3 },
    says: (args) => `No TLS handshake succeeds with ${at(args)}: ${text(args["why"])}.`,
    fix: () =>
      "Allow TLS 1.2 and 1.3 with the usual cipher suites, and check that certificate and key belong together.",
    see: "RFC 3207 §4.1, RFC 9325 §3.1.1",
    who: "mail-provider",
  },
  "starttls/old-tls": {
    severity: "high",
    demerits: { [category]: 2 },
    says: (args) => `${at(args)} knows no newer TLS than ${text(args["protocol"])}, which must not be used any more.`,
    fix: () => "Update the TLS library, and allow TLS 1.2 and 1.3.",
    see: "RFC 8996 §2",
    who: "mail-provider",
  },
  "starttls/not-smtp": {
    severity: "high",
    demerits: { [category]: 2 },
    says: (args) => `${at(args)} does not speak SMTP on port 25: ${because(args["why"])}.`,
    fix: () => "Have a mail server listen there, or take the address or MX record away.",
    see: "RFC 5321 §4.2",
    who: "mail-provider",
  },
  "starttls/injection": {
    severity: "high",
    demerits: { [category]: 3 },
    says: (args) =>
      `${at(args)} carries out commands inside TLS that were sent in the clear before it: an attacker can put them there.`,
    fix: () => "Update the mail server; it has to throw away what came in before the handshake.",
    see: "RFC 3207 §6, CVE-2011-0411",
    who: "mail-provider",
  },
  "starttls/plain-behind": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: (args) => `${at(args)} goes on in plain text behind its reply to STARTTLS, which senders must not listen to.`,
    fix: () => "Update the mail server, or the filter in front of it.",
    see: "RFC 3207 §4.2",
    who: "mail-provider",
  },
  "starttls/auth-in-clear": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: (args) => `${at(args)} offers AUTH on port 25 before TLS, where passwords can be read on the way.`,
    fix: () => "Offer AUTH on the submission ports (465, 587) alone, and only inside of TLS.",
    see: "RFC 4954 §4, RFC 8314 §3",
    who: "mail-provider",
  },
  "starttls/legacy-only": {
    severity: "medium",
    demerits: { [category]: 2 },
    says: (args) =>
      `A sender of today comes to no handshake with ${at(args)}; with old settings it is ${text(args["protocol"])}, ${text(args["cipher"])}.`,
    fix: () => "Allow cipher suites with ECDHE and AES-GCM, and use a certificate with a key of 2048 bits or more.",
    see: "RFC 9325 §4.2",
    who: "mail-provider",
  },
  "starttls/no-forward-secrecy": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: (args) =>
      `With ${at(args)} the session has no forward secrecy (${text(args["cipher"])}): who gets the key later can read it.`,
    fix: () => "Prefer cipher suites with ECDHE, and switch those with static RSA off.",
    see: "RFC 9325 §4.1",
    who: "mail-provider",
  },
  "starttls/no-tls13": {
    severity: "info",
    demerits: {},
    says: (args) => `${at(args)} comes to ${text(args["protocol"])} with a sender that offers TLS 1.3.`,
    fix: () => "Allow TLS 1.3.",
    see: "RFC 9325 §3.1.1",
    who: "mail-provider",
  },
  "starttls/compression": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: (args) => `${at(args)} compresses inside TLS, which can give away what is encrypted.`,
    fix: () => "Switch TLS compression off.",
    see: "RFC 9325 §3.3",
    who: "mail-provider",
  },
  "starttls/insecure-renegotiation": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: (args) => `${at(args)} does not know secure renegotiation.`,
    fix: () => "Update the TLS library.",
    see: "RFC 5746 §3.6, RFC 9325 §3.5",
    who: "mail-provider",
  },
  "starttls/no-extended-master-secret": {
    severity: "info",
    demerits: {},
    says: (args) => `${at(args)} does not bind its TLS 1.2 sessions to their handshake (extended master secret).`,
    fix: () => "Update the TLS library.",
    see: "RFC 7627, RFC 9325 §3.5",
    who: "mail-provider",
  },
  "starttls/offered-again": {
    severity: "low",
    demerits: {},
    says: (args) => `${at(args)} offers STARTTLS inside of TLS again, which it must not.`,
    fix: () => "Update the mail server, or the filter in front of it.",
    see: "RFC 3207 §4.2",
    who: "mail-provider",
  },
  "starttls/extensions-lost": {
    severity: "info",
    demerits: {},
    says: (args) => `${at(args)} offers less inside of TLS than before it: ${text(args["lost"])} is gone.`,
    fix: () => "Nothing has to be done if it is meant so.",
    see: "RFC 3207 §4.2",
    who: "mail-provider",
  },
  "starttls/requiretls": {
    severity: "info",
    demerits: {},
    says: (args) => `${at(args)} offers REQUIRETLS: senders can ask that a message never goes on in the clear.`,
    fix: () => "Nothing has to be done.",
    see: "RFC 8689 §2",
    who: "mail-provider",
  },
  "starttls/addresses-differ": {
    severity: "high",
    demerits: { [category]: 1 },
    says: ({ host, good, bad }) =>
      `Mail to ${text(host)} is encrypted at some of its addresses (${text(good)}) and not at others (${text(bad)}).`,
    fix: () => "Set all servers behind the name up alike.",
    see: "RFC 5321 §5.1",
    who: "mail-provider",
  },
  "starttls/not-public": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: (args) => `${at(args)} is not an address of the public Internet, so that nobody can deliver there.`,
    fix: () => "Take the address out of the public DNS.",
    see: "RFC 6890, RFC 5321 §5.1",
    who: "mail-provider",
  },
  "starttls/unreached": {
    severity: "info",
    demerits: {},
    says: (args) => `${at(args)} was not reached: ${because(args["why"])}.`,
    fix: () => "Try from another network; if it stays so, take the address or the MX record away.",
    see: "RFC 5321 §4.5.4.1",
    who: "mail-provider",
  },
  "starttls/not-told": {
    severity: "info",
    demerits: {},
    says: (args) => `${at(args)} did not tell whether it knows TLS: ${because(args["why"])}.`,
    fix: () => "Try again later, or from an address that the server trusts.",
    see: "RFC 5321 §4.2.1",
    who: "mail-provider",
  },
  "starttls/ssl3": {
    severity: "high",
    demerits: { [category]: 2 },
    says: (args) => `${at(args)} still accepts SSL 3.0, which anybody on the way can break.`,
    fix: () => "Allow TLS 1.2 and 1.3 only.",
    see: "RFC 7568 §3",
    who: "mail-provider",
  },
  "starttls/static-rsa": {
    severity: "info",
    demerits: {},
    says: (args) =>
      `${at(args)} accepts cipher suites without forward secrecy (static RSA) where a sender offers no others.`,
    fix: () => "Switch cipher suites with static RSA off.",
    see: "RFC 9325 §4.1",
    who: "mail-provider",
  },
  "starttls/short-dh": {
    severity: "low",
    demerits: { [category]: 1 },
    says: (args) =>
      `${at(args)} agrees on keys in a Diffie-Hellman group of ${text(args["bits"])} bits, which is too small.`,
    fix: () => "Prefer ECDHE, or use a group of RFC 7919 with 2048 bits or more.",
    see: "RFC 9325 §4.4, RFC 7919",
    who: "mail-provider",
  },
  "starttls/sha1-signature": {
    severity: "info",
    demerits: {},
    says: (args) => `${at(args)} signs its handshakes over SHA-1 (${text(args["scheme"])}).`,
    fix: () => "Update the TLS library, or allow signatures over SHA-256.",
    see: "RFC 9155 §2",
    who: "mail-provider",
  },
  "starttls/masked": {
    severity: "info",
    demerits: {},
    says: (args) =>
      `Something in front of ${at(args)} overwrites its reply to EHLO (\`${text(args["keyword"])}\`), and mostly STARTTLS with it.`,
    fix: () =>
      "Switch inspection of SMTP (ESMTP) off in the firewall: the one of the server or, if all servers look so from here, the one here.",
    see: "RFC 3207 §6, RFC 8461 §1",
    who: "mail-provider",
  },
  "starttls/old-versions": {
    severity: "low",
    demerits: { [category]: 1 },
    says: (args) => `${at(args)} still accepts ${text(args["versions"])}.`,
    fix: () => "Allow TLS 1.2 and 1.3 only.",
    see: "RFC 8996 §2",
    who: "mail-provider",
  },
  "starttls/weak-suites": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: (args) => `${at(args)} accepts weak cipher suites: ${suitesText(args["suites"])}.`,
    fix: () => "Allow cipher suites with ECDHE and AES-GCM or ChaCha20 alone.",
    see: "RFC 9325 §4.1",
    who: "mail-provider",
  },
  "starttls/sent-in-clear": {
    severity: "high",
    demerits: { [category]: 2 },
    says: ({ domain, clear, messages: all }) =>
      `${text(clear)} of ${text(all)} messages from ${text(domain)} were handed over without TLS.`,
    fix: () => "Have the outgoing server use TLS wherever it is offered.",
    see: "RFC 3207 §4",
    who: "mail-provider",
  },
  "starttls/sent-by-old-tls": {
    severity: "medium",
    demerits: { [category]: 1 },
    says: ({ domain, versions }) => `Messages from ${text(domain)} were handed over by ${text(versions)}.`,
    fix: () => "Update the TLS library of the outgoing server, and allow TLS 1.2 and 1.3 only.",
    see: "RFC 8996 §2",
    who: "mail-provider",
  },
} satisfies Record<string, Message>;

function suitesText(groups: Arg | undefined): string {
  const ids = Array.isArray(groups) ? groups : [text(groups)];
  return ids.map((id: string) => suites[id] ?? id).join(", ");
}
