/** What the live resolver knows without asking. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { parseRecording, recorded, recordingText, replayed } from "../../src/dns/recording.ts";
import { rootAnchors } from "../../src/dns/dnssec/trust-anchors.ts";
import { below, name } from "../../src/dns/name.ts";
import { serverAt } from "../../src/net/dns/server.ts";
import { liveResolver } from "../../src/net/resolver.ts";
import { answer, udpServer } from "./dns/fake-server.ts";

const long = name(Array.from({ length: 4 }, () => "a".repeat(61)).join(".")); // 249 octets

const owners = [below("_domainkey", long), below("a".repeat(64), name("a.test"))];

for (const owner of owners)
  test(`no zone can hold ${owner.slice(0, 20)}…, so nobody is asked; RFC 1035 §3.1`, async () => {
    const resolver = liveResolver({ servers: [], anchors: [], watch: () => assert.fail("somebody was asked") });
    const { outcome, security } = await resolver.query(owner, "TXT");
    assert.deepEqual([outcome, security], [{ kind: "nxdomain" }, "secure"]);
    await resolver.close();
  });

test("a server that denies the root denies everything, and is believed nothing", async (t) => {
  const server = await udpServer((query, send) => send(answer(query, { rcode: 3, answer: [] })));
  t.after(() => server.close());
  const resolver = liveResolver({ servers: [serverAt("udp", "127.0.0.1", server.port)], anchors: rootAnchors });
  const { outcome } = await resolver.query(name("a.test"), "TXT");
  await resolver.close();
  assert.deepEqual(outcome, { kind: "failed", why: "no answer from the resolver: NXDOMAIN" });
});

test("a recording has no such name, and a replay gives the same answer", async () => {
  const [owner = long] = owners;
  const resolver = liveResolver({ servers: [], anchors: [] });
  const kept = recorded(resolver);
  const answer = await kept.query(owner, "TXT");
  const read = parseRecording(recordingText(kept.recording(new Date("2026-11-22T00:00:00Z"))));
  assert.ok(read.ok);
  assert.deepEqual(read.value.answers, []);
  assert.deepEqual(await replayed(read.value).query(owner, "TXT"), answer);
  await resolver.close();
});
