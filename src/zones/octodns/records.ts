/** The records under one name of a zone file, as octoDNS's `Record.new` and `Zone.add_record` take them. */
import { type DomainName, below, parseName } from "../../dns/name.ts";
import type { RRType, SourceRange } from "../../dns/rrset.ts";
import type { Gap, Leniency, ReadProblem, Undeployed, ZoneRecord } from "../../dns/zone.ts";
import { int, isNull, isTrue, python, str, textOf } from "./scalar.ts";
import { type Entry, type Mapping, type Node, type Repeated, entryOf, itemsOf, valueOf } from "./tree.ts";
import { type Fault, shapes } from "./values.ts";

/** How a source of a zone is configured. */
export interface Terms {
  origin: DomainName;
  /** Seconds; of records without a `ttl`. */
  defaultTtl: number;
  isLenient: boolean;
  /** A later record replaces one of the same name and type: `populate_should_replace`. */
  replaces: boolean;
  /** The providers that the zone is published at; undefined where no configuration tells. */
  targets: readonly string[] | undefined;
  /** A processor fills in `{...}`. */
  isTemplated: boolean;
}

/** One name and type. With `unknown` or `undeployed` its records are not among the zone's. */
export interface Slot {
  owner: DomainName;
  type: RRType;
  at: SourceRange;
  records: readonly ZoneRecord[];
  unknown?: string;
  undeployed?: string;
  /** Where the record itself says `octodns: {lenient: true}`. */
  lenientAt?: SourceRange;
}

/** What is collected over all files of a zone. */
export interface Collected {
  slots: Map<string, Slot>;
  problems: ReadProblem[];
  gaps: Gap[];
  /** Values read so far: aliases of aliases must not multiply without end. */
  values: number;
}

const maxValues = 100_000; // of the largest file that is read, without aliases
const maxProblems = 5_000;
const mailTypes: ReadonlySet<string> = new Set(["MX", "TXT", "TLSA", "SPF", "CAA", "DS"]);

export function readRecords(root: Mapping, terms: Terms, into: Collected): void {
  reportRepeated(root.repeated, into);
  for (const entry of root.entries) readName(entry, terms, into);
}

function readName({ key, value, at }: Entry, terms: Terms, into: Collected): void {
  const text = str(python(key));
  if (text !== key.text && text.toLowerCase() !== key.text.toLowerCase())
    report(into, "octodns/coerced-name", "warning", key.at, { written: key.text, read: text.toLowerCase() });
  const owner = ownerOf(text, terms, key.at, into);
  if (owner === undefined) return;
  const nodes = itemsOf(value);
  for (const node of nodes) {
    if (!hasRoom(at, into)) return;
    const place = nodes.length === 1 && node.kind === "mapping" && value.kind !== "sequence" ? at : node.at;
    readRecord(owner, node, place, terms, into);
  }
}

/** Counts one value more; the first that is too many is told. */
function hasRoom(at: SourceRange, into: Collected): boolean {
  into.values++;
  if (into.values === maxValues + 1) {
    report(into, "octodns/too-many-values", "error", at, { limit: maxValues });
    into.gaps.push({ why: `the zone has more than ${maxValues} values`, at });
  }
  return into.values <= maxValues;
}

/** The absolute name; undefined, and a problem, where octoDNS would refuse it whatever it is told. */
function ownerOf(text: string, terms: Terms, at: SourceRange, into: Collected): DomainName | undefined {
  if (text === "") return terms.origin;
  const level = terms.isLenient ? "warning" : "error";
  if (text === "@") report(into, "octodns/at-sign", level, at, { origin: terms.origin });
  const isWrong = text.endsWith(".") || text.length > 1000 || /[\s"]/.test(text);
  const parsed = isWrong ? undefined : parseName(text);
  const whole = parsed?.ok === true ? parseName(below(parsed.value, terms.origin)) : undefined;
  if (whole?.ok !== true) {
    report(into, "octodns/bad-name", "error", at, { name: text.slice(0, 300) });
    return undefined;
  }
  if (parsed?.ok === true && `.${parsed.value}`.endsWith(`.${terms.origin}`))
    report(into, "octodns/name-repeats-zone", "warning", at, { name: text, owner: whole.value });
  return whole.value;
}

function readRecord(owner: DomainName, node: Node, at: SourceRange, terms: Terms, into: Collected): void {
  if (node.kind !== "mapping") return refuseName(owner, "octodns/not-a-record", at, into);
  const typeNode = valueOf(node, "type");
  if (typeNode?.kind !== "scalar") return refuseName(owner, "octodns/missing-type", at, into);
  const type = textOf(typeNode);
  reportRepeatedFields(node, type, into);
  if (!shapes.has(type)) return passOver(owner, type, at, into);
  const undeployed = undeployedBy(owner, type, valueOf(node, "octodns"), at, terms, into);
  if (undeployed === undefined) addSlot(recordSlot(owner, type, node, at, terms, into), terms, into);
  else addSlot({ owner, type, at, records: [], undeployed }, terms, into);
}

function refuseName(owner: DomainName, id: string, at: SourceRange, into: Collected): void {
  report(into, id, "error", at, { owner });
  into.gaps.push({ why: `a record of ${owner} cannot be read`, owner, at });
}

/** Types of providers. Those that stand in for addresses leave it open which addresses the name has. */
function passOver(owner: DomainName, type: string, at: SourceRange, into: Collected): void {
  report(into, "octodns/unknown-type", "note", at, { owner, type: type.slice(0, 100) });
  if (/ALIAS|URLFWD|REDIRECT/i.test(type)) hideAddresses(owner, type.slice(0, 100), at, into);
}

function hideAddresses(owner: DomainName, type: string, at: SourceRange, into: Collected): void {
  for (const hidden of ["A", "AAAA"])
    into.gaps.push({ why: `the addresses of ${owner} come from a ${type} record`, owner, type: hidden, at });
}

function addSlot(slot: Slot, terms: Terms, into: Collected): void {
  const key = `${slot.owner} ${slot.type}`;
  const earlier = into.slots.get(key);
  if (earlier === undefined || terms.replaces) {
    into.slots.set(key, slot);
    return;
  }
  // octoDNS refuses it, lenient or not (DuplicateRecordException), so nothing of the zone is deployed.
  report(into, "octodns/duplicate-record", "error", slot.at, {
    owner: slot.owner,
    type: slot.type,
    lines: `${earlier.at.line}, ${slot.at.line}`,
  });
  into.slots.set(key, { ...earlier, records: [], unknown: `${slot.owner} ${slot.type} is defined twice` });
}

/** `octodns: {ignored, excluded, included}`: how the record comes not to be published at any target. */
function undeployedBy(
  owner: DomainName,
  type: RRType,
  flags: Node | undefined,
  at: SourceRange,
  terms: Terms,
  into: Collected,
): string | undefined {
  if (isTrue(valueOf(flags, "ignored"))) return "octodns.ignored";
  const included = idsOf(valueOf(flags, "included"));
  const excluded = idsOf(valueOf(flags, "excluded"));
  const { targets } = terms;
  if (targets === undefined) return excluded.length > 0 ? `octodns.excluded: ${excluded.join(", ")}` : undefined;
  const notIncluded = included.length === 0 ? [] : targets.filter((id) => !included.includes(id));
  const left = targets.filter((id) => !notIncluded.includes(id) && !excluded.includes(id));
  if (left.length === targets.length) return undefined;
  const how =
    excluded.length > 0 ? `octodns.excluded: ${excluded.join(", ")}` : `octodns.included: ${included.join(", ")}`;
  if (left.length === 0) return how;
  report(into, "octodns/published-at-some", "warning", at, { owner, type, targets: left.join(", ") });
  return undefined;
}

function idsOf(node: Node | undefined): readonly string[] {
  if (node === undefined || isNull(node)) return [];
  return itemsOf(node).flatMap((item) => (item.kind === "scalar" ? [textOf(item)] : []));
}

function recordSlot(
  owner: DomainName,
  type: RRType,
  node: Mapping,
  at: SourceRange,
  terms: Terms,
  into: Collected,
): Slot {
  const flag = entryOf(valueOf(node, "octodns"), "lenient");
  const lenient = flag !== undefined && isTrue(flag.value) ? { lenientAt: flag.at } : {};
  const isLenient = terms.isLenient || lenient.lenientAt !== undefined;
  const reading: RecordReading = { owner, type, at, isLenient, into, unknown: undefined };
  const ttl = ttlOf(node, terms, reading);
  const written = writtenValues(node, reading);
  if (type === "ALIAS") hideAddresses(owner, type, at, into);
  const records = written.flatMap(({ node: value, at: place }): ZoneRecord[] => {
    if (!hasRoom(place, into)) return [];
    const rdata = readOne(value, terms, reading);
    return rdata === undefined ? [] : [{ owner, type, ttl, rdata, ...place }];
  });
  const { unknown } = reading;
  const slot = { owner, type, at, ...lenient };
  return unknown === undefined ? { ...slot, records } : { ...slot, records: [], unknown };
}

/** What reading one record needs and finds. */
interface RecordReading {
  owner: DomainName;
  type: RRType;
  at: SourceRange;
  isLenient: boolean;
  into: Collected;
  /** Why its values are not known. */
  unknown: string | undefined;
}

function ttlOf(node: Mapping, terms: Terms, reading: RecordReading): number {
  const ttl = valueOf(node, "ttl");
  if (ttl === undefined) return terms.defaultTtl;
  const seconds = ttl.kind === "scalar" ? int(python(ttl)) : undefined;
  if (seconds !== undefined && seconds >= 0 && seconds < 2 ** 31) return seconds; // RFC 2181 §8
  const text = ttl.kind === "scalar" ? ttl.text.slice(0, 100) : ttl.kind;
  complain(reading, { id: "octodns/bad-ttl", args: { text }, at: ttl.at, isHard: seconds === undefined });
  return terms.defaultTtl;
}

interface WrittenValue {
  node: Node;
  at: SourceRange;
}

/** `values` before `value`, each a list or not; `value` alone for the types that have only one. */
function writtenValues(node: Mapping, reading: RecordReading): readonly WrittenValue[] {
  const isSingle = shapes.get(reading.type)?.isSingle === true;
  const entry = isSingle ? entryOf(node, "value") : (entryOf(node, "values") ?? entryOf(node, "value"));
  const isEmpty =
    entry === undefined || isNull(entry.value) || (entry.value.kind === "sequence" && entry.value.items.length === 0);
  if (isEmpty) {
    const hasPools = entryOf(node, "dynamic") !== undefined;
    if (hasPools) reading.unknown = `${reading.owner} ${reading.type} is answered by its pools`;
    else complain(reading, { id: "octodns/missing-value", args: {}, at: entry?.at ?? reading.at, isHard: isSingle });
    return [];
  }
  if (entry.value.kind !== "sequence" || isSingle) return [{ node: entry.value, at: entry.at }];
  return entry.value.items.map((item) => ({ node: item, at: item.at }));
}

function readOne(node: Node, terms: Terms, reading: RecordReading): string | undefined {
  if (hasPlaceholder(node, terms.isTemplated ? /\{/ : /\{\{|\{%|<%/)) {
    reading.unknown = `the value of ${reading.owner} ${reading.type} is filled in from a template`;
    return undefined;
  }
  const value = shapes.get(reading.type)?.read(node);
  for (const fault of value?.faults ?? []) complain(reading, fault);
  return value?.rdata;
}

function hasPlaceholder(node: Node, mark: RegExp): boolean {
  if (node.kind === "scalar") return mark.test(node.text);
  return node.kind === "mapping" && node.entries.some(({ value }) => value.kind === "scalar" && mark.test(value.text));
}

/** Where octoDNS is lenient it takes the record all the same; where it is not, it deploys nothing. */
function complain(reading: RecordReading, { id, args, at, isHard }: Fault): void {
  const { owner, type, into } = reading;
  const isError = isHard || !reading.isLenient;
  report(into, id, isError ? "error" : "warning", at, { owner, type, ...args });
  if (isError) reading.unknown = `${owner} ${type} cannot be read`;
}

/** Names that stand twice in the file: PyYAML keeps the last one. */
function reportRepeated(repeated: readonly Repeated[], into: Collected): void {
  for (const { lost, kept } of repeated) {
    const types = itemsOf(lost.value).map((node) => valueOf(node, "type"));
    const holdsMail = types.some((type) => type?.kind === "scalar" && mailTypes.has(type.text));
    reportKey(lost, kept, holdsMail, into);
  }
}

function reportRepeatedFields(record: Mapping, type: string, into: Collected): void {
  const values = [record, valueOf(record, "value"), valueOf(record, "values")];
  const mappings = values.flatMap((node) => (node === undefined ? [] : itemsOf(node)));
  for (const mapping of mappings)
    if (mapping.kind === "mapping")
      for (const { lost, kept } of mapping.repeated) reportKey(lost, kept, mailTypes.has(type), into);
}

function reportKey(lost: Entry, kept: Entry, holdsMail: boolean, into: Collected): void {
  report(into, "octodns/duplicate-key", "warning", kept.at, {
    key: kept.key.text,
    lines: `${lost.key.at.line}, ${kept.key.at.line}`,
    mail: holdsMail ? "yes" : "no",
  });
}

export function report(
  into: Collected,
  id: string,
  level: ReadProblem["level"],
  at: SourceRange,
  args: ReadProblem["args"],
): void {
  if (into.problems.length < maxProblems || id === "octodns/too-many-values")
    into.problems.push({ id, level, args, ...at });
}

/** RFC 1034 §3.6.2. octoDNS refuses it unless it is lenient. */
export function reportAliases(slots: readonly Slot[], isLenient: boolean, into: Collected): void {
  const types = new Map<DomainName, Slot[]>();
  for (const slot of slots) types.set(slot.owner, [...(types.get(slot.owner) ?? []), slot]);
  for (const [owner, at] of types) {
    const alias = at.find(({ type }) => type === "CNAME");
    if (alias === undefined || at.length === 1) continue;
    const others = at.filter((slot) => slot !== alias).map(({ type }) => type);
    report(into, "octodns/cname-and-other", isLenient ? "warning" : "error", alias.at, {
      owner,
      others: others.join(", "),
    });
  }
}

export function undeployedOf(slots: readonly Slot[]): readonly Undeployed[] {
  return slots.flatMap(({ owner, type, at, undeployed }) =>
    undeployed === undefined ? [] : [{ owner, type, how: undeployed, at }],
  );
}

export function leniencyOf(slots: readonly Slot[]): readonly Leniency[] {
  return slots.flatMap(({ owner, type, lenientAt }) =>
    lenientAt === undefined ? [] : [{ owner, type, at: lenientAt }],
  );
}

export function gapsOf(slots: readonly Slot[]): readonly Gap[] {
  return slots.flatMap(({ owner, type, at, unknown }) =>
    unknown === undefined ? [] : [{ why: unknown, owner, type, at }],
  );
}
