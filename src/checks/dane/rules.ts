/** The rules of DANE (weakenings and breakages of a change), by their identifiers. */
import type { Rule } from "../../model.ts";
import { text } from "../../words.ts";

export type RuleId =
  | "DANE-REMOVED"
  | "DANE-COVERAGE"
  | "DANE-DISJOINT"
  | "DANE-ROLLOVER-LOST"
  | "DANE-USAGE"
  | "DANE-SELECTOR"
  | "DANE-MATCHING"
  | "DANE-LENGTH"
  | "DANE-EMPTY-HASH"
  | "DANE-CERT"
  | "DANE-INSECURE"
  | "DANE-LABEL"
  | "DANE-TTL";

export const rules: Readonly<Record<RuleId, Rule>> = {
  "DANE-REMOVED": {
    title: "TLSA records of an MX host removed",
    explain:
      "An MX host had a usable TLSA record and has none any more: high. Senders fall back to opportunistic TLS, which " +
      "an attacker in between can strip. Silent where the host is no longer an MX host of the domain, where its name is " +
      "gone altogether, where its records are outside of the files, and where none of them was usable before.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["dane"],
    says: ({ host }) =>
      `The MX host ${text(host)} has no usable TLSA record any more. Senders fall back to TLS that an attacker can strip.`,
    fix: ({ host }) => `Keep a TLSA record at \`_25._tcp.${text(host)}\` that matches the certificate in use.`,
    see: "RFC 7672 §2.2",
    who: "owner",
  },
  "DANE-COVERAGE": {
    title: "MX host without TLSA records added",
    explain:
      "Every MX host of the domain had a usable TLSA record, and a host that came has none: high. An attacker chooses the " +
      "weakest MX host. Silent where the new host's zone is outside of the files, and where not every host had one before.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["dane"],
    says: ({ domain, hosts, covered, total }) =>
      `Of the MX hosts of ${text(domain)}, ${text(covered)} of ${text(total)} have usable TLSA records now; all had before. Without: ${text(hosts)}.`,
    fix: ({ hosts }) => `Publish TLSA records for ${text(hosts)} before the MX record names it.`,
    see: "RFC 7672 §2.2.1, §2.2.3",
    who: "owner",
  },
  "DANE-DISJOINT": {
    title: "All TLSA records of an MX host replaced at once",
    explain:
      "No usable TLSA record of the host stands on both sides: high. While caches hold the old records and the server has " +
      "the new certificate, or the other way round, senders refuse to deliver. Silent where one record stays, so also at " +
      "the second step of a roll-over, when the old one is removed. A whole certificate or key (matching type 0) is " +
      "compared with digests of it.",
    severities: ["high"],
    direction: "breaks-mail",
    criteria: ["dane"],
    says: ({ host }) =>
      `All TLSA records of ${text(host)} are replaced at once. Until caches have forgotten the old ones, senders that use DANE may refuse to deliver.`,
    fix: () =>
      "Publish the new records beside the old ones, wait for at least two TTLs, change the certificate, and then remove the old ones.",
    see: "RFC 7671 §8.1",
    who: "owner",
  },
  "DANE-ROLLOVER-LOST": {
    title: "Roll-over partner of a TLSA record removed",
    explain:
      "Two or more independent TLSA records (two of `3 1 1`, or `3 1 1` and `2 1 1`) became one: medium. The next " +
      "certificate then has no record that caches know. Two digests of one key are not independent. Also fires at the end " +
      "of a roll-over, when the next key's record is not published yet.",
    severities: ["medium"],
    direction: "weakened",
    criteria: ["dane"],
    says: ({ host, after }) =>
      `${text(host)} has one independent TLSA record left (${text(after)}), and so nothing to roll over to.`,
    fix: () => "Publish the record of the next key, or of the issuer (`2 1 1`), beside the current one.",
    see: "RFC 7671 §8",
    who: "owner",
  },
  "DANE-USAGE": {
    title: "TLSA usage that SMTP does not use",
    explain:
      "The usable records (usage 2 or 3) gave way to ones with usage 0 or 1, which SMTP clients cannot use: high. Silent " +
      "while a usable record is left.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["dane"],
    says: ({ host, after }) =>
      `The TLSA records of ${text(host)} (${text(after)}) have a usage that SMTP senders do not use.`,
    fix: () => "Publish `3 1 1` (the server's key) or `2 1 1` (its issuer's key).",
    see: "RFC 7672 §3.1.3",
    who: "owner",
  },
  "DANE-SELECTOR": {
    title: "TLSA record of the key became one of the certificate",
    explain:
      "A `3 1 x` record gave way to a `3 0 x` one: medium. The digest of a whole certificate breaks at each renewal, " +
      "even where the key stays. Silent where a `3 0 x` record is only added.",
    severities: ["medium"],
    direction: "weakened",
    criteria: ["dane"],
    says: ({ host }) =>
      `The TLSA records of ${text(host)} now pin the whole certificate and break whenever it is renewed.`,
    fix: () => "Publish the digest of the public key (`3 1 1`) and keep the key at renewals.",
    see: "RFC 7671 §5.1",
    who: "owner",
  },
  "DANE-MATCHING": {
    title: "TLSA record without a digest",
    explain:
      "A digest (matching type 1 or 2) gave way to a whole certificate or key (matching type 0): low. Answers become large, " +
      "and some resolvers drop them. Silent where it is only added. Where the new data is known to be of another key, " +
      "DANE-DISJOINT fires instead.",
    severities: ["low"],
    direction: "weakened",
    criteria: ["dane"],
    says: ({ host }) =>
      `A TLSA record of ${text(host)} now holds the whole certificate or key where its digest would do.`,
    fix: () => "Publish its SHA-256 digest (matching type 1).",
    see: "RFC 7671 §10.1.2",
    who: "owner",
  },
  "DANE-LENGTH": {
    title: "Malformed TLSA record",
    explain:
      "A new TLSA record is not hexadecimal or not as long as its digest has to be (32 octets for matching type 1, 64 for " +
      "2): critical where it leaves the host without a usable record, otherwise low. Silent where the base had the same record.",
    severities: ["critical", "low"],
    direction: "weakened",
    criteria: ["dane"],
    says: ({ host, records }) =>
      `A TLSA record of ${text(host)} has data that cannot be what it says: ${text(records)}.`,
    fix: () => "Compute the digest anew: 64 hexadecimal digits for matching type 1, 128 for matching type 2.",
    see: "RFC 6698 §2.1",
    who: "owner",
  },
  "DANE-EMPTY-HASH": {
    title: "TLSA record with the digest of nothing",
    explain:
      "A new TLSA record has the SHA-256 or SHA-512 digest of the empty string (`e3b0c442…`, `cf83e135…`): critical. A tool " +
      "did not find the certificate and hashed nothing; the record matches no server. Silent where the base had it too.",
    severities: ["critical"],
    direction: "breaks-mail",
    criteria: ["dane"],
    says: ({ host }) => `A TLSA record of ${text(host)} is the digest of the empty string, which no certificate has.`,
    fix: () =>
      "Compute the digest of the certificate's public key anew; the tool that made it did not find the certificate.",
    see: "RFC 6698 §2.1.3",
    who: "owner",
  },
  "DANE-CERT": {
    title: "Certificate without a TLSA record",
    explain:
      "A certificate of an MX host that is kept beside the zones (option `certificates`) is matched by none of the " +
      "host's usable TLSA records, and was matched or not there before: high. Senders that use DANE refuse to deliver " +
      "to a server that presents it. Silent where the records name an issuer that is not in the file.",
    severities: ["high"],
    direction: "breaks-mail",
    criteria: ["dane"],
    says: ({ host, file }) =>
      `The certificate in ${text(file)} is for ${text(host)}, and no usable TLSA record of that host matches it.`,
    fix: ({ host }) =>
      `Publish a record for the certificate at \`_25._tcp.${text(host)}\` beside the old one, and wait two TTLs before the server uses it.`,
    see: "RFC 7671 §8.1",
    who: "owner",
  },
  "DANE-INSECURE": {
    title: "Zone of TLSA records no longer signed",
    explain:
      "The TLSA records of an MX host stay, but the DNSKEY or RRSIG of their zone, or its DS in the parent zone, is " +
      "gone from the files: high. Senders do not look at TLSA records that are not signed. Also for the zone of the MX " +
      "records. Silent where the files never showed that the zone is signed.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["dane", "dnssec"],
    says: ({ host, lost }) =>
      `The ${text(lost)} is gone, so senders cannot trust the DNS of ${text(host)} and may pass over the TLSA records that it leads to.`,
    fix: () => "Keep the zone signed, and its DS in the parent zone.",
    see: "RFC 7672 §2.2",
    who: "dns-host",
  },
  "DANE-LABEL": {
    title: "TLSA records moved away from port 25",
    explain:
      "The TLSA records of an MX host stand at another port or transport label than `_25._tcp`: high. Senders look " +
      "nowhere else. Silent where they stood there before too; then it is DANE-REMOVED.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["dane"],
    says: ({ host, label }) =>
      `The TLSA records of ${text(host)} moved to ${text(label)}, where SMTP senders do not look.`,
    fix: ({ host }) => `Publish them at \`_25._tcp.${text(host)}\`.`,
    see: "RFC 7672 §2.2.3",
    who: "owner",
  },
  "DANE-TTL": {
    title: "Long TTL of TLSA records",
    explain:
      "The TTL of a TLSA RRset went over 86400 seconds, or a new RRset has such a one: low. A roll-over, or the repair of a " +
      "mistake, takes at least as long. Silent where it was over a day before.",
    severities: ["low"],
    direction: "weakened",
    criteria: ["dane"],
    says: ({ host, ttl }) =>
      `The TLSA records of ${text(host)} have a TTL of ${text(ttl)} seconds; a mistake in them lasts that long.`,
    fix: () => "Use a TTL of an hour, and of at most a day.",
    see: "RFC 7671 §8",
    who: "owner",
  },
};
