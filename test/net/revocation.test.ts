/** Where one asks whether a certificate is revoked, and what becomes of it. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { readCertificate } from "../../src/mail/x509/certificate.ts";
import type { Revocation } from "../../src/mail/x509/revocation.ts";
import { revocation } from "../../src/net/revocation.ts";
import { type Issued, issue, type Request } from "../support/ca.ts";
import { ocspResponse, revocationList } from "../support/revocation.ts";

const ca = issue({ subject: "CA", isCa: true });

interface Asked {
  /** For each of two certificates, asked at once. */
  said: Revocation;
  also: Revocation;
  requests: readonly string[];
}

async function ask(
  urls: (base: string) => Partial<Request>,
  listener: RequestListener,
  { allowPrivate = true }: { allowPrivate?: boolean } = {},
): Promise<Asked> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.headers.host} ${request.url}`);
    listener(request, response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  const certificate = readCertificate(serverWith(urls(`http://ca.example.test:${port}`)).der);
  const second = readCertificate(serverWith({ ...urls(`http://ca.example.test:${port}`), serial: 4712 }).der);
  const issuer = readCertificate(ca.der);
  assert.ok(certificate.ok && second.ok && issuer.ok);
  const lists = new Map();
  const io = { addressesOf: async () => ["127.0.0.1"], now: () => new Date(), lists, timeoutMs: 1000, allowPrivate };
  const [said, also] = await Promise.all(
    [certificate, second].map(({ value }) => revocation({ certificate: value, issuer: issuer.value }, io)),
  );
  assert.ok(said !== undefined && also !== undefined);
  server.close();
  server.closeAllConnections();
  return { said, also, requests };
}

const serverWith = (urls: Partial<Request>): Issued =>
  issue({ subject: "Server", issuer: ca, serial: 4711, names: ["mx.example.test"], ...urls });

const noAnswer: Revocation = { kind: "not-checked", because: "no-answer" };

test("the list, once for two certificates that are asked for at once", async () => {
  const { said, also, requests } = await ask(
    (base) => ({ crlUrl: `${base}/1.crl`, ocspUrl: base }),
    (_, response) => response.end(revocationList(ca, [4711])),
  );
  assert.equal(said.kind, "revoked");
  assert.deepEqual(also, { kind: "good", by: "crl" });
  assert.deepEqual(
    requests.map((request) => request.replace(/:\d+/, "")),
    ["GET ca.example.test /1.crl"],
  );
});

test("the responder, where there is no list", async () => {
  const { said, requests } = await ask(
    (base) => ({ ocspUrl: `${base}/ocsp` }),
    (_, response) => response.end(ocspResponse(ca, 4711)),
  );
  assert.deepEqual(said, { kind: "good", by: "ocsp" });
  assert.deepEqual(
    requests.map((request) => request.replace(/:\d+/, "")),
    ["POST ca.example.test /ocsp", "POST ca.example.test /ocsp"],
  );
});

const failing: readonly [why: string, listener: RequestListener][] = [
  ["404", (_, response) => response.writeHead(404).end(revocationList(ca, []))],
  ["closed", (request) => request.destroy()],
  ["over 4 MB", (_, response) => response.end(Buffer.alloc(4_200_000))],
  ["a redirect", (_, response) => response.writeHead(302, { location: "/2.crl" }).end()],
];
for (const [why, listener] of failing)
  test(`not checked: ${why}`, async () =>
    assert.deepEqual((await ask((base) => ({ crlUrl: base }), listener)).said, noAnswer));

test("places that are not public, or where nobody should ask", async () => {
  const answering: RequestListener = (_, response) => response.end(revocationList(ca, []));
  const inside = await ask(() => ({ crlUrl: "http://127.0.0.1/1.crl" }), answering, { allowPrivate: false });
  assert.deepEqual(inside, { said: noAnswer, also: noAnswer, requests: [] });
  for (const crlUrl of [
    "ldap://ca.example.test/",
    "file:///etc/passwd",
    "http://ca.example.test:22/",
    "http://u@ca.example.test/",
    "x",
  ]) {
    const { said } = await ask(() => ({ crlUrl }), answering, { allowPrivate: false });
    assert.deepEqual(said, { kind: "not-checked", because: "nowhere-to-ask" }, crlUrl);
  }
});
