/** What validation found, in words. Nothing that a server sends can be more than text in them: whoever prints them cleans it. */
import type { NoMessage } from "../message.ts";
import { type DomainName, root } from "../name.ts";
import type { RRType } from "../rrset.ts";
import type { Security } from "../resolver.ts";
import { algorithmName } from "./algorithms.ts";
import { type Reason, type ReasonCode, extendedErrorOf } from "./reason.ts";
import type { Note, Step, ValidatedOutcome } from "./validated.ts";

/** What a question came to that brought no answer. */
export type Failure = Exclude<ValidatedOutcome, { kind: "rrset" | "nodata" | "nxdomain" }>;

type Args = Readonly<Record<string, string | number>>;

/** A fact with what it means and what to do. `is` begins in lower case and has no final full stop, to follow a colon. */
export interface Told {
  is: string;
  means: string;
  fix: string;
  /** Where it is written, such as `RFC 4035 §5.2`. */
  see: string;
}

/** A reason with its names ready for a sentence. */
interface About {
  zone: string;
  owner: string;
  /** Owner and type, such as `www.example.test A`. */
  records: string;
  /** Such as `key 4711 (ECDSAP256SHA256)`, or `its key` where nobody says which. */
  key: string;
  args: Args;
}

const unsigned = "Its answers may be forged on the way; they are used as if there were no DNSSEC.";
const refused = "Validating resolvers give no such answer to anybody: to them the name does not work.";
const unjudged = "Whether the answer is genuine is not known. This says nothing about the zone.";
const resign = "Sign the zone again and see that signing runs on its own, well before signatures expire.";
const reload = "If it stays so, ask another resolver, to tell the zone from the resolver.";

const reasons: Record<ReasonCode, (about: About) => Told> = {
  "unsigned-delegation": ({ zone }) => ({
    is: `the parent zone proves that ${zone} has no DS record, so that ${zone} is not signed as the world sees it`,
    means: unsigned,
    fix: `Sign ${zone} and have its DS record published in the parent zone.`,
    see: "RFC 4035 §5.2",
  }),
  "opt-out": ({ zone }) => ({
    is: `an opt-out span of NSEC3 covers it in ${zone}, where delegations need not be signed`,
    means: unsigned,
    fix: "Have a DS record published, or the zone signed without opt-out.",
    see: "RFC 5155 §6, §9.2",
  }),
  "unsupported-algorithm": ({ zone, args }) => ({
    is: `no DS record of ${zone} has an algorithm that is validated here${listed(args, "algorithms")}`,
    means: unsigned,
    fix: `Sign ${zone} with algorithm 13 (ECDSAP256SHA256), and replace the DS record.`,
    see: "RFC 4035 §5.2, RFC 9904",
  }),
  "unsupported-digest": ({ zone, args }) => ({
    is: `no DS record of ${zone} has a digest that is validated here${listed(args, "digestTypes")}`,
    means: unsigned,
    fix: `Have a DS record of ${zone} with digest type 2 (SHA-256) published.`,
    see: "RFC 4035 §5.2, RFC 9904",
  }),
  "nsec3-iterations": ({ zone, args }) => ({
    is: `the names of ${zone} are hashed with ${counted(args, "iterations", "more iterations than are computed")}`,
    means: "Validators may take proofs that cost that much for none, so denials of this zone are not secure.",
    fix: "Set the iterations of NSEC3 to 0, without a salt.",
    see: "RFC 9276 §3.1, §3.2",
  }),
  "negative-trust-anchor": ({ zone }) => ({
    is: `a negative trust anchor has ${zone} taken for unsigned`,
    means: unsigned,
    fix: "Remove the negative trust anchor when the zone works again.",
    see: "RFC 7646 §2",
  }),
  "signature-missing": ({ zone, records }) => ({
    is: `there is no signature of ${records}, though ${zone} is signed`,
    means: refused,
    fix: `${resign} If the zone is right, the resolver or a device on the way removes signatures.`,
    see: "RFC 4035 §5.2",
  }),
  "signature-invalid": ({ records, key }) => ({
    is: `the signature of ${records} by ${key} does not fit the records`,
    means: `${refused} The records or the signature were changed after signing.`,
    fix: resign,
    see: "RFC 4035 §5.3.3",
  }),
  "signature-expired": ({ records, key, args }) => ({
    is: `the signature of ${records} by ${key} expired${at(args, "expiration")}`,
    means: refused,
    fix: resign,
    see: "RFC 4035 §5.3.1",
  }),
  "signature-not-yet-valid": ({ records, key, args }) => ({
    is: `the signature of ${records} by ${key} is not valid yet${from(args, "inception")}`,
    means: refused,
    fix: "Set the clock of the signer, or the clock here.",
    see: "RFC 4035 §5.3.1",
  }),
  "signature-malformed": (about) => ({
    is: malformation(about),
    means: refused,
    fix: resign,
    see: "RFC 4035 §5.3.1",
  }),
  "key-missing": ({ zone, records, key }) => ({
    is: `the signature of ${records} is by ${key}, which is not among the keys of ${zone}`,
    means: refused,
    fix: "Publish the key again until no signature of it is left in any cache.",
    see: "RFC 4035 §5.3.1",
  }),
  "ds-mismatch": ({ zone }) => ({
    is: `${vouched(zone)}, and none of its keys is one that they stand for`,
    means: refused,
    fix: `Have the DS records of the current keys of ${zone} published in the parent zone.`,
    see: "RFC 4035 §5.2",
  }),
  "key-unusable": ({ zone, key }) => ({
    is: `${key} of ${zone} cannot be used: it is revoked, no zone key, or not of a length that its algorithm has`,
    means: refused,
    fix: "Replace the key, and the DS record with it.",
    see: "RFC 4034 §2.1, RFC 5011 §2.1",
  }),
  "dnskey-missing": ({ zone }) => ({
    is: `${vouched(zone)}, and the answer for its keys has none`,
    means: refused,
    fix: `Publish the keys and signatures of ${zone}, or have the DS records removed.`,
    see: "RFC 4035 §5.2",
  }),
  "denial-missing": ({ zone, records }) => ({
    is: `nothing from ${zone} proves that ${records} does not exist`,
    means: refused,
    fix: `${resign} NSEC or NSEC3 records have to come with every negative answer.`,
    see: "RFC 4035 §5.4",
  }),
  "alias-wrong": ({ owner }) => ({
    is: `the alias at ${owner} is not the one that the DNAME above it makes`,
    means: `${refused} A signed DNAME leaves no room for another CNAME.`,
    fix: "Look at the servers on the way; the CNAME was changed or invented.",
    see: "RFC 6672 §5.3.1",
  }),
  "too-many-signatures": ({ records }) => ({
    is: `there are more signatures of ${records} than are looked at, and none of the first is good`,
    means: refused,
    fix: "Keep one signature for each algorithm and key.",
    see: "RFC 4035 §2.2",
  }),
  "too-many-keys": ({ zone }) => ({
    is: `more keys of ${zone} have one key tag and algorithm than are tried`,
    means: refused,
    fix: "Replace keys whose tags collide.",
    see: "RFC 4034 §8",
  }),
  "too-many-hashes": ({ zone }) => ({
    is: `the proof of ${zone} takes more hashes of NSEC3 than are computed`,
    means: refused,
    fix: "Set the iterations of NSEC3 to 0, without a salt.",
    see: "RFC 9276 §3.2",
  }),
  "no-answer": ({ records, args }) => ({
    is: `the question for ${records} ${silenceText(args)}`,
    means: unjudged,
    fix: reload,
    see: "RFC 4035 §4.3",
  }),
  "no-trust-anchor": ({ owner }) => ({
    is: `no trust anchor stands at or above ${owner}`,
    means: unjudged,
    fix: "Give a trust anchor of the zone, or of one above it.",
    see: "RFC 4035 §4.3",
  }),
  unsignable: ({ records }) => ({
    is: `nothing signs signatures, so ${records} cannot be validated alone`,
    means: unjudged,
    fix: "Ask for the records that they cover: their signatures are judged with them.",
    see: "RFC 4035 §2.2",
  }),
  "signatures-stripped": ({ zone }) => ({
    is: `the resolver passes no signatures on, not even those of ${zone}`,
    means: unjudged,
    fix: "Ask a resolver that supports DNSSEC.",
    see: "RFC 4035 §3.2.1",
  }),
  "too-many-aliases": ({ owner }) => ({
    is: `more aliases follow each other from ${owner} than are followed`,
    means: unjudged,
    fix: "Have the aliases lead to the end directly; look for a loop.",
    see: "RFC 1034 §5.2.2",
  }),
  "too-deep": ({ owner }) => ({
    is: `the name ${owner} lies more levels below a trust anchor than are walked`,
    means: unjudged,
    fix: "Give a trust anchor closer to the name.",
    see: "RFC 4035 §5.3",
  }),
  "too-much-work": ({ records }) => ({
    is: `the answer for ${records} takes more work to validate than is done for one question`,
    means: `${unjudged} A zone made like that keeps validators busy.`,
    fix: "Reduce keys, signatures and levels of the zone.",
    see: "RFC 4035 §4.3",
  }),
};

/** All about a reason. */
export function tellReason(reason: Reason): Told {
  return reasons[reason.code](aboutOf(reason));
}

/** What is, for the end of a line: `the signature of example.test A by key 4711 (RSASHA256) expired on …: EDE 7 (Signature Expired)`. */
export function whyOf(reason: Reason): string {
  const code = extendedErrorOf[reason.code];
  const { is } = tellReason(reason);
  const isToldByServer = reason.args?.["extendedError"] !== undefined;
  return code === undefined || isToldByServer ? is : `${is}: ${extendedErrorText(code)}`;
}

/** A whole sentence. */
export function sentenceOf(reason: Reason): string {
  return sentence(whyOf(reason));
}

const notes: Record<Note["code"], (about: About) => Told> = {
  "sha1-signature": ({ zone, args }) => ({
    is: `the signatures of ${zone} have ${algorithmText(args)}, which rests on SHA-1`,
    means: "Validators are giving it up; the zone is unsigned to those that have.",
    fix: "Roll over to algorithm 13 (ECDSAP256SHA256).",
    see: "RFC 9905 §2",
  }),
  "sha1-digest": ({ zone }) => ({
    is: `every DS record of ${zone} has a SHA-1 digest`,
    means: "Validators are giving it up; the zone is unsigned to those that have.",
    fix: "Have a DS record with digest type 2 (SHA-256) published.",
    see: "RFC 9905 §2",
  }),
  "short-rsa-key": ({ zone, key, args }) => ({
    is: `${key} of ${zone} is an RSA key of ${counted(args, "bits", "few bits", "bit")}`,
    means: "A key that short can be broken with effort.",
    fix: "Roll over to algorithm 13 (ECDSAP256SHA256), or to RSA with 2048 bits.",
    see: "RFC 6781 §3.4.2",
  }),
  "key-tags-collide": ({ zone }) => ({
    is: `several keys of ${zone} have one key tag and algorithm`,
    means: "Validators have to try each of them, and some give up early.",
    fix: "Replace one of the keys.",
    see: "RFC 4034 §8",
  }),
  "ds-without-key": ({ zone, args }) => ({
    is: `a DS record of ${zone}${tagged(args)} stands for no key that the zone publishes`,
    means: "It is of no use; in the middle of a roll-over that is as it should be.",
    fix: "Have it removed when the roll-over is done.",
    see: "RFC 6781 §4.1.2",
  }),
  "ds-algorithm-unsupported": ({ zone, args }) => ({
    is: `a DS record of ${zone} has ${algorithmText(args)}, which is not validated here`,
    means: "The other DS records count.",
    fix: "Have it removed if no validator is known that needs it.",
    see: "RFC 9904",
  }),
  "algorithm-unsigned": ({ zone, args }) => ({
    is: `the keys of ${zone} are not signed by ${algorithmText(args)}, though there is a DS record of it`,
    means: "Validators that know no other algorithm of the zone refuse it.",
    fix: "Sign the zone by each algorithm that its DS records have.",
    see: "RFC 4035 §2.2, RFC 6840 §5.11",
  }),
  "signature-lives-long": ({ zone, args }) => ({
    is: `the signature of ${args["type"] ?? "records"} in ${zone} is good for ${counted(args, "days", "many days", "day")}`,
    means: "For so long what it signs can be replayed after it was changed.",
    fix: "Sign for weeks, and anew well before they are over.",
    see: "RFC 6781 §4.4.2",
  }),
  "signature-expires-soon": ({ zone, args }) => ({
    is: `the signature of ${args["type"] ?? "records"} in ${zone} expires${at(args, "expiration") || " soon"}`,
    means: "If signing has stopped, the zone will not work after that.",
    fix: "See that the zone is signed again in time.",
    see: "RFC 6781 §4.4.2",
  }),
};

/** All about something that is true of a secure chain too. */
export function tellNote(note: Note): Told {
  return notes[note.code](aboutOf(note));
}

export function noteSentence(note: Note): string {
  return sentence(tellNote(note).is);
}

const links: Record<Step["link"], string> = {
  anchor: "keys of the trust anchor",
  keys: "keys by their DS",
  delegation: "signed delegation",
  "no-delegation": "delegation without DS",
  "no-cut": "no zone cut",
  answer: "answer",
  denial: "proof that there is none",
};

/** What a step judged, in a few words. */
export function linkText({ link }: Step): string {
  return links[link];
}

const states: Record<Security, string> = {
  secure: "every link from the trust anchor to the answer is signed and valid",
  insecure: "the chain of trust ends before the answer, as the parent zone proves",
  bogus: "the answer should be signed, and its signatures or proofs do not hold",
  indeterminate: "whether the answer should be signed is not known",
};

/** What the four states mean (RFC 4035 §4.3). */
export function securityText(security: Security): string {
  return states[security];
}

const silences: Record<NoMessage["why"], string> = {
  timeout: "did not answer in time",
  "refused-connection": "refused the connection",
  unreachable: "cannot be reached",
  tls: "could not be authenticated by TLS",
  http: "answered with an error of HTTP",
  malformed: "sent what is no DNS message",
  mismatch: "answered another question",
  truncated: "sent only a part of the answer",
  "no-servers": "is none",
  busy: "has too many questions waiting",
};

/** Why there is no message, such as `the server did not answer in time (udp://192.0.2.53:53)`. */
export function noMessageText({ why, detail, servers }: NoMessage): string {
  if (why === "no-servers") return "there is no server to ask";
  if (why === "busy") return "too many questions are waiting for an answer";
  const asked = new Set(servers).size; // some of them more than once
  const who = asked > 1 ? `none of ${asked} servers gave an answer, the last one` : "the server";
  const said = why === "timeout" ? "" : detail;
  const told = [servers.at(-1), said].filter((part) => part !== undefined && part !== "").join(", ");
  return `${who} ${silences[why]}${told === "" ? "" : ` (${told})`}`;
}

/** Why an outcome is no answer, for the end of a line. */
export function failureOf(outcome: Failure): string {
  switch (outcome.kind) {
    case "alias-loop":
      return "the aliases lead back to one of them, or are too many";
    case "unsignable":
      return "RRSIG records alone cannot be validated";
    case "failed":
      return noMessageText(outcome);
    case "rcode": {
      const [error] = outcome.extendedErrors;
      const said = error === undefined ? "" : `, ${extendedErrorText(error.code)}${quoted(error.text)}`;
      return `${outcome.server} answered with ${rcodeText(outcome.rcode)}${said}`;
    }
  }
}

const rcodeNames: ReadonlyMap<number, string> = new Map([
  [0, "NOERROR"],
  [1, "FORMERR"],
  [2, "SERVFAIL"],
  [3, "NXDOMAIN"],
  [4, "NOTIMP"],
  [5, "REFUSED"],
  [6, "YXDOMAIN"],
  [9, "NOTAUTH"],
  [16, "BADVERS"],
]);

/** The mnemonic of an RCODE (RFC 6895 §2.3), or `RCODE 11`. */
export function rcodeText(rcode: number): string {
  return rcodeNames.get(rcode) ?? `RCODE ${rcode}`;
}

/** RFC 8914 §4 and what IANA's registry has had since. */
const extendedErrors: readonly string[] = [
  "Other Error",
  "Unsupported DNSKEY Algorithm",
  "Unsupported DS Digest Type",
  "Stale Answer",
  "Forged Answer",
  "DNSSEC Indeterminate",
  "DNSSEC Bogus",
  "Signature Expired",
  "Signature Not Yet Valid",
  "DNSKEY Missing",
  "RRSIGs Missing",
  "No Zone Key Bit Set",
  "NSEC Missing",
  "Cached Error",
  "Not Ready",
  "Blocked",
  "Censored",
  "Filtered",
  "Prohibited",
  "Stale NXDOMAIN Answer",
  "Not Authoritative",
  "Not Supported",
  "No Reachable Authority",
  "Network Error",
  "Invalid Data",
  "Signature Expired before Valid",
  "Too Early",
  "Unsupported NSEC3 Iterations Value",
  "Unable to conform to policy",
  "Synthesized",
];

/** Such as `EDE 7 (Signature Expired)`. */
export function extendedErrorText(code: number): string {
  const name = extendedErrors[code];
  return name === undefined ? `EDE ${code}` : `EDE ${code} (${name})`;
}

/** Such as `2026-11-22 06:00:00 UTC`; for what is no time a date can hold, the number. */
export function dateText(unixSeconds: number): string {
  const date = new Date(unixSeconds * 1000);
  return Number.isNaN(date.getTime())
    ? String(unixSeconds)
    : `${date.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

/** Such as `13 (ECDSAP256SHA256)`. */
function algorithmText({ algorithm }: Args): string {
  if (typeof algorithm !== "number") return "an algorithm";
  const name = algorithmName(algorithm);
  return /^algorithm \d+$/.test(name) ? name : `algorithm ${algorithm} (${name})`;
}

function aboutOf(found: { zone?: DomainName; owner?: DomainName; type?: RRType; args?: Args }): About {
  const { zone, owner, type, args = {} } = found;
  const named = nameText(owner ?? zone);
  return {
    zone: zone === undefined ? "the zone" : nameText(zone),
    owner: named,
    records: type === undefined ? named : `${named} ${type}`,
    key: keyText(args),
    args,
  };
}

function nameText(name: DomainName | undefined): string {
  if (name === undefined) return "the name";
  return name === root ? "the root" : name;
}

function keyText({ keyTag, algorithm }: Args): string {
  if (keyTag === undefined) return "its key";
  return typeof algorithm === "number" ? `key ${keyTag} (${algorithmName(algorithm)})` : `key ${keyTag}`;
}

/** What the resolver said or did instead of answering. */
function silenceText({ why, detail, rcode, extendedError, text }: Args): string {
  if (typeof rcode === "number") {
    const told = typeof extendedError === "number" ? `, ${extendedErrorText(extendedError)}` : "";
    return `was answered with ${rcodeText(rcode)}${told}${quoted(text)}`;
  }
  const silence = Object.entries(silences).find(([code]) => code === why)?.[1];
  const said = detail === undefined || detail === "" || why === "timeout" ? "" : ` (${detail})`;
  return silence === undefined ? "got no answer" : `got no answer: the server ${silence}${said}`;
}

function malformation({ zone, records, args }: About): string {
  const { problem } = args;
  if (problem === "labels") return `the signature of ${records} is for a name of more labels`;
  if (problem === "times") return `the signature of ${records} ends before it begins`;
  if (problem !== "signer") return `no signature of ${records} is one that ${zone} could have made`;
  return records === zone
    ? `a signature names ${zone} as its signer, where no zone begins`
    : `the signature of ${records} names a signer that has no say in it`;
}

/** Nobody is above the root. */
function vouched(zone: string): string {
  return zone === "the root" ? "trust anchors vouch for the root" : `the parent zone has DS records of ${zone}`;
}

/** What a server sent, in quotes. */
function quoted(text: string | number | undefined): string {
  return text === undefined || text === "" ? "" : `, "${text}"`;
}

function tagged({ keyTag }: Args): string {
  return keyTag === undefined ? "" : ` (key tag ${keyTag})`;
}

function listed(args: Args, key: string): string {
  return args[key] === undefined ? "" : ` (it has ${args[key]})`;
}

function counted(args: Args, key: string, unknown: string, noun = key.replace(/s$/, "")): string {
  const amount = args[key];
  return amount === undefined ? unknown : `${amount} ${noun}${amount === 1 ? "" : "s"}`;
}

function at(args: Args, key: string): string {
  const time = args[key];
  return typeof time === "number" ? ` on ${dateText(time)}` : "";
}

function from(args: Args, key: string): string {
  const time = args[key];
  return typeof time === "number" ? `, only from ${dateText(time)} on` : "";
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
