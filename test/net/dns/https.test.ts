import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { type EventEmitter, once } from "node:events";
import { createSecureServer } from "node:http2";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo, Socket } from "node:net";
import { test } from "node:test";
import type { Message } from "../../../src/dns/message.ts";
import { name } from "../../../src/dns/name.ts";
import { readMessage } from "../../../src/dns/wire/read.ts";
import type { Carrier, Exchange, Patience } from "../../../src/net/dns/carrier.ts";
import { carrierTo } from "../../../src/net/dns/carriers.ts";
import { randomness } from "../../../src/net/dns/randomness.ts";
import { parseServer } from "../../../src/net/dns/server.ts";
import { certificate, key } from "../../support/certificate.ts";
import { answer } from "./fake-server.ts";

type Script = (query: Message, response: ServerResponse, request: IncomingMessage) => void;

const question = (owner = "www.example.test") => ({ owner: name(owner), type: "A" });
const patience = (timeoutMs = 3_000): Patience => ({ timeoutMs, until: performance.now() + 3_000 });
const told = (exchange: Exchange): string =>
  exchange.kind === "message"
    ? `rcode ${exchange.message.rcode}, age ${exchange.age}`
    : `${exchange.why}: ${exchange.detail}`;

const versions = {
  "HTTP/2": () => createSecureServer({ key, cert: certificate }),
  "HTTP/1.1": () => createServer({ key, cert: certificate }),
} as const;

interface Fake {
  port: number;
  connections: () => number;
  dropConnections(): void;
  close(): void;
}

async function serve(version: keyof typeof versions, script: Script): Promise<Fake> {
  const sockets = new Set<Socket>();
  const server = versions[version]();
  const events: EventEmitter = server; // what both have in common
  events.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const read = readMessage(Buffer.concat(pieces));
      if (read.ok) script(read.value, response, request);
    });
    request.on("error", () => {});
    response.on("error", () => {});
  });
  let connections = 0;
  server.on("secureConnection", (socket: Socket) => {
    connections++;
    sockets.add(socket);
  });
  server.on("sessionError", () => {});
  server.on("tlsClientError", () => {});
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const dropConnections = (): void => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    port,
    connections: () => connections,
    dropConnections,
    close() {
      server.close();
      dropConnections();
    },
  };
}

async function withHttps(
  version: keyof typeof versions,
  script: Script,
  use: (carrier: Carrier, fake: Fake) => Promise<void>,
  url = "https://127.0.0.1:PORT/dns-query",
): Promise<void> {
  const fake = await serve(version, script);
  const parsed = parseServer(url.replace("PORT", String(fake.port)));
  assert.ok(parsed.ok);
  const carrier = carrierTo(parsed.value, { randomness: randomness(randomBytes), ca: [certificate] });
  try {
    await use(carrier, fake);
  } finally {
    carrier.close();
    fake.close();
  }
}

const message = "application/dns-message";
const reply = (response: ServerResponse, body: Uint8Array, type = message, more: Record<string, string> = {}): void => {
  response.writeHead(200, { "content-type": type, ...more });
  response.end(body);
};

const scripts: [what: string, script: Script, outcome: string][] = [
  ["an answer", (query, response) => reply(response, answer(query)), "rcode 0, age 0"],
  [
    "an answer out of a cache (RFC 8484 §5.1)",
    (query, response) => reply(response, answer(query), message, { age: "250" }),
    "rcode 0, age 250",
  ],
  ["a type with a parameter", (query, response) => reply(response, answer(query), `${message}; x=1`), "rcode 0, age 0"],
  ["another type", (query, response) => reply(response, answer(query), "text/html"), "http: not a DNS message"],
  ["404", (_query, response) => void response.writeHead(404).end("no"), "http: 404"],
  ["500", (_query, response) => void response.writeHead(500).end(), "http: 500"],
  ["a redirect", (_query, response) => void response.writeHead(302, { location: "/dns-query" }).end(), "http: 302"],
  ["an empty body", (_query, response) => reply(response, new Uint8Array()), "malformed: cut-off"],
  ["a message cut off", (query, response) => reply(response, answer(query).slice(0, 40)), "malformed: cut-off"],
  ["another id than 0", (query, response) => reply(response, answer({ ...query, id: 1 })), "mismatch: question"],
  [
    "another question",
    (query, response) =>
      reply(
        response,
        answer({
          ...query,
          question: {
            owner: name("a.test"),
            type: "A",
            class: 1,
            octets: Uint8Array.of(1, 97, 4, 116, 101, 115, 116, 0),
          },
        }),
      ),
    "mismatch: question",
  ],
  [
    "a body of 70,000 octets",
    (_query, response) => reply(response, new Uint8Array(70_000)),
    "http: a body over 65535 octets",
  ],
  ["a body without end", (_query, response) => endless(response), "http: a body over 65535 octets"],
];

function endless(response: ServerResponse): void {
  let isOpen = true;
  response.on("close", () => (isOpen = false));
  response.writeHead(200, { "content-type": message });
  const more = (): void => {
    if (!isOpen) return;
    response.write(Buffer.alloc(16_384));
    setImmediate(more);
  };
  more();
}

for (const version of ["HTTP/2", "HTTP/1.1"] as const) {
  for (const [what, script, outcome] of scripts)
    test(`${version}: ${what}`, async () => {
      await withHttps(version, script, async (carrier) => {
        assert.equal(told(await carrier.exchange(question(), patience())), outcome);
      });
    });

  test(`${version}: silence, and a body that stops`, async () => {
    let count = 0;
    const script: Script = (_query, response) => {
      if (++count > 1) response.writeHead(200, { "content-type": message }).write("x");
    };
    await withHttps(version, script, async (carrier) => {
      assert.equal(told(await carrier.exchange(question(), patience(60))), "timeout: no answer");
      assert.equal(told(await carrier.exchange(question(), patience(60))), "timeout: no answer");
    });
  });

  test(`${version}: the connection ends without an answer`, async () => {
    const script: Script = (_query, _response, request) => request.socket.destroy();
    await withHttps(version, script, async (carrier) => {
      assert.match(told(await carrier.exchange(question(), patience())), /^(?:http|refused-connection): /);
    });
  });

  test(`${version}: a server that has closed in the meantime is asked anew`, async () => {
    await withHttps(
      version,
      (query, response) => reply(response, answer(query)),
      async (carrier, fake) => {
        assert.equal(told(await carrier.exchange(question(), patience())), "rcode 0, age 0");
        fake.dropConnections();
        assert.equal(told(await carrier.exchange(question("b.example.test"), patience())), "rcode 0, age 0");
      },
    );
  });

  test(`${version}: the request (RFC 8484 §4.1)`, async () => {
    const seen: unknown[] = [];
    const script: Script = (query, response, request) => {
      const { host, ":authority": authority = host } = request.headers;
      seen.push([
        request.method,
        request.url,
        authority,
        request.headers["content-type"],
        request.headers.accept,
        query.id,
      ]);
      reply(response, answer(query));
    };
    const url = "https://localhost:PORT/q?x=1{?dns}#dns.example.test";
    await withHttps(
      version,
      script,
      async (carrier, fake) => {
        assert.equal(told(await carrier.exchange(question(), patience())), "rcode 0, age 0");
        assert.deepEqual(seen, [
          ["POST", "/q?x=1{?dns}".slice(0, 6), `dns.example.test:${fake.port}`, message, message, 0],
        ]);
      },
      url,
    );
  });
}

test("HTTP/2: many questions on one connection", async () => {
  await withHttps(
    "HTTP/2",
    (query, response) => reply(response, answer(query)),
    async (carrier, fake) => {
      const questions = Array.from({ length: 100 }, (_, i) => question(`n${i}.example.test`));
      const exchanges = await Promise.all(questions.map((one) => carrier.exchange(one, patience())));
      assert.ok(exchanges.every((one) => one.kind === "message"));
      assert.equal(fake.connections(), 1);
    },
  );
});

test("a certificate for another name", async () => {
  await withHttps(
    "HTTP/2",
    (query, response) => reply(response, answer(query)),
    async (carrier) => {
      assert.equal(told(await carrier.exchange(question(), patience())), "tls: ERR_TLS_CERT_ALTNAME_INVALID");
    },
    "https://localhost:PORT/dns-query",
  );
});

test("after close: everything under way ends, and nothing begins", async () => {
  await withHttps(
    "HTTP/2",
    () => {},
    async (carrier) => {
      const underway = carrier.exchange(question(), patience());
      carrier.close();
      assert.equal(told(await underway), "timeout: no answer");
      assert.equal(told(await carrier.exchange(question(), patience())), "unreachable: closed");
    },
  );
});
