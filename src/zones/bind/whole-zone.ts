/** What is wrong with a zone as a whole, so that name servers refuse to load it. Pure. */
import type { Hidden } from "../../dns/master-file/reader.ts";
import type { NameTable } from "../../dns/name-table.ts";
import type { DomainName } from "../../dns/name.ts";
import type { RRset, RRType, SourceRange } from "../../dns/rrset.ts";
import type { ReadProblem, Zone } from "../../dns/zone.ts";

export interface Trouble {
  problem: ReadProblem;
  hides?: Hidden;
}

/** `aliases` has the owners of a CNAME or DNAME; a zone that is not known whole may have its SOA where we do not see it. */
export function troublesOf(zone: Zone, aliases: Aliases, isAllHidden: boolean): readonly Trouble[] {
  return [
    ...soaTroubles(zone, isAllHidden),
    ...[...suspects(zone, aliases)].flatMap((owner) => aliasTroubles(zone, owner)),
    ...keyTroubles(zone),
  ];
}

/** The owners of a CNAME or DNAME, and those that have several such records. */
export interface Aliases {
  owners: NameTable;
  repeated: readonly DomainName[];
}

/** Names with more than a CNAME or DNAME. They are few, and the aliases of a zone may be a hundred thousand. */
function suspects(zone: Zone, { owners, repeated }: Aliases): ReadonlySet<DomainName> {
  const found = new Set(repeated);
  for (let number = 0; number < owners.size; number++) {
    const owner = owners.name(number);
    if (zone.typesAt(owner).length > 1) found.add(owner);
  }
  return found;
}

function error(id: string, at: SourceRange, args: ReadProblem["args"], hides?: Hidden): Trouble {
  const { file, line, column, endLine } = at;
  const problem: ReadProblem = { id: `master-file/${id}`, level: "error", args, file, line, column, endLine };
  return hides === undefined ? { problem } : { problem, hides };
}

function soaTroubles(zone: Zone, isAllHidden: boolean): readonly Trouble[] {
  const { origin, files } = zone;
  const soa = zone.rrset(origin, "SOA");
  if (soa !== undefined) return singleton(soa);
  if (isAllHidden || zone.gaps.some((gap) => gap.owner === origin)) return [];
  const start = { file: files[0] ?? "", line: 1, column: 1, endLine: 1 };
  // Name servers refuse it; those who import zones (DNSControl, providers) make an SOA of their own.
  return [{ problem: { id: "master-file/no-soa", level: "warning", args: { owner: origin }, ...start } }];
}

/** Types of which a name has one record (RFC 1035 §3.3.13, RFC 2181 §10.1, RFC 6672 §2.4). */
function singleton(rrset: RRset): readonly Trouble[] {
  const { owner, type } = rrset;
  const second = rrset.from?.[1];
  return second === undefined ? [] : [error("singleton", second, { owner, type }, { owner, type })];
}

/** What may stand beside a CNAME (RFC 4035 §2.5); RRSIG and NSEC too, which are not kept. */
const besideCname: ReadonlySet<RRType> = new Set(["CNAME", "KEY", "SIG", "NXT"]);

/** Beside a CNAME no other data may stand (RFC 1034 §3.6.2). */
function aliasTroubles(zone: Zone, owner: DomainName): readonly Trouble[] {
  const types = zone.typesAt(owner);
  const sets = types.flatMap((type) => zone.rrset(owner, type) ?? []);
  const found = sets.filter(({ type }) => type === "CNAME" || type === "DNAME").flatMap(singleton);
  const cname = sets.find(({ type }) => type === "CNAME");
  const other = sets.find(({ type }) => !besideCname.has(type));
  if (cname === undefined || other === undefined) return found;
  const at = laterOf(cname.from?.[0], other.from?.[0]);
  return at === undefined ? found : [...found, error("cname-and-other", at, { owner }, { owner, type: "CNAME" })];
}

function laterOf(a: SourceRange | undefined, b: SourceRange | undefined): SourceRange | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a.file === b.file && b.line > a.line ? b : a;
}

function keyTroubles(zone: Zone): readonly Trouble[] {
  const { origin } = zone;
  const ds = zone.rrset(origin, "DS")?.from?.[0];
  const atApex = ds === undefined ? [] : [error("ds-at-apex", ds, {})];
  return [...atApex, ...childKeyTroubles(zone, "CDS", 1), ...childKeyTroubles(zone, "CDNSKEY", 2)];
}

/** A CDS or CDNSKEY speaks of a key of the zone (RFC 7344 §4.1); algorithm 0 deletes (RFC 8078 §4). */
function childKeyTroubles(zone: Zone, type: RRType, algorithmField: number): readonly Trouble[] {
  const { origin } = zone;
  const algorithms = new Set(zone.rrset(origin, "DNSKEY")?.rdata.map((rdata) => rdata.split(" ")[2]));
  const set = zone.rrset(origin, type);
  if (set === undefined || algorithms.size === 0) return [];
  return set.rdata.flatMap((rdata, i) => {
    const algorithm = rdata.split(" ")[algorithmField] ?? "";
    const at = set.from?.[i];
    if (at === undefined || algorithm === "0" || algorithms.has(algorithm)) return [];
    return [error("child-key", at, { type, algorithm }, { owner: origin, type })];
  });
}
