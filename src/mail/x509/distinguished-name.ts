/** Names of subjects and issuers (RFC 5280 §4.1.2.4). */
import { type Asn1, contentOf, hex, inside, is, oidOf, sequenceIn, tags } from "./der.ts";

export interface DistinguishedName {
  /** As RFC 4514 writes it, such as `CN=Example CA,O=Example`, cut at 256 characters, fit to be shown. */
  text: string;
  /** Equal for names that match (RFC 5280 §7.1). */
  canonical: string;
}

interface Attribute {
  type: string;
  value: string;
}

const maxAttributes = 64;
const maxText = 256;

export function distinguishedName(element: Asn1 | undefined): DistinguishedName | undefined {
  const relative = sequenceIn(element)?.map(attributesOf);
  if (relative === undefined || relative.flat().length > maxAttributes) return undefined;
  const known = relative.flatMap((attributes) => (attributes === undefined ? [] : [attributes]));
  if (known.length < relative.length) return undefined;
  return { text: textOf(known), canonical: JSON.stringify(known.map(canonical)) };
}

/** Of one RelativeDistinguishedName. */
function attributesOf(element: Asn1): readonly Attribute[] | undefined {
  if (!is(element, "set")) return undefined;
  const attributes = inside(element).flatMap((one) => {
    const [oid, value] = sequenceIn(one) ?? [];
    const type = oidOf(oid);
    return type === undefined || value === undefined ? [] : [{ type, value: stringOf(value) }];
  });
  return attributes.length === inside(element).length && attributes.length > 0 ? attributes : undefined;
}

/** The characters of a string type, or `#` and the octets in hex. */
function stringOf(element: Asn1): string {
  const content = contentOf(element);
  if (element.tagClass !== 0 || element.constructed) return `#${hex(content)}`;
  if (element.type === tags.utf8String) return Buffer.from(content, "latin1").toString("utf8");
  return stringTypes.has(element.type) ? content : `#${hex(content)}`;
}

const stringTypes: ReadonlySet<number> = new Set([18, 19, 20, 22, 26, tags.bmpString]); // one octet or, of the last, two for a character

function canonical(attributes: readonly Attribute[]): readonly string[] {
  return attributes.map(({ type, value }) => `${type}=${folded(value)}`).toSorted();
}

/** Letters of ASCII in lower case, white space as one space and none around. */
function folded(value: string): string {
  return value
    .trim()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}

const keywords: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.5": "serialNumber",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.9": "STREET",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "0.9.2342.19200300.100.1.1": "UID",
  "0.9.2342.19200300.100.1.25": "DC",
};

function textOf(relative: readonly (readonly Attribute[])[]): string {
  const text = relative
    .toReversed()
    .map((attributes) => attributes.map(({ type, value }) => `${keywords[type] ?? type}=${shown(value)}`).join("+"))
    .join(",");
  return text.length > maxText ? `${text.slice(0, maxText - 1)}…` : text;
}

/** Escaped as in RFC 4514 §2.4; what cannot be seen or turns the line around is replaced. */
function shown(value: string): string {
  return value.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, "\u{fffd}").replaceAll(/[\\",+<>;]/g, String.raw`\$&`);
}
