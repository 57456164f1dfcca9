/** One value of a record to RDATA in canonical presentation form: the shapes of octoDNS 1.22's record classes. */
import { canonicalRdata } from "../../dns/master-file/rdata.ts";
import { parseName } from "../../dns/name.ts";
import { txtRdata } from "../../dns/rdata.ts";
import type { RRType, SourceRange } from "../../dns/rrset.ts";
import type { ReadProblem } from "../../dns/zone.ts";
import { int, isNull, python, str } from "./scalar.ts";
import { type Entry, type Node, type Scalar, itemsOf } from "./tree.ts";

/** What octoDNS would complain of. With `isHard` it stops here even where it is told to be lenient. */
export interface Fault {
  id: string;
  args: ReadProblem["args"];
  at: SourceRange;
  isHard: boolean;
}

interface ValueRead {
  rdata: string | undefined;
  faults: readonly Fault[];
}

/** The shape of a record type. */
export interface Shape {
  /** octoDNS reads `value` alone, and no list. */
  isSingle: boolean;
  read(node: Node): ValueRead;
}

/** Reads part of a value as text; what it cannot read it notes, and gives undefined. */
type Reader = (node: Node, note: Note) => string | undefined;
type Note = (id: string, at: SourceRange, args: ReadProblem["args"], isHard: boolean) => undefined;

interface Field {
  /** The key, and the ones that older versions of octoDNS know. */
  names: readonly string[];
  read: Reader;
  /** What octoDNS takes where the key is missing. `isOptional`: without a complaint. */
  orElse?: string;
  isOptional?: boolean;
}

const longestString = 255; // RFC 1035 §3.3: octets of a character-string

/** The record types of octoDNS that exist in the DNS. `ALIAS` is what many providers have instead of a CNAME at the apex. */
export const shapes: ReadonlyMap<RRType, Shape> = new Map(
  Object.entries({
    A: values("A", word),
    AAAA: values("AAAA", word),
    ALIAS: single("CNAME", target),
    CAA: values(
      "CAA",
      fields({ names: ["flags"], read: number, orElse: "0", isOptional: true }, of("tag", word), of("value", quoted)),
    ),
    CNAME: single("CNAME", target),
    DNAME: single("DNAME", target),
    DS: values("DS", delegationSigner),
    HTTPS: values("HTTPS", serviceBinding),
    LOC: values("LOC", location),
    MX: values(
      "MX",
      fields({ names: ["preference", "priority"], read: number }, { names: ["exchange", "value"], read: targetOrRoot }),
    ),
    NAPTR: values(
      "NAPTR",
      fields(
        of("order", number),
        of("preference", number),
        of("flags", quoted),
        of("service", quoted),
        of("regexp", quoted),
        of("replacement", targetOrRoot),
      ),
    ),
    NS: values("NS", target),
    OPENPGPKEY: values("OPENPGPKEY", word),
    PTR: values("PTR", target),
    SOA: single(
      "SOA",
      fields(
        of("mname", target),
        of("rname", target),
        ...["serial", "refresh", "retry", "expire", "minimum"].map((name) => of(name, number)),
      ),
    ),
    SPF: values("SPF", chunked),
    SRV: values(
      "SRV",
      fields(of("priority", number), of("weight", number), of("port", number), of("target", targetOrRoot)),
    ),
    SSHFP: values("SSHFP", fields(of("algorithm", number), of("fingerprint_type", number), of("fingerprint", word))),
    SVCB: values("SVCB", serviceBinding),
    TLSA: values(
      "TLSA",
      fields(
        { names: ["certificate_usage"], read: number, orElse: "0" },
        { names: ["selector"], read: number, orElse: "0" },
        { names: ["matching_type"], read: number, orElse: "0" },
        of("certificate_association_data", word),
      ),
    ),
    TXT: values("TXT", chunked),
    URI: values("URI", fields(of("priority", number), of("weight", number), of("target", quoted))),
  }),
);

function values(type: RRType, read: Reader): Shape {
  return { isSingle: false, read: (node) => readValue(type, read, node) };
}

function single(type: RRType, read: Reader): Shape {
  return { ...values(type, read), isSingle: true };
}

function of(name: string, read: Reader): Field {
  return { names: [name], read };
}

function readValue(type: RRType, read: Reader, node: Node): ValueRead {
  const faults: Fault[] = [];
  const text = read(node, (id, at, args, isHard) => {
    faults.push({ id, at, args, isHard });
    return undefined;
  });
  if (text === undefined || type === "TXT" || type === "SPF") return { rdata: text, faults };
  const rdata = canonicalRdata(type, text);
  if (rdata.ok) return { rdata: rdata.value, faults };
  faults.push({ id: "octodns/bad-value", args: { type, text: text.slice(0, 100) }, at: node.at, isHard: true });
  return { rdata: undefined, faults };
}

/** A mapping of these fields, one token each in the RDATA. */
function fields(...expected: readonly Field[]): Reader {
  return (node, note) => {
    if (node.kind !== "mapping") return note("octodns/value-not-mapping", node.at, {}, true);
    const tokens = expected.map((field) => fieldOf(node.entries, field, node.at, note));
    return tokens.includes(undefined) ? undefined : tokens.join(" ");
  };
}

function fieldOf(entries: readonly Entry[], field: Field, at: SourceRange, note: Note): string | undefined {
  const entry = field.names
    .map((name) => entries.find(({ key }) => key.text === name))
    .find((one) => one !== undefined);
  if (entry !== undefined) return field.read(entry.value, note);
  if (field.isOptional !== true)
    note("octodns/missing-field", at, { field: field.names[0] ?? "" }, field.orElse === undefined);
  return field.orElse;
}

function number(node: Node, note: Note): string | undefined {
  const value = node.kind === "scalar" ? int(python(node)) : undefined;
  if (value === undefined) return note("octodns/not-a-number", node.at, { text: excerpt(node) }, true);
  return String(value);
}

/** What octoDNS puts through `str()`: addresses, fingerprints, tags. One token, so nothing that would end it. */
function word(node: Node, note: Note): string | undefined {
  const text = scalarText(node, note);
  if (text === undefined) return undefined;
  if (text === "" || /[\s;()"\\]/.test(text))
    return note("octodns/bad-text", node.at, { text: text.slice(0, 100) }, true);
  return text;
}

function quoted(node: Node, note: Note): string | undefined {
  const text = scalarText(node, note);
  return text === undefined ? undefined : txtRdata([octetsOf(unescaped(text))]);
}

function scalarText(node: Node, note: Note): string | undefined {
  if (node.kind !== "scalar") return note("octodns/not-text", node.at, {}, true);
  if (isNull(node)) return note("octodns/missing-value", node.at, {}, true);
  const text = str(python(node));
  if (text !== node.text) note("octodns/coerced-value", node.at, { written: node.text, read: text }, false);
  return text;
}

/** Letters, digits, hyphens and underscores, as octoDNS wants a target to be. */
const hostName = /^(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+$/;

/** A domain name. octoDNS never appends the zone's name: without the final dot it refuses it or, if lenient, takes it as it is. */
function target(node: Node, note: Note): string | undefined {
  const text = stringOf(node, note);
  if (text === undefined) return undefined;
  const name = text.length > 1000 || /[\s"]/.test(text) ? undefined : parseName(text);
  if (name?.ok !== true) return note("octodns/bad-target", node.at, { text: text.slice(0, 100) }, true);
  if (text === ".") note("octodns/root-target", node.at, {}, false);
  else if (!hostName.test(`${name.value}.`))
    note("octodns/not-a-host-name", node.at, { text: text.slice(0, 100) }, false);
  else if (!text.endsWith(".")) note("octodns/no-final-dot", node.at, { name: text }, false);
  return text === "." ? "." : `${name.value}.`;
}

/** RFC 7505 §3, RFC 2782, RFC 9460 §2.5: `.` says that there is none. */
function targetOrRoot(node: Node, note: Note): string | undefined {
  return node.kind === "scalar" && node.text === "." ? "." : target(node, note);
}

/** octoDNS handles it as a `str` and breaks on anything else. */
function stringOf(node: Node, note: Note): string | undefined {
  if (node.kind !== "scalar") return note("octodns/not-text", node.at, {}, true);
  const value = python(node);
  if (value.kind === "null" || (value.kind === "str" && value.text === ""))
    return note("octodns/missing-value", node.at, {}, true);
  if (value.kind !== "str") return note("octodns/not-a-string", node.at, { text: node.text, kind: value.kind }, true);
  return value.text;
}

/** TXT and SPF: `_ChunkedValue.process`, then strings of at most 255 octets. */
function chunked(node: Node, note: Note): string | undefined {
  const written = stringOf(node, note);
  if (written === undefined) return undefined;
  if (/\\\\;/.test(written)) note("octodns/double-escaped-semicolon", node.at, {}, false);
  const whole = (written.startsWith('"') ? written.slice(1, -1) : written).replaceAll('" "', "");
  const octets = octetsOf(unescaped(whole));
  if (octets.length !== unescaped(whole).length) note("octodns/not-ascii", node.at, {}, false);
  const chunks: string[] = [];
  for (let at = 0; at < octets.length; at += longestString) chunks.push(octets.slice(at, at + longestString));
  return txtRdata(chunks.length === 0 ? [""] : chunks);
}

/** Until octoDNS 2.0 semicolons are written `\;`; `;` is accepted too. */
function unescaped(text: string): string {
  return text.replaceAll("\\;", ";");
}

/** UTF-8, one character an octet. */
function octetsOf(text: string): string {
  return Buffer.from(text).toString("latin1");
}

/** Before octoDNS 1.0 the fields were named as those of DNSKEY, in this order; it still reads them. */
const oldDelegationSigner = fields(
  of("flags", number),
  of("protocol", number),
  of("algorithm", number),
  of("public_key", word),
);
const newDelegationSigner = fields(
  of("key_tag", number),
  of("algorithm", number),
  of("digest_type", number),
  of("digest", word),
);

function delegationSigner(node: Node, note: Note): string | undefined {
  const isOld =
    node.kind === "mapping" && node.entries.some(({ key }) => key.text === "public_key" || key.text === "flags");
  return isOld ? oldDelegationSigner(node, note) : newDelegationSigner(node, note);
}

const position = ["degrees", "minutes", "seconds", "direction"];
const locationFields = fields(
  ...["lat", "long"].flatMap((axis) => position.map((part) => of(`${axis}_${part}`, word))),
  ...["altitude", "size", "precision_horz", "precision_vert"].map((name) => of(name, metres)),
);

function location(node: Node, note: Note): string | undefined {
  return locationFields(node, note);
}

function metres(node: Node, note: Note): string | undefined {
  const text = word(node, note);
  return text === undefined ? undefined : `${text}m`;
}

const bindingFields = fields(of("svcpriority", number), of("targetname", targetOrRoot));

function serviceBinding(node: Node, note: Note): string | undefined {
  const head = bindingFields(node, note);
  const parameters =
    node.kind === "mapping" ? node.entries.find(({ key }) => key.text === "svcparams")?.value : undefined;
  if (head === undefined || parameters === undefined || isNull(parameters)) return head;
  if (parameters.kind !== "mapping") return note("octodns/value-not-mapping", parameters.at, {}, true);
  const tokens = parameters.entries.map(({ key, value }) => parameter(key, value, note));
  return tokens.includes(undefined) ? undefined : [head, ...tokens].join(" ");
}

function parameter(key: Scalar, value: Node, note: Note): string | undefined {
  const name = word(key, note);
  if (name === undefined || isNull(value)) return name;
  const items = itemsOf(value).map((item) => word(item, note));
  return items.includes(undefined) ? undefined : `${name}=${items.join(",")}`;
}

function excerpt(node: Node): string {
  return node.kind === "scalar" ? node.text.slice(0, 100) : `a ${node.kind}`;
}
