/** LOC RDATA (RFC 1876). */
import {
  type Field,
  type Octets,
  type Tokens,
  fail,
  hasMore,
  joinedOctets,
  numberOctets,
  takeNumber,
  takeText,
} from "./tokens.ts";

const equator = 2 ** 31; // thousandths of a second of arc
const groundLevel = 10_000_000; // centimetres
const maxAltitude = 2 ** 32 - 1 - groundLevel;
const maxSize = 9_000_000_000;
const shape = {
  degrees: /^\d{1,3}$/,
  minutes: /^\d{1,2}$/,
  seconds: /^\d{1,2}(?:\.\d{1,3})?$/,
  altitude: /^-?\d{1,8}(?:\.\d{1,2})?m?$/i,
  size: /^\d{1,8}(?:\.\d{1,2})?m?$/i,
};

export const location: Field = { text: locationText, wire: locationWire, octets: locationOctets, parts: ["rest"] };

function locationText(tokens: Tokens): string {
  const latitude = angle(tokens, "N", "S", 90);
  const longitude = angle(tokens, "E", "W", 180);
  const altitude = metres(tokens, shape.altitude, maxAltitude);
  const sizes = [
    metres(tokens, shape.size, maxSize, 100),
    metres(tokens, shape.size, maxSize, 1_000_000),
    metres(tokens, shape.size, maxSize, 1_000),
  ];
  if (tokens.fault !== undefined) return "";
  return printed(latitude, longitude, altitude, sizes.map(packed));
}

/** Degrees, minutes, seconds and hemisphere, in thousandths of a second from the equator or the prime meridian. */
function angle(tokens: Tokens, positive: string, negative: string, maxDegrees: number): number {
  const parts: string[] = [];
  let sign = 0;
  while (sign === 0) {
    const text = (takeText(tokens) ?? "").toUpperCase();
    if (text === positive) sign = 1;
    else if (text === negative) sign = -1;
    else if (parts.length === 3 || text === "") return Number(fail(tokens, "location"));
    else parts.push(text);
  }
  const [degrees = "", minutes = "0", seconds = "0"] = parts;
  const isGood = shape.degrees.test(degrees) && shape.minutes.test(minutes) && shape.seconds.test(seconds);
  const total = Math.round((Number(degrees) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000);
  const isInRange = Number(minutes) < 60 && Number(seconds) < 60 && total <= maxDegrees * 3_600_000;
  return isGood && isInRange ? sign * total : Number(fail(tokens, "location"));
}

/** Centimetres; `absent` is what a length is that was left out. */
function metres(tokens: Tokens, form: RegExp, max: number, absent?: number): number {
  if (!hasMore(tokens) && absent !== undefined) return absent;
  const text = takeText(tokens) ?? "";
  if (!form.test(text)) return Number(fail(tokens, "location"));
  const centimetres = Math.round(Number(text.replace(/m$/i, "")) * 100);
  return centimetres >= -groundLevel && centimetres <= max ? centimetres : Number(fail(tokens, "location"));
}

/** RFC 1876 §2: one digit and a power of ten. */
function packed(centimetres: number): number {
  const exponent = centimetres < 10 ? 0 : Math.min(9, String(centimetres).length - 1);
  return Math.min(9, Math.floor(centimetres / 10 ** exponent)) * 10 ** exponent;
}

function locationWire(octets: Octets): string {
  const version = takeNumber(octets, 1);
  const sizes = [takeSize(octets), takeSize(octets), takeSize(octets)];
  const latitude = takeNumber(octets, 4) - equator;
  const longitude = takeNumber(octets, 4) - equator;
  const altitude = takeNumber(octets, 4) - groundLevel;
  const isInRange = Math.abs(latitude) <= 90 * 3_600_000 && Math.abs(longitude) <= 180 * 3_600_000;
  if (version !== 0 || !isInRange) return fail(octets, "location");
  return printed(latitude, longitude, altitude, sizes);
}

function locationOctets(text: string): Uint8Array {
  const words = text.split(" ");
  const [altitude = 0, ...sizes] = words.slice(8).map((metres) => Math.round(Number(metres.slice(0, -1)) * 100));
  return joinedOctets([
    Uint8Array.of(0, ...sizes.map(sizeOctet)),
    numberOctets(equator + thousandthsOf(words.slice(0, 4)), 4),
    numberOctets(equator + thousandthsOf(words.slice(4, 8)), 4),
    numberOctets(altitude + groundLevel, 4),
  ]);
}

function thousandthsOf([degrees, minutes, seconds, hemisphere]: readonly string[]): number {
  const total = (Number(degrees) * 60 + Number(minutes)) * 60_000 + Math.round(Number(seconds) * 1000);
  return hemisphere === "S" || hemisphere === "W" ? -total : total;
}

function sizeOctet(centimetres: number): number {
  const exponent = centimetres === 0 ? 0 : String(centimetres).length - 1;
  return ((centimetres / 10 ** exponent) << 4) | exponent;
}

function takeSize(octets: Octets): number {
  const size = takeNumber(octets, 1);
  if (size >> 4 > 9 || (size & 15) > 9) fail(octets, "location");
  return (size >> 4) * 10 ** (size & 15);
}

function printed(latitude: number, longitude: number, altitude: number, sizes: readonly number[]): string {
  const lengths = [altitude, ...sizes].map((length) => `${(length / 100).toFixed(2)}m`);
  return [angleText(latitude, "N", "S"), angleText(longitude, "E", "W"), ...lengths].join(" ");
}

function angleText(thousandths: number, positive: string, negative: string): string {
  const size = Math.abs(thousandths);
  const minutes = Math.floor(size / 60_000);
  const seconds = ((size % 60_000) / 1000).toFixed(3);
  return `${Math.floor(minutes / 60)} ${minutes % 60} ${seconds} ${thousandths < 0 ? negative : positive}`;
}
