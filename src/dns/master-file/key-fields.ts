/** Fields of the types that sign and delegate: algorithms, digests, keys, type bit maps (RFC 4034, RFC 5155). */
import { base32hex, octetsOfBase32hex } from "../wire/base32.ts";
import { typesOfWindows, windowsOf } from "../wire/type-bit-map.ts";
import { numberOf, typeOf } from "../wire/types.ts";
import { base64, hex, integer, u16, u32, u8 } from "./fields.ts";
import {
  type Field,
  type RdataFault,
  fail,
  hasMore,
  joinedOctets,
  numberOctets,
  takeNumber,
  takeOctets,
  takeRest,
  takeText,
} from "./tokens.ts";
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
  wire(octets) {
    const flags = takeNumber(octets, 2);
    const head = `${flags} ${u8.wire(octets)} ${u8.wire(octets)}`;
    return (flags & noKey) === noKey ? head : `${head} ${base64.wire(octets)}`;
  },
  octets(text) {
    const [flags, protocol, algorithm, data = ""] = text.split(" ");
    const head = [numberOctets(Number(flags), 2), Uint8Array.of(Number(protocol), Number(algorithm))];
    return joinedOctets([...head, Buffer.from(data, "base64")]);
  },
  parts: [4, "rest"],
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
  octets(text) {
    const [type, value = ""] = text.split(" ");
    return joinedOctets([Uint8Array.of(Number(type)), Buffer.from(value, "hex")]);
  },
  parts: [1, "rest"],
};

function hasLength(type: string, value: string): boolean {
  const expected = digestOctets[type];
  return expected === undefined || expected * 2 === value.length;
}

/** In hexadecimal, `-` for none (RFC 5155 §3.3). */
export const salt: Field = {
  text: matching(/^(?:-|(?:[0-9a-f]{2}){1,255})$/i, "hex"),
  wire(octets) {
    const value = takeOctets(octets, takeNumber(octets, 1));
    return value.length === 0 ? "-" : Buffer.from(value).toString("hex");
  },
  octets: (text) => behindLength(Buffer.from(text === "-" ? "" : text, "hex")),
  parts: ["string"],
};

/** Base32 with the extended hex alphabet and without padding (RFC 4648 §7). */
const hash: Field = {
  text: matching(/^(?:[0-9a-v]{8})*(?:[0-9a-v]{2}|[0-9a-v]{4}|[0-9a-v]{5}|[0-9a-v]{7}|[0-9a-v]{8})$/i, "base32"),
  wire(octets) {
    const value = takeOctets(octets, takeNumber(octets, 1));
    return value.length === 0 ? fail(octets, "missing") : base32hex(value);
  },
  octets: (text) => behindLength(octetsOfBase32hex(text) ?? new Uint8Array(0)),
  parts: ["string"],
};

const sha1 = "1";
const sha1Base32 = 32; // characters of 20 octets
const nsec3Head = [u8, u8, u16, salt, hash];

/** What stands before the types of an NSEC3 (RFC 5155 §3.3). */
export const nsec3: Field = {
  text(tokens) {
    const words = nsec3Head.map((field) => field.text(tokens));
    return isHashed(words) ? words.join(" ") : fail(tokens, "digest");
  },
  wire(octets) {
    const words = nsec3Head.map((field) => field.wire(octets));
    return isHashed(words) ? words.join(" ") : fail(octets, "digest");
  },
  octets(text) {
    const words = text.split(" ");
    return joinedOctets(nsec3Head.map((field, i) => field.octets(words[i] ?? "") ?? new Uint8Array(0)));
  },
  parts: nsec3Head.flatMap(({ parts }) => parts),
};

function isHashed(words: readonly string[]): boolean {
  return words[0] !== sha1 || words.at(-1)?.length === sha1Base32;
}

function matching(shape: RegExp, fault: RdataFault): Field["text"] {
  return (tokens) => {
    const text = takeText(tokens) ?? "";
    return text.length <= 512 && shape.test(text) ? text.toLowerCase() : fail(tokens, fault);
  };
}

function behindLength(octets: Uint8Array): Uint8Array {
  return joinedOctets([Uint8Array.of(octets.length), octets]);
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
  wire: (octets) => typesOfWindows(takeRest(octets))?.map(typeOf).join(" ") ?? fail(octets, "type"),
  octets: (text) => windowsOf(text === "" ? [] : text.split(" ").map(numberOf)),
  parts: ["types"],
};

export const typeCovered: Field = {
  text(tokens) {
    const text = takeText(tokens) ?? "";
    return isType(text) ? text.toUpperCase() : fail(tokens, "type");
  },
  wire: (octets) => typeOf(takeNumber(octets, 2)),
  octets: (text) => numberOctets(numberOf(text), 2),
  parts: [2],
};

/** Seconds, or `YYYYMMDDHHmmSS` (RFC 4034 §3.2), which is what the octets give. */
export const time: Field = {
  text: matching(/^(?:\d{1,10}|\d{14})$/, "time"),
  wire(octets) {
    const moment = new Date(takeNumber(octets, 4) * 1000);
    return moment.toISOString().slice(0, 19).replace(/\D/g, "");
  },
  octets(text) {
    const seconds = text.length === 14 ? secondsOfDate(text) : Number(text);
    return seconds >= 0 && seconds < 2 ** 32 ? u32.octets(String(seconds)) : undefined;
  },
  parts: [4],
};

/** `NaN` for what is no date. */
function secondsOfDate(text: string): number {
  return Date.parse(text.replace(/(....)(..)(..)(..)(..)(..)/, "$1-$2-$3T$4:$5:$6Z")) / 1000;
}
