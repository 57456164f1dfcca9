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
    fix: () => "Publish the DS of a key that signs the zone.",
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
    fix: () => "Publish the DS with SHA-256 (digest type 2).",
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
} satisfies Record<string, Message>;
