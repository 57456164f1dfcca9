import assert from "node:assert/strict";
import { test } from "node:test";
import { smtpProber } from "../../../src/net/smtp/prober.ts";
import { fake } from "./fake.ts";

const polite = { ehloName: "probe.example.test", allowPrivate: true, gapMs: 0 };
const hosts = ["mx1.example.test", "mx2.example.test", "mx3.example.test"];

test("one address has one connection at a time, whatever hosts are there", async () => {
  await using server = await fake({});
  const prober = smtpProber({ ...polite, port: server.port, injection: true });
  const sessions = await Promise.all(hosts.map((host) => prober.session(host, "127.0.0.1")));
  assert.deepEqual(
    sessions.map(({ mxHost, ended }) => [mxHost, ended.kind]),
    hosts.map((host) => [host, "done"]),
  );
  assert.deepEqual(server.connections, { all: 6, most: 1 });
});

test("a host at an address is talked to once", async () => {
  await using server = await fake({});
  const { session } = smtpProber({ ...polite, port: server.port });
  const [first, second] = await Promise.all([session("a.test", "127.0.0.1"), session("a.test", "127.0.0.1")]);
  assert.equal(first, second);
  assert.equal(await session("a.test", "127.0.0.1"), first);
  assert.equal(server.connections.all, 1);
});

test("only so many at once", async () => {
  await using server = await fake({}, "0.0.0.0");
  const { session } = smtpProber({ ...polite, port: server.port, atOnce: 2 });
  const addresses = ["127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4"];
  const sessions = await Promise.all(addresses.map((address) => session("a.test", address)));
  assert.ok(sessions.every(({ ended }) => ended.kind === "done"));
  assert.ok(server.connections.most <= 2, `${server.connections.most} at once`);
});
