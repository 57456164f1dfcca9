/** The rules of DNSSEC (weakenings and breakages of a change), by their identifiers. */
import type { Rule } from "../../model.ts";
import { text } from "../../words.ts";

export type RuleId =
  | "DNSSEC-DS-REMOVED"
  | "DNSSEC-CDS-DELETE"
  | "DNSSEC-OFF-CONFIG"
  | "DNSSEC-DNSKEY-REMOVED"
  | "DNSSEC-DS-MISMATCH"
  | "DNSSEC-ALG-DOWN"
  | "DNSSEC-DS-SINGLE-SHA1"
  | "DNSSEC-NSEC3"
  | "DNSSEC-NS-MOVE"
  | "DNSSEC-TTL";

export const rules: Readonly<Record<RuleId, Rule>> = {
  "DNSSEC-DS-REMOVED": {
    title: "DS of a zone removed",
    explain:
      "The parent zone in the files had a DS for a zone and has none any more: critical. The zone is unsigned for everybody " +
      "from then on, with DANE and all that rests on it. Silent where the delegation is gone too, where the parent zone " +
      "is outside of the files, and for a DS at the top of its own zone, which is no delegation's.",
    severities: ["critical"],
    direction: "weakened",
    criteria: ["dnssec"],
    says: ({ zone }) =>
      `The DS of ${text(zone)} is gone from its parent zone: nobody can validate its records any more.`,
    fix: ({ zone }) => `Keep a DS that matches a key of ${text(zone)}, or say why the zone is to be unsigned.`,
    see: "RFC 4035 §5.2",
    who: "owner",
  },
  "DNSSEC-CDS-DELETE": {
    title: "Parent asked to remove the DS",
    explain:
      "A CDS or CDNSKEY record with algorithm 0 (`CDS 0 0 0 00`, `CDNSKEY 0 3 0 AA==`) came: critical. A parent that scans " +
      "for it removes the DS, and the zone is unsigned. Silent where the base had one too.",
    severities: ["critical"],
    direction: "weakened",
    criteria: ["dnssec"],
    says: ({ zone }) => `${text(zone)} asks its parent zone to remove the DS, which ends DNSSEC for it.`,
    fix: () => "Remove the record, unless the zone is to be unsigned.",
    see: "RFC 8078 §4",
    who: "owner",
  },
  "DNSSEC-OFF-CONFIG": {
    title: "Signing switched off by the configuration",
    explain:
      "The configuration beside the zone had it signed and has not any more, as `dnssec-policy`, `inline-signing` or " +
      "`auto-dnssec` of BIND, `AUTODNSSEC_ON` of DNSControl, or a resource of Terraform says: critical. While the parent " +
      "has a DS, validators refuse every answer; without it, the zone is unsigned. Silent where the zone left the " +
      "configuration altogether, where keys appear in its file, and where what the configuration says cannot be told.",
    severities: ["critical"],
    direction: "weakened",
    criteria: ["dnssec"],
    says: ({ zone, was, is }) => `${text(zone)} is no longer signed: \`${text(was)}\` became \`${text(is)}\`.`,
    fix: () => "Keep signing on. To leave DNSSEC, remove the DS first and wait until caches have forgotten it.",
    see: "RFC 4035 §5.2",
    who: "dns-host",
  },
  "DNSSEC-DNSKEY-REMOVED": {
    title: "Last key of a signing algorithm removed",
    explain:
      "The DS in the parent zone names an algorithm of which the zone lost its last key, its last key-signing key or its " +
      "last zone-signing key; or all keys are gone from the file of a zone and no configuration is known to sign it: " +
      "critical. Validators refuse every answer. Silent where the configuration signs the zone, since then the file does " +
      "not hold every key, where the DS of the algorithm was removed before, and where the DS is outside of the files and a key is left.",
    severities: ["critical"],
    direction: "breaks-mail",
    criteria: ["dnssec"],
    says: ({ zone, role, algorithm }) =>
      `${text(zone)} lost its last ${text(role)} of algorithm ${text(algorithm)}. Validators refuse its answers while the DS stands.`,
    fix: () => "Keep the key until the DS for its algorithm is gone and caches have forgotten it.",
    see: "RFC 4035 §2.2, RFC 6781 §4.1.4",
    who: "dns-host",
  },
  "DNSSEC-DS-MISMATCH": {
    title: "DS that matches no key of the zone",
    explain:
      "Both the DS in the parent zone and the keys of the zone are in the files, and none of the DS records is the digest of a " +
      "key: critical. Validators refuse every answer. A DS for a key that is yet to come is no mismatch while another one " +
      "matches. Silent where the base had the same mistake, where the configuration signs the zone, and where a digest " +
      "type is not one of SHA-1, SHA-256 and SHA-384.",
    severities: ["critical"],
    direction: "breaks-mail",
    criteria: ["dnssec"],
    says: ({ zone, ds }) => `No key of ${text(zone)} matches its DS (${text(ds)}). Validators refuse its answers.`,
    fix: () => "Publish the DS of a key that signs the zone, computed from its DNSKEY record.",
    see: "RFC 4034 §5.1.4, RFC 4035 §5.2",
    who: "dns-host",
  },
  "DNSSEC-ALG-DOWN": {
    title: "Weaker algorithm of DNSSEC",
    explain:
      "A zone with a strong algorithm (8, 10, 13 to 16) got one that must not be used for signing (1, 3, 5, 6, 7, 12), or " +
      "has only such ones left; or the DS lost its SHA-256 and SHA-384 digests: high. Validators take any algorithm that " +
      "they find, so that the weakest counts. Silent where the zone had no strong one, and where only SHA-1 is left of " +
      "the digests; that is DNSSEC-DS-SINGLE-SHA1.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["dnssec"],
    says: ({ zone, before, after }) => `${text(zone)} relies on ${text(after)} now; before, on ${text(before)}.`,
    fix: () => "Use ECDSA P-256 (algorithm 13) or Ed25519 (15), with SHA-256 (digest type 2) in the DS.",
    see: "RFC 9904, RFC 9905",
    who: "dns-host",
  },
  "DNSSEC-DS-SINGLE-SHA1": {
    title: "Only SHA-1 left in the DS",
    explain:
      "The DS had a SHA-256 or SHA-384 digest, and only SHA-1 (digest type 1) is left: high. Some validators take the zone " +
      "for unsigned then. Silent where SHA-1 was all there was.",
    severities: ["high"],
    direction: "weakened",
    criteria: ["dnssec"],
    says: ({ zone }) =>
      `Only a SHA-1 digest is left in the DS of ${text(zone)}. Validators may take the zone for unsigned.`,
    fix: () => "Keep the DS with SHA-256 (digest type 2).",
    see: "RFC 4509 §3, RFC 9905",
    who: "owner",
  },
  "DNSSEC-NSEC3": {
    title: "More NSEC3 iterations",
    explain:
      "NSEC3PARAM asks for iterations, more than before: medium; over 100: high. Each costs validators time, and they may " +
      "take the zone for unsigned when there are too many. Silent where their number stays or falls.",
    severities: ["high", "medium"],
    direction: "weakened",
    criteria: ["dnssec"],
    says: ({ zone, iterations }) =>
      `${text(zone)} asks for ${text(iterations)} NSEC3 iterations. Validators may take a zone with many of them for unsigned.`,
    fix: () => "Publish `NSEC3PARAM 1 0 0 -`: no iterations and no salt.",
    see: "RFC 9276 §3.1, §3.2",
    who: "dns-host",
  },
  "DNSSEC-NS-MOVE": {
    title: "Name servers replaced under an old DS",
    explain:
      "Every name server of a zone was replaced and its DS in the parent zone stayed: high. Unless the new operator has the " +
      "old keys, validators refuse its answers. Silent where a name server stays, where the DS changes or is outside of " +
      "the files, and where the keys or the signing configuration in the files show that the zone is signed here.",
    severities: ["high"],
    direction: "breaks-mail",
    criteria: ["dnssec"],
    says: ({ zone, before, after }) =>
      `The name servers of ${text(zone)} change from ${text(before)} to ${text(after)} while its DS stays. Without the old keys at the new ones, validators refuse every answer.`,
    fix: () =>
      "Have the new operator publish the old keys too, or remove the DS and wait for its TTL before the name servers change.",
    see: "RFC 6781 §4.3.5",
    who: "owner",
  },
  "DNSSEC-TTL": {
    title: "Keys changed under a long TTL",
    explain:
      "A DS or DNSKEY RRset changes whose TTL was over 86400 seconds: info. Caches keep the old one that long, so that old " +
      "keys have to stay and mistakes last. Silent where a worse change of the same zone is told.",
    severities: ["info"],
    direction: "weakened",
    criteria: ["dnssec"],
    says: ({ zone, type, ttl }) =>
      `The ${text(type)} of ${text(zone)} changes, and caches keep the old one for up to ${text(ttl)} seconds.`,
    fix: () => "Lower the TTL before keys change, and keep the old keys until it has passed.",
    see: "RFC 6781 §4.1.1",
    who: "dns-host",
  },
};
