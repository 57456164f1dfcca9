/** SPF records (RFC 7208 §4.5, §4.6, §12). A syntax error anywhere makes the whole record a permerror (§4.6). */
import { isIPv6 } from "node:net";
import type { Parsed } from "../../dns/name.ts";
import { type MacroString, parseMacroString } from "./macro.ts";

export type Qualifier = "+" | "-" | "~" | "?";

/** `at` is where the term begins in the joined text, from 0. */
interface Term {
  text: string;
  at: number;
}

interface MechanismTerm extends Term {
  kind: "mechanism";
  qualifier: Qualifier;
}

export type Mechanism = MechanismTerm &
  (
    | { name: "all" }
    | { name: "include"; domain: MacroString }
    | { name: "exists"; domain: MacroString }
    | { name: "ptr"; domain: MacroString | null }
    | { name: "a" | "mx"; domain: MacroString | null; prefix4: number; prefix6: number }
    | { name: "ip4" | "ip6"; address: string; prefix: number }
  );

/** Modifiers other than `redirect` and `exp` are to be ignored (§6). */
export interface Modifier extends Term {
  kind: "modifier";
  name: "redirect" | "exp" | "unknown";
  domain: MacroString;
}

export interface SpfRecord {
  /** In the order that they are evaluated in. */
  mechanisms: readonly Mechanism[];
  modifiers: readonly Modifier[];
}

const version = /^v=spf1(?: |$)/i; // §4.5
const modifierName = /^[a-z][a-z0-9_.-]*$/i;
const ip4Network = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const prefixLength = /^(?:0|[1-9]\d{0,2})$/;
const dualPrefix = /(?:\/(\d{1,9}))?(?:\/\/(\d{1,9}))?$/;
const topLabel = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i; // §7.1, with the next
const notOnlyDigits = /[a-z-]/i;

/** Is this TXT an SPF record at all (§4.5)? */
export function isSpf(text: string): boolean {
  return version.test(text);
}

/** `text` is the joined value of a TXT for which `isSpf`. */
export function parseSpf(text: string): Parsed<SpfRecord> {
  const mechanisms: Mechanism[] = [];
  const modifiers: Modifier[] = [];
  const once = new Set<string>(); // §6: redirect and exp
  for (const { 0: term, index: at } of text.matchAll(/[^ ]+/g)) {
    if (at === 0) continue;
    const parsed = parseTerm(term, at);
    if (!parsed.ok) return parsed;
    if (parsed.value.kind === "mechanism") mechanisms.push(parsed.value);
    else {
      const { name } = parsed.value;
      if (name !== "unknown" && once.has(name)) return { ok: false, error: `${name}= twice`, at };
      once.add(name);
      modifiers.push(parsed.value);
    }
  }
  return { ok: true, value: { mechanisms, modifiers } };
}

/** One mechanism or modifier; `at` is added to the place of an error. */
export function parseTerm(text: string, at = 0): Parsed<Mechanism | Modifier> {
  const [name = ""] = /^[^=:/]*/.exec(text) ?? [];
  return text[name.length] === "=" ? parseModifier(text, name, at) : parseMechanism(text, at);
}

function parseModifier(text: string, name: string, at: number): Parsed<Modifier> {
  if (!modifierName.test(name)) return { ok: false, error: "not a modifier name", at };
  const known = name.toLowerCase();
  const place = at + name.length + 1;
  if (known === "redirect" || known === "exp") {
    const domain = parseDomainSpec(text.slice(name.length + 1), place);
    return domain.ok ? { ok: true, value: { kind: "modifier", name: known, domain: domain.value, text, at } } : domain;
  }
  const value = shifted(parseMacroString(text.slice(name.length + 1), { explanationLetters: true }), place);
  if (!value.ok) return value;
  return { ok: true, value: { kind: "modifier", name: "unknown", domain: value.value.parts, text, at } };
}

function parseMechanism(text: string, at: number): Parsed<Mechanism> {
  const [, sign = "", name = "", rest = ""] = /^([+~?-]?)([^:/]*)(.*)$/s.exec(text) ?? [];
  const qualifier = qualifierOf(sign);
  const term = { kind: "mechanism", qualifier, text, at } as const;
  const restAt = at + sign.length + name.length;
  const known = name.toLowerCase();
  switch (known) {
    case "all":
      return rest === "" ? { ok: true, value: { ...term, name: known } } : broken("all takes no value", restAt);
    case "include":
    case "exists": {
      const domain = parseAfterColon(known, rest, restAt);
      return domain.ok ? { ok: true, value: { ...term, name: known, domain: domain.value } } : domain;
    }
    case "ptr": {
      const domain = rest === "" ? absent : parseAfterColon(known, rest, restAt);
      return domain.ok ? { ok: true, value: { ...term, name: known, domain: domain.value } } : domain;
    }
    case "a":
    case "mx": {
      const target = parseHosts(known, rest, restAt);
      return target.ok ? { ok: true, value: { ...term, name: known, ...target.value } } : target;
    }
    case "ip4":
    case "ip6": {
      const target = parseNetwork(known, rest, restAt);
      return target.ok ? { ok: true, value: { ...term, name: known, ...target.value } } : target;
    }
    default:
      return broken(`no mechanism "${known.slice(0, 40)}"`, at);
  }
}

const absent = { ok: true, value: null } as const;

function qualifierOf(sign: string): Qualifier {
  return sign === "-" || sign === "~" || sign === "?" ? sign : "+";
}

function broken(error: string, at: number): { ok: false; error: string; at: number } {
  return { ok: false, error, at };
}

function shifted<T>(parsed: Parsed<T>, by: number): Parsed<T> {
  return parsed.ok ? parsed : { ...parsed, at: parsed.at + by };
}

function parseAfterColon(name: string, rest: string, at: number): Parsed<MacroString> {
  if (rest[0] !== ":") return broken(`${name} without a domain`, at);
  return parseDomainSpec(rest.slice(1), at + 1);
}

/** `a` and `mx`: `[ ":" domain-spec ] [ dual-cidr-length ]` (§5.3, §5.4). */
function parseHosts(
  name: string,
  rest: string,
  at: number,
): Parsed<{ domain: MacroString | null; prefix4: number; prefix6: number }> {
  const match = dualPrefix.exec(rest);
  const [end, four = "32", six = "128"] = [match?.index ?? rest.length, match?.[1], match?.[2]];
  if (!isPrefixLength(four, 32)) return broken("not an IPv4 prefix length", at + end);
  if (!isPrefixLength(six, 128)) return broken("not an IPv6 prefix length", at + end);
  const lengths = { prefix4: Number(four), prefix6: Number(six) };
  if (end === 0) return { ok: true, value: { domain: null, ...lengths } };
  const domain = parseAfterColon(name, rest.slice(0, end), at);
  return domain.ok ? { ok: true, value: { domain: domain.value, ...lengths } } : domain;
}

function isPrefixLength(text: string, bits: number): boolean {
  return prefixLength.test(text) && Number(text) <= bits;
}

/** `ip4` and `ip6` (§5.6). Leading zeros are errors, as is a port or a second prefix length. */
function parseNetwork(name: "ip4" | "ip6", rest: string, at: number): Parsed<{ address: string; prefix: number }> {
  const bits = name === "ip4" ? 32 : 128;
  const slash = rest.indexOf("/");
  const address = slash === -1 ? rest.slice(1) : rest.slice(1, slash);
  const isAddress = name === "ip4" ? ip4Network.test(address) : isIPv6(address) && !address.includes("%");
  if (rest[0] !== ":" || !isAddress)
    return broken(`not an IPv${name === "ip4" ? 4 : 6} address`, rest === "" ? at : at + 1);
  const prefix = slash === -1 ? String(bits) : rest.slice(slash + 1);
  if (!isPrefixLength(prefix, bits)) return broken(`not an IPv${name === "ip4" ? 4 : 6} prefix length`, at + slash);
  return { ok: true, value: { address, prefix: Number(prefix) } };
}

/** A macro string that ends in a macro or in `.` and a top label (§7.1). */
function parseDomainSpec(text: string, at: number): Parsed<MacroString> {
  if (text === "") return broken("empty domain", at);
  const parsed = shifted(parseMacroString(text, { explanationLetters: false }), at);
  if (!parsed.ok) return parsed;
  const { parts, tail } = parsed.value;
  return tail === "" || endsInTopLabel(tail) ? { ok: true, value: parts } : broken("no top label at the end", at);
}

function endsInTopLabel(tail: string): boolean {
  const name = tail.replace(/\.$/, "");
  const dot = name.lastIndexOf(".");
  const label = name.slice(dot + 1);
  return dot !== -1 && topLabel.test(label) && notOnlyDigits.test(label);
}
