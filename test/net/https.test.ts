/** Fetching an MTA-STS policy (RFC 8461 §3.3) from servers that behave, and from those that do not. */
import assert from "node:assert/strict";
import { once } from "node:events";
import type { RequestListener, Server } from "node:http";
import { createServer } from "node:https";
import { type AddressInfo, createServer as createTcpServer, type Server as TcpServer } from "node:net";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { name } from "../../src/dns/name.ts";
import type { PolicyFetch } from "../../src/mail/policy-fetch.ts";
import { readCertificate } from "../../src/mail/x509/certificate.ts";
import { judgeChain } from "../../src/mail/x509/path.ts";
import { fetchPolicy, type PolicyQuestion } from "../../src/net/https.ts";
import { issue } from "../support/ca.ts";

const domain = name("example.test");
const host = "mta-sts.example.test";
const policy = "version: STSv1\r\nmode: enforce\r\nmx: mx.example.test\r\nmax_age: 604800\r\n";
const root = issue({ subject: "Root", isCa: true });
const ca = issue({ subject: "CA", isCa: true, issuer: root });
const own = issue({ subject: host, issuer: ca, names: [host] });
const settings = { cert: own.pem + ca.pem, key: own.keyPem };

async function at(server: Server | TcpServer, asked: Partial<PolicyQuestion> = {}): Promise<PolicyFetch> {
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  try {
    return await fetchPolicy({ domain, addresses: ["127.0.0.1"], port, allowPrivate: true, ...asked });
  } finally {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  }
}

const answering = (listener: RequestListener): Server => createServer(settings, listener);

const answers: readonly [why: string, listener: RequestListener, ended: unknown][] = [
  [
    "a policy",
    (_, response) => response.writeHead(200, { "content-type": "text/plain" }).end(policy),
    { kind: "answered", code: 200, contentType: "text/plain", body: policy },
  ],
  [
    "a redirect is told and not followed",
    (_, response) => response.writeHead(301, { location: "https://example.test/" }).end(),
    { kind: "answered", code: 301, location: "https://example.test/", body: "" },
  ],
  ["no such page", (_, response) => response.writeHead(404).end("gone"), { kind: "answered", code: 404, body: "gone" }],
  [
    "octets that are no UTF-8",
    (_, response) => response.end(Buffer.from([0x61, 0xff, 0x62])),
    { kind: "answered", code: 200, body: "a\ufffdb" },
  ],
  ["over 64 KB", (_, response) => response.end("x".repeat(70_000)), { kind: "too-large", octets: 65_536 }],
  [
    "without an end",
    (_, response) => {
      const more = (): void => void (response.destroyed || response.write("x".repeat(16_384), more));
      more();
    },
    { kind: "too-large", octets: 65_536 },
  ],
  [
    "a compressed one",
    (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync("x".repeat(1e6))),
    { kind: "bad-http", code: "content-encoding: gzip" },
  ],
  [
    "headers over 16 KB",
    (_, response) => response.writeHead(200, { "x-long": "x".repeat(20_000) }).end(),
    { kind: "bad-http", code: "HPE_HEADER_OVERFLOW" },
  ],
  [
    "less than was promised",
    (_, response) => void response.writeHead(200, { "content-length": 100 }).write("x", () => response.destroy()),
    { kind: "closed", code: "ECONNRESET" },
  ],
  ["closed without an answer", (request) => request.destroy(), { kind: "closed", code: "ECONNRESET" }],
];

for (const [why, listener, ended] of answers)
  test(why, async () => {
    const { url, tries } = await at(answering(listener));
    assert.equal(url, `https://${host}/.well-known/mta-sts.txt`);
    assert.deepEqual(
      tries.map((tried) => tried.ended),
      [ended],
    );
  });

test("what is asked for", async () => {
  const seen: unknown[] = [];
  await at(
    answering((request, response) => {
      const { host: to, accept, "accept-encoding": encoding } = request.headers;
      seen.push([
        request.method,
        request.url,
        to,
        accept,
        encoding,
        "servername" in request.socket && request.socket.servername,
      ]);
      response.end(policy);
    }),
  );
  assert.deepEqual(seen, [["GET", "/.well-known/mta-sts.txt", host, "text/plain", "identity", host]]);
});

test("the chain as sent, and plain JSON", async () => {
  const fetched = await at(answering((_, response) => response.end(policy)));
  assert.deepEqual(JSON.parse(JSON.stringify(fetched)), fetched);
  const chain = fetched.tries[0]?.tls?.chain.map((one) => Buffer.from(one, "base64")) ?? [];
  assert.deepEqual(chain, [own.der, ca.der]);
  const anchor = readCertificate(root.der);
  const judge = (hosts: readonly string[]) =>
    judgeChain({ chain, hosts: hosts.map(name), now: new Date(), roots: anchor.ok ? [anchor.value] : [] });
  assert.equal(judge([host]).trusted, true);
  assert.deepEqual(
    judge(["example.test"]).problems.map(({ code }) => code),
    ["name-mismatch"],
  );
});

test("silence after the request", async () => {
  const { tries } = await at(
    answering(() => {}),
    { timeoutMs: 150 },
  );
  assert.deepEqual(
    tries.map(({ ended }) => ended),
    [{ kind: "timed-out", phase: "answer" }],
  );
});

test("a server without TLS", async () => {
  const { tries } = await at(
    createTcpServer((socket) => socket.on("error", () => {}).end("HTTP/1.1 400 Bad Request\r\n\r\n")),
  );
  const [first] = tries;
  assert.ok(first?.ended.kind === "tls-failed");
  assert.equal(first.ended.failure.because, "not-tls");
});

test("addresses are tried in turn, and those that are not public are left alone", async () => {
  let connections = 0;
  const server = answering((_, response) => response.end(policy)).on("connection", () => connections++);
  const refused = await at(server, { addresses: ["192.0.2.1", "127.0.0.1", "::1"], allowPrivate: false });
  assert.deepEqual(
    refused.tries.map(({ ended }) => ended.kind),
    ["not-public", "not-public", "not-public"],
  );
  assert.equal(connections, 0);
  const second = await at(
    answering((_, response) => response.end(policy)),
    { addresses: ["127.0.0.2", "127.0.0.1"] },
  );
  assert.deepEqual(
    second.tries.map(({ address, ended }) => [address, ended.kind]),
    [
      ["127.0.0.2", "refused"],
      ["127.0.0.1", "answered"],
    ],
  );
});

test("no address", async () => {
  assert.deepEqual(await fetchPolicy({ domain, addresses: [] }), {
    url: `https://${host}/.well-known/mta-sts.txt`,
    tries: [],
  });
});
