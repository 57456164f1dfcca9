/** Every mail server, MX layout and record of the laboratory is assessed, live: our verdict is the truth, and so is what others say. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, suite, test, type TestContext } from "node:test";
import { inspect, isDeepStrictEqual } from "node:util";
import { assess } from "../../src/assess.ts";
import { checkHost } from "../../src/checks/spf/sender.ts";
import { readTrustAnchors } from "../../src/dns/dnssec/trust-anchors.ts";
import { name } from "../../src/dns/name.ts";
import type { Io } from "../../src/io.ts";
import type { Assessment, CheckId, CriterionId } from "../../src/model.ts";
import { parseServer } from "../../src/net/dns/server.ts";
import { liveIo } from "../../src/net/io.ts";
import { type LiveResolver, liveResolver } from "../../src/net/resolver.ts";
import { resolverUrl } from "./lab.ts";
import { type MailCase, mailCases } from "./mail/cases.ts";
import { hasIpv6, type MailLab, mailLabOptions, startMailLab } from "./mail/lab.ts";
import { ask, type Peer, peers, whyNotAsked } from "./mail/peers.ts";
import { dkimTruth, dmarcTruth, spfTruth } from "./mail/record-truth.ts";
import { deliveryTruth, mailTruth, scanTruth } from "./mail/mail-truth.ts";
import { mxTruth } from "./mail/mx-truth.ts";
import { sideBySide } from "./mail/side-by-side.ts";
import { steady, type Truth } from "./mail/truth.ts";
import { inParallel } from "./programs.ts";

const options = mailLabOptions();
const dnsMs = 4_000; // for what is never answered
const greetingMs = 3_500; // longer than the tarpit's

/** Everything is asked at once, when the laboratory stands; the tests wait for what they are about. */
const ours = new Map<string, Promise<Assessment>>();
const theirs = new Map<string, Promise<string>>();
let lab: MailLab | undefined;
let resolver: LiveResolver | undefined;

before(async () => {
  if (options.skip !== undefined) return;
  lab = await startMailLab();
  resolver = resolverOf(lab);
  const io = ioOf(lab, resolver);
  const scanning = ioOf(lab, resolver, { tlsScan: true });
  void inParallel(atOnce, [...assessments(io), ...scans(scanning)], (job) => job());
  void inParallel(atOnce, questionsToPeers(lab), (job) => job());
});

after(async () => {
  await Promise.allSettled([...ours.values(), ...theirs.values()]);
  await resolver?.close();
  await lab?.close();
});

for (const peer of peers)
  suite(`what ${peer} says of the mail servers`, () => {
    for (const one of mailCases)
      test(one.label, optionsOf(one, peer), async () => {
        assert.equal(await theirs.get(`${peer} ${one.label}`), mailTruth[one.label]?.[peer]);
      });
  });

suite("mail servers", () => {
  for (const one of mailCases)
    test(one.label, optionsOf(one), (context) => check(context, one.label, mailTruth[one.label], transport));
});

suite("MX layouts", () => {
  for (const [label, truth] of Object.entries(mxTruth))
    test(label, options, (context) => check(context, label, truth, ["mx", ...transport]));
});

suite("senders that look for DANE", () => {
  for (const one of mailCases.filter(isForDane))
    test(one.label, optionsOf(one), async () => {
      const { tables } = (await ours.get(one.label)) ?? {};
      const isVerified = mailTruth[one.label]?.["posttls-finger"].startsWith("Verified by DANE") === true;
      const row = tables?.delivery.find(({ sender }) => sender === "dane");
      assert.deepEqual(row?.possible, [isVerified ? "encrypted-authenticated" : "refused"]);
    });
});

suite("senders that do not look for DANE", () => {
  for (const one of mailCases)
    test(one.label, optionsOf(one), async () => {
      const { tables } = (await ours.get(one.label)) ?? {};
      const rows = tables?.delivery.filter(({ sender }) => sender !== "dane") ?? [];
      assert.deepEqual(
        Object.fromEntries(rows.map(({ sender, possible }) => [sender, possible])),
        deliveryTruth(one.label),
      );
    });
});

suite("what else mail servers accept: --tls-scan", () => {
  for (const [label, found] of Object.entries(scanTruth))
    test(label, options, async () => {
      const { judgements = [] } = (await ours.get(`scan ${label}`)) ?? {};
      const told = judgements.flatMap(({ findings }) => findings).filter(({ id }) => byScan.has(id));
      assert.deepEqual(
        told.map(({ id, args }) => [id, args["versions"] ?? args["suites"]]),
        found.map(([id, args = {}]) => [id, args["versions"] ?? args["suites"]]),
      );
    });
});

const byScan: ReadonlySet<string> = new Set(
  ["ssl3", "old-versions", "weak-suites", "static-rsa"].map((id) => `starttls/${id}`),
);

suite("TLSA that fails validation", () => {
  test("only Confidential Delivery relies on it", options, async () => {
    const { judgements = [] } = (await ours.get("danebogus")) ?? {};
    const inCategory = judgements.find(({ check }) => check === "dnssec")?.inCategory ?? {};
    assert.deepEqual(
      Object.entries(inCategory).map(([category, { dnssec }]) => [category, dnssec?.kind]),
      [
        ["confidential-delivery", "unmet"],
        ["phishing-identity-theft", "met"],
        ["message-integrity", "met"],
      ],
    );
  });
});

suite("SPF", () => {
  for (const [label, truth] of Object.entries(spfTruth)) {
    test(label, options, (context) => check(context, label, truth, ["spf"]));
    test(`${label} for 192.0.2.4: ${truth.result}`, options, async () => {
      assert.ok(resolver);
      const delivery = { ip: "192.0.2.4", helo: "sender.test", sender: `a@${label}.test` };
      assert.equal((await checkHost(delivery, resolver, new Date())).result, truth.result);
    });
  }
});

suite("DKIM", () => {
  for (const [selector, truth] of Object.entries(dkimTruth))
    test(selector, options, (context) => check(context, `dkim ${selector}`, truth, ["dkim"]));
});

suite("DMARC", () => {
  for (const [label, truth] of Object.entries(dmarcTruth))
    test(label, options, (context) => check(context, label, truth, ["dmarc"]));
});

const table = process.env["LAB_TABLE"];
if (table !== undefined)
  test("ours beside theirs, as a table", options, async () => {
    const rows = mailCases.map(async ({ label }) => {
      const others = await Promise.all(peers.map(async (peer) => theirs.get(`${peer} ${label}`)));
      return { label, assessment: await ours.get(label), others };
    });
    writeFileSync(table, sideBySide(peers, await Promise.all(rows)));
  });

const transport: readonly CheckId[] = ["starttls", "x509", "dane", "mta-sts", "dnssec"];

/** Senders can use its records, or see that they were tampered with. */
function isForDane({ tlsa, zone }: MailCase): boolean {
  return tlsa.some((words) => /^[23] [01] /.test(words)) && zone !== "unsigned";
}

function optionsOf({ family }: MailCase, peer?: Peer): { skip?: string } {
  const skip = options.skip ?? (family === 6 && !hasIpv6() ? "no IPv6 here" : peer && whyNotAsked(peer));
  return skip === undefined ? {} : { skip };
}

function resolverOf({ anchor }: MailLab): LiveResolver {
  const server = parseServer(resolverUrl("unbound", "udp"));
  const anchors = readTrustAnchors(readFileSync(anchor, "utf8"));
  assert.ok(server.ok && anchors.ok);
  return liveResolver({ servers: [server.value], anchors: anchors.value, timeoutMs: dnsMs });
}

function ioOf({ certificates }: MailLab, resolver: LiveResolver, more: { tlsScan?: true } = {}): Io {
  return liveIo({
    ...more,
    resolver,
    now: new Date(),
    ehloName: "assess.test",
    injection: true,
    allowPrivate: true,
    timeouts: { smtp: { greeting: greetingMs } },
    roots: [certificates.authority.root.pem],
  });
}

/** Not all at once: what waits for a turn in this process would look like a server that is late. */
const atOnce = 24;

function assessments(io: Io): readonly Job[] {
  const domains = Object.keys({ ...mailTruth, ...mxTruth, ...spfTruth, ...dmarcTruth });
  const selectors = Object.keys(dkimTruth);
  return [
    ...domains.map((label) => later(ours, label, () => assess(name(`${label}.test`), io))),
    ...selectors.map((selector) =>
      later(ours, `dkim ${selector}`, () => assess(name("dkim.test"), { ...io, selectors: [selector] })),
    ),
  ];
}

/** On connections of their own. */
function scans(io: Io): readonly Job[] {
  return Object.keys(scanTruth).map((label) => later(ours, `scan ${label}`, () => assess(name(`${label}.test`), io)));
}

function questionsToPeers(lab: MailLab): readonly Job[] {
  return mailCases.flatMap((one) =>
    peers
      .filter((peer) => optionsOf(one, peer).skip === undefined)
      .map((peer) => later(theirs, `${peer} ${one.label}`, () => ask[peer](one, lab))),
  );
}

type Job = () => Promise<void>;

/** What it comes to is known under `key` from now on, and worked out in its turn. */
function later<T>(known: Map<string, Promise<T>>, key: string, work: () => Promise<T>): Job {
  const { promise, resolve } = Promise.withResolvers<T>();
  known.set(key, promise);
  return async () => {
    resolve(work());
    await promise.catch(() => {}); // its test tells
  };
}

/** Where we are wrong, the whole assessment is told as well. */
async function check(
  context: TestContext,
  key: string,
  truth: Truth | undefined,
  about: readonly CheckId[],
): Promise<void> {
  const assessment = await ours.get(key);
  assert.ok(assessment && truth);
  const found = steady(truthIn(assessment, truth, about));
  if (!isDeepStrictEqual(found, steady(truth)))
    context.diagnostic(inspect(assessment.judgements, { depth: 6, breakLength: 120 }));
  assert.deepEqual(found, steady(truth));
}

/** Of the criteria, those that the truth speaks of; of the findings, those of the checks that it is about. */
function truthIn({ judgements }: Assessment, truth: Truth, about: readonly CheckId[]): Truth {
  const all = Object.assign(
    {},
    ...judgements.map(({ criteria }) => criteria),
  ) as Assessment["judgements"][number]["criteria"];
  const wanted = Object.keys(truth.criteria) as CriterionId[];
  return {
    criteria: Object.fromEntries(
      wanted.flatMap((criterion) => {
        const kind = all[criterion]?.kind;
        return kind === undefined ? [] : [[criterion, kind]];
      }),
    ),
    findings: judgements
      .filter((judgement) => about.includes(judgement.check))
      .flatMap(({ findings }) => findings.map(({ id, args }) => [id, args] as const)),
  };
}
