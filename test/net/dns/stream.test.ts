import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { name } from "../../../src/dns/name.ts";
import type { Carrier, Exchange, Patience } from "../../../src/net/dns/carrier.ts";
import { carrierTo } from "../../../src/net/dns/carriers.ts";
import { framed } from "../../../src/net/dns/frames.ts";
import { randomness } from "../../../src/net/dns/randomness.ts";
import { parseServer, serverAt } from "../../../src/net/dns/server.ts";
import { certificate } from "../../support/certificate.ts";
import { answer, type FakeServer, type Script, tcpServer, tlsServer } from "./fake-server.ts";

const random = randomness(randomBytes);
const question = (owner = "www.example.test") => ({ owner: name(owner), type: "A" });
const patience = (timeoutMs = 3_000): Patience => ({ timeoutMs, until: performance.now() + 3_000 });
const told = (exchange: Exchange): string =>
  exchange.kind === "message" ? `rcode ${exchange.message.rcode}` : `${exchange.why}: ${exchange.detail}`;

async function withTcp(script: Script, use: (carrier: Carrier, server: FakeServer) => Promise<void>): Promise<void> {
  const server = await tcpServer(script);
  const carrier = carrierTo(serverAt("tcp", "127.0.0.1", server.port), { randomness: random });
  try {
    await use(carrier, server);
  } finally {
    carrier.close();
    server.close();
  }
}

const scripts: [what: string, script: Script, outcome: string][] = [
  ["an answer", (query, send) => send(answer(query)), "rcode 0"],
  [
    "an answer octet by octet",
    (query, _send, socket) => {
      for (const octet of framed(answer(query))) socket?.write(Uint8Array.of(octet));
    },
    "rcode 0",
  ],
  [
    "an empty message, then an answer",
    (query, send) => {
      send(new Uint8Array());
      send(answer(query));
    },
    "rcode 0",
  ],
  [
    "another id, then an answer",
    (query, send) => {
      send(answer({ ...query, id: query.id ^ 1 }));
      send(answer(query));
    },
    "rcode 0",
  ],
  [
    "an answer twice",
    (query, send) => {
      send(answer(query));
      send(answer(query));
    },
    "rcode 0",
  ],
  ["another question", (query, send) => send(answer({ ...query, ...otherType(query) })), "mismatch: question"],
  ["a message cut off inside", (query, send) => send(answer(query).slice(0, 40)), "malformed: cut-off"],
  [
    "half a message, then the end",
    (query, _send, socket) => socket?.end(framed(answer(query)).slice(0, 20)),
    "refused-connection: closed",
  ],
  ["the end at once", (_query, _send, socket) => socket?.end(), "refused-connection: closed"],
  ["a reset", (_query, _send, socket) => socket?.resetAndDestroy(), "refused-connection: ECONNRESET"],
  ["silence", () => {}, "timeout: no answer"],
  [
    "65,535 octets announced, and few sent",
    (_query, _send, socket) => socket?.write(Uint8Array.of(255, 255, 1, 2, 3)),
    "timeout: no answer",
  ],
  [
    "messages that nobody waits for, without end",
    (query, send) => {
      for (let i = 1; i < 200; i++) send(answer({ ...query, id: query.id ^ i }));
    },
    "mismatch: more than 100 messages that answer nothing",
  ],
];

function otherType({ question }: Parameters<Script>[0]) {
  return question === undefined ? {} : { question: { ...question, type: "AAAA" } };
}

for (const [what, script, outcome] of scripts)
  test(`over TCP: ${what}`, async () => {
    await withTcp(script, async (carrier) => {
      assert.equal(
        told(await carrier.exchange(question(), patience(what === "silence" || what.startsWith("65") ? 30 : 3_000))),
        outcome,
      );
    });
  });

test("RFC 7766 §6.2.1.1: many questions on one connection, answered in any order", async () => {
  const held: (() => void)[] = [];
  const sockets = new Set<unknown>();
  const script: Script = (query, send, socket) => {
    sockets.add(socket);
    held.push(() => send(answer(query)));
    if (held.length === 50) for (const one of held.toReversed()) one();
  };
  await withTcp(script, async (carrier) => {
    const owners = Array.from({ length: 50 }, (_, i) => `n${i}.example.test`);
    const exchanges = await Promise.all(owners.map((owner) => carrier.exchange(question(owner), patience())));
    const brought = exchanges.map((one) => (one.kind === "message" ? one.message.question?.owner : one.why));
    assert.deepEqual(brought, owners);
    assert.equal(sockets.size, 1);
  });
});

test("more than 64 at once open more connections, at most four", async () => {
  const sockets = new Set<unknown>();
  const script: Script = (query, send, socket) => {
    sockets.add(socket);
    setImmediate(() => send(answer(query)));
  };
  await withTcp(script, async (carrier) => {
    const questions = Array.from({ length: 400 }, (_, i) => question(`n${i}.example.test`));
    const exchanges = await Promise.all(questions.map((one) => carrier.exchange(one, patience())));
    assert.ok(exchanges.every((one) => told(one) === "rcode 0"));
    assert.equal(sockets.size, 4);
  });
});

test("RFC 7766 §6.2.4: what crosses with the end of a connection is asked anew", async () => {
  let count = 0;
  const script: Script = (query, send, socket) => {
    count++;
    if (count === 1) send(answer(query));
    else if (count === 2) socket?.destroy();
    else send(answer(query));
  };
  await withTcp(script, async (carrier, server) => {
    assert.equal(told(await carrier.exchange(question(), patience())), "rcode 0");
    assert.equal(told(await carrier.exchange(question(), patience())), "rcode 0");
    assert.equal(server.queries.length, 3);
  });
});

test("a connection on which nothing comes back is used no more", async () => {
  const sockets = new Set<unknown>();
  const script: Script = (query, send, socket) => {
    sockets.add(socket);
    if (sockets.size > 1) send(answer(query));
  };
  await withTcp(script, async (carrier) => {
    assert.equal(told(await carrier.exchange(question(), patience(20))), "timeout: no answer");
    assert.equal(told(await carrier.exchange(question(), patience())), "rcode 0");
  });
});

test("after close: everything under way ends, and nothing begins", async () => {
  await withTcp(
    () => {},
    async (carrier) => {
      const underway = carrier.exchange(question(), patience());
      carrier.close();
      assert.equal(told(await underway), "unreachable: closed");
      assert.equal(told(await carrier.exchange(question(), patience())), "unreachable: closed");
    },
  );
});

test("nobody listens", async () => {
  const server = await tcpServer(() => {});
  server.close();
  const carrier = carrierTo(serverAt("tcp", "127.0.0.1", server.port), { randomness: random });
  assert.equal(told(await carrier.exchange(question(), patience())), "refused-connection: ECONNREFUSED");
});

const certificates: [url: string, ca: readonly string[] | undefined, outcome: string][] = [
  ["tls://127.0.0.1:PORT", [certificate], "rcode 0"], // RFC 8310 §8.1: by its address
  ["tls://127.0.0.1:PORT#dns.example.test", [certificate], "rcode 0"],
  ["tls://127.0.0.1:PORT#other.example.test", [certificate], "tls: ERR_TLS_CERT_ALTNAME_INVALID"],
  ["tls://localhost:PORT#dns.example.test", [certificate], "rcode 0"],
  ["tls://localhost:PORT", [certificate], "tls: ERR_TLS_CERT_ALTNAME_INVALID"],
  ["tls://127.0.0.1:PORT", undefined, "tls: DEPTH_ZERO_SELF_SIGNED_CERT"],
];
for (const [url, ca, outcome] of certificates)
  test(`${url}, ${ca === undefined ? "with Node's roots" : "with its root"}: ${outcome}`, async () => {
    const server = await tlsServer((query, send) => send(answer(query)));
    const parsed = parseServer(url.replace("PORT", String(server.port)));
    assert.ok(parsed.ok);
    const carrier = carrierTo(parsed.value, { randomness: random, ...(ca === undefined ? {} : { ca }) });
    assert.equal(told(await carrier.exchange(question(), patience())), outcome);
    carrier.close();
    server.close();
  });

test("a server of TCP that speaks no TLS", async () => {
  const server = await tcpServer(() => {});
  const carrier = carrierTo(serverAt("tls", "127.0.0.1", server.port), { randomness: random });
  assert.match(told(await carrier.exchange(question(), patience(50))), /^(?:tls|timeout|refused-connection): /);
  carrier.close();
  server.close();
});
