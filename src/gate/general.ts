/** Rules about zones that belong to no single check: LENIENT-ADDED and TTL-EXTREME. Pure. */
import { changesUnder } from "../change.ts";
import { type DomainName, labelsOf } from "../dns/name.ts";
import { textOf } from "../dns/rdata.ts";
import type { RRset, RRType, SourceRange } from "../dns/rrset.ts";
import type { Leniency, Zone } from "../dns/zone.ts";
import type { Change } from "../model.ts";
import { concernsMail } from "./zones.ts";
import { generalRules } from "./general-messages.ts";

const change = changesUnder(generalRules);

/** What a change does to how a zone is read and kept. A zone that is new, or could not be read before, is silent. */
export function generalChanges(before: Zone | undefined, after: Zone): readonly Change[] {
  if (before === undefined || before.completeness === "unparseable") return [];
  return [...lenientAdded(before, after), ...extremeTtls(before, after)];
}

/** LENIENT-ADDED: of the zone, or of single records where the zone was not read so before. */
function lenientAdded(before: Zone, after: Zone): readonly Change[] {
  if (before.lenient.some(isOfZone)) return [];
  const zone = after.lenient.find(isOfZone);
  if (zone !== undefined) return hasMail(after) ? [lenient(after.origin, "all records", zone.at)] : [];
  const known = new Set(before.lenient.map(({ owner, type }) => `${owner} ${type}`));
  return after.lenient.flatMap(({ owner, type, at }) => {
    if (owner === undefined || type === undefined || !isOfMail(after, owner, type)) return [];
    return known.has(`${owner} ${type}`) ? [] : [lenient(owner, type, at)];
  });
}

function isOfZone({ owner }: Leniency): boolean {
  return owner === undefined;
}

function lenient(name: DomainName, records: string, range: SourceRange): Change {
  return change("LENIENT-ADDED", name, [`${records} validated`, "lenient: true"], { name, records }, { after: range });
}

const longest = 604_800; // seven days, in seconds
const shortest = 60;

type Extreme = "long" | "short";

/** TTL-EXTREME: once for all records of the zone with one TTL, since one line may have set it. */
function extremeTtls(before: Zone, after: Zone): readonly Change[] {
  const byTtl = new Map<number, readonly RRset[]>();
  for (const rrset of mailRRsets(after)) {
    const old = before.rrset(rrset.owner, rrset.type);
    const extreme = extremeOf(rrset);
    if (extreme === undefined || (old !== undefined && extremeOf(old) === extreme)) continue;
    byTtl.set(rrset.ttl, [...(byTtl.get(rrset.ttl) ?? []), rrset]);
  }
  return [...byTtl].map(([ttl, rrsets]) => extremeTtl(before, after, ttl, rrsets));
}

/** A long TTL of TLSA and DS records is told by DANE-TTL and DNSSEC-TTL. */
function extremeOf({ type, ttl }: RRset): Extreme | undefined {
  if (ttl < shortest) return "short";
  return ttl > longest && type !== "TLSA" && type !== "DS" ? "long" : undefined;
}

const maxNames = 5;

function extremeTtl(before: Zone, after: Zone, ttl: number, rrsets: readonly RRset[]): Change {
  const [first] = rrsets;
  const isSingle = rrsets.length === 1 && first !== undefined;
  const old = isSingle ? before.rrset(first.owner, first.type) : undefined;
  const was = isSingle ? (old === undefined ? "no such record" : `TTL ${old.ttl}`) : "other TTLs";
  const args = {
    ttl,
    extreme: ttl < shortest ? "short" : "long",
    records: rrsets.slice(0, maxNames).map(({ owner, type }) => `${owner} ${type}`),
    more: Math.max(0, rrsets.length - maxNames),
  };
  const name = isSingle ? first.owner : after.origin;
  return change("TTL-EXTREME", name, [was, `TTL ${ttl}`], args, { after: first?.from?.[0] });
}

function* mailRRsets(zone: Zone): Iterable<RRset> {
  for (const owner of zone.owners())
    for (const type of zone.typesAt(owner)) {
      const rrset = isOfMail(zone, owner, type) ? zone.rrset(owner, type) : undefined;
      if (rrset !== undefined) yield rrset;
    }
}

function hasMail(zone: Zone): boolean {
  return !mailRRsets(zone)[Symbol.iterator]().next().done;
}

const versions = /^v=(?:spf1|DMARC1|DKIM1|STSv1|TLSRPTv1)\b/i;

/** A text record can be about anything: it counts where it names a standard of mail, or stands under a name of one. */
function isOfMail(zone: Zone, owner: DomainName, type: RRType): boolean {
  if (!concernsMail(owner, type)) return false;
  if (type !== "TXT" || labelsOf(owner).some((label) => mailLabels.has(label))) return true;
  return zone.rrset(owner, type)?.rdata.some((rdata) => versions.test(textOf(rdata))) === true;
}

const mailLabels: ReadonlySet<string> = new Set(["_dmarc", "_domainkey", "_mta-sts", "_smtp"]);
