/** The words of every code: a golden table, to be read as a whole. */
import assert from "node:assert/strict";
import { test } from "node:test";
import {
  dateText,
  extendedErrorText,
  failureOf,
  linkText,
  noMessageText,
  noteSentence,
  rcodeText,
  securityText,
  sentenceOf,
  tellNote,
  tellReason,
} from "../../../src/dns/dnssec/messages.ts";
import { type Reason, type ReasonCode, extendedErrorOf } from "../../../src/dns/dnssec/reason.ts";
import type { Note, Step } from "../../../src/dns/dnssec/validated.ts";
import { name, root } from "../../../src/dns/name.ts";

const zone = name("example.test");
const owner = name("www.example.test");
const about = { zone, owner, type: "A" };
const key = { keyTag: 4711, algorithm: 13 };
const time = 1_795_000_000; // 2026-11-18

const reasons: Record<ReasonCode, readonly [reason: Omit<Reason, "code">, sentence: string]> = {
  "unsigned-delegation": [
    { zone },
    "The parent zone proves that example.test has no DS record, so that example.test is not signed as the world sees it.",
  ],
  "opt-out": [
    { zone, owner },
    "An opt-out span of NSEC3 covers it in example.test, where delegations need not be signed.",
  ],
  "unsupported-algorithm": [
    { zone, args: { algorithms: "200", digestTypes: "2" } },
    "No DS record of example.test has an algorithm that is validated here (it has 200): EDE 1 (Unsupported DNSKEY Algorithm).",
  ],
  "unsupported-digest": [
    { zone, args: { algorithms: "13", digestTypes: "99" } },
    "No DS record of example.test has a digest that is validated here (it has 99): EDE 2 (Unsupported DS Digest Type).",
  ],
  "nsec3-iterations": [
    { zone, args: { iterations: 2500 } },
    "The names of example.test are hashed with 2500 iterations: EDE 27 (Unsupported NSEC3 Iterations Value).",
  ],
  "negative-trust-anchor": [{ zone }, "A negative trust anchor has example.test taken for unsigned."],
  "signature-missing": [
    about,
    "There is no signature of www.example.test A, though example.test is signed: EDE 10 (RRSIGs Missing).",
  ],
  "signature-invalid": [
    { ...about, args: key },
    "The signature of www.example.test A by key 4711 (ECDSAP256SHA256) does not fit the records: EDE 6 (DNSSEC Bogus).",
  ],
  "signature-expired": [
    { ...about, args: { ...key, expiration: time } },
    "The signature of www.example.test A by key 4711 (ECDSAP256SHA256) expired on 2026-11-18 11:06:40 UTC: EDE 7 (Signature Expired).",
  ],
  "signature-not-yet-valid": [
    { ...about, args: { ...key, inception: time } },
    "The signature of www.example.test A by key 4711 (ECDSAP256SHA256) is not valid yet, only from 2026-11-18 11:06:40 UTC on: EDE 8 (Signature Not Yet Valid).",
  ],
  "signature-malformed": [
    { ...about, args: { ...key, problem: "labels" } },
    "The signature of www.example.test A is for a name of more labels: EDE 6 (DNSSEC Bogus).",
  ],
  "key-missing": [
    { ...about, args: key },
    "The signature of www.example.test A is by key 4711 (ECDSAP256SHA256), which is not among the keys of example.test: EDE 9 (DNSKEY Missing).",
  ],
  "ds-mismatch": [
    { zone },
    "The parent zone has DS records of example.test, and none of its keys is one that they stand for: EDE 9 (DNSKEY Missing).",
  ],
  "key-unusable": [
    { zone, args: { ...key, flags: 384 } },
    "Key 4711 (ECDSAP256SHA256) of example.test cannot be used: it is revoked, no zone key, or not of a length that its algorithm has: EDE 11 (No Zone Key Bit Set).",
  ],
  "dnskey-missing": [
    { zone },
    "The parent zone has DS records of example.test, and the answer for its keys has none: EDE 9 (DNSKEY Missing).",
  ],
  "denial-missing": [
    about,
    "Nothing from example.test proves that www.example.test A does not exist: EDE 12 (NSEC Missing).",
  ],
  "alias-wrong": [
    { owner, type: "CNAME" },
    "The alias at www.example.test is not the one that the DNAME above it makes: EDE 6 (DNSSEC Bogus).",
  ],
  "too-many-signatures": [
    about,
    "There are more signatures of www.example.test A than are looked at, and none of the first is good: EDE 6 (DNSSEC Bogus).",
  ],
  "too-many-keys": [
    about,
    "More keys of example.test have one key tag and algorithm than are tried: EDE 6 (DNSSEC Bogus).",
  ],
  "too-many-hashes": [
    about,
    "The proof of example.test takes more hashes of NSEC3 than are computed: EDE 6 (DNSSEC Bogus).",
  ],
  "no-answer": [
    { owner, type: "A", args: { rcode: 2, extendedError: 22, text: "no server" } },
    'The question for www.example.test A was answered with SERVFAIL, EDE 22 (No Reachable Authority), "no server".',
  ],
  "no-trust-anchor": [{ owner }, "No trust anchor stands at or above www.example.test: EDE 5 (DNSSEC Indeterminate)."],
  unsignable: [
    { owner, type: "RRSIG" },
    "Nothing signs signatures, so www.example.test RRSIG cannot be validated alone: EDE 5 (DNSSEC Indeterminate).",
  ],
  "signatures-stripped": [
    { zone: root },
    "The resolver passes no signatures on, not even those of the root: EDE 10 (RRSIGs Missing).",
  ],
  "too-many-aliases": [
    { owner },
    "More aliases follow each other from www.example.test than are followed: EDE 5 (DNSSEC Indeterminate).",
  ],
  "too-deep": [
    { owner },
    "The name www.example.test lies more levels below a trust anchor than are walked: EDE 5 (DNSSEC Indeterminate).",
  ],
  "too-much-work": [
    about,
    "The answer for www.example.test A takes more work to validate than is done for one question: EDE 5 (DNSSEC Indeterminate).",
  ],
};

for (const [code, [reason, words]] of Object.entries(reasons)) {
  const isCode = (text: string): text is ReasonCode => Object.hasOwn(extendedErrorOf, text);
  test(`reason ${code}`, () => {
    assert.ok(isCode(code));
    assert.equal(sentenceOf({ code, ...reason }), words);
    const told = tellReason({ code, ...reason });
    for (const part of [told.means, told.fix]) assert.match(part, /^[A-Z].*[.]$/);
    assert.match(told.see, /^RFC \d{4}/);
  });
  test(`reason ${code}, with nothing said of it`, () => {
    assert.ok(isCode(code));
    const sentence = sentenceOf({ code });
    assert.match(sentence, /^[A-Z].*[.]$/);
    assert.doesNotMatch(sentence, /undefined|NaN|Invalid Date| {2}|\(\)/);
  });
}

const notes: Record<Note["code"], readonly [args: Note["args"] & object, sentence: string]> = {
  "sha1-signature": [
    { keyTag: 4711, algorithm: 7 },
    "The signatures of example.test have algorithm 7 (RSASHA1-NSEC3-SHA1), which rests on SHA-1.",
  ],
  "sha1-digest": [{}, "Every DS record of example.test has a SHA-1 digest."],
  "short-rsa-key": [{ keyTag: 4711, bits: 1024 }, "Key 4711 of example.test is an RSA key of 1024 bits."],
  "key-tags-collide": [{}, "Several keys of example.test have one key tag and algorithm."],
  "ds-without-key": [
    { keyTag: 4711, algorithm: 13, digestType: 2 },
    "A DS record of example.test (key tag 4711) stands for no key that the zone publishes.",
  ],
  "ds-algorithm-unsupported": [
    { keyTag: 4711, algorithm: 200, digestType: 2 },
    "A DS record of example.test has algorithm 200, which is not validated here.",
  ],
  "algorithm-unsigned": [
    { algorithm: 13 },
    "The keys of example.test are not signed by algorithm 13 (ECDSAP256SHA256), though there is a DS record of it.",
  ],
  "signature-lives-long": [
    { type: "DNSKEY", days: 365 },
    "The signature of DNSKEY in example.test is good for 365 days.",
  ],
  "signature-expires-soon": [
    { type: "DNSKEY", expiration: time },
    "The signature of DNSKEY in example.test expires on 2026-11-18 11:06:40 UTC.",
  ],
};

for (const [code, [args, words]] of Object.entries(notes))
  test(`note ${code}`, () => {
    const isCode = (text: string): text is Note["code"] => Object.hasOwn(notes, text);
    assert.ok(isCode(code));
    assert.equal(noteSentence({ code, zone, args }), words);
    assert.doesNotMatch(noteSentence({ code, zone }), /undefined|NaN| {2}/);
    assert.match(tellNote({ code, zone }).fix, /^[A-Z].*[.]$/);
  });

test("other texts", () => {
  const step = (link: Step["link"]): Step => ({ question: { owner, type: "DS" }, link, security: "secure" });
  const rows: readonly [text: string, words: string][] = [
    [linkText(step("no-delegation")), "delegation without DS"],
    [securityText("bogus"), "the answer should be signed, and its signatures or proofs do not hold"],
    [extendedErrorText(7), "EDE 7 (Signature Expired)"],
    [extendedErrorText(4_000), "EDE 4000"],
    [rcodeText(5), "REFUSED"],
    [rcodeText(11), "RCODE 11"],
    [dateText(0), "1970-01-01 00:00:00 UTC"],
    [dateText(Infinity), "Infinity"],
    [
      noMessageText({ kind: "failed", why: "timeout", detail: "", servers: ["udp://192.0.2.53:53"] }),
      "the server did not answer in time (udp://192.0.2.53:53)",
    ],
    [
      noMessageText({
        kind: "failed",
        why: "tls",
        detail: "CERT_HAS_EXPIRED",
        servers: ["udp://192.0.2.53:53", "tls://192.0.2.54:853"],
      }),
      "none of 2 servers gave an answer, the last one could not be authenticated by TLS (tls://192.0.2.54:853, CERT_HAS_EXPIRED)",
    ],
    [noMessageText({ kind: "failed", why: "no-servers", detail: "", servers: [] }), "there is no server to ask"],
    [failureOf({ kind: "alias-loop" }), "the aliases lead back to one of them, or are too many"],
    [
      failureOf({ kind: "rcode", rcode: 2, extendedErrors: [{ code: 6, text: "bad" }], server: "udp://192.0.2.53:53" }),
      'udp://192.0.2.53:53 answered with SERVFAIL, EDE 6 (DNSSEC Bogus), "bad"',
    ],
  ];
  for (const [text, words] of rows) assert.equal(text, words);
});
