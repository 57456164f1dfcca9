/** Breaks signed zones, and says what a parent says of a key. All over lines of one record each, as the signers write them. */
import { createHash } from "node:crypto";
import type { Delegation, Tampering } from "./zones.ts";

export interface Line {
  /** With its final dot. */
  owner: string;
  ttl: string;
  type: string;
  rdata: string;
}

/** Lines that hold no record are left out. */
export function readLines(text: string): readonly Line[] {
  return text.split("\n").flatMap((line) => {
    const [, owner, ttl, type, rdata] = /^(\S+)\s+(\d+)\s+IN\s+(\S+)\s+(.*)$/.exec(line) ?? [];
    return owner && ttl && type && rdata ? [{ owner, ttl, type, rdata: rdata.replace(/ ;\{.*$/, "") }] : [];
  });
}

export function writeLines(lines: readonly Line[]): string {
  return lines.map(({ owner, ttl, type, rdata }) => `${owner} ${ttl} IN ${type} ${rdata}\n`).join("");
}

export function tamper(lines: readonly Line[], tampering: Tampering, origin: string): readonly Line[] {
  switch (tampering.kind) {
    case "signatures-changed":
      return lines.map((line) => (tampering.over.includes(covered(line)) ? withChangedSignature(line) : line));
    case "signatures-removed":
      return lines.filter((line) => covered(line) !== tampering.over);
    case "records-removed":
      return lines.filter((line) => line.type !== tampering.type && covered(line) !== tampering.type);
    case "address-changed":
      return lines.map((line) =>
        line.type === "A" && line.owner === `${tampering.owner}.${origin}.` ? { ...line, rdata: "127.66.66.66" } : line,
      );
    case "algorithm-changed":
      return withAlgorithm(lines, tampering.to);
  }
}

/** The type that a signature covers; empty for what is none. */
function covered({ type, rdata }: Line): string {
  return type === "RRSIG" ? (rdata.split(" ")[0] ?? "") : "";
}

function withChangedSignature(line: Line): Line {
  const fields = line.rdata.split(" ");
  const signature = Buffer.from(fields.slice(8).join(""), "base64");
  signature.writeUInt8(signature.readUInt8(5) ^ 0x10, 5);
  return { ...line, rdata: [...fields.slice(0, 8), signature.toString("base64")].join(" ") };
}

/** The number of the algorithm, and with it the key tag, in every key and signature. */
function withAlgorithm(lines: readonly Line[], algorithm: number): readonly Line[] {
  const renumbered = lines.map((line) => withField(line, "DNSKEY", 2, algorithm));
  const key = renumbered.find(({ type }) => type === "DNSKEY");
  const tag = key === undefined ? 0 : keyTag(keyOctets(key));
  return renumbered.map((line) => withField(withField(line, "RRSIG", 1, algorithm), "RRSIG", 6, tag));
}

function withField(line: Line, type: string, place: number, value: number): Line {
  if (line.type !== type) return line;
  return { ...line, rdata: line.rdata.split(" ").with(place, String(value)).join(" ") };
}

const otherDigest = "00112233445566778899aabbccddeeff".repeat(2);

/** The DS records that the parent of a zone has, as lines; `key` is the one of its DNSKEY records that is in them. */
export function dsRecords(delegation: Delegation, origin: string, key: Line | undefined): readonly string[] {
  if (delegation === "unsigned") return [];
  if (delegation === "no-such-key") return [`${origin}. DS 12345 13 2 ${otherDigest}`];
  if (key === undefined) throw new Error(`${origin} has no key`);
  const [tag, algorithm, digest] = dsOf(key);
  const good = `${origin}. DS ${tag} ${algorithm} 2 ${digest}`;
  const wrong = `${origin}. DS ${tag} ${algorithm} 2 dead${digest.slice(4)}`;
  const records: Record<typeof delegation, readonly string[]> = {
    signed: [good],
    "digest-wrong": [wrong],
    "digest-unknown": [`${origin}. DS ${tag} ${algorithm} 99 ${digest}`],
    "another-digest-wrong": [good, wrong],
    "another-algorithm": [good, `${origin}. DS 12345 8 2 ${otherDigest}`],
  };
  return records[delegation];
}

/** Key tag, algorithm, SHA-256 in hexadecimal (RFC 4034 §5.1.4). */
function dsOf(key: Line): readonly [number, string, string] {
  const octets = keyOctets(key);
  const labels = key.owner.split(".").map((label) => Buffer.from([label.length, ...Buffer.from(label)]));
  const digest = createHash("sha256").update(Buffer.concat(labels)).update(octets).digest("hex");
  return [keyTag(octets), String(octets[3]), digest];
}

function keyOctets({ rdata }: Line): Buffer {
  const [flags, protocol, algorithm, ...key] = rdata.split(" ");
  const head = Buffer.from([Number(flags) >> 8, Number(flags) & 255, Number(protocol), Number(algorithm)]);
  return Buffer.concat([head, Buffer.from(key.join(""), "base64")]);
}

/** RFC 4034 appendix B. */
function keyTag(octets: Uint8Array): number {
  const sum = octets.reduce((sum, octet, place) => sum + (place % 2 === 0 ? octet << 8 : octet), 0);
  return (sum + (sum >> 16)) & 0xffff;
}
