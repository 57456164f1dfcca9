/**
 * Domain names (RFC 1035 §3.1, RFC 4343, RFC 5890).
 *
 * A `DomainName` is absolute, in presentation form, lower case, in A-labels and without the final dot; the root is `.`.
 * A dot or backslash inside a label, and every octet outside of printable ASCII, is escaped (`\.`, `\\`, `\DDD`).
 */
import { toASCII } from "tr46";

export type DomainName = string & { readonly __brand: "DomainName" };

/** What a parser returns: the value, or what is wrong and at which character (0-based) it broke. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; error: string; at: number };

export const root = "." as DomainName;

const maxNameOctets = 255; // RFC 1035 §2.3.4
const maxLabelOctets = 63;
const plainLabel = /^[a-z0-9_*-]*$/; // compatibility mappings of UTS 46 bring others, such as a blank or a bracket
const plainName = /^(?:[a-z0-9_*-]{1,63}\.)*[a-z0-9_*-]{1,63}$/;

/**
 * Reads a name in presentation form as an absolute name, with or without its final dot. U-labels become A-labels (UTS 46).
 * Errors: empty name or label, label over 63 octets, name over 255 octets, bad escape, a U-label that IDNA refuses.
 */
export function parseName(text: string): Parsed<DomainName> {
  const lower = text.endsWith(".") && text.length > 1 ? text.slice(0, -1).toLowerCase() : text.toLowerCase();
  if (plainName.test(lower) && lower.length < maxNameOctets - 1) return { ok: true, value: lower as DomainName };
  if (text === ".") return { ok: true, value: root };
  return parseLabels(text);
}

/** As `parseName`, for names that are known to be good, such as those written in code and tests; throws otherwise. */
export function name(text: string): DomainName {
  const parsed = parseName(text);
  if (!parsed.ok) throw new RangeError(`${JSON.stringify(text)} is not a domain name: ${parsed.error}`);
  return parsed.value;
}

function parseLabels(text: string): Parsed<DomainName> {
  const labels: string[] = [];
  let label = "";
  let octets = 0;
  let isInternational = false;
  let nameOctets = 1; // the root label
  const endLabel = (at: number): string | undefined => {
    if (octets === 0 && label === "") return at === 0 ? "empty name" : "empty label";
    let ready = label.toLowerCase();
    if (isInternational) {
      const converted = toASCII(ready, { checkHyphens: false, verifyDNSLength: true });
      if (converted === null || !plainLabel.test(converted)) return "not a valid internationalized label";
      ready = converted;
      octets = ready.length;
    }
    if (octets > maxLabelOctets) return "label over 63 octets";
    nameOctets += octets + 1;
    if (nameOctets > maxNameOctets) return "name over 255 octets";
    labels.push(ready);
    label = "";
    octets = 0;
    isInternational = false;
    return undefined;
  };
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const char = text.charAt(i);
    if (char === ".") {
      const error = endLabel(i);
      if (error !== undefined) return { ok: false, error, at: i };
      continue;
    }
    if (char === "\\") {
      const digits = text.slice(i + 1, i + 4);
      if (/^\d{3}$/.test(digits)) {
        if (Number(digits) > 255) return { ok: false, error: "escape over 255", at: i };
        label += escapeOctet(Number(digits));
        i += 3;
      } else if (i + 1 < text.length && !/\d/.test(digits.charAt(0))) {
        label += escapeOctet(text.charCodeAt(i + 1));
        i += 1;
      } else return { ok: false, error: "bad escape", at: i };
    } else if (code > 0x7e) {
      label += char;
      isInternational = true;
    } else label += escapeOctet(code);
    octets++;
  }
  if (!(text.endsWith(".") && octets === 0 && labels.length > 0)) {
    const error = endLabel(text.length);
    if (error !== undefined) return { ok: false, error, at: text.length };
  }
  return { ok: true, value: labels.join(".") as DomainName };
}

function escapeOctet(octet: number): string {
  if (octet === 0x2e || octet === 0x5c || octet === 0x22 || octet === 0x3b || octet === 0x28 || octet === 0x29)
    return `\\${String.fromCharCode(octet)}`;
  if (octet > 0x20 && octet < 0x7f) return String.fromCharCode(octet);
  return `\\${String(octet).padStart(3, "0")}`;
}

/** The labels, left to right; the root has none. */
export function labelsOf(owner: DomainName): readonly string[] {
  if (owner === root) return [];
  if (!owner.includes("\\")) return owner.split(".");
  return owner.match(/(?:\\\d{3}|\\.|[^.\\])+/g) ?? [];
}

/** The name without its leftmost label; the root has no parent. */
export function parentOf(owner: DomainName): DomainName | undefined {
  if (owner === root) return undefined;
  const first = owner.includes("\\") ? (labelsOf(owner)[0] ?? "").length : owner.indexOf(".");
  if (first === -1 || first >= owner.length) return root;
  return owner.slice(first + 1) as DomainName;
}

/** The name from `labels`, left to right. */
export function fromLabels(labels: readonly string[]): DomainName {
  return (labels.length === 0 ? "." : labels.join(".")) as DomainName;
}

/** `prefix` in front of `owner`, such as `below("_dmarc", "example.org")`. `prefix` must be lower case and well-formed. */
export function below(prefix: string, owner: DomainName): DomainName {
  return (owner === root ? prefix : `${prefix}.${owner}`) as DomainName;
}

/** Is `owner` at or below `ancestor`? Whole labels only. */
export function isWithin(owner: DomainName, ancestor: DomainName): boolean {
  if (ancestor === root || owner === ancestor) return true;
  if (!owner.endsWith(ancestor) || owner.charAt(owner.length - ancestor.length - 1) !== ".") return false;
  return !owner.includes("\\") || labelsOf(owner).slice(-labelsOf(ancestor).length).join(".") === ancestor;
}
