/** Every question of the laboratory, over every transport, through two real resolvers: our state is the truth, and theirs. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, suite, test, type TestContext } from "node:test";
import { inspect, isDeepStrictEqual } from "node:util";
import { run } from "../../src/cli/main.ts";
import { readTrustAnchors } from "../../src/dns/dnssec/trust-anchors.ts";
import type { Validated } from "../../src/dns/dnssec/validated.ts";
import { rcodes } from "../../src/dns/message.ts";
import { name } from "../../src/dns/name.ts";
import type { Capability } from "../../src/net/dns.ts";
import { parseServer, type Transport } from "../../src/net/dns/server.ts";
import { type LiveResolver, liveResolver } from "../../src/net/resolver.ts";
import { recursive } from "./behaviours.ts";
import { type Lab, resolverUrl, startLab } from "./lab.ts";
import { askPlainly, type PlainAnswer } from "./plain-client.ts";
import { isCarried, labOptions } from "./programs.ts";
import { laboratory } from "../support/conformance.ts";
import { agreed, disagreed, throughMisbehaving, type Truth } from "./questions.ts";
import type { ResolverName } from "./servers.ts";
import { addresses } from "./zones.ts";

const resolvers: readonly ResolverName[] = ["unbound", "bind"];
const transports: readonly Transport[] = ["udp", "tcp", "tls", "https"];
const timeoutMs = 8_000; // for what is never answered
const options = labOptions();
const overIpv6 = options.skip === undefined && !isCarried(addresses.unbound6) ? { skip: "no IPv6 here" } : options;
const capabilities: readonly [keyof typeof recursive, Capability["kind"]][] = [
  ["honest", "dnssec"],
  ["truncates", "dnssec"],
  ["drops the first", "dnssec"],
  ["strips signatures", "strips"],
  ["no such name", "unreachable"],
];
const exitCodes: readonly [question: string, state: string, code: number][] = [
  ["www.ecdsa.test A", "secure", 0],
  ["www.unsigned.test A", "insecure", 0],
  ["www.bogus.test A", "bogus", 1],
  ["www.servfail.test A", "indeterminate", 3],
];

/** Everything is asked at once, when the laboratory stands; the tests wait for what they are about. */
const ours = new Map<string, Promise<Validated>>();
const theirs = new Map<string, Promise<PlainAnswer>>();
const live = new Map<string, LiveResolver>(); // by the URL of their only server
let lab: Lab | undefined;

before(async () => {
  if (options.skip !== undefined) return;
  lab = await startLab({ resolvers });
  const questions = [...Object.keys(agreed), ...Object.keys(disagreed)];
  assert.deepEqual({ questions: questions.length, ways: transports.length * resolvers.length }, laboratory);
  for (const resolver of resolvers) {
    for (const question of questions) theirs.set(`${resolver} ${question}`, plainly(resolver, question));
    for (const transport of transports) askAll(lab, resolverUrl(resolver, transport), questions);
  }
  if (isCarried(addresses.unbound6))
    for (const transport of transports) askAll(lab, resolverUrl("unbound6", transport), Object.keys(agreed));
  for (const [behaviour, { address }] of Object.entries(recursive))
    askAll(lab, `udp://${address}`, Object.keys(throughMisbehaving[behaviour] ?? {}));
});

after(async () => {
  await Promise.allSettled(ours.values());
  await Promise.all([...live.values()].map((one) => one.close()));
  await lab?.close();
});

suite("what the resolvers say themselves", () => {
  for (const resolver of resolvers) {
    for (const [question, truth] of Object.entries(agreed))
      test(`${resolver} ${question}`, options, async () => {
        assert.equal(shownPlainly(await theirs.get(`${resolver} ${question}`)), expectedOf(truth));
      });
    for (const [question, row] of Object.entries(disagreed))
      test(`${resolver} ${question}`, options, async () => {
        assert.equal(shownPlainly(await theirs.get(`${resolver} ${question}`)), row[resolver].says);
      });
  }
});

for (const resolver of resolvers)
  for (const transport of transports)
    suite(`through ${resolver} over ${transport}`, () => {
      const url = resolverUrl(resolver, transport);
      for (const [question, truth] of Object.entries(agreed))
        test(question, options, (context) => check(context, url, question, truth));
      for (const [question, row] of Object.entries(disagreed))
        test(question, options, (context) => check(context, url, question, row[resolver].truth));
    });

for (const transport of transports)
  suite(`through unbound over IPv6, ${transport}`, () => {
    for (const [question, truth] of Object.entries(agreed))
      test(question, overIpv6, (context) => check(context, resolverUrl("unbound6", transport), question, truth));
  });

for (const [behaviour, { address }] of Object.entries(recursive))
  suite(`through a resolver of which this is true: ${behaviour}`, () => {
    for (const [question, truth] of Object.entries(throughMisbehaving[behaviour] ?? {}))
      test(question, options, (context) => check(context, `udp://${address}`, question, truth));
  });

suite("what a resolver can do, before it is trusted with anything", () => {
  for (const [behaviour, kind] of capabilities)
    test(`${behaviour}: ${kind}`, options, async () => {
      const capability = await live.get(`udp://${recursive[behaviour].address}`)?.capability();
      assert.equal(capability?.kind, kind);
    });
});

test("a resolver that strips signatures is passed over for one that does not", options, async () => {
  assert.ok(lab);
  const servers = [`udp://${recursive["strips signatures"].address}`, resolverUrl("unbound", "udp")].map((url) => {
    const server = parseServer(url);
    assert.ok(server.ok);
    return server.value;
  });
  const anchors = readTrustAnchors(readFileSync(lab.anchors.masterFile, "utf8"));
  assert.ok(anchors.ok);
  const both = liveResolver({ servers, anchors: anchors.value, timeoutMs });
  assert.equal((await both.validate(name("www.ecdsa.test"), "A")).security, "secure");
  await both.close();
});

suite("mecsa dns", () => {
  for (const [question, state, code] of exitCodes)
    test(`${question}: ${state}, exit ${code}`, options, async () => {
      assert.ok(lab);
      const said: string[] = [];
      const streams = {
        out: (text: string) => said.push(text),
        err: () => {},
        paint: (_: unknown, text: string) => text,
      };
      const where = ["--resolver", resolverUrl("unbound", "udp"), "--trust-anchor", lab.anchors.masterFile];
      assert.equal(await run(["dns", ...question.split(" "), ...where], streams), code);
      assert.match(said.join(""), new RegExp(`^${state}`, "m"));
    });
});

function plainly(resolver: ResolverName, question: string): Promise<PlainAnswer> {
  const [owner = "", type = ""] = question.split(" ");
  return askPlainly(addresses[resolver], owner, type, timeoutMs);
}

function askAll({ anchors, certificate }: Lab, url: string, questions: readonly string[]): void {
  const server = parseServer(url);
  const anchor = readTrustAnchors(readFileSync(anchors.masterFile, "utf8"));
  assert.ok(server.ok && anchor.ok);
  const ca = [readFileSync(certificate, "utf8")];
  const resolver = liveResolver({ servers: [server.value], anchors: anchor.value, timeoutMs, ca });
  live.set(url, resolver);
  for (const question of questions) {
    const [owner = "", type = ""] = question.split(" ");
    const answer = resolver.validate(name(owner), type);
    answer.catch(() => {}); // its test tells
    ours.set(`${url} ${question}`, answer);
  }
}

/** Where we are wrong, the whole answer is told as well, every step of its chain included. */
async function check(context: TestContext, url: string, question: string, truth: Truth | undefined): Promise<void> {
  const answer = await ours.get(`${url} ${question}`);
  assert.ok(answer);
  const found = truthIn(answer);
  if (!isDeepStrictEqual(found, truth)) context.diagnostic(inspect(answer, { depth: 5, breakLength: 120 }));
  assert.deepEqual(found, truth);
}

function truthIn({ security: state, outcome, aliases, because }: Validated): unknown {
  if (state === "bogus" || state === "indeterminate") return { state, because: because?.code };
  const records = aliases.length + (outcome.kind === "rrset" ? outcome.rrset.rdata.length : 0);
  const whole = { state, outcome: outcome.kind, records };
  return because === undefined ? whole : { ...whole, because: because.code };
}

/** Such as `NOERROR+AD/1`; an RCODE that says that there is no answer, and none at all, are the same. */
function shownPlainly(answer: PlainAnswer | undefined): string {
  if (answer === undefined || answer === "no reply" || answer.rcode === rcodes.SERVFAIL) return "SERVFAIL";
  const rcode = answer.rcode === rcodes.NXDOMAIN ? "NXDOMAIN" : "NOERROR";
  return `${rcode}${answer.isAuthenticated ? "+AD" : ""}/${answer.records}`;
}

/** What a resolver that validates says of it. */
function expectedOf(truth: Truth): string {
  if (truth.state === "bogus" || truth.state === "indeterminate") return "SERVFAIL";
  const rcode = truth.outcome === "nxdomain" ? "NXDOMAIN" : "NOERROR";
  return `${rcode}${truth.state === "secure" ? "+AD" : ""}/${truth.records}`;
}
