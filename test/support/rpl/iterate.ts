/** From servers that are known, down the referrals, to the message that answers a question, or leads to another zone's name. */
import { type Message, type WireRecord, rcodes } from "../../../src/dns/message.ts";
import { type DomainName, isWithin } from "../../../src/dns/name.ts";
import type { Question } from "../../../src/dns/resolver.ts";
import { type Memory, addressesIn, beginnings, harvested, serverNames } from "./memory.ts";
import { coveredBy, messageOf } from "./records.ts";
import type { Stub } from "./scenario.ts";

const maxReferrals = 24;

/** Undefined where no server says anything. */
export function iterated(memory: Memory, question: Question): Message | undefined {
  for (const beginning of beginnings(memory, question)) {
    const message = descended(memory, question, beginning);
    if (message !== undefined) return message;
  }
  return undefined;
}

function descended(memory: Memory, question: Question, beginning: Stub): Message | undefined {
  let from = beginning;
  for (let referrals = 0; referrals < maxReferrals; referrals++) {
    const message = said(memory, question, from);
    if (message === undefined) return undefined;
    const referral = from.isForward ? undefined : referralIn(message, question, from.zone);
    if (referral === undefined) return scrubbed(message, question, from.zone);
    memory.referrals.set(referral, message.authority);
    if (referral === question.owner && question.type === "DS") return harvested(memory, question);
    from = delegated(memory, message, referral);
  }
  return undefined;
}

/** What the first of the servers says that says something. */
function said({ servers, at }: Memory, question: Question, { zone, addresses }: Stub): Message | undefined {
  let failed: Message | undefined;
  for (const address of addresses) {
    const message = servers.reply(at, address, question);
    if (message === undefined) continue;
    if (isUseful(message) && !isLame(message, question, zone)) return message;
    failed ??= messageOf({ rcode: rcodes.SERVFAIL });
  }
  return failed;
}

const yxdomain = 6;

function isUseful({ rcode }: Message): boolean {
  return rcode === rcodes.NOERROR || rcode === rcodes.NXDOMAIN || rcode === yxdomain;
}

/** Does the message refer to something else than what is below the zone? */
function isLame({ answer, authority, rcode }: Message, { owner }: Question, zone: DomainName): boolean {
  if (answer.length > 0 || rcode !== rcodes.NOERROR || authority.some(({ type }) => type === "SOA")) return false;
  const referral = authority.find(({ type }) => type === "NS");
  return referral !== undefined && !(isWithin(referral.owner, zone) && isWithin(owner, referral.owner));
}

/** The zone below `zone` that a message leads to. */
function referralIn(
  { answer, authority, rcode }: Message,
  { owner }: Question,
  zone: DomainName,
): DomainName | undefined {
  if (answer.length > 0 || rcode !== rcodes.NOERROR || authority.some(({ type }) => type === "SOA")) return undefined;
  const ns = authority.find(({ type }) => type === "NS");
  return ns !== undefined && ns.owner !== zone && isWithin(ns.owner, zone) && isWithin(owner, ns.owner)
    ? ns.owner
    : undefined;
}

/** The addresses of a zone's servers: glue, or as another message has them. */
function delegated(memory: Memory, { authority, additional }: Message, zone: DomainName): Stub {
  const names = serverNames(authority, zone);
  const addresses = addressesIn(additional, names);
  const delegation = {
    zone,
    isForward: false,
    addresses: addresses.length > 0 ? addresses : addressesIn(memory.glue, names),
  };
  memory.zones.push(delegation);
  return delegation;
}

/** Without what the servers of `zone` cannot know, and with every signature beside what it covers, wherever it stood. */
function scrubbed(message: Message, question: Question, zone: DomainName): Message {
  const answer = withoutOther(message.answer, question).filter(({ owner }) => isWithin(owner, zone));
  const { authority } = message; // of denials that came with an alias, too: the validator has its own judgement of them
  const astray = [...message.authority, ...message.additional].filter(
    (record) => record.type === "RRSIG" && covers(record, answer) && !covers(record, authority),
  );
  return { ...message, answer: [...answer, ...astray], additional: [] };
}

/** A name that is an alias has no other records (RFC 2181 §10.1): what comes first is believed. */
function withoutOther(answer: readonly WireRecord[], { owner, type }: Question): readonly WireRecord[] {
  const typeOf = (record: WireRecord) => (record.type === "RRSIG" ? coveredBy(record) : record.type);
  const own = new Set(answer.filter((record) => record.owner === owner).map(typeOf));
  if (!own.has("CNAME") || !own.has(type)) return answer;
  const [first] = own;
  return answer.filter((record) => record.owner !== owner || typeOf(record) === first);
}

function covers(signature: WireRecord, records: readonly WireRecord[]): boolean {
  return records.some(({ owner, type }) => owner === signature.owner && type === coveredBy(signature));
}
