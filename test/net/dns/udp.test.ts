import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { createSocket } from "node:dgram";
import { test } from "node:test";
import type { Message } from "../../../src/dns/message.ts";
import { name } from "../../../src/dns/name.ts";
import type { Carrier, Exchange, Patience } from "../../../src/net/dns/carrier.ts";
import { carrierTo } from "../../../src/net/dns/carriers.ts";
import { randomness } from "../../../src/net/dns/randomness.ts";
import { serverAt } from "../../../src/net/dns/server.ts";
import { udp } from "../../../src/net/dns/udp.ts";
import { answer, bothServer, type Script, udpServer } from "./fake-server.ts";

const random = randomness(randomBytes);
const upperCase = randomness((octets) => new Uint8Array(octets).fill(0xff));
const question = { owner: name("www.example.test"), type: "A" };
const patience = (timeoutMs: number): Patience => ({ timeoutMs, until: performance.now() + 3_000 });
const patient = (): Patience => patience(3_000);

/** What the exchange came to, in a word or two. */
const told = (exchange: Exchange): string =>
  exchange.kind === "message" ? `rcode ${exchange.message.rcode}` : `${exchange.why}: ${exchange.detail}`;

async function withUdp(script: Script, use: (carrier: Carrier, queries: readonly Message[]) => Promise<void>) {
  const server = await udpServer(script);
  const carrier = udp(serverAt("udp", "127.0.0.1", server.port), random);
  try {
    await use(carrier, server.queries);
  } finally {
    carrier.close();
    server.close();
  }
}

const withId = (octets: Uint8Array, id: number): Uint8Array => octets.with(0, id >> 8).with(1, id & 0xff);

/** A name in the same octets, but not the one that was asked for. */
const otherName = (query: Message): Message => {
  const octets = query.question?.octets.with(1, 0x58) ?? new Uint8Array();
  return { ...query, ...(query.question === undefined ? {} : { question: { ...query.question, octets } }) };
};

// What comes before the answer, and must not end the wait for it.
const passedOver: [what: string, before: (query: Message) => Uint8Array][] = [
  ["another id", (query) => withId(answer(query), query.id ^ 1)],
  ["another name", (query) => answer(otherName(query))],
  ["another type", (query) => answer({ ...query, ...questionOf(query, { type: "AAAA" }) })],
  ["another class", (query) => answer({ ...query, ...questionOf(query, { class: 3 }) })],
  ["no question", (query) => answer({ ...query, question: undefined } as unknown as Message)],
  ["the query itself", (query) => answer(query, { isResponse: false })],
  ["another opcode", (query) => answer(query, { opcode: 4 })],
  ["nothing", () => new Uint8Array()],
  ["eleven octets", (query) => answer(query).slice(0, 11)],
  ["a message cut off", (query) => answer(query).slice(0, 40)],
  ["garbage with the right id", (query) => withId(Uint8Array.from(randomBytes(80)).fill(0xff, 4, 12), query.id)],
];

function questionOf({ question }: Message, changed: Partial<NonNullable<Message["question"]>>): Partial<Message> {
  return question === undefined ? {} : { question: { ...question, ...changed } };
}

for (const [what, before] of passedOver)
  test(`passed over: ${what}`, async () => {
    const script: Script = (query, send) => {
      send(before(query));
      send(answer(query));
    };
    await withUdp(script, async (carrier) =>
      assert.equal(told(await carrier.exchange(question, patient())), "rcode 0"),
    );
  });

const instead: [what: string, reply: (query: Message) => Uint8Array, outcome: string][] = [
  ["another id", (query) => withId(answer(query), query.id ^ 1), "timeout: no answer"],
  ["another name", (query) => answer(otherName(query)), "mismatch: question"],
  ["a message cut off", (query) => answer(query).slice(0, 40), "malformed: cut-off"],
];
for (const [what, reply, outcome] of instead)
  test(`in place of an answer: ${what}`, async () => {
    await withUdp(
      (query, send) => send(reply(query)),
      async (carrier) => assert.equal(told(await carrier.exchange(question, patience(30))), outcome),
    );
  });

test("where there is no way to the server, that is said; nothing is thrown", async () => {
  const carrier = udp(serverAt("udp", "255.255.255.255", 53), random); // no socket of ours may send there
  const exchange = await carrier.exchange(question, patient());
  carrier.close();
  assert.equal(told(exchange), "unreachable: EACCES");
});

test("an answer from another port is none", async () => {
  const other = createSocket("udp4");
  const server = createSocket("udp4");
  await new Promise<void>((resolve) => server.bind(0, "127.0.0.1", resolve));
  server.on("message", (octets, from) => other.send(octets.with(2, 0x81), from.port, from.address));
  const carrier = udp(serverAt("udp", "127.0.0.1", server.address().port), random);
  assert.equal(told(await carrier.exchange(question, patience(30))), "timeout: no answer");
  for (const one of [carrier, other, server]) one.close();
});

test("a flood of datagrams ends the question, as a mismatch", async () => {
  const script: Script = (query, send) => {
    for (let i = 1; i < 150; i++) send(withId(answer(query), query.id ^ i));
  };
  await withUdp(script, async (carrier) => {
    const exchange = await carrier.exchange(question, patient());
    assert.equal(told(exchange), "mismatch: more than 100 datagrams that answer nothing");
  });
});

test("late and twice: what nobody waits for any more harms nothing", async () => {
  const held: (() => void)[] = [];
  const script: Script = (query, send) => {
    held.push(() => send(answer(query)));
    if (held.length < 2) return;
    for (const late of [...held, ...held]) late();
  };
  await withUdp(script, async (carrier) => {
    assert.equal(told(await carrier.exchange(question, patience(20))), "timeout: no answer");
    assert.equal(told(await carrier.exchange(question, patient())), "rcode 0");
  });
});

test("RFC 6891, RFC 4035 §3.2: queries have EDNS with 1232 octets, DO, CD and RD, and ids, ports and case at random", async () => {
  await withUdp(
    (query, send) => send(answer(query)),
    async (carrier, queries) => {
      for (let i = 0; i < 40; i++) await carrier.exchange(question, patient());
      const { recursionDesired, checkingDisabled, edns } = queries[0] ?? {};
      assert.deepEqual([recursionDesired, checkingDisabled, edns?.udpSize, edns?.dnssecOk], [true, true, 1232, true]);
      const spellings = new Set(queries.map((query) => String(query.question?.octets)));
      assert.ok(spellings.size > 30 && new Set(queries.map(({ id }) => id)).size > 30);
    },
  );
});

test("nobody listens: refused, not silent", async () => {
  const server = await udpServer(() => {});
  server.close();
  const carrier = udp(serverAt("udp", "127.0.0.1", server.port), random);
  assert.equal(told(await carrier.exchange(question, patient())), "refused-connection: ECONNREFUSED");
  carrier.close();
});

test("after close: everything under way ends, and nothing begins", async () => {
  await withUdp(
    () => {},
    async (carrier) => {
      const underway = carrier.exchange(question, patient());
      carrier.close();
      assert.equal(told(await underway), "unreachable: closed");
      assert.equal(told(await carrier.exchange(question, patient())), "unreachable: closed");
    },
  );
});

const refusing: Script = (_query, _send, socket) => socket?.destroy();
const fallbacks: [what: string, overUdp: Script, overTcp: Script, outcome: string, tcpQueries: number][] = [
  [
    "truncated",
    (query, send) => send(answer(query, { isTruncated: true, answer: [] })),
    (query, send) => send(answer(query)),
    "rcode 0",
    1,
  ],
  [
    "in another case",
    (query, send) => send(answer(lowerCase(query))),
    (query, send) => send(answer(query)),
    "rcode 0",
    1,
  ],
  ["malformed", (query, send) => send(answer(query).slice(0, 40)), (query, send) => send(answer(query)), "rcode 0", 1],
  [
    "truncated, and TCP closes",
    (query, send) => send(answer(query, { isTruncated: true })),
    refusing,
    "truncated: refused-connection: closed",
    1,
  ],
  ["answered", (query, send) => send(answer(query)), refusing, "rcode 0", 0],
];

function lowerCase(query: Message): Message {
  const octets = query.question?.octets.map((octet) => (octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : octet));
  return octets === undefined ? query : { ...query, ...questionOf(query, { octets }) };
}

for (const [what, overUdp, overTcp, outcome, tcpQueries] of fallbacks)
  test(`over UDP ${what}`, async () => {
    const { udp: datagrams, tcp } = await bothServer(overUdp, overTcp);
    const carrier = carrierTo(serverAt("udp", "127.0.0.1", tcp.port), { randomness: upperCase });
    assert.equal(told(await carrier.exchange(question, what === "malformed" ? patience(50) : patient())), outcome);
    assert.equal(tcp.queries.length, tcpQueries);
    for (const one of [carrier, datagrams, tcp]) one.close();
  });

test("a server that does not keep the case is asked over TCP from then on", async () => {
  const { udp: datagrams, tcp } = await bothServer(
    (query, send) => send(answer(lowerCase(query))),
    (query, send) => send(answer(query)),
  );
  const carrier = carrierTo(serverAt("udp", "127.0.0.1", tcp.port), { randomness: upperCase });
  for (let i = 0; i < 3; i++) assert.equal(told(await carrier.exchange(question, patient())), "rcode 0");
  assert.deepEqual([datagrams.queries.length, tcp.queries.length], [1, 3]);
  for (const one of [carrier, datagrams, tcp]) one.close();
});
