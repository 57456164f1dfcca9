/** The words of what a received message shows. */
import type { Args, Message, Severity } from "../model.ts";
import type { SignatureTrouble } from "./observation.ts";
import { words } from "./words.ts";

type Who = Message["who"];

function message(severity: Severity, who: Who, rest: Omit<Message, "severity" | "demerits" | "who">): Message {
  return { severity, demerits: {}, who, ...rest };
}

const again = "Look again later; if it stays, ask whoever runs the name servers.";

const troubles: Record<SignatureTrouble, string> = {
  syntax: "its field cannot be read",
  "missing-tag": "a tag that it must have is missing",
  version: "it is of an unknown version",
  "query-method": "its key is to be had in a way that nobody knows",
  identity: "`i=` is not within `d=`, or the key allows no subdomain there",
  "expiration-order": "`x=` is not after `t=`",
  "from-unsigned": "it does not sign the From field",
  algorithm: "its algorithm is unknown",
  canonicalization: "its canonicalization is unknown",
  body: "the body is not as it was signed",
  header: "the header is not as it was signed, or the key is another one",
  expired: "it has expired",
  sha1: "it uses rsa-sha1",
  "no-key": "its selector has no key",
  revoked: "its key is revoked",
  key: "its key record cannot be read",
  "key-version": "its key record is of an unknown version",
  "key-type": "its key is of another type than the signature",
  "key-hash": "its key is not for this hash algorithm",
  "key-service": "its key is not for mail",
  "short-key": "its key is below 1024 bits",
  "no-answer": "its key could not be looked up",
  other: "it cannot be verified",
};

function troubleText({ because }: Args): string {
  return Object.entries(troubles).find(([trouble]) => trouble === because)?.[1] ?? troubles.other;
}

const signer = ({ domain, selector }: Args): string => words`The signature of ${domain} (selector \`${selector}\`)`;

export const messages = {
  "message/unread": message("info", "owner", {
    says: ({ because }) => words`Signatures and author were not looked at: ${because}.`,
    fix: () => "Take a message of ordinary size.",
    see: "RFC 5322 §2.1.1",
  }),
  "message/author-none": message("high", "owner", {
    says: () => "The message has no From field with an address, so DMARC cannot be applied.",
    fix: () => "Send with one From field that holds one address.",
    see: "RFC 9989 §4.11, RFC 5322 §3.6",
  }),
  "message/author-several": message("high", "owner", {
    says: ({ domains }) =>
      words`The From field names authors of several domains (${domains}), so DMARC cannot be applied.`,
    fix: () => "Send with one author, or with authors of one domain.",
    see: "RFC 9989 §4.11",
  }),
  "message/author-invalid": message("high", "owner", {
    says: () => "The From field has an address whose domain cannot be read, so DMARC cannot be applied.",
    fix: () => "Correct the address.",
    see: "RFC 9989 §4.11, RFC 5322 §3.4",
  }),
  "message/author-several-fields": message("high", "owner", {
    says: () =>
      "The message has more than one From field, so DMARC cannot be applied, and readers show one or the other.",
    fix: () => "Send with one From field.",
    see: "RFC 5322 §3.6, RFC 9989 §4.11",
  }),
  "message/dmarc-fail": message("high", "owner", {
    says: ({ domain, policy, at }) =>
      words`DMARC fails for ${domain}: neither SPF nor a signature authenticates it. Its policy is \`${policy}\`, from ${at}.`,
    fix: ({ domain }) => words`Sign with a key of ${domain}, or send with a MAIL FROM of that domain that SPF passes.`,
    see: "RFC 9989 §4.4, §5.4",
  }),
  "message/dmarc-none": message("medium", "owner", {
    says: ({ domain }) => words`No DMARC policy applies to ${domain}, so what authenticates it protects nobody.`,
    fix: ({ domain }) =>
      words`Publish \`v=DMARC1; p=none; rua=mailto:...\` at \`_dmarc.${domain}\`, then raise the policy.`,
    see: "RFC 9989 §4.7, §8",
  }),
  "message/dmarc-temperror": message("info", "dns-host", {
    says: ({ domain, because }) => words`DMARC of ${domain} could not be decided: ${because}.`,
    fix: () => again,
    see: "RFC 9989 §5.4",
  }),
  "message/dmarc-pass": message("info", "owner", {
    says: ({ domain }) => words`DMARC passes for ${domain}.`,
    fix: () => "Nothing to do.",
    see: "RFC 9989 §5.4",
  }),
  "message/dmarc-readers": message("medium", "owner", {
    says: ({ domain, new: now, old }) =>
      words`Receivers do not agree on ${domain}: DMARC is \`${now}\` by RFC 9989 and \`${old}\` by RFC 7489.`,
    fix: () => "Authenticate with the author domain itself, and give it a record of its own.",
    see: "RFC 9989 §4.10, RFC 7489 §3.2",
  }),
  "message/not-signed": message("high", "mail-provider", {
    says: () => "The message has no DKIM signature, so forwarding breaks what authenticates it.",
    fix: () => "Have the sending server sign, and publish its key.",
    see: "RFC 6376 §1, RFC 9989 §5.1.3",
  }),
  "message/third-party-only": message("high", "mail-provider", {
    says: ({ domains }) => words`Only other organizations signed the message (${domains}); DMARC does not count them.`,
    fix: () => "Have the sending service sign with a key of the author domain.",
    see: "RFC 9989 §4.4.1",
  }),
  "message/unaligned": message("info", "mail-provider", {
    says: (args) => `${signer(args)} is of another organization than the author; DMARC does not count it.`,
    fix: () => "Nothing to do where another signature is of the author domain.",
    see: "RFC 9989 §4.4.1",
  }),
  "message/signature-fails": message("medium", "mail-provider", {
    says: (args) => `${signer(args)} does not verify: ${troubleText(args)}.`,
    fix: () =>
      "Compare the key record with the signing server's, and look for what changes messages after they are signed.",
    see: "RFC 6376 §6.1",
  }),
  "message/signature-temperror": message("info", "dns-host", {
    says: (args) => `${signer(args)} could not be verified: ${troubles["no-answer"]}.`,
    fix: () => again,
    see: "RFC 6376 §6.1.2",
  }),
  "message/rsa-sha1": message("high", "mail-provider", {
    says: (args) => `${signer(args)} uses rsa-sha1, which receivers must not accept.`,
    fix: () => "Sign with rsa-sha256.",
    see: "RFC 8301 §3.1",
  }),
  "message/short-key": message("high", "owner", {
    says: (args) =>
      words`${signer(args)} is made with an RSA key of ${args.bits} bits, which receivers must not accept.`,
    fix: () => "Make a key of 2048 bits, publish it under a new selector and sign with it.",
    see: "RFC 8301 §3.2",
  }),
  "message/key-below-2048": message("medium", "owner", {
    says: (args) => words`${signer(args)} is made with an RSA key of ${args.bits} bits.`,
    fix: () => "Make a key of 2048 bits, publish it under a new selector and sign with it.",
    see: "RFC 8301 §3.2",
  }),
  "message/testing": message("low", "owner", {
    says: (args) =>
      `${signer(args)} is made with a key that says \`t=y\`: receivers may treat the message as unsigned.`,
    fix: () => "Take `t=y` out of the key record.",
    see: "RFC 6376 §3.6.1",
  }),
  "message/body-length": message("high", "mail-provider", {
    says: (args) =>
      words`${signer(args)} covers the first ${args.octets} octets of the body (\`l=\`) and not ${args.unsigned} that follow: anyone may append to it.`,
    fix: () => "Sign without `l=`.",
    see: "RFC 6376 §8.2",
  }),
  "message/unsigned-fields": message("medium", "mail-provider", {
    says: (args) => words`${signer(args)} leaves out ${args.fields}: they can be changed without breaking it.`,
    fix: () => "Have these fields signed.",
    see: "RFC 6376 §5.4.1",
  }),
  "message/addable-fields": message("low", "mail-provider", {
    says: (args) =>
      words`${signer(args)} holds if a further field is added of ${args.fields}, which some readers would show.`,
    fix: () => "Name these fields once more in `h=` than they are in the message.",
    see: "RFC 6376 §8.15",
  }),
  "message/simple": message("low", "mail-provider", {
    says: (args) => `${signer(args)} is \`simple/simple\`: any change of white space on the way breaks it.`,
    fix: () => "Sign with `c=relaxed/relaxed`.",
    see: "RFC 6376 §3.4",
  }),
  "message/expired": message("high", "mail-provider", {
    says: (args) => words`${signer(args)} had expired (${args.at}) when the message was received.`,
    fix: () => "Let signatures live longer than messages wait in queues, a week or more.",
    see: "RFC 6376 §3.5",
  }),
  "message/from-future": message("medium", "mail-provider", {
    says: (args) => words`${signer(args)} says that it was made at ${args.at}, after the message was received.`,
    fix: () => "Set the clock of the signing server.",
    see: "RFC 6376 §3.5",
  }),
  "message/spf-fail": message("high", "owner", {
    says: ({ ip, domain }) => words`SPF fails: ${domain} does not let ${ip} send for it.`,
    fix: () => "Add the sender to the record, or send from elsewhere.",
    see: "RFC 7208 §2.6.4",
  }),
  "message/spf-softfail": message("medium", "owner", {
    says: ({ ip, domain }) =>
      words`SPF softfails: ${domain} does not name ${ip} and ends in \`~all\`. DMARC does not count it.`,
    fix: () => "Add the sender to the record.",
    see: "RFC 7208 §2.6.5",
  }),
  "message/spf-neutral": message("medium", "owner", {
    says: ({ ip, domain }) =>
      words`SPF says nothing of ${ip}: the record of ${domain} is neutral on it. DMARC does not count it.`,
    fix: () => "Add the sender to the record, and end it in `~all` or `-all`.",
    see: "RFC 7208 §2.6.2",
  }),
  "message/spf-none": message("medium", "owner", {
    says: ({ domain }) => words`The domain of MAIL FROM, ${domain}, has no SPF record.`,
    fix: () => "Publish one that names the senders.",
    see: "RFC 7208 §2.6.1",
  }),
  "message/spf-permerror": message("high", "owner", {
    says: ({ domain, detail }) => words`The SPF record of ${domain} cannot be evaluated: ${detail}.`,
    fix: () => "Correct the record; the `spf` check says where it breaks.",
    see: "RFC 7208 §2.6.7",
  }),
  "message/spf-temperror": message("info", "dns-host", {
    says: ({ domain, detail }) => words`SPF of ${domain} could not be evaluated: ${detail}.`,
    fix: () => again,
    see: "RFC 7208 §2.6.6",
  }),
  "message/spf-unaligned": message("info", "mail-provider", {
    says: ({ domain }) =>
      words`SPF passes for ${domain}, which is of another organization than the author; DMARC does not count it.`,
    fix: () => "Have the sending service use a MAIL FROM below the author domain, or rely on its signature.",
    see: "RFC 9989 §4.4.2",
  }),
  "message/helo-none": message("low", "mail-provider", {
    says: ({ domain }) => words`The name of the sending server, ${domain}, has no SPF record.`,
    fix: ({ domain }) => words`Publish \`v=spf1 a -all\` at ${domain}.`,
    see: "RFC 7208 §2.3, §10.1.3",
  }),
  "message/helo-fail": message("medium", "mail-provider", {
    says: ({ ip, domain }) => words`SPF of the name that the server gave, ${domain}, does not let ${ip} use it.`,
    fix: ({ domain }) => words`Add the address to the record of ${domain}, or have the server say its own name.`,
    see: "RFC 7208 §2.3",
  }),
  "message/helo-permerror": message("low", "mail-provider", {
    says: ({ domain, detail }) =>
      words`The SPF record of the server's name, ${domain}, cannot be evaluated: ${detail}.`,
    fix: () => "Correct the record.",
    see: "RFC 7208 §2.6.7",
  }),
  "message/clear": message("high", "mail-provider", {
    says: ({ ip }) => words`${ip} delivered the message in the clear: anyone on the way could read and change it.`,
    fix: () => "Have the sending server use STARTTLS where it is offered.",
    see: "RFC 3207 §4, RFC 7435 §3",
  }),
  "message/old-tls": message("medium", "mail-provider", {
    says: ({ ip, version }) => words`${ip} delivered the message with ${version}, which must no longer be used.`,
    fix: () => "Bring the sending server to TLS 1.2 or later.",
    see: "RFC 8996 §4, §5",
  }),
  "message/tls-unknown": message("info", "owner", {
    says: ({ ip }) => words`Whether ${ip} delivered the message over TLS is not known.`,
    fix: () => "Say it with --tls, or take the message as the receiving server stored it, with its Received field.",
    see: "RFC 3848",
  }),
} as const satisfies Readonly<Record<string, Message>>;

export type MessageFindingId = keyof typeof messages;
