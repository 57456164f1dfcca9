/** What a good recursive resolver answers over a handful of zones, with DO and CD set (RFC 4035 §3.1, RFC 5155 §7.2). */
import { type AskMessage, type Message, type NoMessage, type WireRecord, rcodes } from "../../dns/message.ts";
import { type DomainName, below, isWithin, labelsOf, parentOf, parseName } from "../../dns/name.ts";
import type { RRType } from "../../dns/rrset.ts";
import { nameOf, wireName } from "../../dns/wire/name.ts";
import { positionOf } from "./denial.ts";
import type { ZoneRRset } from "./rrsig.ts";
import { type SignedZone, placeOf } from "./signer.ts";

/** Answers one question in another way than the zones would. */
export type Tamper = (message: Message, world: World) => Message | NoMessage;

export interface World {
  ask: AskMessage;
  /** What was asked so far, as `owner TYPE`, in order. */
  asked: readonly string[];
  /** What the zones say, without having been asked. */
  answer: (owner: DomainName, type: RRType) => Message;
}

/** `tampers` are by question, as `owner TYPE`. */
export function worldOf(zones: readonly SignedZone[], tampers: Readonly<Record<string, Tamper>> = {}): World {
  const served = zones.map(servedZone);
  const asked: string[] = [];
  const world: World = {
    asked,
    answer: (owner, type) => messageOf(owner, type, resolved(served, owner, type)),
    async ask(owner, type) {
      const question = placeOf({ owner, type });
      asked.push(question);
      const told = tampers[question]?.(world.answer(owner, type), world) ?? world.answer(owner, type);
      return "kind" in told ? told : { kind: "message", message: told, server: "udp://192.0.2.53:53", age: 0 };
    },
  };
  return world;
}

/** A message as it is being put together. */
interface Reply {
  rcode: number;
  answer: ZoneRRset[];
  authority: ZoneRRset[];
}

/** A zone, and every name that it has, those without records included (RFC 4592 §2.2.2). */
interface ServedZone extends SignedZone {
  names: ReadonlySet<DomainName>;
}

function servedZone(zone: SignedZone): ServedZone {
  const names = new Set<DomainName>([zone.origin]);
  for (const { owner } of zone.rrsets.values()) {
    for (let at: DomainName | undefined = owner; at !== undefined && !names.has(at); at = parentOf(at)) names.add(at);
  }
  return { ...zone, names };
}

/** Follows aliases from zone to zone until there is an answer, or a name comes again. */
function resolved(zones: readonly ServedZone[], owner: DomainName, type: RRType): Reply {
  const reply: Reply = { rcode: rcodes.NOERROR, answer: [], authority: [] };
  const seen = new Set<DomainName>();
  let target: DomainName | undefined = owner;
  while (target !== undefined && !seen.has(target)) {
    seen.add(target);
    const zone = zoneFor(zones, target, type);
    if (zone === undefined || isReferred(zone, target, type))
      return { rcode: rcodes.SERVFAIL, answer: [], authority: [] };
    target = lookUp(zone, target, type, reply);
  }
  return reply;
}

/** The zone that answers; the one above it for DS (RFC 4035 §3.1.4.1). */
function zoneFor(zones: readonly ServedZone[], owner: DomainName, type: RRType): ServedZone | undefined {
  const answering = zones.filter(
    ({ origin }) => isWithin(owner, origin) && !(type === "DS" && origin === owner && origin !== "."),
  );
  return answering.toSorted((a, b) => labelsOf(b.origin).length - labelsOf(a.origin).length)[0];
}

/** Does the zone delegate the name to servers that nobody plays here? */
function isReferred(zone: ServedZone, owner: DomainName, type: RRType): boolean {
  return namesUpTo(zone, owner).some(
    (at) => at !== zone.origin && zone.rrsets.has(`${at} NS`) && !(at === owner && type === "DS"),
  );
}

/** `owner` and the names above it, as far as the origin. */
function namesUpTo({ origin }: SignedZone, owner: DomainName): readonly DomainName[] {
  const names: DomainName[] = [];
  for (let at: DomainName | undefined = owner; at !== undefined && isWithin(at, origin); at = parentOf(at))
    names.push(at);
  return names;
}

/** Adds what the zone says to `reply`; where that is an alias, gives its target (RFC 1034 §4.3.2, RFC 6672 §3.2). */
function lookUp(zone: ServedZone, owner: DomainName, type: RRType, reply: Reply): DomainName | undefined {
  const dname = namesUpTo(zone, owner)
    .slice(1)
    .map((at) => zone.rrsets.get(`${at} DNAME`))
    .find((rrset) => rrset !== undefined);
  if (dname !== undefined) return redirected(dname, owner, reply);
  if (zone.names.has(owner)) return atName(zone, owner, owner, type, reply);
  const wildcard = below("*", existing(zone, owner));
  if (zone.names.has(wildcard)) return atName(zone, wildcard, owner, type, reply);
  reply.rcode = rcodes.NXDOMAIN;
  denied(zone, reply, noName(zone, owner));
  return undefined;
}

/** `source` is `owner`, or the wildcard that its records are made from. */
function atName(
  zone: ServedZone,
  source: DomainName,
  owner: DomainName,
  type: RRType,
  reply: Reply,
): DomainName | undefined {
  const found = rrsetAt(zone, source, type) ?? rrsetAt(zone, source, "CNAME");
  if (found === undefined) {
    denied(zone, reply, source === owner ? noType(zone, owner) : [...noCloser(zone, owner), source]);
    return undefined;
  }
  reply.answer.push({ ...found, owner });
  if (source !== owner) reply.authority.push(...linksFor(zone, noCloser(zone, owner).slice(-1)));
  return found.type === "CNAME" && type !== "CNAME" ? targetOf(found) : undefined;
}

function rrsetAt(zone: ServedZone, owner: DomainName, type: RRType): ZoneRRset | undefined {
  if (type === "NSEC") return zone.chain.find(({ rrset }) => placeOf(rrset) === `${owner} NSEC`)?.rrset;
  return zone.rrsets.get(`${owner} ${type}`);
}

function targetOf({ rdata: [octets] }: ZoneRRset): DomainName | undefined {
  return octets === undefined ? undefined : nameOf(octets, 0);
}

const yxdomain = 6; // RFC 6672 §2.2: the name would be too long

/** The DNAME and the CNAME that it makes, which nobody signs (RFC 6672 §5.3.1). */
function redirected(dname: ZoneRRset, owner: DomainName, reply: Reply): DomainName | undefined {
  const target = targetOf(dname);
  if (target === undefined) return undefined;
  const kept = labelsOf(owner).slice(0, -labelsOf(dname.owner).length);
  const made = parseName([...kept, ...labelsOf(target)].join("."));
  reply.answer.push(dname);
  if (!made.ok) {
    reply.rcode = yxdomain;
    return undefined;
  }
  reply.answer.push({ owner, type: "CNAME", ttl: dname.ttl, rdata: [wireName(made.value)], signatures: [] });
  return made.value;
}

/** The SOA, and the records of the chain that match or cover `names`. */
function denied(zone: ServedZone, reply: Reply, names: readonly DomainName[]): void {
  const soa = rrsetAt(zone, zone.origin, "SOA");
  reply.authority.push(...(soa === undefined ? [] : [soa]), ...linksFor(zone, names));
}

/** Names whose links show that `owner` does not exist, and neither does a wildcard that it could be made from. */
function noName(zone: ServedZone, owner: DomainName): readonly DomainName[] {
  const shown = noCloser(zone, owner);
  const encloser = zone.denial.kind === "nsec" ? existing(zone, owner) : (shown[0] ?? zone.origin);
  return [...shown, below("*", encloser)];
}

/** For NSEC3 the closest encloser that can be shown and the next closer name (RFC 5155 §7.2.1); for NSEC the name itself. */
function noCloser(zone: ServedZone, owner: DomainName): readonly DomainName[] {
  if (zone.denial.kind === "nsec") return [owner];
  const names = namesUpTo(zone, owner);
  const encloser = names.findIndex((at) => isMatched(zone, at));
  return encloser <= 0 ? [owner] : names.slice(encloser - 1, encloser + 1).toReversed();
}

/** A delegation in an opt-out span has no NSEC3 of its own (RFC 5155 §7.2.4). */
function noType(zone: ServedZone, owner: DomainName): readonly DomainName[] {
  return zone.denial.kind === "nsec" || isMatched(zone, owner) ? [owner] : noCloser(zone, owner);
}

function existing(zone: ServedZone, owner: DomainName): DomainName {
  return namesUpTo(zone, owner).find((at) => zone.names.has(at)) ?? zone.origin;
}

function isMatched(zone: ServedZone, owner: DomainName): boolean {
  const position = positionOf(owner, zone.denial);
  return zone.chain.some((link) => link.position === position);
}

/** The links that match or cover the names: the last one at or before each; before the first, the last of all. */
function linksFor(zone: ServedZone, names: readonly DomainName[]): readonly ZoneRRset[] {
  const links = names.map((owner) => {
    const position = positionOf(owner, zone.denial);
    return zone.chain.findLast((link) => link.position <= position) ?? zone.chain.at(-1);
  });
  return [...new Set(links.flatMap((link) => (link === undefined ? [] : [link.rrset])))];
}

function messageOf(owner: DomainName, type: RRType, reply: Reply): Message {
  return {
    id: 0,
    isResponse: true,
    opcode: 0,
    isAuthoritative: false,
    isTruncated: false,
    recursionDesired: true,
    recursionAvailable: true,
    authenticData: false,
    checkingDisabled: true,
    rcode: reply.rcode,
    question: { owner, type, class: 1, octets: wireName(owner) },
    answer: reply.answer.flatMap(wireRecords),
    authority: [...new Set(reply.authority)].flatMap(wireRecords),
    additional: [],
    edns: { udpSize: 1232, version: 0, dnssecOk: true, extendedErrors: [] },
  };
}

/** The RRset and its signatures as records of a message. */
export function wireRecords({ owner, type, ttl, rdata, signatures }: ZoneRRset): readonly WireRecord[] {
  const at = { owner, class: 1, ttl };
  return [
    ...rdata.map((octets) => ({ ...at, type, rdata: octets })),
    ...signatures.map((octets) => ({ ...at, type: "RRSIG", rdata: octets })),
  ];
}
