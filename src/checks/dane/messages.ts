/** The words of what DANE finds. */
import type { Args, Message } from "../../model.ts";
import { text } from "../../words.ts";

const category = "confidential-delivery";

const reasons: Readonly<Record<string, string>> = {
  malformed: "it is not a TLSA record",
  "not-hex": "its data is not hexadecimal",
  length: "its data is not as long as its matching type asks for",
  "empty-hash": "its data is the digest of the empty string",
  usage: "SMTP uses usages 2 and 3 only",
  selector: "its selector is not known",
  "matching-type": "its matching type is not known",
};

export const messages = {
  "dane/no-tlsa": {
    severity: "low",
    demerits: {},
    says: ({ hosts }) =>
      `These MX hosts have no TLSA records, so that senders cannot tell when TLS is stripped: ${text(hosts)}.`,
    fix: () =>
      "Sign the zone of each MX host, and publish the digest of its public key, `_25._tcp.<MX host> TLSA 3 1 1 <SHA-256>`. Keep the key at renewals, or publish the next one's record first.",
    see: "RFC 7672 §2.2",
    who: "mail-provider",
  },
  "dane/partial-coverage": {
    severity: "medium",
    demerits: { [category]: 3 },
    says: ({ hosts, covered, total }) =>
      `${text(covered)} of ${text(total)} MX hosts have usable TLSA records. An attacker chooses one without: ${text(hosts)}.`,
    fix: ({ hosts }) => `Publish TLSA records for ${text(hosts)} too.`,
    see: "RFC 7672 §2.2.1",
    who: "mail-provider",
  },
  "dane/only-unusable": {
    severity: "high",
    demerits: { [category]: 3 },
    says: ({ host, why }) => `No sender can use the TLSA records of ${text(host)}: ${because(why)}.`,
    fix: () => "Publish `3 1 1` with the SHA-256 digest of the server's public key.",
    see: "RFC 7672 §3.1",
    who: "mail-provider",
  },
  "dane/unusable": {
    severity: "medium",
    demerits: { [category]: 2 },
    says: ({ host, record, why }) =>
      `No sender can use the TLSA record \`${text(record)}\` of ${text(host)}: ${because(why)}.`,
    fix: () => "Remove the record, or correct it.",
    see: "RFC 6698 §2.1, RFC 7672 §3.1",
    who: "mail-provider",
  },
  "dane/single-record": {
    severity: "low",
    demerits: { [category]: 1 },
    says: ({ host }) => `${text(host)} has one independent TLSA record, and so none for its next certificate.`,
    fix: () => "Publish the record of the next key, or of the issuer (`2 1 1`) that the server sends, beside it.",
    see: "RFC 7671 §8",
    who: "mail-provider",
  },
  "dane/whole-certificate": {
    severity: "low",
    demerits: { [category]: 1 },
    says: ({ host }) =>
      `${text(host)} has a TLSA record of its whole certificate (\`3 0 x\`), which breaks at each renewal.`,
    fix: () => "Publish the digest of the public key (`3 1 1`) and keep the key at renewals.",
    see: "RFC 7671 §5.1",
    who: "mail-provider",
  },
  "dane/no-digest": {
    severity: "low",
    demerits: { [category]: 1 },
    says: ({ host }) =>
      `${text(host)} has a TLSA record with all of a certificate or key (matching type 0) where a digest would do.`,
    fix: () => "Publish its SHA-256 digest (matching type 1).",
    see: "RFC 7671 §10.1.2",
    who: "mail-provider",
  },
  "dane/digest-passed-over": {
    severity: "info",
    demerits: {},
    says: ({ host, record }) =>
      `Senders that know SHA-512 pass over the TLSA record \`${text(record)}\` of ${text(host)}, since there is a stronger digest.`,
    fix: () => "Publish each certificate or key with every digest that you use, or use SHA-256 alone.",
    see: "RFC 7671 §9",
    who: "mail-provider",
  },
  "dane/long-ttl": {
    severity: "low",
    demerits: { [category]: 1 },
    says: ({ host, ttl }) =>
      `The TLSA records of ${text(host)} have a TTL of ${text(ttl)} seconds; a mistake in them lasts that long.`,
    fix: () => "Use a TTL of an hour, and of at most a day.",
    see: "RFC 7671 §8",
    who: "mail-provider",
  },
  "dane/lookup-failed": {
    severity: "high",
    demerits: {},
    says: ({ host, why }) =>
      `The TLSA records of ${text(host)} could not be asked for (${text(why)}). Senders that use DANE hold mail back then.`,
    fix: () => "Have the name servers answer for TLSA: with the records, or with a signed proof that there are none.",
    see: "RFC 7672 §2.1.2",
    who: "dns-host",
  },
  "dane/not-secure": {
    severity: "high",
    demerits: { [category]: 1 },
    says: ({ name, security }) =>
      `The answer for ${text(name)} is ${text(security)}, so that senders cannot use TLSA records found by it.`,
    fix: () => "Sign the zone, and have its DS in the parent zone match its keys.",
    see: "RFC 7672 §2.2",
    who: "dns-host",
  },
  "dane/lookup-bogus": {
    severity: "high",
    demerits: { [category]: 3 },
    says: ({ host, why }) =>
      `The answer for the TLSA records of ${text(host)} does not validate (${text(why)}). Senders that use DANE hold mail back.`,
    fix: () =>
      "Have the name servers give the records, or the proof that there are none, with signatures that are good.",
    see: "RFC 7672 §2.1.2",
    who: "dns-host",
  },
  "dane/no-match": {
    severity: "high",
    demerits: { [category]: 3 },
    says: ({ host, addresses, records }) =>
      `No TLSA record of ${text(host)} is of the certificate at ${text(addresses)} (\`${text(records)}\`). Senders that use DANE do not deliver there.`,
    fix: () => "Publish the record of the certificate in use now, and from now on the next one's before it is used.",
    see: "RFC 7671 §8.1, RFC 7672 §2.2",
    who: "mail-provider",
  },
  "dane/anchor-not-sent": {
    severity: "high",
    demerits: { [category]: 3 },
    says: ({ host, addresses, record }) =>
      `The TLSA record \`${text(record)}\` of ${text(host)} is of an issuer whose certificate ${text(addresses)} does not send. Senders that use DANE do not deliver there.`,
    fix: () =>
      "Send the issuer's certificate in the chain, even if it is a root, or publish the record of one that is sent.",
    see: "RFC 7671 §5.2.1, RFC 7672 §3.1.2",
    who: "mail-provider",
  },
  "dane/untrusted-chain": {
    severity: "high",
    demerits: { [category]: 3 },
    says: ({ host, addresses, record, why }) =>
      `The chain at ${text(addresses)} has the issuer of the TLSA record \`${text(record)}\` of ${text(host)}, and is not good up to it: ${text(why)}.`,
    fix: () => "With usage 2, renew the certificate in time and have it issued for the MX host; or use `3 1 1`.",
    see: "RFC 7671 §5.2, RFC 7672 §3.2.2",
    who: "mail-provider",
  },
  "dane/no-tls": {
    severity: "high",
    demerits: { [category]: 3 },
    says: ({ host, addresses, why }) =>
      `${text(host)} has TLSA records, and ${text(addresses)} does not come to TLS (${text(why)}). Senders that use DANE do not deliver there.`,
    fix: () => "Switch STARTTLS on, or take the TLSA records away.",
    see: "RFC 7672 §2.2",
    who: "mail-provider",
  },
  "dane/waiting-record": {
    severity: "info",
    demerits: {},
    says: ({ host, record, ttl, isWhole }) =>
      `The TLSA record \`${text(record)}\` of ${text(host)} is of no certificate in use: the next one's, or an old one's (TTL ${atLeast(isWhole)}${text(ttl)}).`,
    fix: ({ seconds, isWhole }) =>
      `Use the next certificate ${atLeast(isWhole)}${text(seconds)} seconds after its record was published, and not earlier; remove a record that is not needed any more.`,
    see: "RFC 7671 §8.1",
    who: "mail-provider",
  },
} satisfies Record<string, Message>;

/** Without a signature, what is seen of a TTL may be what is left of it. */
function atLeast(isWhole: Args[string] | undefined): string {
  return isWhole === true ? "" : "at least ";
}

function because(why: Args[string] | undefined): string {
  const ids = Array.isArray(why) ? why : [text(why)];
  return ids.map((id: string) => reasons[id] ?? id).join("; ");
}
