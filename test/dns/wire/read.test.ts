/** Messages from the wire (RFC 1035 §4, RFC 3597 §4, RFC 6891, RFC 8914): what they say, and what is refused. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../../../src/dns/message.ts";
import { presentationOf } from "../../../src/dns/wire/rdata.ts";
import { type MalformedMessage, readMessage } from "../../../src/dns/wire/read.ts";
import {
  type Piece,
  answering,
  labels,
  message,
  nameOctets,
  octets,
  pointer,
  question,
  record,
  toQuestion,
  u16,
  u32,
} from "./octets.ts";

function read(from: Uint8Array): Message {
  const message = readMessage(from);
  assert.ok(message.ok, message.ok ? "" : `${message.error} at ${message.at}`);
  return message.value;
}

/** The answers as owner, type and presentation form. */
function answers(from: Uint8Array): readonly string[] {
  return read(from).answer.map(({ owner, type, rdata }) => `${owner} ${type} ${presentationOf(type, rdata)}`);
}

const a = [192, 0, 2, 1];
const exact = (type: number, rdata: Piece): Uint8Array => answering(record(toQuestion, type, rdata));

test("RFC 1035 §4.1.1: the header", () => {
  const flags: [flags: number, changed: Partial<Message>][] = [
    [0x0000, {}],
    [0x8000, { isResponse: true }],
    [0x2800, { opcode: 5 }],
    [0x0400, { isAuthoritative: true }],
    [0x0200, { isTruncated: true }],
    [0x0100, { recursionDesired: true }],
    [0x0080, { recursionAvailable: true }],
    [0x0040, {}], // reserved
    [0x0020, { authenticData: true }],
    [0x0010, { checkingDisabled: true }],
    [0x0003, { rcode: 3 }],
  ];
  const empty = read(message({}, [], 0));
  assert.equal(empty.id, 0x1234);
  for (const [bits, changed] of flags) assert.deepEqual(read(message({}, [], bits)), { ...empty, ...changed });
});

test("RFC 1035 §4.1.2: the question, its octets as they were sent", () => {
  const { question } = read(message({ questions: 1 }, [nameOctets("A", "tESt"), u16(65_280), u16(3)]));
  assert.deepEqual(question, { owner: "a.test", type: "TYPE65280", class: 3, octets: octets(nameOctets("A", "tESt")) });
  assert.equal(read(message({}, [])).question, undefined);
});

test("RFC 1035 §4.1.3: records of every section", () => {
  const { answer, authority, additional } = read(
    message({ questions: 1, answer: 1, authority: 1, additional: 1 }, [
      question(),
      record(toQuestion, 1, a),
      record(nameOctets("test"), 2, nameOctets("NS", "test")),
      record(nameOctets("ns", "test"), 65_280, []),
    ]),
  );
  assert.deepEqual(answer, [{ owner: "a.test", type: "A", class: 1, ttl: 300, rdata: octets(a) }]);
  assert.deepEqual(
    authority.map(({ owner, rdata }) => [owner, rdata]),
    [["test", octets(nameOctets("NS", "test"))]],
  );
  assert.deepEqual(additional, [{ owner: "ns.test", type: "TYPE65280", class: 1, ttl: 300, rdata: octets() }]);
});

test("RFC 2181 §8: a TTL with its highest bit set is 0", () => {
  const ttls: [sent: number, read: number][] = [
    [0, 0],
    [1, 1],
    [0x7fff_ffff, 0x7fff_ffff],
    [0x8000_0000, 0],
    [0xffff_ffff, 0],
  ];
  for (const [sent, ttl] of ttls)
    assert.equal(read(answering([toQuestion, u16(1), u16(1), u32(sent), u16(4), a])).answer[0]?.ttl, ttl);
});

const owners: [what: string, owner: Piece, name: string][] = [
  ["a pointer to a whole name", toQuestion, "a.test"],
  ["labels and a pointer to the end of a name", [labels("B"), pointer(14)], "b.test"],
  ["the root", 0, "."],
  ["a pointer to the root", pointer(19), "."],
  ["a dot inside of a label", nameOctets("a.b"), "a\\.b"],
  ["octets of no letter", nameOctets("a b", '\\;"()'), 'a\\032b.\\\\\\;\\"\\(\\)'],
  ["octets beyond ASCII, which are no U-label", nameOctets("\u00e9\u007f\u0000"), "\\233\\127\\000"],
  ["a label of 63 octets", nameOctets("x".repeat(63)), "x".repeat(63)],
  [
    "a name of 255 octets",
    nameOctets(...["x", "y", "z"].map((c) => c.repeat(63)), "w".repeat(61)),
    `${["x", "y", "z"].map((c) => c.repeat(63)).join(".")}.${"w".repeat(61)}`,
  ],
  [
    "127 labels",
    nameOctets(...Array.from({ length: 127 }, () => "a")),
    Array.from({ length: 127 }, () => "a").join("."),
  ],
];
for (const [what, owner, name] of owners)
  test(`names: ${what}`, () => assert.equal(read(answering(record(owner, 1, a))).answer[0]?.owner, name));

const compressed: [rdata: Piece, type: number, text: string][] = [
  [toQuestion, 2, "NS a.test."],
  [[labels("C"), toQuestion], 5, "CNAME c.a.test."],
  [
    [labels("ns"), toQuestion, pointer(14), u32(1), u32(2), u32(3), u32(4), u32(5)],
    6,
    "SOA ns.a.test. test. 1 2 3 4 5",
  ],
  [toQuestion, 12, "PTR a.test."],
  [[u16(10), labels("mx"), toQuestion], 15, "MX 10 mx.a.test."],
  [[toQuestion, toQuestion], 17, "RP a.test. a.test."],
  [[u16(1), toQuestion], 18, "AFSDB 1 a.test."],
  [[u16(1), u16(2), u16(3), toQuestion], 33, "SRV 1 2 3 a.test."],
  [[u16(1), u16(2), 1, "u", 1, "s", 0, toQuestion], 35, 'NAPTR 1 2 "u" "s" "" a.test.'],
  [toQuestion, 39, "DNAME a.test."],
  [[toQuestion, 0, 1, 0x40], 47, "NSEC a.test. A"],
  [
    [u16(1), 13, 2, u32(300), u32(86_400), u32(0), u16(7), toQuestion, 1, 2, 3],
    46,
    "RRSIG A 13 2 300 19700102000000 19700101000000 7 a.test. AQID",
  ],
];
for (const [rdata, type, text] of compressed)
  test(`RFC 3597 §4: compression is undone in ${text}`, () =>
    assert.deepEqual(answers(exact(type, rdata)), [`a.test ${text}`]));

test("RFC 3597 §4: what looks like a pointer is none where no name stands", () => {
  assert.deepEqual(answers(exact(16, [2, toQuestion])), ['a.test TXT "\\192\\012"']);
  assert.deepEqual(answers(exact(65_280, toQuestion)), ["a.test TYPE65280 \\# 2 c00c"]);
  assert.deepEqual(answers(exact(43, [u16(1), 13, 9, toQuestion])), ["a.test DS 1 13 9 c00c"]);
});

test("RDATA keeps the case of its names, and no repeated record is lost", () => {
  const mx = record(toQuestion, 15, [u16(5), labels("MAIL"), toQuestion]);
  const rdata = octets(u16(5), nameOctets("MAIL", "a", "test"));
  assert.deepEqual(
    read(answering(mx, mx)).answer.map((record) => record.rdata),
    [rdata, rdata],
  );
});

test("RDATA of other classes is as it stands", () => {
  const chaos = [toQuestion, u16(1), u16(3), u32(0), u16(1), 7];
  assert.deepEqual(read(answering(chaos)).answer, [{ owner: "a.test", type: "A", class: 3, ttl: 0, rdata: octets(7) }]);
});

const long = Array.from({ length: 4 }, () => "x".repeat(63));

const refused: [what: string, message: Uint8Array, error: MalformedMessage, at: number][] = [
  ["nothing", octets(), "cut-off", 0],
  ["eleven octets", message({}, []).subarray(0, 11), "cut-off", 11],
  ["65,536 octets", new Uint8Array(65_536), "too-long", 65_535],
  ["two questions", message({ questions: 2 }, [question(), question()]), "questions", 4],
  ["no octet of the question", message({ questions: 1 }, []), "cut-off", 12],
  ["half of a label", message({ questions: 1 }, [5, "ab"]), "cut-off", 12],
  ["no root label", message({ questions: 1 }, labels("a")), "cut-off", 12],
  ["no class of the question", message({ questions: 1 }, [nameOctets("a"), u16(1)]), "cut-off", 12],
  [
    "fewer records than ANCOUNT",
    message({ questions: 1, answer: 2 }, [question(), record(toQuestion, 1, a)]),
    "cut-off",
    40,
  ],
  ["half of a pointer", message({ answer: 1 }, 0xc0), "cut-off", 12],
  ["a record without RDLENGTH", message({ answer: 1 }, [0, u16(1), u16(1), u32(0)]), "cut-off", 12],
  ["RDLENGTH beyond the end", answering(record(toQuestion, 16, [1, "a"], 3)), "cut-off", 24],
  ["label type 01", answering(record([0x41, "a", 0], 1, a)), "label-type", 24],
  ["label type 10", answering(record([0x80, 12], 1, a)), "label-type", 24],
  ["a pointer to itself", answering(record(pointer(24), 1, a)), "pointer", 24],
  ["a pointer to the name's own first label", answering(record([labels("b"), pointer(24)], 1, a)), "pointer", 24],
  ["a pointer forward", answering(record(pointer(40), 1, a)), "pointer", 24],
  ["a pointer into the header", answering(record(pointer(11), 1, a)), "pointer", 24],
  ["a pointer in the question", message({ questions: 1 }, [pointer(12), u16(1), u16(1)]), "pointer", 12],
  [
    "two pointers to each other",
    answering(record(toQuestion, 65_280, [pointer(38)]), record(pointer(36), 1, a)),
    "pointer",
    38,
  ],
  ["a name of 256 octets", answering(record(nameOctets(...long.slice(1), "x".repeat(62)), 1, a)), "name-too-long", 24],
  [
    "a name that its pointer makes too long",
    answering(record(nameOctets(...long.slice(1)), 1, a), record([labels("x".repeat(63)), pointer(24)], 1, a)),
    "name-too-long",
    231,
  ],
  ["a name in RDATA past RDLENGTH", answering(record(toQuestion, 2, nameOctets("a"), 2)), "rdata", 36],
  ["RDATA behind a name", exact(2, [nameOctets("a"), 0]), "rdata", 36],
  ["no name in RDATA", exact(2, []), "rdata", 36],
  ["A of three octets", exact(1, [192, 0, 2]), "rdata", 36],
  ["A of five octets", exact(1, [...a, 0]), "rdata", 36],
  ["A of no octets", exact(1, []), "rdata", 36],
  ["AAAA of 15 octets", exact(28, new Uint8Array(15)), "rdata", 36],
  ["MX without an exchange", exact(15, u16(10)), "rdata", 36],
  ["SOA without its last number", exact(6, [0, 0, u32(1), u32(2), u32(3), u32(4)]), "rdata", 36],
  ["TXT of no string", exact(16, []), "rdata", 36],
  ["TXT whose string is longer than it", exact(16, [3, "ab"]), "rdata", 36],
  ["TXT whose second string is longer than it", exact(16, [1, "a", 9]), "rdata", 36],
  ["CAA whose tag is longer than it", exact(257, [0, 5, "iss"]), "rdata", 36],
  ["TLSA of two octets", exact(52, [3, 1]), "rdata", 36],
  ["DS of three octets", exact(43, [0, 1, 13]), "rdata", 36],
  ["DNSKEY of three octets", exact(48, [1, 1, 3]), "rdata", 36],
  ["RRSIG without a signer", exact(46, new Uint8Array(18)), "rdata", 36],
  ["NSEC with an empty window", exact(47, [0, 0, 0]), "rdata", 36],
  ["NSEC with a window over 32 octets", exact(47, [0, 0, 33, new Uint8Array(33)]), "rdata", 36],
  ["NSEC with windows out of order", exact(47, [0, 1, 1, 0x40, 0, 1, 0x40]), "rdata", 36],
  ["NSEC whose window is cut off", exact(47, [0, 0, 2, 0x40]), "rdata", 36],
  ["NSEC3 whose salt is longer than it", exact(50, [1, 0, u16(0), 8, 1]), "rdata", 36],
  ["NSEC3PARAM with something behind its salt", exact(51, [1, 0, u16(0), 0, 0]), "rdata", 36],
  ["4,097 records", message({ answer: 4097 }, []), "too-many-records", 6],
];
for (const [what, octets, error, at] of refused)
  test(`refused: ${what}`, () => assert.deepEqual(readMessage(octets), { ok: false, error, at }));

test("RFC 1035 §4.1.4: compression must not blow a message up", () => {
  const labelsAt = answering(record(nameOctets(...long.slice(1), "y".repeat(50)), 1, a));
  const many = Array.from({ length: 4000 }, () => record(0, 2, pointer(24)));
  const body = octets(labelsAt.subarray(12), many);
  const bomb = message({ questions: 1, answer: 4001 }, body);
  assert.ok(bomb.length < 65_535);
  const read = readMessage(bomb);
  assert.equal(read.ok ? "" : read.error, "too-much");
});

test("RFC 1035 §4.1.4: a long way of pointers ends", () => {
  const pointers = Array.from({ length: 30 }, (_, i) => pointer(i === 0 ? 12 : 34 + 2 * i));
  const whole = answering(record(toQuestion, 65_280, pointers), record(pointer(94), 1, a));
  assert.equal(read(whole).answer[1]?.owner, "a.test");
  const more = Array.from({ length: 128 }, (_, i) => pointer(i === 0 ? 12 : 34 + 2 * i));
  const far = answering(record(toQuestion, 65_280, more), record(pointer(34 + 2 * 128), 1, a));
  assert.deepEqual(readMessage(far), { ok: false, error: "pointer", at: 36 + 256 });
});

test("octets behind the last record are not looked at, as in BIND 9 and Unbound", () => {
  const whole = answering(record(toQuestion, 1, a));
  assert.deepEqual(read(octets(whole, "trailing")), read(whole));
});

test("RFC 1035 §4.1.1: of a truncated message, the whole records are read", () => {
  const whole = message(
    { questions: 1, answer: 2 },
    [question(), record(toQuestion, 1, a), record(toQuestion, 1, a)],
    0x8380,
  );
  const counts = Array.from({ length: whole.length - 11 }, (_, i) => read(whole.subarray(0, 12 + i)).answer.length);
  assert.deepEqual([counts[0], counts[27], counts[28], counts[43], counts[44]], [0, 0, 1, 1, 2]);
  assert.equal(read(whole.subarray(0, 20)).question, undefined);
  const wrong = message({ questions: 1, answer: 1 }, [question(), record(pointer(50), 1, a)], 0x8380);
  assert.deepEqual(readMessage(wrong), { ok: false, error: "pointer", at: 24 });
});

/** An OPT record: 1232 octets, these TTL bits and options. */
const opt = (options: Piece = [], ttl = 0x8000, owner: Piece = 0): Piece => [
  owner,
  u16(41),
  u16(1232),
  u32(ttl),
  u16(octets(options).length),
  options,
];
const option = (code: number, value: Piece, length = octets(value).length): Piece => [u16(code), u16(length), value];
const withOpt = (...records: readonly Piece[]): Uint8Array => message({ additional: records.length }, records);

test("RFC 6891 §6.1: the OPT record is no record of the additional section", () => {
  const { edns, rcode, additional } = read(withOpt(opt([], 0x0103_8000), record(0, 1, a)));
  assert.deepEqual(edns, { udpSize: 1232, version: 3, dnssecOk: true, extendedErrors: [] });
  assert.equal(rcode, 16);
  assert.equal(additional.length, 1);
  assert.equal(read(withOpt(opt([], 0))).edns?.dnssecOk, false);
});

const errors: [what: string, options: Piece, errors: readonly [number, string][]][] = [
  ["none", [], []],
  ["other options", option(10, "12345678"), []],
  ["a code alone", option(15, u16(6)), [[6, ""]]],
  ["a text", option(15, [u16(7), "signature expired"]), [[7, "signature expired"]]],
  [
    "two",
    [option(15, u16(9)), option(3, ""), option(15, [u16(22), "x"])],
    [
      [9, ""],
      [22, "x"],
    ],
  ],
  ["a final NUL", option(15, [u16(0), "x\0"]), [[0, "x"]]],
  ["what is no UTF-8", option(15, [u16(0), "\u00ff"]), [[0, "\ufffd"]]],
  ["escapes for terminals", option(15, [u16(0), "a\u001b[2J"]), [[0, "a\ufffd[2J"]]],
  ["a long text", option(15, [u16(0), "x".repeat(5000)]), [[0, "x".repeat(256)]]],
  [
    "too many",
    Array.from({ length: 20 }, () => option(15, u16(6))),
    Array.from({ length: 16 }, () => [6, ""] as [number, string]),
  ],
];
for (const [what, options, expected] of errors)
  test(`RFC 8914 §2: ${what}`, () => {
    const found = read(withOpt(opt(options))).edns?.extendedErrors;
    assert.deepEqual(
      found,
      expected.map(([code, text]) => ({ code, text })),
    );
  });

const wrongOpts: [what: string, message: Uint8Array, error: MalformedMessage][] = [
  ["two OPT records", withOpt(opt(), opt()), "opt"],
  ["an OPT record of another name", withOpt(opt([], 0, nameOctets("a"))), "opt"],
  ["an OPT record in the answer", message({ answer: 1 }, opt()), "opt"],
  ["an OPT record in the authority", message({ authority: 1 }, opt()), "opt"],
  ["half of an option's length", withOpt(opt([u16(15), 0])), "options"],
  ["an option longer than the record", withOpt(opt(option(10, "1234", 5))), "options"],
  ["an extended error without its code", withOpt(opt(option(15, 6))), "options"],
];
for (const [what, octets, error] of wrongOpts)
  test(`RFC 6891 §6.1: refused: ${what}`, () => {
    const read = readMessage(octets);
    assert.equal(read.ok ? "" : read.error, error);
  });

test("a Buffer reads as a plain array of octets does", () => {
  const whole = answering(record(toQuestion, 1, a));
  const pooled = Buffer.concat([Buffer.from("before"), whole, Buffer.from("after")]).subarray(6, 6 + whole.length);
  assert.deepEqual(readMessage(pooled), readMessage(whole));
});
