/** Fields of the types that sign and delegate: algorithms, digests, keys, type bit maps (RFC 4034, RFC 5155). */
import { base64, hex, integer, u16, u8 } from "./fields.ts";
import { type Field, type RdataFault, fail, hasMore, takeText } from "./tokens.ts";
import { isType } from "./types.ts";

/** IANA "DNS Security Algorithm Numbers". */
export const algorithm = integer(1, {
  RSAMD5: 1,
  DH: 2,
  DSA: 3,
  ECC: 4,
  RSASHA1: 5,
  NSEC3DSA: 6,
  DSANSEC3SHA1: 6,
  NSEC3RSASHA1: 7,
  RSASHA1NSEC3SHA1: 7,
  RSASHA256: 8,
  RSASHA512: 10,
  ECCGOST: 12,
  "ECC-GOST": 12,
  ECDSAP256SHA256: 13,
  ECDSA256: 13,
  ECDSAP384SHA384: 14,
  ECDSA384: 14,
  ED25519: 15,
  ED448: 16,
  INDIRECT: 252,
  PRIVATEDNS: 253,
  PRIVATEOID: 254,
});

const digestType = integer(1, { "SHA-1": 1, SHA1: 1, "SHA-256": 2, SHA256: 2, GOST: 3, "SHA-384": 4, SHA384: 4 });

const protocol = integer(1, { NONE: 0, TLS: 1, EMAIL: 2, DNSSEC: 3, IPSEC: 4, ALL: 255 });

export const notifyScheme = integer(1, { NOTIFY: 1 });

/** RFC 4398 §2.1. */
export const certificateType = integer(2, {
  PKIX: 1,
  SPKI: 2,
  PGP: 3,
  IPKIX: 4,
  ISPKI: 5,
  IPGP: 6,
  ACPKIX: 7,
  IACPKIX: 8,
  URI: 253,
  OID: 254,
});

const keyFlags: Readonly<Record<string, number>> = {
  NOCONF: 0x4000,
  NOAUTH: 0x8000,
  NOKEY: 0xc000,
  FLAG2: 0x2000,
  EXTEND: 0x1000,
  FLAG4: 0x0800,
  FLAG5: 0x0400,
  USER: 0x0000,
  ZONE: 0x0100,
  HOST: 0x0200,
  NTYP3: 0x0300,
  FLAG8: 0x0080,
  FLAG9: 0x0040,
  FLAG10: 0x0020,
  FLAG11: 0x0010,
  KSK: 0x0001,
  REVOKE: 0x0080,
  ...Object.fromEntries(Array.from({ length: 16 }, (_, value) => [`SIG${value}`, value])),
};
const noKey = 0xc000;

/** A key's flags, protocol, algorithm and data; a key with both flags of NOKEY has no data (RFC 2535 §3.1.2). */
export const key: Field = {
  text(tokens) {
    const flags = flagsOf(takeText(tokens) ?? "");
    if (flags === undefined) return fail(tokens, "number");
    const head = `${flags} ${protocol.text(tokens)} ${algorithm.text(tokens)}`;
    return (flags & noKey) === noKey ? head : `${head} ${base64.text(tokens)}`;
  },
  wire: (octets) => `${u16.wire(octets)} ${u8.wire(octets)} ${u8.wire(octets)} ${base64.wire(octets)}`.trimEnd(),
};

/** A integer, or mnemonics joined by `|`. */
function flagsOf(text: string): number | undefined {
  if (/^\d{1,5}$/.test(text)) return Number(text) <= 0xffff ? Number(text) : undefined;
  if (text.length > 128) return undefined;
  let flags = 0;
  for (const part of text.toUpperCase().split("|")) {
    const flag = Object.hasOwn(keyFlags, part) ? keyFlags[part] : undefined;
    if (flag === undefined) return undefined;
    flags |= flag;
  }
  return flags;
}
const digestOctets: Readonly<Record<string, number>> = { 1: 20, 2: 32, 3: 32, 4: 48 };

/** The digest type and the digest (RFC 4034 §5.1.3, RFC 4509, RFC 6605). */
export const digest: Field = {
  text(tokens) {
    const type = digestType.text(tokens);
    const value = hex.text(tokens);
    return hasLength(type, value) ? `${type} ${value}` : fail(tokens, "digest");
  },
  wire(octets) {
    const type = digestType.wire(octets);
    const value = hex.wire(octets);
    return hasLength(type, value) ? `${type} ${value}` : fail(octets, "digest");
  },
};

function hasLength(type: string, value: string): boolean {
  const expected = digestOctets[type];
  return expected === undefined || expected * 2 === value.length;
}

/** Read and checked as far as its shape goes, and not kept. */
export const salt: Field = checked(/^(?:-|(?:[0-9a-f]{2})+)$/i, "hex");

/** Base32 with the extended hex alphabet and without padding (RFC 4648 §7). */
const hash: Field = checked(
  /^(?:[0-9a-v]{8})*(?:[0-9a-v]{2}|[0-9a-v]{4}|[0-9a-v]{5}|[0-9a-v]{7}|[0-9a-v]{8})$/i,
  "base32",
);

const sha1 = "1";
const sha1Base32 = 32; // characters of 20 octets

/** What stands before the types of an NSEC3 (RFC 5155 §3.3). */
export const nsec3: Field = {
  text(tokens) {
    const head = [u8, u8, u16, salt].map((field) => field.text(tokens));
    const next = hash.text(tokens);
    return head[0] === sha1 && next.length !== sha1Base32 ? fail(tokens, "digest") : [...head, next].join(" ");
  },
  wire: (octets) => fail(octets, "not-generic"),
};

function checked(shape: RegExp, fault: RdataFault): Field {
  return {
    text(tokens) {
      const text = takeText(tokens) ?? "";
      return text.length <= 512 && shape.test(text) ? text.toLowerCase() : fail(tokens, fault);
    },
    wire: (octets) => fail(octets, "not-generic"),
  };
}

/** The types of a type bit map. */
export const types: Field = {
  text(tokens) {
    const found: string[] = [];
    while (hasMore(tokens)) {
      const text = takeText(tokens) ?? "";
      if (!isType(text)) return fail(tokens, "type");
      found.push(text.toUpperCase());
    }
    return found.join(" ");
  },
  wire: (octets) => fail(octets, "not-generic"),
};

export const typeCovered: Field = {
  text(tokens) {
    const text = takeText(tokens) ?? "";
    return isType(text) ? text.toUpperCase() : fail(tokens, "type");
  },
  wire: (octets) => fail(octets, "not-generic"),
};

/** Seconds, or `YYYYMMDDHHmmSS` (RFC 4034 §3.2). */
export const time: Field = checked(/^(?:\d{1,10}|\d{14})$/, "time");
