/** The words of what DKIM finds. */
import type { Args, Demerits, Message, Severity } from "../../model.ts";
import type { Defect } from "./selectors.ts";
import { text } from "../../words.ts";

const reasons: Readonly<Record<Defect | "service", string>> = {
  alias: "its text is a host name, which should be the target of a CNAME record",
  quotes: "there are quotes in its text, as between two strings of a record",
  "tag-list": "a part of it is no tag of the form name=value",
  "duplicate-tag": "a tag is there twice",
  version: "its version is not DKIM1",
  "version-place": "the tag v is not its first tag",
  "no-p": "it has no tag p, and so no key",
  "key-type": "its key type is neither rsa nor ed25519",
  base64: "its tag p is not base64",
  truncated: "the key ends early, so that a part of it is missing",
  der: "its tag p holds no public key",
  mismatch: "the key is not of the type that the tag k says",
  "ed25519-form": "an Ed25519 key is published as its bare 32 octets, without a wrapping",
  size: "the key is larger than software handles",
  service: "it is not for e-mail",
  split: "the key is cut over several TXT records, where it should be several strings of one record",
};

export function defectOf({ defect }: Args): string {
  const known = Object.entries(reasons).find(([id]) => id === defect);
  return known?.[1] ?? text(defect);
}

/** Signatures matter to both of these categories alike. */
function demerits(points: number): Demerits {
  return points === 0 ? {} : { "phishing-identity-theft": points, "message-integrity": points };
}

const newKey =
  "Make a key of 2048 bits with your mail server (`opendkim-genkey -b 2048`, `rspamadm dkim_keygen -b 2048`) or in the settings of your provider, publish it under a new selector, sign with it, and remove this one.";

interface Entry {
  severity: Severity;
  points: number;
  says: (args: Args) => string;
  fix: (args: Args) => string;
  see: string;
  who?: Message["who"];
}

const entries = {
  "dkim/no-key": {
    severity: "medium",
    points: 0,
    says: ({ domain }) => `${text(domain)} publishes no DKIM key, so nobody can tell whether its mail was altered.`,
    fix: ({ domain }) =>
      `Have the mail server sign, and publish its key at \`<selector>._domainkey.${text(domain)}\`. If the domain sends no mail, publish \`*._domainkey.${text(domain)} TXT "v=DKIM1; p="\`.`,
    see: "RFC 6376 §3.6",
  },
  "dkim/broken": {
    severity: "high",
    points: 1,
    says: (args) => `The DKIM key at ${text(args["owner"])} cannot be used: ${defectOf(args)}.`,
    fix: () => "Copy the record anew from the mail server or provider, whole and as one TXT record.",
    see: "RFC 6376 §3.6.1, §6.1.2",
  },
  "dkim/duplicate": {
    severity: "high",
    points: 1,
    says: ({ owner, count }) =>
      `${text(owner)} has ${text(count)} TXT records. Which of them receivers take is not defined.`,
    fix: () => "Keep one TXT record for each selector, and publish another key under another selector.",
    see: "RFC 6376 §3.6.2.2",
  },
  "dkim/small-key": {
    severity: "high",
    points: 3,
    says: ({ owner, bits }) =>
      `The RSA key at ${text(owner)} has ${text(bits)} bits. Receivers must not accept it, and it can be broken.`,
    fix: () => newKey,
    see: "RFC 8301 §3.2",
  },
  "dkim/short-key": {
    severity: "low",
    points: 1,
    says: ({ owner, bits }) => `The RSA key at ${text(owner)} has ${text(bits)} bits; at least 2048 are advised.`,
    fix: () => newKey,
    see: "RFC 8301 §3.2",
  },
  "dkim/large-key": {
    severity: "low",
    points: 0,
    says: ({ owner, bits }) =>
      `The RSA key at ${text(owner)} has ${text(bits)} bits. Receivers need not handle more than 4096.`,
    fix: () => newKey,
    see: "RFC 8301 §3.2",
  },
  "dkim/excess": {
    severity: "low",
    points: 0,
    says: ({ owner, octets }) =>
      `After the key at ${text(owner)} follow ${text(octets)} octets that do not belong to it. Some receivers refuse such a key.`,
    fix: () => "Copy the record anew from the mail server or provider.",
    see: "RFC 6376 §3.6.1",
  },
  "dkim/testing": {
    severity: "medium",
    points: 1,
    says: ({ owner }) =>
      `The key at ${text(owner)} is marked as a test (\`t=y\`): receivers may treat signed mail like unsigned mail.`,
    fix: () => "Remove `t=y` once signatures verify.",
    see: "RFC 6376 §3.6.1",
  },
  "dkim/no-sha256": {
    severity: "high",
    points: 1,
    says: ({ owner, hashes }) =>
      `The key at ${text(owner)} does not allow SHA-256 (\`h=${text(hashes)}\`). Receivers accept no other hash.`,
    fix: () => "Write `h=sha256`, or leave the tag out.",
    see: "RFC 8301 §3.1",
  },
  "dkim/only-ed25519": {
    severity: "low",
    points: 0,
    says: ({ domain }) =>
      `${text(domain)} has Ed25519 keys only. Many receivers know only RSA and see its mail as unsigned.`,
    fix: () =>
      "Sign with an RSA key of 2048 bits too, under a selector of its own: your mail server (`opendkim-genkey -b 2048`) or provider makes it.",
    see: "RFC 8463 §3",
  },
  "dkim/dangling": {
    severity: "medium",
    points: 0,
    says: ({ owner, target }) => `${text(owner)} is an alias of ${text(target)}, which has no TXT record.`,
    fix: () => "Publish the key there, or remove the CNAME record.",
    see: "RFC 6376 §3.6.2",
  },
  "dkim/selector-missing": {
    severity: "medium",
    points: 1,
    says: ({ owner }) => `There is no key at ${text(owner)}, so that signatures by this selector cannot be verified.`,
    fix: ({ owner }) => `Publish the key that the mail server signs with at ${text(owner)}, or correct the selector.`,
    see: "RFC 6376 §3.6.2.1, §6.1.2",
  },
  "dkim/selector-unusable": {
    severity: "medium",
    points: 0,
    says: ({ owner, why }) =>
      `The key at ${text(owner)} ${why === "revoked" ? "is revoked (`p=` is empty)" : "is not for e-mail (`s=`)"}, so that signatures by this selector cannot be verified.`,
    fix: () => "Sign with another selector, whose key is in use.",
    see: "RFC 6376 §3.6.1, §6.1.2",
  },
  "dkim/revoked": {
    severity: "info",
    points: 0,
    says: ({ owner }) => `The key at ${text(owner)} is revoked: \`p=\` is empty.`,
    fix: () => "Nothing, as long as nothing is signed with it. Once no such message is on its way, the record can go.",
    see: "RFC 6376 §3.6.1",
  },
  "dkim/other-service": {
    severity: "info",
    points: 0,
    says: ({ owner }) => `The key at ${text(owner)} is not for e-mail (\`s=\`), so that it verifies no message.`,
    fix: () => "Nothing, if that is wanted. For a key that signs mail, leave `s` out.",
    see: "RFC 6376 §3.6.1",
  },
  "dkim/old-key": {
    severity: "info",
    points: 0,
    says: ({ owner, since }) =>
      `By its name the key at ${text(owner)} is of ${text(since)}. The longer a key is in use, the more it is worth to a thief.`,
    fix: () => newKey,
    see: "RFC 6376 §3.1, §8.1",
  },
  "dkim/granularity": {
    severity: "low",
    points: 0,
    says: ({ owner, value }) =>
      `The key at ${text(owner)} has \`g=${text(value)}\`, which DKIM no longer knows. Old receivers refuse what it leaves out.`,
    fix: () => "Remove `g`.",
    see: "RFC 6376 §3.6.1, RFC 4871 §3.6.1",
  },
  "dkim/adsp": {
    severity: "info",
    points: 0,
    says: ({ owner, text: value }) => `${text(owner)} has \`${text(value)}\`, a policy that nobody reads any more.`,
    fix: () => "Remove it; DMARC is what counts.",
    see: "RFC 5617 §4.2",
  },
  "dkim/parent-denied": {
    severity: "medium",
    points: 0,
    says: ({ owner }) =>
      `By its name servers ${text(owner)} does not exist, though there are keys below it. Resolvers may take them at their word and find no key.`,
    fix: () => "Have the name servers answer NODATA for names that only have others below them.",
    see: "RFC 8020 §2, RFC 4592 §2.2.2",
    who: "dns-host",
  },
  "dkim/bogus": {
    severity: "high",
    points: 0,
    says: ({ owner, why }) =>
      `The answer for ${text(owner)} cannot be believed: ${text(why)}. Receivers that validate find no key.`,
    fix: () => "Repair the signatures of the zone; see the findings of DNSSEC.",
    see: "RFC 4035 §5.5, RFC 6376 §6.1.2",
    who: "dns-host",
  },
  "dkim/lookup-failed": {
    severity: "info",
    points: 0,
    says: ({ owner, why }) =>
      `${text(owner)} could not be looked up: ${text(why)}. A receiver to whom that happens waits, or finds no key.`,
    fix: () => "Look again later; if it stays, ask whoever runs the name servers.",
    see: "RFC 6376 §6.1.2",
    who: "dns-host",
  },
} satisfies Record<`dkim/${string}`, Entry>;

/** A key that a CNAME leads to is not the owner's to change. */
function withKeeper(fix: (args: Args) => string): Message["fix"] {
  return (args) => {
    const { keeper } = args;
    return keeper === undefined ? fix(args) : `${fix(args)} The record is kept by ${text(keeper)}: ask there.`;
  };
}

export type FindingId = keyof typeof entries;

export const messages: Readonly<Record<string, Message>> = Object.fromEntries(
  Object.entries(entries).map(([id, { points, ...entry }]) => [
    id,
    { who: "owner", ...entry, fix: withKeeper(entry.fix), demerits: demerits(points) } satisfies Message,
  ]),
);
