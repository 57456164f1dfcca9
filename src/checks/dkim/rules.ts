/** The rules of DKIM (weakenings and breakages of a change), by their identifiers. */
import type { Rule } from "../../model.ts";
import { defectOf } from "./messages.ts";
import { text } from "../../words.ts";

export type RuleId =
  | "DKIM-LAST-REMOVED"
  | "DKIM-REMOVED"
  | "DKIM-REVOKED"
  | "DKIM-KEY-SMALL"
  | "DKIM-KEY-BROKEN"
  | "DKIM-DUP"
  | "DKIM-TEST"
  | "DKIM-T-S"
  | "DKIM-HASH"
  | "DKIM-ED-ONLY"
  | "DKIM-REPLACED"
  | "DKIM-CNAME"
  | "DKIM-WEAK-S"
  | "DKIM-DELEGATED";

const ofDkim = { criteria: ["dkim"], who: "owner" } as const;

export const rules: Readonly<Record<RuleId, Rule>> = {
  "DKIM-LAST-REMOVED": {
    ...ofDkim,
    title: "Last DKIM key removed",
    explain:
      "A domain that still sends (its SPF record authorises someone, or it has an MX host) had keys that can be used, or " +
      "that somebody else keeps, and has none any more: high. Silent where a key is left or comes (then see " +
      "DKIM-REMOVED), where the domain is parked or its name is gone, and where the files do not show all selectors.",
    severities: ["high"],
    direction: "weakened",
    says: ({ domain, selectors }) =>
      `${text(domain)} still sends, and its last DKIM key is gone (${text(selectors)}). Its mail is unsigned, or its signatures fail.`,
    fix: () => "Keep the key for as long as mail is signed with it, or publish the new one in the same change.",
    see: "RFC 6376 §3.6",
  },
  "DKIM-REMOVED": {
    ...ofDkim,
    title: "DKIM key removed",
    explain:
      "A selector had a key that can be used, or that somebody else keeps, and is gone while others remain: medium, or low " +
      "where another selector came with the same change, as at the end of a roll-over. Also where it was the last one of a " +
      "domain that is not known to send (medium) or known not to send (low), and where `*._domainkey` with an empty " +
      "key is removed (medium, or low where the domain is known not to be parked; where it is, PARKED-REGRESSION tells it). " +
      "Silent where the key was revoked or broken, and where the domain is parked or its name is gone.",
    severities: ["medium", "low"],
    direction: "weakened",
    says: ({ owner, wasNull }) =>
      wasNull === true
        ? `The empty key at ${text(owner)}, by which the domain says that no selector of it signs, is gone.`
        : `The DKIM key at ${text(owner)} is gone. Mail that was signed with it no longer verifies.`,
    fix: ({ wasNull }) =>
      wasNull === true
        ? "Keep it for as long as the domain sends no mail."
        : "Make sure that nothing signs with the selector any more, and leave its key in place for some days after that.",
    see: "RFC 6376 §3.6.1",
  },
  "DKIM-REVOKED": {
    ...ofDkim,
    title: "DKIM key revoked",
    explain:
      "The key of a selector was emptied (`p=`): medium; high if a domain that still sends has no other key. Signatures " +
      "made with it fail from then on. Silent where the " +
      "domain is parked, where the key could not be used before, and for a new `*._domainkey` with an empty key.",
    severities: ["high", "medium"],
    direction: "weakened",
    says: ({ owner, isLast }) =>
      `The DKIM key at ${text(owner)} is revoked${isLast === true ? ", and the domain still sends and has no other" : ""}. Mail that was signed with it no longer verifies.`,
    fix: () => "Make sure that nothing signs with the selector any more.",
    see: "RFC 6376 §3.6.1",
  },
  "DKIM-KEY-SMALL": {
    ...ofDkim,
    title: "DKIM key too small",
    explain:
      "An RSA key of under 1024 bits, which receivers must not accept: critical. A key at the same selector with fewer " +
      "bits than before: high. A new key of under 2048 bits: medium. Silent where the key has not become smaller.",
    severities: ["critical", "high", "medium"],
    direction: "weakened",
    says: ({ owner, bits }) => `The DKIM key at ${text(owner)} is an RSA key of ${text(bits)} bits.`,
    fix: () => "Use an RSA key of 2048 bits.",
    see: "RFC 8301 §3.2",
  },
  "DKIM-KEY-BROKEN": {
    ...ofDkim,
    title: "DKIM key cannot be used",
    explain:
      "A key record that receivers cannot use: not base64, not a public key, cut off (often at 255 characters, where the " +
      "next string was lost), of another type than `k` says, split over several records, without `p`, or not a tag list; " +
      "or the key of a selector that signed e-mail is for other services: critical. Silent where the record of the selector was broken before.",
    severities: ["critical"],
    direction: "breaks-mail",
    says: (args) =>
      `The DKIM key at ${text(args["owner"])} cannot be used: ${defectOf(args)}. Signatures made with it fail.`,
    fix: () =>
      "Copy the record anew from the mail server or provider, whole: a key of 2048 bits needs two strings in one TXT record.",
    see: "RFC 6376 §3.6.1, §6.1.2",
  },
  "DKIM-DUP": {
    ...ofDkim,
    title: "Several records at one DKIM selector",
    explain:
      "A selector has TXT records with different texts: high. Which of them receivers take is not defined. Silent where " +
      "it had several before, and where the same text is only cut into strings in another way.",
    severities: ["high"],
    direction: "breaks-mail",
    says: ({ owner, count }) =>
      `${text(owner)} has ${text(count)} TXT records. Which of them receivers take is not defined.`,
    fix: () => "Keep one record, and publish the other key under another selector.",
    see: "RFC 6376 §3.6.2.2",
  },
  "DKIM-TEST": {
    ...ofDkim,
    title: "DKIM key marked as a test",
    explain:
      "`t=y` came to the key of a selector: medium. Receivers may treat signed mail like unsigned mail. Silent for a new selector.",
    severities: ["medium"],
    direction: "weakened",
    says: ({ owner }) =>
      `The DKIM key at ${text(owner)} is now marked as a test (\`t=y\`): receivers may treat signed mail like unsigned mail.`,
    fix: () => "Remove `t=y`.",
    see: "RFC 6376 §3.6.1",
  },
  "DKIM-T-S": {
    ...ofDkim,
    title: "DKIM key opened for subdomains",
    explain:
      "`t=s` left the key of a selector: low. Signatures may then name a subdomain as the identity that signs. Silent " +
      "where the selector is gone.",
    severities: ["low"],
    direction: "weakened",
    says: ({ owner }) =>
      `The DKIM key at ${text(owner)} lost \`t=s\`, so it also signs for identities in every subdomain.`,
    fix: () => "Keep `t=s`, unless mail is signed for addresses in subdomains.",
    see: "RFC 6376 §3.6.1",
  },
  "DKIM-HASH": {
    ...ofDkim,
    title: "DKIM key allows SHA-1, or no SHA-256",
    explain:
      "The key of a selector was limited to hash algorithms without SHA-1 (`h=sha256`) and is so no longer, or it came to " +
      "allow no SHA-256: medium. Silent where SHA-1 was allowed before.",
    severities: ["medium"],
    direction: "weakened",
    says: ({ owner, after }) =>
      `The DKIM key at ${text(owner)} now has \`${text(after)}\`; signatures have to use SHA-256, and SHA-1 must not be used.`,
    fix: () => "Write `h=sha256`.",
    see: "RFC 8301 §3.1",
  },
  "DKIM-ED-ONLY": {
    ...ofDkim,
    title: "Only Ed25519 keys are left",
    explain:
      "The domain had an RSA key that can be used, and has Ed25519 keys alone: low. Many receivers know only RSA. Silent " +
      "where somebody else keeps a key, and where a graver change of the RSA key is told.",
    severities: ["low"],
    direction: "breaks-mail",
    says: ({ domain }) =>
      `${text(domain)} has Ed25519 keys only. Many receivers know only RSA and see its mail as unsigned.`,
    fix: () => "Keep an RSA key of 2048 bits beside the Ed25519 key, and sign with both.",
    see: "RFC 8463 §3",
  },
  "DKIM-REPLACED": {
    ...ofDkim,
    title: "DKIM key replaced under its selector",
    explain:
      "The key of a selector is another one: low. Mail on its way was signed with the old one, and caches hold the old one " +
      "while new mail is signed with the new. Silent where the same key is written in another way, and where the key became smaller.",
    severities: ["low"],
    direction: "breaks-mail",
    says: ({ owner }) =>
      `The key at ${text(owner)} is another one. Until caches have forgotten the old key, signatures made with the new one may fail, and those on their way fail too.`,
    fix: () =>
      "Publish the new key under a new selector, sign with it after a day, and remove the old one some days later.",
    see: "RFC 6376 §3.1",
  },
  "DKIM-CNAME": {
    ...ofDkim,
    title: "DKIM key kept by somebody else",
    explain:
      "A CNAME leads to another vendor than before: medium. A key in the files gave way to a CNAME to outside of the files: " +
      "low, or info where the target is in the domain's own organizational domain. The target changed with the same " +
      "vendor: info. Silent for a new selector.",
    severities: ["medium", "low", "info"],
    direction: "weakened",
    says: ({ owner, target, vendor }) =>
      `The key at ${text(owner)} is now kept at ${text(target)} (${text(vendor)}), so that whoever runs it decides who signs for the domain.`,
    fix: () => "Check that the target is the one that your provider names for this domain.",
    see: "RFC 6376 §3.6.2",
  },
  "DKIM-WEAK-S": {
    ...ofDkim,
    title: "DKIM key no longer limited to e-mail",
    explain: "`s=email` gave way to all services (`s=*`, or no `s`): info.",
    severities: ["info"],
    direction: "weakened",
    says: ({ owner }) => `The DKIM key at ${text(owner)} is no longer limited to e-mail (\`s=email\`).`,
    fix: () => "Keep `s=email`, unless the key is meant for other services.",
    see: "RFC 6376 §3.6.1",
  },
  "DKIM-DELEGATED": {
    ...ofDkim,
    title: "DKIM keys delegated",
    explain:
      "NS records came at `_domainkey`, and lead to outside of the files: medium. Whoever runs those name servers decides " +
      "who signs for the domain. Silent where it was delegated before, and where the delegated zone is in the files.",
    severities: ["medium"],
    direction: "weakened",
    says: ({ domain, nameServers }) =>
      `\`_domainkey.${text(domain)}\` is delegated to ${text(nameServers)}, where it is decided who signs for the domain.`,
    fix: () => "Delegate single selectors by CNAME records, unless the whole of the domain's signing is given away.",
    see: "RFC 6376 §3.6.2.1",
  },
};
