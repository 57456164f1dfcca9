/** NSEC3 records (RFC 5155): hashes of names in order, each with the next one. */
import { hash } from "node:crypto";
import { type DomainName, isWithin, labelsOf, parentOf } from "../../name.ts";
import { base32hex } from "../../wire/base32.ts";
import { wireName } from "../../wire/name.ts";
import { typesOfWindows } from "../../wire/type-bit-map.ts";
import type { Work } from "../limits.ts";
import type { SignedRRset } from "../rrsets.ts";
import { type Encloser, type Span, type Spans, hasNothingBelow } from "./span.ts";

/** Hashes are texts in base32hex, whose order is that of their octets (RFC 4648 §7). */
interface Nsec3 extends Span {
  iterations: number;
  salt: Uint8Array;
  from: string;
  to: string;
}

export interface Nsec3Spans extends Spans {
  iterations: number;
}

/**
 * `rrsets` are NSEC3 RRsets of `zone`. Undefined where none can be used. Of several salts and iterations, those that most
 * records have (RFC 5155 §8.2: all of a proof have to be of one kind). Names are hashed on account of `work`: where that is
 * used up, nothing more is found.
 */
export function nsec3Spans(zone: DomainName, rrsets: readonly SignedRRset[], work: Work): Nsec3Spans | undefined {
  const all = rrsets.flatMap((rrset) => rrset.rdata.flatMap((rdata) => nsec3Of(zone, rrset, rdata)));
  const kinds = Map.groupBy(all, ({ iterations, salt }) => `${iterations} ${Buffer.from(salt).toString("hex")}`);
  const [spans] = [...kinds.values()].toSorted((a, b) => b.length - a.length);
  const [first] = spans ?? [];
  if (spans === undefined || first === undefined) return undefined;
  const hashed = (owner: DomainName): string | undefined => hashOf(owner, first, work);
  const at = (owner: DomainName): Nsec3 | undefined => find(spans, hashed(owner), ({ from }, key) => from === key);
  const over = (owner: DomainName): Nsec3 | undefined => find(spans, hashed(owner), covers);
  return {
    iterations: first.iterations,
    at,
    over,
    encloserOf: (owner) => encloserOf(zone, owner, at, over),
    noneBetween: (encloser, owner) => encloserBy(encloser, [], nextCloser(encloser, owner), over),
  };
}

function find(
  spans: readonly Nsec3[],
  key: string | undefined,
  is: (span: Nsec3, key: string) => boolean,
): Nsec3 | undefined {
  return key === undefined ? undefined : spans.find((span) => is(span, key));
}

/** The last record's next hash is the first one; of a zone with one name, its own. */
function covers({ from, to }: Nsec3, key: string): boolean {
  return from < to ? from < key && key < to : key > from || key < to;
}

type Find = (owner: DomainName) => Nsec3 | undefined;

/** RFC 5155 §8.3: the closest ancestor that has a record, where another one covers the name one label longer. */
function encloserOf(zone: DomainName, owner: DomainName, at: Find, over: Find): Encloser | undefined {
  let longer = owner;
  for (let name = parentOf(owner); name !== undefined && isWithin(name, zone); name = parentOf(name)) {
    const span = at(name);
    if (span !== undefined) return hasNothingBelow(span) ? undefined : encloserBy(name, [span], longer, over);
    longer = name;
  }
  return undefined;
}

function encloserBy(name: DomainName, spans: readonly Span[], longer: DomainName, over: Find): Encloser | undefined {
  const span = over(longer);
  return span === undefined ? undefined : { name, spans: [...spans, span], optOut: span.optOut };
}

/** RFC 5155 §1.3. */
function nextCloser(encloser: DomainName, owner: DomainName): DomainName {
  let longer = owner;
  for (let name = parentOf(owner); name !== undefined && name !== encloser; name = parentOf(name)) longer = name;
  return longer;
}

/** The hash of a name (RFC 5155 §5); undefined where `work` is used up. */
function hashOf(owner: DomainName, { salt, iterations }: Nsec3, work: Work): string | undefined {
  const key = `${iterations} ${Buffer.from(salt).toString("hex")} ${owner}`;
  const known = work.hashed.get(key);
  if (known !== undefined) return known;
  if (!hasHashes(work, iterations)) return undefined;
  work.hashes += iterations + 1;
  const made = base32hex(nsec3Hash(wireName(owner), salt, iterations));
  work.hashed.set(key, made);
  return made;
}

/** May one more name be hashed? */
export function hasHashes({ hashes, limits }: Work, iterations: number): boolean {
  return hashes + iterations + 1 <= limits.hashes;
}

/** RFC 5155 §5. `name` in canonical form. */
export function nsec3Hash(name: Uint8Array, salt: Uint8Array, iterations: number): Uint8Array {
  let digest: Uint8Array = name;
  for (let i = 0; i <= iterations; i++) digest = hash("sha1", Buffer.concat([digest, salt]), "buffer");
  return digest;
}

const sha1 = 1;
const hashOctets = 20;
const optOut = 1;
const saltAt = 5;

/** RFC 5155 §3.2. Other hashes and flags are left out (§8.1, §8.2), as is what is malformed. */
function nsec3Of(zone: DomainName, rrset: SignedRRset, rdata: Uint8Array): Nsec3[] {
  const [algorithm = 0, flags = 0, high = 0, low = 0, saltOctets = 0] = rdata;
  const hashAt = saltAt + saltOctets + 1;
  const typesAt = hashAt + hashOctets;
  const from = labelsOf(rrset.owner)[0] ?? "";
  if (algorithm !== sha1 || flags > optOut || rdata[hashAt - 1] !== hashOctets || rdata.length < typesAt) return [];
  if (parentOf(rrset.owner) !== zone || !/^[0-9a-v]{32}$/.test(from)) return [];
  const types = typesOfWindows(rdata.subarray(typesAt));
  if (types === undefined) return [];
  const span: Span = { rrset, types: new Set(types), optOut: flags === optOut };
  const salt = rdata.subarray(saltAt, saltAt + saltOctets);
  return [{ ...span, iterations: high * 256 + low, salt, from, to: base32hex(rdata.subarray(hashAt, typesAt)) }];
}
