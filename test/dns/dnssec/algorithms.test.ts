import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import fc from "fast-check";
import { algorithmName, isReported, isSupported, keyObjectOf, verify } from "../../../src/dns/dnssec/algorithms.ts";
import { type Dnskey, bitsOf, dnskeyOf } from "../../../src/dns/dnssec/dnskey.ts";
import { name } from "../../../src/dns/name.ts";
import { algorithms, zoneKey } from "../../../src/demo/dns/keys.ts";

const zone = name("example.test");

function keyWith(algorithm: number, publicKey: Uint8Array): Dnskey {
  return dnskeyOf(zone, Buffer.concat([Uint8Array.of(1, 1, 3, algorithm), publicKey]));
}

/** RFC 3110 §2; all bits of exponent and modulus are set. */
function rsaKey(bits: number, exponentBits = 17): Uint8Array {
  const exponent = ones(exponentBits);
  const length = exponent.length > 255 ? [0, exponent.length >> 8, exponent.length & 255] : [exponent.length];
  return Buffer.concat([Uint8Array.from(length), exponent, ones(bits)]);
}

function ones(bits: number): Uint8Array {
  const octets = Buffer.alloc(Math.ceil(bits / 8), 0xff);
  octets[0] = 0xff >> (octets.length * 8 - bits);
  return octets;
}

test("RFC 9904: what is validated, what is validated and reported, what is not supported", () => {
  const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 23, 200, 252, 253, 254, 255];
  assert.deepEqual(numbers.filter(isSupported), [5, 7, 8, 10, 13, 14, 15, 16]);
  assert.deepEqual(numbers.filter(isReported), [5, 7]);
  assert.deepEqual([13, 1, 200].map(algorithmName), ["ECDSAP256SHA256", "RSAMD5", "algorithm 200"]);
});

test("each algorithm verifies its own signatures, and no changed ones", () => {
  const octets = Buffer.from("signed");
  for (const algorithm of algorithms) {
    const { rdata, sign } = zoneKey(algorithm);
    const key = dnskeyOf(zone, rdata);
    const signature = sign(octets);
    assert.equal(verify(key, octets, signature), true, algorithmName(algorithm));
    assert.equal(verify(key, Buffer.from("Signed"), signature), false);
    assert.equal(verify(key, octets, signature.subarray(1)), false);
    assert.equal(verify(key, octets, Buffer.concat([signature, Uint8Array.of(0)])), false);
    assert.equal(verify(key, octets, new Uint8Array(signature.length)), false);
    assert.equal(verify({ ...key, algorithm: 200 }, octets, signature), false);
  }
});

test("a DER signature of ECDSA is none (RFC 6605 §4)", () => {
  const { rdata } = zoneKey(13);
  assert.equal(verify(dnskeyOf(zone, rdata), Buffer.from("signed"), Buffer.from("3006020101020101", "hex")), false);
});

test("keys of a length or form that their algorithm does not have", () => {
  const point = Buffer.concat([Buffer.alloc(32, 1), Buffer.alloc(32, 1)]); // not on P-256
  const table: readonly [string, Dnskey, boolean][] = [
    ["RSASHA1 of 512 bits", keyWith(5, rsaKey(512)), true],
    ["RSASHA256 of 511 bits", keyWith(8, rsaKey(511)), false],
    ["RSASHA256 of 4096 bits", keyWith(8, rsaKey(4096)), true],
    ["RSASHA256 of 4097 bits", keyWith(8, rsaKey(4097)), false],
    ["RSASHA512 of 1023 bits", keyWith(10, rsaKey(1023)), false],
    ["RSASHA512 of 1024 bits", keyWith(10, rsaKey(1024)), true],
    ["exponent of 64 bits", keyWith(8, rsaKey(2048, 64)), true],
    ["exponent of 65 bits", keyWith(8, rsaKey(2048, 65)), false],
    ["exponent of 2048 bits, its length in three octets", keyWith(8, rsaKey(2048, 2048)), false],
    ["exponent zero", keyWith(8, Buffer.concat([Uint8Array.of(1, 0), ones(2048)])), false],
    ["modulus zero", keyWith(8, Buffer.concat([Uint8Array.of(1, 3), new Uint8Array(256)])), false],
    ["exponent longer than the key", keyWith(8, Uint8Array.of(200, 1, 0, 1)), false],
    ["no modulus", keyWith(8, Uint8Array.of(1, 3)), false],
    ["zeros in front", keyWith(8, Buffer.concat([Uint8Array.of(2, 0, 3, 0), ones(1024)])), true],
    ["P-256, not on the curve", keyWith(13, point), false],
    [
      "P-256 with one octet too many",
      keyWith(13, Buffer.concat([zoneKey(13).rdata.subarray(4), point.subarray(63)])),
      false,
    ],
    ["P-384 with a key of P-256", keyWith(14, zoneKey(13).rdata.subarray(4)), false],
    ["Ed25519 with a key of Ed448", keyWith(15, zoneKey(16).rdata.subarray(4)), false],
    ["unknown algorithm", keyWith(200, rsaKey(2048)), false],
  ];
  for (const [what, key, is] of table) {
    assert.equal(keyObjectOf(key) !== undefined, is, what);
    assert.equal(verify(key, Buffer.from("signed"), new Uint8Array(64)), false, what);
  }
});

test("bits of the modulus, without zeros in front; of RSA alone", () => {
  assert.deepEqual(
    [512, 1023, 2048, 4097].map((bits) => bitsOf(keyWith(8, rsaKey(bits)))),
    [512, 1023, 2048, 4097],
  );
  assert.equal(bitsOf(keyWith(13, rsaKey(2048))), undefined);
  assert.equal(bitsOf(keyWith(8, Uint8Array.of(9))), undefined);
});

test("no octets make a key or signature that throws", () => {
  const modulus = generateKeyPairSync("rsa", { modulusLength: 512 }).publicKey.export({ format: "jwk" }).n ?? "";
  const octets = fc.oneof(
    fc.uint8Array({ maxLength: 140 }),
    fc.constantFrom(
      Buffer.from(`AQM${modulus}`, "base64url"),
      rsaKey(512, 1),
      Buffer.concat([Uint8Array.of(1, 2), ones(600)]),
    ),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...algorithms),
      octets,
      fc.uint8Array({ maxLength: 140 }),
      (algorithm, publicKey, signature) => {
        assert.equal(verify(keyWith(algorithm, publicKey), signature, signature), false);
      },
    ),
    { numRuns: 300 },
  );
});
