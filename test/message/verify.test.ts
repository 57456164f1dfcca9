import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { judgeMessage, outboundCriteria } from "../../src/message/judge.ts";
import { messages } from "../../src/message/messages.ts";
import type { Envelope, OutboundObservation } from "../../src/message/observation.ts";
import { verifyMessage } from "../../src/message/verify.ts";
import type { Resolver } from "../../src/dns/resolver.ts";
import { world } from "../support/world.ts";
import { type Signing, keyPair, signature } from "./sign.ts";
import { anyCharacter } from "../support/any-character.ts";

const now = new Date("2026-11-22T00:00:00Z");
const key = keyPair(2048);
const shortKey = keyPair(1024);
const envelope: Envelope = { ip: "192.0.2.1", helo: "mail.example.test", mailFrom: "bounce@example.test" };

const zone = `zone test
  example.test TXT v=spf1 ip4:192.0.2.1 ~all
  mail.example.test TXT v=spf1 ip4:192.0.2.1 -all
  _dmarc.example.test TXT v=DMARC1; p=reject
  a._domainkey.example.test TXT ${key.record}
  short._domainkey.example.test TXT ${shortKey.record}
  a._domainkey.other.test TXT ${key.record}
  other.test TXT v=spf1 ip4:192.0.2.1 -all
  slow._domainkey.x.test !timeout`;

const received =
  "Received: from mail.example.test (mail.example.test [192.0.2.1]) by mx.example.net with ESMTPS id 1\r\n (version=TLS1_3 cipher=TLS_AES_256_GCM_SHA384); Sat, 21 Nov 2026 10:00:00 +0000\r\n";
const header =
  "From: Ann <ann@example.test>\r\nTo: bob@example.net\r\nSubject: Hi\r\nDate: Sat, 21 Nov 2026 10:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n";

/** Received, signed in the order given; what is not said is as it should be. */
function signed(text: string, ...signings: readonly Partial<Signing>[]): string {
  const made = signings.map((signing) => {
    const whole = { ...good, ...signing };
    return signature(text, whole, whole.selector === "short" ? shortKey : key);
  });
  return `${received}${made.join("")}${text}`;
}

const good: Signing = {
  domain: "example.test",
  selector: "a",
  fields: "From:From:To:To:Subject:Subject:Date:Date:MIME-Version:MIME-Version:Content-Type:Content-Type",
  algorithm: "rsa-sha256",
  canonicalization: "relaxed/relaxed",
  more: time("t", "2026-11-21T09:59:00Z"),
};

function time(tag: string, at: string): string {
  return ` ${tag}=${Date.parse(at) / 1000};`;
}

function observe(text: string, given: Partial<Envelope> = {}, resolver: Resolver = world(zone).resolver) {
  return verifyMessage(Buffer.from(text), { ...envelope, ...given }, resolver, now);
}

function idsOf(observation: OutboundObservation): readonly string[] {
  return judgeMessage(observation).map(({ id }) => id.replace("message/", ""));
}

const message = `${header}\r\nHello.\r\n`;

test("a message as it should be: nothing to say", async () => {
  const observation = await observe(signed(message, {}));
  assert.deepEqual(judgeMessage(observation), []);
  assert.deepEqual(observation.dmarc, {
    rfc9989: { result: "pass", at: "example.test", policy: "reject", by: ["spf", "dkim"] },
    rfc7489: { result: "pass", at: "example.test", policy: "reject", by: ["spf", "dkim"] },
  });
  assert.deepEqual(observation.tls, {
    kind: "tls",
    from: "received",
    version: "TLSv1.3",
    cipher: "TLS_AES_256_GCM_SHA384",
  });
  assert.deepEqual(observation.selectors, [{ domain: "example.test", selector: "a" }]);
  assert.equal(observation.receivedAt, "2026-11-21T10:00:00.000Z");
  assert.deepEqual(outboundCriteria(observation), { starttls: { kind: "met" }, dkim: { kind: "met" } });
  assert.deepEqual(JSON.parse(JSON.stringify(observation)), observation);
});

test("signatures", async () => {
  const rows: [why: string, signing: Partial<Signing>, findings: readonly string[]][] = [
    ["RFC 8301 §3.1", { algorithm: "rsa-sha1" }, ["rsa-sha1"]],
    ["RFC 8301 §3.2", { selector: "short" }, ["key-below-2048"]],
    ["RFC 6376 §8.2", { more: " l=3;" }, ["body-length"]],
    ["RFC 6376 §5.4.1", { fields: "From:From:To:To:Date:Date:Subject:Subject" }, ["unsigned-fields", "addable-fields"]],
    ["RFC 6376 §8.15", { fields: "From:To:Subject:Date:MIME-Version:Content-Type" }, ["addable-fields"]],
    ["RFC 6376 §3.4", { canonicalization: "simple/simple" }, ["simple"]],
    ["RFC 6376 §3.5, x=", { more: time("x", "2026-11-02T00:00:00Z") }, ["expired"]],
    ["valid when it was received, and not now", { more: time("x", "2026-11-21T12:00:00Z") }, []],
    ["RFC 6376 §3.5, t=", { more: time("t", "2026-11-21T11:00:00Z") }, ["from-future"]],
    ["no key", { selector: "none" }, ["signature-fails"]],
    ["RFC 9989 §4.4.1", { domain: "other.test" }, ["third-party-only", "unaligned"]],
    ["no answer", { domain: "x.test", selector: "slow" }, ["signature-temperror"]],
  ];
  for (const [why, signing, findings] of rows)
    assert.deepEqual(idsOf(await observe(signed(message, signing))), findings, why);
});

test("a key of 512 bits is told with its size, though the verifier refuses it", async () => {
  const small = keyPair(512);
  const text = signed(message, { selector: "short" }).replace("s=short", "s=tiny");
  const observation = await observe(
    text,
    {},
    world(`${zone}\ntiny._domainkey.example.test TXT ${small.record}`).resolver,
  );
  assert.deepEqual(judgeMessage(observation), [
    { id: "message/short-key", args: { domain: "example.test", selector: "tiny", bits: 512 } },
  ]);
});

test("what the DNS does not answer is not measured", async () => {
  const slow = world(`${zone}\na._domainkey.example.test !timeout\nexample.test !timeout`).resolver;
  const observation = await observe(signed(message, {}), {}, slow);
  assert.equal(observation.dmarc?.rfc9989.result, "temperror");
  assert.deepEqual(idsOf(observation), ["dmarc-temperror", "signature-temperror", "spf-temperror"]);
  assert.equal(outboundCriteria(observation).dkim.kind, "not-measured");
  assert.deepEqual(observation.unanswered.map(({ owner, type }) => `${owner} ${type}`).toSorted(), [
    "a._domainkey.example.test TXT",
    "example.test A",
    "example.test TXT",
  ]);
});

test("what is bogus is no answer", async () => {
  const { resolver } = world(zone);
  const bogus: Resolver = {
    query: async (owner, type) => ({ ...(await resolver.query(owner, type)), security: "bogus" }),
  };
  const observation = await observe(signed(message, {}), {}, bogus);
  assert.equal(observation.dmarc?.rfc9989.result, "temperror");
  assert.equal(observation.spf.mailFrom.result, "temperror");
});

test("an aligned pass decides, whatever else is not known", async () => {
  const slow = world(`${zone}\na._domainkey.example.test !timeout`).resolver;
  const observation = await observe(signed(message, {}), {}, slow);
  assert.deepEqual(observation.dmarc?.rfc9989, { result: "pass", at: "example.test", policy: "reject", by: ["spf"] });
});

test("SPF of both identities", async () => {
  const rows: [why: string, given: Partial<Envelope>, findings: readonly string[]][] = [
    ["softfail", { ip: "192.0.2.2" }, ["spf-softfail", "helo-fail", "tls-unknown"]],
    ["another organization", { mailFrom: "x@other.test" }, ["spf-unaligned"]],
    ["fail", { mailFrom: "x@other.test", ip: "192.0.2.2" }, ["spf-fail", "helo-fail", "tls-unknown"]],
    ["no record", { mailFrom: "x@nothing.test" }, ["spf-none"]],
    ["HELO without a record", { helo: "nothing.test" }, ["helo-none"]],
    ["RFC 7208 §2.4: a null reverse-path is HELO's", { mailFrom: "" }, []],
    ["RFC 7208 §2.4, its domain has none", { mailFrom: "", helo: "nothing.test" }, ["spf-none"]],
    ["RFC 7208 §2.3: a literal has no record", { helo: "[192.0.2.1]" }, ["helo-none"]],
  ];
  const text = signed(message, {});
  for (const [why, given, findings] of rows) assert.deepEqual(idsOf(await observe(text, given)), findings, why);
});

test("the hop: the caller knows best", async () => {
  const text = signed(message, {});
  assert.deepEqual((await observe(text, { tls: null })).tls, { kind: "clear", from: "caller" });
  const old = await observe(text, { tls: { protocol: "TLSv1", cipher: "AES128-SHA" } });
  assert.deepEqual(old.tls, { kind: "tls", from: "caller", version: "TLSv1.0", cipher: "AES128-SHA" });
  assert.deepEqual(idsOf(old), ["old-tls"]);
  assert.deepEqual(outboundCriteria(old).starttls, { kind: "unmet" });
});

test("one author domain, or none", async () => {
  const rows: [from: string, kind: string][] = [
    ["From: a@example.test, b@EXAMPLE.test.", "domain"],
    ["From: a@example.test, b@other.test", "several"],
    ["From: a@example.test\r\nFrom: a@example.test", "several-fields"],
    ["From: nobody", "none"],
    ["Subject: x", "none"],
    ["From: a@example.test, b@[192.0.2.1]", "several"],
    ['From: "a@other.test" <a@example.test>', "domain"],
  ];
  for (const [from, kind] of rows) {
    const { author, dmarc } = await observe(`${from}\r\n\r\nx\r\n`);
    assert.equal(author.kind === "measured" && author.value.kind, kind, from);
    assert.equal(dmarc === undefined, kind !== "domain", from);
  }
});

test("over a limit it is not measured, and SPF still is", async () => {
  const field = "DKIM-Signature: v=1; a=rsa-sha256; d=example.test; s=a; h=from; bh=AA==; b=AA==\r\n";
  const rows: [why: string, text: string, because: string][] = [
    ["signatures", `${field.repeat(21)}${message}`, "it has more than 20 signatures"],
    ["lines", `X: y\r\n${" z\r\n".repeat(4_001)}${message}`, "its header has more than 4000 lines"],
    ["a field", `X: ${"y".repeat(70_000)}\r\n${message}`, "a field of its header is over 64 KiB"],
    ["the header", `X: ${"y".repeat(60_000)}\r\n`.repeat(5), "its header is over 256 KiB"],
  ];
  for (const [why, text, because] of rows) {
    const observation = await observe(text);
    assert.deepEqual(observation.signatures, { kind: "not-measured", because }, why);
    assert.equal(observation.spf.mailFrom.result, "pass");
    assert.deepEqual(judgeMessage(observation)[0], { id: "message/unread", args: { because } }, why);
  }
});

test("bare line feeds are line ends, as files have them", async () => {
  const text = signed(message, {}).replaceAll("\r\n", "\n");
  assert.deepEqual(idsOf(await observe(text)), []);
});

const readers = { new: "pass", old: "fail", detail: "x" };

test("every finding has its words", () => {
  for (const [id, { says, fix, see }] of Object.entries(messages)) {
    const known = {
      domain: "example.test",
      selector: "a",
      because: "body",
      domains: ["x"],
      fields: ["to"],
      policy: "none",
    };
    const args = { ...known, ip: "192.0.2.1", bits: 512, octets: 3, unsigned: 4, at: "then", version: "y", ...readers };
    assert.match(says(args), /\.$/, id);
    assert.match(fix(args), /\.$/, id);
    assert.match(see, /^RFC \d/, id);
    assert.doesNotMatch(says(args) + fix(args), /undefined|NaN|\[object/, id);
  }
});

test("no octets make it throw, and what comes out is JSON", async () => {
  const { resolver } = world(zone);
  const line = fc.constantFrom(
    "From: a@example.test",
    "From: <",
    "DKIM-Signature: v=1; a=rsa-sha256; d=example.test; s=a; h=from; bh=; b=",
    "Received: from x ([192.0.2.1]) by y with ESMTPS; z",
    "ARC-Seal: i=1; cv=none; a=rsa-sha256",
    'Content-Type: a/b; c*0*="',
    "",
    " x",
    ":",
  );
  const parts = fc.array(fc.oneof(line, fc.string({ unit: anyCharacter })), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(parts, fc.constantFrom("\r\n", "\n", "\r"), async (lines, end) => {
      const observation = await observe(lines.join(end), {}, resolver);
      judgeMessage(observation);
      assert.deepEqual(JSON.parse(JSON.stringify(observation)), observation);
    }),
    { numRuns: 80 },
  );
});
