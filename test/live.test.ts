/** What a review says where the network answers for names outside of the files, beside what it says without. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { catalogue } from "../src/catalogue.ts";
import { parseRecording, recorded, recordingText, replayed } from "../src/dns/recording.ts";
import type { Resolver } from "../src/dns/resolver.ts";
import type { Review } from "../src/model.ts";
import { html } from "../src/report/html.ts";
import { json } from "../src/report/json.ts";
import { markdown } from "../src/report/markdown.ts";
import { text } from "../src/report/text.ts";
import { type ReviewOptions, review } from "../src/review.ts";
import { network, silence } from "./support/network.ts";
import { treeOf } from "./support/tree.ts";

type Records = Readonly<Record<string, string>>;

const key = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
const good: Records = {
  ns: "@ NS ns1",
  mx: "@ MX 10 mx1",
  mx1: "mx1 A 192.0.2.25",
  spf: '@ TXT "v=spf1 mx include:_spf.vendor.example -all"',
  dmarc: '_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@example.test"',
  dkim: `s1._domainkey TXT "${key}"`,
  tlsa: `_25._tcp.mx1 TLSA 3 1 1 ${"a".repeat(64)}\n_25._tcp.mx1 TLSA 3 1 1 ${"b".repeat(64)}`,
};

const hosts = Array.from({ length: 10 }, (_, at) => `a${at}.vendor.example`);
const published = `
  _spf.vendor.example TXT v=spf1 ip4:198.51.100.0/24 -all
  two.vendor.example TXT v=spf1 ip4:198.51.100.0/25 ip4:198.51.100.128/25 -all
  wide.vendor.example TXT v=spf1 ip4:0.0.0.0/0 -all
  many.vendor.example TXT v=spf1 ${hosts.map((host) => `a:${host}`).join(" ")} -all
  ${hosts.map((host, at) => `${host} A 203.0.113.${at}`).join("\n")}
  mx.vendor.example A 192.0.2.77
  mxs.vendor.example A 192.0.2.78
  _25._tcp.mxs.vendor.example TLSA 3 1 1 ${"c".repeat(64)}
  none.policy.example TXT v=DMARC1; p=none
  reject.policy.example TXT v=DMARC1; p=reject; rua=mailto:d@example.test
  key.vendor.example TXT ${key}
  example.test._report._dmarc.reports.example TXT v=DMARC1
  slow.vendor.example !timeout
  bad.vendor.example !bogus
  example.test DS 4711 13 2 ${"ab".repeat(32)}
  _dmarc.example.test TXT v=DMARC1; p=reject
  mx1.example.test A 192.0.2.25`;

const spf = (terms: string): Records => ({ spf: `@ TXT "v=spf1 mx ${terms} -all"` });
const reports = (host: string): Records => ({ dmarc: `_dmarc TXT "v=DMARC1; p=reject; rua=mailto:d@${host}"` });

/** What a change of a good zone brings: from the files alone, and with the network. */
const stories: readonly [why: string, after: Records, offline: readonly string[], live: readonly string[]][] = [
  [
    "an include of a name that does not exist",
    spf("include:nothing.vendor.example"),
    ["medium SPF-NEW-INCLUDE"],
    ["critical SPF-INCLUDE-NONE"],
  ],
  [
    "an include that lets everybody send",
    spf("include:wide.vendor.example"),
    ["medium SPF-NEW-INCLUDE"],
    ["critical SPF-ALL-PASS"],
  ],
  [
    "an include of more look-ups than are allowed",
    spf("include:many.vendor.example"),
    ["medium SPF-NEW-INCLUDE"],
    ["critical SPF-LOOKUPS", "medium SPF-NEW-INCLUDE", "low SPF-WIDEN-NET"],
  ],
  [
    "an include of the networks that might send before: whoever runs it may let others send",
    spf("include:two.vendor.example"),
    ["medium SPF-NEW-INCLUDE"],
    ["medium SPF-NEW-INCLUDE"],
  ],
  ["the networks of an include in its place", spf("ip4:198.51.100.0/24"), ["medium SPF-WIDEN-NET"], []],
  [
    "an include that nobody answers for",
    spf("include:slow.vendor.example"),
    ["medium SPF-NEW-INCLUDE"],
    ["medium SPF-NEW-INCLUDE"],
  ],
  [
    "an include that is bogus",
    spf("include:bad.vendor.example"),
    ["medium SPF-NEW-INCLUDE"],
    ["medium SPF-NEW-INCLUDE"],
  ],
  [
    "an a of an outside host",
    spf("include:_spf.vendor.example a:mx.vendor.example"),
    ["medium SPF-NEW-INCLUDE"],
    ["medium SPF-NEW-INCLUDE", "low SPF-WIDEN-NET"],
  ],
  [
    "an MX host that does not exist",
    { mx: "@ MX 10 nothing.vendor.example." },
    ["medium MX-REPLACED"],
    ["high MX-MISSING"],
  ],
  [
    "an MX host without TLSA records",
    { mx: "@ MX 10 mx.vendor.example." },
    ["medium MX-REPLACED"],
    ["high DANE-COVERAGE", "medium MX-REPLACED", "low SPF-INDIRECT"],
  ],
  [
    "an MX host with TLSA records",
    { mx: "@ MX 10 mxs.vendor.example." },
    ["medium MX-REPLACED"],
    ["medium MX-REPLACED", "low SPF-INDIRECT"],
  ],
  ["reports to a host that agrees", reports("reports.example"), ["medium DMARC-RUA-MOVED"], ["medium DMARC-RUA-MOVED"]],
  [
    "reports to a host that does not agree",
    reports("nobody.example"),
    ["medium DMARC-RUA-MOVED"],
    ["medium DMARC-RUA-MOVED", "medium DMARC-RUA-UNAUTH"],
  ],
  [
    "_dmarc is an alias of a weaker policy",
    { dmarc: "_dmarc CNAME none.policy.example." },
    ["high DMARC-CNAME"],
    ["critical DMARC-SELF-DOWN", "medium DMARC-RUA-REMOVED"],
  ],
  [
    "_dmarc is an alias of the same policy",
    { dmarc: "_dmarc CNAME reject.policy.example." },
    ["high DMARC-CNAME"],
    ["medium DMARC-CNAME"],
  ],
  [
    "_dmarc is an alias that is bogus",
    { dmarc: "_dmarc CNAME bad.vendor.example." },
    ["high DMARC-CNAME"],
    ["high DMARC-CNAME"],
  ],
  [
    "_dmarc is handed on: what is published is the old record",
    { dmarc: "_dmarc NS ns1.vendor.example." },
    ["high NS-DELEGATE"],
    ["high NS-DELEGATE"],
  ],
  [
    "_dmarc goes: what is published is the old record",
    { dmarc: "" },
    ["critical DMARC-REMOVED"],
    ["critical DMARC-REMOVED"],
  ],
  [
    "the key is an alias of a vendor's, and the same",
    { dkim: "s1._domainkey CNAME key.vendor.example." },
    ["low DKIM-CNAME"],
    ["low DKIM-CNAME"],
  ],
  [
    "the key is an alias of nothing",
    { dkim: "s1._domainkey CNAME nothing.vendor.example." },
    ["low DKIM-CNAME"],
    ["high DKIM-LAST-REMOVED"],
  ],
  [
    "other name servers under a DS",
    { ns: "@ NS ns1.vendor.example." },
    ["medium APEX-NS-CHANGED"],
    ["high DNSSEC-NS-MOVE"],
  ],
  ["nothing", {}, [], []],
];

const zone = (records: Records): string =>
  `$ORIGIN example.test.\n$TTL 3600\n@ SOA ns1 hostmaster 1 2 3 4 5\nns1 A 192.0.2.53\n${Object.values(records).join("\n")}\n`;
const tree = (records: Records) => treeOf({ "example.test.zone": zone({ ...good, ...records }) });
const now = new Date("2026-11-22");

function reviewed(after: Records, resolver?: Resolver, by: "network" | "recording" = "network"): Promise<Review> {
  const outside: Pick<ReviewOptions, "outside"> = resolver === undefined ? {} : { outside: { by, resolver } };
  return review(tree({}), tree(after), { failOn: "high", now, ...outside });
}

const told = ({ changes }: Review): readonly string[] =>
  changes.filter(({ direction }) => direction !== "strengthened").map(({ severity, rule }) => `${severity} ${rule}`);

for (const [why, after, offline, live] of stories) {
  test(`${why}: with the network`, async () => {
    assert.deepEqual(told(await reviewed(after)), offline);
    assert.deepEqual(told(await reviewed(after, network(published))), live);
  });
  test(`${why}: a network that does not answer changes nothing but the reasons`, async () => {
    const { notAssessed, outside, ...silent } = await reviewed(after, silence);
    const { notAssessed: _, ...alone } = await reviewed(after);
    assert.deepEqual(withoutReasons(silent), withoutReasons(alone));
    assert.equal(outside?.unanswered, outside?.questions);
    assert.equal(notAssessed.length, _.length + (outside?.questions === 0 ? 0 : 1));
  });
  test(`${why}: a recording gives the same report byte for byte`, async () => {
    const kept = recorded(network(published));
    const live = await reviewed(after, kept);
    const parsed = parseRecording(recordingText(kept.recording(now)));
    assert.ok(parsed.ok);
    const again = await reviewed(after, replayed(parsed.value));
    assert.equal(json(again, catalogue), json(live, catalogue));
  });
}

/** Why something is not known may differ; what is known may not. */
function withoutReasons(value: object): unknown {
  return JSON.parse(JSON.stringify(value, (name, inner: unknown) => (name === "because" ? "" : inner)));
}

test("a zone that is taken out of the files is not found again in the network", async () => {
  const asked: string[] = [];
  const world = network(published);
  const watched: Resolver = {
    query(owner, type) {
      asked.push(`${owner} ${type}`);
      return world.query(owner, type);
    },
  };
  const other = { "other.test.zone": zone({ mx: "@ MX 10 mx1.example.test." }).replace("example.test", "other.test") };
  const before = treeOf({ ...other, "example.test.zone": zone(good) });
  const found = await review(before, treeOf(other), { now, outside: { by: "network", resolver: watched } });
  assert.deepEqual(
    asked.filter((question) => /(?:^|[.])example\.test /.test(question) && !question.endsWith(" DS")),
    [],
  );
  assert.equal(found.domains.find(({ domain }) => domain === "example.test")?.after, undefined);
  assert.ok(found.notAssessed.some(({ why }) => why === "the zone is no longer in the files"));
});

test("no question is asked twice, none about the files, and few in all", async () => {
  const asked: string[] = [];
  const world = network(published);
  const resolver: Resolver = {
    query(owner, type) {
      asked.push(`${owner} ${type}`);
      return world.query(owner, type);
    },
  };
  const { outside } = await reviewed({ mx: "@ MX 10 mxs.vendor.example." }, resolver);
  assert.deepEqual(asked.toSorted(), [
    "_25._tcp.mxs.vendor.example NS",
    "_25._tcp.mxs.vendor.example TLSA",
    "_dmarc.test TXT",
    "_spf.vendor.example TXT",
    "example CAA",
    "example.test DS",
    "mxs.vendor.example A",
    "mxs.vendor.example AAAA",
    "mxs.vendor.example CAA",
    "test CAA",
    "test NS",
    "test SOA",
    "vendor.example CAA",
  ]);
  assert.deepEqual(outside, { by: "network", at: now.toISOString(), questions: asked.length, unanswered: 0 });
});

test("every report says who was asked, and when", async () => {
  const live = await reviewed(spf("include:bad.vendor.example"), network(published));
  const replay = await reviewed({}, network(published), "recording");
  const alone = await reviewed({});
  const reports = (found: Review) => [
    markdown(found, catalogue, { limit: 65_000 }),
    html(found, catalogue),
    text(found, catalogue, (_style, words) => words).replaceAll("\n", " "),
  ];
  const by =
    "Names outside of the files were answered by the network on 2026-11-22 00:00:00 UTC: 7 questions, 1 of them";
  for (const report of reports(live)) assert.ok(report.includes(by), report);
  for (const report of reports(replay))
    assert.match(report, /answered from a recording of 2026-11-22 00:00:00 UTC: \d+ /);
  for (const report of reports(alone)) assert.doesNotMatch(report, /network|recording/);
});

test("what got no answer is named", async () => {
  const { notAssessed, outside } = await reviewed(spf("include:bad.vendor.example"), network(published));
  assert.deepEqual(
    notAssessed.map(({ what, why }) => `${what}: ${why}`),
    ["bad.vendor.example TXT: the signature is wrong"],
  );
  assert.equal(outside?.unanswered, 1);
});
