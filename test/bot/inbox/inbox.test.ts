/** The inbox on a real port: what it takes, what it refuses, and what it learns from what it took. */
import assert from "node:assert/strict";
import { after, before, suite, test } from "node:test";
import type { SecureVersion } from "node:tls";
import { dkimSign } from "mailauth/lib/dkim/sign.js";
import { newAddress } from "../../../bot/inbox/address.ts";
import { admission } from "../../../bot/inbox/admission.ts";
import { selfSigned } from "../../../bot/inbox/certificate.ts";
import { delivered } from "../../../bot/inbox/delivery.ts";
import { startInbox } from "../../../bot/inbox/inbox.ts";
import { type Smtp, type SmtpOptions, startSmtp } from "../../../bot/inbox/smtp.ts";
import { outboundTelling } from "../../../bot/inbox/telling.ts";
import type { OutboundNews, TenantId } from "../../../bot/model.ts";
import { name } from "../../../src/dns/name.ts";
import { judgeMessage } from "../../../src/index.ts";
import { keyPair } from "../../message/sign.ts";
import { memoryStore } from "../../support/memory-store.ts";
import { world } from "../../support/world.ts";
import { type SmtpClient, sendMessage, smtpClient } from "./client.ts";

const tenant = "T0001" as TenantId;
const domain = "in.mecsa.test";
const keys = { long: keyPair(2048), short: keyPair(1024) };
const zone = `zone test
  example.test TXT v=spf1 ip4:127.0.0.1 -all
  mail.example.test TXT v=spf1 ip4:127.0.0.1 -all
  mail.example.test A 127.0.0.1
  _dmarc.example.test TXT v=DMARC1; p=reject
  long._domainkey.example.test TXT ${keys.long.record}
  short._domainkey.example.test TXT ${keys.short.record}
zone 127.in-addr.arpa
  1.0.0.127.in-addr.arpa PTR mail.example.test.`;

const plain = [
  "From: Ann <ann@example.test>",
  "To: inbox@in.mecsa.test",
  "Subject: A secret subject",
  "Date: Sat, 21 Nov 2026 10:00:00 +0000",
  "MIME-Version: 1.0",
  "Content-Type: text/plain",
  "",
  "A secret body.",
  "",
].join("\r\n");

async function signedWith(selector: keyof typeof keys, message = plain): Promise<string> {
  const { privateKey } = keys[selector];
  const signer = { signingDomain: "example.test", selector, privateKey };
  const { signatures } = await dkimSign(message, {
    canonicalization: "relaxed/relaxed",
    algorithm: "rsa-sha256",
    signTime: new Date("2026-11-21T10:00:00Z"),
    ...signer,
    signatureData: [signer],
  });
  return `${signatures}${message}`;
}

suite("the inbox", () => {
  let at = new Date("2026-11-22T08:00:00Z");
  const store = memoryStore();
  const io = world(zone);
  const resolvers = { of: async () => io.resolver, close: async () => {} };
  const outcomes: string[] = [];
  const logged: unknown[] = [];
  let told = 0;
  let inbox: Smtp;
  const now = (): Date => at;
  before(async () => {
    const tell = async (): Promise<void> => void told++;
    const log = { error: (about: object) => void logged.push(about) };
    inbox = await startInbox({
      domain,
      port: 0,
      host: "127.0.0.1",
      store,
      resolvers,
      now,
      tell,
      counted: (outcome) => void outcomes.push(outcome),
      log,
      times: { tarpit: 1, close: 10 },
    });
  });
  after(() => inbox.close());

  async function begun(asked = "example.test"): Promise<{ address: string; id: string }> {
    const made = newAddress(domain);
    const until = new Date(at.getTime() + 3_600_000);
    await store.outbound.begin({ id: made.id, tenant, domain: name(asked), user: "U0001", askedAt: at, until });
    return made;
  }
  async function greeted(version?: SecureVersion): Promise<SmtpClient> {
    const client = await smtpClient(inbox.port);
    await client.say("EHLO mail.example.test");
    if (version === undefined) return client;
    await client.say("STARTTLS");
    await client.startTls(version);
    await client.say("EHLO mail.example.test");
    return client;
  }
  function newsOf(id: string): Extract<OutboundNews, { kind: "received" }> {
    const says = store.kept.outbox.get(`outbound/${id}`)?.says as { news: OutboundNews } | undefined;
    assert.ok(says?.news.kind === "received");
    return says.news;
  }

  const hops: [version: SecureVersion | undefined, kind: string, finding: string[]][] = [
    ["TLSv1.3", "TLSv1.3", []],
    ["TLSv1.2", "TLSv1.2", []],
    ["TLSv1.1", "TLSv1.1", ["message/old-tls"]],
    [undefined, "clear", ["message/clear"]],
  ];
  for (const [version, kind, finding] of hops)
    test(`a message over ${kind}: verified, told, and counted for its tenant`, async () => {
      const { address, id } = await begun();
      await using client = await greeted(version);
      assert.match(await sendMessage(client, address, await signedWith("long")), /^250 2\.0\.0 Received/);
      const { observation, reverse } = newsOf(id);
      assert.deepEqual(
        [observation.spf.mailFrom.result, observation.spf.helo.result, observation.dmarc?.rfc9989],
        ["pass", "pass", { result: "pass", at: "example.test", policy: "reject", by: ["spf", "dkim"] }],
      );
      const { tls } = observation;
      assert.equal(tls.kind === "tls" ? tls.version : tls.kind, kind);
      const hop = judgeMessage(observation).map((one) => one.id);
      assert.deepEqual(
        hop.filter((one) => /tls|clear/.test(one)),
        finding,
      );
      assert.deepEqual(observation.selectors, [{ domain: "example.test", selector: "long" }]);
      assert.deepEqual(reverse, { kind: "confirmed", names: ["mail.example.test"] });
      const kept = await store.outbound.observed(tenant, name("example.test"));
      assert.deepEqual(
        [kept?.id, await store.outbound.observed("T2" as TenantId, name("example.test"))],
        [id, undefined],
      );
    });

  test("a key of 1024 bits is told", async () => {
    const { address, id } = await begun();
    await using client = await greeted("TLSv1.3");
    await sendMessage(client, address, await signedWith("short"));
    const bits = judgeMessage(newsOf(id).observation).find((one) => one.id === "message/key-below-2048");
    assert.equal(bits?.args["bits"], 1024);
  });

  test("nothing of the message or of a person is kept", async () => {
    const { address, id } = await begun();
    await using client = await greeted("TLSv1.3");
    await sendMessage(client, address, await signedWith("long"));
    const kept = JSON.stringify([store.kept.outbound.get(id), store.kept.outbox.get(`outbound/${id}`)]);
    assert.doesNotMatch(kept, /secret|ann@|Ann|inbox@/);
    assert.ok(!kept.includes(address.split("@", 1)[0] ?? ""), "the secret of the address");
    assert.match(kept, /"mailFrom":"\*@example\.test"/);
  });

  test("a message of another domain counts for that one alone", async () => {
    const { address, id } = await begun("other.test");
    await using client = await greeted("TLSv1.3");
    await sendMessage(client, address, plain);
    assert.equal(newsOf(id).domain, "other.test");
    assert.equal(await store.outbound.observed(tenant, name("other.test")), undefined);
    assert.equal((await store.outbound.observed(tenant, name("example.test")))?.id, id);
  });

  test("the sender's own Received field does not say when it was received", async () => {
    const { address, id } = await begun();
    await using client = await greeted();
    const forged = `Received: from x ([127.0.0.1]) by y with ESMTPS; Sat, 1 Jan 2000 00:00:00 +0000\r\n${plain}`;
    await sendMessage(client, address, forged);
    assert.equal(newsOf(id).observation.receivedAt, at.toISOString());
  });

  test("an address takes one message, and none after its hour", async () => {
    const used = await begun();
    await using first = await greeted();
    assert.match(await sendMessage(first, used.address, plain), /^250/);
    assert.match(await sendMessage(first, used.address, plain), /^550 5\.1\.1/);
    const late = await begun();
    at = new Date(at.getTime() + 3_600_001);
    await using second = await greeted();
    assert.match(await sendMessage(second, late.address, plain), /^550 5\.1\.1/);
    const ended = await store.outbound.expire(at, 100, (one) =>
      outboundTelling(one, { kind: "silent", domain: one.domain, askedAt: one.askedAt.toISOString() }, at),
    );
    assert.equal(ended, 1);
    assert.equal(await store.outbound.expire(at, 100, () => assert.fail("told twice")), 0);
  });

  test("of two messages to one address at once one is taken", async () => {
    const { address } = await begun();
    const clients = [await greeted(), await greeted()];
    const replies = await Promise.all(clients.map((client) => sendMessage(client, address, plain)));
    assert.deepEqual(replies.map((reply) => reply.slice(0, 3)).toSorted(), ["250", "550"]);
    for (const client of clients) await client[Symbol.asyncDispose]();
  });

  test("a second recipient, AUTH and relaying are refused", async () => {
    const [one, other] = [await begun(), await begun()];
    await using client = await greeted("TLSv1.3");
    assert.doesNotMatch(await client.say("EHLO mail.example.test"), /AUTH|XCLIENT/);
    assert.match(await client.say("AUTH PLAIN AGEAYg=="), /^5/);
    await client.say("MAIL FROM:<>");
    assert.match(await client.say(`RCPT TO:<${one.address}>`), /^250/);
    assert.match(await client.say(`RCPT TO:<${other.address}>`), /^452/);
    assert.match(await client.say("VRFY ann"), /^5/);
  });

  test("oversize: refused by its declared size, and by its octets; a header over 64 KiB too", async () => {
    const { address } = await begun();
    await using client = await greeted();
    assert.match(await client.say("MAIL FROM:<ann@example.test> SIZE=300000"), /^552/);
    assert.match(await sendMessage(client, address, `${plain}${"x".repeat(70)}\r\n`.repeat(4_000)), /^552/);
    await using next = await greeted();
    assert.match(await sendMessage(next, address, `${"X-Long: x\r\n".repeat(7_000)}${plain}`), /^552/);
    assert.match(await sendMessage(next, address, plain), /^250/);
  });

  test("no fault of ours, and each taken message was handed on", () => {
    assert.deepEqual(logged, []);
    assert.equal(told, outcomes.filter((outcome) => outcome === "taken").length);
  });
});

suite("what is not taken", () => {
  const quick = { silence: 150, connection: 400, tarpit: 1, close: 10 };
  const given = (change: Partial<SmtpOptions> = {}): SmtpOptions => ({
    domain,
    port: 0,
    host: "127.0.0.1",
    tls: selfSigned(domain, new Date()),
    admission: admission(
      { ofAddress: { atOnce: 2, anHour: 100 }, ofNetwork: { atOnce: 9, anHour: 100 } },
      () => new Date(),
    ),
    isWaiting: async () => false,
    deliver: async () => false,
    counted: () => {},
    failed: () => {},
    times: quick,
    ...change,
  });

  test("unknown addresses: 550 5.1.1 without a look into the store, and at the third one it hangs up", async () => {
    const asked: string[] = [];
    const isWaiting = async (id: string): Promise<boolean> => (asked.push(id), false);
    const smtp = await startSmtp(given({ isWaiting }));
    await using client = await smtpClient(smtp.port);
    await client.say("EHLO x.test");
    await client.say("MAIL FROM:<a@x.test>");
    assert.match(await client.say(`RCPT TO:<postmaster@${domain}>`), /^550 5\.1\.1/);
    assert.match(await client.say("RCPT TO:<ann@example.org>"), /^550 5\.1\.1/);
    assert.deepEqual(asked, []);
    assert.match(await client.say(`RCPT TO:<${newAddress(domain).address}>`), /^421 4\.7\.0/);
    assert.equal(asked.length, 1);
    await client.closed;
    await smtp.close();
  });

  test("who is slow, silent or drips is hung up on", async () => {
    const smtp = await startSmtp(given());
    await using silent = await smtpClient(smtp.port);
    await using dripping = await smtpClient(smtp.port);
    await dripping.say("EHLO x.test");
    await dripping.say("STARTTLS");
    await dripping.startTls("TLSv1.3");
    const drip = setInterval(() => dripping.send("N"), 50);
    await Promise.all([silent.closed, dripping.closed]);
    clearInterval(drip);
    await smtp.close();
  });

  test("too many from one address are told to come later, and places are given back", async () => {
    const smtp = await startSmtp(given());
    const clients = [await smtpClient(smtp.port), await smtpClient(smtp.port)];
    await using third = await smtpClient(smtp.port);
    await third.closed;
    for (const client of clients) await client[Symbol.asyncDispose]();
    await new Promise((resolve) => setTimeout(resolve, 20));
    await using again = await smtpClient(smtp.port);
    assert.match(await again.say("EHLO x.test"), /^250/);
    await smtp.close();
  });

  test("a fault of ours is 451: the sender may try again", async () => {
    const faults: unknown[] = [];
    const broken = async (): Promise<boolean> => {
      throw new Error("no database");
    };
    const smtp = await startSmtp(given({ isWaiting: broken, failed: (error) => void faults.push(error) }));
    await using client = await smtpClient(smtp.port);
    await client.say("EHLO x.test");
    await client.say("MAIL FROM:<a@x.test>");
    assert.match(await client.say(`RCPT TO:<${newAddress(domain).address}>`), /^451 4\.3\.0/);
    assert.equal(faults.length, 1);
    await smtp.close();
  });
});

test("octets that are no message are data as well", async () => {
  const store = memoryStore();
  const now = (): Date => new Date("2026-11-22T08:00:00Z");
  const io = world(zone);
  const options = {
    domain,
    store,
    now,
    resolvers: { of: async () => io.resolver, close: async () => {} },
    inTurn: async <T>(work: () => Promise<T>): Promise<T> => await work(),
  };
  const messages = [
    "",
    "\r\n",
    "From:\r\n\r\n",
    "\0".repeat(1_000),
    "From: <@>\r\nFrom: b@c\r\n\r\nx",
    "DKIM-Signature: v=1; d=\u0001; s=\u0001".repeat(50),
  ];
  for (const [index, text] of messages.entries()) {
    const id = `test-${index}`;
    const until = new Date(now().getTime() + 1);
    await store.outbound.begin({ id, tenant, domain: name("example.test"), user: "U1", askedAt: now(), until });
    const envelope = { ip: "192.0.2.1", helo: "\u0007", mailFrom: "", tls: null };
    assert.equal(
      await delivered({ id, envelope, octets: Buffer.from(text, "latin1") }, options),
      true,
      text.slice(0, 40),
    );
    assert.equal(await store.outbound.observed(tenant, name("example.test")), undefined);
  }
});
