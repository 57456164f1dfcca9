/** SVCB and HTTPS RDATA (RFC 9460, RFC 9461, RFC 9540). */
import { ipv6Of, ipv6OfOctets, isIpv4, octetsOfIpv6 } from "./address.ts";
import { base64Of, domainName, u16 } from "./fields.ts";
import { flagsAt, quoted, tokenText } from "./scan.ts";
import {
  type Field,
  type Octets,
  type RdataFault,
  type Tokens,
  fail,
  hasMore,
  joinedOctets,
  latin1,
  numberOctets,
  quote,
  takeNumber,
  takeOctets,
  unescape,
} from "./tokens.ts";

/** One kind of parameter value: from presentation form to octets (as a binary string), and back. */
interface Kind {
  octets(value: string): string | undefined;
  text(octets: string): string | undefined;
}

const mandatoryKey = 0;
const alpnKey = 1;
const noDefaultAlpnKey = 2;
const names = ["mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath", "ohttp"];
const maxParameters = 1024;

export const serviceBinding: Field = {
  text(tokens) {
    const head = `${u16.text(tokens)} ${domainName.text(tokens)}`;
    const parameters = new Map<number, string>();
    while (hasMore(tokens) && tokens.fault === undefined) readParameter(tokens, parameters);
    return tokens.fault === undefined ? whole(head, parameters, tokens) : "";
  },
  wire(octets) {
    const head = `${u16.wire(octets)} ${domainName.wire(octets)}`;
    const parameters = new Map<number, string>();
    while (octets.at < octets.octets.length && octets.fault === undefined) {
      const key = takeNumber(octets, 2);
      if (parameters.has(key)) return fail(octets, "parameter-twice");
      parameters.set(key, latin1(takeOctets(octets, takeNumber(octets, 2))));
    }
    return octets.fault === undefined ? whole(head, parameters, octets) : "";
  },
  octets(text) {
    const [priority = "", target = ""] = text.split(" ", 2);
    const parameters = text
      .slice(priority.length + target.length + 2)
      .matchAll(/([a-z0-9-]+)(?:="((?:[^"\\]|\\.)*)")?/gs);
    const octets = Array.from(parameters, ([, name = "", value = ""]) => parameterOctets(name, value));
    return joinedOctets([numberOctets(Number(priority), 2), domainName.octets(target) ?? noOctets, ...octets]);
  },
  parts: [2, "name", "rest"],
};

const noOctets = new Uint8Array(0);

function parameterOctets(name: string, value: string): Uint8Array {
  const key = keyOf(name) ?? 0;
  const octets = kindOf(key).octets(unescape(value) ?? "") ?? "";
  return Buffer.from(pair(key) + pair(octets.length) + octets, "latin1");
}

/** The canonical form: parameters by number, values in quotes. */
function whole(head: string, parameters: ReadonlyMap<number, string>, at: Tokens | Octets): string {
  const wrong = faultOf(parameters);
  if (wrong !== undefined) return fail(at, wrong);
  const parts = [head];
  for (const [key, octets] of [...parameters].toSorted(([a], [b]) => a - b)) {
    const text = kindOf(key).text(octets);
    if (text === undefined) return fail(at, "parameter");
    parts.push(text === "" ? nameOf(key) : `${nameOf(key)}=${quote(text)}`);
  }
  return parts.join(" ");
}

/** RFC 9460 §7.1.1 and §8: what parameters ask of each other. */
function faultOf(parameters: ReadonlyMap<number, string>): RdataFault | undefined {
  if (parameters.has(noDefaultAlpnKey) && !parameters.has(alpnKey)) return "parameter-missing";
  const mandatory = pairs(parameters.get(mandatoryKey) ?? "");
  return mandatory.every((key) => parameters.has(key)) ? undefined : "parameter-missing";
}

/** `key`, `key=value` or `key="value"`; the scan has cut the last one in two. */
function readParameter(tokens: Tokens, parameters: Map<number, string>): void {
  const { scan } = tokens;
  const index = tokens.next++;
  const text = tokenText(scan, index);
  const equals = text.indexOf("=");
  const key = keyOf(equals === -1 ? text : text.slice(0, equals));
  let value = equals === -1 ? "" : text.slice(equals + 1);
  const hasString = equals === text.length - 1 && isAdjacentString(tokens, index);
  if (hasString) value = tokenText(scan, tokens.next++);
  if (key === undefined || (flagsAt(scan, index) & quoted) !== 0 || value.length > 65_535 * 4)
    return wrong(tokens, "parameter");
  if (parameters.has(key)) return wrong(tokens, "parameter-twice");
  const plain = unescape(value);
  const kind = /^key\d/i.test(text) ? opaque : kindOf(key); // RFC 9460 §2.1: keyNNNNN takes the octets as they are
  const octets = plain === undefined ? undefined : kind.octets(plain);
  if (octets === undefined || (equals !== -1 && value === "" && key < names.length)) return wrong(tokens, "parameter");
  parameters.set(key, octets);
}

function wrong(tokens: Tokens, fault: RdataFault): void {
  fail(tokens, fault);
}

function isAdjacentString({ scan }: Tokens, index: number): boolean {
  if (index + 1 >= scan.count || (flagsAt(scan, index + 1) & quoted) === 0) return false;
  return scan.starts[index + 1] === (scan.ends[index] ?? 0) + 1;
}

function keyOf(text: string): number | undefined {
  const name = text.toLowerCase();
  const known = names.indexOf(name);
  if (known !== -1) return known;
  const digits = /^key(0|[1-9]\d{0,4})$/.exec(name)?.[1];
  return digits === undefined || Number(digits) > 65_534 ? undefined : Number(digits);
}

function nameOf(key: number): string {
  return names[key] ?? `key${key}`;
}

function kindOf(key: number): Kind {
  return kinds[key] ?? opaque;
}

const opaque: Kind = { octets: (value) => value, text: (octets) => octets };

const nothing: Kind = {
  octets: (value) => (value === "" ? "" : undefined),
  text: (octets) => (octets === "" ? "" : undefined),
};

const mandatory: Kind = {
  octets(value) {
    const keys = value.split(",", maxParameters).map(keyOf);
    const sorted = keys.filter((key) => key !== undefined).toSorted((a, b) => a - b);
    return sorted.length === keys.length ? sorted.map(pair).join("") : undefined;
  },
  text(octets) {
    const keys = pairs(octets);
    const isStrict = keys.every((key, i) => key !== mandatoryKey && (i === 0 || key > (keys[i - 1] ?? 0)));
    return octets.length > 0 && octets.length % 2 === 0 && isStrict ? keys.map(nameOf).join(",") : undefined;
  },
};

const alpn: Kind = {
  octets(value) {
    const ids = commaSeparated(value);
    const isGood = ids.every((id) => id.length > 0 && id.length < 256);
    return isGood ? ids.map((id) => String.fromCharCode(id.length) + id).join("") : undefined;
  },
  text(octets) {
    const ids: string[] = [];
    for (let at = 0; at < octets.length;) {
      const length = octets.charCodeAt(at);
      if (length === 0 || at + 1 + length > octets.length) return undefined;
      ids.push(octets.slice(at + 1, at + 1 + length));
      at += 1 + length;
    }
    return ids.length === 0 ? undefined : ids.map((id) => id.replace(/[\\,]/g, "\\$&")).join(",");
  },
};

/** RFC 9460 appendix A.1: a comma or backslash of a value is escaped by a backslash. */
function commaSeparated(value: string): readonly string[] {
  const ids: string[] = [];
  let id = "";
  for (let at = 0; at < value.length; at++) {
    const char = value.charAt(at);
    if (char === ",") {
      ids.push(id);
      id = "";
    } else id += char === "\\" ? value.charAt(++at) : char;
  }
  return [...ids, id];
}

const port: Kind = {
  octets: (value) => (/^\d{1,5}$/.test(value) && Number(value) < 65_536 ? pair(Number(value)) : undefined),
  text: (octets) => (octets.length === 2 ? String(pairs(octets)[0]) : undefined),
};

const ipv4hint: Kind = {
  octets: (value) =>
    joinAll(value.split(",", maxParameters), (text) =>
      isIpv4(Buffer.from(text, "latin1"), 0, text.length)
        ? String.fromCharCode(...text.split(".").map(Number))
        : undefined,
    ),
  text: (octets) => pieces(octets, 4, (piece) => piece.join(".")),
};

const ipv6hint: Kind = {
  octets: (value) => joinAll(value.split(",", maxParameters), ipv6Octets),
  text: (octets) => pieces(octets, 16, ipv6OfOctets),
};

function ipv6Octets(text: string): string | undefined {
  const canonical = ipv6Of(Buffer.from(text, "latin1"), text, 0, text.length);
  return canonical === undefined ? undefined : latin1(octetsOfIpv6(canonical));
}

const ech: Kind = {
  octets: (value) => (base64Of(value) === undefined ? undefined : Buffer.from(value, "base64").toString("latin1")),
  text: (octets) => (octets === "" ? undefined : Buffer.from(octets, "latin1").toString("base64")),
};

/** A URI template that has the variable `dns` (RFC 9461 §5). */
const dohpath: Kind = {
  octets: (value) => (isTemplate(value) ? value : undefined),
  text: (octets) => (isTemplate(octets) ? octets : undefined),
};

function isTemplate(value: string): boolean {
  return value.startsWith("/") && value.includes("{?dns}");
}

const kinds: readonly Kind[] = [mandatory, alpn, nothing, port, ipv4hint, ech, ipv6hint, dohpath, nothing];

function joinAll(texts: readonly string[], octetsOf: (text: string) => string | undefined): string | undefined {
  const parts = texts.map(octetsOf);
  return parts.includes(undefined) ? undefined : parts.join("");
}

function pieces(octets: string, size: number, textOf: (piece: Uint8Array) => string): string | undefined {
  if (octets.length === 0 || octets.length % size !== 0) return undefined;
  const all = Buffer.from(octets, "latin1");
  const parts: string[] = [];
  for (let at = 0; at < all.length; at += size) parts.push(textOf(all.subarray(at, at + size)));
  return parts.join(",");
}

function pair(value: number): string {
  return String.fromCharCode(value >> 8, value & 255);
}

/** Big-endian numbers of two octets. */
function pairs(octets: string): readonly number[] {
  return Array.from(
    { length: Math.floor(octets.length / 2) },
    (_, i) => octets.charCodeAt(2 * i) * 256 + octets.charCodeAt(2 * i + 1),
  );
}
