/** DKIM key records, one row a rule of RFC 6376 §3.6.1. */
import assert from "node:assert/strict";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import fc from "fast-check";
import { getPublicKey } from "mailauth/lib/tools.js";
import { type KeyDefect, parseDkimKey } from "../../src/mail/dkim-key.ts";
import { ed25519, rsa, rsaOctets } from "../checks/dkim/keys.ts";
import { shared } from "../support/shared.ts";
import { anyCharacter } from "../support/any-character.ts";

const key = rsa(1024);
const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export({ type: "spki", format: "der" });
const wrapped = Buffer.concat([Buffer.from("302a300506032b6570032100", "hex"), Buffer.from(ed25519(), "base64")]);

/** `RSA 1024`, `revoked`, with what differs from a plain key; or the defect and where. */
function told(text: string): string {
  const parsed = parseDkimKey(text);
  if (!parsed.ok) return `${parsed.error} at ${parsed.at}`;
  const { publicKey, hashes, services, isTesting, isStrict } = parsed.value;
  return [
    publicKey === null ? "revoked" : `${publicKey.type} ${publicKey.bits}`,
    ...(publicKey !== null && publicKey.excess > 0 ? [`+${publicKey.excess}`] : []),
    ...(hashes === null ? [] : [`h=${hashes.join(":")}`]),
    ...(services.join(":") === "*" ? [] : [`s=${services.join(":")}`]),
    ...(isTesting ? ["t=y"] : []),
    ...(isStrict ? ["t=s"] : []),
  ].join(" ");
}

const records: [text: string, told: string, why: string][] = [
  [`v=DKIM1; k=rsa; p=${key}`, "rsa 1024", "as everybody writes it"],
  [`v=DKIM1; p=${key}`, "rsa 1024", "k is rsa where it is not said"],
  [`p=${key}`, "rsa 1024", "v is optional"],
  [`k=rsa; t=s; p=${key}`, "rsa 1024 t=s", "v is optional"],
  [`nk=rsa; p=${key}`, "rsa 1024", "unknown tags are ignored"],
  [`v=DKIM1;p=${key};`, "rsa 1024", "a semicolon at the end"],
  [` v = DKIM1 ;\tk = rsa ; p = ${key} `, "rsa 1024", "blanks around names and values"],
  [`v=DKIM1; p=${key.slice(0, 70)} ${key.slice(70, 90)}\t${key.slice(90)}`, "rsa 1024", "blanks in base64"],
  [`v=DKIM1;\r\n p=${key.slice(0, 70)}\r\n ${key.slice(70)}`, "rsa 1024", "folded"],
  [`v=DKIM1; p=${key.replace(/=+$/, "")}`, "rsa 1024", "base64 without its padding: the ABNF does not ask for it"],
  [`v=DKIM1; p=${rsa(1024, "a", "pkcs1")}`, "rsa 1024", "an RSAPublicKey"],
  [`v=DKIM1; p=${rsa(512)}`, "rsa 512", "small"],
  [`v=DKIM1; p=${rsa(4096)}`, "rsa 4096", "large"],
  [`v=DKIM1; p=${rsa(16_384)}`, "rsa 16384", "as large as software handles"],
  [`v=DKIM1; k=ed25519; p=${ed25519()}`, "ed25519 256", "RFC 8463 §4"],
  [`v=DKIM1; k=RSA; p=${key}`, "rsa 1024", "in any case, as ABNF has its strings"],
  [`v=DKIM1; h=sha256; p=${key}`, "rsa 1024 h=sha256", "h"],
  [`v=DKIM1; h= sha1 : SHA256 ; p=${key}`, "rsa 1024 h=sha1:sha256", "h, a list"],
  [`v=DKIM1; s=email; p=${key}`, "rsa 1024 s=email", "s"],
  [`v=DKIM1; s=email:*; p=${key}`, "rsa 1024 s=email:*", "s, a list"],
  [`v=DKIM1; t=y; p=${key}`, "rsa 1024 t=y", "t"],
  [`v=DKIM1; t=y:s:x; p=${key}`, "rsa 1024 t=y t=s", "t, a list with an unknown flag"],
  [`v=DKIM1; n=p%3Dnothing; g=*; p=${key}`, "rsa 1024", "notes; g is of former times"],
  ["v=DKIM1; p=", "revoked", "empty p"],
  ["v=DKIM1; p=;", "revoked", "empty p"],
  ["p=", "revoked", "empty p alone"],
  ["v=DKIM1; k=ed448; p=", "revoked", "whatever its type was"],
  [
    `v=DKIM1; p=${Buffer.concat([rsaOctets(1024), Buffer.from("xyz")]).toString("base64")}`,
    "rsa 1024 +3",
    "octets after",
  ],

  ["", "no-p at 0", "nothing"],
  ["v=DKIM1", "no-p at 7", "p is required"],
  ["v=DKIM1; o=~", "no-p at 12", "a policy of DomainKeys is no key"],
  ["v=DKIM1; P=abc", "no-p at 14", "names of tags tell cases apart: RFC 6376 §3.2"],
  ["s1._domainkey.example.com", "alias at 0", "the target of a CNAME"],
  ["s1._domainkey.example.com.", "alias at 0", "the target of a CNAME"],
  ["hello", "tag-list at 0", "prose"],
  [`v=DKIM1;t=s;""p=${key}`, "quotes at 12", "quotes that are text"],
  [`v=DKIM1; p=${key.slice(0, 100)}""${key.slice(100)}`, "quotes at 111", "quotes that are text"],
  [`k=rsa; t; p=${key}`, "tag-list at 7", "a tag without a value"],
  [`v=DKIM1: k=rsa; p=${key}`, "version at 2", "a colon for a semicolon"],
  [`v=DKIM1; p=${key}; p=${key}`, `duplicate-tag at ${key.length + 13}`, "RFC 6376 §3.2"],
  [`v=DKIM2; p=${key}`, "version at 2", "another version"],
  [`v=dkim1; p=${key}`, "version at 2", "the version is told by its octets"],
  [String.raw`v=DKIM1\; k=rsa\; p=` + key, "version at 2", "backslashes that are text"],
  [`p=${key}; v=DKIM1`, `version-place at ${key.length + 4}`, "v has to be first"],
  [`k=ecdsa; p=${key}`, "key-type at 2", "an unknown type"],
  [`k=; p=${key}`, "key-type at 2", "no type"],
  ["v=DKIM1; p=MIGf!MA0", "base64 at 15", "not of the alphabet"],
  ["v=DKIM1; p=MIGf\u00e9", "base64 at 15", "not ASCII"],
  ["v=DKIM1; p=====", "base64 at 11", "padding alone"],
  ["v=DKIM1; p=AAAAA", "base64 at 16", "a digit too many"],
  [`v=DKIM1; k=rsa; p=${rsa(2048).slice(0, 237)}`, "truncated at 255", "cut at 255, the next string is lost"],
  [`v=DKIM1; k=rsa; p=${rsa(2048).slice(0, 236)}`, "truncated at 254", "cut at a multiple of four"],
  [`v=DKIM1; p=${rsa(2048).slice(0, 100)}${rsa(2048).slice(200)}`, "truncated at 303", "a part in between is lost"],
  [`v=DKIM1; p=${rsa(2048).slice(200)}`, "der at 11", "the first string is lost"],
  ["v=DKIM1; p=MA", "truncated at 13", "no more than the beginning"],
  ["v=DKIM1; p=AAAA", "der at 11", "no key"],
  [`v=DKIM1; p=${ec.toString("base64")}`, "mismatch at 11", "an elliptic curve"],
  [`v=DKIM1; p=${ed25519()}`, "mismatch at 11", "Ed25519 without its k"],
  [`v=DKIM1; p=${wrapped.toString("base64")}`, "mismatch at 11", "Ed25519 without its k"],
  [`v=DKIM1; k=ed25519; p=${key}`, "mismatch at 22", "RSA with the k of Ed25519"],
  [`v=DKIM1; k=ed25519; p=${wrapped.toString("base64")}`, "ed25519-form at 22", "RFC 8463 §4: the bare octets"],
  [`v=DKIM1; k=ed25519; p=${ed25519().slice(0, 40)}`, "truncated at 62", "fewer than 32 octets"],
  [`v=DKIM1; k=ed25519; p=${Buffer.alloc(33, 1).toString("base64")}`, "der at 22", "more than 32 octets"],
  [`v=DKIM1; p=${rsa(16_392)}`, "size at 11", "larger than software handles"],
];

for (const [text, expected, why] of records)
  test(`${why}: ${text.slice(0, 60)}`, () => {
    assert.equal(told(text), expected);
  });

test("every defect has its row", () => {
  const all: Readonly<Record<KeyDefect, true>> = {
    alias: true,
    quotes: true,
    "tag-list": true,
    "duplicate-tag": true,
    version: true,
    "version-place": true,
    "no-p": true,
    "key-type": true,
    base64: true,
    truncated: true,
    der: true,
    mismatch: true,
    "ed25519-form": true,
    size: true,
  };
  const shownHere = new Set(records.map(([, expected]) => expected.split(" at ")[0]));
  assert.deepEqual(
    Object.keys(all).filter((defect) => !shownHere.has(defect)),
    [],
  );
});

test("an exponent by which anybody can sign is none", () => {
  const jwk = (e: string) => ({ kty: "RSA", n: Buffer.alloc(128, 0xff).toString("base64url"), e });
  const p = (e: string) =>
    createPublicKey({ key: jwk(e), format: "jwk" })
      .export({ type: "spki", format: "der" })
      .toString("base64");
  assert.equal(told(`v=DKIM1; p=${p("Aw")}`), "rsa 1024");
  assert.equal(told(`v=DKIM1; p=${p("AQ")}`), "der at 11");
  assert.equal(told(`v=DKIM1; p=${p("AQAA")}`), "der at 11");
});

test("a key is the same in both of its forms", () => {
  const digest = (p: string) => {
    const parsed = parseDkimKey(`p=${p}`);
    return parsed.ok ? parsed.value.publicKey?.digest : undefined;
  };
  assert.equal(digest(rsa(1024, "a", "pkcs1")), digest(rsa(1024, "a")));
  assert.notEqual(digest(rsa(1024, "b")), digest(rsa(1024, "a")));
});

const anyValue = fc.oneof(
  fc.constantFrom("DKIM1", "rsa", "ed25519", "y", "s", "email", "*", "sha256", "", key, ed25519(), rsa(512)),
  fc.base64String({ maxLength: 60 }),
  fc.string({ unit: "binary-ascii", maxLength: 20 }),
);
const anyRecord = fc
  .array(fc.tuple(fc.constantFrom("v", "k", "p", "h", "s", "t", "n", "x"), anyValue), { maxLength: 5 })
  .map((tags) => tags.map(([name, value]) => `${name}=${value}`).join("; "));

test("any text is a key or tells where it broke", () => {
  fc.assert(
    fc.property(fc.oneof(anyRecord, fc.string({ unit: anyCharacter })), (text) => {
      const parsed = parseDkimKey(text);
      assert.ok(parsed.ok || (parsed.at >= 0 && parsed.at <= text.length));
    }),
    { numRuns: 200 },
  );
});

test("any part of a record is read, whatever its octets", () => {
  const octets = rsaOctets(1024);
  fc.assert(
    fc.property(fc.nat(octets.length - 1), fc.nat(255), fc.nat(octets.length), (at, octet, length) => {
      const spoilt = Buffer.from(octets.subarray(0, length));
      if (at < length) spoilt[at] = octet;
      assert.ok(parseDkimKey(`p=${spoilt.toString("base64")}`));
      assert.ok(parseDkimKey(`k=ed25519; p=${spoilt.toString("base64")}`));
    }),
    { numRuns: 300 },
  );
});

/** What mailauth in its strict mode makes of a record: type and bits, or nothing. */
async function byMailauth(text: string): Promise<string | undefined> {
  try {
    const { keyType, modulusLength } = await getPublicKey("DKIM", "s._domainkey.a.test", 16, async () => [[text]], {
      strict: true,
      hashAlgo: "sha256",
    });
    return keyType === "rsa" ? `rsa ${modulusLength}` : "ed25519 256";
  } catch {
    return undefined;
  }
}

/** A key for e-mail and SHA-256, as mailauth takes it. */
function byUs(text: string): string | undefined {
  const parsed = parseDkimKey(text);
  if (!parsed.ok || parsed.value.publicKey === null) return undefined;
  const { publicKey, hashes, services } = parsed.value;
  const isForMail = services.includes("*") || services.includes("email");
  return isForMail && hashes?.includes("sha256") !== false ? `${publicKey.type} ${publicKey.bits}` : undefined;
}

test("mailauth takes the same records", async () => {
  // An empty `k` is rsa to it, which the ABNF does not have; and it does not ask whether a key can be handled.
  for (const [text, , why] of records.filter(
    ([, , why]) => why !== "no type" && why !== "larger than software handles",
  ))
    assert.equal(byUs(text), await byMailauth(text), why);
});

const perl = shared("vectors/dkim-mail-dkim/t/FAKE_DNS.dat");
test("the key records of Mail::DKIM", perl.options, () => {
  const counts: Record<string, number> = {};
  for (const line of readFileSync(perl.path, "latin1").split("\n")) {
    const [, owner = "", text = ""] = /^(\S+\._domainkey\.\S+)\s+(\S.*)$/.exec(line) ?? [];
    if (owner === "" || /^(?:NXDOMAIN|~~|"")/.test(text)) continue;
    const what = told(text).replace(/ (?:at|h=|s=|t=).*/, "");
    counts[what] = (counts[what] ?? 0) + 1;
    // Their own names tell which are bad for everybody; 7, 4 and 8 limit the hash, the service and the local part.
    if (/^(?:testbad[123]|invalid)\._/.test(owner)) assert.equal(parseDkimKey(text).ok, false, owner);
    if (/^testbad[47]\._/.test(owner)) assert.equal(byUs(text), undefined, owner);
    if (/^test\d|^selector1|^beta|^jakla2|^shan|^foo|^2023/.test(owner))
      assert.equal(parseDkimKey(text).ok, true, owner);
  }
  assert.deepEqual(counts, {
    "rsa 1024": 6,
    "rsa 512": 8,
    "rsa 768": 2,
    "ed25519 256": 1,
    "ed25519-form": 1,
    "key-type": 1,
    "tag-list": 1,
    revoked: 1,
    version: 1,
  });
});

const dkimpy = shared("vectors/dkim-dkimpy/dkim/tests/data");
test("the key records of dkimpy", dkimpy.options, () => {
  const files = readdirSync(dkimpy.path).filter((file) => /\.dns$|^bad|^test.*\.txt$/.test(file));
  const read = files.map((file) => [file, told(readFileSync(`${dkimpy.path}/${file}`, "latin1").trim())]);
  assert.deepEqual(Object.fromEntries(read), {
    "badk.txt": "key-type at 16",
    "badversion.txt": "version at 2",
    "ed25519test.dns": "ed25519 256",
    "eximtest.dns": "ed25519 256",
    "test.txt": "rsa 1024",
    "test2.txt": "rsa 1024",
    "test_bad.txt": "truncated at 239",
    "test_tlsrpt.txt": "rsa 1024 s=tlsrpt",
  });
});
