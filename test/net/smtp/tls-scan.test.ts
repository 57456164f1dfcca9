/** Hellos that OpenSSL does not send, to servers that still answer them, and to those that never did. */
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Offered, TlsScan } from "../../../src/mail/tls-scan.ts";
import { smtpProber } from "../../../src/net/smtp/prober.ts";
import { scanTls } from "../../../src/net/smtp/tls-scan.ts";
import { fake, type Script } from "./fake.ts";

async function scan(script: Script, tls = 10_000): Promise<TlsScan & { connections: number }> {
  await using server = await fake(script);
  const target = { mxHost: "mx.example.test", address: "127.0.0.1" };
  const options = {
    ehloName: "a.test",
    port: server.port,
    allowPrivate: true,
    gapMs: 0,
    timeouts: { tls },
  };
  return { ...(await scanTls(target, options)), connections: server.connections.all };
}

const told = (offered: Offered): string =>
  offered.kind === "accepted" ? offered.suite : offered.kind === "refused" ? "no" : `? ${offered.because}`;
const all = (offered: Readonly<Record<string, Offered>>): Record<string, string> =>
  Object.fromEntries(Object.entries(offered).map(([what, one]) => [what, told(one)]));

test("a server of today", async () => {
  const { versions, suites, connections } = await scan({});
  assert.deepEqual(all(versions), {
    SSLv3: "no",
    TLSv1: "no",
    "TLSv1.1": "no",
    "TLSv1.2": "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLSv1.3": "TLS_AES_128_GCM_SHA256",
  });
  assert.deepEqual(all(suites), {
    null: "no",
    export: "no",
    anonymous: "no",
    rc4: "no",
    des: "no",
    "static-rsa": "no",
  });
  assert.equal(connections, 11);
});

test("a server that accepts what OpenSSL still knows of the old", async () => {
  const ciphers = "ALL:COMPLEMENTOFALL:@SECLEVEL=0";
  const { versions, suites } = await scan({ tls: { minVersion: "TLSv1", ciphers } });
  assert.deepEqual(all(versions), {
    SSLv3: "no",
    TLSv1: "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
    "TLSv1.1": "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
    "TLSv1.2": "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
    "TLSv1.3": "TLS_AES_128_GCM_SHA256",
  });
  assert.equal(told(suites.null), "TLS_ECDHE_ECDSA_WITH_NULL_SHA");
  assert.equal(told(suites.anonymous), "TLS_ECDH_anon_WITH_AES_128_CBC_SHA");
});

test("a lower version than the one that was offered is another one", async () => {
  const tls = { minVersion: "TLSv1", maxVersion: "TLSv1", ciphers: "ALL:@SECLEVEL=0" } as const;
  const { versions } = await scan({ tls });
  assert.deepEqual(
    Object.values(versions).map((one) => (one.kind === "refused" ? one.by : one.kind)),
    ["alert", "accepted", "another-version", "another-version", "alert"],
  );
});

/** The hello of a server: SSL 3.0, and a suite. */
const ssl3 = (suite: number): Buffer =>
  Buffer.from([
    22,
    3,
    0,
    0,
    42,
    2,
    0,
    0,
    38,
    3,
    0,
    ...Array.from({ length: 32 }, () => 7),
    0,
    suite >> 8,
    suite & 255,
    0,
  ]);

test("SSL 3.0 and suites of its time", async () => {
  const { versions, suites } = await scan({ tls: ssl3(0x0003) });
  assert.equal(told(versions.SSLv3), "TLS_RSA_EXPORT_WITH_RC4_40_MD5");
  assert.equal(told(suites.export), "TLS_RSA_EXPORT_WITH_RC4_40_MD5");
  assert.equal(told(suites.rc4), "? not offered");
  assert.equal(told((await scan({ tls: ssl3(0x0005) })).suites.rc4), "TLS_RSA_WITH_RC4_128_SHA");
  assert.equal(told((await scan({ tls: ssl3(0x000a) })).suites.des), "TLS_RSA_WITH_3DES_EDE_CBC_SHA");
});

test("what does not answer is unknown", async () => {
  assert.equal(told((await scan({ tls: "250 this is not TLS\r\n" })).versions.SSLv3), "? not-tls");
  assert.equal(told((await scan({ tls: "" }, 20)).versions.SSLv3), "? timed-out");
});

test("a server that turns us away is not asked again", async () => {
  let visits = 0;
  const { versions, suites, connections } = await scan({
    get greeting() {
      return visits++ < 4 ? "220 mx\r\n" : "421 4.7.0 too many connections\r\n";
    },
  });
  assert.equal(told(versions["TLSv1.2"]), "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256");
  assert.equal(told(versions["TLSv1.3"]), "? turned-away");
  assert.equal(told(suites.rc4), "? turned-away");
  assert.equal(connections, 5);
});

test("no address that is not public is scanned", async () => {
  const { versions } = await scanTls({ mxHost: "a.test", address: "127.0.0.1" }, { ehloName: "a.test" });
  assert.equal(told(versions.SSLv3), "? not-public");
});

test("a scan and a session wait for each other", async () => {
  await using server = await fake({});
  const prober = smtpProber({ ehloName: "a.test", port: server.port, allowPrivate: true, gapMs: 0 });
  await Promise.all([prober.scan("mx.example.test", "127.0.0.1"), prober.session("mx.example.test", "127.0.0.1")]);
  assert.deepEqual(server.connections, { all: 12, most: 1 });
});
