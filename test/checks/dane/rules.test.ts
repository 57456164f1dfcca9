/** One row a rule and a guard: what of a change is told, and what is not. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { X509Certificate } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { type DaneFacts, dane } from "../../../src/checks/dane/index.ts";
import { name } from "../../../src/dns/name.ts";
import type { Change, Side } from "../../../src/model.ts";
import { compareWorlds } from "../../support/compare.ts";
import { world } from "../../support/world.ts";

const a = "aa".repeat(32);
const b = "bb".repeat(32);
const c = "cc".repeat(32);
const d = "dd".repeat(32);
const a512 = "aa".repeat(64);
const nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const nothing512 =
  "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e";

const certificate = new X509Certificate(readFileSync(new URL("certificates/mx1.pem", import.meta.url)));
const wholeCertificate = certificate.raw.toString("hex");
const wholeKey = certificate.publicKey.export({ type: "spki", format: "der" }).toString("hex");
const keyDigest = "6d3622d4afdd0aaada463bb4d4b451fc93cbdb0043ca2904a16e5147b03dd04d";

const mail = "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n";
const two = `${mail} a.test MX 20 mx2.a.test.\n mx2.a.test A 192.0.2.2\n`;
const at = (owner: string, ...records: string[]): string =>
  records.map((record) => `${owner} TLSA ${record}\n`).join("");
const mx = (...records: string[]): string => mail + at("_25._tcp.mx.a.test", ...records);
const mx2 = (...records: string[]): string => at("_25._tcp.mx2.a.test", ...records);

type Told = [rule: string, name: string, severity: string, direction: string];
type Row = [what: string, why: string, before: string, after: string, told: Told[], domain?: string];

const host = "_25._tcp.mx.a.test";
const removed: Told = ["DANE-REMOVED", host, "high", "weakened"];
const coverage: Told = ["DANE-COVERAGE", "a.test", "high", "weakened"];
const disjoint: Told = ["DANE-DISJOINT", host, "high", "breaks-mail"];
const rollover: Told = ["DANE-ROLLOVER-LOST", host, "medium", "weakened"];
const usage: Told = ["DANE-USAGE", host, "high", "weakened"];
const selector: Told = ["DANE-SELECTOR", host, "medium", "weakened"];
const matching: Told = ["DANE-MATCHING", host, "low", "weakened"];
const length: Told = ["DANE-LENGTH", host, "critical", "weakened"];
const lengthBeside: Told = ["DANE-LENGTH", host, "low", "weakened"];
const empty: Told = ["DANE-EMPTY-HASH", host, "critical", "breaks-mail"];
const label: Told = ["DANE-LABEL", host, "high", "weakened"];
const insecure: Told = ["DANE-INSECURE", host, "high", "weakened"];

const rows: Row[] = [
  // removal
  ["DANE-REMOVED", "the only TLSA", mx(`3 1 1 ${a}`), mx(), [removed]],
  ["DANE-REMOVED", "all of two", mx(`3 1 1 ${a}`, `2 1 1 ${b}`), mx(), [removed]],
  ["DANE-REMOVED", "one host of two", two + mx(`3 1 1 ${a}`) + mx2(`3 1 1 ${b}`), two + mx2(`3 1 1 ${b}`), [removed]],
  ["DANE-REMOVED", "what is left cannot be used", mx(`3 1 1 ${a}`, `3 9 1 ${a}`), mx(`3 9 1 ${a}`), [removed]],
  ["DANE-REMOVED", "what is left was broken before", mx(`3 1 1 ${a}`, "3 1 1 00"), mx("3 1 1 00"), [removed]],
  [
    "DANE-REMOVED",
    "behind a CNAME",
    `${mail}${host} CNAME t.a.test.\n t.a.test TLSA 3 1 1 ${a}`,
    `${mail}t.a.test A 192.0.2.9`,
    [removed],
  ],
  [
    "DANE-REMOVED",
    "of the host of an implicit MX",
    `a.test A 192.0.2.1\n ${at("_25._tcp.a.test", `3 1 1 ${a}`)}`,
    "a.test A 192.0.2.1",
    [["DANE-REMOVED", "_25._tcp.a.test", "high", "weakened"]],
  ],
  [
    "DANE-REMOVED",
    "of a host with a null MX, which may be the MX host of others",
    `a.test MX 0 .\n ${at("_25._tcp.a.test", `3 1 1 ${a}`)}`,
    "a.test MX 0 .",
    [["DANE-REMOVED", "_25._tcp.a.test", "high", "weakened"]],
  ],
  [
    "DANE-REMOVED",
    "of a host in another zone of the files",
    `a.test MX 10 mx.b.test.\n mx.b.test A 192.0.2.1\n ${at("_25._tcp.mx.b.test", `3 1 1 ${a}`)}`,
    "a.test MX 10 mx.b.test.\n mx.b.test A 192.0.2.1",
    [["DANE-REMOVED", "_25._tcp.mx.b.test", "high", "weakened"]],
  ],
  [
    "silence",
    "the host is an MX host no longer",
    two + mx(`3 1 1 ${a}`) + mx2(`3 1 1 ${b}`),
    `a.test MX 20 mx2.a.test.\n mx2.a.test A 192.0.2.2\n${mx2(`3 1 1 ${b}`)}`,
    [],
  ],
  ["silence", "the domain receives no mail any more", mx(`3 1 1 ${a}`), "a.test MX 0 .\n mx.a.test A 192.0.2.1", []],
  [
    "silence",
    "an implicit MX host stops receiving",
    `a.test A 192.0.2.1\n ${at("_25._tcp.a.test", `3 1 1 ${a}`)}`,
    "a.test A 192.0.2.1\n a.test MX 0 .",
    [],
  ],
  ["silence", "the whole domain is gone", mx(`3 1 1 ${a}`), "b.test A 192.0.2.1\n zone test", []],
  [
    "silence",
    "all of the host is gone",
    two + mx(`3 1 1 ${a}`) + mx2(`3 1 1 ${b}`),
    `a.test MX 10 mx.a.test.\n a.test MX 20 mx2.a.test.\n mx2.a.test A 192.0.2.2\n${mx2(`3 1 1 ${b}`)}`,
    [],
  ],
  ["silence", "none of them could be used", mx(`1 1 1 ${a}`), mx(), []],
  ["silence", "there was none", mx(), mx(), []],
  [
    "silence",
    "the host's zone is not in the files any more",
    `a.test MX 10 mx.b.test.\n ${at("_25._tcp.mx.b.test", `3 1 1 ${a}`)}`,
    "a.test MX 10 mx.b.test.",
    [],
  ],
  ["silence", "the zone is seen in part afterwards", mx(`3 1 1 ${a}`), `${mail} a.test !gap another source`, []],
  ["silence", "the look-up fails afterwards", mx(`3 1 1 ${a}`), `${mail}${host} !timeout`, []],
  [
    "silence",
    "it moved behind a CNAME to outside of the files",
    mx(`3 1 1 ${a}`),
    `${mail}${host} CNAME tlsa.b.example.`,
    [],
  ],
  [
    "silence",
    "it moved behind a CNAME",
    mx(`3 1 1 ${a}`),
    `${mail}${host} CNAME t.a.test.\n t.a.test TLSA 3 1 1 ${a}`,
    [],
  ],
  ["silence", "a wildcard has the same record", mx(`3 1 1 ${a}`), mail + at("*._tcp.mx.a.test", `3 1 1 ${a}`), []],

  // the MX hosts change
  ["DANE-COVERAGE", "a host without TLSA is added", mx(`3 1 1 ${a}`), two + mx(`3 1 1 ${a}`), [coverage]],
  [
    "DANE-COVERAGE",
    "the host is replaced by one without TLSA",
    mx(`3 1 1 ${a}`),
    `a.test MX 10 new.a.test.\n new.a.test A 192.0.2.3\n${at(host, `3 1 1 ${a}`)}`,
    [coverage],
  ],
  [
    "DANE-COVERAGE",
    "the host added has TLSA that cannot be used",
    mx(`3 1 1 ${a}`),
    two + mx(`3 1 1 ${a}`) + mx2(`1 1 1 ${b}`),
    [coverage],
  ],
  [
    "DANE-COVERAGE",
    "the MX is gone, and the implicit MX host has no TLSA",
    `a.test A 192.0.2.9\n${mx(`3 1 1 ${a}`)}`,
    "a.test A 192.0.2.9",
    [coverage],
  ],
  ["silence", "the host added has TLSA", mx(`3 1 1 ${a}`), two + mx(`3 1 1 ${a}`) + mx2(`3 1 1 ${b}`), []],
  [
    "silence",
    "the host is replaced by one with TLSA",
    mx(`3 1 1 ${a}`),
    `a.test MX 20 mx2.a.test.\n mx2.a.test A 192.0.2.2\n${mx2(`3 1 1 ${b}`)}`,
    [],
  ],
  [
    "silence",
    "the host added is outside of the files",
    mx(`3 1 1 ${a}`),
    `${mx(`3 1 1 ${a}`)} a.test MX 20 mx.b.example.`,
    [],
  ],
  [
    "silence",
    "not every host had TLSA before",
    two + mx(`3 1 1 ${a}`),
    `${two + mx(`3 1 1 ${a}`)} a.test MX 30 mx3.a.test.\n mx3.a.test A 192.0.2.3`,
    [],
  ],
  [
    "silence",
    "one host was outside of the files before",
    `${mx(`3 1 1 ${a}`)} a.test MX 20 mx.b.example.`,
    `${two + mx(`3 1 1 ${a}`)} a.test MX 20 mx.b.example.`,
    [],
  ],
  [
    "silence",
    "a provider's verification is added",
    mx(`3 1 1 ${a}`),
    `${mx(`3 1 1 ${a}`)} a.test MX 32767 ms1.msv1.invalid.`,
    [],
  ],
  [
    "silence",
    "preferences change",
    two + mx(`3 1 1 ${a}`) + mx2(`3 1 1 ${b}`),
    `a.test MX 5 mx2.a.test.\n mx2.a.test A 192.0.2.2\n ${mx(`3 1 1 ${a}`)}${mx2(`3 1 1 ${b}`)}`,
    [],
  ],
  [
    "DANE-LENGTH",
    "the host added has a broken record: told once",
    mx(`3 1 1 ${a}`),
    two + mx(`3 1 1 ${a}`) + mx2("3 1 1 00"),
    [["DANE-LENGTH", "_25._tcp.mx2.a.test", "critical", "weakened"]],
  ],

  // replacement
  ["DANE-DISJOINT", "one digest by another; RFC 7671 §8.1", mx(`3 1 1 ${a}`), mx(`3 1 1 ${b}`), [disjoint]],
  [
    "DANE-DISJOINT",
    "both digests by others",
    mx(`3 1 1 ${a}`, `3 1 1 ${b}`),
    mx(`3 1 1 ${c}`, `3 1 1 ${d}`),
    [disjoint],
  ],
  ["DANE-DISJOINT", "both digests by one: told once", mx(`3 1 1 ${a}`, `3 1 1 ${b}`), mx(`3 1 1 ${c}`), [disjoint]],
  ["DANE-DISJOINT", "the issuer's digest", mx(`2 1 1 ${a}`), mx(`2 1 1 ${b}`), [disjoint]],
  ["DANE-DISJOINT", "usage 3 by usage 2; RFC 7671 §8.2", mx(`3 1 1 ${a}`), mx(`2 1 1 ${a}`), [disjoint]],
  ["DANE-DISJOINT", "SHA-256 by SHA-512; RFC 7671 §8.3", mx(`3 1 1 ${a}`), mx(`3 1 2 ${a512}`), [disjoint]],
  ["DANE-DISJOINT", "a digest by another key", mx(`3 1 1 ${a}`), mx(`3 1 0 ${wholeKey}`), [disjoint]],
  [
    "DANE-DISJOINT",
    "the records of a CNAME's target",
    `${mail}${host} CNAME t.a.test.\n t.a.test TLSA 3 1 1 ${a}`,
    `${mail}${host} CNAME t.a.test.\n t.a.test TLSA 3 1 1 ${b}`,
    [disjoint],
  ],
  ["silence", "the next key is added", mx(`3 1 1 ${a}`), mx(`3 1 1 ${a}`, `3 1 1 ${b}`), []],
  [
    "silence",
    "the next key takes the place of the old one",
    mx(`3 1 1 ${a}`, `3 1 1 ${b}`),
    mx(`3 1 1 ${b}`, `3 1 1 ${c}`),
    [],
  ],
  [
    "silence",
    "one of three is removed",
    mx(`3 1 1 ${a}`, `3 1 1 ${b}`, `2 1 1 ${c}`),
    mx(`3 1 1 ${b}`, `2 1 1 ${c}`),
    [],
  ],
  [
    "silence",
    "case, blanks and order",
    mx(`3 1 1 ${a}`, `2 1 1 ${b}`),
    mail + at(host, `2  1 1 ${b.toUpperCase()}`, `03 1 1 ${a.slice(0, 9)} ${a.slice(9)}`),
    [],
  ],
  ["silence", "a record told twice", mx(`3 1 1 ${a}`, `3 1 1 ${a.toUpperCase()}`), mx(`3 1 1 ${a}`), []],
  ["silence", "a key becomes its digest", mx(`3 1 0 ${wholeKey}`), mx(`3 1 1 ${keyDigest}`), []],
  ["silence", "records that cannot be used are removed", mx(`3 1 1 ${a}`, `1 1 1 ${b}`), mx(`3 1 1 ${a}`), []],
  ["silence", "broken records are replaced by good ones", mx("3 1 1 00"), mx(`3 1 1 ${a}`), []],

  // roll-over
  ["DANE-ROLLOVER-LOST", "two keys to one", mx(`3 1 1 ${a}`, `3 1 1 ${b}`), mx(`3 1 1 ${b}`), [rollover]],
  ["DANE-ROLLOVER-LOST", "key and issuer to issuer", mx(`3 1 1 ${a}`, `2 1 1 ${b}`), mx(`2 1 1 ${b}`), [rollover]],
  [
    "DANE-ROLLOVER-LOST",
    "the next key gives way to another digest",
    mx(`3 1 1 ${a}`, `3 1 1 ${b}`),
    mx(`3 1 1 ${a}`, `3 1 2 ${a512}`),
    [rollover],
  ],
  ["silence", "one key told twice was one entry", mx(`3 1 1 ${a}`, `3 1 2 ${a512}`), mx(`3 1 1 ${a}`), []],

  // parameters
  ["DANE-USAGE", "3 1 1 to 1 1 1; RFC 7672 §3.1.3", mx(`3 1 1 ${a}`), mx(`1 1 1 ${a}`), [usage]],
  ["DANE-USAGE", "2 1 1 to 0 1 1", mx(`2 1 1 ${a}`), mx(`0 1 1 ${a}`), [usage]],
  ["silence", "usage 1 is added beside usage 3", mx(`3 1 1 ${a}`), mx(`3 1 1 ${a}`, `1 1 1 ${a}`), []],
  ["silence", "usage 1 was all there was", mx(`1 1 1 ${a}`), mx(`1 1 1 ${b}`), []],
  ["DANE-SELECTOR", "3 1 1 to 3 0 1", mx(`3 1 1 ${a}`), mx(`3 0 1 ${b}`), [selector]],
  ["DANE-SELECTOR", "3 1 1 to 3 0 1 with the same data", mx(`3 1 1 ${a}`), mx(`3 0 1 ${a}`), [selector]],
  ["DANE-SELECTOR", "one of two", mx(`3 1 1 ${a}`, `3 1 1 ${b}`), mx(`3 1 1 ${a}`, `3 0 1 ${c}`), [selector]],
  [
    "DANE-SELECTOR",
    "3 1 1 to the certificate of the same key",
    mx(`3 1 1 ${keyDigest}`),
    mx(`3 0 0 ${wholeCertificate}`),
    [selector],
  ],
  [
    "DANE-DISJOINT",
    "3 1 1 to the certificate of another key",
    mx(`3 1 1 ${a}`),
    mx(`3 0 0 ${wholeCertificate}`),
    [disjoint],
  ],
  ["silence", "3 0 1 is added beside 3 1 1", mx(`3 1 1 ${a}`), mx(`3 1 1 ${a}`, `3 0 1 ${b}`), []],
  ["DANE-MATCHING", "a digest to its key", mx(`3 1 1 ${keyDigest}`), mx(`3 1 0 ${wholeKey}`), [matching]],
  ["DANE-MATCHING", "a digest to what cannot be compared with it", mx(`3 1 1 ${a}`), mx("3 1 0 3059aa"), [matching]],
  [
    "DANE-DISJOINT",
    "a digest to the key itself under another usage",
    mx(`3 1 1 ${a}`),
    mx(`2 1 0 ${wholeKey}`),
    [disjoint],
  ],
  [
    "silence",
    "a key is added beside its digest",
    mx(`3 1 1 ${keyDigest}`),
    mx(`3 1 1 ${keyDigest}`, `3 1 0 ${wholeKey}`),
    [],
  ],

  // broken records
  ["DANE-LENGTH", "the digest is cut", mx(`3 1 1 ${a}`), mx(`3 1 1 ${a.slice(2)}`), [length]],
  ["DANE-LENGTH", "half an octet is lost", mx(`3 1 1 ${a}`), mx(`3 1 1 ${a.slice(1)}`), [length]],
  ["DANE-LENGTH", "not hexadecimal", mx(`3 1 1 ${a}`), mx(`3 1 1 ${"zz".repeat(32)}`), [length]],
  ["DANE-LENGTH", "SHA-256 under matching type 2", mx(`3 1 1 ${a}`), mx(`3 1 2 ${a}`), [length]],
  ["DANE-LENGTH", "a new record is broken", mx(), mx("3 1 1 00"), [length]],
  ["DANE-LENGTH", "in a new zone", "b.test A 192.0.2.1", mx("3 1 1 00"), [length]],
  ["DANE-LENGTH", "a broken record beside a good one", mx(`3 1 1 ${a}`), mx(`3 1 1 ${a}`, "3 1 1 00"), [lengthBeside]],
  [
    "DANE-LENGTH",
    "one of two is cut: told once",
    mx(`3 1 1 ${a}`, `3 1 1 ${b}`),
    mx(`3 1 1 ${a}`, `3 1 1 ${b.slice(2)}`),
    [lengthBeside],
  ],
  [
    "DANE-LENGTH",
    "one is cut and the other replaced: two causes",
    mx(`3 1 1 ${a}`),
    mx(`3 1 1 ${b}`, "3 1 1 00"),
    [lengthBeside, disjoint],
  ],
  ["silence", "it was broken before", mx("3 1 1 00"), mx("3 1 1 00"), []],
  [
    "silence",
    "it was broken before, and stands beside a good one now",
    mx("3 1 1 00"),
    mx("3 1 1 00", `3 1 1 ${a}`),
    [],
  ],
  ["DANE-EMPTY-HASH", "SHA-256 of nothing", mx(`3 1 1 ${a}`), mx(`3 1 1 ${nothing}`), [empty]],
  ["DANE-EMPTY-HASH", "in upper case", mx(`3 1 1 ${a}`), mx(`3 1 1 ${nothing.toUpperCase()}`), [empty]],
  ["DANE-EMPTY-HASH", "SHA-512 of nothing", mx(`3 1 2 ${a512}`), mx(`3 1 2 ${nothing512}`), [empty]],
  ["DANE-EMPTY-HASH", "in a new zone", "b.test A 192.0.2.1", mx(`3 1 1 ${nothing}`), [empty]],
  ["DANE-EMPTY-HASH", "beside a good one", mx(`3 1 1 ${a}`), mx(`3 1 1 ${a}`, `3 1 1 ${nothing}`), [empty]],
  ["silence", "it stood there before", mx(`3 1 1 ${nothing}`), mx(`3 1 1 ${nothing}`), []],

  // labels
  ["DANE-LABEL", "another port", mx(`3 1 1 ${a}`), mail + at("_465._tcp.mx.a.test", `3 1 1 ${a}`), [label]],
  ["DANE-LABEL", "another transport", mx(`3 1 1 ${a}`), mail + at("_25._udp.mx.a.test", `3 1 1 ${a}`), [label]],
  [
    "DANE-LABEL",
    "a lost underscore",
    mx(`3 1 1 ${a}`, `2 1 1 ${b}`),
    mail + at("25._tcp.mx.a.test", `3 1 1 ${a}`, `2 1 1 ${b}`),
    [label],
  ],
  [
    "DANE-REMOVED",
    "it stood at the other port before too",
    mx(`3 1 1 ${a}`) + at("_465._tcp.mx.a.test", `3 1 1 ${a}`),
    mail + at("_465._tcp.mx.a.test", `3 1 1 ${a}`),
    [removed],
  ],
  [
    "DANE-REMOVED",
    "what stands at the other port is another record",
    mx(`3 1 1 ${a}`),
    mail + at("_465._tcp.mx.a.test", `3 1 1 ${b}`),
    [removed],
  ],
  [
    "silence",
    "it is added at another port",
    mx(`3 1 1 ${a}`),
    mx(`3 1 1 ${a}`) + at("_465._tcp.mx.a.test", `3 1 1 ${a}`),
    [],
  ],

  // signing
  [
    "DANE-INSECURE",
    "the DNSKEY is gone",
    `${mx(`3 1 1 ${a}`)} a.test DNSKEY 257 3 13 AA==`,
    mx(`3 1 1 ${a}`),
    [insecure],
  ],
  [
    "DANE-INSECURE",
    "the RRSIG is gone",
    `${mx(`3 1 1 ${a}`)} ${host} RRSIG TLSA 13 5 3600 1 1 1 a.test. AA==`,
    mx(`3 1 1 ${a}`),
    [insecure],
  ],
  [
    "DANE-INSECURE",
    "the DS is gone from the parent zone",
    `zone test\n a.test DS 1 13 2 00\n zone a.test\n ${mx(`3 1 1 ${a}`)}`,
    `zone test\n a.test NS ns.a.test.\n zone a.test\n ${mx(`3 1 1 ${a}`)}`,
    [insecure],
  ],
  [
    "DANE-INSECURE",
    "the zone of the MX is unsigned, that of its host is not in doubt",
    `zone test\n a.test DS 1 13 2 00\n zone a.test\n a.test MX 10 mx.b.test.\n zone b.test\n ${at("_25._tcp.mx.b.test", `3 1 1 ${a}`)}`,
    `zone test\n a.test NS ns.a.test.\n zone a.test\n a.test MX 10 mx.b.test.\n zone b.test\n ${at("_25._tcp.mx.b.test", `3 1 1 ${a}`)}`,
    [["DANE-INSECURE", "a.test", "high", "weakened"]],
  ],
  [
    "DANE-REMOVED",
    "unsigned and removed: told once",
    `${mx(`3 1 1 ${a}`)} a.test DNSKEY 257 3 13 AA==`,
    mx(),
    [removed],
  ],
  ["silence", "the files never showed that it is signed", mx(`3 1 1 ${a}`), mx(`3 1 1 ${a}`), []],
  ["silence", "the zone gets signed", mx(`3 1 1 ${a}`), `${mx(`3 1 1 ${a}`)} a.test DNSKEY 257 3 13 AA==`, []],
  [
    "silence",
    "the key is rolled",
    `${mx(`3 1 1 ${a}`)} a.test DNSKEY 257 3 13 AA==`,
    `${mx(`3 1 1 ${a}`)} a.test DNSKEY 257 3 13 BB==`,
    [],
  ],
  [
    "silence",
    "the parent zone is not in the files any more",
    `zone test\n a.test DS 1 13 2 00\n zone a.test\n ${mx(`3 1 1 ${a}`)}`,
    `zone a.test\n ${mx(`3 1 1 ${a}`)}`,
    [],
  ],
  [
    "silence",
    "unsigned, with no TLSA to lose",
    "a.test MX 10 mx.a.test.\n mx.a.test A 192.0.2.1\n a.test DNSKEY 257 3 13 AA==",
    mail,
    [],
  ],
  [
    "silence",
    "the zone above is unsigned, and this one was never delegated securely",
    `zone test\n test DNSKEY 257 3 13 AA==\n a.test NS ns.a.test.\n zone a.test\n a.test SOA x. y. 1 2 3 4 5\n ${mx(`3 1 1 ${a}`)}`,
    `zone test\n a.test NS ns.a.test.\n zone a.test\n a.test SOA x. y. 1 2 3 4 5\n ${mx(`3 1 1 ${a}`)}`,
    [],
  ],
];

const brief = ({ rule, name, severity, direction }: Change): Told => [rule, name, severity, direction];

for (const [what, why, before, after, told] of rows)
  test(`${what}: ${why}`, async () => {
    const changes = await compareWorlds(dane, "a.test", before, after);
    assert.deepEqual(changes.map(brief), told);
    for (const { rule, args, severity, direction } of changes) {
      const entry = dane.rules[rule];
      assert.ok(entry !== undefined, rule);
      assert.ok(entry.severities.includes(severity) && entry.direction === direction, rule);
      assert.ok(entry.says(args).endsWith(".") && entry.fix(args).endsWith("."));
      assert.doesNotMatch(entry.says(args) + entry.fix(args), /undefined/);
    }
  });

test("a change tells what was, what is, and where to look", async () => {
  const seen = async (before: string, after: string) => {
    const [change] = await compareWorlds(dane, "a.test", before, after);
    return [change?.before, change?.after, change?.from?.side, change?.from?.range.line, change?.args];
  };
  assert.deepEqual(await seen(mx(`3 1 1 ${a}`, `2 1 1 ${b}`), mx()), [
    `3 1 1 ${a}, 2 1 1 ${b}`,
    "no TLSA record",
    "before",
    3,
    { host: "mx.a.test", records: `3 1 1 ${a}, 2 1 1 ${b}` },
  ]);
  assert.deepEqual(await seen(mx(`3 1 1 ${a}`, `3 1 1 ${b}`), mx(`3 1 1 ${a}`, `3 0 1 ${c}`)), [
    `3 1 1 ${a}, 3 1 1 ${b}`,
    `3 1 1 ${a}, 3 0 1 ${c}`,
    "after",
    4,
    { host: "mx.a.test", before: `3 1 1 ${a}, 3 1 1 ${b}`, after: `3 1 1 ${a}, 3 0 1 ${c}` },
  ]);
  assert.deepEqual(await seen(mx(`3 1 1 ${a}`), two + mx(`3 1 1 ${a}`)), [
    "1 of 1 MX hosts with TLSA",
    "1 of 2 MX hosts with TLSA",
    "after",
    3,
    { domain: "a.test", hosts: ["mx2.a.test"], covered: 1, total: 2 },
  ]);
  assert.deepEqual(await seen(mx(`3 1 1 ${a}`), mail + at("_465._tcp.mx.a.test", `3 1 1 ${a}`)), [
    "TLSA at _25._tcp.mx.a.test",
    "TLSA at _465._tcp.mx.a.test",
    "before",
    3,
    { host: "mx.a.test", records: `3 1 1 ${a}`, label: "_465._tcp.mx.a.test" },
  ]);
  const [long] = await compareWorlds(dane, "a.test", mx(`3 1 1 ${keyDigest}`), mx(`3 0 0 ${wholeCertificate}`));
  assert.equal(long?.after.length, 300);
});

test("DANE-TTL: only where it goes over a day", async () => {
  const sideWith = async (ttl: number | undefined): Promise<Side<DaneFacts>> => {
    const facts = await dane.evaluate(name("a.test"), world(ttl === undefined ? mail : mx(`3 1 1 ${a}`)));
    const hosts = facts.hosts.map((host) =>
      host.tlsa.kind === "present" && ttl !== undefined ? { ...host, tlsa: { ...host.tlsa, ttl } } : host,
    );
    const roles = { receives: true, sends: "unknown", parked: false } as const;
    const surroundings = { name: "exists", mx: "real", dmarc: "unknown", dkimKeys: "unknown", roles } as const;
    return { facts: { ...facts, hosts }, judgement: dane.judge(facts), surroundings };
  };
  const told = async (before: number | undefined, after: number) => {
    const both = { domain: name("a.test"), before: await sideWith(before), after: await sideWith(after) };
    return dane.compare(both).map((change) => [...brief(change), change.before, change.after, change.args]);
  };
  const args = { host: "mx.a.test", ttl: 172_800 };
  assert.deepEqual(await told(3600, 172_800), [["DANE-TTL", host, "low", "weakened", "TTL 3600", "TTL 172800", args]]);
  assert.deepEqual(await told(undefined, 172_800), [
    ["DANE-TTL", host, "low", "weakened", "no TLSA record", "TTL 172800", args],
  ]);
  assert.deepEqual(await told(3600, 86_400), []);
  assert.deepEqual(await told(90_000, 172_800), []);
  assert.deepEqual(await told(172_800, 3600), []);
});

test("every rule is in the catalogue with what it needs", () => {
  for (const [id, rule] of Object.entries(dane.rules)) {
    assert.match(id, /^DANE-/);
    assert.ok(rule.title.length < 60 && !rule.title.includes(id));
    for (const severity of rule.severities) assert.ok(rule.explain.includes(severity), `${id} explains ${severity}`);
  }
});

const anyRecord = fc.constantFrom(
  `3 1 1 ${a}`,
  `3 1 1 ${b}`,
  `2 1 1 ${c}`,
  `3 0 1 ${d}`,
  `3 1 2 ${a512}`,
  `3 1 0 ${wholeKey}`,
  `3 0 0 ${wholeCertificate}`,
  `3 1 1 ${keyDigest}`,
  `1 1 1 ${a}`,
  `3 1 1 ${nothing}`,
  "3 1 1 00",
  "x",
);
const anyRecords = fc.uniqueArray(anyRecord, { maxLength: 4 });

test("nothing changes: nothing is told, in any order", async () => {
  await fc.assert(
    fc.asyncProperty(anyRecords, async (records) => {
      assert.deepEqual(await compareWorlds(dane, "a.test", mx(...records), mx(...records.toReversed())), []);
    }),
    { numRuns: 50 },
  );
});

test("each host has at most one change that says what became of its usable records", async () => {
  const ofUsable = new Set([
    "DANE-REMOVED",
    "DANE-DISJOINT",
    "DANE-ROLLOVER-LOST",
    "DANE-USAGE",
    "DANE-SELECTOR",
    "DANE-MATCHING",
    "DANE-LABEL",
  ]);
  await fc.assert(
    fc.asyncProperty(anyRecords, anyRecords, async (before, after) => {
      const changes = await compareWorlds(dane, "a.test", mx(...before), mx(...after));
      assert.ok(changes.filter(({ rule }) => ofUsable.has(rule)).length <= 1);
    }),
    { numRuns: 150 },
  );
});

test("adding records that can be used is silent", async () => {
  const good = fc.constantFrom(`3 1 1 ${b}`, `2 1 1 ${c}`, `3 0 1 ${d}`, `3 1 2 ${a512}`, `3 1 0 ${wholeKey}`);
  await fc.assert(
    fc.asyncProperty(anyRecords, fc.array(good), async (records, more) => {
      assert.deepEqual(await compareWorlds(dane, "a.test", mx(...records), mx(...records, ...more)), []);
    }),
    { numRuns: 50 },
  );
});
