/** What the recursive resolver keeps from one question to the next, and what it makes of it. */
import { type Message, type WireRecord, rcodes } from "../../../src/dns/message.ts";
import { type DomainName, isWithin, labelsOf, parentOf } from "../../../src/dns/name.ts";
import type { Question } from "../../../src/dns/resolver.ts";
import { proveNodata, proveNxdomain } from "../../../src/dns/dnssec/denial/denial.ts";
import { nsec3Hash } from "../../../src/dns/dnssec/denial/nsec3.ts";
import { limits, workOf } from "../../../src/dns/dnssec/limits.ts";
import { signedRRsets } from "../../../src/dns/dnssec/read-rrsets.ts";
import { base32hex } from "../../../src/dns/wire/base32.ts";
import { wireName } from "../../../src/dns/wire/name.ts";
import { coveredBy, isProof, messageOf, rdataName } from "./records.ts";
import type { Scenario, Stub } from "./scenario.ts";
import { type Servers, serversOf } from "./servers.ts";

export interface Memory {
  servers: Servers;
  /** The step of the scenario that it is. */
  at: number;
  /** Where to begin: stubs, and the delegations met. */
  zones: Stub[];
  /** All delegations of the recordings, for questions that come before those that would have met them. */
  recorded: readonly Stub[];
  /** Addresses of servers, as any message has them. */
  glue: readonly WireRecord[];
  /** The authority sections of referrals, by the zone that they lead to: the parent's side has its DS, or the denial. */
  referrals: Map<DomainName, readonly WireRecord[]>;
  /** Nothing is made of denials for what is at or below these. */
  negativeAnchors: readonly DomainName[];
  /** Unix time in seconds, for the cache. */
  now: number;
  /** The cache, by question. */
  cached: Map<string, Cached>;
}

interface Cached {
  question: Question;
  message: Message;
  /** Unix time in seconds. */
  until: number;
}

export function memoryOf({ ranges, stubs, negativeAnchors }: Scenario): Memory {
  const messages = ranges.flatMap(({ entries }) => entries.map(({ message }) => message));
  const glue = messages
    .flatMap(({ answer, additional }) => [...answer, ...additional])
    .filter(({ type }) => type === "A");
  const delegations = messages.flatMap(({ authority }) => authority.filter(({ type }) => type === "NS"));
  const zones = new Set(delegations.map(({ owner }) => owner));
  return {
    servers: serversOf(ranges),
    at: 0,
    zones: [...stubs],
    recorded: [...zones].map((zone) => ({
      zone,
      isForward: false,
      addresses: addressesIn(glue, serverNames(delegations, zone)),
    })),
    glue,
    referrals: new Map(),
    negativeAnchors,
    now: 0,
    cached: new Map(),
  };
}

export function serverNames(records: readonly WireRecord[], zone: DomainName): readonly DomainName[] {
  return records.filter(({ owner, type }) => owner === zone && type === "NS").map(rdataName);
}

export function addressesIn(records: readonly WireRecord[], names: readonly DomainName[]): readonly string[] {
  const addresses = records.filter(({ owner, type }) => type === "A" && names.includes(owner));
  return [...new Set(addresses.map(({ rdata }) => rdata.join(".")))];
}

/** Where a question can begin, the best first. The DS RRset is the parent's (RFC 4035 §3.1.4.1). */
export function beginnings({ zones, recorded }: Memory, { owner, type }: Question): readonly Stub[] {
  const from = type === "DS" ? parentOf(owner) : owner;
  const closest = (all: readonly Stub[]) =>
    all
      .filter(({ zone }) => from !== undefined && isWithin(from, zone))
      .toSorted((a, b) => labelsOf(b.zone).length - labelsOf(a.zone).length);
  return [...closest(zones).slice(0, 1), ...closest(recorded)];
}

/** For as long as all of it holds. */
export function remember({ cached, now }: Memory, question: Question, message: Message): void {
  const ttls = [...message.answer, ...message.authority].map(({ ttl }) => ttl);
  const until = now + Math.min(...ttls, longestTtl);
  cached.set(`${question.owner} ${question.type}`, { question, message, until });
}

const longestTtl = 86_400;

function stillCached({ cached, now }: Memory): readonly Cached[] {
  return [...cached.values()].filter(({ until }) => until > now);
}

/** The answer to the same question. */
export function fromCache(memory: Memory, { owner, type }: Question): Message | undefined {
  const same = stillCached(memory).find(({ question }) => question.owner === owner && question.type === type);
  return same?.message;
}

/** The denial that NSEC records in the cache make without being asked for. */
export function synthesized(memory: Memory, { owner, type }: Question): Message | undefined {
  if (type === "DS" || type === "DNSKEY" || memory.negativeAnchors.some((zone) => isWithin(owner, zone)))
    return undefined;
  const proofs = distinct(stillCached(memory).flatMap(({ message }) => message.authority.filter(isProof)));
  const nsec = signedRRsets(proofs).filter((rrset) => rrset.type === "NSEC");
  const zones = new Set(nsec.flatMap(({ signatures }) => signatures.map(({ signer }) => signer)));
  for (const zone of [...zones].filter((signer) => isWithin(owner, signer))) {
    const own = nsec.filter(({ signatures }) => signatures.some(({ signer }) => signer === zone));
    const records = { zone, nsec: own, nsec3: [] };
    const denied = (rcode: number): Message => messageOf({ rcode, authority: proofs });
    if (proveNodata(records, owner, type, workOf(limits)).ok === true) return denied(rcodes.NOERROR);
    if (proveNxdomain(records, owner, workOf(limits)).ok === true) return denied(rcodes.NXDOMAIN);
  }
  return undefined;
}

/** The answer to a question that no server answers, made from what was met before. */
export function remembered(memory: Memory, question: Question): Message | undefined {
  return (
    denied(memory, question) ?? harvested(memory, question) ?? known(memory, question) ?? deniedDs(memory, question)
  );
}

/** A name that does not exist has no types at all (RFC 2308 §5). */
function denied(memory: Memory, { owner }: Question): Message | undefined {
  const denial = stillCached(memory).find(
    ({ question, message }) =>
      question.owner === owner && message.rcode === rcodes.NXDOMAIN && message.answer.length === 0,
  );
  return denial?.message;
}

/** What a referral said of the DS RRset of the zone that it led to: the records, or their denial. */
export function harvested({ referrals }: Memory, { owner, type }: Question): Message | undefined {
  const authority = type === "DS" ? referrals.get(owner) : undefined;
  if (authority === undefined) return undefined;
  return messageOf({
    answer: authority.filter((record) => isOf(record, owner, "DS")),
    authority: authority.filter(isProof),
  });
}

/** Records of the name and type, or the alias that it is; the alias that the DNAME above it makes (RFC 6672 §3.4.2). */
function known(memory: Memory, { owner, type }: Question): Message | undefined {
  const answers = stillCached(memory).flatMap(({ message }) => message.answer);
  for (const each of [type, "CNAME"]) {
    const answer = answers.filter((record) => isOf(record, owner, each));
    if (answer.length > 0) return messageOf({ answer: distinct(answer) });
  }
  const dname = answers.find(
    (record) => record.type === "DNAME" && record.owner !== owner && isWithin(owner, record.owner),
  );
  if (dname === undefined) return undefined;
  const prefix = wireName(owner).subarray(0, -wireName(dname.owner).length);
  const cname = { ...dname, owner, type: "CNAME", rdata: Buffer.concat([prefix, dname.rdata]) };
  return messageOf({ answer: distinct([...answers.filter((record) => isOf(record, dname.owner, "DNAME")), cname]) });
}

/** A denial of the DS RRset by the NSEC or NSEC3 record of the very name, whatever message it came in. */
function deniedDs(memory: Memory, { owner, type }: Question): Message | undefined {
  const proofs = stillCached(memory).flatMap(({ message }) => message.authority.filter(isProof));
  const itself = proofs.find((record) => type === "DS" && isAt(record, owner));
  if (itself === undefined) return undefined;
  return messageOf({ authority: distinct(proofs.filter((record) => record.owner === itself.owner)) });
}

function isAt(record: WireRecord, owner: DomainName): boolean {
  if (record.type === "NSEC") return record.owner === owner;
  if (record.type !== "NSEC3") return false;
  const rdata = Buffer.from(record.rdata);
  const hash = nsec3Hash(wireName(owner), rdata.subarray(5, 5 + rdata.readUInt8(4)), rdata.readUInt16BE(2));
  return labelsOf(record.owner)[0] === base32hex(hash);
}

function isOf(record: WireRecord, owner: DomainName, type: string): boolean {
  return record.owner === owner && (record.type === "RRSIG" ? coveredBy(record) : record.type) === type;
}

function distinct(records: readonly WireRecord[]): readonly WireRecord[] {
  return [
    ...new Map(
      records.map((record) => [`${record.owner} ${record.type} ${Buffer.from(record.rdata).toString("hex")}`, record]),
    ).values(),
  ];
}
