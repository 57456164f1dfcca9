/** The demonstration's name server, asked by octets and by the live resolver. */
import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { connect } from "node:net";
import { after, test } from "node:test";
import { type NameServer, nameServer } from "../../src/demo/name-server.ts";
import { zoneKey } from "../../src/demo/dns/keys.ts";
import { anchorOf } from "../../src/demo/dns/tree.ts";
import { treeOf } from "../support/dnssec/tree.ts";
import { type Message, rcodes } from "../../src/dns/message.ts";
import { name } from "../../src/dns/name.ts";
import { wireName } from "../../src/dns/wire/name.ts";
import { queryOctets } from "../../src/dns/wire/query.ts";
import { readMessage } from "../../src/dns/wire/read.ts";
import { framed, frames } from "../../src/net/dns/frames.ts";
import { liveResolver } from "../../src/net/resolver.ts";
import { today } from "../support/dnssec/examine.ts";

const keys = [zoneKey(13, "demo")];
const long = Array.from({ length: 12 }, (_, index) => `many.test. TXT "${index} ${"x".repeat(150)}"`);
const zones = treeOf([
  { origin: ".", text: "", keys },
  { origin: "test", text: ["a.test. A 192.0.2.1", ...long].join("\n"), keys },
]);
let running: Promise<NameServer> | undefined; // from the first test on
after(async () => (await running)?.[Symbol.asyncDispose]());

const serverAddress = async (): Promise<NameServer["server"]> => (await (running ??= nameServer(zones))).server;

const queryFor = (owner: string, type: string, dnssec = true): Uint8Array =>
  queryOctets({ id: 4711, owner: wireName(name(owner)), type, dnssec });

function messageIn(octets: Uint8Array): Message {
  const read = readMessage(octets);
  assert.ok(read.ok);
  return read.value;
}

async function overUdp(query: Uint8Array): Promise<{ octets: number; message: Message }> {
  const socket = createSocket("udp4");
  const server = await serverAddress();
  socket.send(query, server.port, server.address);
  const [octets] = await once(socket, "message");
  socket.close();
  return { octets: octets.length, message: messageIn(octets) };
}

async function overTcp(query: Uint8Array): Promise<Message> {
  const server = await serverAddress();
  const socket = connect(server.port, server.address);
  const { promise, resolve } = Promise.withResolvers<Uint8Array>();
  socket.on("data", frames(resolve)).write(framed(query));
  const octets = await promise;
  socket.destroy();
  return messageIn(octets);
}

const typesIn = ({ answer }: Message): readonly string[] => answer.map(({ type }) => type);

test("records of DNSSEC for those who ask for them (RFC 4035 §3.2.1)", async () => {
  assert.deepEqual(typesIn((await overUdp(queryFor("a.test", "A"))).message), ["A", "RRSIG"]);
  assert.deepEqual(typesIn((await overUdp(queryFor("a.test", "A", false))).message), ["A"]);
});

test("what is too long for UDP is cut, and whole over TCP (RFC 6891 §6.2.3)", async () => {
  const { octets, message } = await overUdp(queryFor("many.test", "TXT"));
  assert.ok(octets <= 1232 && message.isTruncated);
  const whole = await overTcp(queryFor("many.test", "TXT"));
  assert.deepEqual([whole.isTruncated, typesIn(whole).length], [false, 13]);
});

test("another operation or class is refused, and what is no query has no answer", async () => {
  const notify = Uint8Array.from(queryFor("a.test", "A"));
  notify[2] = 0x20;
  assert.equal((await overUdp(notify)).message.rcode, rcodes.NOTIMP);
  const chaos = Uint8Array.from(queryFor("a.test", "A"));
  chaos[12 + wireName(name("a.test")).length + 3] = 3;
  assert.equal((await overUdp(chaos)).message.rcode, rcodes.FORMERR);
  const socket = createSocket("udp4");
  const server = await serverAddress();
  const response = Uint8Array.from(queryFor("a.test", "A"));
  response[2] = 0x80;
  for (const octets of [Uint8Array.of(1, 2, 3), response, queryFor("a.test", "A")])
    socket.send(octets, server.port, server.address);
  const [first] = await once(socket, "message");
  socket.close();
  assert.deepEqual(typesIn(messageIn(first)), ["A", "RRSIG"]);
});

test("the live resolver validates from the root down", async () => {
  const server = await serverAddress();
  const anchors = zones.filter(({ origin }) => origin === ".").map(anchorOf);
  const resolver = liveResolver({ servers: [server], anchors, now: () => today });
  const rows: [owner: string, type: string, said: string][] = [
    ["a.test", "A", "secure rrset"],
    ["many.test", "TXT", "secure rrset"],
    ["b.test", "A", "secure nxdomain"],
    ["a.test", "AAAA", "secure nodata"],
  ];
  for (const [owner, type, said] of rows) {
    const { security, outcome } = await resolver.query(name(owner), type);
    assert.equal(`${security} ${outcome.kind}`, said, owner);
  }
  await resolver.close();
});
