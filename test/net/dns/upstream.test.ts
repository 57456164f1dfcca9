import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { Message, NoMessage, Received } from "../../../src/dns/message.ts";
import { name } from "../../../src/dns/name.ts";
import { serverAt } from "../../../src/net/dns/server.ts";
import { type Sent, type Upstream, upstream, type UpstreamOptions } from "../../../src/net/dns.ts";
import { answer, type FakeServer, record, type Script, udpServer } from "./fake-server.ts";

const www = name("www.example.test");

/** What was brought, in a word. */
const told = (brought: Received | NoMessage): string =>
  brought.kind === "message" ? `rcode ${brought.message.rcode}, age ${brought.age}` : brought.why;

const outcomes = (sent: readonly Sent[], servers: readonly FakeServer[]): readonly string[] =>
  sent.map(({ server, outcome }) => `${servers.findIndex(({ port }) => server.endsWith(`:${port}`)) + 1} ${outcome}`);

interface World {
  up: Upstream;
  servers: readonly FakeServer[];
  clock: { ms: number };
}

async function withServers(
  scripts: readonly Script[],
  use: (world: World) => Promise<void>,
  options: Partial<UpstreamOptions> = {},
): Promise<void> {
  const servers = await Promise.all(scripts.map(udpServer));
  const clock = { ms: Date.UTC(2026, 0, 1) };
  const up = upstream({
    servers: servers.map(({ port }) => serverAt("udp", "127.0.0.1", port)),
    now: () => new Date(clock.ms),
    ...options,
  });
  try {
    await use({ up, servers, clock });
  } finally {
    await up.close();
    for (const server of servers) server.close();
  }
}

const good: Script = (query, send) => send(answer(query));
const silent: Script = () => {};
const rcode =
  (code: number): Script =>
  (query, send) =>
    send(answer(query, { rcode: code, answer: [] }));
const soa = record("example.test", "SOA", 900, 0, 0, ...Array.from({ length: 16 }, () => 0), 0, 0, 0, 60); // minimum 60

// [what the server sends, seconds for which it is remembered]
const lifetimes: [what: string, changed: Partial<Message>, seconds: number][] = [
  ["an answer with TTL 300", {}, 300],
  ["the lowest TTL counts", { authority: [record("example.test", "NS", 20, 0)] }, 20],
  ["RFC 2308 §5: NODATA, for the minimum of the SOA record", { answer: [], authority: [soa] }, 60],
  [
    "RFC 2308 §5: NXDOMAIN, for the TTL of the SOA record",
    { answer: [], authority: [{ ...soa, ttl: 7 }], rcode: 3 },
    7,
  ],
  ["RFC 2308 §5: a denial without SOA record, not at all", { answer: [], rcode: 3 }, 0],
  ["an alias without its end", { answer: [record("www.example.test", "CNAME", 300, 0)] }, 0],
  ["TTL 0", { answer: [record("www.example.test", "A", 0, 192, 0, 2, 1)] }, 0],
  ["a day at most", { answer: [record("www.example.test", "A", 2_000_000, 192, 0, 2, 1)] }, 86_400],
  ["RFC 9520 §3.2: SERVFAIL", { answer: [], rcode: 2 }, 5],
  ["REFUSED", { answer: [], rcode: 5 }, 5],
];
for (const [what, changed, seconds] of lifetimes)
  test(`remembered: ${what}: ${seconds} s`, async () => {
    await withServers([(query, send) => send(answer(query, changed))], async ({ up, servers, clock }) => {
      const ask = async (): Promise<[string, number]> => [
        told(await up.ask(www, "A")),
        servers[0]?.queries.length ?? 0,
      ];
      const code = changed.rcode ?? 0;
      assert.deepEqual(await ask(), [`rcode ${code}, age 0`, 1]);
      clock.ms += Math.max(0, seconds * 1_000 - 1);
      if (seconds > 0) assert.deepEqual(await ask(), [`rcode ${code}, age ${seconds - 1}`, 1]);
      clock.ms += 1;
      assert.deepEqual(await ask(), [`rcode ${code}, age 0`, 2]);
    });
  });

test("remembered: for 5 s that there was no message (RFC 9520 §3.2)", async () => {
  await withServers(
    [silent],
    async ({ up, servers, clock }) => {
      for (const after of [0, 4_999]) {
        clock.ms += after;
        assert.equal(told(await up.ask(www, "A")), "timeout");
      }
      const before = servers[0]?.queries.length ?? 0;
      clock.ms += 1;
      await up.ask(www, "A");
      assert.ok((servers[0]?.queries.length ?? 0) > before);
    },
    { timeoutMs: 30, firstTimeoutMs: 20 },
  );
});

test("equal questions that meet are asked once", async () => {
  const held: (() => void)[] = [];
  await withServers([(query, send) => held.push(() => send(answer(query)))], async ({ up, servers }) => {
    const asked = Array.from({ length: 20 }, () => up.ask(www, "A"));
    const other = up.ask(www, "AAAA");
    while (held.length < 2) await turn();
    for (const one of held) one();
    const brought = await Promise.all([...asked, other]);
    assert.deepEqual(new Set(brought.map(told)), new Set(["rcode 0, age 0"]));
    assert.equal(servers[0]?.queries.length, 2);
  });
});

const orders: [what: string, scripts: readonly Script[], brought: string, sent: readonly string[]][] = [
  ["the first server answers", [good, good], "rcode 0, age 0", ["1 NOERROR"]],
  ["NXDOMAIN is an answer", [rcode(3), good], "rcode 3, age 0", ["1 NXDOMAIN"]],
  ["SERVFAIL: the next one", [rcode(2), good], "rcode 0, age 0", ["1 SERVFAIL", "2 NOERROR"]],
  ["REFUSED: the next one", [rcode(5), good], "rcode 0, age 0", ["1 REFUSED", "2 NOERROR"]],
  [
    "FORMERR, NOTIMP: no EDNS, the next one",
    [rcode(1), rcode(4), good],
    "rcode 0, age 0",
    ["1 FORMERR", "2 NOTIMP", "3 NOERROR"],
  ],
  ["nobody does better: the first message", [rcode(2), rcode(5)], "rcode 2, age 0", ["1 SERVFAIL", "2 REFUSED"]],
  ["silence: the next one", [silent, good], "rcode 0, age 0", ["1 timeout", "2 NOERROR"]],
  ["silence and SERVFAIL: the message", [silent, rcode(2)], "rcode 2, age 0", ["1 timeout", "2 SERVFAIL"]],
];
for (const [what, scripts, brought, sent] of orders)
  test(what, async () => {
    await withServers(
      scripts,
      async ({ up, servers }) => {
        assert.equal(told(await up.ask(www, "A")), brought);
        assert.deepEqual(outcomes(up.sent(), servers), sent);
        assert.deepEqual(
          up.sent().map(({ isRetry }) => isRetry),
          sent.map((_, i) => i > 0),
        );
      },
      scripts.includes(silent) ? { firstTimeoutMs: 100 } : {},
    );
  });

test("a server that drops the first three is asked until it answers, with twice the patience each time", async () => {
  let count = 0;
  await withServers(
    [(query, send) => ++count > 3 && send(answer(query))],
    async ({ up, servers }) => {
      assert.equal(told(await up.ask(www, "A")), "rcode 0, age 0");
      assert.deepEqual(outcomes(up.sent(), servers), ["1 timeout", "1 timeout", "1 timeout", "1 NOERROR"]);
    },
    { firstTimeoutMs: 20 },
  );
});

test("the budget ends everything, and tells who was asked", async () => {
  await withServers(
    [silent, silent],
    async ({ up }) => {
      const brought = await up.ask(www, "A");
      assert.ok(brought.kind === "failed");
      assert.deepEqual([brought.why, brought.servers.length >= 2], ["timeout", true]);
    },
    { timeoutMs: 60, firstTimeoutMs: 20 },
  );
});

test("a server that failed is asked last for a while", async () => {
  let isUp = false;
  const first: Script = (query, send) => isUp && send(answer(query));
  await withServers(
    [first, good],
    async ({ up, servers, clock }) => {
      await up.ask(www, "A");
      isUp = true;
      await up.ask(www, "AAAA");
      clock.ms += 2_000;
      await up.ask(www, "MX");
      assert.deepEqual(outcomes(up.sent(), servers), ["1 timeout", "2 NOERROR", "2 NOERROR", "1 NOERROR"]);
    },
    { firstTimeoutMs: 100 },
  );
});

test("concurrency: the others wait, in order", async () => {
  const held: (() => void)[] = [];
  await withServers(
    [(query, send) => held.push(() => send(answer(query)))],
    async ({ up, servers }) => {
      const all = Array.from({ length: 10 }, (_, i) => up.ask(name(`n${i}.example.test`), "A"));
      for (let i = 0; i < 5; i++) {
        while (held.length < 2) await turn();
        assert.equal(held.length, 2);
        for (const one of held.splice(0)) one();
      }
      await Promise.all(all);
      const owners = servers[0]?.queries.map(({ question }) => question?.owner).toSorted();
      assert.deepEqual(
        owners,
        Array.from({ length: 10 }, (_, i) => `n${i}.example.test`),
      );
    },
    { concurrency: 2 },
  );
});

const signed: Script = (query, send) =>
  send(answer(query, { answer: [record(".", "DNSKEY", 60, 1, 1, 3, 8, 1), record(".", "RRSIG", 60, ...rrsig)] }));
const rrsig = [0, 48, 8, 0, ...Array.from({ length: 12 }, () => 0), 0, 1, 0, 1]; // the root's, of nothing
const unsigned: Script = (query, send) => send(answer(query, { answer: [record(".", "DNSKEY", 60, 1, 1, 3, 8, 1)] }));

const capabilities: [
  what: string,
  scripts: readonly Script[],
  kind: string,
  why: string | undefined,
  stripping: number,
][] = [
  ["signatures come", [signed], "dnssec", undefined, 0],
  ["of one of them", [unsigned, signed], "dnssec", undefined, 0],
  ["one is silent", [silent, signed], "dnssec", undefined, 0],
  ["none come", [unsigned, unsigned], "strips", undefined, 2],
  ["a server without EDNS", [rcode(1)], "strips", undefined, 1],
  ["silence and none", [silent, unsigned], "strips", undefined, 1],
  ["silence", [silent], "unreachable", "timeout", 1],
  ["refusal", [rcode(5)], "unreachable", "REFUSED", 1],
  ["nobody to ask", [], "unreachable", "no-servers", 0],
];
for (const [what, scripts, kind, why, count] of capabilities)
  test(`probe: ${what}: ${kind}`, async () => {
    await withServers(
      scripts,
      async ({ up }) => {
        const capability = await up.probe();
        assert.equal(capability.kind, kind);
        if (capability.kind === "unreachable") assert.equal(capability.why, why);
        if (capability.kind !== "dnssec") assert.equal(capability.servers.length, count);
      },
      scripts.includes(silent) ? { timeoutMs: 120, firstTimeoutMs: 100 } : {},
    );
  });

test("probe: its question need not be asked again, and who strips is left out", async () => {
  await withServers([unsigned, signed], async ({ up, servers }) => {
    await up.probe();
    await up.ask(name("."), "DNSKEY");
    await up.ask(www, "A");
    assert.deepEqual(outcomes(up.sent(), servers).toSorted(), ["1 NOERROR", "2 NOERROR", "2 NOERROR"]);
  });
});

test("no servers", async () => {
  await withServers([], async ({ up }) => assert.equal(told(await up.ask(www, "A")), "no-servers"));
});

test("the signal, and close, end what is under way and what comes after", async () => {
  for (const how of ["signal", "close"]) {
    const stop = new AbortController();
    await withServers(
      [silent],
      async ({ up }) => {
        const underway = up.ask(www, "A");
        if (how === "signal") stop.abort();
        else await up.close();
        assert.equal(told(await underway), "unreachable");
        assert.equal(told(await up.ask(www, "A")), "unreachable");
      },
      { signal: stop.signal },
    );
  }
});

test("what is no type at all is our own mistake", async () => {
  await withServers([good], async ({ up }) => {
    await assert.rejects(up.ask(www, "NO SUCH"), RangeError);
    await assert.rejects(up.ask(www, "NO SUCH"), RangeError);
  });
});

test("watch sees what goes out", async () => {
  const seen: Sent[] = [];
  await withServers(
    [good],
    async ({ up }) => {
      await up.ask(www, "A");
      await up.ask(www, "A");
      assert.deepEqual(
        seen.map(({ owner, type, transport, outcome, isRetry }) => [owner, type, transport, outcome, isRetry]),
        [[www, "A", "udp", "NOERROR", false]],
      );
      assert.deepEqual(up.sent(), seen);
    },
    { watch: (sent) => seen.push(sent) },
  );
});

test("rounds: a question is of the one behind that of the latest answer before it", async () => {
  await withServers([good], async ({ up }) => {
    await Promise.all([up.ask(www, "A"), up.ask(www, "AAAA")]);
    await Promise.all([up.ask(www, "MX"), up.ask(www, "A")]);
    await up.ask(www, "TXT");
    assert.deepEqual(
      up
        .sent()
        .map(({ type, round }) => `${type} ${round}`)
        .toSorted(),
      ["A 1", "AAAA 1", "MX 2", "TXT 3"],
    );
  });
});
