/** What servers do, well and badly, and what is told of it. */
import assert from "node:assert/strict";
import type { Socket } from "node:net";
import { test } from "node:test";
import type { SecureContextOptions } from "node:tls";
import { SMTPServer } from "smtp-server";
import { capabilitiesOf, type SmtpEnd, type SmtpSession, type TlsFailure } from "../../../src/mail/smtp-session.ts";
import { probeSmtp, type ProbeOptions } from "../../../src/net/smtp.ts";
import { certificate, key } from "../../support/certificate.ts";
import { fake, impatient, portOf, probeAt, probeFake, type Script } from "./fake.ts";

const der = certificate.replaceAll(/-----.*-----|\s/g, "");
const line = (octets: number): string => `220 ${"x".repeat(octets - 4)}\r\n`;
const old = { minVersion: "TLSv1", ciphers: "ALL:@SECLEVEL=0" } as const;

const ends: [what: string, script: Script, ended: SmtpEnd, options?: Partial<ProbeOptions>][] = [
  ["a good server", {}, { kind: "done" }],
  ["plain: no STARTTLS", { says: { EHLO: "250-mx\r\n250 SIZE 1\r\n" } }, { kind: "no-starttls" }],
  ["EHLO with one line", { says: { EHLO: "250 mx\r\n" } }, { kind: "no-starttls" }],
  ["STARTTLS in the greeting of EHLO is none", { says: { EHLO: "250 STARTTLS\r\n" } }, { kind: "no-starttls" }],
  ["STARTTLSX is another keyword", { says: { EHLO: "250-mx\r\n250 STARTTLSX\r\n" } }, { kind: "no-starttls" }],
  ["starttls in lower case", { says: { EHLO: "250-mx\r\n250 starttls\r\n" } }, { kind: "done" }],
  ["heloonly", { says: { EHLO: "502 5.5.2 what?\r\n" } }, { kind: "no-ehlo" }],
  [
    "tlsfail: 454",
    { says: { STARTTLS: "454 4.7.0 TLS not available due to local problem\r\n" } },
    { kind: "starttls-refused" },
  ],
  ["501 to STARTTLS", { says: { STARTTLS: "501 5.5.4 no\r\n" } }, { kind: "starttls-refused" }],
  ["250 is not 220", { says: { STARTTLS: "250 ok\r\n" } }, { kind: "starttls-refused" }],
  ["tlsreq: 530 concerns other commands", { says: { MAIL: "530 5.7.0 Must issue STARTTLS\r\n" } }, { kind: "done" }],
  ["nobanner", { greeting: undefined }, { kind: "timed-out", phase: "greeting" }, impatient("greeting")],
  ["half a greeting", { greeting: "220 mx" }, { kind: "timed-out", phase: "greeting" }, impatient("greeting")],
  ["half a reply", { says: { EHLO: "250-mx\r\n" } }, { kind: "timed-out", phase: "hello" }, impatient("hello")],
  [
    "no reply to STARTTLS",
    { says: { STARTTLS: undefined } },
    { kind: "timed-out", phase: "starttls" },
    impatient("starttls"),
  ],
  [
    "no reply inside TLS",
    { inTls: { EHLO: undefined } },
    { kind: "timed-out", phase: "hello-after-tls" },
    impatient("hello-after-tls"),
  ],
  [
    "busy: 421 greeting",
    { greeting: { close: "421 4.3.2 no room\r\n" } },
    { kind: "turned-away", phase: "greeting", because: "busy" },
  ],
  [
    "421 for too many connections",
    { greeting: "421 4.7.0 Too many connections from you\r\n" },
    { kind: "turned-away", phase: "greeting", because: "rate-limited" },
  ],
  [
    "grey: 450",
    { greeting: "450 4.7.1 Greylisted, come back later\r\n" },
    { kind: "turned-away", phase: "greeting", because: "greylisted" },
  ],
  ["451", { greeting: "451 not now\r\n" }, { kind: "turned-away", phase: "greeting", because: "temporary" }],
  [
    "rej554",
    { greeting: "554 5.7.1 no service here\r\n" },
    { kind: "turned-away", phase: "greeting", because: "rejected" },
  ],
  ["521", { greeting: "521 no mail\r\n" }, { kind: "turned-away", phase: "greeting", because: "no-mail" }],
  [
    "EHLO and HELO refused",
    { says: { EHLO: "550 listed\r\n", HELO: { close: "550 listed\r\n" } } },
    { kind: "turned-away", phase: "hello", because: "rejected" },
  ],
  [
    "EHLO refused, and closed",
    { says: { EHLO: { close: "550 listed\r\n" } } },
    { kind: "turned-away", phase: "hello", because: "rejected" },
  ],
  ["421 to EHLO", { says: { EHLO: "421 x\r\n" } }, { kind: "turned-away", phase: "hello", because: "busy" }],
  [
    "refused inside TLS",
    { inTls: { EHLO: "554 5.7.1 no\r\n" } },
    { kind: "turned-away", phase: "hello-after-tls", because: "rejected" },
  ],
  ["closes at once", { greeting: { close: "" } }, { kind: "closed", phase: "greeting" }],
  ["closes in the middle", { says: { EHLO: { close: "250-mx\r\n" } } }, { kind: "closed", phase: "hello" }],
  ["closes inside TLS", { inTls: { EHLO: { close: "" } } }, { kind: "closed", phase: "hello-after-tls" }],
  ["SSH", { greeting: { close: "SSH-2.0-x\r\n" } }, { kind: "not-smtp", phase: "greeting", said: ["SSH-2.0-x"] }],
  [
    "lines that are none, and then silence",
    { greeting: "hello\r\n2200 no\r\n220x\r\n" },
    { kind: "not-smtp", phase: "greeting", said: ["hello", "2200 no", "220x"] },
    { timeouts: { greeting: 300 } },
  ],
  ["354 greets nobody", { greeting: "354 go\r\n" }, { kind: "not-smtp", phase: "greeting", said: ["354 go"] }],
  ["flood: a line", { greeting: line(5_000) }, { kind: "flood", phase: "greeting", limit: "line" }],
  ["flood: no line at all", { greeting: "x".repeat(5_000) }, { kind: "flood", phase: "greeting", limit: "line" }],
  ["flood: lines", { greeting: "220-x\r\n".repeat(101) }, { kind: "flood", phase: "greeting", limit: "lines" }],
  ["flood: other lines", { greeting: "x\r\n".repeat(101) }, { kind: "flood", phase: "greeting", limit: "lines" }],
  [
    "flood: octets",
    { says: { EHLO: `250-${"x".repeat(4_000)}\r\n`.repeat(20) } },
    { kind: "flood", phase: "hello", limit: "octets" },
  ],
  [
    "flood inside TLS",
    { inTls: { EHLO: `250-${"x".repeat(4_000)}\r\n`.repeat(20) } },
    { kind: "flood", phase: "hello-after-tls", limit: "octets" },
  ],
  ["the longest line", { greeting: line(4_096) }, { kind: "done" }],
  ["split packets", { piece: 1 }, { kind: "done" }],
  ["bare line feeds", { greeting: "220-a\n220 b\n", says: { EHLO: "250-mx\n250 STARTTLS\n" } }, { kind: "done" }],
  ["TLS 1.0 only", { tls: { ...old, maxVersion: "TLSv1" } }, { kind: "done" }],
];

for (const [what, script, ended, options] of ends)
  test(`ends as it should: ${what}`, async () => {
    assert.deepEqual((await probeFake(script, options)).ended, ended);
  });

test("a good server is told whole, and is left politely", async () => {
  await using server = await fake({});
  const { milliseconds, ...session } = await probeAt(server.port);
  assert.deepEqual(session, {
    mxHost: "mx.example.test",
    address: "127.0.0.1",
    port: server.port,
    ehloName: "probe.example.test",
    greeting: { code: 220, lines: ["mx.example.test ESMTP"] },
    hello: { command: "EHLO", reply: { code: 250, lines: ["mx.example.test", "STARTTLS", "8BITMIME"] } },
    startTls: { code: 220, lines: ["2.0.0 ready"] },
    tls: {
      settings: "modern",
      servername: "mx.example.test",
      protocol: "TLSv1.3",
      cipher: "TLS_AES_256_GCM_SHA384",
      keyExchange: { kind: "TLSGroup", group: "X25519MLKEM768" },
      chain: [der],
      chainIs: "as-sent",
      signatureScheme: "ecdsa_secp256r1_sha256",
    },
    helloAfterTls: { command: "EHLO", reply: { code: 250, lines: ["mx.example.test", "8BITMIME", "REQUIRETLS"] } },
    ended: { kind: "done" },
  } satisfies SmtpSession);
  assert.deepEqual(Object.keys(milliseconds ?? {}), [
    "connect",
    "greeting",
    "hello",
    "starttls",
    "tls",
    "hello-after-tls",
  ]);
  const hello = "EHLO probe.example.test";
  await server.quiet();
  assert.deepEqual(server.heard, [hello, "STARTTLS", `tls:${hello}`, "tls:QUIT"]);
  assert.equal(server.connections.all, 1);
});

test("it is plain JSON", async () => {
  const session = await probeFake({ tls: { maxVersion: "TLSv1.2" } }, { injection: true });
  assert.deepEqual(JSON.parse(JSON.stringify(session)), session);
});

const both = (because: TlsFailure["because"]): Partial<TlsFailure>[] => [{ because }, { because }];

const failures: [what: string, script: Script, failures: Partial<TlsFailure>[], options?: Partial<ProbeOptions>][] = [
  [
    "tlsabort: 220 and closed",
    { says: { STARTTLS: { close: "220 ready\r\n" } } },
    [{ because: "closed" }, { because: "closed" }],
  ],
  [
    "tlsgarbage: behind the reply, in one packet",
    { says: { STARTTLS: { close: "220 ready\r\n250 this is not TLS at all\r\n" } } },
    [{ because: "not-tls" }],
  ],
  ["tlsgarbage: instead of a hello", { tls: "250 this is not TLS at all\r\n" }, [{ because: "not-tls" }]],
  ["a record without end", { tls: Buffer.from([22, 3, 3, 0xff, 0xff, 2, 0, 0]) }, both("unacceptable")],
  ["a hello that is none", { tls: Buffer.from([22, 3, 3, 0, 4, 2, 0, 0, 0]) }, both("unacceptable")],
  ["silence", { tls: "" }, both("timed-out"), impatient("tls")],
  ["half a hello, and silence", { tls: Buffer.from([22, 3, 3]) }, both("timed-out"), impatient("tls")],
  [
    "TLS that no settings accept",
    { tls: { ciphers: "AES128-SHA", maxVersion: "TLSv1.2" } }, // and the key is not one of RSA
    [
      { because: "alert", alert: "handshake_failure" },
      { because: "alert", alert: "handshake_failure" },
    ],
  ],
];

for (const [what, script, expected, options] of failures)
  test(`TLS fails: ${what}`, async () => {
    const { ended, tlsFailures = [] } = await probeFake(script, options);
    assert.deepEqual(ended, { kind: "tls-failed" });
    assert.deepEqual(
      tlsFailures.map(({ because, alert }) => ({ because, ...(alert === undefined ? {} : { alert }) })),
      expected,
    );
    assert.deepEqual(
      tlsFailures.map(({ settings }) => settings),
      ["modern", "legacy"].slice(0, expected.length),
    );
  });

test("a server of old is seen with legacy settings, and why the modern ones failed is kept", async () => {
  await using server = await fake({ tls: { ...old, maxVersion: "TLSv1.1" } });
  const { tls, tlsFailures } = await probeAt(server.port);
  const { chain: _, ...negotiated } = tls ?? { chain: [] };
  assert.deepEqual(negotiated, {
    settings: "legacy",
    servername: "mx.example.test",
    protocol: "TLSv1.1",
    cipher: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
    keyExchange: { kind: "ECDH", group: "X25519", bits: 253 },
    chainIs: "as-sent",
    hello: { extendedMasterSecret: true, secureRenegotiation: true, compression: false },
  });
  assert.deepEqual(tlsFailures, [
    {
      settings: "modern",
      because: "alert",
      alert: "protocol_version",
      code: "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
    },
  ]);
  assert.deepEqual(server.connections, { all: 2, most: 1 });
});

test("a server that takes anonymous suites too shows its certificate; Postfix is one", async () => {
  const ciphers = "AECDH-AES256-SHA:ECDHE-ECDSA-AES128-SHA:@SECLEVEL=0";
  await using server = await fake({ tls: { ...old, ciphers, maxVersion: "TLSv1.1", honorCipherOrder: false } });
  const { tls } = await probeAt(server.port);
  assert.deepEqual([tls?.cipher, tls?.chain], ["TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", [der]]);
});

test("a server that turns the second connection away is told of with the first", async () => {
  let visits = 0;
  const { ended, tlsFailures, fallBack } = await probeFake({
    get greeting() {
      return visits++ === 0 ? "220 mx\r\n" : "421 4.7.0 too many connections\r\n";
    },
    says: { STARTTLS: { close: "220 ready\r\n" } },
  });
  assert.deepEqual(ended, { kind: "tls-failed" });
  assert.equal(tlsFailures?.length, 1);
  assert.deepEqual(fallBack, { kind: "turned-away", phase: "greeting", because: "rate-limited" });
});

const chains: [what: string, tls: SecureContextOptions][] = [
  ["TLS 1.2", { maxVersion: "TLSv1.2" }],
  ["TLS 1.3", {}],
  ["TLS 1.3 with AES-128", { ciphers: "TLS_AES_128_GCM_SHA256" }],
  ["TLS 1.3 with ChaCha20", { ciphers: "TLS_CHACHA20_POLY1305_SHA256" }],
  ["TLS 1.3 behind a HelloRetryRequest", { ecdhCurve: "P-384" }],
];

for (const [what, tls] of chains)
  test(`the chain is told as sent, duplicates and all: ${what}`, async () => {
    const session = await probeFake({ tls: { key, cert: `${certificate}${certificate}${certificate}`, ...tls } });
    assert.equal(session.tls?.chainIs, "as-sent");
    assert.deepEqual(session.tls.chain, [der, der, der]);
  });

test("a long chain fills many records", async () => {
  const { tls } = await probeFake({ tls: { key, cert: certificate.repeat(30) } });
  assert.deepEqual(
    tls?.chain,
    Array.from({ length: 20 }, () => der),
  ); // so many are kept
});

test("a stapled OCSP response is kept", async () => {
  for (const maxVersion of ["TLSv1.2", "TLSv1.3"] as const) {
    await using server = await fake({ tls: { maxVersion }, ocspResponse: Buffer.from("not judged here") });
    const { tls } = await probeAt(server.port);
    assert.equal(Buffer.from(tls?.ocspResponse ?? "", "base64").toString(), "not judged here");
  }
});

test("SNI is the MX host, and no address is ever one", async () => {
  await using server = await fake({});
  const options = { ehloName: "probe.example.test", port: server.port, allowPrivate: true };
  const { tls } = await probeSmtp({ mxHost: "127.0.0.1", address: "127.0.0.1" }, options);
  assert.equal(tls?.protocol, "TLSv1.3");
  assert.equal(tls.servername, undefined);
  await probeAt(server.port);
  assert.deepEqual(server.servernames, [false, "mx.example.test"]);
});

test("what comes behind the reply to STARTTLS is thrown away, and told", async () => {
  const { behindStartTls, ended, helloAfterTls } = await probeFake({
    says: { STARTTLS: "220 ready\r\n250-mx\r\n250 AUTH PLAIN\r\n250 half" },
  });
  assert.deepEqual(behindStartTls, ["250 mx", "250 AUTH PLAIN", "250 half"]);
  assert.deepEqual(ended, { kind: "done" });
  assert.deepEqual(helloAfterTls?.reply.lines, ["mx.example.test", "8BITMIME", "REQUIRETLS"]);
});

test("text of strangers is harmless", async () => {
  const greeting = "220-\u001b[31mred\u202e \u0000\u009b\r\n220 gr\u00fc\u00df\r\n";
  const { greeting: reply } = await probeFake({ greeting });
  assert.deepEqual(reply?.lines, ["\\u{1b}[31mred\\u{202e} \\u{0}\\u{9b}", "gr\u00fc\u00df"]);
});

test("odd replies are read as senders read them: the last line has the code, and other lines stand aside", async () => {
  const { greeting, hello } = await probeFake({
    greeting: "welcome\r\n554-no\r\n220 yes\r\n",
    says: { EHLO: "250-mx\r\n250-STARTTLS\r\n250\r\n" },
  });
  assert.deepEqual(greeting, { code: 220, lines: ["no", "yes"], stray: ["welcome"] });
  assert.deepEqual(hello?.reply, { code: 250, lines: ["mx", "STARTTLS", ""] });
});

test("the name in EHLO never becomes a second command", async () => {
  await using server = await fake({ says: { EHLO: "250 mx\r\n" } });
  await probeAt(server.port, { ehloName: "a.test\r\nRSET" });
  await server.quiet();
  assert.deepEqual(server.heard, ["EHLO a.testRSET", "QUIT"]);
});

const injections: [what: string, script: Script, injection: SmtpSession["injection"]][] = [
  ["a good server", {}, { kind: "discarded" }],
  [
    "cmdinject",
    { keepsBuffer: true, inTls: { NOOP: "250 2.0.0 executed\r\n" } },
    { kind: "executed", replies: [{ code: 250, lines: ["2.0.0 executed"] }] },
  ],
  [
    "cmdinject, refused there",
    { keepsBuffer: true, inTls: { NOOP: "503 5.5.1 EHLO first\r\n" } },
    { kind: "executed", replies: [{ code: 503, lines: ["5.5.1 EHLO first"] }] },
  ],
  ["closes", { inTls: { QUIT: { close: "" } } }, { kind: "not-measured", because: "closed" }],
  ["talks on", { inTls: { QUIT: "250 x\r\n".repeat(9) } }, { kind: "not-measured", because: "no reply to QUIT" }],
  ["no STARTTLS", { says: { EHLO: "250 mx\r\n" } }, undefined],
];

for (const [what, script, injection] of injections)
  test(`injection: ${what}`, async () => {
    await using server = await fake(script);
    assert.deepEqual((await probeAt(server.port, { injection: true })).injection, injection);
    assert.deepEqual(server.connections, { all: injection === undefined ? 1 : 2, most: 1 });
    assert.equal(server.heard.filter((line) => line === "STARTTLS").length, injection === undefined ? 0 : 2);
  });

test("nothing is injected unless it is asked for", async () => {
  await using server = await fake({ keepsBuffer: true });
  assert.equal((await probeAt(server.port)).injection, undefined);
  assert.equal(server.connections.all, 1);
});

test("no connection is made to an address that is not public", async () => {
  await using server = await fake({});
  for (const address of ["127.0.0.1", "::1", "::ffff:127.0.0.1", "localhost", "0x7f.1", ""]) {
    const session = await probeSmtp({ mxHost: "a.test", address }, { ehloName: "probe.test", port: server.port });
    assert.deepEqual(session.ended, { kind: "not-public" }, address);
  }
  assert.equal(server.connections.all, 0);
});

test("mxdown: nothing listens", async () => {
  const server = await fake({});
  await server[Symbol.asyncDispose]();
  assert.deepEqual((await probeAt(server.port)).ended, { kind: "refused", code: "ECONNREFUSED" });
});

test("no way there", async () => {
  const options = { ehloName: "probe.test", allowPrivate: true, port: 25 };
  const { ended } = await probeSmtp({ mxHost: "a.test", address: "255.255.255.255" }, options);
  assert.equal(ended.kind, "unreachable");
});

test("the time for all bounds each phase", async () => {
  await using server = await fake({ greeting: undefined });
  assert.deepEqual((await probeAt(server.port, { timeouts: { all: 40 } })).ended, {
    kind: "timed-out",
    phase: "greeting",
  });
  assert.deepEqual((await probeAt(server.port, { timeouts: { all: 0 } })).ended, {
    kind: "timed-out",
    phase: "connect",
  });
  assert.equal(server.connections.all, 1);
});

test("a connection that is reset is closed", async () => {
  const instead = (socket: Socket): void => {
    socket.write("220 mx\r\n");
    socket.on("data", () => socket.resetAndDestroy());
  };
  assert.deepEqual((await probeFake({ instead })).ended, { kind: "closed", phase: "hello", code: "ECONNRESET" });
});

test("smtp-server, which many have", async () => {
  const server = new SMTPServer({ key, cert: certificate, logger: false });
  server.on("error", () => {}); // it throws what happens to connections
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const session = await probeAt(portOf(server.server), { injection: true });
  await new Promise<void>((resolve) => server.close(resolve));
  assert.deepEqual(session.ended, { kind: "done" });
  assert.deepEqual(session.injection, { kind: "discarded" });
  assert.deepEqual(
    capabilitiesOf(session.hello).map(({ keyword }) => keyword),
    ["PIPELINING", "8BITMIME", "SMTPUTF8", "AUTH", "STARTTLS"],
  );
  assert.deepEqual(capabilitiesOf(session.helloAfterTls).at(-1)?.keyword, "AUTH");
});
