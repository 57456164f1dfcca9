/** Reads TLSA records, and says which of them an SMTP client can use (RFC 6698 §2.1, RFC 7672 §3.1). */

/**
 * Why no SMTP client can use a record:
 * - `malformed`: not three numbers below 256 and data (RFC 6698 §2.2)
 * - `not-hex`: the data is not hexadecimal, or half an octet
 * - `length`: not 32 octets of SHA-256, not 64 of SHA-512, or no data at all (RFC 6698 §2.1.4)
 * - `empty-hash`: the digest of nothing, which some tool made of a certificate that it could not read
 * - `usage`: PKIX-TA(0) and PKIX-EE(1) (RFC 7672 §3.1.3), or none that is known
 * - `selector`, `matching-type`: none that is known (RFC 6698 §7.3, §7.4)
 */
type Unusable = "malformed" | "not-hex" | "length" | "empty-hash" | "usage" | "selector" | "matching-type";

/** `text` is the record in lower case with single blanks: records that are equal in it are the same. */
export interface TlsaRecord {
  text: string;
  usage: number;
  selector: number;
  matchingType: number;
  data: string;
  use: "usable" | Unusable;
}

const digestOctets: Readonly<Record<number, number>> = { 1: 32, 2: 64 };

const digestsOfNothing: ReadonlySet<string> = new Set([
  "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce" +
    "47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e",
]);

/** Total: what cannot be read is a `malformed` record. */
export function parseTlsa(rdata: string): TlsaRecord {
  const [usage = "", selector = "", matchingType = "", ...data] = rdata.trim().toLowerCase().split(/\s+/);
  const fields = [usage, selector, matchingType].map(octetOf);
  const [usageOctet, selectorOctet, matchingOctet] = fields;
  if (usageOctet === undefined || selectorOctet === undefined || matchingOctet === undefined)
    return { text: rdata.trim(), usage: -1, selector: -1, matchingType: -1, data: "", use: "malformed" };
  const record = { usage: usageOctet, selector: selectorOctet, matchingType: matchingOctet, data: data.join("") };
  return { text: `${fields.join(" ")} ${record.data}`.trim(), ...record, use: useOf(record) };
}

function octetOf(field: string): number | undefined {
  return /^\d{1,3}$/.test(field) && Number(field) < 256 ? Number(field) : undefined;
}

/** A broken record first: what is wrong with it is more telling than that nobody would have used it. */
function useOf({ usage, selector, matchingType, data }: Omit<TlsaRecord, "text" | "use">): TlsaRecord["use"] {
  if (!/^[0-9a-f]*$/.test(data) || data.length % 2 === 1) return "not-hex";
  const octets = digestOctets[matchingType];
  if (octets === undefined ? data === "" : data.length !== 2 * octets) return "length";
  if (octets !== undefined && digestsOfNothing.has(data)) return "empty-hash";
  if (usage !== 2 && usage !== 3) return "usage";
  if (selector > 1) return "selector";
  return matchingType > 2 ? "matching-type" : "usable";
}
