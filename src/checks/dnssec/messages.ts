/** The words of what DNSSEC finds. */
import type { Message } from "../../model.ts";
import { text } from "../../words.ts";

export const messages = {
  "dnssec/unsigned": {
    severity: "medium",
    demerits: {},
    says: ({ zone, how }) => `${text(zone)} is not signed: its configuration says \`${text(how)}\`.`,
    fix: () => "Switch signing on, such as with `dnssec-policy default`, and have the parent zone publish the DS.",
    see: "RFC 4035 §2",
    who: "dns-host",
  },
  "dnssec/ds-mismatch": {
    severity: "critical",
    demerits: {},
    says: ({ zone, ds }) =>
      `No key of ${text(zone)} matches its DS (${text(ds)}), so that validators refuse its answers.`,
    fix: () => "Have the registrar put the DS of a key that signs the zone into the parent zone.",
    see: "RFC 4035 §5.2",
    who: "dns-host",
  },
  "dnssec/deletion-asked": {
    severity: "high",
    demerits: {},
    says: ({ zone, record }) => `${text(zone)} asks its parent zone to remove the DS (\`${text(record)}\`).`,
    fix: () => "Remove the record, unless the zone is to be unsigned.",
    see: "RFC 8078 §4",
    who: "dns-host",
  },
  "dnssec/weak-algorithm": {
    severity: "high",
    demerits: {},
    says: ({ zone, algorithm }) =>
      `${text(zone)} relies on algorithm ${text(algorithm)}, which must not be used for signing.`,
    fix: () => "Roll over to ECDSA P-256 (algorithm 13) or Ed25519 (15).",
    see: "RFC 9904, RFC 9905",
    who: "dns-host",
  },
  "dnssec/only-sha1": {
    severity: "medium",
    demerits: {},
    says: ({ zone }) => `The DS of ${text(zone)} has a SHA-1 digest alone, which validators may pass over.`,
    fix: () => "Have the registrar put the DS with SHA-256 (digest type 2) into the parent zone.",
    see: "RFC 9905",
    who: "owner",
  },
  "dnssec/nsec3-iterations": {
    severity: "medium",
    demerits: {},
    says: ({ zone, iterations }) =>
      `${text(zone)} asks for ${text(iterations)} NSEC3 iterations, which cost time and protect nothing.`,
    fix: () => "Publish `NSEC3PARAM 1 0 0 -`.",
    see: "RFC 9276 §3.1",
    who: "dns-host",
  },
  "dnssec/nsec3-salt": {
    severity: "info",
    demerits: {},
    says: ({ zone }) => `${text(zone)} has an NSEC3 salt, which protects nothing.`,
    fix: () => "Publish `NSEC3PARAM 1 0 0 -`.",
    see: "RFC 9276 §3.1",
    who: "dns-host",
  },
  "dnssec/bogus": {
    severity: "critical",
    demerits: {},
    says: ({ names, why }) => `The answers for ${text(names)} do not validate: ${text(why)}`,
    fix: () => "Find the link that is broken with `mecsa dns --trace`, and sign the zone again or correct the DS.",
    see: "RFC 4035 §5.5, RFC 8914 §4",
    who: "dns-host",
  },
  "dnssec/insecure": {
    severity: "medium",
    demerits: {},
    says: ({ names, zone, why }) =>
      `Answers for ${text(names)} can be forged: ${endings[text(why)] ?? "the chain of trust ends"} at ${text(zone)}.`,
    fix: ({ zone }) => `Sign the zone of ${text(zone)}, and have the registrar put its DS into the zone above.`,
    see: "RFC 4033 §5, RFC 4035 §5.2",
    who: "dns-host",
  },
  "dnssec/sha1-signature": {
    severity: "medium",
    demerits: { "confidential-delivery": 1, "phishing-identity-theft": 1, "message-integrity": 1 },
    says: ({ zone, algorithm }) =>
      `${text(zone)} is signed with algorithm ${text(algorithm)}, over SHA-1; some validators take that for unsigned.`,
    fix: () => "Roll over to ECDSA P-256 (algorithm 13) or Ed25519 (15).",
    see: "RFC 9905",
    who: "dns-host",
  },
  "dnssec/short-rsa-key": {
    severity: "low",
    demerits: { "confidential-delivery": 1, "phishing-identity-theft": 1, "message-integrity": 1 },
    says: ({ zone, keyTag, bits }) => `Key ${text(keyTag)} of ${text(zone)} is of RSA with ${text(bits)} bits only.`,
    fix: () => "Roll over to ECDSA P-256 (algorithm 13), or to RSA with 2048 bits.",
    see: "RFC 6781 §3.4.2",
    who: "dns-host",
  },
  "dnssec/key-tags-collide": {
    severity: "info",
    demerits: {},
    says: ({ zone }) => `Two keys of ${text(zone)} have the same key tag, which costs validators time.`,
    fix: () => "Make another key in place of one of them at the next roll-over.",
    see: "RFC 4034 §5.3.1",
    who: "dns-host",
  },
  "dnssec/ds-without-key": {
    severity: "info",
    demerits: {},
    says: ({ zone, keyTag }) => `A DS of ${text(zone)} (key tag ${text(keyTag)}) stands for no key of the zone.`,
    fix: () => "Nothing has to be done during a roll-over; remove the DS after it.",
    see: "RFC 6781 §4.1.2",
    who: "owner",
  },
  "dnssec/ds-unsupported": {
    severity: "info",
    demerits: {},
    says: ({ zone, algorithm, digestType }) =>
      `A DS of ${text(zone)} is of an algorithm (${text(algorithm)}) or digest (${text(digestType)}) that few validators know.`,
    fix: () => "Keep a DS of algorithm 13 or 8 with SHA-256 beside it.",
    see: "RFC 9904",
    who: "owner",
  },
  "dnssec/algorithm-unsigned": {
    severity: "low",
    demerits: { "confidential-delivery": 1, "phishing-identity-theft": 1, "message-integrity": 1 },
    says: ({ zone, algorithm }) =>
      `A DS of ${text(zone)} is of algorithm ${text(algorithm)}, by which its keys are not signed; validators that know no other refuse the zone.`,
    fix: () => "Sign the zone by each algorithm that its DS records have, or remove the DS.",
    see: "RFC 4035 §2.2, RFC 6840 §5.11",
    who: "dns-host",
  },
  "dnssec/signature-lives-long": {
    severity: "low",
    demerits: {},
    says: ({ zone, type, days }) =>
      `A signature of ${text(zone)} (${text(type)}) is good for ${text(days)} days; for so long what was changed can be replayed as it was.`,
    fix: () => "Sign for weeks, and anew well before they are over.",
    see: "RFC 6781 §4.4.2",
    who: "dns-host",
  },
  "dnssec/signature-expires-soon": {
    severity: "medium",
    demerits: { "confidential-delivery": 1, "phishing-identity-theft": 1, "message-integrity": 1 },
    says: ({ zone, type, expiration }) =>
      `A signature of ${text(zone)} (${text(type)}) expires at ${minute(text(expiration))}; after that the zone does not validate.`,
    fix: () => "Sign the zone again, and see that signing runs on its own, well before signatures expire.",
    see: "RFC 6781 §4.4.2",
    who: "dns-host",
  },
} satisfies Record<string, Message>;

/** Of an ISO 8601 time: `2026-11-22 08:30 UTC`. */
function minute(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}

/** How a chain of trust ends, by the code of its reason. */
const endings: Readonly<Record<string, string>> = {
  "unsigned-delegation": "there is no DS",
  "opt-out": "there is no DS (opt-out)",
  "unsupported-algorithm": "no DS is of an algorithm that validators know",
  "unsupported-digest": "no DS has a digest that validators know",
  "nsec3-iterations": "the denial asks for too many NSEC3 iterations",
  "negative-trust-anchor": "validation is switched off (negative trust anchor)",
};
